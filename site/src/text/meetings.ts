/** Words of meetings: the list, the form with its agenda, one meeting, and who is invited. */
import type { MeetingKind, MeetingState } from '../../../worker/contract/meetings.ts'
import { formatNumber } from './format.ts'

export const MEETING_KIND_WORDS: Readonly<Record<MeetingKind, string>> = {
  TRAINING: 'Pelatihan',
  COORDINATION: 'Rapat koordinasi',
  WORKSHOP: 'Mini lokakarya',
  COACHING: 'Pembinaan',
}

export const MEETING_STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  PLANNED: 'Direncanakan',
  HELD: 'Terlaksana',
  CANCELLED: 'Batal',
}

export const MEETING_STATE_LOOK: Readonly<Record<MeetingState, string>> = {
  PLANNED: 'tag wait',
  HELD: 'tag done',
  CANCELLED: 'tag',
}

/** `1,5` */
export function hoursWords(hours: number): string {
  return String(hours).replace('.', ',')
}

/** `08.30` */
export function clockWords(time: string): string {
  return time.replace(':', '.')
}

export function whoseWords(area: {
  readonly name: string
  readonly level: 'district' | 'subDistrict'
}): string {
  return area.level === 'district' ? area.name : `Kecamatan ${area.name}`
}

export const MEETINGS = {
  title: 'Kegiatan',
  lede: 'Hari ketika kader berkumpul: acaranya, pengisinya, dan siapa yang diundang.',
  loading: 'Memuat kegiatan…',
  kind: 'Jenis',
  all: 'Semua',
  add: 'Buat kegiatan',
  emptyTitle: 'Belum ada kegiatan',
  emptyBody:
    'Kegiatan adalah hari ketika kader berkumpul: pelatihan, rapat koordinasi, mini lokakarya kecamatan, atau pembinaan. Di sini Anda menyusun acara dan pengisinya, mengundang kader, lalu mencetak undangan, susunan acara, dan daftar hadir.',
  emptyReadOnly: 'Kegiatan muncul di sini setelah dibuat oleh petugas.',
  noMatchTitle: 'Tidak ada kegiatan yang cocok',
  cut: (shown: number) =>
    `Hanya ${formatNumber(shown)} kegiatan terakhir yang tampil. Pilih tahun atau jenis untuk melihat yang lain.`,
  clear: 'Hapus saringan',
  name: 'Nama kegiatan',
  days: 'Tanggal',
  place: 'Tempat',
  whose: 'Penyelenggara',
  state: 'Keadaan',
  invited: 'Diundang',
  hours: 'JP',
} as const

const SOME = 8

/** The first of them and how many more there are. */
function someOf(names: readonly string[]): string {
  const rest = names.length - SOME
  const more = rest > 0 ? `; dan ${formatNumber(rest)} sesi lain` : ''
  return `${names.slice(0, SOME).join('; ')}${more}`
}

