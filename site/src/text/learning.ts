/** Words of learning: lessons, quizzes, results. Encourage, never scold; nobody fails here, some things are not there yet. */
import { formatMoment, type Zone } from './format.ts'

/** The headings of the blocks in a lesson; they become part of the published text. */
export const BLOCK = {
  danger: 'Tanda bahaya: SEGERA RUJUK ke bidan atau Puskesmas',
  actions: 'Yang harus saya lakukan di desa',
  refer: 'Kapan merujuk',
  source: (source: string, reviewedOn: string) => `Sumber: ${source}. Ditinjau ${reviewedOn}.`,
  mayBeLocal: 'Dinas setempat dapat mengganti isi kartu ini.',
  table: (number: number) => `Tabel ${number}`,
  meaningOf: (word: string) => `Lihat arti ${word}`,
  practice: 'Latihan, tidak dinilai',
  practiceRight: 'Tepat.',
  practiceWrong: 'Belum tepat.',
  listen: 'Dengarkan',
  lasts: (seconds: number) =>
    seconds < 60
      ? `${Math.max(1, Math.round(seconds))} detik`
      : `${Math.round(seconds / 60)} menit`,
}

export const PRINT_LINK = 'Cetak modul ini'

/** A module on paper. */
export const PRINT = {
  how: 'Untuk mencetak dari HP: tekan menu (tiga titik) di Chrome, pilih Bagikan, lalu Cetak. Di komputer: tekan Ctrl dan P.',
} as const

const NUMBER_WORDS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan']

