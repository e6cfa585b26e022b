/** The drill of a stolen key, as the runbook says it. */
import { beforeAll, expect, it } from 'vitest'
import {
  issuerDid,
  verificationMethod,
} from '../../../worker/certification/credential/did-document.ts'
import { signCredential } from '../../../worker/certification/credential/proof.ts'
import type { LinkedData } from '../../../worker/certification/credential/linked-data.ts'
import { compromiseKey } from '../../../worker/certification/keys/compromise-key.ts'
import { signingKey, type SigningKey } from '../../../worker/certification/keys/keys.ts'
import { readBundle } from '../../../worker/certification/verify/read-bundle.ts'
import { resign } from '../../../worker/certification/keys/resign.ts'
import { retireKey } from '../../../worker/certification/keys/retire-key.ts'
import {
  findCredential,
  putCredentials,
  type CredentialRow,
} from '../../../worker/certification/store-credentials.ts'
import { tendKeys } from '../../../worker/certification/keys/tend-keys.ts'
import { packToken, readToken } from '../../../worker/contract/certificate-token.ts'
import { DISTRICT, makeOffice, type Office } from '../../factories/certification.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  isVouchedFor,
  issueAt,
  paperOf,
  stateOnPhone,
  storedKeys,
  type Paper,
} from '../../factories/keys.ts'

const BEFORE = '2026-11-21T02:00:00.000Z'
const LAST_GOOD = '2026-11-21T12:00:00.000Z'
const AFTER = '2026-11-22T02:00:00.000Z'
const FOUND_OUT = '2026-11-23T02:00:00.000Z'
const root = contextFor(staff('SUPERADMIN', 'ID', 'root'), FOUND_OUT)

let office: Office
let good: Paper[]
let late: Paper
let stolen: SigningKey
let forgedToken: string
let forgedDocument: string

beforeAll(async () => {
  office = await makeOffice()
  // More than one chunk of signing anew.
  const names = Array.from({ length: 60 }, (_, index) => `Kader Sebelum ${index}`)
  good = await issueAt(office, names, BEFORE)
  const [paper] = await issueAt(office, ['Kader Sesudah'], AFTER)
  if (paper === undefined) throw new Error('nothing was issued')
  late = paper
  stolen = await signingKey(contextFor(SYSTEM), DISTRICT)
  forgedToken = await forgeToken(good[0], stolen)
  forgedDocument = await forgeDocument(good[0], stolen)
}, 60_000)

/** The thief writes another name on a paper of a good day, in a place of the list that is not revoked. */
async function forgeToken(model: Paper | undefined, key: SigningKey): Promise<string> {
  const read = readToken(model?.token ?? '')
  if (!read.ok) throw new Error('the model is a token')
  return packToken({ ...read.token.claims, holderName: 'Pencuri Kunci' }, key)
}

async function forgeDocument(model: Paper | undefined, key: SigningKey): Promise<string> {
  const { proof: _, ...unsigned } = JSON.parse(model?.document ?? '') as LinkedData
  const { origin } = contextFor(SYSTEM)
  const signed = await signCredential(
    { ...unsigned, name: 'Sertifikat Palsu' },
    {
      key: key.key,
      verificationMethod: verificationMethod(issuerDid(origin, DISTRICT), key.kid),
      created: BEFORE,
    },
  )
  return JSON.stringify(signed)
}

it('cannot tell a forgery from a paper before the theft is known', async () => {
  expect(await stateOnPhone(forgedToken, AFTER)).toBe('valid')
  expect(await isVouchedFor(forgedDocument)).toBe(true)
})

it('records the last good instant with the size of the log then, and signs with a new key', async () => {
  const keys = await compromiseKey(root, {
    issuer: DISTRICT,
    kid: stolen.kid,
    lastGoodAt: LAST_GOOD,
  })
  expect(keys.map(({ state }) => state).toSorted()).toEqual(['ACTIVE', 'COMPROMISED'])
  const stored = (await storedKeys()).find(({ kid }) => kid === stolen.kid)
  expect(stored).toMatchObject({ usableUntil: LAST_GOOD, logSize: 60, wrapped: null })
  const [paper] = await issueAt(office, ['Kader Kunci Baru'], FOUND_OUT)
  expect(paper?.kid).not.toBe(stolen.kid)
  expect(await stateOnPhone(paper?.token ?? '', FOUND_OUT)).toBe('valid')
  expect(await isVouchedFor(paper?.document ?? '')).toBe(true)
})

