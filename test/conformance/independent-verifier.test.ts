/**
 * What wallets and verifiers of others say about our credentials: verifier-core of the Digital Credentials Consortium, which
 * shares no code with ours but the naming of blank nodes. No network: `fetch` answers from what we publish, sockets are closed.
 */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { verifyCredential as verifyByOthers } from '@digitalcredentials/verifier-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBadge, type BadgeSource } from '../../worker/certification/credential/credential.ts'
import {
  didDocument,
  issuerDid,
  type PublishedKey,
} from '../../worker/certification/credential/did-document.ts'
import type { SignedDocument } from '../../worker/certification/credential/proof.ts'
import { statusListCredential } from '../../worker/certification/credential/status-list.ts'
import {
  badgeSource,
  factsWith,
  LUMAJANG,
  newSigningKey,
  signedBy,
  type TestKey,
} from '../factories/credential.ts'

const OB_SCHEMA =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'
const schema = readFileSync(
  path.resolve(import.meta.dirname, '../fixtures/open-badges/achievement-credential.schema.json'),
  'utf8',
)

/** Everything that a verifier may fetch; all else is refused and remembered. */
let published: Map<string, string>
let asked: string[]
let refused: string[]

beforeEach(() => {
  published = new Map([[OB_SCHEMA, schema]])
  asked = []
  refused = []
  vi.stubGlobal('fetch', async (input: Request | URL | string) => {
    const url = input instanceof Request ? input.url : String(input)
    asked.push(url)
    const body = published.get(url)
    if (body === undefined) {
      refused.push(url)
      return new Response('', { status: 404 })
    }
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  })
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(() => {
    refused.push('a socket')
    throw new Error('the network is closed')
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  expect(refused).not.toContain('a socket')
})

type Scene = { readonly origin: string; readonly signer: TestKey }
let scenes = 0

/** An issuer that publishes its keys and its list, at a host of its own, since verifiers remember DID documents. */
async function scene(wishes: {
  readonly revoked: readonly number[]
  readonly listedAt?: string
  readonly keyState?: PublishedKey['state']
}): Promise<Scene> {
  scenes += 1
  const origin = `https://uji-${scenes}.example`
  const signer = await newSigningKey()
  const did = issuerDid(origin, LUMAJANG)
  const keys = [{ ...signer, state: wishes.keyState ?? ('ACTIVE' as const) }]
  published.set(`${origin}/issuers/35.08/did.json`, JSON.stringify(didDocument(did, keys)))
  const list = await statusListCredential({
    origin,
    district: LUMAJANG,
    list: 1,
    revoked: wishes.revoked,
    now: wishes.listedAt ?? new Date().toISOString(),
  })
  const signed = await signedBy(signer, list, { origin, district: LUMAJANG })
  published.set(`${origin}/status/35.08/1`, JSON.stringify(signed))
  return { origin, signer }
}

function issue(
  { origin, signer }: Scene,
  wishes: Partial<BadgeSource> = {},
): Promise<SignedDocument> {
  // Issued before today, whatever today is: the verifier has the clock of the machine.
  const source = badgeSource({ origin, issuedAt: '2026-01-05T03:00:00.000Z', ...wishes })
  return signedBy(signer, openBadge(source), { origin, district: LUMAJANG })
}

/** Their words about a credential: every step with its verdict, the schema, and what kept them from a verdict. */
async function verdictOn(credential: unknown) {
  // Safe: their type is that of a credential; what is no credential must be refused at run time.
  const copy = structuredClone(credential) as Parameters<typeof verifyByOthers>[0]['credential']
  const result = await verifyByOthers({ credential: copy, knownDIDRegistries: [] })
  const steps = Object.fromEntries(
    (result.log ?? []).map(({ id, valid, error }) => [id, error?.name ?? valid]),
  )
  return {
    steps,
    schema: JSON.stringify(result.additionalInformation ?? null),
    errors: result.errors?.map(({ name }) => name) ?? [],
  }
}

describe('an independent verifier', () => {
  it('accepts our credential: signature, status, validity and the Open Badges schema', async () => {
    const at = await scene({ revoked: [] })
    const verdict = await verdictOn(await issue(at))
    expect(verdict.errors).toEqual([])
    expect(verdict.steps).toMatchObject({
      valid_signature: true,
      revocation_status: true,
      expiration: true,
    })
    expect(verdict.schema).toContain('"result":{"valid":true}')
    expect(refused).toEqual([])
    expect(new Set(asked)).toEqual(
      new Set([`${at.origin}/issuers/35.08/did.json`, `${at.origin}/status/35.08/1`, OB_SCHEMA]),
    )
    console.log(`independent verifier: ${JSON.stringify(verdict.steps)}, schema valid`)
  })

  it('accepts one with hard texts, without an end, and of a sample district', async () => {
    const at = await scene({ revoked: [] })
    const facts = factsWith({
      holderName: 'e\u0301 "Ani"\n\u2028\u{1F600} \\ H. M. Yusuf, S.Pd.I.',
      villageName: null,
      expiresOn: null,
      isSample: true,
    })
    const verdict = await verdictOn(await issue(at, { facts }))
    expect(verdict.errors).toEqual([])
    expect(verdict.steps).toMatchObject({ valid_signature: true, revocation_status: true })
    expect(verdict.schema).toContain('"result":{"valid":true}')
  })

  it('sees a revocation, and that of the neighbours as none', async () => {
    const revoked = await scene({ revoked: [94_567] })
    expect((await verdictOn(await issue(revoked))).steps).toMatchObject({
      valid_signature: true,
      revocation_status: false,
    })
    const neighbours = await scene({ revoked: [94_566, 94_568] })
    expect((await verdictOn(await issue(neighbours))).steps).toMatchObject({
      revocation_status: true,
    })
  })

  it('sees that one has expired', async () => {
    const at = await scene({ revoked: [] })
    const facts = factsWith({ expiresOn: '2026-02-01' })
    expect((await verdictOn(await issue(at, { facts }))).steps).toMatchObject({
      valid_signature: true,
      expiration: false,
    })
  })

  it('refuses one in which a name was changed', async () => {
    const at = await scene({ revoked: [] })
    const changed = JSON.stringify(await issue(at)).replace('Siti Aminah', 'Siti Aminai')
    expect((await verdictOn(JSON.parse(changed))).errors).toEqual(['invalid_signature'])
  })

  it('refuses one signed by a key that the issuer does not publish, or no longer', async () => {
    const at = await scene({ revoked: [] })
    const stranger = { origin: at.origin, signer: await newSigningKey() }
    expect((await verdictOn(await issue(stranger))).errors).not.toEqual([])
    const leaked = await scene({ revoked: [], keyState: 'COMPROMISED' })
    expect((await verdictOn(await issue(leaked))).errors).not.toEqual([])
  })

  it('takes no status list older than its 30 days', async () => {
    const at = await scene({ revoked: [], listedAt: '2025-01-01T00:00:00.000Z' })
    const { steps } = await verdictOn(await issue(at))
    expect(steps['revocation_status']).not.toBe(true)
  })
})
