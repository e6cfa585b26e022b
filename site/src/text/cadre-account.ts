/** Words of a cadre's page about her account, and of what her old phone says after she moved to another one. */
export const ACCOUNT = {
  title: 'PIN dan HP saya',
  lede: 'Ganti PIN, atur HP ini, dan lihat apa yang terjadi pada akun Anda.',
  changePin: 'Ganti PIN',
  changePinHelp:
    'Ganti bila ada orang lain yang tahu PIN Anda. Di HP lain Anda akan diminta masuk lagi dengan PIN baru.',
  oldPin: 'PIN sekarang (6 angka)',
  newPin: 'PIN baru (6 angka)',
  newPinHelp: 'Jangan pakai tanggal lahir, 123456, atau angka kembar.',
  again: 'Ketik PIN baru sekali lagi',
  savePin: 'Simpan PIN baru',
  pinSaved: 'PIN sudah diganti. Hasil belajar Anda tetap tersimpan.',
  whose: 'HP ini milik siapa?',
  own: 'HP saya sendiri',
  ownHelp: 'Anda tetap masuk di HP ini.',
  shared: 'HP dipakai bersama',
  sharedHelp: 'Anda keluar otomatis saat Chrome (peramban) ditutup.',
  phonePinHelp: 'Diminta supaya orang lain yang memakai HP ini tidak tetap masuk sebagai Anda.',
  savePhone: 'Simpan',
  phoneSaved: 'Sudah disimpan.',
  notHers:
    'HP ini tidak lagi terhubung dengan akun Anda. Minta kode aktivasi baru ke pelatih atau dinas.',
  events: 'Yang terjadi pada akun Anda',
  eventsHelp:
    'Ada yang bukan Anda? Segera ganti PIN, lalu beri tahu pelatih atau dinas supaya kode baru diterbitkan.',
  newPhone: 'Ganti HP atau HP hilang?',
  newPhoneHelp:
    'Minta kode aktivasi baru ke pelatih atau dinas, lalu pakai di HP baru. HP lama langsung tidak bisa dipakai masuk.',
  back: 'Kembali ke Data saya',
  event: {
    CODE_ISSUED: 'Dinas menerbitkan kode aktivasi baru untuk Anda',
    CODE_USED: 'Kode aktivasi dipakai: PIN baru dibuat, HP lama dilepas',
    PIN_CHANGED: 'PIN diganti',
    KEY_ON: 'Masuk dengan sidik jari dinyalakan',
    SIGNED_IN: 'Masuk',
  },
} as const

/** On the sign-in page of a phone that a new code has released. `when`: 3 November 2026 pukul 08.30 WIB */
export function releasedWords(name: string, when: string): string {
  return `${name} tidak bisa masuk lagi di HP ini, karena kode aktivasi baru dipakai di HP lain pada ${when}. Kalau bukan Anda yang memakainya, segera beri tahu dinas. Jawaban yang belum terkirim dari HP ini tetap tersimpan.`
}
