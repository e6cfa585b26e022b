/** Passkeys of staff, shown by a device in software: what it may say, when, to whom, and what ends it. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import { sql } from '../../../worker/core/db.ts'
import { PROOF_SECONDS } from '../../../worker/core/proof.ts'
import { forgetOld, readActor } from '../../../worker/identity/index.ts'
import type { Browser } from '../../../worker/identity/browser.ts'
import { readOwnAccount } from '../../../worker/identity/account/own-account.ts'
import { newChallenge } from '../../../worker/identity/passkeys/ask.ts'
import { wishFor } from '../../../worker/identity/passkeys/library.ts'
import {
  beginKey,
  listKeys,
  removeKey,
  renameOwnKey,
  saveKey,
} from '../../../worker/identity/passkeys/staff-keys.ts'
import { askProof, askStep, giveKey, proveWithKey } from '../../../worker/identity/passkeys/step.ts'
import { dropFactors, endEntries } from '../../../worker/identity/second-factor/store.ts'
import { disableStaff, enableStaff } from '../../../worker/identity/staff/close-account.ts'
import { newAuthenticator, type Authenticator, type Lie } from '../../factories/authenticator.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { auditOf, PASSWORD, valueOf } from '../../factories/identity.ts'
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

const SITE = { rpId: 'kelas-kader.example', origin: 'https://kelas-kader.example' }
const LABEL = 'HP Samsung saya'
const AT = after(120)

const as = async (browser: Browser, at = AT) =>
  contextFor(await readActor(contextFor(PUBLIC, at).db, fixedClock(at), cookieHeader(browser)), at)
const anonymous = (at = AT) => contextFor(PUBLIC, at)

const begun = async (username: string) => {
  const before = await signedIn(username)
  const at = after(60)
  const { wish, setCookie } = await beginKey(await as(before, at), before, SITE, {
    password: PASSWORD,
    code: await appCode(at),
    label: LABEL,
  })
  return { wish, before, here: withCookies([setCookie], before) }
}

/** An account with the app and a passkey, signed in. */
async function withKey(device: Authenticator) {
  const made = await makeEnrolled()
  const { wish, here } = await begun(made.username)
  const created = await device.make(wish, SITE.origin)
  await saveKey(await as(here, after(60)), SITE, { label: LABEL, created })
  return { ...made, here }
}

/** The second step by a device, and what came of it. */
async function step(username: string, device: Authenticator, lie: Lie = {}, at = AT) {
  const browser = await afterPassword(username, at)
  const question = await askStep(anonymous(at), browser, SITE)
  const shown = await device.sign(question, SITE.origin, lie)
  return { browser, shown, next: () => giveKey(anonymous(at), browser, SITE, shown) }
}

const failsOf = async (accountId: string) =>
  (await auditOf(accountId)).filter(({ action }) => action === 'session.fail').length

/** What no device of hers would say. */
const LIES: readonly [string, Lie][] = [
  ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['a page of another site', { origin: 'https://kelas-kader.example.com' }],
  ['plain http', { origin: 'http://kelas-kader.example' }],
  ['a key of another domain', { rpId: 'example.com' }],
  ['an owner who did not unlock it', { isVerified: false }],
]

