import { env, exports } from 'cloudflare:workers'
import Argon2 from '@phi-ag/argon2'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { createStaff, disableLogin, readActor } from '../../../worker/identity/index.ts'
import { signInCadre } from '../../../worker/identity/sign-in-cadre.ts'
import { signInStaff } from '../../../worker/identity/sign-in-staff.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeActivated,
  makeLogin,
  makeStaff,
  NEW_BROWSER,
  PASSWORD,
  PIN,
  valueOf,
  PRESENT as NOW,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { appCode, makeEnrolled, signedIn } from '../../factories/second-factor.ts'

beforeAll(makeDistricts)
afterEach(() => vi.restoreAllMocks())

const WRONG = '604817'
const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error))

/** A try with a PIN: the refusal's code, or `opened`. */
async function tryPin(device: string | null, cadreId: string, pin: string, at = NOW) {
  try {
    await signInCadre(contextFor(PUBLIC, at), { ...NEW_BROWSER, device }, { cadreId, pin })
    return 'opened'
  } catch (error) {
    return codeOf(error)
  }
}

async function tryPassword(username: string, password: string, at = NOW) {
  try {
    await signInStaff(contextFor(PUBLIC, at), NEW_BROWSER, { username, password })
    return 'opened'
  } catch (error) {
    return codeOf(error)
  }
}

