import { exports } from 'cloudflare:workers'
import { expect, it } from 'vitest'

const get = (path: string, init?: RequestInit) =>
  exports.default.fetch(`https://kelas.test${path}`, init)

it('answers its health with the newest migration', async () => {
  const answer = await get('/api/v1/health')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    status: 'ok',
    schema: expect.stringMatching(/^\d{4}_/),
  })
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
})

it('answers an unknown address with a code and a request id', async () => {
  const answer = await get('/api/v1/nothing')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ code: 'ADDRESS_UNKNOWN', requestId: expect.any(String) })
})

it('refuses unknown input fields', async () => {
  const answer = await get('/api/v1/districts?nik=1')
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ code: 'INPUT_INVALID' })
  for (const more of ['"nik":"1"', '"__proto__":{"role":"SUPERADMIN"}', '"constructor":{}']) {
    const sent = await get('/api/v1/session/staff', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"username":"a","password":"b",${more}}`,
    })
    expect(await sent.json(), more).toMatchObject({ code: 'INPUT_INVALID' })
  }
})

it('decodes an address once, before it is looked at', async () => {
  const codeOf = async (rest: string) => {
    const { code } = await (await get(`/api/v1/public/coverage/${rest}`)).json<{ code: string }>()
    return code
  }
  const plain = await codeOf('35.08?asOf=2026-01-02')
  expect(plain).toBe('NOT_FOUND')
  expect(await codeOf('%33%35.08?asOf=2026%2D01%2D02')).toBe(plain)
  expect(await codeOf('%2533%2535.08')).toBe('INPUT_INVALID')
  expect(await codeOf('35.08?asOf=2026%252D01%252D02')).toBe('INPUT_INVALID')
})

it('refuses a call in the clear and leads none on; a proxy that ends TLS says so', async () => {
  const asked = (init?: RequestInit) =>
    exports.default.fetch('http://kelas.test/api/v1/health', { redirect: 'manual', ...init })
  const answer = await asked()
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ code: 'HTTPS_NEEDED' })
  const proxied = await asked({ headers: { 'x-forwarded-proto': 'https' } })
  expect(proxied.status).toBe(200)
})

it('sends the security headers with every answer', async () => {
  const data = ["default-src 'none'", "frame-ancestors 'none'", 'sandbox']
  const page = `default-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  for (const [path, policy] of [
    ['/api/v1/health', data],
    ['/api/v1/nothing', data],
    ['/api/openapi.json', data],
    ['/masuk/dinas/', page.split('; ')],
    ['/v/KPM-0000-0000-0000', page.split('; ')],
  ] as const) {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')?.split('; ').toSorted(), path).toEqual(
      policy.toSorted(),
    )
  }
})

it('passes what it does not know on to the pages', async () => {
  const answer = await get('/kab/none/of/this')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

it('lets no cache keep what it answers, but for the totals that anyone may read', async () => {
  for (const path of ['/api/v1/session', '/api/v1/sessions', '/api/v1/districts', '/masuk/']) {
    expect((await get(path)).headers.get('cache-control')).toContain('no-store')
  }
})

it('refuses a form that another site sends, in so many words', async () => {
  for (const headers of [{ origin: 'https://elsewhere.test' }, {}]) {
    const answer = await get('/masuk/dinas/', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'nama=a&sandi=b',
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'SENT_FROM_ELSEWHERE' })
  }
})

it('reads a body no further than its limit, also when its length is not told', async () => {
  const million = new Uint8Array(1_000_000).fill(97)
  const endless = (sent: { parts: number }) =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        sent.parts += 1
        if (sent.parts > 50) controller.close()
        else controller.enqueue(million)
      },
    })
  for (const [path, type] of [
    ['/masuk/dinas/', 'application/x-www-form-urlencoded'],
    ['/api/v1/session/staff', 'application/json'],
  ] as const) {
    const sent = { parts: 0 }
    const headers = { origin: 'https://kelas.test', 'content-type': type }
    const answer = await get(path, { method: 'POST', headers, body: endless(sent) })
    expect(answer.status).toBe(413)
    expect(sent.parts).toBeLessThan(20)
  }
})

it('answers a form that is none like one with a wrong field', async () => {
  const answer = await get('/masuk/dinas/', {
    method: 'POST',
    headers: { origin: 'https://kelas.test', 'content-type': 'multipart/form-data' },
    body: 'no boundary',
  })
  expect(answer.status).toBe(422)
})
