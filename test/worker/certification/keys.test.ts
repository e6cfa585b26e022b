import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compromiseKey } from '../../../worker/certification/keys/compromise-key.ts'
import { listKeys, signingKey } from '../../../worker/certification/keys/keys.ts'
import { publishKey } from '../../../worker/certification/keys/publish-key.ts'
import { retireKey } from '../../../worker/certification/keys/retire-key.ts'
import { rewrapKeys } from '../../../worker/certification/keys/rewrap-keys.ts'
import { utf8 } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { auditOf, storedKeys } from '../../factories/keys.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

// Keys are never deleted: later tests go on from what earlier ones left.
const LUMAJANG = '35.08'
const PEKALONGAN = '33.75'
const root = (at = NOW) => contextFor(staff('SUPERADMIN', 'ID', 'root'), at)

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
const states = async (issuer: string) => (await storedKeys(issuer)).map(({ state }) => state)
const only = async (issuer: string, state: string) => {
  const found = (await storedKeys(issuer)).filter((key) => key.state === state)
  expect(found).toHaveLength(1)
  return found[0]?.kid ?? ''
}

describe('the first key of an issuer', () => {
  it('is made once when many need it at once, signs at once, and is audited as the platform’s doing', async () => {
    const keys = await Promise.all(
      Array.from({ length: 8 }, () =>
        signingKey(contextFor(staff('APPROVER', LUMAJANG)), LUMAJANG),
      ),
    )
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
    expect(await states(LUMAJANG)).toEqual(['ACTIVE'])
    const [audit, ...others] = await auditOf(LUMAJANG, 'key.publish')
    expect(others).toEqual([])
    expect(audit).toMatchObject({ actorKind: 'system', areaCode: LUMAJANG })

    const [key] = keys
    const data = utf8('satu')
    const signature = Uint8Array.from((await key?.sign(data)) ?? [])
    expect(await ed25519Verify(key?.publicKey ?? data, signature, data)).toBe(true)
    expect(key?.key.extractable).toBe(false)
  })

  it('counts from the start of its day where the issuer is', async () => {
    const [key] = await storedKeys(LUMAJANG)
    expect(key?.usableFrom).toBe('2026-11-20T17:00:00.000Z')
  })

  it('is published by an officer in the same way', async () => {
    const [key, ...others] = await publishKey(root(), PEKALONGAN)
    expect(others).toEqual([])
    expect(key).toMatchObject({ issuer: PEKALONGAN, state: 'ACTIVE', isDestroyed: false })
    expect(await auditOf(PEKALONGAN, 'key.publish')).toHaveLength(1)
  })

  it('is made for the platform too', async () => {
    const { kid, publicKey } = await signingKey(root(), 'platform')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey))
    expect(kid).toBe(
      Array.from(digest.slice(0, 4), (b) => b.toString(16).padStart(2, '0')).join(''),
    )
  })
})

describe('the next key', () => {
  it('is published once, begins seven days later, and does not sign before', async () => {
    const before = await only(LUMAJANG, 'ACTIVE')
    const answers = await Promise.all(Array.from({ length: 5 }, () => publishKey(root(), LUMAJANG)))
    expect(new Set(answers.map((keys) => JSON.stringify(keys))).size).toBe(1)
    expect(answers[0]?.map(({ state }) => state)).toEqual(['PUBLISHED', 'ACTIVE'])
    expect(answers[0]?.[0]?.usableFrom).toBe('2026-11-28T17:00:00.000Z')
    expect(await auditOf(LUMAJANG, 'key.publish')).toHaveLength(2)
    expect((await signingKey(root(), LUMAJANG)).kid).toBe(before)
  })
})

describe('retiring a key', () => {
  it('lets the published one take over in the same step and destroys the private half, once', async () => {
    const old = await only(LUMAJANG, 'ACTIVE')
    const next = await only(LUMAJANG, 'PUBLISHED')
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => retireKey(root(), LUMAJANG, old)),
    )
    for (const keys of answers) {
      expect(keys.map(({ kid, state }) => [kid, state])).toEqual(
        expect.arrayContaining([
          [next, 'ACTIVE'],
          [old, 'RETIRED'],
        ]),
      )
    }
    const retired = (await storedKeys(LUMAJANG)).find(({ kid }) => kid === old)
    expect(retired).toMatchObject({ wrapped: null, destroyedAt: NOW, usableUntil: NOW })
    expect((await signingKey(root(), LUMAJANG)).kid).toBe(next)
    const audits = await auditOf(LUMAJANG, 'key.retire')
    expect(audits.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { state: 'ACTIVE', successor: next },
    ])
  })

  it('makes a new key at once when none waits: two requests never make two', async () => {
    const old = await only(LUMAJANG, 'ACTIVE')
    await Promise.all(Array.from({ length: 5 }, () => retireKey(root(), LUMAJANG, old)))
    expect((await states(LUMAJANG)).toSorted()).toEqual(['ACTIVE', 'RETIRED', 'RETIRED'])
  })

  it('withdraws a published key before it signed', async () => {
    const signing = await only(LUMAJANG, 'ACTIVE')
    await publishKey(root(), LUMAJANG)
    await retireKey(root(), LUMAJANG, await only(LUMAJANG, 'PUBLISHED'))
    expect(await only(LUMAJANG, 'ACTIVE')).toBe(signing)
  })

  it('refuses a key of another issuer, and one that was compromised', async () => {
    const here = await only(LUMAJANG, 'ACTIVE')
    expect(await refusal(retireKey(root(), PEKALONGAN, here))).toBe('NOT_FOUND')
    await compromiseKey(root(), { issuer: LUMAJANG, kid: here, lastGoodAt: NOW })
    expect(await refusal(retireKey(root(), LUMAJANG, here))).toBe('STATE_NOT_FIT')
  })
})

