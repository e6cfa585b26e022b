/** Words of the office's page that checks a whole list of certificates at once. */
import type { CheckState, Likeness } from '../../../worker/contract/verify-many.ts'
import { formatNumber } from './format.ts'
import { FILE_FAULTS } from './roster-import.ts'

export const CHECK_HEAD = {
  title: 'Periksa banyak sertifikat',
  lede: 'Cocokkan daftar Anda dengan buku register: mana yang sah, mana yang beda nama atau desa. Tidak ada yang disimpan.',
} as const

export const CHECK = {
  loading: 'Memuat…',
  notForYouTitle: 'Halaman ini untuk petugas',
  notForYou:
    'Memeriksa banyak sertifikat hanya untuk admin, penyetuju, dan provinsi. Satu sertifikat dapat diperiksa siapa saja.',
  toOne: 'Periksa satu sertifikat',
  steps: 'Langkah pemeriksaan',
  step: ['Pilih daftar', 'Cocokkan kolom', 'Hasil'],

  fileLabel: 'Daftar dari komputer Anda',
  fileHelp:
    'Berkas .xlsx atau .csv. Yang wajib ada hanya kode verifikasi atau nomor sertifikat. Nama dan desa ikut dibandingkan bila ada. Berkas dibaca di komputer ini; kolom NIK tidak ikut dikirim.',
  pasteTitle: 'Atau tempel dari Excel',
  pasteLabel: 'Kode atau nomor, satu baris satu sertifikat',
  pasteHelp: 'Boleh beberapa kolom sekaligus, salin langsung dari Excel.',
  paste: 'Pakai tempelan ini',
  pasteEmpty: 'Tempel dulu kode atau nomornya.',

  sheet: 'Lembar',
  pasted: 'Tempelan',
  columnsTitle: 'Kolom yang dikenali',
  columnsHelp: 'Perbaiki bila ada yang keliru. Kolom yang tidak dipilih tidak ikut dikirim.',
  noColumn: 'Tidak ada',
  needKey: 'Pilih kolom kode verifikasi atau nomor sertifikat.',
  previewTitle: 'Baris pertama seperti akan diperiksa',
  nothingToCheck: 'Tidak ada baris dengan kode, nomor, atau nama di kolom ini.',
  line: 'Baris',
  otherFile: 'Daftar lain',

  checking: 'Memeriksa…',
  unit: 'baris',
  kept: (count: number) =>
    `${formatNumber(count)} baris sudah diperiksa dan tidak hilang. Coba lagi untuk melanjutkan.`,

  view: 'Tampilkan',
  all: 'Semua',
  look: 'Perlu dilihat',
  nameDiffers: 'Beda nama',
  areaDiffers: 'Beda desa',
  repeated: 'Ganda',
  label: 'Hasil pemeriksaan',
  noneTitle: 'Tidak ada baris di sini',
  none: 'Pilih tampilan lain.',
  allGoodTitle: 'Tidak ada yang perlu dilihat',
  allGood: 'Semua baris sah, dan nama serta desa cocok dengan yang tercetak.',
  download: 'Unduh CSV',
  print: 'Cetak',
  file: 'periksa-sertifikat',
  open: 'Buka',
  nameless: 'Tanpa nama',
  holder: 'Nama di daftar',
  key: 'Kode atau nomor',
  state: 'Keadaan',
  match: 'Dibanding yang tercetak',
  asOf: (moment: string) => `Keadaan per ${moment}`,
} as const

export const LIST_FAULTS = {
  ...FILE_FAULTS,
  UNPACKS_TOO_BIG:
    'Isi berkas ini terlalu besar untuk dibuka. Salin hanya tabelnya ke berkas baru, lalu coba lagi.',
  TOO_SLOW: 'Berkas ini terlalu lama dibuka. Salin hanya tabelnya ke berkas baru, lalu coba lagi.',
  EMPTY: 'Berkas ini kosong. Pilih berkas yang berisi daftar sertifikat.',
} as const

export const LIST_FIELDS = {
  code: 'Kode verifikasi',
  number: 'Nomor sertifikat',
  name: 'Nama',
  village: 'Desa/kelurahan',
  subDistrict: 'Kecamatan',
} as const

