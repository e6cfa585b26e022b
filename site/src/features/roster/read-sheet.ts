/**
 * Finds the table in a sheet as offices lay it out: title rows above, headings in one or two rows, kecamatan
 * written once for many rows or as a row of its own, totals and signatures below. Pure: texts in, texts out.
 * What a cell means (is it a telephone number, which village is it) is for the Worker to decide.
 */
import { isNik, nikColumns, withoutNik } from '../../lib/sheet/headings.ts'
import type { Sheet } from '../../lib/sheet/read-file.ts'
import { findHeadings, findLastDense, isTotal } from '../../lib/sheet/table.ts'
import { mapHeadings, type Field, type Mapping } from './fields.ts'

export type Table = {
  readonly sheetName: string
  readonly headings: readonly string[]
  /** What the headings say; the officer may correct it. */
  readonly mapping: Mapping
  /** Columns that hold a NIK; they are never read. */
  readonly nikColumns: ReadonlySet<number>
  /** The rows under the headings, each with its number in the file. */
  readonly body: readonly BodyRow[]
}

export type BodyRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** The kecamatan of the heading row above, where a list is cut up by `KECAMATAN …` rows. */
  readonly section: string
}

/** One cadre as the list has her: texts, tidied but not judged. */
export type SheetRow = { readonly line: number } & Readonly<
  Partial<Record<Exclude<Field, 'status'>, string>>
>

export type SheetReading = {
  readonly rows: readonly SheetRow[]
  /** Rows with a place but without a name: posts without a cadre. */
  readonly vacant: readonly number[]
  /** Rows whose status says that she no longer serves; they are not brought in. */
  readonly left: readonly number[]
  /** Totals, signatures and the like. */
  readonly dropped: readonly number[]
}

/** The table of a sheet; null where no row looks like headings with at least a name and one thing more. */
export function findTable(sheet: Sheet): Table | null {
  const found = findHeadings(sheet, knownIn)
  if (found === null) return null
  const below = sheet.rows.slice(found.next)
  const nik = nikColumns(found.headings, below)
  const mapping = mapHeadings(found.headings, nik)
  const body: BodyRow[] = []
  let section = titleSection(sheet, found.next)
  for (const [at, cells] of below.entries()) {
    const named = sectionName(cells)
    if (named !== null) section = named
    else if (cells.some((cell) => cell !== '')) {
      body.push({ line: found.next + at + 1, cells, section })
    }
  }
  return { sheetName: sheet.name, headings: found.headings, mapping, nikColumns: nik, body }
}

/** How much of a row of headings is known; without a name and one thing more it is none. */
function knownIn(headings: readonly string[]): number {
  const mapping = mapHeadings(headings)
  const known = Object.keys(mapping).length
  return mapping.name === undefined || known < 2 ? 0 : known
}

/** The kecamatan that a title row or the sheet's own name is about: one sheet for each kecamatan is common. */
function titleSection(sheet: Sheet, next: number): string {
  const titles = [...sheet.rows.slice(0, next), [sheet.name]].map(sectionName)
  return titles.find((name) => name !== null) ?? ''
}

/** `KECAMATAN TEMPURSARI` alone in a row, perhaps with a number or a Roman numeral before it. */
function sectionName(cells: readonly string[]): string | null {
  if (!cells.some((cell) => /\bkec/i.test(cell))) return null
  const filled = [...new Set(cells.filter((cell) => cell !== ''))]
  const text = filled.filter((cell) => !/^([IVXLC]+|[A-Z]|\d{1,2})\.?$/.test(cell))
  if (filled.length > 2 || text.length !== 1) return null
  const found = /^(?:(?:[IVXLC]+|[A-Z]|\d{1,2})[.)]\s*)?kec(?:amatan)?\b\.?\s*:?\s*(.+)$/i.exec(
    text[0] ?? '',
  )
  return found?.[1]?.trim() ?? null
}

/** Names of fields that say where somebody works; one of these alone is a post, not a person. */
const PLACE: readonly Field[] = ['regionCode', 'subDistrict', 'village']

/** The rows of a table under a mapping. Blank kecamatan cells take the one above: it is written once for many. */
export function readRows(table: Table, mapping: Mapping): SheetReading {
  const columns = (Object.entries(mapping) as [Field, number][]).filter(
    ([, column]) => !table.nikColumns.has(column),
  )
  const filled = table.body.map(
    (row) => columns.filter(([, column]) => (row.cells[column] ?? '') !== '').length,
  )
  const lastDense = findLastDense(table.body, filled)
  const rows: SheetRow[] = []
  const vacant: number[] = []
  const left: number[] = []
  const dropped: number[] = []
  let above = table.body[0]?.section ?? ''
  let aboveSection = above
  for (const [at, { line, cells, section }] of table.body.entries()) {
    if (section !== aboveSection) above = section
    aboveSection = section
    if (at > lastDense || isTotal(cells)) {
      dropped.push(line)
      continue
    }
    const values: Partial<Record<Field, string>> = {}
    for (const [field, column] of columns) {
      const text = tidy(field, cells[column] ?? '')
      if (text !== '') values[field] = text
    }
    if (values.subDistrict !== undefined) above = values.subDistrict
    if (values.name === undefined && !hasPersonalFacts(values)) {
      ;(PLACE.some((field) => values[field] !== undefined) ? vacant : dropped).push(line)
      continue
    }
    if (above !== '') values.subDistrict ??= above
    const { status = '', ...row } = values
    if (LEFT.test(status)) left.push(line)
    else rows.push({ line, ...asWholeSubDistrict(row) })
  }
  return { rows, vacant, left, dropped }
}

const LEFT =
  /^(tidak|non|tdk)\b|\b(nonaktif|diganti|berhenti|mundur|mengundurkan|meninggal|pindah|wafat|alm)/i

/** `Kec. Pekalongan Barat` where a village is asked for: she serves the sub-district whole. */
function asWholeSubDistrict(
  row: Partial<Record<Exclude<Field, 'status'>, string>>,
): Partial<Record<Exclude<Field, 'status'>, string>> {
  if (!/^kec(amatan)?\b/i.test(row.village ?? '')) return row
  const { village, ...rest } = row
  return { ...rest, subDistrict: village ?? '', areaKind: rest.areaKind ?? 'kecamatan' }
}

function hasPersonalFacts(values: Partial<Record<Field, string>>): boolean {
  return (['phone', 'decreeNumber', 'decreeOn'] as const).some((field) => values[field])
}

function tidy(field: Field, cell: string): string {
  if (cell === '' || /^[-–—.]+$/.test(cell) || isNik(cell)) return ''
  // A running number in front of a name: `12. Siti Aminah`.
  return withoutNik(field === 'name' ? cell.replace(/^\d{1,4}[.)]\s*/, '') : cell)
}
