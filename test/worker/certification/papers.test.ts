import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { compromiseKey } from '../../../worker/certification/keys/compromise-key.ts'
import { listPapers } from '../../../worker/certification/files/list-papers.ts'
import { readFile } from '../../../worker/certification/files/read-file.ts'
import { findCredential } from '../../../worker/certification/store-credentials.ts'
import type { Context } from '../../../worker/core/context.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeProposal,
  type Office,
} from '../../factories/certification.ts'
import { approveProposal } from '../../../worker/certification/index.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  // Loads what draws.
  await pdf(await one('Pertama'))
}, 120_000)

const issued = async (...names: string[]) => makeIssued(office, await makeEligible(office, names))
const one = async (name: string) => (await issued(name))[0] ?? ''

const get = (path: string, init: RequestInit = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, { redirect: 'manual', ...init })
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const pdf = async (id: string) => bytesOf(await get(`/c/${id}.pdf`))
const kept = async (id: string) => (await env.FILES.list({ prefix: `papers/${id}/` })).objects

async function revoke(id: string) {
  await env.DB.prepare(
    "update certificates set state = 'REVOKED', revoked_on = '2026-11-21', revoke_reason = 'VIOLATION' where id = ?",
  )
    .bind(id)
    .run()
}

/** A store that always fails, and what was logged of it. */
function withoutStore(): { readonly ctx: Context; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const ctx: Context = {
    ...contextFor(PUBLIC),
    log: (line) => void lines.push(line),
    files: () => {
      throw new TypeError('the store is away')
    },
  }
  return { ctx, lines }
}