export const MEETING_FORM = {
  addTitle: 'Buat kegiatan',
  editTitle: 'Ubah kegiatan',
  title: 'Isi kegiatan',
  lede: 'Fakta kegiatan dan susunan acaranya. Isian tersimpan sementara di tab ini sampai Anda menekan Simpan.',
  loading: 'Menyiapkan isian…',
  back: 'Semua kegiatan',
  backToOne: 'Kembali ke kegiatan',
  facts: 'Tentang kegiatan',
  kind: 'Jenis kegiatan',
  whose: 'Penyelenggara',
  whoseHelp:
    'Kegiatan kecamatan hanya mengundang kader kecamatan itu. Tidak bisa diganti sesudah disimpan.',
  wholeDistrict: (name: string) => `${name} (tingkat kabupaten/kota)`,
  name: 'Nama kegiatan',
  nameHelp: 'Seperti di surat undangan, misalnya: Pelatihan Dasar KPM Angkatan I.',
  place: 'Tempat',
  startsOn: 'Hari pertama',
  startsOnHelp: 'Bila diganti, hari terakhir dan susunan acara ikut bergeser.',
  endsOn: 'Hari terakhir',
  course: 'Pelatihan di aplikasi',
  courseHelp: 'Supaya tiap sesi bisa dihubungkan dengan modulnya.',
  noCourse: 'Tanpa pelatihan di aplikasi',
  capacity: 'Jumlah tempat',
  capacityHelp: 'Kosongkan bila tidak dibatasi.',
  budgetSource: 'Sumber anggaran',
  budgetHelp: 'Misalnya: DPA Dinas PMD tahun 2026.',
  basis: 'Dasar',
  basisHelp: 'Surat atau keputusan yang mendasari kegiatan.',
  save: 'Simpan kegiatan',
  saving: 'Menyimpan…',
  chooseKind: 'Pilih jenis',
  kindNeeded: 'Pilih jenis kegiatan.',
  nameNeeded: 'Isi nama kegiatan.',
  placeNeeded: 'Isi tempat kegiatan.',
  startNeeded: 'Pilih hari pertama.',
  endNeeded: 'Pilih hari terakhir.',
  endBefore: 'Hari terakhir tidak boleh sebelum hari pertama.',
  tooLong: (most: number) => `Paling lama ${formatNumber(most)} hari. Buat beberapa kegiatan.`,
  capacityWrong: (most: number) => `Isi angka 1 sampai ${formatNumber(most)}, atau kosongkan.`,
  fieldRefused: 'Isian ini belum dapat disimpan. Periksa lagi.',
  fix: (count: number) =>
    `Belum disimpan: ${formatNumber(count)} isian perlu dibetulkan. Lihat tulisan merah di atas.`,
  restored: 'Isian Anda yang belum disimpan dibuka lagi.',
  dropDraft: 'Buang isian ini',
  changedTitle: 'Kegiatan ini baru saja diubah orang lain',
  changedBody:
    'Belum ada yang disimpan, dan isian Anda masih ada di halaman ini. Pilih mana yang dipakai.',
  /** Before what somebody else saved and this form does not have. */
  lost: 'Bila isian Anda yang disimpan, yang sudah tersimpan ini hilang:',
  lostNothing: 'Isi yang tersimpan sama dengan isian Anda: tidak ada yang hilang.',
  lostFact: (label: string, value: string) => `${label}: ${value}`,
  lostSessions: (names: readonly string[]) => `Sesi yang akan hilang: ${someOf(names)}`,
  replacedSessions: (names: readonly string[]) =>
    `Sesi yang isinya berbeda dan akan diganti: ${someOf(names)}`,
  unsaid: '(kosong)',
  keepMine: 'Simpan isian saya',
  takeTheirs: 'Pakai yang tersimpan, buang isian saya',
  offDistrictTitle: 'Bukan kegiatan wilayah Anda',
  offDistrictBody: 'Kegiatan ini hanya dapat diubah oleh penyelenggaranya.',
  cancelledTitle: 'Kegiatan ini batal',
  cancelledBody: 'Rencanakan lagi dulu di halaman kegiatan, lalu ubah isinya.',
} as const

