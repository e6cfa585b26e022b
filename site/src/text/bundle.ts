/** Every word of Berkas Bukti: the checklist, the screen, and the index inside the ZIP. */
import {
  type BundleFileType,
  type BundleState,
  type MadePart,
} from '../../../worker/contract/bundle.ts'
import {
  MAX_BUNDLE_ROLLS,
  MAX_BUNDLE_SHEET_BYTES,
  MAX_BUNDLE_SHEETS,
} from '../../../worker/contract/bundle-limits.ts'
import type { CadreWord } from '../../../worker/contract/statement-token.ts'
import { worded } from './counted-kinds.ts'
import { formatNumber, formatSize } from './format.ts'

/** The working list: a title that fits a folder, and what belongs there. An office may word it otherwise. */
export const KIND_WORDS: Readonly<
  Record<number, { readonly title: string; readonly help: string }>
> = {
  1: {
    title: 'Daftar KPM dan SK',
    help: 'Jumlah dan daftar KPM tiap desa/kelurahan, dengan nomor dan tanggal SK. Unggah pindaian SK kepala desa atau lurah.',
  },
  2: {
    title: 'Desa/kelurahan yang punya KPM',
    help: 'Persentase desa/kelurahan dan desa lokus yang memiliki KPM.',
  },
  3: {
    title: 'KPM yang terlatih',
    help: 'Jumlah dan persentase KPM yang dilatih pada tahun ini dan seluruhnya.',
  },
  4: {
    title: 'Rencana pelatihan dan dasar hukum',
    help: 'Unggah rencana pelatihan, dasar hukum, dan KAK/TOR.',
  },
  5: {
    title: 'Undangan dan daftar hadir',
    help: 'Unggah undangan. Daftar hadir pelatihan dan rapat koordinasi ikut sendiri dari Kegiatan; yang di luar aplikasi, unggah di sini.',
  },
  6: {
    title: 'Materi dan narasumber',
    help: 'Unggah materi yang dipakai, jadwal, dan daftar narasumber dengan instansinya.',
  },
  7: {
    title: 'Hasil tes awal dan tes akhir',
    help: 'Rekap nilai sebelum dan sesudah pelatihan.',
  },
  8: {
    title: 'Foto, notulen, dan laporan kegiatan',
    help: 'Unggah foto kegiatan, notulen, dan laporan yang sudah ditandatangani. Jangan unggah foto wajah anak.',
  },
  9: {
    title: 'Sertifikat',
    help: 'Daftar sertifikat dengan alamat untuk memeriksa keasliannya.',
  },
  10: {
    title: 'Tindak lanjut dan pembinaan',
    help: 'Unggah rencana tindak lanjut (RTL), catatan praktik lapangan, dan jadwal pembinaan berkala.',
  },
  11: {
    title: 'Kinerja KPM',
    help: 'Unggah laporan bulanan, scorecard konvergensi, atau rekap eHDW.',
  },
  12: {
    title: 'Dukungan anggaran',
    help: 'Unggah bagian APBDes atau APBD tentang honor dan operasional KPM.',
  },
}
export const OWN_HELP = 'Bukti tambahan dari dinas Anda.'

export const STATE_WORDS: Readonly<Record<BundleState, string>> = {
  OPEN: 'Belum siap',
  READY: 'Siap',
  NOT_NEEDED: 'Tidak diperlukan',
}

/** Also the names of files in the ZIP: no signs that a folder cannot hold. */
export const MADE_WORDS: Readonly<Record<MadePart, string>> = {
  R1: 'R1 Rekap per kecamatan',
  R2: 'R2 Daftar KPM',
  R3: 'R3 Desa dan kelurahan belum tercakup',
  R5: 'R5 Daftar hadir',
  SHEETS: 'Daftar hadir bertanda tangan',
  R6: 'R6 Rekap nilai',
  R8: 'R8 Kemajuan belajar',
  REGISTER: 'Daftar sertifikat',
  STATEMENT: 'Bukti Cakupan',
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
export const TYPE_WORDS: Readonly<Record<BundleFileType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'Foto',
  'image/png': 'Gambar',
  'image/webp': 'Foto',
  [`${OFFICE}.wordprocessingml.document` as const]: 'Word',
  [`${OFFICE}.spreadsheetml.sheet` as const]: 'Excel',
  [`${OFFICE}.presentationml.presentation` as const]: 'PowerPoint',
}

