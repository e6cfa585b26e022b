/** Words of coverage: the public page, the reports R1 and R3, the office's screens. */
import type { Lack } from '../../../worker/contract/reporting.ts'
import {
  cadreWord,
  inBrackets,
  kindsNamed,
  trainedNamed,
  worded,
  type Said,
} from './counted-kinds.ts'
import { formatDate, formatNumber } from './format.ts'

export const COVERAGE = {
  kicker: 'Cakupan kader terlatih',
  shareTrained: 'KPM terlatih',
  shareCovered: 'Desa/kelurahan tercakup',
  perSubDistrict: 'Per kecamatan',
  subDistrict: 'Kecamatan',
  trained: 'Terlatih',
  covered: 'Tercakup',
  whole: 'Jumlah',
  meaning: 'Arti kata di halaman ini',
  otherDay: 'Lihat keadaan pada tanggal lain',
  day: 'Keadaan per tanggal',
  dayHelp: 'Paling akhir hari ini.',
  show: 'Tampilkan',
  future: 'Tanggal itu belum tiba. Di bawah ini keadaan terakhir.',
  unreadable: 'Tanggal itu tidak terbaca. Di bawah ini keadaan terakhir.',
  checkTitle: 'Periksa sertifikat seorang kader',
  checkBody:
    'Halaman ini tidak memuat nama. Setiap sertifikat punya kode verifikasi dan kode QR. Siapa pun dapat memeriksa keasliannya tanpa masuk.',
  check: 'Periksa keaslian sertifikat',
  closed: 'Angka cakupan kader di sini tidak dibuka untuk umum.',
  closedCheck:
    'Sertifikat yang diterbitkan di sini tetap dapat diperiksa. Siapa pun dapat memeriksanya tanpa masuk.',
  machine: 'Angka yang sama untuk program komputer:',
} as const

/** The area words of a whole: `kelurahan` where there are no desa, else both. */
export function areaWord(counts: {
  readonly villages: number
  readonly kelurahan: number
}): string {
  return counts.villages === 0 && counts.kelurahan > 0 ? 'kelurahan' : 'desa/kelurahan'
}

type Numbers = Parameters<typeof trainedNamed>[0] & {
  readonly villages: number
  readonly kelurahan: number
  readonly areas: number
  readonly cadres: number
  readonly trained: number
  readonly subDistrictCadres: number
  readonly areasCovered: number
}

/** The claim of a district in one sentence that holds for exactly these numbers. */
export function claimOf(counts: Numbers): string {
  const { areas, cadres, trained, subDistrictCadres, areasCovered } = counts
  const n = formatNumber
  const where = areaWord(counts)
  const word = cadreWord(counts)
  const kinds = inBrackets(kindsNamed(counts))
  const done = inBrackets(trainedNamed(counts))
  if (cadres === 0) return 'Belum ada KPM yang tercatat.'
  if (trained === 0) return `${n(cadres)} ${word} sudah tercatat${kinds}. Belum ada yang terlatih.`
  if (trained === cadres && areasCovered === areas) {
    const above =
      subDistrictCadres > 0 ? `, termasuk ${n(subDistrictCadres)} ${word} tingkat kecamatan` : ''
    return `${n(trained)} ${word} terlatih${kinds} di ${n(areas)} ${where}${above}.`
  }
  if (subDistrictCadres > 0) {
    return `${n(trained)} dari ${n(cadres)} ${word}${kinds} terlatih${done}. ${n(areasCovered)} dari ${n(areas)} ${where} tercakup.`
  }
  return `${n(trained)} ${word} terlatih${done} di ${n(areasCovered)} ${where}, dari ${n(cadres)} ${word}${kinds} dan ${n(areas)} ${where}.`
}

export function asOfLine(day: string): string {
  return `Keadaan per tanggal ${formatDate(day)}`
}

