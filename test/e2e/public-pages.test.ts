/** Pages that anybody may open: weight, accessibility, no other host, security headers. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startService, type Service } from './service.ts'

let service: Service
let browser: Browser
beforeAll(async () => {
  service = await startService()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

it.each(['/', '/masuk/', '/v/', '/tentang/', '/privasi/', '/bantuan/'])(
  '%s is light and answers',
  async (path) => {
    const answer = await fetch(`${service.url}${path}`)
    expect(answer.status).toBe(200)
    const body = Buffer.from(await answer.arrayBuffer())
    expect(brotliCompressSync(body).length).toBeLessThanOrEqual(14_000)
  },
)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

it('opens in a browser without asking another host', async () => {
  const page = await browser.newPage({
    viewport: { width: 360, height: 740 },
    locale: 'id-ID',
    bypassCSP: true,
  })
  const strangers: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(service.url)) strangers.push(request.url())
  })
  await page.goto(`${service.url}/`)
  await page.evaluate(axe)
  const found = await page.evaluate('axe.run()')
  expect(
    (found as { violations: { id: string }[] }).violations.map((violation) => violation.id),
  ).toEqual([])
  expect(strangers).toEqual([])
  await page.close()
})
