/** Words of the page of a class: how far a batch is, what it gained, which questions it finds hard. */
import type { BatchPart, Need } from '../../../worker/contract/batches.ts'
import { formatDate, formatNumber, formatShare } from './format.ts'

export const CLASS_HEAD = {
  title: 'Kelas',
  lede: 'Lihat sejauh mana peserta belajar, siapa yang perlu dibantu dulu, dan apa hasilnya.',
} as const

export const CLASS = {
  loading: 'Membuka kelas…',
  choose: 'Pilih angkatan atau kegiatan',
  chooseHelp: 'Yang tampil adalah angkatan dan kegiatan di wilayah Anda, yang terbaru di atas.',
  cohorts: 'Angkatan',
  meetings: 'Kegiatan',
  noneTitle: 'Belum ada angkatan atau kegiatan',
  none: 'Buat dulu angkatan di halaman Angkatan, atau kegiatan di halaman Kegiatan. Setelah itu kelasnya bisa dibuka dari sini.',
  other: 'Pilih kelas lain',
  show: 'Tampilkan',
  progress: 'Kemajuan belajar',
  gain: 'Sebelum dan sesudah',
  items: 'Soal sulit',
  codes: 'Buka modul',
  evaluation: 'Umpan balik',
  noCourseTitle: 'Kelas ini belum memakai pelatihan',
  noCourse:
    'Pilih pelatihannya di halaman angkatan atau kegiatan. Setelah itu kemajuan peserta tampil di sini.',
  emptyTitle: 'Belum ada peserta',
  empty: 'Tambahkan peserta di halaman angkatan atau undang di halaman kegiatan.',
  csv: 'CSV',
  xlsx: 'Excel',
  print: 'Cetak',
  partsTitle: 'Tiap modul',
  peopleTitle: 'Tiap peserta',
  filter: 'Yang tampil',
  showAll: (count: number) => `Tampilkan semua ${formatNumber(count)} peserta`,
  firstHelp: 'Yang perlu dibantu ada di atas.',
  all: 'Semua',
  need: 'Perlu dibantu',
  notBegun: 'Belum mulai',
  finished: 'Selesai',
  name: 'Nama',
  place: 'Tempat tugas',
  ways: 'Modul',
  state: 'Keadaan',
  last: 'Terakhir belajar',
  never: 'belum pernah',
  nobody: 'Tidak ada peserta seperti ini.',
  legend: 'Tanda:',
  test: 'Tes akhir',
  testShort: 'T',
  late: 'Belum tersambung. Yang tampil adalah keadaan',
  file: 'kemajuan-kelas',
  gainFile: 'selisih-tes-kelas',
  withGain: 'Tampilkan kolom N-gain',
  nGain: 'N-gain',
  nGainHelp:
    'N-gain adalah bagian dari yang semula belum diketahui lalu dikuasai: 0,5 berarti separuhnya. Di bawah 0,3 kecil, 0,7 ke atas besar (Hake 1998).',
  chart: 'Nilai rata-rata sebelum dan sesudah, tiap modul',
  people: 'Peserta',
  gainTable: 'Angka tiap modul',
  noBoth: 'Belum ada peserta yang mengerjakan tes awal dan tes akhir',
  noBothHelp:
    'Selisih dihitung dari orang yang sama. Minta peserta mengerjakan tes awal sebelum pelajaran pertama, lalu tes akhir.',
  itemsIntro:
    'Soal yang paling sering salah pada percobaan pertama peserta kelas ini. Bahas bersama sebelum lanjut.',
  itemsTitle: 'Soal tersulit kelas ini',
  noItemsTitle: 'Belum ada soal yang bisa dinilai',
  noItems: 'Soal tampil di sini setelah sedikitnya lima peserta menjawabnya dan ada yang salah.',
  itemFigures: 'Lihat angka soal ini',
} as const

/** `Modul 3` or the final test; `index` counts from 0. */
export function partName(index: number, modules: number): string {
  return index < modules ? `Modul ${index + 1}` : CLASS.test
}

export function partShort(index: number, modules: number): string {
  return index < modules ? String(index + 1) : CLASS.testShort
}

