/** The SQL of photos in practice: when a district takes them, and what is kept of each. */
import type { PhotoType } from '../contract/practice-photo-rules.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { personOf } from '../roster/index.ts'

export type SwitchRow = {
  readonly isOn: 0 | 1
  readonly setAt: Instant
  readonly setByName: string
}

/** How a district was set at a moment; null: it had said nothing yet. */
export function findSwitch(db: Db, district: AreaCode, at: Instant): Promise<SwitchRow | null> {
  return db.first(sql`select is_on, set_at, set_by_name from practice_photo_switches
    where district_code = ${district} and set_at <= ${at} order by set_at desc, id desc limit 1`)
}

type NewSwitch = SwitchRow & {
  readonly id: string
  readonly districtCode: AreaCode
  readonly setBy: string
}

/** Adds nothing when it is so already. */
export function addSwitch(row: NewSwitch): Sql {
  return sql`insert into practice_photo_switches (id, district_code, is_on, set_at, set_by, set_by_name)
    select ${row.id}, ${row.districtCode}, ${row.isOn}, ${row.setAt}, ${row.setBy}, ${row.setByName}
    where ${row.isOn} <> coalesce((select is_on from practice_photo_switches
      where district_code = ${row.districtCode} order by set_at desc, id desc limit 1), 0)`
}

export type PhotoRow = {
  readonly id: string
  readonly assessmentId: string
  readonly districtCode: AreaCode
  readonly type: PhotoType
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly takenAt: Instant
  readonly receivedAt: Instant
  readonly addedBy: string
  readonly addedByName: string
}

const PHOTO = sql`p.id, p.assessment_id, p.district_code, p.type, p.bytes, p.width, p.height, p.sha256, p.taken_at,
  p.received_at, p.added_by, p.added_by_name`
const IS_KEPT = sql`p.removed_at is null`

/** By its id, of any district, removed or not: what a phone's repeat is held against. */
export function findById(
  db: Db,
  id: string,
): Promise<(PhotoRow & { readonly removedAt: Instant | null }) | null> {
  return db.first(sql`select ${PHOTO}, p.removed_at from practice_photos p where p.id = ${id}`)
}

export type PhotoOfRow = PhotoRow & {
  readonly removedAt: Instant | null
  /** The entry that was assessed. */
  readonly entryId: string
}

/** One of the scope's district, removed or not. */
export function findPhoto(db: Db, scope: Scope, id: string): Promise<PhotoOfRow | null> {
  return db.first(sql`select ${PHOTO}, p.removed_at, a.cadre_id as entry_id
    from practice_photos p join practice_assessments a on a.id = p.assessment_id
    where p.id = ${id} and ${withinArea('p.district_code', districtOf(scope.area))}`)
}

/** Those that are kept beside these assessments. */
export function listPhotosOf(
  db: Db,
  scope: Scope,
  assessmentIds: readonly string[],
): Promise<PhotoRow[]> {
  return db.all(sql`select ${PHOTO} from json_each(${json(assessmentIds)}) wanted
      cross join practice_photos p on p.assessment_id = wanted.value and ${IS_KEPT}
    where ${withinArea('p.district_code', districtOf(scope.area))} order by p.taken_at, p.id`)
}

export type KeptRow = PhotoRow & {
  readonly cadreId: string
  readonly versionId: string
  readonly courseCode: string
  readonly module: string | null
  readonly sheet: string
}

/** All that a district keeps, newest first. */
export function listKept(db: Db, scope: Scope, most: number): Promise<KeptRow[]> {
  return db.all(sql`select ${PHOTO}, ${personOf('a.cadre_id')} as cadre_id, a.version_id, a.course_code, a.module, a.sheet
    from practice_photos p join practice_assessments a on a.id = p.assessment_id
    where ${withinArea('p.district_code', districtOf(scope.area))} and ${IS_KEPT}
    order by p.taken_at desc, p.id limit ${most}`)
}

/** Whom an assessment of the scope's district is about, when this account made it and it stands. */
export function findOwnAssessment(
  db: Db,
  scope: Scope,
  assessmentId: string,
  by: string,
): Promise<{ readonly cadreId: string } | null> {
  return db.first(sql`select a.cadre_id from practice_assessments a where ${isOwn(assessmentId, by)}
    and ${withinArea('a.district_code', districtOf(scope.area))}`)
}

const isOwn = (assessmentId: string, by: string): Sql =>
  sql`a.id = ${assessmentId} and a.assessed_by = ${by}
    and not exists (select 1 from practice_retractions r where r.assessment_id = a.id)`

/** Adds nothing when the assessment was taken back meanwhile; breaks a constraint when it has a photo, or the id is there. */
export function addPhoto(row: PhotoRow): Sql {
  return sql`insert into practice_photos (id, assessment_id, district_code, type, bytes, width, height, sha256, taken_at,
      received_at, added_by, added_by_name)
    select ${row.id}, a.id, ${row.districtCode}, ${row.type}, ${row.bytes}, ${row.width}, ${row.height}, ${row.sha256},
      ${row.takenAt}, ${row.receivedAt}, ${row.addedBy}, ${row.addedByName}
    from practice_assessments a where ${isOwn(row.assessmentId, row.addedBy)}`
}

type Removal = { readonly at: Instant; readonly by: string }

/** Changes no row of those that were removed before. */
export function markRemoved(ids: readonly string[], { at, by }: Removal): Sql {
  return sql`update practice_photos set removed_at = ${at}, removed_by = ${by}
    where id in (select value from json_each(${json(ids)})) and removed_at is null`
}

/** Those beside these assessments. */
export function markRemovedOf(assessmentIds: readonly string[], { at, by }: Removal): Sql {
  return sql`update practice_photos set removed_at = ${at}, removed_by = ${by}
    where assessment_id in (select value from json_each(${json(assessmentIds)})) and removed_at is null`
}

/** Those that were taken before a moment, of all districts, the oldest first. */
export function listOld(
  db: Db,
  before: Instant,
  most: number,
): Promise<{ readonly id: string; readonly districtCode: AreaCode }[]> {
  return db.all(sql`select p.id, p.district_code from practice_photos p
    where ${IS_KEPT} and p.taken_at < ${before} order by p.taken_at limit ${most}`)
}

/** Removed ones of whose bytes nobody has made sure yet, of all districts. */
export function listUncleared(
  db: Db,
  most: number,
): Promise<{ readonly id: string; readonly removedAt: Instant }[]> {
  return db.all(sql`select p.id, p.removed_at from practice_photos p
    where p.removed_at is not null and p.cleared_at is null order by p.removed_at limit ${most}`)
}

/** Of these assessments, those removed ones of whose bytes nobody has made sure yet. */
export function listUnclearedOf(
  db: Db,
  assessmentIds: readonly string[],
): Promise<{ readonly id: string }[]> {
  return db.all(sql`select p.id from practice_photos p
    where p.assessment_id in (select value from json_each(${json(assessmentIds)}))
      and p.removed_at is not null and p.cleared_at is null`)
}

export function markCleared(ids: readonly string[], at: Instant): Sql {
  return sql`update practice_photos set cleared_at = ${at}
    where id in (select value from json_each(${json(ids)})) and cleared_at is null`
}
