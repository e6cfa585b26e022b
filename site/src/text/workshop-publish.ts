/** The words of publishing a course: what changes, who looks at it, and what happens to people in the middle. */
import type { DraftChange, ReviewState } from '../../../worker/contract/workshop.ts'
import { formatMoment, formatNumber, type Zone } from './format.ts'

export const PUBLISH = {
  title: 'Terbitkan',
  lede: 'Lihat apa yang berubah, minta telaah bila perlu, lalu terbitkan ke HP kader.',
  loading: 'Memeriksa pelatihan…',
  back: 'Kembali ke susunan',
  changes: 'Yang berubah',
  none: 'Tidak ada yang berubah sejak terbit terakhir.',
  unknown: 'Yang berubah dapat disebut setelah hal di bawah ini dibereskan.',
  all: (count: number) => `Lihat rinciannya (${formatNumber(count)})`,
  before: 'Semula',
  after: 'Menjadi',
  problems: 'Yang harus dibereskan dulu',
  warnings: (count: number) => `Saran (${formatNumber(count)})`,
  mend: 'Perbaiki',
  wholeCourse: 'Pengaturan pelatihan',
  steps: 'Menuju terbit',
  read: 'Baca seperti di HP',
  readLede: 'Semua pelajaran dan soal, persis seperti tampil di HP.',
  publish: 'Terbitkan sekarang',
  publishing: 'Menerbitkan…',
  sureTitle: 'Terbitkan ke HP kader?',
  sure: 'Ya, terbitkan',
  first: 'Terbit pertama kali, sebagai versi 1.',
  next: (number: number) => `Menjadi versi ${number}. Di HP sekarang: versi ${number - 1}.`,
  counting: 'Menghitung kader yang sedang belajar…',
  uncounted: 'Berapa kader yang sedang belajar tidak dapat dihitung sekarang.',
  nobody: 'Belum ada kader yang mulai belajar pelatihan ini.',
  learning: (count: number) =>
    `${formatNumber(count)} kader sudah mulai belajar pelatihan ini. Bagi mereka:`,
  keys: 'Kunci jawaban yang berubah',
  keysHelp:
    'Berlaku untuk jawaban sesudah ini. Nilai yang sudah ada tidak ikut berubah; itu lewat Betulkan kunci di halaman Hasil.',
  toResults: 'Buka halaman Hasil',
  counts: 'Yang lulus tercatat sebagai kader terlatih, dan Dinas memproses sertifikatnya.',
  countsNot: 'Yang lulus tidak tercatat sebagai kader terlatih.',
  published: (number: number) => `Terbit sebagai versi ${number}.`,
  publishedHelp:
    'HP kader mengambilnya sendiri saat ada sinyal. Tidak perlu memasang ulang apa pun.',
  same: (number: number) => `Isinya sama dengan versi ${number}; tidak ada versi baru.`,
  review: 'Telaah',
  askTitle: 'Minta telaah',
  askNote: 'Catatan untuk penelaah',
  ask: 'Minta telaah',
  asking: 'Mengirim…',
  decide: 'Keputusan penelaah',
  decideHelp:
    'Baca dulu seluruh materi seperti di HP. Yang Anda setujui tepat yang tampil sekarang.',
  as: 'Jabatan Anda, seperti akan ditulis',
  asHelp: 'Contoh: Bidan koordinator, Dinas Kesehatan Kabupaten Lumajang.',
  comment: 'Catatan',
  commentHelp: 'Perlu diisi bila dikembalikan: apa yang harus diperbaiki.',
  commentNeeded: 'Tulis apa yang harus diperbaiki.',
  asNeeded: 'Tulis jabatan Anda.',
  approve: 'Setujui',
  return: 'Kembalikan',
  deciding: 'Menyimpan keputusan…',
  withdraw: 'Tarik dari HP',
  withdrawHelp:
    'Pelatihan hilang dari daftar belajar. Nilai, kelulusan, dan sertifikat yang sudah ada tetap berlaku.',
  putBack: 'Kembalikan ke HP',
  putBackHelp: 'Pelatihan tampil lagi di daftar belajar, dengan versi terakhir yang terbit.',
  reason: 'Alasan',
  reasonNeeded: 'Tulis alasannya, supaya rekan lain tahu.',
  working: 'Menyimpan…',
  people: 'Yang terjadi pada kader yang sedang belajar',
} as const

