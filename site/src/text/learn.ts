/**
 * Words of learning: lessons, quizzes, results. Encourage, never scold; nobody fails here, some things are not there yet.
 * One constant each, taken as `* as LEARN`: a phone carries only those that its pages use, and no names.
 */
import { formatDate, formatMoment, type Zone } from './format.ts'

export const catalogTitle = 'Belajar'
/** Ibu or Bapak only when the sex is known. */
export const welcome = (name: string, sex: 'F' | 'M' | null) => {
  if (name === '') return 'Selamat datang'
  return `Selamat datang, ${sex === null ? '' : sex === 'F' ? 'Ibu ' : 'Bapak '}${name}`
}
export const noCourse = 'Belum ada pelatihan yang dibuka'
export const noCourseBody = 'Pelatih Anda akan membukanya. Silakan kembali lagi nanti.'
export const moduleNumber = (number: number) => `Modul ${number}`
export const lessonNumber = (number: number, total: number) => `Pelajaran ${number} dari ${total}`
export const state = {
  locked: 'Terkunci',
  ready: 'Belum dimulai',
  started: 'Sedang dipelajari',
  waiting: 'Sudah dijawab, menunggu dikirim',
  done: 'Selesai',
}
export const testState = {
  locked: 'Terkunci',
  // Also when it was started and not handed in yet.
  ready: 'Sudah terbuka',
  started: 'Belum selesai',
  waiting: 'Sudah dijawab, menunggu dikirim',
  done: 'Selesai',
}
export const lessonDone = 'Sudah dibaca'
export const lessonNotDone = 'Belum dibaca'
/** The kinds of hours are named only where there is more than one. */
export const jp = ({
  theory,
  assignment,
  practice,
}: Record<'theory' | 'assignment' | 'practice', number>) => {
  const all = theory + assignment + practice
  const kinds = [
    theory > 0 ? `teori ${theory}` : '',
    assignment > 0 ? `penugasan ${assignment}` : '',
    practice > 0 ? `praktik lapangan ${practice}` : '',
  ].filter((part) => part !== '')
  return `${all} jam pelajaran (JP)${kinds.length > 1 ? `: ${kinds.join(', ')}` : ''}`
}
export const jpMeaning = '1 JP = 45 menit'
export const pace = 'Bisa dibaca sedikit demi sedikit.'
export const objective = 'Setelah modul ini'
export const lessons = 'Pelajaran'
export const quiz = 'Kuis modul'
export const quizOf = (title: string) => `Kuis: ${title}`
export const question = (number: number) => `Soal ${number}`
export const quizHelp = (questions: number) => `Ada ${questions} soal. Jawab semuanya.`
export const scoreNote = (score: number) => `nilai ${score}`
export const bestScore = (score: number) => `Nilai terbaik Anda ${score}`
export const kept = (score: number) => `Nilai terbaik Anda tetap ${score}.`
export const used = (count: number, attempts: number) =>
  attempts === 0
    ? `Sudah dicoba ${count} kali.`
    : `Sudah dipakai ${count} dari ${attempts} kesempatan.`
export const readAgain = 'Baca lagi modulnya'
export const testAbout = 'Tes ini memeriksa semua modul sekaligus. Kerjakan dengan tenang.'
export const thenQuiz = 'Sesudah ini: kuis modul'
export const thenLesson = (title: string) => `Sesudah ini: ${title}`
export const toQuiz = 'Lanjut ke kuis modul'
export const start = 'Mulai belajar'
export const resume = (title: string) => `Lanjutkan: ${title}`
export const takeQuiz = 'Kerjakan kuis'
export const tryAgain = 'Coba lagi'
export const improve = 'Kerjakan lagi untuk nilai lebih tinggi'
export const toModules = 'Ke daftar modul'
export const toUnsent = 'Lihat yang belum terkirim'
export const toModule = (title: string) => `Ke modul ${title}`
export const toTest = 'Ke halaman tes'
export const markRead = 'Tandai selesai & lanjut'
export const previous = 'Sebelumnya'
export const screen = (number: number, total: number) => `Bagian ${number} dari ${total}`
export const lockedNote = (title: string) =>
  `Modul ini terbuka setelah kuis “${title}” selesai dengan nilai cukup.`
