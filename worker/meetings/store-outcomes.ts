/** The SQL of what meetings came to: texts, promises, and the checks of their areas. */
import type { MeetingName, OutcomeCheck } from '../contract/meeting-outcomes.ts'
import type { MeetingState } from '../contract/meetings.ts'
import type { ActionState, InSeries } from '../contract/outcome-rules.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { seenFrom } from './store.ts'

export type OutcomeRow = {
  readonly meetingId: string
  readonly reached: string
  readonly obstacles: string
  readonly version: number
}

export type PromiseFacts = {
  readonly id: string
  readonly what: string
  readonly personInCharge: string
  readonly dueOn: string | null
}

export type ActionRow = PromiseFacts & {
  readonly meetingId: string
  readonly position: number
  readonly state: ActionState
  readonly note: string
  readonly closedOn: string | null
  readonly closedIn: string | null
  readonly version: number
}

export type SeriesRow = InSeries & MeetingName

export type CheckRow = OutcomeCheck & { readonly meetingId: string }

const NAMED = sql`m.id, m.area_code, m.kind, m.title, m.starts_on, m.state`
const ACTION = sql`a.id, a.meeting_id, a.position, a.what, a.person_in_charge, a.due_on, a.state, a.note, a.closed_on,
  a.closed_in, a.version`

const among = (ids: readonly string[]): Sql => sql`in (select value from json_each(${json(ids)}))`

/** All meetings of these areas and a kind, whatever became of them. */
export function listSeries(
  db: Db,
  _scope: Scope,
  areas: readonly AreaCode[],
  kind: string,
): Promise<SeriesRow[]> {
  return db.all(sql`select ${NAMED} from meetings m
    where m.district_code ${among([...new Set(areas.map(districtOf))])} and m.area_code ${among(areas)}
      and m.kind = ${kind}
    order by m.starts_on, m.id`)
}

/** Those of the series that the open promises belong to. */
export function listOpenSeries(db: Db, scope: Scope, area: AreaCode): Promise<SeriesRow[]> {
  return db.all(sql`select ${NAMED} from meetings m
    where ${seenFrom(scope, area)} and exists (
      select 1 from meetings o join meeting_actions a on a.meeting_id = o.id
      where o.district_code = m.district_code and o.area_code = m.area_code and o.kind = m.kind
        and a.state = 'OPEN' and a.removed_at is null)`)
}

/** `limit`: how many at most; null: all. */
export function listOpenActions(
  db: Db,
  scope: Scope,
  area: AreaCode,
  { kind, limit }: { readonly kind: string | null; readonly limit: number | null },
): Promise<ActionRow[]> {
  return db.all(sql`select ${ACTION} from meetings m join meeting_actions a on a.meeting_id = m.id
    where ${seenFrom(scope, area)} and a.state = 'OPEN' and a.removed_at is null
      and (${kind} is null or m.kind = ${kind})
    order by a.due_on is null, a.due_on, m.starts_on, a.position, a.id limit ${limit ?? -1}`)
}

export async function findOutcome(
  db: Db,
  scope: Scope,
  meetingId: string,
): Promise<OutcomeRow | null> {
  return (await listOutcomes(db, scope, [meetingId]))[0] ?? null
}

