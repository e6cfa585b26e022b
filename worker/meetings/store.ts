/** The SQL of meetings, their sessions and who is invited. */
import type { MeetingKind, MeetingState, Session, Speaker } from '../contract/meetings.ts'
import type { Scope } from '../core/access.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { entriesOf, personOf } from '../roster/index.ts'
import type { MeetingFacts } from './rules.ts'

export type MeetingRow = MeetingFacts & {
  readonly id: string
  readonly areaCode: AreaCode
  readonly kind: MeetingKind
  readonly state: MeetingState
  readonly version: number
  readonly people: number
  readonly sessions: number
  readonly hours: number
}

/** A session, `s`, is one of its meeting: not dropped, or attended all the same. */
export const STANDS = sql`(s.dropped_at is null
  or exists (select 1 from attendance_marks a where a.session_id = s.id))`

const COLUMNS = sql`m.id, m.area_code, m.kind, m.title, m.place, m.starts_on, m.ends_on, m.course_code, m.capacity,
  m.budget_source, m.basis, m.state, m.version,
  (select count(distinct ${personOf('p.cadre_id')}) from meeting_people p where p.meeting_id = m.id) as people,
  (select count(*) from meeting_sessions s where s.meeting_id = m.id and ${STANDS}) as sessions,
  coalesce((select sum(s.hours) from meeting_sessions s where s.meeting_id = m.id and ${STANDS}), 0) as hours`

/** A district sees all meetings in it; a sub-district its own and those of the district, to which its people go. */
export function seenFrom(scope: Scope, area: AreaCode): Sql {
  const district = districtOf(area)
  const own = sql`m.district_code = ${district} and ${withinArea('m.district_code', districtOf(scope.area))}`
  return levelOf(area) === 'district' ? own : sql`${own} and m.area_code in (${district}, ${area})`
}

export function findMeeting(
  db: Db,
  scope: Scope,
  area: AreaCode,
  id: string,
): Promise<MeetingRow | null> {
  return db.first(
    sql`select ${COLUMNS} from meetings m where m.id = ${id} and ${seenFrom(scope, area)}`,
  )
}

export type MeetingFilter = {
  readonly area: AreaCode
  readonly year: number | null
  readonly kind: MeetingKind | null
  readonly limit: number
}

export function listMeetings(
  db: Db,
  scope: Scope,
  { area, year, kind, limit }: MeetingFilter,
): Promise<MeetingRow[]> {
  const where = joined(
    [
      seenFrom(scope, area),
      ...(year === null
        ? []
        : [sql`m.starts_on >= ${`${year}-01-01`} and m.starts_on <= ${`${year}-12-31`}`]),
      ...(kind === null ? [] : [sql`m.kind = ${kind}`]),
    ],
    ' and ',
  )
  return db.all(sql`select ${COLUMNS} from meetings m where ${where}
    order by m.starts_on desc, m.id desc limit ${limit}`)
}

export async function listYears(db: Db, scope: Scope, area: AreaCode): Promise<number[]> {
  const rows = await db.all<{ year: string }>(sql`select distinct substr(m.starts_on, 1, 4) as year
    from meetings m where ${seenFrom(scope, area)} order by year desc`)
  return rows.map(({ year }) => Number(year))
}

/** Those that stand. */
export async function listSessions(db: Db, _scope: Scope, meetingId: string): Promise<Session[]> {
  type Row = Omit<Session, 'speakers'> & { readonly speakers: string }
  const rows =
    await db.all<Row>(sql`select s.id, s.on_date as date, s.starts_at, s.ends_at, s.title,
      s.module_slug as module, s.hours, s.speakers
    from meeting_sessions s where s.meeting_id = ${meetingId} and ${STANDS}
    order by s.position, s.dropped_at is not null, s.id`)
  // Safe: only `putSessions` writes it, from the contract's shape.
  return rows.map((row) => ({ ...row, speakers: JSON.parse(row.speakers) as Speaker[] }))
}

/** Of all sessions that the meeting ever had. */
export function listDays(
  db: Db,
  _scope: Scope,
  meetingId: string,
): Promise<{ id: string; date: string }[]> {
  return db.all(
    sql`select id, on_date as date from meeting_sessions where meeting_id = ${meetingId}`,
  )
}

export function putMeeting(
  row: MeetingFacts & {
    readonly id: string
    readonly areaCode: AreaCode
    readonly createdAt: string
    readonly createdBy: string
  },
): Sql {
  return sql`insert into meetings (id, area_code, district_code, kind, title, place, starts_on, ends_on, course_code,
      capacity, budget_source, basis, state, version, created_at, created_by)
    values (${row.id}, ${row.areaCode}, ${districtOf(row.areaCode)}, ${row.kind}, ${row.title}, ${row.place},
      ${row.startsOn}, ${row.endsOn}, ${row.courseCode}, ${row.capacity}, ${row.budgetSource}, ${row.basis},
      'PLANNED', 1, ${row.createdAt}, ${row.createdBy})`
}

