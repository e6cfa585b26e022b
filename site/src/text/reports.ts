/** Words of the reports: what each is, their columns, the official frames, and the screen that opens them. */
import type { FrameCode, ReportCode } from '../../../worker/contract/reports.ts'
import type { CadreWord } from '../../../worker/contract/statement-token.ts'
import { formatDates } from './certification.ts'
import { worded, type Said } from './counted-kinds.ts'
import { formatNumber, formatShare } from './format.ts'

/** How the office calls each report, and what it is good for. */
export const REPORT_WORDS: Record<ReportCode, { readonly title: string; readonly use: string }> = {
  R1: {
    title: 'Rekap KPM per kecamatan',
    use: 'Berapa KPM yang ada, berapa yang terlatih, dan berapa desa/kelurahan yang tercakup.',
  },
  R2: {
    title: 'Daftar KPM',
    use: 'Nama setiap KPM dengan wilayah tugas, SK, dan sertifikatnya.',
  },
  R3: {
    title: 'Desa/kelurahan belum tercakup',
    use: 'Di mana KPM belum ada atau belum terlatih, dan apa yang masih kurang.',
  },
  R4: {
    title: 'Rekap angkatan pelatihan',
    use: 'Berapa yang diundang dan lulus di setiap angkatan, dan berapa nilai sebelum dan sesudahnya.',
  },
  R4K: {
    title: 'Rekap kegiatan',
    use: 'Tanggal, tempat, undangan, yang hadir di setiap sesi, dan narasumber setiap kegiatan.',
  },
  R6: {
    title: 'Rekap nilai',
    use: 'Nilai terbaik setiap KPM di kuis modul dan tes akhir. Per angkatan atau kegiatan: buka dari halamannya.',
  },
  R7: {
    title: 'Analisis butir soal',
    use: 'Soal mana yang terlalu sukar, terlalu mudah, atau perlu diperiksa.',
  },
  R8: {
    title: 'Kemajuan belajar',
    use: 'Siapa yang belum mulai, sedang belajar, atau sudah selesai, per desa/kelurahan.',
  },
}

/** The frames that a district reports in: the eight actions of the guide, and what the circular of March 2025 made of them. */
export const FRAMES: Record<FrameCode, { readonly name: string; readonly place: string }> = {
  aksi8: {
    name: '8 aksi konvergensi',
    place: 'Aksi 5, Pembinaan Pelaku dan Pemerintahan Desa/Kelurahan',
  },
  aksi2025: {
    name: 'Aksi konvergensi sejak 2025',
    place: 'aksi pendukung, peningkatan kapasitas',
  },
}

/** The line that places a report in its frame. */
export function frameLine(frame: FrameCode): string {
  const { name, place } = FRAMES[frame]
  return `Kerangka laporan: ${name} (${place})`
}

export const CADRE_LIST = {
  no: 'No',
  name: 'Nama',
  sex: 'L/P',
  kind: 'Jenis',
  village: 'Desa/kelurahan',
  subDistrict: 'Kecamatan',
  decree: 'No SK',
  decreeOn: 'Tgl SK',
  state: 'Status',
  number: 'No sertifikat',
  issuedOn: 'Tgl sertifikat',
  hours: 'JP',
  mark: 'Nilai',
  wholeSubDistrict: 'Tingkat kecamatan',
} as const

/** What a cadre's certificates say of her on a day. */
export const HOLDS_WORDS = {
  ISSUED: 'Terlatih',
  RECORDED: 'Terlatih (dicatat dinas)',
  REVOKED: 'Sertifikat dicabut',
  EXPIRED: 'Sertifikat kedaluwarsa',
  NONE: 'Belum terlatih',
} as const

export const SEX_LETTERS = { F: 'P', M: 'L' } as const

export function cadresLine(cadres: number, trained: number, who: Said): string {
  return `${worded('Jumlah KPM', who)}: ${formatNumber(cadres)} orang. ${worded('KPM terlatih', who)}: ${formatNumber(trained)} orang (${formatShare(trained, cadres)}).`
}

export const MARKS = {
  before: 'Tes awal',
  final: 'Tes akhir',
  module: (position: number) => `Modul ${position}`,
  mean: 'Rata-rata dari yang mengerjakan',
  none: '-',
  meaning:
    'Nilai: yang terbaik dari semua percobaan, 0 sampai 100. Tanda "-" berarti belum mengerjakan.',
  meanMeaning: 'Rata-rata dibulatkan, dan hanya dari KPM yang sudah mengerjakan.',
} as const

