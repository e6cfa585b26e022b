/** Words for the trainers' page about how questions and modules work, and for correcting a key. */
import type { ItemFigures, Rate } from '../../../worker/contract/insight.ts'
import { formatNumber } from './format.ts'

export const INSIGHT_HEAD = {
  title: 'Hasil',
  lede: 'Seberapa baik soal dan modul bekerja, dilihat dari jawaban kader.',
} as const

export const INSIGHT = {
  loading: 'Memuat hasil…',
  course: 'Pelatihan',
  show: 'Tampilkan',
  items: 'Soal',
  modules: 'Modul',
  log: 'Pembetulan kunci',
  csv: 'Unduh CSV',
  xlsx: 'Unduh Excel',
  print: 'Cetak',
  noCourseTitle: 'Belum ada pelatihan yang terbit',
  noCourse: 'Hasil muncul di sini setelah pelatihan diterbitkan dan kader mulai mengerjakannya.',
  reportsInbox: 'Semua laporan kader',
} as const

export const ITEMS = {
  intro:
    'Dihitung dari percobaan pertama tiap kader, karena sesudahnya mereka sudah membaca pembahasan. Garis tebal menunjukkan rentang yang masih mungkin: makin sedikit jawaban, makin panjang garisnya.',
  filter: 'Soal',
  toLook: 'Perlu dilihat',
  all: 'Semua',
  quiz: 'Kuis atau tes',
  allQuizzes: 'Semua',
  noneToLook: 'Tidak ada soal yang perlu dilihat sekarang.',
  none: 'Pelatihan ini belum punya soal.',
  list: 'Soal dan hasilnya',
  difficulty: 'Dijawab benar',
  discrimination: 'Daya pembeda',
  tooFewToTell: 'belum bisa dihitung',
  weakBelow: 'lemah di bawah 0,2',
  answers: 'Jawaban kader',
  key: 'kunci',
  corrected: 'kunci sudah dibetulkan',
  open: '(dikosongkan)',
  others: '(jawaban lain)',
  correct: 'Betulkan kunci',
  correctBy: 'Kunci dibetulkan oleh penerbit wilayah pemilik pelatihan ini.',
  showAll: 'Tampilkan semua soal',
  onlyOne: 'Hanya soal yang Anda buka dari bank soal.',
  notAsked: 'Soal itu belum ada di versi pelatihan ini yang sudah terbit.',
  inBank: 'Buka di bank soal',
} as const

export const MODULES = {
  noneTitle: 'Belum ada kader yang mulai',
  none: 'Angka tiap modul muncul setelah kader di wilayah ini mulai membaca pelajaran.',
  table: 'Angka tiap modul',
  module: 'Modul',
  started: 'Mulai',
  read: 'Selesai membaca',
  tried: 'Mengerjakan kuis',
  passed: 'Lulus',
  passedAtOnce: 'Langsung lulus',
  medianDays: 'Hari sampai lulus (nilai tengah)',
  firstMark: 'Rata-rata nilai pertama',
  bestMark: 'Rata-rata nilai terbaik',
} as const

export const REGRADE = {
  title: 'Betulkan kunci',
  now: 'Kunci sekarang',
  choose: 'Jawaban yang benar',
  many: 'Pilih semua yang benar.',
  place: (number: number) => `Urutan ke-${number}`,
  number: 'Angka yang benar',
  forms: 'Semua bentuk jawaban yang benar',
  formsHelp: 'Satu bentuk di setiap baris.',
  notChosen: 'Pilih…',
  reason: 'Alasan',
  reasonHelp: 'Tercatat di daftar pembetulan. Contoh: Buku KIA 2024 halaman 31 menyebut 6 bulan.',
  reasonMissing: 'Tulis alasannya dulu.',
  look: 'Lihat akibatnya',
  looking: 'Menghitung…',
  effect: 'Akibatnya',
  from: 'Kunci lama',
  to: 'Kunci baru',
  kept: 'Kader yang sudah lulus tetap lulus, nilai terbaik tidak turun, dan sertifikat tidak berubah. Kader diberi tahu jika nilainya berubah.',
  nobody: 'Belum ada yang menjawab soal ini. Jawaban berikutnya dinilai dengan kunci baru.',
  confirm: 'Betulkan kunci sekarang',
  working: 'Menilai ulang…',
  back: 'Ubah lagi',
  same: 'Jawaban itu sudah menjadi kunci di semua versi. Tidak ada yang perlu dinilai ulang.',
  done: 'Kunci sudah dibetulkan',
  bankTitle: 'Betulkan juga di bank soal',
  bank: 'Pembetulan ini berlaku untuk versi yang sudah terbit. Supaya versi berikutnya benar, betulkan juga soalnya di bank soal.',
  close: 'Selesai',
  noneTitle: 'Belum ada kunci yang dibetulkan',
  none: 'Setiap pembetulan tercatat di sini: kunci lama, kunci baru, alasan, dan siapa yang membetulkan.',
  by: 'Oleh',
  unfinished: 'Penilaian ulang masih berjalan.',
  goOn: 'Lanjutkan sekarang',
} as const