/** Changes no row when somebody else did in between. */
export function changeMeeting(id: string, version: number, facts: MeetingFacts): Sql {
  return sql`update meetings set kind = ${facts.kind}, title = ${facts.title}, place = ${facts.place},
      starts_on = ${facts.startsOn}, ends_on = ${facts.endsOn}, course_code = ${facts.courseCode},
      capacity = ${facts.capacity}, budget_source = ${facts.budgetSource}, basis = ${facts.basis},
      version = version + 1
    where id = ${id} and version = ${version}`
}

export function changeState(id: string, version: number, state: MeetingState): Sql {
  return sql`update meetings set state = ${state}, version = version + 1
    where id = ${id} and version = ${version}`
}

/** All sessions of a meeting: those named stay or come, others are dropped. An id of another meeting breaks the batch. */
export function putSessions(
  meetingId: string,
  sessions: readonly Session[],
  droppedAt: string,
): Sql[] {
  const rows = json(
    sessions.map((session, position) => ({
      ...session,
      position,
      speakers: JSON.stringify(session.speakers),
    })),
  )
  return [
    sql`update meeting_sessions set dropped_at = ${droppedAt} where meeting_id = ${meetingId} and dropped_at is null
      and id not in (select value ->> 'id' from json_each(${rows}))`,
    sql`update meeting_sessions set position = n.position, on_date = n.on_date, starts_at = n.starts_at,
        ends_at = n.ends_at, title = n.title, module_slug = n.module_slug, hours = n.hours, speakers = n.speakers,
        dropped_at = null
      from (${sessionRows(rows)}) as n
      where meeting_sessions.id = n.id and meeting_sessions.meeting_id = ${meetingId}`,
    sql`insert into meeting_sessions (id, meeting_id, position, on_date, starts_at, ends_at, title, module_slug, hours,
        speakers)
      select n.id, ${meetingId}, n.position, n.on_date, n.starts_at, n.ends_at, n.title, n.module_slug, n.hours, n.speakers
      from (${sessionRows(rows)}) as n
      where n.id not in (select id from meeting_sessions where meeting_id = ${meetingId})`,
  ]
}

const sessionRows = (
  rows: string,
): Sql => sql`select value ->> 'id' as id, value ->> 'position' as position,
  value ->> 'date' as on_date, value ->> 'startsAt' as starts_at, value ->> 'endsAt' as ends_at,
  value ->> 'title' as title, value ->> 'module' as module_slug, value ->> 'hours' as hours,
  value ->> 'speakers' as speakers from json_each(${rows})`

/** The ids of those invited, as they were put on the list: entries of the roster. */
export async function listInvited(db: Db, _scope: Scope, meetingId: string): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(
    sql`select cadre_id from meeting_people where meeting_id = ${meetingId} order by cadre_id`,
  )
  return rows.map(({ cadreId }) => cadreId)
}

/** The same, each person once. */
export async function listInvitedPersons(
  db: Db,
  _scope: Scope,
  meetingId: string,
): Promise<string[]> {
  const rows = await db.all<{
    personId: string
  }>(sql`select distinct ${personOf('p.cadre_id')} as person_id
    from meeting_people p where p.meeting_id = ${meetingId}`)
  return rows.map(({ personId }) => personId)
}

/** How many persons on the list these are, by whichever of their entries. */
export async function countInvited(
  db: Db,
  _scope: Scope,
  meetingId: string,
  cadreIds: readonly string[],
): Promise<number> {
  const found = await db.first<{
    people: number
  }>(sql`select count(distinct ${personOf('p.cadre_id')}) as people
      from meeting_people p where p.meeting_id = ${meetingId} and p.cadre_id in (${entriesOf(cadreIds)})`)
  return found?.people ?? 0
}

export function putPeople(
  meetingId: string,
  cadreIds: readonly string[],
  { at, by }: { readonly at: string; readonly by: string },
): Sql {
  return sql`insert into meeting_people (meeting_id, cadre_id, added_at, added_by)
    select ${meetingId}, value, ${at}, ${by} from json_each(${json(cadreIds)}) where true
    on conflict do nothing`
}

/** Holds when more persons are on the list than the meeting has seats, or than `most`. */
export function isOverfull(meetingId: string, most: number, overCapacity: boolean): Sql {
  const seats = overCapacity ? sql`${most}` : sql`min(coalesce(m.capacity, ${most}), ${most})`
  return sql`(select count(distinct ${personOf('p.cadre_id')}) from meeting_people p where p.meeting_id = ${meetingId})
    > (select ${seats} from meetings m where m.id = ${meetingId})`
}

/** Persons, whichever of their entries are on the list. */
export function dropPeople(meetingId: string, cadreIds: readonly string[]): Sql {
  return sql`delete from meeting_people where meeting_id = ${meetingId} and cadre_id in (${entriesOf(cadreIds)})`
}
