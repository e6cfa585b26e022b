import { getPublicKeyAsync, signAsync, verifyAsync } from '@noble/ed25519'
import * as fc from 'fast-check'
import QRCode from 'qrcode'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fromHex, toBase64Url, toHex, type Bytes } from '../../../worker/contract/byte-text.ts'
import {
  checkToken,
  claimsFingerprint,
  packToken,
  readToken,
  tokenDigits,
  type CheckedToken,
} from '../../../worker/contract/certificate-token.ts'
import { decodeCbor, encodeCbor, type Cbor } from '../../../worker/contract/cbor.ts'
import { bytesOfDigits, digitsOfBytes } from '../../../worker/contract/digits.ts'
import { ed25519Verify, ed25519VerifyOn, type Verify } from '../../../worker/contract/ed25519.ts'
import type { TokenClaims } from '../../../worker/contract/token-claims.ts'
import {
  packIndices,
  revocationsIn,
  unpackIndices,
  type BundleKey,
  type VerifierBundle,
} from '../../../worker/contract/verifier-bundle.ts'

const seconds = (instant: string) => Date.parse(instant) / 1000
const NOW = seconds('2027-03-01T02:00:00Z')
// 22 characters behind the scheme.
const HOST = 'https://sertifikat.kpm.example'

const CLAIMS: TokenClaims = {
  issuer: '35.08',
  holderName: 'Siti Nurhaliza binti Abdurrahman',
  code: '7Q4M2XKD9TRB',
  issuedAt: seconds('2026-11-20T03:00:00Z'),
  expiresAt: seconds('2029-11-19T17:00:00Z'),
  status: { list: 1, index: 94_567 },
  area: '35.08.07.2001',
  course: { code: 'KPM-DASAR', version: 3 },
  sequence: 268,
  isSample: false,
}

type Signer = {
  readonly kid: string
  readonly x: string
  readonly sign: (bytes: Bytes) => Promise<Uint8Array>
}

/** From a seed, so that a token is the same in every run. */
async function signerOf(seed: string): Promise<Signer> {
  const secret = fromHex(seed) ?? new Uint8Array(0)
  const raw = Uint8Array.from(await getPublicKeyAsync(secret))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw))
  return {
    kid: toHex(digest.subarray(0, 4)),
    x: toBase64Url(raw),
    sign: (bytes) => signAsync(bytes, secret),
  }
}

let signer: Signer
let stranger: Signer
let digits: string

