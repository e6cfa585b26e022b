import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { SettingsError } from '../../../worker/core/secrets.ts'
import { readSignInServices } from '../../../worker/core/sign-in-services.ts'
import { mayOpen } from '../../../worker/identity/oidc/rules.ts'

const SECRET = 'Zk8vQ2mW7xT1pL5nR9cB3y'
const SERVICE = {
  area: '35.08',
  name: 'SSO Kabupaten Lumajang',
  issuer: 'https://sso.lumajang.example',
  clientId: 'kelas-kader',
  clientSecret: SECRET,
}
const read = (...services: object[]) => readSignInServices({ OIDC: JSON.stringify(services) })

it('has no service unless one is set', () => {
  for (const env of [{}, { OIDC: '' }, { OIDC: '  ' }, { OIDC: '[]' }, { PEPPER: 'x' }]) {
    expect(readSignInServices(env)).toEqual([])
  }
})

it('reads services out of several variables, in which 514 districts have room', () => {
  const of = (at: number) => ({
    ...SERVICE,
    area: `${11 + (at % 80)}.${10 + Math.floor(at / 80)}`,
    issuer: `https://sso-${at}.kabupaten.example/realms/pegawai`,
  })
  const all = Array.from({ length: 514 }, (_, at) => of(at))
  const env = Object.fromEntries(
    Array.from({ length: 35 }, (_, at) => [
      `OIDC_${at}`,
      JSON.stringify(all.slice(at * 15, at * 15 + 15)),
    ]),
  )
  // Cloudflare: 5 kB in one variable, 128 variables.
  expect(Math.max(...Object.values(env).map(({ length }) => length))).toBeLessThan(5000)
  expect(readSignInServices({ ...env, OIDC: JSON.stringify([SERVICE]) })).toHaveLength(515)
})

it.each([
  ['no TLS', { issuer: 'http://sso.lumajang.example' }],
  ['a password in the address', { issuer: 'https://a:b@sso.lumajang.example' }],
  ['a question in the address', { issuer: 'https://sso.lumajang.example?x=1' }],
  ['a fragment in the address', { issuer: 'https://sso.lumajang.example#x' }],
  ['an address that runs', { issuer: 'javascript:alert(1)' }],
  ['no address', { issuer: 'sso.lumajang.example' }],
  ['a short secret', { clientSecret: 'Zk8vQ2mW7xT1pL5nR9cB3' }],
  ['a secret of few characters', { clientSecret: 'ab'.repeat(20) }],
  ['a secret that waits to be replaced', { clientSecret: `change-me-${SECRET}` }],
  ['no secret', { clientSecret: undefined }],
  ['a sub-district', { area: '35.08.01' }],
  ['no area', { area: 'Lumajang' }],
  ['a name with a tag', { name: 'SSO <b>Lumajang</b>' }],
  ['an empty list of methods', { secondFactor: { amr: [] } }],
  ['a word that it does not know', { secondFacter: { amr: ['mfa'] } }],
])('refuses to start with %s, and shows no value', (_, wrong) => {
  const start = () => read({ ...SERVICE, ...wrong })
  expect(start).toThrow(SettingsError)
  expect(start).toThrow(/^OIDC is not as it must be at: 0/)
  expect(start).not.toThrow(new RegExp(SECRET))
})

it('refuses what is no JSON, and two services of one issuer, also in two variables', () => {
  expect(() => readSignInServices({ OIDC: '[{' })).toThrow('OIDC is no JSON')
  expect(() => read(SERVICE, { ...SERVICE, area: '33.75' })).toThrow('the same issuer')
  const one = JSON.stringify([SERVICE])
  expect(() => readSignInServices({ OIDC: one, OIDC_2: one })).toThrow('the same issuer')
})

it('takes plain http on this machine only, for tests', () => {
  expect(read({ ...SERVICE, issuer: 'http://127.0.0.1:9000' })).toHaveLength(1)
})

const area = fc.constantFrom('ID', '35', '35.08', '35.08.01', '33', '33.75', '33.75.01', '35.1')
const grants = fc.array(fc.record({ role: fc.constant('TRAINER' as const), area }), {
  maxLength: 4,
})

it('opens an account by a service only where the service has a say over every role of it', () => {
  fc.assert(
    fc.property(area, grants, fc.option(area), (own, held, homeCode) => {
      const isBelow = (code: string) => own === 'ID' || code === own || code.startsWith(`${own}.`)
      const expected =
        held.length === 0
          ? homeCode !== null && isBelow(homeCode)
          : held.every((g) => isBelow(g.area))
      expect(mayOpen({ area: own }, { grants: held, homeCode })).toBe(expected)
    }),
  )
})
