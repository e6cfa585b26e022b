/** Words of bringing questions in from files of other systems, and of taking them out. */
import { formatNumber } from './format.ts'

export const EXCHANGE_HEAD = {
  title: 'Ambil dan unduh soal',
  lede: 'Pindahkan soal dari Moodle, Excel, atau sistem lain ke bank soal, dan sebaliknya.',
} as const

export const EXCHANGE = {
  loading: 'Memuat…',
  back: 'Ke bank soal',
  readerTitle: 'Hanya penulis yang bisa mengambil soal',
  reader: 'Akun Anda boleh membaca dan mengunduh soal, tetapi tidak menambahnya.',
  bank: 'Masuk ke bank soal milik',
  takeTitle: 'Ambil dari berkas',
  fileLabel: 'Berkas soal',
  fileHelp:
    'GIFT, XML Moodle, Aiken, Excel (.xlsx), CSV, atau QTI 2.1 dan 3.0 (.xml, .zip). Belum ada yang disimpan sebelum Anda memeriksanya.',
  template: 'Unduh contoh Excel',
  templateHelp: 'Belum punya berkas? Isi contoh Excel ini, satu soal satu baris.',
  templateFile: 'contoh-soal.xlsx',
  reading: 'Membaca berkas',
  comparing: 'Membandingkan dengan bank soal…',
  unit: 'soal',
  checkedTitle: 'Periksa dulu',
  nothingSaved: 'Belum ada yang disimpan.',
  otherFile: 'Pilih berkas lain',
  show: 'Tampilkan',
  list: 'Soal dalam berkas',
  takeAll: 'Centang semua yang tampil',
  takeNone: 'Kosongkan yang tampil',
  line: (line: number, file: string | undefined) =>
    file === undefined ? `baris ${formatNumber(line)}` : `${file}, baris ${formatNumber(line)}`,
  code: (code: string) => `kode ${code}`,
  level: (word: string) => `tingkat ${word.toLowerCase()}`,
  detail: 'Lihat seluruh soal',
  right: 'Jawaban benar',
  noRight: 'Belum ada jawaban yang ditandai benar.',
  difference: 'Lihat yang lama dan yang baru',
  inBank: 'Di bank sekarang',
  inFile: 'Di berkas',
  tagsOnly: 'Isi soalnya sama. Hanya labelnya berbeda.',
  askedBy: (code: string) =>
    `Bank sudah punya soal yang menanyakan hal yang sama (kode ${code}). Kalau dicentang, soal ini masuk sebagai soal tersendiri.`,
  addTags: 'Tambahkan label ke semua yang diambil',
  take: (count: number) =>
    count === 0 ? 'Simpan ke bank' : `Simpan ${formatNumber(count)} soal ke bank`,
  chooseFirst: 'Centang dulu soal yang mau diambil.',
  uploading: 'Mengirim gambar',
  pictures: 'gambar',
  saving: 'Menyimpan soal…',
  allOrNone: 'Semua soal tersimpan bersama, atau tidak ada yang tersimpan.',
  stoppedTitle: 'Belum tersimpan',
  stopped:
    'Pilihan Anda masih ada di halaman ini. Coba simpan lagi, tidak akan tersimpan dua kali.',
  retry: 'Simpan lagi',
  backToCheck: 'Kembali memeriksa',
  compareAgain: 'Bandingkan ulang dengan bank',
  savedTitle: 'Soal sudah masuk ke bank',
  saved: (added: number, changed: number, same: number) =>
    sentence([
      [added, 'soal baru'],
      [changed, 'soal diperbarui'],
      [same, 'soal sudah sama'],
    ]),
  seeBank: 'Lihat bank soal',
  seeTag: (tag: string) => `Lihat soal berlabel ${tag}`,
  another: 'Ambil dari berkas lain',
  undo: (count: number) => `Sisihkan ${formatNumber(count)} soal yang baru masuk`,
  undoHelp: 'Soal yang diperbarui tidak ikut disisihkan; versi lamanya ada di riwayat soal.',
  undoing: 'Menyisihkan soal',
  undone: (count: number) =>
    `${formatNumber(count)} soal baru sudah disisihkan. Soal itu masih bisa dipakai lagi dari bank soal.`,
  refusedTitle: 'Tidak bisa diambil',
  refusedHelp:
    'Soal ini tidak diambil sama sekali. Perbaiki di berkasnya, lalu pilih berkasnya lagi.',
  faultTitle: 'Berkas ini tidak bisa dibaca',
  emptyView: 'Tidak ada soal di kelompok ini.',
  pictureFailed: (alt: string) => `Gambar “${alt}” tidak bisa dipakai. `,
} as const

