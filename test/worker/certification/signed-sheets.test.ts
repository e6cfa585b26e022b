import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { attachSigned } from '../../../worker/certification/files/attach-signed.ts'
import { listPapers } from '../../../worker/certification/files/list-papers.ts'
import { MAX_SIGNED } from '../../../worker/contract/certificate-files.ts'
import type { Actor } from '../../../worker/core/access.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, staff } from '../../factories/context.ts'
import { base64Of, followedBy, signedOutside } from '../../factories/signed.ts'

type Bytes = Uint8Array<ArrayBuffer>

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  // Loads what draws.
  await issued('Pertama')
}, 120_000)

const get = (path: string) =>
  exports.default.fetch(`https://kelas.test${path}`, { redirect: 'manual' })
const bytesOf = async (answer: Response): Promise<Bytes> =>
  new Uint8Array(await answer.arrayBuffer())

type Issued = { readonly id: string; readonly code: string; readonly pdf: Bytes }

async function issued(name: string): Promise<Issued> {
  const [id = ''] = await makeIssued(office, await makeEligible(office, [name]))
  const code = await env.DB.prepare('select verification_code c from certificates where id = ?')
    .bind(id)
    .first<string>('c')
  return { id, code: code ?? '', pdf: await bytesOf(await get(`/c/${id}.pdf`)) }
}

type Wish = { readonly by?: Actor; readonly certificateId?: string; readonly district?: string }

function attach(file: Uint8Array, { by = ADMIN, district = DISTRICT, certificateId }: Wish = {}) {
  return attachSigned(contextFor(by), {
    district,
    fileName: 'Siti Aminah (ditandatangani).pdf',
    base64: base64Of(file),
    ...(certificateId === undefined ? {} : { certificateId }),
  })
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: { code?: string; message: string; detail?: { why?: string } }) =>
      error.detail?.why ?? error.code ?? error.message,
  )
}

const rows = async (id: string) =>
  (
    await env.DB.prepare(
      'select sha256, bytes, uploaded_by from signed_documents where certificate_id = ?',
    )
      .bind(id)
      .all<{ sha256: string; bytes: number; uploaded_by: string }>()
  ).results

const audited = async (id: string) =>
  (
    await env.DB.prepare(
      "select detail from audit_entries where entity_id = ? and action = 'certificate.attachSigned' order by rowid",
    )
      .bind(id)
      .all<{ detail: string }>()
  ).results.map(({ detail }) => JSON.parse(detail) as { sha256: string; before: string | null })

async function setState(id: string, state: string): Promise<void> {
  await env.DB.prepare(
    `update certificates set state = ?, revoked_on = iif(? = 'REVOKED', '2026-11-21', null),
       revoke_reason = iif(? = 'REVOKED', 'VIOLATION', null) where id = ?`,
  )
    .bind(state, state, state, id)
    .run()
}

