/** The SQL of the bundle of evidence: the checklist as the office words it, and the files behind it. */
import {
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
  MAX_ITEM_FILES,
  type BundleFileType,
  type BundleState,
} from '../../contract/bundle.ts'
import type { Scope } from '../../core/access.ts'
import { sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type BundleYear = { readonly district: AreaCode; readonly year: number }
export type BundlePlace = BundleYear & { readonly number: number }

export type ItemRow = {
  readonly number: number
  readonly title: string
  readonly note: string
  readonly state: BundleState
  readonly version: number
  readonly savedAt: string
}

const ITEM = sql`number, title, note, state, version, saved_at`

export function listItems(
  db: Db,
  scope: Scope,
  { district, year }: BundleYear,
): Promise<ItemRow[]> {
  return db.all<ItemRow>(sql`select ${ITEM} from evidence_items
    where district_code = ${district} and year = ${year} and ${withinArea('district_code', scope.area)}
    order by number`)
}

export function findItem(
  db: Db,
  scope: Scope,
  { district, year, number }: BundlePlace,
): Promise<ItemRow | null> {
  return db.first<ItemRow>(sql`select ${ITEM} from evidence_items
    where district_code = ${district} and year = ${year} and number = ${number}
      and ${withinArea('district_code', scope.area)}`)
}

/** Touches no row when somebody saved after `version` was read; 0 is before the first save. */
export function putItem(
  { district, year, number }: BundlePlace,
  wish: Omit<ItemRow, 'number'>,
  person: string,
): Sql {
  const { title, note, state, version, savedAt } = wish
  if (version === 0) {
    return sql`insert into evidence_items
        (district_code, year, number, title, note, state, version, saved_at, saved_by)
      values (${district}, ${year}, ${number}, ${title}, ${note}, ${state}, 1, ${savedAt}, ${person})
      on conflict do nothing`
  }
  return sql`update evidence_items set title = ${title}, note = ${note}, state = ${state}, version = version + 1,
      saved_at = ${savedAt}, saved_by = ${person}
    where district_code = ${district} and year = ${year} and number = ${number} and version = ${version}`
}

export type FileRow = {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly type: BundleFileType
  readonly bytes: number
  readonly sha256: string
  readonly uploadedAt: string
  readonly removedAt: string | null
}

const FILE = sql`id, number, name, type, bytes, sha256, uploaded_at, removed_at`

/** Those that count, by line, in the order in which they came. */
export function listFiles(
  db: Db,
  scope: Scope,
  { district, year }: BundleYear,
): Promise<FileRow[]> {
  return db.all<FileRow>(sql`select ${FILE} from evidence_files
    where district_code = ${district} and year = ${year} and removed_at is null
      and ${withinArea('district_code', scope.area)}
    order by number, id`)
}

/** Also one that was taken out. */
export function findFile(
  db: Db,
  scope: Scope,
  { district, year }: BundleYear,
  id: string,
): Promise<FileRow | null> {
  return db.first<FileRow>(sql`select ${FILE} from evidence_files
    where id = ${id} and district_code = ${district} and year = ${year}
      and ${withinArea('district_code', scope.area)}`)
}

export function findFileByHash(
  db: Db,
  scope: Scope,
  { district, year, number }: BundlePlace,
  sha256: string,
): Promise<FileRow | null> {
  return db.first<FileRow>(sql`select ${FILE} from evidence_files
    where district_code = ${district} and year = ${year} and number = ${number} and sha256 = ${sha256}
      and removed_at is null and ${withinArea('district_code', scope.area)}`)
}

/** How much is there already; null fills nothing up. */
export async function measureFiles(
  db: Db,
  scope: Scope,
  { district, year, number }: BundlePlace,
): Promise<{ readonly inItem: number; readonly inYear: number; readonly bytes: number }> {
  const row = await db.first<{ inItem: number; inYear: number; bytes: number }>(
    sql`select coalesce(sum(number = ${number}), 0) as in_item, count(*) as in_year, coalesce(sum(bytes), 0) as bytes
      from evidence_files where district_code = ${district} and year = ${year} and removed_at is null
        and ${withinArea('district_code', scope.area)}`,
  )
  return row ?? { inItem: 0, inYear: 0, bytes: 0 }
}

/** Touches no row when the line or the year is full; breaks `evidence_files` for bytes that are there. */
export function putFile(
  { district, year, number }: BundlePlace,
  file: Omit<FileRow, 'number' | 'removedAt'>,
  person: string,
): Sql {
  const { id, name, type, bytes, sha256, uploadedAt } = file
  const kept = sql`from evidence_files where district_code = ${district} and year = ${year} and removed_at is null`
  return sql`insert into evidence_files
      (id, district_code, year, number, name, type, bytes, sha256, uploaded_by, uploaded_at)
    select ${id}, ${district}, ${year}, ${number}, ${name}, ${type}, ${bytes}, ${sha256}, ${person}, ${uploadedAt}
    where (select count(*) ${kept}) < ${MAX_BUNDLE_FILES}
      and (select count(*) ${kept} and number = ${number}) < ${MAX_ITEM_FILES}
      and (select coalesce(sum(bytes), 0) ${kept}) + ${bytes} <= ${MAX_BUNDLE_BYTES}`
}

/** Touches no row when it was taken out before. */
export function markRemoved(id: string, removedAt: string, person: string): Sql {
  return sql`update evidence_files set removed_at = ${removedAt}, removed_by = ${person}
    where id = ${id} and removed_at is null`
}

export type StatementRow = {
  readonly code: string
  readonly asOf: string
  readonly listHash: string
  /** JSON, as it was frozen. */
  readonly facts: string
  readonly proposedByName: string
  readonly decidedByName: string | null
  readonly decidedAt: string | null
}

/** The Bukti Cakupan in force. */
export function findStatement(
  db: Db,
  scope: Scope,
  district: AreaCode,
): Promise<StatementRow | null> {
  return db.first<StatementRow>(sql`select code, as_of, list_hash, facts, proposed_by_name, decided_by_name, decided_at
    from coverage_statements where district_code = ${district} and state = 'ISSUED'
      and ${withinArea('district_code', scope.area)}`)
}
