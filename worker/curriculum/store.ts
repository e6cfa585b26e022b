/** All SQL of the curriculum room: courses, drafts, published versions and their packs. */
import type { CourseHead, Medium, Pack, PackKeys } from '../contract/curriculum.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { KnownMedium } from './media.ts'

export type CourseRow = {
  readonly id: string
  readonly code: string
  readonly ownerArea: AreaCode
  readonly countsAsTrained: number
}

export type VersionRow = {
  readonly id: string
  readonly courseId: string
  readonly number: number
  readonly contentHash: string
  readonly publishedAt: string
}

/** What `course_versions.head` holds: the columns complete it. */
export type StoredHead = Omit<
  CourseHead,
  'courseId' | 'versionId' | 'versionNumber' | 'publishedAt'
>

export function findCourse(db: Db, courseId: string): Promise<CourseRow | null> {
  return db.first<CourseRow>(
    sql`select id, code, owner_area, counts_as_trained from courses where id = ${courseId}`,
  )
}

export function findCourseByCode(db: Db, code: string): Promise<CourseRow | null> {
  return db.first<CourseRow>(
    sql`select id, code, owner_area, counts_as_trained from courses where code = ${code}`,
  )
}

/** Adds a course; counts as trained only once a published version says so. */
export function putCourse(row: Omit<CourseRow, 'countsAsTrained'>, at: string): Sql {
  return sql`insert into courses (id, code, owner_area, counts_as_trained, created_at)
    values (${row.id}, ${row.code}, ${row.ownerArea}, 0, ${at})
    on conflict (id) do nothing`
}

/** Adds the next version unless the newest one has the same content; the number is taken here, so no two are equal. */
export function addVersion(version: {
  readonly id: string
  readonly courseId: string
  readonly head: StoredHead
  readonly contentHash: string
  readonly publishedAt: string
}): Sql {
  return sql`insert into course_versions (id, course_id, number, head, content_hash, published_at)
    select ${version.id}, ${version.courseId}, coalesce(max(number), 0) + 1, ${json(version.head)},
      ${version.contentHash}, ${version.publishedAt}
    from course_versions where course_id = ${version.courseId}
    having not exists (select 1 from course_versions where course_id = ${version.courseId}
      and content_hash = ${version.contentHash}
      and number = (select max(number) from course_versions where course_id = ${version.courseId}))`
}

export function addPack(
  versionId: string,
  position: number,
  slug: string,
  pack: string,
  keys: PackKeys,
  packHash: string,
): Sql {
  return sql`insert into course_packs (version_id, slug, position, pack, keys, pack_hash)
    values (${versionId}, ${slug}, ${position}, ${pack}, ${json(keys)}, ${packHash})`
}

export function setCountsAsTrained(courseId: string, countsAsTrained: boolean): Sql {
  return sql`update courses set counts_as_trained = ${countsAsTrained ? 1 : 0} where id = ${courseId}`
}

export function findNewestVersion(db: Db, courseId: string): Promise<VersionRow | null> {
  return db.first<VersionRow>(sql`select id, course_id, number, content_hash, published_at
    from course_versions where course_id = ${courseId} order by number desc limit 1`)
}

export function findVersionBefore(
  db: Db,
  courseId: string,
  number: number,
): Promise<VersionRow | null> {
  return db.first<VersionRow>(sql`select id, course_id, number, content_hash, published_at
    from course_versions where course_id = ${courseId} and number < ${number}
    order by number desc limit 1`)
}

export type CourseAndVersion = CourseRow & {
  readonly versionId: string | null
  readonly versionNumber: number | null
  readonly title: string | null
  readonly publishedAt: string | null
  readonly withdrawnAt: string | null
}

/** Courses of the given owners with their newest version: refreshers last, nearest owner first, then the oldest. */
export function listCourses(db: Db, owners: readonly AreaCode[]): Promise<CourseAndVersion[]> {
  return db.all<CourseAndVersion>(sql`select c.id, c.code, c.owner_area, c.counts_as_trained, c.withdrawn_at,
      v.id as version_id, v.number as version_number, v.head ->> 'title' as title, v.published_at
    from courses c left join course_versions v on v.course_id = c.id
      and v.number = (select max(number) from course_versions where course_id = c.id)
    where c.owner_area in (select value from json_each(${json(owners)}))
    order by v.head ->> 'refreshes' is not null, case c.owner_area when 'ID' then 0 else length(c.owner_area) end desc,
      c.created_at, c.id`)
}