/** What a new version does to those in the middle of a course. */
export const PEOPLE = [
  'Modul yang sudah lulus tetap lulus, dan nilai terbaik tidak turun.',
  'Kader yang sedang mengerjakan kuis boleh menyelesaikan soal versi lama; jawabannya tetap dinilai.',
  'HP tanpa sinyal memakai versi lama sampai tersambung lagi. Tidak ada jawaban yang hilang.',
  'Modul baru dan syarat lulus yang baru berlaku bagi yang belum menyelesaikan pelatihan.',
] as const

/** Why a step is closed to who looks at it. */
export const CLOSED = {
  problems: 'Belum bisa diterbitkan: bereskan dulu yang disebut di atas.',
  unchanged: 'Tidak ada yang perlu diterbitkan.',
  noWriter: 'Menerbitkan dilakukan oleh penulis atau penerbit wilayah pemilik pelatihan ini.',
  needsPublisher:
    'Pelatihan ini membuat kader tercatat terlatih, jadi hanya penerbit yang boleh menerbitkannya.',
  needsReview: 'Menunggu persetujuan penelaah atas isi yang sekarang.',
  noReviewer: 'Keputusan telaah dibuat oleh penelaah Dinas Kesehatan.',
  ownAsk: 'Anda sendiri yang meminta telaah, jadi orang lain yang memutuskan.',
  noPublisher: 'Menarik pelatihan dilakukan oleh penerbit.',
  noAsk: 'Telaah diminta oleh penulis.',
} as const

/** Where the review stands, in a sentence. */
export function reviewWords(review: ReviewState, zone: Zone): string {
  const { is, needed, askedAt, askedBy, decidedAt, decidedBy, decidedAs } = review
  const decided = `${decidedBy ?? ''}${decidedAs === null ? '' : ` (${decidedAs})`}, ${decidedAt === null ? '' : formatMoment(decidedAt, zone)}`
  switch (is) {
    case 'none':
      return needed
        ? 'Perlu disetujui penelaah sebelum terbit. Belum diminta.'
        : 'Tidak wajib ditelaah. Boleh diminta bila Anda ingin isinya diperiksa.'
    case 'asked':
      return `Menunggu telaah. Diminta ${askedBy ?? ''}, ${askedAt === null ? '' : formatMoment(askedAt, zone)}.`
    case 'approved':
      return `Disetujui ${decided}.`
    case 'returned':
      return `Dikembalikan ${decided}.`
    case 'stale':
      return 'Isinya berubah sesudah ditelaah. Minta telaah lagi untuk isi yang sekarang.'
  }
}

type Kind = DraftChange['kind']

const COUNTED: Record<Kind, (count: number) => string> = {
  COURSE_NEW: () => 'Pelatihan baru',
  SETTING: (count) => `${count} pengaturan berubah`,
  MODULE_ADDED: (count) => `${count} modul baru`,
  MODULE_REMOVED: (count) => `${count} modul dihapus`,
  MODULE_RENAMED: (count) => `${count} modul ganti nama`,
  MODULES_MOVED: () => 'urutan modul berubah',
  LESSON_ADDED: (count) => `${count} pelajaran baru`,
  LESSON_REMOVED: (count) => `${count} pelajaran dihapus`,
  LESSON_RENAMED: (count) => `${count} pelajaran ganti nama`,
  LESSON_TEXT: (count) => `${count} naskah pelajaran berubah`,
  LESSONS_MOVED: () => 'urutan pelajaran berubah',
  ITEM_ADDED: (count) => `${count} soal baru`,
  ITEM_REMOVED: (count) => `${count} soal dihapus`,
  ITEM_TEXT: (count) => `${count} soal berubah`,
  ITEM_KEY: (count) => `${count} kunci jawaban berubah`,
  FACT_ADDED: (count) => `${count} kartu fakta baru`,
  FACT_REMOVED: (count) => `${count} kartu fakta dihapus`,
  FACT_FIGURE: (count) => `${count} angka berubah`,
  MEDIUM_ADDED: (count) => `${count} gambar atau rekaman baru`,
  MEDIUM_REMOVED: (count) => `${count} gambar atau rekaman dihapus`,
  MATERIAL_ADDED: (count) => `${count} bahan pelatih baru`,
  MATERIAL_REMOVED: (count) => `${count} bahan pelatih dihapus`,
  MATERIAL_TEXT: (count) => `${count} bahan pelatih berubah`,
}

/** "3 soal berubah, 1 angka berubah" */
export function changesSummary(changes: readonly DraftChange[]): string {
  const counts = new Map<Kind, number>()
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => COUNTED[kind](count)).join(', ')
}

