/** Words for what cadres know before and after a course. */
import type { GainFigures } from '../../../worker/contract/insight.ts'
import { formatNumber } from './format.ts'
import { decimal } from './insight-office.ts'

export const GAIN = {
  view: 'Sebelum dan sesudah',
  noneTitle: 'Pelatihan ini belum punya tes awal',
  none: 'Tambahkan tes awal di pengaturan pelatihan. Kader mengerjakannya satu kali sebelum mulai belajar, lalu kemajuannya terlihat di sini.',
  nobodyTitle: 'Belum ada yang mengerjakan kedua tes',
  nobody: 'Kemajuan muncul di sini setelah ada kader yang mengerjakan tes awal dan tes akhir.',
  intro:
    'Hanya kader yang mengerjakan kedua tes, masing-masing percobaan pertama. Kader yang melewati tes awal atau belum sampai ke tes akhir tidak ikut, jadi angka ini bukan angka semua kader.',
  total: 'Seluruh tes',
  before: 'Tes awal',
  after: 'Tes akhir',
  difference: 'Selisih',
  table: 'Angka tiap modul',
  module: 'Modul',
  cadres: 'Kader',
  low: 'Selisih paling rendah',
  high: 'Selisih paling tinggi',
  gain: 'Bagian yang dikejar',
  gainHelp:
    '“Bagian yang dikejar” adalah bagian dari yang semula belum diketahui lalu dikuasai: 0,5 berarti separuhnya. Di bawah 0,3 kecil, 0,7 ke atas besar (Hake 1998).',
  says: 'Arti',
} as const

export const GAIN_FILE_NAME = 'hasil-sebelum-sesudah'

export function points(value: number | null): string {
  const whole = Math.round(value ?? 0)
  // Not `-0`.
  return value === null ? '-' : formatNumber(whole === 0 ? 0 : whole)
}

/** `+23` */
function signed(value: number): string {
  const whole = Math.round(value)
  return whole > 0 ? `+${formatNumber(whole)}` : points(whole)
}

/** `+23 (+12 sampai +34)` */
export function differenceOf(difference: GainFigures['difference']): string {
  if (difference === null) return 'belum bisa dihitung'
  const { value, low, high } = difference
  return `${signed(value)} (${signed(low)} sampai ${signed(high)})`
}

export function gainNumber(gain: number | null): string {
  return gain === null ? '-' : decimal(gain)
}

export function tookBoth(cadres: number): string {
  return `${formatNumber(cadres)} kader mengerjakan kedua tes`
}

export function gainSample(cadres: number, sampled: number): string {
  return cadres === sampled
    ? `${formatNumber(cadres)} kader di wilayah ini sudah mulai.`
    : `${formatNumber(cadres)} kader di wilayah ini sudah mulai; yang dilihat ${formatNumber(sampled)} di antaranya, diambil merata.`
}

const BIG = 0.7
const MIDDLE = 0.3

/** What the figures say, in one sentence. */
export function gainWords({ says, cadres, gain }: GainFigures): string {
  switch (says) {
    case 'TOO_FEW':
      return cadres === 0
        ? 'Belum ada kader yang mengerjakan kedua tes.'
        : `Baru ${formatNumber(cadres)} kader. Angkanya masih sangat kasar.`
    case 'GAINED':
      if ((gain ?? 0) >= BIG)
        return 'Jelas naik, dan besar: sebagian besar yang belum diketahui kini dikuasai.'
      return (gain ?? 0) >= MIDDLE
        ? 'Jelas naik: sebagian yang belum diketahui kini dikuasai.'
        : 'Naik, tetapi sedikit. Lihat lagi pelajaran modul ini.'
    case 'NOT_CLEAR':
      return 'Belum terlihat naik atau turun. Lihat lagi pelajaran dan soalnya.'
    case 'LOST':
      return 'Lebih rendah sesudah belajar. Periksa kunci dan kalimat soalnya, lalu pelajarannya.'
    case 'KNOWN_BEFORE':
      return 'Sudah diketahui sebelum belajar. Modul ini bisa dipendekkan atau dinaikkan tingkatnya.'
  }
}

export const GAIN_COLUMNS = [
  GAIN.module,
  GAIN.cadres,
  GAIN.before,
  GAIN.after,
  GAIN.difference,
  GAIN.low,
  GAIN.high,
  GAIN.gain,
  GAIN.says,
] as const
