/** The SQL of what cadres ask of their own data. */
import type { CorrectionTopic, RequestKind, RequestState } from '../contract/privacy.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type RequestRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly cadreId: string
  readonly kind: RequestKind
  readonly topic: CorrectionTopic | 'END'
  readonly body: string
  readonly via: 'SELF' | 'LETTER'
  readonly state: RequestState
  readonly receivedAt: Instant
  readonly dueAt: Instant
  readonly coolsUntil: Instant | null
  readonly takenAt: Instant | null
  readonly takenByName: string | null
  readonly closedAt: Instant | null
  readonly closedByName: string | null
  readonly answer: string
  /** What stood in the record when she asked, see `keptAs`; null where there is nothing to compare. */
  readonly recorded: string | null
  readonly version: number
}

const OPEN = sql`state in ('RECEIVED', 'WORKING')`

/** Touches no row where so many of hers are open already, or she sent so many since an instant. */
export function addRequest(
  row: RequestRow,
  most: { readonly open: number; readonly month: number; readonly since: Instant },
): Sql {
  const hers = sql`from privacy_requests where cadre_id = ${row.cadreId}`
  return sql`insert into privacy_requests (id, district_code, cadre_id, kind, topic, body, via, state, received_at, due_at,
      cools_until, answer, recorded, version)
    select ${row.id}, ${row.districtCode}, ${row.cadreId}, ${row.kind}, ${row.topic}, ${row.body}, ${row.via}, ${row.state},
      ${row.receivedAt}, ${row.dueAt}, ${row.coolsUntil}, '', ${row.recorded}, 0
    where (select count(*) ${hers} and ${OPEN}) < ${most.open}
      and (${row.via} = 'LETTER' or
        (select count(*) ${hers} and received_at > ${most.since} and via = 'SELF') < ${most.month})`
}

export async function countOpenOf(db: Db, _scope: Scope, cadreId: string): Promise<number> {
  const row = await db.first<{ open: number }>(
    sql`select count(*) as open from privacy_requests where cadre_id = ${cadreId} and ${OPEN}`,
  )
  return row?.open ?? 0
}

/** Wherever it is: who may know of it is decided by whoever asks. */
export function findRequest(db: Db, id: string): Promise<RequestRow | null> {
  return db.first<RequestRow>(sql`select * from privacy_requests where id = ${id}`)
}

export function listOwnRequests(
  db: Db,
  _scope: Scope,
  cadreIds: readonly string[],
): Promise<RequestRow[]> {
  return db.all(sql`select * from privacy_requests where cadre_id in (select value from json_each(${json(cadreIds)}))
    order by received_at desc, id limit 50`)
}

/** Of one cadre, so that what one takes back again and again pushes nobody else's out of the list. */
const MOST_CLOSED_EACH = 10

/** Open ones by what is due first; closed ones newest first, the newest ten of each cadre. */
export function listRequests(
  db: Db,
  scope: Scope,
  show: 'open' | 'closed',
  most: number,
): Promise<RequestRow[]> {
  const own = withinArea('district_code', scope.area)
  return show === 'open'
    ? db.all(
        sql`select * from privacy_requests where ${own} and ${OPEN} order by due_at, id limit ${most}`,
      )
    : db.all(sql`select r.* from privacy_requests r join (
          select id, row_number() over (partition by cadre_id order by closed_at desc, id) as place
          from privacy_requests where ${own} and not (${OPEN})) n on n.id = r.id
        where n.place <= ${MOST_CLOSED_EACH} order by r.closed_at desc, r.id limit ${most}`)
}

type RequestCounts = {
  readonly open: number
  readonly overdue: number
  readonly closed: number
  readonly nextDueAt: Instant | null
}

export async function countRequests(db: Db, scope: Scope, now: Instant): Promise<RequestCounts> {
  const row = await db.first<RequestCounts>(sql`select
      coalesce(sum(${OPEN}), 0) as open, coalesce(sum(${OPEN} and due_at <= ${now}), 0) as overdue,
      coalesce(sum(not (${OPEN})), 0) as closed, min(case when ${OPEN} then due_at end) as next_due_at
    from privacy_requests where ${withinArea('district_code', scope.area)}`)
  return row ?? { open: 0, overdue: 0, closed: 0, nextDueAt: null }
}

/** Touches no row when somebody was there first. */
export function moveRequest(
  { id, version, state: from }: RequestRow,
  to: {
    readonly state: RequestState
    readonly at: Instant
    readonly byName: string | null
    readonly answer: string
  },
): Sql {
  const isClosing = to.state !== 'WORKING'
  return isClosing
    ? sql`update privacy_requests set state = ${to.state}, closed_at = ${to.at}, closed_by_name = ${to.byName},
        answer = ${to.answer}, version = version + 1
      where id = ${id} and version = ${version} and state = ${from}`
    : sql`update privacy_requests set state = ${to.state}, taken_at = ${to.at}, taken_by_name = ${to.byName}, version = version + 1
      where id = ${id} and version = ${version} and state = ${from}`
}
