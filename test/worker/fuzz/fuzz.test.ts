/**
 * Hostile and nearly right calls to every operation of the OpenAPI document and every page, as the public, a cadre, a
 * district's officer and somebody who may do everything. Whatever comes: no fault of the server, nothing of its inside
 * in an answer, no status that the document does not name for the operation, and no reply of another form than promised.
 * `npm run fuzz` sends 200 to each; the whole check a few.
 */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import * as z from 'zod/mini'
import { buildApp } from '../../../worker/app.ts'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import { STATUS_OF } from '../../../worker/contract/problem.ts'
import { openApi } from '../../../worker/core/openapi.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { headerFaults } from '../access/answer-headers.ts'
import { CASES, PAGE_CASES, type Case } from '../access/cases.ts'
import { isListed, operationsOf } from '../access/documented.ts'
import { buildWorld, type World } from '../access/world.ts'
import { callsOf, inputOf, requestOf, ROLES, type Call, type FuzzRole } from './calls.ts'

const RUNS = inject('fuzz')
// A call changes what the next one meets: a smaller one that fails elsewhere would say less than the first.
const ONCE = { numRuns: RUNS, endOnFailure: true }
const AREA = '35.08'
const SESSIONS: Partial<Record<FuzzRole, { kind: 'cadre' | 'staff'; id: string }>> = {}

const app = buildApp()
// What the Worker logs of each call would be longer than all that is tested: only what it did not foresee.
let unforeseen = ''
let endListening = () => undefined as void
const listen = (line: string) => {
  if (line.includes('"event":"unexpected"')) unforeseen = line
}
let world: World
let known: string[] = []
const cookies: Record<FuzzRole, string> = {
  PUBLIC: '',
  CADRE: '',
  DISTRICT_ADMIN: '',
  EVERYTHING: '',
}
const counts = new Map<number, number>()
/** What operations answered: `name status`. */
const seen = new Set<string>()

beforeAll(async () => {
  endListening = () => {
    console.log = before
  }
  const before = console.log
  console.log = listen
  world = await buildWorld()
  const account = (username: string, grants: Parameters<typeof createStaff>[1]['grants']) =>
    createStaff(contextFor(SYSTEM), {
      username,
      name: 'Uji',
      password: 'kereta api malam ke timur',
      grants,
    })
  SESSIONS.CADRE = { kind: 'cadre', id: world.learnerId }
  SESSIONS.DISTRICT_ADMIN = {
    kind: 'staff',
    id: await account('uji.dinas', [{ role: 'DISTRICT_ADMIN', area: AREA }]),
  }
  SESSIONS.EVERYTHING = {
    kind: 'staff',
    id: await account('uji.semua', [
      { role: 'DISTRICT_ADMIN', area: AREA },
      { role: 'APPROVER', area: AREA },
      { role: 'TRAINER', area: AREA },
      { role: 'REVIEWER', area: AREA },
      { role: 'PUBLISHER', area: AREA },
      { role: 'SUPERADMIN', area: 'ID' },
    ]),
  }
  const inputs = [...Object.values(CASES), ...Object.values(PAGE_CASES)].map((given) =>
    rightOf(given),
  )
  known = [...new Set([...textsIn(inputs), ...textsIn({ ...world, visitors: [] })])].filter(
    (text) => text.length < 200,
  )
}, 120_000)

afterAll(() => endListening())

function rightOf(given: Case | undefined): Record<string, unknown> {
  return given?.input(world, { cookie: '', sessionId: world.learnerId }) ?? {}
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner)
  }
}

/** What goes on behind an answer is waited for: the next call meets what it left. */
async function send(request: Request): Promise<Response> {
  const execution = createExecutionContext()
  const answer = await app.fetch(request, env, execution)
  await waitOnExecutionContext(execution)
  return answer
}

/** Sessions of their own for each operation, for some calls end them; and no others, of which pages would tell. */
async function signIn(): Promise<void> {
  await env.DB.exec('delete from sessions')
  for (const role of ROLES) {
    const who = SESSIONS[role]
    if (who === undefined) continue
    const ctx = contextFor(SYSTEM, new Date().toISOString())
    cookies[role] = (await openSession(ctx, { ...who, scheme: 'https' })).cookie
  }
}

