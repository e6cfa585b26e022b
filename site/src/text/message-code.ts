/** Words of codes that are sent by WhatsApp: the cadre's page and the office's. */
import type { SendFailure } from '../../../worker/contract/message-codes.ts'

export const ASK_MESSAGE = {
  title: 'Minta kode lewat WhatsApp',
  lede: 'Lupa PIN, PIN terkunci, atau kartu hilang? Kode aktivasi baru dikirim ke nomor WhatsApp Anda yang tercatat di dinas.',
  here: 'Nama Anda ada di HP ini',
  who: 'Kode untuk siapa?',
  submit: 'Kirim kode',
  other: 'HP baru, atau nama Anda tidak ada di sini',
  otherOnly: 'Siapa Anda?',
  name: 'Nama Anda',
  nameHelp: 'Cukup nama depan, seperti di Kartu Masuk.',
  number: 'Nomor WhatsApp Anda',
  numberHelp: 'Nomor yang Anda berikan kepada dinas. Contoh: 0812 3456 7890.',
  passedOn: 'Nomor Anda diteruskan ke WhatsApp (Meta) hanya untuk mengirim kode ini.',
  rulesTitle: 'Yang perlu Anda tahu',
  rules: [
    'Kode berlaku 10 menit, hanya di HP ini, dan paling banyak 3 kali sehari.',
    'Sampai kode dipakai, tidak ada yang berubah: PIN dan HP lama tetap bisa dipakai.',
    'HP dipakai bersama kader lain? Kode tidak dikirim; mintalah kepada dinas.',
    'Tidak semua kabupaten dan kota memakai layanan ini. Dinas selalu dapat memberi kode langsung.',
  ],
  back: 'Kembali ke halaman masuk',
  link: 'Minta kode lewat WhatsApp',
} as const

export const MESSAGE_SENT = {
  title: 'Periksa WhatsApp Anda',
  lede: 'Jika data Anda cocok, kode dikirim sekarang ke nomor yang tercatat di dinas. Biasanya sampai dalam 1 menit.',
  keep: 'Masukkan kodenya di HP ini dalam 10 menit. Jangan beri tahu siapa pun, juga petugas.',
  enter: 'Masukkan kode',
  none: 'Tidak ada pesan?',
  reasons: [
    'Nomor di dinas mungkin lain, baru diubah hari ini, atau dipakai dua kader.',
    'Dinas mungkin baru membuat kode untuk Anda. Pakai kode itu; lewat WhatsApp bisa lagi sesudah 24 jam.',
    'Kode mungkin sudah 3 kali diminta hari ini, atau layanan ini tidak dipakai di daerah Anda.',
    'Hubungi pelatih atau dinas. Mereka dapat memberi kode langsung.',
  ],
  safe: 'Hasil belajar Anda tetap tersimpan.',
} as const

export const MESSAGE_ERRORS = {
  NAME_MISSING: 'Ketik dulu nama Anda.',
  NAME_SHORT: 'Ketik nama, bukan singkatan. Paling sedikit 3 huruf.',
  NUMBER_MISSING: 'Ketik dulu nomor WhatsApp Anda.',
  NUMBER_SHAPE: 'Nomor belum lengkap. Contoh: 0812 3456 7890.',
  SWITCH_MISSING: 'Pilih dulu: dipakai atau tidak.',
  LIMIT_SHAPE: 'Isi angka 1 sampai 2.000.',
} as const
export type MessageError = keyof typeof MESSAGE_ERRORS