export function partOfWhole(part: number, whole: number): string {
  return `${formatNumber(part)} dari ${formatNumber(whole)}`
}

/** The two shares, each with how it is counted. */
export const SHARE_DEFINITIONS = {
  trained: 'KPM terlatih dibagi semua KPM yang aktif.',
  covered: 'Desa/kelurahan dengan paling sedikit satu KPM terlatih, dibagi semua desa/kelurahan.',
} as const

/** Printed under every table; the wording of the reports. */
export const DEFINITIONS: readonly { readonly term: string; readonly text: string }[] = [
  {
    term: 'Jumlah KPM',
    text: 'kader dengan status aktif dan wilayah tugas di sini pada tanggal keadaan. Kader yang bertugas di dua desa dihitung satu orang.',
  },
  {
    term: 'KPM terlatih',
    text: 'KPM aktif yang pada tanggal keadaan memegang sekurang-kurangnya satu sertifikat sah dari pelatihan yang dihitung sebagai terlatih. Sertifikat yang dicabut, diganti atau kedaluwarsa tidak dihitung.',
  },
  { term: 'Desa/kelurahan memiliki KPM', text: 'ada sekurang-kurangnya satu KPM aktif.' },
  { term: 'Tercakup', text: 'ada sekurang-kurangnya satu KPM terlatih.' },
  {
    term: 'KPM tingkat kecamatan',
    text: 'termasuk dalam Jumlah KPM, tetapi tidak dihitung untuk cakupan desa/kelurahan.',
  },
  {
    term: 'Persentase',
    text: 'dihitung dari orang dan wilayah, bukan dari menjumlahkan persentase. Tanda "-" berarti tidak ada yang dibagi.',
  },
]

/** The same of those who are counted. */
export function definitionsOf(who: Said): { term: string; text: string }[] {
  return DEFINITIONS.map(({ term, text }) => ({ term: worded(term, who), text: worded(text, who) }))
}

export const RECAP = {
  title: 'Rekap KPM per kecamatan',
  titleOfProvince: 'Rekap KPM per kabupaten/kota',
  titleOfSubDistrict: 'Rekap KPM per desa/kelurahan',
  no: 'No',
  district: 'Kabupaten/kota',
  subDistrict: 'Kecamatan',
  village: 'Desa/kelurahan',
  kind: 'Jenis',
  villages: 'Jml desa',
  kelurahan: 'Jml kelurahan',
  areasWithCadre: 'Desa/kel memiliki KPM',
  cadres: 'Jml KPM',
  subDistrictCadres: 'KPM tingkat kecamatan',
  trained: 'KPM terlatih',
  shareTrained: '% KPM terlatih',
  areasCovered: 'Desa/kel tercakup',
  shareCovered: '% desa/kel tercakup',
  untrained: 'Belum terlatih',
  state: 'Keadaan',
  note: 'Ket',
  total: 'Jumlah',
} as const

export const KIND_WORDS = { desa: 'Desa', kelurahan: 'Kelurahan', desa_adat: 'Desa adat' } as const

/** The remark of a row in R1: how many areas are still to be covered, and how many of them have nobody. */
export function noteOf(counts: {
  readonly areas: number
  readonly areasWithCadre: number
  readonly areasCovered: number
}): string {
  const uncovered = counts.areas - counts.areasCovered
  const without = counts.areas - counts.areasWithCadre
  if (uncovered === 0) return ''
  const empty = without > 0 ? ` (${formatNumber(without)} tanpa KPM)` : ''
  return `${formatNumber(uncovered)} belum tercakup${empty}`
}

export const UNCOVERED = {
  title: 'Desa/kelurahan belum tercakup',
  cadre: 'KPM yang ada',
  lack: 'Yang masih kurang',
  noCadre: 'Belum ada KPM',
  noCadreLack: 'Perlu penunjukan KPM lewat musyawarah desa/kelurahan',
  noCadreOfKind: 'Perlu penunjukan KPM',
  focus: 'Desa lokus',
  yes: 'Ya',
  total: 'Jumlah desa/kelurahan belum tercakup',
} as const