export const PART_WORDS = {
  NONE: 'belum dibuka',
  WORKING: 'sedang dipelajari',
  STUCK: 'tersendat',
  DONE: 'selesai',
} as const

export const PART_LEGEND = {
  DONE: 'selesai',
  WORKING: 'sedang dipelajari',
  STUCK: 'tersendat: 2 kali atau lebih belum lulus',
  NONE: 'belum dibuka',
} as const

/** "Modul 3: tersendat, 2 kali belum lulus, nilai terbaik 60" */
export function partWords(name: string, { state, misses, best }: BatchPart): string {
  const missed = misses > 0 ? `, ${misses} kali belum lulus` : ''
  const mark = best === null ? '' : `, nilai terbaik ${best}`
  return `${name}: ${PART_WORDS[state]}${missed}${mark}`
}

/** "6 dari 11 bagian selesai" for those who listen, with what is stuck. */
export function wayWords(parts: readonly BatchPart[], modules: number): string {
  const done = parts.filter(({ state }) => state === 'DONE').length
  const stuck = parts.flatMap(({ state }, at) => (state === 'STUCK' ? partName(at, modules) : []))
  return `${done} dari ${parts.length} selesai${stuck.length === 0 ? '' : `, tersendat di ${stuck.join(', ')}`}`
}

export function needWords(need: Need, parts: readonly BatchPart[], modules: number): string {
  switch (need) {
    case 'STUCK': {
      const at = parts.findIndex(({ state }) => state === 'STUCK')
      return `Tersendat di ${partName(at, modules)} (${parts[at]?.misses ?? 0} kali)`
    }
    case 'QUIET':
      return 'Lama tidak belajar'
    case 'NOT_BEGUN':
      return 'Belum mulai'
    case 'LEARNING':
      return 'Sedang belajar'
    case 'FINISHED':
      return 'Selesai'
  }
}

export const NEED_LOOK = {
  STUCK: 'tag danger',
  QUIET: 'tag wait',
  NOT_BEGUN: 'tag wait',
  LEARNING: 'tag',
  FINISHED: 'tag done',
} as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "baru saja", "12 menit lalu", "3 jam lalu", "kemarin", "5 hari lalu", then the date. */
export function agoWords(at: string, now: string): string {
  const gone = Math.max(0, Date.parse(now) - Date.parse(at))
  if (gone < 2 * MINUTE) return 'baru saja'
  if (gone < HOUR) return `${Math.floor(gone / MINUTE)} menit lalu`
  if (gone < DAY) return `${Math.floor(gone / HOUR)} jam lalu`
  if (gone < 2 * DAY) return 'kemarin'
  return gone < 30 * DAY ? `${Math.floor(gone / DAY)} hari lalu` : formatDate(at.slice(0, 10))
}

export function classSummary(people: number, finished: number, needing: number): string {
  const all = `${formatNumber(people)} peserta, ${formatNumber(finished)} selesai`
  return needing === 0
    ? `${all}. Tidak ada yang perlu dibantu sekarang.`
    : `${all}. ${formatNumber(needing)} perlu dibantu.`
}

export function refreshedAt(time: string): string {
  return `Diperbarui pukul ${time}, setiap 20 detik selama halaman ini terbuka.`
}

export function doneOfAll(done: number, all: number, stuck: number): string {
  const words = `${formatNumber(done)} dari ${formatNumber(all)} selesai`
  return stuck === 0 ? words : `${words}, ${formatNumber(stuck)} tersendat`
}

export function gainPeople(people: number, before: number, after: number, both: number): string {
  return `Dari ${formatNumber(people)} peserta, ${formatNumber(before)} mengerjakan tes awal, ${formatNumber(after)} mengerjakan tes akhir, dan ${formatNumber(both)} mengerjakan keduanya. Hanya yang mengerjakan keduanya dihitung, percobaan pertama.`
}

export function rightOf(right: number, answers: number): string {
  return `${formatNumber(right)} dari ${formatNumber(answers)} benar (${formatShare(right, answers)})`
}