export const MESSAGE_OFFICE = {
  title: 'Kode lewat WhatsApp',
  back: 'Kembali ke Akun saya',
  lede: 'Dengan layanan ini, kader yang lupa PIN atau kehilangan kartunya dapat meminta kode aktivasi baru ke nomor WhatsApp yang tercatat. Kode dari dinas tetap berlaku seperti biasa.',
  done: 'Pengaturan tersimpan.',
  on: 'Layanan ini sedang dipakai.',
  off: 'Layanan ini tidak dipakai. Tidak ada pesan yang dikirim.',
  full: 'Batas bulan ini sudah tercapai. Kader tidak menerima kode sampai bulan depan, atau sampai batasnya dinaikkan. Kode dari dinas tetap dapat dibuat.',
  before: 'Sebelum dipakai',
  facts: [
    'Setiap pesan berbayar dan ditagih WhatsApp (Meta) kepada daerah. Jumlahnya tiap bulan terlihat di bawah.',
    'Nomor kader diteruskan ke Meta, di luar negeri. Catat Meta sebagai pemroses data dan pastikan ada dasar hukumnya.',
    'Siapa yang memegang nomor itu dapat membuka akun kader. Keluarkan nomor yang sudah tidak dipakai dari daftar kader.',
    'Nomor yang tercatat pada dua orang, dan data yang diubah kurang dari 24 jam lalu, tidak dikirimi kode.',
    'HP kader hilang atau dicuri? Buat kode baru dari dinas: selama 24 jam sesudahnya tidak ada kode yang dikirim ke nomor itu. Keluarkan juga nomor yang hilang dari daftar kader.',
  ],
  switch: 'Layanan kode lewat WhatsApp',
  yes: 'Dipakai',
  no: 'Tidak dipakai',
  monthly: 'Paling banyak pesan dalam satu bulan',
  submit: 'Simpan',
  counts: 'Pesan per bulan',
  noCounts: 'Belum ada pesan.',
  month: 'Bulan',
  sent: 'Diterima',
  open: 'Belum jelas',
  failed: 'Gagal',
  countsHelp:
    '“Diterima”: WhatsApp sudah menerima pesannya, belum tentu dibaca. “Belum jelas”: sambungan terputus sebelum ada jawaban; tetap dihitung dalam batas. Yang gagal tidak dihitung.',
  failures: 'Yang gagal dalam 30 hari terakhir',
  reach: 'Siapa yang dapat memintanya',
} as const

export const FAILURE_WORDS: Readonly<Record<SendFailure, { what: string; todo: string }>> = {
  NUMBER: {
    what: 'Nomor tidak punya WhatsApp atau tidak dapat menerima pesan',
    todo: 'Tanyakan nomor yang benar saat kader menghubungi dinas, lalu perbaiki di daftar kader.',
  },
  SETTINGS: {
    what: 'Token, nomor pengirim, atau templat tidak cocok',
    todo: 'Minta pengelola memeriksa token, nomor pengirim, dan templat di WhatsApp Manager.',
  },
  PAYMENT: {
    what: 'Pembayaran akun WhatsApp bermasalah',
    todo: 'Periksa cara pembayaran di Meta Business. Sampai beres, buat kode dari dinas.',
  },
  LIMIT: {
    what: 'WhatsApp sedang membatasi jumlah pesan',
    todo: 'Tunggu sampai besok. Bila terus terjadi, minta pengelola memeriksa mutu nomor pengirim di WhatsApp Manager.',
  },
  OUTAGE: {
    what: 'WhatsApp tidak menjawab',
    todo: 'Tidak perlu berbuat apa-apa. Kader dapat meminta lagi nanti.',
  },
}

/** `perDay`: of the district. */
export function ceilingWords(perCadre: number, perDay: number, most: string): string {
  return `Angka 1 sampai ${most}. Selain itu: paling banyak ${perCadre} pesan sehari untuk satu kader dan ${perDay} sehari untuk seluruh daerah.`
}

/** `isOn`: the service; without it nobody can ask. `shared`: null when nobody shares one. */
export function reachWords(
  isOn: boolean,
  withPhone: string,
  alone: string,
  shared: string | null,
): string {
  const when = isOn ? '' : ' bila layanan ini dipakai'
  const words = `${withPhone} kader punya nomor; ${alone} dapat meminta kode${when}.`
  return shared === null
    ? words
    : `${words} ${shared} berbagi nomor dengan kader lain dan tidak dapat.`
}