/** What a cadre lacks, as it is said of her. */
export const LACK_WORDS: Record<Lack, string> = {
  NOT_STARTED: 'Belum mulai belajar',
  LEARNING: 'Sedang belajar',
  ELIGIBLE: 'Sudah memenuhi syarat, belum diusulkan',
  PROPOSED: 'Sudah diusulkan, menunggu terbit',
  EXPIRED: 'Sertifikat kedaluwarsa, perlu penyegaran',
  REVOKED: 'Sertifikat dicabut',
}

/** `PEMERINTAH KABUPATEN LUMAJANG` */
export function governmentOf(name: string): string {
  return `PEMERINTAH ${name.toUpperCase()}`
}

export function scopeLine(level: string, name: string, parentName: string): string {
  if (level === 'subDistrict') return `Wilayah: Kecamatan ${name}, ${parentName}`
  return `Wilayah: ${level === 'province' ? `Provinsi ${name}` : name}`
}

export function focusLine(year: number | null): string {
  return year === null
    ? 'Cakupan laporan: semua desa/kelurahan'
    : `Cakupan laporan: hanya desa lokus tahun ${year}`
}

export function printedLine(moment: string): string {
  return `Dicetak dari Kelas Kader pada ${moment}`
}

/** At the foot of every page of a printed report. */
export function pageLine(page: number, pages: number): string {
  return `Halaman ${page} dari ${pages}`
}

export const SAMPLE_LINE = 'DATA CONTOH: nama dan angka di laporan ini tidak nyata'
/** Across every page. */
export const SAMPLE_MARK = 'DATA CONTOH'

/** In place of the rows of a table that has none. */
export const NO_ROWS = 'Tidak ada yang tercatat.'

/** The block under a printed report, to be filled in by hand. */
export const SIGNING = {
  place: '…………………………',
  known: 'Mengetahui,',
  name: '(……………………………………)',
  number: 'NIP ……………………………',
} as const

/** Who signs: the head of the office, or the camat for a sub-district. */
export function signerOf(area: {
  readonly level: string
  readonly name: string
  readonly officeName: string
}): string {
  if (area.level === 'subDistrict') return `Camat ${area.name}`
  return area.officeName === '' ? 'Kepala Dinas' : `Kepala ${area.officeName}`
}

export const OVERVIEW = {
  title: 'Ringkasan',
  lede: 'Keadaan hari ini, dan apa yang menunggu Anda.',
  loading: 'Memuat ringkasan…',
  waiting: 'Menunggu tindakan',
  map: 'Peta ubin',
  mapHelp: 'Satu kotak untuk satu desa/kelurahan. Ketuk untuk melihat kadernya.',
  public: 'Halaman publik',
  emptyTitle: 'Belum ada kader',
  empty: 'Impor daftar kader dari berkas dinas, atau tambah satu per satu.',
  import: 'Impor daftar',
  cadres: 'Buka daftar kader',
} as const

export const REPORT = {
  title: 'Cakupan',
  lede: 'Berapa kader yang terlatih, dan desa/kelurahan mana yang tercakup.',
  tabs: 'Laporan cakupan',
  recap: 'Rekap',
  uncovered: 'Belum tercakup',
  loading: 'Menghitung cakupan…',
  day: 'Keadaan per tanggal',
  dayHelp: 'Kosongkan untuk keadaan terakhir.',
  dayWrong: 'Tanggal ini belum tiba atau tidak ada. Pilih tanggal lain.',
  scope: 'Cakupan laporan',
  allVillages: 'Semua desa/kelurahan',
  focusOf: (year: number) => `Desa lokus ${year}`,
  part: 'Kecamatan',
  allParts: 'Semua kecamatan',
  file: 'Unduh CSV',
  workbook: 'Unduh XLSX',
  print: 'Cetak',
  emptyTitle: 'Belum ada wilayah untuk dihitung',
  emptyFocus: 'Daftar desa lokus untuk tahun ini belum diisi.',
  emptyArea: 'Daftar desa/kelurahan belum dimuat. Hubungi pengelola.',
  names: 'Lihat nama kader',
} as const

