/** Checking on the device: what a wrong clock, or an answer of the log, must not talk it into. */
import { afterEach, expect, it, vi } from 'vitest'
import { packToken } from '../../../worker/contract/certificate-token.ts'
import { toBase64, toBase64Url } from '../../../worker/contract/byte-text.ts'
import type { TokenClaims } from '../../../worker/contract/token-claims.ts'
import { leafHash, rootOf } from '../../../worker/contract/transparency-log.ts'
import type { VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { checkHere } from '../../../site/src/verify/check.ts'
import { compareLog } from '../../../site/src/verify/log.ts'

const seconds = (at: string) => Date.parse(at) / 1000

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('calls a paper expired that had ended when its file of issuers was made, whatever the clock says', async () => {
  // Safe: Ed25519 gives a pair.
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  // Safe: the format is raw.
  const key = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer)
  const claims: TokenClaims = {
    issuer: '35.08',
    holderName: 'Siti Aminah',
    code: '7Q4M2XKD9TRB',
    issuedAt: seconds('2024-11-20T01:00:00Z'),
    expiresAt: seconds('2026-11-19T17:00:00Z'),
    status: { list: 1, index: 7 },
    area: '35.08.01.2005',
    course: { code: 'KPM-DASAR', version: 3 },
    sequence: 42,
    isSample: false,
  }
  const sign = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes))
  const digits = await packToken(claims, { sign, kid: 'a1b2c3d4' })
  const at = '2026-11-22T01:00:00.000Z'
  const bundle: VerifierBundle = {
    v: 1,
    at,
    issuers: [
      {
        code: '35.08',
        name: 'Kabupaten Lumajang',
        utcOffset: 7,
        keys: [{ kid: 'a1b2c3d4', x: toBase64Url(key), from: 0, until: null, state: 'active' }],
        lists: [{ list: 1, at, revoked: '' }],
      },
    ],
    courses: [],
  }
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2025-01-01T00:00:00Z') })
  expect((await checkHere(digits, bundle)).verdict).toBe('expired')
  vi.setSystemTime(Date.parse('2026-12-01T00:00:00Z'))
  expect((await checkHere(digits, bundle)).verdict).toBe('expired')
  const early = { ...bundle, at: '2026-11-01T00:00:00.000Z' }
  vi.setSystemTime(Date.parse('2026-11-02T00:00:00Z'))
  expect((await checkHere(digits, early)).verdict).toBe('valid')
})

it('warns of a log that has fewer entries than were seen and knows nothing of the others', async () => {
  const leaf = await leafHash(new Uint8Array([1]))
  const note = (size: number, root: Uint8Array) => `kelas.example/log\n${size}\n${toBase64(root)}\n`
  const kept = note(2, await rootOf([leaf, leaf]))
  const put = vi.fn<() => Promise<void>>(() => Promise.resolve())
  const cache = { match: () => Promise.resolve(new Response(kept)), put }
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) })
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      path === '/log/checkpoint'
        ? new Response(note(1, leaf))
        : new Response('tidak ada', { status: 404 }),
    ),
  )
  expect(await compareLog()).toEqual({ continues: false })
  expect(put).not.toHaveBeenCalled()
})

it('says nothing of a log that cannot be asked just now', async () => {
  const leaf = await leafHash(new Uint8Array([1]))
  const kept = `kelas.example/log\n2\n${toBase64(await rootOf([leaf, leaf]))}\n`
  const cache = { match: () => Promise.resolve(new Response(kept)) }
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('sibuk', { status: 503 })))
  expect(await compareLog()).toBeNull()
})
