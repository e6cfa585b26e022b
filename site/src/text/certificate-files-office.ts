/** Words of the office's pages about many papers at once: fetching them, and bringing back those that an official signed. */
import { formatNumber, formatSize } from './format.ts'

/** Heads of `daftar.csv`. */
export const LIST_HEADS = [
  'Nomor sertifikat',
  'Nama',
  'Desa/kelurahan',
  'Kecamatan',
  'Tanggal terbit',
  'Kode verifikasi',
  'Alamat untuk memeriksa',
  'Nama berkas',
] as const

export const ZIP = {
  open: 'Unduh banyak PDF',
  title: 'Unduh banyak PDF sekaligus',
  loading: 'Menghitung sertifikat…',
  subDistrict: 'Kecamatan',
  all: 'Semua kecamatan',
  searched: 'Hanya yang cocok dengan pencarian di atas.',
  help: (count: number) =>
    `${formatNumber(count)} sertifikat yang sah, sekitar ${formatSize(count * 34_000)}, dalam satu berkas ZIP. Di dalamnya ada juga daftar.csv yang bisa dibuka di Excel.`,
  start: (count: number) => `Unduh semua PDF (${formatNumber(count)})`,
  emptyTitle: 'Tidak ada yang bisa diunduh',
  empty: 'Tidak ada sertifikat yang sah dalam pilihan ini. Yang dicabut atau diganti tidak ikut.',
  running: 'Mengumpulkan PDF. Biarkan halaman ini terbuka.',
  stopped: 'Berhenti sementara. Yang sudah terkumpul tidak hilang.',
  stuck: 'Terhenti. Yang sudah terkumpul tidak hilang.',
  unit: 'PDF',
  stop: 'Berhenti dulu',
  goOn: 'Lanjutkan',
  giveUp: 'Batalkan',
  failedTitle: 'ZIP belum jadi',
  failed:
    'Berkasnya tidak bisa ditulis. Mungkin penyimpanan penuh, atau izinnya ditolak. Sertifikatnya tetap aman. Coba lagi, atau pilih folder lain.',
  doneTitle: (count: number) => `${formatNumber(count)} PDF sudah terkumpul`,
  done: (name: string) =>
    `Cari berkas ${name} di tempat Anda menyimpannya, biasanya folder Unduhan.`,
  again: 'Unduh lagi',
  ofProposal: (on: string) => `sertifikat-usulan-${on}.zip`,
  ofRegister: 'sertifikat.zip',
  toSign: 'sertifikat-belum-ditandatangani.zip',
} as const

export const SIGNED_HEAD = {
  title: 'Tanda tangan elektronik',
  lede: 'Untuk dinas yang memakai tanda tangan elektronik BSrE. Bila sertifikat ditandatangani di kertas, lewati halaman ini.',
} as const

export const SIGNED = {
  place: 'Tanda tangan',
  loading: 'Memuat sertifikat…',
  fetchTitle: '1. Unduh yang belum ditandatangani',
  signTitle: '2. Tanda tangani di layanan resmi BSrE',
  sign: 'Pejabat menandatangani langsung PDF dari langkah 1 di aplikasi yang dipakai dinas. Jangan dicetak ulang, digabung, atau diperkecil: isi PDF tidak boleh berubah.',
  uploadTitle: '3. Unggah yang sudah ditandatangani',
  uploadLabel: 'Pilih PDF yang sudah ditandatangani, boleh banyak sekaligus',
  uploadHelp:
    'Nama berkas boleh apa saja: tiap PDF dicocokkan dari isinya. Paling besar 5 MB satu berkas.',
  notForYou: 'Hanya admin kabupaten/kota yang mengunggah. Anda tetap bisa melihat daftarnya.',
  limit:
    'Kami hanya memastikan bahwa berkas asli kami ada utuh di dalam PDF yang diunggah. Tanda tangan elektroniknya tidak kami periksa.',
  sending: 'Mengunggah dan mencocokkan',
  unit: 'berkas',
  kept: 'Yang sudah diterima tidak perlu diunggah lagi.',
  waiting: 'Menunggu',
  new: 'Diterima',
  same: 'Sudah ada, tidak berubah',
  replaced: 'Diterima, menggantikan yang lama',
  refused: 'Ditolak',
  taken: (count: number, total: number) =>
    `${formatNumber(count)} dari ${formatNumber(total)} PDF diterima`,
  notHere: 'Ini sertifikat kabupaten/kota lain, atau tidak ada di daftar kami.',
  notHolding: 'Sertifikat ini sudah dicabut, diganti, atau kedaluwarsa.',
  results: 'Hasil unggahan',
  file: 'Berkas',
  result: 'Hasil',
  more: 'Unggah lagi',
  listTitle: 'Daftar sertifikat',
  view: 'Tampilkan',
  without: 'Belum ditandatangani',
  with: 'Sudah ditandatangani',
  name: 'Nama dan wilayah tugas',
  number: 'Nomor',
  document: 'Dokumen',
  openSigned: 'Buka',
  openPlain: 'PDF',
  uploadedOn: (date: string) => `Diunggah ${date}`,
  allSignedTitle: 'Semua sudah ditandatangani',
  allSigned: 'Setiap sertifikat yang sah sudah punya dokumen bertanda tangan.',
  noneTitle: 'Belum ada dokumen bertanda tangan',
  none: 'Setelah diunggah, dokumennya tampil di sini, di halaman pemeriksaan, dan di HP kader.',
  nothingTitle: 'Belum ada sertifikat',
  nothing: 'Sertifikat terbit setelah usulan disetujui orang kedua.',
} as const
