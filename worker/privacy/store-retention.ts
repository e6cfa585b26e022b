/** The SQL of how long a district keeps what, of what was removed by day, and of the words of requests that are long closed. */
import type { RetentionKind } from '../contract/retention-kinds.ts'
import type { Scope } from '../core/access.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type RuleRow = {
  readonly districtCode: AreaCode
  readonly kind: RetentionKind
  readonly isOn: number
  readonly days: number
  readonly version: number
  readonly savedAt: Instant
  readonly savedByName: string
}

export function listRules(db: Db, _scope: Scope, district: AreaCode): Promise<RuleRow[]> {
  return db.all(sql`select * from retention_rules where district_code = ${district} order by kind`)
}

/** Touches no row when somebody saved since version `row.version`; 0 for a rule that was never saved. */
export function putRule(row: RuleRow): Sql {
  return sql`insert into retention_rules (district_code, kind, is_on, days, version, saved_at, saved_by_name)
    select ${row.districtCode}, ${row.kind}, ${row.isOn}, ${row.days}, 1, ${row.savedAt}, ${row.savedByName}
    where ${row.version} = coalesce((select version from retention_rules
      where district_code = ${row.districtCode} and kind = ${row.kind}), 0)
    on conflict (district_code, kind) do update set is_on = excluded.is_on, days = excluded.days,
      version = retention_rules.version + 1, saved_at = excluded.saved_at, saved_by_name = excluded.saved_by_name`
}

export function addRemoved(
  district: AreaCode,
  kind: RetentionKind,
  day: DateOnly,
  removed: number,
): Sql {
  return sql`insert into retention_days (district_code, kind, day, removed) select ${district}, ${kind}, ${day}, ${removed} where true
    on conflict (district_code, day, kind) do update set removed = retention_days.removed + excluded.removed`
}

export function listDays(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  most: number,
): Promise<{ day: DateOnly; kind: RetentionKind; removed: number }[]> {
  return db.all(sql`select day, kind, removed from retention_days where district_code = ${district}
    order by day desc, kind limit ${most}`)
}

function closed(district: AreaCode, before: Instant): Sql {
  return sql`privacy_requests where district_code = ${district} and closed_at < ${before} and (body <> '' or answer <> '' or recorded is not null)`
}

export async function countOldRequests(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  before: Instant,
): Promise<number> {
  const row = await db.first<{ due: number }>(
    sql`select count(*) as due from ${closed(district, before)}`,
  )
  return row?.due ?? 0
}

export function emptyRequests(district: AreaCode, before: Instant, most: number): Sql {
  return sql`update privacy_requests set body = '', answer = '', recorded = null
    where id in (select id from ${closed(district, before)} order by id limit ${most})`
}
