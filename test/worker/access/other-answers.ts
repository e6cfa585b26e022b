/** Answers that no case of the matrix gets: files under other endings, parts of a file, what is known already, errors by shape. */
import { env, exports } from 'cloudflare:workers'
import { ENDPOINTS } from '../../../worker/contract/all.ts'
import { headerFaults } from './answer-headers.ts'
import { PAGE_CASES } from './cases.ts'
import type { Visit, World } from './world.ts'

type Asked = {
  /** As the contract calls it, or what it is when the contract does not know it. */
  readonly name: string
  readonly path: string
  readonly status: number
  readonly init?: RequestInit
}

const HOST = 'https://kelas.test'
const OWN_FORM = { origin: HOST, 'content-type': 'application/x-www-form-urlencoded' }
const sent = (body: string, headers: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers,
  body,
})
const other = (method: string): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
})

function asked(world: World): Asked[] {
  const { certificateId, mediaFile, verificationCode } = world
  // Safe: no page of these reads who visits.
  const none = { cookie: '', sessionId: '' } satisfies Visit
  const statement = String(PAGE_CASES['statementPage']?.input(world, none)['file'])
  const paper = `/c/${certificateId}`
  return [
    { name: 'certificateFile', path: `${paper}.pdf`, status: 200 },
    { name: 'certificateFile', path: `${paper}.pdf`, status: 200, init: { method: 'HEAD' } },
    { name: 'certificateFile', path: `${paper}.svg`, status: 200 },
    { name: 'certificateFile', path: `${paper}.png`, status: 200 },
    { name: 'certificateFile', path: `${paper}-ttd.pdf`, status: 404 },
    {
      name: 'certificateFile',
      path: `${paper}.json`,
      status: 200,
      init: { headers: { accept: 'application/vc' } },
    },
    { name: 'statementPage', path: `/bukti/${statement}.json`, status: 200 },
    { name: 'verifyPage', path: `/v/${verificationCode}`, status: 200 },
    { name: 'verifyPage', path: '/v/KPM-0000-0000-0000', status: 404 },
    {
      name: 'mediaFile',
      path: `/media/${mediaFile}`,
      status: 206,
      init: { headers: { range: 'bytes=0-3' } },
    },
    {
      name: 'mediaFile',
      path: `/media/${mediaFile}`,
      status: 416,
      init: { headers: { range: 'bytes=999999-' } },
    },
    { name: 'messagesPage', path: '/pesan/keluarga/keluarga-satu/', status: 200 },
    { name: 'openapi', path: '/api/openapi.json', status: 200 },
    { name: 'health', path: '/api/v1/health', status: 200 },
    { name: 'unknown call', path: '/api/v1/tidak-ada', status: 404 },
    { name: 'unknown page', path: '/kab/tidak/ada/ini', status: 404 },
    { name: 'unknown page', path: '/belajar/../../etc/passwd%00', status: 404 },
    { name: 'wrong method', path: '/api/v1/session', status: 404, init: other('PATCH') },
    { name: 'wrong method', path: '/belajar/', status: 405, init: other('DELETE') },
    {
      name: 'not JSON',
      path: '/api/v1/session/staff',
      status: 415,
      init: sent('a=b', OWN_FORM),
    },
    {
      name: 'not JSON',
      path: '/api/v1/session/staff',
      status: 415,
      init: sent('{"username":', { 'content-type': 'application/json' }),
    },
    {
      name: 'wrong input',
      path: '/api/v1/session/staff',
      status: 422,
      init: sent('{}', { 'content-type': 'application/json' }),
    },
    {
      name: 'too large',
      path: '/api/v1/session/staff',
      status: 413,
      init: sent('x'.repeat(4_000_001), { 'content-type': 'application/json' }),
    },
    {
      name: 'from elsewhere',
      path: '/masuk/dinas/',
      status: 403,
      init: sent('nama=a&sandi=b', { ...OWN_FORM, origin: 'https://elsewhere.test' }),
    },
    { name: 'sign-in needed', path: '/belajar/', status: 303 },
    { name: 'staffSignInForm', path: '/masuk/dinas/', status: 422, init: sent('', OWN_FORM) },
  ]
}

/** Faults of all of them, with what is answered again to who has it already. */
export async function otherFaults(world: World): Promise<string[]> {
  const faults: string[] = []
  const look = async (name: string, path: string, status: number, init: RequestInit = {}) => {
    const answer = await exports.default.fetch(HOST + path, { redirect: 'manual', ...init })
    await answer.arrayBuffer()
    const label = `${name} ${init.method ?? ''} ${path}`
    if (answer.status !== status) faults.push(`${label}: ${answer.status}, wanted ${status}`)
    faults.push(...headerFaults(name, answer).map((fault) => `${label}: ${fault}`))
    return answer.headers.get('etag')
  }
  for (const { name, path, status, init } of asked(world)) {
    const etag = await look(name, path, status, init)
    if (etag !== null && name === 'certificateFile' && init === undefined && !path.endsWith('g')) {
      await look(name, path, 304, { headers: { 'if-none-match': etag } })
    }
  }
  return faults
}

/** Only what is open to all answers other sites, and never with cookies. */
export async function crossOriginFaults(): Promise<string[]> {
  const faults: string[] = []
  for (const [name, { path, open, method }] of Object.entries(ENDPOINTS)) {
    const answer = await exports.default.fetch(`${HOST}/api/v1${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.test',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    })
    await answer.arrayBuffer()
    const isOpen = answer.headers.get('access-control-allow-origin') !== null
    if (isOpen !== (open === true)) faults.push(`${name}: preflight`)
    if (open === true && method !== 'GET') faults.push(`${name}: open, and no GET`)
  }
  return faults
}

/** An error nobody foresaw: the database is gone. */
export async function brokenAnswer(): Promise<Response> {
  const { buildApp } = await import('../../../worker/app.ts')
  const broken = { ...env, DB: { prepare: () => undefined } as unknown as D1Database }
  return buildApp().fetch(new Request(`${HOST}/api/v1/districts`), broken)
}
