/** The SQL of outlines. */
import { sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type OutlinesRow = {
  readonly id: string
  /** JSON of the contract. */
  readonly outlines: string
  readonly width: number
  readonly height: number
  readonly villages: number
  readonly source: string
  readonly licence: string
  readonly savedAt: string
}

export type OutlinesHead = Pick<OutlinesRow, 'id' | 'width' | 'height' | 'source' | 'licence'>

export function findOutlines(db: Db, district: AreaCode): Promise<OutlinesRow | null> {
  return db.first<OutlinesRow>(
    sql`select id, outlines, width, height, villages, source, licence, saved_at
      from district_outlines where district_code = ${district}`,
  )
}

/** Without the outlines themselves. */
export function findOutlinesHead(db: Db, district: AreaCode): Promise<OutlinesHead | null> {
  return db.first<OutlinesHead>(
    sql`select id, width, height, source, licence from district_outlines where district_code = ${district}`,
  )
}

/** Changes no row when what stands there is not what `replaces` names. */
export function putOutlines(
  district: AreaCode,
  row: OutlinesRow,
  savedBy: string,
  replaces: string | null,
): Sql {
  return sql`insert into district_outlines
      (district_code, id, outlines, width, height, villages, source, licence, saved_by, saved_at)
    select ${district}, ${row.id}, ${row.outlines}, ${row.width}, ${row.height}, ${row.villages},
      ${row.source}, ${row.licence}, ${savedBy}, ${row.savedAt}
    where ${replaces} is (select id from district_outlines where district_code = ${district})
    on conflict (district_code) do update set id = excluded.id, outlines = excluded.outlines,
      width = excluded.width, height = excluded.height, villages = excluded.villages,
      source = excluded.source, licence = excluded.licence,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`
}

export function deleteOutlines(district: AreaCode, id: string): Sql {
  return sql`delete from district_outlines where district_code = ${district} and id = ${id}`
}
