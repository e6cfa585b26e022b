/** The SQL of signed attendance sheets. */
import type { MeetingKind } from '../contract/meetings.ts'
import type { EvidenceType } from '../contract/records.ts'
import type { Scope } from '../core/access.ts'
import type { DateOnly, Instant } from '../core/clock.ts'
import { sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'

export type SheetRow = {
  readonly id: string
  readonly name: string
  readonly type: EvidenceType
  readonly bytes: number
  readonly sha256: string
  readonly uploadedAt: Instant
  readonly uploadedByName: string
}

const FILE = sql`f.id, f.name, f.type, f.bytes, f.sha256, f.uploaded_at, f.uploaded_by_name`

/** Those that were not taken away. */
export function listFiles(db: Db, _scope: Scope, meetingId: string): Promise<SheetRow[]> {
  return db.all(sql`select ${FILE} from meeting_files f
    where f.meeting_id = ${meetingId} and f.removed_at is null order by f.id`)
}

export type MeetingSheet = SheetRow & {
  readonly meetingId: string
  readonly kind: MeetingKind
  readonly title: string
  readonly startsOn: DateOnly
}

/** Of the meetings of a year in an area that were not called off: trainings first, then the latest. */
export function listFilesOfYear(
  db: Db,
  _scope: Scope,
  { area, year }: { readonly area: AreaCode; readonly year: number },
): Promise<MeetingSheet[]> {
  return db.all(sql`select ${FILE}, m.id as meeting_id, m.kind, m.title, m.starts_on
    from meetings m join meeting_files f on f.meeting_id = m.id
    where m.district_code = ${districtOf(area)} and ${withinArea('m.area_code', area)}
      and m.starts_on >= ${`${year}-01-01`} and m.starts_on <= ${`${year}-12-31`}
      and m.state <> 'CANCELLED' and f.removed_at is null
    order by m.kind <> 'TRAINING', m.starts_on desc, m.id desc, f.id`)
}

export function findFile(
  db: Db,
  _scope: Scope,
  meetingId: string,
  id: string,
): Promise<(SheetRow & { readonly removedAt: Instant | null }) | null> {
  return db.first(sql`select ${FILE}, f.removed_at from meeting_files f
    where f.id = ${id} and f.meeting_id = ${meetingId}`)
}

export function findFileByHash(
  db: Db,
  _scope: Scope,
  meetingId: string,
  sha256: string,
): Promise<SheetRow | null> {
  return db.first(sql`select ${FILE} from meeting_files f
    where f.meeting_id = ${meetingId} and f.sha256 = ${sha256} and f.removed_at is null`)
}

/** Writes nothing when the meeting has so many, or the same bytes. */
export function putFile(meetingId: string, file: SheetRow, by: string, most: number): Sql {
  return sql`insert into meeting_files (id, meeting_id, name, type, bytes, sha256, uploaded_at, uploaded_by,
      uploaded_by_name)
    select ${file.id}, ${meetingId}, ${file.name}, ${file.type}, ${file.bytes}, ${file.sha256}, ${file.uploadedAt},
      ${by}, ${file.uploadedByName}
    where (select count(*) from meeting_files where meeting_id = ${meetingId} and removed_at is null) < ${most}
    on conflict do nothing`
}

export function markRemoved(id: string, at: Instant, by: string): Sql {
  return sql`update meeting_files set removed_at = ${at}, removed_by = ${by} where id = ${id} and removed_at is null`
}
