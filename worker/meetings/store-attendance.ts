/** The SQL of attendance: marks, guests and matches as they came, and the cadres' own check-ins. */
import type { Mark, Match, PersonRef } from '../contract/attendance-rules.ts'
import type { AttendanceEvent } from '../contract/attendance.ts'
import type { Session } from '../contract/meetings.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { STANDS } from './store.ts'

export type MarkRow = Mark & { readonly reason: string; readonly markedByName: string | null }

export type NewMark = MarkRow & {
  readonly claimedAt: Instant
  readonly receivedAt: Instant
  readonly markedBy: string
}

type RawMark = Omit<MarkRow, 'person'> & {
  readonly cadreId: string | null
  readonly guestId: string | null
}

function personOf(cadreId: string | null, guestId: string | null): PersonRef {
  return cadreId === null ? { kind: 'GUEST', id: guestId ?? '' } : { kind: 'CADRE', id: cadreId }
}

export async function listMarks(db: Db, _scope: Scope, meetingId: string): Promise<MarkRow[]> {
  const rows =
    await db.all<RawMark>(sql`select m.id, m.session_id as session, m.cadre_id, m.guest_id, m.state, m.method,
      m.done_at, m.reason, m.marked_by_name
    from meeting_sessions s cross join attendance_marks m on m.session_id = s.id
    where s.meeting_id = ${meetingId}`)
  return rows.map(({ cadreId, guestId, ...mark }) => ({
    ...mark,
    person: personOf(cadreId, guestId),
  }))
}

type Day = Pick<Session, 'id' | 'date'>

const HAS_MARKS = sql`exists (select 1 from attendance_marks m where m.session_id = s.id)`

/** The sessions with a mark: they stay in their meeting, on their day. */
export function listAttended(db: Db, _scope: Scope, meetingId: string): Promise<Day[]> {
  return db.all(sql`select s.id, s.on_date as date from meeting_sessions s
    where s.meeting_id = ${meetingId} and ${HAS_MARKS}`)
}

/** Holds when one of these sessions has a mark and stands on another day. */
export function movesAttended(meetingId: string, sessions: readonly Day[]): Sql {
  const days = json(sessions.map(({ id, date }) => ({ id, date })))
  return sql`exists (select 1 from json_each(${days}) n join meeting_sessions s on s.id = n.value ->> 'id'
    where s.meeting_id = ${meetingId} and s.on_date <> n.value ->> 'date' and ${HAS_MARKS})`
}

export type GuestRow = { readonly id: string; readonly name: string; readonly origin: string }

export function listGuests(db: Db, _scope: Scope, meetingId: string): Promise<GuestRow[]> {
  return db.all(sql`select id, name, origin from meeting_guests where meeting_id = ${meetingId}
    order by name, id`)
}

export function listMatches(db: Db, _scope: Scope, meetingId: string): Promise<Match[]> {
  return db.all(sql`select id, guest_id, cadre_id, done_at from attendance_matches
    where meeting_id = ${meetingId}`)
}

type KnownEvent = {
  readonly type: AttendanceEvent['type']
  readonly id: string
  readonly meetingId: string
}

/** Which of these ids are in the record, and of which meeting. */
export function listKnown(db: Db, _scope: Scope, ids: readonly string[]): Promise<KnownEvent[]> {
  const wanted = sql`json_each(${json(ids)}) wanted`
  return db.all(sql`select 'mark' as type, m.id, s.meeting_id
      from ${wanted} cross join attendance_marks m on m.id = wanted.value join meeting_sessions s on s.id = m.session_id
    union all select 'guest', g.id, g.meeting_id from ${wanted} cross join meeting_guests g on g.id = wanted.value
    union all select 'match', t.id, t.meeting_id from ${wanted} cross join attendance_matches t on t.id = wanted.value`)
}

/** Breaks a constraint when one of them is there already, or what it is about is gone. */
export function addMarks(marks: readonly NewMark[]): Sql {
  return sql`insert into attendance_marks (id, session_id, cadre_id, guest_id, state, method, reason, claimed_at, done_at,
      received_at, marked_by, marked_by_name)
    select value ->> 'id', value ->> 'session', iif(value ->> '$.person.kind' = 'CADRE', value ->> '$.person.id', null),
      iif(value ->> '$.person.kind' = 'GUEST', value ->> '$.person.id', null), value ->> 'state', value ->> 'method',
      value ->> 'reason', value ->> 'claimedAt', value ->> 'doneAt', value ->> 'receivedAt', value ->> 'markedBy',
      value ->> 'markedByName'
    from json_each(${json(marks)})`
}

type Taken = { readonly doneAt: Instant; readonly receivedAt: Instant; readonly takenBy: string }

export type NewGuest = GuestRow & Taken & { readonly meetingId: string }

export function addGuests(guests: readonly NewGuest[]): Sql {
  return sql`insert into meeting_guests (id, meeting_id, name, origin, done_at, received_at, added_by)
    select value ->> 'id', value ->> 'meetingId', value ->> 'name', value ->> 'origin', value ->> 'doneAt',
      value ->> 'receivedAt', value ->> 'takenBy'
    from json_each(${json(guests)})`
}

