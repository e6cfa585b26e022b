/** Words of the lesson editor: its tools, its blocks with what they are for, and its questions. */
import { formatNumber, formatSize } from './format.ts'

export const EDITOR = {
  loading: 'Memuat penyunting…',
  failed:
    'Penyunting tidak dapat dimuat. Tulisan Anda yang sudah tersimpan aman. Periksa sinyal, lalu coba lagi.',
  tools: 'Alat menulis',
  help: 'Alt+F10 ke alat menulis, Esc dari tulisan ke alat menulis, Esc lagi kembali. Ctrl+/ menambah blok. Ctrl+Enter keluar dari kotak.',
  titleHint: 'Judul pelajaran',
  firstHint: 'Tulis di sini, atau tekan Tambah blok',
  undo: 'Urungkan',
  redo: 'Ulangi',
  heading: 'Judul bagian',
  subheading: 'Anak judul',
  bold: 'Tebal',
  italic: 'Miring',
  bullets: 'Daftar',
  numbers: 'Bernomor',
  link: 'Tautan',
  term: 'Istilah',
  add: 'Tambah blok',
  rowAfter: 'Tambah baris',
  columnAfter: 'Tambah kolom',
  rowGone: 'Hapus baris',
  columnGone: 'Hapus kolom',
  tableGone: 'Hapus tabel',
  picturesLost: (count: number) =>
    `${formatNumber(count)} gambar tidak ikut tersalin karena hanya berupa alamat. Simpan gambarnya, lalu tambahkan dengan Tambah blok, Gambar.`,
} as const

/** "Bagian 2 dari 5 · 96 kata" */
export function screenLabel(number: number, of: number, words: number): string {
  return `Bagian ${formatNumber(number)} dari ${formatNumber(of)} · ${formatNumber(words)} kata`
}
export const SCREEN_LONG = 'lebih dari 120 kata, pisahkan menjadi dua bagian'

export const KEYS: Readonly<Record<string, string>> = {
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Y',
  bold: 'Ctrl+B',
  italic: 'Ctrl+I',
  link: 'Ctrl+K',
  add: 'Ctrl+/',
  heading: 'Ctrl+Alt+2',
  subheading: 'Ctrl+Alt+3',
  bullets: 'Ctrl+Shift+8',
  numbers: 'Ctrl+Shift+7',
}

/** The blocks, in the order of the menu: name and what it is for. */
export const BLOCKS = {
  screen: [
    'Bagian berikutnya',
    'Mulai bagian baru di HP. Satu bagian, satu gagasan, paling banyak 120 kata.',
  ],
  picture: ['Gambar', 'Foto atau gambar dengan keterangan. Dikecilkan dulu supaya ringan di HP.'],
  table: ['Tabel', 'Baris dan kolom. Di HP paling enak dibaca dengan dua atau tiga kolom.'],
  fact: ['Kartu fakta', 'Satu angka atau fakta kesehatan beserta sumber dan tanggal tinjauannya.'],
  story: ['Cerita', 'Kejadian di desa yang mengajak kader membayangkan keadaannya.'],
  practice: ['Latihan', 'Satu pertanyaan yang langsung dijawab dan tidak dinilai.'],
  sort: ['Pilah', 'Latihan memasukkan dua sampai enam hal ke kelompoknya. Tidak dinilai.'],
  count: ['Hitung', 'Latihan menghitung: kader menulis angkanya. Tidak dinilai.'],
  actions: ['Yang harus saya lakukan', 'Tiga sampai lima langkah yang dikerjakan kader di desa.'],
  refer: ['Kapan merujuk', 'Kapan keluarga dihubungkan dengan bidan atau Puskesmas.'],
  danger: ['Tanda bahaya', 'Hanya tanda bahaya: judulnya meminta segera merujuk.'],
  audio: ['Rekaman suara', 'Suara Anda membacakan bagian ini, paling besar 1 MB.'],
  video: ['Tautan video', 'Video tidak ikut diunduh; kader membukanya kalau ada sinyal.'],
} as const satisfies Record<string, readonly [string, string]>

