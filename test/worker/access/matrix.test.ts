/**
 * Every endpoint and page of the contract × every role × own and other district. What each may reach follows from
 * ROLES_OF and the area alone; an endpoint that has no case here is a failure, and so is a denied call that changes a row
 * or a file, a reading one that does and is not named, a status that the document does not list for the operation, and any
 * answer that shows a canary to somebody who may not see where it stands.
 */
import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import { openApi } from '../../../worker/core/openapi.ts'
import { headerFaults } from './answer-headers.ts'
import { placesIn, showsSecret } from './canaries.ts'
import { CASES, PAGE_CASES } from './cases.ts'
import { ask, expected, keptVisit, KNOWN, readOutcome, visitFor, type Known } from './cells.ts'
import { classOf, namedColumns } from './columns.ts'
import { documentFaults, operationsOf } from './documented.ts'
import { sweepForeignIds } from './foreign-ids.ts'
import { listen, lookFaults } from './looked.ts'
import { sweepMixedIds } from './mixed-ids.ts'
import { brokenAnswer, crossOriginFaults, otherFaults } from './other-answers.ts'
import { buildPlantedWorld, type Planted } from './planted-world.ts'
import { LOGGED, mayWrite, TRACES, WRITES } from './reads-that-write.ts'
import { countWrites } from './rows-written.ts'
import { differences, readState, textColumns } from './rows.ts'
import { leakFaults, readerOf, wordsOf } from './seen.ts'
import { CANARY, type Visitor } from './world.ts'

const operations = operationsOf(openApi(ENDPOINTS, 'x'))
const counts = { denied: 0, reached: 0, columns: 0, leaks: 0, changes: 0 }
const wrote = new Set<string>()

let planted: Planted
let heard: readonly string[]
let rowsWritten: () => number
/** Faults of denied calls, by operation or page. */
const denied = new Map<string, string[]>()
let built: readonly string[] = []
let refused: readonly string[] = []

/** All that is denied comes first, on a world that nobody has changed: then its state is one before and after. */
beforeAll(async () => {
  heard = listen()
  rowsWritten = countWrites(heard)
  planted = await buildPlantedWorld()
  for (const visitor of planted.world.visitors) await keptVisit(visitor)
  built = await readState()
  for (const known of KNOWN) {
    for (const visitor of planted.world.visitors) {
      if (expected(known, visitor) === 'reached') continue
      const faults = await deniedFaults(known, visitor)
      denied.set(known.name, [...(denied.get(known.name) ?? []), ...faults])
    }
  }
  refused = await readState()
}, 240_000)

