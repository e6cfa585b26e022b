import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import { forgetOld, openSession, readActor } from '../../../worker/identity/index.ts'
import { listSessions, revokeSession } from '../../../worker/identity/own-sessions.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  cookieOf,
  makeActivated,
  makeLogin,
  makeStaff,
  valueOf,
  PRESENT as NOW,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM, NOW)
const hours = (count: number) => new Date(Date.parse(NOW) + count * 3_600_000).toISOString()
const actorAt = (cookie: string, at: string) => readActor(system.db, fixedClock(at), cookie)
const fetch = (path: string, init: RequestInit & { cookie?: string } = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, {
    redirect: 'manual',
    ...init,
    headers: { ...init.headers, ...(init.cookie === undefined ? {} : { cookie: init.cookie }) },
  })
const remove = (path: string, cookie: string) =>
  fetch(path, {
    method: 'DELETE',
    body: '{}',
    headers: { 'content-type': 'application/json' },
    cookie,
  })

it('knows a cadre and a member of staff by their cookies, with one read', async () => {
  const { cadreId } = await makeLogin()
  const own = await cookieOf(cadreId)
  const { accountId, cookie } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const before = system.db.meter.queries
  expect(await actorAt(own, NOW)).toMatchObject({ kind: 'cadre', cadreId, district: '35.08' })
  expect(await actorAt(cookie, NOW)).toMatchObject({
    kind: 'staff',
    accountId,
    grants: [{ role: 'TRAINER', area: '35.08' }],
  })
  expect(system.db.meter.queries - before).toBe(2)
})

it.each(['', 's=', '__Host-s=abc', `__Host-s=${'0'.repeat(64)}`, '__Host-s=%00', ';;==;'])(
  'takes the cookies %j for the public',
  async (cookies) => expect(await actorAt(cookies, NOW)).toEqual({ kind: 'public' }),
)

it('does not accept a token of https under the name that plain http uses', async () => {
  const { cadreId } = await makeLogin()
  const cookie = await cookieOf(cadreId)
  expect(await actorAt(cookie.replace('__Host-s', 's'), NOW)).toEqual({ kind: 'public' })
  const local = await openSession(system, { kind: 'cadre', id: cadreId, scheme: 'http' })
  expect(local.cookie).toMatch(/^s=[0-9a-f]{64}$/)
  expect(await actorAt(local.cookie, NOW)).toMatchObject({ kind: 'cadre' })
})

it('keeps no token in the database', async () => {
  const { session, device } = await makeActivated()
  expect(await valueOf('select count(*) from sessions where token_hash = ?', session)).toBe(0)
  expect(await valueOf('select count(*) from devices where secret_hash = ?', device)).toBe(0)
})

it('ends staff sessions after 12 idle hours and after 7 days of use', async () => {
  const { cookie, accountId } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  expect(await actorAt(cookie, hours(11.9))).toMatchObject({ kind: 'staff', accountId })
  expect(await actorAt(cookie, hours(23.8))).toMatchObject({ kind: 'staff' })
  for (let at = 30; at < 168; at += 10)
    expect(await actorAt(cookie, hours(at))).toMatchObject({ kind: 'staff' })
  expect(await actorAt(cookie, hours(168))).toEqual({ kind: 'public' })
  const idle = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  expect(await actorAt(idle.cookie, hours(12))).toEqual({ kind: 'public' })
})

it('keeps a cadre signed in for 30 idle days and 180 days in all', async () => {
  const { cadreId } = await makeLogin()
  const cookie = await cookieOf(cadreId)
  expect(await actorAt(cookie, hours(24 * 29))).toMatchObject({ kind: 'cadre' })
  for (let day = 50; day < 180; day += 25)
    expect(await actorAt(cookie, hours(24 * day))).toMatchObject({ kind: 'cadre' })
  expect(await actorAt(cookie, hours(24 * 180))).toEqual({ kind: 'public' })
})

