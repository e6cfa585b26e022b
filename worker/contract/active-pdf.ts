/**
 * Whether a PDF runs something or carries other files: a script, a program to start, a form that sends itself, an attachment. Readers
 * on office computers obey those, so such a file is not taken, as an office document with a macro is not. Looked for by the names that
 * ISO 32000-2 gives them, also where letters of a name are written as `#4A` (7.3.5) and inside compressed objects (7.5.7). Not seen is
 * what is encrypted: it is handed out as a file that no page of ours shows. Read piece by piece: the whole file as text beside its
 * bytes is more than a Worker may hold of two files at once.
 */

// 12.6.4: JavaScript, Launch, ImportData, SubmitForm · 7.11.4: EmbeddedFile(s) · 13.7: RichMedia. Long enough not to come about by chance
// in what is compressed, as the name of a script's text, JS, would.
export const RUNS = ['JavaScript', 'Launch', 'RichMedia', 'SubmitForm', 'ImportData'] as const
const RUNS_OR_CARRIES = [...RUNS, 'EmbeddedFile'] as const
const OBJECTS = new RegExp(`/${eitherWay('ObjStm')}`, 'gs')
const ENCRYPTED = new RegExp(`/${eitherWay('Encrypt')}\\b`, 's')
const MOST_UNPACKED = 20_000_000
const MOST_STREAMS = 5000
/** How far behind its type the body of a stream begins. */
const NEAR = 10_000
const PIECE = 1_000_000
/** What is looked for is shorter, also by numbers of letters. */
const OVERLAP = 100

/** Each letter as it is, or by its number. */
function eitherWay(name: string): string {
  return Array.from(name, (letter) => {
    const hex = letter.charCodeAt(0).toString(16)
    const digits = Array.from(hex, (digit) => `[${digit}${digit.toUpperCase()}]`).join('')
    return `(?:${letter}|#${digits})`
  }).join('')
}

/** Also true for one whose compressed objects cannot be read, or grow past all measure. `names`: what makes it active. */
export async function isActivePdf(
  bytes: Uint8Array<ArrayBuffer>,
  names: readonly string[] = RUNS_OR_CARRIES,
): Promise<boolean> {
  const active = new RegExp(`/(?:${names.map(eitherWay).join('|')})`, 's')
  if (holds(bytes, active)) return true
  // Anybody can write that a file is encrypted: what can be read nevertheless is read.
  const isEncrypted = holds(bytes, ENCRYPTED)
  const left = { streams: MOST_STREAMS, packed: bytes.length, unpacked: MOST_UNPACKED }
  for (const at of placesOf(bytes, OBJECTS)) {
    const start = bodyAfter(bytes, at)
    if (start === null) return true
    const body = bytes.subarray(start, endOf(bytes, start))
    left.streams -= 1
    // Streams lie behind one another; what counts one of them twice would be read forever.
    left.packed -= body.length
    if (left.streams < 0 || left.packed < 0) return true
    const told = await readObjects(body, active, left)
    if (left.unpacked < 0 || told === 'ACTIVE') return true
    if (told === 'UNREADABLE' && !isEncrypted) return true
  }
  return false
}

/** Pieces of the text with the beginning of the next one behind each. */
function* piecesOf(
  bytes: Uint8Array,
  from = 0,
): Generator<{ readonly from: number; readonly text: string }> {
  for (let at = from; at < bytes.length; at += PIECE) {
    yield { from: at, text: latin1(bytes.subarray(at, at + PIECE + OVERLAP)) }
  }
}

function holds(bytes: Uint8Array, wanted: RegExp): boolean {
  for (const { text } of piecesOf(bytes)) if (wanted.test(text)) return true
  return false
}

function* placesOf(bytes: Uint8Array, wanted: RegExp): Generator<number> {
  for (const { from, text } of piecesOf(bytes)) {
    for (const { index } of text.matchAll(wanted)) if (index < PIECE) yield from + index
  }
}

/** Where the bytes of the stream begin whose dictionary holds `index`. Nobody writes a dictionary so long that it is null. */
function bodyAfter(bytes: Uint8Array, index: number): number | null {
  const found = /\bstream[ \t]*(?:\r\n?|\n)/.exec(latin1(bytes.subarray(index, index + NEAR)))
  return found === null ? null : index + found.index + found[0].length
}

function endOf(bytes: Uint8Array, start: number): number {
  for (const { from, text } of piecesOf(bytes, start)) {
    const at = text.indexOf('endstream')
    if (at >= 0) return from + at
  }
  return bytes.length
}

/** One sign for each byte. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

type Told = 'ACTIVE' | 'QUIET' | 'UNREADABLE'

/** A line break may stand behind the body (7.3.8.1). `left.unpacked` falls by what it grows to, below zero when that is too much. */
async function readObjects(
  body: Uint8Array<ArrayBuffer>,
  active: RegExp,
  left: { unpacked: number },
): Promise<Told> {
  const [before = 0, last = 0] = body.subarray(-2)
  const breaks = last === 0x0a ? (before === 0x0d ? 2 : 1) : last === 0x0d ? 1 : 0
  const exact = await inflated(body.subarray(0, body.length - breaks), active, left)
  return exact === 'UNREADABLE' && breaks > 0 ? inflated(body, active, left) : exact
}

async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  active: RegExp,
  left: { unpacked: number },
): Promise<Told> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader()
  let tail = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return 'QUIET'
      left.unpacked -= value.length
      const text = tail + latin1(value)
      if (active.test(text)) return await ended(reader, 'ACTIVE')
      if (left.unpacked < 0) return await ended(reader, 'UNREADABLE')
      tail = text.slice(-OVERLAP)
    }
  } catch {
    return 'UNREADABLE'
  }
}

async function ended(reader: ReadableStreamDefaultReader, told: Told): Promise<Told> {
  await reader.cancel().catch(() => undefined)
  return told
}
