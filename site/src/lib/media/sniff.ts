/**
 * What a chosen file is, by its first bytes and never by its name: JPEG, PNG or WebP as a picture, Opus in WebM or Ogg as a
 * recording. SVG is none of them on purpose. Pure; the Worker looks again at what is sent (`worker/curriculum/media.ts`).
 */

export type PictureFile = {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** In pixels, as the file says it; 0 when its head does not. */
  readonly width: number
  readonly height: number
}

const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Null: no picture that can be taken. */
export function sniffPicture(bytes: Uint8Array): PictureFile | null {
  if (bytes.length < 30) return null
  if (textAt(bytes, 1, 3) === 'PNG' && bytes[0] === 0x89) {
    const view = viewOf(bytes)
    return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return { type: 'image/jpeg', ...jpegSize(bytes) }
  }
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') {
    return { type: 'image/webp', ...webpSize(bytes) }
  }
  return null
}

/** The frame header (SOF) of a JPEG, behind any number of other segments. */
function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return { width: 0, height: 0 }
}

/** RFC 9649: of the three kinds of WebP. */
function webpSize(bytes: Uint8Array): { width: number; height: number } {
  const view = viewOf(bytes)
  switch (textAt(bytes, 12, 4)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      }
  }
}

/** Null: no recording that lessons take. A film is none, also when its sound is Opus. */
export function sniffRecording(bytes: Uint8Array): 'audio/webm' | 'audio/ogg' | null {
  if (bytes.length < 47) return null
  if (textAt(bytes, 0, 4) === 'OggS') {
    return textAt(bytes, 27 + (bytes[26] ?? 0), 8) === 'OpusHead' ? 'audio/ogg' : null
  }
  if (viewOf(bytes).getUint32(0) !== 0x1a45dfa3) return null
  // Names of codecs stand in the head of the file, before the sound.
  const head = textAt(bytes, 0, Math.min(bytes.length, 4096))
  return head.includes('webm') && head.includes('A_OPUS') && !/V_[A-Z]/.test(head)
    ? 'audio/webm'
    : null
}
