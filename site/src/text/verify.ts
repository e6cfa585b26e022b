/** Words of checking a certificate on the phone itself: the verdicts, the scanner, the running list, the log. */
import { formatDate } from './format.ts'

/** How a check ends. */
export type Verdict =
  | 'valid'
  | 'unproven'
  | 'revoked'
  | 'replaced'
  | 'expired'
  | 'key_not_valid_then'
  | 'not_found'
  | 'differs'
  | 'unknown_issuer'
  | 'unknown_key'
  | 'bad_signature'
  | 'malformed'
  | 'no_keys'
  | 'cannot_check'

/** The word of the list, the sentence above the facts, and what it means. */
export const VERDICT: Record<Verdict, readonly [string, string, string]> = {
  valid: ['SAH', 'Sertifikat ini SAH', 'Tanda tangan digitalnya benar dan tidak tercatat dicabut.'],
  unproven: [
    'BELUM PASTI',
    'Tanda tangan BENAR, pencabutan BELUM DIPERIKSA',
    'Sertifikat ini asli, tetapi HP ini belum punya data pencabutannya. Periksa lagi saat ada sinyal.',
  ],
  revoked: ['DICABUT', 'Sertifikat ini DICABUT', 'Kertasnya tidak berlaku lagi.'],
  replaced: [
    'DIGANTI',
    'Sertifikat ini sudah DIGANTI',
    'Kertas ini tidak berlaku lagi. Yang berlaku adalah sertifikat penggantinya.',
  ],
  expired: [
    'KEDALUWARSA',
    'Sertifikat ini KEDALUWARSA',
    'Sertifikat ini asli, tetapi masa berlakunya sudah habis.',
  ],
  key_not_valid_then: [
    'TIDAK SAH',
    'Sertifikat ini TIDAK SAH',
    'Kuncinya tidak berlaku pada tanggal terbit yang tertulis. Tanyakan ke dinas penerbit.',
  ],
  not_found: [
    'TIDAK TERCATAT',
    'Sertifikat ini TIDAK TERCATAT',
    'Kelas Kader tidak mencatat sertifikat ini. Tanyakan ke dinas penerbit.',
  ],
  differs: [
    'BERBEDA',
    'Isi kertas BERBEDA dengan catatan',
    'Isinya tidak sama dengan catatan Kelas Kader. Tanyakan ke dinas penerbit.',
  ],
  unknown_issuer: [
    'PENERBIT TIDAK DIKENAL',
    'PENERBIT TIDAK DIKENAL',
    'Keasliannya tidak terbukti: penerbitnya tidak ada di data HP ini. Periksa lagi saat ada sinyal.',
  ],
  unknown_key: [
    'KUNCI TIDAK DIKENAL',
    'KUNCI PENERBIT TIDAK DIKENAL',
    'Keasliannya tidak terbukti: kuncinya tidak ada di data HP ini. Periksa lagi saat ada sinyal.',
  ],
  bad_signature: [
    'TIDAK SAH',
    'TIDAK SAH: tanda tangan salah',
    'Isi kode QR ini palsu atau sudah diubah. Jangan percaya isinya.',
  ],
  malformed: [
    'TIDAK TERBACA',
    'Kode RUSAK atau tidak terbaca',
    'Ini bukan kode QR sertifikat, atau terpotong. Pindai lagi, atau ketik kode verifikasinya.',
  ],
  no_keys: [
    'BELUM DIPERIKSA',
    'BELUM BISA DIPERIKSA',
    'HP ini belum menyimpan data penerbit. Buka halaman ini sekali saat ada sinyal.',
  ],
  cannot_check: [
    'BELUM DIPERIKSA',
    'HP ini BELUM BISA memeriksa kode QR',
    'Ketik kode verifikasinya saat ada sinyal.',
  ],
}

