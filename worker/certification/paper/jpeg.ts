/**
 * Reads the segments of a JPEG (ITU-T T.81, annex B) and drops what does not belong to the picture: cameras write in it where
 * and when it was taken. Baseline and progressive, grey or three colours: what PDF draws (ISO 32000-2, 7.4.8). Pure.
 */
import { no, ok, type Result } from '../../core/result.ts'
import { joined } from './png-chunks.ts'
import { fault, sizeFault, type PictureFault } from './read-png.ts'

export type Jpeg = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** Huffman tables, quantization tables, restart intervals. */
const TABLES = [0xc4, 0xdb, 0xdd]
/** Baseline, extended and progressive; the others are of arithmetic coding or lossless, which no viewer knows. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Says how the three colours are coded; the JFIF head has nothing that a PDF reads. */
const ADOBE = 0xee

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff
}

export function readJpeg(bytes: Uint8Array<ArrayBuffer>): Result<Jpeg, PictureFault> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let frame: { readonly width: number; readonly height: number } | null = null
  const seen = new Set<number>()
  let at = 2
  for (;;) {
    // Any number of 0xff may stand before a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return fault('PICTURE_BROKEN')
    if (marker === END) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return fault('PICTURE_BROKEN')
    const body = bytes.subarray(at + 4, end)
    if (isFrame(marker)) {
      const [precision = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = body
      if (!FRAMES.includes(marker) || precision !== 8) return fault('PICTURE_TYPE')
      if (components === 4) return fault('PICTURE_CMYK')
      if (frame !== null || (components !== 1 && components !== 3)) return fault('PICTURE_BROKEN')
      frame = { width: (w1 << 8) | w0, height: (h1 << 8) | h0 }
      const wrongSize = sizeFault(frame.width, frame.height)
      if (wrongSize !== null) return no(wrongSize)
    }
    seen.add(marker)
    let next = end
    if (marker === SCAN) {
      if (frame === null) return fault('PICTURE_BROKEN')
      next = endOfScan(bytes, end)
    }
    if (isFrame(marker) || marker === SCAN || marker === ADOBE || TABLES.includes(marker)) {
      kept.push(bytes.subarray(at, next))
    }
    at = next
  }
  const isWhole = frame !== null && seen.has(SCAN) && seen.has(0xdb) && seen.has(0xc4)
  if (!isWhole || frame === null) return fault('PICTURE_BROKEN')
  kept.push(Uint8Array.of(0xff, END))
  return ok({ bytes: joined(kept), ...frame })
}

/** Size, and 1 component for grey, 3 for colours; of a file that `readJpeg` made. */
export function frameOf(bytes: Uint8Array): {
  readonly width: number
  readonly height: number
  readonly components: number
} {
  const two = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  let at = 2
  while (at + 9 < bytes.length && !FRAMES.includes(bytes[at + 1] ?? 0)) at += 2 + two(at + 2)
  return { height: two(at + 5), width: two(at + 7), components: bytes[at + 9] ?? 0 }
}

/** 0xc0 to 0xcf but for the three that are no frames. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Coded data goes on until a marker that is no restart; 0xff of the data has a zero behind it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at += 1
  }
  return bytes.length
}