export const AGENDA = {
  title: 'Susunan acara',
  help: 'Istirahat dan pembukaan bernilai 0 JP. 1 JP = 45 menit.',
  template: 'Mulai dari contoh',
  chooseTemplate: 'Pilih contoh agenda',
  useTemplate: 'Pakai contoh',
  replaceTitle: 'Ganti susunan acara?',
  replaceBody: (count: number) =>
    `${formatNumber(count)} sesi yang sudah ada diganti dengan contoh ini, bersama pengisinya.`,
  replaceYes: 'Ganti',
  /** Without a date while the first day is not chosen. */
  day: (number: number, words: string) =>
    words === '' ? `Hari ${formatNumber(number)}` : `Hari ${formatNumber(number)}: ${words}`,
  outside: 'Di luar tanggal kegiatan',
  outsideHelp:
    'Sesi di bawah ini jatuh sesudah hari terakhir. Perpanjang kegiatan, pindahkan sesinya, atau hapus.',
  moveAll: 'Pindahkan semua ke hari terakhir',
  emptyDay: 'Belum ada sesi pada hari ini.',
  sessions: (count: number) => `${formatNumber(count)} sesi`,
  total: (hours: number) => `${hoursWords(hours)} JP`,
  totalAll: (hours: number, sessions: number) =>
    `Jumlah seluruhnya: ${hoursWords(hours)} JP dalam ${formatNumber(sessions)} sesi`,
  addOn: (day: number) => `Tambah sesi di hari ${formatNumber(day)}`,
  from: 'Mulai',
  to: 'Selesai',
  what: 'Acara',
  module: 'Modul',
  noModule: 'Tanpa modul',
  hours: 'JP',
  up: 'Naikkan',
  down: 'Turunkan',
  remove: 'Hapus',
  of: (title: string) => (title === '' ? 'sesi tanpa nama' : title),
  lasts: (minutes: number, hours: number) =>
    `${hoursWords(hours)} JP = ${formatNumber(hours * 45)} menit, sesi ini ${formatNumber(minutes)} menit.`,
  speakers: (count: number) => (count === 0 ? 'Narasumber' : `Narasumber (${formatNumber(count)})`),
  usually: (by: string) => `Biasanya diisi: ${by}.`,
  addSpeaker: 'Tambah narasumber',
  speakerName: 'Nama narasumber',
  institution: 'Instansi',
  topic: 'Topik',
  speaker: (name: string) => (name === '' ? 'narasumber' : `narasumber ${name}`),
  speakersFull: (most: number) => `Paling banyak ${formatNumber(most)} narasumber tiap sesi.`,
  timeNeeded: 'Isi jam, misalnya 08.30.',
  whatNeeded: 'Isi acaranya.',
  speakerNeeded: 'Isi namanya.',
  institutionNeeded: 'Isi instansinya.',
  outsideDays: 'Sesi ini di luar tanggal kegiatan.',
  endsBefore: 'Jam selesai harus sesudah jam mulai.',
  namedTwice: 'Sesi ini tercatat dua kali. Hapus salah satunya.',
  refused: 'Sesi ini belum dapat disimpan. Periksa lagi isinya.',
  tooMany: (most: number) => `Paling banyak ${formatNumber(most)} sesi dalam satu kegiatan.`,
} as const

export const MEETING = {
  class: 'Kelas dan umpan balik',
  roll: 'Daftar hadir di HP',
  practice: 'Nilai praktik di HP',
  title: 'Kegiatan',
  loading: 'Memuat kegiatan…',
  noneTitle: 'Pilih kegiatan dulu',
  noneBody: 'Alamat ini tidak menyebut kegiatan.',
  back: 'Semua kegiatan',
  edit: 'Ubah',
  hold: 'Tandai terlaksana',
  cancel: 'Batalkan kegiatan',
  plan: 'Rencanakan lagi',
  holdTitle: 'Kegiatan ini sudah terlaksana?',
  holdBody: 'Kegiatan dihitung sebagai terlaksana. Isinya tetap bisa dibetulkan.',
  cancelTitle: 'Batalkan kegiatan ini?',
  cancelBody:
    'Isi dan daftar undangannya tetap tersimpan. Selama batal, kegiatan tidak bisa diubah dan kader tidak bisa diundang. Beri tahu yang sudah diundang lewat Kirim pesan.',
  planTitle: 'Rencanakan lagi kegiatan ini?',
  planBody: 'Kegiatan kembali menjadi direncanakan, dan isinya bisa diubah.',
  working: 'Menyimpan…',
  saved: 'Kegiatan tersimpan.',
  readOnly: 'Anda melihat kegiatan ini. Yang mengubahnya adalah penyelenggaranya.',
  seats: (people: number, capacity: number) =>
    `${formatNumber(people)} dari ${formatNumber(capacity)} tempat`,
  over: (over: number) => `${formatNumber(over)} melebihi tempat`,
  people: (count: number) => `${formatNumber(count)} kader`,
  marks: 'Rekap nilai',
  paper: 'Cetak surat',
  message: 'Kirim pesan',
  agenda: 'Susunan acara',
  noAgenda: 'Susunan acara belum diisi.',
  addAgenda: 'Susun acara',
  course: 'Pelatihan di aplikasi',
  budgetSource: 'Sumber anggaran',
  basis: 'Dasar',
  time: 'Pukul',
  what: 'Acara',
  speaker: 'Narasumber',
  dayTotal: 'Jumlah',
  topic: (topic: string) => `Topik: ${topic}`,
} as const