export function share(value: number): string {
  return `${formatNumber(Math.round(value * 100))}%`
}

/** `72% (51-86%)` */
export function shareRange({ value, low, high }: Rate): string {
  return `${share(value)} (${formatNumber(Math.round(low * 100))}-${share(high)})`
}

/** `0,34` */
export function decimal(value: number): string {
  const text = value.toFixed(2).replace('.', ',')
  return text === '-0,00' ? '0,00' : text
}

/** `0,34 (0,12 sampai 0,53)` */
export function decimalRange({ value, low, high }: Rate): string {
  return `${decimal(value)} (${decimal(low)} sampai ${decimal(high)})`
}

export function answersOf(count: number): string {
  return count === 0 ? 'belum ada jawaban' : `${formatNumber(count)} kader menjawab`
}

/** Beside an answer: how many gave it, and how well they did elsewhere. */
export function chosenBy(count: number, of: number, rest: number | null): string {
  const part = of === 0 ? '' : ` (${share(count / of)})`
  const mark = rest === null ? '' : `, nilai soal lain ${formatNumber(Math.round(rest))}`
  return `${formatNumber(count)}${part}${mark}`
}

export function reportsOf(count: number): string {
  return `${formatNumber(count)} laporan kader`
}

export function itemsShown(shown: number, total: number): string {
  return `${formatNumber(shown)} dari ${formatNumber(total)} soal`
}

type Advice = ItemFigures['advice'][number]

/** What to make of the figures, in one or two sentences. */
export function adviceWords(item: ItemFigures, { reason, about }: Advice): string {
  const chosen = item.chosen.find(({ answer }) => answer === about)
  switch (reason) {
    case 'KEY_DOUBTED':
      return `Kunci mungkin salah: ${formatNumber(chosen?.strong ?? 0)} dari ${formatNumber(item.strong)} kader yang nilainya tinggi menjawab "${chosen?.text ?? about}".`
    case 'TOO_FEW':
      return about === '0'
        ? 'Belum ada jawaban.'
        : `Baru ${about} kader menjawab. Angkanya masih sangat kasar.`
    case 'TOO_HARD':
      return 'Sukar: sedikit sekali yang menjawab benar. Periksa kalimat soal dan apakah pelajarannya sudah jelas.'
    case 'TOO_EASY':
      return 'Sangat mudah: hampir semua menjawab benar.'
    case 'DISCRIMINATES_LITTLE':
      return 'Kurang membedakan: kader yang nilainya tinggi dan rendah hampir sama seringnya benar. Periksa kalimat soal dan kuncinya.'
    case 'OPTION_UNUSED':
      return `Pilihan "${chosen?.text ?? about}" tidak pernah dipilih. Ganti dengan kekeliruan yang benar-benar sering terjadi.`
    case 'OFTEN_OPEN':
      return 'Sering dikosongkan: mungkin soalnya membingungkan.'
  }
}

export function funnelOf(count: number, of: number): string {
  return of === 0 ? '0' : `${formatNumber(count)} (${share(count / of)})`
}

export function cadresSeen(cadres: number, sampled: number): string {
  return cadres === sampled
    ? `${formatNumber(cadres)} kader di wilayah ini sudah mulai.`
    : `${formatNumber(cadres)} kader di wilayah ini sudah mulai. Angka di bawah dihitung dari ${formatNumber(sampled)} kader yang diambil merata.`
}

export function daysOf(days: number | null): string {
  return days === null ? '-' : days.toFixed(1).replace('.', ',')
}

export function markOf(mark: number | null): string {
  return mark === null ? '-' : String(Math.round(mark))
}

export function effectWords(attempts: number, changed: number, passedNow: number): string {
  const marks =
    changed === 0 ? 'Tidak ada nilai yang berubah.' : `${formatNumber(changed)} nilai berubah.`
  const passed = passedNow === 0 ? '' : ` ${formatNumber(passedNow)} kader menjadi lulus.`
  return `${formatNumber(attempts)} percobaan memuat soal ini. ${marks}${passed}`
}

export const FILE_COLUMNS = {
  items: [
    'Kuis',
    'Soal',
    'Jumlah jawaban',
    'Benar',
    'Benar paling rendah',
    'Benar paling tinggi',
    'Daya pembeda',
    'Pembeda paling rendah',
    'Pembeda paling tinggi',
    'Jawaban',
    'Saran',
    'Laporan kader',
  ],
  modules: [
    'Modul',
    'Mulai',
    'Selesai membaca',
    'Mengerjakan kuis',
    'Lulus',
    'Langsung lulus',
    'Hari sampai lulus',
    'Nilai pertama',
    'Nilai terbaik',
  ],
} as const

export const FILE_NAMES = { items: 'hasil-soal', modules: 'hasil-modul' } as const
