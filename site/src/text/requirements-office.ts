/** Words of the office's pages about who does not meet the pass rule yet, and of waivers (dispensasi). */
import type { Requirement, Waiver, WaiverState } from '../../../worker/contract/passing.ts'
import type { WaivablePart } from '../../../worker/contract/pass-rules.ts'
import { formatDate, formatNumber } from './format.ts'
import { PART_NAMES } from './pass-rule.ts'

export const REQUIREMENTS_HEAD = {
  title: 'Belum memenuhi syarat',
  lede: 'Kader bertugas yang belum dapat diusulkan, dan apa yang masih kurang pada masing-masing.',
} as const

export const WAIVERS_HEAD = {
  title: 'Dispensasi',
  lede: 'Satu orang meminta dengan alasan dan tanggal akhir, orang lain memutuskan.',
} as const

export const LACKING = {
  loading: 'Menghitung syarat tiap kader…',
  course: 'Pelatihan',
  noCourseTitle: 'Belum ada pelatihan',
  noCourse: 'Terbitkan dulu sebuah pelatihan. Syaratnya akan tampil di sini.',
  rule: 'Syarat pelatihan ini',
  search: 'Cari nama, wilayah, atau kode',
  filter: 'Yang kurang',
  all: 'Semua',
  label: 'Kader yang belum memenuhi syarat',
  name: 'Nama dan wilayah',
  action: 'Tindakan',
  ask: 'Minta dispensasi',
  notBegun: 'belum mulai belajar',
  /** Instead of the button. */
  askLater: 'Dispensasi dapat diminta setelah ia mulai belajar.',
  emptyTitle: 'Semua kader memenuhi syarat',
  empty: 'Tidak ada yang kurang. Yang belum bersertifikat ada di tab Calon.',
  toCandidates: 'Lihat calon',
  noMatchTitle: 'Tidak ada yang cocok',
  noMatch: 'Tidak ada kader dengan pencarian dan saringan ini.',
  clear: 'Tampilkan semua',
  xlsx: 'Simpan XLSX',
  csv: 'Simpan CSV',
  saving: 'Menyiapkan berkas…',
  file: (code: string) => `belum-memenuhi-syarat-${code.toLowerCase()}`,
  summary: (lacking: number, eligible: number) =>
    `${formatNumber(lacking)} kader belum memenuhi syarat, ${formatNumber(eligible)} sudah.`,
  cut: (shown: number, total: number) =>
    `Menampilkan ${formatNumber(shown)} dari ${formatNumber(total)} kader. Berkas yang disimpan tanpa pencarian dan saringan memuat semuanya.`,
  waiting: 'dispensasi diminta',
  /** For those who listen: links of one page that say the same lead elsewhere. */
  waitingOf: (name: string, part: string) => `: ${name}, ${part}`,
  until: (day: string) => `dispensasi s.d. ${formatDate(day)}`,
  head: ['Kode', 'Nama', 'Wilayah', 'Kurang'],
  none: 'Tidak ada yang kurang',
} as const

type Shown = Requirement['parts'][number]

/** Of a cell: `6 dari 10`, `60%, perlu 80%`, `72`, `belum`. */
export function partCell({ part, needed, reached }: Shown): string {
  switch (part) {
    case 'modules':
    case 'practice':
      return `${formatNumber(reached)} dari ${formatNumber(needed)}`
    case 'attendance':
      return `${formatNumber(reached)}%, perlu ${formatNumber(needed)}%`
    case 'finalTest':
      return reached === 0 ? `belum, minimal ${formatNumber(needed)}` : formatNumber(reached)
    case 'total':
      return `${formatNumber(reached)}, minimal ${formatNumber(needed)}`
    case 'plan':
      return reached > 0 ? 'ada' : 'belum'
  }
}

/** `Kehadiran, Praktik` */
export function lackWords(parts: readonly Shown[]): string {
  return parts
    .filter(({ isMet }) => !isMet)
    .map(({ part }) => PART_NAMES[part])
    .join(', ')
}

export const WAIVER_PARTS: Readonly<Record<WaivablePart, string>> = {
  attendance: 'Kehadiran di pertemuan',
  practice: 'Praktik lapangan',
  plan: 'Rencana tindak lanjut (RTL)',
}