export const UNCOVERED_LIST = {
  title: 'Desa/kelurahan belum tercakup',
  lede: 'Daftar kerja: di mana kader belum ada, dan siapa yang tinggal selangkah lagi.',
  loading: 'Memuat daftar…',
  show: 'Tampilkan',
  all: 'Semua',
  without: 'Belum ada KPM',
  untrained: 'Ada KPM, belum terlatih',
  doneTitle: 'Semua desa/kelurahan sudah tercakup',
  done: 'Setiap desa/kelurahan punya paling sedikit satu KPM terlatih.',
  noneTitle: 'Tidak ada yang cocok dengan saringan ini',
  clear: 'Hapus saringan',
  message: 'Kirim pesan WhatsApp',
  writeEach: 'Hubungi kader satu per satu',
  messageTitle: 'Pesan untuk WhatsApp',
  messageText: 'Isi pesan',
  messageHelp: 'Pesan tidak memuat nama kader. Ubah seperlunya sebelum dikirim.',
  copy: 'Salin pesan',
  copied: 'Pesan sudah disalin',
  open: 'Buka WhatsApp',
  focus: 'Desa lokus',
} as const

/** The message about one sub-district, without names: it goes to groups. */
export function uncoveredMessage(about: {
  readonly who: Said
  readonly subDistrict: string
  readonly day: string
  readonly villages: readonly { readonly name: string; readonly cadres: number }[]
}): string {
  const lines = about.villages.map(({ name, cadres }, index) => {
    const state =
      cadres === 0 ? 'belum ada KPM' : `${formatNumber(cadres)} KPM, belum ada yang terlatih`
    return `${index + 1}. ${name}: ${state}`
  })
  const message = [
    "Assalamu'alaikum/Salam sejahtera Bapak/Ibu.",
    `Per ${formatDate(about.day)}, desa/kelurahan di Kecamatan ${about.subDistrict} yang belum punya KPM terlatih:`,
    ...lines,
    'Mohon dibantu agar KPM segera ditunjuk atau menyelesaikan pelatihannya. Terima kasih.',
  ].join('\n')
  return worded(message, about.who)
}

export const TRAINER = {
  title: 'Pelatihan',
  lede: 'Materi yang berlaku, dan kemajuan kader di wilayah Anda.',
  loading: 'Memuat materi…',
  courses: 'Materi',
  course: 'Pelatihan',
  version: 'Versi materi',
  versionOf: (number: number) => `Versi ${number}`,
  notPublished: 'Belum diterbitkan',
  published: 'Terbit',
  counts: 'Dihitung sebagai terlatih',
  yes: 'Ya',
  no: 'Tidak',
  noCourses: 'Belum ada pelatihan yang diterbitkan untuk wilayah ini.',
  progress: 'Kemajuan kader',
  progressOf: (title: string) => `Kemajuan kader: ${title}`,
  progressLoading: 'Memuat kemajuan…',
  cadre: 'Nama',
  code: 'Kode kader',
  lessons: 'Pelajaran',
  modules: 'Modul lulus',
  final: 'Nilai tes akhir',
  last: 'Terakhir belajar',
  state: 'Keadaan',
  notStarted: 'Belum mulai',
  learning: 'Sedang belajar',
  eligible: 'Memenuhi syarat',
  show: 'Tampilkan',
  all: 'Semua',
  empty: 'Belum ada kader aktif di wilayah ini.',
  noMatch: 'Tidak ada kader dengan keadaan ini di halaman yang dimuat.',
} as const
