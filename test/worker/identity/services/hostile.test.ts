import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { sql } from '../../../../worker/core/db.ts'
import type { SignInService } from '../../../../worker/core/sign-in-services.ts'
import {
  boundedFetch,
  MAX_BYTES,
  Unreachable,
} from '../../../../worker/identity/oidc/bounded-fetch.ts'
import { DOWN_SECONDS } from '../../../../worker/identity/oidc/provider.ts'
import { contextFor, SYSTEM } from '../../../factories/context.ts'
import { PRESENT, valueOf } from '../../../factories/identity.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { makeEnrolled } from '../../../factories/second-factor.ts'
import { BACK, surfer } from '../../../factories/sign-in-services.ts'

beforeAll(makeDistricts)
afterEach(() => vi.restoreAllMocks())

const keys = await generateKeyPair('RS256', { extractable: true })
const others = await generateKeyPair('RS256', { extractable: true })
const curve = await generateKeyPair('ES256', { extractable: true })
const longer = await generateKeyPair('ES384', { extractable: true })
const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'satu', alg: 'RS256', use: 'sig' }
const SECRET = 'r4h4sia-panjang-Zk8vQ2mW7xT1pL5n'
const NOW = Math.floor(Date.now() / 1000)
const ACCESS_TOKEN = 'akses-q8Xw3Lr6Tn2V'

type Asked = { readonly issuer: string; readonly nonce: string }
type Token = (claims: JWTPayload, asked: Asked) => Promise<string> | string

/** What a service does otherwise than it should. */
type Faults = {
  readonly token?: Token
  readonly claims?: (claims: JWTPayload, asked: Asked) => JWTPayload
  readonly metadata?: (issuer: string) => Record<string, unknown>
  readonly answers?: (path: string) => Response | undefined
  readonly keys?: readonly unknown[]
  /** What comes back to us, beside code and state. */
  readonly back?: (issuer: string) => Record<string, string>
  readonly secondFactor?: SignInService['secondFactor']
}

const rightToken: Token = (claims) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'satu' }).sign(keys.privateKey)

let services = 0

/** A service of its own for each test, because what is discovered is kept. */
function newService(faults: Faults) {
  services += 1
  const issuer = `https://sso-${services}.example`
  const service: SignInService = {
    area: '35.08',
    name: 'SSO Uji',
    issuer,
    clientId: 'kelas-kader',
    clientSecret: SECRET,
    ...(faults.secondFactor === undefined ? {} : { secondFactor: faults.secondFactor }),
  }
  let nonce = ''
  const seen: { path: string; sent: RequestInit | undefined }[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const { pathname: path } = new URL(input instanceof Request ? input.url : input)
    seen.push({ path, sent: init })
    const own = faults.answers?.(path)
    if (own !== undefined) return own
    if (path === '/jwks') return Response.json({ keys: faults.keys ?? [publicKey] })
    if (path === '/token') {
      const asked = { issuer, nonce }
      const right: JWTPayload = {
        iss: issuer,
        aud: 'kelas-kader',
        sub: 'siti',
        iat: NOW,
        exp: NOW + 300,
        auth_time: NOW,
        nonce,
      }
      const claims = faults.claims?.(right, asked) ?? right
      const token = await (faults.token ?? rightToken)(claims, asked)
      return Response.json({ access_token: ACCESS_TOKEN, token_type: 'Bearer', id_token: token })
    }
    return Response.json({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256', 'none'],
      ...faults.metadata?.(issuer),
    })
  })
  /** There and back; `with` goes along in the address that comes back. */
  async function signIn(browser = surfer([service])) {
    const out = await browser.go('/masuk/dinas/layanan/', { layanan: issuer })
    const refresh = out.headers.get('refresh')
    if (refresh === null) return { answer: out, browser, way: { address: '', token: '' } }
    const asked = new URL(refresh.replace('0; url=', ''))
    nonce = asked.searchParams.get('nonce') ?? ''
    const state = asked.searchParams.get('state') ?? ''
    const back = new URLSearchParams({ code: 'kode', state, ...faults.back?.(issuer) })
    const way = { address: `${BACK}?${back.toString()}`, token: browser.cookie('o') ?? '' }
    return { answer: await browser.go(way.address), browser, way }
  }
  return { service, signIn, seen }
}

/** Of an officer with an app. */
let accountId = ''
beforeAll(async () => {
  ;({ accountId } = await makeEnrolled())
})

/** Her account is opened by `siti` of a service. */
async function link(service: SignInService): Promise<void> {
  const ctx = contextFor(SYSTEM, PRESENT)
  const hash = await ctx.secrets.keyed('service-subject', `${service.issuer}\0siti`)
  await ctx.db.batch([
    sql`insert into service_identities (id, account_id, issuer, subject_hash, pepper_version, linked_at)
      values (${ctx.ids.uuid()}, ${accountId}, ${service.issuer}, ${hash}, 1, ${new Date().toISOString()})`,
  ])
}

