/**
 * The shield in front of costly doors. Counted by a limiter that never begins anew, for the real one does so each minute of the
 * wall's clock, which may fall into a test; one test asks the real one.
 */
import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../../worker/app.ts'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import type { Env } from '../../../worker/core/context.ts'
import { DOORS } from '../../../worker/core/shield.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const ORIGIN = 'https://kelas.test'
/** As in `wrangler.toml`. */
const FEW = 30

function limiterOf(most: number): RateLimit {
  const counts = new Map<string, number>()
  return {
    limit({ key }) {
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return Promise.resolve({ success: count <= most })
    },
  }
}
const LIMITERS = { SHIELD_FEW: limiterOf(FEW), SHIELD_MANY: limiterOf(300) }
const HALL = '203.0.113.9'

const app = buildApp()

/** Every statement that the Worker prepared through it. */
function countedDb(): { readonly DB: D1Database; readonly asked: () => number } {
  let asked = 0
  const counted = <Source extends object>(source: Source): Source =>
    new Proxy(source, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'prepare') asked += 1
        const call = value.bind(target) as (...given: unknown[]) => unknown
        return name === 'withSession'
          ? (...given: unknown[]) => counted(call(...given) as object)
          : call
      },
    })
  return { DB: counted(env.DB), asked: () => asked }
}

function knock(
  path: string,
  form: Record<string, string>,
  {
    cookie = '',
    address = HALL,
    db = env.DB,
    told = {},
    ...own
  }: {
    cookie?: string
    address?: string
    db?: D1Database
    told?: Readonly<Record<string, string>>
  } & Partial<Env> = {},
): Promise<Response> {
  const isCall = path.startsWith('/api/')
  const request = new Request(`${ORIGIN}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...told,
      origin: ORIGIN,
      'cf-connecting-ip': address,
      'content-type': isCall ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(cookie === '' ? {} : { cookie }),
    },
    body: isCall ? JSON.stringify(form) : new URLSearchParams(form).toString(),
  })
  const bound = { ...env, SHIELD: 'on', ...LIMITERS, DB: db, ...own }
  return Promise.resolve(app.fetch(request, bound, createExecutionContext()))
}

const token = () => crypto.randomUUID().replaceAll('-', '').repeat(2)
const statuses = async (answers: Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

it('stands before doors that exist, each once', () => {
  const served = new Set([
    ...Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${API}${path}`),
    ...Object.values(PAGES).map(({ method, path }) => `${method} ${path}`),
  ])
  const doors = DOORS.map(({ method, path }) => `${method} ${path}`)
  expect(doors.filter((door) => !served.has(door))).toEqual([])
  expect(new Set(doors).size).toBe(doors.length)
})

it('lets a hall of 270 telephones behind one address through', async () => {
  const asKnown = (index: number) =>
    knock(
      '/masuk/dinas/',
      { nama: `petugas-${index}`, sandi: '' },
      { cookie: `__Host-dev=${token()}` },
    )
  // Without a cookie yet: each has a code of her own.
  const asNew = (index: number) => knock('/aktivasi/', { kode: `HALL${index}`, jawaban: 'bukan' })
  const said = await statuses(
    Array.from({ length: 270 }, (_, index) => (index < 135 ? asKnown(index) : asNew(index))),
  )
  expect(said.filter((status) => status === 429)).toEqual([])
  expect(new Set(said)).toEqual(new Set([200, 422]))
})

it('sends one device that hammers away before the database is asked, and says when to come again', async () => {
  const cookie = `__Host-dev=${token()}`
  const { DB, asked } = countedDb()
  const hammer = (name: string) => knock('/masuk/', { kader: name, pin: '12' }, { cookie, db: DB })
  for (let index = 0; index < FEW; index += 1) {
    expect((await hammer(`siapa-${index}`)).status).toBe(422)
  }
  const before = asked()
  expect(before).toBeGreaterThan(0)
  const refused = await hammer('siapa-lagi')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await refused.text()).toContain('Tunggu 1 menit')
  expect(asked()).toBe(before)
  // Her neighbour's telephone, at the same address.
  const other = { cookie: `__Host-dev=${token()}`, db: DB }
  expect((await knock('/masuk/', { kader: 'tetangga', pin: '12' }, other)).status).toBe(422)
})

it('answers a program as a problem', async () => {
  const wrong = { username: `petugas.${token()}`, password: '' }
  const said = []
  for (let index = 0; index <= FEW; index += 1)
    said.push(await knock(`${API}/session/staff`, wrong))
  expect(said.slice(0, FEW).filter(({ status }) => status === 429)).toEqual([])
  const last = said[FEW]
  expect(last?.status).toBe(429)
  expect(last?.headers.get('retry-after')).toBe('60')
  expect(await last?.json()).toEqual({ code: 'TOO_FAST', requestId: expect.any(String) })
})

it('takes the address of a caller from the platform, whatever else she says that it is', async () => {
  const form = { nama: `petugas.${token()}`, sandi: '' }
  const tries = Array.from({ length: FEW + 1 }, (_, index) => {
    const address = `198.51.100.${index}`
    const told = {
      'x-forwarded-for': address,
      'x-real-ip': address,
      'true-client-ip': address,
      forwarded: `for=${address}`,
    }
    return knock('/masuk/dinas/', form, { told })
  })
  expect((await statuses(tries)).filter((status) => status === 429)).toHaveLength(1)
})

it('shuts no door for the one whose name a stranger types', async () => {
  const nama = `petugas.${token()}`
  const asStranger = { address: '198.51.100.7' }
  const tries = Array.from({ length: FEW + 1 }, () =>
    knock('/masuk/dinas/', { nama, sandi: '' }, asStranger),
  )
  expect(await statuses(tries)).toContain(429)
  expect((await knock('/masuk/dinas/', { nama, sandi: '' })).status).toBe(422)
})

it('shuts no door for who has a cookie, when a stranger at the same address types her name', async () => {
  const nama = `petugas.${token()}`
  const tries = Array.from({ length: FEW + 1 }, () => knock('/masuk/dinas/', { nama, sandi: '' }))
  expect(await statuses(tries)).toContain(429)
  const cookie = `__Host-dev=${token()}`
  expect((await knock('/masuk/dinas/', { nama, sandi: '' }, { cookie })).status).toBe(422)
})

const hammerWith = (own: Partial<Env>) => {
  const cookie = `__Host-dev=${token()}`
  return statuses(
    Array.from({ length: FEW * 2 + 1 }, () =>
      knock('/masuk/', { kader: cookie, pin: '12' }, { cookie, ...own }),
    ),
  )
}

it('is held by the limiter that the deployment binds', async () => {
  // More than two of its minutes let through.
  expect(await hammerWith({ SHIELD_FEW: env.SHIELD_FEW })).toContain(429)
})

it('is open where it is not switched on, and where the limiter is out of order', async () => {
  const broken: RateLimit = { limit: () => Promise.reject(new Error('out of order')) }
  expect(new Set(await hammerWith({ SHIELD: 'off' }))).toEqual(new Set([422]))
  expect(new Set(await hammerWith({ SHIELD_FEW: broken }))).toEqual(new Set([422]))
})
