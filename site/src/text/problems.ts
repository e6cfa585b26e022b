/** Every refusal in plain words: what happened, what is safe, what to do. The Worker sends only codes. */
import type { BundleFileFault } from '../../../worker/contract/bundle.ts'
import type { SignedFault } from '../../../worker/contract/certificate-files.ts'
import type { RefusalCode } from '../../../worker/contract/problem.ts'
import { BROKEN_WORDS, FILE_FAULT_WORDS } from './bundle-faults.ts'
import { SIGNED_FAULT_WORDS } from './certificate-files.ts'
import type { NumberRange } from '../../../worker/contract/names.ts'
import { formatNumber, formatSize } from './format.ts'
import { mediumWords } from './media.ts'
import { takenRanges } from './names.ts'
import { ATTENDANCE_PROBLEMS } from './problems-attendance.ts'
import { CLASS_PROBLEMS } from './problems-class.ts'
import { FIELDWORK_PROBLEMS } from './problems-fieldwork.ts'
import { PASSING_PROBLEMS } from './problems-passing.ts'
import { PRIVACY_PROBLEMS } from './problems-privacy.ts'
import { SIGN_IN_PROBLEMS } from './problems-sign-in.ts'
import { STAFF_PROBLEMS } from './problems-staff.ts'
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

function listWords(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : '-'
}

function pictureWords(detail: Detail): string {
  const limit = Number(detail['limit'])
  switch (detail['why']) {
    case 'PICTURE_BROKEN':
      return 'Isi berkasnya rusak atau terpotong. Buka gambarnya di komputer, simpan lagi, lalu pilih lagi.'
    case 'PICTURE_CMYK':
      return 'Warna gambar ini untuk mesin cetak (CMYK). Simpan lagi sebagai PNG, atau JPEG dengan warna RGB.'
    case 'PICTURE_LARGE':
      return `Gambar terlalu besar, paling besar ${formatSize(limit)}. Simpan sebagai PNG atau perkecil dulu.`
    case 'PICTURE_PIXELS':
      return `Sisi terpanjang paling banyak ${formatNumber(limit)} piksel. Perkecil dulu.`
    case 'PICTURE_SMALL':
      return `Gambar terlalu kecil untuk dicetak jelas. Sisi terpanjang paling sedikit ${formatNumber(limit)} piksel.`
    default:
      return 'Pakai gambar PNG atau JPEG.'
  }
}

