/** Blocks over faces: always inside the photo, and over every pixel that was touched. */
import {
  array,
  assert,
  constantFrom,
  double,
  integer,
  nat,
  property,
  record,
  tuple,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  fitted,
  pixelsOf,
  type Block,
} from '../../../site/src/features/fieldwork/practice/photo-blocks.ts'
import {
  MOST_PHOTO_SIDE,
  PHOTO_SIDE,
  readPhoto,
} from '../../../worker/contract/practice-photo-rules.ts'
import { webp } from '../../factories/media.ts'
import { jpeg } from '../../factories/photos.ts'

const RUNS = { numRuns: 1000 }
const side = integer({ min: 64, max: 6000 })
const size = record({ width: side, height: side })
/** A finger may leave the photo. */
const share = double({ min: -0.5, max: 1.5, noNaN: true })
const point = record({ x: share, y: share })
const inside = (at: number) => Math.min(1, Math.max(0, at))

const reach = ({ x, y, width, height }: Block) => [x, y, x + width, y + height]

describe('a block', () => {
  it('lies inside the photo and holds where the finger came down and left', () => {
    assert(
      property(point, point, size, (down, up, photo) => {
        const [x = 0, y = 0, right = 0, bottom = 0] = reach(blockOf(down, up, photo))
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(right).toBeLessThanOrEqual(1 + 1e-9)
        expect(bottom).toBeLessThanOrEqual(1 + 1e-9)
        for (const at of [down, up]) {
          expect(inside(at.x)).toBeGreaterThanOrEqual(x - 1e-9)
          expect(inside(at.x)).toBeLessThanOrEqual(right + 1e-9)
          expect(inside(at.y)).toBeGreaterThanOrEqual(y - 1e-9)
          expect(inside(at.y)).toBeLessThanOrEqual(bottom + 1e-9)
        }
      }),
      RUNS,
    )
  })

  it('of a tap is a square around it, as large on a wide photo as on a tall one', () => {
    const middle = { x: 0.5, y: 0.5 }
    const wide = pixelsOf(blockOf(middle, middle, { width: 1280, height: 720 }), {
      width: 1280,
      height: 720,
    })
    expect(Math.abs(wide.width - wide.height)).toBeLessThanOrEqual(1)
    expect(wide.width).toBeGreaterThan(720 * 0.2)
    const slipped = blockOf(middle, { x: 0.51, y: 0.51 }, { width: 720, height: 1280 })
    expect(slipped.width * 720).toBeGreaterThan(720 * 0.2)
  })

  it('covers every pixel that it touches, at any size', () => {
    assert(
      property(point, point, size, size, (down, up, photo, drawn) => {
        const block = blockOf(down, up, photo)
        const [x = 0, y = 0, right = 0, bottom = 0] = reach(pixelsOf(block, drawn))
        expect(x).toBeLessThanOrEqual(block.x * drawn.width)
        expect(y).toBeLessThanOrEqual(block.y * drawn.height)
        expect(right).toBeGreaterThanOrEqual((block.x + block.width) * drawn.width - 1e-6)
        expect(bottom).toBeGreaterThanOrEqual((block.y + block.height) * drawn.height - 1e-6)
        expect(right - x).toBeGreaterThanOrEqual(1)
        expect(bottom - y).toBeGreaterThanOrEqual(1)
      }),
      RUNS,
    )
  })
})

describe('a photo', () => {
  it('is made as large as is sent, keeps its shape and is never enlarged', () => {
    assert(
      property(size, (photo) => {
        const made = fitted(photo, PHOTO_SIDE)
        expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(PHOTO_SIDE)
        expect(made.width).toBeLessThanOrEqual(photo.width)
        expect(made.height).toBeLessThanOrEqual(photo.height)
        const scale = made.width / photo.width
        expect(Math.abs(made.height - photo.height * scale)).toBeLessThanOrEqual(
          photo.height / photo.width + 1,
        )
      }),
      RUNS,
    )
  })

  it('is read as what it is, and its size as its head says', () => {
    expect(readPhoto(jpeg({ width: 1280, height: 960 }))).toEqual({
      type: 'image/jpeg',
      width: 1280,
      height: 960,
    })
    for (const kind of ['VP8 ', 'VP8L'] as const) {
      expect(readPhoto(webp(640, 480, { kind }))).toEqual({
        type: 'image/webp',
        width: 640,
        height: 480,
      })
    }
    expect(readPhoto(jpeg({ width: MOST_PHOTO_SIDE + 1 }))).toBe('PIXELS')
  })

  it('is none when it is cut, or anything else is in it: nothing is read beyond its end', () => {
    const whole = [jpeg(), jpeg({ segments: [[0xe1, 'Exif\0\0']] }), webp(640, 480)]
    assert(
      property(
        constantFrom(...whole),
        nat(200),
        array(tuple(nat(400), nat(255)), { maxLength: 6 }),
        (bytes, cut, flips) => {
          const changed = bytes.slice(0, Math.max(0, bytes.length - cut))
          for (const [at, to] of flips) if (at < changed.length) changed[at] = to
          const read = readPhoto(changed)
          if (typeof read === 'string') return
          expect(read.width).toBeGreaterThanOrEqual(64)
          expect(read.height).toBeLessThanOrEqual(MOST_PHOTO_SIDE)
        },
      ),
      RUNS,
    )
    expect(readPhoto(jpeg().slice(0, -1))).toBe('TYPE')
    expect(readPhoto(webp(640, 480).slice(0, -1))).toBe('TYPE')
    expect(readPhoto(jpeg({ segments: [[0xed, 'Photoshop 3.0']] }))).toBe('NOTES')
  })
})
