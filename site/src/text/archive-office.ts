/** Words of the office's page about archives of verification, the root key, and the nightly look at every certificate. */
import type { CertificateDifference } from '../../../worker/contract/archive.ts'
import { formatDate, formatMoment, formatNumber, formatSize, type Zone } from './format.ts'

export const ARCHIVE_HEAD = {
  place: 'Arsip',
  title: 'Arsip verifikasi',
  lede: 'Satu ZIP yang membuktikan sertifikat tanpa server dan tanpa internet, juga bila platform ini kelak tidak ada.',
} as const

export const ARCHIVE = {
  loading: 'Memuat isi arsip…',
  notForYouTitle: 'Halaman ini untuk petugas',
  notForYou:
    'Arsip dibuat oleh admin kabupaten/kota, penyetuju, provinsi, atau pengelola platform.',
  toVerify: 'Periksa satu sertifikat',
  scope: 'Wilayah arsip',
  scopeHelp:
    'Log dan daftar penerbit selalu lengkap. Wilayah menentukan daftar pencabutan yang ikut.',
  province: 'Seluruh provinsi',
  nation: 'Seluruh Indonesia',

  contents: 'Isi arsip',
  contentsHelp:
    'Pemeriksa satu berkas (periksa.html), daftar penerbit, dokumen DID, daftar pencabutan, seluruh log, dan petunjuk. Tanpa nama kader.',
  certificates: 'Sertifikat yang bisa diperiksa',
  certificatesOf: (count: number, districts: number) =>
    districts === 1
      ? formatNumber(count)
      : `${formatNumber(count)} dari ${formatNumber(districts)} kabupaten/kota`,
  log: 'Catatan log',
  lists: 'Daftar pencabutan',
  size: 'Perkiraan ukuran',
  about: (bytes: number) => `sekitar ${formatSize(bytes)}`,

  withCredentials: 'Sertakan kredensial wilayah ini',
  withCredentialsHelp:
    'Berkas .json setiap sertifikat, MEMUAT NAMA. Simpan arsip seperti menyimpan buku register.',
  make: 'Buat arsip',
  making: 'Membuat arsip…',
  step: {
    parts: 'Mengambil bagian arsip',
    credentials: 'Mengambil kredensial',
    checking: 'Memeriksa arsip',
  },
  unit: { parts: 'bagian', credentials: 'kredensial', checking: 'catatan' },
  nothing:
    'Belum ada sertifikat yang ditandatangani di wilayah ini. Arsip bisa dibuat setelah yang pertama terbit.',
  doneTitle: (name: string) => `${name} sudah diunduh`,
  done: (bytes: number) =>
    `${formatSize(bytes)}. Arsip sudah diperiksa dan utuh. Simpan di dua tempat: dinas dan provinsi atau ANRI. Buat yang baru setiap tahun.`,
  doneUnsigned: (bytes: number) =>
    `${formatSize(bytes)}. Arsip sudah diperiksa dan utuh, tetapi belum semuanya dijamin kunci induk.`,
  faultyTitle: 'Arsip yang baru dibuat tidak lolos pemeriksaan',
  faulty: 'Jangan disimpan sebagai bukti. Laporkan ke pengelola platform, lalu coba lagi.',
  again: 'Unduh lagi',
} as const

export const ROOT = {
  title: 'Kunci induk',
  none: 'Belum ditandatangani kunci induk',
  noneBody:
    'Platform ini belum punya kunci induk. Arsip tetap bisa dibuat, tetapi daftar penerbitnya hanya dijamin oleh asal berkasnya.',
  notYetBody: 'Kunci induk sudah ada, tetapi belum menandatangani daftar penerbit.',
  signed: (date: string) =>
    `Daftar penerbit ditandatangani kunci induk, keadaan ${formatDate(date)}`,
  current: 'Penerbit dan kunci tidak berubah sejak itu.',
  outdated:
    'Sejak itu ada penerbit atau kunci yang berubah. Sertifikat dari kunci baru akan ditandai “belum dijamin” sampai kunci induk menandatangani lagi.',
  fingerprint: 'Sidik kunci induk',
  keeperTitle: 'Menandatangani daftar penerbit',
  keeperBody:
    'Unduh daftar, tanda tangani di komputer tanpa jaringan dengan kunci induk, lalu unggah hasilnya. Langkahnya ada di README.',
  download: 'Unduh daftar penerbit',
  file: 'daftar-penerbit.json',
  uploadLabel: 'Daftar yang sudah ditandatangani',
  uploadHelp: 'Berkas …bertanda-tangan.json dari perintah root-key.',
  uploading: 'Memeriksa tanda tangan…',
  notSigned:
    'Berkas ini bukan daftar penerbit yang ditandatangani. Pilih berkas …bertanda-tangan.json.',
  accepted: 'Tanda tangan diterima dan tercatat.',
} as const