const textOf = async (answer: Response) => (await answer.text()).replaceAll(/\s+/g, ' ')

it('lets in whom the service names, by a token as it must be', async () => {
  let idToken = ''
  const { service, signIn, seen } = newService({
    async token(claims, asked) {
      idToken = await rightToken(claims, asked)
      return idToken
    },
  })
  await link(service)
  const { answer, browser } = await signIn()
  expect(answer.headers.get('location')).toBe('/masuk/dinas/langkah/')
  expect(browser.cookie('p')).toMatch(/^[0-9a-f]{64}$/)
  expect(browser.cookie('s')).toBeUndefined()
  // No redirect is followed, and the secret goes to the token endpoint alone.
  expect(seen.map(({ sent }) => sent?.redirect)).toEqual(['manual', 'manual', 'manual'])
  const withSecret = seen.filter(({ sent }) => JSON.stringify(sent?.headers).includes('Basic'))
  expect(withSecret.map(({ path }) => path)).toEqual(['/token'])
  // Its tokens go nowhere: not back to it, not to the browser, not into a row.
  expect(seen.map(({ path }) => path)).toEqual([
    '/.well-known/openid-configuration',
    '/token',
    '/jwks',
  ])
  const { db } = contextFor(SYSTEM)
  const kept = await Promise.all(
    ['pending_sign_ins', 'service_flows', 'service_identities', 'audit_entries'].map((table) =>
      db.all({ text: `select * from ${table}`, values: [] }),
    ),
  )
  const told = JSON.stringify([[...answer.headers], await answer.text(), kept])
  const parts = idToken.split('.').slice(1)
  expect(parts).toHaveLength(2)
  for (const token of [ACCESS_TOKEN, ...parts]) expect(told).not.toContain(token)
})

it('takes no code without the name of who gave it where there are several services', async () => {
  const other: SignInService = {
    area: '33.75',
    name: 'SSO Lain',
    issuer: 'https://sso-lain.example',
    clientId: 'kelas-kader',
    clientSecret: SECRET,
  }
  const silent = newService({})
  await link(silent.service)
  const refused = await silent.signIn(surfer([silent.service, other]))
  expect(refused.answer.status).toBe(422)
  expect(await textOf(refused.answer)).toContain('Jawaban SSO Uji kami tolak')
  // The code, which may be another service's, was brought to nobody.
  expect(silent.seen.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration'])

  const named = newService({ back: (issuer) => ({ iss: issuer }) })
  await link(named.service)
  const { answer } = await named.signIn(surfer([named.service, other]))
  expect(answer.headers.get('location')).toBe('/masuk/dinas/langkah/')
})

const without = (name: string) => (right: JWTPayload) => ({ ...right, [name]: undefined })
const hmac =
  (secret: string): Token =>
  (claims) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'satu' })
      .sign(new TextEncoder().encode(secret))

it.each<[string, Faults]>([
  [
    'signed by another key under the same name',
    {
      token: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', kid: 'satu' })
          .sign(others.privateKey),
    },
  ],
  [
    'signed by a key of its own header',
    {
      token: async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(others.publicKey) })
          .sign(others.privateKey),
    },
  ],
  [
    'signed by a key that is not in its list',
    {
      token: (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'dua' }).sign(curve.privateKey),
    },
  ],
  ['not signed', { token: (claims) => new UnsecuredJWT(claims).encode() }],
  [
    'not signed, with the signature of another one',
    {
      async token(claims, asked) {
        const [, , signature] = (await rightToken(claims, asked)).split('.')
        return `${new UnsecuredJWT(claims).encode()}${signature}`
      },
    },
  ],
  ['keyed by the client secret', { token: hmac(SECRET) }],
  ['keyed by the public key', { token: hmac(JSON.stringify(publicKey)) }],
  [
    'changed after it was signed',
    {
      async token(claims, asked) {
        const [head, , signature] = (await rightToken({ ...claims, sub: 'dewi' }, asked)).split('.')
        const body = new UnsecuredJWT(claims).encode().split('.')[1]
        return `${head}.${body}.${signature}`
      },
    },
  ],
  ['for somebody else', { claims: (right) => ({ ...right, aud: 'lain' }) }],
  [
    'for several, asked by another',
    { claims: (right) => ({ ...right, aud: ['kelas-kader', 'lain'], azp: 'lain' }) },
  ],
  [
    'for several, asked by nobody',
    { claims: (right) => ({ ...right, aud: ['kelas-kader', 'lain'] }) },
  ],
  ['run out', { claims: (right) => ({ ...right, exp: NOW - 60 }) }],
  ['without an end', { claims: without('exp') }],
  ['of tomorrow', { claims: (right) => ({ ...right, iat: NOW + 86_400 }) }],
  ['of another issuer', { claims: (right) => ({ ...right, iss: 'https://sso.example' }) }],
  [
    'of the issuer with a slash',
    { claims: (right, { issuer }) => ({ ...right, iss: `${issuer}/` }) },
  ],
  ['with the nonce of another way', { claims: (right) => ({ ...right, nonce: '0'.repeat(64) }) }],
  ['without a nonce', { claims: without('nonce') }],
  ['without a subject', { claims: without('sub') }],
  ['without saying when she signed in', { claims: without('auth_time') }],
  ['of a sign-in a day ago', { claims: (right) => ({ ...right, auth_time: NOW - 86_400 }) }],
  ['of a sign-in that is to come', { claims: (right) => ({ ...right, auth_time: NOW + 86_400 }) }],
  ['that is no token', { token: () => 'bukan.token' }],
])('refuses a token %s', async (_, faults) => {
  const { service, signIn } = newService(faults)
  await link(service)
  const { answer, browser } = await signIn()
  expect(answer.status).toBe(422)
  expect(await textOf(answer)).toContain('Jawaban SSO Uji kami tolak')
  expect([browser.cookie('p'), browser.cookie('s')]).toEqual([undefined, undefined])
  const used = 'select last_used_at from service_identities where issuer = ?'
  expect(await valueOf(used, service.issuer)).toBeNull()
})

