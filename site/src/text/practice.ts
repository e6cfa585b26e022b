/** Words of field practice: on the trainer's phone, and in the office's tables. */
import type { StepResult } from '../../../worker/contract/practice-rules.ts'
import { formatNumber } from './format.ts'

export const STEP_WORDS: Readonly<Record<StepResult, string>> = {
  DONE: 'Bisa sendiri',
  HELPED: 'Dengan bantuan',
  NOT: 'Belum',
  UNSEEN: 'Tidak teramati',
}

/** `13 langkah: 11 bisa sendiri, 1 dengan bantuan, 1 belum` */
export function resultWords(results: readonly StepResult[]): string {
  const parts = (Object.keys(STEP_WORDS) as StepResult[])
    .map((state) => [state, results.filter((each) => each === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${formatNumber(count)} ${STEP_WORDS[state].toLowerCase()}`)
  return `${formatNumber(results.length)} langkah: ${parts.join(', ')}`
}

export const PRACTICE = {
  title: 'Praktik lapangan',
  lede: 'Amati kader di posyandu atau di rumah warga, lalu tandai langkah demi langkah. Catatan tersimpan di HP ini, juga tanpa sinyal.',
  loading: 'Membuka daftar praktik…',
  back: 'Semua daftar',
  allOf: (area: string, district: string) =>
    area.length > 5 ? `Semua kader di kecamatan ini, ${district}` : `Semua kader ${district}`,
  onPhone: 'Tersimpan di HP ini',
  onPhoneHelp: 'Bisa dibuka tanpa sinyal.',
  keep: 'Bawa ke lapangan',
  keepHelp: 'Buka selagi ada sinyal. Sesudah itu bisa dipakai tanpa sinyal.',
  cohorts: 'Angkatan yang berjalan',
  everybody: 'Semua kader',
  seats: (count: number) => `${formatNumber(count)} orang`,
  unsent: (count: number) => `${formatNumber(count)} belum terkirim`,
  unfinished: (count: number) => `${formatNumber(count)} belum selesai`,
  offlineList: 'Tidak ada sinyal, jadi hanya daftar yang sudah tersimpan di HP ini yang tampil.',
  nothingKept: 'Belum ada daftar di HP ini. Buka sekali selagi ada sinyal.',
  mayNot: 'Praktik dinilai oleh pelatih atau petugas dinas. Akun Anda tidak punya tugas itu.',
  results: 'Hasil praktik semua kader',
  notOnPhoneTitle: 'Daftar ini belum ada di HP ini',
  notOnPhoneBody:
    'Buka halaman ini sekali selagi ada sinyal. Sesudah itu bisa dipakai tanpa sinyal.',
  noSheetsTitle: 'Belum ada lembar praktik',
  noSheetsBody:
    'Materi yang terbit belum punya lembar praktik. Lembar ditulis di materi, bagian bahan, lalu terbit bersama materinya.',
  nobodyTitle: 'Belum ada kader di daftar ini',
  nobodyBody: 'Tambahkan kader ke angkatan atau undang ke kegiatan, lalu perbarui daftar ini.',
  search: 'Cari nama, desa, atau kode',
  show: 'Tampilkan',
  all: 'Semua',
  stage: { NONE: 'Belum dinilai', SOME: 'Masih berlatih', ALL: 'Bisa semua' },
  drafted: 'Belum selesai',
  noMatch: 'Tidak ada kader yang cocok.',
  sheetsDone: (done: number, total: number) =>
    `${formatNumber(done)} dari ${formatNumber(total)} lembar`,
  together: 'Nilai beberapa kader bersama',
  togetherHelp: (most: number) =>
    `Pilih 2 sampai ${formatNumber(most)} kader, lalu lembarnya. Setiap langkah ditandai untuk semua yang dipilih.`,
  togetherStop: 'Batal',
  chosen: (count: number) => `${formatNumber(count)} dipilih`,
  chooseSheet: 'Lembar yang dinilai',
  moreChosen: 'Pilih sedikitnya 2 kader.',
} as const

export const CADRE_PRACTICE = {
  back: 'Daftar kader',
  backOne: 'Ke kader ini',
  sheets: 'Lembar praktik',
  notYet: 'Belum dinilai',
  able: (day: string) => `Bisa semua sendiri, ${day}`,
  partly: (done: number, of: number) =>
    `${formatNumber(done)} dari ${formatNumber(of)} langkah bisa sendiri`,
  attempts: (count: number) => (count > 1 ? `${formatNumber(count)} kali dinilai` : ''),
  draft: (done: number, of: number) =>
    `Belum selesai: ${formatNumber(done)} dari ${formatNumber(of)} langkah ditandai`,
  start: 'Nilai',
  repeat: 'Nilai ulang',
  goOn: 'Lanjutkan',
  of: (action: string, sheet: string) => `${action}: ${sheet}`,
  history: 'Penilaian sebelumnya',
  none: 'Belum ada penilaian.',
  by: (name: string, place: string) => `oleh ${name}${place === '' ? '' : `, ${place}`}`,
  steps: 'Lihat langkahnya',
  unsent: 'belum terkirim',
  retract: 'Batalkan penilaian',
  retractOf: (sheet: string, day: string) => `Batalkan penilaian ${sheet}, ${day}`,
  retractTitle: 'Batalkan penilaian ini?',
  retractBody:
    'Untuk penilaian yang salah orang atau salah lembar. Penilaian tidak dihitung lagi, dan alasannya tercatat. Bila hasilnya sudah berubah, nilai ulang saja.',
  retractReasons: ['Salah memilih kader', 'Salah memilih lembar', 'Salah menandai'],
  reason: 'Alasan',
  reasonNeeded: 'Tulis alasan singkat.',
  retractYes: 'Batalkan penilaian',
  retracted: 'Penilaian dibatalkan.',
  remove: 'Hapus penilaian',
  removeTitle: 'Hapus penilaian ini?',
  removeBody: 'Penilaian ini belum terkirim, jadi terhapus seluruhnya dari HP.',
  removed: 'Penilaian dihapus.',
  removeLate: 'Sudah terkirim, jadi tidak bisa dihapus. Batalkan dengan alasan.',
} as const

export const ASSESS = {
  together: (count: number) => `${formatNumber(count)} kader bersama`,
  step: (at: number, of: number) => `Langkah ${formatNumber(at)} dari ${formatNumber(of)}`,
  resultsOf: (name: string) => `Hasil ${name}`,
  before: 'Sebelumnya',
  next: 'Berikutnya',
  skip: 'Lewati',
  review: 'Semua langkah',
  reviewTitle: 'Periksa, lalu simpan',
  notMarked: 'Belum ditandai',
  allOf: (word: string) => `Semua: ${word.toLowerCase()}`,
  unmarked: (count: number) =>
    `${formatNumber(count)} langkah belum ditandai. Yang tidak ditandai dicatat tidak teramati.`,
  nothing: 'Tandai sedikitnya satu langkah.',
  nothingOf: (names: string) =>
    `Belum ada langkah yang ditandai untuk ${names}. Tidak akan disimpan.`,
  able: 'Semua langkah bisa sendiri.',
  comment: 'Catatan untuk kader',
  commentOf: (name: string) => `Catatan untuk ${name}`,
  commentHelp: 'Dibaca kader. Jangan tulis nama anak atau keluarga.',
  place: 'Tempat',
  placeHelp: 'Misalnya: Posyandu Melati, Dusun Krajan.',
  save: 'Simpan penilaian',
  saveMany: (count: number) => `Simpan ${formatNumber(count)} penilaian`,
  saved: (name: string) => `Penilaian ${name} tersimpan di HP`,
  savedMany: (count: number) => `${formatNumber(count)} penilaian tersimpan di HP`,
  drop: 'Hapus yang belum selesai',
  dropTitle: 'Hapus penilaian yang belum selesai?',
  dropBody: 'Tanda dan catatan di lembar ini terhapus dari HP. Penilaian sebelumnya tetap ada.',
  dropYes: 'Hapus',
  draftKept: 'Setiap ketukan tersimpan di HP. Boleh ditinggal dan dilanjutkan nanti.',
} as const

export const PRACTICE_SENDING = {
  allSent: (at: string) => `Semua sudah terkirim${at === '' ? '' : ` ${at}`}`,
  waiting: (count: number, photos: number) =>
    photos === 0
      ? `Tersimpan di HP, ${formatNumber(count)} belum terkirim`
      : count === 0
        ? `Tersimpan di HP, ${formatNumber(photos)} foto belum terkirim`
        : `Tersimpan di HP, ${formatNumber(count)} penilaian dan ${formatNumber(photos)} foto belum terkirim`,
  sending: 'Mengirim…',
  send: 'Kirim sekarang',
  refresh: 'Perbarui',
  signIn: 'Masuk',
  offline: 'Tidak ada sinyal. Teruskan saja; semua dikirim nanti.',
  signedOut: 'Anda perlu masuk lagi sebelum penilaian bisa dikirim. Tidak ada yang hilang.',
  otherTitle: 'Daftar ini dipegang orang lain di HP ini',
  otherPerson: (name: string) =>
    `Penilaian di HP ini dibuat oleh ${name}, dan hanya dikirim atas namanya. Keluar, lalu masuk sebagai ${name}. Tidak ada yang hilang.`,
  failed: 'Belum bisa dikirim sekarang. Penilaian tetap di HP dan dicoba lagi sendiri.',
  refused: (why: string) =>
    `Server menolak: ${why}. Penilaian tetap di HP ini, tetapi tidak terkirim sendiri. Hubungi kantor, lalu ketuk Kirim sekarang.`,
  ready: 'Siap dipakai tanpa sinyal.',
  notReady: 'Jangan tutup dulu: halaman ini belum tersimpan untuk dipakai tanpa sinyal.',
  diskTitle: 'Ketukan terakhir tidak tersimpan',
  diskBody:
    'Memori HP menolak menyimpan. Kosongkan sedikit ruang, lalu ketuk lagi. Yang sudah tampil tetap tersimpan.',
  rejectedTitle: (count: number) => `${formatNumber(count)} penilaian tidak diterima`,
  rejectedBody:
    'Penilaian ini tidak masuk ke catatan kader. Baca alasannya, nilai ulang bila perlu, lalu singkirkan.',
  retraction: 'Pembatalan penilaian',
  somebody: 'Kader',
  dismiss: 'Singkirkan',
  forget: 'Hapus dari HP ini',
  forgetTitle: 'Hapus daftar ini dari HP?',
  forgetBody:
    'Semua penilaian sudah terkirim. Nama kader terhapus dari HP ini; daftarnya bisa dibuka lagi selagi ada sinyal. Lakukan ini bila HP dipakai orang lain.',
  forgetUnfinished: (count: number) =>
    `${formatNumber(count)} penilaian yang belum selesai ikut terhapus.`,
  forgetYes: 'Hapus dari HP',
  forgetLater: 'Daftar terhapus sendiri bila 7 hari tidak dibuka dan semua sudah terkirim.',
  notForgotten:
    'Masih ada yang belum terkirim, atau yang tidak diterima dan belum disingkirkan, jadi belum dihapus.',
} as const