describe('a compromise', () => {
  it('is recorded once, with a new key in the same step, and gives up the key that waited', async () => {
    const kid = await only(PEKALONGAN, 'ACTIVE')
    await publishKey(root(), PEKALONGAN)
    const waiting = await only(PEKALONGAN, 'PUBLISHED')
    const later = '2026-11-22T05:00:00.000Z'
    await Promise.all(
      Array.from({ length: 5 }, () =>
        compromiseKey(root(later), { issuer: PEKALONGAN, kid, lastGoodAt: '2026-11-21T01:00:00Z' }),
      ),
    )
    const keys = await storedKeys(PEKALONGAN)
    expect(keys).toHaveLength(3)
    const stored = (wanted: string) => keys.find((key) => key.kid === wanted)
    const gone = { state: 'COMPROMISED', wrapped: null, destroyedAt: later, logSize: 0 }
    expect(stored(kid)).toMatchObject({ ...gone, usableUntil: '2026-11-21T01:00:00.000Z' })
    expect(stored(waiting)).toMatchObject(gone)
    expect((await signingKey(root(later), PEKALONGAN)).kid).toBe(await only(PEKALONGAN, 'ACTIVE'))
    expect(await auditOf(PEKALONGAN, 'key.compromise')).toHaveLength(1)
  })

  it('keeps the first instant when it is told again, and takes none to come', async () => {
    const [first] = (await storedKeys(PEKALONGAN)).filter(({ state }) => state === 'COMPROMISED')
    const kid = first?.kid ?? ''
    const again = { issuer: PEKALONGAN, kid, lastGoodAt: '2026-11-21T01:30:00.000Z' }
    await compromiseKey(root(), again)
    const after = (await storedKeys(PEKALONGAN)).find((key) => key.kid === kid)
    expect(after?.usableUntil).toBe(first?.usableUntil)
    const ahead = { issuer: PEKALONGAN, kid, lastGoodAt: '2027-01-01T00:00:00.000Z' }
    expect(await refusal(compromiseKey(root(), ahead))).toBe('INPUT_INVALID')
  })

  it('of a retired key leaves the active one alone', async () => {
    const old = await only(PEKALONGAN, 'ACTIVE')
    await retireKey(root(), PEKALONGAN, old)
    const signing = await only(PEKALONGAN, 'ACTIVE')
    await compromiseKey(root('2026-11-25T00:00:00.000Z'), {
      issuer: PEKALONGAN,
      kid: old,
      lastGoodAt: '2026-11-24T00:00:00.000Z',
    })
    expect(await only(PEKALONGAN, 'ACTIVE')).toBe(signing)
    const stored = (await storedKeys(PEKALONGAN)).find(({ kid }) => kid === old)
    // It ended before: the earlier end stays.
    expect(stored).toMatchObject({ state: 'COMPROMISED', usableUntil: NOW })
  })
})

describe('who may', () => {
  let kid = ''
  beforeEach(async () => {
    kid = await only(LUMAJANG, 'ACTIVE')
  })

  it('read: the office and the approver of the district, no one else’s', async () => {
    for (const role of ['DISTRICT_ADMIN', 'APPROVER'] as const) {
      const ctx = contextFor(staff(role, LUMAJANG))
      expect((await listKeys(ctx, LUMAJANG)).map((key) => key.kid)).toContain(kid)
      expect(await refusal(listKeys(ctx, PEKALONGAN))).toBe('NOT_FOUND')
      expect(await refusal(listKeys(ctx, 'platform'))).toBe('NOT_FOUND')
    }
    expect(await refusal(listKeys(contextFor(staff('TRAINER', LUMAJANG)), LUMAJANG))).toBe(
      'NOT_ALLOWED',
    )
    expect(await refusal(listKeys(contextFor(PUBLIC), LUMAJANG))).toBe('SIGN_IN_NEEDED')
    expect(await refusal(listKeys(root(), '99.99'))).toBe('NOT_FOUND')
  })

  it('change: the platform’s administrator only, and nothing is written for others', async () => {
    const before = await storedKeys(LUMAJANG)
    for (const role of ['DISTRICT_ADMIN', 'APPROVER', 'PROVINCE', 'REVIEWER'] as const) {
      const ctx = contextFor(staff(role, LUMAJANG))
      const lastGoodAt = NOW
      for (const work of [
        publishKey(ctx, LUMAJANG),
        retireKey(ctx, LUMAJANG, kid),
        compromiseKey(ctx, { issuer: LUMAJANG, kid, lastGoodAt }),
        rewrapKeys(ctx),
      ]) {
        expect(await refusal(work)).toBe('NOT_ALLOWED')
      }
    }
    expect(await refusal(publishKey(root(), '99.99'))).toBe('NOT_FOUND')
    expect(await storedKeys(LUMAJANG)).toEqual(before)
  })

  it('nobody deletes a key or gives it another public half, whatever the code', async () => {
    const { db } = contextFor(SYSTEM)
    const run = (text: string) => db.batch([{ text, values: [kid] }])
    await expect(run('delete from issuer_keys where kid = ?')).rejects.toThrow(/never deleted/)
    await expect(run("update issuer_keys set public_key = 'x' where kid = ?")).rejects.toThrow(
      /is what it is/,
    )
  })
})
