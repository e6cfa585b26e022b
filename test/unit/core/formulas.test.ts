/**
 * No table that leaves the product runs anything, and what comes back is what left. Whoever writes a table stands here by name: a new
 * writer is a fault until it goes through one of these. What the Worker's own addresses hand out is walked in
 * `worker/reporting/formula-walk.test.ts`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restCsv, restXlsx, type Rest } from '../../../site/src/features/roster/rest-file.ts'
import { findTable, readRows } from '../../../site/src/features/roster/read-sheet.ts'
import { csvOf } from '../../../site/src/lib/csv.ts'
import { sheetTemplate } from '../../../site/src/lib/exchange/sheet-layout.ts'
import { readFile } from '../../../site/src/lib/sheet/read-file.ts'
import { wordFile } from '../../../site/src/lib/word-file.ts'
import { textCell } from '../../../site/src/render/report-table.ts'
import { disarmed, rearmed } from '../../../worker/contract/plain-cell.ts'
import { csvOf as csvOfWorker } from '../../../worker/reporting/csv.ts'
import { workbookOf } from '../../../worker/reporting/workbook.ts'
import { readSheet } from '../../factories/workbook.ts'
import { couldRun, HOSTILE_CELLS, strictCsv } from '../../fixtures/hostile/cells.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const SOURCES = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'site/src', 'worker'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((name) => /\.(ts|tsx|astro)$/.test(name) && existsSync(path.join(ROOT, name)))
const whoHas = (pattern: RegExp) =>
  SOURCES.filter((name) => pattern.test(readFileSync(path.join(ROOT, name), 'utf8')))

/** As our own reader gives cells: one line, without what nobody sees at the ends. */
/** No text that the product keeps holds one, and a file with one is no text to its reader. */
const WITHOUT_NUL = HOSTILE_CELLS.filter((cell) => !cell.includes('\0'))
const asRead = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