const ONE: Record<Kind, string> = {
  COURSE_NEW: 'Pelatihan baru',
  SETTING: 'Pengaturan',
  MODULE_ADDED: 'Modul baru',
  MODULE_REMOVED: 'Modul dihapus',
  MODULE_RENAMED: 'Modul ganti nama',
  MODULES_MOVED: 'Urutan modul',
  LESSON_ADDED: 'Pelajaran baru',
  LESSON_REMOVED: 'Pelajaran dihapus',
  LESSON_RENAMED: 'Pelajaran ganti nama',
  LESSON_TEXT: 'Naskah pelajaran',
  LESSONS_MOVED: 'Urutan pelajaran',
  ITEM_ADDED: 'Soal baru',
  ITEM_REMOVED: 'Soal dihapus',
  ITEM_TEXT: 'Soal berubah',
  ITEM_KEY: 'Kunci jawaban',
  FACT_ADDED: 'Kartu fakta baru',
  FACT_REMOVED: 'Kartu fakta dihapus',
  FACT_FIGURE: 'Angka pada kartu fakta',
  MEDIUM_ADDED: 'Media baru',
  MEDIUM_REMOVED: 'Media dihapus',
  MATERIAL_ADDED: 'Bahan pelatih baru',
  MATERIAL_REMOVED: 'Bahan pelatih dihapus',
  MATERIAL_TEXT: 'Bahan pelatih',
}

export function changeKind(kind: Kind): string {
  return ONE[kind]
}

const SETTING_NAMES: Readonly<Record<string, string>> = {
  title: 'Judul pelatihan',
  summary: 'Ringkasan',
  audience: 'Untuk siapa',
  countsAsTrained: 'Yang lulus tercatat terlatih',
  validMonths: 'Sertifikat berlaku (bulan)',
  refreshes: 'Penyegaran untuk pelatihan',
  'passRule.modules': 'Modul yang harus lulus',
  'passRule.finalTest': 'Harus lulus tes akhir',
  'passRule.minimumMark': 'Nilai paling rendah',
  'passRule.attendance': 'Hadir paling sedikit (%)',
  'passRule.practice': 'Lembar praktik yang harus lulus',
  'passRule.plan': 'Rencana tindak lanjut (RTL)',
  'passRule.weights.modules': 'Bobot kuis modul (%)',
  'passRule.weights.finalTest': 'Bobot tes akhir (%)',
  'passRule.weights.attendance': 'Bobot kehadiran (%)',
  'passRule.weights.practice': 'Bobot praktik (%)',
  'passRule.minimumTotal': 'Nilai total paling rendah',
  finalTest: 'Tes akhir',
  preTest: 'Tes awal',
  objective: 'Tujuan modul',
}
const PAPER_NAMES: Readonly<Record<string, string>> = {
  quiz: 'Kuis',
  finalTest: 'Tes akhir',
  preTest: 'Tes awal',
  jp: 'Jam pelajaran',
}
const PAPER_SETTINGS: Readonly<Record<string, string>> = {
  passMark: 'nilai lulus',
  attempts: 'kesempatan mencoba',
  coolDownMinutes: 'jeda sebelum mencoba lagi (menit)',
  minutes: 'batas waktu (menit)',
  feedback: 'penjelasan ditunjukkan',
  closesOn: 'bisa dimulai sampai',
  shuffle: 'urutan diacak',
  questions: 'banyaknya soal',
  theory: 'teori',
  assignment: 'tugas',
  practice: 'praktik',
}
const SETTING_VALUES: Readonly<Record<string, string>> = {
  true: 'ya',
  false: 'tidak',
  all: 'semua modul',
  now: 'langsung',
  passed: 'sesudah lulus',
  closed: 'sesudah tanggal penutupan',
  written: 'ditulis',
  signed: 'ditulis dan disetujui pelatih',
}

/** The name of a setting as its form calls it: `quiz.passMark` → "Kuis: nilai lulus". */
export function settingWords(name: string): string {
  const [paper = '', setting = ''] = name.split('.')
  const own = PAPER_SETTINGS[setting]
  return (
    SETTING_NAMES[name] ?? (own === undefined ? name : `${PAPER_NAMES[paper] ?? paper}: ${own}`)
  )
}

/** The value of a setting that is a word of the source; any other as it is. */
export function settingValue(value: string): string {
  return SETTING_VALUES[value] ?? value
}

export const READ_THROUGH = {
  loading: 'Menyiapkan halaman…',
  contents: 'Isi',
  page: (number: number, total: number) => `${number} dari ${total}`,
  before: 'Sebelumnya',
  next: 'Berikutnya',
  lesson: 'Pelajaran',
  item: 'Soal',
  asked: 'Soal seperti tampil',
  explained: 'Sesudah dijawab',
  unknown: 'Soal ini tidak ada di bank.',
} as const