/** The heads of the newest versions of other courses that some area may use beside one of `area`. */
export async function listHeadsBeside(
  db: Db,
  courseId: string,
  area: AreaCode,
  owners: readonly AreaCode[],
): Promise<StoredHead[]> {
  const rows = await db.all<{ head: string }>(sql`select v.head
    from courses c join course_versions v on v.course_id = c.id
      and v.number = (select max(number) from course_versions where course_id = c.id)
    where c.id <> ${courseId} and (${withinArea('c.owner_area', area)}
      or c.owner_area in (select value from json_each(${json(owners)})))`)
  // Safe: written by `addVersion` and never changed.
  return rows.map(({ head }) => JSON.parse(head) as StoredHead)
}

export async function findHead(db: Db, versionId: string): Promise<CourseHead | null> {
  const row = await db.first<VersionRow & { head: string }>(
    sql`select * from course_versions where id = ${versionId}`,
  )
  return row === null ? null : asHead(row)
}

export type NumberedVersion = {
  readonly head: CourseHead
  readonly ownerArea: AreaCode
  /** The number of the course's newest version. */
  readonly newest: number
}

/** A version by what certificates call it; null for one that was never published. */
export async function findNumbered(
  db: Db,
  code: string,
  number: number,
): Promise<NumberedVersion | null> {
  const row = await db.first<
    VersionRow & { head: string; ownerArea: AreaCode; newest: number }
  >(sql`select v.*, c.owner_area, (select max(number) from course_versions where course_id = c.id) as newest
    from courses c join course_versions v on v.course_id = c.id
    where c.code = ${code} and v.number = ${number}`)
  return row === null ? null : { head: asHead(row), ownerArea: row.ownerArea, newest: row.newest }
}

/** The heads of some versions, in no order; unknown ones are left out. */
export async function listVersions(db: Db, versionIds: readonly string[]): Promise<CourseHead[]> {
  const rows = await db.all<VersionRow & { head: string }>(sql`select v.*
    from json_each(${json(versionIds)}) wanted cross join course_versions v on v.id = wanted.value`)
  return rows.map(asHead)
}

export type VersionTitle = {
  /** Of the course. */
  readonly code: string
  readonly version: number
  readonly title: string
  /** Jam Pelajaran of all modules. */
  readonly hours: number
}

/** Every version that was ever published. */
export function listVersionTitles(db: Db): Promise<VersionTitle[]> {
  return db.all<VersionTitle>(sql`select c.code, v.number as version, v.head ->> 'title' as title,
      (select coalesce(sum((m.value ->> '$.jp.theory') + (m.value ->> '$.jp.assignment') + (m.value ->> '$.jp.practice')), 0)
        from json_each(v.head, '$.modules') m) as hours
    from courses c join course_versions v on v.course_id = c.id order by c.code, v.number`)
}

export type PublishedVersion = Pick<VersionRow, 'courseId' | 'number' | 'publishedAt'>

/** Every published version of some courses, the newest first. */
export function listPublished(db: Db, courseIds: readonly string[]): Promise<PublishedVersion[]> {
  return db.all<PublishedVersion>(sql`select course_id, number, published_at from course_versions
    where course_id in (select value from json_each(${json(courseIds)})) order by course_id, number desc`)
}

/** Courses of which a version asks for more than quizzes and tests: one of them, or all. */
export async function listRuled(db: Db, courseId: string | null): Promise<string[]> {
  const rows = await db.all<{ courseId: string }>(sql`select distinct course_id from course_versions
    where (${courseId} is null or course_id = ${courseId}) and (json_extract(head, '$.passRule.parts') is not null
      or json_extract(head, '$.passRule.minimumTotal') is not null) order by course_id`)
  return rows.map((row) => row.courseId)
}

export type LessonName = { readonly module: string; readonly lesson: string }
export type LessonOwner = LessonName & { readonly courseId: string; readonly versionId: string }

/** Of some courses: the newest version in which each lesson stood, whatever it is called since; unknown ones are left out. */
export function listLessonOwners(
  db: Db,
  courseIds: readonly string[],
  lessons: readonly LessonName[],
): Promise<LessonOwner[]> {
  // Beside `max`, the other columns are those of the row that has it.
  return db.all<LessonOwner>(sql`select w.value ->> 'module' as module, w.value ->> 'lesson' as lesson,
      v.course_id, v.id as version_id, max(v.number) as number
    from json_each(${json(lessons)}) w
      cross join json_each(${json(courseIds)}) c
      cross join course_versions v on v.course_id = c.value
      cross join json_each(v.head, '$.modules') m on m.value ->> 'slug' = w.value ->> 'module'
      cross join json_each(m.value, '$.lessons') l on l.value ->> 'slug' = w.value ->> 'lesson'
    group by w.key`)
}