export const INVITED = {
  title: 'Yang diundang',
  invite: 'Undang kader',
  emptyTitle: 'Belum ada yang diundang',
  emptyBody: 'Undang satu angkatan, semua kader yang bertugas, atau kader satu per satu.',
  emptyHere: 'Belum ada kader dari wilayah Anda yang diundang.',
  onlyHere: 'Anda melihat yang diundang dari wilayah Anda saja.',
  search: 'Cari nama, kode, atau desa/kelurahan',
  subDistrict: 'Kecamatan',
  allSubDistricts: (count: number) => `Semua kecamatan (${formatNumber(count)})`,
  counted: (name: string, count: number) => `${name} (${formatNumber(count)})`,
  perSubDistrict: (count: number) =>
    `Jumlah dari tiap kecamatan (${formatNumber(count)} kecamatan)`,
  noMatch: 'Tidak ada yang cocok.',
  kind: 'Jenis kader',
  chosen: (count: number) => `${formatNumber(count)} dipilih`,
  remove: 'Batalkan undangan',
  removeTitle: 'Batalkan undangan?',
  removeBody: (count: number) =>
    `${formatNumber(count)} kader keluar dari daftar undangan ini. Data kadernya tetap ada.`,
  removed: (count: number) => `Undangan ${formatNumber(count)} kader dibatalkan.`,
  added: (count: number) =>
    count === 0
      ? 'Semua yang dipilih sudah ada di daftar undangan.'
      : `${formatNumber(count)} kader diundang.`,
  who: 'Siapa yang diundang?',
  serving: 'Semua kader yang bertugas',
  servingHelp: 'Yang bertugas hari ini di kabupaten/kota atau di satu kecamatan.',
  cohort: 'Satu angkatan',
  cohortHelp: 'Semua peserta angkatan itu.',
  single: 'Kader satu per satu',
  singleHelp: 'Cari dengan nama atau kode kader.',
  where: 'Bertugas di',
  wholeDistrict: (name: string) => `Seluruh ${name}`,
  cohortLabel: 'Angkatan',
  noCohorts: 'Belum ada angkatan.',
  loading: 'Memuat…',
  find: 'Cari kader',
  findHelp: 'Ketik sekurang-kurangnya dua huruf.',
  picked: (count: number) => `${formatNumber(count)} kader dipilih`,
  drop: 'Batal pilih',
  already: 'sudah diundang',
  yes: 'Undang',
  yesCount: (count: number) => `Undang ${formatNumber(count)} kader`,
  working: 'Mengundang…',
  fullTitle: 'Tempat tidak cukup',
  full: (free: number, wanted: number) =>
    `Sisa tempat ${formatNumber(free)}, yang ingin diundang ${formatNumber(wanted)}. Belum ada yang ditambahkan.`,
  fullYes: 'Tetap undang',
  most: (most: number) => `Paling banyak ${formatNumber(most)} kader sekali undang.`,
} as const
