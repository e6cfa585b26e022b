/**
 * What leaves the house unasked: log lines, headers, addresses, error answers, names of files. A tour with names, numbers and
 * secrets that occur nowhere else, also through faults and wrong addresses; then all that left is searched for them.
 */
import { env, exports } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../../worker/app.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import type { Env } from '../../../worker/core/context.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { contextOf } from '../../../worker/core/context.ts'
import { asRefusal } from '../../../worker/core/problem.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { sealDay } from '../../../worker/audit/chain/seal.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { ADMIN, DISTRICT, newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { newKey } from '../../factories/identity.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const NAME = 'Kenarisari'
const PHONE = '081355501234'
const PIN = '739158'
const WRONG_PIN = '862041'
const PASSWORD = 'kenari biru terbang jauh sekali'
const WRONG_PASSWORD = 'kenari merah salah sandi'
const USERNAME = 'petugas.kenari'
const FREE = 'catatan kenari bebas 4471'
const SECOND_CODE = '918273'
const KEY = newKey()
const TOKEN = 'abcdef0123456789'.repeat(4)
/** And those that are only known on the way: activation codes, cookies, tokens. */
const secrets = new Set([
  NAME,
  NAME.toUpperCase(),
  PHONE,
  PHONE.slice(1),
  PIN,
  WRONG_PIN,
  PASSWORD,
  WRONG_PASSWORD,
  USERNAME,
  FREE,
  FREE.replaceAll(' ', '+'),
  encodeURIComponent(FREE),
  SECOND_CODE,
  KEY,
  TOKEN,
])

const said: string[] = []
const left: { what: string; text: string; isPage?: boolean }[] = []
/** A page may show to whoever typed it, or on whose phone it stands, what is no secret of a field. */
const SHOWN = [NAME, NAME.toUpperCase(), USERNAME, PASSWORD, FREE]
beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '))
    })
  }
  await makeRosterDistricts()
})
afterAll(() => vi.restoreAllMocks())
beforeEach(() => {
  said.length = 0
  left.length = 0
})

type Sent = {
  cookie?: string
  body?: unknown
  form?: Record<string, string>
  method?: string
  app?: Env
}

async function send(
  path: string,
  { cookie, body, form, method, app }: Sent = {},
): Promise<Response> {
  const type =
    form !== undefined
      ? 'application/x-www-form-urlencoded'
      : body === undefined
        ? ''
        : 'application/json'
  const request = new Request(`https://kelas.test${path}`, {
    method: method ?? (type === '' ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      origin: 'https://kelas.test',
      'sec-fetch-site': 'same-origin',
      ...(cookie === undefined ? {} : { cookie }),
      ...(type === '' ? {} : { 'content-type': type }),
    },
    body:
      form !== undefined
        ? new URLSearchParams(form).toString()
        : typeof body === 'string'
          ? body
          : body === undefined
            ? null
            : JSON.stringify(body),
  })
  const answer =
    app === undefined ? await exports.default.fetch(request) : await buildApp().fetch(request, app)
  for (const [name, value] of answer.headers) {
    // The browser's own secret is handed to it there, and nowhere else.
    if (name !== 'set-cookie') left.push({ what: `${path.split('?')[0]}: ${name}`, text: value })
    else for (const pair of value.matchAll(/__Host-\w+=([^;]+)/g)) secrets.add(pair[1] ?? '')
  }
  const copy = answer.clone()
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
  if (answer.status >= 400) {
    left.push({ what: `${path}: ${answer.status}`, text: await copy.text(), isPage })
  }
  return answer
}

/** All that left, and what of the secrets stands in it. */
function leaks(): string[] {
  const all: typeof left = [...left, ...said.map((text) => ({ what: 'log', text }))]
  return all.flatMap(({ what, text, isPage }) =>
    [...secrets]
      .filter((secret) => secret.length > 4 && text.includes(secret))
      .filter((secret) => isPage !== true || !SHOWN.includes(secret))
      .map((secret) => `${what}: ${secret}`),
  )
}

const lines = () =>
  said.flatMap((text) => {
    try {
      return [JSON.parse(text) as Record<string, unknown>]
    } catch {
      return []
    }
  })
