/** The districts of a province as typed cells: the list of all with their total, and some of them side by side. */
import type {
  DistrictCoverage,
  DistrictWithout,
  KeptDay,
} from '../../../worker/contract/reporting.ts'
import { cadreWord, kindsNamed, worded, type Said } from '../text/counted-kinds.ts'
import { formatNumber } from '../text/format.ts'
import { DISTRICT_NUMBERS as WORDS, WITHOUT_WORDS } from '../text/province.ts'
import { noteOf } from '../text/reporting.ts'
import {
  changeCell,
  countCell,
  dayCell,
  shareCell,
  textCell,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from './report-table.ts'

type Counts = Pick<
  DistrictCoverage,
  | 'cadres'
  | 'trained'
  | 'areas'
  | 'areasWithCadre'
  | 'areasCovered'
  | 'tpkCadres'
  | 'posyanduCadres'
  | 'otherCadres'
>

/** The districts in the order given, then those without numbers, and the total of the first. */
export function districtsTable({
  districts,
  others,
}: {
  readonly districts: readonly DistrictCoverage[]
  readonly others: readonly DistrictWithout[]
}): ReportTable {
  const totals = districtTotals(districts)
  const who = cadreWord(totals)
  const counts = countedColumns(who)
  const nothing = counts.map(() => textCell(''))
  const counted = districts.map((district, index) => ({
    code: district.code,
    cells: [
      countCell(index + 1),
      textCell(district.name),
      ...countCells(district),
      ...changeCells(district, 'weekAgo'),
      dayCell(district.asOf),
      textCell(worded(noteOf(district), who)),
    ],
  }))
  const without = others.map(({ code, name, state }, index) => ({
    code,
    cells: [
      countCell(districts.length + index + 1),
      textCell(name),
      ...nothing,
      textCell(WITHOUT_WORDS[state]),
    ],
  }))
  return {
    title: worded(WORDS.title, who),
    columns: [number('no', who), text('name'), ...counts, text('note')],
    rows: [...counted, ...without],
    total: {
      code: '',
      cells: [
        textCell(''),
        textCell(WORDS.total),
        ...countCells(totals),
        ...totalChanges(districts),
        textCell(''),
        textCell(''),
      ],
    },
  }
}

/** A cadre belongs to one district, so persons may be added up; shares may not. */
export function districtTotals(districts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => districts.reduce((total, each) => total + each[key], 0)
  return {
    cadres: sum('cadres'),
    trained: sum('trained'),
    areas: sum('areas'),
    areasWithCadre: sum('areasWithCadre'),
    areasCovered: sum('areasCovered'),
    tpkCadres: sum('tpkCadres'),
    posyanduCadres: sum('posyanduCadres'),
    otherCadres: sum('otherCadres'),
  }
}

const COUNTED = [
  'cadres',
  'trained',
  'shareTrained',
  'areas',
  'areasCovered',
  'shareCovered',
  'weekTrained',
  'weekCovered',
  'asOf',
] as const

function countedColumns(who: Said): readonly ReportColumn[] {
  return COUNTED.map((key) => number(key, who))
}

function number(key: keyof typeof WORDS, who: Said): ReportColumn {
  return { key, title: worded(WORDS[key], who), numeric: true }
}

function text(key: keyof typeof WORDS): ReportColumn {
  return { key, title: WORDS[key], numeric: false }
}

function countCells({ cadres, trained, areas, areasCovered }: Counts): ReportCell[] {
  return [
    countCell(cadres),
    countCell(trained),
    shareCell(trained, cadres),
    countCell(areas),
    countCell(areasCovered),
    shareCell(areasCovered, areas),
  ]
}

type Before = 'weekAgo' | 'monthAgo'

function changeCells(district: DistrictCoverage, before: Before): ReportCell[] {
  return [
    changeCell(changeOf(district, before, 'trained')),
    changeCell(changeOf(district, before, 'areasCovered')),
  ]
}

function changeOf(
  district: DistrictCoverage,
  before: Before,
  key: 'trained' | 'areasCovered',
): number | null {
  const kept: KeptDay | null = district[before]
  return kept === null ? null : district[key] - kept[key]
}

/** Known for the whole only where it is known of each. */
function totalChanges(districts: readonly DistrictCoverage[]): ReportCell[] {
  const total = (key: 'trained' | 'areasCovered') => {
    let sum = 0
    for (const district of districts) {
      const change = changeOf(district, 'weekAgo', key)
      if (change === null) return null
      sum += change
    }
    return districts.length === 0 ? null : sum
  }
  return [changeCell(total('trained')), changeCell(total('areasCovered'))]
}

/** One column for each district, one row for each number; the code of a row is the name of the number. */
export function comparisonTable(districts: readonly DistrictCoverage[]): ReportTable {
  const who = cadreWord(districtTotals(districts))
  const row = (key: keyof typeof WORDS, cellOf: (district: DistrictCoverage) => ReportCell) => ({
    code: key,
    cells: [textCell(worded(WORDS[key], who)), ...districts.map(cellOf)],
  })
  const change = (before: Before, key: 'trained' | 'areasCovered') => (each: DistrictCoverage) =>
    changeCell(changeOf(each, before, key))
  return {
    title: worded(WORDS.comparison, who),
    columns: [
      text('measure'),
      ...districts.map(({ code, name }) => ({ key: code, title: name, numeric: true })),
    ],
    rows: [
      row('asOf', ({ asOf }) => dayCell(asOf)),
      row('shareTrained', ({ trained, cadres }) => shareCell(trained, cadres)),
      row('cadres', ({ cadres }) => countCell(cadres)),
      ...(who === 'KPM'
        ? []
        : [
            row('kinds', (each) =>
              textCell(kindsNamed(each) || `${formatNumber(each.cadres)} KPM`),
            ),
          ]),
      row('trained', ({ trained }) => countCell(trained)),
      row('untrained', ({ cadres, trained }) => countCell(cadres - trained)),
      row('subDistrictCadres', ({ subDistrictCadres }) => countCell(subDistrictCadres)),
      row('shareCovered', ({ areasCovered, areas }) => shareCell(areasCovered, areas)),
      row('villages', ({ villages }) => countCell(villages)),
      row('kelurahan', ({ kelurahan }) => countCell(kelurahan)),
      row('areasWithCadre', ({ areasWithCadre }) => countCell(areasWithCadre)),
      row('areasCovered', ({ areasCovered }) => countCell(areasCovered)),
      row('uncovered', ({ areas, areasCovered }) => countCell(areas - areasCovered)),
      row('weekTrained', change('weekAgo', 'trained')),
      row('weekCovered', change('weekAgo', 'areasCovered')),
      row('monthTrained', change('monthAgo', 'trained')),
      row('monthCovered', change('monthAgo', 'areasCovered')),
    ],
    total: null,
  }
}
