/** Words of the office's page about old certificates: bringing a list in, its evidence, the second person, withdrawing. */
import type {
  RecordField,
  RecordOutcome,
  RecordProblem,
  RecordQuestion,
  RecordTwice,
  Recorded,
} from '../../../worker/contract/records.ts'
import { formatDate, formatLastDay, formatNumber } from './format.ts'
import { changedSentence } from './region-changes.ts'
import { FILE_FAULTS } from './roster-import.ts'

export const RECORDS = {
  place: 'Sertifikat lama',
  title: 'Sertifikat lama',
  lede: 'Sertifikat dari pelatihan sebelum sistem ini. Dicatat dinas dengan bukti, diterima orang kedua, lalu ikut dihitung.',
  loading: 'Memuat sertifikat lama…',
  add: 'Catat dari Excel',
  label: 'Daftar sertifikat lama',
  list: 'Daftar',
  rows: 'Sertifikat',
  when: 'Diusulkan pada',
  files: 'Bukti',
  state: 'Keadaan',
  open: 'Periksa',
  look: 'Lihat',
  more: 'Tampilkan yang lebih lama',
  emptyTitle: 'Belum ada sertifikat lama yang dicatat',
  empty:
    'Bawa daftar Excel dari pelatihan yang dulu, beserta pindaian SK atau foto sertifikatnya. Setelah diterima orang kedua, kadernya dihitung terlatih.',
  emptyReader: 'Daftar dibuat oleh admin kabupaten/kota.',
  notCounted: 'Tidak dihitung sebagai terlatih',
  counted: 'Dihitung sebagai terlatih',
  withdrawn: (count: number) => `${formatNumber(count)} ditarik`,
  fileCount: (count: number) => `${formatNumber(count)} berkas`,
} as const

export const BATCH_STATE = {
  PROPOSED: 'Menunggu orang kedua',
  ACCEPTED: 'Diterima',
  RETURNED: 'Dikembalikan',
} as const

export const RECORD_STATE_WORDS: Record<Recorded['state'], string> = {
  PROPOSED: 'Menunggu',
  ACCEPTED: 'Dicatat',
  RETURNED: 'Dikembalikan',
  WITHDRAWN: 'Ditarik',
}

export const BATCH = {
  title: (count: number) => `${formatNumber(count)} sertifikat lama`,
  from: 'Dari berkas',
  counts: 'Kader terlatih',
  note: 'Catatan pengembalian',
  evidence: 'Berkas bukti',
  evidenceHelp:
    'Buka dan cocokkan dengan beberapa baris sebelum menerima. Sidik (SHA-256) membuktikan berkasnya tidak berubah.',
  evidenceStaff: 'Hanya admin dan penyetuju kabupaten/kota yang dapat membukanya.',
  hash: 'SHA-256',
  rows: 'Sertifikat dalam daftar ini',
  holder: 'Nama di daftar kader',
  paper: 'Tertulis di kertas',
  issued: 'Diterbitkan',
  until: (end: string) => `berlaku s.d. ${formatLastDay(end)}`,
  hours: (hours: number) => `${formatNumber(hours)} JP`,
  sameName: 'sama',
  download: 'Unduh daftar (CSV)',
  accept: (count: number) => `Terima ${formatNumber(count)} sertifikat`,
  accepting: 'Menerima…',
  accepted: (count: number) => `${formatNumber(count)} sertifikat lama sudah diterima.`,
  return: 'Kembalikan',
  returning: 'Mengembalikan…',
  returnNote: 'Catatan untuk pengusul',
  returnHelp: 'Sebutkan baris atau bukti yang perlu diperbaiki. Daftarnya bisa diusulkan lagi.',
  returned: 'Daftar sudah dikembalikan. Sertifikatnya bisa diusulkan lagi setelah dibetulkan.',
  own: 'Anda yang mengusulkan. Yang menerima harus orang lain.',
  notApprover: 'Menunggu penyetuju. Akun Anda tidak dapat menerima.',
  label:
    'Dicatat oleh dinas, bukan diterbitkan sistem ini: tidak ada QR, kode, atau tanda tangan sistem.',
  withdraw: 'Tarik',
  withdrawTitle: (name: string) => `Tarik catatan ${name}`,
  withdrawLede: (number: string) =>
    `Nomor ${number}. Penarikan tidak bisa dibatalkan. Bila ini satu-satunya sertifikat kader, ia tidak lagi dihitung terlatih.`,
  withdrawNote: 'Alasan',
  withdrawHelp: 'Misalnya: milik orang lain, atau kertasnya tidak asli.',
  withdrawing: 'Menarik…',
  withdrawn: (name: string) => `Catatan ${name} sudah ditarik.`,
  needed: 'Isian ini perlu diisi.',
  nothing: '-',
} as const

