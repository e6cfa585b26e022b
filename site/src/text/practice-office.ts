/** Words of the office's view of field practice. */
import { formatNumber } from './format.ts'

export const RESULTS = {
  title: 'Praktik lapangan',
  lede: 'Sejauh mana kader bisa melakukan sendiri langkah yang dinilai pelatih di lapangan.',
  loading: 'Memuat hasil praktik…',
  course: 'Materi',
  whose: 'Kader',
  everybody: 'Semua kader di wilayah ini',
  ofMeeting: 'Peserta satu kegiatan',
  part: 'Kecamatan',
  allParts: 'Semua kecamatan',
  noCoursesTitle: 'Belum ada materi yang terbit',
  noCoursesBody: 'Praktik dinilai menurut lembar praktik dari materi yang terbit.',
  noSheetsTitle: 'Materi ini belum punya lembar praktik',
  noSheetsBody:
    'Lembar praktik ditulis di bahan materi dan terbit bersamanya. Pilih materi lain, atau minta penulisnya menambahkan.',
  nobodyTitle: 'Belum ada kader di sini',
  nobodyBody: 'Impor daftar kader, atau pilih angkatan lain.',
  people: 'Kader',
  peopleMeans: 'Kader yang bertugas di wilayah yang dipilih, atau anggota angkatan yang dipilih.',
  assessed: 'Sudah dinilai',
  assessedMeans: 'Kader yang dinilai sedikitnya pada satu lembar.',
  complete: (asked: number) =>
    asked === 0 ? 'Bisa semua lembar' : `Bisa ${formatNumber(asked)} lembar yang diminta`,
  completeMeans: (asked: number) =>
    asked === 0
      ? 'Kader yang pernah bisa sendiri semua langkah di setiap lembar yang berlaku. Aturan lulus materi ini tidak meminta praktik.'
      : `Kader yang pernah bisa sendiri semua langkah di setiap lembar yang diminta aturan lulus: ${formatNumber(asked)} lembar. Lembar lain tidak dihitung di sini.`,
  asked: 'diminta aturan lulus',
  of: (total: number) => `dari ${formatNumber(total)}`,
  steps: 'Langkah yang masih sulit',
  stepsHelp:
    'Dari penilaian terbaik tiap kader pada lembar yang berlaku. Yang paling sedikit bisa sendiri ada di atas.',
  sheet: 'Lembar',
  stepsAll: 'Semua yang dinilai bisa melakukan setiap langkah sendiri.',
  stepsDone: (count: number) => `${formatNumber(count)} langkah bisa dilakukan semua kader sendiri`,
  stepsNone: 'Belum ada kader yang dinilai dengan lembar ini.',
  stepNumber: (at: number) => `Langkah ${formatNumber(at)}`,
  able: (count: number, of: number, share: string) =>
    `${formatNumber(count)} dari ${formatNumber(of)} bisa sendiri (${share})`,
  table: 'Hasil per kader',
  name: 'Nama',
  show: 'Tampilkan',
  all: 'Semua',
  none: 'Belum dinilai',
  some: 'Masih berlatih',
  done: 'Bisa semua',
  doneAsked: 'Bisa yang diminta',
  search: 'Cari nama atau kode',
  noMatch: 'Tidak ada kader yang cocok.',
  cellNone: 'Belum dinilai',
  cellAble: 'Bisa semua',
  cellPartly: (done: number, of: number) =>
    `${formatNumber(done)} dari ${formatNumber(of)} langkah`,
  cellDetail: (day: string, by: string, attempts: number) =>
    `${day}, ${by}${attempts > 1 ? `, ${formatNumber(attempts)} kali` : ''}`,
  csv: 'CSV',
  xlsx: 'Excel',
  print: 'Cetak',
  fileName: 'hasil-praktik',
  files: {
    code: 'Kode kader',
    name: 'Nama',
    subDistrict: 'Kecamatan',
    village: 'Desa/Kelurahan',
    module: 'Modul',
    sheet: 'Lembar',
    state: 'Keadaan',
    share: 'Bisa sendiri (%)',
    attempts: 'Berapa kali dinilai',
    on: 'Tanggal',
    by: 'Penilai',
  },
  plans: 'Rencana tindak lanjut (RTL)',
} as const

export const CADRE_RESULT = {
  back: 'Hasil semua kader',
  toCadre: 'Data kader',
  emptyTitle: 'Belum pernah dinilai',
  emptyBody: 'Penilaian dari HP pelatih muncul di sini sesudah terkirim.',
  by: (name: string, place: string) => `oleh ${name}${place === '' ? '' : `, ${place}`}`,
  comment: 'Catatan untuk kader',
  retracted: (name: string, reason: string) =>
    `Dibatalkan oleh ${name}: ${reason}. Tidak dihitung.`,
  oldSheet: 'lembar versi lama',
} as const