/** Of our inside: stacks, statements, tables, files, what a program says when it falls over. */
const INSIDE =
  /\bat \S+ \(|\.(?:ts|js):\d+|node_modules|SQLITE|D1_ERROR|\bsqlite_|select .{1,80} from |insert into|TypeError|RangeError|SyntaxError|is not a function|Cannot read|undefined is|no such table|constraint failed|ZodError|workerd/i

type Told = { readonly label: string; readonly answer: Response; readonly text: string }

function commonFaults({ label, answer, text }: Told, call: Call): string[] {
  const faults: string[] = []
  counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
  if (answer.status >= 500) faults.push(`${answer.status}: ${unforeseen}`)
  const isWhatWasSent = INSIDE.test(JSON.stringify(call.fields))
  if (answer.status >= 400 && !isWhatWasSent && INSIDE.test(text))
    faults.push(`inside: ${text.slice(0, 300)}`)
  if (answer.status >= 400 && text.length > 40_000) faults.push(`an error of ${text.length} signs`)
  faults.push(...headerFaults(label, answer))
  if ('polluted' in {}) faults.push('a prototype was changed')
  return faults
}

const operations = operationsOf(openApi(ENDPOINTS, 'x'))
const listed = [...operations.values()].flatMap(({ operationId, responses }) =>
  Object.keys(responses)
    .filter((status) => Number(status) < 500)
    .map((status) => `${operationId} ${status}`),
)

const EMPTY_PART = /\/(\/|$)/

it.each(Object.keys(ENDPOINTS))('%s takes whatever comes', async (name) => {
  const endpoint = ENDPOINTS[name]
  const operation = operations.get(name)
  if (endpoint === undefined || operation === undefined) throw new Error('not documented')
  await signIn()
  const calls = callsOf(inputOf(operation), known, rightOf(CASES[name]))
  const given = { method: endpoint.method, path: `${API}${endpoint.path}`, isForm: false }
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      const request = requestOf(given, call, cookies[call.role])
      const answer = await send(request)
      const text = await answer.text()
      const faults = commonFaults({ label: name, answer, text }, call)
      const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
      if (EMPTY_PART.test(new URL(request.url).pathname)) {
        // `/districts/` is the address of the list: another operation answers, in its own form.
      } else if (isPage && answer.status === 404) {
        // A path with dots in it may name another address, of a page.
      } else if (answer.status === 200) {
        const read = endpoint.reply.safeParse(JSON.parse(text))
        if (!read.success) faults.push(`reply: ${z.prettifyError(read.error).slice(0, 300)}`)
      } else {
        // Safe: looked at here.
        const { code, requestId } = JSON.parse(text) as {
          code: keyof typeof STATUS_OF
          requestId: string
        }
        if (STATUS_OF[code] !== answer.status || requestId === undefined)
          faults.push(`problem: ${text}`)
        if (!isListed(operation, answer.status, code)) faults.push(`undocumented: ${code}`)
      }
      seen.add(`${name} ${answer.status}`)
      expect(faults).toEqual([])
    }),
    ONCE,
  )
})

it.each(Object.keys(PAGES))('page %s takes whatever comes', async (name) => {
  const page = PAGES[name]
  if (page === undefined) throw new Error('no page')
  await signIn()
  const schema = page.form === undefined ? {} : z.toJSONSchema(page.form, { io: 'input' })
  const calls = callsOf(schema, known, rightOf(PAGE_CASES[name]))
  const given = { method: page.method, path: page.path, isForm: true }
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      const answer = await send(requestOf(given, call, cookies[call.role]))
      const isText = /text|json|svg/.test(answer.headers.get('content-type') ?? '')
      const text = isText ? await answer.text() : ''
      if (!isText) await answer.arrayBuffer()
      expect(commonFaults({ label: name, answer, text }, call)).toEqual([])
    }),
    ONCE,
  )
})

it('has called every operation and page', async ({ annotate }) => {
  const calls = [...counts.values()].reduce((sum, howMany) => sum + howMany, 0)
  expect(calls).toBe((operations.size + Object.keys(PAGES).length) * RUNS)
  const rows = [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([status, howMany]) => `${status}: ${howMany}`)
  await annotate(
    `fuzz: ${operations.size} operations, ${Object.keys(PAGES).length} pages, ` +
      `${RUNS} calls each, ${calls} in all; ${rows.join(', ')}; ` +
      `${seen.size} of ${listed.length} listed statuses below 500 seen`,
    'figure',
  )
})
