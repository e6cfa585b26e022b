/** Evidence behind old certificates: what is taken, who may have it, what becomes of files that nobody needs. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { dropLooseEvidence } from '../../../worker/certification/index.ts'
import { proposeRecords } from '../../../worker/certification/records/propose-records.ts'
import { readEvidence } from '../../../worker/certification/records/read-evidence.ts'
import type { EvidenceFile } from '../../../worker/contract/records.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { ADMIN, DISTRICT, newUuid } from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeBatch, oldRows, pdf, refusal, sendEvidence } from '../../factories/records.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const VILLAGE = '35.08.01.2005'
const admin = (at?: string) => contextFor(ADMIN, at)
const bytesOf = (...numbers: number[]) => new Uint8Array(numbers)
const text = (written: string) => new Uint8Array(new TextEncoder().encode(written))

beforeAll(async () => {
  await makeRosterDistricts()
  await bringIn(
    admin(),
    DISTRICT,
    sheet([{ name: 'Siti Bukti', areaCode: VILLAGE, decision: 'new' }]),
  )
})

const stored = async () => (await env.FILES.list({ prefix: 'evidence/' })).objects.length
const rowFor = (number: string) =>
  oldRows([{ name: 'Siti Bukti', village: 'Tempursari', subDistrict: 'Tempursari', number }])

async function propose(id: string, files: string[], number: string, at?: string) {
  return proposeRecords(admin(at), {
    district: DISTRICT,
    id,
    fileName: 'lama.xlsx',
    countsAsTrained: true,
    files,
    rows: rowFor(number),
  })
}

describe('a file', () => {
  it('is what its first bytes say, whatever it is called', async () => {
    const png = bytesOf(0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82)
    const jpeg = bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 16)
    const kept = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const { type, name: called } = await sendEvidence(admin(), newUuid(), bytes, { name })
      return [type, called]
    }
    expect(await kept(pdf(), 'SK Bupati.PDF')).toEqual(['application/pdf', 'SK Bupati.pdf'])
    expect(await kept(png, 'foto.jpg')).toEqual(['image/png', 'foto.png'])
    expect(await kept(jpeg, '..\\..\\etc/"foto"\u202E.exe')).toEqual(['image/jpeg', 'foto.jpg'])
    expect(await kept(jpeg, '')).toEqual(['image/jpeg', 'bukti.jpg'])
    expect(await kept(pdf('KTP'), 'KTP_3508014501900001.pdf')).toEqual([
      'application/pdf',
      'KTP_[NIK dihapus].pdf',
    ])

    const before = await stored()
    for (const [name, bytes] of [
      ['gambar.pdf', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['surat.pdf', text('<!doctype html><script>alert(1)</script>')],
      // A page with a PDF's mark further down is a page.
      ['poliglot.pdf', text('<html><!-- %PDF-1.7 -->')],
      ['bom.pdf', bytesOf(0x50, 0x4b, 3, 4, 20, 0, 0, 0)],
      ['kosong.pdf', bytesOf()],
      ['potong.png', bytesOf(0x89, 80, 78, 71)],
    ] as const) {
      expect(await refusal(sendEvidence(admin(), newUuid(), bytes, { name })), name).toBe(
        'EVIDENCE_INVALID',
      )
    }
    expect(await stored()).toBe(before)
  })

  it('is refused beyond 10 MB, whatever the request says of its length', async () => {
    const large = new Uint8Array(10_000_001)
    large.set(pdf())
    expect(await refusal(sendEvidence(admin(), newUuid(), large))).toBe('BODY_TOO_LARGE')
    const fits = large.slice(0, 10_000_000)
    expect((await sendEvidence(admin(), newUuid(), fits)).bytes).toBe(10_000_000)
  })

  it('that is sent again is the same file, also when two arrive at once', async () => {
    const batch = newUuid()
    const before = await stored()
    const first = await sendEvidence(admin(), batch)
    const again = await sendEvidence(admin(), batch, pdf(), { name: 'lain.pdf' })
    expect(again).toEqual(first)
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/)
    const twice = await Promise.all(
      [1, 2, 3].map(() => sendEvidence(admin(), batch, pdf('serentak'))),
    )
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1)
    expect(await stored()).toBe(before + 2)
    const { results } = await env.DB.prepare(
      "select actor_id from audit_entries where entity = 'recordFile' and entity_id = ?",
    )
      .bind(first.id)
      .all()
    expect(results[0]).toEqual({ actor_id: 'admin' })
  })

  it('has at most nineteen beside it, and none more once its list was put forward', async () => {
    const batch = newUuid()
    const files: EvidenceFile[] = []
    for (let at = 0; at < 20; at += 1) {
      files.push(await sendEvidence(admin(), batch, pdf(String(at))))
    }
    const before = await stored()
    expect(await refusal(sendEvidence(admin(), batch, pdf('satu lagi')))).toBe('EVIDENCE_INVALID')
    // One of the twenty may come once more.
    expect((await sendEvidence(admin(), batch, pdf('3'))).id).toBe(files[3]?.id)
    await propose(
      batch,
      files.map(({ id }) => id),
      'dua puluh berkas',
    )
    expect(await refusal(sendEvidence(admin(), batch, pdf('terlambat')))).toBe('STATE_NOT_FIT')
    expect(await stored()).toBe(before)
  })
})

describe('a list', () => {
  it('needs at least one file of its own, sent for it and not long ago', async () => {
    const other = await sendEvidence(admin(), newUuid())
    const id = newUuid()
    expect(await refusal(propose(id, [other.id], 'bukti lain'))).toBe('EVIDENCE_MISSING')
    const old = await sendEvidence(admin('2026-11-14T02:00:00.000Z'), id)
    expect(await refusal(propose(id, [old.id], 'bukti tua'))).toBe('EVIDENCE_MISSING')
    const fresh = await sendEvidence(admin(), id)
    expect(fresh.id).toBe(old.id)
    expect((await propose(id, [fresh.id], 'bukti baru')).files).toEqual([fresh])
  })

  it('keeps what was named, and the clock forgets what nobody took', async () => {
    const id = newUuid()
    const named = await sendEvidence(admin(), id, pdf('dipakai'))
    const loose = await sendEvidence(admin(), id, pdf('tidak dipakai'))
    await propose(id, [named.id], 'lepas')
    const has = async (file: EvidenceFile) => (await env.FILES.head(`evidence/${file.id}`)) !== null
    await dropLooseEvidence(contextFor(SYSTEM, '2026-11-27T00:00:00.000Z'))
    expect([await has(named), await has(loose)]).toEqual([true, true])
    expect(await dropLooseEvidence(contextFor(SYSTEM, '2026-12-01T00:00:00.000Z'))).toBeGreaterThan(
      0,
    )
    expect([await has(named), await has(loose)]).toEqual([true, false])
    expect(await dropLooseEvidence(contextFor(SYSTEM, '2026-12-01T00:00:00.000Z'))).toBe(0)
    await expect(
      env.DB.prepare('delete from record_files where id = ?').bind(named.id).run(),
    ).rejects.toThrow('never deleted')
  })
})

describe('who may', () => {
  it('send: the office of the district; read: it and its approver, never by another batch or district', async () => {
    const batch = newUuid()
    const send = (role: 'TRAINER' | 'APPROVER' | 'DISTRICT_ADMIN', area: string) =>
      refusal(sendEvidence(contextFor(staff(role, area)), batch, pdf(role)))
    expect(await send('TRAINER', DISTRICT)).toBe('NOT_ALLOWED')
    expect(await send('APPROVER', DISTRICT)).toBe('NOT_ALLOWED')
    expect(await send('DISTRICT_ADMIN', '33.75')).toBe('NOT_FOUND')

    const made = await makeBatch(rowFor('siapa boleh'))
    const about = { district: DISTRICT, batchId: made.id, fileId: made.fileId }
    const read = (role: Parameters<typeof staff>[0], area: string, more: object = {}) =>
      refusal(readEvidence(contextFor(staff(role, area)), { ...about, ...more }))
    expect(await read('APPROVER', DISTRICT)).toBe('done')
    expect(await read('TRAINER', DISTRICT)).toBe('NOT_ALLOWED')
    expect(await read('PROVINCE', '35')).toBe('NOT_ALLOWED')
    expect(await read('DISTRICT_ADMIN', '33.75')).toBe('NOT_FOUND')
    expect(await read('DISTRICT_ADMIN', '33.75', { district: '33.75' })).toBe('NOT_FOUND')
    expect(await read('DISTRICT_ADMIN', DISTRICT, { batchId: newUuid() })).toBe('NOT_FOUND')
    expect(await read('DISTRICT_ADMIN', DISTRICT, { fileId: 'TIDAKADA' })).toBe('NOT_FOUND')

    // Somebody of another district who knows the batch's id cannot put a file under it.
    const foreign = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    const own = newUuid()
    await sendEvidence(admin(), own)
    expect(
      await refusal(sendEvidence(foreign, own, pdf('titipan'), { district: '33.75' })),
    ).not.toBe('done')
  })

  it('gets a download that nothing runs in, by the real address', async () => {
    const { id, fileId } = await makeBatch(rowFor('unduhan'))
    const account = await createStaff(contextFor(SYSTEM), {
      username: 'penyetuju.unduh',
      name: 'Penyetuju',
      password: 'kereta api malam ke timur',
      grants: [{ role: 'APPROVER', area: DISTRICT }],
    })
    const present = contextFor(SYSTEM, new Date().toISOString())
    const { cookie } = await openSession(present, { kind: 'staff', id: account, scheme: 'https' })
    const address = `https://kelas.test/api/v1/districts/${DISTRICT}/records/${id}/files/${fileId}`
    const answer = await exports.default.fetch(address, { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="SK_Bupati_2024.pdf"; filename*=UTF-8''SK%20Bupati%202024.pdf`,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf())
    expect((await exports.default.fetch(address)).status).toBe(401)
  })
})
