import { describe, expect, it } from 'vitest'
import { countCell, textCell } from '../../../site/src/render/report-table.ts'
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
