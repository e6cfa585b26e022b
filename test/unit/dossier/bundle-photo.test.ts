/** What leaves the browser of a photo: the picture bit for bit, not the place where it was taken. */
import { describe, expect, it } from 'vitest'
import { withoutPlace } from '../../../site/src/features/dossier/bundle/without-place.ts'

type Bytes = Uint8Array<ArrayBuffer>
const bytesOf = (...parts: (string | readonly number[])[]): Bytes =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : [...part],
    ),
  )
const textOf = (bytes: Bytes | null) => String.fromCharCode(...(bytes ?? []))
const list = (bytes: Bytes) => [...bytes]

function segment(marker: number, ...body: Parameters<typeof bytesOf>): number[] {
  const inner = list(bytesOf(...body))
  return [0xff, marker, (inner.length + 2) >> 8, (inner.length + 2) & 0xff, ...inner]
}

/** Little-endian, as most telephones write it: two entries, of which the second is the orientation. */
const exif = (turned: number) =>
  segment(
    0xe1,
    'Exif\0\0II',
    [0x2a, 0, 8, 0, 0, 0, 2, 0],
    [0x0f, 0x01, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0],
    [0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0],
    'GPS -8.13 113.22',
  )
const JFIF = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])
const TABLE = segment(0xdb, [0, 1, 2, 3])
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xff, 0]
const END = [0xff, 0xd9]
const START = [0xff, 0xd8]

describe('a JPEG', () => {
  it('loses place, camera, comments and a picture behind its end; its scans stay', () => {
    const photo = bytesOf(
      START,
      JFIF,
      exif(1),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x GPS="1"/>'),
      segment(0xe2, 'ICC_PROFILE\0sRGB'),
      segment(0xe2, 'MPF\0GPS'),
      segment(0xed, 'Photoshop GPS'),
      segment(0xfe, 'GPS di komentar'),
      TABLE,
      SCAN,
      TABLE,
      SCAN,
      END,
      START,
      exif(1),
      END,
    )
    const lean = withoutPlace(photo)
    expect(lean).toEqual(
      bytesOf(START, JFIF, segment(0xe2, 'ICC_PROFILE\0sRGB'), TABLE, SCAN, TABLE, SCAN, END),
    )
    // What is lean already stays as it is: sent again, it is the same file.
    expect(withoutPlace(lean ?? bytesOf())).toEqual(lean)
  })

  it('keeps which side is up, and nothing else of it', () => {
    const lean = withoutPlace(bytesOf(START, exif(6), TABLE, SCAN, END))
    expect(textOf(lean)).not.toContain('GPS')
    const at = textOf(lean).indexOf('Exif')
    // Big-endian, one entry: tag 0x0112, type SHORT, one value, 6.
    const only = [
      [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
      [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
    ].flat()
    expect(list((lean ?? bytesOf()).slice(at + 6, at + 28))).toEqual(only)
    expect(withoutPlace(lean ?? bytesOf())).toEqual(lean)
    const upright = bytesOf(START, TABLE, SCAN, END)
    for (const turned of [0, 1, 9]) {
      expect(withoutPlace(bytesOf(START, exif(turned), TABLE, SCAN, END))).toEqual(upright)
    }
  })

  it('that is cut off or broken is not sent, and no such file hangs the page', () => {
    const whole = bytesOf(START, JFIF, exif(6), TABLE, SCAN, END)
    for (let length = 2; length < whole.length; length += 1) {
      expect(withoutPlace(whole.slice(0, length)), String(length)).toBeNull()
    }
    expect(withoutPlace(bytesOf(START, [0, 1, 2, 3]))).toBeNull()
  })
})

describe('a PNG and a WebP', () => {
  const chunk = (type: string, body: string) =>
    list(bytesOf([0, 0, 0, body.length], type, body, [1, 2, 3, 4]))
  const SIGN = [0x89, 80, 78, 71, 13, 10, 26, 10]
  it('lose what is written beside the picture', () => {
    const png = bytesOf(
      SIGN,
      chunk('IHDR', 'ukuran'),
      chunk('eXIf', 'GPS'),
      chunk('tEXt', 'GPS'),
      chunk('IDAT', 'gambar'),
      chunk('IEND', ''),
      'GPS di belakang',
    )
    expect(withoutPlace(png)).toEqual(
      bytesOf(SIGN, chunk('IHDR', 'ukuran'), chunk('IDAT', 'gambar'), chunk('IEND', '')),
    )
    expect(withoutPlace(png.slice(0, 40))).toBeNull()

    const riff = (...chunks: number[][]) => {
      const body = chunks.flat()
      return bytesOf('RIFF', [body.length + 4, 0, 0, 0], 'WEBP', body)
    }
    const part = (type: string, body: Parameters<typeof bytesOf>[0]) => {
      const inner = list(bytesOf(body))
      const pad = inner.length % 2 === 0 ? [] : [0]
      return list(bytesOf(type, [inner.length, 0, 0, 0], inner, pad))
    }
    const webp = riff(
      part('VP8X', [0x1c, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
      part('VP8L', 'gambar!'),
      part('EXIF', 'GPS'),
      part('XMP ', 'GPS'),
    )
    expect(withoutPlace(webp)).toEqual(
      riff(part('VP8X', [0x10, 0, 0, 0, 9, 0, 0, 9, 0, 0]), part('VP8L', 'gambar!')),
    )
    expect(withoutPlace(webp.slice(0, 45))).toBeNull()
  })

  it('other files pass as they are', () => {
    expect(withoutPlace(bytesOf('%PDF-1.7'))).toEqual(bytesOf('%PDF-1.7'))
  })
})