const post = (path: string, body: object, cookie = '') =>
  exports.default.fetch(`https://kelas.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })

it('evaluates exactly 5 of 40 parallel wrong PINs and refuses the right one while locked', async () => {
  const { cadreId, cookie, device } = await makeActivated()
  const hashing = vi.spyOn(Argon2.prototype, 'tryVerify')
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      post('/api/v1/session/cadre', { cadreId, pin: WRONG }, cookie),
    ),
  )
  const count = (status: number) => answers.filter((answer) => answer.status === status).length
  const evaluated = hashing.mock.calls.length
  console.log(
    `40 parallel wrong PINs: ${evaluated} evaluated, ${count(401)} answered 401, ${count(429)} answered 429`,
  )
  expect(evaluated).toBe(5)
  expect(count(401)).toBe(5)
  expect(count(429)).toBe(35)
  const refused = await post('/api/v1/session/cadre', { cadreId, pin: PIN }, cookie)
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({
    code: 'LOCKED',
    detail: { until: expect.any(String) },
  })
  expect(await valueOf('select count(*) from sessions where subject_id = ?', cadreId)).toBe(1)
  expect(await tryPin(device, cadreId, PIN, new Date(Date.now() + 16 * 60_000).toISOString())).toBe(
    'opened',
  )
})

it('locks for 15 minutes, then 1 hour, then until an officer helps', async () => {
  const { cadreId, device } = await makeActivated()
  const five = async (at: string) => {
    for (let n = 0; n < 5; n += 1)
      expect(await tryPin(device, cadreId, WRONG, at)).toBe('SIGN_IN_WRONG')
  }
  await five(NOW)
  expect(await tryPin(device, cadreId, PIN, later(14))).toBe('LOCKED')
  await five(later(15))
  expect(await tryPin(device, cadreId, PIN, later(74))).toBe('LOCKED')
  await five(later(75))
  expect(await tryPin(device, cadreId, PIN, later(60 * 24 * 365))).toBe('LOCKED')
})

it('forgets wrong tries when the PIN is right', async () => {
  const { cadreId, device } = await makeActivated()
  for (let n = 0; n < 4; n += 1) await tryPin(device, cadreId, WRONG)
  expect(await tryPin(device, cadreId, PIN)).toBe('opened')
  for (let n = 0; n < 4; n += 1) await tryPin(device, cadreId, WRONG)
  expect(await tryPin(device, cadreId, PIN)).toBe('opened')
})

it('answers on a strange telephone as for a wrong PIN, takes as long, and locks nobody', async () => {
  const { cadreId, device } = await makeActivated()
  const other = await makeActivated()
  const hashing = vi.spyOn(Argon2.prototype, 'tryVerify')
  for (let n = 0; n < 8; n += 1) {
    expect(await tryPin(null, cadreId, PIN)).toBe('SIGN_IN_WRONG')
    expect(await tryPin(other.device, cadreId, PIN)).toBe('SIGN_IN_WRONG')
    expect(await tryPin('ab'.repeat(32), 'nobody', PIN)).toBe('SIGN_IN_WRONG')
  }
  expect(hashing).toHaveBeenCalledTimes(24)
  expect(await tryPin(device, cadreId, PIN)).toBe('opened')
  const bodies = await Promise.all(
    [
      post('/api/v1/session/cadre', { cadreId, pin: PIN }),
      post('/api/v1/session/cadre', { cadreId: crypto.randomUUID(), pin: PIN }),
    ].map(async (answer) => {
      const { requestId: _, ...body } = await (await answer).json<Record<string, unknown>>()
      return { status: (await answer).status, body }
    }),
  )
  expect(bodies[0]).toEqual(bodies[1])
})

it('opens a fresh session at each sign-in, ends the one before, and writes it to the log', async () => {
  const { cadreId, cookie, session } = await makeActivated()
  const answer = await post('/api/v1/session/cadre', { cadreId, pin: PIN }, cookie)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ kind: 'cadre', cadreId, district: '35.08' })
  const [newSession = '', device = ''] = answer.headers.getSetCookie()
  expect(newSession).toMatch(
    /^__Host-s=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=15552000$/,
  )
  expect(device).toMatch(/^__Host-dev=[0-9a-f]{64}; .*Secure; Max-Age=34560000$/)
  const ctx = contextFor(PUBLIC, NOW)
  expect(
    await readActor(ctx.db, fixedClock(new Date().toISOString()), `__Host-s=${session}`),
  ).toEqual({
    kind: 'public',
  })
  const id = await valueOf(
    'select id from sessions where subject_id = ? and revoked_at is null',
    cadreId,
  )
  expect(await auditOf(String(id))).toEqual([
    { action: 'session.open', actorKind: 'cadre', actorId: cadreId, areaCode: '35.08' },
  ])
})

it('keeps nobody signed in on a shared telephone', async () => {
  const { cadreId, cookie } = await makeActivated('35.08', 'shared')
  const answer = await post('/api/v1/session/cadre', { cadreId, pin: PIN }, cookie)
  expect(answer.headers.getSetCookie()[0]).not.toContain('Max-Age')
  expect(
    await valueOf('select distinct idle_seconds from sessions where subject_id = ?', cadreId),
  ).toBe(43_200)
})

it('refuses a cadre whose login was disabled, and her open sessions', async () => {
  const { cadreId, device, session } = await makeActivated()
  const ctx = contextFor(SYSTEM, NOW)
  await ctx.db.batch(disableLogin(cadreId, NOW))
  expect(await readActor(ctx.db, ctx.clock, `__Host-s=${session}`)).toEqual({ kind: 'public' })
  expect(await tryPin(device, cadreId, PIN)).toBe('SIGN_IN_WRONG')
})

it('lets staff in by password and code and says what they may do', async () => {
  const { username, accountId } = await makeEnrolled([
    { role: 'APPROVER', area: '35.08' },
    { role: 'TRAINER', area: '35.08' },
  ])
  const first = await post('/api/v1/session/staff', {
    username: username.toUpperCase(),
    password: PASSWORD,
  })
  expect(await first.json()).toEqual({ kind: 'step' })
  const [pending = '', computer = '', ...others] = first.headers.getSetCookie()
  expect(pending).toMatch(
    /^__Host-p=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
  )
  expect(computer).toMatch(
    /^__Host-dev=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=/,
  )
  expect(others).toEqual([])
  const cookie = `${pending.split(';')[0]}; ${computer.split(';')[0]}`
  const code = { code: await appCode(new Date().toISOString()), trust: false }
  const answer = await post('/api/v1/session/staff/code', code, cookie)
  expect(await answer.json()).toMatchObject({
    kind: 'staff',
    accountId,
    grants: [
      { role: 'APPROVER', area: '35.08' },
      { role: 'TRAINER', area: '35.08' },
    ],
  })
  const [session, gone] = answer.headers.getSetCookie()
  expect(session).toMatch(/^__Host-s=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  expect(gone).toMatch(/^__Host-p=; .*Max-Age=0$/)
})

it('treats known and unknown user names alike, down to the lock', async () => {
  const { username } = await makeStaff([{ role: 'DISTRICT_ADMIN', area: '35.08' }])
  const hashing = vi.spyOn(Argon2.prototype, 'tryVerify')
  const answers = async (name: string) => {
    const given = []
    for (let n = 0; n < 7; n += 1) given.push(await tryPassword(name, 'salah sekali kata ini'))
    return given
  }
  const known = await answers(username)
  expect(known).toEqual([...Array<string>(5).fill('SIGN_IN_WRONG'), 'LOCKED', 'LOCKED'])
  expect(await answers('tidak.ada')).toEqual(known)
  expect(hashing).toHaveBeenCalledTimes(10)
  expect(await tryPassword(username, PASSWORD, later(14))).toBe('LOCKED')
  expect(await tryPassword(username, PASSWORD, later(15))).toBe('opened')
  const subjects = await env.DB.prepare(
    "select subject from sign_in_tries where subject like 'staff:%'",
  ).raw()
  expect(JSON.stringify(subjects)).not.toContain('tidak.ada')
})

it('does not let strangers keep an officer out of the computer she has signed in on', async () => {
  const { username } = await makeEnrolled()
  const open = (device: string | null, password: string, at = NOW) =>
    signInStaff(contextFor(PUBLIC, at), { ...NEW_BROWSER, device }, { username, password })
  const { device } = await signedIn(username)
  expect(device).not.toBeNull()
  const stranger = 'f'.repeat(64)
  for (let n = 0; n < 5; n += 1)
    await expect(open(stranger, 'bukan ini sandinya')).rejects.toThrow()
  await expect(open(stranger, PASSWORD)).rejects.toThrow('LOCKED')
  await expect(open(null, PASSWORD)).rejects.toThrow('LOCKED')
  expect((await open(device, PASSWORD)).setCookies.join()).toContain(`__Host-dev=${device}`)
  for (let n = 0; n < 5; n += 1) await expect(open(device, 'bukan ini sandinya')).rejects.toThrow()
  await expect(open(device, PASSWORD)).rejects.toThrow('LOCKED')
  const { username: other } = await makeStaff([{ role: 'APPROVER', area: '35.08' }])
  for (let n = 0; n < 5; n += 1) await tryPassword(other, 'bukan ini sandinya')
  const known = { ...NEW_BROWSER, device }
  await expect(
    signInStaff(contextFor(PUBLIC, NOW), known, { username: other, password: PASSWORD }),
  ).rejects.toThrow('LOCKED')
})

it('evaluates exactly 5 of 40 parallel wrong passwords', async () => {
  const { username } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => tryPassword(username, 'salah sekali kata ini')),
  )
  expect(answers.filter((answer) => answer === 'SIGN_IN_WRONG')).toHaveLength(5)
  expect(answers.filter((answer) => answer === 'LOCKED')).toHaveLength(35)
})

it('keeps PINs and passwords only as Argon2id over a keyed text', async () => {
  const { cadreId } = await makeActivated()
  const { accountId } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const shape = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/
  const pinHash = String(
    await valueOf('select pin_hash from cadre_logins where cadre_id = ?', cadreId),
  )
  expect(pinHash).toMatch(shape)
  expect(await valueOf('select password_hash from staff_accounts where id = ?', accountId)).toMatch(
    shape,
  )
  // The PIN itself is not what was hashed: without the pepper the dump cannot be guessed.
  const argon2 = new Argon2(await plainInstance())
  expect(argon2.tryVerify(pinHash, PIN).success).toBe(false)
})

async function plainInstance(): Promise<WebAssembly.Instance> {
  const { default: compiled } = await import('@phi-ag/argon2/argon2.wasm')
  if (compiled === undefined) throw new Error('workerd gives a compiled module')
  return new WebAssembly.Instance(compiled)
}

it('creates accounts only for the system and the superadmin, once, with a password worth the name', async () => {
  const input = {
    id: crypto.randomUUID(),
    username: 'dewi.lestari',
    name: 'Dewi Lestari',
    password: PASSWORD,
    grants: [{ role: 'DISTRICT_ADMIN', area: '35.08' }],
  } as const
  for (const actor of [staff('DISTRICT_ADMIN', '35.08'), staff('PROVINCE', '35')]) {
    await expect(createStaff(contextFor(actor), input)).rejects.toThrow('NOT_ALLOWED')
  }
  await expect(createStaff(contextFor(PUBLIC, NOW), input)).rejects.toThrow('SIGN_IN_NEEDED')
  await expect(createStaff(contextFor(staff('SUPERADMIN', '35.08')), input)).rejects.toThrow(
    'NOT_FOUND',
  )
  const root = contextFor(staff('SUPERADMIN', 'ID'))
  expect(await createStaff(root, input)).toBe(input.id)
  expect(await createStaff(root, input)).toBe(input.id)
  expect(await auditOf(input.id)).toHaveLength(1)
  await expect(createStaff(root, { ...input, id: crypto.randomUUID() })).rejects.toThrow(
    'DUPLICATE',
  )
  await expect(
    createStaff(root, { ...input, username: 'lain', password: 'lumajang2026' }),
  ).rejects.toThrow('PASSWORD_WEAK')
  await expect(createStaff(root, { ...input, username: 'a b' })).rejects.toThrow('INPUT_INVALID')
})

it('does not count a cadre without PIN as known', async () => {
  const { cadreId } = await makeLogin()
  const { device } = await makeActivated()
  expect(await tryPin(device, cadreId, PIN)).toBe('SIGN_IN_WRONG')
})
