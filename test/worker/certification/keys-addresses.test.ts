/** What verifiers fetch about issuers, as they fetch it: over the Worker, from another origin. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeList, isSet } from '../../../worker/certification/credential/status-list.ts'
import { publishKey } from '../../../worker/certification/keys/publish-key.ts'
import { readBundle } from '../../../worker/certification/verify/read-bundle.ts'
import { readStatusList } from '../../../worker/certification/verify/read-status-list.ts'
import { toBase64Url, toHex } from '../../../worker/contract/byte-text.ts'
import { revocationsIn, type VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { DISTRICT, makeOffice, makeRevoked, type Office } from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, SYSTEM } from '../../factories/context.ts'
import { isVouchedFor, issueAt, storedKeys, type Paper } from '../../factories/keys.ts'

const ORIGIN = 'https://kelas-kader.example'
const OPEN = [
  '/.well-known/did.json',
  '/issuers.json',
  `/issuers.json?area=${DISTRICT}`,
  `/issuers/${DISTRICT}/did.json`,
  `/status/${DISTRICT}/1`,
]

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  exports.default.fetch(`https://kelas.test${path}`, { method, headers })

type StatusList = {
  readonly issuer: string
  readonly validFrom: string
  readonly validUntil: string
  readonly credentialSubject: { readonly encodedList: string; readonly statusPurpose: string }
}
const listAt = async (at: string) =>
  JSON.stringify(await readStatusList(contextFor(PUBLIC, at), DISTRICT, 1))

let office: Office
let papers: (Paper & { readonly statusIndex: number })[]
beforeAll(async () => {
  office = await makeOffice()
  // Safe: rows of the same table with one column more.
  papers = (await issueAt(office, ['Siti Satu', 'Dewi Dua', 'Rina Tiga'], NOW)) as typeof papers
})

describe('every address', () => {
  it.each(OPEN)('%s answers any origin and its preflight, and sets no cookie', async (path) => {
    const preflight = await get(
      path,
      {
        origin: 'https://verifier.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'cache-control, pragma',
      },
      'OPTIONS',
    )
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('*')

    const answer = await get(path, { origin: 'https://verifier.example' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it.each(OPEN)('%s is not sent twice to whoever has it', async (path) => {
    const first = await get(path)
    const etag = first.headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(path, { 'if-none-match': known })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it.each([
    '/issuers/99.99/did.json',
    '/issuers/33.75/did.json',
    '/status/99.99/1',
    '/status/33.75/1',
    `/status/${DISTRICT}/2`,
  ])('%s is not found: nobody issued there', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it.each(['/issuers/platform/did.json', `/status/${DISTRICT}/0`, `/status/${DISTRICT}/01`])(
    '%s is refused: no such name can be',
    async (path) => {
      expect((await get(path)).status).toBe(422)
    },
  )

  it('makes no key because somebody asked', async () => {
    await get('/issuers/33.75/did.json')
    await get('/status/33.75/1')
    expect(await storedKeys('33.75')).toEqual([])
  })
})

describe('a DID document', () => {
  it('names its keys absolutely, as texts, with the media type of DIDs', async () => {
    const answer = await get(`/issuers/${DISTRICT}/did.json`)
    expect(answer.headers.get('content-type')).toBe('application/did+json')
    const [key] = await storedKeys()
    const did = `did:web:kelas-kader.example:issuers:${DISTRICT}`
    expect(await answer.json()).toMatchObject({
      id: did,
      verificationMethod: [{ id: `${did}#${key?.kid}`, type: 'Multikey', controller: did }],
      assertionMethod: [`${did}#${key?.kid}`],
    })
    const platform = await get('/.well-known/did.json')
    expect(await platform.json()).toMatchObject({ id: 'did:web:kelas-kader.example' })
  })
})

describe('a status list', () => {
  it('is signed by the issuer, from the start of the hour for thirty days', async () => {
    const text = await listAt('2026-11-21T08:59:59.000Z')
    // Safe: the shape is what is tested.
    const list = JSON.parse(text) as StatusList
    expect(list).toMatchObject({
      id: `${ORIGIN}/status/${DISTRICT}/1`,
      issuer: `did:web:kelas-kader.example:issuers:${DISTRICT}`,
      validFrom: '2026-11-21T08:00:00Z',
      validUntil: '2026-12-21T08:00:00Z',
      credentialSubject: { statusPurpose: 'revocation' },
    })
    expect(await isVouchedFor(text)).toBe(true)
    expect((await decodeList(list.credentialSubject.encodedList))?.length).toBe(16_384)
  })

  it('is the same for an hour, and another as soon as something is revoked', async () => {
    const first = await listAt('2026-11-21T08:00:01.000Z')
    expect(await listAt('2026-11-21T08:59:59.000Z')).toBe(first)
    const [paper, untouched] = papers
    await makeRevoked(paper?.certificateId ?? '', {}, '2026-11-21T08:30:00.000Z')
    const later = await listAt('2026-11-21T08:59:59.000Z')
    expect(later).not.toBe(first)
    expect(await isVouchedFor(later)).toBe(true)
    // Safe: the shape is what is tested.
    const { credentialSubject } = JSON.parse(later) as StatusList
    const bits = await decodeList(credentialSubject.encodedList)
    if (bits === null) throw new Error('not a list')
    expect(isSet(bits, paper?.statusIndex ?? -1)).toBe(true)
    expect(isSet(bits, untouched?.statusIndex ?? -1)).toBe(false)
    expect(bits.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0)).toBe(1)
  })

  it('is called what the reader asks for', async () => {
    const type = async (accept: string) =>
      (await get(`/status/${DISTRICT}/1`, { accept })).headers.get('content-type')
    expect(await type('application/vc, application/json;q=0.9')).toBe('application/vc')
    expect(await type('application/json')).toBe('application/json')
    expect(await type('*/*')).toBe('application/json')
  })
})

