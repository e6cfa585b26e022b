/** The words of the workshop: the list of courses, a course as it is being written, and a lesson beside its phone. */
import type { OutlineModule, QuizSettings } from '../../../worker/contract/workshop.ts'
import {
  formatDate,
  formatMoment,
  formatNumber,
  formatSize,
  formatTime,
  type Zone,
} from './format.ts'

export const WORKSHOP = {
  title: 'Materi',
  lede: 'Tulis pelatihan, lihat langsung di layar HP, lalu terbitkan.',
  loading: 'Memuat pelatihan…',
  courses: 'Pelatihan',
  whose: 'Milik',
  course: 'Pelatihan',
  state: 'Keadaan',
  last: 'Terakhir disimpan',
  own: 'Milik wilayah ini',
  above: 'Dari pusat atau provinsi',
  trains: 'Membuat kader tercatat terlatih',
  start: 'Mulai pelatihan baru',
  startTitle: 'Judul pelatihan',
  startHelp: 'Cukup judulnya. Satu modul dan satu pelajaran langsung disiapkan.',
  starting: 'Menyiapkan…',
  startNow: 'Mulai',
  todo: 'Tindakan',
  open: 'Buka',
  copyOwn: 'Salin',
  copy: 'Salin ke sini',
  copyTitle: 'Salin pelatihan',
  copyBody:
    'Salinan menjadi milik wilayah ini dan boleh diubah. Perubahan di aslinya tidak ikut ke salinan.',
  copying: 'Menyalin…',
  copyOf: (title: string) => `${title} (salinan)`,
  none: 'Belum ada pelatihan',
  noneHelp: 'Mulai dengan satu judul. Pelajaran dan soalnya menyusul.',
  noWriter: 'Akun ini boleh membaca, tidak menulis. Pelatihan baru dimulai oleh penulis.',
} as const

export const COURSE_STATES = {
  draft: 'Draf',
  asked: 'Menunggu telaah',
  approved: 'Disetujui, siap terbit',
  returned: 'Dikembalikan penelaah',
  changed: 'Ada perubahan',
  withdrawn: 'Ditarik',
} as const

export function publishedAs(number: number): string {
  return `Terbit versi ${number}`
}

/** "21 November 2026, 10.42 WIB, oleh Siti" */
export function savedBy(at: string, name: string, zone: Zone): string {
  const moment = formatMoment(at, zone)
  return name === '' ? moment : `${moment}, oleh ${name}`
}

export const SAVING = {
  label: 'Keadaan simpanan',
  saving: 'Menyimpan…',
  waiting: 'Belum disimpan…',
  offline: 'Belum tersimpan: tidak ada sinyal, aman di komputer ini',
  offlineUnsafe:
    'Belum tersimpan: tidak ada sinyal. Peramban ini tidak dapat menyimpan; jangan tutup halaman.',
  refused: 'Belum tersimpan',
  changed: 'Belum tersimpan: ada simpanan orang lain',
  again: 'Simpan sekarang',
  elsewhere: 'Halaman ini sedang terbuka di tab lain',
  elsewhereBody: 'Supaya tulisan tidak bertabrakan, menulis hanya bisa di satu tab.',
  useHere: 'Pakai di tab ini',
} as const

/** "Tersimpan 10.42 WIB" */
export function savedAtWords(at: string, zone: Zone): string {
  return `Tersimpan ${formatTime(at, zone)}`
}

export function foundWords(at: string, zone: Zone): string {
  return `Tulisan dari ${formatMoment(at, zone)} yang belum terkirim ditemukan di komputer ini. Tidak ada yang hilang; lanjutkan saja.`
}

export function tookWords(name: string, at: string, zone: Zone): string {
  return `${name || 'Rekan Anda'} menyimpan pukul ${formatTime(at, zone)}. Yang tampil sekarang adalah teks terbaru itu.`
}

