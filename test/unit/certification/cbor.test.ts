import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromBase64,
  fromBase64Url,
  fromHex,
  toBase64,
  toBase64Url,
  toHex,
} from '../../../worker/contract/byte-text.ts'
import { decodeCbor, encodeCbor, type Cbor } from '../../../worker/contract/cbor.ts'
import { bytesOfDigits, digitsOfBytes } from '../../../worker/contract/digits.ts'

const hex = (text: string) => fromHex(text) ?? new Uint8Array(0)

/** RFC 8949 appendix A, as far as tokens use CBOR; maps with whole numbers as keys only. */
const VECTORS: readonly (readonly [Cbor, string])[] = [
  [0, '00'],
  [1, '01'],
  [10, '0a'],
  [23, '17'],
  [24, '1818'],
  [25, '1819'],
  [100, '1864'],
  [1000, '1903e8'],
  [1_000_000, '1a000f4240'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [-1, '20'],
  [-10, '29'],
  [-100, '3863'],
  [-1000, '3903e7'],
  [hex(''), '40'],
  [hex('01020304'), '4401020304'],
  ['', '60'],
  ['a', '6161'],
  ['IETF', '6449455446'],
  ['"\\', '62225c'],
  ['\u00fc', '62c3bc'],
  ['\u6c34', '63e6b0b4'],
  ['\ud800\udd51', '64f0908591'],
  [[], '80'],
  [[1, 2, 3], '83010203'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [
    Array.from({ length: 25 }, (_, at) => at + 1),
    '98190102030405060708090a0b0c0d0e0f101112131415161718181819',
  ],
  [new Map(), 'a0'],
  [
    new Map([
      [1, 2],
      [3, 4],
    ]),
    'a201020304',
  ],
]

describe('the CBOR of tokens', () => {
  it('agrees with the examples of RFC 8949', () => {
    for (const [value, encoded] of VECTORS) {
      expect(toHex(encodeCbor(value))).toBe(encoded)
      expect(decodeCbor(hex(encoded))).toEqual(value)
    }
  })

  it('puts the keys of a map into the order of their bytes', () => {
    const map = new Map([-6, 6, -1, 24, 1, -25].map((key) => [key, 0]))
    expect(toHex(encodeCbor(map))).toBe('a60100060018180020002500381800')
  })

  it('reads only the one deterministic encoding, and only what tokens use', () => {
    const refused = {
      'a longer form than needed': ['1800', '1817', '1900ff', '1a0000ffff', '1b00000000ffffffff'],
      'a longer length than needed': ['5801aa', '780161', '980100', 'b8010000', '590001aa'],
      'no definite length': ['5f42010243030405ff', '7fff', '9fff', 'bfff', '9f01ff'],
      'reserved heads': ['1c', '1d', '1e', '5c', 'fc'],
      'floats, simple values and tags': [
        'f97c00',
        'fb3ff199999999999a',
        'f4',
        'f6',
        'f0',
        'c11a514b67b0',
      ],
      'numbers that are not safe': [
        '1b0020000000000000',
        '1bffffffffffffffff',
        '3b001fffffffffffff',
      ],
      'keys out of order': ['a203040102', 'a220000100'],
      'keys twice': ['a201020103', 'a3010201030202'],
      'keys of text': ['a1616101'],
      'bytes behind the end': ['0000', 'a000', '8001'],
      'something cut off': ['', '18', '1903', '42aa', '6261', '8101'.slice(0, 2), 'a101'],
      'text that is not UTF-8': ['62c328', '61ff', '63eda080', '62c080'],
      'more than there is': [
        '5bffffffffffffffff',
        '9affffffff',
        'baffffffff',
        '7affffffff',
        '981a',
      ],
    }
    for (const [why, examples] of Object.entries(refused)) {
      for (const example of examples)
        expect(decodeCbor(hex(example)), `${why}: ${example}`).toBeNull()
    }
  })

  it('goes no deeper than eight values', () => {
    expect(decodeCbor(hex(`${'81'.repeat(7)}00`))).not.toBeNull()
    expect(decodeCbor(hex(`${'81'.repeat(8)}00`))).toBeNull()
    expect(decodeCbor(hex('81'.repeat(100_000)))).toBeNull()
  })

  it('keeps a mark at the beginning of a text', () => {
    expect(decodeCbor(hex('64efbbbf61'))).toBe('\ufeffa')
  })

  it('reads whatever bytes only when it would write the same', () => {
    const seeds = VECTORS.map(([, encoded]) => hex(encoded))
    const changed = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(255))
      .map(([seed, at, byte]) =>
        seed.map((one, place) => (place === at % seed.length ? byte : one)),
      )
    let read = 0
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }), changed), (bytes) => {
        const value = decodeCbor(bytes)
        if (value === null) return
        read += 1
        expect(toHex(encodeCbor(value))).toBe(toHex(bytes))
      }),
      { numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it('refuses to write what is no whole number', () => {
    for (const number of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => encodeCbor(number)).toThrow(RangeError)
    }
  })
})

describe('bytes as digits', () => {
  it('agree with the big number behind a byte 1, and come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 480 }), (bytes) => {
        const digits = digitsOfBytes(bytes)
        expect(digits).toBe(BigInt(`0x01${toHex(bytes)}`).toString())
        expect(toHex(bytesOfDigits(digits) ?? new Uint8Array(1))).toBe(toHex(bytes))
      }),
    )
  })

  it('survive zeros at the beginning, however many', () => {
    for (let zeros = 0; zeros < 20; zeros += 1) {
      const bytes = Uint8Array.from([...Array.from({ length: zeros }, () => 0), 7])
      expect(toHex(bytesOfDigits(digitsOfBytes(bytes)) ?? hex(''))).toBe(toHex(bytes))
    }
    expect(bytesOfDigits(digitsOfBytes(hex('')))).toEqual(hex(''))
  })

  it('are refused with a zero before them, with anything else in them, without the mark, or too many', () => {
    const digits = digitsOfBytes(hex('01020304'))
    for (const wrong of [
      `0${digits}`,
      ` ${digits}`,
      `${digits} `,
      `${digits}a`,
      `-${digits}`,
      '',
      '0',
      '512',
      '\u0661\u0662',
      '9'.repeat(1160),
      '9'.repeat(5_000_000),
    ]) {
      expect(bytesOfDigits(wrong)).toBeNull()
    }
    expect(() => digitsOfBytes(new Uint8Array(482))).toThrow(RangeError)
  })
})

describe('bytes as text', () => {
  it('come back from hex, base64 and base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
        expect(toBase64Url(bytes)).toMatch(/^[\w-]*$/)
      }),
    )
  })

  it('agree with RFC 4648 section 10', () => {
    const bytes = hex('666f6f6261')
    expect([toBase64(bytes), toBase64Url(bytes)]).toEqual(['Zm9vYmE=', 'Zm9vYmE'])
    expect(toBase64Url(hex('fbff'))).toBe('-_8')
  })

  it('are not read from a second form of the same bytes', () => {
    for (const wrong of ['Zm9vYmE', 'Zm9vYmF=', 'Zm9v YmE=', 'Zm9vYmE=\n', '=', 'Zm9vYm==Zg==']) {
      expect(fromBase64(wrong)).toBeNull()
    }
    for (const wrong of ['Zm9vYmE=', 'Zm9vYmF', 'Zm9v+', 'Zm9v/w', 'Z', 'Zm9vY']) {
      expect(fromBase64Url(wrong)).toBeNull()
    }
    for (const wrong of ['0', 'AB', '0x', 'zz', '00 ']) expect(fromHex(wrong)).toBeNull()
  })
})
