/** Words of the second step of signing in, and of the page Akun saya. Addressed to officers and trainers. */
export const SECOND_STEP = {
  code: {
    title: 'Kode dari aplikasi',
    lede: 'Langkah pertama sudah cocok. Sekarang ketik 6 angka dari aplikasi kode di HP Anda.',
    code: 'Kode 6 angka',
    codeHelp: 'Kode berganti setiap 30 detik.',
    trust: 'Percayai perangkat ini selama 14 hari',
    trustHelp:
      'Selama itu kode tidak ditanyakan di sini. Jangan dicentang di HP atau komputer yang dipakai bersama, atau di warnet.',
    submit: 'Masuk',
    lost: 'HP hilang atau tertinggal?',
    lostHelp:
      'Pakai salah satu kode pemulihan yang dulu Anda simpan: 10 huruf dan angka. Setiap kode hanya sekali pakai.',
    recovery: 'Kode pemulihan',
    useRecovery: 'Masuk dengan kode pemulihan',
    noCode:
      'Kode pemulihan juga tidak ada? Minta petugas lain yang berwenang di kabupaten atau kota Anda mengatur ulang masuk Anda.',
    other: 'Masuk sebagai orang lain',
  },
  enrol: {
    title: 'Pasang aplikasi kode',
    lede: 'Selain kata sandi, setiap petugas memakai kode 6 angka dari aplikasi di HP-nya. Dengan begitu, kata sandi yang bocor saja tidak cukup untuk masuk. Cukup dipasang sekali.',
    install:
      'Pasang satu aplikasi ini di HP Anda, semuanya gratis: Google Authenticator, Microsoft Authenticator, atau 2FAS. Aplikasi bekerja tanpa sinyal.',
    scan: 'Di aplikasi itu, tambah akun, lalu pindai gambar ini.',
    picture: 'Kode QR untuk aplikasi kode',
    typed: 'Tidak bisa memindai? Ketik kunci ini di aplikasi:',
    samePhone: 'Halaman ini terbuka di HP yang sama?',
    open: 'Buka di aplikasi',
    enter: 'Ketik 6 angka yang muncul di aplikasi.',
    code: 'Kode 6 angka',
    submit: 'Pasang dan lanjut',
    keep: 'Jangan bagikan gambar dan kunci ini kepada siapa pun.',
  },
  password: {
    title: 'Pilih kata sandi Anda sendiri',
    lede: 'Kata sandi yang baru Anda pakai adalah pemberian. Gantilah dengan kata sandi yang hanya Anda yang tahu.',
    password: 'Kata sandi baru',
    passwordHelp:
      'Paling sedikit 12 huruf atau angka. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.',
    again: 'Ketik kata sandi baru sekali lagi',
    submit: 'Simpan kata sandi',
  },
  codes: {
    title: 'Simpan kode pemulihan',
    lede: 'Bila HP Anda hilang, satu kode ini menggantikan kode aplikasi. Setiap kode hanya sekali pakai.',
    now: 'Tulis di kertas atau cetak halaman ini, lalu simpan di tempat yang aman. Kode ini tidak ditampilkan lagi.',
    gone: 'Kode pemulihan sudah pernah ditampilkan. Belum sempat menyimpannya? Buat yang baru; yang lama tidak berlaku lagi.',
    again: 'Buat kode pemulihan baru',
    submit: 'Sudah saya simpan, masuk',
    back: 'Sudah saya simpan',
  },
} as const

export const SECOND_STEP_ERRORS = {
  CODE_SHAPE: 'Kode aplikasi terdiri dari 6 angka.',
  RECOVERY_SHAPE: 'Kode pemulihan terdiri dari 10 huruf dan angka.',
  CODE_WRONG:
    'Kode belum cocok. Ketik kode yang sedang tampil di aplikasi. Bila tetap salah, periksa jam HP Anda: pakai jam otomatis.',
  CODE_USED: 'Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi (paling lama 30 detik).',
  RECOVERY_WRONG:
    'Kode pemulihan belum cocok atau sudah dipakai. Periksa lagi, atau pakai kode lain dari daftar Anda.',
  PASSWORD_MISSING: 'Ketik dulu kata sandi.',
  PASSWORD_WRONG: 'Kata sandi sekarang belum cocok. Tidak ada yang berubah.',
  PASSWORD_DIFFERENT: 'Kedua kata sandi belum sama. Ketik lagi keduanya.',
  PASSWORD_SHORT: 'Kata sandi terlalu pendek. Pakai paling sedikit 12 huruf atau angka.',
  PASSWORD_LONG: 'Kata sandi terlalu panjang. Paling banyak 128 huruf.',
  PASSWORD_COMMON:
    'Kata sandi ini sering dipakai orang sehingga mudah ditebak. Pilih yang lain, misalnya empat kata yang tidak berhubungan.',
  PASSWORD_OWN_NAME: 'Kata sandi ini mirip nama Anda. Pilih yang lain.',
  PASSWORD_SAME: 'Ini kata sandi yang sekarang. Pilih yang lain.',
} as const
export type SecondStepError = keyof typeof SECOND_STEP_ERRORS