export const LEARN = {
  catalogTitle: 'Belajar',
  /** Ibu or Bapak only when the sex is known. */
  welcome: (name: string, sex: 'F' | 'M' | null) => {
    if (name === '') return 'Selamat datang'
    return `Selamat datang, ${sex === null ? '' : sex === 'F' ? 'Ibu ' : 'Bapak '}${name}`
  },
  noCourse: 'Belum ada pelatihan yang dibuka',
  noCourseBody: 'Pelatih Anda akan membukanya. Silakan kembali lagi nanti.',
  moduleNumber: (number: number) => `Modul ${number}`,
  lessonNumber: (number: number, total: number) => `Pelajaran ${number} dari ${total}`,
  state: {
    locked: 'Terkunci',
    ready: 'Belum dimulai',
    started: 'Sedang dipelajari',
    waiting: 'Sudah dijawab, menunggu dikirim',
    done: 'Selesai',
  },
  testState: {
    locked: 'Terkunci',
    // Also when it was started and not handed in yet.
    ready: 'Sudah terbuka',
    started: 'Belum selesai',
    waiting: 'Sudah dijawab, menunggu dikirim',
    done: 'Selesai',
  },
  lessonDone: 'Sudah dibaca',
  lessonNotDone: 'Belum dibaca',
  /** The kinds of hours are named only where there is more than one. */
  jp: ({ theory, assignment, practice }: Record<'theory' | 'assignment' | 'practice', number>) => {
    const all = theory + assignment + practice
    const kinds = [
      theory > 0 ? `teori ${theory}` : '',
      assignment > 0 ? `penugasan ${assignment}` : '',
      practice > 0 ? `praktik lapangan ${practice}` : '',
    ].filter((part) => part !== '')
    return `${all} jam pelajaran (JP)${kinds.length > 1 ? `: ${kinds.join(', ')}` : ''}`
  },
  jpMeaning: '1 JP = 45 menit',
  pace: 'Bisa dibaca sedikit demi sedikit.',
  objective: 'Setelah modul ini',
  lessons: 'Pelajaran',
  quiz: 'Kuis modul',
  quizOf: (title: string) => `Kuis: ${title}`,
  question: (number: number) => `Soal ${number}`,
  quizHelp: (questions: number) => `Ada ${questions} soal. Pilih satu jawaban untuk setiap soal.`,
  scoreNote: (score: number) => `nilai ${score}`,
  bestScore: (score: number) => `Nilai terbaik Anda ${score}`,
  kept: (score: number) => `Nilai terbaik Anda tetap ${score}.`,
  used: (used: number, attempts: number) =>
    attempts === 0
      ? `Sudah dicoba ${used} kali.`
      : `Sudah dipakai ${used} dari ${attempts} kesempatan.`,
  readAgain: 'Baca lagi modulnya',
  testAbout: 'Tes ini memeriksa semua modul sekaligus. Kerjakan dengan tenang.',
  thenQuiz: 'Sesudah ini: kuis modul.',
  thenLesson: (title: string) => `Sesudah ini: ${title}.`,
  toQuiz: 'Lanjut ke kuis modul',
  start: 'Mulai belajar',
  resume: (title: string) => `Lanjutkan: ${title}`,
  takeQuiz: 'Kerjakan kuis',
  tryAgain: 'Coba lagi',
  improve: 'Kerjakan lagi untuk nilai lebih tinggi',
  toModules: 'Ke daftar modul',
  toUnsent: 'Lihat yang belum terkirim',
  toModule: (title: string) => `Ke modul ${title}`,
  toTest: 'Ke halaman tes',
  markRead: 'Tandai selesai & lanjut',
  previous: 'Sebelumnya',
  screen: (number: number, total: number) => `Bagian ${number} dari ${total}`,
  lockedNote: (title: string) =>
    `Modul ini terbuka setelah kuis “${title}” selesai dengan nilai cukup.`,
  testLockedNote: 'Tes akhir terbuka setelah semua modul selesai.',
  rules: (quiz: {
    questions: number
    passMark: number
    attempts: number
    coolDownMinutes: number
  }) => [
    `${quiz.questions} soal, pilih satu jawaban untuk setiap soal.`,
    `Nilai minimal ${quiz.passMark}.`,
    quiz.attempts === 0 ? 'Boleh dicoba lagi berapa kali pun.' : `Ada ${quiz.attempts} kesempatan.`,
    ...(quiz.coolDownMinutes > 0
      ? [
          `Jika nilai belum cukup, baca lagi dulu. Bisa dicoba lagi setelah ${duration(quiz.coolDownMinutes)}.`,
        ]
      : []),
  ],
  answerAnywhere:
    'Kuis modul yang tersimpan di HP bisa dijawab tanpa sinyal. Nilai keluar setelah jawaban terkirim.',
  attempt: (number: number, attempts: number) =>
    attempts === 0 ? `Kesempatan ke-${number}` : `Kesempatan ke-${number} dari ${attempts}`,
  usedUp:
    'Semua kesempatan sudah dipakai. Nilai Anda tetap tersimpan. Hubungi pelatih Anda untuk belajar bersama.',
  waiting: (until: string, zone: Zone) =>
    `Istirahat dulu sebentar sambil membaca lagi. Bisa dicoba lagi pada ${formatMoment(until, zone)}.`,
  questionNumber: (number: number, total: number) => `Soal ${number} dari ${total}`,
  send: 'Kirim jawaban',
  sendHelp: 'Periksa lagi jawaban Anda sebelum dikirim.',
  notAnswered: 'Soal ini belum dijawab. Pilih satu jawaban.',
  notAnsweredTitle: (count: number) =>
    `Ada ${count} soal yang belum dijawab. Jawaban lain masih tersimpan di halaman ini.`,
  notAnsweredAction: 'Lengkapi soal yang ditandai, lalu kirim lagi.',
  resultTitle: (score: number) => `Nilai Anda ${score}`,
  resultRight: (right: number, total: number) => `${right} dari ${total} jawaban tepat`,
  resultPass: (passMark: number) => `Nilai minimal ${passMark}`,
  passed: {
    nextModule: 'Bagus! Modul berikutnya sudah terbuka.',
    test: 'Bagus! Semua modul selesai. Tes akhir sudah terbuka.',
    course:
      'Selamat! Anda sudah menyelesaikan pelatihan ini. Dinas akan memproses sertifikat Anda.',
  },
  notYet: (module: string) => `Silakan baca lagi Modul “${module}”, lalu coba lagi.`,
  notYetTest: 'Silakan baca lagi modul di bawah ini, lalu coba lagi.',
  rereadTitle: 'Baca lagi modul ini',
  right: 'Tepat',
  notRight: 'Belum tepat',
  yourAnswer: 'Jawaban Anda',
  noAnswer: 'Tidak dijawab',
  rightAnswer: 'Jawaban yang benar',
  because: 'Sebabnya',
  answersClosed:
    'Pembahasan dibuka setelah Anda lulus tes ini, atau setelah semua kesempatan dipakai.',
  review: 'Pembahasan',
  handedIn: (at: string, zone: Zone) => `Dikirim ${formatMoment(at, zone)}`,
  allDone: 'Semua modul dan tes selesai',
  allDoneBody: 'Dinas akan memproses sertifikat Anda. Modul tetap bisa dibaca kapan saja.',
  toCertificate: 'Lihat sertifikat',
}

function duration(minutes: number): string {
  if (minutes % 1440 === 0) return `${inWords(minutes / 1440)} hari`
  if (minutes % 60 === 0) return `${inWords(minutes / 60)} jam`
  return `${minutes} menit`
}

function inWords(value: number): string {
  return NUMBER_WORDS[value] ?? String(value)
}
