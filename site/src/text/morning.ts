/** Words of the morning page and of the way down from it: what changed, what waits, a village, one cadre's progress. */
import type { CertificateView, WaitingKind } from '../../../worker/contract/progress.ts'
import type { ModuleState } from '../../../worker/contract/learning.ts'
import { formatDate, formatNumber } from './format.ts'

export const CHANGE = {
  title: (since: string) => `Berubah sejak ${formatDate(since)}`,
  week: '7 hari lalu',
  kept: 'Dibandingkan dengan angka yang tercatat pada akhir hari itu.',
  counted: 'Keadaan hari itu dihitung ulang dari penugasan dan sertifikat yang tercatat sekarang.',
  cadres: 'KPM aktif',
  trained: 'KPM terlatih',
  areasCovered: 'Desa/kelurahan tercakup',
  same: 'Tetap',
  from: (before: number, now: number) =>
    `dari ${formatNumber(before)} menjadi ${formatNumber(now)}`,
  open: 'Desa/kelurahan mana?',
  loading: 'Menghitung desa/kelurahan…',
  gained: 'Baru tercakup',
  lost: 'Tidak tercakup lagi',
  renamed: 'Berganti nama atau kode, tetap tercakup',
  becomes: 'menjadi',
  none: 'Tidak ada desa/kelurahan yang berubah.',
} as const

/** `+3`, `−2`; the minus is the sign, not a hyphen. */
export function signed(difference: number): string {
  if (difference === 0) return CHANGE.same
  return difference > 0 ? `+${formatNumber(difference)}` : `−${formatNumber(-difference)}`
}

const n = formatNumber

/** What waits: one row each. `Do` is what the tap leads to. */
export const TASK_GROUPS = {
  decide: 'Perlu diputuskan',
  people: 'Kader dan desa yang perlu dibantu',
  records: 'Data yang perlu dirapikan',
} as const

export const TASKS = {
  proposals: (count: number, cadres: number) =>
    `${n(count)} usulan sertifikat (${n(cadres)} kader) menunggu persetujuan Anda`,
  proposalsDo: 'Buka usulan',
  corrections: (count: number) => `${n(count)} perbaikan sertifikat menunggu persetujuan Anda`,
  correctionsDo: 'Buka perbaikan',
  revocations: (count: number) => `${n(count)} permintaan pencabutan menunggu keputusan Anda`,
  revocationsDo: 'Buka permintaan',
  records: (count: number) => `${n(count)} daftar sertifikat lama menunggu persetujuan Anda`,
  recordsDo: 'Buka daftar',
  statements: (count: number) => `${n(count)} Bukti Cakupan menunggu keputusan Anda`,
  statementsDo: 'Buka Bukti Cakupan',
  names: (count: number) => `${n(count)} kader menyatakan namanya keliru`,
  namesDue: (moment: string) => `Jawab paling lambat ${moment}`,
  namesLate: (moment: string) => `Sudah lewat batas ${moment}`,
  namesDo: 'Perbaiki nama',
  candidates: (count: number) => `${n(count)} calon memenuhi syarat, belum diusulkan`,
  candidatesDo: 'Usulkan sertifikat',
  candidatesSee: 'Lihat siapa',
  expiring: (count: number) => `${n(count)} kader punya sertifikat yang berakhir dalam 60 hari`,
  expiringDo: 'Ingatkan kader',
  without: (count: number) => `${n(count)} desa/kelurahan belum memiliki KPM`,
  withoutDo: 'Lihat daftarnya',
  vacant: (count: number) =>
    `${n(count)} desa/kelurahan ditinggal KPM-nya dalam 90 hari terakhir, belum ada pengganti`,
  vacantDo: 'Lihat siapa yang pergi',
  untrained: (count: number) =>
    `${n(count)} desa/kelurahan memiliki KPM, tetapi belum ada yang terlatih`,
  untrainedDo: 'Lihat siapa yang perlu dibantu',
  stuck: (count: number) => `${n(count)} kader berhenti belajar, sudah 14 hari tanpa kegiatan`,
  stuckDo: 'Lihat siapa',
  signIn: (count: number) => `${n(count)} kader belum bisa masuk`,
  signInDo: 'Cetak kartu masuk',
  signInSee: 'Lihat siapa',
  decrees: (count: number) => `${n(count)} kader bertugas dengan SK yang sudah habis`,
  decreesDo: 'Perbarui SK',
  notices: (count: number) => `${n(count)} catatan jawaban HP untuk dilihat pelatih`,
  noticesDo: 'Buka catatan',
} as const

