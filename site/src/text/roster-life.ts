/** Words of roster life: persons entered twice, moves, villages without a cadre, desa lokus. */
import type { Entry } from '../../../worker/contract/roster-life.ts'
import { formatDate, formatNumber } from './format.ts'

export const ROSTER_TABS = {
  label: 'Halaman kader',
  list: 'Daftar kader',
  vacant: 'Kekosongan',
  twice: 'Data ganda',
  focus: 'Desa lokus',
  regions: 'Perubahan wilayah',
} as const

export const TWICE = {
  title: 'Data ganda',
  lede: 'Orang yang sama bisa tercatat dua kali. Gabungkan datanya supaya ia dihitung sekali.',
  loading: 'Mencari data yang mirip…',
  maybe: 'Mungkin orang yang sama',
  maybeHelp:
    'Namanya sama dan bertugas di desa/kelurahan yang sama, atau nomor HP-nya sama. Periksa dulu sebelum menggabungkan.',
  noneTitle: 'Tidak ada data yang mirip.',
  none: 'Kalau Anda tahu seseorang tercatat dua kali dengan nama berbeda, cari keduanya di bawah.',
  noneLeft: 'Semua pasangan sudah Anda periksa.',
  more: 'Masih ada pasangan lain. Pasangan berikutnya muncul setelah yang ini selesai.',
  sameName: 'Nama dan desa/kelurahan sama',
  samePhone: 'Nomor HP sama',
  choose: 'Pilih data yang dipakai',
  keepThis: 'Pakai data ini',
  kept: 'Dipakai',
  suggested: 'Disarankan',
  merge: 'Gabungkan',
  merging: 'Menggabungkan…',
  notSame: 'Bukan orang yang sama',
  hidden: (count: number) =>
    `${formatNumber(count)} pasangan disembunyikan di peramban ini karena Anda tandai bukan orang yang sama.`,
  showHidden: 'Tampilkan lagi',
  code: 'Kode kader',
  serves: 'Wilayah tugas',
  served: 'pernah bertugas',
  noService: 'Belum pernah bertugas',
  decree: 'SK',
  noDecree: 'tidak dicatat',
  phone: 'Nomor HP',
  noPhone: 'tidak dicatat',
  sex: 'Jenis kelamin',
  noSex: 'tidak dicatat',
  signIn: 'Masuk di HP',
  learning: 'Belajar',
  certificates: 'Sertifikat berlaku',
  noCertificate: 'tidak ada',
  trained: 'Terlatih sejak',
  otherTitle: 'Cari dua kader sendiri',
  otherHelp: 'Untuk orang yang tercatat dengan nama yang berbeda.',
  first: 'Kader pertama',
  second: 'Kader kedua',
  findHelp: 'Tulis sebagian nama atau kode kader.',
  comparing: 'Membandingkan…',
  sureTitle: 'Gabungkan dua data ini?',
  sureSame: (kept: string, merged: string) =>
    `${kept} dan ${merged} akan dihitung sebagai satu orang, juga di laporan untuk tanggal yang sudah lewat.`,
  sureKept: (name: string, code: string) => `Yang dipakai: ${name} (${code}).`,
  sureNothing:
    'Tidak ada yang dihapus. Penugasan dan sertifikat dari kedua data tampil pada data yang dipakai.',
  sureSignIn:
    'Cara masuk di HP tidak berubah. Kartu masuk yang lama tetap bisa dipakai, dan jawabannya tetap diterima. Kartu baru dibuat untuk data yang dipakai.',
  sureOther:
    'Ia masuk dan belajar dengan data yang lain. Sebaiknya data itu yang dipakai, supaya sertifikatnya tampil di HP-nya.',
  sureUndo: 'Penggabungan ini bisa dibatalkan kapan saja.',
  done: (name: string) => `Sudah digabung. ${name} sekarang dihitung sebagai satu orang.`,
  mergesTitle: 'Yang sudah digabung',
  mergesNone: 'Belum ada data yang digabung.',
  colKept: 'Data yang dipakai',
  colMerged: 'Digabung ke sana',
  colWhen: 'Digabung',
  colState: 'Keadaan',
  byWhom: (name: string) => `oleh ${name}`,
  undone: (date: string) => `Dibatalkan ${date}`,
  undo: 'Batalkan penggabungan',
  undoing: 'Membatalkan…',
  undoTitle: 'Batalkan penggabungan?',
  undoBody: (kept: string, merged: string) =>
    `${kept} dan ${merged} kembali dihitung sebagai dua orang, juga di laporan untuk tanggal yang sudah lewat.`,
  undoneNow: 'Penggabungan sudah dibatalkan.',
} as const

