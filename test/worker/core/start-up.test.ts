/** A deployment whose secrets are not as they must be answers nobody, and tells its log which one it is. */
import { createExecutionContext, env } from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import worker from '../../../worker/index.ts'
import type { Env } from '../../../worker/core/context.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

it.each([
  ['a missing one', { PEPPER: undefined }, 'secret PEPPER is missing'],
  ['a short one', { DATA_KEY: 'pendek' }, 'secret DATA_KEY is missing or shorter'],
  ['one of few signs', { KEK: 'k'.repeat(40) }, 'secret KEK has fewer than 8'],
  ['one for two things', { KEK: env.PEPPER }, 'secrets PEPPER and KEK are the same'],
  [
    'one that was not changed',
    { PEPPER_PREVIOUS: env.PEPPER },
    'secrets PEPPER and PEPPER_PREVIOUS',
  ],
])('refuses to serve with %s', async (_, wrong, message) => {
  const said: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    said.push(line)
  })
  // Safe: what is wrong about it is what the test is about.
  const broken = { ...env, ...wrong } as unknown as Env
  for (const path of ['/api/health', '/masuk/dinas/', '/']) {
    const answer = await worker.fetch(
      new Request(`https://kelas-kader.example${path}`) as never,
      broken,
      createExecutionContext(),
    )
    expect(answer.status).toBe(500)
    const body = await answer.text()
    for (const secret of Object.values(wrong)) {
      if (secret !== undefined) expect(body + said.join('')).not.toContain(secret)
    }
  }
  expect(said.join('\n')).toContain(message)
  await expect(worker.scheduled({} as never, broken)).rejects.toThrow(message)
})

it.each(['PEPPER', 'DATA_KEY', 'KEK'] as const)(
  'serves with the %s of the demonstration on this machine alone',
  async (name) => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined)
    // Safe: the binding is a text.
    const demo = { ...env, [name]: `demo-${env[name]}` } as unknown as Env
    const ask = async (origin: string, path: string) => {
      const request = new Request(`${origin}${path}`) as never
      const answer = await worker.fetch(request, demo, createExecutionContext())
      return [answer.status, (await answer.text()).includes('DEMO_SECRETS')]
    }
    for (const path of ['/api/v1/districts', '/api/openapi.json', '/masuk/dinas/', '/akun/']) {
      for (const host of [
        'https://kelas-kader.example',
        'http://127.0.0.1.example',
        'http://10.0.0.1',
      ])
        expect(await ask(host, path), host + path).toEqual([503, true])
    }
    expect(await ask('http://127.0.0.1:18787', '/api/v1/districts')).toEqual([200, false])
  },
)