beforeAll(async () => {
  // RFC 8032 section 7.1, tests 1 and 2.
  signer = await signerOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  stranger = await signerOf('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
  digits = await packToken(CLAIMS, signer)
})

const keyOf = (of: Signer, change: Partial<BundleKey> = {}): BundleKey => ({
  kid: of.kid,
  x: of.x,
  from: seconds('2026-01-01T00:00:00Z'),
  until: seconds('2026-12-31T16:59:59Z'),
  state: 'active',
  ...change,
})

function bundle(keys: readonly BundleKey[], revoked: readonly number[] = []): VerifierBundle {
  return {
    v: 1,
    at: '2027-02-28T01:00:00.000Z',
    issuers: [
      {
        code: '35.08',
        name: 'Kabupaten Lumajang',
        utcOffset: 7,
        keys,
        lists: [{ list: 1, at: '2027-02-28T00:00:00.000Z', revoked: packIndices(revoked) }],
      },
    ],
    courses: [{ code: 'KPM-DASAR', version: 3, title: 'Pelatihan Dasar KPM', hours: 20 }],
  }
}

function check(
  token: string,
  keys: VerifierBundle = bundle([keyOf(signer)]),
  now = NOW,
  verify: Verify = ed25519Verify,
): Promise<CheckedToken> {
  return checkToken(token, { keys, revoked: revocationsIn(keys), now, verify })
}

describe('a token', () => {
  it('says again what was packed', () => {
    const read = readToken(digits)
    expect(read.ok && read.token.claims).toEqual(CLAIMS)
    expect(read.ok && read.token.kid).toBe(signer.kid)
  })

  it('keeps any claims that a certificate can have', async () => {
    const two = (most: number) => fc.integer({ min: 1, max: most })
    const area = fc
      .tuple(two(99), fc.option(fc.integer({ min: 0, max: 9999 })))
      .map(([sub, village]) =>
        [
          '35.08',
          String(sub).padStart(2, '0'),
          ...(village === null ? [] : [String(village).padStart(4, '0')]),
        ].join('.'),
      )
    const instant = fc.integer({ min: 0, max: 4_102_444_800 })
    const claims: fc.Arbitrary<TokenClaims> = fc.record({
      issuer: fc.constant('35.08'),
      holderName: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/),
      issuedAt: instant,
      expiresAt: fc.option(instant),
      status: fc.record({ list: two(300), index: fc.integer({ min: 0, max: 131_071 }) }),
      area,
      course: fc.record({
        code: fc.constantFrom('A', 'KPM-DASAR', 'KPM-PENYEGARAN-2027'),
        version: fc.nat(70_000),
      }),
      sequence: fc.option(fc.nat(100_000)),
      isSample: fc.boolean(),
    })
    const unsigned = { kid: '00c0ffee', sign: async () => new Uint8Array(64) }
    await fc.assert(
      fc.asyncProperty(claims, async (one) => {
        const read = readToken(await packToken(one, unsigned))
        expect(read.ok && read.token.claims).toEqual(one)
      }),
    )
  }, 30_000)

  it('refuses claims that it could not say again', async () => {
    const wrong: readonly Partial<TokenClaims>[] = [
      { issuer: '3508', area: '3508.07' },
      { holderName: '' },
      { holderName: 'S'.repeat(201) },
      { code: '7Q4M2XKD9TR' },
      { code: '7Q4M2XKD9TRU' },
      { code: '7q4m2xkd9trb' },
      { issuedAt: 1.5 },
      { issuedAt: -1 },
      { expiresAt: -1 },
      { status: { list: 0, index: 1 } },
      { status: { list: 1, index: 131_072 } },
      { status: { list: 1, index: -1 } },
      { area: '35.09.07.2001' },
      { area: '35.08' },
      { area: '35.08.00.2001' },
      { area: '35.08.07.201' },
      { course: { code: 'kpm dasar', version: 1 } },
      { course: { code: 'KPM', version: -1 } },
      { sequence: -1 },
    ]
    for (const change of wrong) {
      await expect(packToken({ ...CLAIMS, ...change }, signer)).rejects.toThrow(RangeError)
    }
    await expect(packToken(CLAIMS, { ...signer, kid: 'abc' })).rejects.toThrow(RangeError)
    const short = { kid: signer.kid, sign: async () => new Uint8Array(63) }
    await expect(packToken(CLAIMS, short)).rejects.toThrow(RangeError)
  })

  it('is a COSE_Sign1 over CWT claims, byte for byte', () => {
    const bytes = toHex(bytesOfDigits(digits) ?? new Uint8Array(0))
    const read = readToken(digits)
    if (!read.ok) throw new Error(read.reason)
    const { payload, signed, signature } = read.token
    const header = `a201270444${signer.kid}`
    // [h'protected', {}, h'payload', h'signature'] without a tag.
    expect(bytes).toBe(
      `8449${header}a058${toHex(Uint8Array.of(payload.length))}${toHex(payload)}5840${toHex(signature)}`,
    )
    // ["Signature1", protected, external_aad, payload]
    const text = (value: string) => toHex(new TextEncoder().encode(value))
    expect(toHex(signed)).toBe(
      `846a${text('Signature1')}49${header}4b${text('kpm-cert-v1')}58${toHex(Uint8Array.of(payload.length))}${toHex(payload)}`,
    )
    expect(toHex(payload)).toBe(
      [
        'a9',
        `0165${text('35.08')}`,
        `027820${text('Siti Nurhaliza binti Abdurrahman')}`,
        '041a70a41710',
        '061a6affb7b0',
        // 12 characters of 5 bits as one number
        '204803dc941766d4eb0b',
        '211a00017167',
        // 07.2001
        '221a00011941',
        `238269${text('KPM-DASAR')}03`,
        '2419010c',
      ].join(''),
    )
  })

  it('stays readable: papers with this one are on walls', async () => {
    expect(digits).toMatchInlineSnapshot(
      `"163933439926997479988748457807804435262933957126983637008609793348137436961465021277591880125913779891036263095160077829150697094451645515407603340530223521258044231765983467607704797255543428830876532262595212145122848249896889731917266710982893421439005871195772768511946573276134339625509748044781539407222223711233997466523529422249057150645629235391574696222929788998428205461756843810221030881910344961131918937091"`,
    )
    expect((await check(digits)).state).toBe('valid')
  })

  it('passes over claims that it does not know, and unsigned headers make it none', async () => {
    const parts = decodeCbor(bytesOfDigits(digits) ?? new Uint8Array(0))
    if (!Array.isArray(parts)) throw new Error('no array')
    // Safe: an array of CBOR values.
    const [header, , payload, signature] = parts as Cbor[]
    const claims = payload instanceof Uint8Array ? decodeCbor(payload) : null
    if (!(claims instanceof Map)) throw new Error('no map')
    const token = (change: ReadonlyMap<number, Cbor>, open = new Map<number, Cbor>()) =>
      digitsOfBytes(encodeCbor([header ?? 0, open, encodeCbor(change), signature ?? 0]))
    expect(readToken(token(claims)).ok).toBe(true)
    expect(readToken(token(new Map([...claims, [-7, 'later']]))).ok).toBe(true)
    expect(readToken(token(claims, new Map([[4, 1]]))).ok).toBe(false)
    if (!(header instanceof Uint8Array)) throw new Error('no header')
    const crit = encodeCbor(
      new Map<number, Cbor>([
        [1, -8],
        [2, [9]],
        [4, header.slice(-4)],
      ]),
    )
    expect(
      readToken(digitsOfBytes(encodeCbor([crit, new Map(), payload ?? 0, signature ?? 0]))).ok,
    ).toBe(false)
    for (const key of [1, 2, 6, -1, -2, -3, -4]) {
      const without = new Map([...claims].filter(([one]) => one !== key))
      expect(readToken(token(without)).ok).toBe(false)
    }
    const wrong: readonly (readonly [number, Cbor])[] = [
      [1, '3508'],
      [1, 3508],
      [2, ''],
      [4, -1],
      [4, '2029'],
      [5, 1],
      [6, 'now'],
      [-1, Uint8Array.of(255, 1, 1, 1, 1, 1, 1, 1)],
      [-1, '7Q4M2XKD9TRB'],
      [-2, -1],
      [-3, 0],
      [-3, 100],
      [-3, 9999],
      [-3, 1_000_000],
      [-4, 'KPM-DASAR'],
      [-4, ['KPM-DASAR']],
      [-4, ['kpm', 1]],
      [-5, -1],
      [-6, 0],
      [-6, 2],
    ]
    for (const [key, value] of wrong) {
      // Only what has a meaning here is looked at; 5 (nbf) has none.
      expect(readToken(token(new Map([...claims, [key, value]]))).ok).toBe(key === 5)
    }
  })
})

