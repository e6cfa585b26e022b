/** Looking at attendance: the roll for a trainer's phone, and the numbers for the office. What is shown is folded, never stored. */
import {
  foldMarks,
  foldMatches,
  isAttended,
  isTaken,
  personKey,
  shareOf,
  type AttendanceState,
  type PersonRef,
} from '../contract/attendance-rules.ts'
import type {
  AttendedPerson,
  readAttendance as attendanceCall,
  readRoll as rollCall,
} from '../contract/attendance.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { Session } from '../contract/meetings.ts'
import { allow, type Scope } from '../core/access.ts'
import { offsetHours } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { districtOf, isWithin, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { listStanding, showNamed, viewFrom } from '../roster/index.ts'
import { getOwnRow, getRow, shown } from './show-meeting.ts'
import type { MeetingRow } from './store.ts'
import * as meetings from './store.ts'
import * as store from './store-attendance.ts'
import type { MarkRow } from './store-attendance.ts'

export async function readRoll(
  ctx: Context,
  { area, meetingId }: InputOf<typeof rollCall>,
): Promise<ReplyOf<typeof rollCall>> {
  const by = allow(ctx, 'attendance.take', area)
  const row = await getOwnRow(ctx, by, area, meetingId)
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  const roll = await loadRoll(ctx, by, area, row)
  return {
    meeting: roll.meeting,
    sessions: roll.sessions.map((session) => ({
      ...placeOf(session),
      marks: marksIn(roll, session).map(
        ({ person, state, method, doneAt, markedByName, reason }) => ({
          person,
          state,
          method,
          at: doneAt,
          by: markedByName,
          reason,
        }),
      ),
    })),
    people: roll.people,
    guests: roll.guests,
    checkInKey: await checkInKeyOf(ctx, meetingId),
    ahead: offsetHours(timeZone),
    asOf: roll.asOf,
    now: ctx.clock.now().getTime(),
  }
}

export async function readAttendance(
  ctx: Context,
  { area, meetingId }: InputOf<typeof attendanceCall>,
): Promise<ReplyOf<typeof attendanceCall>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { meeting, sessions, people, asOf } = await getAttendance(ctx, scope, area, meetingId)
  return {
    meeting,
    sessions: sessions.map(({ isCounted, counts, ...session }) => ({
      ...placeOf(session),
      isCounted,
      counts,
    })),
    people: people.map(withoutStates),
    asOf,
  }
}

/**
 * The attendance of one meeting as the area sees it: its sessions whole, and of each person the state in each of them, in their order.
 * Refuses NOT_FOUND. The caller answers for the permission.
 */
export async function getAttendance(ctx: Context, scope: Scope, area: AreaCode, meetingId: string) {
  const roll = await loadRoll(ctx, scope, area, await getRow(ctx, scope, area, meetingId))
  const people = [...cadresOf(roll), ...guestsOf(roll)]
  const states = new Map(
    roll.marks.map(({ session, person, state }) => [`${session} ${personKey(person)}`, state]),
  )
  const counted = new Set(
    roll.sessions
      .filter((each) => isTaken(each.date, roll.asOf, marksIn(roll, each), roll.isInvited))
      .map(({ id }) => id),
  )
  const told = people.map((each) => {
    const key = personKey(each.person)
    const hers = roll.sessions.map(({ id }) => states.get(`${id} ${key}`) ?? null)
    const attended = roll.sessions.filter(({ id }, index) => {
      const state = hers[index] ?? null
      return counted.has(id) && state !== null && isAttended(state)
    }).length
    const of = counted.size
    return { ...each, states: hers, attended, of, share: shareOf(attended, of) }
  })
  return {
    meeting: roll.meeting,
    sessions: roll.sessions.map((session, index) => ({
      ...session,
      isCounted: counted.has(session.id),
      counts: countsOf(told.map((each) => each.states[index] ?? null)),
    })),
    people: told,
    asOf: roll.asOf,
  }
}

function withoutStates({
  person,
  name,
  code,
  area,
  from,
  isInvited,
  attended,
  of,
  share,
}: AttendedPerson): AttendedPerson {
  return { person, name, code, area, from, isInvited, attended, of, share }
}