export function listOutcomes(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<OutcomeRow[]> {
  return db.all(sql`select meeting_id, reached, obstacles, version from meeting_outcomes
    where meeting_id ${among(meetingIds)}`)
}

export type MinutesRow = {
  readonly id: string
  readonly areaCode: AreaCode
  readonly title: string
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  readonly state: MeetingState
}

/** The last held meeting of that kind with an outcome, of each of these areas, begun no later than `day`. */
export function listLastHeld(
  db: Db,
  _scope: Scope,
  areas: readonly AreaCode[],
  kind: string,
  day: string,
): Promise<MinutesRow[]> {
  return db.all(sql`select id, area_code, title, place, starts_on, ends_on, state from (
      select m.*, row_number() over (partition by m.area_code order by m.starts_on desc, m.id desc) as turn
      from meetings m join meeting_outcomes o on o.meeting_id = m.id
      where m.district_code ${among([...new Set(areas.map(districtOf))])} and m.area_code ${among(areas)}
        and m.kind = ${kind} and m.state = 'HELD' and m.starts_on <= ${day})
    where turn = 1`)
}

/** In the order of their meeting. */
export function listActions(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<ActionRow[]> {
  return db.all(sql`select ${ACTION} from meeting_actions a
    where a.meeting_id ${among(meetingIds)} and a.removed_at is null order by a.meeting_id, a.position, a.id`)
}

export function listChecks(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
): Promise<CheckRow[]> {
  return db.all(sql`select meeting_id, area_code as area, item, answer, note from meeting_checks
    where meeting_id ${among(meetingIds)} order by meeting_id, area_code, item`)
}

type Saved = { readonly at: string; readonly by: string }

export function putOutcome(row: OutcomeRow, { at, by }: Saved): Sql {
  return sql`insert into meeting_outcomes (meeting_id, reached, obstacles, version, saved_at, saved_by)
    values (${row.meetingId}, ${row.reached}, ${row.obstacles}, 1, ${at}, ${by})`
}

/** Changes no row when somebody else did in between. */
export function changeOutcome(row: OutcomeRow, { at, by }: Saved): Sql {
  return sql`update meeting_outcomes set reached = ${row.reached}, obstacles = ${row.obstacles}, version = version + 1,
      saved_at = ${at}, saved_by = ${by}
    where meeting_id = ${row.meetingId} and version = ${row.version}`
}

/** Holds when the meeting was called off meanwhile. */
export function isOff(meetingId: string): Sql {
  return sql`exists (select 1 from meetings where id = ${meetingId} and state = 'CANCELLED')`
}

export function putChecks(meetingId: string, checks: readonly OutcomeCheck[]): Sql[] {
  return [
    sql`delete from meeting_checks where meeting_id = ${meetingId}`,
    sql`insert into meeting_checks (meeting_id, area_code, item, answer, note)
      select ${meetingId}, value ->> 'area', value ->> 'item', value ->> 'answer', value ->> 'note'
      from json_each(${json(checks)})`,
  ]
}

/** All promises of a meeting: those named stay or come, open ones that are not named go. An id of another meeting breaks the batch. */
export function putActions(
  meetingId: string,
  promises: readonly PromiseFacts[],
  removedAt: string,
): Sql[] {
  const rows = json(promises.map((each, position) => ({ ...each, position })))
  const named = sql`(select value ->> 'id' as id, value ->> 'position' as position, value ->> 'what' as what,
    value ->> 'personInCharge' as person_in_charge, value ->> 'dueOn' as due_on from json_each(${rows}))`
  return [
    sql`update meeting_actions set removed_at = ${removedAt} where meeting_id = ${meetingId} and state = 'OPEN'
      and removed_at is null and id not in (select id from ${named})`,
    sql`update meeting_actions set position = n.position, what = n.what, person_in_charge = n.person_in_charge,
        due_on = n.due_on, removed_at = null
      from ${named} as n where meeting_actions.id = n.id and meeting_actions.meeting_id = ${meetingId}`,
    sql`insert into meeting_actions (id, meeting_id, position, what, person_in_charge, due_on, state, note, version)
      select n.id, ${meetingId}, n.position, n.what, n.person_in_charge, n.due_on, 'OPEN', '', 1 from ${named} as n
      where n.id not in (select id from meeting_actions where meeting_id = ${meetingId})`,
  ]
}

export function findAction(
  db: Db,
  _scope: Scope,
  meetingIds: readonly string[],
  id: string,
): Promise<ActionRow | null> {
  return db.first(sql`select ${ACTION} from meeting_actions a
    where a.id = ${id} and a.meeting_id ${among(meetingIds)} and a.removed_at is null`)
}

/** Changes no row when somebody else did in between. */
export function changeActionState(
  id: string,
  version: number,
  next: Pick<ActionRow, 'state' | 'note' | 'closedOn' | 'closedIn'>,
): Sql {
  return sql`update meeting_actions set state = ${next.state}, note = ${next.note}, closed_on = ${next.closedOn},
      closed_in = ${next.closedIn}, version = version + 1
    where id = ${id} and version = ${version} and removed_at is null`
}
