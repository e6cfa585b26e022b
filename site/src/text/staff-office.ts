/** The office's pages about its own people: accounts, roles with dates, the second person, a superadmin's visits. */
import { formatDate, formatNumber } from './format.ts'
import { ROLE_NAMES } from './identity.ts'
import { daysWords, placeWords } from './invitation.ts'

export const STAFF = {
  title: 'Petugas',
  lede: 'Siapa yang dapat masuk untuk kabupaten/kota ini, dengan tugas apa, dan sampai kapan.',
  loading: 'Memuat daftar petugas…',
  notAllowedTitle: 'Daftar petugas hanya untuk admin dan penyetuju',
  notAllowed: 'Bila perlu perubahan, mintalah kepada admin di dinas Anda.',
  readOnly:
    'Anda dapat melihat daftar ini dan memutuskan usulan tugas. Akun diatur oleh admin dinas.',
  invite: 'Undang petugas',
  toTable: 'Siapa boleh apa',
  search: 'Cari nama atau nama pengguna',
  filter: 'Tampilkan',
  filters: {
    all: 'Semua',
    active: 'Aktif',
    waiting: 'Menunggu',
    disabled: 'Nonaktif',
    unsafe: 'Aktif, tanpa langkah kedua',
  },
  emptyTitle: 'Belum ada petugas',
  empty: 'Undang rekan pertama Anda. Ia memilih kata sandinya sendiri lewat tautan sekali pakai.',
  noMatchTitle: 'Tidak ada yang cocok',
  noMatch: 'Ubah pencarian atau pilih “Semua”.',
  showAll: 'Tampilkan semua',
  colName: 'Nama',
  colRoles: 'Tugas',
  colState: 'Keadaan',
  colLast: 'Terakhir masuk',
  colSecond: 'Langkah kedua',
  colOpen: 'Atur',
  open: 'Buka',
  openOf: (name: string) => `Buka ${name}`,
  self: 'Anda',
  elsewhere: 'juga bertugas di luar wilayah ini',
  never: 'Belum pernah',
  yes: 'Terpasang',
  no: 'Belum',
  noRole: 'Tidak ada tugas',
} as const

export const STATE_WORDS = {
  ACTIVE: 'Aktif',
  WAITING: 'Menunggu tautan dipakai',
  DISABLED: 'Nonaktif',
} as const

export const GRANT_WORDS = { NOW: 'berlaku', AHEAD: 'belum mulai', OVER: 'sudah berakhir' } as const

export function placeRole(held: {
  readonly role: string
  readonly area: string
  readonly areaName: string
}): string {
  return `${ROLE_NAMES[held.role] ?? held.role}, ${placeWords(held.area, held.areaName)}`
}

/** Empty without dates; a role that is over says since when. */
export function termWords(role: {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly state?: 'NOW' | 'AHEAD' | 'OVER'
}): string {
  if (role.state === 'OVER' && role.endsOn !== null) return `berakhir ${formatDate(role.endsOn)}`
  return daysWords(role)
}

export function staffCount(shown: number, all: number): string {
  return `${formatNumber(shown)} dari ${formatNumber(all)} petugas`
}

export const FORM = {
  inviteTitle: 'Undang petugas',
  name: 'Nama lengkap',
  nameHelp: 'Nama orangnya, bukan nama dinas. Satu akun untuk satu orang.',
  username: 'Nama pengguna',
  usernameHelp: 'Huruf kecil, angka, titik, atau garis. Paling sedikit 3. Contoh: wati.senduro',
  role: 'Tugas',
  area: 'Wilayah tugas',
  startsOn: 'Mulai tanggal',
  startsHelp: 'Kosongkan bila mulai hari ini.',
  endsOn: 'Hari terakhir',
  endsHelp: 'Kosongkan bila tanpa batas.',
  second:
    'Tugas ini memutuskan sertifikat, akun, atau kursus. Karena itu perlu orang kedua: usulan Anda menunggu persetujuan admin lain atau penyetuju.',
  make: 'Buat undangan',
  making: 'Membuat undangan…',
  give: 'Beri tugas',
  propose: 'Usulkan',
  saving: 'Menyimpan…',
  missing: 'Isi dulu.',
  usernameShape:
    'Pakai huruf kecil, angka, titik, atau garis; paling sedikit 3, diawali huruf atau angka.',
  datePast: 'Tanggal ini sudah lewat.',
  dateTurned: 'Hari terakhir harus sama dengan atau sesudah tanggal mulai.',
} as const

