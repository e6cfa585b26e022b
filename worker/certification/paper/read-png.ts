/**
 * Reads a PNG of any colour type, depth and interlacing (W3C PNG 3) down to its last pixel, set on white paper: what is see-through
 * there is white here. Nothing is unpacked before its size is known to be small enough, and never more than the size says.
 */
import { no, ok, type Result } from '../../core/result.ts'
import { chunksOf, joined } from './png-chunks.ts'

/** Red, green and blue of each pixel, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array }

export type PictureFault = {
  readonly reason:
    | 'PICTURE_TYPE'
    | 'PICTURE_BROKEN'
    | 'PICTURE_CMYK'
    | 'PICTURE_LARGE'
    | 'PICTURE_PIXELS'
    | 'PICTURE_SMALL'
  /** In bytes for LARGE, in pixels for PIXELS and SMALL; 0 otherwise. */
  readonly limit: number
}
export const fault = (reason: PictureFault['reason'], limit = 0) =>
  no<PictureFault>({ reason, limit })

export const MOST_PIXELS = 1600
export const LEAST_PIXELS = 120

/** Whether a picture has a size that prints well and can be worked on. */
export function sizeFault(width: number, height: number): PictureFault | null {
  const longest = Math.max(width, height)
  if (longest > MOST_PIXELS) return { reason: 'PICTURE_PIXELS', limit: MOST_PIXELS }
  if (longest < LEAST_PIXELS) return { reason: 'PICTURE_SMALL', limit: LEAST_PIXELS }
  return null
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** First column and row of each of Adam7's passes, and how far apart its columns and rows are. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

type Head = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colorType: number
  readonly channels: number
  readonly isInterlaced: boolean
}

export async function readPng(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<Pixels, PictureFault>> {
  const head = headOf(bytes)
  if (head === null) return fault('PICTURE_BROKEN')
  const wrongSize = sizeFault(head.width, head.height)
  if (wrongSize !== null) return no(wrongSize)
  const chunks = chunksOf(bytes)
  const bodies = (type: string) => chunks.filter((each) => each.type === type).map((c) => c.body)
  const [palette] = bodies('PLTE')
  if (chunks.length === 0 || (head.colorType === 3 && palette === undefined)) {
    return fault('PICTURE_BROKEN')
  }
  const passes = passesOf(head)
  const expected = passes.reduce((sum, { rowBytes, rows }) => sum + (rowBytes + 1) * rows, 0)
  const raw = await inflated(joined(bodies('IDAT')), expected)
  if (raw === null || !unfilter(raw, passes, head)) return fault('PICTURE_BROKEN')
  const [seeThrough] = bodies('tRNS')
  const rgb = painted(raw, passes, head, { palette, seeThrough })
  return ok({ width: head.width, height: head.height, rgb })
}

function headOf(bytes: Uint8Array<ArrayBuffer>): Head | null {
  if (bytes.length < 33) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth = 0, colorType = 0, , , interlace = 0] = bytes.subarray(24, 29)
  const channels = CHANNELS[colorType]
  const isHead = view.getUint32(12) === 0x49484452 && width > 0 && height > 0
  if (!isHead || channels === undefined || interlace > 1) return null
  if (DEPTHS[colorType]?.includes(depth) !== true) return null
  return { width, height, depth, colorType, channels, isInterlaced: interlace === 1 }
}

type Pass = {
  readonly x: number
  readonly y: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly rowBytes: number
}

function passesOf({ width, height, depth, channels, isInterlaced }: Head): Pass[] {
  const passes = isInterlaced ? ADAM7 : [[0, 0, 1, 1] as const]
  return passes.flatMap(([x, y, stepX, stepY]) => {
    const columns = Math.ceil((width - x) / stepX)
    const rows = Math.ceil((height - y) / stepY)
    if (columns <= 0 || rows <= 0) return []
    return [
      { x, y, stepX, stepY, columns, rows, rowBytes: Math.ceil((columns * depth * channels) / 8) },
    ]
  })
}