function asHead(row: VersionRow & { readonly head: string }): CourseHead {
  return {
    // Safe: written by `addVersion` and never changed.
    ...(JSON.parse(row.head) as StoredHead),
    courseId: row.courseId,
    versionId: row.id,
    versionNumber: row.number,
    publishedAt: row.publishedAt,
  }
}

export async function findPack(
  db: Db,
  versionId: string,
  slug: string,
): Promise<{ readonly pack: Pack; readonly keys: PackKeys } | null> {
  const row = await db.first<{ pack: string; keys: string }>(
    sql`select pack, keys from course_packs where version_id = ${versionId} and slug = ${slug}`,
  )
  if (row === null) return null
  // Safe: written by `addPack` and never changed.
  return { pack: JSON.parse(row.pack) as Pack, keys: JSON.parse(row.keys) as PackKeys }
}

/** Some packs with their keys, in no order; unknown ones are left out. */
export async function listGraded(
  db: Db,
  wanted: readonly { readonly versionId: string; readonly slug: string }[],
): Promise<{ versionId: string; slug: string; pack: Pack; keys: PackKeys }[]> {
  const rows = await db.all<{
    versionId: string
    slug: string
    pack: string
    keys: string
  }>(sql`select p.version_id, p.slug, p.pack, p.keys from json_each(${json(wanted)}) wanted
    cross join course_packs p on p.version_id = wanted.value ->> 'versionId' and p.slug = wanted.value ->> 'slug'`)
  return rows.map((row) => ({
    ...row,
    // Safe: written by `addPack` and never changed.
    pack: JSON.parse(row.pack) as Pack,
    keys: JSON.parse(row.keys) as PackKeys,
  }))
}

/** The packs of a version's modules, by slug; without the final test. */
export async function listPacks(db: Db, versionId: string): Promise<ReadonlyMap<string, Pack>> {
  const rows = await db.all<{ slug: string; pack: string }>(sql`select slug, pack
    from course_packs where version_id = ${versionId} and pack ->> 'kind' = 'module'`)
  // Safe: written by `addPack` and never changed.
  return new Map(rows.map(({ slug, pack }) => [slug, JSON.parse(pack) as Pack]))
}

/** The media that a version's modules show, by slug. */
export async function listPackMedia(
  db: Db,
  versionId: string,
): Promise<ReadonlyMap<string, Medium[]>> {
  const rows = await db.all<{
    slug: string
    media: string
  }>(sql`select slug, pack -> 'media' as media
    from course_packs where version_id = ${versionId} and pack -> 'media' is not null`)
  // Safe: written by `addPack` and never changed.
  return new Map(rows.map(({ slug, media }) => [slug, JSON.parse(media) as Medium[]]))
}

/** The JSON of a module's pack as it was published; null for a final test, whoever knows its name. */
export async function findModulePack(
  db: Db,
  slug: string,
  packHash: string,
): Promise<string | null> {
  const row = await db.first<{ pack: string }>(sql`select pack from course_packs
    where pack_hash = ${packHash} and slug = ${slug} and pack ->> 'kind' = 'module' limit 1`)
  return row === null ? null : row.pack
}

/** Touches no row when the same content is there already, whoever added it. */
export function addMedium(medium: KnownMedium, ownerArea: AreaCode, at: string): Sql {
  const { name, kind, bytes, width, height, seconds } = medium
  return sql`insert into course_media (name, kind, bytes, width, height, seconds, owner_area, added_at)
    values (${name}, ${kind}, ${bytes}, ${width}, ${height}, ${seconds}, ${ownerArea}, ${at})
    on conflict (name) do nothing`
}

/** Those of the named files that were added, by name. */
export async function listMedia(
  db: Db,
  names: readonly string[],
): Promise<ReadonlyMap<string, KnownMedium>> {
  if (names.length === 0) return new Map()
  const rows = await db.all<KnownMedium>(sql`select name, kind, bytes, width, height, seconds
    from course_media where name in (select value from json_each(${json(names)}))`)
  return new Map(rows.map((row) => [row.name, row]))
}
