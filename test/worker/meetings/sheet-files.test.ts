import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { evidenceType } from '../../../worker/contract/evidence-type.ts'
import type { Actor } from '../../../worker/core/access.ts'
import {
  listSheetFiles,
  putSheetFile,
  readSheetFile,
  removeSheetFile,
} from '../../../worker/meetings/sheet-files.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { png } from '../../factories/pictures.ts'
import { auditedOf, pdf, refusal } from '../../factories/records.ts'
import { makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const SUB = '35.08.13'
const trainer = staff('TRAINER', DISTRICT, 'pelatih-1')
const camat = staff('SUB_DISTRICT_ADMIN', SUB)
const approver = staff('APPROVER', DISTRICT)
const stranger = staff('DISTRICT_ADMIN', '33.75')

beforeAll(makeRosterDistricts)

const meeting = async (area = DISTRICT) => (await makeMeeting(contextFor(SYSTEM), area)).id
const text = (words: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(words))

function send(
  meetingId: string,
  body: Uint8Array<ArrayBuffer>,
  {
    by = trainer,
    area = DISTRICT,
    name = 'daftar hadir.pdf',
  }: { by?: Actor; area?: string; name?: string } = {},
) {
  const request = new Request('https://kelas.test/', { method: 'POST', body })
  return putSheetFile(contextFor(by), { area, meetingId, name }, request)
}
const listed = async (meetingId: string, by: Actor = trainer, area = DISTRICT) =>
  (await listSheetFiles(contextFor(by), { area, meetingId })).files
const read = (meetingId: string, fileId: string, by: Actor = trainer, area = DISTRICT) =>
  readSheetFile(contextFor(by), { area, meetingId, fileId })
const stored = async () => (await env.FILES.list({ prefix: 'attendance/' })).objects.length

describe('a signed sheet', () => {
  it('is listed and read back byte for byte, as a file that nothing runs in, and each look is logged once', async () => {
    const id = await meeting()
    const picture = await png({ width: 20, height: 30, paint: () => [0, 0, 0, 255] })
    const file = await send(id, picture, { name: 'C:\\foto\\hadir <hari 1>.jpeg' })
    expect(file).toMatchObject({
      type: 'image/png',
      bytes: picture.length,
      uploadedBy: 'Akun TRAINER',
    })
    expect(file.name).toBe('hadir hari 1.png')
    expect(await listed(id)).toEqual([file])
    const answer = await read(id, file.id, approver)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    await (await read(id, file.id, approver)).body?.cancel()
    expect(await auditedOf(file.id)).toEqual(['attendance.addFile', 'attendance.readFile'])
  })

  it('is what its first bytes say, whatever its name: nothing else is kept', async () => {
    const id = await meeting()
    const before = await stored()
    for (const [name, bytes] of [
      ['hadir.jpg', text('<script>alert(1)</script>')],
      ['hadir.png', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['hadir.pdf', text('<html><!-- %PDF-1.7 -->')],
      ['hadir.pdf', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
      ['hadir.gif', text('GIF89a......................')],
      ['hadir.png', new Uint8Array([0x89, 80, 78, 71])],
      ['kosong.pdf', new Uint8Array()],
    ] as const) {
      expect(evidenceType(bytes)).toBeNull()
      expect(await refusal(send(id, bytes, { name })), name).toBe('EVIDENCE_INVALID')
    }
    expect(await listed(id)).toEqual([])
    expect(await stored()).toBe(before)
  })

  it('is refused beyond 10 MB, whatever the request says of its length', async () => {
    const id = await meeting()
    const large = new Uint8Array(10_000_001)
    large.set(pdf())
    expect(await refusal(send(id, large))).toBe('BODY_TOO_LARGE')
    expect((await send(id, large.slice(0, 10_000_000))).bytes).toBe(10_000_000)
  })

  it('is one file however often it is sent, also when three arrive at once', async () => {
    const id = await meeting()
    const before = await stored()
    const first = await send(id, pdf('sama'))
    expect(await send(id, pdf('sama'), { name: 'lain.pdf' })).toEqual(first)
    const many = await Promise.all([1, 2, 3].map(() => send(id, pdf('serentak'))))
    expect(new Set(many.map(({ id: of }) => of)).size).toBe(1)
    expect(await listed(id)).toHaveLength(2)
    expect(await stored()).toBe(before + 2)
    // Another meeting may have the same paper.
    expect((await send(await meeting(), pdf('sama'))).id).not.toBe(first.id)
  })

  it('is taken away by a mark: no longer shown or read, its bytes and its row stay, and it may come again', async () => {
    const id = await meeting()
    const file = await send(id, pdf('salah'))
    const before = await stored()
    const remove = () =>
      removeSheetFile(contextFor(trainer), { area: DISTRICT, meetingId: id, fileId: file.id })
    await remove()
    expect(await remove()).toEqual({ removed: true })
    expect(await listed(id)).toEqual([])
    expect(await refusal(read(id, file.id))).toBe('NOT_FOUND')
    expect(await stored()).toBe(before)
    expect(await auditedOf(file.id)).toEqual(['attendance.addFile', 'attendance.removeFile'])
    expect((await send(id, pdf('salah'))).id).not.toBe(file.id)
    for (const attack of [
      'delete from meeting_files where id = ?',
      "update meeting_files set name = 'x' where id = ?",
      'update meeting_files set removed_at = null where id = ?',
    ]) {
      await expect(env.DB.prepare(attack).bind(file.id).run()).rejects.toThrow(/sheet/)
    }
  })

  it('is one of at most forty', async () => {
    const id = await meeting()
    for (let at = 0; at < 40; at += 1) await send(id, pdf(String(at)))
    const before = await stored()
    expect(await refusal(send(id, pdf('satu lagi')))).toBe('EVIDENCE_INVALID')
    expect((await send(id, pdf('3'))).name).toBe('daftar hadir.pdf')
    expect(await stored()).toBe(before)
  })
})

describe('whose it is', () => {
  it('shows everybody’s name, so a sub-district has none of its district’s meeting, nor another district', async () => {
    const id = await meeting()
    const file = await send(id, pdf('kabupaten'))
    for (const [who, area] of [
      [camat, SUB],
      [camat, DISTRICT],
      [stranger, DISTRICT],
      [stranger, '33.75'],
    ] as const) {
      expect(await refusal(listed(id, who, area))).toBe('NOT_FOUND')
      expect(await refusal(read(id, file.id, who, area))).toBe('NOT_FOUND')
      expect(await refusal(send(id, pdf('asing'), { by: who, area }))).toBe('NOT_FOUND')
      const gone = removeSheetFile(contextFor(who), { area, meetingId: id, fileId: file.id })
      expect(await refusal(gone)).toBe('NOT_FOUND')
    }
    expect(await listed(id)).toEqual([file])
  })

  it('is its sub-district’s, and its district sees it', async () => {
    const id = await meeting(SUB)
    const file = await send(id, pdf('kecamatan'), { by: camat, area: SUB })
    expect(await listed(id, staff('DISTRICT_ADMIN', DISTRICT), SUB)).toEqual([file])
    // Under another meeting there is no such file.
    expect(await refusal(read(await meeting(), file.id))).toBe('NOT_FOUND')
  })

  it('is looked at and not changed by who approves', async () => {
    const id = await meeting()
    const file = await send(id, pdf('disetujui'))
    expect(await listed(id, approver)).toEqual([file])
    expect(await refusal(send(id, pdf('lain'), { by: approver }))).toBe('NOT_ALLOWED')
    const gone = removeSheetFile(contextFor(approver), {
      area: DISTRICT,
      meetingId: id,
      fileId: file.id,
    })
    expect(await refusal(gone)).toBe('NOT_ALLOWED')
  })

  it('is asked for by nobody without a session', async () => {
    const id = await meeting()
    const address = `https://kelas.test/api/v1/areas/${DISTRICT}/meetings/${id}/files`
    const answer = await exports.default.fetch(address, {
      method: 'POST',
      headers: { origin: 'https://kelas.test' },
      body: pdf(),
    })
    expect(answer.status).toBe(401)
    expect((await exports.default.fetch(`${address}/${id}`)).status).toBe(401)
  })
})