const requests = () => lines().filter(({ event }) => event === 'request')

const present = () => contextFor(SYSTEM, new Date().toISOString())

async function officer(): Promise<{ id: string; cookie: string }> {
  const id = await createStaff(contextFor(SYSTEM), {
    username: `${USERNAME}.${newUuid().slice(-6)}`,
    name: `Ibu ${NAME}`,
    password: PASSWORD,
    grants: [{ role: 'DISTRICT_ADMIN', area: DISTRICT }],
  })
  const { cookie } = await openSession(present(), { kind: 'staff', id, scheme: 'https' })
  for (const pair of cookie.split('; ')) secrets.add(pair.slice(pair.indexOf('=') + 1))
  return { id, cookie }
}

async function learner(): Promise<{ cadreId: string; code: string }> {
  const rows = sheet([
    { name: `${NAME} Melati`, areaCode: '35.08.01.2005', phone: PHONE, decision: 'new' },
  ])
  await bringIn(contextFor(ADMIN), DISTRICT, rows)
  const cadreId =
    (await env.DB.prepare('select id from cadres where name like ? order by id desc')
      .bind(`${NAME}%`)
      .first<string>('id')) ?? ''
  const now = { ...contextFor(ADMIN, new Date().toISOString()) }
  const { cards } = await issueActivationCodes(now, { district: DISTRICT, cadreIds: [cadreId] })
  const code = cards[0]?.activationCode ?? ''
  secrets.add(code)
  expect(code.length).toBe(10)
  return { cadreId, code }
}

it('is searched for what really stands in it: the net has no hole', () => {
  console.log(`{"event":"planted","note":"${FREE}"}`)
  left.push({ what: 'planted', text: `halo ${PHONE}` })
  expect(leaks().length).toBeGreaterThanOrEqual(2)
})

describe('signing in', () => {
  it('says right and wrong by kind, in the line of the request', async () => {
    await officer()
    const staff = (password: string, username = USERNAME) =>
      send(`${API}/session/staff`, { body: { username, password } })
    expect((await staff(WRONG_PASSWORD)).status).toBe(401)
    expect((await staff(FREE, PASSWORD)).status).toBe(401)
    await send('/masuk/dinas/', { form: { nama: PASSWORD, sandi: WRONG_PASSWORD } })
    await send(`${API}/session/staff/code`, { body: { code: SECOND_CODE, trust: true } })
    await send('/masuk/dinas/langkah/', { form: { langkah: 'kode', kode: SECOND_CODE } })

    const { cadreId, code } = await learner()
    await send(`${API}/activation/preview`, { body: { code: 'KENARI1234' } })
    await send(`${API}/activation/preview`, { body: { code } })
    await send('/aktivasi/', { form: { kode: code, pin: PIN, pinUlang: WRONG_PIN } })
    const made = await send(`${API}/activation`, {
      body: { code, pin: PIN, phone: 'own', key: KEY },
    })
    expect(made.status).toBe(200)
    const device = [...made.headers.getSetCookie()].map((each) => each.split(';')[0]).join('; ')
    const pin = (typed: string) =>
      send(`${API}/session/cadre`, { cookie: device, body: { cadreId, pin: typed } })
    expect((await pin(WRONG_PIN)).status).toBe(401)
    expect((await pin(PIN)).status).toBe(200)
    await send('/masuk/', { cookie: device, form: { kader: cadreId, pin: WRONG_PIN } })

    expect(leaks()).toEqual([])
    const of = (route: string) =>
      requests().flatMap((line) => (line['route'] === `${API}${route}` ? [line['code']] : []))
    expect(of('/session/staff')).toEqual(['SIGN_IN_WRONG', 'SIGN_IN_WRONG'])
    expect(of('/session/cadre')).toEqual(['SIGN_IN_WRONG', ''])
    expect(of('/activation/preview')[0]).toBe('CODE_WRONG')
    expect(of('/activation')).toEqual([''])
    // Nothing of a cadre, not even her id.
    expect(said.join('\n')).not.toContain(cadreId)
  })
})