export function learningWords(learning: Entry['learning']): string {
  if (learning === null) return 'belum mulai'
  if (learning.eligibleAt !== null) return `lulus ${formatDate(learning.eligibleAt)}`
  return `sedang belajar, terakhir ${formatDate(learning.lastActivityAt)}`
}

export const MOVE = {
  open: 'Pindah tugas',
  title: 'Pindah tugas',
  help: 'Tugas di tempat lama berakhir dan tugas di tempat baru mulai pada hari yang sama.',
  from: 'Dari',
  to: 'Ke mana',
  toNeeded: 'Pilih wilayah tugas yang baru.',
  sameArea: 'Kader ini sudah bertugas di sana.',
  movedOn: 'Mulai bertugas di tempat baru',
  movedOnWrong: 'Pilih tanggal sesudah hari pertama di tempat lama.',
  decree: 'SK di tempat baru',
  yes: 'Pindahkan',
  done: 'Kader sudah dipindah.',
} as const

export const LINKS = {
  successor: 'Digantikan oleh',
  predecessor: 'Menggantikan',
  since: (area: string, day: string) => `${area}, sejak ${day}`,

  othersTitle: 'Gabungan dari dua data',
  others: 'Data ini juga mewakili:',
  mergedTitle: 'Data ini sudah digabung',
  merged: (name: string, code: string) => `Orang ini dihitung pada data ${name} (${code}).`,
  seeMerges: 'Lihat penggabungan',
  open: 'Buka datanya',
} as const

export const VACANT = {
  title: 'Kekosongan',
  lede: 'Desa/kelurahan yang sekarang tanpa kader, dan penugasan yang segera berakhir.',
  loading: 'Memuat kekosongan…',
  none: 'Semua desa/kelurahan punya kader.',
  noneBody: 'Begitu sebuah desa/kelurahan ditinggalkan kader terakhirnya, desa itu tampil di sini.',
  noVillages: 'Wilayah ini belum dimuat.',
  noVillagesBody: 'Daftar desa/kelurahan dimuat oleh pengelola Kelas Kader.',
  vacantTitle: (count: number, all: number) =>
    `${formatNumber(count)} dari ${formatNumber(all)} desa/kelurahan tanpa kader`,
  show: 'Tampilkan',
  all: 'Semua',
  left: 'Ditinggalkan',
  never: 'Belum pernah ada',
  colArea: 'Desa/Kelurahan',
  colSince: 'Kosong sejak',
  colLast: 'Kader terakhir',
  colDecree: 'SK terakhir',
  colNext: 'Yang akan datang',
  sinceUnknown: 'Belum pernah ada kader',
  next: (name: string, day: string) => `${name} mulai ${day}`,
  add: 'Tambah kader',
  appoint: 'Tunjuk dari desa lain',
  appointTitle: 'Tunjuk dari desa lain',
  appointHelp: 'Pilih kader yang akan pindah ke sini. Tugasnya di tempat lama berakhir.',
  appointFind: 'Cari kader',
  appointNoTask: 'Kader ini sedang tidak bertugas. Tambahkan lewat "Tambah kader".',
  whichTask: 'Tugas yang ditinggalkan',
  actions: 'Tindakan',
  endTitle: 'Segera berakhir',
  endHelp:
    'Penugasan yang berakhir dalam 60 hari, dan SK yang habis dalam 60 hari atau sudah lewat. Kader dengan SK yang lewat tetap dihitung sampai penugasannya diakhiri.',
  endNone: 'Tidak ada penugasan atau SK yang segera berakhir.',
  endMore: 'Hanya 200 yang terdekat yang tampil.',
  colName: 'Nama',
  colEnds: 'Berakhir',
  colNumber: 'Nomor SK',
  endsOn: (day: string) => `Tidak bertugas mulai ${day}`,
  decreeUntil: (day: string) => `SK habis ${day}`,
  decreePast: (day: string) => `SK sudah habis ${day}`,
  only: 'Satu-satunya kader di sana',
} as const

