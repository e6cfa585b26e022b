/**
 * An office's list of old certificates as a table: which column is which, and its rows as texts. Pure: what a cell means and which
 * cadre a row is about is for the Worker to decide.
 */
import {
  MAX_RECORD_CELL,
  RECORD_FIELDS,
  type RecordField,
} from '../../../../../worker/contract/records.ts'
import {
  isNeverPerson,
  isNik,
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

export type RecordMapping = MappingOf<RecordField>

export type RecordTable = {
  readonly sheetName: string
  readonly headings: readonly string[]
  readonly mapping: RecordMapping
  readonly nikColumns: ReadonlySet<number>
  readonly body: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/** One certificate as the list has it. */
export type SheetRecord = { readonly line: number } & Readonly<Partial<Record<RecordField, string>>>

const RULES: readonly HeadingRule<RecordField>[] = [
  ...PERSON_RULES,
  rule('name', 8, /^(nama )?(pemegang|penerima|peserta)( sertifikat| pelatihan)?$/),
  rule('cadreCode', 9, /^(kode|id|nomor|no) kader( kpm)?$/),
  rule(
    'number',
    9,
    /\b(no|nomor|nmr|no seri|nomor seri) (sertifikat|sertipikat|piagam|sttpp?l?)\b/,
  ),
  rule('number', 8, /\b(sertifikat|sertipikat|piagam)\b.*\b(no|nomor|nmr)\b/),
  rule('number', 6, /^(sertifikat|sertipikat|no seri|nomor seri|nomor tercetak)$/),
  rule('number', 3, /^nomor$/),
  rule(
    'title',
    9,
    /^(nama |judul |jenis )?(pelatihan|diklat|bimtek|bimbingan teknis|workshop|kegiatan)( (yang )?diikuti)?$/,
  ),
  rule('title', 5, /^(nama|judul|jenis)\b.*\b(pelatihan|diklat|bimtek|kegiatan)\b/),
  rule(
    'issuer',
    9,
    /^(nama |instansi |lembaga )?(penerbit|penyelenggara|pelaksana)( sertifikat| pelatihan)?$|^(dikeluarkan|diterbitkan) oleh$/,
  ),
  rule('issuer', 5, /^(instansi|lembaga)$|\b(penerbit|penyelenggara)\b/),
  rule(
    'issuedOn',
    9,
    /^(tgl|tanggal)( (terbit|sertifikat|penerbitan|dikeluarkan|piagam|penetapan|terbit sertifikat))?$/,
  ),
  rule('issuedOn', 6, /^(tgl|tanggal) (pelatihan|pelaksanaan|kegiatan|lulus)$/),
  rule(
    'validity',
    10,
    /\b(masa berlaku|berlaku|berakhir|kedaluwarsa|kadaluarsa|kadaluwarsa)\b|^(s d|sampai dengan)$/,
  ),
  rule(
    'hours',
    9,
    /^(jp|jpl|jam|jam pelajaran|(jml|jumlah|total) (jp|jpl|jam|jam pelajaran)|lama (pelatihan )?jp)$/,
  ),
]

const PERSONAL: ReadonlySet<RecordField> = new Set(['name', 'village', 'subDistrict'])
const HEADINGS = {
  rules: RULES,
  isNever: (key: string, field: RecordField) => PERSONAL.has(field) && isNeverPerson(key, field),
}

/** The table of a sheet; null where no row names a number and a person. */
export function findRecords(sheet: Sheet): RecordTable | null {
  const found = findHeadings(sheet, (headings) => {
    const { number, name, cadreCode, ...more } = mapColumns(headings, HEADINGS)
    if (number === undefined || (name === undefined && cadreCode === undefined)) return 0
    return 2 + Object.keys(more).length
  })
  if (found === null) return null
  const { headings, next } = found
  const below = sheet.rows.slice(next)
  const nik = nikColumns(headings, below)
  const body = below.flatMap((cells, at) =>
    cells.every((cell) => cell === '') ? [] : [{ line: next + at + 1, cells }],
  )
  if (body.length === 0) return null
  const mapping = mapColumns(headings, HEADINGS, nik)
  return { sheetName: sheet.name, headings, mapping, nikColumns: nik, body }
}

export type RecordReading = { readonly rows: readonly SheetRecord[]; readonly dropped: number }

/** The rows under a mapping; sums, signatures and rows with neither a name nor a code are left out. */
export function readRecords(table: RecordTable, mapping: RecordMapping): RecordReading {
  const columns = RECORD_FIELDS.flatMap((field) => {
    const column = mapping[field]
    return column === undefined || table.nikColumns.has(column) ? [] : [{ field, column }]
  })
  const texts = table.body.map(({ cells }) => {
    const row: Partial<Record<RecordField, string>> = {}
    for (const { field, column } of columns) {
      const text = tidy(field, cells[column] ?? '')
      if (text !== '') row[field] = text
    }
    return row
  })
  const last = findLastDense(
    table.body,
    texts.map((row) => Object.keys(row).length),
  )
  const rows: SheetRecord[] = []
  let above = ''
  for (const [at, { line, cells }] of table.body.entries()) {
    const row = texts[at] ?? {}
    if (row.subDistrict !== undefined) above = row.subDistrict
    const isNobody = row.name === undefined && row.cadreCode === undefined
    if (at > last || isNobody || isTotal(cells)) continue
    // A kecamatan is written once for many villages.
    const isCarried = row.subDistrict === undefined && row.village !== undefined && above !== ''
    rows.push({ line, ...row, ...(isCarried ? { subDistrict: above } : {}) })
  }
  return { rows, dropped: table.body.length - rows.length }
}

function tidy(field: RecordField, cell: string): string {
  if (cell === '' || isNik(cell)) return ''
  // A running number in front of a name: `12. Siti Aminah`.
  const text = field === 'name' ? cell.replace(/^\d{1,4}[.)]\s*/, '') : cell
  return withoutNik(text).slice(0, MAX_RECORD_CELL)
}
