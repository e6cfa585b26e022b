/** The reader of QR codes for browsers without one: what it reads, measured against an independent library. */
import { decodeQR } from 'qr/decode.js'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { corrected } from '../../../site/src/verify/qr/correction.ts'
import { readGrid } from '../../../site/src/verify/qr/grid.ts'
import { readPicture } from '../../../site/src/verify/qr/picture.ts'
import { clean, codeOf, pictureOf, RASTERS, type Level } from './rasters.ts'

const START = 'https://kelas-kader.example/v#'
const DIGITS = Array.from({ length: 420 }, (_, at) => (at * 7 + (at >> 3)) % 10).join('')
const LEVELS: readonly Level[] = ['L', 'M', 'Q', 'H']

it.each(Object.entries(RASTERS))('reads a code that is %s', (_, make) => {
  const picture = pictureOf(make(codeOf(START, DIGITS, 'M')))
  expect(readPicture(picture)).toBe(START + DIGITS)
})

it('reads at least as many of all pictures as the library does', () => {
  let own = 0
  let library = 0
  let all = 0
  for (const level of LEVELS) {
    const modules = codeOf(START, DIGITS, level)
    for (const make of Object.values(RASTERS)) {
      const picture = pictureOf(make(modules))
      all += 1
      if (readPicture(picture) === START + DIGITS) own += 1
      try {
        if (decodeQR(picture, { effort: 8, timeLimit: 1000 }) === START + DIGITS) library += 1
      } catch {
        // It says so by throwing.
      }
    }
  }
  console.log('QR readers', { own, library, all })
  expect(own).toBeGreaterThanOrEqual(library)
}, 120_000)

it('reads digits and bytes in every version to 20 and every level', () => {
  const texts = fc.tuple(
    fc.nat({ max: 900 }).chain((length) =>
      fc.string({
        unit: fc.constantFrom(...'0123456789'),
        minLength: length + 1,
        maxLength: length + 1,
      }),
    ),
    fc.constantFrom(...LEVELS),
  )
  fc.assert(
    fc.property(texts, ([digits, level]) => {
      const modules = codeOf(START, digits, level)
      const version = (modules.size - 17) / 4
      fc.pre(version <= 20)
      expect(readGrid(version, (x, y) => modules.get(y, x) !== 0)).toBe(START + digits)
    }),
    { numRuns: 60 },
  )
})

it('says nothing about a picture without a code, or with half of one', () => {
  const picture = pictureOf(clean(codeOf(START, DIGITS, 'M')))
  expect(
    readPicture({ width: 300, height: 200, data: new Uint8ClampedArray(240_000).fill(180) }),
  ).toBeNull()
  const half = { ...picture, data: picture.data.slice().fill(255, 0, picture.data.length / 2) }
  expect(readPicture(half)).toBeNull()
})

it('corrects up to half as many words as there are checks, and no more', () => {
  const words = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17]
  // ISO/IEC 18004 annex I of the first edition: HELLO WORLD, version 1-M.
  const checks = [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat({ max: 25 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 255 }),
      (places, error) => {
        const wrong = [...words, ...checks]
        for (const at of places) wrong[at] = (wrong[at] ?? 0) ^ error
        expect(corrected(wrong, 10)).toEqual([...words, ...checks])
      },
    ),
  )
  const many = [...words, ...checks].map((word, at) => (at < 8 ? word ^ 0x5a : word))
  expect(corrected(many, 10)).not.toEqual([...words, ...checks])
})
