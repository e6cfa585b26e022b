/** The SQL of follow-up plans: what was written, how far it is, and what trainers said of it. */
import type { LineState, PlanState } from '../contract/plan-rules.ts'
import type { Scope } from '../core/access.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { entriesOf, personOf } from '../roster/index.ts'
import type { Line } from './rules.ts'

export type PlanRow = {
  readonly id: string
  /** Who stands for her. */
  readonly cadreId: string
  /** Whose row it is: the entry that wrote it. */
  readonly entryId: string
  readonly courseCode: string
  readonly districtCode: AreaCode
  readonly state: PlanState
  readonly version: number
  readonly savedAt: Instant
  readonly nextOn: DateOnly | null
  readonly signedAt: Instant | null
  readonly signedByName: string | null
  /** Of the newest version. */
  readonly lines: readonly Line[]
}

type Raw = Omit<PlanRow, 'lines'> & { readonly lines: string }

const PLAN = sql`select p.id, ${personOf('p.cadre_id')} as cadre_id, p.cadre_id as entry_id, p.course_code, p.district_code,
    p.state, p.version, p.saved_at, p.next_on, p.signed_at, p.signed_by_name, v.lines
  from action_plans p join plan_versions v on v.plan_id = p.id and v.number = p.version`

/** Safe: lines are written by `addVersion` and never changed. */
const asRow = (raw: Raw): PlanRow => ({ ...raw, lines: JSON.parse(raw.lines) as Line[] })

const within = ({ area }: Scope): Sql => withinArea('p.district_code', districtOf(area))

export async function findPlan(db: Db, scope: Scope, planId: string): Promise<PlanRow | null> {
  const raw = await db.first<Raw>(sql`${PLAN} where p.id = ${planId} and ${within(scope)}`)
  return raw === null ? null : asRow(raw)
}

/** Of a district, those not signed before signed ones, then those that wait longest. */
export async function listPlans(
  db: Db,
  scope: Scope,
  courseCode: string | null,
): Promise<PlanRow[]> {
  const ofCourse = courseCode === null ? sql`1 = 1` : sql`p.course_code = ${courseCode}`
  const rows = await db.all<Raw>(sql`${PLAN} where ${within(scope)} and ${ofCourse}
    order by p.state = 'SIGNED', p.saved_at, p.id`)
  return rows.map(asRow)
}

/** The plans of one person, by any of her entries: a signed one before others, then the latest. */
export async function listPlansOf(db: Db, scope: Scope, cadreId: string): Promise<PlanRow[]> {
  const rows =
    await db.all<Raw>(sql`${PLAN} where p.cadre_id in (${entriesOf([cadreId])}) and ${within(scope)}
    order by p.state <> 'SIGNED', p.saved_at desc, p.id`)
  return rows.map(asRow)
}

export function listStatesOf(
  db: Db,
  cadreIds: readonly string[],
  courseCode: string,
): Promise<{ readonly cadreId: string; readonly state: PlanState }[]> {
  return db.all(sql`select ${personOf('p.cadre_id')} as cadre_id, p.state from action_plans p
    where p.cadre_id in (${entriesOf(cadreIds)}) and p.course_code = ${courseCode}`)
}

export type VersionRow = {
  readonly id: string
  readonly planId: string
  readonly cadreId: string
  readonly courseCode: string
  readonly number: number
  readonly lines: readonly Line[]
}

/** A version by the id that a form gave it, whosever it is. */
export async function findVersion(db: Db, _scope: Scope, id: string): Promise<VersionRow | null> {
  const raw = await db.first<Omit<VersionRow, 'lines'> & { readonly lines: string }>(
    sql`select v.id, v.plan_id, v.number, v.lines, p.cadre_id, p.course_code
      from plan_versions v join action_plans p on p.id = v.plan_id where v.id = ${id}`,
  )
  return raw === null ? null : { ...raw, lines: JSON.parse(raw.lines) as Line[] }
}

export type ProgressRow = {
  readonly id: string
  readonly planId: string
  readonly lineId: string
  readonly state: LineState
  readonly note: string
  readonly saidAt: Instant
}

