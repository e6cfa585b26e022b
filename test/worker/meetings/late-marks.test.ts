import { beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../worker/contract/meetings.ts'
import { sql } from '../../../worker/core/db.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { readAttendance, readRoll } from '../../../worker/meetings/read-attendance.ts'
import { listMeetings, readMeeting } from '../../../worker/meetings/read-meetings.ts'
import { saveMeeting, setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { movesAttended } from '../../../worker/meetings/store-attendance.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
/** Nine in the morning of the first day of `makeMeeting`. */
const AT = '2026-12-01T02:00:00.000Z'

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM)
const trainer = contextFor(staff('TRAINER', DISTRICT), AT)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

/** A training of two sessions on two days, with one cadre invited. */
async function training(name: string) {
  const { id, facts } = await makeMeeting(office, DISTRICT, { capacity: null })
  const { id: cadreId } = await makeCadre(office, VILLAGE, name)
  await invitePeople(office, { area: DISTRICT, meetingId: id, who: { cadreIds: [cadreId] } })
  const [first, second] = facts.sessions
  if (first === undefined || second === undefined) throw new Error('two sessions')
  const at = { area: DISTRICT, meetingId: id }
  const save = (version: number, sessions: Session[]) =>
    saveMeeting(office, { ...at, version, ...facts, sessions })
  /** Marked that morning, sent now. */
  const send = async (session: Session, state = 'PRESENT') => {
    const moment = Date.parse(AT)
    const { results } = await takeAttendance(trainer, {
      ...at,
      now: moment,
      events: [
        {
          type: 'mark',
          id: crypto.randomUUID(),
          at: moment,
          session: session.id,
          person: { kind: 'CADRE', id: cadreId },
          state,
          method: 'ROLL',
        },
      ],
    })
    return results.map(({ status, code }) => code ?? status)
  }
  const numbers = async () => {
    const { sessions, people } = await readAttendance(trainer, at)
    return {
      counted: sessions.map(({ isCounted }) => isCounted),
      people: people.map(({ attended, of, share }) => [attended, of, share]),
    }
  }
  return { at, cadreId, first, second, save, send, numbers }
}

describe('marks that come after the office changed the meeting', () => {
  it('bring back the session that was dropped, and only that one', async () => {
    const { at, first, second, save, send, numbers } = await training('Ana Lepas')
    const others = [first, second].map((each) => ({ ...each, id: crypto.randomUUID() }))
    const saved = await save(1, others)
    expect(saved.meeting).toMatchObject({ sessions: 2, hours: 3 })
    expect((await readMeeting(office, at)).sessions).toEqual(others)
    expect(await send(first)).toEqual(['applied'])
    const read = await readMeeting(office, at)
    expect(read.meeting).toMatchObject({ sessions: 3, hours: 4 })
    expect(read.sessions).toEqual([others[0], first, others[1]])
    const { meetings } = await listMeetings(office, { area: DISTRICT, year: 2026 })
    expect(meetings.find(({ id }) => id === at.meetingId)?.sessions).toBe(3)
    expect((await readRoll(trainer, at)).sessions.map(({ marks }) => marks.length)).toEqual([
      0, 1, 0,
    ])
    expect(await numbers()).toEqual({ counted: [false, true, false], people: [[1, 1, 100]] })
    expect(await refusal(save(2, others))).toBe('SESSION_ATTENDED')
    expect(await refusal(save(2, [first]))).toBe(null)
    expect((await readMeeting(office, at)).sessions).toEqual([first])
  })

  it('find the session that was dropped and named again', async () => {
    const { at, first, second, save, send } = await training('Beti Kembali')
    await save(1, [second])
    await save(2, [{ ...first, title: 'Lagi' }, second])
    const { sessions } = await readMeeting(office, at)
    expect(sessions.map(({ title }) => title)).toEqual(['Lagi', second.title])
    expect(await send(first)).toEqual(['applied'])
  })

  it('are kept of a meeting that is off', async () => {
    const { at, first, send, numbers } = await training('Cici Batal')
    await setMeetingState(office, { ...at, version: 1, state: 'CANCELLED' })
    expect(await send(first)).toEqual(['applied'])
    expect((await numbers()).people).toEqual([[1, 1, 100]])
  })

  it('are seen, whichever of the two is quicker', async () => {
    const { at, first, second, save, send } = await training('Dedi Cepat')
    const [sent] = await Promise.all([send(first), refusal(save(1, [second]))])
    expect(sent).toEqual(['applied'])
    const { sessions } = await readMeeting(office, at)
    expect(sessions.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted())
  })
})

it('keeps an attended session on its day; title and hours may change', async () => {
  const { at, first, second, save, send } = await training('Evi Tetap')
  const moved = { ...first, date: second.date }
  /** What the batch asks, should a mark come after the decision. */
  const isMoving = async (sessions: Session[]) =>
    await office.db.first(sql`select ${movesAttended(at.meetingId, sessions)} as held`)
  expect(await isMoving([moved, second])).toEqual({ held: 0 })
  await send(first)
  expect(await isMoving([moved, second])).toEqual({ held: 1 })
  expect(await isMoving([first, second])).toEqual({ held: 0 })
  expect(await refusal(save(1, [moved, second]))).toBe('SESSION_ATTENDED')
  const renamed = { ...first, title: 'Lain', endsAt: '10:00' }
  expect(await refusal(save(1, [renamed, { ...second, date: first.date }]))).toBe(null)
})

it('counts no session for an excuse, or before its day', async () => {
  const { first, second, send, numbers } = await training('Fani Izin')
  expect(await send(second, 'EXCUSED')).toEqual(['applied'])
  expect(await send(first, 'SICK')).toEqual(['applied'])
  expect(await numbers()).toEqual({ counted: [false, false], people: [[0, 0, null]] })
})
