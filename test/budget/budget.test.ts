/** Queries and rows per request stay within the reviewed limits, and do not grow with the district. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startService, type Service } from '../e2e/running-product.ts'
import { measure } from './bench-requests.ts'

type Limits = Record<string, { queries: number; 'rows read': number }>
const limits = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'limits.json'), 'utf8'),
) as Limits

let service: Service | undefined
afterEach(async () => {
  await service?.close()
  service = undefined
})

it.each([20, 400])('a district of %d cadres costs no more than the limits', async (size) => {
  service = await startService()
  const measured = await measure(service, size, 1)
  console.table(measured)
  expect(Object.keys(measured).toSorted()).toEqual(Object.keys(limits).toSorted())
  for (const [name, limit] of Object.entries(limits)) {
    expect(measured[name]?.['queries'], `${name}: queries`).toBeLessThanOrEqual(limit.queries)
    expect(measured[name]?.['rows read'], `${name}: rows read`).toBeLessThanOrEqual(
      limit['rows read'],
    )
  }
})