export const MORNING = {
  nothing: 'Tidak ada yang menunggu',
  nothingBody: 'Semua calon sudah diusulkan dan semua data kader lengkap.',
  parts: 'Per kecamatan',
  partsHelp: 'Ketuk kecamatan untuk melihat desa/kelurahannya, lalu kadernya.',
  partsLabel: 'Cakupan per kecamatan',
  villagesTitle: 'Per desa/kelurahan',
  villagesHelp: 'Ketuk desa/kelurahan untuk melihat kadernya.',
  subDistrict: 'Kecamatan',
  village: 'Desa/kelurahan',
  trained: 'KPM terlatih',
  covered: 'Desa/kel tercakup',
  state: 'Keadaan',
} as const

export const TRAIL = { label: 'Anda di sini', start: 'Ringkasan' } as const

export const subDistrictName = (name: string) => `Kecamatan ${name}`

/** The list behind one count. */
export const WAITING_PAGE = {
  title: 'Menunggu tindakan',
  lede: 'Siapa saja di balik angka di Ringkasan. Yang paling lama menunggu ada di atas.',
  loading: 'Memuat daftar…',
  kinds: 'Pilih daftar',
  name: 'Nama',
  area: 'Wilayah tugas',
  action: 'Tindakan',
  doneTitle: 'Tidak ada yang menunggu di sini',
  done: 'Daftar ini sudah kosong. Kembali ke Ringkasan untuk melihat yang lain.',
  back: 'Ke Ringkasan',
  most: (shown: number, total: number) => `Yang tampil: ${n(shown)} dari ${n(total)}.`,
  left: (name: string) => `Terakhir: ${name}`,
  wish: 'Seharusnya:',
} as const

/** By the address's word: what the list is called, what its day means, what is to be done. */
export const WAITING_LISTS: Readonly<
  Record<
    WaitingKind,
    { readonly key: string; readonly title: string; readonly day: string; readonly act: string }
  >
> = {
  NAME: { key: 'nama', title: 'Nama keliru', day: 'Dijawab paling lambat', act: 'Perbaiki nama' },
  CANDIDATE: {
    key: 'calon',
    title: 'Calon belum diusulkan',
    day: 'Memenuhi syarat',
    act: 'Lihat kemajuan',
  },
  EXPIRING: {
    key: 'berakhir',
    title: 'Sertifikat segera berakhir',
    day: 'Berakhir',
    act: 'Lihat kemajuan',
  },
  VACANT: { key: 'lowong', title: 'Desa ditinggal kader', day: 'Sejak', act: 'Tambah kader' },
  STUCK: {
    key: 'macet',
    title: 'Berhenti belajar',
    day: 'Terakhir belajar',
    act: 'Lihat kemajuan',
  },
  NO_SIGN_IN: { key: 'masuk', title: 'Belum bisa masuk', day: '', act: 'Buka data kader' },
  DECREE_ENDED: {
    key: 'sk',
    title: 'SK sudah habis',
    day: 'SK berlaku sampai',
    act: 'Perbarui SK',
  },
}

