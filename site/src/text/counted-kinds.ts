/** Words of a report that counts one kind of cadre: its columns and definitions say that kind where they say KPM otherwise. */
import type { CountedKind } from '../../../worker/contract/reports.ts'
import { formatNumber } from './format.ts'

/** As it stands in a sentence. */
export const COUNTED_WORDS: Readonly<Record<CountedKind, string>> = {
  KPM: 'KPM',
  TPK: 'TPK',
  TPK_BIDAN: 'TPK bidan',
  TPK_PKK: 'TPK PKK',
  TPK_KB: 'TPK KB',
  POSYANDU: 'kader posyandu',
  OTHER: 'kader lain',
}

const LONG: Readonly<Record<CountedKind, string>> = {
  KPM: '',
  TPK: ', yaitu Tim Pendamping Keluarga: bidan, kader TP PKK, dan kader KB',
  TPK_BIDAN: ', yaitu bidan dari Tim Pendamping Keluarga',
  TPK_PKK: ', yaitu kader TP PKK dari Tim Pendamping Keluarga',
  TPK_KB: ', yaitu kader KB dari Tim Pendamping Keluarga',
  POSYANDU: '',
  OTHER: ', yaitu kader yang bukan KPM, TPK, atau kader posyandu',
}

export const KIND_CHOICE = {
  label: 'Jenis kader',
  all: 'Semua jenis',
} as const

/** `Belum ada KPM` becomes `Belum ada TPK bidan`; without a kind it stays. */
export function worded(text: string, kind: CountedKind | undefined): string {
  if (kind === undefined || !text.includes('KPM')) return text
  const said = text.replaceAll('KPM', COUNTED_WORDS[kind])
  return text.startsWith('KPM') ? said.charAt(0).toUpperCase() + said.slice(1) : said
}

/** Over the table. */
export function kindLine(kind: CountedKind): string {
  return `Jenis kader: ${COUNTED_WORDS[kind]}`
}

/** Under it: who is counted, and that the published figures are wider. */
export function kindMeaning(kind: CountedKind): string[] {
  return [
    `Jenis kader: laporan ini hanya menghitung ${COUNTED_WORDS[kind]}${LONG[kind]}. Jenis dicatat di daftar kader.`,
    'Angka resmi: halaman publik dan pernyataan cakupan menghitung semua jenis kader, jadi dapat berbeda dari laporan ini.',
  ]
}

/** Under a report on all kinds where not everybody is a KPM. Empty where everybody is. */
export function otherKindsNote(
  others: readonly { readonly kind: CountedKind; readonly cadres: number }[],
): string[] {
  const named = others
    .filter(({ kind, cadres }) => kind !== 'KPM' && cadres > 0)
    .map(({ kind, cadres }) => `${formatNumber(cadres)} ${COUNTED_WORDS[kind]}`)
  return named.length === 0
    ? []
    : [
        `Jenis lain: angka KPM di laporan ini termasuk ${named.join(', ')}. Pilih jenis kader untuk melihatnya terpisah.`,
      ]
}