export const NIGHTLY = {
  title: 'Pemeriksaan malam',
  never: 'Belum pernah berjalan. Pemeriksaan pertama mulai dalam satu jam.',
  going: (checked: number, differing: number) =>
    `Pemeriksaan malam: ${formatNumber(checked)} sertifikat sejauh ini, ${formatNumber(differing)} selisih, masih berjalan.`,
  summary: (checked: number, differing: number, at: string, zone: Zone) =>
    `Pemeriksaan malam: ${formatNumber(checked)} sertifikat, ${formatNumber(differing)} selisih, terakhir ${formatMoment(at, zone)}.`,
  help: 'Setiap sertifikat dibuat ulang dari buktinya dan dibandingkan dengan yang tersimpan, sehari sekali.',
  differs:
    'Ada yang tersimpan tidak lagi sama dengan buktinya. Sertifikat di kertas tidak berubah. Laporkan ke pengelola platform; jangan diperbaiki sendiri.',
  show: 'Lihat yang berbeda',
  list: 'Sertifikat yang berbeda',
  number: 'Nomor',
  what: 'Yang berbeda',
  gone: '(tidak ada lagi di register)',
} as const

export const DIFFERENCE_WORDS: Record<CertificateDifference, string> = {
  SNAPSHOT: 'Isi beku berubah',
  FACTS: 'Nomor, kode, atau tanggal di register berbeda dari isi beku',
  PROPOSAL: 'Tidak cocok dengan usulannya',
  STATE: 'Keadaan (sah, dicabut, diganti) tidak lengkap',
  UNSIGNED: 'Belum ditandatangani',
  DOCUMENT: 'Kredensial berbeda dari isi beku',
  SIGNATURE: 'Tanda tangan kredensial tidak cocok',
  KEY: 'Kunci tidak berlaku saat menandatangani',
  TOKEN: 'Kode QR berbeda dari isi beku',
  LOG: 'Catatan log tidak cocok',
  STATUS: 'Daftar pencabutan tidak cocok',
  TRAINED: 'Tanda terlatih tidak sesuai sertifikat yang dipegang',
  UNREADABLE: 'Datanya tidak terbaca',
}

export const LOG_LINE = {
  title: 'Baris log untuk dicatat',
  help: 'Catat baris ini; bulan depan harus cocok dengan yang baru. Dengan begitu tidak ada sertifikat yang bisa dihapus atau diberi tanggal mundur tanpa ketahuan.',
  loading: 'Memuat baris log…',
  empty: 'Log masih kosong. Baris pertama muncul setelah sertifikat pertama terbit.',
  copy: 'Salin baris',
  copied: 'Tersalin',
  toArchive: 'Buat arsip verifikasi',
  old: 'Periksa baris lama',
  oldHelp: 'Ketik atau tempel baris yang dicatat dulu, seperti contoh di atas.',
  check: 'Bandingkan',
  unreadable:
    'Baris ini tidak terbaca. Harus ada jumlah catatan dan 16 huruf-angka, misalnya 1.234 / 8f3a 1c20 99ab 04de.',
  matches: 'COCOK',
  matchesBody: (old: number, now: number) =>
    old === now
      ? `Log masih sama: ${formatNumber(now)} catatan.`
      : `Log hari ini (${formatNumber(now)} catatan) memuat semua ${formatNumber(old)} catatan lama, tanpa perubahan.`,
  differs: 'TIDAK COCOK',
  differsBody:
    'Log hari ini bukan kelanjutan dari baris yang Anda catat. Periksa dulu salah ketik. Bila barisnya benar, simpan catatan itu dan laporkan ke Kemendes: ada catatan yang diubah atau dihapus.',
  shorter: (old: number, now: number) =>
    `Baris itu menyebut ${formatNumber(old)} catatan, sedangkan log hari ini hanya ${formatNumber(now)}.`,
} as const
