/**
 * The reports R1 and R3 as rows of words, without markup: the screen draws them, the files print them.
 * Shares are taken of the counts beside them, never of other shares.
 */
import type {
  Coverage,
  CoveragePart,
  UncoveredVillage,
} from '../../../worker/contract/reporting.ts'
import { formatMoment, formatNumber, formatShare } from '../text/format.ts'
import { TILES } from '../text/frame.ts'
import {
  asOfLine,
  DEFINITIONS,
  focusLine,
  governmentOf,
  KIND_WORDS,
  LACK_WORDS,
  noteOf,
  printedLine,
  RECAP,
  SAMPLE_LINE,
  scopeLine,
  titleMeaning,
  UNCOVERED,
} from '../text/reporting.ts'
import { stateOf } from './tile-map.ts'

export type ReportColumn = {
  readonly key: string
  readonly title: string
  readonly numeric: boolean
}

export type ReportRow = {
  /** The area of the row; empty for the total. */
  readonly code: string
  readonly cells: readonly string[]
}

export type ReportTable = {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow
}

/** R1 of a district, of a province by districts, or of a sub-district by villages. */
export function recapTable(coverage: Coverage): ReportTable {
  if (coverage.level === 'subDistrict') return villageTable(coverage)
  const isProvince = coverage.level === 'province'
  const named = isProvince
    ? { key: 'district', title: RECAP.district, numeric: false }
    : { key: 'subDistrict', title: RECAP.subDistrict, numeric: false }
  return {
    title: isProvince ? RECAP.titleOfProvince : RECAP.title,
    columns: [number('no'), named, ...COUNTED],
    rows: coverage.parts.map((part, index) => ({
      code: part.code,
      cells: [String(index + 1), part.name, ...countCells(part)],
    })),
    total: { code: '', cells: ['', RECAP.total, ...countCells(coverage)] },
  }
}

const COUNTED: readonly ReportColumn[] = [
  number('villages'),
  number('kelurahan'),
  number('areasWithCadre'),
  number('cadres'),
  number('subDistrictCadres'),
  number('trained'),
  number('shareTrained'),
  number('areasCovered'),
  number('shareCovered'),
  number('untrained'),
  { key: 'note', title: RECAP.note, numeric: false },
]

function number(key: keyof typeof RECAP): ReportColumn {
  return { key, title: RECAP[key], numeric: true }
}

function text(key: keyof typeof RECAP): ReportColumn {
  return { key, title: RECAP[key], numeric: false }
}

function countCells(counts: Omit<CoveragePart, 'code' | 'name'>): string[] {
  const { areas, cadres, trained, areasCovered } = counts
  return [
    formatNumber(counts.villages),
    formatNumber(counts.kelurahan),
    formatNumber(counts.areasWithCadre),
    formatNumber(cadres),
    formatNumber(counts.subDistrictCadres),
    formatNumber(trained),
    formatShare(trained, cadres),
    formatNumber(areasCovered),
    formatShare(areasCovered, areas),
    formatNumber(cadres - trained),
    noteOf(counts),
  ]
}

/** The total counts persons: who serves two villages is one, so it may be less than the sum above it. */
function villageTable(coverage: Coverage): ReportTable {
  const { cadres, trained } = coverage
  return {
    title: RECAP.titleOfSubDistrict,
    columns: [
      number('no'),
      text('village'),
      text('kind'),
      number('cadres'),
      number('trained'),
      number('untrained'),
      text('state'),
    ],
    rows: coverage.villageList.map((village, index) => ({
      code: village.code,
      cells: [
        String(index + 1),
        village.name,
        KIND_WORDS[village.kind],
        formatNumber(village.cadres),
        formatNumber(village.trained),
        formatNumber(village.cadres - village.trained),
        TILES[stateOf(village)],
      ],
    })),
    total: {
      code: '',
      cells: [
        '',
        RECAP.total,
        '',
        formatNumber(cadres),
        formatNumber(trained),
        formatNumber(cadres - trained),
        `${formatShare(coverage.areasCovered, coverage.areas)} tercakup`,
      ],
    },
  }
}

/** R3: one row per cadre who is there, one for a village without any. */
export function uncoveredTable(villages: readonly UncoveredVillage[]): ReportTable {
  const rows = villages.flatMap((village, index) => {
    const area = [
      String(index + 1),
      village.name,
      KIND_WORDS[village.kind],
      village.subDistrictName,
      village.isFocus ? UNCOVERED.yes : '',
    ]
    if (village.cadres.length === 0) {
      return [{ code: village.code, cells: [...area, UNCOVERED.noCadre, UNCOVERED.noCadreLack] }]
    }
    return village.cadres.map((cadre) => ({
      code: village.code,
      cells: [...area, cadre.name, LACK_WORDS[cadre.lack]],
    }))
  })
  return {
    title: UNCOVERED.title,
    columns: [
      number('no'),
      text('village'),
      text('kind'),
      text('subDistrict'),
      { key: 'focus', title: UNCOVERED.focus, numeric: false },
      { key: 'cadre', title: UNCOVERED.cadre, numeric: false },
      { key: 'lack', title: UNCOVERED.lack, numeric: false },
    ],
    rows,
    total: {
      code: '',
      cells: ['', UNCOVERED.total, '', '', '', formatNumber(villages.length), ''],
    },
  }
}

/** The lines over a report: whose it is, what it is, for which area and day. */
export function reportHead(coverage: Coverage, title: string): string[] {
  const { level, name, parentName, officeName, isDemo, focusYear } = coverage
  const government = {
    province: governmentOf(`Provinsi ${name}`),
    district: governmentOf(name),
    subDistrict: governmentOf(parentName),
  }[level]
  return [
    ...(isDemo ? [SAMPLE_LINE] : []),
    government,
    ...(officeName === '' ? [] : [officeName.toUpperCase()]),
    title,
    asOfLine(coverage.asOf),
    scopeLine(level, name, parentName),
    focusLine(focusYear),
  ]
}

/** The lines under a report: what the words mean, where and when it was made. */
export function reportFoot(
  coverage: Coverage,
  madeAt: string,
  zone: Parameters<typeof formatMoment>[1],
): string[] {
  const meanings = [titleMeaning(coverage.cadreTitle), ...DEFINITIONS]
  return [
    ...meanings.map(({ term, text: meaning }) => `${term}: ${meaning}`),
    printedLine(formatMoment(madeAt, zone)),
  ]
}
