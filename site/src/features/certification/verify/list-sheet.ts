/**
 * An officer's list of certificates as a table: which column is which, and the rows to check. Works on lists with headings,
 * on bare columns and on what was pasted. Pure: whether a code can exist is for the Worker to decide.
 */
import { MAX_CELL, type RowToCheck } from '../../../../../worker/contract/verify-many.ts'
import {
  isNeverPerson,
  mapColumns,
  nikColumns,
  PERSON_RULES,
  rule,
  withoutNik,
  type HeadingRule,
  type MappingOf,
} from '../../../lib/sheet/headings.ts'
import type { Sheet } from '../../../lib/sheet/read-file.ts'
import { findHeadings, findLastDense, isTotal } from '../../../lib/sheet/table.ts'

export type ListField = Exclude<keyof RowToCheck, 'line'>
export const FIELDS: readonly ListField[] = ['code', 'number', 'name', 'village', 'subDistrict']
export type ListMapping = MappingOf<ListField>

export type ListTable = {
  readonly sheetName: string
  /** Empty texts where the list has no headings. */
  readonly headings: readonly string[]
  readonly mapping: ListMapping
  readonly nikColumns: ReadonlySet<number>
  readonly body: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

export type ListReading = { readonly rows: readonly RowToCheck[]; readonly dropped: number }

const RULES: readonly HeadingRule<ListField>[] = [
  ...PERSON_RULES,
  rule('code', 9, /^(kode|kd) (verifikasi|sertifikat|validasi|cek|qr)\b/),
  rule('code', 8, /\b(kode|kd) (verifikasi|validasi)\b/),
  rule('code', 5, /^(kode|link|tautan)( sertifikat)?$/),
  // Both in one column: the Worker tells them apart.
  rule('number', 10, /\bnomor kode\b|\bkode nomor\b|\bkode atau nomor\b|\bno(mor)? atau kode\b/),
  rule(
    'number',
    9,
    /\b(no|nomor|nmr|no seri|nomor seri) (sertifikat|sertipikat|piagam|sttpp?l?)\b/,
  ),
  rule('number', 8, /\b(sertifikat|sertipikat)\b.*\b(no|nomor|nmr)\b/),
  rule('number', 6, /^(sertifikat|sertipikat|no seri|nomor seri|nomor tercetak)$/),
  rule('number', 3, /^nomor$/),
  rule('name', 8, /^(nama )?(pemegang|penerima)( sertifikat)?$/),
  rule('village', 5, /^wilayah$/),
]
const OWN = { code: true, number: true, name: false, village: false, subDistrict: false } as const
const HEADINGS = {
  rules: RULES,
  isNever: (key: string, field: ListField) => !OWN[field] && isNeverPerson(key, field),
}

/** What was pasted, as a sheet: a line is a row, a tab or semicolon parts its cells. */
export function sheetOfText(text: string): Sheet {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split(/[\t;]/).map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
  return { name: '', spans: [], rows }
}

/** The list in a sheet; null for a sheet with nothing in it. */
export function findList(sheet: Sheet): ListTable | null {
  const found = findHeadings(sheet, (headings) => {
    const mapping = mapColumns(headings, HEADINGS)
    return mapping.code === undefined && mapping.number === undefined
      ? 0
      : Object.keys(mapping).length
  })
  const next = found?.next ?? 0
  const below = sheet.rows.slice(next)
  const width = Math.max(0, ...sheet.rows.map((row) => row.length))
  const headings = Array.from({ length: width }, (_, column) => found?.headings[column] ?? '')
  const body = below.flatMap((cells, at) =>
    cells.every((cell) => cell === '') || isSame(cells, headings)
      ? []
      : [{ line: next + at + 1, cells }],
  )
  if (body.length === 0) return null
  const nik = nikColumns(headings, below)
  const contents = headings.map((_, column) => body.flatMap(({ cells }) => cells[column] || []))
  const barred = new Set([
    ...nik,
    ...headings.flatMap((_, at) => (isCount(contents[at]) ? at : [])),
  ])
  const named = mapColumns(headings, HEADINGS, barred)
  const mapping = { ...byContent(contents, nik, named, found === null), ...named }
  return { sheetName: sheet.name, headings, mapping, nikColumns: nik, body }
}

// `KPM-7Q4M-2XKD-9TRB`, with or without its dashes, or an address that ends in it.
const CODE =
  /(^|\/)(kpm)?[\s-]*(?=[^\s-]*\d|.*-)[0-9a-z]{4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4}([?#].*)?$/i
const NUMBER = /^(?=.*\d)(no(mor)?[.:\s]*)?[\w.\- ]+\/[\w./\- ]+$/i
const NAME = /^[\p{L}\s.,'’`]{3,}$/u

const isCode = (cell: string) => CODE.test(cell)
const isKey = (cell: string) => isCode(cell) || NUMBER.test(cell)

/** Columns that say by what stands in them what they are: the code everywhere, the rest in lists without headings. */
function byContent(
  contents: readonly (readonly string[])[],
  nik: ReadonlySet<number>,
  named: ListMapping,
  isBare: boolean,
): ListMapping {
  const taken = new Set([...nik, ...Object.values(named)])
  const mapping: Partial<Record<ListField, number>> = {}
  const take = (field: ListField, says: (cell: string) => boolean) => {
    if (named[field] !== undefined) return
    const column = contents.findIndex((cells, at) => !taken.has(at) && mostly(cells, says))
    if (column < 0) return
    taken.add(column)
    mapping[field] = column
  }
  take('code', isCode)
  if (isBare) {
    take('number', isKey)
    take('name', (cell) => NAME.test(cell))
  }
  return mapping
}

const mostly = (cells: readonly string[], says: (cell: string) => boolean) =>
  cells.length > 0 && cells.filter(says).length * 2 > cells.length

/** A running number: 1, 2, 3 … */
function isCount(cells: readonly string[] = []): boolean {
  return mostly(cells, (cell) => /^\d{1,4}\.?$/.test(cell))
}

const isSame = (cells: readonly string[], headings: readonly string[]) =>
  headings.some((heading) => heading !== '') &&
  headings.every((heading, at) => heading === (cells[at] ?? ''))

/** The rows under a mapping; sums, signatures and rows with neither code, number nor name are left out. */
export function readList(table: ListTable, mapping: ListMapping): ListReading {
  const columns = FIELDS.flatMap((field) => {
    const column = mapping[field]
    return column === undefined || table.nikColumns.has(column) ? [] : [{ field, column }]
  })
  const texts = table.body.map(({ cells }) => {
    const row: Partial<Record<ListField, string>> = {}
    for (const { field, column } of columns) {
      const text = withoutNik(cells[column] ?? '').slice(0, MAX_CELL)
      if (text !== '') row[field] = text
    }
    return row
  })
  const last = Math.max(
    columns.length < 2
      ? -1
      : findLastDense(
          table.body,
          texts.map((row) => Object.keys(row).length),
        ),
    texts.findLastIndex(({ code = '', number = '' }) => isKey(code) || isKey(number)),
  )
  const rows: RowToCheck[] = []
  let above = ''
  for (const [at, { line, cells }] of table.body.entries()) {
    const row = texts[at] ?? {}
    if (row.subDistrict !== undefined) above = row.subDistrict
    const isEmpty = row.code === undefined && row.number === undefined && row.name === undefined
    if (at > last || isEmpty || isTotal(cells)) continue
    // A kecamatan is written once for many villages; a row without a village says nothing about its place.
    const isCarried = row.subDistrict === undefined && row.village !== undefined && above !== ''
    rows.push({ line, ...row, ...(isCarried ? { subDistrict: above } : {}) })
  }
  return { rows, dropped: table.body.length - rows.length }
}
