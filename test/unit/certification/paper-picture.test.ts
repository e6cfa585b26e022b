import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  keepPicture,
  MOST_KEPT,
  pictureOf,
} from '../../../worker/certification/paper/keep-picture.ts'
import type { Look, Picture } from '../../../worker/certification/paper/look.ts'
import { PLAIN_DESIGN } from '../../../worker/certification/paper/look.ts'
import { certificatePdf } from '../../../worker/certification/paper/pdf.ts'
import { readPng, type Pixels } from '../../../worker/certification/paper/read-png.ts'
import { specimenFacts, NO_SIGNATORY } from '../../../site/src/text/paper-specimen.ts'
import { deflated, type Paint, png, pngOf, seal } from '../../factories/pictures.ts'
import { rasterOf } from './paper-raster.ts'

type Bytes = Uint8Array<ArrayBuffer>

const fixture = (name: string): Bytes =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../fixtures/pictures', name)))

const asked = async (bytes: Bytes): Promise<string> => {
  const found = await keepPicture(bytes)
  return found.ok ? 'kept' : `${found.reason} ${found.limit}`
}

async function kept(bytes: Bytes): Promise<Picture> {
  const found = await keepPicture(bytes)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

async function pixelsOf(bytes: Bytes): Promise<Pixels> {
  const read = await readPng(bytes)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

const at = ({ rgb, width }: Pixels, x: number, y: number) => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
]

describe('a PNG', () => {
  const square = { width: 130, height: 124 }
  const paint = seal(130)
  const onWhite = (x: number, y: number) => {
    const [red, green, blue, alpha] = paint(x, y)
    return alpha === 0 ? [255, 255, 255] : [red, green, blue]
  }

  it.each([
    ['colours and alpha', { colorType: 6 }],
    ['colours and alpha, interlaced', { colorType: 6, isInterlaced: true }],
    ['colours and alpha of 16 bits', { colorType: 6, depth: 16 }],
    ['colours of 16 bits, interlaced', { colorType: 2, depth: 16, isInterlaced: true }],
    ['colours', { colorType: 2 }],
  ] as const)('of %s is read to its last pixel, on white', async (_, wish) => {
    const read = await pixelsOf(await png({ ...square, ...wish, paint }))
    const hasAlpha = wish.colorType === 6
    for (const [x, y] of [
      [0, 0],
      [65, 62],
      [40, 80],
      [129, 123],
      [20, 61],
    ] as const) {
      const [red, green, blue] = paint(x, y)
      expect(at(read, x, y)).toEqual(hasAlpha ? onWhite(x, y) : [red, green, blue])
    }
  })

  it('of grey and alpha, of one bit, and of a palette are read too', async () => {
    const grey = await pixelsOf(await png({ ...square, colorType: 4, paint }))
    expect(at(grey, 65, 62)).toEqual([paint(65, 62)[0], paint(65, 62)[0], paint(65, 62)[0]])
    expect(at(grey, 0, 0)).toEqual([255, 255, 255])
    const palette = await pixelsOf(fixture('palette.png'))
    expect(at(palette, 2, 2)).toEqual([255, 255, 255])
    expect(at(palette, 80, 60)[0]).toBeLessThan(40)
    const halfSeen: Paint = () => [0, 0, 0, 128]
    const half = await pixelsOf(await png({ ...square, paint: halfSeen }))
    expect(at(half, 9, 9)).toEqual([127, 127, 127])
  })

  it(
    'is kept smaller, with at most 256 colours, white as white, and the same bytes each time',
    { timeout: 30_000 },
    async () => {
      const size = 420
      const noisy: Paint = (x, y) =>
        Math.hypot(x - 210, y - 210) > 205
          ? [0, 0, 0, 0]
          : [(x * x + y * 31) % 256, (x * 13 + y * y) % 256, (x * y) % 256, 255]
      const given = await png({ width: size, height: size, paint: noisy })
      const one = await kept(given)
      expect(one).toMatchObject({ kind: 'png' })
      expect(one.bytes.length).toBeLessThanOrEqual(MOST_KEPT)
      expect(Math.max(one.width, one.height)).toBeLessThanOrEqual(360)
      expect(at(await pixelsOf(one.bytes), 0, 0)).toEqual([255, 255, 255])
      expect(Buffer.from((await kept(given)).bytes).equals(Buffer.from(one.bytes))).toBe(true)
      expect(pictureOf(one.bytes)).toEqual(one)
      const again = await kept(one.bytes)
      expect([again.width, again.height]).toEqual([one.width, one.height])
    },
  )
})

describe('a JPEG', () => {
  it.each(['camera.jpg', 'progressive.jpg', 'grey.jpg'])('is kept: %s', async (name) => {
    const picture = await kept(fixture(name))
    expect(picture).toMatchObject({ kind: 'jpg', width: 160, height: 120 })
    expect(pictureOf(picture.bytes)).toEqual(picture)
  })

  it('loses what the camera wrote into it', async () => {
    const given = fixture('camera.jpg')
    expect(Buffer.from(given).includes('Exif')).toBe(true)
    const { bytes } = await kept(given)
    for (const word of ['Exif', 'KameraContoh', 'JFIF']) {
      expect(Buffer.from(bytes).includes(word)).toBe(false)
    }
  })

  it('of four inks is refused by name', async () => {
    expect(await asked(fixture('cmyk.jpg'))).toBe('PICTURE_CMYK 0')
  })
})

describe('what is no logo', () => {
  const text = (content: string): Bytes => new Uint8Array(new TextEncoder().encode(content))
  const head = (width: number, height: number, rest = [8, 6, 0, 0, 0]) =>
    ['IHDR', [0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255, ...rest]] as const

  it.each([
    ['a drawing in SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page called .png', text('<!doctype html><script>alert(1)</script>')],
    ['nothing', new Uint8Array()],
    ['a GIF', text('GIF89a...')],
  ])('is refused: %s', async (_, bytes) => {
    expect(await asked(bytes)).toBe('PICTURE_TYPE 0')
  })

  it('is refused before it is unpacked when its head says 30,000 pixels', async () => {
    const huge = pngOf([head(30_000, 30_000), ['IDAT', [...(await deflated(new Uint8Array(9)))]]])
    expect(await asked(huge)).toBe('PICTURE_PIXELS 1600')
    expect(await asked(await png({ width: 20, height: 20 }))).toBe('PICTURE_SMALL 120')
  })

  it('is refused when it holds more, or less, than its head says', async () => {
    const bomb = await deflated(new Uint8Array(30_000_000))
    expect(await asked(pngOf([head(200, 200), ['IDAT', [...bomb]]]))).toBe('PICTURE_BROKEN 0')
    const few = await deflated(new Uint8Array(1000))
    expect(await asked(pngOf([head(200, 200), ['IDAT', [...few]]]))).toBe('PICTURE_BROKEN 0')
  })

  it('is refused at whatever byte it was cut off', async () => {
    const whole = await png({ width: 130, height: 130 })
    const jpeg = fixture('progressive.jpg')
    for (const share of [0.02, 0.2, 0.5, 0.9, 0.999]) {
      for (const file of [whole, jpeg]) {
        const part = file.slice(0, Math.floor(file.length * share))
        expect(await asked(part)).toMatch(/^PICTURE_(BROKEN|TYPE) 0$/)
      }
    }
  })

  it('is refused with one byte changed: a checksum says so', async () => {
    const whole = await png({ width: 130, height: 130 })
    for (const position of [30, 60, 300, whole.length - 20]) {
      const changed = whole.slice()
      changed[position] = (changed[position] ?? 0) ^ 1
      expect(await asked(changed)).toBe('PICTURE_BROKEN 0')
    }
  })

  it('is refused with a palette that is not there, or a head that no PNG has', async () => {
    const data = await deflated(new Uint8Array(200 * 201))
    for (const rest of [
      [8, 3, 0, 0, 0],
      [8, 5, 0, 0, 0],
      [3, 0, 0, 0, 0],
      [8, 0, 0, 0, 2],
    ]) {
      const file = pngOf([head(200, 200, rest), ['IDAT', [...data]]])
      expect(await asked(file)).toBe('PICTURE_BROKEN 0')
    }
  })
})

// Drawing whole papers and their rasters takes a small machine some seconds.
describe('on paper', { timeout: 60_000 }, () => {
  let withLogos: (left: Picture, right: Picture) => Promise<Bytes>
  beforeAll(() => {
    const facts = specimenFacts({
      districtName: 'Kabupaten Lumajang',
      provinceName: 'Jawa Timur',
      issuedOn: '2026-11-22',
      issuedIn: 'Lumajang',
      number: '400.10.2/0042/DPMD/KPM/2026',
      cadreTitle: 'Kader Pembangunan Manusia',
      holderRole: 'Kader Pembangunan Manusia (KPM)',
      signatory: NO_SIGNATORY,
      letterhead: { government: 'PEMERINTAH', office: 'DINAS', lines: ['Jalan 1'] },
    })
    withLogos = (left, right) => {
      const look: Look = {
        design: { ...PLAIN_DESIGN, frame: 'KAWUNG' },
        logos: { left, right },
      }
      const origin = 'https://kelas-kader.example'
      const document = `{"proof":"${'z3FXQ'.repeat(1400)}"}`
      const token = '1234567890'.repeat(39)
      return certificatePdf({ facts, origin, token, document, revokedOn: null, look })
    }
  })

  it('every kind is drawn where it belongs, and nothing around what was see-through', async () => {
    const left = await kept(await png({ width: 300, height: 300, paint: seal(300) }))
    for (const name of ['camera.jpg', 'progressive.jpg', 'grey.jpg']) {
      const right = await kept(fixture(name))
      const sheet = await rasterOf(await withLogos(left, right), 72)
      const grey = (x: number, fromTop: number) =>
        sheet.grey[Math.round(fromTop) * sheet.width + Math.round(x)] ?? 0
      // The middle of the box of a logo: 64 and 84 / 2 from the edge, 50 and 70 / 2 from above.
      expect(grey(106, 55)).toBeLessThan(120)
      expect(grey(841.89 - 106, 85)).toBeLessThan(120)
      expect(grey(73, 53)).toBeGreaterThan(250)
    }
  })

  it('two that are as heavy as may be keep the file under 150 kB', async () => {
    let seed = 7
    const noise: Paint = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return [seed & 255, (seed >> 8) & 255, (seed >> 16) & 255, 255]
    }
    const heavy = await kept(await png({ width: 360, height: 360, paint: noise }))
    const pdf = await withLogos(heavy, heavy)
    console.log(`two heavy logos: ${pdf.length} B, of them ${2 * heavy.bytes.length} B logos`)
    expect(pdf.length).toBeLessThan(150_000)
  })
})
