/**
 * Opens a spreadsheet file as an office has it and hands back its sheets as plain texts: .xlsx, or .csv with
 * comma, semicolon or tab, in UTF-8, UTF-16 or windows-1252. Cells merged downwards carry their text in every row.
 * Knows nothing about rosters and nothing about the page; the file never leaves this machine.
 */
import { EncryptedFileError, parseCsv, readXlsx, type CellValue } from 'hucre'
import { rearmed } from '../../../../worker/contract/plain-cell.ts'
import { decodeText } from '../decode-text.ts'

export const MAX_FILE_BYTES = 15_000_000
/** What an .xlsx may unpack to: a small zip can hold a flood. */
export const MAX_UNPACKED_BYTES = 250_000_000
/** What is in one: a sheet, its links and pictures are a few parts each. */
const MAX_PARTS = 5000
export const MAX_ROWS = 100_000
const MAX_COLUMNS = 100

/** One sheet; `rows[n]` is row n + 1 of the file, so that people can be told where to look. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Cells merged sideways: the text stands in `left` only. */
  readonly spans: readonly { readonly row: number; readonly left: number; readonly right: number }[]
}

export type FileFault =
  | 'TOO_BIG'
  | 'UNPACKS_TOO_BIG'
  | 'TOO_MANY_ROWS'
  | 'OLD_XLS'
  | 'PASSWORD'
  | 'NOT_A_SHEET'
  | 'DAMAGED'
  | 'EMPTY'

export type FileReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: FileFault }

export async function readFile(name: string, bytes: Uint8Array): Promise<FileReading> {
  if (bytes.length > MAX_FILE_BYTES) return fault('TOO_BIG')
  if (bytes.length === 0) return fault('EMPTY')
  const looksLike = recognise(name, bytes)
  switch (looksLike) {
    case 'OLD_XLS':
    case 'PASSWORD':
    case 'NOT_A_SHEET':
      return fault(looksLike)
    case 'zip':
      return openXlsx(bytes)
    case 'text':
      return openCsv(bytes)
  }
}

const fault = (reason: FileFault): FileReading => ({ ok: false, fault: reason })

/** By the first bytes; the ending of the name decides only where the bytes are the same. */
function recognise(
  name: string,
  bytes: Uint8Array,
): 'zip' | 'text' | 'OLD_XLS' | 'PASSWORD' | 'NOT_A_SHEET' {
  const starts = (...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'zip'
  // The old container holds .xls, and .xlsx that needs a password.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return /\.xlsx$/i.test(name) ? 'PASSWORD' : 'OLD_XLS'
  if (/\.xlsx$/i.test(name)) return 'NOT_A_SHEET'
  // Web pages saved as .xls, PDF, pictures.
  if (/\.xls$/i.test(name)) return 'OLD_XLS'
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x89, 0x50) || starts(0xff, 0xd8)) {
    return 'NOT_A_SHEET'
  }
  const isUtf16 = starts(0xff, 0xfe) || starts(0xfe, 0xff)
  return !isUtf16 && bytes.subarray(0, 4096).includes(0) ? 'NOT_A_SHEET' : 'text'
}

async function openXlsx(bytes: Uint8Array): Promise<FileReading> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === null) return fault('DAMAGED')
  if (unpacked > MAX_UNPACKED_BYTES) return fault('UNPACKS_TOO_BIG')
  try {
    const book = await readXlsx(bytes, {
      sheets: (sheet) => sheet.hidden !== true && sheet.veryHidden !== true,
      maxRows: MAX_ROWS + 1000,
    })
    return keep(
      book.sheets.map((sheet) => {
        const rows = sheet.rows.map((row) => row.slice(0, MAX_COLUMNS).map(asText))
        const merges = sheet.merges ?? []
        for (const merge of merges) fillDown(rows, merge.startRow, merge.endRow, merge.startCol)
        const spans = merges
          .filter((merge) => merge.endCol > merge.startCol)
          .map((merge) => ({ row: merge.startRow, left: merge.startCol, right: merge.endCol }))
        return { name: sheet.name, rows, spans }
      }),
    )
  } catch (error) {
    return fault(error instanceof EncryptedFileError ? 'PASSWORD' : 'DAMAGED')
  }
}

function fillDown(rows: string[][], top: number, bottom: number, column: number): void {
  const text = rows[top]?.[column] ?? ''
  if (text === '') return
  for (const row of rows.slice(top + 1, bottom + 1)) {
    while (row.length <= column) row.push('')
    row[column] = text
  }
}

function openCsv(bytes: Uint8Array): FileReading {
  const text = decodeText(bytes)
  const hint = /^sep=(.)\r?\n/i.exec(text)
  const body = hint === null ? text : text.slice(hint[0].length)
  try {
    const rows = parseCsv(body, {
      delimiter: hint?.[1] ?? delimiterOf(body),
      maxRows: MAX_ROWS + 1000,
    })
    const offset: string[][] = hint === null ? [] : [[]]
    return keep([
      {
        name: '',
        spans: [],
        rows: offset.concat(rows.map((row) => row.slice(0, MAX_COLUMNS).map(asText))),
      },
    ])
  } catch {
    return fault('DAMAGED')
  }
}

function keep(sheets: readonly Sheet[]): FileReading {
  const filled = sheets
    .map((sheet) => ({ ...sheet, rows: withoutTail(sheet.rows) }))
    .filter((sheet) => sheet.rows.length > 0)
  if (filled.length === 0) return fault('EMPTY')
  if (filled.some((sheet) => sheet.rows.length > MAX_ROWS)) return fault('TOO_MANY_ROWS')
  return { ok: true, sheets: filled }
}

function withoutTail(rows: Sheet['rows']): Sheet['rows'] {
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1)
}

/** Offices in Indonesia write `;` with a comma as decimal sign, and `,` else: whichever is steadier wins. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 30)
  const counted = [';', ',', '\t'].map((sign) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(sign).length - 1)
    return { sign, total: counts.filter((count) => count >= 2).length }
  })
  return counted.reduce((best, next) => (next.total > best.total ? next : best)).sign
}

/** Excel's errors (`#N/A`) are no text of anybody's; whole numbers are written out, never as 8.1E+10. */
function asText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  }
  if (typeof value === 'boolean') return value ? 'YA' : 'TIDAK'
  // What our own files disarmed is as it was.
  const text = rearmed(value.trim()).normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(text) ? '' : text
}

/**
 * Bytes that a zip says it unpacks to, from its central directory; null when it has none, endless with too many parts. The unpacker stops at
 * the size an entry declares, so a lie only makes the file unreadable; an entry that declares nothing is refused.
 */
function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50) {
    end -= 1
  }
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null
  const entries = view.getUint16(end + 10, true)
  if (entries > MAX_PARTS) return Infinity
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const packed = view.getUint32(at + 20, true)
    const declared = view.getUint32(at + 24, true)
    if (packed > 0 && declared === 0) return null
    total += declared
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return total
}
