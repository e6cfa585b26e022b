/**
 * What is written and drawn on the picture of a district's coverage that people send on: counts only, every word ready, so that
 * what paints it (`lib/coverage-picture.ts`) words nothing.
 */
import type { CoveragePart } from '../../../worker/contract/reporting.ts'
import { cadreWord, inBrackets, trainedNamed, worded } from '../text/counted-kinds.ts'
import { formatNumber, formatShare } from '../text/format.ts'
import { PRODUCT, TILES } from '../text/frame.ts'
import { linkDescription, PICTURE } from '../text/public-page.ts'
import { asOfLine, COVERAGE, partOfWhole } from '../text/reporting.ts'
import { stateOf, type TileArea } from './tile-map.ts'

export type CoveragePicture = {
  readonly kicker: string
  readonly name: string
  readonly day: string
  readonly shares: readonly {
    readonly share: string
    readonly label: string
    readonly counts: string
  }[]
  /** A text per sub-district, a digit per area: 0 nobody, 1 a cadre, 2 a trained one; ordered by code. */
  readonly tiles: readonly string[]
  /** For the digits 2, 1 and 0. */
  readonly legend: readonly { readonly state: number; readonly label: string }[]
  /** Without `https://`. */
  readonly address: string
  readonly note: string
  /** Set when everything on it is made up. */
  readonly sample: string
  readonly file: string
  /** What goes along with it in a message. */
  readonly message: string
}

/** As it stands in a page, with the sentence for a browser that cannot paint. */
export type ShownPicture = CoveragePicture & { readonly failed: string }

type Shown = {
  readonly code: string
  readonly name: string
  readonly asOf: string
  readonly isDemo: boolean
  readonly total: Omit<CoveragePart, 'code' | 'name'>
  readonly parts: readonly { readonly code: string }[]
  readonly villages: readonly (TileArea & { readonly subDistrictCode: string })[]
}

const LETTERS_OF_KINDS = 24
const DIGITS = { none: 0, some: 1, done: 2 } as const

/** `origin`: the official address of the product. */
export function pictureOf(shown: Shown, origin: string): CoveragePicture {
  const { code, name, asOf, isDemo, total, parts, villages } = shown
  const word = cadreWord(total)
  const kinds = inBrackets(trainedNamed(total))
  const trained = share(worded(COVERAGE.shareTrained, word), total.trained, total.cadres)
  const digits = villages.map((village) => DIGITS[stateOf(village)])
  const counted = (['done', 'some', 'none'] as const).map((state) => ({
    state: DIGITS[state],
    label: `${worded(TILES[state], word)} ${formatNumber(digits.filter((digit) => digit === DIGITS[state]).length)}`,
  }))
  return {
    kicker: COVERAGE.kicker,
    name,
    day: asOfLine(asOf),
    shares: [
      // Side by side with the other, so longer words would make both small.
      kinds.length > LETTERS_OF_KINDS
        ? trained
        : {
            ...trained,
            counts: partOfWhole(total.trained, total.cadres).replace(' ', `${kinds} `),
          },
      share(COVERAGE.shareCovered, total.areasCovered, total.areas),
    ],
    tiles: parts.map((part) =>
      digits.filter((_, index) => villages[index]?.subDistrictCode === part.code).join(''),
    ),
    legend: counted,
    address: `${origin.replace(/^https?:\/\//, '')}/kab/${code}/`,
    note: `${PRODUCT} · ${PICTURE.countsOnly}`,
    sample: isDemo ? PICTURE.sample : '',
    file: `cakupan-${code}-${asOf}.png`,
    message: `${linkDescription(total, asOf, isDemo)} ${origin}/kab/${code}/`,
  }
}

function share(label: string, part: number, whole: number): CoveragePicture['shares'][number] {
  return { share: formatShare(part, whole), label, counts: partOfWhole(part, whole) }
}
