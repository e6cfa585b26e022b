/** The SQL of erasures. While one is not finished, triggers let what is hers go; see the migration that made the table. */
import type { Scope } from '../core/access.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type ErasureReason = 'HOLDER_ASKED' | 'DIED' | 'ENTERED_WRONGLY' | 'TIME_OVER'

export type NewErasure = {
  readonly district: AreaCode
  readonly cadreIds: readonly string[]
  readonly reason: ErasureReason
  /** An account, or what kind of actor it is. */
  readonly by: string
  readonly at: string
}

/** Entries that are being erased already stay as they were said first. */
export function putErasures({ district, cadreIds, reason, by, at }: NewErasure): Sql {
  return sql`insert into erasures (cadre_id, district_code, reason, erased_by, erased_at)
    select value, ${district}, ${reason}, ${by}, ${at} from json_each(${json(cadreIds)}) where true
    on conflict (cadre_id) do nothing`
}

export type ErasureRow = {
  readonly cadreId: string
  readonly districtCode: AreaCode
  readonly reason: ErasureReason
  readonly finishedAt: string | null
}

export function listErasures(
  db: Db,
  _scope: Scope,
  cadreIds: readonly string[],
): Promise<ErasureRow[]> {
  return db.all<ErasureRow>(sql`select cadre_id, district_code, reason, finished_at from erasures
    where cadre_id in (select value from json_each(${json(cadreIds)}))`)
}

/** Those begun before an instant and not finished, oldest first. */
export function listUnfinished(
  db: Db,
  _scope: Scope,
  before: string,
  limit: number,
): Promise<ErasureRow[]> {
  return db.all<ErasureRow>(sql`select cadre_id, district_code, reason, finished_at from erasures
    where finished_at is null and erased_at < ${before} order by erased_at limit ${limit}`)
}

export function finishErasures(cadreIds: readonly string[], at: string): Sql {
  return sql`update erasures set finished_at = ${at} where finished_at is null
    and cadre_id in (select value from json_each(${json(cadreIds)}))`
}

/** What she asked in her own words, and what she was answered; that and when she asked stays. */
export function forgetRequestsOf(cadreIds: readonly string[]): Sql {
  return sql`update privacy_requests set body = '', answer = '', recorded = null
    where (body <> '' or answer <> '' or recorded is not null) and cadre_id in (select value from json_each(${json(cadreIds)}))`
}