export const BUNDLE = {
  title: 'Berkas bukti',
  lede: 'Semua bukti pelatihan kader untuk penilaian kinerja: daftar, laporan, sertifikat, dan berkas yang Anda unggah, dalam satu ZIP.',
  loading: 'Memuat berkas bukti…',
  year: 'Tahun',
  districtOnlyTitle: 'Halaman ini untuk dinas kabupaten/kota',
  districtOnly: 'Berkas bukti disusun untuk satu kabupaten/kota. Pilih wilayah kabupaten/kota.',
  notAllowed: 'Berkas bukti hanya untuk petugas dinas dan penyetuju.',
  toHome: 'Ke ringkasan',
  toMeetings: 'Ke Kegiatan',
  filter: 'Tampilkan',
  all: 'Semua',
  none: 'Tidak ada butir dengan keadaan ini.',
  showAll: 'Tampilkan semua butir',
  emptyTitle: 'Mulai dari yang sudah ada',
  empty:
    'Belum ada berkas yang diunggah. Laporan dari sistem sudah ikut otomatis. Unggah SK, undangan, daftar hadir, dan foto pada butirnya masing-masing.',
  download: 'Unduh Berkas Bukti',
  checking: 'Memeriksa berkas…',
  started: 'Unduhan dimulai. Lihat kemajuannya di peramban.',
  inside:
    'ZIP memuat INDEKS.html yang bisa dicetak, satu folder tiap butir, dan sidik jari SHA-256 setiap berkas. Setiap unduhan tercatat di riwayat.',
  brokenTag: 'Rusak di penyimpanan',
  made: 'Ikut otomatis',
  files: 'Berkas yang diunggah',
  noFiles: 'Belum ada berkas.',
  edit: 'Ubah',
  note: 'Catatan',
  add: 'Tambah butir sendiri',
  addTitle: 'Butir baru',
  editTitle: 'Ubah butir',
  itemTitle: 'Nama butir',
  itemTitleHelp: 'Menjadi nama folder di dalam ZIP.',
  itemTitleNeeded: 'Isi nama butirnya dulu.',
  noteHelp: 'Ikut tercetak di INDEKS.',
  state: 'Keadaan',
  saving: 'Menyimpan…',
  saved: 'Perubahan tersimpan.',
  conflict:
    'Butir ini baru saja diubah rekan Anda. Isian Anda masih ada di bawah. Periksa keadaan terbaru, lalu simpan lagi.',
  conflictNow: 'Sekarang tersimpan:',
  taken: (number: number) =>
    `Nomor itu baru saja dipakai rekan Anda. Isian Anda masih ada. Butir ini menjadi nomor ${number}; simpan lagi.`,
  full: 'Butir tambahan sudah mencapai batas 40.',
  drop: 'Unggah ke butir ini',
  dropHelp: 'PDF, foto, Word, Excel, atau PowerPoint; paling besar 25 MB tiap berkas.',
  privacy:
    'Lokasi GPS dan data kamera dihapus dari foto sebelum dikirim. Yang terlihat di foto tetap terkirim: pastikan orangnya setuju.',
  preparing: 'Menyiapkan…',
  uploading: 'Mengunggah',
  waiting: 'Menunggu giliran',
  same: 'Berkas ini sudah ada di butir ini.',
  discard: 'Batalkan',
  remove: 'Keluarkan',
  removeTitle: 'Keluarkan berkas ini?',
  removing: 'Mengeluarkan…',
  removeBody: 'Berkas tidak ikut lagi dalam ZIP. Catatan unggahannya tetap tersimpan.',
  removed: 'Berkas dikeluarkan.',
  hash: 'SHA-256',
} as const

/** "9 dari 12 siap"; what is not needed is not counted. */
export function readyOf(ready: number, needed: number): string {
  return `${formatNumber(ready)} dari ${formatNumber(needed)} siap`
}

export function downloadLabel(bytes: number): string {
  return bytes === 0 ? BUNDLE.download : `${BUNDLE.download} (${formatSize(bytes)})`
}