describe('what a token proves', () => {
  it('is the certificate, and as of when revocations are known', async () => {
    expect(await check(digits)).toEqual({
      state: 'valid',
      claims: CLAIMS,
      revocationsAt: '2027-02-28T00:00:00.000Z',
    })
  })

  it('is revoked by its own place in its own list only', async () => {
    const keys = [keyOf(signer)]
    expect((await check(digits, bundle(keys, [5, 94_567, 94_568]))).state).toBe('revoked')
    expect((await check(digits, bundle(keys, [5, 94_566, 94_568]))).state).toBe('valid')
    const second = await packToken({ ...CLAIMS, status: { list: 2, index: 94_567 } }, signer)
    expect(await check(second, bundle(keys, [94_567]))).toMatchObject({
      state: 'valid',
      revocationsAt: null,
    })
  })

  it('ends with the first second of the day on which it no longer holds', async () => {
    const end = CLAIMS.expiresAt ?? 0
    expect((await check(digits, undefined, end - 1)).state).toBe('valid')
    expect((await check(digits, undefined, end)).state).toBe('expired')
    const endless = await packToken({ ...CLAIMS, expiresAt: null }, signer)
    expect((await check(endless, undefined, end * 2)).state).toBe('valid')
    // Taken back says more than run out.
    expect((await check(digits, bundle([keyOf(signer)], [94_567]), end)).state).toBe('revoked')
  })

  it('is nothing when the issuer or the key is unknown: only what to ask the server with', async () => {
    const claimed = { issuer: '35.08', kid: signer.kid, code: CLAIMS.code }
    const elsewhere = { ...bundle([keyOf(signer)]), issuers: [] }
    expect(await check(digits, elsewhere)).toEqual({ state: 'unknown_issuer', claimed })
    expect(await check(digits, bundle([keyOf(stranger)]))).toEqual({
      state: 'unknown_key',
      claimed,
    })
  })

  it('shows nothing of what another key signed in the name of a known one', async () => {
    const forged = await packToken(CLAIMS, { ...stranger, kid: signer.kid })
    expect(await check(forged)).toEqual({ state: 'bad_signature' })
  })

  it('shows nothing of a signature that belongs to something else', async () => {
    const withoutContext = await packToken(CLAIMS, {
      kid: signer.kid,
      sign: (bytes) => {
        const structure = decodeCbor(bytes)
        if (!Array.isArray(structure)) throw new Error('no array')
        structure[2] = new Uint8Array(0)
        return signer.sign(encodeCbor(structure))
      },
    })
    expect(await check(withoutContext)).toEqual({ state: 'bad_signature' })
  })

  it('needs a key that was in use on the day of issue', async () => {
    const at = CLAIMS.issuedAt
    for (const [change, state] of [
      [{ from: at }, 'valid'],
      [{ from: at + 1 }, 'key_not_valid_then'],
      [{ until: at }, 'valid'],
      [{ until: at - 1 }, 'key_not_valid_then'],
      [{ until: null }, 'valid'],
      [{ state: 'retired' }, 'valid'],
    ] as const) {
      expect((await check(digits, bundle([keyOf(signer, change)]))).state).toBe(state)
    }
  })

  it('of a leaked key is only what the log held before, whatever date or index a forger writes', async () => {
    const leaked = keyOf(signer, {
      state: 'compromised',
      until: CLAIMS.issuedAt,
      allowed: [await claimsFingerprint(CLAIMS)],
    })
    expect((await check(digits, bundle([leaked]))).state).toBe('valid')
    expect((await check(digits, bundle([{ ...leaked, allowed: [] }]))).state).toBe(
      'key_not_valid_then',
    )
    const { allowed, ...bare } = leaked
    expect(allowed).toHaveLength(1)
    expect((await check(digits, bundle([bare]))).state).toBe('key_not_valid_then')
    const forgeries: readonly Partial<TokenClaims>[] = [
      { holderName: 'Penipu Ulung' },
      { issuedAt: CLAIMS.issuedAt - 86_400 },
      { expiresAt: null },
      { sequence: 269 },
      { code: '7Q4M2XKD9TRC' },
      { isSample: true },
    ]
    for (const change of forgeries) {
      const forged = await packToken({ ...CLAIMS, ...change }, signer)
      expect((await check(forged, bundle([leaked]))).state).toBe('key_not_valid_then')
    }
  })

  it('is nothing when it is no token', async () => {
    for (const wrong of ['', '1', 'KPM-7Q4M-2XKD-9TRB', '9'.repeat(450), '1'.repeat(1159)]) {
      expect(await check(wrong)).toEqual({ state: 'malformed' })
    }
  })

  it('is not decided where signatures cannot be checked', async () => {
    const unable: Verify = () => Promise.reject(new Error('no Ed25519'))
    await expect(check(digits, undefined, NOW, unable)).rejects.toThrow('no Ed25519')
  })
})

