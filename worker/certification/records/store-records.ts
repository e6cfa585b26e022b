/** The SQL of old certificates that an office recorded, in batches with their evidence. */
import type { EvidenceType, RecordState } from '../../contract/records.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { heldNow } from '../store-held.ts'

// --- what a row may repeat ---

export type Rival = {
  readonly cadreId: string
  readonly number: string
  readonly issuedOn: string
  readonly source: 'issued' | 'recorded'
}

/** Everything that these cadres were ever issued, and what is recorded or proposed for them now. */
export function listRivals(db: Db, cadreIds: readonly string[]): Promise<Rival[]> {
  const these = sql`(select value from json_each(${json(cadreIds)}))`
  return db.all<Rival>(sql`select cadre_id, number, issued_on, 'issued' as source from certificates
    where cadre_id in ${these}
    union all select cadre_id, number, issued_on, 'recorded' from recorded_certificates
    where cadre_id in ${these} and state in ('PROPOSED', 'ACCEPTED')`)
}

// --- batches ---

export type BatchRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly fileName: string
  readonly countsAsTrained: number
  readonly rows: number
  readonly withdrawn: number
  readonly state: RecordState
  readonly proposedBy: string
  readonly proposedAt: string
  readonly decidedAt: string | null
  readonly note: string | null
}

const BATCH = sql`b.id, b.district_code, b.file_name, b.counts_as_trained, b.rows, b.state, b.proposed_by, b.proposed_at,
  b.decided_at, b.note,
  (select count(*) from recorded_certificates r where r.batch_id = b.id and r.state = 'WITHDRAWN') as withdrawn`

export function findBatch(db: Db, scope: Scope, id: string): Promise<BatchRow | null> {
  return db.first<BatchRow>(
    sql`select ${BATCH} from record_batches b where b.id = ${id} and ${withinArea('b.district_code', scope.area)}`,
  )
}

/** Newest first, after the one last seen. */
export function listBatches(
  db: Db,
  scope: Scope,
  page: {
    readonly after: { readonly at: string; readonly id: string } | null
    readonly limit: number
  },
): Promise<BatchRow[]> {
  const { after, limit } = page
  return db.all<BatchRow>(sql`select ${BATCH} from record_batches b
    where ${withinArea('b.district_code', scope.area)}
      ${after === null ? sql`` : sql`and (b.proposed_at, b.id) < (${after.at}, ${after.id})`}
    order by b.proposed_at desc, b.id desc limit ${limit}`)
}

export type NewRecord = {
  readonly id: string
  readonly cadreId: string
  readonly subDistrictCode: AreaCode
  readonly holderName: string
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly hours: number | null
}

const CHUNK = 500

/**
 * A batch with its rows and the files that stand behind it. Touches no row when the id is taken, or unless each file was sent for
 * it since `freshSince`; breaks `recorded_certificates` when a row is recorded or proposed already.
 */
export function putBatch(
  batch: Pick<BatchRow, 'id' | 'districtCode' | 'fileName' | 'proposedBy' | 'proposedAt'> & {
    readonly countsAsTrained: boolean
  },
  records: readonly NewRecord[],
  files: { readonly ids: readonly string[]; readonly freshSince: string },
): [Sql, ...Sql[]] {
  const { id, districtCode, fileName, countsAsTrained, proposedBy, proposedAt } = batch
  const fileIds = sql`(select value from json_each(${json(files.ids)}))`
  const chunks = Array.from({ length: Math.ceil(records.length / CHUNK) }, (_, at) =>
    records.slice(at * CHUNK, (at + 1) * CHUNK),
  )
  return [
    sql`insert into record_batches (id, district_code, file_name, counts_as_trained, rows, state, proposed_by, proposed_at)
      select ${id}, ${districtCode}, ${fileName}, ${countsAsTrained ? 1 : 0}, ${records.length}, 'PROPOSED',
        ${proposedBy}, ${proposedAt}
      where ${files.ids.length} = (select count(*) from record_files where id in ${fileIds} and batch_id = ${id}
        and district_code = ${districtCode} and uploaded_at > ${files.freshSince})
      on conflict (id) do nothing`,
    sql`update record_files set is_kept = 1 where batch_id = ${id} and id in ${fileIds}`,
    ...chunks.map(
      (
        chunk,
      ) => sql`insert into recorded_certificates (id, batch_id, district_code, sub_district_code, cadre_id, holder_name,
        number, title, issuer, issued_on, expires_on, total_hours, state)
      select value ->> 'id', ${id}, ${districtCode}, value ->> 'subDistrictCode', value ->> 'cadreId',
        value ->> 'holderName', value ->> 'number', value ->> 'title', value ->> 'issuer', value ->> 'issuedOn',
        value ->> 'expiresOn', value ->> 'hours', 'PROPOSED'
      from json_each(${json(chunk)})`,
    ),
  ]
}

