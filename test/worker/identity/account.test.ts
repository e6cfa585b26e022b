import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { readActor } from '../../../worker/identity/index.ts'
import {
  beginNewApp,
  changePassword,
  confirmNewApp,
  endOtherSessions,
  forgetComputer,
  getNewApp,
  renewRecoveryCodes,
} from '../../../worker/identity/account/change.ts'
import { readOwnAccount } from '../../../worker/identity/account/own-account.ts'
import type { Browser } from '../../../worker/identity/browser.ts'
import { revokeSession } from '../../../worker/identity/own-sessions.ts'
import { readPending, openSecret } from '../../../worker/identity/second-factor/pending.ts'
import { proveAgain } from '../../../worker/identity/second-factor/prove-again.ts'
import { giveCode } from '../../../worker/identity/second-factor/steps.ts'
import { stepAt, totpCode } from '../../../worker/identity/second-factor/totp.ts'
import { signInStaff } from '../../../worker/identity/sign-in-staff.ts'
import { cadre, contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
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

beforeAll(makeDistricts)

const NEW_PASSWORD = 'kuda nil minum teh'
const actorAt = (browser: Browser, at = NOW): Promise<Actor> =>
  readActor(contextFor(PUBLIC, at).db, fixedClock(at), cookieHeader(browser))
const as = async (browser: Browser, at = NOW) => contextFor(await actorAt(browser, at), at)

/** An account that is signed in here and on a trusted computer elsewhere. */
async function twoComputers() {
  const made = await makeEnrolled()
  const elsewhere = await afterPassword(made.username)
  const next = await giveCode(contextFor(PUBLIC, NOW), elsewhere, {
    code: await appCode(),
    trust: true,
  })
  if (next.kind !== 'open') throw new Error('a step is missing')
  const here = await signedIn(made.username, { at: after(60) })
  return { ...made, here, elsewhere: withCookies(next.setCookies, elsewhere) }
}

it('changes the password with the current one, and ends every other way in', async () => {
  const { username, accountId, here, elsewhere } = await twoComputers()
  const at = after(120)
  const pending = await afterPassword(username, at)
  const change = async (current: string, next: string) =>
    changePassword(await as(here, at), { current, next })
  await expect(change('bukan ini sandinya', NEW_PASSWORD)).rejects.toThrow('PASSWORD_WRONG')
  await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ detail: { why: 'SAME' } })
  await expect(change(PASSWORD, 'pendek')).rejects.toMatchObject({ detail: { why: 'SHORT' } })
  expect(await actorAt(elsewhere, at)).toMatchObject({ accountId })
  await change(PASSWORD, NEW_PASSWORD)
  expect(await actorAt(here, at)).toMatchObject({ accountId })
  expect(await actorAt(elsewhere, at)).toEqual({ kind: 'public' })
  await expect(readPending(contextFor(PUBLIC, at), pending)).rejects.toThrow('SIGN_IN_EXPIRED')
  // The cookie of the computer that was trusted is worth nothing now, even to who learns the new password.
  const thief = await signInStaff(contextFor(PUBLIC, at), elsewhere, {
    username,
    password: NEW_PASSWORD,
  })
  expect(thief.kind).toBe('step')
  expect((await auditOf(accountId)).map(({ action }) => action)).toContain('password.change')
})

/** Another session on the computer of a browser that is trusted. */
async function signedInAgain(username: string, trusted: Browser, at: string): Promise<Browser> {
  const ctx = contextFor(PUBLIC, at)
  const next = await signInStaff(ctx, trusted, { username, password: PASSWORD })
  if (next.kind !== 'open') throw new Error('not trusted')
  return withCookies(next.setCookies, trusted)
}