export const FIELD_NAMES: Record<RecordField, string> = {
  cadreCode: 'Kode kader',
  name: 'Nama',
  village: 'Desa/Kelurahan',
  subDistrict: 'Kecamatan',
  number: 'Nomor sertifikat',
  title: 'Nama pelatihan',
  issuer: 'Penerbit',
  issuedOn: 'Tanggal sertifikat',
  validity: 'Masa berlaku',
  hours: 'JP',
}

export const REST_COLUMNS = { line: 'Baris asal', reason: 'Keterangan' } as const

export const LIST_COLUMNS = [
  'Kode kader',
  'Nama di daftar kader',
  'Nama di kertas',
  'Wilayah tugas',
  'Nomor sertifikat',
  'Nama pelatihan',
  'Penerbit',
  'Tanggal sertifikat',
  'Berlaku s.d.',
  'JP',
  'Keadaan',
  'Sumber',
] as const

export const RECORD_FAULTS = {
  ...FILE_FAULTS,
  UNPACKS_TOO_BIG:
    'Isi berkas ini terlalu besar untuk dibuka. Salin hanya tabelnya ke berkas baru, lalu coba lagi.',
  TOO_SLOW: 'Berkas ini terlalu lama dibuka. Salin hanya tabelnya ke berkas baru, lalu coba lagi.',
  EMPTY: 'Berkas ini kosong. Pilih berkas yang berisi daftar sertifikat.',
  NO_TABLE:
    'Judul kolom tidak ditemukan. Daftar perlu satu baris judul dengan paling sedikit "Nama" dan "Nomor sertifikat".',
} as const

