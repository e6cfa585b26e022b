/** Values that fit a JSON Schema as the OpenAPI document gives it: what a caller sends who has read it. */
import * as fc from 'fast-check'

export type Schema = {
  readonly type?: string | readonly string[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

const DEEPEST = 6

/** `known`: ids, codes and names that exist, tried where they fit. */
export function fitting(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  return of(schema, { known, root: schema, depth: 0 })
}

type Place = { readonly known: readonly string[]; readonly root: Schema; readonly depth: number }

function of(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const inner = { ...place, depth: place.depth + 1 }
  if (place.depth > DEEPEST) return fc.constant(null)
  if (schema.$ref !== undefined) {
    const found = place.root.$defs?.[schema.$ref.split('/').at(-1) ?? '']
    return of(found ?? {}, inner)
  }
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return fc.oneof(...options.map((option) => of(option, inner)))
  if (schema.allOf !== undefined) return of(Object.assign({}, ...schema.allOf) as Schema, inner)
  const type = (typeof schema.type === 'object' ? schema.type[0] : schema.type) ?? ''
  switch (type) {
    case 'string':
      return textOf(schema, place.known)
    case 'integer':
    case 'number':
      return numberOf(schema, type)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listOf(schema, inner)
    case 'object':
      return objectOf(schema, inner)
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

function textOf(schema: Schema, known: readonly string[]): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 400, pattern } = schema
  const form = pattern === undefined ? null : new RegExp(pattern, 'u')
  const fits = (text: string) =>
    text.length >= minLength && text.length <= Math.max(maxLength, 0) && form?.test(text) !== false
  const pool = known.filter((text) => fits(text) && isOf(schema.format, text))
  // Never filtered: what fits by luck only would be looked for without end.
  const made = madeText(schema, form).map((text) => text.slice(0, maxLength))
  if (pool.length === 0) return made
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pool) }, made)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function isOf(format: string | undefined, text: string): boolean {
  switch (format ?? '') {
    case 'uuid':
      return UUID.test(text)
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text)
    case 'date-time':
      return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)
    default:
      return true
  }
}

const moment = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
})

function madeText(schema: Schema, form: RegExp | null): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'date') return moment.map((at) => at.toISOString().slice(0, 10))
  if (schema.format === 'date-time') return moment.map((at) => at.toISOString())
  if (form !== null) return fc.stringMatching(form)
  const { minLength = 0, maxLength = 60 } = schema
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) })
}

function numberOf(schema: Schema, type: 'integer' | 'number'): fc.Arbitrary<number> {
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1001) + 1
  const most = schema.maximum ?? (schema.exclusiveMaximum ?? least + 5001) - 1
  if (type === 'integer') {
    return fc.integer({
      min: Math.max(Math.ceil(least), -(2 ** 31)),
      max: Math.max(Math.ceil(least), Math.min(Math.floor(most), 2 ** 31 - 1)),
    })
  }
  return fc.double({ min: least, max: Math.max(least, most), noNaN: true })
}

function listOf(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  if (schema.prefixItems !== undefined) {
    return fc.tuple(...schema.prefixItems.map((item) => of(item, place)))
  }
  const { minItems = 0, maxItems = 3 } = schema
  return fc.array(of(schema.items ?? {}, place), {
    minLength: Math.min(minItems, 50),
    maxLength: Math.max(Math.min(minItems, 50), Math.min(maxItems, 3)),
  })
}

function objectOf(schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0 && typeof schema.additionalProperties === 'object') {
    return fc.dictionary(
      fc.string({ minLength: 1, maxLength: 12 }),
      of(schema.additionalProperties, place),
      { maxKeys: 3 },
    )
  }
  return fc.record(Object.fromEntries(properties.map(([key, inner]) => [key, of(inner, place)])), {
    requiredKeys: [...(schema.required ?? [])],
  })
}