describe('who writes tables', () => {
  it('as workbooks: these, each tested below or in the walk', () => {
    expect(whoHas(/\bwriteXlsx\b/)).toEqual([
      'site/src/features/certification/records/files.ts',
      'site/src/features/roster/rest-file.ts',
      'site/src/lib/exchange/sheet-layout.ts',
      'site/src/lib/save-table.ts',
      'worker/reporting/workbook.ts',
    ])
    // The two that need a page to save with say every cell through the same function.
    const saved = whoHas(/\.map\(\(cells\) => cells\.map\(disarmed\)\)/)
    expect(saved).toContain('site/src/lib/save-table.ts')
    expect(saved).toContain('site/src/features/certification/records/files.ts')
  })

  it('as CSV: whoever says that something is one, through `csvOf`', () => {
    const savers = whoHas(/['"]text\/csv/)
    const throughIt = whoHas(/\b(csvOf|csvOfReport|restCsv|resultCsv)\(/)
    expect(savers.filter((name) => !throughIt.includes(name))).toEqual([])
    expect(savers.length).toBeGreaterThan(5)
  })

  it('as documents for Word: one', () => {
    expect(whoHas(/import\('docx'\)/)).toEqual(['site/src/lib/word-file.ts'])
  })
})

describe('a cell', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(...HOSTILE_CELLS),
    fc
      .tuple(fc.constantFrom(...HOSTILE_CELLS), fc.string({ maxLength: 5 }))
      .map((parts) => parts.join('')),
  )

  it('does not run, and can be taken back, whatever it is', () => {
    fc.assert(
      fc.property(anything, (cell) => {
        expect(couldRun(disarmed(cell))).toBe(false)
        expect(rearmed(disarmed(cell))).toBe(cell)
      }),
    )
    expect(HOSTILE_CELLS.map(disarmed).filter(couldRun)).toEqual([])
    expect(['-', '', "Ra'as", "'Aisyah", 'Siti-Aminah', '98,5%'].map(disarmed)).toEqual([
      '-',
      '',
      "Ra'as",
      "'Aisyah",
      'Siti-Aminah',
      '98,5%',
    ])
  })

  it.each([
    ['the site', csvOf],
    ['the Worker', csvOfWorker],
  ])('stays one cell in a CSV of %s, and comes back as it was', async (_, write) => {
    const table = [['Judul', 'Isi'], ...HOSTILE_CELLS.map((cell, at) => [`Baris ${at}`, cell])]
    const text = write(table)
    const cells = strictCsv(text)
    expect(cells.map((row) => row.map(rearmed))).toEqual(table)
    expect(cells.flat().filter(couldRun)).toEqual([])
    const readable = table.filter(([, cell = '']) => !cell.includes('\0'))
    const reading = await readFile('a.csv', new TextEncoder().encode(write(readable)))
    if (!reading.ok) throw new Error(reading.fault)
    expect(reading.sheets[0]?.rows).toEqual(readable.map((row) => row.map(asRead)))
  })
})

describe('the rows that were not written', () => {
  const rest: Rest[] = WITHOUT_NUL.map((cell, at) => ({
    row: {
      line: at + 2,
      name: `${cell} Siti`,
      village: `${cell} Besuk`,
      subDistrict: 'Tempeh',
      decreeNumber: `${cell}/1`,
    },
    outcome: { state: 'SKIPPED', line: at + 2 },
  }))

  it.each([
    ['CSV', 'sisa.csv', async () => new TextEncoder().encode(restCsv(rest))],
    ['workbook', 'sisa.xlsx', () => restXlsx(rest)],
  ])('come in again as a %s with the names that they had', async (_, name, write) => {
    const reading = await readFile(name, await write())
    const [sheet] = reading.ok ? reading.sheets : []
    const table = sheet === undefined ? null : findTable(sheet)
    if (table === null) throw new Error('no table')
    const { rows } = readRows(table, table.mapping)
    type Fields = {
      name?: string | undefined
      village?: string | undefined
      decreeNumber?: string | undefined
    }
    const fields = ({ name: who, village, decreeNumber }: Fields) =>
      [who, village, decreeNumber].map((each) => each ?? '')
    expect(rows.map(fields)).toEqual(rest.map(({ row }) => fields(row).map(asRead)))
  })

  it('run nowhere', async () => {
    expect(strictCsv(restCsv(rest)).flat().filter(couldRun)).toEqual([])
    await expectPlain(await restXlsx(rest))
  })
})

/** No formula, no link to another file, no macro; and every cell that holds words says that it does. */
async function expectPlain(bytes: Uint8Array): Promise<void> {
  const parts = await partsOf(bytes)
  expect([...parts.keys()].filter((name) => /external|vba|activex|connection/i.test(name))).toEqual(
    [],
  )
  for (const [name, text] of parts)
    expect(text, name).not.toMatch(/<f[\s/>]|ddeLink|TargetMode="External"/)
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  const parts = new Map<string, string>()
  for (const entry of await zip.getEntries()) {
    // Safe: only files of an archive have data.
    const data = await (entry as FileEntry).getData(new Uint8ArrayWriter())
    parts.set(entry.filename, new TextDecoder().decode(data))
  }
  return parts
}

describe('a workbook', () => {
  const TABLE = {
    title: '=1+1',
    columns: [{ key: 'name', title: '@SUM(1)', numeric: false }],
    rows: HOSTILE_CELLS.map((cell, at) => ({ code: String(at), cells: [textCell(cell)] })),
    total: null,
  }

  it('of a report holds texts as texts, as they were, and nothing that runs', async () => {
    const bytes = await workbookOf({ table: TABLE, head: ['=1+1'], foot: ['@x'] })
    await expectPlain(bytes)
    const sheet = await readSheet(bytes)
    const cells = sheet.rows.flat()
    expect(cells.filter(({ hasFormula }) => hasFormula)).toEqual([])
    expect(cells.filter(({ value }) => typeof value === 'number')).toEqual([])
    const reading = await readFile('laporan.xlsx', bytes)
    if (!reading.ok) throw new Error(reading.fault)
    const read = (reading.sheets[0]?.rows ?? []).slice(3, 3 + HOSTILE_CELLS.length)
    expect(read.map(([cell]) => cell)).toEqual(HOSTILE_CELLS.map((cell) => asRead(rearmed(cell))))
  })

  it('to fill with questions runs nothing', async () => {
    const examples = [{ Soal: '=1+1' }]
    await expectPlain(
      await sheetTemplate({ sheet: 'Soal', help: 'Petunjuk', examples, notes: [['Soal', '=1']] }),
    )
  })
})

it('a document for Word holds texts as texts: no field but its page numbers', async () => {
  const items = HOSTILE_CELLS.map((cell) => cell.replaceAll(/\p{Cc}/gu, ' '))
  const parts = [
    { is: 'list', items },
    { is: 'table', head: items.slice(0, 2), rows: [items.slice(2, 4)], numeric: [] },
  ] as const
  const file = await wordFile({ parts, foot: '=1+1' }, { title: '=1', page: 'Halaman', of: 'dari' })
  const written = await partsOf(new Uint8Array(await file.arrayBuffer()))
  const text = [...written.values()].join('\n')
  const fields = Array.from(text.matchAll(/<w:instrText[^>]*>([^<]*)</g), ([, field = '']) => field)
  expect(fields.toSorted()).toEqual(['NUMPAGES', 'PAGE'])
  expect(text).not.toMatch(/w:fldSimple|w:altChunk|w:object|attachedTemplate/)
  expect(text).toContain('=WEBSERVICE(&quot;https://jahat.example/&quot;)')
})