export const OUTLINE = {
  title: 'Susunan pelatihan',
  untitled: 'Tanpa judul',
  loading: 'Memuat susunan…',
  missing: 'Pelatihan belum dipilih',
  missingHelp: 'Buka pelatihan dari daftar Materi.',
  back: 'Semua pelatihan',
  publish: 'Periksa dan terbitkan',
  problems: (count: number) => `${formatNumber(count)} hal perlu dibereskan sebelum terbit`,
  undo: 'Urungkan',
  undone: 'Dikembalikan seperti sebelumnya.',
  broughtItems: (count: number, module: string) =>
    `${formatNumber(count)} soal masuk ke “${module}”.`,
  removed: (name: string) => `“${name}” dihapus.`,
  readOnly: 'Anda membaca saja',
  readOnlyHelp:
    'Pelatihan ini milik wilayah lain, atau akun ini bukan penulis. Salin ke wilayah Anda untuk mengubahnya.',
  settings: 'Pengaturan pelatihan',
  modules: 'Modul',
  moduleOf: (number: number) => `Modul ${number}`,
  moduleTitle: 'Judul modul',
  newModule: 'Modul baru',
  addModule: 'Tambah modul',
  aim: 'Tujuan modul',
  aimHelp: 'Satu kalimat yang dibaca kader. Contoh: Anda dapat membaca buku KIA.',
  details: 'Jam pelajaran dan aturan kuis',
  fold: 'Tutup',
  unfold: 'Buka',
  foldAll: 'Tutup semua modul',
  unfoldAll: 'Buka semua modul',
  jp: 'Jam pelajaran (JP, 45 menit)',
  theory: 'Teori',
  assignment: 'Tugas',
  practice: 'Praktik',
  lessons: 'Pelajaran',
  lessonTitle: 'Judul pelajaran',
  newLesson: 'Judul pelajaran baru',
  addLesson: 'Tambah pelajaran',
  write: 'Tulis',
  noLessons: 'Belum ada pelajaran.',
  items: 'Soal',
  noItems: 'Belum ada soal. Tulis langsung di sini, atau ambil dari bank soal.',
  writeItem: 'Tulis soal',
  writeOther: 'Tulis jenis soal lain',
  pickItems: 'Ambil dari bank soal',
  editItem: 'Ubah soal',
  for: 'Dipakai untuk',
  forQuiz: 'Kuis modul',
  forTest: 'Tes akhir',
  itemUnknown: 'Soal ini tidak ada di bank wilayah ini',
  itemLoading: 'Memuat soal…',
  remove: 'Hapus',
  rename: 'Ganti nama',
  up: 'Naik',
  down: 'Turun',
  drag: 'Geser untuk memindahkan',
  warnings: (count: number) => `${formatNumber(count)} saran`,
  faults: (count: number) => `${formatNumber(count)} harus dibereskan`,
  mine: 'Pakai susunan saya',
  theirs: 'Pakai susunan rekan',
  conflictChoose: 'Pilih susunan',
  conflictBy: (name: string, at: string, zone: Zone) =>
    `${name || 'Rekan Anda'} menyimpan pukul ${formatTime(at, zone)}.`,
  conflictTitle: 'Susunan ini juga diubah rekan Anda',
  conflictBody:
    'Perubahan Anda ada di komputer ini dan belum dikirim. Pilih susunan yang dipakai. Naskah pelajaran yang terhapus tetap ada di riwayat.',
} as const

export function movedWords(name: string, place: number, total: number): string {
  return `${name} sekarang urutan ${place} dari ${total}.`
}

export function controlOf(action: string, name: string): string {
  return `${action}: ${name}`
}

/** "3 pelajaran, 5 soal" */
export function moduleSummary({ lessons, items, objective }: OutlineModule): string {
  return [
    `${formatNumber(lessons.length)} pelajaran`,
    `${formatNumber(items.length)} soal`,
    ...(objective.trim() === '' ? ['tujuan belum diisi'] : []),
  ].join(', ')
}

/** "3 bagian · 2 menit baca · 1,2 kB" */
export function lessonSummary(figures: {
  readonly bytes: number
  readonly mediaBytes: number
  readonly seconds: number
  readonly screens: number
}): string {
  const minutes = Math.max(1, Math.round(figures.seconds / 60))
  return `${formatNumber(figures.screens)} bagian · ${formatNumber(minutes)} menit baca · ${formatSize(figures.bytes + figures.mediaBytes)}`
}

