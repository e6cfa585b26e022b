/**
 * What a file of the bundle is: by its bytes, never by its name. Office documents are ZIPs whose `[Content_Types].xml` says what
 * their main part is; with a macro, ActiveX or an embedded program, or where they fetch one, they are refused, and so is a PDF that
 * runs something. No CSV: text says nothing of itself.
 */
import { isActivePdf } from './active-pdf.ts'
import type { BundleFileFault, BundleFileType } from './bundle.ts'
import { evidenceType } from './evidence-type.ts'

/** What the bytes are, or why they are not taken. */
export async function bundleFileType(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BundleFileType | Extract<BundleFileFault, 'TYPE' | 'MACRO' | 'ACTIVE'>> {
  const simple = evidenceType(bytes)
  if (simple === 'application/pdf' && (await isActivePdf(bytes))) return 'ACTIVE'
  if (simple !== null) return simple
  return isWebp(bytes) ? 'image/webp' : officeType(bytes)
}

/** RFC 9649, 2.4: a picture with something else behind it is no picture. */
function isWebp(bytes: Uint8Array): boolean {
  if (textAt(bytes, 0, 4) !== 'RIFF' || !/^WEBPVP8[ LX]$/.test(textAt(bytes, 8, 8))) return false
  const told = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8
  return told === bytes.length || told + 1 === bytes.length
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
// ISO/IEC 29500-1: 11.3.10, 12.3.23, 13.3.6.
const MAIN_PARTS: readonly (readonly [path: string, type: BundleFileType, content: string])[] = [
  [
    'word/document.xml',
    `${OFFICE}.wordprocessingml.document`,
    `${OFFICE}.wordprocessingml.document.main+xml`,
  ],
  ['xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet`, `${OFFICE}.spreadsheetml.sheet.main+xml`],
  [
    'ppt/presentation.xml',
    `${OFFICE}.presentationml.presentation`,
    `${OFFICE}.presentationml.presentation.main+xml`,
  ],
]
const CONTENT_TYPES = '[content_types].xml'
const RUNS = /(^|\/)(vbaproject|vbadata|activex)[^/]*|(^|\/)activex\/|(^|\/)oleobject[^/]*\.bin$/
// ISO/IEC 29500-2, 9.3: what a part points to. A template, an object or a part of the text from another computer is opened with the
// file, with the macros that are in it; a link that somebody has to click, and a template on the own disk, are usual.
const RELATIONS = /(^|\/)_rels\/[^/]*\.rels$/
const EXTERNAL = /\bTargetMode\s*=\s*["']External["']/i
const FETCHED = /\/(attachedTemplate|oleObject|frame|subDocument|aFChunk)["']/i
const ELSEWHERE =
  /\bTarget\s*=\s*["']\s*(https?:|ftps?:|mhtml:|ms-|[\\/]{2}|file:(?!\/\/\/[^\\/]))/i
/** One for each part that points anywhere; slides have the most. */
const MOST_RELATIONS = 3000
// What such lists really weigh is a few kB, and a few hundred of all parts together.
const MOST_TYPES = 1_000_000
const MOST_SAID = 20_000_000

async function officeType(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BundleFileType | 'TYPE' | 'MACRO'> {
  const entries = entriesOf(bytes)
  const list = entries?.find(({ name }) => name === CONTENT_TYPES)
  if (entries === null || list === undefined) return 'TYPE'
  const types = await textOf(bytes, list)
  if (types === null) return 'TYPE'
  if (entries.some(({ name }) => RUNS.test(name)) || /macroenabled|vbaproject/i.test(types)) {
    return 'MACRO'
  }
  if (await fetches(bytes, entries)) return 'MACRO'
  const main = MAIN_PARTS.find(
    ([path, , content]) =>
      entries.some(({ name }) => name === path) && types.includes(`"${content}"`),
  )
  return main?.[1] ?? 'TYPE'
}

/** Also true where so many parts point somewhere, or so much is said of it, that nobody could have written it. */
async function fetches(
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly Entry[],
): Promise<boolean> {
  const lists = entries.filter(({ name }) => RELATIONS.test(name))
  if (lists.length > MOST_RELATIONS) return true
  let said = 0
  for (const list of lists) {
    const text = await textOf(bytes, list)
    // Two bytes a letter are XML too; office programs write one.
    if (text === null || text.includes('\0')) return true
    said += text.length
    if (said > MOST_SAID) return true
    const tags = text.match(/<[^<>]*>/g) ?? []
    if (tags.map(spelledOut).some(fetchesElsewhere)) return true
  }
  return false
}

function fetchesElsewhere(tag: string): boolean {
  return EXTERNAL.test(tag) && FETCHED.test(tag) && ELSEWHERE.test(tag)
}

/** Letters that are written by their numbers (XML 1.0, 4.1) as themselves. */
function spelledOut(tag: string): string {
  return tag.replaceAll(
    /&#(?:x0*([\da-f]{1,6})|0*(\d{1,7}));/gi,
    (_, hex?: string, number?: string) =>
      String.fromCodePoint(
        Math.min(0x10ffff, hex === undefined ? Number(number) : Number.parseInt(hex, 16)),
      ),
  )
}

type Entry = {
  /** In small letters. */
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** The central directory (APPNOTE 4.3.12); null for what is no whole ZIP. */
function entriesOf(bytes: Uint8Array): readonly Entry[] | null {
  if (textAt(bytes, 0, 4) !== 'PK\u0003\u0004') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const first = Math.max(0, end - 0xffff)
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < first) return null
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: textAt(bytes, at + 46, nameLength)
        .toLowerCase()
        .replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

async function textOf(bytes: Uint8Array<ArrayBuffer>, entry: Entry): Promise<string | null> {
  const { at, packed, size, method } = entry
  if (size > MOST_TYPES || at + 30 > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const body = bytes.subarray(start, start + packed)
  if (body.length < packed) return null
  if (method === 0) return new TextDecoder().decode(body)
  if (method !== 8) return null
  try {
    return await inflated(body)
  } catch {
    return null
  }
}

/** Stops at the limit, whatever the directory says of the length. */
async function inflated(body: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([body])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
    if (text.length > MOST_TYPES) return null
  }
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
