/**
 * Nothing that is sent is without a limit, and what only looks changes nothing: held over every schema of the contract.
 * Bodies have their limit in `core/serve.ts`; a text inside a body that has none could still make a query or a page long.
 */
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { attendanceEvent } from '../../../worker/contract/attendance.ts'
import { practiceEvent } from '../../../worker/contract/fieldwork.ts'
import { phoneEvent } from '../../../worker/contract/learning-sync.ts'
import { BOUNDED, PAGED } from './reply-lists.ts'

type Schema = { readonly [key: string]: unknown }

/** Forms whose length is the limit. */
const FORMATS = new Set(['uuid', 'date', 'date-time'])
/** How long a text of this pattern can be at most is written in it: no `*`, `+` or `{n,}`. */
const isBounded = (pattern: string) =>
  !/(?<!\\)[*+]|\{\d+,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, 'x'))

function* endless(schema: Schema, path: string, root: Schema, depth = 0): Generator<string> {
  if (depth > 12) return
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].split('/').at(-1) ?? ''
    const defs = root['$defs'] as Record<string, Schema> | undefined
    if (defs?.[name] !== undefined) yield* endless(defs[name], path, root, depth + 4)
    return
  }
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    // Safe: JSON Schema says that these are lists of schemas.
    for (const option of (schema[key] as Schema[] | undefined) ?? [])
      yield* endless(option, path, root, depth + 1)
  }
  if (schema['type'] === 'string') {
    const { maxLength, pattern, format } = schema
    const isShort =
      maxLength !== undefined ||
      schema['enum'] !== undefined ||
      schema['const'] !== undefined ||
      FORMATS.has(String(format)) ||
      (typeof pattern === 'string' && isBounded(pattern))
    if (!isShort) yield `${path}: text${typeof pattern === 'string' ? ` ${pattern}` : ''}`
  }
  if (schema['type'] === 'array') {
    if (schema['maxItems'] === undefined && schema['prefixItems'] === undefined)
      yield `${path}: list`
    if (typeof schema['items'] === 'object')
      yield* endless(schema['items'] as Schema, `${path}[]`, root, depth + 1)
  }
  if (schema['type'] === 'object') {
    for (const [key, inner] of Object.entries(
      (schema['properties'] ?? {}) as Record<string, Schema>,
    ))
      yield* endless(inner, `${path}.${key}`, root, depth + 1)
    const { additionalProperties: more } = schema
    // How many names there may be says the limit of the body; each has its own.
    if (typeof more === 'object') yield* endless(more as Schema, `${path}{}`, root, depth + 1)
    if (more !== false && more !== undefined && typeof more !== 'object') yield `${path}: any name`
  }
}

/** What has its limit elsewhere, with where. */
const LIMITED_ELSEWHERE: Readonly<Record<string, string>> = {
  'lengthPage.umur: text': 'anything but its short pattern is read as nothing',
  'lengthPage.cara: text': 'anything but its short pattern is read as nothing',
  'lengthPage.hasil: text': 'anything but its short pattern is read as nothing',
  'verifyPage.code: text': 'part of an address; compared with codes of 18 signs',
  'coveragePage.tanggal: text': 'part of an address; anything but a date is today',
}

/** One by one, out of the lists that phones send. */
const EVENTS = { attendanceEvent, phoneEvent, practiceEvent }

const schemaOf = (input: z.ZodMiniType) => z.toJSONSchema(input, { io: 'input' }) as Schema
const CALLS = [
  ...Object.entries(ENDPOINTS).map(([name, { input }]) => [name, schemaOf(input)] as const),
  ...Object.entries(EVENTS).map(([name, event]) => [name, schemaOf(event)] as const),
]
const INPUTS = [
  ...CALLS,
  ...Object.entries(PAGES).flatMap(([name, { form }]) =>
    form === undefined ? [] : [[name, schemaOf(form)] as const],
  ),
]

it('takes no text and no list without a limit', () => {
  const found = INPUTS.flatMap(([name, schema]) => [...endless(schema, name, schema)])
  const unlimited = [...new Set(found)].filter((one) => !(one in LIMITED_ELSEWHERE))
  expect(unlimited).toEqual([])
  expect(Object.keys(LIMITED_ELSEWHERE).filter((one) => !found.includes(one))).toEqual([])
})

type Part = { readonly path: string; readonly schema: Schema }

/** Every schema inside of one, where it stands. */
function* partsOf(schema: Schema, path: string, root: Schema, depth = 0): Generator<Part> {
  if (depth > 14) return
  const inner = (one: unknown, at: string) => partsOf(one as Schema, at, root, depth + 1)
  if (typeof schema['$ref'] === 'string') {
    const defs = root['$defs'] as Record<string, Schema> | undefined
    yield* inner(defs?.[schema['$ref'].split('/').at(-1) ?? ''] ?? {}, path)
    return
  }
  yield { path, schema }
  for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const) {
    // Safe: JSON Schema says that these are lists of schemas.
    for (const option of (schema[key] as Schema[] | undefined) ?? []) yield* inner(option, path)
  }
  if (typeof schema['items'] === 'object') yield* inner(schema['items'], `${path}[]`)
  const { additionalProperties: more, properties = {} } = schema
  if (typeof more === 'object') yield* inner(more, `${path}{}`)
  for (const [key, one] of Object.entries(properties as Record<string, Schema>))
    yield* inner(one, `${path}.${key}`)
}

