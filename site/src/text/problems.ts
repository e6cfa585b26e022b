/** Every refusal in plain words: what happened, what is safe, what to do. The Worker sends only codes. */
import type { RefusalCode } from '../../../worker/contract/problem.ts'
import { formatSize } from './format.ts'
import {
  LEARNER_PROBLEMS,
  until,
  type Detail,
  type ProblemWords,
  type Wording,
} from './problems-learner.ts'

const HOME = { label: 'Ke beranda', href: '/' }
const LEARN = { label: 'Ke daftar modul', href: '/belajar/' }
const SIGN_IN = { label: 'Masuk', href: '/masuk/' }

const WORDS: Record<RefusalCode | 'OFFLINE', Wording> = {
  ...LEARNER_PROBLEMS,
  NOT_FOUND: {
    title: 'Tidak ditemukan',
    body: 'Halaman atau data ini tidak ada, atau bukan di wilayah Anda. Periksa lagi alamatnya.',
    action: HOME,
  },
  STATE_NOT_FIT: {
    title: 'Tidak bisa lagi pada tahap ini',
    body: 'Tidak ada yang berubah. Muat ulang halaman untuk melihat keadaan terakhir.',
    action: HOME,
  },
  NOT_STARTED: {
    title: 'Tes ini belum dimulai',
    body: 'Belum ada jawaban yang dinilai, dan tidak ada kesempatan yang terpakai. Buka halaman tes, lalu tekan “Mulai tes”.',
    action: LEARN,
  },
  UNEXPECTED: {
    title: 'Ada gangguan di server',
    body: 'Ini bukan kesalahan Anda. Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi.',
    action: HOME,
  },
  NOT_ALLOWED: {
    title: 'Bukan wewenang akun ini',
    body: 'Tidak ada yang berubah. Minta rekan yang berwenang untuk melakukannya.',
    action: HOME,
  },
  TOO_MANY: {
    title: 'Terlalu banyak percobaan',
    body: 'Tunggu beberapa menit, lalu coba lagi. Data Anda aman.',
    action: HOME,
  },
  DATABASE_BUSY: {
    title: 'Sedang ramai',
    body: 'Data Anda aman. Tunggu sebentar, lalu coba lagi.',
    action: HOME,
  },
  OFFLINE: {
    title: 'Tidak ada sambungan',
    body: 'Server belum bisa dihubungi. Isian Anda masih ada di halaman ini. Coba lagi saat ada sinyal.',
    action: HOME,
  },
  INPUT_INVALID: {
    title: 'Ada isian yang belum benar',
    body: 'Data belum disimpan. Kembali, periksa isian yang ditandai, lalu kirim lagi.',
    action: HOME,
  },
  BODY_NOT_JSON: {
    title: 'Kiriman tidak dikenali',
    body: 'Tidak ada yang berubah. Muat ulang halaman, lalu coba lagi.',
    action: HOME,
  },
  BODY_TOO_LARGE: {
    title: 'Kiriman terlalu besar',
    body: 'Tidak ada yang berubah. Kirim dalam bagian yang lebih kecil.',
    action: HOME,
  },
  SIGN_IN_NEEDED: {
    title: 'Silakan masuk dulu',
    body: 'Halaman ini hanya untuk yang sudah masuk. Data Anda tetap tersimpan.',
    action: SIGN_IN,
  },
  SIGN_IN_WRONG: {
    title: 'Belum cocok',
    body: 'PIN atau kata sandi belum cocok. Periksa lagi, lalu coba sekali lagi.',
    action: SIGN_IN,
  },
  SENT_FROM_ELSEWHERE: {
    title: 'Kiriman tidak berasal dari halaman ini',
    body: 'Tidak ada yang berubah. Buka halamannya lagi di sini, lalu isi dan kirim dari sana.',
    action: HOME,
  },
  ADDRESS_UNKNOWN: {
    title: 'Alamat tidak dikenal',
    body: 'Halaman ini tidak ada. Periksa lagi alamatnya.',
    action: HOME,
  },
  CONFLICT: {
    title: 'Sudah ada yang sama',
    body: 'Data tidak disimpan dua kali. Muat ulang halaman untuk melihat yang sudah ada.',
    action: HOME,
  },
  CHANGED_MEANWHILE: {
    title: 'Data baru saja diubah orang lain',
    body: 'Perubahan Anda belum disimpan. Muat ulang, lihat perubahan itu, lalu ulangi.',
    action: HOME,
  },
  DUPLICATE: {
    title: 'Sudah pernah dikirim',
    body: 'Kiriman yang sama sudah diterima. Tidak ada yang hilang.',
    action: HOME,
  },
  SECOND_PERSON_NEEDED: {
    title: 'Perlu orang kedua',
    body: 'Yang mengusulkan tidak boleh menyetujui sendiri. Minta rekan yang berwenang.',
    action: HOME,
  },
  CANDIDATES_CHANGED: {
    title: 'Daftar calon baru saja berubah',
    body: 'Ada kader yang sudah diusulkan, sudah bersertifikat, atau tidak bertugas lagi. Belum ada yang diusulkan. Muat ulang daftar calon, lalu pilih lagi.',
    action: HOME,
  },
  SIGNATORY_MISSING: {
    title: 'Belum ada penandatangan untuk hari ini',
    body: 'Usulan tetap tersimpan dan belum disetujui. Isi penandatangan yang berlaku hari ini di Pengaturan, lalu setujui lagi.',
    action: HOME,
  },
  PERIOD_OVERLAPS: {
    title: 'Masa jabatan bertumpuk',
    body: 'Penandatangan belum disimpan. Pada tanggal itu sudah ada penandatangan lain. Akhiri dulu masa jabatan yang lama.',
    action: HOME,
  },
  PATTERN_INVALID: {
    title: 'Pola nomor belum bisa dipakai',
    body: 'Pengaturan belum disimpan. Pola harus memuat {urut} satu kali, dipisah tanda, dan {tahun}; dan tidak boleh sama dengan pola unit lain.',
    action: HOME,
  },
  MEDIA_INVALID: (detail) => ({
    title: 'Berkas ini tidak dapat dipakai',
    body:
      detail['why'] === 'MEDIUM_LARGE'
        ? `Berkas terlalu besar untuk HP dengan sinyal lemah. Paling besar ${formatSize(Number(detail['limit']))}. Perkecil dulu, lalu unggah lagi.`
        : 'Pakai gambar WebP, atau rekaman suara Opus dalam WebM atau Ogg. Tidak ada yang berubah.',
    action: HOME,
  }),
  OTHER_PERSON: {
    title: 'Orang lain sedang masuk di HP ini',
    body: 'Jawaban Anda tetap tersimpan di HP. Masuk lagi dengan nama Anda, lalu jawaban terkirim sendiri.',
    action: SIGN_IN,
  },
  ANSWERS_UNREADABLE: {
    title: 'Pesan atau berkas ini tidak bisa dibaca',
    body: 'Belum ada yang diterima, dan jawaban di HP kader tetap tersimpan. Mungkin pesannya terpotong: salin seluruh pesan yang berisi “KELASKADER1”, atau minta kader mengirim berkasnya.',
    action: HOME,
  },
  ANSWERS_UNSIGNED: {
    title: 'Asal jawaban tidak bisa dipastikan',
    body: 'Belum ada yang diterima, dan jawaban di HP kader tetap tersimpan. Pesan ini sudah berubah, atau HP itu sudah dikeluarkan atau diganti. Minta kader masuk di HP itu saat ada sinyal, supaya jawabannya terkirim sendiri.',
    action: HOME,
  },
  CODE_WRONG: {
    title: 'Kode belum cocok',
    body: 'Periksa lagi kode di kartu Anda. Kode terdiri dari 10 huruf dan angka.',
    action: { label: 'Coba lagi', href: '/aktivasi/' },
  },
  CODE_EXPIRED: {
    title: 'Kode sudah tidak berlaku',
    body: 'Kode berlaku 14 hari dan hanya sekali pakai. Minta kode baru ke pelatih atau dinas.',
    action: { label: 'Masuk', href: '/masuk/' },
  },
  PIN_WEAK: {
    title: 'PIN terlalu mudah ditebak',
    body: 'Pilih 6 angka lain. Jangan 123456, angka kembar, atau tahun lahir.',
    action: { label: 'Pilih PIN lain', href: '/aktivasi/' },
  },
  PASSWORD_WEAK: {
    title: 'Kata sandi terlalu mudah ditebak',
    body: 'Pakai paling sedikit 12 huruf atau angka, dan jangan kata sandi yang umum.',
    action: HOME,
  },
  CONTENT_INVALID: {
    title: 'Materi belum bisa dibaca',
    body: 'Tidak ada yang diterbitkan. Perbaiki baris yang disebut, lalu coba lagi.',
    action: HOME,
  },
  LOCKED: (detail) => ({
    title: detail['officer'] === true ? 'PIN dikunci' : 'Dikunci sementara',
    body:
      detail['officer'] === true
        ? 'PIN terlalu sering salah. Data Anda aman. Hubungi pelatih atau dinas Anda untuk kode aktivasi baru.'
        : `Terlalu banyak percobaan. Coba lagi ${until(detail)}. Lupa PIN? Hubungi pelatih Anda.`,
    action: SIGN_IN,
  }),
  DEMO_SECRETS: {
    title: 'Pemasangan belum aman',
    body: 'Server ini masih memakai kunci contoh. Pengelola harus memasang kunci sendiri dulu.',
    action: HOME,
  },
}

export function problemWords(code: string, detail: Detail = {}): ProblemWords {
  // Safe: an unknown code from a newer Worker falls back to UNEXPECTED.
  const wording = WORDS[code as RefusalCode] ?? WORDS.UNEXPECTED
  return typeof wording === 'function' ? wording(detail) : wording
}
