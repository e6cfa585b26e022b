/** QR codes as cameras see them: small, turned, slanted, blurred, pale, noisy, in shadow, on a table. */
import QRCode from 'qrcode'
import type { Picture } from '../../../site/src/verify/qr/picture.ts'

/** Light by pixel, 0 to 255. */
type Raster = { readonly width: number; readonly height: number; readonly light: Float64Array }

export type Level = 'L' | 'M' | 'Q' | 'H'

/** Address and digits as the paper prints them: bytes, then numbers. */
export function codeOf(start: string, digits: string, level: Level) {
  const segments = [
    { data: Buffer.from(start), mode: 'byte' as const },
    { data: digits, mode: 'numeric' as const },
  ]
  return QRCode.create(segments, { errorCorrectionLevel: level }).modules
}

type Modules = ReturnType<typeof codeOf>

function drawn(modules: Modules, scale: number): Raster {
  const side = Math.round((modules.size + 8) * scale)
  return filled(side, side, (x, y) => {
    const column = Math.floor(x / scale) - 4
    const row = Math.floor(y / scale) - 4
    const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < modules.size
    return isInside && modules.get(row, column) !== 0 ? 0 : 255
  })
}

function filled(width: number, height: number, lightAt: (x: number, y: number) => number): Raster {
  const light = new Float64Array(width * height)
  for (let at = 0; at < light.length; at += 1) {
    light[at] = lightAt(at % width, Math.floor(at / width))
  }
  return { width, height, light }
}

const lightOf = ({ width, height, light }: Raster, x: number, y: number): number =>
  x < 0 || y < 0 || x >= width || y >= height ? 255 : (light[y * width + x] ?? 255)

/** Every pixel from where `from` says it was, as the mean of four looks. */
function warped(
  raster: Raster,
  width: number,
  height: number,
  from: (x: number, y: number) => readonly [number, number],
): Raster {
  const looks = [0.25, 0.75]
  return filled(width, height, (x, y) => {
    let sum = 0
    for (const dx of looks) {
      for (const dy of looks) {
        const [sx, sy] = from(x + dx, y + dy)
        sum += lightOf(raster, Math.floor(sx), Math.floor(sy))
      }
    }
    return sum / 4
  })
}

function turned(raster: Raster, degrees: number): Raster {
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const side = Math.ceil(raster.width * (Math.abs(cos) + Math.abs(sin)))
  return warped(raster, side, side, (x, y) => {
    const dx = x - side / 2
    const dy = y - side / 2
    return [dx * cos + dy * sin + raster.width / 2, dy * cos - dx * sin + raster.height / 2]
  })
}

function blurred(raster: Raster, radius: number): Raster {
  const steps = [-3, -2, -1, 0, 1, 2, 3]
  const weights = steps.map((step) => Math.exp((-step * step) / (2 * radius * radius)))
  const whole = weights.reduce((sum, one) => sum + one, 0)
  const along = (of: Raster, dx: number, dy: number) =>
    filled(
      of.width,
      of.height,
      (x, y) =>
        steps.reduce(
          (sum, step, at) => sum + lightOf(of, x + dx * step, y + dy * step) * (weights[at] ?? 0),
          0,
        ) / whole,
    )
  return along(along(raster, 1, 0), 0, 1)
}

const changed = (raster: Raster, change: (light: number, x: number, y: number) => number): Raster =>
  filled(raster.width, raster.height, (x, y) => change(lightOf(raster, x, y), x, y))

const slanted = (raster: Raster, depth: number): Raster =>
  warped(raster, raster.width, raster.height, (x, y) => {
    const far = 1 + (depth * y) / raster.height
    const middle = raster.width / 2
    return [middle + (x - middle) * far * 1.05, y * 1.15 * far - 20]
  })

const onTable = (raster: Raster): Raster => warped(raster, 1280, 960, (x, y) => [x - 500, y - 300])

/** The same noise every time. */
function noise(): () => number {
  let state = 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

export const clean = (modules: Modules): Raster => drawn(modules, 8)

export const RASTERS: Readonly<Record<string, (modules: Modules) => Raster>> = {
  clean,
  '3 pixels a module': (modules) => drawn(modules, 3),
  '2 pixels a module': (modules) => drawn(modules, 2),
  'between pixels': (modules) => blurred(drawn(modules, 2.4), 0.6),
  'turned and blurred': (modules) => blurred(turned(drawn(modules, 6), 12), 1.2),
  'turned by 45°': (modules) => turned(drawn(modules, 5), 45),
  'upside down': (modules) => turned(drawn(modules, 4), 200),
  'low contrast and noise': (modules) => {
    const random = noise()
    return changed(drawn(modules, 5), (light) => light * 0.35 + 90 + random() * 60)
  },
  faded: (modules) => changed(drawn(modules, 5), (light) => light * 0.15 + 180),
  slanted: (modules) => slanted(drawn(modules, 7), 0.2),
  stained: (modules) =>
    changed(drawn(modules, 6), (light, x, y) => (Math.hypot(x - 250, y - 250) < 25 ? 119 : light)),
  'half in shadow': (modules) =>
    changed(drawn(modules, 6), (light, x) => light * (0.3 + (0.7 * x) / 420)),
  'on a table': (modules) => onTable(drawn(modules, 4)),
  'on a table in the dark': (modules) => {
    const random = noise()
    return changed(onTable(drawn(modules, 4)), (light) => light * 0.2 + random() * 12)
  },
}

export function pictureOf({ width, height, light }: Raster): Picture & { data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(width * height * 4)
  light.forEach((one, at) => data.fill(one, at * 4, at * 4 + 3))
  return { width, height, data }
}
