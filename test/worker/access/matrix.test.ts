/**
 * Every endpoint and page of the contract × every role × own and other district. What each may reach follows from
 * ROLES_OF and the area alone; an endpoint that has no case here is a failure, and so is a denied call that
 * changes a row or shows a word of what it hides.
 */
import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import { ROLES_OF, type Role } from '../../../worker/core/access.ts'
import { isWithin } from '../../../worker/core/region-code.ts'
import { headerFaults } from './answer-headers.ts'
import { CASES, PAGE_CASES, type Case } from './cases.ts'
import { sweepForeignIds } from './foreign-ids.ts'
import { listen, lookFaults } from './looked.ts'
import { brokenAnswer, crossOriginFaults, otherFaults } from './other-answers.ts'
import { countWrites } from './rows-written.ts'
import { buildWorld, CANARY, type Visit, type Visitor, type World } from './world.ts'

let world: World
let heard: readonly string[]
let rowsWritten: () => number
beforeAll(async () => {
  heard = listen()
  rowsWritten = countWrites(heard)
  world = await buildWorld()
}, 120_000)

it('has a case for every endpoint and page, and none for what is gone', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted())
  expect(Object.keys(PAGE_CASES).toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

type Outcome = 'reached' | 'SIGN_IN_NEEDED' | 'NOT_ALLOWED' | 'NOT_FOUND'

/** About one cadre: no other of her district reaches it either. */
const HERS: ReadonlySet<string> = new Set([
  'readAttempt',
  'resultPage',
  'evaluationPage',
  'evaluationForm',
])
/** What a district has all its sub-districts use. */
const USED_BELOW: ReadonlySet<string> = new Set(['readMaterials'])

function expected(name: string, given: Case, visitor: Visitor): Outcome {
  if (HERS.has(name) && visitor.self !== undefined) return 'NOT_FOUND'
  if (USED_BELOW.has(name) && visitor.area === '35.08.02') return 'reached'
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

async function check(
  name: string,
  given: Case,
  visitor: Visitor,
  answer: Response,
  before: number,
): Promise<string[]> {
  const text = await answer.text()
  const want = expected(name, given, visitor)
  const got: Outcome = readOutcome(answer, text)
  const label = `${name} as ${visitor.label}`
  const faults = headerFaults(name, answer).map((fault) => `${label}: ${fault}`)
  if (got !== want) {
    const said = `${answer.status} ${text.slice(0, 120)}`
    return [...faults, `${label}: wanted ${want}, got ${got} (${said})`]
  }
  if (want === 'reached') {
    const unlogged = await lookFaults(name, visitor, answer, text)
    return [...faults, ...unlogged.map((fault) => `${label}: ${fault}`)]
  }
  if (text.includes(CANARY)) faults.push(`${label}: shows what it hides`)
  const written = rowsWritten() - before
  if (written !== 0) faults.push(`${label}: wrote ${written} rows`)
  return faults
}

function readOutcome(answer: Response, text: string): Outcome {
  if (answer.status === 303 && answer.headers.get('location') === '/masuk/') return 'SIGN_IN_NEEDED'
  if (answer.status === 401) return text.includes('SIGN_IN_WRONG') ? 'reached' : 'SIGN_IN_NEEDED'
  if (answer.status === 403) return 'NOT_ALLOWED'
  if (answer.status === 404) return 'NOT_FOUND'
  return 'reached'
}

it('lets nobody use ids of another district, sub-district or cadre in the own area', async () => {
  const { faults, calls, answers } = await sweepForeignIds(world, rowsWritten)
  console.info(`foreign ids: ${calls} calls, ${JSON.stringify(answers)}, ${faults.length} faults`)
  expect(faults).toEqual([])
  expect(calls).toBeGreaterThan(300)
}, 180_000)

it('sees when a call writes', async () => {
  const before = rowsWritten()
  // A code that is not there is counted as a guess.
  const guess = JSON.stringify({ code: '0000000000' })
  const nobody = { cookie: '', sessionId: '' }
  await send('POST', `${API}/activation/preview`, guess, 'application/json', nobody)
  expect(rowsWritten()).toBeGreaterThan(before)
})

it.each(Object.keys(ENDPOINTS))('%s answers each role as the table says', async (name) => {
  const endpoint = ENDPOINTS[name]
  const given = CASES[name]
  if (endpoint === undefined || given === undefined) throw new Error('no case')
  const faults: string[] = []
  for (const visitor of world.visitors) {
    const visit = await visitor.open()
    const { path, rest } = address(endpoint.path, given.input(world, visit))
    const isGet = endpoint.method === 'GET'
    const before = expected(name, given, visitor) === 'reached' ? 0 : rowsWritten()
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
    const before = expected(name, given, visitor) === 'reached' ? 0 : rowsWritten()
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

it('sends the headers of its kind with every other answer too', async () => {
  expect(await otherFaults(world)).toEqual([])
  const broken = await brokenAnswer()
  expect(broken.status).toBe(500)
  expect(headerFaults('broken', broken)).toEqual([])
  expect(await broken.json()).toEqual({ code: 'UNEXPECTED', requestId: expect.any(String) })
})

it('answers other sites only where everybody may read', async () => {
  expect(await crossOriginFaults()).toEqual([])
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

it('says nobody’s name in the lines about all of this', () => {
  expect(heard.length).toBeGreaterThan(1000)
  expect(heard.filter((line) => line.includes(CANARY))).toEqual([])
})
