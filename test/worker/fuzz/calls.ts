/** One hostile or nearly right call: made from the OpenAPI document, or from an input that is right, changed in a few places. */
import * as fc from 'fast-check'
import { changed, changeOf, hostileText } from './hostile.ts'
import type { Operation } from '../access/documented.ts'
import { fitting, type Schema } from './from-schema.ts'

export const ROLES = ['PUBLIC', 'CADRE', 'DISTRICT_ADMIN', 'EVERYTHING'] as const
export type FuzzRole = (typeof ROLES)[number]

/** What is sent beside the fields. */
type Shape = {
  readonly type: string
  readonly body: 'whole' | 'cut' | 'twice' | 'list' | 'bytes' | 'deep' | 'empty'
  readonly headers: Readonly<Record<string, string>>
  /** Put behind the address as it stands. */
  readonly query: string
}

export type Call = {
  readonly role: FuzzRole
  readonly fields: Record<string, unknown>
  readonly shape: Shape
}

const PLAIN: Shape = { type: 'application/json', body: 'whole', headers: {}, query: '' }

const odd: fc.Arbitrary<Shape> = fc.record({
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
    'APPLICATION/JSON',
    'application/json, text/html',
  ),
  body: fc.constantFrom('whole', 'cut', 'twice', 'list', 'bytes', 'deep', 'empty'),
  headers: fc.constantFrom(
    {},
    { accept: 'text/html' },
    { accept: ';;;q=NaN,*' },
    { 'x-http-method-override': 'DELETE' },
    { 'x-forwarded-host': 'elsewhere.test', 'x-original-url': '/api/v1/session' },
    { cookie: '__Host-s=%00; __Host-dev=%E0%A4%A' },
    { cookie: `__Host-s=${'a'.repeat(5000)}` },
    { range: 'bytes=-1' },
    { 'if-none-match': '*' },
    { origin: 'null' },
    { 'content-length': '1' },
    { 'accept-language': '../../etc' },
  ),
  query: fc.constantFrom(
    '',
    '&__proto__=1',
    '&a[]=1&a[]=2',
    '&%00=%ff',
    '&=',
    '&area=35.08&area=33.75',
    '&%E0%A4%A',
    `&q=${'x'.repeat(3000)}`,
  ),
})

/** `right`: an input that is right, or null where none is known. */
export function callsOf(
  schema: Schema,
  known: readonly string[],
  right: Record<string, unknown> | null,
): fc.Arbitrary<Call> {
  const made = fitting(schema, known).map(asFields)
  const begun = right === null ? made : fc.oneof(made, fc.constant(right))
  const bent = fc
    .tuple(begun, fc.array(changeOf(known), { maxLength: 3 }))
    .map(([fields, changes]) => changed(fields, changes))
  const strewn = fc.dictionary(hostileText, hostileText, { maxKeys: 4 }).map(asFields)
  return fc.record({
    // Most of what may go wrong lies behind a permission.
    role: fc.constantFrom(...ROLES, 'DISTRICT_ADMIN', 'EVERYTHING', 'EVERYTHING'),
    fields: fc.oneof(
      { weight: 3, arbitrary: made },
      { weight: 6, arbitrary: bent },
      { weight: 1, arbitrary: strewn },
    ),
    shape: fc.oneof({ weight: 5, arbitrary: fc.constant(PLAIN) }, { weight: 1, arbitrary: odd }),
  })
}

function asFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** All fields of an operation, wherever it takes them. */
export function inputOf({ parameters, requestBody }: Operation): Schema {
  const body = requestBody?.content['application/json']?.schema ?? {}
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    ...body,
    type: 'object',
    properties: {
      ...body.properties,
      ...Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    },
    required: [...(body.required ?? []), ...required],
  }
}

const HOST = 'https://kelas.test'

/** The request; `cookie` is empty for the public. */
export function requestOf(
  given: { readonly method: string; readonly path: string; readonly isForm: boolean },
  { fields, shape }: Call,
  cookie: string,
): Request {
  const rest = { ...fields }
  const path = given.path.replaceAll(/:(\w+)/g, (_, key: string) => {
    const value = asText(rest[key])
    delete rest[key]
    // Whoever writes addresses by hand does not encode.
    return shape.query === '' ? encode(value) : value.replaceAll(/[\r\n?#\\]/g, '').slice(0, 2000)
  })
  const headers = new Headers({ origin: HOST, ...(cookie === '' ? {} : { cookie }) })
  for (const [name, value] of Object.entries(shape.headers)) headers.set(name, value)
  if (given.method === 'GET') {
    const query = Object.entries(rest)
      .map(([key, value]) => `${encode(key)}=${encode(asText(value)).slice(0, 8000)}`)
      .join('&')
    return new Request(`${HOST}${path}?${query}${shape.query}`, { headers, redirect: 'manual' })
  }
  const isPlain = shape === PLAIN
  const type = given.isForm && isPlain ? 'application/x-www-form-urlencoded' : shape.type
  if (type !== '') headers.set('content-type', type)
  const text = given.isForm
    ? new URLSearchParams(
        Object.entries(rest).map(([key, value]) => [key, asText(value)]),
      ).toString()
    : textOf(rest)
  return new Request(`${HOST}${path}`, {
    method: given.method,
    headers,
    body: asBody(text, shape.body),
    redirect: 'manual',
  })
}

function asBody(text: string, how: Shape['body']): string | Uint8Array<ArrayBuffer> {
  switch (how) {
    case 'whole':
      return text
    case 'cut':
      return text.slice(0, Math.floor(text.length / 2))
    case 'twice':
      return text + text
    case 'list':
      return `[${text}]`
    case 'bytes':
      return Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x22])
    case 'deep':
      return '['.repeat(50_000)
    case 'empty':
      return ''
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
}

/** Halves of letters have no place in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
