/**
 * What is attacked: each operation of the OpenAPI document and each page that takes something, as one request that the product
 * itself accepts or comes far with, sent by the first of all people whom it lets through. Each value is a place to inject into; those
 * whose form the contract fixes (ids, days, codes of areas, words of a list) in the first two requests that have them, for all are
 * read by one parser before anything else is done.
 */
import * as fc from 'fast-check'
import * as z from 'zod/mini'
import { ENDPOINTS, PAGES } from '../../worker/contract/all.ts'
import { openApi } from '../../worker/core/openapi.ts'
import { inputOf } from '../worker/fuzz/calls.ts'
import { fitting, type Schema } from '../worker/fuzz/from-schema.ts'
import { PEOPLE, type People, type Who } from './people.ts'
import type { Product } from './product.ts'

export type Target = {
  readonly name: string
  readonly who: Who
  /** What the request as it is was answered with. */
  readonly status: number
  readonly method: string
  /** With `*` behind each value that may be injected into, as the body has too. */
  readonly url: string
  readonly body: string | null
  readonly type: 'application/json' | 'application/x-www-form-urlencoded'
}

type Operation = Parameters<typeof inputOf>[0]
type Call = {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly schema: Schema
  readonly isForm: boolean
}

/** Whether a value is one to inject into. */
type IsPlace = (key: string, value: string) => boolean
type Tried = {
  readonly who: Who
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** What would end the attacker's own session, or sends whole files. */
const LEFT_OUT = new Set(['signOut', 'signOutForm', 'revokeSession'])
/** Marks at most so many values of one request; those of long lists are all read by the same code. */
const MOST_MARKS = 12
const SAMPLES = 12
const FIXED_FORM =
  /^([0-9a-f]{8}-[0-9a-f-]{27}|\d{2}(\.\d{2}){0,2}(\.\d{4})?|\d{4}-\d{2}-\d{2}(T.*Z)?|\d{4}|[A-Z][A-Z_]+|true|false)$/
const TIMES_FIXED = 2

/** Tables whose newest row in the district stands for a name in an address or a body. */
const TABLE_OF: Readonly<Record<string, string>> = {
  cadreId: 'cadres',
  orang: 'cadres',
  keptId: 'cadres',
  cohortId: 'cohorts',
  batchId: 'cohorts',
  cohort: 'cohorts',
  courseId: 'courses',
  versionId: 'course_versions',
  itemId: 'bank_items',
  attemptId: 'attempts',
  attempt: 'attempts',
  planId: 'action_plans',
  certificateId: 'certificates',
  unitId: 'issuing_units',
  assignmentId: 'assignments',
  actionId: 'meeting_actions',
  assessmentId: 'practice_assessments',
  proposalId: 'proposals',
  proposals: 'proposals',
  'role-proposals': 'staff_proposals',
  statements: 'coverage_statements',
  waivers: 'pass_waivers',
  signatories: 'signatories',
  'issuing-units': 'issuing_units',
  visits: 'superadmin_visits',
}

const FIXED: Readonly<Record<string, string>> = {
  district: '35.08',
  issuer: '35.08',
  area: '35.08',
  ownerArea: '35.08',
  year: '2026',
  module: 'mengenal-kpm',
  slug: 'mengenal-kpm',
  lesson: 'siapa-kpm',
  number: '2',
  size: '8',
  from: '1',
  to: '8',
  courseCode: 'KPM-DASAR',
  username: 'tidak.ada',
  nama: 'tidak.ada',
}

/** Texts tried where they fit. */
const POOL = ['35.08', '35.08.01', '35.08.01.2001', '2026-11-01', 'KPM-DASAR', 'siti', 'gizi']

export async function listTargets(
  product: Product,
  people: People,
  isWanted: (name: string) => boolean,
): Promise<Target[]> {
  const targets: Target[] = []
  const met = new Map<string, number>()
  const isPlace: IsPlace = (key, value) => {
    if (!FIXED_FORM.test(value)) return true
    const times = (met.get(key) ?? 0) + 1
    met.set(key, times)
    return times <= TIMES_FIXED
  }
  for (const call of calls()) {
    if (LEFT_OUT.has(call.name) || !isWanted(call.name)) continue
    const { who, status, fields } = await bestOf(product, people, call)
    const { name, method } = call
    targets.push({ name, who, status, method, ...requestOf(product.url, call, fields, isPlace) })
  }
  // What counts tries, or ends what others need, comes last.
  const isLast = ({ url }: Target) => /session|akun|data-saya|masuk|staff|activ|aktiv/.test(url)
  return [...targets.filter((one) => !isLast(one)), ...targets.filter(isLast)]
}

function calls(): Call[] {
  // Safe: as core/openapi.ts writes it.
  const { paths } = openApi(ENDPOINTS, 'x') as {
    paths: Record<string, Record<string, Operation>>
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => {
      const address = path.replaceAll(/\{(\w+)\}/g, ':$1')
      return {
        name: operation.operationId,
        method: method.toUpperCase(),
        path: address,
        schema: inputOf(operation),
        isForm: false,
      }
    }),
  )
  const pages = Object.entries(PAGES).map(([name, { method, path, form }]): Call => {
    // Safe: what zod writes is a JSON Schema.
    const schema = (form === undefined ? {} : z.toJSONSchema(form, { io: 'input' })) as Schema
    return { name, method, path, schema, isForm: true }
  })
  return [...operations, ...pages].filter(
    ({ path, method, schema }) =>
      path.includes(':') || method !== 'GET' || Object.keys(schema.properties ?? {}).length > 0,
  )
}

