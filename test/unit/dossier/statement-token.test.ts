/** The token of a statement: what it says it says again, a changed digit is refused, and no certificate's token passes for it. */
import { getPublicKeyAsync, signAsync } from '@noble/ed25519'
import QRCode from 'qrcode'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromHex, toBase64Url, toHex, type Bytes } from '../../../worker/contract/byte-text.ts'
import { checkToken, packToken, tokenDigits } from '../../../worker/contract/certificate-token.ts'
import { decodeCbor } from '../../../worker/contract/cbor.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import {
  checkStatement,
  packStatement,
  readStatement,
  type StatementClaims,
} from '../../../worker/contract/statement-token.ts'
import {
  packIndices,
  revocationsIn,
  type VerifierBundle,
} from '../../../worker/contract/verifier-bundle.ts'

const seconds = (instant: string) => Date.parse(instant) / 1000
const NOW = seconds('2027-03-01T02:00:00Z')

const CLAIMS: StatementClaims = {
  issuer: '35.08',
  code: '7Q4M2XKD9TRB',
  issuedAt: seconds('2026-11-20T03:00:00Z'),
  status: { list: 1001, index: 94_567 },
  asOf: '2026-11-19',
  counts: { cadres: 268, trained: 268, areas: 205, areasWithCadre: 205, areasCovered: 205 },
  listHash: fromHex('00112233445566778899aabb') ?? new Uint8Array(0),
  word: 'KPM',
  isSample: false,
}

let kid: string
let x: string
let sign: (bytes: Bytes) => Promise<Uint8Array>
let digits: string

beforeAll(async () => {
  // RFC 8032 section 7.1, test 1.
  const secret =
    fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60') ?? new Uint8Array(0)
  const raw = Uint8Array.from(await getPublicKeyAsync(secret))
  kid = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)).subarray(0, 4))
  x = toBase64Url(raw)
  sign = (bytes) => signAsync(bytes, secret)
  digits = await packStatement(CLAIMS, { kid, sign })
})

function bundle(revoked: readonly number[] = [], list = 1001): VerifierBundle {
  const from = seconds('2026-01-01T00:00:00Z')
  return {
    v: 1,
    at: '2027-02-28T01:00:00.000Z',
    issuers: [
      {
        code: '35.08',
        name: 'Kabupaten Lumajang',
        utcOffset: 7,
        keys: [{ kid, x, from, until: null, state: 'active' }],
        lists: [{ list, at: '2027-02-28T00:00:00.000Z', revoked: packIndices(revoked) }],
      },
    ],
    courses: [],
  }
}

const against = (keys: VerifierBundle) => ({
  keys,
  revoked: revocationsIn(keys),
  now: NOW,
  verify: ed25519Verify,
})

describe('the token of a statement', () => {
  it('says again what was packed, also of the largest and the smallest district', async () => {
    const most = 2 ** 32
    const large = { cadres: most, trained: most, areas: most, areasWithCadre: 0, areasCovered: 0 }
    for (const claims of [
      CLAIMS,
      { ...CLAIMS, counts: large, isSample: true },
      { ...CLAIMS, word: 'kader' as const },
      { ...CLAIMS, counts: { ...large, cadres: 0, trained: 0, areas: 0 }, asOf: '2018-01-01' },
    ]) {
      const read = readStatement(await packStatement(claims, { kid, sign }))
      expect(read.ok && read.token.claims).toEqual(claims)
    }
  })

  it('refuses claims that it could not say again', async () => {
    const wrong: readonly Partial<StatementClaims>[] = [
      { issuer: '3508' },
      { code: '7Q4M2XKD9TRU' },
      { code: '7q4m2xkd9trb' },
      { asOf: 'kemarin' },
      { asOf: '1969-12-31' },
      { counts: { ...CLAIMS.counts, cadres: -1 } },
      { counts: { ...CLAIMS.counts, areas: 1.5 } },
      { listHash: new Uint8Array(11) },
      { status: { list: 0, index: 1 } },
    ]
    for (const change of wrong) {
      await expect(packStatement({ ...CLAIMS, ...change }, { kid, sign })).rejects.toThrow(
        RangeError,
      )
    }
  })

  it('is signed for its own purpose: the bytes name it, and a certificate’s never are it', async () => {
    const read = readStatement(digits)
    if (!read.ok) throw new Error(read.reason)
    const parts = decodeCbor(read.token.signed)
    if (!Array.isArray(parts)) throw new Error('no array')
    expect(parts[0]).toBe('Signature1')
    expect(new TextDecoder().decode(parts[2])).toBe('kpm-cover-v1')
    const certificate = await packToken(
      {
        issuer: '35.08',
        holderName: 'Siti Aminah',
        code: CLAIMS.code,
        issuedAt: CLAIMS.issuedAt,
        expiresAt: null,
        status: { list: 1, index: 7 },
        area: '35.08.01.2005',
        course: { code: 'KPM-DASAR', version: 3 },
        sequence: 1,
        isSample: false,
      },
      { kid, sign },
    )
    expect((await checkStatement(certificate, against(bundle()))).state).toBe('malformed')
    expect((await checkToken(digits, against(bundle()))).state).toBe('malformed')
  })

  it('is proved without signal, and taken back by its place in the list', async () => {
    expect((await checkStatement(digits, against(bundle()))).state).toBe('valid')
    expect((await checkStatement(digits, against(bundle([94_567])))).state).toBe('revoked')
    expect((await checkStatement(digits, against(bundle([94_566, 94_568])))).state).toBe('valid')
    expect(await checkStatement(digits, against(bundle([], 1)))).toMatchObject({
      state: 'valid',
      revocationsAt: null,
    })
  })

  it('is refused with any one digit changed', async () => {
    for (let at = 0; at < digits.length; at += 1) {
      const other = String((Number(digits[at]) + 1) % 10)
      const changed = digits.slice(0, at) + other + digits.slice(at + 1)
      const { state } = await checkStatement(changed, against(bundle()))
      expect(['malformed', 'bad_signature', 'unknown_issuer', 'unknown_key']).toContain(state)
    }
  })

  it('is found in an address, and fits a QR code of version 11 at level M', async () => {
    const most = 99_999
    const counts = {
      cadres: most,
      trained: most,
      areas: most,
      areasWithCadre: most,
      areasCovered: most,
    }
    const longest = await packStatement({ ...CLAIMS, counts, isSample: true }, { kid, sign })
    const address = `https://kelas-kader.lumajangkab.go.id/v#${longest}`
    expect(tokenDigits(address)).toBe(longest)
    const { version } = QRCode.create(address, { errorCorrectionLevel: 'M' })
    console.log(`QR of a statement: version ${version}, ${longest.length} digits`)
    expect(version).toBeLessThanOrEqual(11)
  })
})
