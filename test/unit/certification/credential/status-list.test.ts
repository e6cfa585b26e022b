import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitsOf,
  decodeList,
  encodeList,
  isSet,
  statusListCredential,
} from '../../../../worker/certification/credential/status-list.ts'
import { toBase64Url } from '../../../../worker/contract/byte-text.ts'
import { LUMAJANG, ORIGIN } from '../../../factories/credential.ts'

const zip = async (length: number) => {
  const stream = new Blob([new Uint8Array(length)])
    .stream()
    .pipeThrough(new CompressionStream('gzip'))
  return `u${toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()))}`
}

describe('a status list', () => {
  it('has 131,072 bits, and the first one on the left of the first byte', () => {
    const bits = bitsOf([0, 9, 131_071])
    expect(bits).toHaveLength(16_384)
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001])
    expect([isSet(bits, 0), isSet(bits, 1), isSet(bits, 9)]).toEqual([true, false, true])
  })

  it('has no bit before the first or after the last', () => {
    for (const index of [-1, 131_072, 0.5, Number.NaN]) {
      expect(() => bitsOf([index])).toThrow(RangeError)
      expect(() => isSet(bitsOf([]), index)).toThrow(RangeError)
    }
  })

  it('comes back from its text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 131_071 }), { maxLength: 300 }),
        async (revoked) => {
          const bits = bitsOf(revoked)
          expect(await decodeList(await encodeList(bits))).toEqual(bits)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('is short while little is revoked', async () => {
    expect((await encodeList(bitsOf([]))).length).toBeLessThan(100)
    const fifty = Array.from({ length: 50 }, (_, index) => (index * 7919) % 131_072)
    expect((await encodeList(bitsOf(fifty))).length).toBeLessThan(400)
  })

  it('is read from nothing else, however much it unpacks to', async () => {
    const good = await encodeList(bitsOf([5]))
    // The checksum at the end of gzip is another.
    const broken = `${good.slice(0, -9)}${good.at(-9) === 'A' ? 'B' : 'A'}${good.slice(-8)}`
    const bad = ['', 'u', good.slice(1), `z${good.slice(1)}`, `${good}=`, broken, await zip(16_383)]
    for (const text of [...bad, await zip(16_385), await zip(20_000_000)]) {
      expect(await decodeList(text)).toBeNull()
    }
  })

  it('is a credential of its issuer from the start of the hour, for 30 days', async () => {
    const wishes = { origin: ORIGIN, district: LUMAJANG, list: 2, revoked: [7] }
    const list = await statusListCredential({ ...wishes, now: '2026-11-21T01:59:59.999Z' })
    expect(list).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: `${ORIGIN}/status/35.08/2`,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: 'did:web:kelaskader.lumajangkab.go.id:issuers:35.08',
      validFrom: '2026-11-21T01:00:00Z',
      validUntil: '2026-12-21T01:00:00Z',
      credentialSubject: {
        id: `${ORIGIN}/status/35.08/2#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: await encodeList(bitsOf([7])),
      },
    })
    expect(await statusListCredential({ ...wishes, now: '2026-11-21T01:00:00.000Z' })).toEqual(list)
  })
})