it('writes at most every 10 minutes while a session is used', async () => {
  const { cadreId } = await makeLogin()
  const cookie = await cookieOf(cadreId)
  const written = async (minutes: number) => {
    const before = system.db.meter.rowsWritten
    await actorAt(cookie, hours(minutes / 60))
    return system.db.meter.rowsWritten - before
  }
  expect(await written(9)).toBe(0)
  expect(await written(10)).toBeGreaterThan(0)
  expect(await written(19)).toBe(0)
})

it('lists the own sessions and ends one of them, which is then public', async () => {
  const { cadreId } = await makeLogin()
  const [here, there] = [await cookieOf(cadreId), await cookieOf(cadreId)]
  const list = await (
    await fetch('/api/v1/sessions', { cookie: here })
  ).json<{
    sessions: { id: string; isThis: boolean }[]
  }>()
  expect(list.sessions).toHaveLength(2)
  const other = list.sessions.find((session) => !session.isThis)?.id ?? ''
  expect((await remove(`/api/v1/sessions/${other}`, here)).status).toBe(200)
  expect((await remove(`/api/v1/sessions/${other}`, here)).status).toBe(200)
  expect(await (await fetch('/api/v1/session', { cookie: there })).json()).toEqual({
    kind: 'public',
  })
  expect(await (await fetch('/api/v1/session', { cookie: here })).json()).toMatchObject({
    kind: 'cadre',
    cadreId,
  })
  expect(await auditOf(other)).toMatchObject([
    { action: 'session.make' },
    { action: 'session.close', actorId: cadreId },
  ])
})

it('does not find the session of another person, of the same district or not', async () => {
  const mine = await cookieOf((await makeLogin()).cadreId)
  for (const district of ['35.08', '33.75']) {
    const { cadreId } = await makeLogin(district)
    const { sessionId, cookie } = await openSession(system, {
      kind: 'cadre',
      id: cadreId,
      scheme: 'https',
    })
    expect((await remove(`/api/v1/sessions/${sessionId}`, mine)).status).toBe(404)
    expect(await actorAt(cookie, NOW)).toMatchObject({ kind: 'cadre' })
  }
})

it('asks the public to sign in before telling of sessions', async () => {
  expect((await fetch('/api/v1/sessions')).status).toBe(401)
  await expect(listSessions(contextFor(PUBLIC, NOW))).rejects.toThrow('SIGN_IN_NEEDED')
  await expect(revokeSession(contextFor(PUBLIC, NOW), crypto.randomUUID())).rejects.toThrow(
    'SIGN_IN_NEEDED',
  )
})

it('signs out, takes the cookie away, and does nothing without a session', async () => {
  const { cadreId } = await makeLogin()
  const cookie = await cookieOf(cadreId)
  const answer = await remove('/api/v1/session', cookie)
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-s=; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=0$/,
  )
  expect(await actorAt(cookie, NOW)).toEqual({ kind: 'public' })
  expect((await remove('/api/v1/session', cookie)).status).toBe(200)
})

it('makes sessions without a PIN for the system only', async () => {
  const { cadreId } = await makeLogin()
  for (const actor of [PUBLIC, staff('SUPERADMIN', 'ID'), cadre(cadreId, '35.08')]) {
    await expect(
      openSession(contextFor(actor), { kind: 'cadre', id: cadreId, scheme: 'https' }),
    ).rejects.toThrow(/SIGN_IN_NEEDED|NOT_ALLOWED/)
  }
  await expect(
    openSession(system, { kind: 'cadre', id: 'nobody', scheme: 'https' }),
  ).rejects.toThrow('NOT_FOUND')
})

it('forgets sessions and tries a month after their end', async () => {
  const { cadreId } = await makeLogin()
  await cookieOf(cadreId)
  await forgetOld(contextFor(SYSTEM, hours(24 * 200)))
  expect(await valueOf('select count(*) from sessions where subject_id = ?', cadreId)).toBe(1)
  await forgetOld(contextFor(SYSTEM, hours(24 * 211)))
  expect(await valueOf('select count(*) from sessions where subject_id = ?', cadreId)).toBe(0)
  await expect(forgetOld(contextFor(staff('SUPERADMIN', 'ID')))).rejects.toThrow('NOT_ALLOWED')
})
