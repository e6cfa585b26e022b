import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { sql } from '../../../worker/core/db.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { previewActivation } from '../../../worker/identity/activation-codes.ts'
import {
  activate,
  disableLogin,
  listSignInStates,
  newActivationCode,
} from '../../../worker/identity/index.ts'
import { signInCadre } from '../../../worker/identity/sign-in-cadre.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeActivated,
  makeLogin,
  NEW_BROWSER,
  newKey,
  PIN,
  valueOf,
  PRESENT as NOW,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const open = contextFor(PUBLIC, NOW)
const days = (count: number) => new Date(Date.parse(NOW) + count * 86_400_000).toISOString()
const input = (code: string, key = newKey()) => ({ code, pin: PIN, phone: 'own', key }) as const
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error))
const usedAt = (cadreId: string) =>
  valueOf('select used_at from activation_codes where cadre_id = ?', cadreId)

it('gives codes of 10 Crockford characters and keeps only a keyed hash', async () => {
  const { cadreId, code, expiresAt } = await makeLogin()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(expiresAt).toBe(days(14))
  const row = await env.DB.prepare('select * from activation_codes where cadre_id = ?')
    .bind(cadreId)
    .first()
  expect(JSON.stringify(row)).not.toContain(code)
})

it('shows whose code it is without using it up, however it is typed', async () => {
  const { cadreId, name, code } = await makeLogin()
  const typed = `${code.slice(0, 5).toLowerCase()} - ${code.slice(5).replaceAll('0', 'o').replaceAll('1', 'l')}`
  for (let n = 0; n < 3; n += 1) {
    expect(await previewActivation(open, NEW_BROWSER, typed)).toMatchObject({ cadreId, name })
  }
  expect(await usedAt(cadreId)).toBeNull()
})