it('keeps every paper valid that was logged before, without printing one again', async () => {
  const states = await Promise.all(good.map(({ token }) => stateOnPhone(token, FOUND_OUT)))
  expect(new Set(states)).toEqual(new Set(['valid']))
  const { issuers } = await readBundle(contextFor(PUBLIC, FOUND_OUT), DISTRICT)
  const key = issuers[0]?.keys.find(({ kid }) => kid === stolen.kid)
  expect(key).toMatchObject({ state: 'compromised', until: Date.parse(LAST_GOOD) / 1000 })
  expect(key?.allowed).toHaveLength(60)
})

it('refuses what came later, and the forgery that is dated before', async () => {
  expect(await stateOnPhone(late.token, FOUND_OUT)).toBe('key_not_valid_then')
  expect(await stateOnPhone(forgedToken, FOUND_OUT)).toBe('key_not_valid_then')
  expect(await isVouchedFor(forgedDocument)).toBe(false)
  expect(await isVouchedFor((await paperOf(late)).document)).toBe(false)
})

it('signs the documents of good papers anew: same credential, same place, same token, new key', async () => {
  const { kid } = await signingKey(root, DISTRICT)
  for (const before of good) {
    const now = await paperOf(before)
    expect(now).toMatchObject({ kid, tokenKid: stolen.kid, token: before.token })
    const { proof: _, ...old } = JSON.parse(before.document) as LinkedData
    const { proof: __, ...anew } = JSON.parse(now.document) as LinkedData
    expect(anew).toEqual(old)
    expect(await isVouchedFor(now.document)).toBe(true)
  }
  const audits = (await auditOf(DISTRICT, 'key.compromise')).map(
    ({ detail }) => JSON.parse(detail) as { signedAnew?: number },
  )
  expect(audits.map(({ signedAnew }) => signedAnew ?? 0)).toEqual([0, 50, 10])
  expect(await resign(root, DISTRICT, stolen.kid)).toBe(0)
})

it('goes on by the clock when signing anew was stopped in the middle', async () => {
  const { kid } = await signingKey(root, DISTRICT)
  let batches = 0
  const stopped: typeof root = {
    ...root,
    db: {
      ...root.db,
      async batch(statements) {
        batches += 1
        // The first writes the compromise, the second a chunk, and then the Worker is gone.
        if (batches > 2) throw new Error('stopped')
        return root.db.batch(statements)
      },
    },
  }
  const again = { issuer: DISTRICT, kid, lastGoodAt: FOUND_OUT }
  await expect(compromiseKey(stopped, again)).rejects.toThrow('stopped')
  const underOld = async () =>
    (await Promise.all(good.map(paperOf))).filter((paper) => paper.kid === kid).length
  // One chunk is done; the paper issued since is under this key too and may be in it.
  expect([10, 11]).toContain(await underOld())

  await Promise.all([
    tendKeys(contextFor(SYSTEM, FOUND_OUT)),
    tendKeys(contextFor(SYSTEM, FOUND_OUT)),
  ])
  expect(await underOld()).toBe(0)
  for (const paper of good) {
    expect(await isVouchedFor((await paperOf(paper)).document)).toBe(true)
    expect(await stateOnPhone(paper.token, FOUND_OUT)).toBe('valid')
  }
})

it('writes no certificate that was signed by a key which was retired meanwhile', async () => {
  const key = await signingKey(root, DISTRICT)
  await retireKey(root, DISTRICT, key.kid)
  const row = { ...(await findCredential(root.db, late.certificateId)), kid: key.kid }
  // Safe: a whole row, found above.
  const insert = putCredentials([row as CredentialRow])
  await expect(root.db.batch([insert])).rejects.toThrow('credentials.kid')
})