describe('work', () => {
  it('leaves nothing of what is typed, looked at and taken out', async () => {
    const { id, cookie } = await officer()
    const { cadreId } = await learner()
    const area = '35.08'
    const rows = [
      {
        line: 2,
        name: `${NAME} Baru`,
        areaCode: '35.08.01.2005',
        phone: '081355509999',
        decision: 'new',
      },
    ]
    secrets.add('081355509999')
    const roster = `${API}/districts/${area}/roster`
    expect((await send(`${roster}/check`, { cookie, body: { rows } })).status).toBe(200)
    const chunk = { importId: newUuid(), fileName: `${NAME} ${FREE}.xlsx`, position: 0, rows }
    expect((await send(`${roster}/commit`, { cookie, body: chunk })).status).toBe(200)
    expect(
      (await send(`${API}/areas/${area}/cadres/search`, { cookie, body: { query: NAME } })).status,
    ).toBeLessThan(500)
    await send(`${API}/areas/${area}/cadres/${cadreId}`, { cookie })
    await send(`${API}/districts/${area}/certificates/search`, { cookie, body: { query: NAME } })
    await send(`${API}/reports/${area}/R2/laporan.csv`, { cookie })
    await send(`${API}/reports/${area}/R2/print`, { cookie, body: {} })
    await send(`${API}/audit/${area}/export`, { cookie, body: { format: 'csv' } })
    await send(`${API}/districts/${area}/whatsapp-numbers`, {
      cookie,
      body: { cadreIds: [cadreId] },
    })
    await send(`${API}/learning-notices`, { cookie })
    const her = await openSession(present(), { kind: 'cadre', id: cadreId, scheme: 'https' }).catch(
      () => null,
    )
    await send(`${API}/sync`, {
      cookie: her?.cookie ?? '',
      body: { v: 1, now: Date.now(), cadre: cadreId, register: TOKEN, events: [{ note: FREE }] },
    })
    await send(`${API}/answer-files`, { cookie, body: { text: `${NAME} ${FREE}` } })
    expect(leaks()).toEqual([])
    const accounts = new Set(requests().map((line) => line['account']))
    expect(accounts).toEqual(new Set([id, null]))
  })

  it('leaves nothing of what cannot be read, and says of what kind it was', async () => {
    const { cookie } = await officer()
    const bad: [string, Sent][] = [
      [`${API}/areas/35.08/cadres/search`, { body: { [NAME]: FREE } }],
      [`${API}/areas/35.08/cadres/search`, { body: `{"${NAME}": ${FREE}` }],
      [`${API}/areas/35.08/cadres/search`, { body: { query: [FREE] } }],
      [`${API}/session/cadre`, { body: { cadreId: NAME, pin: PIN } }],
      [`${API}/sync`, { body: { v: 1, now: 1, events: [{ [NAME]: { [PHONE]: FREE } }] } }],
      [`${API}/districts/35.08/roster/check`, { body: { rows: [{ [PHONE]: NAME }] } }],
      [`${API}/districts?${NAME}=${PHONE}`, {}],
      ['/masuk/', { form: { [NAME]: PIN } }],
      [`${API}/areas/${NAME}/cadres/search`, { body: { query: FREE } }],
    ]
    for (const [path, sent] of bad)
      expect((await send(path, { cookie, ...sent })).status).toBeGreaterThanOrEqual(400)
    expect(leaks()).toEqual([])
    const codes = new Set(requests().map((line) => line['code']))
    expect(codes).toEqual(new Set(['INPUT_INVALID', 'BODY_NOT_JSON', 'SIGN_IN_WRONG']))
  })

  it('says who was refused what lies outside, and what nobody may', async () => {
    const { id, cookie } = await officer()
    expect((await send(`${API}/areas/33.75/cadres/search`, { cookie, body: {} })).status).toBe(404)
    const other = lines().filter(({ event }) => event === 'outside')
    expect(other).toEqual([{ event: 'outside', requestId: expect.any(String), code: 'NOT_FOUND' }])
    expect(requests().at(-1)).toMatchObject({ account: id, requestId: other[0]?.['requestId'] })
    // What is not there is not outside.
    await send(`${API}/areas/35.08/cadres/${newUuid()}`, { cookie })
    expect(lines().filter(({ event }) => event === 'outside').length).toBe(1)
    expect((await send(`${API}/issuer-list`, { cookie, body: {} })).status).toBeGreaterThanOrEqual(
      400,
    )
  })
})