export const ROLE_HELP: Readonly<Record<string, string>> = {
  DISTRICT_ADMIN:
    'Mengurus data kader, kegiatan, usulan sertifikat, dan akun petugas di kabupaten/kotanya.',
  APPROVER:
    'Orang kedua: menyetujui atau mengembalikan usulan sertifikat, dispensasi, dan bukti cakupan.',
  SUB_DISTRICT_ADMIN:
    'Melihat kader di kecamatannya, mengisi daftar hadir, menilai praktik, mendampingi RTL.',
  TRAINER:
    'Mengajar: menulis kursus daerah, mengisi daftar hadir, menilai praktik, mendampingi RTL.',
  REVIEWER: 'Membaca kursus dan soal sebelum terbit, lalu menyetujui atau mengembalikannya.',
  PUBLISHER: 'Menerbitkan kursus yang memberi sertifikat, dan menariknya bila perlu.',
  PROVINCE: 'Melihat angka kabupaten/kota di provinsinya, tanpa nama kader.',
  SUPERADMIN:
    'Menjaga sistem untuk semua daerah; data orang hanya lewat kunjungan dengan alasan tertulis.',
}

export const LINK = {
  title: 'Tautan sekali pakai',
  invited: (name: string) => `Undangan untuk ${name} siap`,
  reset: (name: string) => `Masuk ${name} sudah diatur ulang`,
  once: 'Tautan ini hanya tampil sekarang. Berikan langsung kepada orangnya, jangan ke grup.',
  waits: 'Tugasnya menunggu persetujuan orang kedua. Tautan sudah bisa dipakai.',
  until: (until: string) => `Berlaku sampai ${until}, sekali pakai.`,
  code: 'Kode',
  address: 'Alamat',
  copy: 'Salin tautan',
  copied: 'Sudah disalin',
  copyFailed: 'Tidak bisa menyalin sendiri. Pilih alamat di atas, lalu salin.',
  print: 'Cetak',
  send: 'Kirim lewat WhatsApp',
  done: 'Selesai',
  message: (name: string, address: string, until: string, keepsFactor: boolean) =>
    `Halo ${name}, ini tautan sekali pakai untuk akun petugas Anda di Kelas Kader: ${address}\nBuka sendiri, pilih kata sandi${keepsFactor ? ' baru, lalu masuk dengan kode dari aplikasi di HP seperti biasa' : ', lalu pasang langkah kedua'}. Berlaku sampai ${until}. Jangan teruskan kepada orang lain.`,
  paperTitle: 'Akun petugas Kelas Kader',
  paperSteps: (keepsFactor: boolean) => [
    'Buka alamat di bawah ini atau pindai kodenya.',
    'Periksa nama dan tugas Anda, lalu pilih kata sandi sendiri.',
    keepsFactor
      ? 'Masuk dengan kode dari aplikasi di HP Anda seperti biasa. Langkah kedua tidak perlu dipasang lagi.'
      : 'Pasang langkah kedua (aplikasi kode di HP).',
    'Sobek kertas ini. Kodenya sudah tidak berlaku.',
  ],
} as const

