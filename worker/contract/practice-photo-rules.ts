/**
 * What a photo of practice may be, as pure rules without zod: the trainer's phone looks before it keeps one, the Worker before it
 * stores one. A file is what its bytes say, never what it is called.
 */

/** What a phone should make of a photo, and what the Worker takes at most, in bytes. */
export const PHOTO_TARGET = 200_000
export const MAX_PHOTO_BYTES = 300_000
/** The longest side that a phone sends, and the sides that the Worker takes, in pixels. */
export const PHOTO_SIDE = 1280
export const LEAST_PHOTO_SIDE = 64
export const MOST_PHOTO_SIDE = 2000
/** How long a photo is kept after it was taken. */
export const PHOTO_YEARS = 1

export const PHOTO_TYPES = ['image/jpeg', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** TYPE: no JPEG or WebP, or something behind it · LARGE · PIXELS: too small or too large · NOTES: the camera's notes are still in it */
export type PhotoFault = 'TYPE' | 'LARGE' | 'PIXELS' | 'NOTES'

export type PhotoFacts = {
  readonly type: PhotoType
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What the file is, or why it is not taken. Place, time and camera of a photo (Exif, XMP) may not be in it any more. */
export function readPhoto(bytes: Uint8Array): PhotoFacts | PhotoFault {
  if (bytes.length > MAX_PHOTO_BYTES) return 'LARGE'
  const read = isJpeg(bytes) ? readJpeg(bytes) : readWebp(bytes)
  if (typeof read === 'string') return read
  const [least, most] = [Math.min(read.width, read.height), Math.max(read.width, read.height)]
  return least < LEAST_PHOTO_SIDE || most > MOST_PHOTO_SIDE ? 'PIXELS' : read
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

/** ITU-T T.81 B.1.1: segments up to the first scan, and the end of the image at the end of the file. */
function readJpeg(bytes: Uint8Array): PhotoFacts | PhotoFault {
  const view = viewOf(bytes)
  if (view.getUint16(bytes.length - 2) !== 0xffd9) return 'TYPE'
  let size: { readonly width: number; readonly height: number } | null = null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // SOF of every kind; DHT, JPG and DAC lie between them.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    // A scan: what follows is the picture.
    if (marker === 0xda) return size === null ? 'TYPE' : { type: 'image/jpeg', ...size }
    // APP1 is Exif and XMP, APP13 is IPTC; a comment may hold anything.
    if (marker === 0xe1 || marker === 0xed || marker === 0xfe) return 'NOTES'
    const length = view.getUint16(at + 2)
    if (length < 2) return 'TYPE'
    at += 2 + length
  }
  return 'TYPE'
}

/** RFC 9649: chunks one after another to the end of the file. A moving picture is none. */
function readWebp(bytes: Uint8Array): PhotoFacts | PhotoFault {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') {
    return 'TYPE'
  }
  const view = viewOf(bytes)
  if (view.getUint32(4, true) + 8 !== bytes.length) return 'TYPE'
  let size: { readonly width: number; readonly height: number } | null = null
  let at = 12
  while (at + 8 <= bytes.length) {
    const [name, length] = [textAt(bytes, at, 4), view.getUint32(at + 4, true)]
    const body = at + 8
    if (body + length > bytes.length) return 'TYPE'
    if (name === 'EXIF' || name === 'XMP ') return 'NOTES'
    if (name === 'ANIM') return 'TYPE'
    if (name === 'VP8 ' && length >= 10 && view.getUint16(body + 3) === 0x9d01) {
      size = {
        width: view.getUint16(body + 6, true) & 0x3fff,
        height: view.getUint16(body + 8, true) & 0x3fff,
      }
    } else if (name === 'VP8L' && length >= 5 && bytes[body] === 0x2f) {
      const bits = view.getUint32(body + 1, true)
      size = { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    at = body + length + (length % 2)
  }
  return size === null || at < bytes.length ? 'TYPE' : { type: 'image/webp', ...size }
}
