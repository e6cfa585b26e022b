/** What cadres ask of their own data: the clock of the law, who may do what, and an end of use down to the erasure. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, withdraw } from '../../../worker/privacy/ask.ts'
import {
  countRequests,
  endUse,
  listRequests,
  recordRequest,
  setRequestState,
} from '../../../worker/privacy/answer.ts'
import { confirmNotice, tellNotice } from '../../../worker/privacy/notice.ts'
import { readOwnData } from '../../../worker/privacy/read-own-data.ts'
import { ownDataPage } from '../../../site/src/render/own-data.ts'
import { NOTICE } from '../../../worker/contract/privacy-notice.ts'
import { allowSelf } from '../../../worker/core/access.ts'
import { readOwnNotes } from '../../../worker/learning/own-notes.ts'
import { ownRequests } from '../../../worker/privacy/store-own-data.ts'
import {
  editCadre,
  endAssignment,
  issueActivationCodes,
  moveAssignment,
  readCadre,
} from '../../../worker/roster/index.ts'
import { openCadre } from '../../../worker/roster/read-cadres.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { recordChange, wishOf } from '../../factories/region-changes.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
const HOUR = 3_600_000
const later = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString()
const office = (at = NOW) => ({
  ...contextFor(staff('DISTRICT_ADMIN', DISTRICT), at),
  actor: { ...staff('DISTRICT_ADMIN', DISTRICT), provedAt: at },
})
const asHer = (id: string, at = NOW) => contextFor(cadre(id, DISTRICT), at)
const uuid = () => contextFor(SYSTEM).ids.uuid()
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const find = async (id: string, at = NOW, show: 'open' | 'closed' = 'open') => {
  const { requests } = await listRequests(office(at), { district: DISTRICT, show })
  return requests.find((request) => request.id === id)
}
const notesOf = async (id: string, at = NOW) => {
  const ctx = asHer(id, at)
  const notes = await readOwnNotes(ctx, allowSelf(ctx, 'progress.read'), 'Asia/Jakarta')
  return notes.map(({ text }) => text).join('')
}

beforeAll(async () => {
  await makeRosterDistricts()
})
let made = 0
async function person() {
  made += 1
  const one = await makeCadre(contextFor(SYSTEM), VILLAGE, `Permata ${made} Sari`)
  await issueActivationCodes(office(), { district: DISTRICT, cadreIds: [one.id] })
  return one
}

/** By the office, as she stands now. */
async function edit(cadreId: string, values: { name?: string; phone?: string; kind?: 'POSYANDU' }) {
  const { cadre: now } = await readCadre(office(), { area: DISTRICT, cadreId })
  await editCadre(office(), { district: DISTRICT, cadreId, version: now.version, ...values })
}

