/** The SQL of merges: which entry stands for which, and since when. */
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { MergeSide } from './merge-rules.ts'

export type MergeRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly keptId: string
  readonly mergedId: string
  readonly undoneAt: string | null
}

/** Null for one of another district. */
export function findMerge(db: Db, scope: Scope, id: string): Promise<MergeRow | null> {
  return db.first<MergeRow>(sql`select id, district_code, kept_id, merged_id, undone_at from cadre_merges
    where id = ${id} and ${withinArea('district_code', scope.area)}`)
}

/** Entries of a scope as a merge sees them; others, and who was erased, are left out. */
export function listSides(db: Db, scope: Scope, ids: readonly string[]): Promise<MergeSide[]> {
  return db.all<MergeSide>(sql`select c.id, c.merged_into,
      (select count(*) from cadres m where m.merged_into = c.id) as holds
    from cadres c where c.id in (select value from json_each(${json(ids)}))
      and c.erased_at is null and ${withinArea('c.district_code', scope.area)}`)
}

export function putMerge(
  row: Omit<MergeRow, 'undoneAt'> & { readonly mergedAt: string; readonly mergedBy: string },
): Sql[] {
  return [
    sql`insert into cadre_merges (id, district_code, kept_id, merged_id, merged_at, merged_by)
      values (${row.id}, ${row.districtCode}, ${row.keptId}, ${row.mergedId}, ${row.mergedAt}, ${row.mergedBy})`,
    point(row, row.keptId, row.mergedAt),
  ]
}

export function undo(row: MergeRow, at: string, by: string): Sql[] {
  return [
    sql`update cadre_merges set undone_at = ${at}, undone_by = ${by}
      where id = ${row.id} and undone_at is null`,
    point(row, null, at),
  ]
}

/** Raises both versions: an edit begun before does not go over it. */
function point(
  { districtCode, keptId, mergedId }: Pick<MergeRow, 'districtCode' | 'keptId' | 'mergedId'>,
  to: string | null,
  at: string,
): Sql {
  return sql`update cadres set version = version + 1, updated_at = ${at},
      merged_into = case when id = ${mergedId} then ${to} else merged_into end
    where id in (${keptId}, ${mergedId}) and district_code = ${districtCode}`
}
