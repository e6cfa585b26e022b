/** All SQL of the regions room: the official areas and the districts' settings. */
import type { AreaKind } from '../contract/regions.ts'
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { TimeZone } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'

export type AreaRow = {
  readonly code: AreaCode
  readonly name: string
  readonly kind: AreaKind
  readonly parentCode: AreaCode
  readonly nameKey: string
}

export type DistrictRow = {
  readonly code: AreaCode
  readonly name: string
  readonly kind: 'kabupaten' | 'kota'
  readonly provinceName: string
  readonly timeZone: TimeZone
  readonly cadreTitle: string
  readonly codePrefix: string
  readonly officeName: string
  readonly isPublic: number
  readonly isDemo: number
}

/**
 * Adds areas or renames them; rows that are the same already are left alone, and so are areas that a recorded change made
 * what they are, or ended: the list may be older than the decree. The earlier name counts until `validFrom`. `rows` ≤ 5,000.
 */
export function putAreas(rows: readonly AreaRow[], validFrom: string): Sql {
  return sql`insert into regions (code, name, kind, parent_code, name_key, valid_from)
    select value ->> 'code', value ->> 'name', value ->> 'kind', value ->> 'parentCode', value ->> 'nameKey', ${validFrom}
    from json_each(${json(rows)}) where true
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, name_key = excluded.name_key,
        valid_from = case when name = excluded.name then valid_from else max(valid_from, excluded.valid_from) end
      where (name, kind) is not (excluded.name, excluded.kind) and valid_until is null and begun_by is null`
}

/** Whether its page is public is said here for a new district only: from then on it is the district's own. */
export function putDistrict(row: Omit<DistrictRow, 'name' | 'kind' | 'provinceName'>): Sql {
  return sql`insert into districts
      (code, time_zone, cadre_title, code_prefix, office_name, is_public, is_demo)
    select ${row.code}, ${row.timeZone}, ${row.cadreTitle}, ${row.codePrefix}, ${row.officeName}, ${row.isPublic}, ${row.isDemo}
    where exists (select 1 from regions where code = ${row.code} and kind in ('kabupaten', 'kota'))
    on conflict (code) do update set time_zone = excluded.time_zone, cadre_title = excluded.cadre_title,
      office_name = excluded.office_name`
}

/** Changes no row when it is so already. */
export function putPublic(scope: Scope, isPublic: boolean): Sql {
  const wanted = isPublic ? 1 : 0
  return sql`update districts set is_public = ${wanted} where code = ${scope.area} and is_public <> ${wanted}`
}

const DISTRICT = sql`select d.*, r.name, r.kind, p.name as province_name
  from districts d join regions r on r.code = d.code join regions p on p.code = r.parent_code`

/** Districts that use the platform within a scope. */
export function listDistricts(db: Db, scope: Scope): Promise<DistrictRow[]> {
  return db.all<DistrictRow>(
    sql`${DISTRICT} where ${withinArea('d.code', scope.area)} order by d.code`,
  )
}

export function findDistrict(db: Db, code: AreaCode): Promise<DistrictRow | null> {
  return db.first<DistrictRow>(sql`${DISTRICT} where d.code = ${code}`)
}

/** Everything below an area that exists today, ordered by code. */
export function listAreasWithin(db: Db, area: AreaCode): Promise<AreaRow[]> {
  return db.all<AreaRow>(sql`select code, name, kind, parent_code, name_key from regions
    where code > ${`${area}.`} and code < ${`${area}/`} and valid_until is null order by code`)
}

/** The areas of the given codes, in no order; unknown codes are left out. */
export function listAreas(db: Db, codes: readonly AreaCode[]): Promise<AreaRow[]> {
  return db.all<AreaRow>(sql`select code, name, kind, parent_code, name_key from regions
    where code in (select value from json_each(${json(codes)}))`)
}