export type Decided = { readonly person: string; readonly at: string }

/**
 * Accepts a batch with its rows. Touches no row unless somebody else proposed it and nobody decided, or when what its cadres hold
 * is not `held` in number any more: decide anew then.
 */
export function acceptBatch(
  { id, districtCode }: Pick<BatchRow, 'id' | 'districtCode'>,
  by: Decided,
  held: number,
): [Sql, Sql] {
  return [
    sql`update record_batches set state = 'ACCEPTED', decided_by = ${by.person}, decided_at = ${by.at}
      where ${openTo(id, districtCode, by.person)}
        and ${held} = ${heldNow(sql`select cadre_id from recorded_certificates where batch_id = ${id}`)}`,
    sql`update recorded_certificates set state = 'ACCEPTED' where batch_id = ${id} and state = 'PROPOSED'`,
  ]
}

/** Its rows may be recorded anew from then on. Touches no row unless somebody else proposed it and nobody decided. */
export function returnBatch(
  { id, districtCode }: Pick<BatchRow, 'id' | 'districtCode'>,
  by: Decided & { readonly note: string },
): [Sql, Sql] {
  return [
    sql`update record_batches set state = 'RETURNED', decided_by = ${by.person}, decided_at = ${by.at}, note = ${by.note}
      where ${openTo(id, districtCode, by.person)}`,
    sql`update recorded_certificates set state = 'RETURNED' where batch_id = ${id} and state = 'PROPOSED'`,
  ]
}

const openTo = (id: string, district: AreaCode, person: string) =>
  sql`id = ${id} and district_code = ${district} and state = 'PROPOSED' and proposed_by <> ${person}`

// --- rows ---

export type RecordedRow = Omit<NewRecord, 'subDistrictCode'> & {
  readonly batchId: string
  readonly districtCode: AreaCode
  readonly state: RecordState | 'WITHDRAWN'
  readonly withdrawnOn: string | null
  readonly withdrawNote: string | null
}

const RECORDED = sql`id, batch_id, district_code, cadre_id, holder_name, number, title, issuer, issued_on, expires_on,
  total_hours as hours, state, withdrawn_on, withdraw_note`

