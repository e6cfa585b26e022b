/** The words of a whole course as one file: saving it, opening somebody else's, and why a file is refused. */
import type { ReplyOf } from '../../../worker/contract/endpoint.ts'
import type { compareCourse } from '../../../worker/contract/course-file.ts'
import { formatMoment, formatNumber, formatSize, type Zone } from './format.ts'

export const COURSE_OUT = {
  title: 'Berkas dan cetak',
  help: 'Satu berkas untuk dibagikan ke wilayah lain atau disimpan, dan buku untuk dicetak.',
  printBooklet: 'Cetak buku peserta',
  printHandbook: 'Cetak buku pelatih',
  materials: 'Bahan pelatihan',
  save: 'Simpan ke berkas',
  saving: 'Menyiapkan berkas…',
  progress: 'Mengambil gambar dan rekaman',
  unit: 'berkas',
  done: (name: string, bytes: number) => `${name} tersimpan (${formatSize(bytes)}).`,
  doneHelp:
    'Isinya seluruh naskah, soal dengan kuncinya, gambar, dan rekaman. Berikan hanya kepada sesama penulis.',
  lostTitle: 'Berkas tersimpan, tetapi tidak lengkap',
  lostMedia: (names: string) => `Gambar atau rekaman ini tidak ditemukan: ${names}.`,
  lostItems: (codes: string) => `Soal ini tidak ada di bank: ${codes}.`,
  fileName: (code: string, day: string) => `pelatihan-${code.toLowerCase()}-${day}.zip`,
} as const

export const COURSE_IN = {
  title: 'Buka pelatihan dari berkas',
  lede: 'Ambil pelatihan yang dibagikan wilayah lain. Isinya diperiksa dulu sebelum ada yang disimpan.',
  loading: 'Memuat…',
  back: 'Semua pelatihan',
  readerTitle: 'Hanya penulis yang bisa membuka pelatihan dari berkas',
  reader: 'Akun Anda boleh membaca materi, tetapi tidak menambahnya.',
  into: 'Masuk ke materi milik',
  fileLabel: 'Berkas pelatihan',
  fileHelp:
    'Berkas .zip dari tombol “Simpan ke berkas”, paling besar 60 MB. Belum ada yang disimpan sebelum Anda menyetujuinya.',
  reading: 'Membaca dan memeriksa berkas',
  unit: 'berkas',
  comparing: 'Membandingkan dengan materi dan bank soal…',
  refusedTitle: 'Berkas ini tidak bisa dibuka',
  refusedHelp:
    'Tidak ada yang disimpan. Minta pengirimnya menyimpan berkas lagi, lalu kirim tanpa dibuka atau diubah.',
  whole: 'Seluruh berkas',
  otherFile: 'Pilih berkas lain',
  checkedTitle: 'Periksa dulu',
  nothingSaved: 'Belum ada yang disimpan.',
  from: (at: string, producer: string, zone: Zone) =>
    `Dibuat ${formatMoment(at, zone)} dengan ${producer}.`,
  modules: 'Modul',
  lessons: 'Pelajaran',
  items: 'Soal',
  media: 'Gambar dan rekaman',
  size: 'Ukuran',
  contents: 'Lihat isinya',
  lessonCount: (count: number) => `${formatNumber(count)} pelajaran`,
  bankTitle: 'Soal dan bank soal',
  bankWords: (counts: Readonly<Record<ItemIs, number>>) => counted(counts),
  renamedHelp:
    'Bank sudah punya soal lain dengan kode ini. Soal dari berkas masuk dengan kode baru; soal yang lama tidak berubah.',
  renamed: (code: string, becomes: string) => `${code} menjadi ${becomes}`,
  changedHelp: 'Soal ini milik pelatihan yang sama. Isi dari berkas menjadi versi barunya.',
  existingTitle: 'Dibanding pelatihan yang sudah ada',
  existing: (title: string, at: string, zone: Zone) =>
    `Wilayah ini sudah punya “${title}”, terakhir disimpan ${formatMoment(at, zone)}.`,
  same: 'Isi berkas sama dengan draf itu.',
  unknown: 'Yang berubah belum bisa disebut: berkas atau draf yang ada belum siap terbit.',
  problemsTitle: (count: number) =>
    `${formatNumber(count)} hal perlu dibereskan sebelum bisa diterbitkan`,
  problemsHelp: 'Pelatihan tetap bisa dibuka dari berkas. Bereskan sesudahnya di susunan.',
  how: 'Simpan sebagai',
  asNew: 'Pelatihan baru',
  asNewHelp: (code: string) => `Berdiri sendiri dengan kode ${code}. Tidak mengubah yang lain.`,
  asDraft: (title: string) => `Ganti draf “${title}”`,
  asDraftHelp:
    'Naskah yang sekarang masuk ke riwayat. Yang sudah terbit di HP tidak berubah sampai diterbitkan lagi.',
  newTitle: 'Judul pelatihan',
  newTitleHelp: 'Boleh diganti supaya tidak tertukar dengan aslinya.',
  titleNeeded: 'Tulis judulnya.',
  take: 'Simpan pelatihan',
  uploading: 'Mengirim gambar dan rekaman',
  saving: 'Menyimpan naskah dan soal…',
  allOrNone: 'Naskah dan soal tersimpan bersama, atau tidak ada yang tersimpan.',
  stoppedTitle: 'Belum tersimpan',
  stopped:
    'Belum ada pelatihan yang berubah. Gambar yang sudah terkirim tidak dikirim lagi bila Anda mencoba lagi.',
  mediumTitle: 'Gambar atau rekaman ini tidak bisa dipakai',
  medium: (name: string) =>
    `${name}: sesudah dikirim isinya tidak dikenali sebagai berkas yang sama. Belum ada pelatihan yang berubah.`,
  retry: 'Simpan lagi',
  backToCheck: 'Kembali memeriksa',
  compareAgain: 'Bandingkan ulang',
  doneTitle: 'Pelatihan sudah masuk',
  done: (added: number, changed: number, same: number) =>
    counted({ new: added, changed, same, renamed: 0 }),
  see: 'Buka susunannya',
  another: 'Buka berkas lain',
} as const

