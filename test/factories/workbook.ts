/** Reads a workbook back with other libraries than the one that wrote it: zip.js for the archive, fast-xml-parser for its parts. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { XMLParser } from 'fast-xml-parser'

export type SheetCell = {
  /** `A1` */
  readonly at: string
  readonly value: string | number | null
  /** The number format by which it is shown; empty for none of its own. */
  readonly format: string
  readonly hasFormula: boolean
}

export type ReadSheet = {
  readonly rows: readonly (readonly SheetCell[])[]
  /** How many rows stay in sight. */
  readonly frozenRows: number
  readonly widths: readonly number[]
  /** Points by row; undefined where the program chooses. */
  readonly heights: readonly (number | undefined)[]
  /** `A9:M9` */
  readonly merged: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
})

export async function readSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const parts = new Map<string, string>()
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  for (const entry of await zip.getEntries()) {
    // Safe: only files of an archive have data.
    const data = await (entry as FileEntry).getData(new Uint8ArrayWriter())
    parts.set(entry.filename, new TextDecoder().decode(data))
  }
  const part = (name: string) => parser.parse(parts.get(name) ?? '') as Node
  const texts = many(inside(part('xl/sharedStrings.xml'), 'sst', 'si')).map(textOf)
  const styles = inside(part('xl/styles.xml'), 'styleSheet') as Node
  const formats = new Map(
    many(inside(styles, 'numFmts', 'numFmt')).map((each) => [
      each['@numFmtId'],
      each['@formatCode'],
    ]),
  )
  const formatOf = many(inside(styles, 'cellXfs', 'xf')).map(({ '@numFmtId': id }) => {
    const named = { '0': '', '3': '#,##0', '10': '0.00%' }[String(id)]
    return String(formats.get(id) ?? named ?? id)
  })
  const sheet = inside(part('xl/worksheets/sheet1.xml'), 'worksheet') as Node
  const pane = inside(sheet, 'sheetViews', 'sheetView', 'pane') as Node | undefined
  return {
    frozenRows: Number(pane?.['@ySplit'] ?? 0),
    widths: many(inside(sheet, 'cols', 'col')).map((column) => Number(column['@width'])),
    heights: rowsOf(sheet).map((row) =>
      row['@ht'] === undefined ? undefined : Number(row['@ht']),
    ),
    merged: many(inside(sheet, 'mergeCells', 'mergeCell')).map((each) => String(each['@ref'])),
    rows: rowsOf(sheet).map((row) =>
      many(row['c']).map((cell): SheetCell => ({
        at: String(cell['@r']),
        value: valueOf(cell, texts),
        format: formatOf[Number(cell['@s'] ?? 0)] ?? '',
        hasFormula: cell['f'] !== undefined,
      })),
    ),
  }
}

/** By their numbers: a row without a cell may be left out of the file. */
function rowsOf(sheet: Node): Node[] {
  const rows: Node[] = []
  for (const row of many(inside(sheet, 'sheetData', 'row'))) rows[Number(row['@r']) - 1] = row
  return Array.from(rows, (row) => row ?? {})
}

function valueOf(cell: Node, texts: readonly string[]): string | number | null {
  if (cell['@t'] === 's') return texts[Number(cell['v'])] ?? null
  if (cell['@t'] === 'inlineStr') return textOf(cell['is'] as Node)
  return cell['v'] === undefined ? null : Number(cell['v'])
}

function textOf(node: Node): string {
  const text = node['t']
  const inner = typeof text === 'object' ? inside(text, '#text') : text
  return typeof inner === 'string' ? inner : ''
}

function inside(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Node | undefined)?.[key], node)
}

/** An element that stands once is not a list for the parser. */
function many(found: unknown): Node[] {
  if (found === undefined || found === '') return []
  return (Array.isArray(found) ? found : [found]) as Node[]
}

/** An Excel day number as a calendar date. */
export function dayOf(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
}
