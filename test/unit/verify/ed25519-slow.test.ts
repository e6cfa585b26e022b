/** The arithmetic for old browsers answers as WebCrypto and as an independent library do. */
import { verifyAsync } from '@noble/ed25519'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromHex, type Bytes } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { verifySlowly } from '../../../site/src/verify/ed25519-slow.ts'

const bytes = (hex: string): Bytes => fromHex(hex) ?? new Uint8Array(0)

it('accepts the test vectors of RFC 8032, section 7.1', async () => {
  const vectors = [
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ] as const
  for (const [key, message, signature] of vectors) {
    expect(await verifySlowly(bytes(key), bytes(signature), bytes(message))).toBe(true)
  }
})

it('agrees with WebCrypto and the library about true, changed and odd signatures', async () => {
  // Safe: Ed25519 gives a pair.
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  // Safe: the format is raw.
  const key = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer)
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.option(fc.nat({ max: 511 })),
      fc.option(fc.nat({ max: 255 }), { freq: 4 }),
      async (text, signatureBit, keyBit) => {
        const message = Uint8Array.from(text)
        const signature = new Uint8Array(
          await crypto.subtle.sign('Ed25519', pair.privateKey, message),
        )
        const asked = key.slice()
        if (signatureBit !== null) flip(signature, signatureBit)
        if (keyBit !== null) flip(asked, keyBit)
        const own = await verifySlowly(asked, signature, message)
        expect(own).toBe(signatureBit === null && keyBit === null)
        expect(own).toBe(await ed25519Verify(asked, signature, message).catch(() => false))
        expect(own).toBe(await verifyAsync(signature, message, asked, { zip215: false }))
      },
    ),
    { numRuns: 60 },
  )
})

function flip(target: Uint8Array, bit: number): void {
  target[bit >> 3] = (target[bit >> 3] ?? 0) ^ (1 << (bit & 7))
}

it('refuses S above the order, coordinates above the field, and lengths that are none', async () => {
  const key = bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  const signature = bytes(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )
  // S + L verifies by the same equation: RFC 8032 section 5.1.7 has it refused.
  const order = bytes('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
  const more = signature.slice()
  let carry = 0
  for (let at = 0; at < 32; at += 1) {
    carry += (more[32 + at] ?? 0) + (order[at] ?? 0)
    more[32 + at] = carry & 255
    carry >>= 8
  }
  expect(await verifySlowly(key, more, new Uint8Array(0))).toBe(false)
  expect(await verifySlowly(new Uint8Array(32).fill(255), signature, new Uint8Array(0))).toBe(false)
  expect(await verifySlowly(key.slice(1), signature, new Uint8Array(0))).toBe(false)
  expect(await verifySlowly(key, signature.slice(1), new Uint8Array(0))).toBe(false)
})

it('refuses keys of small order, which would have signed anything, however they are written', async () => {
  const points = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  ]
  for (const key of points) {
    for (const R of points) {
      // With S = 0 the equation is R = -k A, which holds for about one message in the order of A.
      const signature = bytes(R + '00'.repeat(32))
      for (const message of [bytes(''), bytes('72'), bytes('af82')]) {
        expect(await verifySlowly(bytes(key), signature, message)).toBe(false)
      }
    }
  }
})