export type NewMatch = Match & Taken & { readonly meetingId: string }

export function addMatches(matches: readonly NewMatch[]): Sql {
  return sql`insert into attendance_matches (id, meeting_id, guest_id, cadre_id, done_at, received_at, matched_by)
    select value ->> 'id', value ->> 'meetingId', value ->> 'guestId', value ->> 'cadreId', value ->> 'doneAt',
      value ->> 'receivedAt', value ->> 'takenBy'
    from json_each(${json(matches)})`
}

export type Place = Pick<Session, 'id' | 'date' | 'startsAt' | 'endsAt' | 'title'> & {
  readonly meetingId: string
  readonly meetingTitle: string
  readonly areaCode: AreaCode
  readonly isOff: boolean
}

const PLACE = sql`s.id, s.on_date as date, s.starts_at, s.ends_at, s.title, m.id as meeting_id, m.title as meeting_title,
  m.area_code, m.state = 'CANCELLED' as is_off`
/** A cadre's own district. */
const within = ({ area }: Scope): Sql => withinArea('m.district_code', districtOf(area))

type PlaceRow = Omit<Place, 'isOff'> & { readonly isOff: 0 | 1 }
const asPlace = (row: PlaceRow): Place => ({ ...row, isOff: row.isOff === 1 })

/** A session, in whichever case its id was made; one that was dropped too, for in the hall they may not know of it yet. */
export async function findPlace(db: Db, scope: Scope, sessionId: string): Promise<Place | null> {
  const row =
    await db.first<PlaceRow>(sql`select ${PLACE} from meeting_sessions s join meetings m on m.id = s.meeting_id
    where s.id in (${sessionId}, ${sessionId.toUpperCase()}) and ${within(scope)}`)
  return row === null ? null : asPlace(row)
}

/** The sessions of all meetings of the district that go on on one of two days. */
export async function listPlaces(
  db: Db,
  scope: Scope,
  [from, until]: readonly [string, string],
): Promise<Place[]> {
  const rows = await db.all<PlaceRow>(sql`select ${PLACE}
    from meetings m indexed by meetings_ending cross join meeting_sessions s on s.meeting_id = m.id
    where m.district_code = ${districtOf(scope.area)} and m.ends_on >= ${from} and m.starts_on <= ${until}
      and ${STANDS} and ${within(scope)}`)
  return rows.map(asPlace)
}

type CheckInRow = {
  readonly id: string
  readonly cadreId: string
  readonly sessionId: string
  readonly state: 'PRESENT' | 'LATE'
  readonly doneAt: Instant
}

const CHECK_IN = sql`select id, cadre_id, session_id, state, done_at from attendance_marks`

/** A cadre's own check-in by its id, whosever it is. */
export function findCheckIn(db: Db, _scope: Scope, id: string): Promise<CheckInRow | null> {
  return db.first(sql`${CHECK_IN} where id = ${id} and method = 'SELF'`)
}

export function findCheckInAt(
  db: Db,
  _scope: Scope,
  sessionId: string,
  cadreId: string,
): Promise<CheckInRow | null> {
  return db.first(
    sql`${CHECK_IN} where session_id = ${sessionId} and cadre_id = ${cadreId} and method = 'SELF'`,
  )
}

/** Wrong codes since `after`. */
export async function countFails(
  db: Db,
  _scope: Scope,
  cadreId: string,
  after: Instant,
): Promise<number> {
  const found = await db.first<{ fails: number }>(
    sql`select fails from check_in_tries where cadre_id = ${cadreId} and window_at > ${after}`,
  )
  return found?.fails ?? 0
}

/** Holds when so many wrong codes were counted meanwhile. */
export function hasFailed(cadreId: string, after: Instant, most: number): Sql {
  return sql`exists (select 1 from check_in_tries where cadre_id = ${cadreId} and window_at > ${after} and fails >= ${most})`
}

/** Counts a wrong code; the hour begins with the first one. */
export function addFail(cadreId: string, now: Instant, after: Instant): Sql {
  return sql`insert into check_in_tries (cadre_id, window_at, fails) values (${cadreId}, ${now}, 1)
    on conflict (cadre_id) do update set fails = iif(window_at > ${after}, fails + 1, 1),
      window_at = iif(window_at > ${after}, window_at, ${now})`
}

/**
 * How much was said of who attended the meetings of a course in a district, as a number for the `where` of another room's write:
 * marks and matches are only ever added, so another number than was read means that something changed.
 */
export function attendanceNow(district: AreaCode, courseCode: string): Sql {
  const theirs = sql`from meetings m where m.district_code = ${district} and m.course_code = ${courseCode}`
  return sql`((select count(*) from attendance_marks where session_id in (select s.id from meeting_sessions s
      where s.meeting_id in (select m.id ${theirs})))
    + (select count(*) from attendance_matches where meeting_id in (select m.id ${theirs}))
    + (select count(*) ${theirs} and m.state = 'CANCELLED'))`
}