describe('a correction', () => {
  it('is asked once however often it is sent, waits with its clock, and is overdue to the hour', async () => {
    const { id, name } = await person()
    const request = uuid()
    const asked = { kind: 'CORRECTION', topic: 'NAME', body: 'Nama saya Siti' } as const
    await ask(asHer(id), request, asked)
    await ask(asHer(id), request, asked)
    expect(await find(request)).toMatchObject({
      name,
      body: 'Nama saya Siti',
      dueAt: later(72),
      state: 'RECEIVED',
    })
    const before = await countRequests(office(later(71.9)), { district: DISTRICT })
    const after = await countRequests(office(later(72)), { district: DISTRICT })
    expect(after.overdue - before.overdue).toBe(1)
    const own = await readOwnData(asHer(id, later(73)), null)
    expect(own.requests).toMatchObject([{ id: request, isOverdue: true }])
  })

  it('is taken up, answered with a reason and told to her; nobody answers what another did', async () => {
    const { id } = await person()
    const request = uuid()
    await ask(asHer(id), request, { kind: 'CORRECTION', topic: 'PHONE', body: 'Ganti nomor' })
    const move = (state: 'WORKING' | 'DONE' | 'DECLINED', version: number, answer = '') =>
      setRequestState(office(), { district: DISTRICT, id: request, version, state, answer })
    expect((await move('WORKING', 0)).request).toMatchObject({ state: 'WORKING', version: 1 })
    expect(await refusal(move('DONE', 0, 'Sudah'))).toBe('CHANGED_MEANWHILE')
    expect(await refusal(move('DECLINED', 1))).toBe('REASON_NEEDED')
    // It is the day's number that she asked about, and nobody has touched it.
    expect(await refusal(move('DONE', 1, 'Nomor sudah diganti'))).toBe('NOT_CORRECTED')
    await edit(id, { phone: '081230000123' })
    await move('DONE', 1, 'Nomor sudah diganti')
    expect(await refusal(move('DECLINED', 2, 'Tidak'))).toBe('STATE_NOT_FIT')
    expect(await find(request, NOW, 'closed')).toMatchObject({ answer: 'Nomor sudah diganti' })
    expect(await notesOf(id)).toContain('permintaan data Anda')
    expect(await notesOf(id, later(24 * 20))).not.toContain('permintaan data Anda')
  })

  it('is done when what is recorded has changed since, or was right and she is told why', async () => {
    const { id, name } = await person()
    const [first, second, marks] = [uuid(), uuid(), uuid()]
    const asked = { kind: 'CORRECTION', topic: 'NAME', body: 'Nama saya keliru' } as const
    await ask(asHer(id), first, asked)
    await ask(asHer(id), marks, { ...asked, topic: 'MARKS' })
    const stands = { before: [name], now: [name], isChanged: false }
    expect((await find(first))?.recorded).toEqual(stands)
    expect((await find(marks))?.recorded).toBeNull()
    const done = (request: string, isRightAlready?: boolean) =>
      setRequestState(office(), {
        district: DISTRICT,
        id: request,
        version: 0,
        state: 'DONE',
        answer: 'Sesuai SK',
        ...(isRightAlready === undefined ? {} : { isRightAlready }),
      })
    expect(await refusal(done(first))).toBe('NOT_CORRECTED')
    expect(await refusal(done(first, false))).toBe('NOT_CORRECTED')
    // Something else that changed is not what she asked for.
    await edit(id, { kind: 'POSYANDU' })
    expect(await refusal(done(first))).toBe('NOT_CORRECTED')
    await edit(id, { name: 'Nama yang Benar' })
    expect((await find(first))?.recorded).toEqual({
      before: [name],
      now: ['Nama yang Benar'],
      isChanged: true,
    })
    expect((await done(first)).request).toMatchObject({ state: 'DONE', recorded: null })
    // Nothing of marks stands in the roster: the officer answers for it.
    await done(marks)
    await ask(asHer(id), second, asked)
    expect(await refusal(done(second))).toBe('NOT_CORRECTED')
    await done(second, true)
    const entries = await env.DB.prepare(
      "select json_extract(detail, '$.isCorrected') as corrected from audit_entries where entity_id in (?, ?) and action = 'request.decide' order by rowid",
    )
      .bind(first, second)
      .all()
    expect(entries.results).toEqual([{ corrected: 1 }, { corrected: 0 }])
    const touch = env.DB.prepare('update privacy_requests set recorded = ? where id = ?')
    await expect(touch.bind('["x"]', second).run()).rejects.toThrow('what was asked stays')
  })

  it('is held against what somebody recorded: not time, nor a decree on areas, nor how a number ends', async () => {
    const [village, decree, phone, over] = [uuid(), uuid(), uuid(), uuid()]
    const at = '35.08.17.2001'
    const { id } = await makeCadre(contextFor(SYSTEM), at, 'Permata Berpindah')
    const ended = await makeCadre(contextFor(SYSTEM), at, 'Permata Selesai')
    const assignmentOf = async (cadreId: string) =>
      (await readCadre(office(), { area: DISTRICT, cadreId })).cadre.assignments[0]?.id ?? ''
    await endAssignment(office(), {
      district: DISTRICT,
      cadreId: ended.id,
      assignmentId: await assignmentOf(ended.id),
      endedOn: '2026-11-23',
      reason: 'RESIGNED',
    })
    await edit(id, { phone: '081230000123' })
    const asked = { kind: 'CORRECTION', body: 'Keliru' } as const
    await ask(asHer(id), village, { ...asked, topic: 'VILLAGE' })
    await ask(asHer(id), decree, { ...asked, topic: 'DECREE' })
    await ask(asHer(id), phone, { ...asked, topic: 'PHONE' })
    await ask(asHer(ended.id), over, { ...asked, topic: 'VILLAGE' })
    const done = (request: string, now = NOW) =>
      setRequestState(office(now), {
        district: DISTRICT,
        id: request,
        version: 0,
        state: 'DONE',
        answer: 'Sudah',
      })
    // Her last day was known, and came.
    expect((await find(over, later(71)))?.recorded).toEqual({
      before: ['Desa Sukosari, Kecamatan Jatiroto'],
      now: [],
      isChanged: false,
    })
    expect(await refusal(done(over, later(71)))).toBe('NOT_CORRECTED')

    const recode = {
      kind: 'RECODE',
      from: ['17.2001'],
      to: { '17.2009': 'Sukosari Baru' },
    } as const
    await recordChange(office(), wishOf(DISTRICT, { ...recode, effectiveOn: '2026-11-21' }))
    expect((await find(village))?.recorded).toEqual({
      before: ['Desa Sukosari, Kecamatan Jatiroto'],
      now: ['Desa Sukosari Baru, Kecamatan Jatiroto'],
      isChanged: false,
    })
    for (const request of [village, decree, phone]) {
      expect(await refusal(done(request))).toBe('NOT_CORRECTED')
    }
    const assignmentId = await assignmentOf(id)
    const { cadre: now } = await readCadre(office(), { area: DISTRICT, cadreId: id })
    await editCadre(office(), {
      district: DISTRICT,
      cadreId: id,
      version: now.version,
      phone: '081239999123',
      assignment: { id: assignmentId, decreeNumber: '141/9/2026' },
    })
    expect((await find(phone))?.recorded).toEqual({
      before: ['123'],
      now: ['123'],
      isChanged: true,
    })
    expect(await refusal(done(village))).toBe('NOT_CORRECTED')
    await done(phone)
    await done(decree)
    await moveAssignment(office(), {
      district: DISTRICT,
      cadreId: id,
      assignmentId,
      id: uuid(),
      areaCode: '35.08.17.2002',
      movedOn: '2026-11-21',
    })
    await done(village)
    // Her copy has the words, not what they are told apart by.
    const own = ownRequests([id]).map(({ select }) =>
      contextFor(SYSTEM).db.all<Record<string, unknown>>(select),
    )
    expect(
      new Map((await Promise.all(own)).flat().map((row) => [row['topic'], row['recorded']])),
    ).toEqual(
      new Map([
        ['VILLAGE', 'Desa Sukosari, Kecamatan Jatiroto'],
        ['DECREE', '\n\n'],
        ['PHONE', '123'],
      ]),
    )
  })

  it('stops at five that wait, is hers to take back, and no stranger’s', async () => {
    const { id } = await person()
    const other = await person()
    const ids = [uuid(), uuid(), uuid(), uuid(), uuid()]
    const asked = { kind: 'CORRECTION', topic: 'OTHER', body: 'x' } as const
    for (const each of ids) await ask(asHer(id), each, asked)
    expect(await refusal(ask(asHer(id), uuid(), asked))).toBe('REQUESTS_FULL')
    expect(await refusal(ask(asHer(other.id), ids[0] ?? '', asked))).toBe('CONFLICT')
    expect(await refusal(withdraw(asHer(other.id), ids[0] ?? ''))).toBe('NOT_FOUND')
    await withdraw(asHer(id), ids[0] ?? '')
    await withdraw(asHer(id), ids[0] ?? '')
    await ask(asHer(id), uuid(), asked)
  })

  it('is asked twenty times in thirty days at most, and whoever does so hides nobody', async () => {
    const { id } = await person()
    const quiet = await person()
    const hers = uuid()
    const asked = { kind: 'CORRECTION', topic: 'OTHER', body: 'x' } as const
    const askAndWithdraw = async (who: string, request: string, at: string) => {
      await ask(asHer(who, at), request, asked)
      await withdraw(asHer(who, at), request)
    }
    await askAndWithdraw(quiet.id, hers, NOW)
    for (let at = 0; at < 20; at += 1) await askAndWithdraw(id, uuid(), later(1))
    const refused = ask(asHer(id, later(2)), uuid(), asked)
    await expect(refused).rejects.toMatchObject({ code: 'REQUESTS_FULL', detail: { why: 'MONTH' } })
    const { requests } = await listRequests(office(later(2)), {
      district: DISTRICT,
      show: 'closed',
    })
    expect(requests.filter(({ cadreId }) => cadreId === id)).toHaveLength(10)
    expect(requests.map((request) => request.id)).toContain(hers)
    // The office’s own door stays open, and a month later hers is.
    await recordRequest(office(later(2)), {
      district: DISTRICT,
      id: uuid(),
      cadreId: id,
      ...asked,
      receivedOn: '2026-11-21',
    })
    await ask(asHer(id, later(1 + 30 * 24)), uuid(), asked)
  })

  it('that came in as a letter counts from its day, in the zone of the district', async () => {
    const { id } = await person()
    const record = (receivedOn: string, request = uuid()) =>
      recordRequest(office(), {
        district: DISTRICT,
        id: request,
        cadreId: id,
        kind: 'CORRECTION',
        topic: 'DECREE',
        body: 'SK salah',
        receivedOn,
      })
    const { request } = await record('2026-11-20')
    // Midnight in Jakarta, three days on.
    expect(request).toMatchObject({ via: 'LETTER', dueAt: '2026-11-22T17:00:00.000Z' })
    expect(await refusal(record('2026-11-22'))).toBe('INPUT_INVALID')
    expect(await refusal(record('2026-10-01'))).toBe('INPUT_INVALID')
  })
})

