import { describe, expect, it } from 'vitest'
import {
  codesOf,
  compareHref,
  districtHref,
  listHref,
} from '../../../site/src/features/reporting/province/addresses.ts'
import { inOrder } from '../../../site/src/features/reporting/province/district-order.ts'
import { statementCode } from '../../../site/src/features/reporting/province/statement-code.ts'
import { comparisonTable, districtsTable } from '../../../site/src/render/province-table.ts'
import { cellText } from '../../../site/src/render/report-table.ts'
import type { DistrictCoverage } from '../../../worker/contract/reporting.ts'
import { ALL_KPM } from '../../factories/all-kpm.ts'

function district(code: string, counts: Partial<DistrictCoverage>): DistrictCoverage {
  return {
    code,
    name: `Kabupaten ${code}`,
    provinceName: 'Jawa Timur',
    asOf: '2026-11-21',
    isDemo: false,
    villages: 3,
    kelurahan: 1,
    areas: 4,
    cadres: 10,
    trained: 5,
    subDistrictCadres: 0,
    areasWithCadre: 4,
    areasCovered: 2,
    ...ALL_KPM,
    weekAgo: null,
    monthAgo: null,
    ...counts,
  }
}

it('says kader in the list and side by side where one district has others, with the kinds of each', () => {
  const [team, plain] = [district('17.08', { cadres: 45, tpkCadres: 45 }), district('35.08', {})]
  const titles = districtsTable({ districts: [team, plain], others: [] }).columns.map(
    ({ title }) => title,
  )
  expect(titles).toContain('% kader terlatih')
  expect(titles.join()).not.toContain('KPM')
  const rows = comparisonTable([team, plain]).rows.map(({ cells }) => cells.map(cellText))
  expect(rows).toContainEqual(['Kader yang dihitung', '45 TPK', '10 KPM'])
  const alone = comparisonTable([plain]).rows.map(({ cells }) => cells.map(cellText).join())
  expect(alone.join()).not.toContain('Kader yang dihitung')
  expect(alone).toContain('Jml KPM,10')
})

const week = (trained: number, areasCovered: number) => ({
  day: '2026-11-14',
  cadres: 10,
  trained,
  areas: 4,
  areasCovered,
})

const SMALL = district('35.01', { cadres: 4, trained: 4, weekAgo: week(6, 2) })
const LARGE = district('35.02', { cadres: 100, trained: 20, weekAgo: week(10, 0) })
const EMPTY = district('35.03', { cadres: 0, trained: 0, areasCovered: 0 })

describe('the order of districts', () => {
  it.each([
    ['shareTrained', 'up', ['35.02', '35.01', '35.03']],
    ['shareTrained', 'down', ['35.01', '35.02', '35.03']],
    ['weekTrained', 'up', ['35.01', '35.02', '35.03']],
    ['weekTrained', 'down', ['35.02', '35.01', '35.03']],
    ['cadres', 'down', ['35.02', '35.01', '35.03']],
    ['name', 'down', ['35.03', '35.02', '35.01']],
  ] as const)('by %s, %s: what has no value is last', (key, direction, codes) => {
    expect(inOrder([EMPTY, LARGE, SMALL], key, direction).map(({ code }) => code)).toEqual(codes)
  })
})

describe('the tables', () => {
  it('take the shares of a total from persons and areas, never from shares', () => {
    const { columns, total } = districtsTable({ districts: [SMALL, LARGE], others: [] })
    const words = Object.fromEntries(
      columns.map(({ key }, at) => [key, cellText(total?.cells[at] ?? { is: 'text', text: '' })]),
    )
    expect(words).toMatchObject({
      cadres: '104',
      shareTrained: '23,1%',
      weekTrained: 'naik 8',
      weekCovered: 'naik 2',
    })
  })

  it('know no change of the whole where one district does not know its own', () => {
    const { columns, total } = districtsTable({ districts: [SMALL, EMPTY], others: [] })
    expect(total?.cells[columns.findIndex(({ key }) => key === 'weekTrained')]).toEqual({
      is: 'change',
      by: null,
    })
  })

  it('say of who has not joined that it has not, without a nought', () => {
    const { rows } = districtsTable({
      districts: [SMALL],
      others: [{ code: '35.04', name: 'Kota', provinceName: 'Jawa Timur', state: 'NOT_JOINED' }],
    })
    expect(rows[1]?.cells.map(cellText).filter((words) => words !== '')).toEqual([
      '2',
      'Kota',
      'Belum memakai Kelas Kader',
    ])
  })

  it('put districts side by side in the order asked', () => {
    const { columns, rows } = comparisonTable([LARGE, SMALL])
    expect(columns.map(({ key }) => key)).toEqual(['measure', '35.02', '35.01'])
    const of = (key: string) =>
      rows
        .find(({ code }) => code === key)
        ?.cells.slice(1)
        .map(cellText)
    expect(of('shareTrained')).toEqual(['20,0%', '100,0%'])
    expect(of('weekTrained')).toEqual(['naik 10', 'turun 2'])
    expect(of('monthTrained')).toEqual(['-', '-'])
  })
})

describe('addresses', () => {
  it('carry the order and the ticks down and back, and codes only', () => {
    const list = '?urut=kpm&arah=turun&pilih=35.01-35.02'
    const down = districtHref('35.02', list)
    expect(down).toBe('/provinsi/kabupaten/?kode=35.02&urut=kpm&arah=turun&pilih=35.01-35.02')
    expect(listHref(down.slice(down.indexOf('?')), { code: '35.02' })).toBe(
      `/provinsi/${list}#k-35.02`,
    )
    const side = compareHref(['35.01', '35.02'], list)
    expect(side).toBe('/provinsi/banding/?kode=35.01-35.02&urut=kpm&arah=turun')
    expect(listHref(side.slice(side.indexOf('?')), { chosen: ['35.02'] })).toBe(
      '/provinsi/?pilih=35.02&urut=kpm&arah=turun',
    )
  })

  it('read codes, each once, and nothing else', () => {
    expect(codesOf('35.01-35.01-Siti-35.1-35.02')).toEqual(['35.01', '35.02'])
  })
})

describe('the code of a statement', () => {
  it.each([
    'BKT-7Q4M-2XKD-9TRB',
    ' bkt 7q4m 2xkd 9trb ',
    'bkt7q4m2xkd9trb',
    'https://kelas.test/bukti/BKT-7Q4M-2XKD-9TRB?x=1#atas',
    'kelas.test/bukti/BKT-7Q4M-2XKD-9TRB.json',
  ])('is read from %j', (typed) => expect(statementCode(typed)).toBe('BKT-7Q4M-2XKD-9TRB'))

  it.each(['', 'KPM-7Q4M-2XKD-9TRB', 'BKT-7Q4M', 'https://kelas.test/v#123456'])(
    'is not %j',
    (typed) => expect(statementCode(typed)).toBeNull(),
  )
})
