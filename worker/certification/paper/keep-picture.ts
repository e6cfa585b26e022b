/**
 * A logo as it is kept: a PNG is read whole and written anew, smaller, with at most 256 colours on white, which is what paper is;
 * a JPEG is stripped. Two of them leave a certificate well under 150 kB. The same file gives the same bytes.
 */
import { no, ok, type Result } from '../../core/result.ts'
import { frameOf, isJpeg, readJpeg } from './jpeg.ts'
import type { Picture } from './look.ts'
import { isPng, writePng } from './png-chunks.ts'
import { paletteOf } from './palette.ts'
import { fault, readPng, type PictureFault, type Pixels } from './read-png.ts'

/** In bytes, of one logo. */
export const MOST_KEPT = 40_000
/** Longest sides that are tried; the largest prints 370 dots per inch in the box of a logo. */
const SIDES = [360, 300, 240, 200, 160, 120]

export async function keepPicture(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Picture, PictureFault>> {
  if (isJpeg(bytes)) {
    const read = readJpeg(bytes)
    if (!read.ok) return read
    if (read.value.bytes.length > MOST_KEPT) return fault('PICTURE_LARGE', MOST_KEPT)
    return ok({ kind: 'jpg', ...read.value })
  }
  if (!isPng(bytes)) return fault('PICTURE_TYPE')
  const read = await readPng(bytes)
  if (!read.ok) return no({ reason: read.reason, limit: read.limit })
  for (const side of SIDES) {
    const small = shrink(read.value, side)
    const written = await writePalettePng(small)
    const { width, height } = small
    if (written.length <= MOST_KEPT) return ok({ kind: 'png', bytes: written, width, height })
  }
  return fault('PICTURE_LARGE', MOST_KEPT)
}

/** What `keepPicture` made, from its bytes alone. */
export function pictureOf(bytes: Uint8Array<ArrayBuffer>): Picture {
  if (isJpeg(bytes)) {
    const { width, height } = frameOf(bytes)
    return { kind: 'jpg', bytes, width, height }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { kind: 'png', bytes, width: view.getUint32(16), height: view.getUint32(20) }
}

/** Each new pixel is the mean of those that it covers. */
function shrink(pixels: Pixels, longest: number): Pixels {
  const scale = longest / Math.max(pixels.width, pixels.height)
  if (scale >= 1) return pixels
  const { width: from, height: rows, rgb } = pixels
  const width = Math.max(1, Math.round(from * scale))
  const height = Math.max(1, Math.round(rows * scale))
  const narrow = new Float32Array(width * rows * 3)
  means(rgb, narrow, { from, to: width, lines: rows, step: 3, line: from * 3, newLine: width * 3 })
  const small = new Float32Array(width * height * 3)
  const down = { from: rows, to: height, lines: width, step: width * 3, line: 3, newLine: 3 }
  means(narrow, small, down)
  return { width, height, rgb: Uint8Array.from(small, (value) => Math.round(value)) }
}

/** Along lines of `from` pixels, which become `to`; `step` lies between two pixels of a line, `line` between two lines. */
function means(
  source: Uint8Array | Float32Array,
  target: Float32Array,
  along: {
    readonly from: number
    readonly to: number
    readonly lines: number
    readonly step: number
    readonly line: number
    readonly newLine: number
  },
): void {
  const { from, to, lines, step, line, newLine } = along
  const reach = from / to
  for (let index = 0; index < to; index += 1) {
    const start = index * reach
    const end = Math.min(from, start + reach)
    for (let each = 0; each < lines; each += 1) {
      for (let part = 0; part < 3; part += 1) {
        let sum = 0
        for (let at = Math.floor(start); at < end; at += 1) {
          const share = Math.min(end, at + 1) - Math.max(start, at)
          sum += (source[each * line + at * step + part] ?? 0) * share
        }
        target[each * newLine + index * step + part] = sum / (end - start)
      }
    }
  }
}

async function writePalettePng(pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = pixels
  const { colors, indexes } = paletteOf(pixels.rgb)
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([8, 3, 0, 0, 0], 8)
  // A row of palette indexes is best told as it is: filter 0.
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))
  const data = new Uint8Array(await new Response(packed).arrayBuffer())
  return writePng([
    { type: 'IHDR', body: head },
    { type: 'PLTE', body: colors },
    { type: 'IDAT', body: data },
  ])
}