type Roll = Awaited<ReturnType<typeof loadRoll>>

/** Everything of a meeting's attendance that the area may see; who was entered twice, and a guest who is a cadre, once. */
async function loadRoll(ctx: Context, scope: Scope, area: AreaCode, row: MeetingRow) {
  const { id: meetingId } = row
  const view = await viewFrom(ctx, area)
  const [meeting] = await shown(ctx, [row])
  if (meeting === undefined) throw new Error('a meeting that is there is shown')
  const sessions = await meetings.listSessions(ctx.db, scope, meetingId)
  const invited = await meetings.listInvited(ctx.db, scope, meetingId)
  const marks = await store.listMarks(ctx.db, scope, meetingId)
  const guests = await store.listGuests(ctx.db, scope, meetingId)
  const matched = foldMatches(await store.listMatches(ctx.db, scope, meetingId))
  const entries = new Set(invited)
  for (const { person } of marks) if (person.kind === 'CADRE') entries.add(person.id)
  for (const cadreId of matched.values()) if (cadreId !== null) entries.add(cadreId)
  const standing = await listStanding(ctx, scope, view, [...entries])
  const cadreOf = (id: string): PersonRef => ({ kind: 'CADRE', id: standing.get(id) ?? id })
  const standsFor = (person: PersonRef): PersonRef => {
    if (person.kind === 'CADRE') return cadreOf(person.id)
    const cadreId = matched.get(person.id) ?? null
    return cadreId === null ? person : cadreOf(cadreId)
  }
  const expected = new Set(invited.map((id) => standing.get(id) ?? id))
  const named = await showNamed(ctx, scope, view, [...entries])
  return {
    meeting,
    sessions,
    marks: foldMarks(marks, standsFor),
    isInvited: ({ kind, id }: PersonRef) => kind === 'CADRE' && expected.has(id),
    people: named.map(({ cadreId, code, name, area: serves }) => ({
      cadreId,
      code,
      name,
      area: serves,
      isInvited: expected.has(cadreId),
    })),
    /** Of the meeting's own area and what lies above: nobody else knows where a guest belongs. */
    guests: (isWithin(row.areaCode, area) ? guests : []).map(({ id, name, origin }) => {
      const stands = standsFor({ kind: 'GUEST', id })
      return { id, name, from: origin, cadreId: stands.kind === 'CADRE' ? stands.id : null }
    }),
    asOf: view.today,
  }
}

/** Known to the Worker and to the phones of those who take attendance of this meeting; never stored. */
export function checkInKeyOf({ secrets }: Context, meetingId: string): Promise<string> {
  return secrets.keyed('check-in', meetingId)
}

/** The same under every pepper: a phone that opened the roll before a rotation goes on showing codes by the key it has. */
export function checkInKeysOf({ secrets }: Context, meetingId: string): Promise<readonly string[]> {
  return secrets.keyedEach('check-in', meetingId)
}

function placeOf({ id, date, startsAt, endsAt, title }: Session) {
  return { id, date, startsAt, endsAt, title }
}

function marksIn({ marks }: Roll, { id }: Session): MarkRow[] {
  return marks.filter(({ session }) => session === id)
}

function cadresOf({ people }: Roll) {
  return people.map(({ cadreId: id, code, name, area, isInvited }) => ({
    person: { kind: 'CADRE' as const, id },
    name,
    code,
    area,
    from: '',
    isInvited,
  }))
}

/** Those who are no cadre of the roster. */
function guestsOf({ guests }: Roll) {
  return guests.flatMap(({ id, name, from, cadreId }) =>
    cadreId === null
      ? [
          {
            person: { kind: 'GUEST' as const, id },
            name,
            code: null,
            area: null,
            from,
            isInvited: false,
          },
        ]
      : [],
  )
}

function countsOf(states: readonly (AttendanceState | null)[]) {
  const of = (wanted: AttendanceState | null) => states.filter((state) => state === wanted).length
  return {
    PRESENT: of('PRESENT'),
    LATE: of('LATE'),
    EXCUSED: of('EXCUSED'),
    SICK: of('SICK'),
    ABSENT: of('ABSENT'),
    none: of(null),
  }
}
