/** Words that every room uses: navigation, states, roles, the two pictures. */
import { formatNumber } from './format.ts'

export const PRODUCT = 'Kelas Kader'

export const SHARED = {
  tryAgain: 'Coba lagi',
  requestId: 'Nomor permintaan untuk bantuan:',
  close: 'Tutup',
  cancel: 'Batal',
  save: 'Simpan',
  done: 'selesai',
  loading: 'Memuat…',
  showMore: 'Tampilkan lagi',
  chooseFile: 'Pilih berkas',
  orDrop: 'atau letakkan berkas di sini',
  chooseAllShown: 'Pilih semua yang tampil',
  print: 'Cetak',
  download: 'Unduh',
  demoLabel: 'Data contoh',
  demo: 'DATA CONTOH: nama dan angka tidak nyata',
  skip: 'Langsung ke isi',
} as const

/** "12 dari 268" */
export function shownOf(shown: number, total: number): string {
  return `${formatNumber(shown)} dari ${formatNumber(total)}`
}

export function chooseRow(name: string): string {
  return `Pilih ${name}`
}

export const OFFICE = {
  nav: 'Halaman kerja',
  menu: 'Menu',
  menuClose: 'Tutup menu',
  account: 'Akun saya',
  signOut: 'Keluar',
  leaving: 'Keluar…',
  signIn: 'Masuk',
  signInTitle: 'Silakan masuk dulu',
  signInBody:
    'Halaman ini hanya untuk petugas yang sudah masuk. Data Anda tetap tersimpan. Setelah masuk, buka lagi halaman ini.',
  checking: 'Memeriksa siapa yang masuk…',
  area: 'Wilayah',
  noScriptTitle: 'Halaman kerja ini perlu JavaScript',
  noScriptBody:
    'Nyalakan JavaScript di peramban, lalu muat ulang. Halaman untuk kader dan pemeriksaan sertifikat tetap bisa dibuka tanpa JavaScript.',
} as const

/** The growth mat. */
export const MAT = {
  label: 'Tikar pertumbuhan: kemajuan belajar Anda',
  certificate: 'Sertifikat',
  done: 'Selesai',
  waiting: 'Menunggu dikirim',
  current: 'Sedang dipelajari',
  open: 'Belum dimulai',
  locked: 'Terkunci',
  none: 'Setelah semua modul dan tes selesai',
  candidate: 'Menunggu persetujuan dinas',
  issued: 'Sudah terbit',
  revoked: 'Dicabut',
} as const

/** "3 dari 10 modul selesai" */
export function matSummary(done: number, total: number): string {
  return `${done} dari ${total} modul selesai`
}

export function matModule(number: number, title: string): string {
  return `Modul ${number}. ${title}`
}

export function matParts(done: number, total: number): string {
  return `${done} dari ${total} pelajaran`
}

/** The tile map. */
export const TILES = {
  none: 'Belum ada KPM',
  some: 'Ada KPM, belum terlatih',
  done: 'Terlatih',
  urban: 'Bingkai tebal: kelurahan',
  label: 'Keadaan tiap desa/kelurahan',
  table: 'Lihat nama desa/kelurahan sebagai tabel',
  fraction: 'Angka di belakang nama: KPM terlatih dari semua KPM di sana. Kel. = kelurahan.',
  subDistrict: 'Kecamatan',
  empty: 'Belum ada desa/kelurahan yang dimuat.',
} as const

export function tilesSummary(done: number, total: number): string {
  return `${formatNumber(done)} dari ${formatNumber(total)} desa/kelurahan punya KPM terlatih`
}

export type Section = 'dinas' | 'pelatih' | 'provinsi'

/** The office menus. `id` is what a page names as `here`; `icon` is one of the kept set. */
export const MENUS = {
  dinas: [
    { id: 'ringkasan', href: '/dinas/', label: 'Ringkasan', icon: 'home' },
    { id: 'kader', href: '/dinas/kader/', label: 'Kader', icon: 'users' },
    { id: 'angkatan', href: '/dinas/angkatan/', label: 'Angkatan', icon: 'calendar' },
    { id: 'kegiatan', href: '/dinas/kegiatan/', label: 'Kegiatan', icon: 'presentation' },
    { id: 'praktik', href: '/dinas/praktik/', label: 'Praktik lapangan', icon: 'eye' },
    { id: 'impor', href: '/dinas/impor/', label: 'Impor daftar', icon: 'import' },
    { id: 'kartu', href: '/dinas/kartu/', label: 'Kartu masuk', icon: 'card' },
    { id: 'sertifikat', href: '/dinas/sertifikat/', label: 'Sertifikat', icon: 'award' },
    { id: 'cakupan', href: '/dinas/cakupan/', label: 'Cakupan', icon: 'grid' },
    { id: 'berkas', href: '/dinas/berkas/', label: 'Berkas bukti', icon: 'folder' },
    { id: 'bukti', href: '/dinas/bukti/', label: 'Bukti cakupan', icon: 'shield' },
    { id: 'laporan', href: '/dinas/laporan/', label: 'Laporan', icon: 'sheet' },
    { id: 'petugas', href: '/dinas/petugas/', label: 'Petugas', icon: 'user' },
    { id: 'permintaan', href: '/dinas/permintaan/', label: 'Data pribadi', icon: 'lock' },
    { id: 'riwayat', href: '/dinas/riwayat/', label: 'Riwayat', icon: 'clock' },
  ],
  pelatih: [
    { id: 'pelatih', href: '/pelatih/', label: 'Materi', icon: 'book' },
    { id: 'bahan', href: '/pelatih/bahan/', label: 'Bahan', icon: 'print' },
    { id: 'soal', href: '/pelatih/soal/', label: 'Bank soal', icon: 'help' },
    { id: 'hasil', href: '/pelatih/hasil/', label: 'Hasil', icon: 'eye' },
    { id: 'kelas', href: '/pelatih/kelas/', label: 'Kelas', icon: 'users' },
    { id: 'hadir', href: '/pelatih/hadir/', label: 'Daftar hadir', icon: 'check' },
    { id: 'praktik', href: '/pelatih/praktik/', label: 'Praktik', icon: 'edit' },
    { id: 'rtl', href: '/pelatih/rtl/', label: 'RTL', icon: 'calendar' },
    { id: 'jawaban', href: '/pelatih/jawaban/', label: 'Jawaban HP', icon: 'message' },
  ],
  provinsi: [
    { id: 'provinsi', href: '/provinsi/', label: 'Cakupan', icon: 'grid' },
    { id: 'banding', href: '/provinsi/banding/', label: 'Bandingkan', icon: 'building' },
    { id: 'bukti-provinsi', href: '/provinsi/bukti/', label: 'Bukti cakupan', icon: 'shield' },
  ],
} as const

/** A menu entry that an office page can stand under. */
export type Place = (typeof MENUS)[Section][number]['id']
