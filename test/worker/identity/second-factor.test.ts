import { exports } from 'cloudflare:workers'
import Argon2 from '@phi-ag/argon2'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { readActor } from '../../../worker/identity/index.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { createStaff } from '../../../worker/identity/index.ts'
import { readPending } from '../../../worker/identity/second-factor/pending.ts'
import {
  choosePassword,
  confirmApp,
  finishSignIn,
  giveCode,
  makeCodesAgain,
} from '../../../worker/identity/second-factor/steps.ts'
import { totpCode, stepAt } from '../../../worker/identity/second-factor/totp.ts'
import { openSecret } from '../../../worker/identity/second-factor/pending.ts'
import { signInStaff } from '../../../worker/identity/sign-in-staff.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeStaff,
  NEW_BROWSER,
  PASSWORD,
  PRESENT as NOW,
  valueOf,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import {
  after,
  afterPassword,
  appCode,
  cookieHeader,
  makeEnrolled,
  signedIn,
  withCookies,
} from '../../factories/second-factor.ts'
import type { Browser } from '../../../worker/identity/browser.ts'

beforeAll(makeDistricts)
afterEach(() => vi.restoreAllMocks())

const visitor = (at = NOW) => contextFor(PUBLIC, at)
const actorAt = (browser: Browser, at = NOW) =>
  readActor(visitor(at).db, fixedClock(at), cookieHeader(browser))

/** The refusal's code, or `opened`, or `step`. */
async function tryCode(browser: Browser, code: string, at = NOW, trust = false): Promise<string> {
  try {
    const next = await giveCode(visitor(at), browser, { code, trust })
    return next.kind === 'open' ? 'opened' : 'step'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

it('opens no session by the password alone, and nothing else with what it gives', async () => {
  const { username } = await makeEnrolled()
  const browser = await afterPassword(username)
  expect(browser.session).toBeNull()
  expect(await actorAt(browser)).toEqual({ kind: 'public' })
  const cookie = cookieHeader(browser)
  for (const path of [
    '/api/v1/sessions',
    '/api/v1/districts/35.08/staff',
    '/akun/',
    '/data-saya/',
  ]) {
    const answer = await exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      headers: { cookie },
    })
    expect([303, 401]).toContain(answer.status)
  }
  // The token is no session and no device either.
  const elsewhere = `__Host-s=${browser.pending}; __Host-dev=${browser.pending}`
  expect(await readActor(visitor().db, fixedClock(NOW), elsewhere)).toEqual({ kind: 'public' })
})

it('opens the session by password and code, and says when both were shown', async () => {
  const { username, accountId } = await makeEnrolled()
  const browser = await signedIn(username)
  expect(await actorAt(browser)).toMatchObject({ kind: 'staff', accountId, provedAt: NOW })
  // The pending sign-in ended with it.
  expect(await tryCode(browser, await appCode(NOW, 1))).toBe('SIGN_IN_EXPIRED')
})

it('takes each code once: a second sign-in with it is refused, the next code opens', async () => {
  const { username } = await makeEnrolled()
  await signedIn(username)
  const again = await afterPassword(username)
  expect(await tryCode(again, await appCode())).toBe('SECOND_FACTOR_USED')
  expect(await tryCode(again, await appCode(NOW, -1))).toBe('SECOND_FACTOR_USED')
  expect(await tryCode(again, await appCode(NOW, 1))).toBe('opened')
})

it('opens one session for two parallel tries with one code', async () => {
  const { username } = await makeEnrolled()
  const [left, right] = [await afterPassword(username), await afterPassword(username)]
  const code = await appCode()
  const answers = await Promise.all([tryCode(left, code), tryCode(right, code)])
  expect(answers.toSorted()).toEqual(['SECOND_FACTOR_USED', 'opened'])
})

it('evaluates 5 of 40 parallel guesses, then waits 15 minutes, an hour, a day', async () => {
  const { username, accountId } = await makeEnrolled()
  const browser = await afterPassword(username)
  const wrong = await appCode(NOW, 20)
  const answers = await Promise.all(Array.from({ length: 40 }, () => tryCode(browser, wrong)))
  expect(answers.filter((answer) => answer === 'SECOND_FACTOR_WRONG')).toHaveLength(5)
  expect(answers.filter((answer) => answer === 'LOCKED')).toHaveLength(35)
  expect(await tryCode(browser, await appCode())).toBe('LOCKED')
  const fails = async (at: string) => {
    const next = await afterPassword(username, at)
    const given = []
    for (let n = 0; n < 6; n += 1) given.push(await tryCode(next, await appCode(at, 20), at))
    return given.indexOf('LOCKED')
  }
  expect(await fails(after(15 * 60))).toBe(5)
  expect(await fails(after(14 * 60 + 3600))).toBe(0)
  expect(await fails(after(16 * 60 + 3600))).toBe(5)
  expect(await fails(after(23 * 3600))).toBe(0)
  // The owner reads of it in the log of her account.
  const told = (await auditOf(accountId)).filter(({ action }) => action === 'session.fail')
  expect(told.length).toBe(15)
})

