import { expect, it } from 'vitest'
import {
  activate,
  disableLogin,
  forgetOld,
  newActivationCode,
  readActor,
  readPhoneKind,
  readSignKeys,
  readUploader,
  registerUpload,
} from '../../../worker/identity/index.ts'
import { revokeSession, signOut } from '../../../worker/identity/own-sessions.ts'
import { signInCadre } from '../../../worker/identity/sign-in-cadre.ts'
import type { Context } from '../../../worker/core/context.ts'
import { sql } from '../../../worker/core/db.ts'
import { newToken } from '../../factories/answers.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeActivated,
  makeLogin,
  NEW_BROWSER,
  newKey,
  PIN,
  PRESENT,
  valueOf,
} from '../../factories/identity.ts'

const system = contextFor(SYSTEM, PRESENT)
const after = (days: number) => new Date(Date.parse(PRESENT) + days * 86_400_000).toISOString()
const at = (ctx: Context, days: number): Context => contextFor(ctx.actor, after(days))
type Phone = { readonly cadreId: string; readonly cookie: string; readonly device: string }

/** The session of a phone, as a request with its cookies has it. */
async function on({ cookie }: Pick<Phone, 'cookie'>): Promise<Context> {
  return contextFor(await readActor(system.db, system.clock, cookie), PRESENT)
}

async function registered(phone: 'own' | 'shared' = 'own') {
  const person = await makeActivated('35.08', phone)
  const ctx = await on(person)
  const token = newToken()
  await registerUpload(ctx, { cadreId: person.cadreId, token })
  return { ...person, ctx, token }
}

const works = async (token: string, ctx: Context = system) =>
  (await readUploader(ctx, token)) !== null
const liveOf = (cadreId: string) =>
  valueOf('select count(*) from upload_tokens where cadre_id = ? and revoked_at is null', cadreId)

it('acts for the one cadre with a token, and keeps neither the token nor its key', async () => {
  const { cadreId, token } = await registered()
  expect(await readUploader(system, token)).toEqual({
    kind: 'cadre',
    cadreId,
    district: '35.08',
    sessionId: 'upload',
  })
  expect(await readUploader(system, `Bearer ${token}`)).toMatchObject({ cadreId })
  for (const other of [newToken(), '', null, 'Bearer', token.slice(1)]) {
    expect(await readUploader(system, other)).toBeNull()
  }
  const row = JSON.stringify(await system.db.all(sql`select * from upload_tokens`))
  expect(row).not.toContain(token)
  const label = String(await valueOf('select label from upload_tokens where cadre_id = ?', cadreId))
  const [key] = await readSignKeys(system, { cadreId, label })
  expect(key).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}$/), district: '35.08' })
  expect(row).not.toContain(key?.key)
  expect(await auditOf(label)).toEqual([
    { action: 'learning.sync', actorKind: 'cadre', actorId: cadreId, areaCode: '35.08' },
  ])
})

it('lives 180 days, is prolonged when registered again, and at most once a day', async () => {
  const { cadreId, ctx, token } = await registered()
  await registerUpload(ctx, { cadreId, token })
  const label = String(await valueOf('select label from upload_tokens where cadre_id = ?', cadreId))
  expect(await auditOf(label)).toHaveLength(1)
  expect(await works(token, at(system, 179))).toBe(true)
  expect(await works(token, at(system, 180))).toBe(false)
  await registerUpload(at(ctx, 100), { cadreId, token })
  expect(await auditOf(label)).toHaveLength(2)
  expect(await works(token, at(system, 279))).toBe(true)
  expect(await liveOf(cadreId)).toBe(1)
})

it('keeps the ten newest of a cadre', async () => {
  const { cadreId, ctx, token } = await registered()
  const tokens = [token]
  for (let day = 1; day <= 11; day += 1) {
    tokens.push(newToken())
    await registerUpload(at(ctx, day / 2), { cadreId, token: tokens.at(-1) ?? '' })
  }
  const live = await Promise.all(tokens.map((each) => works(each)))
  expect(live).toEqual([false, false, ...Array.from({ length: 10 }, () => true)])
})

it('goes on working after her own sign-out', async () => {
  const { ctx, token } = await registered()
  await signOut(ctx)
  expect(await works(token)).toBe(true)
})

