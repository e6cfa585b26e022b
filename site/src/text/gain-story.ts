/** What a written report says of a batch before and after its course. Words for officers, not for authors of questions (`gain-office.ts`). */
import type { GainFigures } from '../../../worker/contract/insight.ts'
import { formatMean, formatNumber, formatTwo } from './format.ts'

export const GAIN_STORY = {
  /** Over the table. */
  topics: 'Menurut materi:',
  columns: ['Materi', 'Peserta', 'Tes awal', 'Tes akhir', 'N-gain'],
  nobody:
    'Belum ada peserta yang mengerjakan tes awal sebelum mulai belajar dan juga tes akhir, jadi peningkatan pengetahuan belum dapat dihitung.',
  meaning:
    'N-gain: bagian dari yang semula belum diketahui lalu dikuasai; di bawah 0,3 kecil, 0,3 sampai 0,7 sedang, 0,7 ke atas besar (Hake 1998).',
} as const

const BIG = 0.7
const MIDDLE = 0.3

/** Two or three sentences for one group. */
export function gainStory(figures: GainFigures): string {
  const { cadres, before, after, gain } = figures
  if (cadres === 0 || before === null || after === null) return GAIN_STORY.nobody
  const who = `Sebanyak ${formatNumber(cadres)} peserta mengerjakan tes awal sebelum mulai belajar, lalu tes akhir.`
  const marks = `Rata-rata jawaban benar mereka ${formatMean(before)} di tes awal dan ${formatMean(after)} di tes akhir (0 sampai 100).`
  const share = gain === null ? '' : ` N-gain ${formatTwo(gain)}${sizeWords(gain)}.`
  return `${who} ${marks}${share} ${sayingWords(figures)}`
}

function sizeWords(gain: number): string {
  if (gain < 0) return ''
  return gain >= BIG ? ' (besar)' : gain >= MIDDLE ? ' (sedang)' : ' (kecil)'
}

function sayingWords({ says, difference }: GainFigures): string {
  const range =
    difference === null
      ? ''
      : ` (selisih rata-rata antara ${signed(difference.low)} dan ${signed(difference.high)}, tingkat kepercayaan 95%)`
  switch (says) {
    case 'TOO_FEW':
      return 'Pesertanya masih sedikit, jadi angka ini kasar.'
    case 'GAINED':
      return `Peningkatannya nyata${range}.`
    case 'NOT_CLEAR':
      return `Dengan peserta sebanyak ini belum dapat dikatakan naik atau turun${range}.`
    case 'LOST':
      return `Nilainya turun${range}; kunci dan kalimat soal perlu diperiksa bersama pelatih.`
    case 'KNOWN_BEFORE':
      return 'Sebagian besar sudah diketahui sebelum pelatihan.'
  }
}

/** `+23,5`, `-3,0` */
function signed(value: number): string {
  const said = formatMean(value)
  return value > 0 && said !== '0,0' ? `+${said}` : said
}