describe('the bundle for phones', () => {
  const bundle = (area: string) => readBundle(contextFor(PUBLIC, '2026-11-21T09:20:00.000Z'), area)

  it('holds issuers with keys, revocations and courses, and nobody’s name', async () => {
    const all = await bundle('ID')
    expect(all).toMatchObject({
      v: 1,
      at: '2026-11-21T09:00:00.000Z',
      issuers: [{ code: DISTRICT, name: 'Kabupaten Lumajang', utcOffset: 7 }],
      courses: [{ code: 'UJI', version: 1, title: 'Pelatihan Dasar KPM' }],
    })
    expect(all.courses[0]?.hours).toBeGreaterThan(0)
    expect(all.issuers[0]?.areas).toBeUndefined()
    const known = revocationsIn(all)
    const states = papers.map(({ statusIndex }) => known(DISTRICT, 1, statusIndex).revoked)
    expect(states).toEqual([true, false, false])
    expect(JSON.stringify(all)).not.toMatch(/Siti|Dewi|Rina/)
  })

  it('brings the names of villages for a part of the country', async () => {
    const province = await bundle('35')
    expect(province.issuers[0]?.areas).toMatchObject({
      '35.08.01': 'Kecamatan Tempursari',
      '35.08.01.2005': 'Desa Tempursari, Kecamatan Tempursari',
      '35.08.10.1001': 'Kelurahan Tompokersan, Kecamatan Lumajang',
    })
    expect((await bundle('33')).issuers).toEqual([])
  })

  it('stays small for all of Indonesia', async () => {
    const key = (state: 'active' | 'next') => ({
      kid: toHex(crypto.getRandomValues(new Uint8Array(4))),
      x: toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
      from: 1_795_194_000,
      until: null,
      state,
    })
    const issuers: VerifierBundle['issuers'] = Array.from({ length: 514 }, (_, n) => ({
      code: `${11 + (n % 38)}.${String(n % 60).padStart(2, '0')}`,
      name: `Kabupaten Contoh ${n}`,
      utcOffset: 7,
      keys: [key('active'), key('next')],
      lists: [{ list: 1, at: '2026-11-21T09:00:00.000Z', revoked: '' }],
    }))
    const text = JSON.stringify({ ...(await bundle('ID')), issuers })
    const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
    const { byteLength } = await new Response(zipped).arrayBuffer()
    console.log(`bundle of 514 issuers with two keys: ${text.length} B, ${byteLength} B compressed`)
    expect(byteLength).toBeLessThan(60_000)
  })
})

it('no answer of any address holds a private half, wrapped or not', async () => {
  const present = contextFor(SYSTEM, new Date().toISOString())
  const id = await createStaff(present, {
    username: 'akar',
    name: 'Petugas Akar',
    password: 'kereta api malam ke timur',
    grants: [
      { role: 'SUPERADMIN', area: 'ID' },
      { role: 'DISTRICT_ADMIN', area: DISTRICT },
    ],
  })
  const { cookie } = await openSession(present, { kind: 'staff', id, scheme: 'https' })
  await publishKey(present, DISTRICT)
  const secrets = async () =>
    [...(await storedKeys()), ...(await storedKeys('platform'))].flatMap(({ wrapped }) =>
      wrapped === null ? [] : [wrapped],
    )
  const before = await secrets()
  expect(before).toHaveLength(3)

  const send = async (method: string, path: string, body?: object) => {
    const answer = await exports.default.fetch(`https://kelas.test${path}`, {
      method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        origin: 'https://kelas.test',
        'sec-fetch-site': 'same-origin',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect([path, answer.status]).toEqual([path, 200])
    return `${JSON.stringify([...answer.headers])}${await answer.text()}`
  }
  const [active] = (await storedKeys()).filter(({ state }) => state === 'ACTIVE')
  const answers = [
    await send('GET', '/api/openapi.json'),
    await send('GET', `/api/v1/issuers/${DISTRICT}/keys`),
    await send('GET', '/api/v1/issuers/platform/keys'),
    await send('POST', `/api/v1/issuers/${DISTRICT}/keys`, {}),
    await send('POST', '/api/v1/keys/rewrap', {}),
    await send('POST', `/api/v1/issuers/${DISTRICT}/keys/${active?.kid}/retire`, {}),
    await send('POST', `/api/v1/issuers/${DISTRICT}/keys/${active?.kid}/compromise`, {
      lastGoodAt: new Date().toISOString(),
    }),
    await send('GET', `/c/${papers[0]?.certificateId}.json`),
    ...(await Promise.all(OPEN.map((path) => send('GET', path)))),
    await send('GET', `/api/v1/audit/${DISTRICT}`),
  ]
  // Any run of twenty characters of a wrapped key gives it away.
  const runs = [...before, ...(await secrets())].flatMap((wrapped) =>
    Array.from({ length: Math.floor(wrapped.length / 20) }, (_, n) =>
      wrapped.slice(n * 20, n * 20 + 20),
    ),
  )
  expect(runs.length).toBeGreaterThan(12)
  for (const answer of answers) {
    expect(runs.filter((run) => answer.includes(run))).toEqual([])
    expect(answer).not.toMatch(/"(wrapped|kek|d|privateKey\w*)":/)
  }
})
