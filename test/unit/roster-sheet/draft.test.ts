import { describe, expect, it } from 'vitest'
import type { RowOutcome } from '../../../worker/contract/roster.ts'
import {
  asSent,
  chunksOf,
  sharedProblems,
  withEdits,
  type Draft,
} from '../../../site/src/features/roster/draft.ts'
import { restCsv, restXlsx } from '../../../site/src/features/roster/rest-file.ts'
import { readFile } from '../../../site/src/lib/sheet/read-file.ts'
import { findTable, readRows, type SheetRow } from '../../../site/src/features/roster/read-sheet.ts'

const row = (line: number, cells: Omit<SheetRow, 'line'> = {}): SheetRow => ({
  line,
  name: `Kader ${line}`,
  ...cells,
})

const draft = (rows: readonly SheetRow[], edits: Draft['edits'] = {}): Draft => ({
  importId: '0197f000-0000-7000-8000-000000000001',
  district: '35.08',
  fileName: 'daftar.xlsx',
  fingerprint: 'f',
  rows,
  edits,
  saving: null,
})

const unknown = (line: number, part: 'village' | 'subDistrict', written: string): RowOutcome => ({
  state: 'PROBLEM',
  line,
  problems: [{ reason: 'AREA_UNKNOWN', part, written, candidates: [] }],
})

describe('chunks', () => {
  it('hold every row once, in order, and never more than their size', () => {
    const rows = Array.from({ length: 4500 }, (_, at) => row(at + 2))
    const chunks = chunksOf(rows, {})
    expect(chunks.map((chunk) => chunk.length)).toEqual([2000, 2000, 500])
    expect(chunks.flat()).toEqual(rows.map(({ line }) => line))
  })

  it('send a row together with, and after, the row it names as the same person', () => {
    const rows = [row(2), row(3), row(4), row(5)]
    const chunks = chunksOf(rows, { 2: { decision: { sameAsLine: 5 } } }, 2)
    expect(chunks).toEqual([
      [3, 4],
      [5, 2],
    ])
  })

  it('lose no row when two rows name each other', () => {
    const edits = { 2: { decision: { sameAsLine: 3 } }, 3: { decision: { sameAsLine: 2 } } }
    expect(new Set(chunksOf([row(2), row(3)], edits).flat())).toEqual(new Set([2, 3]))
  })
})

describe('answers', () => {
  it('lie over the cells of the sheet; an emptied cell is not sent', () => {
    const sent = asSent(row(7, { phone: '0812-345', village: 'Candro' }), {
      cells: { phone: '', village: 'Condro' },
      decision: 'new',
    })
    expect(sent).toEqual({ line: 7, name: 'Kader 7', village: 'Condro', decision: 'new' })
  })

  it('add up for one row, and are taken back together', () => {
    const first = withEdits(draft([row(7)]), new Map([[7, { cells: { phone: '0812' } }]]))
    const second = withEdits(
      first,
      new Map([[7, { cells: { name: 'Siti' }, areaCode: '35.08.01' }]]),
    )
    expect(second.edits[7]).toEqual({
      cells: { phone: '0812', name: 'Siti' },
      areaCode: '35.08.01',
    })
    expect(withEdits(second, new Map([[7, null]])).edits).toEqual({})
  })

  it('count for all rows with the same misspelt kecamatan', () => {
    const rows = [row(2), row(3), row(4)]
    const outcomes = new Map([
      [2, unknown(2, 'subDistrict', 'Rowo Kangkong')],
      [3, unknown(3, 'subDistrict', 'Rowo Kangkong')],
      [4, unknown(4, 'subDistrict', 'Tempe')],
    ])
    expect(sharedProblems(draft(rows), outcomes).get(2)).toEqual({
      written: 'Rowo Kangkong',
      lines: [2, 3],
    })
    expect(sharedProblems(draft(rows), outcomes).has(4)).toBe(false)
  })

  it('count for a misspelt desa only within its kecamatan: names repeat', () => {
    const rows = [row(2, { subDistrict: 'Kunir' }), row(3, { subDistrict: 'Tempeh' })]
    const outcomes = new Map([
      [2, unknown(2, 'village', 'Sukorjo')],
      [3, unknown(3, 'village', 'Sukorjo')],
    ])
    expect(sharedProblems(draft(rows), outcomes).size).toBe(0)
  })

  it('count for a desa by its former name, unless it was split: then each cadre may serve another part', () => {
    const part = {
      code: '35.08.10.2009',
      name: 'Boreng Lor',
      kind: 'desa' as const,
      subDistrictCode: '35.08.10',
      subDistrictName: 'Lumajang',
    }
    const shared = (candidates: (typeof part)[]) => {
      const changed = (line: number): RowOutcome => ({
        state: 'PROBLEM',
        line,
        problems: [
          {
            reason: 'AREA_CHANGED',
            change: 'RENAME',
            since: '2026-03-01',
            was: { code: '35.08.10.2009', name: 'Boreng', kind: 'desa' },
            candidates,
          },
        ],
      })
      const outcomes = new Map([2, 3].map((line) => [line, changed(line)]))
      return sharedProblems(draft([row(2), row(3)]), outcomes).get(3)
    }
    expect(shared([part])).toEqual({ written: 'Boreng', lines: [2, 3] })
    expect(shared([part, { ...part, code: '35.08.10.2014' }])).toBeUndefined()
  })
})

describe('the file of rows that were not saved', () => {
  const rest = [
    {
      row: {
        line: 23,
        name: '=HYPERLINK("http://x")',
        village: 'Sumber"urib"',
        phone: '+62 812 0000 1016',
        subDistrict: 'Pronojiwo',
      },
      outcome: unknown(23, 'village', 'Sumberurib'),
    },
  ]

  it('is a CSV that no spreadsheet runs, with every cell quoted', () => {
    const [head = '', line = ''] = restCsv(rest).split('\r\n')
    expect(head.startsWith('\uFEFF"Baris asal";"Nama"')).toBe(true)
    expect(line).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(line).toContain('"Sumber""urib""";')
    expect(line).not.toMatch(/(^|;)"?[=+@]/)
  })

  it('comes in again under its own headings', async () => {
    const reading = await readFile('sisa.xlsx', await restXlsx(rest))
    const table = reading.ok
      ? findTable(reading.sheets[0] ?? { name: '', rows: [], spans: [] })
      : null
    expect(table === null ? null : readRows(table, table.mapping).rows).toEqual([
      {
        line: 2,
        name: '=HYPERLINK("http://x")',
        subDistrict: 'Pronojiwo',
        village: 'Sumber"urib"',
        phone: '62 812 0000 1016',
      },
    ])
  })
})