it('uses nothing up by GET, whatever the address says', async () => {
  const { cadreId, code } = await makeLogin()
  for (const path of [
    '/aktivasi/',
    `/aktivasi/?kode=${code}`,
    `/aktivasi/?kode=${code}&jawaban=ya&pin=${PIN}`,
  ]) {
    const answer = await exports.default.fetch(`https://kelas.test${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  expect(await usedAt(cadreId)).toBeNull()
})

it('activates once: PIN, telephone, session and audit row in one write', async () => {
  const { cadreId, code } = await makeLogin()
  const { actor, setCookies } = await activate(open, NEW_BROWSER, input(code))
  expect(actor).toMatchObject({ kind: 'cadre', cadreId, district: '35.08' })
  expect(setCookies).toHaveLength(2)
  const id = String(await valueOf('select id from activation_codes where cadre_id = ?', cadreId))
  expect(await auditOf(id)).toEqual([
    { action: 'login.activate', actorKind: 'cadre', actorId: cadreId, areaCode: '35.08' },
  ])
  await expect(activate(open, NEW_BROWSER, input(code))).rejects.toThrow('CODE_EXPIRED')
  await expect(previewActivation(open, NEW_BROWSER, code)).rejects.toThrow('CODE_EXPIRED')
})

it('lets only one of 20 people with the same code in', async () => {
  const { cadreId, code } = await makeLogin()
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      activate(open, NEW_BROWSER, input(code)).then(() => 'activated', codeOf),
    ),
  )
  console.log(
    `one code used 20 times at once: ${outcomes.filter((outcome) => outcome === 'activated').length} activated`,
  )
  expect(outcomes.filter((outcome) => outcome === 'activated')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'CODE_EXPIRED')).toHaveLength(19)
  expect(await valueOf('select count(*) from device_logins where cadre_id = ?', cadreId)).toBe(1)
  expect(await valueOf('select count(*) from sessions where subject_id = ?', cadreId)).toBe(1)
})

it('answers the same request again when its answer was lost, and only with its key and PIN', async () => {
  const { cadreId, code } = await makeLogin()
  const request = input(code)
  await activate(open, NEW_BROWSER, request)
  const { actor } = await activate(open, NEW_BROWSER, request)
  expect(actor).toMatchObject({ kind: 'cadre', cadreId })
  expect(
    await valueOf(
      'select count(*) from device_logins where cadre_id = ? and revoked_at is null',
      cadreId,
    ),
  ).toBe(1)
  await expect(activate(open, NEW_BROWSER, { ...request, pin: '604817' })).rejects.toThrow(
    'SIGN_IN_WRONG',
  )
  await expect(activate(open, NEW_BROWSER, { ...request, key: newKey() })).rejects.toThrow(
    'CODE_EXPIRED',
  )
  await expect(activate(contextFor(PUBLIC, days(2)), NEW_BROWSER, request)).rejects.toThrow(
    'CODE_EXPIRED',
  )
})

it('counts guesses at the PIN of a repeated activation too', async () => {
  const { code } = await makeLogin()
  const request = input(code)
  await activate(open, NEW_BROWSER, request)
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () =>
      activate(open, NEW_BROWSER, { ...request, pin: '604817' }).then(() => 'activated', codeOf),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'SIGN_IN_WRONG')).toHaveLength(5)
  expect(outcomes.filter((outcome) => outcome === 'LOCKED')).toHaveLength(7)
})

it('refuses a code after 14 days, after a newer one, and of a disabled login', async () => {
  const late = await makeLogin()
  await expect(
    activate(contextFor(PUBLIC, days(14)), NEW_BROWSER, input(late.code)),
  ).rejects.toThrow('CODE_EXPIRED')

  const twice = await makeLogin()
  const ctx = contextFor(staff('DISTRICT_ADMIN', '35.08'), NOW)
  const newer = await newActivationCode(ctx, twice.cadreId)
  await ctx.db.batch(newer.writes)
  await expect(activate(open, NEW_BROWSER, input(twice.code))).rejects.toThrow('CODE_EXPIRED')
  await activate(open, NEW_BROWSER, input(newer.code))

  const gone = await makeLogin()
  await ctx.db.batch(disableLogin(gone.cadreId, NOW))
  await expect(activate(open, NEW_BROWSER, input(gone.code))).rejects.toThrow('CODE_WRONG')
})

it('refuses easy PINs and keeps the code', async () => {
  const { cadreId, code } = await makeLogin()
  for (const pin of ['123456', '111111', '171985']) {
    await expect(activate(open, NEW_BROWSER, { ...input(code), pin })).rejects.toThrow('PIN_WEAK')
  }
  expect(await usedAt(cadreId)).toBeNull()
})

it('starts anew with a new code: old telephone, old sessions, old PIN and lock end', async () => {
  const before = await makeActivated()
  const other = { ...NEW_BROWSER, device: before.device }
  const tryOld = (pin: string) =>
    signInCadre(open, other, { cadreId: before.cadreId, pin }).then(() => 'opened', codeOf)
  for (let n = 0; n < 5; n += 1) await tryOld('604817')
  expect(await tryOld(PIN)).toBe('LOCKED')
  const ctx = contextFor(SYSTEM, NOW)
  const code = await newActivationCode(ctx, before.cadreId)
  await ctx.db.batch(code.writes)
  await activate(open, NEW_BROWSER, { ...input(code.code), pin: '482913' })
  expect(await tryOld('482913')).toBe('SIGN_IN_WRONG')
  expect(
    await valueOf(
      'select count(*) from sessions where subject_id = ? and revoked_at is null',
      before.cadreId,
    ),
  ).toBe(1)
})

it('says who has no code that works, who has one, and who has a PIN', async () => {
  const unknown = open.ids.uuid()
  const { cadreId: waiting } = await makeLogin()
  const { cadreId: voided } = await makeLogin()
  const { cadreId: active } = await makeActivated()
  const { cadreId: renewed } = await makeActivated()
  const { cadreId: disabled } = await makeActivated()
  await open.db.batch([
    sql`update activation_codes set voided_at = ${NOW} where cadre_id = ${voided}`,
    ...(await newActivationCode(contextFor(SYSTEM, NOW), renewed)).writes,
    ...disableLogin(disabled, NOW),
  ])
  const all = [unknown, waiting, voided, active, renewed, disabled]
  expect(await listSignInStates(open.db, all, NOW)).toEqual(
    new Map([
      [waiting, 'CODE_ISSUED'],
      [active, 'ACTIVE'],
      [renewed, 'ACTIVE'],
    ]),
  )
  expect(await listSignInStates(open.db, [waiting, active], days(14))).toEqual(
    new Map([[active, 'ACTIVE']]),
  )
})

it('keeps several names on a shared telephone', async () => {
  const first = await makeActivated('35.08', 'shared')
  const second = await makeLogin()
  const shared = { ...NEW_BROWSER, device: first.device }
  await activate(open, shared, { ...input(second.code), phone: 'shared' })
  expect(
    await valueOf(
      `select count(*) from device_logins b join device_logins o on o.device_id = b.device_id
      where b.cadre_id = ? and o.cadre_id = ?`,
      first.cadreId,
      second.cadreId,
    ),
  ).toBe(1)
  const page = await exports.default.fetch('https://kelas.test/masuk/', {
    headers: { cookie: `__Host-dev=${first.device}` },
  })
  const text = await page.text()
  expect(text).toContain(first.name)
  expect(text).toContain(second.name)
  const elsewhere = await (await exports.default.fetch('https://kelas.test/masuk/')).text()
  expect(elsewhere).not.toContain(first.name)
})

it('counts the addresses of one IPv6 network as one, for a single line has 2^64 of them', async () => {
  const from = (n: number) => ({ ...NEW_BROWSER, address: `2001:db8:0:7::${(n + 1).toString(16)}` })
  const outcomes = await Promise.all(
    Array.from({ length: 310 }, (_, n) =>
      previewActivation(open, from(n), String(n).padStart(10, '1')).then(() => 'found', codeOf),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'TOO_MANY')).toHaveLength(10)
})

it('stops looking at codes from an address after 300 wrong ones, in a burst too, for 10 minutes', async () => {
  const browser = { ...NEW_BROWSER, address: '198.51.100.9' }
  const { code } = await makeLogin()
  const guess = (n: number) => String(n).padStart(10, '0')
  const outcomes = await Promise.all(
    Array.from({ length: 320 }, (_, n) =>
      previewActivation(open, browser, guess(n)).then(() => 'found', codeOf),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'CODE_WRONG')).toHaveLength(300)
  expect(outcomes.filter((outcome) => outcome === 'TOO_MANY')).toHaveLength(20)
  await expect(previewActivation(open, browser, code)).rejects.toThrow('TOO_MANY')
  expect(await previewActivation(open, NEW_BROWSER, code)).toMatchObject({ usedAt: null })
  const after = contextFor(PUBLIC, new Date(Date.parse(NOW) + 601_000).toISOString())
  expect(await previewActivation(after, browser, code)).toMatchObject({ usedAt: null })
  expect(await valueOf("select count(*) from code_tries where bucket like '%198.51%'")).toBe(0)
})
