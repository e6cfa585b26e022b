import { describe, expect, it } from 'vitest'
import { countCell, textCell } from '../../../site/src/render/report-table.ts'
import { columnsOf, PADDING } from '../../../worker/reporting/pdf-columns.ts'
import { workbookOf } from '../../../worker/reporting/workbook.ts'
import { readSheet } from '../../factories/workbook.ts'

const LONG = 'Pelatihan Dasar Kader Pembangunan Manusia dalam Pencegahan Stunting'
const TABLE = {
  title: 'Daftar',
  columns: [
    { key: 'no', title: 'No', numeric: true },
    { key: 'course', title: 'Pelatihan', numeric: false },
    { key: 'hours', title: 'Jam pelajaran seluruhnya', numeric: true },
  ],
  rows: [
    { code: 'a', cells: [countCell(1), textCell(LONG), countCell(32)] },
    { code: 'b', cells: [countCell(2), textCell('Penyegaran'), countCell(8)] },
  ],
  total: null,
}

describe('a workbook', () => {
  it('gives every line of a broken text its room', async () => {
    const sheet = await readSheet(
      await workbookOf({ table: TABLE, head: ['Daftar'], foot: [LONG.repeat(3), 'Selesai'] }),
    )
    // The line over the table, an empty one, titles, two rows, an empty one, two lines under it.
    const [over, empty, titles, long, short, between, foot, last] = sheet.heights
    expect([over, empty, short, between, last]).toEqual(Array(5).fill(undefined))
    expect(titles).toBe(45)
    expect(long).toBe(30)
    expect(foot).toBeGreaterThan(45)
  })

  it('keeps what explains the table as wide as the table', async () => {
    const sheet = await readSheet(
      await workbookOf({ table: TABLE, head: ['Daftar'], foot: [LONG, 'Selesai'] }),
    )
    expect(sheet.merged).toEqual(['A7:C7', 'A8:C8'])
  })
})

describe('columns on paper that do not fit', () => {
  it('take what is missing from the widest: a title of two letters is never broken', () => {
    const measure = (text: string, size: number) => text.length * size * 0.5
    const code = (letter: string) => textCell(letter.repeat(30))
    const wide = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, title: key, numeric: false }))
    const table = {
      title: 'Daftar',
      columns: [...wide, { key: 'hours', title: 'JP', numeric: true }],
      rows: [{ code: '', cells: [...wide.map(({ key }) => code(key)), countCell(4)] }],
      total: null,
    }
    const { size, widths } = columnsOf(table, 300, measure)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(300)
    expect((widths.at(-1) ?? 0) - 2 * PADDING).toBeGreaterThanOrEqual(measure('JP', size))
  })
})
