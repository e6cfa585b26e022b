/** Words of the question bank: its list, the page of one question, its history, and choosing questions. */
import type { ItemType } from '../../../worker/contract/items.ts'
import { formatNumber } from './format.ts'

export const BANK = {
  title: 'Bank soal',
  lede: 'Semua soal kuis dan tes di satu tempat. Tulis sekali, pakai di banyak modul.',
  loading: 'Memuat soal…',
  label: 'Soal',
  search: 'Cari kata dalam soal, jawaban, atau kode',
  write: 'Tulis soal',
  fromFile: 'Ambil dari berkas',
  type: 'Jenis',
  level: 'Tingkat',
  tag: 'Label',
  otherTags: 'Label lain',
  chooseTag: 'Pilih label…',
  state: 'Tampilkan',
  inUse: 'Dipakai',
  retired: 'Disisihkan',
  all: 'Semua',
  stem: 'Soal',
  saved: 'Terakhir disimpan',
  by: (name: string) => `oleh ${name}`,
  above: 'Milik pusat/provinsi',
  version: (number: number) => `versi ${number}`,
  shown: (count: number) => `${formatNumber(count)} soal tampil.`,
  total: (count: number) => `Bank ini berisi ${formatNumber(count)} soal.`,
  more: 'Tampilkan lagi',
  emptyTitle: 'Bank soal masih kosong',
  empty:
    'Mulai dengan satu soal. Pilih jenisnya, tulis, lalu simpan. Punya soal di Word, Excel, atau Moodle? Ambil dari berkasnya.',
  writeFirst: 'Tulis soal pertama',
  emptyReader: 'Soal muncul di sini setelah pelatih menulisnya.',
  noMatchTitle: 'Tidak ada soal yang cocok',
  noMatch: 'Coba kata lain, atau hapus saringan.',
  noRetiredTitle: 'Belum ada soal yang disisihkan',
  noRetired: 'Soal yang tidak dipakai lagi bisa disisihkan dari halaman soalnya.',
  clear: 'Hapus pencarian dan saringan',
  bank: 'Bank soal milik',
  nation: 'Seluruh Indonesia',
  subDistrict: 'Kecamatan ini',
  keptTitle: (count: number) =>
    count === 1 ? 'Ada 1 soal yang belum disimpan' : `Ada ${count} soal yang belum disimpan`,
  kept: 'Tulisannya masih dijaga di komputer ini.',
  keptUnnamed: 'Soal tanpa kalimat',
  keptContinue: 'Lanjutkan',
  keptDrop: 'Buang',
  keptDropTitle: 'Buang tulisan ini?',
  keptDropSure: (stem: string) =>
    `“${stem}” belum pernah disimpan. Kalau dibuang, tidak bisa dikembalikan.`,
} as const

export const TYPE_WORDS: Readonly<Record<ItemType, string>> = {
  one: 'Pilih satu',
  many: 'Pilih beberapa',
  truth: 'Benar atau salah',
  match: 'Menjodohkan',
  order: 'Mengurutkan',
  number: 'Angka',
  short: 'Isian singkat',
  case: 'Kasus',
}

/** What is offered for a new question; a picture choice is a choice of one whose options have pictures. */
export type StartType = ItemType | 'picture'