it.each<[string, Faults]>([
  ['an answer of another issuer', { back: () => ({ iss: 'https://sso.example' }) }],
  [
    'an answer without the issuer that the service promises',
    { metadata: () => ({ authorization_response_iss_parameter_supported: true }) },
  ],
  [
    'an implicit answer',
    { answers: (path) => (path === '/token' ? Response.json({ id_token: 'x' }) : undefined) },
  ],
  ['a description of another issuer', { metadata: () => ({ issuer: 'https://sso.example' }) }],
  [
    'a description with a slash more, and a token that agrees with it',
    {
      metadata: (issuer) => ({ issuer: `${issuer}/` }),
      claims: (right, { issuer }) => ({ ...right, iss: `${issuer}/` }),
    },
  ],
  [
    'an algorithm that is not on our list, though the service offers it',
    {
      metadata: () => ({ id_token_signing_alg_values_supported: ['RS256', 'ES384'] }),
      keys: [{ ...(await exportJWK(longer.publicKey)), kid: 'tiga' }],
      token: (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES384', kid: 'tiga' })
          .sign(longer.privateKey),
    },
  ],
  [
    'an address of signing in without TLS',
    { metadata: () => ({ authorization_endpoint: 'http://sso.example/' }) },
  ],
  [
    'an address of signing in that runs',
    { metadata: () => ({ authorization_endpoint: 'javascript:alert(1)' }) },
  ],
  [
    'an address of tokens without TLS',
    { metadata: () => ({ token_endpoint: 'http://sso.example/token' }) },
  ],
  ['keys without TLS', { metadata: () => ({ jwks_uri: 'http://sso.example/jwks' }) }],
  [
    'only signatures that we do not take',
    { metadata: () => ({ id_token_signing_alg_values_supported: ['HS256', 'none'] }) },
  ],
  ['no keys', { keys: [] }],
  [
    'a page in place of a description',
    { answers: () => new Response('<h1>Halo</h1>', { headers: { 'content-type': 'text/html' } }) },
  ],
  [
    'an error in place of tokens',
    {
      answers: (path) =>
        path === '/token'
          ? Response.json(
              { error: 'invalid_client', error_description: '<script>' },
              { status: 401 },
            )
          : undefined,
    },
  ],
])('refuses %s, and repeats nothing of it', async (_, faults) => {
  const { service, signIn } = newService(faults)
  await link(service)
  const { answer, browser } = await signIn()
  expect(answer.status).toBe(422)
  const text = await textOf(answer)
  expect(text).toContain('Jawaban SSO Uji kami tolak')
  expect(text).not.toMatch(/<script>|sso\.example|invalid_client/)
  expect([browser.cookie('p'), browser.cookie('s')]).toEqual([undefined, undefined])
})

it.each<[string, (path: string) => Response | undefined]>([
  ['fails', () => new Response('aduh', { status: 500 })],
  ['sends elsewhere', () => Response.redirect('https://169.254.169.254/')],
  [
    'sends tokens elsewhere',
    (path) => (path === '/token' ? Response.redirect('https://169.254.169.254/', 307) : undefined),
  ],
  [
    'has keys without end',
    (path) => (path === '/jwks' ? new Response('x'.repeat(MAX_BYTES + 1)) : undefined),
  ],
])('says that a service which %s does not answer, and what works', async (_, answers) => {
  const { service, signIn } = newService({ answers })
  await link(service)
  const { answer, browser } = await signIn()
  expect(answer.status).toBe(503)
  expect(await textOf(answer)).toContain('SSO Uji sedang tidak menjawab')
  expect([browser.cookie('p'), browser.cookie('s')]).toEqual([undefined, undefined])
})

it('asks a service that is down once in half a minute, and then anew', async () => {
  let isDown = true
  const { signIn, seen } = newService({
    answers: () => (isDown ? new Response('aduh', { status: 500 }) : undefined),
  })
  const statusOf = async () => (await signIn()).answer.status
  for (let press = 0; press < 3; press += 1) expect(await statusOf()).toBe(503)
  expect(seen).toHaveLength(1)
  isDown = false
  expect(await statusOf()).toBe(503)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DOWN_SECONDS * 1000 })
  try {
    // Its button leads there again; nobody's identity comes back.
    expect(await statusOf()).toBe(422)
  } finally {
    vi.useRealTimers()
  }
})