describe('wrong addresses', () => {
  it.each([
    `/${NAME}/${PHONE}?kode=${PIN}&nama=${encodeURIComponent(FREE)}`,
    `${API}/${NAME}?telepon=${PHONE}`,
    `${API}/areas/35.08/cadres/${NAME}`,
    `/v/${NAME}?x=${PIN}`,
    `/c/${NAME}.json`,
    `/aktivasi/?kode=${NAME}&pin=${PIN}`,
    `/belajar/${NAME}/${encodeURIComponent(FREE)}`,
    `/masuk/?selesai=${encodeURIComponent(FREE)}`,
    `/buka/?kode=${NAME}`,
    `/kab/${NAME}`,
    `/media/${NAME}`,
    `/pack/${NAME}.json`,
    `/bukti/${NAME}`,
    `/issuers/${NAME}/did.json`,
  ])('%s', async (path) => {
    const answer = await send(path)
    // A page that is not found may be told where it was looked for by the browser; not by us.
    expect(answer.status).toBeLessThan(600)
    expect(leaks()).toEqual([])
  })
})

describe('faults', () => {
  /** A database whose errors quote what it was given, as SQLite's do. */
  const broken = (quote: string): Env => {
    const fail = () =>
      Promise.reject(
        new Error(`D1_ERROR: near "${quote}": syntax error: SQLITE_ERROR\n    at ${quote}`),
      )
    const statement = { bind: () => statement, all: fail, first: fail, run: fail }
    const source = { prepare: () => statement, batch: fail, withSession: () => source }
    // Safe: what the stores ask of it is there, and fails.
    return { ...env, DB: source as unknown as D1Database }
  }

  it('a database that fails and quotes', async () => {
    const app = broken(`${NAME} ${PHONE} ${FREE}`)
    for (const path of [
      `${API}/health`,
      `${API}/public/certificates/KPM-AAAA-AAAA-AAAA`,
      '/kab/35.08/',
      '/v/KPM-AAAA-AAAA-AAAA',
    ]) {
      expect((await send(path, { app })).status).toBe(500)
    }
    await send(`${API}/session/staff`, { app, body: { username: USERNAME, password: PASSWORD } })
    expect(leaks()).toEqual([])
    const faults = lines().filter(({ event }) => event === 'unexpected')
    expect(faults.length).toBeGreaterThanOrEqual(5)
    expect(faults[0]).toMatchObject({
      name: 'Error',
      kind: 'SQLITE_ERROR',
      stack: expect.any(String),
    })
    for (const { stack } of faults) expect(String(stack)).not.toContain('near')
  })

  it.each([
    new Error(FREE),
    new Error(`${NAME}\n    at ${PHONE}`),
    new TypeError(''),
    Object.assign(new Error('first'), { message: FREE }),
    Object.assign(new Error(PHONE), { name: 'Other' }),
    FREE,
    { note: FREE },
    null,
  ])('anything thrown: %s', (thrown) => {
    const written: string[] = []
    const refusal = asRefusal(thrown, (line) => written.push(JSON.stringify(line)), 'r')
    expect(refusal.code).toBe('UNEXPECTED')
    expect(written.length).toBe(1)
    said.push(...written)
    expect(leaks()).toEqual([])
  })
})

it('names no file after anybody, and keeps the log free of all of it', async () => {
  await learner()
  const ctx = contextOf(env, {
    actor: SYSTEM,
    clock: fixedClock(new Date().toISOString()),
    log: () => undefined,
  })
  await sealDay(ctx, DISTRICT, 'Asia/Jakarta')
  const { objects } = await env.FILES.list()
  expect(objects.length).toBeGreaterThan(0)
  left.push({ what: 'R2', text: objects.map(({ key }) => key).join('\n') })
  for (const table of ['audit_entries', 'audit_links', 'audit_heads']) {
    const { results } = await env.DB.prepare(`select * from ${table}`).all()
    expect(results.length).toBeGreaterThan(0)
    left.push({ what: table, text: JSON.stringify(results) })
  }
  // `fileName` of an import is the officer's own word for it and no part of the log.
  expect(leaks()).toEqual([])
})
