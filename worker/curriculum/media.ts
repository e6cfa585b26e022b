/**
 * Pictures and recordings of courses: what a file is follows from its first bytes, never from what it is called.
 * WebP pictures, Opus recordings in WebM or Ogg; nothing else, and nothing too large for a phone on a slow line. Pure.
 */
import { no, ok, type Result } from '../core/result.ts'

/** One file as lessons may name it: 32 hex digits of its SHA-256 and `.webp`; of files from before, 16. */
export type KnownMedium = {
  readonly name: string
  readonly kind: 'image' | 'audio'
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  /** Null when the recording does not say. */
  readonly seconds: number | null
}

type MediumFacts = Omit<KnownMedium, 'name' | 'bytes'> & {
  readonly extension: 'webp' | 'webm' | 'ogg'
}

export const MEDIUM_NAME = /^(?:[0-9a-f]{16}){1,2}\.(webp|webm|ogg)$/
const TYPES: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  webm: 'audio/webm',
  ogg: 'audio/ogg',
}
const LIMITS = { image: 120_000, audio: 1_000_000 } as const

type MediumFault = {
  readonly reason: 'MEDIUM_TYPE' | 'MEDIUM_LARGE'
  /** In bytes; 0 when it is not about size. */
  readonly limit: number
}

/** What a file is sent as. */
export function typeOf(name: string): string {
  return TYPES[name.slice(name.indexOf('.') + 1)] ?? 'application/octet-stream'
}

export function mediumUrl({ name }: Pick<KnownMedium, 'name'>): string {
  return `/media/${name}`
}

export function readMedium(bytes: Uint8Array): Result<MediumFacts, MediumFault> {
  const facts = readWebp(bytes) ?? readOgg(bytes) ?? readWebm(bytes)
  if (facts === null) return no<MediumFault>({ reason: 'MEDIUM_TYPE', limit: 0 })
  const limit = LIMITS[facts.kind]
  if (bytes.length > limit) return no<MediumFault>({ reason: 'MEDIUM_LARGE', limit })
  return ok(facts)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** RFC 9649: the first chunk says the size of the picture, in one of three ways. */
function readWebp(bytes: Uint8Array): MediumFacts | null {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') {
    return null
  }
  const view = viewOf(bytes)
  const told = view.getUint32(4, true) + 8
  // A picture with something else behind it is no picture.
  if (told !== bytes.length && told + 1 !== bytes.length) return null
  let size: readonly [number, number] | null = null
  const chunk = textAt(bytes, 12, 4)
  if (chunk === 'VP8 ' && view.getUint16(23) === 0x9d01 && bytes[25] === 0x2a) {
    size = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
  } else if (chunk === 'VP8L' && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true)
    size = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  } else if (chunk === 'VP8X') {
    size = [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1]
  }
  if (size === null || size[0] === 0 || size[1] === 0) return null
  return { kind: 'image', extension: 'webp', width: size[0], height: size[1], seconds: null }
}

const OPUS_PER_SECOND = 48_000

/** RFC 7845: the first packet names the codec, the last page says how many samples there are. */
function readOgg(bytes: Uint8Array): MediumFacts | null {
  if (bytes.length < 47 || textAt(bytes, 0, 4) !== 'OggS') return null
  const segments = bytes[26] ?? 0
  if (textAt(bytes, 27 + segments, 8) !== 'OpusHead') return null
  let seconds: number | null = null
  for (let at = bytes.length - 14; at > 0; at -= 1) {
    if (bytes[at] === 0x4f && textAt(bytes, at, 4) === 'OggS') {
      const samples = Number(viewOf(bytes).getBigUint64(at + 6, true))
      // A page on which no packet ends has no number of samples.
      if (samples < 1e12) seconds = Math.round(samples / OPUS_PER_SECOND)
      break
    }
  }
  return { kind: 'audio', extension: 'ogg', width: null, height: null, seconds }
}

// Matroska's element ids, RFC 9559.
const EBML = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const CODEC_ID = 0x86

const MOST_SECONDS = 86_400
/** A recording that fits has some hundred; each one costs more memory than bytes. */
const MOST_ELEMENTS = 10_000

/** Every track must be Opus: a film is no recording. */
function readWebm(bytes: Uint8Array): MediumFacts | null {
  const top = elements(bytes)
  const header = top.find(({ id }) => id === EBML)
  const segment = top.find(({ id }) => id === SEGMENT)
  if (top[0] !== header || header === undefined || segment === undefined) return null
  const docType = elements(header.body).find(({ id }) => id === DOC_TYPE)?.body
  if (docType === undefined || textAt(docType, 0, 4) !== 'webm') return null
  const inside = elements(segment.body)
  const codecs = inside
    .filter(({ id }) => id === TRACKS)
    .flatMap(({ body }) => elements(body).filter(({ id }) => id === TRACK_ENTRY))
    .map(({ body }) => elements(body).find(({ id }) => id === CODEC_ID)?.body)
    .map((codec) => (codec === undefined ? '' : textAt(codec, 0, 6)))
  if (codecs.length === 0 || codecs.some((codec) => codec !== 'A_OPUS')) return null
  const info = elements(inside.find(({ id }) => id === INFO)?.body ?? new Uint8Array())
  const scale = info.find(({ id }) => id === TIMESTAMP_SCALE)?.body
  const duration = info.find(({ id }) => id === DURATION)?.body
  const ticks = duration === undefined ? null : floatOf(duration)
  const perTick = scale === undefined ? 1_000_000 : wholeOf(scale)
  const seconds = Math.round(((ticks ?? 0) * perTick) / 1e9)
  return {
    kind: 'audio',
    extension: 'webm',
    width: null,
    height: null,
    // What says that it lasts longer says nothing.
    seconds: ticks === null || seconds > MOST_SECONDS ? null : seconds,
  }
}

type Element = { readonly id: number; readonly body: Uint8Array }

/**
 * The elements one after another; stops at the first that cannot be read. One of unknown size goes to the end.
 * Of countless ones none is told, for what comes behind them would not be looked at.
 */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = []
  let at = 0
  while (at < bytes.length) {
    const idLength = Math.clz32(bytes[at] ?? 0) - 23
    if (idLength > 4) break
    const id = wholeOf(bytes.subarray(at, at + idLength))
    at += idLength
    const sizeLength = Math.clz32(bytes[at] ?? 0) - 23
    if (sizeLength > 8 || at + sizeLength > bytes.length) break
    const marker = 2 ** (7 * sizeLength)
    const told = wholeOf(bytes.subarray(at, at + sizeLength)) - marker
    at += sizeLength
    const end = told === marker - 1 ? bytes.length : at + told
    found.push({ id, body: bytes.subarray(at, end) })
    if (found.length > MOST_ELEMENTS) return []
    at = end
  }
  return found
}

function wholeOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function floatOf(bytes: Uint8Array): number | null {
  const value =
    bytes.length === 4
      ? viewOf(bytes).getFloat32(0)
      : bytes.length === 8
        ? viewOf(bytes).getFloat64(0)
        : 0
  return value > 0 && value < 1e9 ? value : null
}