export const VIEW_WORDS = {
  new: 'Baru',
  changed: 'Berubah',
  asked: 'Sudah ditanyakan',
  same: 'Sama',
  refused: 'Tidak bisa diambil',
} as const

export const VIEW_HELP = {
  new: 'Belum ada di bank.',
  changed:
    'Bank punya soal dengan kode yang sama, isinya berbeda. Yang dicentang menjadi versi baru.',
  asked: 'Bank punya soal lain dengan pertanyaan yang sama. Biasanya tidak perlu diambil.',
  same: 'Sudah ada di bank, sama persis. Tidak perlu diambil.',
  refused: EXCHANGE.refusedHelp,
} as const

function sentence(parts: readonly (readonly [number, string])[]): string {
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatNumber(count)} ${word}`)
  return said.length === 0 ? 'Tidak ada yang berubah.' : `${said.join(', ')}.`
}

/** What a file would bring: `12 soal baru, 3 berubah.` */
export function foundWords(counts: Readonly<Record<keyof typeof VIEW_WORDS, number>>): string {
  return sentence([
    [counts.new, 'soal baru'],
    [counts.changed, 'berubah'],
    [counts.asked, 'sudah ditanyakan'],
    [counts.same, 'sama'],
    [counts.refused, 'tidak bisa diambil'],
  ])
}

/** By the reasons of `lib/exchange/reading.ts`. */
export const REFUSAL_WORDS = {
  ESSAY: 'Soal uraian. Bank ini hanya menyimpan soal yang dinilai otomatis.',
  CALCULATED: 'Soal hitungan dengan rumus. Tulis ulang sebagai soal angka.',
  CLOZE: 'Soal rumpang. Pecah menjadi beberapa soal pilihan atau isian.',
  DESCRIPTION: 'Hanya teks, tidak ada yang ditanyakan.',
  TYPE_UNKNOWN: 'Jenis soal ini belum ada di bank.',
  COMPOSITE: 'Ada beberapa isian dalam satu soal. Pecah menjadi soal sendiri-sendiri.',
  CASE_BROKEN: 'Bagian dari kasus ini tidak lengkap di berkas.',
  SYNTAX: 'Susunan tandanya tidak cocok. Periksa tanda kurung, huruf pilihan, dan baris kosong.',
  STEM_MISSING: 'Pertanyaannya kosong.',
  KEY_MISSING: 'Tidak ada jawaban benar.',
  KEY_TWICE: 'Ada lebih dari satu jawaban benar, padahal soal ini pilih satu.',
  KEY_UNKNOWN: 'Kuncinya menunjuk jawaban yang tidak ada.',
  PARTS_FEW: 'Pilihan, pasangan, atau langkahnya kurang dari dua.',
  PARTS_MANY: 'Pilihan, pasangan, atau langkahnya lebih dari yang muat (paling banyak 8).',
  OPTION_EMPTY: 'Ada pilihan yang kosong.',
  PAIR_MISSING: 'Ada pasangan yang tidak lengkap.',
  WEIGHT_WRONG: 'Bobot nilainya tidak berjumlah 100 persen, atau bukan angka.',
  PARTIAL_CREDIT: 'Ada jawaban yang setengah benar. Di sini jawaban hanya benar atau salah.',
  NUMBER_WRONG: 'Angkanya tidak terbaca.',
  NUMBER_SEVERAL: 'Ada beberapa angka atau satuan. Di sini hanya satu.',
  WILDCARD:
    'Jawaban memakai tanda bintang (*) untuk kata apa saja. Tulis jawabannya satu per satu.',
  SHORT_WRONG: 'Ada jawaban salah yang didaftar. Hapus, sisakan jawaban yang diterima.',
  PICTURE_MISSING: 'Gambarnya tidak ada di dalam berkas.',
  PICTURE_KIND: 'Gambarnya bukan PNG, JPG, atau WebP.',
  PICTURE_BIG: 'Gambarnya terlalu besar. Perkecil dulu.',
  PICTURES_SEVERAL: 'Ada lebih dari satu gambar di satu tempat.',
  PICTURE_PLACE: 'Ada gambar di tempat yang hanya boleh berisi kata.',
  ALT_MISSING: 'Gambar belum dijelaskan dalam kata. Isi keterangan gambarnya (alt) dulu.',
  MEDIA: 'Berisi suara, film, rumus, atau bingkai halaman lain.',
  TEXT_LONG: 'Ada teks yang terlalu panjang.',
  TAGS_MANY: 'Labelnya lebih dari 12.',
  CODE_TWICE: 'Kode ini sudah dipakai soal lain di berkas yang sama.',
  FILE_MISSING: 'Paket menyebut soal ini, tetapi berkasnya tidak ada.',
  VALUE_WRONG: 'Ada isian yang tidak dikenal.',
} as const

/** By the faults of `lib/exchange/reading.ts`. */
const FAULT_WORDS = {
  EMPTY: 'Berkas ini kosong.',
  TOO_BIG: 'Berkas terlalu besar (paling besar 30 MB). Bagi menjadi beberapa berkas.',
  TOO_MANY: 'Berkas berisi lebih dari 1.000 soal. Bagi menjadi beberapa berkas.',
  FORMAT_UNKNOWN:
    'Isi berkas ini tidak dikenal sebagai soal. Pakai GIFT, XML Moodle, Aiken, Excel, CSV, atau QTI.',
  NO_QUESTIONS: 'Tidak ada soal di dalam berkas ini.',
  COLUMNS_UNKNOWN:
    'Judul kolom tidak ditemukan. Paling sedikit perlu kolom “Soal” dan “Kunci”. Lihat contoh Excel.',
  OLD_XLS: 'Ini Excel lama (.xls). Buka, lalu simpan sebagai .xlsx.',
  PASSWORD: 'Berkas dikunci kata sandi. Buka kuncinya, simpan lagi, lalu pilih lagi.',
  DAMAGED: 'Isi berkas rusak atau terpotong. Unduh atau simpan lagi dari asalnya.',
  XML_BROKEN: 'Susunan XML rusak.',
  XML_DOCTYPE: 'Berkas memuat DOCTYPE. Demi keamanan, berkas seperti ini tidak dibaca.',
  XML_DEEP: 'Susunan XML bertingkat terlalu dalam. Demi keamanan, berkas seperti ini tidak dibaca.',
  ZIP_DAMAGED: 'Paket ZIP rusak atau terpotong. Unduh lagi dari asalnya.',
  ZIP_UNSAFE: 'Paket ZIP memuat nama berkas yang tidak aman. Demi keamanan tidak dibaca.',
  ZIP_BOMB: 'Paket ZIP mengembang terlalu besar. Demi keamanan tidak dibaca.',
} as const

export function faultWords(fault: keyof typeof FAULT_WORDS, line: number): string {
  return fault.startsWith('XML') ? `${FAULT_WORDS[fault]} Lihat baris ${line}.` : FAULT_WORDS[fault]
}

export const IMPORTS = {
  title: 'Impor 30 hari terakhir',
  loading: 'Memuat daftar impor…',
  none: 'Belum ada soal yang diambil dari berkas dalam 30 hari ini.',
  counts: (added: number, changed: number) =>
    `${formatNumber(added)} soal baru, ${formatNumber(changed)} diperbarui.`,
  undone: 'Sudah disisihkan.',
  undo: 'Urungkan',
  sure: 'Ya, sisihkan',
  undoHelp:
    'Soal tidak dihapus: masih bisa dipakai lagi dari bank soal. Bila salah satunya sudah dipakai di pelatihan, tidak ada yang disisihkan.',
} as const

export const EXPORT = {
  title: 'Unduh dari bank',
  lede: (tag: string | null) =>
    tag === null ? 'Semua soal yang dipakai di bank ini.' : `Soal berlabel ${tag}.`,
  format: 'Bentuk berkas',
  formats: [
    { value: 'moodle', label: 'XML Moodle, dengan gambar' },
    { value: 'gift', label: 'GIFT' },
    { value: 'qti21', label: 'Paket QTI 2.1, dengan gambar' },
    { value: 'qti30', label: 'Paket QTI 3.0, dengan gambar' },
  ],
  download: 'Unduh',
  reading: 'Mengambil soal dari bank',
  pictures: 'Mengambil gambar',
  writing: 'Menulis berkas…',
  none: 'Belum ada soal untuk diunduh.',
  done: (count: number) => `${formatNumber(count)} soal ada di berkas unduhan.`,
  leftTitle: (count: number) => `${formatNumber(count)} soal tidak ikut`,
  left: {
    KEY: 'kunci jawabannya belum beres',
    OPTION_EMPTY: 'ada pilihan yang kosong',
    PICTURE_MISSING: 'gambarnya tidak bisa diambil',
  },
  fileName: (tag: string | null) => (tag === null ? 'bank-soal' : `bank-soal-${tag}`),
} as const

export const TEMPLATE = {
  sheet: 'Soal',
  help: 'Petunjuk',
  examples: [
    {
      Kode: 'asi-eksklusif',
      Jenis: 'Pilihan tunggal',
      Soal: 'Sampai umur berapa bayi cukup minum ASI saja?',
      'Pilihan A': '3 bulan',
      'Pilihan B': '6 bulan',
      'Pilihan C': '12 bulan',
      Kunci: 'B',
      Pembahasan: 'ASI saja cukup sampai 6 bulan.',
      'Alasan A': 'Terlalu cepat.',
      Tingkat: 'Ingat',
      Sumber: 'Buku KIA',
      Label: 'asi, gizi bayi',
    },
    {
      Jenis: 'Pilihan majemuk',
      Soal: 'Mana yang termasuk protein hewani?',
      'Pilihan A': 'Telur',
      'Pilihan B': 'Tempe',
      'Pilihan C': 'Ikan',
      Kunci: 'A, C',
      Tingkat: 'Paham',
    },
    { Jenis: 'Benar/Salah', Soal: 'Bayi 4 bulan boleh diberi pisang.', Kunci: 'Salah' },
    {
      Jenis: 'Menjodohkan',
      Soal: 'Jodohkan alat dan gunanya.',
      'Pilihan A': 'Pita LILA -> lingkar lengan',
      'Pilihan B': 'Timbangan -> berat badan',
      'Pilihan C': '-> suhu badan',
    },
    {
      Jenis: 'Mengurutkan',
      Soal: 'Urutkan langkah cuci tangan.',
      'Pilihan A': 'Basahi tangan',
      'Pilihan B': 'Pakai sabun',
      'Pilihan C': 'Bilas',
    },
    {
      Jenis: 'Angka',
      Soal: 'Berapa batas LILA ibu hamil yang berisiko KEK?',
      Kunci: '23,5',
      Toleransi: '0',
      Satuan: 'cm',
    },
    {
      Jenis: 'Isian singkat',
      Soal: 'Apa nama ASI yang keluar pertama kali?',
      Kunci: 'kolostrum | colostrum',
    },
  ],
  notes: [
    [
      'Kode',
      'Boleh kosong. Huruf kecil, angka, tanda hubung. Soal dengan kode yang sama diperbarui.',
    ],
    [
      'Jenis',
      'Pilihan tunggal, Pilihan majemuk, Benar/Salah, Menjodohkan, Mengurutkan, Angka, atau Isian singkat. Boleh kosong untuk soal pilihan.',
    ],
    ['Soal', 'Pertanyaannya. Wajib diisi.'],
    [
      'Pilihan A sampai H',
      'Jawaban yang bisa dipilih. Menjodohkan: tulis kiri -> kanan; tanpa kiri berarti pengecoh. Mengurutkan: tulis dalam urutan yang benar.',
    ],
    [
      'Kunci',
      'Huruf jawaban benar (B), beberapa huruf (A, C), Benar atau Salah, angka, atau isian yang diterima dipisah tanda |.',
    ],
    ['Toleransi, Satuan', 'Hanya untuk soal angka.'],
    ['Pembahasan', 'Dibaca semua kader setelah menjawab.'],
    [
      'Alasan A sampai H',
      'Dibaca kader yang memilih jawaban itu. Benar/Salah: A untuk Benar, B untuk Salah.',
    ],
    ['Tingkat', 'Ingat, Paham, atau Terap.'],
    ['Tujuan, Sumber', 'Catatan untuk pelatih.'],
    ['Label', 'Dipisah koma, paling banyak 12.'],
    ['Acak', 'Tulis tidak kalau urutan pilihan harus tetap.'],
    [
      'Kasus dan gambar',
      'Tidak bisa di Excel. Tulis di bank soal, atau ambil dari XML Moodle atau QTI.',
    ],
  ],
} as const