describe('a changed token', () => {
  it('is refused for every single bit of it', async () => {
    const number = BigInt(digits)
    const bits = number.toString(2).length
    const seen: Record<string, number> = {}
    for (let bit = 0; bit < bits; bit += 1) {
      const checked = await check((number ^ (1n << BigInt(bit))).toString())
      expect(checked).not.toHaveProperty('claims')
      seen[checked.state] = (seen[checked.state] ?? 0) + 1
    }
    console.log(`${bits} bits: ${JSON.stringify(seen)}`)
    expect(bits).toBeGreaterThan(1200)
    expect(seen).not.toHaveProperty('valid')
    expect(seen['bad_signature']).toBeGreaterThan(500)
  }, 30_000)

  it('is refused for every single digit, lost, doubled or another', async () => {
    for (let at = 0; at < digits.length; at += 1) {
      const before = digits.slice(0, at)
      const here = digits.slice(at, at + 1)
      const after = digits.slice(at + 1)
      const other = String((Number(here) + 1 + (at % 9)) % 10)
      for (const changed of [
        before + other + after,
        before + after,
        before + here + here + after,
      ]) {
        if (changed === digits) continue
        expect(await check(changed)).not.toHaveProperty('claims')
      }
    }
  }, 30_000)

  it('is refused for every single changed claim', async () => {
    const [, , , signature] = decodeParts(digits)
    const changes: readonly Partial<TokenClaims>[] = [
      { holderName: 'Siti Nurhaliza binti Abdurrahmah' },
      { code: '7Q4M2XKD9TRC' },
      { issuedAt: CLAIMS.issuedAt + 1 },
      { expiresAt: null },
      { status: { list: 1, index: 94_566 } },
      { area: '35.08.07.2002' },
      { course: { code: 'KPM-DASAR', version: 4 } },
      { sequence: null },
      { isSample: true },
    ]
    for (const change of changes) {
      const kept = { kid: signer.kid, sign: async () => signature }
      const forged = await packToken({ ...CLAIMS, ...change }, kept)
      expect(await check(forged)).toEqual({ state: 'bad_signature' })
    }
  })
})

