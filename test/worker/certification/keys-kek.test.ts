/** The drills of a new and of a lost KEK, as the runbook says them; and that no answer ever holds a private half. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { signingKey } from '../../../worker/certification/keys/keys.ts'
import { publishKey } from '../../../worker/certification/keys/publish-key.ts'
import { retireKey } from '../../../worker/certification/keys/retire-key.ts'
import { rewrapKeys } from '../../../worker/certification/keys/rewrap-keys.ts'
import { utf8 } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import type { Context } from '../../../worker/core/context.ts'
import { DISTRICT, makeOffice, type Office } from '../../factories/certification.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import {
  isVouchedFor,
  issueAt,
  LATER_KEK,
  stateOnPhone,
  storedKeys,
  withSecrets,
  type Paper,
} from '../../factories/keys.ts'

const root = contextFor(staff('SUPERADMIN', 'ID', 'root'))
const data = utf8('satu sertifikat')

async function signs(ctx: Context, issuer = DISTRICT): Promise<boolean> {
  const { publicKey, sign } = await signingKey(ctx, issuer)
  return ed25519Verify(publicKey, Uint8Array.from(await sign(data)), data)
}

const kekAudits = () =>
  contextFor(SYSTEM).db.all<{ detail: string; areaCode: string }>({
    text: "select detail, area_code from audit_entries where action = 'key.rewrap' order by rowid",
    values: [],
  })

let office: Office
let paper: Paper
beforeAll(async () => {
  office = await makeOffice()
  const [issued] = await issueAt(office, ['Siti Sebelum KEK'], NOW)
  if (issued === undefined) throw new Error('nothing was issued')
  paper = issued
  await publishKey(root, DISTRICT)
})

describe('a new KEK', () => {
  const both = withSecrets(root, { KEK: LATER_KEK, KEK_PREVIOUS: env.KEK })
  const alone = withSecrets(root, { KEK: LATER_KEK })

  it('signs at once while the one before is known, and not without it', async () => {
    expect(await signs(both)).toBe(true)
    await expect(signs(alone)).rejects.toThrow(/KEK/)
  })

  it('says that something is left, and changes nothing, when the one before is missing', async () => {
    const before = await storedKeys()
    // The district’s active and published one, and the platform’s.
    expect(await rewrapKeys(alone)).toEqual({ done: 0, left: 3 })
    expect(await storedKeys()).toEqual(before)
    expect(await kekAudits()).toEqual([])
  })

  it('takes over every key, once, however often and by however many it is asked', async () => {
    const answers = await Promise.all([rewrapKeys(both), rewrapKeys(both), rewrapKeys(both)])
    expect(answers.reduce((sum, { done }) => sum + done, 0)).toBe(3)
    expect(await rewrapKeys(both)).toEqual({ done: 0, left: 0 })
    const audits = await kekAudits()
    expect(audits).toHaveLength(1)
    expect(audits[0]).toMatchObject({ areaCode: 'ID', detail: '{"keys":3}' })
  })

  it('then needs the old one no more, and every paper is what it was', async () => {
    expect(await signs(alone)).toBe(true)
    expect(await signs(alone, 'platform')).toBe(true)
    await expect(signs(root)).rejects.toThrow(/KEK/)
    expect(await stateOnPhone(paper.token, NOW)).toBe('valid')
    expect(await isVouchedFor(paper.document)).toBe(true)
  })
})

describe('a lost KEK', () => {
  it('ends signing, but no paper; new keys under another KEK take over', async () => {
    // Everything is under LATER_KEK now, and nobody has it any more.
    await expect(signingKey(root, DISTRICT)).rejects.toThrow(/KEK/)
    const keys = await storedKeys()
    const waiting = keys.find(({ state }) => state === 'PUBLISHED')
    const signing = keys.find(({ state }) => state === 'ACTIVE')
    await retireKey(root, DISTRICT, waiting?.kid ?? '')
    await retireKey(root, DISTRICT, signing?.kid ?? '')
    expect(await signs(root)).toBe(true)
    expect((await storedKeys()).filter(({ wrapped }) => wrapped !== null)).toHaveLength(1)
    expect(await stateOnPhone(paper.token, NOW)).toBe('valid')
    expect(await isVouchedFor(paper.document)).toBe(true)

    const [platform] = await storedKeys('platform')
    await retireKey(root, 'platform', platform?.kid ?? '')
    const [anew] = await issueAt(office, ['Siti Sesudah KEK'], '2026-11-22T02:00:00.000Z')
    expect(await stateOnPhone(anew?.token ?? '', '2026-11-22T03:00:00.000Z')).toBe('valid')
  })
})

it('no destroyed key can sign: nothing of its private half is left in the database', async () => {
  for (const issuer of [DISTRICT, 'platform']) {
    const { kid } = await signingKey(root, issuer)
    const ended = (await storedKeys(issuer)).filter(({ state }) => state !== 'ACTIVE')
    expect(ended.length).toBeGreaterThan(0)
    for (const key of ended) {
      expect(key.kid).not.toBe(kid)
      expect(key.wrapped).toBeNull()
    }
  }
})
