/** The OpenAPI 3.1 document, generated from the contract's descriptions with zod's own JSON Schema. */
import * as z from 'zod/mini'
import { API, type Endpoint } from '../contract/endpoint.ts'
import { STATUS_OF, type RefusalCode } from '../contract/problem.ts'

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
      ...refusals(endpoint),
    },
  }
}

/** What only who sends a body can be told. */
const OF_BODIES = new Set<RefusalCode>(['BODY_NOT_JSON', 'BODY_TOO_LARGE', 'SENT_FROM_ELSEWHERE'])

/** Each status that an operation may refuse with, and the codes that say why; which of them occur is the verb's affair. */
function refusals({ method }: Endpoint): Record<string, unknown> {
  const codesOf = new Map<number, RefusalCode[]>()
  // Safe: the keys of the table are its codes.
  for (const [code, status] of Object.entries(STATUS_OF) as [RefusalCode, number][]) {
    if (method === 'GET' && OF_BODIES.has(code)) continue
    codesOf.set(status, [...(codesOf.get(status) ?? []), code])
  }
  const answers = Array.from(codesOf, ([status, codes]) => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Problem' }],
      properties: { code: { enum: codes } },
    }
    const content = { 'application/json': { schema } }
    return [status, { description: `Problem: ${codes.join(', ')}`, content }] as const
  })
  return Object.fromEntries(answers)
}