/** R6 of one cohort or meeting. */
export const GROUP = {
  all: 'Tampilkan semua kader',
  line: ({ kind, title, startsOn, endsOn }: Named) =>
    `${kind === 'cohort' ? 'Angkatan' : 'Kegiatan'}: ${title}, ${formatDates(startsOn, endsOn)}`,
  /** In the name of the file. */
  file: { cohort: 'angkatan', meeting: 'kegiatan', none: undefined },
  attended: 'Hadir',
  sheets: 'Praktik',
  sheetsOf: (able: number, of: number) => `${able} dari ${of}`,
  plan: 'RTL',
  planStates: { WRITTEN: 'Ditulis', SIGNED: 'Disetujui' },
  mark: 'Nilai akhir',
  result: 'Hasil',
  met: (waived: readonly string[]) =>
    waived.length === 0 ? 'Memenuhi syarat' : `Memenuhi syarat (dispensasi: ${waived.join(', ')})`,
  lacks: (parts: readonly string[]) => `Belum: ${parts.join(', ')}`,
  others: (count: number) =>
    `${formatNumber(count)} orang lain dari daftar ini tidak ditampilkan karena hari ini tidak bertugas.`,
  meaning: [
    'Hadir: sesi yang diikuti dari sesi yang didata kehadirannya dan yang masih akan berlangsung, pada kegiatan pelatihan ini yang paling banyak diikuti.',
    'Praktik: lembar yang dinilai mampu, dari yang diminta syarat lulus. RTL: rencana tindak lanjut, disetujui oleh pelatih.',
    'Hasil: menurut syarat lulus pelatihan; yang disebut setelah "Belum" masih kurang.',
  ],
} as const

type Named = {
  readonly kind: 'cohort' | 'meeting'
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
}

export const LEARNERS = {
  state: 'Keadaan',
  lessons: 'Pelajaran dibaca',
  modules: 'Modul lulus',
  last: 'Terakhir belajar',
} as const

export const LEARNER_STATES = {
  NOT_STARTED: 'Belum mulai',
  LEARNING: 'Sedang belajar',
  FINISHED: 'Selesai',
} as const

export const LEARNER_MEANING = 'Selesai: memenuhi syarat lulus pelatihan ini.'

/** `Belum mulai: 12 dari 268 KPM (4,5%)` */
export function learnersLine(
  state: keyof typeof LEARNER_STATES,
  count: number,
  of: number,
  word: CadreWord,
): string {
  return `${LEARNER_STATES[state]}: ${formatNumber(count)} dari ${formatNumber(of)} ${word} (${formatShare(count, of)})`
}

/** `dari 34 pelajaran dan 10 modul` */
export function courseSize(lessons: number, modules: number): string {
  return `Pelatihan ini punya ${formatNumber(lessons)} pelajaran dan ${formatNumber(modules)} modul.`
}

export const ITEMS = {
  quiz: 'Kuis',
  stem: 'Soal',
  answers: 'Jawaban',
  right: '% benar',
  discrimination: 'Daya beda',
  advice: 'Saran',
  none: '-',
  scope: 'Wilayah: semua kader yang mengerjakan pelatihan ini',
  meaning: [
    'Jawaban: hanya dari percobaan pertama setiap kader, karena sesudahnya penjelasan sudah terbaca.',
    'Daya beda: -1 sampai 1. Makin tinggi, makin jelas soal membedakan kader yang sudah dan belum paham. Tanda "-" berarti jawaban belum cukup.',
  ],
} as const

/** `0,32` */
export function coefficient(value: number): string {
  return value.toFixed(2).replace('.', ',')
}

export function courseLine(title: string): string {
  return `Pelatihan: ${title}`
}

/** `NIP 19720315 199803 1 004` */
export function numberLine(employeeNumber: string): string {
  return `NIP ${employeeNumber.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')}`
}

export const REPORTS_PAGE = {
  title: 'Laporan',
  lede: 'Pilih laporan. Isinya sama di layar, di kertas, dan di berkas.',
  list: 'Daftar laporan',
  loadingList: 'Memuat daftar laporan…',
  loading: 'Menyusun laporan…',
  open: 'Buka',
  back: 'Semua laporan',
  today: 'Laporan ini selalu tentang keadaan hari ini.',
  frame: 'Kerangka laporan',
  frameHelp: 'Menambah satu baris di kepala laporan.',
  noFrame: 'Tanpa kerangka',
  course: 'Pelatihan',
  marks: 'Kolom nilai',
  marksHidden: 'Tanpa nilai',
  marksShown: 'Dengan nilai',
  xlsx: 'XLSX',
  csv: 'CSV',
  print: 'Cetak',
  printing: 'Menyiapkan…',
  logged: {
    names: 'Laporan ini memuat nama. Setiap unduhan dan cetakan dicatat.',
    marks: 'Laporan ini memuat nilai. Setiap unduhan dan cetakan dicatat.',
  },
  cohortYear: 'Tahun',
  allYears: 'Semua tahun',
  meaning: 'Arti kata di laporan ini',
  unknownTitle: 'Laporan ini tidak ada untuk Anda',
  unknown: 'Mungkin alamatnya salah, atau peran Anda tidak membukanya.',
  noCourseTitle: 'Belum ada pelatihan',
  noCourse: 'Laporan ini terisi setelah ada pelatihan yang diterbitkan untuk wilayah Anda.',
  emptyTitle: 'Belum ada isi',
  empty: 'Tidak ada baris untuk tanggal dan pilihan ini. Ubah pilihan, lalu lihat lagi.',
  partPrinted: (shown: number, total: number) =>
    `Hanya ${formatNumber(shown)} dari ${formatNumber(total)} baris tercetak. Pakai tombol Cetak untuk semua baris.`,
} as const
