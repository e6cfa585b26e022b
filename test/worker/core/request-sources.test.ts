/** Where the Worker takes what it acts on from: each field from one place, the address of who asks from the platform alone. */
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { buildApp } from '../../../worker/app.ts'
import { endpoint } from '../../../worker/contract/endpoint.ts'
import { page } from '../../../worker/contract/page.ts'
import { servePage } from '../../../worker/core/page.ts'
import { serve, type AppEnv } from '../../../worker/core/serve.ts'
import { readBrowser } from '../../../worker/identity/browser.ts'

const fields = z.strictObject({ district: z.string(), name: z.optional(z.string()) })
const reply = z.object({ district: z.string(), name: z.optional(z.string()) })
const path = '/areas/:district'
const summary = 'Says what came.'

/** An application of two endpoints and two pages, which say what came to them. */
function mirror(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(async (http, next) => {
    http.set('look', async () => undefined)
    await next()
  })
  app.onError((error, http) => http.text(error.message, 422))
  for (const method of ['GET', 'POST'] as const) {
    serve(app, endpoint({ method, path, summary, input: fields, reply }), async (_, input) => input)
    servePage(app, page({ method, path, form: fields }), async (_, form) => Response.json(form))
  }
  return app
}

const ask = async (address: string, init: RequestInit = {}) => {
  const answer = await mirror().request(`https://kelas.test${address}`, init)
  return answer.status === 200 ? answer.json() : answer.status
}
const asJson = (body: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
})
const asForm = (body: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
})
const HERE = { district: '35.08', name: 'a' }

it('lets the path say what the path names, whatever query and body say of it', async () => {
  for (const base of ['/api/v1/areas/35.08', '/areas/35.08']) {
    expect(await ask(`${base}?district=33.75&name=a`)).toEqual(HERE)
    expect(await ask(`${base}?district=33.75&district=33.01&name=a`)).toEqual(HERE)
  }
  const sent = '{"district":"33.75","name":"a"}'
  expect(await ask('/api/v1/areas/35.08', asJson(sent))).toEqual(HERE)
  expect(await ask('/areas/35.08', asForm('district=33.75&name=a'))).toEqual(HERE)
})

it('takes the body of what is sent and never its query, and no field from headers and cookies', async () => {
  expect(await ask('/api/v1/areas/35.08?name=b', asJson('{}'))).toEqual({ district: '35.08' })
  expect(await ask('/areas/35.08?name=b', asForm(''))).toEqual({ district: '35.08' })
  for (const base of ['/api/v1/areas/35.08', '/areas/35.08']) {
    const headers = { name: 'b', cookie: 'name=b' }
    expect(await ask(base, { headers })).toEqual({ district: '35.08' })
  }
})

it('makes one text of a name that comes twice, or refuses it; never a list', async () => {
  for (const answer of [
    await ask('/api/v1/areas/35.08?name=a&name=b'),
    await ask('/areas/35.08?name=a&name=b'),
    await ask('/areas/35.08', asForm('name=a&name=b')),
    await ask('/api/v1/areas/35.08', asJson('{"name":"a","name":"b"}')),
  ]) {
    expect(['a', 'b']).toContain((answer as { name?: unknown }).name)
  }
  expect(await ask('/api/v1/areas/35.08', asJson('{"name":["a","b"]}'))).toBe(422)
  expect(await ask('/areas/35.08?name[]=a')).toBe(422)
})

it('takes the address of who asks from the platform, and from nothing that can be sent along', async () => {
  const app = new Hono<AppEnv>().get('/', (http) => http.text(readBrowser(http).address))
  const told = {
    'x-forwarded-for': '198.51.100.1',
    'x-real-ip': '198.51.100.2',
    forwarded: 'for=198.51.100.3',
    'true-client-ip': '198.51.100.4',
    'x-client-ip': '198.51.100.5',
  }
  const address = async (headers: Record<string, string>) =>
    (await app.request('https://kelas.test/', { headers })).text()
  expect(await address({ ...told, 'cf-connecting-ip': '203.0.113.9' })).toBe('203.0.113.9')
  expect(await address(told)).toBe('')
})

it('has no handler that answers TRACE, for any address', () => {
  const methods = new Set(buildApp().routes.map(({ method }) => method))
  expect([...methods].toSorted()).toEqual(['ALL', 'DELETE', 'GET', 'POST', 'PUT'])
})
