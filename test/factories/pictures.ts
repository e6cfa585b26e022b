/** Pictures as offices send them, written by hand: PNG of any colour type, with every filter, interlaced or not. */
import { base64Of } from './media.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Red, green, blue and alpha of the pixel in this column and row, each 0 to 255. */
export type Paint = (x: number, y: number) => readonly [number, number, number, number]

export type PngWish = {
  readonly width: number
  readonly height: number
  /** 0 grey, 2 colours, 4 grey and alpha, 6 colours and alpha; of 8 or 16 bits. */
  readonly colorType?: 0 | 2 | 4 | 6
  readonly depth?: 8 | 16
  readonly isInterlaced?: boolean
  readonly paint?: Paint
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** A round seal in two colours on nothing. */
export const seal =
  (size: number): Paint =>
  (x, y) => {
    const far = Math.hypot(x - size / 2, y - size / 2) / size
    if (far > 0.48) return [0, 0, 0, 0]
    return far > 0.36 ? [0, 89, 76, 255] : [(x * 7) % 256, (y * 5) % 256, 40, 255]
  }

export async function png(wish: PngWish): Promise<Bytes> {
  const { width, height, colorType = 6, depth = 8, isInterlaced = false } = wish
  const paint = wish.paint ?? seal(Math.max(width, height))
  const channels = { 0: [0], 2: [0, 1, 2], 4: [0, 3], 6: [0, 1, 2, 3] }[colorType]
  const bytesOf = (value: number) => (depth === 16 ? [value, value] : [value])
  const back = (channels.length * depth) / 8
  const rows: number[] = []
  for (const [x, y, stepX, stepY] of isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const]) {
    let above: number[] | null = null
    for (let row = y, filter = 0; row < height; row += stepY, filter = (filter + 1) % 5) {
      const line: number[] = []
      for (let column = x; column < width; column += stepX) {
        const pixel = paint(column, row)
        for (const channel of channels) line.push(...bytesOf(pixel[channel] ?? 0))
      }
      if (line.length === 0) break
      rows.push(filter, ...filtered(line, above, filter, back))
      above = line
    }
  }
  const head = [...big(width), ...big(height), depth, colorType, 0, 0, isInterlaced ? 1 : 0]
  return pngOf([
    ['IHDR', head],
    ['IDAT', [...(await deflated(Uint8Array.from(rows)))]],
  ])
}

/** A file of these chunks and IEND. */
export function pngOf(chunks: readonly (readonly [string, readonly number[]])[]): Bytes {
  const file = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  for (const [type, body] of [...chunks, ['IEND', []] as const]) {
    const inside = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...body]
    for (const byte of big(body.length)) file.push(byte)
    for (const byte of inside) file.push(byte)
    for (const byte of big(crc(inside))) file.push(byte)
  }
  return Uint8Array.from(file)
}

export async function deflated(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function filtered(line: number[], above: number[] | null, filter: number, back: number): number[] {
  return line.map((value, at) => {
    const a = at < back ? 0 : (line[at - back] ?? 0)
    const b = above?.[at] ?? 0
    const c = at < back ? 0 : (above?.[at - back] ?? 0)
    const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - c - c)]
    const paeth = toA <= toB && toA <= toC ? a : toB <= toC ? b : c
    return (value - ([0, a, b, Math.floor((a + b) / 2), paeth][filter] ?? 0)) & 255
  })
}

const big = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)

/** CRC-32 as PNG uses it, bit by bit. */
function crc(bytes: readonly number[]): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return ~value >>> 0
}

/** A black bar on 120 × 120 pixels of one bit each, in base64: the smallest logo that is taken. */
export const SMALL_LOGO =
  'iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4AQAAAAARHwt/AAAAIElEQVR4nGP4jwoYBht/FIyCUTAKRsEoIAcMdP1FgA8A5CAq5HrZUrgAAAAASUVORK5CYII='
export const logo64 = async (wish: PngWish) => base64Of(await png(wish))