/** Exactly this many bytes, or null: a file may say more than it holds, and hold more than it says. */
async function inflated(
  data: Uint8Array<ArrayBuffer>,
  expected: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const raw = new Uint8Array(expected)
  let at = 0
  try {
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate'))
    for await (const part of stream) {
      if (at + part.length > expected) return null
      raw.set(part, at)
      at += part.length
    }
  } catch {
    // Whatever it is, it is no complete zlib stream.
    return null
  }
  return at === expected ? raw : null
}

/** PNG 3, section 9: each row is told as what differs from its neighbours. In place; false for an unknown filter. */
function unfilter(raw: Uint8Array, passes: readonly Pass[], { depth, channels }: Head): boolean {
  const back = Math.max(1, (depth * channels) >> 3)
  let at = 0
  for (const { rows, rowBytes } of passes) {
    let above = -1
    for (let row = 0; row < rows; row += 1) {
      const filter = raw[at] ?? 5
      if (filter > 4) return false
      const from = at + 1
      for (let index = 0; index < rowBytes; index += 1) {
        const a = index < back ? 0 : (raw[from + index - back] ?? 0)
        const b = above < 0 ? 0 : (raw[above + index] ?? 0)
        const c = above < 0 || index < back ? 0 : (raw[above + index - back] ?? 0)
        raw[from + index] = (raw[from + index] ?? 0) + predicted(filter, a, b, c)
      }
      above = from
      at = from + rowBytes
    }
  }
  return true
}

function predicted(filter: number, a: number, b: number, c: number): number {
  if (filter === 0) return 0
  if (filter === 1) return a
  if (filter === 2) return b
  if (filter === 3) return (a + b) >> 1
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  if (toA <= toB && toA <= toC) return a
  return toB <= toC ? b : c
}

function painted(
  raw: Uint8Array,
  passes: readonly Pass[],
  head: Head,
  { palette, seeThrough }: { palette: Uint8Array | undefined; seeThrough: Uint8Array | undefined },
): Uint8Array {
  const { width, height, depth, colorType, channels } = head
  const rgb = new Uint8Array(width * height * 3)
  const full = 2 ** depth - 1
  const asByte = (value: number) => (depth === 16 ? value >> 8 : Math.round((value / full) * 255))
  const sample = (start: number, index: number): number => {
    if (depth === 8) return raw[start + index] ?? 0
    if (depth === 16)
      return ((raw[start + index * 2] ?? 0) << 8) | (raw[start + index * 2 + 1] ?? 0)
    const bit = index * depth
    return ((raw[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & full
  }
  // Of grey and colours without alpha one value may be see-through, told in two bytes for each channel.
  const hidden =
    seeThrough !== undefined && (colorType === 0 || colorType === 2)
      ? Array.from(
          { length: channels },
          (_, at) => ((seeThrough[at * 2] ?? 0) << 8) | (seeThrough[at * 2 + 1] ?? 0),
        )
      : null
  const values = [0, 0, 0, 0]
  const pixel = (start: number, column: number): readonly [number, number, number, number] => {
    for (let at = 0; at < channels; at += 1) values[at] = sample(start, column * channels + at)
    const [one = 0, two = 0, three = 0, four = 0] = values
    if (colorType === 3) {
      const [red = 0, green = 0, blue = 0] = palette?.subarray(one * 3, one * 3 + 3) ?? []
      return [red, green, blue, seeThrough?.[one] ?? 255]
    }
    const alpha = hidden?.every((value, at) => values[at] === value) === true ? 0 : 255
    if (colorType === 0) return [asByte(one), asByte(one), asByte(one), alpha]
    if (colorType === 4) return [asByte(one), asByte(one), asByte(one), asByte(two)]
    const last = colorType === 6 ? asByte(four) : alpha
    return [asByte(one), asByte(two), asByte(three), last]
  }
  let at = 0
  for (const { x, y, stepX, stepY, columns, rows, rowBytes } of passes) {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [red, green, blue, alpha] = pixel(at + 1, column)
        const to = ((y + row * stepY) * width + x + column * stepX) * 3
        rgb[to] = 255 - Math.round(((255 - red) * alpha) / 255)
        rgb[to + 1] = 255 - Math.round(((255 - green) * alpha) / 255)
        rgb[to + 2] = 255 - Math.round(((255 - blue) * alpha) / 255)
      }
      at += rowBytes + 1
    }
  }
  return rgb
}
