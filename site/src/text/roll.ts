/** Words of the trainer's roll on one phone. */
import type { AttendanceState } from '../../../worker/contract/attendance-rules.ts'
import { formatNumber } from './format.ts'

export const STATE_WORDS: Readonly<Record<AttendanceState | 'NONE', string>> = {
  PRESENT: 'Hadir',
  LATE: 'Terlambat',
  EXCUSED: 'Izin',
  SICK: 'Sakit',
  ABSENT: 'Tidak hadir',
  NONE: 'Belum',
}

const DAYS = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab']
const MONTHS = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' ')

/** `Sen 23 Nov` */
export function shortDay(date: string): string {
  const day = new Date(`${date}T00:00:00.000Z`)
  return `${DAYS[day.getUTCDay()] ?? ''} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()] ?? ''}`
}

/** `08.30` of `2026-12-01T08:30` or `08:30` */
export function clock(time: string): string {
  return time.slice(-5).replace(':', '.')
}

export const ROLL = {
  title: 'Daftar hadir di HP',
  lede: 'Ketuk nama kader yang hadir. Catatan tersimpan di HP ini, juga tanpa sinyal.',
  loading: 'Membuka daftar hadir…',
  choose: 'Pilih kegiatan',
  thisWeek: 'Kegiatan minggu ini',
  onPhone: 'Tersimpan di HP ini',
  onPhoneHelp: 'Bisa dibuka tanpa sinyal.',
  noMeetingsTitle: 'Tidak ada kegiatan minggu ini',
  noMeetingsBody:
    'Daftar hadir dibuka dari kegiatan. Buat atau buka kegiatan selagi ada sinyal, lalu buka halaman ini sebelum berangkat ke aula.',
  toMeetings: 'Ke kegiatan',
  offlineList: 'Tidak ada sinyal, jadi hanya daftar yang sudah tersimpan di HP ini yang tampil.',
  nothingKept: 'Belum ada daftar hadir di HP ini. Buka sekali selagi ada sinyal.',
  unsent: (count: number) => `${formatNumber(count)} belum terkirim`,
  back: 'Semua kegiatan',
  notOnPhoneTitle: 'Daftar ini belum ada di HP ini',
  notOnPhoneBody:
    'Buka halaman ini sekali selagi ada sinyal. Sesudah itu bisa dipakai tanpa sinyal.',
  signIn: 'Masuk',
  session: 'Sesi',
  counts: 'Tampilkan',
  all: 'Semua',
  search: 'Cari nama, desa, atau kode',
  allPresent: 'Semua hadir',
  allPresentTitle: 'Tandai semua hadir?',
  allPresentBody: (count: number) =>
    `${formatNumber(count)} orang yang belum ditandai akan dicatat hadir. Yang sudah ditandai tidak berubah.`,
  allPresentYes: (count: number) => `Tandai ${formatNumber(count)} orang`,
  walkIn: 'Tambah tamu',
  code: 'Tampilkan kode',
  change: 'Ubah',
  changeOf: (name: string) => `Ubah kehadiran ${name}`,
  stateOf: (name: string, state: string) => `${name}: ${state}`,
  guest: 'Tamu',
  notInvited: 'Tidak diundang',
  selfChecked: 'dengan kode',
  by: (name: string) => `dicatat ${name}`,
  unsentMark: 'belum terkirim',
  nobody: 'Belum ada yang diundang. Tambah tamu, atau undang kader di halaman kegiatan.',
  noMatch: 'Tidak ada nama yang cocok.',
  noSessions: 'Kegiatan ini belum punya sesi. Susun acaranya dulu di halaman kegiatan.',
  undo: 'Batalkan',
  undone: 'Dibatalkan.',
  undoLate: 'Sudah terkirim, jadi tidak bisa dibatalkan. Pilih keterangan yang benar lewat Ubah.',
  marked: (name: string, state: string) => `${name}: ${state}`,
  markedAll: (count: number) => `${formatNumber(count)} orang ditandai hadir`,
  added: (name: string) => `${name} ditambahkan dan hadir`,
  matched: (name: string) => `Tamu dicocokkan dengan ${name}`,
  noClear: 'Yang sudah terkirim tidak bisa kembali ke Belum. Pilih keterangan yang benar.',
  ahead: (day: string) => `Sesi ini baru ${day}. Sekarang yang bisa dicatat hanya izin dan sakit.`,
  aheadTapped: 'Sesi ini belum berlangsung. Yang bisa dicatat hanya izin dan sakit, lewat Ubah.',
  past: (day: string, reason: string) => `Sesi ${day} sudah lewat. Alasan perubahan: ${reason}`,
  pastNoReason: (day: string) =>
    `Sesi ${day} sudah lewat. Perubahan pertama akan ditanya alasannya.`,
  offTitle: 'Kegiatan ini batal',
  offBody: 'Bila tetap berlangsung, catat saja: kehadiran tetap disimpan.',
} as const

