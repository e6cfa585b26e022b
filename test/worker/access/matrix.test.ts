/**
 * Every endpoint and page of the contract × every role × own and other district. What each may reach follows from
 * ROLES_OF and the area alone; an endpoint that has no case here is a failure, and so is a denied call that
 * changes a row or shows a word of what it hides.
 */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import { ROLES_OF, type Role } from '../../../worker/core/access.ts'
import { isWithin } from '../../../worker/core/region-code.ts'
import { CASES, PAGE_CASES, type Case } from './cases.ts'
import { buildWorld, CANARY, type Visit, type Visitor, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld()
}, 120_000)

it('has a case for every endpoint and page, and none for what is gone', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted())
  expect(Object.keys(PAGE_CASES).toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

type Outcome = 'reached' | 'SIGN_IN_NEEDED' | 'NOT_ALLOWED' | 'NOT_FOUND'

function expected(given: Case, visitor: Visitor): Outcome {
  if (given.who === 'anyone') return 'reached'
  if (given.who === 'signed-in') {
    return visitor.role === 'PUBLIC' ? 'SIGN_IN_NEEDED' : 'reached'
  }
  const roles: readonly Role[] = ROLES_OF[given.who]
  if (roles.includes('PUBLIC')) return 'reached'
  if (!roles.includes(visitor.role))
    return visitor.role === 'PUBLIC' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED'
  // Her own record: there is no other district to look into.
  if (given.area === 'self') return 'reached'
  return isWithin(given.area, visitor.area) ? 'reached' : 'NOT_FOUND'
}

async function send(
  method: string,
  path: string,
  body: BodyInit | null,
  type: string,
  visit: Visit,
): Promise<Response> {
  return exports.default.fetch(`https://kelas.test${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(visit.cookie === '' ? {} : { cookie: visit.cookie }),
      ...(body === null
        ? {}
        : { 'content-type': type, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' }),
    },
    body,
  })
}

/** Fills `:name` parts; what is left goes into the query or the body. */
function address(
  pattern: string,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const path = pattern.replaceAll(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return encodeURIComponent(value)
  })
  return { path, rest }
}

const asQuery = (rest: Record<string, unknown>) => {
  const text = new URLSearchParams(
    Object.entries(rest).map(([key, value]) => [key, String(value)]),
  ).toString()
  return text === '' ? '' : `?${text}`
}

let counting = ''

/** Rows per table: a denied call must leave all as they were. */
async function digest(): Promise<string> {
  if (counting === '') {
    const tables = await env.DB.prepare(
      "select name from sqlite_master where type = 'table' and name not glob '_cf*' and name not glob 'sqlite*'",
    ).all<{ name: string }>()
    const counts = tables.results.map(({ name }) => `'${name}', (select count(*) from "${name}")`)
    // A function takes so many arguments at most, fewer than there are tables.
    const groups = Array.from({ length: Math.ceil(counts.length / 40) }, (_, at) =>
      counts.slice(at * 40, (at + 1) * 40),
    )
    const arrays = groups.map((group) => `json_array(${group.join(', ')})`)
    counting = `select json_array(${arrays.join(', ')}) counts`
  }
  return (await env.DB.prepare(counting).first<string>('counts')) ?? ''
}

async function check(
  name: string,
  given: Case,
  visitor: Visitor,
  answer: Response,
  before: string,
): Promise<string[]> {
  const text = await answer.text()
  const want = expected(given, visitor)
  const got: Outcome = readOutcome(answer, text)
  const label = `${name} as ${visitor.label}`
  if (got !== want)
    return [`${label}: wanted ${want}, got ${got} (${answer.status} ${text.slice(0, 120)})`]
  if (want === 'reached') return []
  const faults: string[] = []
  if (text.includes(CANARY)) faults.push(`${label}: shows what it hides`)
  if ((await digest()) !== before) faults.push(`${label}: changed the database`)
  return faults
}

function readOutcome(answer: Response, text: string): Outcome {
  if (answer.status === 303 && answer.headers.get('location') === '/masuk/') return 'SIGN_IN_NEEDED'
  if (answer.status === 401) return text.includes('SIGN_IN_WRONG') ? 'reached' : 'SIGN_IN_NEEDED'
  if (answer.status === 403) return 'NOT_ALLOWED'
  if (answer.status === 404) return 'NOT_FOUND'
  return 'reached'
}

it.each(Object.keys(ENDPOINTS))('%s answers each role as the table says', async (name) => {
  const endpoint = ENDPOINTS[name]
  const given = CASES[name]
  if (endpoint === undefined || given === undefined) throw new Error('no case')
  const faults: string[] = []
  for (const visitor of world.visitors) {
    const visit = await visitor.open()
    const { path, rest } = address(endpoint.path, given.input(world, visit))
    const isGet = endpoint.method === 'GET'
    const before = expected(given, visitor) === 'reached' ? '' : await digest()
    const answer = await send(
      endpoint.method,
      `${API}${path}${isGet ? asQuery(rest) : ''}`,
      isGet ? null : JSON.stringify(rest),
      'application/json',
      visit,
    )
    faults.push(...(await check(name, given, visitor, answer, before)))
  }
  expect(faults).toEqual([])
})

it.each(Object.keys(PAGES))('page %s answers each role as the table says', async (name) => {
  const page = PAGES[name]
  const given = PAGE_CASES[name]
  if (page === undefined || given === undefined) throw new Error('no case')
  const faults: string[] = []
  for (const visitor of world.visitors) {
    const visit = await visitor.open()
    const { path, rest } = address(page.path, given.input(world, visit))
    const isGet = page.method === 'GET'
    const before = expected(given, visitor) === 'reached' ? '' : await digest()
    const form = new URLSearchParams(
      Object.entries(rest).map(([key, value]) => [key, String(value)]),
    ).toString()
    const answer = await send(
      page.method,
      `${path}${isGet ? asQuery(rest) : ''}`,
      isGet ? null : form,
      'application/x-www-form-urlencoded',
      visit,
    )
    faults.push(...(await check(name, given, visitor, answer, before)))
  }
  expect(faults).toEqual([])
})

it('mounts exactly what the contract says, and documents it', async () => {
  const { buildApp } = await import('../../../worker/app.ts')
  const mounted = new Set(
    buildApp()
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  )
  const promised = new Set([
    ...Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${API}${path}`),
    ...Object.values(PAGES).map(({ method, path }) => `${method} ${path}`),
    'GET /api/openapi.json',
  ])
  expect([...mounted].filter((route) => !promised.has(route))).toEqual([])
  expect([...promised].filter((route) => !mounted.has(route))).toEqual([])

  const document = (await (
    await exports.default.fetch('https://kelas.test/api/openapi.json')
  ).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const documented = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(documented.toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted())
})