export function filesWords(files: number, bytes: number): string {
  return files === 0
    ? 'Belum ada berkas yang diunggah'
    : `${formatNumber(files)} berkas diunggah, ${formatSize(bytes)}`
}

/** As the screen promises it: not everything is there from the first day on. */
export function madePromise(part: MadePart, word: CadreWord): string {
  if (part === 'STATEMENT') return `${MADE_WORDS.STATEMENT}, bila sudah diterbitkan`
  if (part === 'REGISTER') return `${MADE_WORDS.REGISTER}, bila sudah ada yang terbit`
  if (part === 'R5') return `${MADE_WORDS.R5} tiap kegiatan, bila sudah diisi`
  if (part === 'SHEETS') return `${MADE_WORDS.SHEETS}, bila sudah diunggah di Kegiatan`
  return worded(MADE_WORDS[part], word)
}

/** Under the files of a line, of what did not fit beside them; empty when everything is there. */
export function leftWords(rolls: number, sheets: number): string {
  const parts = [
    rolls === 0
      ? ''
      : `Daftar hadir ${formatNumber(rolls)} kegiatan lain tidak ikut di sini karena ZIP memuat R5 paling banyak ${MAX_BUNDLE_ROLLS} kegiatan.`,
    sheets === 0
      ? ''
      : `${formatNumber(sheets)} foto daftar hadir lain tidak ikut di sini karena ZIP memuat paling banyak ${MAX_BUNDLE_SHEETS} foto atau ${formatSize(MAX_BUNDLE_SHEET_BYTES)}.`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join(' ')} ${LEFT}`
}

const LEFT =
  'Yang didahulukan: pelatihan, lalu kegiatan terbaru. Sisanya dapat diunduh di Kegiatan.'

/** Signed sheets that are not whole in the store, each with its meeting. */
export function brokenSheetWords(
  sheets: readonly { readonly meeting: string; readonly name: string }[],
): string {
  const names = sheets.map(({ meeting, name }) => `${name} (${meeting})`)
  return `Foto daftar hadir ini tidak utuh lagi di penyimpanan: ${names.join('; ')}. Buka kegiatannya, keluarkan foto itu di bagian daftar hadir, lalu unggah lagi.`
}

/** Under the name of a line. */
export function partsWords(made: number, files: number): string {
  const parts = [
    made === 0 ? '' : `${made} bagian otomatis`,
    files === 0 ? '' : `${formatNumber(files)} berkas`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? BUNDLE.noFiles : parts.join(' · ')
}

export function itemLabel(number: number): string {
  return `Butir ${number}`
}

export function removeQuestion(name: string): string {
  return `“${name}”. ${BUNDLE.removeBody}`
}

/** The index inside the ZIP. */
export const INDEX = {
  title: 'Berkas Bukti Pelatihan KPM',
  asOf: 'Keadaan per tanggal',
  made: 'Disusun',
  ready: 'Butir siap',
  files: 'Jumlah berkas',
  item: 'Butir',
  state: 'Keadaan',
  note: 'Catatan',
  file: 'Berkas',
  size: 'Ukuran',
  bytes: 'Ukuran (bita)',
  hash: 'SHA-256',
  source: 'Asal',
  byUs: 'Dibuat sistem',
  uploaded: 'Diunggah dinas',
  signedSheet: 'Foto dari Kegiatan',
  nothing: 'Tidak ada berkas.',
  check:
    'Untuk memeriksa bahwa tidak ada berkas yang berubah: jalankan “sha256sum -c SHA256SUMS” di folder ini, atau cocokkan sidik jari SHA-256 tiap berkas di bawah.',
  sample: 'DATA CONTOH: nama dan angka tidak nyata',
  verify: 'Keaslian tiap sertifikat dapat diperiksa di',
} as const

/** Headings of the register of certificates. */
export const REGISTER_COLUMNS = [
  'No',
  'Nomor sertifikat',
  'Nama',
  'Desa/kelurahan, kecamatan',
  'Pelatihan',
  'Tanggal terbit',
  'Keadaan',
  'Alamat pemeriksaan',
] as const

export const REGISTER_NOTE =
  'Memuat sertifikat yang diterbitkan lewat sistem ini. Sertifikat lama yang dicatat dinas ada di R2 Daftar KPM.'