it('counts wrong passwords of a computer for itself alone, through all sessions on it', async () => {
  const { username, here, elsewhere } = await twoComputers()
  const at = after(120)
  const change = async (browser: Browser, current: string) =>
    changePassword(await as(browser, at), { current, next: NEW_PASSWORD })
  for (let n = 0; n < 5; n += 1) {
    await expect(change(elsewhere, 'salah')).rejects.toThrow('PASSWORD_WRONG')
  }
  await expect(change(elsewhere, PASSWORD)).rejects.toThrow('LOCKED')
  const again = await signedInAgain(username, elsewhere, at)
  await expect(change(again, PASSWORD)).rejects.toThrow('LOCKED')
  expect((await afterPassword(username, at)).pending).not.toBeNull()
  await expect(change(here, 'salah')).rejects.toThrow('PASSWORD_WRONG')
})

it('gives no new tries at the code with each new session on a trusted computer', async () => {
  const { username, elsewhere } = await twoComputers()
  const said: string[] = []
  for (let sitting = 0; sitting < 3; sitting += 1) {
    const at = after(120 + sitting)
    const ctx = await as(await signedInAgain(username, elsewhere, at), at)
    for (let n = 0; n < 3; n += 1) {
      const asked = beginNewApp(ctx, { password: PASSWORD, code: '000000' })
      said.push(await asked.then(String, (error: unknown) => (error as { code: string }).code))
    }
  }
  expect(said.filter((code) => code === 'SECOND_FACTOR_WRONG')).toHaveLength(5)
  expect(said.filter((code) => code === 'LOCKED')).toHaveLength(4)
})

it('has one app after two parallel first codes, and the new one it is', async () => {
  const { username, accountId, here } = await twoComputers()
  const at = after(150)
  const ctx = await as(here, at)
  await beginNewApp(ctx, { password: PASSWORD, code: await appCode(at) })
  const begun = await getNewApp(ctx)
  const secret = await openSecret(ctx, begun.id, begun.secret)
  const code = await totpCode(secret, stepAt(fixedClock(at)))
  await Promise.all([confirmNewApp(ctx, code), confirmNewApp(ctx, code)])
  const live =
    'from staff_factors where account_id = ? and confirmed_at is not null and ended_at is null'
  expect(await valueOf(`select group_concat(id) ${live}`, accountId)).toBe(begun.id)
  const confirmed = (await auditOf(accountId)).filter(({ action }) => action === 'factor.confirm')
  // The enrolment and this one.
  expect(confirmed).toHaveLength(2)
  const next = await readPending(contextFor(PUBLIC, at), await afterPassword(username, at))
  expect(next.step).toBe('CODE')
})

it('takes the first code of a new app for five minutes, and leaves the old one after them', async () => {
  const { accountId, here } = await twoComputers()
  const at = after(150)
  await beginNewApp(await as(here, at), { password: PASSWORD, code: await appCode(at) })
  const late = await as(here, after(150 + 301))
  await expect(getNewApp(late)).rejects.toThrow('SIGN_IN_EXPIRED')
  await expect(confirmNewApp(late, '000000')).rejects.toThrow('SIGN_IN_EXPIRED')
  expect((await auditOf(accountId)).map(({ action }) => action)).toContain('factor.begin')
  expect((await getNewApp(await as(here, after(150 + 299)))).id).not.toBe('')
})

it('tells of wrong recovery codes in a session, and says that they are wrong', async () => {
  const { accountId, here } = await twoComputers()
  const at = after(180)
  const ctx = await as(here, at)
  const given = { password: PASSWORD, code: 'AAAAAAAAAA' }
  await expect(renewRecoveryCodes(ctx, given)).rejects.toThrow('SECOND_FACTOR_WRONG')
  await expect(proveAgain(ctx, here, given.code)).rejects.toThrow('SECOND_FACTOR_WRONG')
  const told = (await auditOf(accountId)).filter(({ action }) => action === 'session.fail')
  expect(told).toHaveLength(2)
})

