/** The page that checks certificates and statements costs at most 20,000 bytes in all, as the edge sends them: page, styles, scripts, service worker. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startService, type Service } from '../e2e/running-product.ts'
import { brotli } from '../link/edge.ts'

const MOST = 20_000
const PARTS = ['/v', '/periksa.js', '/periksa-sw.js']

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service?.close()
})

it('brings everything along in 20,000 bytes', async () => {
  const weights: Record<string, number> = {}
  for (const part of PARTS) {
    const answer = await fetch(service.url + part)
    expect(answer.status).toBe(200)
    weights[part] = brotli(Buffer.from(await answer.arrayBuffer())).length
  }
  const all = Object.values(weights).reduce((sum, one) => sum + one, 0)
  console.table({ ...weights, all, most: MOST })
  expect(all).toBeLessThanOrEqual(MOST)
  // Nothing else is fetched, or it would have to be counted.
  const page = await (await fetch(`${service.url}/v`)).text()
  const named = Array.from(
    page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g),
    ([, name]) => name,
  )
  expect(named).toEqual(['/periksa.js'])
})
