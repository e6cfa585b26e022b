/** Any file of questions: which format it is follows from its first bytes and words, the ending of its name decides only in doubt. */
import { decodeText } from '../decode-text.ts'
import { looksLikeAiken, readAiken } from './read-aiken.ts'
import { looksLikeGift, readGift } from './read-gift.ts'
import { readMoodleXml } from './read-moodle.ts'
import { readQtiPackage, readQtiXml } from './read-qti-package.ts'
import { readSheetFile } from './read-sheet.ts'
import type { Tell } from './settle.ts'
import { FileRefused, MAX_FILE_BYTES, type FileReading, type Reading } from './reading.ts'

export async function readQuestions(
  name: string,
  bytes: Uint8Array,
  tell: Tell = () => undefined,
): Promise<FileReading> {
  try {
    return { ok: true, ...(await readAny(name, bytes, tell)) }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, fault: error.fault, line: error.line }
    throw error
  }
}

async function readAny(name: string, bytes: Uint8Array, tell: Tell): Promise<Reading> {
  if (bytes.length > MAX_FILE_BYTES) throw new FileRefused('TOO_BIG')
  if (startsWith(bytes, [0x50, 0x4b])) {
    return isWorkbook(bytes) ? readSheetFile(name, bytes, tell) : readQtiPackage(bytes, tell)
  }
  // Old workbooks, and names that promise a table.
  if (startsWith(bytes, [0xd0, 0xcf]) || /\.(csv|tsv|xlsx?)$/i.test(name)) {
    return readSheetFile(name, bytes, tell)
  }
  const text = decodeText(bytes)
  if (text.trim() === '') throw new FileRefused('EMPTY')
  if (text.slice(0, 4000).includes('\0')) throw new FileRefused('FORMAT_UNKNOWN')
  if (
    /\.xml$/i.test(name) ||
    /^\uFEFF?\s*<(\?xml|!--|!doctype|([\w-]+:)?quiz\b|([\w-]+:)?(qti-)?assessment)/i.test(text)
  ) {
    return /<(?:[\w-]+:)?(?:qti-)?assessment-?item[\s>]/i.test(text)
      ? readQtiXml(text, tell)
      : readMoodleXml(text, tell)
  }
  const isGift = looksLikeGift(text)
  if (!isGift && looksLikeAiken(text)) return readAiken(text, tell)
  if (isGift || /\.gift$/i.test(name)) return readGift(text, tell)
  if (/^[^\n]*\b(soal|pertanyaan)\b[^\n]*[;,\t][^\n]*\b(kunci|jawaban)\b/i.test(text)) {
    return readSheetFile('soal.csv', bytes, tell)
  }
  throw new FileRefused('FORMAT_UNKNOWN')
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) =>
  head.every((byte, at) => bytes[at] === byte)

/** A ZIP names its files again at its end. */
function isWorkbook(bytes: Uint8Array): boolean {
  const end = new TextDecoder('windows-1252').decode(bytes.subarray(-100_000))
  return end.includes('xl/workbook') || end.includes('[Content_Types].xml')
}
