/**
 * A photo without where, when and with what it was taken: the picture itself stays bit for bit, as evidence should. Orientation is
 * kept, or portraits would lie on their side. Pure. Null for a picture whose form is broken.
 * ITU-T T.81 annex B · PNG 5.3 · RFC 9649 · Exif 2.32, 4.6.4.
 */
type Bytes = Uint8Array<ArrayBuffer>

export function withoutPlace(bytes: Bytes): Bytes | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return leanJpeg(bytes)
  if (bytes[0] === 0x89 && textAt(bytes, 1, 3) === 'PNG') return leanPng(bytes)
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return leanWebp(bytes)
  return bytes
}

const SCAN = 0xda
const END = 0xd9
const EXIF = 0xe1

function leanJpeg(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    // What follows the end may be a second picture with a place of its own.
    if (marker === END) return joined([...kept, bytes.subarray(at, at + 2)])
    if (at + 4 > bytes.length) return null
    let next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length) return null
    if (marker === EXIF) kept.push(uprightOnly(bytes.subarray(at + 4, next)))
    if (marker === SCAN) next = endOfScan(bytes, next)
    if (isPicture(marker, bytes, at)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** Of what programs add, only what colours need: JFIF, ICC profiles, Adobe's transform. */
function isPicture(marker: number, bytes: Bytes, at: number): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return (
    marker === 0xe0 ||
    marker === 0xee ||
    (marker === 0xe2 && textAt(bytes, at + 4, 11) === 'ICC_PROFILE')
  )
}

/** Where the next marker stands: 0xFF in a scan is followed by 0, or by a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break
    at += 1
  }
  return at
}

/** An Exif segment that says nothing but which side is up; empty when that goes without saying. */
function uprightOnly(segment: Uint8Array): Uint8Array {
  const turned = orientationOf(segment)
  if (turned < 2) return new Uint8Array(0)
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0]
  return new Uint8Array([0xff, EXIF, 0, 34, ...exif, ...tiff, ...entry, 0, 0, 0, 0])
}

function orientationOf(segment: Uint8Array): number {
  const order = textAt(segment, 6, 2)
  if (textAt(segment, 0, 4) !== 'Exif' || segment.length < 16) return 0
  if (order !== 'II' && order !== 'MM') return 0
  const isLittle = order === 'II'
  const tiff = viewOf(segment.subarray(6))
  const first = tiff.getUint32(4, isLittle)
  if (first + 2 > tiff.byteLength) return 0
  for (let left = tiff.getUint16(first, isLittle), at = first + 2; left > 0; left -= 1, at += 12) {
    if (at + 12 > tiff.byteLength) return 0
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue
    const turned = tiff.getUint16(at + 8, isLittle)
    return turned <= 8 ? turned : 0
  }
  return 0
}

const TOLD_IN_PNG = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

function leanPng(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return null
    const type = textAt(bytes, at + 4, 4)
    if (!TOLD_IN_PNG.has(type)) kept.push(bytes.subarray(at, next))
    if (type === 'IEND') return joined(kept)
    at = next
  }
  return null
}

const TELLS_EXIF_OR_XMP = 0x0c

function leanWebp(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return null
  const kept: Uint8Array[] = [bytes.slice(0, 12)]
  for (let at = 12; at + 8 <= end;) {
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (at + 8 + size > end) return null
    const type = textAt(bytes, at, 4)
    const chunk = bytes.slice(at, next)
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~TELLS_EXIF_OR_XMP
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk)
    at = next
  }
  const lean = joined(kept)
  viewOf(lean).setUint32(4, lean.length - 8, true)
  return lean
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
