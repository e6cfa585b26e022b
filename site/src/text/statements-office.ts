/** Words of Bukti Cakupan for the office: proposing, deciding, withdrawing, the sheet and the list behind it. */
import type { StatementState } from '../../../worker/contract/statements.ts'
import { formatMoment, type Zone } from './format.ts'

export const STATEMENT_HEADS = {
  page: {
    title: 'Bukti Cakupan',
    lede: 'Pernyataan resmi cakupan kader pada satu tanggal: dibekukan satu orang, disahkan orang kedua, dan dapat diperiksa siapa pun lewat kode QR.',
  },
  sheet: { title: 'Lembar Bukti Cakupan', lede: 'Untuk dicetak dan ditandatangani.' },
  list: {
    title: 'Daftar di balik Bukti Cakupan',
    lede: 'Setiap kader yang dihitung, dengan sertifikatnya. Setiap pembukaan daftar ini dicatat.',
  },
} as const

export const STATEMENT_STATE: Record<StatementState, string> = {
  PROPOSED: 'Menunggu disahkan',
  RETURNED: 'Dikembalikan',
  ISSUED: 'Berlaku',
  SUPERSEDED: 'Diganti',
  WITHDRAWN: 'Dicabut',
}

export const STATEMENTS = {
  loading: 'Memuat Bukti Cakupan…',
  current: 'Yang berlaku sekarang',
  noneTitle: 'Belum ada Bukti Cakupan yang berlaku',
  none: 'Pilih tanggal, lihat angkanya, lalu usulkan. Orang kedua (penyetuju) yang mengesahkannya.',
  noneForReader: 'Dinas kabupaten/kota belum mengesahkan bukti.',
  waiting: 'Usulan yang menunggu',
  waitingOwn:
    'Anda yang mengusulkan ini. Orang lain dengan peran penyetuju yang mengesahkan atau mengembalikannya.',
  waitingOther: 'Penyetuju dinas yang mengesahkan atau mengembalikan usulan ini.',
  waitingYou: 'Periksa angkanya. Setelah disahkan, isi bukti ini tidak bisa diubah lagi.',
  replacesCurrent: 'Bukti yang berlaku sekarang akan otomatis diganti.',
  history: 'Riwayat',
  historyLabel: 'Semua usulan dan bukti, terbaru di atas',
  code: 'Kode',
  asOf: 'Keadaan per',
  trained: 'Kader terlatih',
  covered: 'Tercakup',
  state: 'Keadaan',
  by: 'Diusulkan / diputuskan',
  proposedBy: (name: string, at: string) => `Diusulkan oleh ${name}, ${at}`,
  issuedBy: (name: string, at: string) => `Disahkan oleh ${name}, ${at}`,
  returnedBy: (name: string, at: string) => `Dikembalikan oleh ${name}, ${at}`,
  reason: (reason: string) => `Alasan: ${reason}`,
  newer: (code: string) => `Diganti oleh ${code}`,
  publicPage: 'Halaman publik',
  sheet: 'Lembar cetak',
  list: 'Daftar kader dan sertifikat',
} as const

export const STATEMENT_PROPOSE = {
  open: 'Usulkan bukti baru',
  title: 'Usulkan Bukti Cakupan',
  day: 'Keadaan per tanggal',
  dayHelp: 'Hari ini atau hari yang sudah lewat.',
  dayWrong: 'Tanggal ini belum tiba.',
  preview: 'Angka pada tanggal ini',
  loading: 'Menghitung angka…',
  freeze:
    'Angka dan daftarnya dibekukan saat diusulkan. Sertifikat yang dicabut sesudahnya tidak mengubah bukti ini.',
  empty: 'Belum ada kader pada tanggal ini. Pilih tanggal lain.',
  send: 'Usulkan',
  sending: 'Membekukan angka…',
  done: 'Usulan tersimpan. Orang kedua perlu mengesahkannya.',
  blocked: 'Masih ada usulan yang menunggu diputuskan.',
} as const

export const STATEMENT_DECIDE = {
  issue: 'Sahkan dan tanda tangani',
  issueTitle: 'Sahkan bukti ini?',
  issueHelp:
    'Angka ini akan ditandatangani dan terbuka untuk siapa pun. Bukti sebelumnya, bila ada, diganti. Sesudah itu hanya dapat dicabut, tidak dapat diubah.',
  issueYes: 'Ya, sahkan dan tanda tangani',
  issuing: 'Menandatangani…',
  issued: 'Bukti disahkan dan ditandatangani. Siapa pun sekarang dapat memeriksanya.',
  sendBack: 'Kembalikan',
  returning: 'Mengembalikan…',
  returned: 'Usulan dikembalikan. Pengusul dapat membuat usulan baru.',
  withdraw: 'Cabut bukti ini',
  withdrawing: 'Mencabut…',
  withdrawn: 'Bukti dicabut. Kode QR-nya sekarang terbaca sebagai dicabut.',
  returnTitle: 'Kembalikan usulan ini?',
  withdrawTitle: 'Cabut bukti yang berlaku?',
  withdrawHelp: 'Tidak dapat dibatalkan. Bukti baru harus diusulkan dari awal.',
  reason: 'Alasan',
  reasonHelp: 'Dibaca oleh orang dinas. Jangan tulis nama atau nomor telepon.',
  reasonNeeded: 'Tulis alasannya dulu.',
} as const

export const STATEMENT_SHEET = {
  back: 'Kembali',
  print: 'Cetak',
  notInForce: 'Belum disahkan: lembar ini belum punya tanda tangan digital dan kode QR.',
  ended: 'Bukti ini tidak berlaku lagi.',
  number: (code: string) => `Nomor: ${code}`,
  proposedBy: 'Diusulkan oleh',
  issuedBy: 'Disahkan oleh',
  signing: (office: string) => `Kepala ${office}`,
  /** The day in the district, without the time. */
  place: (at: string, zone: Zone | undefined) =>
    `……………………, ${formatMoment(at, zone).split(',')[0] ?? ''}`,
  nameLine: '(…………………………………………………)',
  numberLine: 'NIP',
  digital:
    'Tanda tangan digital sistem ada di kode QR. Tanda tangan basah di lembar ini untuk keperluan dinas.',
} as const

export const STATEMENT_LIST = {
  loading: 'Membuka daftar…',
  label: 'Kader yang dihitung dalam bukti ini',
  name: 'Nama',
  area: 'Wilayah tugas',
  certificate: 'Sertifikat yang dihitung',
  issuedOn: 'Terbit',
  none: 'Belum terlatih',
  recorded: 'sertifikat lama',
  all: 'Semua',
  trained: 'Terlatih',
  untrained: 'Belum terlatih',
  show: 'Tampilkan',
  emptyTitle: 'Tidak ada kader di bagian ini',
  empty: 'Pilih bagian lain.',
  choose: 'Pilih bukti dari halaman Bukti Cakupan.',
} as const