export const REASON = {
  title: 'Mengapa diubah sekarang?',
  body: 'Sesi ini sudah lewat harinya. Tulis alasannya sekali; dipakai untuk semua perubahan di sesi ini.',
  label: 'Alasan',
  help: 'Misalnya: daftar kertas baru disalin hari ini.',
  choices: ['Salah ketuk kemarin', 'Disalin dari daftar kertas', 'Surat izin baru diterima'],
  needed: 'Tulis alasan singkat.',
  save: 'Simpan alasan dan catat',
  changeReason: 'Ganti alasan',
} as const

export const WALK_IN = {
  title: 'Tambah tamu',
  body: 'Untuk yang datang tanpa undangan. Langsung dicatat hadir di sesi ini.',
  name: 'Nama lengkap',
  from: 'Desa/kelurahan',
  nameNeeded: 'Isi nama.',
  save: 'Tambah dan catat hadir',
} as const

export const MATCH = {
  open: 'Cocokkan dengan kader',
  title: (name: string) => `Siapa ${name}?`,
  body: 'Bila tamu ini kader yang terdaftar, kehadirannya dipindah ke nama di daftar.',
  search: 'Cari di daftar kader',
  help: 'Ketik sedikitnya 2 huruf nama.',
  offline: 'Tanpa sinyal, pencarian hanya di daftar kegiatan ini.',
  none: 'Tidak ada kader yang cocok.',
  choose: 'Pilih',
} as const

export const SENDING = {
  allSent: (at: string) => `Semua sudah terkirim${at === '' ? '' : ` ${at}`}`,
  waiting: (count: number) => `Tersimpan di HP, ${formatNumber(count)} belum terkirim`,
  sending: 'Mengirim…',
  send: 'Kirim sekarang',
  refresh: 'Perbarui',
  offline: 'Tidak ada sinyal. Teruskan saja; semua dikirim nanti.',
  signedOut: 'Anda perlu masuk lagi sebelum catatan bisa dikirim. Tidak ada yang hilang.',
  otherTitle: 'Daftar ini dipegang orang lain di HP ini',
  otherPerson: (name: string) =>
    `Catatan di HP ini dibuat oleh ${name}, dan hanya dikirim atas namanya. Keluar, lalu masuk sebagai ${name}. Tidak ada yang hilang.`,
  failed: 'Belum bisa dikirim sekarang. Catatan tetap di HP dan dicoba lagi sendiri.',
  ready: 'Siap dipakai tanpa sinyal.',
  notReady: 'Jangan tutup dulu: halaman ini belum tersimpan untuk dipakai tanpa sinyal.',
  diskTitle: 'Ketukan terakhir tidak tersimpan',
  diskBody:
    'Memori HP menolak menyimpan. Kosongkan sedikit ruang, lalu ketuk lagi. Yang sudah tampil tetap tersimpan.',
  rejectedTitle: (count: number) => `${formatNumber(count)} catatan tidak diterima`,
  rejectedBody:
    'Catatan ini tidak masuk ke daftar. Baca alasannya, betulkan bila perlu, lalu singkirkan.',
  dismiss: 'Singkirkan',
  forget: 'Hapus dari HP ini',
  forgetTitle: 'Hapus daftar ini dari HP?',
  forgetBody:
    'Semua catatannya sudah terkirim. Nama kader terhapus dari HP ini; daftarnya bisa dibuka lagi selagi ada sinyal. Lakukan ini bila HP dipakai orang lain.',
  forgetYes: 'Hapus dari HP',
  forgetLater: 'Daftar terhapus sendiri 7 hari sesudah kegiatan, bila semua sudah terkirim.',
  notForgotten: 'Masih ada yang belum terkirim, jadi belum dihapus.',
} as const

export const CODE = {
  title: 'Kode hadir',
  help: (host: string) => `Pindai, atau buka ${host}/hadir dan ketik 8 huruf dan angka ini.`,
  left: (seconds: number) => `Berganti dalam ${formatNumber(seconds)} detik`,
  early: 'Kode diterima mulai 30 menit sebelum sesi.',
  closed: 'Sesi ini sudah selesai. Kode tidak diterima lagi.',
  close: 'Tutup',
  picture: 'Kode QR hadir',
} as const