it('takes a new app after password and code of the old one, and ends what stands elsewhere', async () => {
  const { username, accountId, here, elsewhere } = await twoComputers()
  const at = after(150)
  const ctx = await as(here, at)
  await expect(getNewApp(ctx)).rejects.toThrow('SIGN_IN_EXPIRED')
  const code = await appCode(at)
  await expect(beginNewApp(ctx, { password: 'salah', code })).rejects.toThrow('PASSWORD_WRONG')
  await expect(
    beginNewApp(ctx, { password: PASSWORD, code: await appCode(at, 9) }),
  ).rejects.toThrow('SECOND_FACTOR_WRONG')
  await beginNewApp(ctx, { password: PASSWORD, code })
  await expect(beginNewApp(ctx, { password: PASSWORD, code })).rejects.toThrow('SECOND_FACTOR_USED')
  const begun = await getNewApp(ctx)
  // Until the new one has shown a code the old one holds.
  const stillOld = await afterPassword(username, at)
  expect((await readPending(contextFor(PUBLIC, at), stillOld)).step).toBe('CODE')
  await expect(getNewApp(await as(elsewhere, at))).rejects.toThrow('SIGN_IN_EXPIRED')
  const secret = await openSecret(ctx, begun.id, begun.secret)
  await expect(confirmNewApp(ctx, '000000')).rejects.toThrow('SECOND_FACTOR_WRONG')
  await confirmNewApp(ctx, await totpCode(secret, stepAt(fixedClock(at))))
  expect(await actorAt(elsewhere, at)).toEqual({ kind: 'public' })
  expect((await readOwnAccount(ctx)).trusted).toEqual([])
  const later = after(300)
  const next = await afterPassword(username, later)
  const give = (typed: string) =>
    giveCode(contextFor(PUBLIC, later), next, { code: typed, trust: false })
  await expect(give(await appCode(later))).rejects.toThrow('SECOND_FACTOR_WRONG')
  const step = stepAt(fixedClock(later))
  expect((await give(await totpCode(secret, step))).kind).toBe('open')
  expect((await auditOf(accountId)).map(({ action }) => action)).toContain('factor.begin')
})

it('makes new recovery codes in place of the old ones, and says how many are left', async () => {
  const { username, here } = await twoComputers()
  const at = after(180)
  const ctx = await as(here, at)
  const given = { password: PASSWORD, code: await appCode(at) }
  const first = await renewRecoveryCodes(ctx, given)
  expect((await readOwnAccount(ctx)).codesLeft).toBe(10)
  const second = await renewRecoveryCodes(ctx, { password: PASSWORD, code: first[2] ?? '' })
  expect(second).toHaveLength(10)
  const browser = await afterPassword(username, at)
  const give = (code: string) => giveCode(contextFor(PUBLIC, at), browser, { code, trust: false })
  await expect(give(first[5] ?? '')).rejects.toThrow('SECOND_FACTOR_WRONG')
  expect((await give(second[5] ?? '')).kind).toBe('open')
  expect((await readOwnAccount(ctx)).codesLeft).toBe(9)
})

