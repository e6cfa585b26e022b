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
  code: 'Kode hadir',
  change: 'Ubah',
  changeOf: (name: string) => `Ubah kehadiran ${name}`,
  stateOf: (name: string, state: string) => `${name}: ${state}`,
  guest: 'Tamu',
  notInvited: 'Tidak diundang',
  selfChecked: 'dengan kode',
  byCard: 'dengan kartu',
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

export const SCAN = {
  open: 'Pindai kartu',
  title: 'Pindai kartu hadir',
  close: 'Tutup',
  help: 'Arahkan kamera ke kode QR di kartu hadir. Beberapa kartu boleh berurutan, tanpa mengetuk.',
  as: 'Dicatat sebagai',
  starting: 'Membuka kamera…',
  torch: 'Senter',
  already: (state: string) => `Sudah tercatat: ${state}`,
  counted: (count: number) => `${formatNumber(count)} kartu tercatat`,
  typed: 'Kode kader',
  typedHelp: 'Bila kartunya tidak terbaca, ketik kodenya, misalnya LMJ-4821-K.',
  typedWrong: 'Ini bukan Kode kader. Bentuknya seperti LMJ-4821-K.',
  take: 'Catat',
  signInCard: 'Ini kartu masuk, bukan kartu hadir. Ketik Kode kader yang tertulis di kartu itu.',
  hallCode: 'Ini kode hadir ruangan, bukan kartu. Kode itu dipindai kader dengan HP-nya sendiri.',
  nothing: 'Ini bukan kartu hadir.',
  strangerTitle: (code: string) => `${code} tidak ada di daftar ini`,
  looking: 'Mencari di daftar kader…',
  strangerFound: (name: string) => `Kader ini ${name}. Tidak diundang, tetapi bisa dicatat hadir.`,
  strangerAdd: (name: string) => `Catat ${name}`,
  strangerUnknown: 'Tidak ada kader dengan kode ini. Periksa kodenya, atau catat sebagai tamu.',
  strangerOffline:
    'Tanpa sinyal namanya tidak bisa dicari. Catat sebagai tamu; kodenya ikut tersimpan dan dicocokkan nanti.',
  strangerName: 'Nama lengkap',
  strangerGuest: 'Catat sebagai tamu',
  strangerSkip: 'Lewati',
  guestFrom: (code: string) => `Kode kader ${code}`,
  trouble: {
    refused: 'Kamera tidak diizinkan. Izinkan kamera di pengaturan peramban, atau ketik kodenya.',
    noCamera: 'Kamera tidak bisa dibuka di sini. Ketik kodenya.',
    dark: 'Terlalu gelap. Nyalakan senter atau cari tempat terang.',
    slow: 'Belum terbaca. Dekatkan kartu, pegang diam, atau ketik kodenya.',
  },
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
  refused: (why: string) =>
    `Server menolak: ${why}. Catatan tetap di HP ini, tetapi tidak terkirim sendiri. Hubungi kantor, lalu ketuk Kirim sekarang.`,
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
  notForgotten:
    'Masih ada yang belum terkirim, atau yang tidak diterima dan belum disingkirkan, jadi belum dihapus.',
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