export const START_TYPES: readonly {
  readonly type: StartType
  readonly name: string
  readonly says: string
  readonly example: string
}[] = [
  {
    type: 'one',
    name: 'Pilih satu',
    says: 'Satu jawaban benar di antara beberapa pilihan.',
    example: 'Berapa kali bayi ditimbang di posyandu? Sebulan sekali.',
  },
  {
    type: 'many',
    name: 'Pilih beberapa',
    says: 'Beberapa jawaban benar, semuanya harus dipilih.',
    example: 'Mana yang termasuk protein hewani? Telur, ikan.',
  },
  {
    type: 'truth',
    name: 'Benar atau salah',
    says: 'Satu kalimat, kader menilai benar atau salah.',
    example: 'Bayi 4 bulan boleh diberi pisang. Salah.',
  },
  {
    type: 'match',
    name: 'Menjodohkan',
    says: 'Setiap baris kiri punya satu pasangan di kanan.',
    example: 'KMS: mencatat berat badan. Buku KIA: riwayat ibu dan anak.',
  },
  {
    type: 'order',
    name: 'Mengurutkan',
    says: 'Langkah-langkah disusun menurut urutannya.',
    example: 'Mendaftar, menimbang, mencatat, menyuluh.',
  },
  {
    type: 'number',
    name: 'Angka',
    says: 'Jawabannya satu angka, boleh meleset sedikit.',
    example: 'Berapa bulan ASI eksklusif? 6 bulan.',
  },
  {
    type: 'short',
    name: 'Isian singkat',
    says: 'Jawabannya satu atau dua kata, dengan beberapa cara menulis.',
    example: 'Apa singkatan 1000 HPK? Hari pertama kehidupan.',
  },
  {
    type: 'picture',
    name: 'Pilih gambar',
    says: 'Seperti pilih satu, tetapi pilihannya gambar.',
    example: 'Gambar mana yang menunjukkan cara mengukur panjang badan?',
  },
  {
    type: 'case',
    name: 'Kasus',
    says: 'Satu cerita, lalu beberapa soal tentang cerita itu.',
    example: 'Ibu Sari datang dengan bayi 7 bulan. Apa langkah pertama?',
  },
]

export const LEVEL_WORDS: Readonly<Record<1 | 2 | 3, string>> = {
  1: 'Ingat',
  2: 'Paham',
  3: 'Terap',
}
export const LEVEL_HELP: Readonly<Record<1 | 2 | 3, string>> = {
  1: 'menyebutkan yang sudah dipelajari',
  2: 'menjelaskan dengan kata sendiri',
  3: 'memakai dalam keadaan nyata di desa',
}

export const EDIT = {
  title: 'Soal',
  newTitle: 'Soal baru',
  lede: 'Tulis soal dan jawabannya. Di samping terlihat seperti di HP kader.',
  loading: 'Memuat soal…',
  back: 'Ke bank soal',
  backToModule: (count: number) =>
    count === 0 ? 'Kembali ke modul' : `Masukkan ${count} soal ke modul dan kembali`,
  forModule: 'Sesudah disimpan, soal ini langsung masuk ke modul yang tadi Anda buka.',
  pickTitle: 'Soal jenis apa?',
  pickHelp: 'Jenisnya masih bisa diganti nanti tanpa kehilangan kalimat.',
  example: 'Contoh:',
  noneTitle: 'Soal tidak ditemukan',
  none: 'Soal ini tidak ada, atau bukan di wilayah Anda.',
  readOnlyTitle: 'Soal ini hanya bisa dibaca',
  readOnlyAbove:
    'Soal ini milik wilayah di atas Anda. Anda boleh memakainya. Untuk mengubah, buat salinannya dulu.',
  readOnly: 'Akun Anda boleh membaca soal, tetapi tidak mengubahnya.',
  copy: 'Buat salinan untuk wilayah kita',
  copied: 'Ini salinan. Soal aslinya tidak berubah. Simpan untuk memasukkannya ke bank.',
  restored: 'Tulisan yang belum disimpan sudah dikembalikan.',
  retiredTitle: 'Soal ini disisihkan',
  retired: 'Tidak tampil lagi saat memilih soal. Pelatihan yang sudah memakainya tetap memakainya.',
  retire: 'Sisihkan soal',
  retireHelp: 'Soal tidak dihapus. Bisa dipakai lagi kapan saja.',
  takeBack: 'Pakai lagi',
  retiring: 'Menyimpan…',
  code: 'Kode soal',
  type: 'Jenis soal',
  save: 'Simpan soal',
  saveNext: 'Simpan dan tulis berikutnya',
  next: 'Tulis soal berikutnya',
  saveKeys: (isNew: boolean) =>
    isNew ? 'Ctrl + Enter: simpan dan tulis berikutnya.' : 'Ctrl + Enter: simpan.',
  goOn: 'Lanjut menulis',
  saving: 'Menyimpan…',
  savedVersion: (number: number, when: string) => `Tersimpan sebagai versi ${number}, ${when}.`,
  savedNow: (number: number) => `Tersimpan sebagai versi ${number}.`,
  neverSaved: 'Belum ada yang ditulis.',
  keeping: 'Menjaga tulisan di komputer ini…',
  kept: 'Belum disimpan ke bank. Tulisan dijaga di komputer ini.',
  notKept:
    'Belum disimpan. Peramban ini tidak bisa menjaga tulisan, jadi simpan sebelum menutup halaman.',
  undo: 'Buang perubahan',
  discardNew: 'Buang soal ini',
  wroteNext: (count: number) =>
    count === 1
      ? 'Soal tersimpan. Tulis yang berikutnya.'
      : `${count} soal tersimpan. Tulis yang berikutnya.`,
  fixFirst: (count: number) =>
    count === 1 ? 'Ada 1 isian yang belum lengkap' : `Ada ${count} isian yang belum lengkap`,
  fixFirstBody: 'Soal belum disimpan. Lengkapi yang ditandai. Tulisan Anda aman.',
} as const