const allParts = (inputs: typeof INPUTS) =>
  inputs.flatMap(([name, schema]) => [...partsOf(schema, name, schema)])

it('takes no number without a least and a most', () => {
  const numbers = allParts(INPUTS).filter(
    ({ schema: { type, ...one } }) =>
      (type === 'number' || type === 'integer') && !('const' in one) && !('enum' in one),
  )
  const endlessOnes = numbers.filter(({ schema: { minimum, maximum, ...one } }) => {
    const ends = [minimum ?? one['exclusiveMinimum'], maximum ?? one['exclusiveMaximum']]
    return ends.some((end) => typeof end !== 'number' || Math.abs(end) > Number.MAX_SAFE_INTEGER)
  })
  expect(numbers.length).toBeGreaterThan(80)
  expect([...new Set(endlessOnes.map(({ path }) => path))]).toEqual([])
})

/** Objects of a call that may have other fields than those named, and what becomes of these. */
const OPEN: Readonly<Record<string, string>> = {
  'syncEvents.events[]': 'parsed one by one, as phoneEvent',
  'takeAttendance.events[]': 'parsed one by one, as attendanceEvent',
  'takePractice.events[]': 'parsed one by one, as practiceEvent',
  proveByKey: 'what browsers add is dropped',
  'proveByKey.response': 'what browsers add is dropped',
}

it('takes no field by any call that it does not know, however deep', () => {
  const open = allParts(CALLS).filter(
    ({ schema }) => schema['properties'] !== undefined && schema['additionalProperties'] !== false,
  )
  expect([...new Set(open.map(({ path }) => path))].toSorted()).toEqual(
    Object.keys(OPEN).toSorted(),
  )
})

/** The lists of a reply without a most, as `BOUNDED` names them. */
function* unbounded(
  schema: Schema,
  at: { readonly name: string; readonly path: readonly string[]; readonly refs: readonly string[] },
  root: Schema = schema,
): Generator<string> {
  const { name, path, refs } = at
  if (typeof schema['$ref'] === 'string') {
    const ref = schema['$ref']
    const defs = root['$defs'] as Record<string, Schema> | undefined
    const found = refs.includes(ref) ? undefined : defs?.[ref.split('/').at(-1) ?? '']
    if (found !== undefined) yield* unbounded(found, { name, path, refs: [...refs, ref] }, root)
    return
  }
  for (const key of ['anyOf', 'oneOf', 'allOf'] as const) {
    // Safe: JSON Schema says that these are lists of schemas.
    for (const option of (schema[key] as Schema[] | undefined) ?? [])
      yield* unbounded(option, at, root)
  }
  const place = (path.length < 2 ? [name, ...path] : path.slice(-2)).join('.')
  const { items, properties, additionalProperties: more } = schema
  if (schema['type'] === 'array') {
    if (schema['maxItems'] === undefined && schema['prefixItems'] === undefined) yield place
    if (typeof items === 'object') yield* unbounded(items as Schema, at, root)
  }
  if (typeof more === 'object') {
    yield `${place}{}`
    yield* unbounded(more as Schema, at, root)
  }
  for (const [key, inner] of Object.entries((properties ?? {}) as Record<string, Schema>))
    yield* unbounded(inner, { name, path: [...path, key], refs }, root)
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '')

it('answers no endless list: each has its most, is paged, or is as long as something that has', () => {
  const found = new Set<string>()
  const isPaged = new Set<string>()
  for (const [name, { reply }] of Object.entries(ENDPOINTS)) {
    const schema = z.toJSONSchema(reply, { io: 'output' }) as Schema
    for (const list of unbounded(schema, { name, path: [], refs: [] })) found.add(list)
    const { properties = {} } = schema as { properties?: Record<string, Schema> }
    if ('next' in properties || 'cursor' in properties || 'hasMore' in properties) isPaged.add(name)
  }
  const paged = wordsOf(PAGED)
  const reasons = [...paged, ...BOUNDED.flatMap(({ lists }) => wordsOf(lists))]
  expect([...found].filter((list) => !reasons.includes(list))).toEqual([])
  expect(reasons.filter((list) => !found.has(list))).toEqual([])
  expect(reasons.filter((list, index) => reasons.indexOf(list) < index)).toEqual([])
  expect(paged.filter((list) => !isPaged.has(list.split('.')[0] ?? ''))).toEqual([])
})