describe('an end of use', () => {
  it('rests three days, asks for her code, and ends in her erasure; the certificate’s room is untouched', async () => {
    const { id, code } = await person()
    const request = uuid()
    await ask(asHer(id), request, { kind: 'END_OF_USE', body: 'Pindah' })
    expect(await refusal(ask(asHer(id), uuid(), { kind: 'END_OF_USE', body: '' }))).toBe('CONFLICT')
    const end = (at: string, typed: string) =>
      endUse(office(at), { district: DISTRICT, id: request, version: 0, code: typed })
    expect(await refusal(end(later(71), code))).toBe('STILL_COOLING')
    expect(await refusal(end(later(73), 'LMJ-9999-K'))).toBe('CODE_NOT_HERS')
    const { request: closed } = await end(later(73), code)
    expect(closed).toMatchObject({ state: 'DONE', body: '' })
    const row = await env.DB.prepare('select name, phone_sealed from cadres where id = ?')
      .bind(id)
      .first<{ name: string; phone_sealed: string | null }>()
    expect(row?.name).not.toContain('Permata')
    expect(row?.phone_sealed).toBeNull()
  })

  it('that came in as an old letter is told to her and hers to take back for three days', async () => {
    const { id, code } = await person()
    const recorded = await recordRequest(office(), {
      district: DISTRICT,
      id: uuid(),
      cadreId: id,
      kind: 'END_OF_USE',
      topic: null,
      body: 'Surat',
      receivedOn: '2026-11-11',
    })
    const { id: request, version } = recorded.request
    expect(recorded.request).toMatchObject({ coolsUntil: later(72), dueAt: later(72) })
    expect(await notesOf(id)).toContain('permintaan data Anda')
    const end = (at: string) =>
      endUse(office(at), { district: DISTRICT, id: request, version, code })
    expect(await refusal(end(later(1)))).toBe('STILL_COOLING')
    await withdraw(asHer(id, later(50)), request)
    expect((await find(request, later(51), 'closed'))?.state).toBe('WITHDRAWN')
  })

  it('that she took back is not carried out', async () => {
    const { id, code } = await person()
    const request = uuid()
    await ask(asHer(id), request, { kind: 'END_OF_USE', body: '' })
    await withdraw(asHer(id, later(50)), request)
    const late = endUse(office(later(100)), { district: DISTRICT, id: request, version: 1, code })
    expect(await refusal(late)).toBe('STATE_NOT_FIT')
  })
})

