import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromMultibase58,
  toMultibase58,
} from '../../../../worker/certification/credential/base58.ts'
import {
  fromMultikey,
  kidOf,
  toMultikey,
} from '../../../../worker/certification/credential/multikey.ts'
import { fromHex, toHex, type Bytes } from '../../../../worker/contract/byte-text.ts'

const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array(0)

describe('base 58', () => {
  // draft-msporny-base58-03, section 5.
  it.each([
    ['48656c6c6f20576f726c6421', 'z2NEpo7TZRRrLZSi2U'],
    [
      '54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e',
      'zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    ],
    ['0000287fb4cd', 'z11233QC4'],
    ['', 'z'],
  ])('writes %s as %s and reads it back', (bytes, text) => {
    expect(toMultibase58(hex(bytes))).toBe(text)
    expect(toHex(fromMultibase58(text) ?? Uint8Array.of(1))).toBe(bytes)
  })

  it('reads back all bytes that it writes, zeros in front included', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(3), (bytes, zeros) => {
        const all = Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes])
        expect(fromMultibase58(toMultibase58(all))).toEqual(all)
      }),
    )
  })

  it('reads nothing else', () => {
    for (const text of [
      '',
      '11233QC4',
      'u11233QC4',
      'z0',
      'zO',
      'zI',
      'zl',
      'z 1',
      `z${'2'.repeat(200)}`,
    ]) {
      expect(fromMultibase58(text)).toBeNull()
    }
  })
})

describe('a public key', () => {
  /** RFC 8032, section 7.1, test 1. */
  const key = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')

  it('is a Multikey as the Ed25519 examples of W3C and RFC 8032 give it', () => {
    expect(toMultikey(key)).toBe('z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw')
    // Data Integrity EdDSA Cryptosuites 1.0, appendix B.1.
    const w3c = fromMultikey('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ9XJPt4swbTQ2')
    expect(w3c).toHaveLength(32)
    expect(toMultikey(w3c ?? key)).toBe('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ9XJPt4swbTQ2')
  })

  it('is read from no other kind of key, and from no shorter or longer one', () => {
    const p256 = 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'
    const long = toMultibase58(Uint8Array.of(0xed, 0x01, ...key, 0))
    const short = toMultibase58(Uint8Array.of(0xed, 0x01, ...key.slice(1)))
    for (const text of [p256, long, short, 'z', '', 'z6Mk']) expect(fromMultikey(text)).toBeNull()
    expect(() => toMultikey(key.slice(1))).toThrow(RangeError)
  })

  it('is called by the first four bytes of its SHA-256', async () => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', key))
    expect(await kidOf(key)).toBe(toHex(digest.slice(0, 4)))
    expect(await kidOf(key)).toMatch(/^[0-9a-f]{8}$/)
  })
})
