/** Addresses end up in logs and histories, so nobody's name or telephone may have a place in one. */
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ENDPOINTS } from '../../../worker/contract/all.ts'

/** Made by the Worker, or printed on a certificate for everybody to look up. */
const NOT_TYPED_BY_PEOPLE = ['after', 'code']

it('takes no free text by GET: what is looked for travels in the body', () => {
  const open = Object.entries(ENDPOINTS)
    .filter(([, { method }]) => method === 'GET')
    .flatMap(([name, { input }]) => {
      const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
      return Object.entries(properties)
        .filter(([field, shape]) => !NOT_TYPED_BY_PEOPLE.includes(field) && isFreeText(shape))
        .map(([field]) => `${name}.${field}`)
    })
  expect(open).toEqual([])
  expect(isFreeText(z.toJSONSchema(z.string().check(z.maxLength(100))))).toBe(true)
})

function isFreeText(shape: z.core.JSONSchema._JSONSchema): boolean {
  if (typeof shape === 'boolean') return shape
  return (
    shape.type === 'string' &&
    shape.pattern === undefined &&
    shape.format === undefined &&
    shape.enum === undefined &&
    shape.const === undefined
  )
}