export const MEMBER = {
  username: 'Nama pengguna',
  state: 'Keadaan',
  last: 'Terakhir masuk',
  second: 'Langkah kedua',
  roles: 'Tugas',
  own: 'Ini akun Anda. Tugas dan akun sendiri hanya dapat diubah petugas lain.',
  elsewhere:
    'Petugas ini juga bertugas di luar wilayah Anda. Tugasnya di sini dapat Anda atur; akunnya diatur superadmin.',
  linkUntil: (until: string) => `Tautannya berlaku sampai ${until}.`,
  linkOver: 'Tautannya sudah tidak berlaku. Buat tautan baru.',
  addRole: 'Tambah tugas',
  endRole: 'Akhiri',
  endRoleOf: (role: string) => `Akhiri tugas ${role}`,
  endTitle: 'Akhiri tugas',
  endBody: (role: string, name: string) =>
    `Tugas ${role} dari ${name} berakhir. Riwayatnya tetap ada.`,
  endsOn: 'Hari terakhir',
  endsHelp: 'Tanggal kemarin atau sebelumnya mengakhiri tugas sekarang juga.',
  endLater: (last: string) =>
    `Tugas ini berakhir ${last}. Pilih tanggal yang tidak lebih lambat. Untuk memperpanjang, beri tugas baru sesudah itu.`,
  endNow: 'Akhiri sekarang juga',
  endOnDay: 'Akhiri pada tanggal ini',
  newLink: 'Buat tautan baru',
  reset: 'Atur ulang masuk',
  resetTitle: (name: string) => `Atur ulang masuk ${name}`,
  resetBody:
    'Kata sandi dan semua perangkatnya berhenti berlaku. Ia mulai lagi dengan tautan sekali pakai. Pastikan dulu yang meminta benar orangnya: temui atau telepon.',
  resetKeeps: 'Langkah keduanya tetap berlaku: untuk masuk ia masih memerlukan kode di HP-nya.',
  resetDrops: 'Langkah keduanya juga dilepas. Ia memasangnya lagi setelah memilih kata sandi.',
  resetSecond:
    'Tugas admin, penyetuju, atau penelaah menunggu persetujuan orang kedua lagi, supaya tautan ini tidak memberi wewenang kepada orang lain.',
  resetLast:
    'Bila tidak ada lagi yang bisa menyetujui di kabupaten/kota ini, tugasnya langsung berlaku: pastikan betul siapa yang memegang tautannya.',
  disable: 'Nonaktifkan',
  disableTitle: (name: string) => `Nonaktifkan akun ${name}`,
  disableBody:
    'Ia keluar dari semua perangkat sekarang juga dan tidak bisa masuk. Data dan riwayat tetap ada.',
  enable: 'Aktifkan lagi',
  enableBody:
    'Bila diaktifkan lagi, kata sandi dan aplikasi kodenya berlaku seperti dulu. Sidik jari, kunci perangkat, dan akun dinas yang terhubung dilepas; ia memasangnya lagi di Akun saya. Bila kata sandi atau HP-nya mungkin diketahui orang lain, atur ulang masuknya setelah ini.',
  reason: 'Alasan',
  reasonFirst: 'Pilih alasan',
  history: 'Riwayat akun ini',
  saving: 'Menyimpan…',
  gave: (name: string) => `Tugas ${name} sudah disimpan.`,
  asked: (name: string) => `Usulan tugas untuk ${name} menunggu orang kedua.`,
  ended: (name: string) => `Tugas ${name} sudah diakhiri.`,
  disabled: (name: string) => `Akun ${name} sudah nonaktif.`,
  enabled: (name: string) => `Akun ${name} sudah aktif lagi.`,
} as const

export const PROPOSALS = {
  title: 'Menunggu orang kedua',
  body: 'Pastikan orangnya Anda kenal dan memang ditugaskan. Sebelum disetujui, tugas ini belum berlaku.',
  what: (name: string, role: string) => `${name}: ${role}`,
  by: (name: string, at: string) => `Diusulkan ${name}, ${at}`,
  signedIn:
    'Ia sudah masuk dengan langkah keduanya. Tanyakan langsung kepadanya apakah benar ia sendiri yang masuk, baru setujui.',
  notSignedIn:
    'Belum bisa disetujui: minta ia masuk dulu dengan tautannya dan memasang langkah kedua. Sebelum itu, siapa pun yang memegang tautannya bisa memakai akun ini.',
  own: 'Usulan Anda: orang lain yang memutuskan.',
  notYou: 'Diputuskan admin lain atau penyetuju kabupaten/kota ini.',
  approve: 'Setujui',
  decline: 'Tolak',
  withdraw: 'Tarik usulan',
  approved: (name: string) => `Tugas untuk ${name} sudah disetujui.`,
  declined: (name: string) => `Usulan untuk ${name} ditolak.`,
  withdrawn: (name: string) => `Usulan untuk ${name} sudah ditarik.`,
} as const

export const ROLE_TABLE = {
  title: 'Siapa boleh apa',
  lede: 'Daftar ini dibuat dari aturan yang dipakai sistem sendiri, jadi selalu sama dengan yang berlaku.',
  loading: 'Memuat daftar wewenang…',
  back: 'Kembali ke daftar petugas',
  rolesTitle: 'Tugas dalam satu kalimat',
  signsTitle: 'Arti tanda',
  second: 'Dua orang',
  secondHelp: 'Yang memutuskan harus orang lain dari yang mengusulkan atau menulis.',
  proof: 'Kode lagi',
  proofHelp: 'Sebelum dijalankan, sistem meminta kode langkah kedua sekali lagi.',
  visit: 'Alasan tertulis',
  visitHelp: 'Superadmin baru dapat melakukannya setelah membuka kunjungan.',
  dates:
    'Tugas berlaku dari hari pertama sampai hari terakhirnya, menurut tanggal WIB, dan hanya di wilayahnya.',
  show: 'Tampilkan wewenang',
  all: 'Semua tugas',
  colWhat: 'Yang dapat dilakukan',
  colWho: 'Siapa',
  everybody: 'Siapa saja',
  cadre: 'Kader',
  system: 'Sistem (otomatis)',
} as const
