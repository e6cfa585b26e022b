/** The drill of a new year, as the runbook says it: nobody does anything, and every paper stays what it was. */
import { beforeAll, expect, it } from 'vitest'
import { readBundle } from '../../../worker/certification/verify/read-bundle.ts'
import { readDid } from '../../../worker/certification/keys/read-did.ts'
import { tendKeys } from '../../../worker/certification/keys/tend-keys.ts'
import { DISTRICT, makeOffice, makeRevoked, type Office } from '../../factories/certification.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  isVouchedFor,
  issueAt,
  stateOnPhone,
  storedKeys,
  type Paper,
} from '../../factories/keys.ts'

// 31 December 2026 ends at 17:00 UTC in Lumajang.
const IN_NOVEMBER = '2026-11-21T02:00:00.000Z'
const EIGHT_DAYS_BEFORE = '2026-12-24T02:10:00.000Z'
const NEW_YEARS_EVE = '2026-12-31T16:10:00.000Z'
const NEW_YEAR = '2026-12-31T17:10:00.000Z'
const IN_JANUARY = '2027-01-04T02:00:00.000Z'
const NEXT_NEW_YEAR = '2027-12-31T17:10:00.000Z'

const clock = (at: string) => contextFor({ kind: 'system', job: 'hourly' }, at)
const bundleStates = async (at: string) => {
  const { issuers } = await readBundle(contextFor(PUBLIC, at), DISTRICT)
  return issuers[0]?.keys.map(({ state }) => state)
}
const didKeys = async () => {
  const did = (await readDid(contextFor(PUBLIC), DISTRICT)) as {
    verificationMethod: { id: string }[]
    assertionMethod: string[]
  }
  expect(did.verificationMethod.map(({ id }) => id)).toEqual(did.assertionMethod)
  return did.assertionMethod.map((method) => method.split('#')[1])
}

let office: Office
let old: Paper
beforeAll(async () => {
  office = await makeOffice()
  const [paper] = await issueAt(office, ['Siti Tahun Lama'], IN_NOVEMBER)
  if (paper === undefined) throw new Error('nothing was issued')
  old = paper
})

it('publishes the next key seven days ahead, once however often the clock strikes', async () => {
  expect(await tendKeys(clock('2026-12-23T02:10:00.000Z'))).toBe(0)
  // The district’s and, because the log is signed, the platform’s.
  expect(await tendKeys(clock(EIGHT_DAYS_BEFORE))).toBe(2)
  expect(await tendKeys(clock(EIGHT_DAYS_BEFORE))).toBe(0)
  const [, next] = await storedKeys()
  expect(next).toMatchObject({ state: 'PUBLISHED', usableFrom: '2026-12-31T17:00:00.000Z' })
  expect(await bundleStates(EIGHT_DAYS_BEFORE)).toEqual(['active', 'next'])
  expect(await didKeys()).toEqual(expect.arrayContaining([old.kid, next?.kid]))
})

it('signs with the old key until midnight where the issuer is', async () => {
  expect(await tendKeys(clock(NEW_YEARS_EVE))).toBe(0)
  const [paper] = await issueAt(office, ['Dewi Malam Tahun Baru'], NEW_YEARS_EVE)
  expect(paper).toMatchObject({ kid: old.kid, tokenKid: old.kid })
})

it('changes the key at midnight and destroys the old private half', async () => {
  expect(await tendKeys(clock(NEW_YEAR))).toBe(2)
  const [first, next] = await storedKeys()
  expect(first).toMatchObject({
    kid: old.kid,
    state: 'RETIRED',
    wrapped: null,
    usableUntil: NEW_YEAR,
    destroyedAt: NEW_YEAR,
  })
  expect(next).toMatchObject({ state: 'ACTIVE', destroyedAt: null })
  const [audit] = await auditOf(DISTRICT, 'key.retire')
  expect(audit).toMatchObject({ actorKind: 'system', actorId: 'hourly', areaCode: DISTRICT })
})

it('keeps every paper of the old key valid, for phones and for readers of the document', async () => {
  for (const at of [NEW_YEAR, IN_JANUARY, NEXT_NEW_YEAR]) {
    expect(await stateOnPhone(old.token, at)).toBe('valid')
  }
  expect(await isVouchedFor(old.document)).toBe(true)
  expect(await didKeys()).toContain(old.kid)
})

it('signs with the new key from then on, and a revocation still reaches the old papers', async () => {
  const [paper] = await issueAt(office, ['Rina Tahun Baru'], IN_JANUARY)
  const [, next] = await storedKeys()
  expect(paper).toMatchObject({ kid: next?.kid, tokenKid: next?.kid })
  expect(await stateOnPhone(paper?.token ?? '', IN_JANUARY)).toBe('valid')
  expect(await isVouchedFor(paper?.document ?? '')).toBe(true)

  await makeRevoked(old.certificateId, {}, IN_JANUARY)
  expect(await stateOnPhone(old.token, IN_JANUARY)).toBe('revoked')
})

it('goes on year after year', async () => {
  await tendKeys(clock('2027-12-24T02:10:00.000Z'))
  await tendKeys(clock(NEXT_NEW_YEAR))
  expect((await storedKeys()).map(({ state }) => state)).toEqual(['RETIRED', 'RETIRED', 'ACTIVE'])
  expect(
    await contextFor(SYSTEM).db.all({
      text: 'select 1 from issuer_keys where wrapped is not null',
      values: [],
    }),
  ).toHaveLength(2)
})
