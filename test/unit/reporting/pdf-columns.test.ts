import { describe, expect, it } from 'vitest'
import { countCell, textCell } from '../../../site/src/render/report-table.ts'
import { columnsOf, PADDING } from '../../../worker/reporting/pdf-columns.ts'
import { setTable } from '../../../worker/reporting/pdf-table.ts'

describe('columns on paper that do not fit', () => {
  const wide = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, title: key, numeric: false }))
  const table = {
    title: 'Daftar',
    columns: [...wide, { key: 'hours', title: 'JP', numeric: true }],
    rows: [{ code: '', cells: [...wide.map(({ key }) => textCell(key.repeat(30))), countCell(4)] }],
    total: null,
  }

  it('take what is missing from the widest: a title of two letters is never broken', () => {
    const measure = (text: string, size: number) => text.length * size * 0.5
    const { size, widths } = columnsOf(table, 300, measure)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(300)
    expect((widths.at(-1) ?? 0) - 2 * PADDING).toBeGreaterThanOrEqual(measure('JP', size))
  })

  it('hold a word that is just as wide as its column, whatever its fractions', () => {
    for (let letter = 0.3; letter < 0.8; letter += 0.007) {
      const measure = (text: string, size: number) => text.length * size * letter
      const { head } = setTable(table, { x: 0, width: 300, room: 500 }, measure)
      expect(head.at(-1)?.lines).toHaveLength(1)
    }
  })
})
