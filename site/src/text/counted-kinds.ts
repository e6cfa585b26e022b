/**
 * What those who are counted are called. Texts are written for KPM; `worded` says them of others: of the one kind that a report
 * counts, or of kader where not everybody who is counted is a KPM. Nothing else decides between the two words.
 */
import type { KindCounts, TrainedKindCounts } from '../../../worker/contract/kind-counts.ts'
import type { CountedKind } from '../../../worker/contract/reports.ts'
import type { CadreWord } from '../../../worker/contract/statement-token.ts'
import { formatNumber } from './format.ts'

/** A count without the fields was made before kinds were told apart: it says KPM, as it did. */
type Maybe<Counts> = { readonly [Key in keyof Counts]?: number | undefined }
type Kinds = Maybe<KindCounts>
type Counted = Kinds & { readonly cadres: number }
type Trained = Counted & Maybe<TrainedKindCounts> & { readonly trained?: number }
/** One kind, or the word for all. */
export type Said = CountedKind | CadreWord

export function cadreWord({
  tpkCadres = 0,
  posyanduCadres = 0,
  otherCadres = 0,
}: Kinds): CadreWord {
  return tpkCadres + posyanduCadres + otherCadres > 0 ? 'kader' : 'KPM'
}

function namesOf(all: number, tpk: number, posyandu: number, other: number): string {
  const named = (
    [
      ['KPM', all - tpk - posyandu - other],
      ['TPK', tpk],
      ['POSYANDU', posyandu],
      ['OTHER', other],
    ] as const
  ).flatMap(([kind, count]) => (count > 0 ? [`${formatNumber(count)} ${COUNTED_WORDS[kind]}`] : []))
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} dan ${named.at(-1)}`
}

/** `268 KPM dan 3 TPK`; empty where everybody is a KPM. */
export function kindsNamed(counted: Counted): string {
  if (cadreWord(counted) === 'KPM') return ''
  const { cadres, tpkCadres = 0, posyanduCadres = 0, otherCadres = 0 } = counted
  return namesOf(cadres, tpkCadres, posyanduCadres, otherCadres)
}

/** The same of those who are trained; empty also where nobody is, or it is not known. */
export function trainedNamed(counted: Trained): string {
  const { trained = 0, tpkTrained, posyanduTrained = 0, otherTrained = 0 } = counted
  if (cadreWord(counted) === 'KPM' || tpkTrained === undefined) return ''
  return namesOf(trained, tpkTrained, posyanduTrained, otherTrained)
}

/** In brackets, to stand behind the number; nothing for nothing. */
export function inBrackets(named: string): string {
  return named === '' ? '' : ` (${named})`
}

/** `105 KPM dan 69 TPK; yang terlatih: 45 TPK`; empty where everybody is a KPM. */
export function allNamed(counted: Trained): string {
  const named = kindsNamed(counted)
  const trained = counted.trained === counted.cadres ? '' : trainedNamed(counted)
  return trained === '' ? named : `${named}; yang terlatih: ${trained}`
}

type Term = { readonly term: string; readonly text: string }

/** The abbreviations that stand for those who are counted, spelled out. */
export function kindMeanings(counted: Counted, cadreTitle: string): Term[] {
  const { cadres, tpkCadres = 0, posyanduCadres = 0, otherCadres = 0 } = counted
  const hasOthersOnly = cadres > 0 && cadres === tpkCadres + posyanduCadres + otherCadres
  return [
    ...(hasOthersOnly ? [] : [{ term: 'KPM', text: `singkatan dari ${cadreTitle}.` }]),
    ...(tpkCadres === 0
      ? []
      : [{ term: 'TPK', text: 'Tim Pendamping Keluarga: bidan, kader TP PKK, dan kader KB.' }]),
  ]
}

/** Who is counted, where that is not KPM alone. */
export function kindsTerm(counted: Trained): Term[] {
  const named = allNamed(counted)
  return named === '' ? [] : [{ term: 'Kader yang dihitung', text: `${named}.` }]
}

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

/** `Belum ada KPM` becomes `Belum ada TPK bidan`, or `Belum ada kader`. */
export function worded(text: string, who: Said): string {
  if (!text.includes('KPM')) return text
  const said = text.replaceAll('KPM', who === 'kader' ? who : COUNTED_WORDS[who])
  return text.startsWith('KPM') ? said.charAt(0).toUpperCase() + said.slice(1) : said
}

/** In a title every word begins large: `Berkas Bukti Pelatihan Kader`. */
export function wordedTitle(title: string, word: CadreWord): string {
  return worded(title, word).replace(/\bkader\b/, 'Kader')
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
export function kindsNote(counted: Trained): string[] {
  return kindsTerm(counted).map(
    ({ term, text }) => `${term}: ${text} Pilih jenis kader untuk melihatnya terpisah.`,
  )
}
