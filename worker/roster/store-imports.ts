/** The SQL of roster files that are brought in, chunk by chunk. */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type ChunkCounts = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
}

export function putImport(row: {
  readonly id: string
  readonly districtCode: AreaCode
  readonly fileName: string
  readonly startedBy: string
  readonly startedAt: string
}): Sql {
  return sql`insert into roster_imports (id, district_code, file_name, started_by, started_at)
    values (${row.id}, ${row.districtCode}, ${row.fileName}, ${row.startedBy}, ${row.startedAt})
    on conflict (id) do nothing`
}

export function putChunk(importId: string, position: number, counts: ChunkCounts, at: string): Sql {
  return sql`insert into roster_import_chunks (import_id, position, outcome, at)
    values (${importId}, ${position}, ${json(counts)}, ${at})`
}

/** Whose import this is, and what the chunk was answered with when it was written already. */
export async function findChunk(
  db: Db,
  importId: string,
  position: number,
): Promise<{ districtCode: AreaCode; counts: ChunkCounts | null } | null> {
  const row = await db.first<{ districtCode: AreaCode; outcome: string | null }>(sql`
    select i.district_code, k.outcome from roster_imports i
    left join roster_import_chunks k on k.import_id = i.id and k.position = ${position}
    where i.id = ${importId}`)
  if (row === null) return null
  // Safe: only `putChunk` writes it.
  const counts = row.outcome === null ? null : (JSON.parse(row.outcome) as ChunkCounts)
  return { districtCode: row.districtCode, counts }
}
