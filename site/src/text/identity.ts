/** Words of the sign-in pages. Addressed to a cadre unless the name says staff. */
export const SIGN_IN = {
  title: 'Masuk',
  who: 'Siapa Anda?',
  pin: 'PIN (6 angka)',
  submit: 'Masuk',
  lockHelp: 'Setelah 5 kali salah, PIN dikunci 15 menit.',
  forgot: 'Lupa PIN?',
  forgotHelp: 'Hubungi pelatih atau dinas Anda. Mereka memberi kode aktivasi baru.',
  newHere: 'Nama Anda tidak ada di sini?',
  newHereHelp: 'Pakai kode aktivasi di Kartu Masuk Anda.',
  unknownTitle: 'HP ini belum dikenal',
  unknownBody:
    'Untuk masuk pertama kali, atau di HP baru, pakai kode aktivasi di Kartu Masuk Anda. Belum punya kode? Hubungi pelatih atau dinas.',
  useCode: 'Masukkan kode aktivasi',
  staff: 'Saya petugas dinas atau pelatih',
  already: 'Anda sudah masuk.',
  goOn: 'Lanjutkan belajar',
  signedOut: 'Anda sudah keluar. Hasil belajar Anda tetap tersimpan.',
} as const

export const STAFF_SIGN_IN = {
  title: 'Masuk untuk dinas dan pelatih',
  username: 'Nama pengguna',
  password: 'Kata sandi',
  submit: 'Masuk',
  forgot: 'Lupa kata sandi? Hubungi petugas lain yang berwenang di kabupaten atau kota Anda.',
  signedOut: 'Anda sudah keluar.',
  expired:
    'Waktu untuk langkah kedua sudah habis atau sudah dipakai. Tidak ada yang berubah. Silakan masuk lagi.',
  cadre: 'Saya kader: masuk dengan PIN',
} as const

export const ACTIVATION = {
  title: 'Aktifkan HP ini',
  lede: 'Ketik kode aktivasi di Kartu Masuk Anda.',
  code: 'Kode aktivasi',
  codeHelp: '10 huruf dan angka, contoh: 7K2M9-PQ4XA. Huruf besar atau kecil sama saja.',
  next: 'Lanjut',
  noCode: 'Belum punya kode? Hubungi pelatih atau dinas Anda.',
  hasPin: 'Sudah punya PIN? Masuk',
  isItYou: 'Apakah ini Anda?',
  yes: 'Ya, ini saya',
  no: 'Bukan saya',
  notYouTitle: 'Kode ini milik orang lain',
  notYouBody:
    'Jangan lanjutkan. Kode ini belum terpakai. Kembalikan kartunya ke pelatih atau dinas, lalu minta kartu Anda sendiri.',
  otherCode: 'Masukkan kode lain',
  pinTitle: 'Buat PIN 6 angka',
  pinLede: 'PIN dipakai setiap kali masuk. Jangan beri tahu siapa pun.',
  pin: 'PIN baru (6 angka)',
  pinHelp: 'Jangan pakai tanggal lahir, 123456, atau angka kembar.',
  pinAgain: 'Ketik PIN yang sama sekali lagi',
  whose: 'HP ini milik siapa?',
  own: 'HP saya sendiri',
  ownHelp: 'Anda tetap masuk di HP ini.',
  shared: 'HP dipakai bersama',
  sharedHelp: 'Anda keluar otomatis saat Chrome (peramban) ditutup.',
  older: 'HP lama Anda, jika ada, tidak bisa dipakai masuk lagi.',
  submit: 'Simpan PIN dan masuk',
  privacy: 'Data apa yang disimpan?',
} as const

export const MY_DATA = {
  title: 'Data saya',
  stored: 'Yang kami simpan tentang Anda',
  name: 'Nama',
  role: 'Peran',
  notStored: 'Kami tidak menyimpan NIK, alamat surel, atau lokasi HP Anda.',
  where: 'Tempat Anda masuk',
  whereHelp: 'Ada yang tidak Anda kenal? Keluarkan, lalu minta kode aktivasi baru.',
  whereHelpStaff: 'Ada yang tidak Anda kenal? Keluarkan, lalu hubungi pengelola.',
  back: 'Kembali ke ruang kerja',
  nation: 'seluruh Indonesia',
  thisOne: 'Perangkat ini',
  unknownClient: 'Peramban tidak dikenal',
  lastSeen: 'Terakhir dipakai',
  endOther: 'Keluarkan',
  ended: 'Perangkat itu sudah dikeluarkan.',
} as const

export const ROLE_NAMES: Readonly<Record<string, string>> = {
  TRAINER: 'Pelatih',
  REVIEWER: 'Penelaah',
  PUBLISHER: 'Penerbit',
  SUB_DISTRICT_ADMIN: 'Admin kecamatan',
  DISTRICT_ADMIN: 'Admin kabupaten/kota',
  APPROVER: 'Penyetuju',
  PROVINCE: 'Provinsi',
  SUPERADMIN: 'Superadmin',
}

/** What was wrong with a field, beside the field. */
export const FIELD_ERRORS = {
  NAME_MISSING: 'Pilih dulu nama Anda.',
  PIN_SHAPE: 'PIN terdiri dari 6 angka.',
  PIN_WRONG: 'PIN belum cocok. Periksa lagi, lalu coba sekali lagi.',
  PIN_OFFICER:
    'PIN dikunci karena terlalu sering salah. Hubungi pelatih atau dinas Anda untuk kode aktivasi baru.',
  PIN_REPEATED: 'PIN ini terlalu mudah ditebak: angkanya berulang. Pilih 6 angka lain.',
  PIN_SEQUENCE: 'PIN ini terlalu mudah ditebak: angkanya berurutan. Pilih 6 angka lain.',
  PIN_BIRTH: 'PIN ini mirip tanggal atau tahun lahir. Pilih 6 angka lain.',
  PIN_SAME: 'PIN baru masih sama dengan PIN sekarang. Pilih 6 angka lain.',
  PIN_DIFFERENT: 'Kedua PIN belum sama. Ketik lagi keduanya.',
  PHONE_MISSING: 'Pilih dulu: HP sendiri atau dipakai bersama.',
  CODE_MISSING: 'Ketik dulu kode aktivasinya.',
  CODE_WRONG: 'Kode belum cocok. Periksa lagi kartu Anda: kode terdiri dari 10 huruf dan angka.',
  CODE_EXPIRED:
    'Kode ini sudah terpakai atau masanya sudah lewat. Minta kode baru ke pelatih atau dinas. Hasil belajar Anda tetap tersimpan.',
  TOO_MANY: 'Terlalu banyak kode yang salah dari jaringan ini. Tunggu 10 menit, lalu coba lagi.',
  USERNAME_MISSING: 'Ketik dulu nama pengguna.',
  PASSWORD_MISSING: 'Ketik dulu kata sandi.',
  PASSWORD_WRONG: 'Nama pengguna atau kata sandi belum cocok. Periksa lagi, lalu coba sekali lagi.',
} as const
export type FieldError = keyof typeof FIELD_ERRORS

/** `time`: 08.30 WIB */
export function pinLockedUntil(time: string): string {
  return `PIN dikunci karena 5 kali salah. Coba lagi pukul ${time}. Hasil belajar Anda tetap tersimpan.`
}

export function passwordLockedUntil(time: string): string {
  return `Masuk dikunci karena 5 kali salah. Coba lagi pukul ${time}.`
}