describe('a sheet that was signed outside', () => {
  it('is taken when our bytes stand in front, found by what it says itself, and handed out whole', async () => {
    const { id, pdf } = await issued('Siti Aminah')
    const file = await signedOutside(pdf)
    const answer = await attach(file)
    expect(answer).toMatchObject({
      certificate: { id },
      holderName: 'Siti Aminah',
      outcome: 'new',
      signed: { bytes: file.length, fileName: 'Siti Aminah (ditandatangani).pdf' },
    })
    const served = await get(`/c/${id}-ttd.pdf`)
    expect(served.headers.get('content-type')).toBe('application/pdf')
    expect(served.headers.get('content-security-policy')).toContain('sandbox')
    expect(await bytesOf(served)).toEqual(file)
    expect(await rows(id)).toEqual([
      { sha256: answer.signed.sha256, bytes: file.length, uploaded_by: 'admin' },
    ])
    expect(await audited(id)).toMatchObject([{ sha256: answer.signed.sha256, before: null }])
    const { papers } = await listPapers(contextFor(ADMIN), DISTRICT, { search: 'siti aminah' })
    expect(papers).toMatchObject([{ id, signedAt: '2026-11-21T02:00:00.000Z' }])
  })

  it('is taken once, however often it is sent, and gives way to a later one', async () => {
    const { id, pdf } = await issued('Dua Kali Kirim')
    const [first, second] = [await signedOutside(pdf), await signedOutside(pdf, 'Plt. Kepala')]
    const answer = await attach(first)
    expect(await attach(first)).toEqual({ ...answer, outcome: 'same' })
    expect(await audited(id)).toHaveLength(1)
    const later = await attach(second)
    expect(later.outcome).toBe('replaced')
    expect(await rows(id)).toHaveLength(1)
    expect(await bytesOf(await get(`/c/${id}-ttd.pdf`))).toEqual(second)
    expect(await audited(id)).toMatchObject([
      { before: null },
      { sha256: later.signed.sha256, before: answer.signed.sha256 },
    ])
  })

  it('is written once when it is sent by many at the same moment', async () => {
    const { id, pdf } = await issued('Serentak Diunggah')
    const file = await signedOutside(pdf)
    const answers = await Promise.all(Array.from({ length: 6 }, () => attach(file)))
    expect(answers.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
    expect(answers.filter(({ outcome }) => outcome === 'same')).toHaveLength(5)
    expect(await audited(id)).toHaveLength(1)
  })

  it('is refused with one byte of ours changed, wherever it lies', async () => {
    const { id, pdf } = await issued('Satu Bita')
    const file = await signedOutside(pdf)
    const name = new TextDecoder('latin1').decode(pdf).indexOf('/Title')
    for (const at of [0, 9, name + 8, Math.floor(pdf.length / 2), pdf.length - 2]) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await refusal(attach(changed, { certificateId: id }))).toBe('CHANGED')
    }
    expect(await rows(id)).toEqual([])
    expect(await audited(id)).toEqual([])
  })

  it('is refused when it is cut off, unsigned, or followed by something else', async () => {
    const { id, pdf } = await issued('Terpotong')
    const file = await signedOutside(pdf)
    const why = (bytes: Uint8Array) => refusal(attach(bytes, { certificateId: id }))
    expect(await why(pdf)).toBe('UNSIGNED')
    expect(await why(followedBy(pdf, '\n \n'))).toBe('UNSIGNED')
    expect(await why(file.slice(0, pdf.length - 1))).toBe('CHANGED')
    for (const cut of [1, 7, 40, 300, file.length - pdf.length - 20]) {
      expect(await why(file.slice(0, file.length - cut - 1))).toBe('NO_SIGNATURE')
    }
    expect(await why(followedBy(pdf, '\nstartxref\n1\n%%EOF\n'))).toBe('NO_SIGNATURE')
    // Somebody else's update, whose signature is over another file.
    const short = new TextDecoder('latin1').decode(file.slice(pdf.length))
    const elsewhere = short.replace(/\/ByteRange \[0 \d+/, '/ByteRange [0 00100')
    expect(await why(followedBy(pdf, elsewhere))).toBe('NO_SIGNATURE')
    expect(await rows(id)).toEqual([])
  })

  it('is refused for another certificate, and says that it is not its original', async () => {
    const [mine, other] = [await issued('Milik Saya'), await issued('Milik Orang')]
    const file = await signedOutside(other.pdf)
    expect(await refusal(attach(file, { certificateId: mine.id }))).toBe('CHANGED')
    expect((await attach(file)).certificate.id).toBe(other.id)
    expect(await rows(mine.id)).toEqual([])
  })

  it('is refused when it names no certificate, or is too large', async () => {
    expect(await refusal(attach(new TextEncoder().encode('%PDF-1.7\n%%EOF\n')))).toBe('NOT_OURS')
    expect(await refusal(attach(new Uint8Array(MAX_SIGNED + 1)))).toBe('TOO_LARGE')
  })

  it('is taken on a paper that was fetched before the drawing or the document changed', async () => {
    const { id, pdf } = await issued('Gambar Lama')
    const [now] = (await env.FILES.list({ prefix: `papers/${id}/` })).objects
    const before = followedBy(pdf, '\n% drawn by the version before\n')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', before))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    await env.FILES.put(`papers/${id}/${'0'.repeat(64)}.pdf`, before, {
      customMetadata: { sha256 },
    })
    const file = followedBy(before, '')
    const update = (await signedOutside(pdf)).slice(pdf.length)
    expect(now?.key).not.toContain('0'.repeat(64))
    const text = new TextDecoder('latin1').decode(update)
    const shifted = text.replace(
      /\/ByteRange \[0 (\d+)/,
      (_, first) => `/ByteRange [0 ${Number(first) + 60}`,
    )
    const moved = shifted.replace(/(\d+) +(\d+) *\]/, (_, second) => `${Number(second) + 60} 1 ]`)
    expect((await attach(followedBy(file, moved))).outcome).toBe('new')
  })

  it('is refused for a certificate that no longer holds, and no longer handed out', async () => {
    const { id, code, pdf } = await issued('Dicabut Kemudian')
    const file = await signedOutside(pdf)
    await attach(file)
    expect(await (await get(`/v/${code}`)).text()).toContain(`/c/${id}-ttd.pdf`)
    await setState(id, 'REVOKED')
    expect((await get(`/c/${id}-ttd.pdf`)).status).toBe(404)
    const page = await (await get(`/v/${code}`)).text()
    for (const ending of ['-ttd.pdf', '.pdf', '.png', '.svg', '.json']) {
      expect(page).not.toContain(`/c/${id}${ending}`)
    }
    expect(await refusal(attach(await signedOutside(pdf, 'Lain')))).toBe('STATE_NOT_FIT')
    expect(await refusal(attach(file))).toBe('STATE_NOT_FIT')
    expect(await audited(id)).toHaveLength(1)
  })
})