export const PREVIEW = {
  title: 'Di HP kader',
  label: 'Soal seperti di HP kader',
  labelAfter: 'Penjelasan seperti di HP kader',
  show: 'Tampilkan',
  asked: 'Soal',
  explained: 'Sesudah dijawab',
  waiting: 'Tulis pertanyaan dan jawabannya, lalu soal tampil di sini.',
  loading: 'Menyiapkan tampilan…',
  stale: 'Tampilan ini belum memuat perubahan terakhir.',
  dots: 'Titik-titik (…) berarti belum ditulis.',
} as const

export const COMPARE = {
  title: 'Soal ini baru saja diubah orang lain',
  body: (name: string, when: string) =>
    `${name} menyimpan versi baru pada ${when}. Tulisan Anda belum disimpan dan tetap aman. Bandingkan, lalu pilih.`,
  mine: 'Tulisan Anda',
  theirs: (name: string) => `Tulisan ${name}`,
  different: 'Berbeda',
  keepMine: 'Simpan tulisan saya',
  takeTheirs: (name: string) => `Pakai tulisan ${name}`,
  later: 'Kembali menulis dulu',
  note: 'Yang tidak dipilih tidak hilang: versi lama tersimpan di riwayat, dan tulisan Anda bisa dikembalikan selama halaman ini terbuka.',
  took: 'Tulisan yang tersimpan sekarang dipakai.',
  undo: 'Kembalikan tulisan saya',
} as const

export const HISTORY = {
  title: 'Riwayat versi',
  count: (count: number) => `${formatNumber(count)} versi`,
  row: (number: number) => `Versi ${number}`,
  now: 'versi terakhir',
  look: 'Lihat',
  lookAt: (number: number) => `Lihat versi ${number}`,
  dialog: (number: number) => `Soal pada versi ${number}`,
  loading: 'Memuat versi…',
  use: 'Pakai isi versi ini',
  used: (number: number) =>
    `Isi versi ${number} sudah dipasang. Simpan untuk menjadikannya versi baru.`,
  tags: 'Label',
} as const

export const USED = {
  title: 'Dipakai di',
  none: 'Belum dipakai di pelatihan mana pun.',
  quiz: 'kuis modul',
  test: 'tes akhir',
  results: 'Lihat hasilnya dan betulkan kunci',
  note: 'Pelatihan yang sudah terbit tidak berubah. Isi baru ikut saat pelatihan diterbitkan lagi.',
} as const

export const SHOWN = {
  rightMark: 'Benar',
  image: 'Gambar',
  extra: 'Pengecoh',
  tolerance: (text: string) => `boleh meleset ${text}`,
  shuffle: 'Urutan diacak',
  fixed: 'Urutan tetap',
  none: '-',
} as const

export const PICK = {
  title: 'Pilih soal dari bank',
  loading: 'Memuat soal…',
  chosen: (count: number) =>
    count === 0 ? 'Belum ada soal baru yang dipilih' : `${formatNumber(count)} soal dipilih`,
  already: 'Sudah dipakai',
  add: (count: number) =>
    count === 0 ? 'Pilih soal dulu' : `Tambahkan ${formatNumber(count)} soal`,
  choose: (stem: string) => `Pilih ${stem}`,
  emptyTitle: 'Bank soal masih kosong',
  empty: 'Tulis soal dulu di bank soal, lalu pilih di sini.',
  toBank: 'Buka bank soal',
} as const