export const COURSE_FORM = {
  name: 'Judul pelatihan',
  summary: 'Ringkasan',
  summaryHelp: 'Satu atau dua kalimat yang dibaca kader sebelum mulai.',
  audience: 'Untuk siapa',
  counts: 'Yang lulus tercatat sebagai kader terlatih',
  countsHelp: 'Perlu disetujui penelaah Dinas Kesehatan sebelum terbit.',
  valid: 'Sertifikat berlaku (bulan)',
  validHelp: 'Kosongkan bila tidak ada batasnya.',
  refreshes: 'Penyegaran untuk pelatihan (kode)',
  refreshesHelp: 'Hanya untuk pelatihan penyegaran. Contoh: KPM-DASAR.',
  test: 'Ada tes akhir',
  testHelp: 'Soal yang ditandai “Tes akhir” di tiap modul masuk ke tes ini.',
  testTitle: 'Tes akhir',
  testName: 'Judul tes',
  perModule: 'Soal dari tiap modul',
  rule: 'Syarat lulus',
  ruleTest: 'Lulus tes akhir',
  ruleModules: 'Kuis modul yang harus lulus',
  all: 'Semua modul',
  some: 'Modul tertentu',
  minimum: 'Nilai paling rendah',
  others: 'Syarat di luar HP',
  othersHelp:
    'Bila ada yang dipilih, kader menjadi calon sertifikat setelah semuanya terpenuhi, bukan langsung sesudah kuis terakhir.',
  attendance: 'Hadir di pertemuan tatap muka',
  attendanceShare: 'Paling sedikit (% dari sesi)',
  practice: 'Praktik dinilai “mampu” oleh pelatih',
  practiceHelp:
    'Lembar praktik adalah bahan modul yang dipakai penilai di lapangan. Pelatihan yang disalin dari pelatihan dasar sudah membawanya. Bila belum ada, pemeriksaan sebelum terbit akan memberi tahu.',
  allSheets: 'Semua lembar praktik',
  someSheets: 'Lembar praktik dari modul tertentu',
  plan: 'Rencana tindak lanjut (RTL)',
  plans: {
    none: 'Tidak disyaratkan',
    written: 'Ditulis kader',
    signed: 'Ditulis kader dan disetujui pelatih',
  },
  weighedTitle: 'Bobot nilai',
  weighed: 'Nilai total dengan bobot',
  weighedHelp:
    'Tanpa bobot, nilai kader adalah nilai tes akhir, atau rata-rata kuis bila tidak ada tes akhir.',
  weights: {
    modules: 'Rata-rata kuis modul (%)',
    finalTest: 'Tes akhir (%)',
    attendance: 'Kehadiran (%)',
    practice: 'Praktik (%)',
  },
  weightsSum: (sum: number) =>
    sum === 100 ? 'Jumlah bobot 100%.' : `Jumlah bobot sekarang ${sum}%. Harus 100%.`,
  needsTotal: 'Nilai total ada batas terendahnya',
  minimumTotal: 'Nilai total paling rendah',
} as const

export const QUIZ_FORM = {
  title: 'Aturan kuis',
  passMark: 'Nilai lulus (1 sampai 100)',
  attempts: 'Kesempatan mencoba',
  attemptsHelp: '0 berarti boleh mencoba sampai lulus.',
  coolDown: 'Jeda sebelum mencoba lagi (menit)',
  coolDownHelp: '0 berarti boleh langsung mencoba.',
  minutes: 'Batas waktu (menit)',
  minutesHelp: '0 berarti tanpa batas waktu.',
  closesOn: 'Bisa dimulai sampai tanggal',
  feedback: 'Penjelasan jawaban ditunjukkan',
  feedbacks: {
    now: 'Langsung sesudah menjawab',
    passed: 'Sesudah lulus atau kesempatan habis',
    closed: 'Sesudah tanggal penutupan',
  },
  feedbackNeedsDate: 'Isi tanggal penutupan, supaya penjelasan ada waktunya.',
  shuffle: 'Urutan soal dan pilihan diacak',
  draw: 'Soal yang ditanyakan',
  drawAll: 'Semua soal',
  drawSome: 'Sebagian, diambil acak',
  drawCount: 'Banyaknya',
  drawTag: 'Dari soal bertanda',
  anyTag: 'apa saja',
  addRule: 'Tambah kelompok',
} as const

/** One line of what a quiz is: "Lulus 70, mencoba tanpa batas, semua soal". */
export function quizWords(quiz: QuizSettings): string {
  const drawn = quiz.draw.reduce((sum, { count }) => sum + count, 0)
  return [
    `Nilai lulus ${quiz.passMark}`,
    quiz.attempts === 0 ? 'mencoba tanpa batas' : `${formatNumber(quiz.attempts)} kesempatan`,
    ...(quiz.coolDownMinutes === 0 ? [] : [`jeda ${formatNumber(quiz.coolDownMinutes)} menit`]),
    quiz.draw.length === 0 ? 'semua soal' : `${formatNumber(drawn)} soal acak`,
    ...(quiz.closesOn === null ? [] : [`sampai ${formatDate(quiz.closesOn)}`]),
  ].join(', ')
}

