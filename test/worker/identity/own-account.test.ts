/** A cadre's account in her own hands: another PIN, a shared phone, and what she hears when a code was used elsewhere. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { activate, newActivationCode } from '../../../worker/identity/index.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeActivated,
  NEW_BROWSER,
  newKey,
  PIN,
  PRESENT,
  valueOf,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const ORIGIN = 'https://kelas.test'
const NEXT = '860417'

const get = (path: string, cookie: string) =>
  exports.default.fetch(`${ORIGIN}${path}`, { redirect: 'manual', headers: { cookie } })

const send = (path: string, form: Record<string, string>, cookie: string) =>
  exports.default.fetch(`${ORIGIN}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
  })

const changed = (cadreId: string, before: string, after: string, cookie: string, again = after) =>
  send(
    '/data-saya/akun/pin',
    { orang: cadreId, pinLama: before, pin: after, pinUlang: again },
    cookie,
  )

const signIn = (cadreId: string, pin: string, device: string) =>
  send('/masuk/', { kader: cadreId, pin }, `__Host-dev=${device}`)

const sessionOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((pair) => pair.startsWith('__Host-s=')) ?? ''

describe('another PIN', () => {
  it('takes the place of the old one, ends her sessions elsewhere, and is told to her', async () => {
    const { cadreId, device, cookie } = await makeActivated()
    const elsewhere = sessionOf(await signIn(cadreId, PIN, device))
    const kept = `${sessionOf(await signIn(cadreId, PIN, device))}; __Host-dev=${device}`
    const answer = await changed(cadreId, PIN, NEXT, kept)
    expect(answer.headers.get('location')).toBe('/data-saya/akun/?selesai=pin')

    const page = await (await get('/data-saya/akun/?selesai=pin', kept)).text()
    expect(page).toContain('PIN sudah diganti')
    expect(page).toContain('PIN diganti')
    for (const ended of [elsewhere, cookie]) {
      expect((await get('/data-saya/akun/', ended)).headers.get('location')).toBe('/masuk/')
    }
    expect((await signIn(cadreId, PIN, device)).status).toBe(422)
    expect((await signIn(cadreId, NEXT, device)).headers.get('location')).toBe('/belajar/')
    expect((await auditOf(cadreId)).map(({ action }) => action)).toContain('pin.change')
  })

  it('is refused beside its field, and no PIN is printed', async () => {
    const { cadreId, cookie } = await makeActivated()
    const cases: readonly [string, string, string, string][] = [
      [PIN, '123456', '123456', 'angkanya berurutan'],
      [PIN, NEXT, '111222', 'Kedua PIN belum sama'],
      [PIN, PIN, PIN, 'masih sama dengan PIN sekarang'],
      ['12', NEXT, NEXT, 'PIN terdiri dari 6 angka'],
      ['904318', NEXT, NEXT, 'PIN belum cocok'],
    ]
    for (const [before, after, again, words] of cases) {
      const answer = await changed(cadreId, before, after, cookie, again)
      expect(answer.status).toBe(422)
      const text = await answer.text()
      expect(text).toContain(words)
      for (const pin of [before, after, again].filter((each) => each.length === 6)) {
        expect(text.replaceAll('123456, atau angka kembar', '')).not.toContain(pin)
      }
    }
  })

  it('is no place to guess at the old one: 5 of 40 parallel tries are looked at', async () => {
    const { cadreId, cookie } = await makeActivated()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => changed(cadreId, `${904300 + at}`, NEXT, cookie)),
    )
    const by = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([by(422), by(429)]).toEqual([5, 35])
    expect((await changed(cadreId, PIN, NEXT, cookie)).status).toBe(429)
  })

  it('is not changed from a browser that is not her phone, nor by a form of somebody else', async () => {
    const { cadreId, session, cookie } = await makeActivated()
    expect((await changed(cadreId, PIN, NEXT, `__Host-s=${session}`)).status).toBe(422)
    const other = await makeActivated()
    const answer = await changed(other.cadreId, PIN, NEXT, cookie)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Orang lain sedang masuk')
  })
})

describe('whose telephone it is', () => {
  it('can be said later: on a shared one the session ends with the browser', async () => {
    const { cadreId, cookie } = await makeActivated()
    const device = cookie.split('; ').find((pair) => pair.startsWith('__Host-dev=')) ?? ''
    const answer = await send('/data-saya/akun/hp', { orang: cadreId, hp: 'bersama' }, cookie)
    expect(answer.headers.get('location')).toBe('/data-saya/akun/?selesai=hp')
    const [given = ''] = answer.headers.getSetCookie()
    expect(given).toMatch(/^__Host-s=/)
    expect(given).not.toContain('Max-Age')
    expect((await get('/data-saya/akun/', cookie)).headers.get('location')).toBe('/masuk/')
    const page = await get('/data-saya/akun/', `${given.split(';')[0]}; ${device}`)
    expect(await page.text()).toMatch(/value="bersama"\s+required\s+checked/)
    expect(await valueOf('select phone from device_logins where cadre_id = ?', cadreId)).toBe(
      'shared',
    )
  })

  const HERE = '/data-saya/akun/hp'
  const boundTo = (cadreId: string) =>
    valueOf('select phone from device_logins where cadre_id = ?', cadreId)
  const endOf = (cadreId: string) =>
    valueOf(
      'select ends_at from sessions where subject_id = ? and revoked_at is null',
      cadreId,
    ) as Promise<string>

  it('becomes her own by her PIN alone, counted like signing in', async () => {
    const { cadreId, cookie } = await makeActivated('35.08', 'shared')
    const chosen = { orang: cadreId, hp: 'sendiri' }
    expect(await (await get('/data-saya/akun/', cookie)).text()).toContain('name="pinHp"')
    const end = await endOf(cadreId)
    for (const pinHp of [{}, { pinHp: '12' }]) {
      const answer = await send(HERE, { ...chosen, ...pinHp }, cookie)
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []])
      expect(await answer.text()).toContain('PIN terdiri dari 6 angka')
    }
    const wrong = await send(HERE, { ...chosen, pinHp: '904318' }, cookie)
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([422, []])
    const text = await wrong.text()
    expect(text).toContain('PIN belum cocok')
    expect(text).toMatch(/value="sendiri"\s+required\s+checked/)
    expect(text).not.toContain('904318')
    expect([await boundTo(cadreId), await endOf(cadreId)]).toEqual(['shared', end])
    const answer = await send(HERE, { ...chosen, pinHp: PIN }, cookie)
    expect(answer.headers.get('location')).toBe('/data-saya/akun/?selesai=hp')
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age')
    expect(await boundTo(cadreId)).toBe('own')
    expect((await endOf(cadreId)) > end).toBe(true)
    expect(
      await valueOf('select count(*) from sign_in_tries where subject = ?', `cadre:${cadreId}`),
    ).toBe(0)

    const other = await makeActivated('35.08', 'shared')
    const tries = { orang: other.cadreId, hp: 'sendiri' }
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        send(HERE, { ...tries, pinHp: `${904300 + at}` }, other.cookie),
      ),
    )
    const by = (status: number) => answers.filter((each) => each.status === status).length
    expect([by(422), by(429)]).toEqual([5, 7])
    expect((await send(HERE, { ...tries, pinHp: PIN }, other.cookie)).status).toBe(429)
    expect(await boundTo(other.cadreId)).toBe('shared')
  })

  it('ends no later for being shared than it would have', async () => {
    const { cadreId, cookie } = await makeActivated()
    const soon = new Date(Date.parse(PRESENT) + 3_600_000).toISOString()
    await contextFor(SYSTEM, PRESENT).db.batch([
      {
        text: 'update sessions set ends_at = ?, expires_at = ? where subject_id = ?',
        values: [soon, soon, cadreId],
      },
    ])
    const answer = await send(HERE, { orang: cadreId, hp: 'bersama' }, cookie)
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    expect(await endOf(cadreId)).toBe(soon)
    const idle = 'select expires_at from sessions where subject_id = ? and revoked_at is null'
    expect(await valueOf(idle, cadreId)).toBe(soon)
  })

  it('is asked for, and refused where the telephone is not hers any more', async () => {
    const { cadreId, session, cookie } = await makeActivated()
    expect((await send('/data-saya/akun/hp', { orang: cadreId }, cookie)).status).toBe(422)
    const stranger = await send(
      '/data-saya/akun/hp',
      { orang: cadreId, hp: 'bersama' },
      `__Host-s=${session}`,
    )
    expect(stranger.status).toBe(409)
  })
})

it('tells the old phone that a code was used on another one, for thirty days', async () => {
  const { cadreId, name, device } = await makeActivated()
  const ctx = contextFor(SYSTEM, PRESENT)
  const code = await newActivationCode(ctx, cadreId)
  await ctx.db.batch([...code.writes])
  const before = await (await get('/masuk/', `__Host-dev=${device}`)).text()
  expect(before).toContain(name)
  expect(before).not.toContain('tidak bisa masuk lagi di HP ini')
  await activate(contextFor(PUBLIC, PRESENT), NEW_BROWSER, {
    code: code.code,
    pin: NEXT,
    phone: 'own',
    key: newKey(),
  })
  const after = await (await get('/masuk/', `__Host-dev=${device}`)).text()
  expect(after).toContain(`${name} tidak bisa masuk lagi di HP ini`)
  expect(await (await get('/masuk/', '')).text()).not.toContain(name)
})
