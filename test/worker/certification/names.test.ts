import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  answerName,
  approveProposal,
  finishApproved,
  listCandidates,
  readOwnCertificates,
} from '../../../worker/certification/index.ts'
import { takeNumbers } from '../../../worker/certification/issue/approve.ts'
import { confirmName } from '../../../worker/certification/names/confirm-name.ts'
import { readProposal } from '../../../worker/certification/issue/read-proposal.ts'
import type { NameAnswer } from '../../../worker/contract/names.ts'
import { editCadre, readCadre } from '../../../worker/roster/index.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeOffice,
  makePassed,
  makeProposal,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const approver = () => contextFor(APPROVER)
const admin = () => contextFor(ADMIN)
const herself = (cadreId: string, at?: string) => contextFor(cadre(cadreId, DISTRICT), at)

const passed = (...names: string[]) => makePassed(office, names)

const right = (cadreId: string, name: string) =>
  answerName(herself(cadreId), { cadreId, name, wish: null })
const wrong = (cadreId: string, name: string, wish: string) =>
  answerName(herself(cadreId), { cadreId, name, wish })

async function refusal(work: Promise<unknown>) {
  return work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

async function detailOf(work: Promise<unknown>) {
  return work.then(
    () => null,
    (error: { code: string; detail: object }) => ({ code: error.code, ...error.detail }),
  )
}

async function rename(cadreId: string, name: string): Promise<void> {
  const { cadre: known } = await readCadre(admin(), { area: DISTRICT, cadreId })
  await editCadre(admin(), { district: DISTRICT, cadreId, version: known.version, name })
}

const said = async (cadreId: string): Promise<NameAnswer | undefined> =>
  (await readOwnCertificates(herself(cadreId))).name?.answer

const audited = async (cadreId: string) =>
  (
    await env.DB.prepare(
      "select action, actor_kind, detail from audit_entries where entity = 'name_answer' and entity_id = ? order by rowid",
    )
      .bind(cadreId)
      .all<{ action: string; actor_kind: string; detail: string }>()
  ).results

const stateOf = (id: string) =>
  env.DB.prepare('select state from proposals where id = ?').bind(id).first<string>('state')

describe('a cadre', () => {
  it('is asked for her name from the day she passed until numbers are taken', async () => {
    const [cadreId = ''] = await passed('Ditanya Namanya')
    expect(await said(cadreId)).toEqual({ state: 'UNANSWERED', wish: null, byOfficer: false })
    const id = await makeProposal(office, [cadreId])
    await right(cadreId, 'Ditanya Namanya')
    expect(await said(cadreId)).toMatchObject({ state: 'RIGHT', byOfficer: false })
    await wrong(cadreId, 'Ditanya Namanya', "Ditanya Nama'nya")
    expect(await said(cadreId)).toMatchObject({ state: 'WRONG', wish: "Ditanya Nama'nya" })
    await right(cadreId, 'Ditanya Namanya')
    await takeNumbers(approver(), DISTRICT, id)
    expect(await said(cadreId)).toBeUndefined()
    expect(await refusal(wrong(cadreId, 'Ditanya Namanya', 'Lain Lagi'))).toBe('STATE_NOT_FIT')
    await approveProposal(approver(), DISTRICT, id)
    expect(await refusal(right(cadreId, 'Ditanya Namanya'))).toBe('STATE_NOT_FIT')
  })

  it('is not asked before she has passed', async () => {
    const [cadreId = ''] = await passed('Belum Lulus')
    await env.DB.prepare('update standings set eligible_at = null where cadre_id = ?')
      .bind(cadreId)
      .run()
    expect(await said(cadreId)).toBeUndefined()
    expect(await refusal(right(cadreId, 'Belum Lulus'))).toBe('STATE_NOT_FIT')
  })

  it('may say the same twice; it is written and audited once', async () => {
    const [cadreId = ''] = await passed('Bilang Dua Kali')
    await wrong(cadreId, 'Bilang Dua Kali', 'Bilang Sekali')
    await wrong(cadreId, 'Bilang Dua Kali', 'Bilang Sekali')
    expect(await audited(cadreId)).toEqual([
      { action: 'name.answer', actor_kind: 'cadre', detail: '{"isRight":false}' },
    ])
    await right(cadreId, 'Bilang Dua Kali')
    expect(await audited(cadreId)).toHaveLength(2)
  })

  it('answers for nobody but herself', async () => {
    const [own = '', other = ''] = await passed('Jawab Sendiri', 'Orang Lain Sama')
    const ctx = herself(own)
    expect(
      await refusal(answerName(ctx, { cadreId: other, name: 'Orang Lain Sama', wish: null })),
    ).toBe('OTHER_PERSON')
    expect(await said(other)).toMatchObject({ state: 'UNANSWERED' })
    expect(await audited(other)).toEqual([])
    const given = { cadreId: other, name: 'Orang Lain Sama', wish: null }
    for (const [actor, code] of [
      [PUBLIC, 'SIGN_IN_NEEDED'],
      [ADMIN, 'NOT_ALLOWED'],
      [APPROVER, 'NOT_ALLOWED'],
      // Of another district: no assignment of hers is found there.
      [cadre(other, '33.75'), 'STATE_NOT_FIT'],
    ] as const) {
      expect(await refusal(answerName(contextFor(actor), given))).toBe(code)
    }
    expect(await audited(other)).toEqual([])
  })

  it('answers about the name that she saw, and about no other', async () => {
    const [cadreId = ''] = await passed('Nama Lama')
    await rename(cadreId, 'Nama Baru')
    expect(await refusal(right(cadreId, 'Nama Lama'))).toBe('CHANGED_MEANWHILE')
    await right(cadreId, 'Nama Baru')
    await rename(cadreId, 'Nama Lebih Baru')
    expect(await said(cadreId)).toMatchObject({ state: 'UNANSWERED' })
    await rename(cadreId, 'Nama Baru')
    expect(await said(cadreId)).toMatchObject({ state: 'RIGHT' })
  })

  it.each([
    ['Tulis Kosong', '', 'WISH_MISSING'],
    ['Tulis Garis', '-', 'WISH_MISSING'],
    ['Tulis Angka', 'Siti 3508010101900001', 'WISH_HAS_DIGITS'],
    ['Tulis Sama', 'Tulis Sama', 'WISH_SAME'],
  ])('%s cannot leave %j as her name', async (name, typed, reason) => {
    const [cadreId = ''] = await passed(name)
    expect(await detailOf(wrong(cadreId, name, typed))).toEqual({
      code: 'INPUT_INVALID',
      issues: [{ path: 'wish', message: reason }],
    })
    expect(await audited(cadreId)).toEqual([])
  })
})

describe('an officer', () => {
  it('says that she compared the name with the identity card, which ends a dispute', async () => {
    const [cadreId = ''] = await passed('Cek Kartu')
    await wrong(cadreId, 'Cek Kartu', 'Cek Kartu Keluarga')
    const given = { district: DISTRICT, cadreId, name: 'Cek Kartu' }
    const confirmed = { state: 'RIGHT', wish: null, byOfficer: true }
    expect(await confirmName(admin(), given)).toEqual(confirmed)
    expect(await confirmName(admin(), given)).toEqual(confirmed)
    expect(await said(cadreId)).toEqual(confirmed)
    expect(await audited(cadreId)).toMatchObject([
      { action: 'name.answer', actor_kind: 'cadre' },
      { action: 'name.confirm', actor_kind: 'staff', detail: '{"isRight":true}' },
    ])
    const by = await env.DB.prepare('select answered_by from name_answers where cadre_id = ?')
      .bind(cadreId)
      .first<string>('answered_by')
    expect(by).toBe('admin')
    await wrong(cadreId, 'Cek Kartu', 'Cek Kartu Keluarga')
    expect(await said(cadreId)).toMatchObject({ state: 'WRONG', byOfficer: false })
  })

  it('confirms only the name that the roster has, only in her district, and only as an officer', async () => {
    const [cadreId = ''] = await passed('Milik Lumajang')
    const given = { district: DISTRICT, cadreId, name: 'Milik Lumajang' }
    expect(await refusal(confirmName(admin(), { ...given, name: 'Lain' }))).toBe(
      'CHANGED_MEANWHILE',
    )
    const foreign = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    expect(await refusal(confirmName(foreign, given))).toBe('NOT_FOUND')
    expect(await refusal(confirmName(foreign, { ...given, district: '33.75' }))).toBe('NOT_FOUND')
    for (const actor of [APPROVER, staff('TRAINER', DISTRICT), cadre(cadreId, DISTRICT)]) {
      expect(await refusal(confirmName(contextFor(actor), given))).toBe('NOT_ALLOWED')
    }
    expect(await audited(cadreId)).toEqual([])
  })

  it('sees among the candidates and in a proposal who said what', async () => {
    const names = ['Sudah Benar', 'Masih Salah', 'Belum Jawab']
    const cadreIds = await passed(...names)
    const [first = '', second = ''] = cadreIds
    await right(first, 'Sudah Benar')
    await wrong(second, 'Masih Salah', 'Masih Betul')
    const expected = new Map([
      ['Sudah Benar', { state: 'RIGHT', wish: null, byOfficer: false }],
      ['Masih Salah', { state: 'WRONG', wish: 'Masih Betul', byOfficer: false }],
      ['Belum Jawab', { state: 'UNANSWERED', wish: null, byOfficer: false }],
    ])
    const { candidates } = await listCandidates(admin(), DISTRICT, office.courseId)
    const id = await makeProposal(office, cadreIds)
    const { members } = await readProposal(approver(), DISTRICT, id)
    for (const list of [candidates, members]) {
      const shown = list.filter(({ cadreId }) => cadreIds.includes(cadreId))
      expect(new Map(shown.map(({ name, nameAnswer }) => [name, nameAnswer]))).toEqual(expected)
    }
  })
})

describe('an approval', () => {
  it('is refused while a cadre calls her name wrong, and says whose', async () => {
    const cadreIds = await passed('Nama Betul', 'Nama Keliru')
    const [first = '', second = ''] = cadreIds
    const id = await makeProposal(office, cadreIds)
    await right(first, 'Nama Betul')
    await wrong(second, 'Nama Keliru', 'Nama Tepat')
    const before = await env.DB.prepare('select sum(last) from number_series').first('sum(last)')
    expect(await detailOf(approveProposal(approver(), DISTRICT, id, { unanswered: 2 }))).toEqual({
      code: 'NAME_DISPUTED',
      cadreIds: [second],
    })
    expect(await stateOf(id)).toBe('PROPOSED')
    expect(await env.DB.prepare('select sum(last) from number_series').first('sum(last)')).toBe(
      before,
    )
    // The roster takes her word: her answer was about another name, so she is asked again.
    await rename(second, 'Nama Tepat')
    expect(await detailOf(approveProposal(approver(), DISTRICT, id))).toEqual({
      code: 'NAMES_UNANSWERED',
      unanswered: 1,
    })
    await right(second, 'Nama Tepat')
    expect((await approveProposal(approver(), DISTRICT, id)).state).toBe('ISSUED')
    const printed = await env.DB.prepare(
      "select snapshot ->> 'holderName' name from certificates where cadre_id = ?",
    )
      .bind(second)
      .first('name')
    expect(printed).toBe('Nama Tepat')
  })

  it('needs the approver to know how many have not answered', async () => {
    const cadreIds = await passed('Diam Satu', 'Diam Dua', 'Diam Tiga')
    const id = await makeProposal(office, cadreIds)
    for (const unanswered of [undefined, 0, 2]) {
      expect(await detailOf(approveProposal(approver(), DISTRICT, id, { unanswered }))).toEqual({
        code: 'NAMES_UNANSWERED',
        unanswered: 3,
      })
    }
    expect(await stateOf(id)).toBe('PROPOSED')
    // One answers while the approver looks: fewer than she saw is no surprise.
    await right(cadreIds[0] ?? '', 'Diam Satu')
    const done = await approveProposal(approver(), DISTRICT, id, { unanswered: 3 })
    expect(done.state).toBe('ISSUED')
    const detail = await env.DB.prepare(
      "select detail from audit_entries where action = 'certificate.approve' and entity_id = ?",
    )
      .bind(id)
      .first<string>('detail')
    expect(JSON.parse(detail ?? '{}')).toMatchObject({ members: 3, unanswered: 3 })
  })

  it('loses no word that is said in the very moment of taking numbers', async () => {
    const [cadreId = ''] = await passed('Saat Itu Juga')
    const id = await makeProposal(office, [cadreId])
    const ctx = approver()
    let isSaid = false
    const late = {
      ...ctx,
      db: {
        ...ctx.db,
        meter: ctx.db.meter,
        batch: async (statements: Parameters<typeof ctx.db.batch>[0]) => {
          if (!isSaid) {
            isSaid = true
            await wrong(cadreId, 'Saat Itu Juga', 'Saat Ini Juga')
          }
          return ctx.db.batch(statements)
        },
      },
    }
    expect(await refusal(approveProposal(late, DISTRICT, id, { unanswered: 1 }))).toBe(
      'NAME_DISPUTED',
    )
    expect(await stateOf(id)).toBe('PROPOSED')
  })

  it('is finished after a crash, whatever was said since', async () => {
    const cadreIds = await passed('Sudah Disetujui', 'Sudah Juga')
    const [first = '', second = ''] = cadreIds
    const ids = [await makeProposal(office, [first]), await makeProposal(office, [second])]
    for (const id of ids) await takeNumbers(approver(), DISTRICT, id, { unanswered: 1 })
    await env.DB.prepare(
      `insert into name_answers (cadre_id, district_code, sub_district_code, name, is_right, wish, answered_by, answered_at)
       select id, district_code, '35.08.01', name, 0, 'Terlambat', id, '2026-11-21T02:00:00Z' from cadres
       where id in (?, ?)`,
    )
      .bind(first, second)
      .run()
    expect((await approveProposal(approver(), DISTRICT, ids[0] ?? '')).state).toBe('ISSUED')
    expect(await finishApproved(contextFor(SYSTEM))).toBe(1)
    expect(await stateOf(ids[1] ?? '')).toBe('ISSUED')
    expect((await approveProposal(approver(), DISTRICT, ids[0] ?? '')).state).toBe('ISSUED')
  })

  it('asks nobody for the name of a correction, which carries its own', async () => {
    const [cadreId = ''] = await passed('Nama Roster')
    const id = await makeProposal(office, [cadreId])
    await wrong(cadreId, 'Nama Roster', 'Nama Lain')
    await env.DB.prepare("update proposals set kind = 'CORRECTION' where id = ?").bind(id).run()
    const { members } = await readProposal(approver(), DISTRICT, id)
    expect(members.map(({ nameAnswer }) => nameAnswer)).toEqual([null])
    await takeNumbers(approver(), DISTRICT, id)
    expect(await stateOf(id)).toBe('APPROVED')
    await env.DB.prepare("update proposals set state = 'RETURNED' where id = ?").bind(id).run()
  })
})