export const CHECK_STATE: Record<CheckState, string> = {
  valid: 'Sah',
  revoked: 'Dicabut',
  replaced: 'Diganti',
  expired: 'Kedaluwarsa',
  recorded: 'Dicatat dinas',
  not_found: 'Tidak ditemukan',
  ambiguous: 'Nomor kembar',
  unreadable: 'Tidak terbaca',
}

/** What a state asks of the officer; a valid one asks nothing. */
export const CHECK_STATE_HELP: Record<CheckState, string> = {
  valid: '',
  revoked: 'Tidak berlaku lagi.',
  replaced: 'Yang berlaku adalah penggantinya.',
  expired: 'Masa berlakunya habis.',
  recorded: 'Nomor ini dicatat oleh dinas, tidak dapat diperiksa di sini.',
  not_found: 'Bukan terbitan sistem ini, atau salah ketik.',
  ambiguous: 'Beberapa sertifikat memakai nomor ini. Periksa dengan kode verifikasinya.',
  unreadable: 'Baris ini tidak memuat kode atau nomor.',
}

export const SAMPLE_PAPER = 'DATA CONTOH: bukan sertifikat sungguhan.'
export const UNREADABLE_CODE = 'Kodenya salah ketik.'
export const CODE_TYPO = 'Kode di daftar salah ketik; diperiksa dengan nomornya.'
export const STATUS_ONLY =
  'Hanya keadaannya: sertifikat ini di luar wilayah Anda. Untuk membandingkan nama, pakai kode verifikasinya.'

export const NAME_WORDS: Record<Likeness, string> = {
  same: 'Nama cocok',
  similar: 'Nama mirip',
  different: 'Nama beda',
}
export const AREA_WORDS: Record<Likeness, string> = {
  same: 'Desa cocok',
  similar: 'Desa mirip',
  different: 'Desa beda',
}
export const NUMBER_WORDS: Record<Likeness, string> = {
  same: 'Nomor cocok',
  similar: 'Nomor mirip',
  different: 'Nomor beda',
}

export const printedAs = (text: string) => `tercetak: ${text}`
export const revokedSince = (date: string) => `Dicabut ${date}.`
export const expiredSince = (date: string) => `Tidak berlaku lagi sejak ${date}.`
export const replacedBy = (code: string) => `Pengganti: ${code}`
export const repeatedLine = (line: number) => `Sama dengan baris ${formatNumber(line)}.`
export const lineWords = (line: number) => `Baris ${formatNumber(line)}`
export const columnWords = (letter: string) => `Kolom ${letter}`
export const rowsToCheck = (count: number, sheet: string) =>
  sheet === ''
    ? `${formatNumber(count)} baris untuk diperiksa`
    : `${formatNumber(count)} baris untuk diperiksa di lembar "${sheet}"`
export const startCheck = (count: number) => `Periksa ${formatNumber(count)} baris`
export const tooManyRows = (count: number, most: number) =>
  `Daftar ini ${formatNumber(count)} baris. Paling banyak ${formatNumber(most)} sekali periksa: bagi menjadi beberapa berkas.`
export const droppedLines = (count: number) =>
  `${formatNumber(count)} baris lain (kosong, jumlah, atau tanda tangan) tidak diperiksa.`
export const nikLeftOut = (columns: readonly string[]) =>
  `Kolom "${columns.join('", "')}" berisi NIK, jadi tidak dibaca dan tidak dikirim.`
export const summary = (all: number, good: number) =>
  good === all
    ? `${formatNumber(all)} baris diperiksa. Semuanya sah dan cocok.`
    : `${formatNumber(all)} baris diperiksa: ${formatNumber(good)} sah dan cocok, ${formatNumber(all - good)} perlu dilihat.`

export const RESULT_COLUMNS = [
  'Baris',
  'Kode di daftar',
  'Nomor di daftar',
  'Nama di daftar',
  'Desa/kelurahan di daftar',
  'Kecamatan di daftar',
  'Keadaan',
  'Nama',
  'Desa/kelurahan',
  'Nama tercetak',
  'Wilayah tercetak',
  'Kabupaten/kota',
  'Nomor tercetak',
  'Kode verifikasi',
  'Pelatihan',
  'Tanggal terbit',
  'Berlaku s.d.',
  'Keterangan',
] as const