describe('her page', () => {
  it('tells who opened her data by day and kind, without a name, and nothing of her neighbour', async () => {
    const { id } = await person()
    const other = await person()
    await openCadre(office(), { area: DISTRICT, cadreId: id })
    const own = await readOwnData(asHer(id), null)
    expect(own.looks).toEqual([
      { day: '2026-11-21', what: expect.stringContaining('data Anda'), count: 1 },
    ])
    expect(JSON.stringify(own.looks)).not.toContain('Akun DISTRICT_ADMIN')
    expect((await readOwnData(asHer(other.id), null)).looks).toEqual([])
  })

  it('shows a new notice once, tells her above her courses, and is still after she has read it', async () => {
    const { id } = await person()
    await env.DB.prepare("update cadre_logins set pin_hash = 'x' where cadre_id = ?").bind(id).run()
    const own = await readOwnData(asHer(id), null)
    expect(own.notice?.version).toBe(NOTICE.version)
    // Both forms say for whom they were opened: the notice's and her copy's.
    const hers = `<input type="hidden" name="orang" value="${id}" />`
    expect(ownDataPage(own).main.text.split(hers)).toHaveLength(3)
    expect(await tellNotice(contextFor(SYSTEM))).toBeGreaterThan(0)
    expect(await tellNotice(contextFor(SYSTEM))).toBe(0)
    expect(await notesOf(id)).toContain('Pemberitahuan privasi')
    await confirmNotice(asHer(id), NOTICE.version)
    await confirmNotice(asHer(id), NOTICE.version)
    expect(await notesOf(id)).not.toContain('Pemberitahuan privasi')
    expect((await readOwnData(asHer(id), null)).notice).toBeNull()
    const change = env.DB.prepare("update notice_views set version = '0' where cadre_id = ?").bind(
      id,
    )
    await expect(change.run()).rejects.toThrow('append-only')
  })
})
