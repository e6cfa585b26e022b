import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CallOf } from '../../../worker/contract/endpoint.ts'
import type { saveOutcome as saveCall } from '../../../worker/contract/meeting-outcomes.ts'
import {
  listAllOpenActions,
  listOpenActions,
  readOutcome,
} from '../../../worker/meetings/read-outcome.ts'
import { saveMeeting, setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { saveOutcome, setActionState } from '../../../worker/meetings/save-outcome.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.13'
const NEIGHBOUR = '35.08.01'
const VILLAGE = '35.08.13.2001'

beforeAll(makeRosterDistricts)

const officer = staff('DISTRICT_ADMIN', DISTRICT)
const camat = staff('SUB_DISTRICT_ADMIN', SUB_DISTRICT)
const ctx = () => contextFor(camat)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

type Facts = Omit<CallOf<typeof saveCall>, 'area' | 'meetingId' | 'version'>
type Kind = 'WORKSHOP' | 'COACHING' | 'TRAINING'

/** Held on that day; `area` and `kind` of its own for each test make a series of its own. */
async function held(on: string, kind: Kind = 'WORKSHOP', area = SUB_DISTRICT): Promise<string> {
  const id = await planned(on, kind, area)
  await setMeetingState(contextFor(officer), { area, meetingId: id, version: 1, state: 'HELD' })
  return id
}

async function planned(on: string, kind: Kind = 'WORKSHOP', area = SUB_DISTRICT): Promise<string> {
  const days = { startsOn: on, endsOn: on, sessions: [] }
  return (await makeMeeting(contextFor(officer), area, { kind, title: `Minlok ${on}`, ...days })).id
}

const promise = (wish: Partial<Facts['actions'][number]> = {}) => ({
  id: ctx().ids.uuid(),
  what: 'Mendata ulang ibu hamil',
  personInCharge: 'Bidan desa',
  dueOn: '2026-10-20',
  ...wish,
})
const facts = (wish: Partial<Facts> = {}): Facts => ({
  reached: 'Semua posyandu menimbang.',
  obstacles: 'Dacin rusak di dua desa.',
  checks: [],
  actions: [],
  ...wish,
})
const save = (meetingId: string, version: number, wish: Partial<Facts> = {}) =>
  saveOutcome(ctx(), { area: SUB_DISTRICT, meetingId, version, ...facts(wish) })
const read = async (meetingId: string) =>
  (await readOutcome(ctx(), { area: SUB_DISTRICT, meetingId })).outcome
const close = (
  meetingId: string,
  actionId: string,
  version = 1,
  wish: { state?: 'OPEN' | 'DONE' | 'DROPPED'; note?: string; closedOn?: string | null } = {},
) =>
  setActionState(ctx(), {
    area: SUB_DISTRICT,
    meetingId,
    actionId,
    version,
    state: 'DONE',
    note: 'Selesai',
    closedOn: null,
    ...wish,
  })

describe('what a meeting came to', () => {
  it('is written once however often it is sent, and read back as it was', async () => {
    const id = await held('2026-10-01')
    const action = promise()
    const checks = [
      { area: SUB_DISTRICT, item: 'TEAM_TRAINED', answer: 'PARTLY', note: '16 dari 46' },
      { area: VILLAGE, item: 'ALL_LISTED', answer: 'YES', note: '' },
      { area: VILLAGE, item: 'ALL_USED', answer: 'UNKNOWN', note: '' },
    ] as const
    const wish = { checks: [...checks], actions: [action] }
    expect(await save(id, 0, wish)).toEqual({ version: 1 })
    expect(await save(id, 0, wish)).toEqual({ version: 1 })
    const { outcome, areas } = await readOutcome(ctx(), { area: SUB_DISTRICT, meetingId: id })
    expect(outcome).toMatchObject({
      version: 1,
      reached: facts().reached,
      obstacles: facts().obstacles,
      checks: [checks[0], checks[1]],
      actions: [{ ...action, state: 'OPEN', isOverdue: true, movedTo: null }],
      carried: [],
    })
    expect(areas[0]?.code).toBe(SUB_DISTRICT)
    expect(areas.map(({ code }) => code)).toContain(VILLAGE)
    const { results } = await env.DB.prepare(
      `select detail from audit_entries where entity_id = ? and detail like '%outcome%'`,
    )
      .bind(id)
      .all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain('Bidan')
  })

  it('is saved over by nobody who has not seen it, also when two begin at once', async () => {
    const id = await held('2026-10-02')
    const codes = await Promise.all(
      ['satu', 'dua', 'tiga'].map((reached) => refusal(save(id, 0, { reached }))),
    )
    expect(codes.map((code) => code ?? 'saved').toSorted()).toEqual([
      'CHANGED_MEANWHILE',
      'CHANGED_MEANWHILE',
      'saved',
    ])
    const again = await Promise.all(
      ['empat', 'lima'].map((reached) => refusal(save(id, 1, { reached }))),
    )
    expect(again.map((code) => code ?? 'saved').toSorted()).toEqual(['CHANGED_MEANWHILE', 'saved'])
    expect((await read(id)).version).toBe(2)
  })

  it('is of a meeting that has begun, that stands, and that is no training', async () => {
    const ahead = await planned('2026-11-22')
    expect(await refusal(save(ahead, 0))).toBe('MEETING_AHEAD')
    const today = await planned('2026-11-21')
    expect(await refusal(save(today, 0))).toBe(null)
    const off = await planned('2026-10-03')
    const state = { area: SUB_DISTRICT, meetingId: off, version: 1, state: 'CANCELLED' } as const
    await setMeetingState(ctx(), state)
    expect(await refusal(save(off, 0))).toBe('STATE_NOT_FIT')
    expect(await refusal(save(await held('2026-10-03', 'TRAINING'), 0))).toBe('STATE_NOT_FIT')
  })

  it('speaks of its own area and the villages in it', async () => {
    const id = await held('2026-10-04')
    for (const area of [NEIGHBOUR, DISTRICT, '35.08.01.2001', '35.08.13.9999']) {
      const checks = [{ area, item: 'ALL_LISTED', answer: 'YES', note: '' } as const]
      expect(await refusal(save(id, 0, { checks }))).toBe('INPUT_INVALID')
    }
    expect((await read(id)).version).toBe(0)
  })

  it('never takes a promise of another meeting along', async () => {
    const [one, other] = [await held('2026-10-05'), await held('2026-10-06')]
    const action = promise()
    await save(one, 0, { actions: [action] })
    expect(await refusal(save(other, 0, { actions: [{ ...action, what: 'Lain' }] }))).toBe(
      'CONFLICT',
    )
    expect((await read(one)).actions).toMatchObject([{ what: action.what }])
    expect((await read(other)).version).toBe(0)
  })

  it('is written by whose meeting it is, and seen by nobody next door', async () => {
    const theirs = await held('2026-10-01', 'WORKSHOP', NEIGHBOUR)
    const at = { area: SUB_DISTRICT, meetingId: theirs }
    expect(await refusal(readOutcome(ctx(), at))).toBe('NOT_FOUND')
    expect(await refusal(save(theirs, 0))).toBe('NOT_FOUND')
    const ours = await held('2026-10-01', 'WORKSHOP', DISTRICT)
    expect(await refusal(save(ours, 0))).toBe('NOT_FOUND')
    expect((await readOutcome(ctx(), { ...at, meetingId: ours })).outcome.version).toBe(0)
    const own = await held('2026-10-07')
    const wider = { area: DISTRICT, meetingId: own, version: 0, ...facts() }
    expect(await refusal(saveOutcome(contextFor(officer), wider))).toBe('NOT_FOUND')
    expect(await refusal(saveOutcome(contextFor(officer), { ...wider, area: SUB_DISTRICT }))).toBe(
      null,
    )
    const reader = contextFor(staff('APPROVER', DISTRICT))
    expect(await refusal(saveOutcome(reader, { ...wider, area: SUB_DISTRICT, version: 1 }))).toBe(
      'NOT_ALLOWED',
    )
  })
})

describe('a promise', () => {
  const series = (kind: Kind) => async (on: string) => held(on, kind)

  it('goes to the next meeting of its kind, is closed there, and is then open nowhere', async () => {
    const make = series('COACHING')
    const first = await make('2026-08-01')
    const [kept, late] = [promise({ dueOn: '2026-12-30' }), promise({ what: 'Perbaiki dacin' })]
    await save(first, 0, { actions: [kept, late] })
    const second = await make('2026-09-01')
    const third = await planned('2026-12-05', 'COACHING')
    const other = await planned('2026-12-05', 'WORKSHOP')
    expect((await read(second)).carried).toMatchObject([
      { id: kept.id, isOverdue: false, movedTo: { id: third }, from: { id: first } },
      { id: late.id, isOverdue: true, movedTo: { id: third } },
    ])
    expect((await read(third)).carried.map(({ id, movedTo }) => [id, movedTo])).toEqual([
      [kept.id, null],
      [late.id, null],
    ])
    expect((await read(other)).carried.map(({ id }) => id)).not.toContain(kept.id)
    const mine = async () => {
      const { actions } = await listOpenActions(ctx(), { area: SUB_DISTRICT, kind: 'COACHING' })
      return actions.map(({ id, place, from }) => [id, place.id, from.id])
    }
    expect(await mine()).toEqual([
      [late.id, third, first],
      [kept.id, third, first],
    ])

    const { action } = await close(second, late.id, 1, {
      note: 'Dacin baru',
      closedOn: '2026-09-01',
    })
    expect(action).toMatchObject({ state: 'DONE', note: 'Dacin baru', closedOn: '2026-09-01' })
    expect(await mine()).toEqual([[kept.id, third, first]])
    expect((await read(third)).carried.map(({ id }) => id)).toEqual([kept.id])
    expect((await read(second)).carried).toMatchObject([{ id: kept.id }, { state: 'DONE' }])
    expect((await read(first)).actions).toMatchObject([{ state: 'OPEN' }, { state: 'DONE' }])
  })

  it('is closed once by one of two, and by a repeat not again', async () => {
    const id = await held('2026-10-08')
    const action = promise()
    await save(id, 0, { actions: [action] })
    const codes = await Promise.all([
      refusal(close(id, action.id, 1, { note: 'Sudah' })),
      refusal(close(id, action.id, 1, { state: 'DROPPED', note: 'Tidak perlu lagi' })),
    ])
    expect(codes.toSorted()).toEqual(['CHANGED_MEANWHILE', null])
    const [stands] = (await read(id)).actions
    if (stands === undefined) throw new Error('the promise stands')
    const { state, note, closedOn } = stands
    expect(await refusal(close(id, action.id, 1, { state, note, closedOn }))).toBe(null)
    expect((await read(id)).actions[0]?.version).toBe(2)
    await close(id, action.id, 2, { state: 'OPEN', note: '' })
    expect((await read(id)).actions).toMatchObject([{ state: 'OPEN', note: '', closedOn: null }])
  })

  it('is dropped with a reason, never on a day to come, and not from an earlier or other meeting', async () => {
    const [early, own] = [await held('2026-10-08'), await held('2026-10-09')]
    const action = promise()
    await save(own, 0, { actions: [action] })
    expect(await refusal(close(own, action.id, 1, { state: 'DROPPED', note: '' }))).toBe(
      'REASON_NEEDED',
    )
    expect(await refusal(close(own, action.id, 1, { closedOn: '2026-11-22' }))).toBe(
      'INPUT_INVALID',
    )
    expect(await refusal(close(early, action.id))).toBe('NOT_FOUND')
    expect(await refusal(close(await held('2026-10-30', 'COACHING'), action.id))).toBe('NOT_FOUND')
    const stranger = contextFor(staff('SUB_DISTRICT_ADMIN', NEIGHBOUR))
    const asked = { meetingId: own, actionId: action.id, version: 1, state: 'DONE' as const }
    const said = { ...asked, note: '', closedOn: null }
    expect(await refusal(setActionState(stranger, { area: SUB_DISTRICT, ...said }))).toBe(
      'NOT_FOUND',
    )
    expect(await refusal(setActionState(stranger, { area: NEIGHBOUR, ...said }))).toBe('NOT_FOUND')
    expect((await read(own)).actions).toMatchObject([{ state: 'OPEN' }])
  })

  it('that was closed stays although a form that did not know of it is saved; an open one goes', async () => {
    const id = await held('2026-10-10')
    const [one, other] = [promise(), promise({ what: 'Lain' })]
    await save(id, 0, { actions: [one, other] })
    await close(id, one.id)
    await save(id, 1, { actions: [] })
    expect((await read(id)).actions.map((each) => each.id)).toEqual([one.id])
    expect(await refusal(close(id, other.id))).toBe('NOT_FOUND')
    await save(id, 2, { actions: [other], reached: 'Lagi' })
    expect((await read(id)).actions).toHaveLength(2)
  })

  it('follows its meeting to another day', async () => {
    const first = await held('2025-03-01', 'COACHING')
    const action = promise()
    await save(first, 0, { actions: [action] })
    const second = await held('2025-04-01', 'COACHING')
    const stands = async (id: string) =>
      (await read(id)).carried.some((each) => each.id === action.id)
    expect(await stands(second)).toBe(true)
    const { meeting } = await setMeetingState(ctx(), {
      area: SUB_DISTRICT,
      meetingId: second,
      version: 2,
      state: 'PLANNED',
    })
    const { kind, title, place, courseCode, capacity, budgetSource, basis } = meeting
    await saveMeeting(ctx(), {
      area: SUB_DISTRICT,
      meetingId: second,
      version: meeting.version,
      kind,
      title,
      place,
      courseCode,
      capacity,
      budgetSource,
      basis,
      sessions: [],
      startsOn: '2025-02-01',
      endsOn: '2025-02-01',
    })
    expect(await stands(second)).toBe(false)
  })
})

describe('the list of open promises', () => {
  it('shows a district all of its own, overdue first, and a sub-district nothing of its neighbours', async () => {
    const theirs = await held('2026-10-11', 'WORKSHOP', NEIGHBOUR)
    const at = { area: NEIGHBOUR, meetingId: theirs, version: 0 }
    const [late, none] = [promise({ dueOn: '2020-01-01' }), promise({ dueOn: null })]
    await saveOutcome(contextFor(officer), { ...at, ...facts({ actions: [none, late] }) })
    const { actions } = await listOpenActions(contextFor(officer), { area: DISTRICT })
    const ids = actions.map(({ id }) => id)
    expect(ids[0]).toBe(late.id)
    expect(actions.at(-1)?.dueOn).toBe(null)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain(none.id)
    const ours = await listOpenActions(ctx(), { area: SUB_DISTRICT })
    expect(ours.actions.every(({ area }) => area.code !== NEIGHBOUR)).toBe(true)
    expect(await refusal(listOpenActions(ctx(), { area: DISTRICT }))).toBe('NOT_FOUND')
    expect(await refusal(listAllOpenActions(ctx(), { area: DISTRICT }))).toBe('NOT_FOUND')
  })

  it('says when a screen cannot show all, and leaves none out on paper', async () => {
    const meetingId = await held('2026-10-12', 'WORKSHOP', SUB_DISTRICT)
    const most = await listOpenActions(ctx(), { area: SUB_DISTRICT, kind: 'WORKSHOP' })
    expect(most.isCut).toBe(false)
    const lacking = 500 - most.actions.length
    const fill = (from: number, count: number) =>
      env.DB.prepare(
        `with recursive n(at) as (select ?1 union all select at + 1 from n where at < ?1 + ?2 - 1)
        insert into meeting_actions (id, meeting_id, position, what, person_in_charge, state, note, version)
        select printf('01980000-0000-7000-8000-%012x', at), ?3, at, 'Menimbang', 'Bidan', 'OPEN', '', 1 from n`,
      )
        .bind(from, count, meetingId)
        .run()
    const seen = async () => {
      const wanted = { area: SUB_DISTRICT, kind: 'WORKSHOP' } as const
      const { actions, isCut } = await listOpenActions(ctx(), wanted)
      return [actions.length, isCut, (await listAllOpenActions(ctx(), wanted)).length]
    }
    await fill(1, lacking)
    expect(await seen()).toEqual([500, false, 500])
    await fill(lacking + 1, 1)
    expect(await seen()).toEqual([500, true, 501])
  })
})
