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
})

it('sends the security headers with every answer', async () => {
  for (const path of ['/api/v1/health', '/api/v1/nothing', '/api/openapi.json']) {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})

it('passes what it does not know on to the pages', async () => {
  const answer = await get('/kab/none/of/this')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})
