import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateFacts } from '../../../worker/contract/certification.ts'
import { publicCertificate } from '../../../worker/contract/public-certificate.ts'
import { readPublic } from '../../../worker/certification/verify/read-public.ts'
import { contextFor, PUBLIC } from '../../factories/context.ts'
import {
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

const get = (path: string) =>
  exports.default.fetch(`https://kelas.test${path}`, { redirect: 'manual' })

async function issued(name: string) {
  const [cadreId = ''] = await makeEligible(office, [name])
  const [id = ''] = await makeIssued(office, [cadreId])
  const code = await env.DB.prepare('select verification_code c from certificates where id = ?')
    .bind(id)
    .first<string>('c')
  return { id, cadreId, code: code ?? '' }
}

it('names the official address wherever it is opened, so that a copy elsewhere accuses itself', async () => {
  const { code } = await issued('Alamat Resmi')
  for (const path of ['/v', '/v?kode=salah', `/v/${code}`, '/v/KPM-0000-0000-0000']) {
    const page = await (await get(path)).text()
    expect(page, path).toContain('diawali kelas-kader.example/v')
    expect(page, path).not.toContain('kelas.test')
  }
})

describe('the public answer', () => {
  it('has every printed fact for a code typed in any way, and for anyone', async () => {
    const { id, code } = await issued('Siti Aminah')
    const grouped = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
    for (const typed of [
      code,
      `KPM-${grouped}`,
      `kpm ${grouped.toLowerCase()}`,
      ` ${grouped.replaceAll('-', ' ')} `,
    ]) {
      const answer = await get(`/api/v1/public/certificates/${encodeURIComponent(typed)}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const body = publicCertificate.parse(await answer.json())
      const facts = { holderName: 'Siti Aminah', totalHours: 4, courseHours: 6 }
      expect(body).toMatchObject({ status: 'valid', id, ...facts })
      const printed = Object.keys(certificateFacts.shape).filter((key) => key !== 'format')
      for (const key of printed) expect(Object.keys(body)).toContain(key)
    }
  })

  it('never holds telephone, score or the row behind it', async () => {
    const { code, id, cadreId } = await issued('Tanpa Rahasia')
    await env.DB.prepare(
      "update cadres set phone_sealed = 'KENARI', phone_tail = '777' where id = ?",
    )
      .bind(cadreId)
      .run()
    for (const path of [`/api/v1/public/certificates/${code}`, `/v/${code}`, `/c/${id}.json`]) {
      const text = await (await get(path)).text()
      expect(text).not.toContain('KENARI')
      expect(text).not.toContain(cadreId)
      expect(text).not.toMatch(/score|nilai ?:|phone|nik"/i)
    }
  })

  it('has the same keys for a code that is unknown, mistyped or no code at all', async () => {
    const { code } = await issued('Ada Orangnya')
    const known = Object.keys(
      await (await get(`/api/v1/public/certificates/${code}`)).json<object>(),
    )
    for (const typed of [
      'KPM-0000-0000-0000',
      'X',
      `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`,
      '%00',
    ]) {
      const answer = await get(`/api/v1/public/certificates/${typed}`)
      expect(answer.status).toBe(200)
      const body = (await answer.json()) as Record<string, unknown>
      expect(Object.keys(body).sort()).toEqual(known.sort())
      expect(Object.entries(body).filter(([, value]) => value !== null)).toEqual([
        ['status', 'not_found'],
      ])
    }
  })

  it('says revoked, replaced and expired', async () => {
    const [first, second, third] = [
      await issued('Dicabut'),
      await issued('Diganti'),
      await issued('Kedaluwarsa'),
    ]
    await makeRevoked(first.id, { reason: 'HOLDER_ASKED', note: 'Catatan dalam' })
    const ctx = contextFor(PUBLIC)
    expect(await readPublic(ctx, first.code)).toMatchObject({
      status: 'revoked',
      revokedOn: '2026-11-21',
      revokeReason: 'HOLDER_ASKED',
    })
    const page = await (await get(`/v/${first.code}`)).text()
    expect(page).not.toContain('Catatan dalam')
    await env.DB.prepare(
      "update certificates set state = 'REPLACED', replaced_by_id = ? where id = ?",
    )
      .bind(third.id, second.id)
      .run()
    const newer = await readPublic(ctx, third.code)
    expect(await readPublic(ctx, second.code)).toMatchObject({
      status: 'replaced',
      replacedBy: newer.verificationCode,
    })
    await env.DB.prepare('drop trigger certificates_frozen').run()
    await env.DB.prepare("update certificates set expires_on = '2026-11-22' where id = ?")
      .bind(third.id)
      .run()
    // 21 November 2026, 23.30 WIB and half an hour later
    expect(
      (await readPublic(contextFor(PUBLIC, '2026-11-21T16:30:00.000Z'), third.code)).status,
    ).toBe('valid')
    expect(
      (await readPublic(contextFor(PUBLIC, '2026-11-21T17:00:00.000Z'), third.code)).status,
    ).toBe('expired')
  })
})

describe('the files', () => {
  it('are the same PDF every time, in two A4 pages, and the signed credential', async () => {
    const { id } = await issued('Lembar Sama')
    const read = async () => {
      const answer = await get(`/c/${id}.pdf`)
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      expect(answer.headers.get('x-robots-tag')).toBe('noindex')
      return new Uint8Array(await answer.arrayBuffer())
    }
    const [one, two] = [await read(), await read()]
    expect(new TextDecoder('latin1').decode(one.slice(0, 5))).toBe('%PDF-')
    expect(one).toEqual(two)
    expect(one.length).toBeLessThan(40_000)
    const json = await get(`/c/${id}.json`)
    expect(await json.json()).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      credentialSubject: { identifier: [{ identityHash: 'Lembar Sama' }] },
      proof: [{ cryptosuite: 'eddsa-rdfc-2022' }],
    })
    expect(json.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('have the signed credential inside: attached to the PDF, baked into both badges', async () => {
    const { id } = await issued('Lencana Sama')
    const document = await (await get(`/c/${id}.json`)).text()
    const svg = await get(`/c/${id}.svg`)
    expect(svg.headers.get('content-type')).toBe('image/svg+xml')
    expect(svg.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await svg.text()).toContain(`<![CDATA[${document}]]>`)
    const png = await get(`/c/${id}.png`)
    expect(png.headers.get('content-type')).toBe('image/png')
    expect(await png.text()).toContain(`openbadgecredential\0\0\0\0\0${document}`)
    expect(await (await get(`/c/${id}.pdf`)).text()).toMatch(/\/AFRelationship \/Data/)
  })

  it('are not found for another name', async () => {
    for (const name of ['x.pdf', '00000000-0000-7000-8000-000000000000.pdf', 'a', '..%2f.pdf']) {
      expect((await get(`/c/${name}`)).status).toBe(404)
    }
  })
})

describe('the form', () => {
  it('leads on to the page of a readable code and keeps what cannot be read', async () => {
    const { code } = await issued('Lewat Formulir')
    const answer = await get(`/v/?kode=${code.toLowerCase()}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(
      `/v/KPM-${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`,
    )
    const wrong = await get('/v/?kode=KPM-12"><script>')
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('salah ketik')
    expect(page).toContain('value="KPM-12&quot;&gt;&lt;script&gt;"')
  })

  it('answers an unknown code with 404 and the same form', async () => {
    const answer = await get('/v/KPM-0000-0000-0000')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(await answer.text()).toContain('TIDAK DITEMUKAN')
  })
})