it("lists and ends one's own sessions and trusted computers, never another's", async () => {
  const { here, elsewhere } = await twoComputers()
  const other = await twoComputers()
  const at = after(90)
  const ctx = await as(here, at)
  const mine = await readOwnAccount(ctx)
  expect(mine.sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
  expect(mine.sessions).toHaveLength(3)
  expect(mine.trusted).toHaveLength(1)
  const theirs = await readOwnAccount(await as(other.here, at))
  for (const { id } of theirs.trusted) await forgetComputer(ctx, id)
  for (const { id } of theirs.sessions) {
    await expect(revokeSession(ctx, id)).rejects.toThrow('NOT_FOUND')
  }
  expect((await readOwnAccount(await as(other.here, at))).trusted).toHaveLength(1)
  await endOtherSessions(ctx)
  expect(await actorAt(elsewhere, at)).toEqual({ kind: 'public' })
  expect(await actorAt(other.here, at)).toMatchObject({ kind: 'staff' })
  expect((await readOwnAccount(ctx)).sessions.map(({ isThis }) => isThis)).toEqual([true])
  for (const { id } of mine.trusted) await forgetComputer(ctx, id)
  expect((await readOwnAccount(ctx)).trusted).toEqual([])
})

it('tells what happened to the account, and first what somebody else did', async () => {
  const { accountId, here } = await twoComputers()
  const events = (await readOwnAccount(await as(here, after(90)))).events
  expect(events.map(({ action }) => action)).toContain('session.open')
  expect(events.some(({ isNews }) => isNews)).toBe(false)
  const boss = contextFor(
    {
      kind: 'staff',
      accountId: 'lain',
      name: 'Petugas Lain',
      grants: [{ role: 'SUPERADMIN', area: 'ID' }],
      sessionId: 'lain',
      provedAt: after(200),
    },
    after(30),
  )
  await boss.db.batch([
    {
      text: `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
        values (?, ?, 'r', 'staff', 'lain', 'ID', 'account.reset', 'staff_account', ?, '{}')`,
      values: [boss.ids.uuid(), after(30), accountId],
    },
  ])
  const told = (await readOwnAccount(await as(here, after(90)))).events.filter(
    ({ isNews }) => isNews,
  )
  expect(told).toMatchObject([{ action: 'account.reset', by: { name: null } }])
})

it('keeps what others did on the list, however often a thief with the password begins', async () => {
  const { username, accountId, here } = await twoComputers()
  const boss = contextFor(SYSTEM, after(70))
  await boss.db.batch([
    {
      text: `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
        values (?, ?, 'r', 'staff', 'lain', 'ID', 'account.reset', 'staff_account', ?, '{}')`,
      values: [boss.ids.uuid(), after(70), accountId],
    },
  ])
  for (let n = 0; n < 31; n += 1) await afterPassword(username, after(80 + n))
  const { events } = await readOwnAccount(await as(here, after(200)))
  expect(events.filter(({ action }) => action === 'session.begin')).toHaveLength(3)
  expect(events.map(({ action }) => action)).toContain('account.reset')
  const next = await signedIn(username, { at: after(240) })
  const seen = (await readOwnAccount(await as(next, after(250)))).events
  expect(seen.filter(({ isNews }) => isNews).map(({ action }) => action)).toEqual(['account.reset'])
})

it('is for staff alone', async () => {
  const ctx = contextFor(cadre('someone', '35.08'))
  await expect(readOwnAccount(ctx)).rejects.toThrow('NOT_ALLOWED')
  await expect(endOtherSessions(contextFor(PUBLIC))).rejects.toThrow('SIGN_IN_NEEDED')
})

it('leads through the pages: code page, account, wrong password beside its field', async () => {
  const { username } = await makeEnrolled()
  const present = new Date().toISOString()
  const browser = await signedIn(username, { at: present })
  const cookie = cookieHeader(browser)
  const get = (path: string, sent = cookie) =>
    exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      headers: { cookie: sent },
    })
  const send = (form: Record<string, string>) =>
    exports.default.fetch('https://kelas.test/akun/', {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie,
        origin: 'https://kelas.test',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    })
  const page = await (await get('/akun/')).text()
  for (const words of ['Akun saya', username, 'Yang ini', 'Sisa 10 dari 10 kode', 'Anda masuk']) {
    expect(page).toContain(words)
  }
  const wrong = await send({
    jenis: 'sandi',
    sandiLama: 'rahasia lama',
    sandi: NEW_PASSWORD,
    sandiUlang: NEW_PASSWORD,
  })
  expect(wrong.status).toBe(422)
  const text = await wrong.text()
  expect(text).toContain('Kata sandi sekarang belum cocok')
  expect(text).not.toContain('rahasia lama')
  const step = cookieHeader(await afterPassword(username, present, NEW_BROWSER))
  expect(await (await get('/masuk/dinas/langkah/', step)).text()).toContain('one-time-code')
  const gone = await get('/masuk/dinas/langkah/', '')
  expect(gone.headers.get('location')).toBe('/masuk/dinas/?selesai=habis')
})
