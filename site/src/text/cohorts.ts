/** Words of cohorts: the list, one cohort, its people, and the attendance sheet. */
import type { CohortState } from '../../../worker/contract/cohorts.ts'
import { formatDate, formatNumber } from './format.ts'

export const COHORT_STATE_WORDS: Readonly<Record<CohortState, string>> = {
  OPEN: 'Dibuka',
  CLOSED: 'Ditutup',
}

/** "32 dari 40" */
export function seatsWords(filled: number, capacity: number): string {
  return `${formatNumber(filled)} dari ${formatNumber(capacity)}`
}

const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']

/** `Selasa, 1 Desember 2026` */
export function dayWords(day: string): string {
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}, ${formatDate(day)}`
}

export const COHORTS = {
  title: 'Angkatan',
  lede: 'Kader yang dilatih bersama: kapan, di mana, dan siapa saja.',
  loading: 'Memuat angkatan…',
  state: 'Keadaan',
  all: 'Semua',
  add: 'Buat angkatan',
  emptyTitle: 'Belum ada angkatan',
  emptyBody:
    'Buat angkatan dulu: beri nama, tempat, tanggal, dan jumlah kursi. Setelah itu pilih pesertanya.',
  emptyReadOnly: 'Angkatan muncul di sini setelah dibuat oleh petugas kabupaten/kota.',
  noMatchTitle: 'Tidak ada angkatan yang cocok',
  clear: 'Hapus saringan',
  name: 'Nama angkatan',
  days: 'Tanggal',
  place: 'Tempat',
  seats: 'Kursi terisi',
  here: 'Dari wilayah Anda',
  trained: 'Sudah terlatih',
} as const

export const COHORT_FORM = {
  addTitle: 'Buat angkatan',
  editTitle: 'Ubah angkatan',
  name: 'Nama angkatan',
  nameHelp: 'Misalnya: Angkatan I tahun 2026.',
  course: 'Pelatihan',
  noCourse: 'Tanpa pelatihan di aplikasi',
  courseHelp: 'Kemajuan belajar peserta ditampilkan untuk pelatihan ini.',
  place: 'Tempat',
  startsOn: 'Hari pertama',
  endsOn: 'Hari terakhir',
  capacity: 'Jumlah kursi',
  capacityHelp: 'Paling banyak 500.',
  save: 'Simpan',
  saving: 'Menyimpan…',
  nameNeeded: 'Isi nama angkatan.',
  placeNeeded: 'Isi tempat pelatihan.',
  startNeeded: 'Pilih hari pertama.',
  endNeeded: 'Pilih hari terakhir.',
  endBefore: 'Hari terakhir tidak boleh sebelum hari pertama.',
  capacityWrong: 'Isi angka 1 sampai 500.',
} as const

export const COHORT = {
  class: 'Kelas',
  title: 'Peserta angkatan',
  back: 'Semua angkatan',
  loading: 'Memuat peserta…',
  noneTitle: 'Pilih angkatan dulu',
  noneBody: 'Alamat ini tidak menyebut angkatan.',
  filled: 'Kursi terisi',
  over: (over: number) => `${formatNumber(over)} melebihi kapasitas`,
  left: (left: number) => `Sisa ${formatNumber(left)} kursi`,
  full: 'Penuh',
  edit: 'Ubah',
  close: 'Tutup angkatan',
  closeTitle: 'Tutup angkatan ini?',
  closeBody:
    'Peserta dan datanya tetap tersimpan. Setelah ditutup, peserta tidak bisa ditambah atau dipindah. Angkatan bisa dibuka lagi.',
  reopen: 'Buka lagi',
  closed: 'Angkatan ini sudah ditutup. Buka lagi untuk mengubah peserta.',
  addPeople: 'Tambah peserta',
  cards: 'Kartu masuk',
  sheet: 'Lembar daftar hadir',
  marks: 'Rekap nilai',
  practice: 'Hasil praktik',
  message: 'Kirim pesan',
  csv: 'Unduh CSV',
  xlsx: 'Unduh Excel',
  emptyTitle: 'Belum ada peserta',
  emptyBody: 'Pilih dari kader yang belum terlatih dan belum masuk angkatan lain.',
  emptyHere: 'Belum ada peserta dari wilayah Anda di angkatan ini.',
  onlyHere: 'Anda melihat peserta dari wilayah Anda saja.',
  people: 'Peserta',
  colSignIn: 'Aktivasi',
  colProgress: 'Kemajuan',
  colCode: 'Kode kader',
  colSubDistrict: 'Kecamatan',
  colNo: 'No',
  remove: 'Keluarkan',
  move: 'Pindahkan',
  chosen: (count: number) => `${formatNumber(count)} dipilih`,
  removeTitle: 'Keluarkan peserta?',
  removeBody: (count: number) =>
    `${formatNumber(count)} kader keluar dari angkatan ini. Data kader dan kemajuan belajarnya tetap ada.`,
  moveTitle: 'Pindahkan ke angkatan lain',
  moveTo: 'Ke angkatan',
  moveNone: 'Belum ada angkatan lain yang dibuka. Buat dulu angkatan tujuan.',
  moveYes: (count: number) => `Pindahkan ${formatNumber(count)} kader`,
  working: 'Menyimpan…',
  added: (count: number) => `${formatNumber(count)} kader ditambahkan.`,
  removed: (count: number) => `${formatNumber(count)} kader dikeluarkan.`,
  moved: (count: number) => `${formatNumber(count)} kader dipindahkan.`,
  saved: 'Angkatan tersimpan.',
  fileName: 'peserta-angkatan',
} as const

/** How far a member is; COUNTS is the only one that the coverage counts. */
export const PROGRESS_WORDS = {
  NOT_STARTED: 'Belum mulai',
  LEARNING: 'Sedang belajar',
  FINISHED: 'Selesai belajar',
  COUNTS: 'Terlatih',
  UNKNOWN: 'Belum terlatih',
} as const
export type ProgressKind = keyof typeof PROGRESS_WORDS

export const SUGGEST = {
  title: 'Tambah peserta',
  lede: 'Kader aktif yang belum terlatih dan belum masuk angkatan yang dibuka.',
  loading: 'Mencari kader…',
  subDistrict: 'Kecamatan',
  allSubDistricts: 'Semua kecamatan',
  show: 'Tampilkan',
  all: 'Semua',
  uncovered: 'Desa/kelurahan tanpa kader terlatih',
  emptyTitle: 'Tidak ada kader yang bisa ditambahkan',
  emptyBody: 'Semua kader pada saringan ini sudah terlatih atau sudah masuk angkatan lain.',
  add: (count: number) => `Tambahkan ${formatNumber(count)} kader`,
  chooseFirst: 'Pilih kader dulu',
  overTitle: 'Kursi tidak cukup',
  over: (free: number, wanted: number) =>
    `Sisa kursi ${formatNumber(free)}, yang dipilih ${formatNumber(wanted)}. Belum ada yang disimpan.`,
  overYes: 'Tetap simpan, melebihi kapasitas',
  most: (most: number) => `Paling banyak ${formatNumber(most)} kader sekali tambah.`,
} as const

export const SHEET = {
  title: 'Lembar daftar hadir',
  lede: 'Lembar kosong untuk dicetak, satu untuk tiap sesi.',
  day: 'Hari',
  allDays: 'Semua hari',
  sessions: 'Sesi per hari',
  blank: 'Baris kosong tambahan',
  print: 'Cetak',
  back: 'Kembali ke angkatan',
  count: (sheets: number) => `${formatNumber(sheets)} lembar daftar hadir siap dicetak.`,
  heading: 'DAFTAR HADIR PESERTA',
  dayLine: 'Hari, tanggal',
  session: 'Sesi',
  sessionOf: (session: number, all: number) => `${session} dari ${all}`,
  place: 'Tempat',
  cohort: 'Angkatan',
  no: 'No',
  name: 'Nama',
  village: 'Desa/Kelurahan',
  subDistrict: 'Kecamatan',
  phone: 'No HP',
  sign: 'Tanda tangan',
  present: 'Jumlah hadir: ………… orang',
  speaker: 'Narasumber/Fasilitator,',
  committee: 'Panitia,',
  line: '(……………………………………)',
  sample: 'DATA CONTOH: nama di lembar ini tidak nyata',
} as const
