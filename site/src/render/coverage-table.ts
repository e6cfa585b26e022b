/** The reports R1 and R3 as typed cells, and the lines over and under every report. */
import type {
  Coverage,
  CoveragePart,
  UncoveredVillage,
} from '../../../worker/contract/reporting.ts'
import type { CountedKind } from '../../../worker/contract/reports.ts'
import {
  cadreWord,
  kindLine,
  kindMeaning,
  kindMeanings,
  kindsNote,
  worded,
  type Said,
} from '../text/counted-kinds.ts'
import { formatMoment, formatShare } from '../text/format.ts'
import { TILES } from '../text/frame.ts'
import {
  asOfLine,
  definitionsOf,
  focusLine,
  governmentOf,
  KIND_WORDS,
  LACK_WORDS,
  noteOf,
  printedLine,
  RECAP,
  SAMPLE_LINE,
  scopeLine,
  UNCOVERED,
} from '../text/reporting.ts'
import { recordedNote } from '../text/records.ts'
import {
  countCell,
  shareCell,
  textCell,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from './report-table.ts'
import { stateOf } from './tile-map.ts'

/** R1 of a district, of a province by districts, or of a sub-district by villages; of one kind of cadre it says that kind. */
export function recapTable(coverage: Coverage, of?: CountedKind): ReportTable {
  const kind = of ?? cadreWord(coverage)
  if (coverage.level === 'subDistrict') return villageTable(coverage, kind)
  const isProvince = coverage.level === 'province'
  const named = isProvince
    ? { key: 'district', title: RECAP.district, numeric: false }
    : { key: 'subDistrict', title: RECAP.subDistrict, numeric: false }
  return {
    title: worded(isProvince ? RECAP.titleOfProvince : RECAP.title, kind),
    columns: [number('no', kind), named, ...countedColumns(kind)],
    rows: coverage.parts.map((part, index) => ({
      code: part.code,
      cells: [countCell(index + 1), textCell(part.name), ...countCells(part, kind)],
    })),
    total: {
      code: '',
      cells: [textCell(''), textCell(RECAP.total), ...countCells(coverage, kind)],
    },
  }
}

const COUNTED = [
  'villages',
  'kelurahan',
  'areasWithCadre',
  'cadres',
  'subDistrictCadres',
  'trained',
  'shareTrained',
  'areasCovered',
  'shareCovered',
  'untrained',
] as const

function countedColumns(kind: Said): ReportColumn[] {
  return [...COUNTED.map((key) => number(key, kind)), text('note', kind)]
}

function number(key: keyof typeof RECAP, kind: Said): ReportColumn {
  return { key, title: worded(RECAP[key], kind), numeric: true }
}

function text(key: keyof typeof RECAP, kind: Said): ReportColumn {
  return { key, title: worded(RECAP[key], kind), numeric: false }
}

function countCells(counts: Omit<CoveragePart, 'code' | 'name'>, kind: Said): ReportCell[] {
  const { areas, cadres, trained, areasCovered } = counts
  return [
    countCell(counts.villages),
    countCell(counts.kelurahan),
    countCell(counts.areasWithCadre),
    countCell(cadres),
    countCell(counts.subDistrictCadres),
    countCell(trained),
    shareCell(trained, cadres),
    countCell(areasCovered),
    shareCell(areasCovered, areas),
    countCell(cadres - trained),
    textCell(worded(noteOf(counts), kind)),
  ]
}

/** The total counts persons: who serves two villages is one, so it may be less than the sum above it. */
function villageTable(coverage: Coverage, kind: Said): ReportTable {
  const { cadres, trained } = coverage
  return {
    title: worded(RECAP.titleOfSubDistrict, kind),
    columns: [
      number('no', kind),
      text('village', kind),
      text('kind', kind),
      number('cadres', kind),
      number('trained', kind),
      number('untrained', kind),
      text('state', kind),
    ],
    rows: coverage.villageList.map((village, index) => ({
      code: village.code,
      cells: [
        countCell(index + 1),
        textCell(village.name),
        textCell(KIND_WORDS[village.kind]),
        countCell(village.cadres),
        countCell(village.trained),
        countCell(village.cadres - village.trained),
        textCell(worded(TILES[stateOf(village)], kind)),
      ],
    })),
    total: {
      code: '',
      cells: [
        textCell(''),
        textCell(RECAP.total),
        textCell(''),
        countCell(cadres),
        countCell(trained),
        countCell(cadres - trained),
        textCell(`${formatShare(coverage.areasCovered, coverage.areas)} tercakup`),
      ],
    },
  }
}

/** R3: one row per cadre who is there, one for a village without any. */
export function uncoveredTable(villages: readonly UncoveredVillage[], kind: Said): ReportTable {
  const rows = villages.flatMap((village, index) => {
    const area = [
      countCell(index + 1),
      textCell(village.name),
      textCell(KIND_WORDS[village.kind]),
      textCell(village.subDistrictName),
      textCell(village.isFocus ? UNCOVERED.yes : ''),
    ]
    const row = (who: string, lack: string) => ({
      code: village.code,
      cells: [...area, textCell(who), textCell(lack)],
    })
    return village.cadres.length === 0
      ? [
          row(
            worded(UNCOVERED.noCadre, kind),
            // Only a KPM is chosen by the village's meeting.
            kind === 'KPM' || kind === 'kader'
              ? UNCOVERED.noCadreLack
              : worded(UNCOVERED.noCadreOfKind, kind),
          ),
        ]
      : village.cadres.map(({ name, lack }) => row(name, LACK_WORDS[lack]))
  })
  return {
    title: UNCOVERED.title,
    columns: [
      number('no', kind),
      text('village', kind),
      text('kind', kind),
      text('subDistrict', kind),
      { key: 'focus', title: UNCOVERED.focus, numeric: false },
      { key: 'cadre', title: worded(UNCOVERED.cadre, kind), numeric: false },
      { key: 'lack', title: UNCOVERED.lack, numeric: false },
    ],
    rows,
    total: {
      code: '',
      cells: [
        textCell(''),
        textCell(UNCOVERED.total),
        textCell(''),
        textCell(''),
        textCell(''),
        countCell(villages.length),
        textCell(''),
      ],
    },
  }
}

/** The lines over a report: whose it is, what it is, for which area and day, and what else narrows it. */
export function reportHead(
  coverage: Coverage,
  title: string,
  own: {
    readonly scope?: readonly string[]
    readonly more?: readonly string[]
    readonly kind?: CountedKind | undefined
  } = {},
): string[] {
  const { level, name, parentName, officeName, isDemo, focusYear } = coverage
  const government = {
    province: governmentOf(`Provinsi ${name}`),
    district: governmentOf(name),
    subDistrict: governmentOf(parentName),
  }[level]
  const scope = own.scope ?? [scopeLine(level, name, parentName), focusLine(focusYear)]
  return [
    ...(isDemo ? [SAMPLE_LINE] : []),
    government,
    ...(officeName === '' ? [] : [officeName.toUpperCase()]),
    title,
    asOfLine(coverage.asOf),
    ...scope,
    ...(own.kind === undefined ? [] : [kindLine(own.kind)]),
    ...(own.more ?? []),
  ]
}

/** The lines under a report: what the words mean, where and when it was made. `notes` stand in the place of R1's definitions. */
export function reportFoot(
  coverage: Coverage,
  madeAt: string,
  zone: Parameters<typeof formatMoment>[1],
  notes?: readonly string[],
  kind?: CountedKind,
): string[] {
  const word = ({ term, text: meaning }: ReturnType<typeof definitionsOf>[number]) =>
    `${term}: ${meaning}`
  const { cadreTitle } = coverage
  return [
    ...(notes === undefined && coverage.recorded > 0 ? [recordedNote(coverage.recorded)] : []),
    ...(kind === undefined ? kindMeanings(coverage, cadreTitle).map(word) : []),
    ...(kind === 'KPM' ? kindMeanings({ cadres: 0 }, cadreTitle).map(word) : []),
    ...(kind === undefined ? [] : kindMeaning(kind)),
    ...(kind === undefined && notes === undefined ? kindsNote(coverage) : []),
    ...(notes ?? definitionsOf(kind ?? cadreWord(coverage)).map(word)),
    printedLine(formatMoment(madeAt, zone)),
  ]
}