function decodeParts(token: string): readonly [Cbor, Cbor, Cbor, Bytes] {
  const parts = decodeCbor(bytesOfDigits(token) ?? new Uint8Array(0))
  if (!Array.isArray(parts)) throw new Error('no array')
  // Safe: `readToken` reads the same four.
  return parts as unknown as [Cbor, Cbor, Cbor, Bytes]
}

describe('digits are found', () => {
  it('whatever host the code names, alone, wrapped, and with words around', () => {
    const wrapped = digits.match(/.{1,60}/g) ?? []
    for (const text of [
      digits,
      ` ${digits}\n`,
      `${HOST}/v#${digits}`,
      `HTTPS://PALSU.EXAMPLE:8443/cek?x=12#${digits}`,
      `http://10.0.0.1/v/2026#${digits}`,
      `Sertifikat saya, no. 0268 tgl 20-11-2026: ${HOST}/v#${digits} . Hubungi 081234567890`,
      `${HOST}/v#${wrapped.join('\n')}`,
      `> ${HOST}/v#${wrapped.join('\r\n> ')}`,
      digits.split('').join(' '),
      wrapped.join('\u200b'),
      `${HOST}/v#${(digits.match(/.{1,205}/g) ?? []).join('\n')}`,
    ]) {
      expect(tokenDigits(text)).toBe(digits)
    }
  })

  it('also when they are wrong, so that the state says it', async () => {
    const cut = digits.slice(0, -20)
    expect(tokenDigits(`${HOST}/v#${cut}`)).toBe(cut)
    expect((await check(cut)).state).toBe('malformed')
  })

  it('nowhere in what holds none', () => {
    for (const text of [
      '',
      'KPM-7Q4M-2XKD-9TRB',
      '3508012005',
      `${HOST}/v/7Q4M2XKD9TRB`,
      '1'.repeat(199),
    ]) {
      expect(tokenDigits(text)).toBeNull()
    }
  })

  it('in no flood: too much text holds none', async () => {
    for (const flood of ['1 '.repeat(5_000_000), '9'.repeat(5_000_000), '\n'.repeat(5_000_000)]) {
      expect(tokenDigits(flood)).toBeNull()
      expect(readToken(flood)).toEqual({ ok: false, reason: 'NOT_DIGITS' })
    }
  })
})

describe('the QR code of a certificate', () => {
  const version = (token: string) =>
    QRCode.create(`${HOST}/v#${token}`, { errorCorrectionLevel: 'M' }).version
  /** Every claim as long as it comes. */
  const LARGEST: TokenClaims = {
    ...CLAIMS,
    status: { list: 9, index: 131_071 },
    area: '35.08.99.9999',
    course: { code: 'KPM-DASAR', version: 255 },
    sequence: 65_535,
    isSample: true,
  }
  const NAMES = [
    'Ni Luh Putu',
    'Siti Nurhaliza',
    'Muhammad Rizky',
    'H. Abd. Ghofur,',
    "Nur 'Aini",
    'Drg. Maria Goretti',
    'binti Abdurrahman',
    'I Gusti Ayu',
    'S.Pd., M.Kes.',
  ]
  const named = (length: number) =>
    fc
      .array(fc.constantFrom(...NAMES), { minLength: 12, maxLength: 12 })
      .map((parts) => parts.join(' ').slice(0, length))

  it('is of version 11 at most, for any Indonesian name of up to 60 characters', async () => {
    const largest: Record<number, number> = {}
    for (let length = 1; length <= 60; length += 1) {
      await fc.assert(
        fc.asyncProperty(named(length), async (holderName) => {
          const reached = version(await packToken({ ...LARGEST, holderName }, signer))
          largest[reached] = length
          expect(reached).toBeLessThanOrEqual(11)
        }),
        { numRuns: 3 },
      )
    }
    console.log(`longest name by QR version: ${JSON.stringify(largest)}`)
  }, 30_000)

  it('leaves room for letters beyond ASCII in a name of 60 characters', async () => {
    for (const beyond of ['\u00e9', '\u02bc', '\u0101']) {
      const holderName = `${'Siti '.repeat(12).slice(0, 55)}${beyond.repeat(5)}`
      expect([...holderName]).toHaveLength(60)
      expect(version(await packToken({ ...LARGEST, holderName }, signer))).toBeLessThanOrEqual(11)
    }
  })

  it('is larger, yet readable, for a name wholly in another script', async () => {
    const holderName = '\u0639\u0628\u062f \u0627\u0644\u0644\u0647 '.repeat(6).slice(0, 60)
    const token = await packToken({ ...LARGEST, holderName }, signer)
    expect(version(token)).toBeLessThanOrEqual(14)
    expect(await check(token)).toMatchObject({ claims: { holderName } })
  })

  it('of a usual certificate is of version 10', async () => {
    expect(version(digits)).toBe(10)
  })
})