export const testLockedNote = 'Tes akhir terbuka setelah semua modul selesai.'
export const rules = (of: {
  questions: number
  passMark: number
  attempts: number
  coolDownMinutes: number
  closesOn?: string | undefined
}) => [
  `${of.questions} soal.`,
  `Nilai minimal ${of.passMark}.`,
  of.attempts === 0 ? 'Boleh dicoba lagi berapa kali pun.' : `Ada ${of.attempts} kesempatan.`,
  ...(of.closesOn === undefined ? [] : [`Dibuka sampai ${formatDate(of.closesOn)}.`]),
  ...(of.coolDownMinutes > 0
    ? [
        `Jika nilai belum cukup, baca lagi dulu. Bisa dicoba lagi setelah ${duration(of.coolDownMinutes)}.`,
      ]
    : []),
]
export const answerAnywhere =
  'Kuis modul yang tersimpan di HP bisa dijawab tanpa sinyal. Nilai keluar setelah jawaban terkirim.'
export const attempt = (number: number, attempts: number) =>
  attempts === 0 ? `Kesempatan ke-${number}` : `Kesempatan ke-${number} dari ${attempts}`
export const usedUp =
  'Semua kesempatan sudah dipakai. Nilai Anda tetap tersimpan. Hubungi pelatih Anda untuk belajar bersama.'
export const waiting = (until: string, zone: Zone) =>
  `Istirahat dulu sebentar sambil membaca lagi. Bisa dicoba lagi pada ${formatMoment(until, zone)}.`
export const questionNumber = (number: number, total: number) => `Soal ${number} dari ${total}`
export const send = 'Kirim jawaban'
export const sendHelp = 'Periksa lagi jawaban Anda sebelum dikirim.'
export const notAnswered = 'Soal ini belum dijawab lengkap.'
/** How a question of each type is answered; of one right option nothing needs to be said. */
export const how = {
  many: 'Pilih semua yang benar.',
  match: 'Pilih pasangan yang cocok.',
  order: 'Beri setiap langkah nomor urut.',
  number: 'Tulis dengan angka.',
  short: 'Tulis dengan singkat.',
}
export const choose = 'Pilih…'
export const notAnsweredTitle = (count: number) =>
  `Ada ${count} soal yang belum dijawab. Jawaban lain masih tersimpan di halaman ini.`
export const notAnsweredAction = 'Lengkapi soal yang ditandai, lalu kirim lagi.'
export const resultTitle = (score: number) => `Nilai Anda ${score}`
export const resultRight = (right: number, total: number) => `${right} dari ${total} jawaban tepat`
export const resultPass = (passMark: number) => `Nilai minimal ${passMark}`
export const passed = {
  nextModule: 'Bagus! Modul berikutnya sudah terbuka.',
  test: 'Bagus! Semua modul selesai. Tes akhir sudah terbuka.',
  course: 'Selamat! Anda sudah menyelesaikan pelatihan ini.',
}
export const notYet = (module: string) => `Silakan baca lagi Modul “${module}”, lalu coba lagi.`
export const notYetTest = 'Silakan baca lagi modul di bawah ini, lalu coba lagi.'
export const rereadTitle = 'Baca lagi modul ini'
export const right = 'Tepat'
export const notRight = 'Belum tepat'
export const yourAnswer = 'Jawaban Anda'
export const noAnswer = 'Tidak dijawab'
export const rightAnswer = 'Jawaban yang benar'
export const because = 'Sebabnya'
export const answersClosed =
  'Pembahasan dibuka setelah Anda lulus, atau setelah semua kesempatan dipakai.'
export const answersAfter = (day: string) => `Pembahasan dibuka sesudah ${formatDate(day)}.`
export const review = 'Pembahasan'
export const handedIn = (at: string, zone: Zone) => `Dikirim ${formatMoment(at, zone)}`
export const allDone = 'Semua modul dan tes selesai'
/** Of who meets the whole pass rule. */
export const certificateNext = 'Dinas akan memproses sertifikat Anda.'
export const allDoneBody = 'Modul tetap bisa dibaca kapan saja.'
export const toCertificate = 'Lihat sertifikat'

function duration(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} hari`
  if (minutes % 60 === 0) return `${minutes / 60} jam`
  return `${minutes} menit`
}