export const ASK_WAIVER = {
  title: 'Minta dispensasi',
  lede: (name: string) =>
    `${name} dianggap memenuhi bagian ini sampai tanggal akhir, setelah orang kedua menyetujui. Sampai disetujui tidak ada yang berubah.`,
  part: 'Bagian',
  reason: 'Alasan',
  reasonHelp: 'Misalnya: melahirkan pada hari pelatihan, surat bidan tertanggal …',
  until: 'Berlaku sampai tanggal',
  untilHelp: 'Paling lama 12 bulan dari hari ini. Sesudahnya bagian ini dihitung kurang lagi.',
  needed: 'Isi bagian ini.',
  faults: {
    in_past: 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.',
    too_far: 'Paling lama 12 bulan dari hari ini.',
    not_asked: 'Pelatihan ini tidak mensyaratkan bagian itu lagi. Muat ulang halaman.',
  } as Readonly<Record<string, string>>,
  send: 'Kirim permintaan',
  sending: 'Mengirim…',
  done: (name: string) =>
    `Dispensasi untuk ${name} sudah diminta. Sekarang minta penyetuju untuk memeriksanya di tab Dispensasi.`,
} as const

export const WAIVERS = {
  loading: 'Memuat dispensasi…',
  label: 'Dispensasi syarat sertifikat',
  filter: 'Keadaan',
  all: 'Semua',
  states: {
    asked: 'Menunggu',
    granted: 'Disetujui',
    declined: 'Ditolak',
    withdrawn: 'Ditarik',
  } satisfies Record<WaiverState, string>,
  holder: 'Nama dan wilayah',
  part: 'Bagian',
  until: 'Sampai',
  asked: 'Diminta',
  state: 'Keadaan',
  action: 'Tindakan',
  decide: 'Periksa',
  look: 'Lihat',
  emptyTitle: 'Belum ada dispensasi',
  empty: 'Permintaan dibuat dari tab Belum memenuhi syarat, pada baris kadernya.',
  toLacking: 'Lihat yang belum memenuhi syarat',
  noneTitle: 'Tidak ada yang cocok',
  none: 'Tidak ada dispensasi dengan keadaan ini.',
  showAll: 'Tampilkan semua',
  more: 'Tampilkan yang lebih lama',
  over: 'Sudah berakhir',
} as const

/** `Disetujui`, or `Sudah berakhir` once the last day is over. */
export function waiverState({ state, isOver }: Pick<Waiver, 'state' | 'isOver'>): string {
  return isOver ? WAIVERS.over : WAIVERS.states[state]
}

export const DECIDE_WAIVER = {
  title: 'Dispensasi syarat sertifikat',
  holder: 'Kader',
  course: 'Pelatihan',
  part: 'Bagian',
  reason: 'Alasan',
  until: 'Berlaku sampai',
  asked: 'Diminta',
  decided: 'Diputuskan',
  state: 'Keadaan',
  answer: 'Jawaban',
  withdrawn: 'Ditarik',
  note: 'Catatan',
  by: (moment: string, name: string | null) => (name === null ? moment : `${moment}, oleh ${name}`),
  own: 'Anda yang meminta. Yang memutuskan harus orang lain.',
  notApprover: 'Menunggu penyetuju. Akun Anda tidak dapat memutuskan.',
  consequence:
    'Setelah disetujui, kader ini dapat menjadi calon walaupun bagian tersebut belum terpenuhi, sampai tanggal akhirnya.',
  grant: 'Setujui dispensasi',
  granting: 'Menyetujui…',
  decline: 'Tolak',
  declining: 'Menolak…',
  declineAnswer: 'Jawaban untuk yang meminta',
  declineHelp: 'Sebutkan mengapa, dan apa yang dapat dilakukan kader.',
  granted: (name: string, until: string) =>
    `Dispensasi untuk ${name} disetujui, berlaku sampai ${formatDate(until)}.`,
  declined: (name: string) => `Dispensasi untuk ${name} ditolak.`,
  withdraw: 'Tarik dispensasi',
  withdrawing: 'Menarik…',
  withdrawNote: 'Mengapa ditarik',
  withdrawHelp: 'Bagian ini dihitung kurang lagi. Sertifikat yang sudah terbit tidak berubah.',
  taken: (name: string) => `Dispensasi untuk ${name} ditarik.`,
} as const
