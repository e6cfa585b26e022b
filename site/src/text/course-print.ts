/** The words of a course on paper: the participant's booklet and the trainer's handbook. */
import type { Question } from '../../../worker/contract/curriculum.ts'
import { formatDate, formatMoment, formatNumber, type Zone } from './format.ts'

export type Reader = 'peserta' | 'pelatih'

export const PRINT_PAGE = {
  title: 'Cetak pelatihan',
  lede: 'Buku peserta untuk dibagikan, atau buku pegangan pelatih dengan kunci jawaban.',
  loading: 'Menyiapkan buku…',
  back: 'Ke susunan pelatihan',
  reader: 'Untuk',
  readers: [
    { value: 'peserta', label: 'Peserta' },
    { value: 'pelatih', label: 'Pelatih' },
  ],
  content: 'Isi',
  contents: [
    { value: 'terbit', label: 'Yang terbit' },
    { value: 'draf', label: 'Draf' },
  ],
  texts: 'Naskah pelajaran',
  textKinds: [
    { value: 'lengkap', label: 'Lengkap' },
    { value: 'ringkas', label: 'Ringkas' },
  ],
  print: 'Cetak atau simpan PDF',
  printHelp:
    'Pada jendela cetak, pilih kertas A4. Untuk PDF, pilih “Simpan sebagai PDF” sebagai printer.',
  keysOpen: 'Buku ini berisi kunci jawaban. Jangan dibagikan kepada peserta.',
  problemsTitle: 'Draf ini belum bisa dicetak',
  problems: (count: number) =>
    `${formatNumber(count)} hal perlu dibereskan dulu, sama seperti sebelum terbit.`,
  problemsWay: 'Lihat yang perlu dibereskan',
  preview: 'Seperti ini isinya. Halaman dan nomornya dibuat saat dicetak.',
} as const

export const BOOK = {
  kinds: { peserta: 'Buku peserta', pelatih: 'Buku pegangan pelatih' },
  demo: 'DATA CONTOH',
  name: 'Nama',
  village: 'Desa atau kelurahan',
  subDistrict: 'Kecamatan',
  trainer: 'Pelatih',
  heldOn: 'Tanggal pelatihan',
  secret: 'Berisi kunci jawaban. Hanya untuk pelatih; jangan dibagikan kepada peserta.',
  audience: 'Untuk',
  version: 'Versi',
  size: 'Isi',
  contents: 'Daftar isi',
  module: (number: number) => `Modul ${number}`,
  objective: 'Sesudah modul ini peserta',
  hours: 'Waktu',
  notes: 'Catatan',
  notesOf: (title: string) => `Catatan: ${title}`,
  quiz: 'Soal modul',
  quizHelp: 'Kerjakan tanpa membuka pelajaran, lalu kirim jawabannya lewat HP supaya dinilai.',
  quizKeys: 'Soal modul dan kuncinya',
  test: 'Tes akhir dan kuncinya',
  practice: 'Latihan, tidak dinilai',
  recording: 'Rekaman suara',
  recordingHelp: 'dengarkan di HP',
  question: (number: number) => `Soal ${number}`,
  write: 'Jawaban:',
  right: 'Benar',
  answer: 'Jawaban benar',
  accepted: 'Bentuk lain yang diterima',
  explanation: 'Pembahasan',
  source: 'Sumber',
  measures: 'Yang diukur',
  keyMissing: 'Kunci soal ini tidak ditemukan.',
  plan: 'Rencana waktu',
  planHelp:
    'Saran pembagian waktu teori menurut panjang naskah. Satu JP 45 menit. Sesuaikan dengan peserta.',
  lesson: 'Pelajaran',
  minutes: 'Menit',
  theory: 'Teori',
  assignment: 'Tugas',
  fieldPractice: 'Praktik',
  total: 'Jumlah',
  jp: 'JP',
  facts: 'Kartu fakta dan sumbernya',
  factsHelp:
    'Periksa tanggal tinjau ulang sebelum mengajar. Fakta yang lewat tanggalnya perlu ditanyakan ke Dinas Kesehatan.',
  factsNone: 'Pelatihan ini tidak memuat kartu fakta.',
  fact: 'Fakta',
  where: 'Pelajaran',
  reviewedOn: 'Ditinjau',
  reviewBy: 'Tinjau sebelum',
  overdue: 'sudah lewat',
} as const

/** What is done with a question on paper; one that says nothing has one right answer. */
export const HOW_ON_PAPER: Readonly<Record<NonNullable<Question['type']> | 'one', string>> = {
  one: 'Pilih satu jawaban.',
  many: 'Pilih semua yang benar.',
  match: 'Tulis huruf pasangan yang cocok.',
  order: 'Beri nomor urut pada setiap langkah.',
  number: 'Tulis dengan angka.',
  short: 'Tulis dengan singkat.',
}

type Hours = { readonly theory: number; readonly assignment: number; readonly practice: number }

export function totalHours({ theory, assignment, practice }: Hours): number {
  return theory + assignment + practice
}

/** "3 JP (135 menit)" */
export function hoursWords(jp: number): string {
  return `${decimal(jp)} JP (${formatNumber(Math.round(jp * 45))} menit)`
}

export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',')
}

export function versionWords(
  version: { readonly number: number; readonly publishedAt: string } | null,
  savedAt: string,
  zone: Zone,
): string {
  return version === null
    ? `Draf, disimpan ${formatMoment(savedAt, zone)}`
    : `Versi ${formatNumber(version.number)}, diterbitkan ${formatDate(version.publishedAt)}`
}

/** The same where there is little room: in the margin of every sheet. */
export function shortVersionWords(version: { readonly number: number } | null): string {
  return version === null ? 'Draf' : `Versi ${formatNumber(version.number)}`
}

export function reviewWords(review: {
  readonly by: string | null
  readonly on: string | null
  readonly notice: string
}): string {
  if (review.by === null) return review.notice
  return review.on === null
    ? `Ditelaah oleh ${review.by}.`
    : `Ditelaah oleh ${review.by}, ${formatDate(review.on)}.`
}

export function sizeWords(modules: number, lessons: number, jp: number): string {
  return `${formatNumber(modules)} modul, ${formatNumber(lessons)} pelajaran, ${decimal(jp)} JP`
}

/** "Lulus mulai nilai 70. Kuis mengambil 5 soal dari 8." */
export function quizWords(
  quiz: {
    readonly passMark: number
    readonly questions: number
    readonly minutes?: number | undefined
  },
  items: number,
): string {
  const drawn =
    quiz.questions < items
      ? `Setiap kali diambil ${formatNumber(quiz.questions)} soal dari ${formatNumber(items)}.`
      : `${formatNumber(items)} soal.`
  const limit = quiz.minutes ? ` Waktu ${formatNumber(quiz.minutes)} menit.` : ''
  return `${drawn} Lulus mulai nilai ${formatNumber(quiz.passMark)}.${limit}`
}