const WORDS: Record<RefusalCode | 'OFFLINE', Wording> = {
  ...LEARNER_PROBLEMS,
  ...ATTENDANCE_PROBLEMS,
  ...CLASS_PROBLEMS,
  ...FIELDWORK_PROBLEMS,
  ...PASSING_PROBLEMS,
  ...PRIVACY_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...STAFF_PROBLEMS,
  NOT_FOUND: {
    title: 'Tidak ditemukan',
    body: 'Halaman atau data ini tidak ada, atau bukan di wilayah Anda. Periksa lagi alamatnya.',
    action: HOME,
  },
  STATEMENT_WAITING: {
    title: 'Masih ada usulan bukti yang menunggu',
    body: 'Tidak ada yang berubah. Tunggu orang kedua mengesahkan atau mengembalikan usulan itu, lalu usulkan lagi.',
    action: { label: 'Ke Bukti Cakupan', href: '/dinas/bukti/' },
  },
  STATE_NOT_FIT: {
    title: 'Tidak bisa lagi pada tahap ini',
    body: 'Tidak ada yang berubah. Muat ulang halaman untuk melihat keadaan terakhir.',
    action: HOME,
  },
  IMPORT_USED: (detail) => ({
    title: 'Impor ini sudah dipakai di pelatihan',
    body: `Soal yang dipakai: ${listWords(detail['codes'])}. Tidak ada yang berubah. Keluarkan dulu dari modulnya, atau sisihkan soalnya satu per satu.`,
    action: HOME,
  }),
  ROOT_KEY_MISSING: {
    title: 'Kunci induk belum dipasang',
    body: 'Tidak ada yang disimpan. Pengelola platform perlu membuat kunci induk dan mengisi ROOT_KEY lebih dulu.',
    action: HOME,
  },
  SIGNATURE_WRONG: {
    title: 'Tanda tangan tidak cocok',
    body: 'Tidak ada yang disimpan. Berkas ini tidak ditandatangani kunci induk platform, atau isinya berubah sesudah ditandatangani.',
    action: HOME,
  },
  ALREADY_BEGUN: {
    title: 'Anda sudah mulai belajar',
    body: 'Tes awal hanya untuk sebelum mulai, dan boleh dilewati. Nilai dan sertifikat Anda tidak terpengaruh. Lanjutkan belajar seperti biasa.',
    action: LEARN,
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
  TOO_MUCH_TODAY: (detail) => ({
    title: 'Batas kiriman hari ini sudah penuh',
    body: `${keptAndLeft(detail)}Tidak ada yang hilang: sisanya tetap tersimpan di HP kader. Kirim lagi besok; yang sudah masuk tidak dihitung dua kali.`,
    action: HOME,
  }),
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
  BODY_TOO_LARGE: (detail) => ({
    title: 'Kiriman terlalu besar',
    body:
      keptAndLeft(detail) === ''
        ? 'Tidak ada yang berubah. Kirim dalam bagian yang lebih kecil.'
        : `${keptAndLeft(detail)}Sisanya terlalu besar untuk dibaca dan tetap tersimpan di HP kader. Beri tahu pengelola Kelas Kader.`,
    action: HOME,
  }),
  SIGN_IN_NEEDED: {
    title: 'Silakan masuk dulu',
    body: 'Halaman ini hanya untuk yang sudah masuk. Data Anda tetap tersimpan.',
    action: SIGN_IN,
  },
  PROVE_AGAIN: {
    title: 'Kode perlu diberikan lagi',
    body: 'Langkah ini meminta kode dari aplikasi kode karena sudah lebih dari 15 menit sejak kode terakhir. Belum ada yang berubah. Ulangi langkahnya, lalu ketik kodenya.',
    action: HOME,
  },
  PHONE_NOT_HERS: {
    title: 'HP ini tidak lagi terhubung dengan akun Anda',
    body: 'Tidak ada yang berubah, dan hasil belajar Anda tetap tersimpan. Minta kode aktivasi baru ke pelatih atau dinas, lalu pakai di HP ini.',
    action: LEARN,
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
  COHORT_FULL: (detail) => ({
    title: 'Kursi angkatan ini tidak cukup',
    body: `Sisa kursi ${formatNumber(Number(detail['free']))}, yang ingin ditambah ${formatNumber(Number(detail['wanted']))}. Belum ada yang ditambahkan. Kurangi pilihan, atau setujui melebihi kapasitas.`,
    action: HOME,
  }),
  MEETING_FULL: (detail) => ({
    title: 'Tempat di kegiatan ini tidak cukup',
    body: `Sisa tempat ${formatNumber(Number(detail['free']))}, yang ingin diundang ${formatNumber(Number(detail['wanted']))}. Belum ada yang ditambahkan. ${detail['isHard'] === true ? 'Satu kegiatan memuat paling banyak 1.000 orang; kurangi pilihan.' : 'Kurangi pilihan, atau setujui melebihi tempat.'}`,
    action: HOME,
  }),
  DUPLICATE: {
    title: 'Sudah pernah dikirim',
    body: 'Kiriman yang sama sudah diterima. Tidak ada yang hilang.',
    action: HOME,
  },
  REVIEW_NEEDED: {
    title: 'Pelatihan ini belum ditelaah',
    body: 'Lulusannya akan dihitung terlatih, jadi penelaah dari Dinas Kesehatan harus menyetujui isi yang sekarang. Minta telaah dulu. Bila isi diubah setelah disetujui, minta telaah lagi.',
    action: HOME,
  },
  COURSE_NOT_REVIEWED: {
    title: 'Materi pelatihan ini belum ditelaah',
    body: 'Versi terbaru belum disetujui penelaah dari Dinas Kesehatan, jadi sertifikat belum dapat diusulkan. Hubungi penulis pelatihan. Hasil belajar kader tetap tersimpan.',
    action: HOME,
  },
  SECOND_PERSON_NEEDED: {
    title: 'Perlu orang kedua',
    body: 'Yang mengusulkan tidak boleh menyetujui sendiri. Minta rekan yang berwenang.',
    action: HOME,
  },
  OWN_CHANGE: {
    title: 'Ada perubahan Anda di dalamnya',
    body: 'Anda ikut mengubah isi ini sejak versi terakhir terbit, di pelajaran, susunan, atau bank soal. Karena itu penelaah lain yang harus menyetujui. Anda tetap dapat mengembalikannya dengan catatan.',
    action: HOME,
  },
  CHANGE_WAITING: {
    title: 'Masih ada yang menunggu keputusan',
    body: 'Untuk sertifikat atau kader ini sudah ada permintaan atau usulan yang menunggu orang kedua. Selesaikan itu dulu.',
    action: { label: 'Lihat yang menunggu', href: '/dinas/sertifikat/perubahan/' },
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
  NAME_DISPUTED: ({ cadreIds }) => ({
    title: 'Ada nama yang menurut kadernya salah',
    body: `${Array.isArray(cadreIds) ? formatNumber(cadreIds.length) : 'Beberapa'} kader menyatakan namanya salah. Belum ada yang disetujui. Betulkan namanya di Daftar kader, atau cocokkan dengan KTP lalu tandai sudah dicek.`,
    action: HOME,
  }),
  NAMES_UNANSWERED: ({ unanswered }) => ({
    title: 'Ada kader yang belum memeriksa namanya',
    body: `${typeof unanswered === 'number' ? formatNumber(unanswered) : 'Beberapa'} kader belum menjawab. Belum ada yang disetujui. Tunggu jawabannya, atau centang bahwa sertifikat tetap diterbitkan.`,
    action: HOME,
  }),
  NUMBERS_TAKEN: ({ taken }) => ({
    title: 'Nomor sudah dipakai',
    body: `${takenWords(taken)}Belum ada yang disetujui. Periksa lagi buku agenda, lalu isi nomor pertama yang lain.`,
    action: HOME,
  }),
  NUMBERING_DIFFERS: {
    title: 'Cara penomoran baru saja diubah',
    body: 'Belum ada yang disetujui. Buka lagi usulannya, periksa nomornya, lalu setujui.',
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
    body: mediumWords(detail['why'], detail['limit']),
    action: HOME,
  }),
  EVIDENCE_INVALID: ({ why, limit }) => ({
    title: 'Berkas bukti ini tidak diterima',
    body:
      why === 'SHEETS_FULL'
        ? `Satu kegiatan paling banyak memuat ${formatNumber(Number(limit))} berkas daftar hadir. Berkas ini tidak disimpan. Gabungkan beberapa lembar menjadi satu PDF.`
        : why === 'TOO_MANY'
          ? `Satu daftar paling banyak memuat ${formatNumber(Number(limit))} berkas bukti. Gabungkan beberapa halaman menjadi satu PDF.`
          : why === 'ACTIVE'
            ? FILE_FAULT_WORDS.ACTIVE
            : 'Isi berkas ini bukan PDF, JPG, atau PNG. Pindai atau foto lagi, lalu pilih berkas yang baru.',
    action: HOME,
  }),
  BUNDLE_FILE_INVALID: ({ why }) => ({
    title: 'Berkas ini tidak diterima',
    // Safe: any other text finds no sentence.
    body: FILE_FAULT_WORDS[why as BundleFileFault] ?? FILE_FAULT_WORDS.TYPE,
    action: HOME,
  }),
  BUNDLE_FILES_BROKEN: { ...BROKEN_WORDS, action: HOME },
  EVIDENCE_MISSING: {
    title: 'Berkas bukti perlu diunggah lagi',
    body: 'Daftar belum diusulkan dan jawaban Anda tetap ada. Ada berkas bukti yang belum sampai, atau diunggah lebih dari enam hari lalu. Unggah lagi, lalu usulkan.',
    action: HOME,
  },
  ROWS_CHANGED: ({ rows }) => ({
    title: 'Ada baris yang berubah sejak diperiksa',
    body: `${typeof rows === 'number' && rows > 0 ? formatNumber(rows) : 'Beberapa'} baris tidak lagi beres, misalnya karena sudah dicatat orang lain. Belum ada yang diusulkan. Periksa lagi baris itu.`,
    action: HOME,
  }),
  SIGNED_FILE_INVALID: ({ why }) => ({
    title: 'Berkas ini tidak diterima',
    // Safe: any other text finds no sentence.
    body: SIGNED_FAULT_WORDS[why as SignedFault] ?? SIGNED_FAULT_WORDS.NOT_OURS,
    action: HOME,
  }),
  OUTLINES_INVALID: {
    title: 'Peta ini tidak dapat disimpan',
    body: 'Batas desa di berkas ini tidak utuh, atau daftar desa berubah sejak halaman dibuka. Muat ulang halaman, lalu pilih berkasnya lagi.',
    action: HOME,
  },
  PICTURE_INVALID: (detail) => ({
    title: 'Gambar ini tidak dapat dipakai',
    body: `${pictureWords(detail)} Tidak ada yang berubah.`,
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
  HTTPS_NEEDED: {
    title: 'Sambungan tidak aman',
    body: 'Tidak ada yang disimpan. Buka lagi dengan alamat yang diawali https://.',
    action: HOME,
  },
}

/** `Nomor 405 s.d. 410 dan 420 sudah dipakai. `; empty when it is not said which. */
function takenWords(taken: unknown): string {
  if (!Array.isArray(taken) || taken.length === 0) return ''
  // Safe: the Worker sends the contract's ranges.
  return `${takenRanges(taken as NumberRange[])} `
}

/** Of answers that were taken in part; empty when it is not said how many. */
function keptAndLeft({ taken, left }: Detail): string {
  return typeof taken === 'number' && typeof left === 'number'
    ? `${formatNumber(taken)} hasil belajar sudah masuk, ${formatNumber(left)} belum. `
    : ''
}

export function problemWords(code: string, detail: Detail = {}): ProblemWords {
  // Safe: an unknown code from a newer Worker falls back to UNEXPECTED.
  const wording = WORDS[code as RefusalCode] ?? WORDS.UNEXPECTED
  return typeof wording === 'function' ? wording(detail) : wording
}