export const WIZARD = {
  title: 'Catat sertifikat lama',
  lede: 'Tidak ada yang dicatat sebelum Anda memeriksa hasilnya dan orang kedua menerimanya.',
  steps: 'Langkah mencatat',
  step: ['Pilih daftar', 'Cocokkan kolom', 'Periksa', 'Bukti dan usulan'],
  back: 'Kembali ke sertifikat lama',
  officeOnlyTitle: 'Mencatat untuk admin kabupaten/kota',
  officeOnly: 'Akun ini hanya bisa melihat. Minta admin kabupaten/kota untuk mencatatnya.',
  opening: 'Membuka berkas…',
  fileLabel: 'Daftar sertifikat dari komputer Anda',
  fileHelp:
    'Berkas .xlsx atau .csv. Yang wajib ada: nama atau kode kader, dan nomor sertifikat. Nama pelatihan, penerbit, dan tanggal boleh diisi sekali untuk semua. Kolom NIK tidak ikut dibaca.',
  chooseSameFile: 'Pilih lagi berkas yang sama untuk melanjutkan. Jawaban Anda masih tersimpan:',
  startOver: 'Mulai dari awal',
  sheet: 'Lembar',
  columnsTitle: 'Kolom mana berisi apa?',
  columnsHelp: 'Sudah dicocokkan dari judul kolom. Betulkan bila ada yang salah.',
  noColumn: 'Tidak ada di daftar ini',
  needPerson: 'Pilih kolom nama atau kode kader.',
  needNumber: 'Pilih kolom nomor sertifikat.',
  sharedTitle: 'Sama untuk semua baris?',
  sharedHelp:
    'Isi di sini bila tidak ada kolomnya, atau bila banyak baris kosong. Isian di daftar tetap dipakai lebih dulu.',
  needShared: 'Belum ada kolomnya. Isi di sini.',
  dateHelp: 'Contoh: 12 Maret 2024 atau 12/03/2024',
  validityHelp: 'Tanggal terakhir berlaku, atau misalnya 3 tahun. Kosong berarti tanpa batas.',
  previewTitle: 'Baris pertama akan terbaca begini',
  line: 'Baris',
  check: 'Periksa daftar',
  otherFile: 'Pilih berkas lain',
  checking: 'Memeriksa daftar',
  unit: 'baris',
  checkedTitle: 'Hasil pemeriksaan',
  nothingSaved: 'Belum ada yang dicatat.',
  show: 'Tampilkan',
  again: 'Periksa lagi semua',
  notStored:
    'Daftar ini besar. Bila halaman dimuat ulang, pilih lagi berkas yang sama; jawaban Anda tetap ada.',
  emptyState: 'Tidak ada baris di bagian ini.',
  toEvidence: 'Lanjut ke bukti',
  toRows: 'Kembali ke pemeriksaan',
  answered: 'Sudah dijawab',
  skip: 'Lewati baris ini',
  undo: 'Ubah lagi',
  correct: 'Betulkan',
  thisOne: 'Ini orangnya',
  otherCadre: 'Pilih kader lain',
  findCadre: 'Cari di daftar kader',
  findHelp: 'Nama atau kode kader, juga yang sudah tidak bertugas.',
  addCadre: 'Buka daftar kader',
  addHelp:
    'Sertifikat hanya bisa dicatat untuk orang yang ada di daftar kader. Tambahkan dulu di tab lain, lalu tekan Periksa lagi semua.',
  otherPaper: 'Sertifikat lain: tetap catat',
  samePaper: 'Sertifikat yang sama: lewati',
  leaveTitle: 'Tinggalkan daftar ini?',
  leaveYes: 'Ya, pilih berkas lain',

  evidenceTitle: 'Bukti untuk daftar ini',
  evidenceHelp:
    'Pindaian SK, daftar hadir, atau foto sertifikat: PDF, JPG, atau PNG, paling besar 10 MB per berkas. Hanya admin dan penyetuju kabupaten/kota Anda yang dapat membukanya.',
  evidenceLabel: 'Pilih berkas bukti',
  evidenceAdd: 'Tambah berkas',
  evidenceNeeded: 'Paling sedikit satu berkas bukti.',
  uploading: 'Mengunggah',
  uploaded: 'Sudah sampai',
  retry: 'Kirim lagi',
  remove: 'Hapus',
  trainedTitle: 'Apakah kadernya dihitung terlatih?',
  trainedYes: 'Ya, pelatihan ini dihitung sebagai terlatih',
  trainedHelp: 'Mulai dari tanggal sertifikat, setelah orang kedua menerima.',
  trainedNo: 'Tidak, hanya dicatat',
  trainedNoHelp: 'Tampil di daftar kader, tetapi tidak mengubah angka cakupan.',
  propose: (count: number) => `Usulkan ${formatNumber(count)} sertifikat`,
  proposing: 'Mengusulkan…',
  doneTitle: 'Daftar sudah diusulkan',
  done: (count: number) =>
    `${formatNumber(count)} sertifikat menunggu orang kedua. Minta penyetuju membuka halaman Sertifikat lama, mencocokkan buktinya, lalu menerima.`,
  toList: 'Lihat sertifikat lama',
  another: 'Catat daftar lain',
  restTitle: (count: number) => `${formatNumber(count)} baris belum ikut diusulkan`,
  rest: 'Perbaiki di sini, atau unduh, perbaiki di Excel, lalu bawa masuk lagi.',
  fixRest: 'Perbaiki baris yang tersisa',
  downloadXlsx: 'Unduh baris ini (.xlsx)',
  downloadCsv: 'Unduh baris ini (.csv)',
  restName: 'sertifikat-lama-belum-beres',
  twiceHelp: 'Baris ini tidak ikut diusulkan. Tidak ada yang perlu dilakukan.',
  cadre: 'Dicatat untuk',
  said: 'Di daftar Anda',
} as const

export const STATE_NAMES: Record<RecordOutcome['state'] | 'ANSWERED', string> = {
  PROBLEM: 'Bermasalah',
  ASK: 'Perlu jawaban',
  SAME_DAY: 'Tanggal sama',
  UNKNOWN: 'Tidak ada di daftar kader',
  TWICE: 'Sudah ada',
  READY: 'Beres',
  SKIPPED: 'Dilewati',
  ANSWERED: 'Sudah dijawab',
}

const quoted = (text: string) => `“${text}”`

/** One sentence per problem: what is wrong with the row, and how it is mended. */
export function recordProblemSentence(problem: RecordProblem): string {
  switch (problem.reason) {
    case 'MISSING':
      return `${FIELD_NAMES[problem.field]} belum terisi.`
    case 'TOO_LONG':
      return `${FIELD_NAMES[problem.field]} lebih dari ${problem.limit} huruf. Pendekkan isinya.`
    case 'NIK_WRITTEN':
      return `${FIELD_NAMES[problem.field]} memuat NIK. NIK tidak diperlukan dan tidak disimpan: hapus angkanya dari kolom ini.`
    case 'DATE_INVALID':
      return problem.field === 'validity'
        ? `Masa berlaku ${quoted(problem.written)} tidak terbaca. Tulis tanggal terakhir atau misalnya 3 tahun, atau kosongkan.`
        : `Tanggal ${quoted(problem.written)} tidak ada di kalender. Tulis seperti 12 Maret 2024.`
    case 'DATE_IN_FUTURE':
      return `Tanggal ${formatDate(problem.date)} belum tiba. Betulkan tanggalnya.`
    case 'ENDS_BEFORE_ISSUE':
      return 'Masa berlaku habis sebelum tanggal sertifikat. Betulkan salah satunya.'
    case 'HOURS_INVALID':
      return `JP ${quoted(problem.written)} tidak terbaca. Tulis angkanya saja, atau kosongkan.`
    case 'CODE_UNKNOWN':
      return `Kode kader ${quoted(problem.written)} tidak ada di daftar. Betulkan atau kosongkan.`
    case 'DECISION_STALE':
      return 'Kader yang dipilih tidak ada lagi di daftar. Tekan Ubah lagi, lalu pilih sekali lagi.'
  }
}

