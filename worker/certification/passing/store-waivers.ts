/** The SQL of waivers, and of what rests on an eligibility. */
import type { WaivablePart } from '../../contract/pass-rules.ts'
import type { Scope } from '../../core/access.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type WaiverRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly cadreId: string
  readonly courseId: string
  readonly part: WaivablePart
  readonly reason: string
  readonly until: DateOnly
  readonly state: 'ASKED' | 'GRANTED' | 'DECLINED' | 'WITHDRAWN'
  readonly askedBy: string
  readonly askedByName: string | null
  readonly askedAt: Instant
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  readonly answer: string | null
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Instant | null
  readonly withdrawNote: string | null
}

export type NewWaiver = Pick<
  WaiverRow,
  | 'id'
  | 'districtCode'
  | 'cadreId'
  | 'courseId'
  | 'part'
  | 'reason'
  | 'until'
  | 'askedBy'
  | 'askedByName'
  | 'askedAt'
>

/** Touches no row when the id is taken; breaks `pass_waivers` when one of this part waits for a decision. */
export function putWaiver(waiver: NewWaiver): Sql {
  const { id, districtCode, cadreId, courseId, part, reason, until } = waiver
  return sql`insert into pass_waivers (id, district_code, cadre_id, course_id, part, reason, until, state,
      asked_by, asked_by_name, asked_at)
    values (${id}, ${districtCode}, ${cadreId}, ${courseId}, ${part}, ${reason}, ${until}, 'ASKED',
      ${waiver.askedBy}, ${waiver.askedByName}, ${waiver.askedAt})
    on conflict (id) do nothing`
}

export function findWaiver(db: Db, scope: Scope, id: string): Promise<WaiverRow | null> {
  return db.first<WaiverRow>(
    sql`select * from pass_waivers where id = ${id} and ${withinArea('district_code', scope.area)}`,
  )
}

type Decided = { readonly person: string; readonly name: string | null; readonly at: Instant }

/** Touches no row unless somebody else asked and nobody has decided. */
export function decide(
  { id, districtCode }: Pick<WaiverRow, 'id' | 'districtCode'>,
  by: Decided,
  answer: string | null,
): Sql {
  return sql`update pass_waivers set state = ${answer === null ? 'GRANTED' : 'DECLINED'}, answer = ${answer},
      decided_by = ${by.person}, decided_by_name = ${by.name}, decided_at = ${by.at}
    where id = ${id} and district_code = ${districtCode} and state = 'ASKED' and asked_by <> ${by.person}`
}

/** Touches no row unless it is asked for or granted. */
export function withdraw(
  { id, districtCode }: Pick<WaiverRow, 'id' | 'districtCode'>,
  by: Decided,
  note: string,
): Sql {
  return sql`update pass_waivers set state = 'WITHDRAWN', withdrawn_by = ${by.person}, withdrawn_at = ${by.at},
      withdraw_note = ${note}
    where id = ${id} and district_code = ${districtCode} and state in ('ASKED', 'GRANTED')`
}

export type Seen = { readonly at: string; readonly id: string }

/** Newest first, after the one last seen; all, or of one state. */
export function listWaivers(
  db: Db,
  scope: Scope,
  wish: {
    readonly state: WaiverRow['state'] | null
    readonly after: Seen | null
    readonly limit: number
  },
): Promise<WaiverRow[]> {
  const { state, after, limit } = wish
  return db.all<WaiverRow>(sql`select * from pass_waivers
    where ${withinArea('district_code', scope.area)} and (${state} is null or state = ${state})
      ${after === null ? sql`` : sql`and (asked_at, id) < (${after.at}, ${after.id})`}
    order by asked_at desc, id desc limit ${limit}`)
}

/** Those of a course that may matter to some entries of the roster: asked for, or granted and not over on `today`. */
export function listOpenWaivers(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  today: DateOnly,
): Promise<Pick<WaiverRow, 'cadreId' | 'part' | 'until' | 'state'>[]> {
  return db.all(sql`select cadre_id, part, until, state from pass_waivers
    where cadre_id in (select value from json_each(${json(cadreIds)})) and course_id = ${courseId}
      and (state = 'ASKED' or (state = 'GRANTED' and until >= ${today}))`)
}

/** Cadres on whose eligibility in a course something rests: a certificate that was not revoked, or an open proposal. */
export function resting(courseId: string): Sql {
  return sql`select cadre_id from certificates where course_id = ${courseId} and state <> 'REVOKED'
    union all select cadre_id from proposal_members where course_id = ${courseId} and is_open = 1`
}

/** Of these cadres, those on whose eligibility in a course something rests. */
export async function listResting(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ cadreId: string }>(sql`select value as cadre_id
    from json_each(${json(cadreIds)}) where value in (${resting(courseId)})`)
  return new Set(rows.map(({ cadreId }) => cadreId))
}

/** Of these cadres, those who hold or held a certificate of the course that was not revoked: what they showed for it stays shown. */
export async function listCertified(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ cadreId: string }>(sql`select distinct cadre_id from certificates
    where cadre_id in (select value from json_each(${json(cadreIds)})) and course_id = ${courseId} and state <> 'REVOKED'`)
  return new Set(rows.map(({ cadreId }) => cadreId))
}