it('locks with wrong codes only computers that the account does not know', async () => {
  const { username } = await makeEnrolled()
  const own = await signedIn(username)
  const stranger = await afterPassword(username, after(60))
  for (let n = 0; n < 5; n += 1) await tryCode(stranger, await appCode(NOW, 30), after(60))
  expect(await tryCode(stranger, await appCode(after(60)), after(60))).toBe('LOCKED')
  const here = await afterPassword(username, after(60), own)
  expect(await tryCode(here, await appCode(after(60)), after(60))).toBe('opened')
})

it('counts no try of who does not know the password', async () => {
  const { username, accountId } = await makeEnrolled()
  for (const pending of [null, 'a'.repeat(64)]) {
    expect(await tryCode({ ...NEW_BROWSER, pending }, '123456')).toBe('SIGN_IN_EXPIRED')
  }
  const subject = `factor:${accountId}`
  expect(await valueOf('select count(*) from sign_in_tries where subject = ?', subject)).toBe(0)
  expect(username).toBeTruthy()
})

it('lets ten minutes pass and no more, and one password lead to one step', async () => {
  const { username } = await makeEnrolled()
  const browser = await afterPassword(username)
  const late = after(601)
  expect(await tryCode(browser, await appCode(late), late)).toBe('SIGN_IN_EXPIRED')
  const next = await afterPassword(username, NOW, browser)
  expect(next.pending).not.toBe(browser.pending)
  expect(await tryCode(browser, await appCode())).toBe('SIGN_IN_EXPIRED')
  expect(await tryCode(next, await appCode(after(599)), after(599))).toBe('opened')
})

it('lets an account without an app do nothing but enrol', async () => {
  const { username, accountId } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const browser = await afterPassword(username)
  const pending = await readPending(visitor(), browser)
  expect(pending.step).toBe('ENROL')
  expect(await tryCode(browser, '123456')).toBe('SIGN_IN_EXPIRED')
  await expect(finishSignIn(visitor(), browser, { trust: false })).rejects.toThrow(
    'SIGN_IN_EXPIRED',
  )
  await expect(confirmApp(visitor(), browser, '000000')).rejects.toThrow('SECOND_FACTOR_WRONG')
  const secret = await openSecret(visitor(), pending.newFactorId ?? '', pending.newSecret ?? '')
  // Another who knows the password gets a secret of her own: none that she saw serves the owner's app.
  const other = await readPending(visitor(), await afterPassword(username))
  expect(other.newFactorId).not.toBe(pending.newFactorId)
  const codes = await confirmApp(
    visitor(),
    browser,
    await totpCode(secret, stepAt(fixedClock(NOW))),
  )
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect((await readPending(visitor(), browser)).step).toBe('CODES')
  const anew = await makeCodesAgain(visitor(), browser)
  const next = await finishSignIn(visitor(), browser, { trust: false })
  expect(next).toMatchObject({ kind: 'open', actor: { accountId } })
  const stored = await valueOf(
    'select group_concat(code_hash) from recovery_codes where account_id = ?',
    accountId,
  )
  expect(String(stored).split(',')).toHaveLength(10)
  expect(String(stored)).not.toContain(anew[0] ?? '-')
  expect(
    await valueOf('select secret from staff_factors where id = ?', pending.newFactorId ?? ''),
  ).not.toContain(secret)
  // Of those that were shown first none is left.
  const again = await afterPassword(username, after(60))
  expect(await tryCode(again, codes[0] ?? '', after(60))).toBe('SECOND_FACTOR_WRONG')
  expect(await tryCode(again, anew[0]?.toLowerCase() ?? '', after(60))).toBe('opened')
  const logged = (await auditOf(accountId)).map(({ action }) => action)
  expect(logged.toSorted()).toEqual([
    'account.create',
    'factor.confirm',
    'recovery.make',
    'session.begin',
    'session.begin',
    'session.begin',
    'session.fail',
  ])
})

it('takes each recovery code once, also of two parallel tries', async () => {
  const { username, accountId } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const codes = await enrol(username)
  const code = codes[3] ?? ''
  const [left, right] = [await afterPassword(username), await afterPassword(username)]
  const answers = await Promise.all([tryCode(left, code), tryCode(right, code)])
  expect(answers.toSorted()).toEqual(['SECOND_FACTOR_WRONG', 'opened'])
  const used = 'select count(*) from recovery_codes where account_id = ? and used_at is not null'
  expect(await valueOf(used, accountId)).toBe(1)
  const { username: other } = await makeEnrolled()
  expect(await tryCode(await afterPassword(other), codes[4] ?? '')).toBe('SECOND_FACTOR_WRONG')
})

