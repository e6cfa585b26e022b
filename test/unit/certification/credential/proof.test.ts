import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBadge } from '../../../../worker/certification/credential/credential.ts'
import type { LinkedData } from '../../../../worker/certification/credential/linked-data.ts'
import { NotOurShape } from '../../../../worker/certification/credential/quads.ts'
import {
  signCredential,
  verifyCredential,
  type SignedDocument,
} from '../../../../worker/certification/credential/proof.ts'
import { statusListCredential } from '../../../../worker/certification/credential/status-list.ts'
import {
  badgeSource,
  LUMAJANG,
  newSigningKey,
  ORIGIN,
  signedBy,
  wildBadge,
  type TestKey,
} from '../../../factories/credential.ts'

let signer: TestKey
let signed: SignedDocument
beforeAll(async () => {
  signer = await newSigningKey()
  signed = await signedBy(signer, openBadge(badgeSource()))
})

const list = () =>
  statusListCredential({
    origin: ORIGIN,
    district: LUMAJANG,
    list: 1,
    revoked: [3, 94_567],
    now: '2026-11-21T01:30:00.000Z',
  })

type Place = readonly (string | number)[]

/** The address of every text, truth value, list and node inside a document. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...at, name]))]
}

/** A copy in which one place was changed; `change` gets what stood there. */
function changedAt(document: unknown, place: Place, change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = place
  if (name === undefined) return change(document)
  const copy: unknown = Array.isArray(document) ? [...document] : { ...Object(document) }
  const next = changedAt(Reflect.get(Object(document), name), rest, change)
  if (next === undefined) Reflect.deleteProperty(Object(copy), name)
  else Reflect.set(Object(copy), name, next)
  return copy
}

function otherValues(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const other = value.startsWith('a') ? 'b' : 'a'
    return [`${value}x`, value.slice(0, -1), `${other}${value.slice(1)}`, `${value} `, '', [value]]
  }
  if (typeof value === 'boolean') return [!value, String(value), [value]]
  if (Array.isArray(value)) return [[], [...value, ...value], value[0]]
  return [
    {},
    [value],
    'x',
    { ...Object(value), alias: 'x' },
    { ...Object(value), id: `${ORIGIN}/x` },
  ]
}