export const FOCUS = {
  title: 'Desa lokus',
  lede: 'Desa/kelurahan prioritas menurut keputusan kepala daerah, per tahun. Laporan bisa disaring menurut daftar ini.',
  loading: 'Memuat desa lokus…',
  year: 'Tahun',
  chosen: (count: number, all: number) =>
    `${formatNumber(count)} dari ${formatNumber(all)} desa/kelurahan dipilih`,
  unsaved: 'Ada perubahan yang belum disimpan.',
  saved: (count: number, year: string) =>
    `Daftar tahun ${year} sudah disimpan: ${formatNumber(count)} desa/kelurahan.`,
  search: 'Cari desa/kelurahan',
  only: 'Hanya yang dipilih',
  noMatch: 'Tidak ada desa/kelurahan yang cocok.',
  inSubDistrict: (count: number, all: number) => `${formatNumber(count)} dari ${formatNumber(all)}`,
  all: 'Pilih semua',
  none: 'Kosongkan',
  emptyTitle: (year: string) => `Belum ada desa lokus untuk tahun ${year}.`,
  empty: 'Centang satu per satu, tempel daftar dari SK, atau salin dari tahun sebelumnya.',
  copy: (year: string) => `Salin dari ${year}`,
  copyNone: (year: string) => `Tahun ${year} juga belum ada daftarnya.`,
  copied: (count: number, year: string) =>
    `${formatNumber(count)} desa/kelurahan disalin dari ${year}. Periksa, lalu simpan.`,
  paste: 'Tempel daftar',
  pasteTitle: 'Tempel daftar desa lokus',
  pasteHelp:
    'Satu desa/kelurahan per baris: kode wilayah, atau nama dengan kecamatannya. Misalnya "Desa Kunir Lor, Kec. Kunir".',
  pasteLabel: 'Daftar dari SK atau Excel',
  pasteRead: 'Baca daftar',
  pasteReading: 'Membaca…',
  pasteNeeded: 'Tempel paling sedikit satu baris.',
  pasteTooMany: 'Paling banyak 1.000 baris sekaligus.',
  pasteFound: (count: number) => `${formatNumber(count)} desa/kelurahan dikenali`,
  pasteLeft: (count: number) => `${formatNumber(count)} baris perlu dipilih`,
  pasteWhich: (text: string) => `Baris "${text}"`,
  pasteSkip: 'Lewati baris ini',
  pasteUnknown: 'Tidak dikenali. Tulis kode wilayahnya, atau nama dengan kecamatannya.',
  pasteAdd: 'Tambahkan ke daftar',
  pasteReplace: 'Ganti seluruh daftar',
  pasted: (count: number) =>
    `${formatNumber(count)} desa/kelurahan ditambahkan. Periksa, lalu simpan.`,
  pastedNone: 'Semua yang dikenali sudah ada di daftar.',
  save: 'Simpan daftar',
  saving: 'Menyimpan…',
  drop: 'Batalkan perubahan',
  conflictTitle: 'Daftar ini baru saja disimpan rekan Anda',
  conflict: (added: number, removed: number) =>
    `Daftarnya sekarang punya ${formatNumber(added)} desa/kelurahan yang tidak Anda pilih, dan ${formatNumber(removed)} pilihan Anda tidak ada di sana. Pilihan Anda belum disimpan dan masih ada di bawah.`,
  takeTheirs: 'Pakai daftar rekan',
  addTheirs: 'Gabungkan dengan pilihan saya',
  keepMine: 'Tetap pakai pilihan saya',
  readOnly: 'Akun ini hanya bisa melihat. Perubahan dilakukan admin kabupaten/kota.',
} as const