type ItemIs = ReplyOf<typeof compareCourse>['items'][number]['is']

/** "12 soal baru, 3 sudah sama." */
function counted(counts: Readonly<Record<ItemIs, number>>): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.new, 'soal baru'],
    [counts.same, 'soal sudah ada, sama persis'],
    [counts.changed, 'soal diperbarui'],
    [counts.renamed, 'soal masuk dengan kode baru'],
  ]
  const said = parts.filter(([count]) => count > 0)
  if (said.length === 0) return 'Tidak ada soal baru.'
  return `${said.map(([count, words]) => `${formatNumber(count)} ${words}`).join(', ')}.`
}

/** By the faults of `lib/course-file/read-course-file.ts`. */
export const COURSE_FILE_FAULTS = {
  EMPTY: 'Berkas ini kosong.',
  TOO_BIG: 'Terlalu besar untuk satu pelatihan (paling besar 60 MB), atau terlalu lama dibaca.',
  NO_COURSE: 'Ini bukan berkas pelatihan. Pakai berkas dari tombol “Simpan ke berkas”.',
  NEWER: 'Dibuat dengan Kelas Kader yang lebih baru. Minta pengelola memperbarui dulu.',
  CONTENTS_WRONG: 'Daftar isinya rusak atau pernah diubah.',
  MISSING: 'Ada di daftar isi, tetapi berkasnya tidak ada.',
  UNLISTED: 'Tidak ada di daftar isi. Bukan bagian dari pelatihan ini.',
  LISTED_TWICE: 'Disebut dua kali di daftar isi.',
  KIND: 'Jenis berkas ini tidak dipakai dalam pelatihan.',
  CHANGED: 'Isinya tidak sama dengan saat disimpan: rusak di jalan atau pernah diubah.',
  MISNAMED: 'Nama gambar atau rekaman tidak cocok dengan isinya.',
  NO_TEXT: 'Isinya bukan teks.',
  TEXT_LONG: 'Naskahnya terlalu panjang.',
  DAMAGED: 'Berkas rusak, terpotong, atau bukan ZIP.',
  NAME: 'Namanya menunjuk ke luar berkas. Berkas seperti ini berbahaya.',
  LINK: 'Ini tautan ke tempat lain, bukan berkas. Berkas seperti ini berbahaya.',
  TWICE: 'Namanya dipakai dua kali.',
  LOCKED: 'Dikunci kata sandi. Buka kuncinya dulu.',
  MANY: 'Berisi terlalu banyak berkas.',
  LARGE: 'Terlalu besar sesudah dibuka.',
  GROWS: 'Membengkak jauh saat dibuka. Berkas seperti ini berbahaya.',
} as const