it('takes a way once from a service that takes its codes twice', async () => {
  const { service, signIn } = newService({})
  await link(service)
  const { answer, browser, way } = await signIn()
  expect(answer.status).toBe(303)
  browser.take(`__Host-o=${way.token}`)
  expect(await textOf(await browser.go(way.address))).toContain('Proses masuk ini sudah berakhir')
})

it('waits for no service that never ends, and reads no more than it must', async () => {
  const sent = { method: 'GET', headers: {} }
  let gone = 0
  const endless = (part: Uint8Array | null) =>
    new ReadableStream({
      pull(to) {
        if (part !== null) to.enqueue(part)
        // Otherwise nothing ever comes.
        return part === null ? new Promise(() => undefined) : undefined
      },
      cancel() {
        gone += 1
      },
    })
  const fetched = vi.spyOn(globalThis, 'fetch')
  fetched.mockResolvedValueOnce(new Response(endless(null)))
  await expect(boundedFetch('https://sso.example', sent, 20)).rejects.toThrow(Unreachable)
  fetched.mockResolvedValueOnce(new Response(endless(new Uint8Array(50_000))))
  await expect(boundedFetch('https://sso.example', sent)).rejects.toThrow('too long')
  expect(gone).toBe(2)
  fetched.mockImplementationOnce(
    (_, init) =>
      new Promise((__, refuse) => {
        init?.signal?.addEventListener('abort', () => refuse(new Error('aborted')))
      }),
  )
  await expect(boundedFetch('https://sso.example', sent, 20)).rejects.toThrow(Unreachable)
})

it.each<[string, SignInService['secondFactor'], JWTPayload, boolean]>([
  ['nothing is assumed', undefined, { amr: ['mfa', 'otp'], acr: 'loa3' }, false],
  ['amr says it', { amr: ['mfa', 'otp'] }, { amr: ['pwd', 'otp'] }, true],
  ['amr says something else', { amr: ['mfa'] }, { amr: ['pwd'] }, false],
  ['amr is no list', { amr: ['mfa'] }, { amr: 'mfa' }, false],
  ['acr says it', { acr: ['loa3'] }, { acr: 'loa3' }, true],
  ['acr is missing', { acr: ['loa3'] }, {}, false],
])(
  'asks for the code of the app unless the service said that it did: %s',
  async (_, secondFactor, told, isEnough) => {
    const claims = (right: JWTPayload) => ({ ...right, ...told })
    const { service, signIn } = newService({
      claims,
      ...(secondFactor === undefined ? {} : { secondFactor }),
    })
    await link(service)
    const { answer, browser } = await signIn()
    expect(answer.headers.get('location')).toBe(isEnough ? '/dinas/' : '/masuk/dinas/langkah/')
    expect(browser.cookie('s') !== undefined).toBe(isEnough)
    if (!isEnough) return
    // The service's word is no fresh proof, also just after linking: what would hurt most asks for her own code.
    expect(await (await browser.go('/api/v1/session/proof')).text()).toContain('"isFresh":false')
    const by = `select detail ->> 'by' from audit_entries where action = 'session.open' and actor_id = ? order by rowid desc`
    expect(await valueOf(by, accountId)).toBe('SERVICE')
    // It lives as every session of staff does, whatever the service says: 7 days, 12 hours idle.
    const lives = `select json_array(unixepoch(ends_at) - unixepoch(created_at), idle_seconds)
      from sessions where subject_id = ? order by rowid desc`
    expect(await valueOf(lives, accountId)).toBe('[604800,43200]')
  },
)