/** What was said of the lines of these plans, oldest first. */
export function listProgress(
  db: Db,
  _scope: Scope,
  planIds: readonly string[],
): Promise<ProgressRow[]> {
  return db.all(sql`select g.id, g.plan_id, g.line_id, g.state, g.note, g.said_at
    from json_each(${json(planIds)}) wanted cross join plan_progress g on g.plan_id = wanted.value
    order by g.said_at, g.id`)
}

export type NoteRow = {
  readonly id: string
  readonly planId: string
  readonly kind: 'FOLLOW_UP' | 'SIGN' | 'RETURN'
  readonly note: string
  readonly onDate: DateOnly
  readonly nextOn: DateOnly | null
  readonly version: number
  readonly notedAt: Instant
  readonly notedByName: string
}

/** What trainers said of a plan, newest first. */
export function listNotes(db: Db, _scope: Scope, planIds: readonly string[]): Promise<NoteRow[]> {
  return db.all(sql`select n.id, n.plan_id, n.kind, n.note, n.on_date, n.next_on, n.version, n.noted_at, n.noted_by_name
    from json_each(${json(planIds)}) wanted cross join plan_notes n on n.plan_id = wanted.value
    order by n.noted_at desc, n.id desc`)
}

type NewPlan = Pick<PlanRow, 'id' | 'courseCode' | 'districtCode' | 'savedAt'> & {
  readonly cadreId: string
}

/** Breaks a constraint when she has one of this course already. */
export function addPlan({ id, cadreId, courseCode, districtCode, savedAt }: NewPlan): Sql {
  return sql`insert into action_plans (id, cadre_id, course_code, district_code, state, version, saved_at)
    values (${id}, ${cadreId}, ${courseCode}, ${districtCode}, 'WRITTEN', 1, ${savedAt})`
}

/** Breaks a constraint when a version of this id or number is there already. */
export function addVersion({
  id,
  planId,
  number,
  lines,
  savedAt,
}: Pick<VersionRow, 'id' | 'planId' | 'number' | 'lines'> & { readonly savedAt: Instant }): Sql {
  return sql`insert into plan_versions (id, plan_id, number, lines, saved_at)
    values (${id}, ${planId}, ${number}, ${json(lines)}, ${savedAt})`
}

/** Changes no row when the plan is another version by now, or signed. */
export function raiseVersion(planId: string, from: number, savedAt: Instant): Sql {
  return sql`update action_plans set version = version + 1, state = 'WRITTEN', saved_at = ${savedAt}
    where id = ${planId} and version = ${from} and state <> 'SIGNED'`
}

/** Changes no row when the plan is another version by now, or signed. */
export function markSigned(
  planId: string,
  version: number,
  { at, byName, nextOn }: { at: Instant; byName: string; nextOn: DateOnly | null },
): Sql {
  return sql`update action_plans set state = 'SIGNED', signed_at = ${at}, signed_by_name = ${byName}, next_on = ${nextOn}
    where id = ${planId} and version = ${version} and state <> 'SIGNED'`
}

/** Changes no row when the plan is another version by now, or returned. */
export function markReturned(planId: string, version: number): Sql {
  return sql`update action_plans set state = 'RETURNED', signed_at = null, signed_by_name = null, next_on = null
    where id = ${planId} and version = ${version} and state <> 'RETURNED'`
}

export function setNextOn(planId: string, nextOn: DateOnly | null): Sql {
  return sql`update action_plans set next_on = ${nextOn} where id = ${planId}`
}

/** Breaks a constraint when it is there already. */
export function addNote(note: NoteRow & { readonly notedBy: string }): Sql {
  return sql`insert into plan_notes (id, plan_id, kind, note, on_date, next_on, version, noted_at, noted_by, noted_by_name)
    values (${note.id}, ${note.planId}, ${note.kind}, ${note.note}, ${note.onDate}, ${note.nextOn}, ${note.version},
      ${note.notedAt}, ${note.notedBy}, ${note.notedByName})`
}

/** Adds nothing of an id that is there already. */
export function addProgress(said: ProgressRow): Sql {
  return sql`insert into plan_progress (id, plan_id, line_id, state, note, said_at)
    values (${said.id}, ${said.planId}, ${said.lineId}, ${said.state}, ${said.note}, ${said.saidAt})
    on conflict (id) do nothing`
}