async function bestOf(product: Product, people: People, call: Call): Promise<Tried> {
  const samples = fc
    .sample(fitting(call.schema, POOL), { numRuns: SAMPLES, seed: 1 })
    // Safe: made from the schema of an object.
    .map((sample) => withKnown(product, call, (sample ?? {}) as Record<string, unknown>))
  let best: Tried | null = null
  // Safe: the keys of PEOPLE.
  for (const who of Object.keys(PEOPLE) as Who[]) {
    for (const [at, sample] of samples.entries()) {
      const target = await tried(product, people, call, who, sample)
      if (best === null || depth(target.status) > depth(best.status)) best = target
      // Somebody who is not let in will not be with another input.
      if (depth(target.status) <= DENIED || (at > 2 && depth(target.status) === DONE)) break
      if (depth(best.status) === DONE) return best
    }
    if (best !== null && depth(best.status) > UNREAD) return best
  }
  if (best === null) throw new Error(`no sample of ${call.name}`)
  return best
}

const DENIED = 1
/** Sent back by the parser, which says nothing of who may. */
const UNREAD = 2
const DONE = 4
/** How far a request came, by what it was answered with. */
function depth(status: number): number {
  if (status < 400) return DONE
  if ([401, 403].includes(status)) return 0
  if (status === 404) return DENIED
  return [400, 413, 415, 422].includes(status) ? UNREAD : 3
}

/** Puts what exists where its name says that it belongs. */
function withKnown(
  product: Product,
  { path }: Call,
  sample: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...sample }
  for (const [, part = ''] of path.matchAll(/:(\w+)/g)) fields[part] ??= ''
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value !== 'string') continue
    fields[key] = (FIXED[key] ?? knownId(product, path, key) ?? value).replaceAll('*', 'x')
  }
  return fields
}

function knownId(product: Product, path: string, key: string): string | null {
  if (key === 'accountId') {
    return product.find("select id from staff_accounts where username = 'kecamatan.senduro'")
  }
  if (key === 'meetingId' || key === 'meeting') {
    return product.find("select id from meetings where district_code = '35.08' limit 1")
  }
  if (key === 'kid') return product.find("select kid from issuer_keys where issuer = '35.08'")
  if (key === 'code') {
    const course = /course-|courses|rtl|syarat|pesan/.test(path)
    return course ? 'KPM-DASAR' : product.find('select verification_code from certificates limit 1')
  }
  const before = new RegExp(`([\\w-]+)/:${key}\\b`).exec(path)?.[1] ?? ''
  const table = TABLE_OF[key] ?? (key === 'id' ? TABLE_OF[before] : undefined)
  if (table === undefined) return null
  const hasDistrict = product.find(
    `select 1 from pragma_table_info('${table}') where name = 'district_code'`,
  )
  const where = hasDistrict === null ? '' : "where district_code = '35.08'"
  return product.find(`select id from ${table} ${where} limit 1`)
}

async function tried(
  product: Product,
  people: People,
  call: Call,
  who: Who,
  fields: Readonly<Record<string, unknown>>,
): Promise<Tried> {
  const { url, body, type } = requestOf(product.url, call, fields, () => false)
  const answer = await fetch(url, {
    method: call.method,
    redirect: 'manual',
    headers: {
      cookie: await people.cookieOf(who),
      origin: product.url,
      ...(body === null ? {} : { 'content-type': type }),
    },
    body,
  })
  await answer.arrayBuffer()
  // A page that leads to the sign-in has let nobody in.
  const isLedAway = (answer.headers.get('location') ?? '').startsWith('/masuk')
  const status = isLedAway && !call.path.startsWith('/masuk') ? 401 : answer.status
  return { who, status, fields }
}

function requestOf(
  origin: string,
  { path, method, isForm }: Call,
  fields: Readonly<Record<string, unknown>>,
  isPlace: IsPlace,
): Pick<Target, 'url' | 'body' | 'type'> {
  const rest = { ...fields }
  const marked = (key: string, value: string) => encode(value) + (isPlace(key, value) ? '*' : '')
  const address = path.replaceAll(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return marked(key, value)
  })
  const pairs = () =>
    Object.entries(rest)
      .map(([key, value]) => `${encode(key)}=${marked(key, asText(value))}`)
      .join('&')
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
  if (method === 'GET') {
    const query = pairs()
    return { url: `${origin}${address}${query === '' ? '' : `?${query}`}`, body: null, type }
  }
  const body = isForm ? pairs() : jsonOf(rest, isPlace)
  return { url: `${origin}${address}`, body, type }
}

/** JSON with `*` behind the first texts that are places, of a list in its first entry; what is no number any more would be no JSON. */
function jsonOf(value: unknown, isPlace: IsPlace): string {
  const marked = new Set<string>()
  return JSON.stringify(value, (key, inner: unknown) => {
    if (typeof inner !== 'string') return inner
    const plain = inner.replaceAll('*', 'x')
    if (marked.size >= MOST_MARKS || marked.has(key) || !isPlace(key, plain)) return plain
    marked.add(key)
    return `${plain}*`
  })
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `*` is a mark, and halves of letters have no place in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed().replaceAll('*', 'x'))
}