describe('a passkey', () => {
  it('is added after password and code, and is the second step from then on', async () => {
    const device = await newAuthenticator()
    const { username, accountId, here } = await withKey(device)
    expect(await listKeys(await as(here))).toMatchObject([{ label: LABEL, lastUsedAt: null }])
    const { next } = await step(username, device)
    const opened = await next()
    if (opened.kind !== 'open') throw new Error('a step is missing')
    expect(opened.actor).toMatchObject({ kind: 'staff', accountId, provedAt: AT })
    expect(await listKeys(await as(here))).toMatchObject([{ lastUsedAt: AT }])
    const done = (await auditOf(accountId)).map(({ action }) => action)
    expect(done).toContain('passkey.add')
    expect(await failsOf(accountId)).toBe(0)
    // The app and its code go on as they were.
    await signedIn(username, { at: after(240) })
  })

  it('is news to her wherever else she signs in, once on each computer, however often somebody signed in between', async () => {
    const { username, here } = await withKey(await newAuthenticator())
    const newsOn = async (browser: Browser, at: string) =>
      (await readOwnAccount(await as(browser, at))).events
        .filter(({ isNews }) => isNews)
        .map(({ action, by }) => [action, by])
    // Where it was made it is no news.
    expect(await newsOn(here, after(90))).toEqual([])
    for (const n of [3, 4]) await signedIn(username, { at: after(n * 60) })
    const desk = await signedIn(username, { at: after(600) })
    expect(await newsOn(desk, after(601))).toEqual([['passkey.add', 'SELF']])
    const next = await signedIn(username, { at: after(900), browser: desk })
    expect(await newsOn(next, after(901))).toEqual([])
    const late = after(15 * 86_400)
    expect(await newsOn(await signedIn(username, { at: late }), late)).toEqual([])
  })

  it('does not come back with an account that is opened again, nor does a service', async () => {
    const device = await newAuthenticator()
    const { username, accountId, here } = await withKey(device)
    const office = contextFor(staff('SUPERADMIN', 'ID'), AT)
    await office.db.batch([
      sql`insert into service_identities (id, account_id, issuer, subject_hash, pepper_version, linked_at)
        values (${crypto.randomUUID()}, ${accountId}, 'https://sso.example', ${accountId}, 1, ${AT})`,
    ])
    const named = { district: '35.08', accountId }
    await makeEnrolled()
    await disableStaff(office, { ...named, reason: 'LEAVE' })
    await enableStaff(office, named)
    await enableStaff(office, named)
    for (const [table, column] of [
      ['passkeys', 'subject_id'],
      ['service_identities', 'account_id'],
    ] as const) {
      const left = `select count(*) from ${table} where ${column} = ?`
      expect(await valueOf(left, accountId), table).toBe(0)
    }
    expect(await readActor(office.db, office.clock, cookieHeader(here))).toEqual({ kind: 'public' })
    const log = (await auditOf(accountId)).map(({ action }) => action)
    expect(log.filter((action) => action === 'account.enable')).toHaveLength(1)
    // Her password and her app open it as before.
    await signedIn(username, { at: after(300) })
  })

  it('opens nothing for whatever no device of hers would say, and its owner hears of it', async () => {
    const device = await newAuthenticator()
    const { username, accountId } = await withKey(device)
    const browser = await afterPassword(username, AT)
    const give = async (lie: Lie) => {
      const question = await askStep(anonymous(), browser, SITE)
      const shown = await device.sign(question, SITE.origin, lie)
      return giveKey(anonymous(), browser, SITE, shown)
    }
    for (const [told, lie] of LIES) {
      await expect(give(lie), told).rejects.toThrow('PASSKEY_WRONG')
    }
    // Once in ten minutes, for wrong signatures lock nothing: nobody fills the log with them.
    expect(await failsOf(accountId)).toBe(1)
    const opened = 'from sessions where subject_id = ? and created_at = ?'
    expect(await valueOf(`select count(*) ${opened}`, accountId, AT)).toBe(0)
    expect((await give({})).kind).toBe('open')
  })

  it('is not made with any of that, nor with the certificate of a maker, which would have us look others up', async () => {
    const { username, accountId } = await makeEnrolled()
    const ctx = await as(await signedIn(username), after(60))
    const { sessionId = '' } = ctx.actor.kind === 'staff' ? ctx.actor : {}
    const owner = { id: accountId, name: username, displayName: username }
    const device = await newAuthenticator()
    const save = async (lie: Lie) => {
      const challenge = await newChallenge(ctx, sessionId, 'ADD')
      const wish = await wishFor(SITE, owner, challenge, [], 'anywhere')
      return saveKey(ctx, SITE, {
        label: LABEL,
        created: await device.make(wish, SITE.origin, lie),
      })
    }
    for (const [told, lie] of [...LIES, ['a certificate', { isCertified: true }] as const]) {
      await expect(save(lie), told).rejects.toThrow('PASSKEY_WRONG')
    }
    expect(await valueOf('select count(*) from passkeys where subject_id = ?', accountId)).toBe(0)
    await save({})
  })

  it('answers once: the same answer again, also at the same moment, opens nothing', async () => {
    const device = await newAuthenticator()
    const { username } = await withKey(device)
    const { next } = await step(username, device)
    const both = await Promise.allSettled([next(), next()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(next()).rejects.toThrow('SIGN_IN_EXPIRED')
  })

  it('answers for five minutes, and only where it was asked', async () => {
    const device = await newAuthenticator()
    const { username } = await withKey(device)
    const late = await afterPassword(username, AT)
    const question = await askStep(anonymous(), late, SITE)
    const shown = await device.sign(question, SITE.origin)
    const elsewhere = await afterPassword(username, AT)
    await expect(giveKey(anonymous(), elsewhere, SITE, shown)).rejects.toThrow('PASSKEY_EXPIRED')
    const then = after(120 + 301)
    await expect(giveKey(anonymous(then), late, SITE, shown)).rejects.toThrow('PASSKEY_EXPIRED')
  })

  it('is nothing for another account, and not for who has not shown the password', async () => {
    const [mine, theirs] = [await newAuthenticator(), await newAuthenticator()]
    const { accountId, username } = await withKey(mine)
    await withKey(theirs)
    const { next } = await step(username, theirs)
    await expect(next()).rejects.toThrow('PASSKEY_WRONG')
    expect(await failsOf(accountId)).toBe(1)
    const { browser } = await step(username, mine)
    const stranger = { ...browser, pending: null }
    await expect(askStep(anonymous(), stranger, SITE)).rejects.toThrow('SIGN_IN_EXPIRED')
    const bare = await makeEnrolled()
    const without = await afterPassword(bare.username, AT)
    await expect(askStep(anonymous(), without, SITE)).rejects.toThrow('NOT_FOUND')
    await expect(askStep(anonymous(), browser, null)).rejects.toThrow('PASSKEY_ELSEWHERE')
  })

  it('whose count goes back is refused and told of; one that does not count goes on', async () => {
    const device = await newAuthenticator()
    const { username, accountId } = await withKey(device)
    await (await step(username, device, { counter: 9 })).next()
    for (const counter of [9, 3, 0]) {
      const { next } = await step(username, device, { counter }, after(180))
      await expect(next()).rejects.toThrow('PASSKEY_COPIED')
    }
    expect(await failsOf(accountId)).toBe(3)
    const kept = 'select counter from passkeys where subject_id = ?'
    expect(await valueOf(kept, accountId)).toBe(9)
    const cloud = await newAuthenticator(false)
    const other = await withKey(cloud)
    for (const at of [AT, after(180)]) {
      expect((await (await step(other.username, cloud, {}, at)).next()).kind).toBe('open')
    }
  })

  it('opens nothing for an account that was closed meanwhile, and is gone after a reset', async () => {
    const device = await newAuthenticator()
    const { username, accountId } = await withKey(device)
    const { next } = await step(username, device)
    const { db } = contextFor(SYSTEM)
    await db.batch([sql`update staff_accounts set disabled_at = ${AT} where id = ${accountId}`])
    await expect(next()).rejects.toThrow('SIGN_IN_EXPIRED')
    const count = 'select count(*) from passkeys where subject_id = ?'
    // A forgotten password alone leaves the second factor.
    await db.batch(endEntries(accountId, AT))
    expect(await valueOf(count, accountId)).toBe(1)
    await db.batch(dropFactors(accountId, AT))
    expect(await valueOf(count, accountId)).toBe(0)
  })

  it('is forgotten a month after its account was closed', async () => {
    const device = await newAuthenticator()
    const { accountId } = await withKey(device)
    const { db } = contextFor(SYSTEM)
    await db.batch([sql`update staff_accounts set disabled_at = ${AT} where id = ${accountId}`])
    const count = 'select count(*) from passkeys where subject_id = ?'
    await forgetOld(contextFor(SYSTEM, after(29 * 86_400)))
    expect(await valueOf(count, accountId)).toBe(1)
    await forgetOld(contextFor(SYSTEM, after(31 * 86_400)))
    expect(await valueOf(count, accountId)).toBe(0)
  })
})

describe('a passkey in the middle of a session', () => {
  const LATE = after(60 + PROOF_SECONDS + 1)

  it('makes the proof fresh under a new cookie, for that session alone', async () => {
    const device = await newAuthenticator()
    const { username, here, accountId } = await withKey(device)
    const question = await askProof(await as(here, LATE), SITE)
    const shown = await device.sign(question, SITE.origin)
    const elsewhere = await signedIn(username, { at: after(90) })
    const other = await as(elsewhere, LATE)
    await expect(proveWithKey(other, elsewhere, SITE, shown)).rejects.toThrow('PASSKEY_EXPIRED')
    const cookie = await proveWithKey(await as(here, LATE), here, SITE, shown)
    const now = withCookies([cookie], here)
    expect((await as(now, LATE)).actor).toMatchObject({ accountId, provedAt: LATE })
    expect((await as(here, LATE)).actor).toEqual({ kind: 'public' })
    const again = await as(now, LATE)
    await expect(proveWithKey(again, now, SITE, shown)).rejects.toThrow('PASSKEY_EXPIRED')
  })

  it('is for staff alone, and not for a session that has ended', async () => {
    await expect(askProof(contextFor(cadre('she', '35.08')), SITE)).rejects.toThrow('NOT_ALLOWED')
    await expect(askProof(anonymous(), SITE)).rejects.toThrow('SIGN_IN_NEEDED')
    const device = await newAuthenticator()
    const { here, accountId } = await withKey(device)
    const ctx = await as(here)
    const shown = await device.sign(await askProof(ctx, SITE), SITE.origin)
    await contextFor(SYSTEM).db.batch(endEntries(accountId, AT))
    await expect(proveWithKey(ctx, here, SITE, shown)).rejects.toThrow('SIGN_IN_NEEDED')
  })
})

describe('her list of passkeys', () => {
  const LATE = after(60 + PROOF_SECONDS + 1)

  it('changes only after a fresh proof, but for names', async () => {
    const { here, accountId } = await withKey(await newAuthenticator())
    const [key] = await listKeys(await as(here))
    const id = key?.id ?? ''
    const late = await as(here, LATE)
    await expect(removeKey(late, id)).rejects.toThrow('PROVE_AGAIN')
    await renameOwnKey(late, id, '  Laptop   kantor ')
    expect(await listKeys(late)).toMatchObject([{ label: 'Laptop kantor' }])
    await expect(renameOwnKey(late, id, ' ')).rejects.toThrow('INPUT_INVALID')
    await expect(renameOwnKey(late, id, 'x'.repeat(41))).rejects.toThrow('INPUT_INVALID')
    const fresh = await as(here)
    await removeKey(fresh, id)
    await removeKey(fresh, id)
    expect(await listKeys(fresh)).toEqual([])
    const done = (await auditOf(accountId)).map(({ action }) => action)
    expect(new Set(done.filter((action) => action.startsWith('passkey.')))).toEqual(
      new Set(['passkey.add', 'passkey.rename', 'passkey.remove']),
    )
  })

  it('is asked for password and code before it grows, and counts them', async () => {
    const { username } = await makeEnrolled()
    const before = await signedIn(username)
    const at = after(60)
    const begin = async (password: string, code: string, label = LABEL) =>
      beginKey(await as(before, at), before, SITE, { password, code, label })
    const code = await appCode(at)
    await expect(begin('bukan ini sandinya', code)).rejects.toThrow('PASSWORD_WRONG')
    await expect(begin(PASSWORD, await appCode(at, 9))).rejects.toThrow('SECOND_FACTOR_WRONG')
    await expect(begin(PASSWORD, code, '')).rejects.toThrow('INPUT_INVALID')
    const nowhere = await as(before, at)
    const given = { password: PASSWORD, code, label: LABEL }
    await expect(beginKey(nowhere, before, null, given)).rejects.toThrow('PASSKEY_ELSEWHERE')
    await begin(PASSWORD, code)
  })

  it("never shows or changes another's, and takes the same key for nobody else", async () => {
    const device = await newAuthenticator()
    const owner = await withKey(device)
    const other = await withKey(await newAuthenticator())
    const [key] = await listKeys(await as(owner.here))
    const stranger = await as(other.here)
    await removeKey(stranger, key?.id ?? '')
    await renameOwnKey(stranger, key?.id ?? '', 'Milik orang')
    expect(await listKeys(await as(owner.here))).toMatchObject([{ label: LABEL }])
    const third = await makeEnrolled()
    const { wish, here } = await begun(third.username)
    const created = await device.make(wish, SITE.origin)
    const ctx = await as(here, after(60))
    await expect(saveKey(ctx, SITE, { label: LABEL, created })).rejects.toThrow('PASSKEY_WRONG')
  })

  it('keeps the last one where nothing else would be left beside the password', async () => {
    const { here, accountId } = await withKey(await newAuthenticator())
    const ctx = await as(here)
    const [key] = await listKeys(ctx)
    await ctx.db.batch([
      sql`update staff_factors set ended_at = ${AT} where account_id = ${accountId}`,
    ])
    await expect(removeKey(ctx, key?.id ?? '')).rejects.toThrow('LAST_FACTOR')
    expect(await listKeys(ctx)).toHaveLength(1)
  })

  it('ends at ten', async () => {
    const { here, accountId } = await withKey(await newAuthenticator())
    const ctx = await as(here)
    await ctx.db.batch(
      Array.from(
        { length: 9 },
        (_, at) => sql`insert into passkeys (id, kind, subject_id, rp_id, credential_id, public_key,
          counter, transports, is_backed_up, label, created_at)
        select ${ctx.ids.uuid()}, kind, subject_id, rp_id, ${`${accountId}-${at}`}, public_key, 0, '[]', 0, label, created_at
        from passkeys where subject_id = ${accountId} limit 1`,
      ),
    )
    const given = { password: PASSWORD, code: await appCode(AT), label: LABEL }
    await expect(beginKey(ctx, here, SITE, given)).rejects.toThrow('PASSKEYS_FULL')
  })
})

describe('the pages', () => {
  const call = (
    path: string,
    form: Record<string, string> | null,
    cookie: string,
    base = SITE.origin,
  ) =>
    exports.default.fetch(`${base}${path}`, {
      redirect: 'manual',
      headers: {
        cookie,
        ...(form === null
          ? {}
          : { origin: base, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === null ? {} : { method: 'POST', body: new URLSearchParams(form).toString() }),
    })
  const wishIn = (page: string) =>
    JSON.parse(
      (/data-isi="([^"]*)"/.exec(page)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'"),
    )

  it('lead from Akun saya to the next sign-in', async () => {
    const device = await newAuthenticator()
    const { username } = await makeEnrolled()
    const now = new Date().toISOString()
    const here = await signedIn(username, { at: now })
    const account = await (await call('/akun/', null, cookieHeader(here))).text()
    expect(account).toContain('data-kunci-bila="ada"')
    const form = { langkah: 'mulai', nama: LABEL, sandiLama: PASSWORD, kode: await appCode(now, 1) }
    for (const [wrong, words] of [
      [{ nama: ' ' }, 'Tulis nama perangkat'],
      [{ sandiLama: 'salah' }, 'Kata sandi sekarang belum cocok'],
      [{ kode: '12' }, '6 angka'],
    ] as const) {
      const answer = await call('/akun/kunci', { ...form, ...wrong }, cookieHeader(here))
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
    }
    const asked = await call('/akun/kunci', form, cookieHeader(here))
    const renewed = withCookies(asked.headers.getSetCookie(), here)
    const created = await device.make(wishIn(await asked.text()), SITE.origin)
    const kunci = JSON.stringify(created)
    const save = { langkah: 'simpan', nama: LABEL, kunci }
    const saved = await call('/akun/kunci', save, cookieHeader(renewed))
    expect(saved.headers.get('location')).toBe('/akun/?selesai=kunci-pasang')
    const listed = await (await call('/akun/', null, cookieHeader(renewed))).text()
    expect(listed).toContain(LABEL)

    const browser = await afterPassword(username, new Date().toISOString())
    const page = await (await call('/masuk/dinas/langkah/', null, cookieHeader(browser))).text()
    expect(page).toContain('data-tanya="/api/v1/session/staff/passkey"')
    const elsewhere = await call(
      '/masuk/dinas/langkah/',
      null,
      cookieHeader(browser),
      'https://kelas.test',
    )
    expect(await elsewhere.text()).not.toContain('data-kunci')
    const answered = await exports.default.fetch(`${SITE.origin}/api/v1/session/staff/passkey`, {
      method: 'POST',
      headers: {
        cookie: cookieHeader(browser),
        origin: SITE.origin,
        'content-type': 'application/json',
      },
      body: '{}',
    })
    const shown = await device.sign(await answered.json(), SITE.origin)
    const give = (text: string) =>
      call('/masuk/dinas/langkah/', { langkah: 'kunci', kunci: text }, cookieHeader(browser))
    const nonsense = await give('{}')
    expect([nonsense.status, await nonsense.text()]).toEqual([
      422,
      expect.stringContaining('belum cocok dengan akun Anda'),
    ])
    const opened = await give(JSON.stringify(shown))
    // A passkey that was made in another session is told first.
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/akun/'])
  })
})
