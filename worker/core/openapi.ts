/** The OpenAPI 3.1 document, generated from the contract's descriptions with zod's own JSON Schema. */
import * as z from 'zod/mini'
import { API, type Endpoint } from '../contract/endpoint.ts'
import { STATUS_OF, type RefusalCode } from '../contract/problem.ts'
import { REFUSALS } from '../contract/refusals.ts'
import { DOORS } from './shield.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[]; [key: string]: unknown }

const problem = {
  type: 'object',
  required: ['code', 'requestId'],
  properties: {
    code: { enum: Object.keys(STATUS_OF) },
    detail: { type: 'object' },
    issues: { type: 'array', items: { type: 'object' } },
    requestId: { type: 'string' },
  },
}

export function openApi(endpoints: Readonly<Record<string, Endpoint>>, version: string): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = `${API}${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(name, endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kelas Kader', version },
    components: { schemas: { Problem: problem } },
    paths,
  }
}

function operation(name: string, endpoint: Endpoint): object {
  const input = z.toJSONSchema(endpoint.input, { io: 'input' }) as Schema
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const { properties = {}, required = [] } = input
  const parameters = Object.entries(properties)
    .filter(([key]) => endpoint.method === 'GET' || inPath.includes(key))
    .map(([key, schema]) => ({
      name: key,
      in: inPath.includes(key) ? 'path' : 'query',
      required: required.includes(key),
      schema,
    }))
  const body = Object.fromEntries(
    Object.entries(properties).filter(([key]) => !inPath.includes(key)),
  )
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters,
    ...(endpoint.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  properties: body,
                  required: required.filter((key) => !inPath.includes(key)),
                },
              },
            },
          },
        }),
    responses: {
      200: {
        description: 'OK',
        content: {
          'application/json': { schema: z.toJSONSchema(endpoint.reply, { io: 'output' }) },
        },
      },
      ...refusals(name, endpoint),
    },
  }
}

/** Any operation can be told these: what it asks for is looked at, and the database or the settings may fail. */
export const OF_ALL = [
  'INPUT_INVALID',
  'DATABASE_BUSY',
  'DEMO_SECRETS',
  'HTTPS_NEEDED',
  'UNEXPECTED',
] as const
/** What only who sends a body can be told. */
const OF_BODIES = ['BODY_NOT_JSON', 'BODY_TOO_LARGE', 'SENT_FROM_ELSEWHERE'] as const
/** Parts of an address that are input may make it the address of nothing. */
const OF_PARTS = ['ADDRESS_UNKNOWN'] as const

/** What the shield in front of costly doors says. */
const OF_SHIELDED = ['TOO_FAST'] as const

function isShielded(method: string, path: string): boolean {
  return DOORS.some((door) => door.method === method && door.path === `${API}${path}`)
}

/** Each status that the operation may refuse with, and the codes that say why. */
function refusals(name: string, { method, path }: Endpoint): Record<string, unknown> {
  const codes = new Set<RefusalCode>([
    ...OF_ALL,
    ...(method === 'GET' ? [] : OF_BODIES),
    ...(path.includes('/:') ? OF_PARTS : []),
    ...(isShielded(method, path) ? OF_SHIELDED : []),
    ...ownRefusals(name),
  ])
  const codesOf = new Map<number, RefusalCode[]>()
  // Safe: the keys of the table are its codes.
  for (const [code, status] of Object.entries(STATUS_OF) as [RefusalCode, number][]) {
    if (codes.has(code)) codesOf.set(status, [...(codesOf.get(status) ?? []), code])
  }
  const answers = Array.from(codesOf, ([status, these]) => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Problem' }],
      properties: { code: { enum: these } },
    }
    const content = { 'application/json': { schema } }
    return [status, { description: `Problem: ${these.join(', ')}`, content }] as const
  })
  return Object.fromEntries(answers)
}

/** A line for each operation: its name and its codes. All codes for what the table does not know. */
function ownRefusals(name: string): RefusalCode[] {
  const line = REFUSALS.split('\n').find((each) => each.startsWith(`${name}:`))
  const codes = line?.slice(name.length + 1).split(' ') ?? Object.keys(STATUS_OF)
  // Safe: a test holds the table against the source, and the source's codes are typed.
  return codes as RefusalCode[]
}