describe('who brings it', () => {
  it('is the office of the district, and nobody else', async () => {
    const { id, pdf } = await issued('Bukan Wewenang')
    const file = await signedOutside(pdf)
    for (const by of [
      APPROVER,
      staff('TRAINER', DISTRICT),
      staff('PROVINCE', '35'),
      cadre(id, DISTRICT),
    ]) {
      expect(await refusal(attach(file, { by }))).toBe('NOT_ALLOWED')
    }
    const foreign = staff('DISTRICT_ADMIN', '33.75')
    expect(await refusal(attach(file, { by: foreign }))).toBe('NOT_FOUND')
    expect(await refusal(attach(file, { by: foreign, district: '33.75' }))).toBe('NOT_FOUND')
    expect(await refusal(attach(file, { by: foreign, district: '33.75', certificateId: id }))).toBe(
      'NOT_FOUND',
    )
    expect(await rows(id)).toEqual([])
    expect(await audited(id)).toEqual([])
  })
})

describe('the page where anyone checks', () => {
  it('offers the sheet, the badge and the credential, and claims nothing of a signature', async () => {
    const { id, code, pdf } = await issued('Halaman Umum')
    const before = await (await get(`/v/${code}`)).text()
    for (const ending of ['.pdf', '.png', '.svg', '.json']) {
      expect(before).toContain(`/c/${id}${ending}`)
    }
    expect(before).not.toContain('BSrE')
    await attach(await signedOutside(pdf))
    const after = await (await get(`/v/${code}`)).text()
    expect(after).toContain(
      'Dokumen bertanda tangan elektronik (BSrE) diunggah oleh dinas pada 21 November 2026',
    )
    expect(after).toContain('Tanda tangan elektroniknya tidak kami periksa')
    expect(after).not.toMatch(
      /tanda tangan\S*( elektronik\S*)? (ini |itu )?(sah|valid|terverifikasi)/i,
    )
  })
})