it('has a case for every endpoint and page, and none for what is gone', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted())
  expect(Object.keys(PAGE_CASES).toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

it('knows of every column of text what stands in it, and has a canary in each that holds words', async () => {
  const columns = (await textColumns()).map(([table, column]) => ({ table, column }))
  counts.columns = columns.length
  const unknown = columns.filter(({ table, column }) => classOf(table, column) === null)
  expect(unknown).toEqual([])
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  expect(namedColumns().filter((name) => !there.has(name))).toEqual([])
  expect(planted.canaries.empty).toEqual([])
})

it('denies without a trace in any row or file', () => {
  const changes = differences(built, refused)
  counts.changes += changes.length
  expect(changes).toEqual([])
  expect(counts.denied).toBeGreaterThan(4000)
})

async function deniedFaults(known: Known, visitor: Visitor): Promise<string[]> {
  counts.denied += 1
  const before = rowsWritten()
  const asked = await ask(known, planted.world, await keptVisit(visitor))
  const { answer, text } = asked
  const [want, got] = [expected(known, visitor), readOutcome(answer, text)]
  const faults = commonFaults(known, answer, text)
  if (got !== want)
    faults.push(`wanted ${want}, got ${got} (${answer.status} ${text.slice(0, 120)})`)
  const words = await wordsOf(asked)
  const isShown = placesIn(words, planted.canaries).size > 0 || words.includes(CANARY)
  if (isShown || showsSecret(words, planted.canaries)) {
    counts.leaks += 1
    faults.push('shows what it hides')
  }
  const written = rowsWritten() - before
  if (written !== 0) {
    counts.changes += 1
    faults.push(`wrote ${written} rows`)
  }
  return faults.map((fault) => `${known.name} as ${visitor.label}: ${fault}`)
}

async function reachedFaults(known: Known, visitor: Visitor): Promise<string[]> {
  counts.reached += 1
  const visit = await visitFor(known, visitor)
  const before = rowsWritten()
  const asked = await ask(known, planted.world, visit)
  const { answer, text } = asked
  const got = readOutcome(answer, text)
  const faults = commonFaults(known, answer, text)
  if (got !== 'reached')
    faults.push(`wanted reached, got ${got} (${answer.status} ${text.slice(0, 120)})`)
  else faults.push(...(await lookFaults(known.name, visitor, answer, text)))
  const leaks = leakFaults(known.name, readerOf(visitor), await wordsOf(asked), planted.canaries)
  counts.leaks += leaks.length
  faults.push(...leaks)
  if (known.method === 'GET' && rowsWritten() !== before) {
    wrote.add(known.name)
    if (!mayWrite(known.name)) {
      counts.changes += 1
      faults.push(`reads, and wrote ${rowsWritten() - before} rows`)
    }
  }
  return faults.map((fault) => `${known.name} as ${visitor.label}: ${fault}`)
}

function commonFaults(known: Known, answer: Response, text: string): string[] {
  return [
    ...headerFaults(known.name, answer),
    ...documentFaults(operations, known, answer, text),
    ...(answer.status >= 500 ? [`${answer.status}`] : []),
  ]
}

async function cellFaults(known: Known): Promise<string[]> {
  const faults = [...(denied.get(known.name) ?? [])]
  for (const visitor of planted.world.visitors) {
    if (expected(known, visitor) === 'reached')
      faults.push(...(await reachedFaults(known, visitor)))
  }
  return faults
}

const of = (isPage: boolean, isRead: boolean) =>
  KNOWN.filter((known) => known.isPage === isPage && (known.method === 'GET') === isRead).map(
    (known) => [known.name, known] as const,
  )

it.each(of(false, true))('%s answers each role as the table says', async (_, known) => {
  expect(await cellFaults(known)).toEqual([])
})

it.each(of(true, true))('page %s answers each role as the table says', async (_, known) => {
  expect(await cellFaults(known)).toEqual([])
})

it('reads without a trace but those that are named', async () => {
  const traces = differences(refused, await readState())
  const isNamed = (line: string) =>
    Object.keys(TRACES).some((trace) => line.replace(/^\w+: /, '').startsWith(trace))
  expect(traces.filter((line) => !isNamed(line))).toEqual([])
  // None is named that leaves no trace.
  expect([...LOGGED, ...Object.keys(WRITES)].filter((name) => !wrote.has(name))).toEqual([])
})

it.each(of(false, false))('%s answers each role as the table says', async (_, known) => {
  expect(await cellFaults(known)).toEqual([])
})

it.each(of(true, false))('page %s answers each role as the table says', async (_, known) => {
  expect(await cellFaults(known)).toEqual([])
})

it('lets nobody use ids of another district, sub-district or cadre in the own area', async ({
  annotate,
}) => {
  const { faults, calls, answers } = await sweepForeignIds(planted, rowsWritten)
  await annotate(
    `foreign ids: ${calls} calls, ${JSON.stringify(answers)}, ${faults.length} faults`,
    'figure',
  )
  expect(faults).toEqual([])
  expect(calls).toBeGreaterThan(300)
}, 180_000)

it('lets nobody slip one id of another in among the own', async ({ annotate }) => {
  const { faults, calls, lists, answers } = await sweepMixedIds(planted)
  await annotate(
    `mixed ids: ${calls} calls, ${lists} of them with lists, ${JSON.stringify(answers)}, ${faults.length} faults`,
    'figure',
  )
  expect(faults).toEqual([])
  expect(lists).toBeGreaterThan(5)
}, 180_000)

it('sees when a call writes', async () => {
  const before = rowsWritten()
  // A code that is not there is counted as a guess.
  const body = JSON.stringify({ code: '0000000000' })
  const headers = { 'content-type': 'application/json' }
  await exports.default.fetch(`https://kelas.test${API}/activation/preview`, {
    method: 'POST',
    headers,
    body,
  })
  expect(rowsWritten()).toBeGreaterThan(before)
})

it('sees a canary, a number and a secret where they stand', () => {
  const { canaries } = planted
  const [first] = canaries.places
  const [, secret = ''] = canaries.secrets
  expect(placesIn('x&quot;KENARIQaaaa&quot;', canaries)).toEqual(new Set([first]))
  expect(placesIn('+62 812-7700-0001', canaries)).toEqual(new Set([canaries.phones[1]]))
  expect(showsSecret(`{"a":"${secret}"}`, canaries)).toBe(true)
})

it('sends the headers of its kind with every other answer too', async () => {
  expect(await otherFaults(planted.world)).toEqual([])
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

it('has tried every cell', async ({ annotate }) => {
  const { canaries, world } = planted
  expect(counts.denied + counts.reached).toBe(KNOWN.length * world.visitors.length)
  await annotate(
    `matrix: ${KNOWN.length} operations and pages × ${world.visitors.length} visitors = ` +
      `${counts.denied + counts.reached} cells (${counts.denied} denied), 0 without a case; ${counts.leaks} leaks, ${counts.changes} unwanted changes; ` +
      `${counts.columns} columns of text, ${canaries.places.length + canaries.phones.length} canaries, ${canaries.secrets.size} secrets`,
    'figure',
  )
})

it('says nobody’s name in the lines about all of this', () => {
  expect(heard.length).toBeGreaterThan(1000)
  expect(heard.filter((line) => line.includes(CANARY))).toEqual([])
})
