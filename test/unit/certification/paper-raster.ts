/**
 * Pictures of a paper as a cheap camera takes them: grey pixels, drawn by pdf.js, spoilt by plain arithmetic, read by two
 * decoders that know nothing of each other nor of the program that made the file.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { decodeQR } from 'qr/decode.js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)

/** Brightness from 0 to 255, row by row. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly grey: Float64Array
}

/** What of node-canvas is used here; pdf.js brings it and types it as `Object`. */
type Canvas = {
  readonly context: {
    getImageData: (...box: [number, number, number, number]) => { data: Uint8ClampedArray }
  }
}

export async function rasterOf(pdf: Uint8Array, dpi: number): Promise<Picture> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await task.promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: dpi / 72 })
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
  // Safe: the factory of Node gives a canvas and its context.
  const { canvas, context } = (
    document.canvasFactory as { create: (w: number, h: number) => Canvas & { canvas: never } }
  ).create(width, height)
  await page.render({ canvas, viewport }).promise
  const { data } = context.getImageData(0, 0, width, height)
  await task.destroy()
  const grey = Float64Array.from(
    { length: width * height },
    (_, at) =>
      0.299 * (data[at * 4] ?? 0) +
      0.587 * (data[at * 4 + 1] ?? 0) +
      0.114 * (data[at * 4 + 2] ?? 0),
  )
  return { width, height, grey }
}

/** Each new pixel taken from where `from` says, between its four neighbours; white outside. */
export function warp(
  picture: Picture,
  size: { readonly width: number; readonly height: number },
  from: (x: number, y: number) => readonly [number, number],
): Picture {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= picture.width || y >= picture.height
      ? 255
      : (picture.grey[y * picture.width + x] ?? 255)
  const grey = Float64Array.from({ length: size.width * size.height }, (_, index) => {
    const [x, y] = from(index % size.width, Math.floor(index / size.width))
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const [right, down] = [x - left, y - top]
    return (
      (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - down) +
      (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * down
    )
  })
  return { ...size, grey }
}

export function rotate(picture: Picture, degrees: number): Picture {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const { width, height } = picture
  return warp(picture, picture, (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2]
    return [width / 2 + dx * cos + dy * sin, height / 2 - dx * sin + dy * cos]
  })
}

/** As seen from the side: the far edge is shorter by the share `by`. */
export function skew(picture: Picture, by: number): Picture {
  const { width, height } = picture
  return warp(picture, picture, (x, y) => {
    const narrow = 1 - by * (1 - y / height)
    return [width / 2 + (x - width / 2) / narrow, y]
  })
}

/** The mean of the square of `2 reach + 1` pixels, once across and once down. */
export function blur(picture: Picture, reach: number): Picture {
  const pass = (source: Picture, across: number, down: number): Picture => ({
    ...source,
    grey: source.grey.map((_, index) => {
      const [x, y] = [index % source.width, Math.floor(index / source.width)]
      let sum = 0
      for (let step = -reach; step <= reach; step += 1) {
        const column = Math.min(source.width - 1, Math.max(0, x + step * across))
        const row = Math.min(source.height - 1, Math.max(0, y + step * down))
        sum += source.grey[row * source.width + column] ?? 0
      }
      return sum / (2 * reach + 1)
    }),
  })
  return pass(pass(picture, 1, 0), 0, 1)
}

/** Faded to the range from `dark` to `light`, in a light that falls off to the left, with grain that is the same each time. */
export function fade(picture: Picture, dark: number, light: number): Picture {
  let seed = 7
  return {
    ...picture,
    grey: picture.grey.map((value, index) => {
      seed = (seed * 48_271) % 2_147_483_647
      const shade = 0.85 + (0.15 * (index % picture.width)) / picture.width
      return (dark + (value / 255) * (light - dark)) * shade + (seed / 2_147_483_647 - 0.5) * 12
    }),
  }
}

/** The part from `left`, `top` with this size; the hand holds the camera over the code. */
export function crop(
  picture: Picture,
  box: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  },
): Picture {
  return warp(picture, { width: box.width, height: box.height }, (x, y) => [
    x + box.left,
    y + box.top,
  ])
}

function rgba({ grey }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(grey.length * 4)
  for (const [at, value] of grey.entries()) data.set([value, value, value, 255], at * 4)
  return data
}

/** By ZXing (C++, as WebAssembly); null when it reads nothing. */
export async function readByZxing(picture: Picture): Promise<string | null> {
  return (await findByZxing(picture))?.text ?? null
}

/** The same, with the middle of the code in pixels. */
export async function findByZxing(
  picture: Picture,
): Promise<{ readonly text: string; readonly x: number; readonly y: number } | null> {
  const bytes = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer } })
  const { width, height } = picture
  const image = { data: rgba(picture), width, height, colorSpace: 'srgb' } as const
  const [found] = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true })
  if (found?.isValid !== true) return null
  const { topLeft, bottomRight } = found.position
  return {
    text: found.text,
    x: (topLeft.x + bottomRight.x) / 2,
    y: (topLeft.y + bottomRight.y) / 2,
  }
}

/** By `qr`, the decoder of the scanner on phones; null when it reads nothing. */
export function readByQr(picture: Picture): string | null {
  const { width, height } = picture
  try {
    return decodeQR({ data: rgba(picture), width, height }, { effort: 4, timeLimit: 5000 })
  } catch {
    return null
  }
}