export const CHECK = {
  onPhone: 'Diperiksa di HP ini, tanpa sinyal.',
  asking: 'Diperiksa di HP ini. Sedang bertanya ke Kelas Kader …',
  alsoAsked: (time: string) => `Diperiksa di HP ini, juga ke Kelas Kader pukul ${time}.`,
  revocations: (date: string) => `Data pencabutan per ${date}.`,
  stale: 'Sudah lebih dari 7 hari. Perbarui dengan membuka halaman ini saat ada sinyal.',
  host: (host: string) =>
    `Kode QR ini menunjuk ke alamat lain: ${host}. Isinya tetap diperiksa di sini. Jangan buka alamat itu.`,
  revokedOn: (date: string) => `Dicabut pada ${formatDate(date)}.`,
  toNewer: 'Lihat sertifikat pengganti',
  everything: 'Lihat data lengkap (perlu sinyal)',
  ended: 'sudah DIGANTI atau DICABUT',
  compare: 'Cocokkan dengan kertasnya',
  record: (value: string) => `menurut catatan: ${value}`,
  sample: 'DATA CONTOH: bukan sertifikat sungguhan.',
  holder: 'Pemegang',
  area: 'Wilayah tugas',
  course: 'Pelatihan',
  hours: (hours: number) => `${hours} Jam Pelajaran`,
  version: (version: number) => `versi materi ${version}`,
  code: 'Kode verifikasi',
  number: 'Nomor sertifikat',
  sequence: 'Nomor urut',
  issued: 'Diterbitkan',
  expires: 'Berlaku s.d.',
  issuer: 'Penerbit',
  needsSignal: 'Kode yang diketik perlu sinyal',
  needsSignalHelp: 'Tanpa sinyal, pindai kode QR di kertasnya.',
} as const

export const LOG = {
  ok: (size: string) => `Catatan penerbitan diperiksa, ${size} catatan.`,
  broken:
    'PERINGATAN: catatan penerbitan tidak cocok dengan yang pernah dilihat HP ini. Laporkan ke dinas provinsi.',
} as const

export const STORED = {
  ready: (date: string) => `Siap dipakai tanpa sinyal. Data penerbit per ${date}.`,
  none: 'Data penerbit belum tersimpan di HP ini.',
} as const

export const SCAN = {
  one: 'Pindai dengan kamera',
  many: 'Pindai banyak sekaligus',
  file: 'Pilih foto atau PDF',
  stop: 'Berhenti memindai',
  torch: 'Senter',
  aim: 'Arahkan kamera ke kode QR di sertifikat.',
  next: 'Lanjut ke kertas berikutnya.',
  dark: 'Gambar terlalu gelap. Cari tempat terang atau nyalakan senter.',
  slow: 'Belum terbaca. Dekatkan dan ratakan kertasnya, atau ketik kodenya di bawah.',
  refused: 'Kamera belum diizinkan. Izinkan di pengaturan peramban, atau ketik kodenya di bawah.',
  noCamera: 'Kamera tidak ditemukan atau sedang dipakai. Pilih foto, atau ketik kodenya di bawah.',
  reading: 'Membaca berkas …',
  notInPhoto: 'Kode QR tidak terbaca di foto ini. Potret lebih dekat, atau ketik kodenya di bawah.',
  notInPdf: 'PDF ini tidak memuat kode sertifikat. Pakai PDF asli, atau ketik kodenya di bawah.',
  notImage: 'Berkas ini tidak bisa dibuka. Pilih foto atau PDF sertifikat.',
} as const

export const LIST = {
  title: 'Daftar pemeriksaan',
  count: (all: number, valid: number, other: number) =>
    `${all} sertifikat: ${valid} sah, ${other} perlu dilihat`,
  again: 'sudah dipindai',
  nobody: 'Nama tidak terbukti',
  undo: 'Batalkan yang terakhir',
  download: 'Unduh CSV',
  share: 'Bagikan',
  clear: 'Hapus daftar',
  sure: 'Ketuk lagi untuk menghapus',
  note: 'Daftar ini hanya tersimpan di HP ini sampai Anda menghapusnya.',
  notKept: 'HP ini tidak bisa menyimpan daftar. Unduh CSV sebelum menutup halaman.',
  file: 'daftar-pemeriksaan',
  columns: [
    'No',
    'Waktu',
    'Status',
    'Nama',
    'Wilayah',
    'Kode verifikasi',
    'Nomor',
    'Pemeriksaan',
    'Data pencabutan per',
    'Keterangan',
  ],
  onPhone: 'di HP',
  alsoAsked: 'di HP dan server',
} as const
