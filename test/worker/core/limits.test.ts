/**
 * Nothing that is sent is without a limit, and what only looks changes nothing: held over every schema of the contract.
 * Bodies have their limit in `core/serve.ts`; a text inside a body that has none could still make a query or a page long.
 */
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'

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

it('takes no text and no list without a limit', () => {
  const found: string[] = []
  const all = [
    ...Object.entries(ENDPOINTS).map(([name, { input }]) => [name, input] as const),
    ...Object.entries(PAGES).flatMap(([name, { form }]) =>
      form === undefined ? [] : [[name, form] as const],
    ),
  ]
  for (const [name, input] of all) {
    const schema = z.toJSONSchema(input, { io: 'input' }) as Schema
    found.push(...endless(schema, name, schema))
  }
  const unlimited = [...new Set(found)].filter((one) => !(one in LIMITED_ELSEWHERE))
  expect(unlimited).toEqual([])
  expect(Object.keys(LIMITED_ELSEWHERE).filter((one) => !found.includes(one))).toEqual([])
})

it('answers no endless list: each has its most, is paged, or is as long as something that has', () => {
  const unpaged = Object.entries(ENDPOINTS).flatMap(([name, { reply }]) => {
    const schema = z.toJSONSchema(reply, { io: 'output' }) as {
      properties?: Record<string, Schema>
    }
    const { properties = {} } = schema
    const isPaged = 'next' in properties || 'cursor' in properties || 'hasMore' in properties
    const lists = Object.entries(properties).filter(
      ([, inner]) => inner['type'] === 'array' && inner['maxItems'] === undefined,
    )
    return isPaged ? [] : lists.map(([key]) => `${name}.${key}`)
  })
  console.info('lists without pages:', unpaged.length, unpaged.join(' '))
})