it('asks for an own password in place of a given one, before the session and not the same', async () => {
  const username = `baru.${crypto.randomUUID().slice(0, 8)}`
  const accountId = await createStaff(contextFor(SYSTEM, NOW), {
    username,
    name: 'Petugas Baru',
    password: PASSWORD,
    grants: [{ role: 'TRAINER', area: '35.08' }],
  })
  const browser = await afterPassword(username)
  const other = await afterPassword(username)
  expect((await readPending(visitor(), browser)).step).toBe('PASSWORD')
  const choose = (password: string) => choosePassword(visitor(), browser, password)
  await expect(choose(PASSWORD)).rejects.toMatchObject({ detail: { why: 'SAME' } })
  await expect(choose('lumajang2026')).rejects.toMatchObject({ detail: { why: 'COMMON' } })
  expect(await choose('kuda nil minum teh')).toEqual({ kind: 'step' })
  expect((await readPending(visitor(), browser)).step).toBe('ENROL')
  await expect(readPending(visitor(), other)).rejects.toThrow('SIGN_IN_EXPIRED')
  await expect(
    signInStaff(visitor(), NEW_BROWSER, { username, password: PASSWORD }),
  ).rejects.toThrow('SIGN_IN_WRONG')
  expect(
    await valueOf('select password_given_at from staff_accounts where id = ?', accountId),
  ).toBeNull()
})

it('trusts a computer only when asked, for 14 days, and only with the password', async () => {
  const { username, accountId } = await makeEnrolled()
  const plain = await signedIn(username)
  expect((await afterPassword(username, after(60), plain)).session).toBe(plain.session)
  const trusting = await afterPassword(username, after(60), plain)
  expect(await tryCode(trusting, await appCode(after(60)), after(60), true)).toBe('opened')
  const day = 86_400
  const next = await signInStaff(visitor(after(13 * day)), trusting, {
    username,
    password: PASSWORD,
  })
  expect(next.kind).toBe('open')
  expect(await actorAt(withCookies(next.setCookies), after(13 * day))).toMatchObject({
    accountId,
    // What asks for a fresh proof asks here for a code.
    provedAt: after(60),
  })
  await expect(
    signInStaff(visitor(after(13 * day)), trusting, { username, password: 'bukan ini sandinya' }),
  ).rejects.toThrow('SIGN_IN_WRONG')
  const late = await signInStaff(visitor(after(15 * day)), trusting, {
    username,
    password: PASSWORD,
  })
  expect(late.kind).toBe('step')
  // It is trusted for one account, not for whoever signs in there.
  const { username: other } = await makeEnrolled()
  const stranger = await signInStaff(visitor(after(120)), trusting, {
    username: other,
    password: PASSWORD,
  })
  expect(stranger.kind).toBe('step')
})

it('asks known and unknown names with as many hashes and queries', async () => {
  const { username } = await makeEnrolled()
  const hashing = vi.spyOn(Argon2.prototype, 'tryVerify')
  const cost = async (name: string) => {
    const ctx = visitor()
    const batches = vi.spyOn(ctx.db, 'batch')
    const firsts = vi.spyOn(ctx.db, 'first')
    const before = hashing.mock.calls.length
    const input = { username: name, password: 'bukan ini sandinya' }
    await expect(signInStaff(ctx, NEW_BROWSER, input)).rejects.toThrow('SIGN_IN_WRONG')
    return [hashing.mock.calls.length - before, batches.mock.calls.length, firsts.mock.calls.length]
  }
  const known = await cost(username)
  expect(known[0]).toBe(1)
  expect(await cost('tidak.dikenal')).toEqual(known)
})

it('gives no session to one that was opened before there were second factors', async () => {
  const { accountId, cookie } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const { db } = visitor()
  expect(await readActor(db, fixedClock(NOW), cookie)).toMatchObject({ accountId })
  await valueOf('update sessions set proved_at = null where subject_id = ? returning id', accountId)
  expect(await readActor(db, fixedClock(NOW), cookie)).toEqual({ kind: 'public' })
})

/** Enrols by the steps themselves; returns the recovery codes. The code of now is left for the tests. */
async function enrol(username: string): Promise<readonly string[]> {
  const at = after(-3600)
  const browser = await afterPassword(username, at)
  const pending = await readPending(visitor(at), browser)
  const secret = await openSecret(visitor(at), pending.newFactorId ?? '', pending.newSecret ?? '')
  return confirmApp(visitor(at), browser, await totpCode(secret, stepAt(fixedClock(at))))
}