export const BLOCK_FORM = {
  remove: 'Hapus',
  raw: 'Teks mentah',
  rawHelp:
    'Tulisan ini tidak dikenal penyunting dan dibiarkan apa adanya. Bila menghalangi terbit, hapus lalu tulis ulang.',
  figure: 'Angka atau kata kunci',
  source: 'Sumber',
  reviewedOn: 'Ditinjau pada',
  reviewBy: 'Tinjau ulang sebelum',
  overdue: 'Sudah lewat: periksa lagi sumbernya, lalu ubah kedua tanggal.',
  id: 'Kode kartu',
  factBody: 'Isi kartu',
  factHint: 'Tulis isi kartu di sini',
  local: 'Dinas setempat boleh mengganti isi kartu ini',
  localHelp:
    'Sesudah terbit, tiap kabupaten atau kota dapat mengusulkan angkanya sendiri di Kartu fakta. Penelaah memeriksanya, lalu hanya kader daerah itu yang melihatnya. Anda tidak perlu mengisi apa-apa lagi.',
  storyTitle: 'Judul cerita',
  question: 'Pertanyaan',
  choice: 'Pilihan',
  isRight: 'Ini jawaban yang tepat',
  feedbackHint: 'Penjelasan pilihan ini',
  choiceHint: 'Isi pilihan',
  headingHint: 'Judul kolom',
  addChoice: 'Tambah pilihan',
  removeChoice: 'Hapus pilihan',
  line: 'Baris',
  addLine: 'Tambah baris',
  removeLine: 'Hapus baris',
  group: (number: number) => `Kelompok ${formatNumber(number)}`,
  belongsTo: 'Masuk kelompok',
  chooseGroup: 'Pilih kelompok…',
  sortedHint: 'Apa yang dipilah',
  rightNumber: 'Jawaban: angka, lalu satuannya',
  numberWrong: 'Tulis angkanya dengan koma, lalu satuannya: 87,7 cm.',
  countedHint: 'Yang dihitung',
  lineFeedbackHint: 'Penjelasan baris ini',
  edit: 'Ubah',
  noAlt: 'Belum ada keterangan untuk yang tidak melihat gambar.',
  drawing: 'Gambar modul',
  audioTitle: 'Judul rekaman',
} as const

export const PICTURE_FORM = {
  title: 'Gambar',
  file: 'Pilih foto atau gambar',
  fileHelp:
    'JPG, PNG, atau WebP. Gambar dikecilkan di komputer Anda; tempat dan waktu foto dihapus.',
  working: 'Mengecilkan gambar…',
  size: (bytes: number, width: number, height: number) =>
    `${formatSize(bytes)}, ${formatNumber(width)} × ${formatNumber(height)} piksel`,
  target: (bytes: number) => `sasaran ${formatSize(bytes)}`,
  alt: 'Keterangan bagi yang tidak melihat',
  altHelp: 'Ceritakan isi gambarnya: siapa, sedang apa, tulisan apa di dalamnya.',
  altMissing:
    'Isi dulu keterangannya. Kader yang memakai pembaca layar hanya mendapat kalimat ini.',
  caption: 'Tulisan di bawah gambar',
  insert: 'Masukkan gambar',
  uploading: 'Mengunggah…',
} as const

export const AUDIO_FORM = {
  title: 'Rekaman suara',
  record: 'Mulai merekam',
  stop: 'Selesai merekam',
  again: 'Rekam lagi',
  state: (seconds: number, bytes: number) =>
    `${formatNumber(Math.floor(seconds / 60))} menit ${formatNumber(seconds % 60)} detik, ${formatSize(bytes)}`,
  most: (minutes: number, bytes: number) =>
    `Paling lama ${formatNumber(minutes)} menit atau ${formatSize(bytes)}. Mikrofon hanya dipakai selama merekam.`,
  full: 'Batas tercapai. Rekaman sampai di sini sudah aman; dengarkan, lalu masukkan.',
  file: 'Atau pilih berkas',
  fileHelp: 'Opus dalam WebM atau Ogg, paling besar 1 MB.',
  play: 'Dengarkan',
  pause: 'Berhenti',
  label: 'Judul rekaman',
  labelHelp: 'Misalnya: Cerita Bu Sari, dibacakan.',
  labelMissing: 'Isi dulu judul rekamannya.',
  insert: 'Masukkan rekaman',
  uploading: 'Mengunggah…',
} as const

export const LINK_FORM = {
  link: 'Tautan',
  video: 'Tautan video',
  words: 'Tulisan yang diketuk',
  wordsMissing: 'Isi dulu tulisannya.',
  address: 'Alamat',
  addressHelp: 'Dimulai dengan https:// atau, untuk halaman di situs ini, dengan garis miring.',
  addressWrong: 'Alamat harus dimulai dengan https:// atau garis miring.',
  videoTitle: 'Judul video',
  videoTitleMissing: 'Isi dulu judul videonya.',
  insert: 'Pasang',
  remove: 'Lepas tautan',
} as const

export const TERM_FORM = {
  title: 'Istilah',
  word: 'Kata',
  wordMissing: 'Isi dulu katanya.',
  meaning: 'Artinya',
  meaningHelp: 'Beberapa kata saja. Muncul ketika kader mengetuk istilahnya.',
  meaningMissing: 'Isi dulu artinya.',
  insert: 'Pasang',
  remove: 'Lepas istilah',
} as const
