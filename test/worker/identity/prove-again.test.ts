/** The second factor once more before what would hurt most: what asks for it, how long it is good, and what it costs to guess. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { allow, type Actor, type Permission } from '../../../worker/core/access.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { commit, note, noteLook } from '../../../worker/core/commit.ts'
import { sql } from '../../../worker/core/db.ts'
import { NEEDS_PROOF, PROOF_SECONDS } from '../../../worker/core/proof.ts'
import { readActor } from '../../../worker/identity/index.ts'
import type { Browser } from '../../../worker/identity/browser.ts'
import { proveAgain, readProof } from '../../../worker/identity/second-factor/prove-again.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { PRESENT, valueOf } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import {
  after,
  appCode,
  cookieHeader,
  makeEnrolled,
  signedIn,
  withCookies,
} from '../../factories/second-factor.ts'

beforeAll(makeDistricts)

const ENTRY = { entity: 'test', entityId: 'test' }
const LATE = after(PROOF_SECONDS + 1)

const actorAt = (browser: Browser, at: string): Promise<Actor> =>
  readActor(contextFor(PUBLIC, at).db, fixedClock(at), cookieHeader(browser))
const as = async (browser: Browser, at: string) => contextFor(await actorAt(browser, at), at)
const codeOf = (error: unknown) => (error as { code?: string }).code

describe('what asks for a proof', () => {
  const officer = { ...staff('DISTRICT_ADMIN', '35.08'), provedAt: PRESENT } as Actor
  const ctx = contextFor(officer, LATE)

  it('is refused by whatever way it is written or taken out, and nothing is left of it', async () => {
    const by = allow(ctx, 'report.export', '35.08')
    const write = sql`insert into commit_guards (changed) values (7)`
    for (const way of [() => commit(ctx, by, ENTRY, [write]), () => note(ctx, by, ENTRY)]) {
      await expect(way()).rejects.toMatchObject({ code: 'PROVE_AGAIN' })
    }
    expect(await valueOf("select count(*) from audit_entries where entity = 'test'")).toBe(0)
    expect(await valueOf('select count(*) from commit_guards')).toBe(0)
    await note(contextFor(officer, after(PROOF_SECONDS)), by, ENTRY)
    expect(await valueOf("select count(*) from audit_entries where entity = 'test'")).toBe(1)
  })

  it('is nothing else: looking and everyday work go on, and the clock has nothing to show', async () => {
    await noteLook(ctx, allow(ctx, 'cadre.read', '35.08'), ENTRY)
    await note(ctx, allow(ctx, 'cadre.edit', '35.08'), ENTRY)
    const clock = contextFor(SYSTEM, LATE)
    await note(clock, allow(clock, 'certificate.issue', '35.08'), ENTRY)
  })

  it('holds certificates, names that leave, roles and keys', () => {
    const wanted: Permission[] = [
      'certificate.approve',
      'certificate.revoke',
      'report.export',
      'activation.issue',
      'role.approve',
      'role.grant',
      'account.reset',
      'account.invite',
      'cadre.erase',
      'key.retire',
      'statement.issue',
      'waiver.grant',
    ]
    expect(wanted.filter((permission) => !NEEDS_PROOF.has(permission))).toEqual([])
  })
})

describe('a proof', () => {
  it('makes the session fresh under a new cookie; the one before is worth nothing', async () => {
    const { username } = await makeEnrolled()
    const before = await signedIn(username)
    expect((await readProof(await as(before, LATE), null)).isFresh).toBe(false)
    const given = await proveAgain(await as(before, LATE), before, await appCode(LATE))
    const now = withCookies([given], before)
    expect((await readProof(await as(now, LATE), null)).isFresh).toBe(true)
    expect((await actorAt(before, LATE)).kind).toBe('public')
  })

  it('keeps the session and its end: seven days from the password, whatever is proved', async () => {
    const { username, accountId } = await makeEnrolled()
    const before = await signedIn(username)
    const end = 'select ends_at || id from sessions where subject_id = ? and revoked_at is null'
    const wanted = await valueOf(end, accountId)
    await proveAgain(await as(before, LATE), before, await appCode(LATE))
    expect(await valueOf(end, accountId)).toBe(wanted)
  })

  it('takes no code twice, and of two parallel tries with one code one', async () => {
    const { username } = await makeEnrolled()
    const browser = await signedIn(username)
    const code = await appCode(LATE)
    const ctx = await as(browser, LATE)
    const tries = await Promise.allSettled([1, 2].map(() => proveAgain(ctx, browser, code)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is no place to guess: 5 of 40 parallel codes are looked at', async () => {
    const { username } = await makeEnrolled()
    const browser = await signedIn(username)
    const ctx = await as(browser, LATE)
    const wrong = (await appCode(LATE)) === '111111' ? '222222' : '111111'
    const tries = await Promise.allSettled(
      Array.from({ length: 40 }, () => proveAgain(ctx, browser, wrong)),
    )
    const codes = tries.map((each) => (each.status === 'rejected' ? codeOf(each.reason) : 'in'))
    expect(codes.filter((code) => code === 'SECOND_FACTOR_WRONG')).toHaveLength(5)
    expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(35)
  })

  it('shows no code but on the demonstration, and is for staff alone', async () => {
    const { username } = await makeEnrolled()
    const browser = await signedIn(username)
    expect((await readProof(await as(browser, LATE), null)).demoCode).toBeNull()
    await expect(readProof(contextFor(PUBLIC, LATE), null)).rejects.toMatchObject({
      code: 'SIGN_IN_NEEDED',
    })
  })

  it('is asked and given by the real addresses', async () => {
    const { username } = await makeEnrolled()
    const browser = await signedIn(username)
    const call = (method: string, body?: object) =>
      exports.default.fetch('https://kelas.test/api/v1/session/proof', {
        method,
        headers: {
          cookie: cookieHeader(browser),
          origin: 'https://kelas.test',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    expect(await (await call('GET')).json()).toEqual({
      isFresh: true,
      demoCode: null,
      hasPasskey: false,
    })
    const wrong = await call('POST', { code: 'bukan kode' })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { code: 'SECOND_FACTOR_WRONG' }])
  })
})