describe('a signed credential', () => {
  it('verifies with the key that signed it, and no other', async () => {
    expect(await verifyCredential(signed, signer.publicKey)).toBe(true)
    const { publicKey } = await newSigningKey()
    expect(await verifyCredential(signed, publicKey)).toBe(false)
  })

  it('verifies after a journey through JSON', async () => {
    const read: unknown = JSON.parse(JSON.stringify(signed))
    expect(await verifyCredential(read, signer.publicKey)).toBe(true)
  })

  it('has one proof, signed for the issuer, without milliseconds', () => {
    expect(signed.proof).toEqual([
      {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-11-21T01:30:02Z',
        verificationMethod: `did:web:kelaskader.lumajangkab.go.id:issuers:35.08#${signer.kid}`,
        proofPurpose: 'assertionMethod',
        proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/),
      },
    ])
  })

  it('is the same bytes when it is signed again at the same second', async () => {
    const again = await signedBy(signer, openBadge(badgeSource()))
    expect(JSON.stringify(again)).toBe(JSON.stringify(signed))
  })

  it('is refused once any single value in it is changed, taken out or added', async () => {
    let tried = 0
    for (const document of [signed, await signedBy(signer, await list())]) {
      for (const place of placesOf(document)) {
        const changes = [
          () => undefined,
          ...otherValues(
            place.reduce<unknown>((at, name) => Reflect.get(Object(at), name), document),
          ).map((value) => () => value),
        ]
        for (const change of changes) {
          const changed = changedAt(document, place, change)
          if (JSON.stringify(changed) === JSON.stringify(document)) continue
          tried += 1
          const verdict = await verifyCredential(changed, signer.publicKey)
          expect(verdict, `${place.join('.')}: ${JSON.stringify(change())?.slice(0, 60)}`).toBe(
            false,
          )
        }
      }
    }
    console.log(`single changes tried: ${tried}, accepted: 0`)
    expect(tried).toBeGreaterThan(400)
  })

  it('is refused once a single bit of its signature is another', async () => {
    const [proof] = signed.proof
    const digits = proof.proofValue.slice(1)
    for (let at = 0; at < digits.length; at += 1) {
      const other = digits[at] === '2' ? '3' : '2'
      const proofValue = `z${digits.slice(0, at)}${other}${digits.slice(at + 1)}`
      const changed = { ...signed, proof: [{ ...proof, proofValue }] }
      expect(await verifyCredential(changed, signer.publicKey)).toBe(false)
    }
  })

  it('is refused with two proofs, with none, and as anything that is no credential', async () => {
    const [proof] = signed.proof
    const { proof: _, ...unsigned } = signed
    const strange: unknown[] = [
      { ...signed, proof: [proof, proof] },
      { ...signed, proof },
      { ...signed, proof: [] },
      unsigned,
      null,
      'x',
      [],
      [signed],
      {},
      { proof: [{}] },
    ]
    for (const each of strange) {
      expect(await verifyCredential(each, signer.publicKey)).toBe(false)
    }
  })

  it('is refused when the statements of one node stand at two places', async () => {
    const subject = signed['credentialSubject']
    for (const moved of [
      { ...signed, credentialSubject: [subject] },
      { ...signed, credentialSubject: [subject, subject] },
      { ...signed, evidence: [signed['evidence']] },
    ]) {
      expect(await verifyCredential(moved, signer.publicKey)).toBe(false)
    }
  })

  it('verifies whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(wildBadge, fc.string({ unit: 'binary' }), async (badge, name) => {
        const district = /issuers:(.{5})/.exec(JSON.stringify(badge))?.[1] ?? ''
        const document = await signedBy(signer, badge, { origin: ORIGIN, district })
        expect(await verifyCredential(document, signer.publicKey)).toBe(true)
        if (name === document['name']) return
        expect(await verifyCredential({ ...document, name }, signer.publicKey)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('signing', () => {
  const sign = (document: LinkedData, verificationMethod?: string) =>
    signCredential(document, {
      key: signer.key,
      verificationMethod:
        verificationMethod ?? `did:web:kelaskader.lumajangkab.go.id:issuers:35.08#${signer.kid}`,
      created: '2026-11-21T01:30:02.000Z',
    })

  it('is refused with the key of another issuer', async () => {
    const badge = openBadge(badgeSource())
    for (const method of [`did:web:x:issuers:35.08#${signer.kid}`, 'did:web:x', '']) {
      await expect(sign(badge, method)).rejects.toThrow(NotOurShape)
    }
  })

  it('is refused for a property, a type or a context that the table does not know', async () => {
    const badge = openBadge(badgeSource())
    const cases: LinkedData[] = [
      { ...badge, nik: '3508010101010001' },
      { ...badge, constructor: 'x' },
      { ...badge, type: ['VerifiableCredential', 'EndorsementCredential'] },
      { ...badge, type: ['OpenBadgeCredential', 'VerifiableCredential'] },
      { ...badge, '@context': ['https://www.w3.org/ns/credentials/v2'] },
      { ...badge, issuer: { id: 'did:web:x', type: ['Profile'], '@context': 'https://x' } },
      { ...badge, '@id': 'https://x' },
    ]
    for (const each of cases) await expect(sign(each)).rejects.toThrow(NotOurShape)
  })

  it('is refused for an id that is relative, or holds what N-Quads would escape', async () => {
    const ids = [
      '/c/1',
      'c/1',
      'x:y',
      'https://x/ y',
      'https://x/<y>',
      'https://x/\u00e9',
      '_:b0',
      '',
    ]
    for (const id of ids) {
      await expect(sign({ ...openBadge(badgeSource()), id })).rejects.toThrow(NotOurShape)
    }
  })

  it('is refused for half a surrogate pair, of which two would have one signature', async () => {
    for (const name of ['\uD800', 'a\uDC00b']) {
      await expect(sign({ ...openBadge(badgeSource()), name })).rejects.toThrow(NotOurShape)
    }
  })
})