export const VILLAGE = {
  title: 'Desa/kelurahan',
  lede: 'Kader yang bertugas di sini dan kemajuannya.',
  loading: 'Memuat desa/kelurahan…',
  missingTitle: 'Pilih desa/kelurahan dulu',
  missing: 'Buka halaman ini dari Ringkasan atau Cakupan: ketuk kecamatan, lalu desa/kelurahan.',
  toCoverage: 'Buka Cakupan',
  focus: 'Desa lokus',
  endedTitle: 'Desa/kelurahan ini sudah tidak ada',
  endedTo: 'Buka yang sekarang:',
  covered: 'Tercakup',
  some: 'Ada KPM, belum terlatih',
  none: 'Belum ada KPM',
  cadres: 'Kader di sini',
  emptyTitle: 'Belum ada kader di sini',
  empty: 'KPM ditunjuk lewat musyawarah desa/kelurahan. Setelah ada SK, tambahkan di daftar kader.',
  add: 'Buka daftar kader',
  name: 'Nama',
  state: 'Keadaan',
  modules: 'Modul selesai',
  last: 'Terakhir belajar',
  never: 'Belum pernah',
  signIn: 'Masuk',
  trained: 'Terlatih',
  course: (title: string) => `Modul dihitung dari ${title}.`,
  former: 'Pernah bertugas di sini',
  until: (day: string) => `sampai ${formatDate(day)}`,
} as const

export const modulesOf = (done: number, total: number) => `${n(done)} dari ${n(total)}`

export const CADRE_PROGRESS = {
  loading: 'Memuat kemajuan…',
  kicker: 'Kemajuan kader',
  trainedSince: (day: string) => `Terlatih sejak ${formatDate(day)}`,
  edit: 'Buka data kader',
  mat: (name: string) => `Tikar pertumbuhan: kemajuan belajar ${name}`,
  marks: 'Nilai kuis dan tes',
  marksOf: (title: string) => `Nilai: ${title}`,
  module: 'Modul',
  read: 'Pelajaran dibaca',
  mark: 'Nilai terbaik',
  attempts: 'Percobaan',
  started: (day: string) => `Mulai ${formatDate(day)}`,
  last: (day: string) => `terakhir belajar ${formatDate(day)}`,
  eligible: (day: string) => `memenuhi syarat ${formatDate(day)}`,
  notStarted: 'Belum mulai belajar.',
  noCourse: 'Belum ada pelatihan yang diterbitkan untuk wilayah ini.',
  certificates: 'Sertifikat',
  noCertificates: 'Belum ada sertifikat.',
  recorded: 'Dicatat oleh dinas, bukan diterbitkan sistem ini',
  number: (number: string) => `Nomor ${number}`,
  issued: (day: string) => `terbit ${formatDate(day)}`,
  ends: (day: string) => `berakhir ${formatDate(day)}`,
  services: 'Penugasan',
  noServices: 'Belum pernah ditugaskan di wilayah ini.',
  since: (day: string) => `Sejak ${formatDate(day)}`,
  ended: (start: string, end: string, reason: string) =>
    `${formatDate(start)} sampai ${formatDate(end)}${reason === '' ? '' : ` · ${reason}`}`,
  decree: (number: string) => `SK ${number}`,
  decreeUntil: (day: string) => `berlaku sampai ${formatDate(day)}`,
} as const

export const MODULE_WORDS: Readonly<Record<ModuleState, string>> = {
  locked: 'Belum terbuka',
  ready: 'Belum dimulai',
  started: 'Sedang dipelajari',
  waiting: 'Menunggu dikirim',
  done: 'Lulus',
}

export const CERTIFICATE_WORDS: Readonly<
  Record<CertificateView['state'], { readonly word: string; readonly tone: string }>
> = {
  VALID: { word: 'Sah', tone: 'tag done' },
  EXPIRED: { word: 'Kedaluwarsa', tone: 'tag wait' },
  REVOKED: { word: 'Dicabut', tone: 'tag danger' },
  REPLACED: { word: 'Diganti', tone: 'tag' },
  WITHDRAWN: { word: 'Ditarik', tone: 'tag danger' },
}