export const QUICK_ITEM = {
  title: 'Tulis soal pilihan ganda',
  stem: 'Pertanyaan',
  option: (number: number) => `Pilihan ${number}`,
  right: 'Tandai jawaban yang benar',
  isRight: (number: number) => `Pilihan ${number} benar`,
  explanation: 'Penjelasan sesudah menjawab',
  save: 'Simpan soal',
  saving: 'Menyimpan soal…',
  saved: (count: number) => `Soal tersimpan. Modul ini punya ${formatNumber(count)} soal.`,
  needStem: 'Tulis pertanyaannya.',
  needOptions: 'Isi paling sedikit dua pilihan.',
  needRight: 'Tandai satu pilihan yang benar.',
  close: 'Selesai menulis soal',
} as const

export const LESSON = {
  title: 'Pelajaran',
  loading: 'Memuat pelajaran…',
  around: 'Tempat pelajaran ini',
  editor: 'Naskah pelajaran',
  preview: 'Tampilan di HP',
  views: 'Yang ditampilkan',
  showEditor: 'Naskah',
  showPreview: 'Di HP',
  previewing: 'Memperbarui tampilan…',
  previewOff: 'Tampilan HP menunggu sinyal. Tulisan Anda tetap aman.',
  before: 'Sebelumnya',
  after: 'Berikutnya',
  history: 'Riwayat',
  figures: 'Ukuran',
  size: 'Diunduh di HP',
  sizeMedia: (bytes: number) => `termasuk gambar dan suara ${formatSize(bytes)}`,
  time: 'Lama membaca',
  minutes: (seconds: number) => `${formatNumber(Math.max(1, Math.round(seconds / 60)))} menit`,
  words: 'Kata',
  level: 'Tingkat bacaan',
  notes: 'Yang perlu dilihat',
  noNotes: 'Tidak ada yang perlu dibereskan.',
  mustFix: 'Harus dibereskan',
  suggestion: 'Saran',
  go: (screen: number) => `Bagian ${screen}`,
  goTo: (screen: number) => `Lihat bagian ${screen}`,
  screen: (number: number, total: number) => `Bagian ${number} dari ${total}`,
} as const

/** School years → words. Bands after the Indonesian school: SD 1-6, SMP 7-9. */
export function levelWords(grade: number | null): string {
  if (grade === null) return 'Terlalu pendek untuk dinilai'
  if (grade <= 6) return 'Mudah (setingkat SD)'
  return grade <= 9 ? 'Sedang (setingkat SMP)' : 'Sulit, pendekkan kalimatnya'
}

export const COMPARE = {
  title: (name: string) => `${name || 'Rekan Anda'} juga mengubah pelajaran ini`,
  body: (at: string, zone: Zone) =>
    `Disimpan pukul ${formatTime(at, zone)}. Tulisan Anda aman di komputer ini dan belum dikirim. Pilih yang dipakai; kedua teks tetap ada di Riwayat.`,
  open: 'Bandingkan dan pilih',
  mine: 'Tulisan saya',
  theirs: 'Tulisan rekan',
  nothing: 'tidak ada',
  same: (count: number) => `${formatNumber(count)} paragraf sama`,
  useMine: 'Pakai punya saya',
  useTheirs: 'Pakai punya mereka',
  join: 'Gabungkan',
  joined: 'Teks gabungan',
  joinedClean: 'Kedua perubahan masuk tanpa bertabrakan. Baca sekali lagi, lalu pakai.',
  joinedBoth: 'Ada bagian yang diubah berdua: keduanya ada di bawah. Hapus yang tidak perlu.',
  useJoined: 'Pakai teks gabungan',
} as const

export const REVISIONS = {
  title: 'Riwayat pelajaran',
  loading: 'Memuat riwayat…',
  none: 'Belum ada naskah yang lebih lama.',
  aside: 'Tidak jadi dipakai, tersimpan di komputer ini',
  restore: 'Pakai lagi naskah ini',
} as const