/** `time`: 08.30 WIB, or with the date when that is another day. */
export function factorLockedUntil(time: string): string {
  return `Langkah kedua dikunci karena 5 kali salah. Coba lagi ${time}. Perangkat lain tempat Anda biasa masuk tidak ikut terkunci.`
}

export const DEMO_CODE = {
  now: (code: string) => `DATA CONTOH: kode saat ini ${code.slice(0, 3)}\u00a0${code.slice(3)}`,
  wait: 'DATA CONTOH: kode saat ini sudah dipakai. Tunggu 30 detik, lalu muat ulang halaman ini.',
} as const

export const ACCOUNT = {
  title: 'Akun saya',
  name: 'Nama',
  username: 'Nama pengguna',
  role: 'Tugas',
  noRole: 'Belum ada tugas yang berlaku',
  nation: 'seluruh Indonesia',
  back: 'Ke ruang kerja',
  news: 'Ada perubahan pada akun Anda',
  newsHelp:
    'Sejak Anda terakhir masuk. Bukan atas permintaan Anda? Ganti kata sandi dan hubungi petugas lain yang berwenang.',
  newsOwn: 'Ini dilakukan dengan akun Anda. Memang Anda sendiri? Tidak perlu apa-apa.',
  newsOwnHelp:
    'Bukan Anda? Ganti kata sandi, lalu di halaman ini pasang aplikasi kode baru, buat kode pemulihan baru, dan lepaskan kunci perangkat atau akun dinas yang tidak Anda kenal. Beri tahu petugas lain yang berwenang.',
  here: 'Tempat Anda masuk',
  hereHelp: 'Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.',
  thisOne: 'Yang ini',
  unknownClient: 'Peramban tidak dikenal',
  opened: 'Masuk',
  lastSeen: 'Terakhir dipakai',
  end: 'Keluarkan',
  endOthers: 'Keluarkan semua yang lain',
  trusted: 'Perangkat yang dipercaya',
  trustedHelp: 'Di perangkat ini kode tidak ditanyakan.',
  noTrusted: 'Tidak ada. Setiap kali masuk, kode aplikasi ditanyakan.',
  since: 'Dipercaya sejak',
  until: 'Sampai',
  forget: 'Jangan percayai lagi',
  app: 'Aplikasi kode',
  appSince: 'Terpasang sejak',
  newApp: 'Ganti HP atau aplikasi',
  newAppHelp:
    'Setelah yang baru terpasang, yang lama tidak berlaku lagi dan semua perangkat lain dikeluarkan.',
  newAppSubmit: 'Pasang di HP baru',
  recovery: 'Kode pemulihan',
  recoveryNone: 'Semua kode sudah terpakai. Buat yang baru sekarang.',
  recoveryFew: 'Tinggal sedikit. Sebaiknya buat yang baru.',
  newRecovery: 'Buat kode pemulihan baru',
  newRecoveryHelp: 'Sepuluh kode baru. Yang lama tidak berlaku lagi.',
  newRecoverySubmit: 'Buat kode baru',
  password: 'Kata sandi',
  changePassword: 'Ganti kata sandi',
  changePasswordHelp: 'Semua perangkat lain dikeluarkan dan tidak dipercaya lagi.',
  changePasswordSubmit: 'Simpan kata sandi',
  current: 'Kata sandi sekarang',
  code: 'Kode aplikasi atau kode pemulihan',
  events: 'Kejadian pada akun Anda',
  noEvents: 'Belum ada.',
  byYou: 'Anda',
  byElsewhere: 'akun Anda, bukan dari sini,',
  bySystem: 'Sistem',
  byOther: 'Petugas lain',
  signOut: 'Keluar',
  done: {
    sandi: 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.',
    aplikasi: 'Aplikasi kode yang baru sudah terpasang. Perangkat lain sudah dikeluarkan.',
    keluarkan: 'Perangkat itu sudah dikeluarkan.',
    'keluarkan-lain': 'Semua perangkat lain sudah dikeluarkan.',
    lupakan: 'Perangkat itu tidak dipercaya lagi. Kode aplikasi akan ditanyakan di sana.',
    'pasang-habis':
      'Waktu untuk memasang aplikasi sudah habis. Tidak ada yang berubah. Silakan mulai lagi.',
    pemulihan: 'Anda masuk dengan kode pemulihan. Kode itu tidak berlaku lagi.',
  },
} as const

export function codesLeft(left: number): string {
  return left === 0 ? ACCOUNT.recoveryNone : `Sisa ${left} dari 10 kode.`
}