describe('the paper that is kept', () => {
  it('has the bytes of one drawn freshly, and is drawn once', async () => {
    const id = await one('Disimpan Sekali')
    expect(await kept(id)).toHaveLength(0)
    const first = await pdf(id)
    const [file, ...others] = await kept(id)
    expect(others).toEqual([])
    const stored = await env.FILES.get(file?.key ?? '')
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(first)
    expect(await pdf(id)).toEqual(first)
    const fresh = await readFile(
      withoutStore().ctx,
      `${id}.pdf`,
      new Request('https://kelas.test/'),
    )
    expect(await bytesOf(fresh)).toEqual(first)
    expect((await kept(id))[0]?.uploaded).toEqual(file?.uploaded)
  })

  it('is what is handed out', async () => {
    const id = await one('Dari Simpanan')
    await pdf(id)
    const [file] = await kept(id)
    const other = new TextEncoder().encode('%PDF-lain')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', other))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    await env.FILES.put(file?.key ?? '', other, { customMetadata: { sha256 } })
    expect(await pdf(id)).toEqual(other)
  })

  it('is drawn again, and kept again, when it is gone or damaged', async () => {
    const id = await one('Rusak Di Simpanan')
    const first = await pdf(id)
    const [file] = await kept(id)
    const key = file?.key ?? ''
    const damaged = first.slice()
    damaged[1000] = (damaged[1000] ?? 0) ^ 1
    for (const harm of [
      () => env.FILES.delete(key),
      () =>
        env.FILES.put(
          key,
          damaged,
          file?.customMetadata ? { customMetadata: file.customMetadata } : {},
        ),
      () => env.FILES.put(key, first.slice(0, 500)),
      () => env.FILES.put(key, ''),
    ]) {
      await harm()
      expect(await pdf(id)).toEqual(first)
      const again = await env.FILES.get(key)
      expect(new Uint8Array((await again?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(first)
    }
  })

  it('is drawn when the store fails, and the failure is logged without saying whose', async () => {
    const id = await one('Simpanan Mati')
    const { ctx, lines } = withoutStore()
    const answer = await readFile(ctx, `${id}.pdf`, new Request('https://kelas.test/'))
    expect(answer.status).toBe(200)
    expect(await bytesOf(answer)).toEqual(await pdf(id))
    expect(lines.map(({ event, what }) => [event, what])).toEqual([
      ['paper.store', 'get'],
      ['paper.store', 'put'],
    ])
    expect(JSON.stringify(lines)).not.toContain(id)
  })

  it('is told to be known by its tag, also weakly, without a look into the store', async () => {
    const id = await one('Sudah Punya')
    const answer = await get(`/c/${id}.pdf`)
    const etag = answer.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    for (const tag of [etag, `W/${etag}`, `"lain", ${etag}`]) {
      const again = await get(`/c/${id}.pdf`, { headers: { 'if-none-match': tag } })
      expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0])
    }
    const { ctx, lines } = withoutStore()
    const request = new Request('https://kelas.test/', { headers: { 'if-none-match': etag } })
    expect((await readFile(ctx, `${id}.pdf`, request)).status).toBe(304)
    expect(lines).toEqual([])
    const other = await get(`/c/${id}.pdf`, { headers: { 'if-none-match': '"lain"' } })
    expect(other.status).toBe(200)
  })

  it('answers HEAD without drawing, with its length once it is kept', async () => {
    const id = await one('Kepala Saja')
    const before = await get(`/c/${id}.pdf`, { method: 'HEAD' })
    expect(before.status).toBe(200)
    expect(before.headers.get('content-type')).toBe('application/pdf')
    expect(before.headers.get('content-length')).toBeNull()
    expect(await kept(id)).toHaveLength(0)
    const { length } = await pdf(id)
    const after = await get(`/c/${id}.pdf`, { method: 'HEAD' })
    expect(after.headers.get('content-length')).toBe(String(length))
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'))
    expect((await bytesOf(after)).length).toBe(0)
  })

  it('is another one after a revocation, at once', async () => {
    const id = await one('Dicabut Segera')
    const valid = await get(`/c/${id}.pdf`)
    const bytes = await bytesOf(valid)
    await revoke(id)
    const revoked = await get(`/c/${id}.pdf`, {
      headers: { 'if-none-match': valid.headers.get('etag') ?? '' },
    })
    expect(revoked.status).toBe(200)
    expect(await bytesOf(revoked)).not.toEqual(bytes)
    expect(await kept(id)).toHaveLength(2)
  })
})

describe('a document that was signed anew', () => {
  it('makes another paper, and the one before stays what it was', async () => {
    const id = await one('Kunci Dicuri')
    const before = await get(`/c/${id}.pdf`)
    const old = await bytesOf(before)
    const ctx = contextFor(SYSTEM)
    const { kid } = (await findCredential(ctx.db, id)) ?? { kid: '' }
    const root = contextFor(staff('SUPERADMIN', 'ID', 'root'), '2026-11-23T02:00:00.000Z')
    await compromiseKey(root, { issuer: DISTRICT, kid, lastGoodAt: '2026-11-22T00:00:00.000Z' })
    const document = (await findCredential(ctx.db, id))?.document ?? ''

    const after = await get(`/c/${id}.pdf`)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    const anew = await bytesOf(after)
    expect(anew).not.toEqual(old)
    expect(await (await get(`/c/${id}.json`)).text()).toBe(document)
    const fresh = await readFile(
      withoutStore().ctx,
      `${id}.pdf`,
      new Request('https://kelas.test/'),
    )
    expect(await bytesOf(fresh)).toEqual(anew)
    expect(await kept(id)).toHaveLength(2)
  })
})

describe('the list of papers to fetch', () => {
  const list = (wish: Parameters<typeof listPapers>[2], by = ADMIN) =>
    listPapers(contextFor(by), DISTRICT, wish)

  it('is of one proposal, in the order of the numbers, without what no longer holds', async () => {
    const cadreIds = await makeEligible(office, ['Satu Usulan', 'Dua Usulan', 'Tiga Usulan'])
    const proposalId = await makeProposal(office, cadreIds)
    await approveProposal(contextFor(APPROVER), DISTRICT, proposalId)
    const { papers, total, next } = await list({ proposalId })
    expect({ total, next }).toEqual({ total: 3, next: null })
    expect(papers.map(({ sequence }) => sequence)).toEqual(
      papers.map((_, index) => (papers[0]?.sequence ?? 0) + index),
    )
    expect(papers[0]).toMatchObject({ signedAt: null, subDistrictName: expect.any(String) })
    expect(papers[0]?.verificationCode).toMatch(/^KPM-/)
    await revoke(papers[1]?.id ?? '')
    const rest = await list({ proposalId })
    expect(rest.papers.map(({ id }) => id)).toEqual([papers[0]?.id, papers[2]?.id])
    expect(rest.total).toBe(2)
  })

  it('is of one sub-district, and of what was searched', async () => {
    const [id = ''] = await makeIssued(
      office,
      await makeEligible(office, ["Nur 'Aini Unduhan"], ['35.08.13.2001']),
    )
    const { papers } = await list({ subDistrict: '35.08.13', search: "nur 'aini unduhan" })
    expect(papers.map((each) => each.id)).toEqual([id])
    const elsewhere = await list({ subDistrict: '35.08.01', search: "nur 'aini unduhan" })
    expect(elsewhere).toMatchObject({ papers: [], total: 0, next: null })
    expect((await list({ search: papers[0]?.verificationCode ?? '-' })).total).toBe(1)
  })

  it('is found by its own office only', async () => {
    const foreign = staff('DISTRICT_ADMIN', '33.75')
    await expect(list({}, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await listPapers(contextFor(foreign), '33.75', {})).papers).toEqual([])
    await expect(list({}, staff('PROVINCE', '35'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
