/** Words of a meeting's attendance as the office sees it: numbers per session and person, and the sheets that were signed by hand. */
import { formatNumber } from './format.ts'
import { STATE_WORDS } from './roll.ts'

export const SEGMENT_WORDS = {
  PRESENT: STATE_WORDS.PRESENT,
  LATE: STATE_WORDS.LATE,
  EXCUSED: STATE_WORDS.EXCUSED,
  SICK: STATE_WORDS.SICK,
  ABSENT: STATE_WORDS.ABSENT,
  none: 'Belum ditandai',
} as const

/** `Hadir 25, Terlambat 2, Belum ditandai 3` */
export function segmentsWords(
  segments: readonly { readonly key: keyof typeof SEGMENT_WORDS; readonly count: number }[],
): string {
  return segments.map(({ key, count }) => `${SEGMENT_WORDS[key]} ${formatNumber(count)}`).join(', ')
}

/** 87.5 → `87,5%`; `-` of none. Shares come rounded down. */
export function shareWords(share: number | null): string {
  return share === null ? '-' : `${share.toFixed(1).replace('.', ',')}%`
}

export const ATTENDANCE = {
  title: 'Kehadiran',
  loading: 'Menghitung kehadiran…',
  at: (clock: string) => `Diperbarui ${clock}`,
  live: ', diperbarui sendiri selama sesi berlangsung',
  refresh: 'Perbarui',
  stale: (clock: string) =>
    `Angka terbaru belum dapat diambil. Yang tampil adalah keadaan pukul ${clock}; tidak ada catatan yang hilang.`,
  onlyHere: 'Yang dihitung di sini hanya kader dari wilayah Anda.',
  emptyTitle: 'Belum ada kehadiran yang dicatat',
  emptyBody:
    'Buka daftar hadir di HP pada hari kegiatan, lalu ketuk nama yang hadir atau tampilkan kode supaya kader mengisi sendiri. Angkanya muncul di sini.',
  emptyReadOnly: 'Angkanya muncul di sini setelah pelatih mencatat kehadiran.',
  toRoll: 'Buka daftar hadir di HP',
  notCounted: 'belum dihitung',
  silent: (count: number) =>
    `${formatNumber(count)} sesi lain belum diisi daftar hadirnya, jadi tidak dihitung.`,
  perPerson: 'Kehadiran setiap orang',
  show: 'Tampilkan',
  search: 'Cari nama, kode, atau desa/kelurahan',
  noMatch: 'Tidak ada yang cocok.',
  guest: 'Tamu',
  notInvited: 'Tidak diundang',
  nowhere: 'Asal tidak ditulis',
  attended: 'Sesi diikuti',
  share: '% hadir',
  below: 'di bawah 80%',
  never: 'tidak pernah hadir',
  match: 'Cocokkan tamu dengan kader',
  matchHelp:
    'Tamu yang ternyata kader terdaftar dapat dicocokkan, lalu kehadirannya ikut dihitung.',
  print: 'Cetak daftar hadir terisi',
  logged: 'Daftar hadir memuat nama. Setiap unduhan dan cetakan dicatat.',
} as const

export const FILTER_WORDS = {
  '': 'Semua',
  kurang: 'Di bawah 80%',
  'tak-hadir': 'Tidak pernah hadir',
  'tanpa-undangan': 'Tanpa undangan',
  tamu: 'Tamu',
} as const

export const ATTENDANCE_STATS = {
  came: 'Yang diundang dan hadir',
  of: (count: number) => `dari ${formatNumber(count)}`,
  cameMeaning: (share: string) => `${share} hadir di sekurang-kurangnya satu sesi.`,
  enough: 'Hadir 80% atau lebih',
  enoughMeaning: (sessions: number) =>
    `Dari ${formatNumber(sessions)} sesi yang daftar hadirnya diisi. Terlambat dihitung hadir.`,
} as const

export const SHEETS = {
  title: 'Daftar hadir bertanda tangan',
  loading: 'Memuat berkas…',
  none: 'Belum ada foto atau pindaian daftar hadir yang ditandatangani.',
  add: 'Unggah foto atau PDF',
  help: 'JPG, PNG, atau PDF, paling besar 10 MB. Foto dikecilkan dulu di perangkat ini; tempat dan waktu pengambilannya dibuang.',
  sending: (index: number, of: number, name: string) =>
    `Mengirim ${formatNumber(index)} dari ${formatNumber(of)}: ${name}…`,
  kept: (count: number) => `${formatNumber(count)} berkas tersimpan.`,
  stopped: (name: string) => `${name} belum terkirim.`,
  by: (name: string, moment: string) =>
    name === '' ? `Diunggah ${moment}` : `Diunggah ${name}, ${moment}`,
  look: 'Lihat',
  alt: (name: string) => `Foto daftar hadir: ${name}`,
  remove: 'Hapus',
  removeTitle: 'Hapus berkas ini?',
  removeBody: (name: string) =>
    `${name} tidak tampil lagi di kegiatan ini. Penghapusannya dicatat.`,
  removed: 'Berkas dihapus.',
  working: 'Menghapus…',
} as const

/** Why a file is not sent. */
export const SHEET_FAULTS = {
  TYPE: 'bukan foto (JPG, PNG) atau PDF, jadi tidak dikirim.',
  LARGE:
    'lebih besar dari 10 MB, jadi tidak dikirim. Pindai dengan mutu lebih rendah, atau bagi menjadi beberapa berkas.',
  EMPTY: 'kosong, jadi tidak dikirim.',
} as const

/** R5 on paper. */
export const FILLED = {
  heading: 'DAFTAR HADIR',
  loading: 'Menyusun daftar hadir…',
  sample: 'DATA CONTOH: nama dan kehadiran di lembar ini tidak nyata',
  emptyTitle: 'Belum ada kehadiran yang dicatat',
  emptyBody:
    'Lembar ini terisi setelah kehadiran dicatat di HP. Lembar kosongnya ada di Daftar hadir kosong.',
  event: 'Kegiatan',
  day: 'Hari, tanggal',
  place: 'Tempat',
  no: 'No',
  name: 'Nama',
  village: 'Desa/Kelurahan',
  subDistrict: 'Kecamatan',
  sessions: 'Sesi',
  guest: 'tamu',
  walkIn: 'tidak diundang',
  onlyHere: (name: string) => `Hanya kader dari Kecamatan ${name}.`,
  marks: { PRESENT: 'H', LATE: 'T', EXCUSED: 'I', SICK: 'S', ABSENT: '-' },
  key: 'H hadir, T hadir terlambat, I izin, S sakit, - tidak hadir, kosong: tidak ada catatan.',
  present: 'Hadir',
  attendance: (session: string, count: number) => `${session}: ${formatNumber(count)} hadir`,
  source: 'Disusun dari catatan kehadiran di Kelas Kader, tanpa tanda tangan peserta.',
  committee: 'Panitia',
  line: '(……………………………………)',
  known: 'Mengetahui,',
  count: (sheets: number) => `${formatNumber(sheets)} lembar siap dicetak, satu untuk setiap hari.`,
} as const
