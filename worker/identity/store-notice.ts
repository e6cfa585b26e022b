/** The SQL of which version of the privacy notice a cadre was shown. */
import type { Instant } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type NoticeView = {
  readonly cadreId: string
  readonly version: string
  readonly at: Instant
  readonly how: 'ACTIVATION' | 'TOLD' | 'READ'
}

/** What is known already stays as it was. */
export function addNoticeViews(views: readonly NoticeView[]): Sql {
  return sql`insert into notice_views (cadre_id, version, at, how)
    select value ->> 'cadreId', value ->> 'version', value ->> 'at', value ->> 'how' from json_each(${json(views)}) where true
    on conflict (cadre_id, version, how) do nothing`
}

/** Whether one of her entries has it before her eyes for good: shown at activation, or read. */
export async function hasSeenNotice(
  db: Db,
  cadreIds: readonly string[],
  version: string,
): Promise<boolean> {
  const row = await db.first(sql`select 1 from notice_views
    where cadre_id in (select value from json_each(${json(cadreIds)})) and version = ${version} and how <> 'TOLD' limit 1`)
  return row !== null
}

/** Cadres with a PIN who were neither shown nor told of a version, so many at most. */
export function listUntold(
  db: Db,
  version: string,
  most: number,
): Promise<{ cadreId: string; districtCode: AreaCode }[]> {
  return db.all(sql`select l.cadre_id, l.district_code from cadre_logins l
    where l.pin_hash is not null and l.disabled_at is null
      and not exists (select 1 from notice_views v where v.cadre_id = l.cadre_id and v.version = ${version})
    order by l.cadre_id limit ${most}`)
}
