import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { approveProposal, propose } from '../../../worker/certification/index.ts'
import { verifyCredential } from '../../../worker/certification/credential/proof.ts'
import { checkToken, readToken } from '../../../worker/contract/certificate-token.ts'
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import { fromBase64Url } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { revocationsIn, type VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  type Office,
} from '../../factories/certification.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, { headers })

const issue = async (names: string[], areas?: string[]) =>
  makeIssued(office, await makeEligible(office, names, areas))

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

type Stored = {
  id: string
  code: string
  token: string
  document: string
  hash: string
  list: number
  place: number
  tokenKid: string
}
const stored = async (id: string): Promise<Stored> => {
  const [row] = await all<Stored>(
    `select c.id, c.verification_code code, k.token, k.document, k.document_hash hash, k.status_list list,
       k.status_index place, k.token_kid tokenKid
     from certificates c join credentials k on k.certificate_id = c.id where c.id = ?`,
    id,
  )
  if (row === undefined) throw new Error(`${id} is not signed`)
  return row
}

const bundle = async () => (await get('/issuers.json?area=35')).json<VerifierBundle>()

async function verified(document: string): Promise<boolean> {
  const { issuers } = await bundle()
  const keys = issuers.find(({ code }) => code === DISTRICT)?.keys ?? []
  const answers = await Promise.all(
    keys.map(({ x }) =>
      verifyCredential(JSON.parse(document), fromBase64Url(x) ?? new Uint8Array(0)),
    ),
  )
  return answers.includes(true)
}

async function checked(token: string) {
  const keys = await bundle()
  const now = Date.parse(NOW) / 1000
  return checkToken(token, { keys, revoked: revocationsIn(keys), now, verify: ed25519Verify })
}

type Badge = {
  id: string
  validFrom: string
  awardedDate: string
  issuer: { id: string }
  credentialSubject: {
    id: string
    licenseNumber: string
    role: string
    narrative: string
    identifier: { identityHash: string }[]
    achievement: { version: string; name: string }
  }
  credentialStatus: { statusListIndex: string; statusListCredential: string }
}