export function listRecorded(
  db: Db,
  scope: Scope,
  batchId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<RecordedRow[]> {
  return db.all<RecordedRow>(sql`select ${RECORDED} from recorded_certificates
    where batch_id = ${batchId} and id > ${page.after ?? ''} and ${withinArea('district_code', scope.area)}
    order by id limit ${page.limit}`)
}

export function findRecorded(
  db: Db,
  scope: Scope,
  batchId: string,
  id: string,
): Promise<RecordedRow | null> {
  return db.first<RecordedRow>(sql`select ${RECORDED} from recorded_certificates
    where id = ${id} and batch_id = ${batchId} and ${withinArea('district_code', scope.area)}`)
}

/** What the office recorded for a cadre and a second person accepted, newest first. */
export function listRecordedOf(db: Db, scope: Scope, cadreId: string): Promise<RecordedRow[]> {
  return db.all<RecordedRow>(sql`select ${RECORDED} from recorded_certificates
    where cadre_id = ${cadreId} and state = 'ACCEPTED' and ${withinArea('district_code', scope.area)}
    order by issued_on desc, id desc`)
}

/** The cadres of a batch, and what each of its rows that waits for a decision says about when it holds. */
export function listWaiting(
  db: Db,
  batchId: string,
): Promise<Pick<RecordedRow, 'cadreId' | 'issuedOn' | 'expiresOn'>[]> {
  return db.all(sql`select cadre_id, issued_on, expires_on from recorded_certificates
    where batch_id = ${batchId} and state = 'PROPOSED'`)
}

/** For good. Touches no row unless it is accepted, or when what else the cadre holds is not `others` in number. */
export function withdraw(
  { id, districtCode, cadreId }: Pick<RecordedRow, 'id' | 'districtCode' | 'cadreId'>,
  by: Decided & { readonly on: string; readonly note: string },
  others: number,
): Sql {
  return sql`update recorded_certificates set state = 'WITHDRAWN', withdrawn_by = ${by.person}, withdrawn_at = ${by.at},
      withdrawn_on = ${by.on}, withdraw_note = ${by.note}
    where id = ${id} and district_code = ${districtCode} and state = 'ACCEPTED'
      and ${others + 1} = ${heldNow(sql`select ${cadreId}`)}`
}

/** Which of these numbers, as `numberKey` makes them, an office of the area recorded. */
export async function listRecordedNumbers(
  db: Db,
  scope: Scope,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const key = sql`replace(upper(r.number), ' ', '')`
  const rows = await db.all<{ key: string }>(sql`select distinct wanted.value as key
    from json_each(${json(keys)}) wanted cross join recorded_certificates r on ${key} = wanted.value
    where r.state = 'ACCEPTED' and ${withinArea('r.sub_district_code', scope.area)}`)
  return new Set(rows.map((row) => row.key))
}

// --- evidence ---

export type FileRow = {
  readonly id: string
  readonly batchId: string
  readonly districtCode: AreaCode
  readonly name: string
  readonly type: EvidenceType
  readonly bytes: number
  readonly sha256: string
  readonly uploadedAt: string
  readonly isKept: number
}

const FILE = sql`id, batch_id, district_code, name, type, bytes, sha256, uploaded_at, is_kept`

export function findFile(
  db: Db,
  scope: Scope,
  batchId: string,
  id: string,
): Promise<FileRow | null> {
  return db.first<FileRow>(sql`select ${FILE} from record_files
    where id = ${id} and batch_id = ${batchId} and ${withinArea('district_code', scope.area)}`)
}

export function findFileByHash(
  db: Db,
  scope: Scope,
  batchId: string,
  sha256: string,
): Promise<FileRow | null> {
  return db.first<FileRow>(sql`select ${FILE} from record_files
    where batch_id = ${batchId} and sha256 = ${sha256} and ${withinArea('district_code', scope.area)}`)
}

/** The evidence of some batches, in the order in which it was sent. */
export function listFiles(db: Db, batchIds: readonly string[]): Promise<FileRow[]> {
  return db.all<FileRow>(sql`select ${FILE} from record_files
    where batch_id in (select value from json_each(${json(batchIds)})) and is_kept = 1
    order by uploaded_at, id`)
}

/**
 * One more file for a batch that is yet to come; one that is there is fresh again. Touches no row when the batch was proposed, is
 * another district's, or has `most` files.
 */
export function putFile(file: Omit<FileRow, 'isKept'>, by: string, most: number): Sql {
  const { id, batchId, districtCode, name, type, bytes, sha256, uploadedAt } = file
  return sql`insert into record_files (id, batch_id, district_code, name, type, bytes, sha256, uploaded_by, uploaded_at, is_kept)
    select ${id}, ${batchId}, ${districtCode}, ${name}, ${type}, ${bytes}, ${sha256}, ${by}, ${uploadedAt}, 0
    where not exists (select 1 from record_batches where id = ${batchId})
      and not exists (select 1 from record_files where batch_id = ${batchId} and district_code <> ${districtCode})
      and ${most} > (select count(*) from record_files where batch_id = ${batchId} and sha256 <> ${sha256})
    on conflict (batch_id, sha256) do update set uploaded_at = excluded.uploaded_at`
}

/** Files that no batch took, from before an instant. */
export function listLooseFiles(db: Db, before: string, limit: number): Promise<{ id: string }[]> {
  return db.all(sql`select id from record_files where is_kept = 0 and uploaded_at < ${before}
    order by uploaded_at limit ${limit}`)
}

export function dropFiles(ids: readonly string[], before: string): Sql {
  return sql`delete from record_files where is_kept = 0 and uploaded_at < ${before}
    and id in (select value from json_each(${json(ids)}))`
}