const QUESTIONS: Record<RecordQuestion, string> = {
  SAME_NAME: 'Beberapa kader bernama sama. Yang mana?',
  NAME_SIMILAR:
    'Nama persis ini tidak ada, tetapi ada yang mirip di wilayah itu. Apakah orangnya sama?',
  OTHER_AREA: 'Nama ini ada di wilayah lain. Apakah orangnya sama?',
  NAME_DIFFERS: 'Nama di daftar berbeda dengan kader pemilik kode itu. Yang mana orangnya?',
}
const TWICE: Record<RecordTwice, string> = {
  IN_LIST: 'Tertulis dua kali di daftar ini',
  RECORDED: 'Nomor ini sudah dicatat untuk kader yang sama',
  ISSUED: 'Nomor ini diterbitkan sistem ini untuk kader yang sama',
}

/** What is to be known of a row that is not ready, in a sentence or two; empty for one that is. */
export function outcomeSentence(outcome: RecordOutcome): string {
  switch (outcome.state) {
    case 'PROBLEM':
      return outcome.problems.map(recordProblemSentence).join(' ')
    case 'ASK':
      return placed(outcome, QUESTIONS[outcome.question])
    case 'SAME_DAY':
      return `Kader ini menerima sertifikat nomor ${outcome.number} dari sistem ini pada tanggal yang sama. Apakah kertasnya sama?`
    case 'UNKNOWN':
      return placed(outcome, 'Tidak ada kader bernama ini di daftar.')
    case 'TWICE':
      return `${TWICE[outcome.because]}${outcome.otherLine === null ? '' : ` (baris ${outcome.otherLine})`}.`
    case 'READY':
    case 'SKIPPED':
      return ''
  }
}

/** A list of earlier years calls a village as it was called then. */
const placed = (
  { changed }: Extract<RecordOutcome, { readonly state: 'ASK' | 'UNKNOWN' }>,
  sentence: string,
): string => (changed === undefined ? sentence : `${changedSentence(changed)} ${sentence}`)

export const UPLOAD_FAULTS = {
  TYPE: 'Isi berkas ini bukan PDF, JPG, atau PNG. Pindai atau foto lagi, lalu pilih berkas yang baru.',
  LARGE: 'Lebih besar dari 10 MB. Perkecil ukuran pindaiannya, lalu pilih lagi.',
  EMPTY: 'Berkas ini kosong.',
  MANY: 'Paling banyak 20 berkas. Gabungkan beberapa halaman menjadi satu PDF.',
} as const

export function readyWords(ready: number, open: number): string {
  const left =
    open === 0
      ? 'Semua baris sudah jelas.'
      : `${formatNumber(open)} baris belum beres dan tidak ikut diusulkan. Anda bisa memperbaikinya sekarang atau mengunduhnya nanti.`
  return `${formatNumber(ready)} sertifikat siap diusulkan. ${left}`
}

export function recordsRead(count: number, sheet: string): string {
  return `${formatNumber(count)} baris terbaca${sheet === '' ? '' : ` di lembar ${quoted(sheet)}`}.`
}

export function recordsTooMany(count: number, most: number): string {
  return `Ada ${formatNumber(count)} baris. Satu daftar paling banyak ${formatNumber(most)} baris: bagi berkasnya, misalnya per kecamatan.`
}

export function nikColumnsDropped(headings: readonly string[]): string {
  return `Kolom ${headings.map(quoted).join(', ')} berisi NIK. Kolom ini tidak dibaca dan tidak pernah dikirim.`
}

export function leaveWords(answers: number): string {
  return `Jawaban Anda untuk ${formatNumber(answers)} baris akan terhapus. Yang sudah diusulkan tidak berubah.`
}