describe('the signed credential', () => {
  it('verifies with a key of the bundle, and not after any change', async () => {
    const [id = ''] = await issue(['Tertanda Tangan'])
    const { document } = await stored(id)
    expect(await verified(document)).toBe(true)
    for (const [from, to] of [
      ['Tertanda Tangan', 'Tertanda Tangam'],
      ['/KPM/2026', '/KPM/2027'],
      ['35.08#', '33.75#'],
    ] as const) {
      expect(document).toContain(from)
      expect(await verified(document.replaceAll(from, to))).toBe(false)
    }
  })

  it('is served byte for byte, under its own hash and by the type that is asked for', async () => {
    const [id = ''] = await issue(['Byte Demi Byte'])
    const { document, hash } = await stored(id)
    for (const path of [`/c/${id}.json`, `/c/${id}`]) {
      const answer = await get(path)
      expect(await answer.text()).toBe(document)
      expect(answer.headers.get('content-type')).toBe('application/json')
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('x-robots-tag')).toBe('noindex')
      expect(answer.headers.get('etag')).toBe(`"${hash}"`)
    }
    expect(await sha256(document)).toBe(hash)
    const asVc = await get(`/c/${id}.json`, { accept: 'application/vc, application/json;q=0.5' })
    expect(asVc.headers.get('content-type')).toBe('application/vc')
    expect(await asVc.text()).toBe(document)
    for (const tag of [`"${hash}"`, `"x", W/"${hash}"`]) {
      expect((await get(`/c/${id}.json`, { 'if-none-match': tag })).status).toBe(304)
    }
  })

  it('stays what it was when the certificate is revoked', async () => {
    const [id = ''] = await issue(['Tetap Sama'])
    const { document } = await stored(id)
    await makeRevoked(id)
    expect(await (await get(`/c/${id}.json`)).text()).toBe(document)
  })

  it('says the same as the page and the token, with the official address', async () => {
    const [id = ''] = await issue(['Siti Nur’aini, S.Pd.'], ['35.08.01.2005'])
    const row = await stored(id)
    const badge = JSON.parse(row.document) as Badge
    const page = await (
      await get(`/api/v1/public/certificates/${row.code}`)
    ).json<PublicCertificate>()
    const read = readToken(row.token)
    if (!read.ok) throw new Error('no token')
    const { claims, kid } = read.token
    expect(page).toMatchObject({ status: 'valid', id })

    expect(badge.id).toBe(`https://kelas-kader.example/c/${id}`)
    expect(badge.issuer.id).toBe('did:web:kelas-kader.example:issuers:35.08')
    const { credentialSubject: subject } = badge
    expect(subject.identifier.map(({ identityHash }) => identityHash)).toEqual([page.holderName])
    expect(subject.licenseNumber).toBe(page.number)
    expect(subject.role).toBe(page.holderRole)
    expect(subject.narrative).toContain(page.villageName)
    expect(subject.achievement.version).toBe(String(page.courseVersion))
    expect(subject.achievement.name).toContain(page.courseTitle)
    expect(badge.awardedDate).toBe(`${page.issuedOn}T00:00:00+07:00`)
    expect(badge.credentialStatus).toMatchObject({
      statusListIndex: String(row.place),
      statusListCredential: `https://kelas-kader.example/status/35.08/${row.list}`,
    })

    expect(kid).toBe(row.tokenKid)
    expect(claims).toEqual({
      issuer: DISTRICT,
      holderName: page.holderName,
      code: row.code,
      issuedAt: Date.parse(badge.validFrom) / 1000,
      expiresAt: null,
      status: { list: row.list, index: row.place },
      area: '35.08.01.2005',
      course: { code: page.courseCode, version: page.courseVersion },
      sequence: Number(/\/(\d{4})\//.exec(page.number ?? '')?.[1]),
      isSample: page.isSample,
    })
    const pdf = await (await get(`/c/${id}.pdf`)).text()
    expect(pdf).toContain(row.token)
  })

  it('holds no id by which the database knows the cadre, and joins no two certificates', async () => {
    const cadreIds = await makeEligible(office, ['Tak Terhubung', 'Tak Terhubung Dua'])
    const ids = await makeIssued(office, cadreIds)
    const badges = await Promise.all(
      ids.map(async (id) => JSON.parse((await stored(id)).document) as Badge),
    )
    for (const badge of badges) {
      expect(badge.credentialSubject.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
      for (const cadreId of cadreIds) expect(JSON.stringify(badge)).not.toContain(cadreId)
    }
    expect(new Set(badges.map(({ credentialSubject }) => credentialSubject.id)).size).toBe(2)
  })
})

describe('the token', () => {
  it('is valid for a phone with the bundle, and revoked after the revocation', async () => {
    const [id = ''] = await issue(['Di Balai Desa'])
    const { token } = await stored(id)
    expect(await checked(token)).toMatchObject({
      state: 'valid',
      claims: { holderName: 'Di Balai Desa' },
    })
    await makeRevoked(id)
    expect((await checked(token)).state).toBe('revoked')
    expect((await stored(id)).token).toBe(token)
  })
})

describe('places in a status list', () => {
  it('are each given once and tell nothing of the order', async () => {
    const before = await all('select 1 from credentials')
    await issue(Array.from({ length: 300 }, (_, at) => `Acak ${at}`))
    const places = (
      await all<{ place: number }>(
        'select status_index place from credentials where status_list = 1 order by certificate_id',
      )
    ).map(({ place }) => place)
    expect(places).toHaveLength(before.length + 300)
    expect(new Set(places).size).toBe(places.length)
    expect(places.every((place) => place >= 0 && place < 131_072)).toBe(true)
    const rising = places.filter((place, at) => place > (places[at - 1] ?? 0)).length
    expect(rising / places.length).toBeGreaterThan(0.3)
    expect(rising / places.length).toBeLessThan(0.7)
    // Spread over the whole list.
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(100_000)
  })

  it('are drawn again when they are taken', async () => {
    const [id = ''] = await issue(['Sudah Terpakai'])
    const { place } = await stored(id)
    const cadreIds = await makeEligible(office, ['Menghindar'])
    const { ids } = contextFor(SYSTEM)
    let asked = 0
    // The first draw is the place that is taken.
    const drawing = (length: number) => {
      if (length !== 3) return ids.bytes(length)
      asked += 1
      return asked === 1
        ? Uint8Array.from([place >> 16, (place >> 8) & 255, place & 255])
        : ids.bytes(length)
    }
    const proposal = ids.uuid()
    await propose(contextFor(ADMIN), {
      district: DISTRICT,
      id: proposal,
      courseId: office.courseId,
      unitId: office.unitId,
      event: { startsOn: '2026-11-03', endsOn: '2026-11-20', place: 'daring', organiser: 'Dinas' },
      cadreIds,
    })
    const approver = contextFor(staff('APPROVER', DISTRICT))
    const ctx = { ...approver, ids: { uuid: () => ids.uuid(), bytes: drawing } }
    expect((await approveProposal(ctx, DISTRICT, proposal)).state).toBe('ISSUED')
    expect(asked).toBe(2)
  })

  it('continue in the next list when half of one is given', async () => {
    const [id = ''] = await issue(['Hampir Penuh'])
    await env.DB.batch([
      env.DB.prepare('pragma defer_foreign_keys = on'),
      env.DB.prepare(
        `insert into certificates select 'x' || n.value, proposal_id, 'x' || n.value, course_id, '53.01', sub_district_code,
           unit_id, 2000, n.value, 'x' || n.value, 'x' || n.value, snapshot, snapshot_hash, 0, issued_on, issued_at,
           expires_on, state, null, null, null, null, null, null, null, null
         from certificates, (with recursive up (value) as (select 0 union all select value + 1 from up where value < 65535)
           select value from up) n where id = ?`,
      ).bind(id),
      env.DB.prepare(
        `insert into credentials select 'x' || n.value, '35.08', kid, 7, n.value, '', '', '', token_kid, signed_at
         from credentials, (with recursive up (value) as (select 0 union all select value + 1 from up where value < 65535)
           select value from up) n where certificate_id = ?`,
      ).bind(id),
    ])
    const [next = ''] = await issue(['Daftar Berikutnya'])
    expect((await stored(next)).list).toBe(8)
  }, 60_000)
})