describe('checking signatures', () => {
  const library: Verify = (publicKey, signature, message) =>
    verifyAsync(signature, message, publicKey, { zip215: false })

  it('gives the same by the browser and by the library', async () => {
    const forged = await packToken(CLAIMS, { ...stranger, kid: signer.kid })
    for (const token of [digits, forged]) {
      expect(await check(token, undefined, NOW, library)).toEqual(await check(token))
    }
    const number = BigInt(digits)
    for (let bit = 0; bit < 512; bit += 37) {
      const changed = (number ^ (1n << BigInt(bit))).toString()
      expect(await check(changed, undefined, NOW, library)).toEqual({ state: 'bad_signature' })
    }
  })

  it('does not fetch the library where the browser can', async () => {
    const load = vi.fn(async () => library)
    expect((await check(digits, undefined, NOW, ed25519VerifyOn(load))).state).toBe('valid')
    expect(load).not.toHaveBeenCalled()
  })

  it('fetches it once where the browser cannot, and again when it did not come', async () => {
    const importKey = vi
      .spyOn(crypto.subtle, 'importKey')
      .mockRejectedValue(new Error('NotSupportedError'))
    try {
      const load = vi.fn(async () => library)
      load.mockRejectedValueOnce(new Error('no signal'))
      const verify = ed25519VerifyOn(load)
      await expect(check(digits, undefined, NOW, verify)).rejects.toThrow('no signal')
      expect((await check(digits, undefined, NOW, verify)).state).toBe('valid')
      expect((await check(digits, undefined, NOW, verify)).state).toBe('valid')
      expect(load).toHaveBeenCalledTimes(2)
    } finally {
      importKey.mockRestore()
    }
  })

  it('refuses keys and signatures of another length', async () => {
    const empty = new Uint8Array(0)
    expect(await ed25519Verify(empty, new Uint8Array(64), empty)).toBe(false)
    expect(await ed25519Verify(new Uint8Array(32), new Uint8Array(63), empty)).toBe(false)
  })
})

describe('what is revoked', () => {
  it('comes back from its packed form', () => {
    const indices = fc
      .uniqueArray(fc.nat(131_071), { maxLength: 200 })
      .map((list) => list.toSorted((left, right) => left - right))
    fc.assert(
      fc.property(indices, (list) => {
        expect(unpackIndices(packIndices(list))).toEqual(list)
      }),
    )
    expect(packIndices([])).toBe('')
    expect(packIndices([0, 1, 2, 131_071])).toBe('AAAA_P8H')
  })

  it('is not packed out of order or twice', () => {
    for (const list of [[2, 1], [1, 1], [-1], [0.5]]) {
      expect(() => packIndices(list)).toThrow(RangeError)
    }
  })

  it('never reads as less when the text is damaged', () => {
    for (const text of ['!', 'A', 'gA', '____', 'AAAA_P8', '_____________w']) {
      expect(() => unpackIndices(text)).toThrow(RangeError)
    }
  })

  it('takes under three characters for each of a thousand', () => {
    const spread = Array.from({ length: 1000 }, (_, at) => at * 131 + (at % 7))
    expect(packIndices(spread).length).toBeLessThan(3000)
  })
})
