/** Words of a class's codes and of what cadres thought of a meeting, as trainers and officers read them. */
import type { Evaluation } from '../../../worker/contract/evaluations.ts'
import type { MarkQuestion } from '../../../worker/contract/evaluation-questions.ts'
import { formatDate, formatMean, formatNumber } from './format.ts'

export const CODES = {
  intro:
    'Buat kode untuk membuka modul bagi peserta yang ada di ruangan, walau modul sebelumnya belum lulus. Peserta memindai atau mengetiknya di HP masing-masing. Membuka tidak meluluskan: semua modul tetap harus diselesaikan.',
  make: 'Buat kode baru',
  modules: 'Modul yang dibuka',
  none: 'Pilih sedikitnya satu modul.',
  send: 'Buat kode',
  working: 'Membuat…',
  openTitle: 'Kode yang berlaku hari ini',
  noneOpen: 'Belum ada kode. Buat dulu di bawah.',
  screen: 'Tampilkan di layar',
  close: 'Tutup kode',
  closeTitle: 'Tutup kode ini?',
  closeBody:
    'Mulai sekarang tidak ada yang bisa membuka modul dengan kode ini. Modul yang sudah terbuka tetap terbuka.',
  back: 'Tutup layar',
  picture: 'Kode QR untuk membuka modul',
  screenTitle: 'Buka modul di HP Anda',
  help: (host: string) => `Pindai dengan kamera, atau buka ${host}/buka/ dan ketik kodenya.`,
  until: (time: string) => `Berlaku sampai pukul ${time}`,
  entered: (count: number) =>
    count === 0
      ? 'Belum ada peserta yang memakainya'
      : `${formatNumber(count)} peserta sudah memakainya`,
} as const

export const FEEDBACK = {
  loading: 'Membuka umpan balik…',
  intro:
    'Peserta mengisi tanpa nama. Hasil tampil setelah lima orang mengisi dan bertambah setiap lima orang, agar tidak ada jawaban yang dapat ditebak.',
  noneTitle: 'Belum ada hasil',
  few: 'Hasil tampil setelah sedikitnya lima peserta mengisi.',
  linkTitle: 'Ajak peserta mengisi',
  link: 'Peserta yang diundang atau tercatat hadir bisa membukanya di HP, juga dari halaman sesudah mencatat kehadiran.',
  screen: 'Tampilkan kode QR',
  screenTitle: 'Umpan balik kegiatan',
  picture: 'Kode QR untuk mengisi umpan balik',
  help: 'Pindai dengan kamera HP. Tanpa nama, sekitar dua menit.',
  charts: 'Penilaian',
  texts: 'Kata-kata peserta',
  noTexts: 'Tidak ada yang menulis.',
  question: 'Pertanyaan',
  about: 'Tentang',
  answers: 'Jawaban',
  mean: 'Rata-rata',
  said: 'Tulisan',
  table: 'Angka umpan balik',
  showTable: 'Lihat sebagai tabel',
  sentence: 'Kalimat untuk laporan',
  copy: 'Salin',
  copied: 'Sudah disalin.',
  file: 'umpan-balik-kegiatan',
  scale: '1 sangat kurang, 5 sangat baik',
} as const

export function openDays({ isOpen, opensOn, closesOn }: Evaluation): string {
  return isOpen
    ? `Isian dibuka sampai ${formatDate(closesOn)}.`
    : `Isian dibuka ${formatDate(opensOn)} sampai ${formatDate(closesOn)}.`
}

/** "24 dari 28 peserta yang hadir sudah mengisi" */
export function answeredOf({ answers, attended, invited }: Evaluation): string {
  const of =
    attended > 0
      ? `${formatNumber(attended)} peserta yang hadir`
      : `${formatNumber(invited)} peserta yang diundang`
  return `${formatNumber(answers)} dari ${of} sudah mengisi.`
}

/** What has fewer marks than may be shown; empty when there is nothing of the kind. */
export function hiddenPart(names: readonly string[]): string {
  return names.length === 0
    ? ''
    : `Belum ditampilkan karena yang menilai kurang dari lima orang: ${names.join('; ')}.`
}

export function shownPart({ answers, shown }: Evaluation): string {
  return answers === shown
    ? ''
    : ` ${formatNumber(answers - shown)} jawaban lain belum ditampilkan supaya tidak ada yang dapat dikenali.`
}

/** Null when nobody gave a mark. */
export function meanOf(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return all === 0 ? null : counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / all
}

export function meanWords(counts: readonly number[]): string {
  const mean = meanOf(counts)
  return mean === null ? '-' : formatMean(mean)
}

const REPORT_PARTS: readonly (readonly [string, readonly MarkQuestion[]])[] = [
  ['materi', ['MATTER_CLEAR', 'MATTER_FITS']],
  ['narasumber', ['SPEAKER']],
  ['manfaat', ['USE_VILLAGE', 'USE_SURE']],
  ['tempat dan waktu', ['PLACE_ROOM', 'PLACE_TIME']],
]

/** A sentence for a report; empty while nothing is shown. */
export function evaluationSentence({
  answers,
  shown,
  attended,
  marks,
}: Pick<Evaluation, 'answers' | 'shown' | 'attended' | 'marks'>): string {
  if (shown === 0) return ''
  const parts = REPORT_PARTS.flatMap(([words, questions]) => {
    const counts = [0, 0, 0, 0, 0].map((_, at) =>
      marks
        .filter(({ question }) => questions.includes(question))
        .reduce((sum, mark) => sum + (mark.counts[at] ?? 0), 0),
    )
    const mean = meanOf(counts)
    return mean === null ? [] : `${words} ${formatMean(mean)}`
  })
  const of = attended > 0 ? ` dari ${formatNumber(attended)} peserta yang hadir` : ' peserta'
  const list =
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} dan ${parts.at(-1) ?? ''}`
  const from = answers === shown ? '' : ` dari ${formatNumber(shown)} jawaban`
  const means = list === '' ? '' : ` Nilai rata-rata${from} (1 sampai 5): ${list}.`
  return `Sebanyak ${formatNumber(answers)}${of} mengisi umpan balik tanpa nama.${means}`
}
