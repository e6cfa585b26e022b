/** Words of passkeys. Officers read "kunci perangkat", cadres "sidik jari": the same thing, called by what they do. */

/** For officers, on Akun saya and at the second step. */
export const KEYS = {
  title: 'Kunci di perangkat (sidik jari, wajah, atau PIN layar)',
  help: 'Sebagai langkah kedua setelah kata sandi, tanpa mengetik kode. Tidak bisa ditiru oleh situs palsu. Aplikasi kode tetap terpasang untuk perangkat lain.',
  none: 'Belum ada.',
  add: 'Pasang di perangkat ini',
  addHelp:
    'Setelah ini perangkat meminta sidik jari, wajah, atau PIN layarnya. Sidik jari dan wajah tidak dikirim ke mana pun. Jangan dipasang di komputer yang dipakai bersama.',
  label: 'Nama perangkat',
  labelHelp: 'Supaya mudah dikenali, contoh: HP Samsung saya. Paling banyak 40 huruf.',
  begin: 'Lanjut',
  created: 'Dipasang',
  used: 'Terakhir dipakai',
  neverUsed: 'Belum pernah dipakai',
  copied: 'Disalin perangkat ke akun Google, Apple, atau Microsoft Anda',
  rename: 'Ganti nama',
  renameSubmit: 'Simpan nama',
  remove: 'Hapus',
  removeHelp:
    'Perangkat itu tidak bisa lagi dipakai untuk langkah kedua. Aplikasi kode tetap berlaku.',
  code: 'Kode aplikasi atau kode pemulihan',
  elsewhere: 'Kunci hanya bisa dipasang lewat alamat resmi situs ini.',
  saveTitle: 'Buka kunci perangkat Anda',
  saveLede: 'Tekan tombol di bawah, lalu ikuti petunjuk perangkat.',
  save: 'Pasang kunci',
  cancel: 'Batal, kembali ke Akun saya',
  stepTitle: 'Langkah kedua',
  stepLede: 'Langkah pertama sudah cocok. Satu langkah lagi: pakai perangkat ini, atau ketik kode.',
  stepCode: '6 angka dari aplikasi kode di HP Anda. Kode berganti setiap 30 detik.',
  use: 'Pakai sidik jari atau kunci perangkat ini',
  done: {
    pasang: 'Kunci sudah terpasang. Lain kali cukup kata sandi, lalu kunci ini.',
    nama: 'Nama kunci sudah diganti.',
    hapus: 'Kunci sudah dihapus. Hapus juga dari pengaturan sandi di perangkat itu.',
  },
} as const

/** For a cadre, on her account and at the sign-in page. */
export const FINGER = {
  title: 'Masuk dengan sidik jari',
  help: 'Di HP ini, sidik jari, wajah, atau kunci layar menggantikan PIN. PIN tetap berlaku. Sidik jari Anda tidak dikirim: tetap di HP.',
  warning:
    'Siapa pun yang bisa membuka kunci layar HP ini bisa masuk sebagai Anda. Jangan nyalakan di HP yang dibuka orang lain.',
  pin: 'PIN sekarang (6 angka)',
  pinHelp: 'Diminta supaya hanya Anda yang bisa menyalakannya.',
  turnOn: 'Nyalakan masuk dengan sidik jari',
  begin: 'Nyalakan di HP ini',
  since: 'Menyala di HP ini sejak',
  remove: 'Matikan',
  on: 'Masuk dengan sidik jari sudah menyala di HP ini. PIN tetap berlaku.',
  off: 'Masuk dengan sidik jari sudah dimatikan. Pakai PIN untuk masuk.',
  endsWithPin: 'Masuk dengan sidik jari ikut dimatikan. Nyalakan lagi sesudahnya bila perlu.',
  saveTitle: 'Buka kunci HP Anda',
  saveLede: 'Tekan tombol di bawah, lalu letakkan jari Anda atau buka kunci layar seperti biasa.',
  save: 'Lanjut',
  cancel: 'Batal, tetap pakai PIN',
  use: 'Masuk dengan sidik jari',
  useHelp: 'Atau dengan wajah atau kunci layar HP ini. Untuk:',
  orPin: 'Atau pakai PIN:',
} as const

/** What the page says where the browser, the device or the signal fails; nothing has changed then. */
export const CEREMONY = {
  busy: 'Menunggu perangkat…',
  cancelled: 'Dibatalkan atau waktunya habis. Belum ada yang berubah. Silakan coba lagi.',
  known: 'Perangkat ini sudah terpasang. Tidak ada yang berubah.',
  failed: 'Perangkat ini tidak bisa dipakai sekarang. Tidak ada yang berubah.',
  offline: 'Sinyal terputus. Tidak ada yang berubah. Coba lagi saat ada sinyal.',
  noScript: 'Peramban ini tidak bisa membuka kunci perangkat. Tidak ada yang berubah.',
} as const

/** Beside the button. */
export const KEY_ERRORS = {
  PASSKEY_WRONG:
    'Perangkat ini belum cocok dengan akun Anda. Tidak ada yang berubah. Coba lagi, atau pakai cara lain.',
  PASSKEY_COPIED:
    'Hitungan kunci ini mundur: mungkin ada salinannya. Demi keamanan kunci ini ditolak. Pakai cara lain untuk masuk, lalu hapus dan pasang lagi.',
  PASSKEY_EXPIRED:
    'Waktunya habis (5 menit) atau sudah dipakai. Tidak ada yang berubah. Coba lagi.',
  LABEL: 'Tulis nama perangkat, paling banyak 40 huruf.',
} as const

const ACCOUNT = { label: 'Akun saya', href: '/akun/' }

/** Where no form says them beside its button. */
export const PASSKEY_PROBLEMS = {
  PASSKEY_WRONG: {
    title: 'Perangkat belum cocok',
    body: 'Tidak ada yang berubah. Coba lagi, atau pakai kode dari aplikasi kode.',
    action: ACCOUNT,
  },
  PASSKEY_COPIED: {
    title: 'Kunci ini ditolak',
    body: 'Hitungannya mundur: mungkin ada salinannya. Tidak ada yang berubah. Pakai kode dari aplikasi, lalu hapus kunci ini di Akun saya dan pasang lagi.',
    action: ACCOUNT,
  },
  PASSKEY_EXPIRED: {
    title: 'Waktunya habis',
    body: 'Kunci perangkat ditunggu 5 menit, dan setiap permintaan hanya sekali pakai. Tidak ada yang berubah. Silakan coba lagi.',
    action: ACCOUNT,
  },
  PASSKEY_ELSEWHERE: {
    title: 'Kunci perangkat tidak bisa dipakai di alamat ini',
    body: 'Tidak ada yang berubah. Buka situs ini lewat alamat resminya, atau pakai cara masuk yang lain.',
    action: ACCOUNT,
  },
  PASSKEYS_FULL: {
    title: 'Sudah ada 10 kunci perangkat',
    body: 'Tidak ada yang berubah. Hapus dulu yang tidak dipakai lagi, lalu pasang yang baru.',
    action: ACCOUNT,
  },
  PHONE_SHARED: {
    title: 'HP ini dipakai bersama',
    body: 'Di HP yang dipakai bersama, masuk hanya dengan PIN. Tidak ada yang berubah.',
    action: { label: 'PIN dan HP saya', href: '/data-saya/akun/' },
  },
  LAST_FACTOR: {
    title: 'Kunci ini belum bisa dihapus',
    body: 'Tanpa kunci ini akun Anda hanya dijaga kata sandi. Tidak ada yang berubah. Pasang dulu aplikasi kode.',
    action: ACCOUNT,
  },
} as const