it('ends when she ends that phone’s session from another one, and no other phone’s', async () => {
  const lost = await registered()
  // The same cadre on a second phone that was activated for her too.
  const code = await newActivationCode(system, lost.cadreId)
  await system.db.batch(code.writes)
  const opened = await activate(contextFor(PUBLIC, PRESENT), NEW_BROWSER, {
    code: code.code,
    pin: PIN,
    phone: 'own',
    key: newKey(),
  })
  expect(await works(lost.token)).toBe(false)
  const [session = '', device = ''] = opened.setCookies.map((each) => each.split(';')[0] ?? '')
  const here = await on({ cookie: `${session}; ${device}` })
  const { cadreId } = lost
  const kept = newToken()
  await registerUpload(here, { cadreId, token: kept })
  // A second session on this phone, opened by signing in again.
  const again = await signInCadre(
    contextFor(PUBLIC, PRESENT),
    { ...NEW_BROWSER, device: device.split('=')[1] ?? '' },
    { cadreId, pin: PIN },
  )
  const second = again.actor.kind === 'cadre' ? again.actor.sessionId : ''
  await revokeSession(here, second)
  expect(await works(kept)).toBe(true)

  const elsewhere = contextFor({ ...cadre(cadreId, '35.08') }, PRESENT)
  const [live] = await system.db.all<{ id: string }>(
    sql`select id from sessions where subject_id = ${cadreId} and revoked_at is null`,
  )
  await revokeSession(elsewhere, live?.id ?? '')
  expect(await works(kept)).toBe(false)
})

it('lives again when that phone signs in and registers it anew', async () => {
  const { cadreId, ctx, token } = await registered()
  await system.db.batch([
    sql`update upload_tokens set revoked_at = ${PRESENT} where cadre_id = ${cadreId}`,
  ])
  expect(await works(token)).toBe(false)
  await registerUpload(ctx, { cadreId, token })
  expect(await works(token)).toBe(true)
})

it('ends with a login that is disabled, signing of files too', async () => {
  const { cadreId, token } = await registered()
  const label = String(await valueOf('select label from upload_tokens where cadre_id = ?', cadreId))
  await system.db.batch(disableLogin(cadreId, PRESENT))
  expect(await works(token)).toBe(false)
  expect(await readSignKeys(system, { cadreId, label })).toEqual([])
})

it('still signs files after it has run out, until it is forgotten 30 days later', async () => {
  const { cadreId } = await registered()
  const label = String(await valueOf('select label from upload_tokens where cadre_id = ?', cadreId))
  await forgetOld(at(system, 209))
  expect(await readSignKeys(at(system, 209), { cadreId, label })).toHaveLength(1)
  await forgetOld(at(system, 211))
  expect(await readSignKeys(at(system, 211), { cadreId, label })).toEqual([])
  expect(await valueOf('select count(*) from upload_tokens where cadre_id = ?', cadreId)).toBe(0)
})

it('is registered by nobody but the cadre herself, in a session', async () => {
  const one = await registered()
  const other = await registered()
  const { cadreId, token } = one
  const refused = (ctx: Context, input = { cadreId, token: newToken() }) =>
    expect(registerUpload(ctx, input)).rejects
  await refused(contextFor(PUBLIC, PRESENT)).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  await refused(contextFor(staff('TRAINER', '35.08'), PRESENT)).toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await refused(other.ctx).toMatchObject({ code: 'OTHER_PERSON' })
  await refused(other.ctx, { cadreId: other.cadreId, token }).toMatchObject({ code: 'CONFLICT' })
  const uploader = await readUploader(system, token)
  if (uploader === null) throw new Error('the token does not work')
  await refused(contextFor(uploader, PRESENT)).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  expect(await readUploader(system, token)).toMatchObject({ cadreId })
})

it('knows whether the phone is hers alone', async () => {
  expect(await readPhoneKind(await on(await makeActivated('35.08', 'own')))).toBe('own')
  expect(await readPhoneKind(await on(await makeActivated('35.08', 'shared')))).toBe('shared')
  const { cadreId } = await makeLogin()
  expect(await readPhoneKind(contextFor(cadre(cadreId, '35.08')))).toBe('shared')
})
