/** The SQL of the list of courses as they are being written, and of what is taken already. */
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { CourseAndVersion } from '../store.ts'

export type WorkshopRow = CourseAndVersion & {
  readonly withdrawnAt: string | null
  readonly savedAt: string | null
  readonly savedBy: string | null
  /** Its own file. */
  readonly source: string | null
}

/** Nearest owner first, then those saved last. */
export function listWorkshop(db: Db, owners: readonly AreaCode[]): Promise<WorkshopRow[]> {
  return db.all<WorkshopRow>(sql`select c.id, c.code, c.owner_area, c.counts_as_trained, c.withdrawn_at,
      v.id as version_id, v.number as version_number, v.head ->> 'title' as title, v.published_at,
      d.saved_at, d.saved_by, f.text as source
    from courses c
      left join course_versions v on v.course_id = c.id
        and v.number = (select max(number) from course_versions where course_id = c.id)
      left join course_drafts d on d.course_id = c.id
      left join draft_files f on f.course_id = c.id and f.path = 'course.yaml'
    where c.owner_area in (select value from json_each(${json(owners)}))
    order by case c.owner_area when 'ID' then 0 else length(c.owner_area) end desc, d.saved_at desc, c.id`)
}

/** Every name that a module or a final test has in a draft or newest version anywhere. */
export async function listTaken(db: Db): Promise<string[]> {
  const rows = await db.all<{
    name: string
  }>(sql`select substr(path, 1, instr(path, '/') - 1) as name
      from draft_files where path like '%/module.yaml'
    union select m.value ->> 'slug' from course_versions v, json_each(v.head, '$.modules') m
    union select v.head ->> '$.finalTest.slug' from course_versions v
      where v.head ->> '$.finalTest.slug' is not null
    union select v.head ->> '$.preTest.slug' from course_versions v
      where v.head ->> '$.preTest.slug' is not null`)
  return rows.map(({ name }) => name)
}

/** The same of the courses that one cadre may learn beside a course of `area`: `owners` has it and those above it. */
export async function listTakenBeside(
  db: Db,
  area: AreaCode,
  owners: readonly AreaCode[],
): Promise<string[]> {
  const beside = sql`select id from courses where ${withinArea('owner_area', area)}
    or owner_area in (select value from json_each(${json(owners)}))`
  const rows = await db.all<{
    name: string
  }>(sql`select substr(path, 1, instr(path, '/') - 1) as name
      from draft_files where path like '%/module.yaml' and course_id in (${beside})
    union select m.value ->> 'slug' from course_versions v, json_each(v.head, '$.modules') m
      where v.course_id in (${beside})
    union select v.head ->> '$.finalTest.slug' from course_versions v
      where v.head ->> '$.finalTest.slug' is not null and v.course_id in (${beside})
    union select v.head ->> '$.preTest.slug' from course_versions v
      where v.head ->> '$.preTest.slug' is not null and v.course_id in (${beside})`)
  return rows.map(({ name }) => name)
}

export function listCodes(db: Db): Promise<{ readonly code: string }[]> {
  return db.all<{ code: string }>(sql`select code from courses`)
}

export function findWithdrawnAt(
  db: Db,
  courseId: string,
): Promise<{ readonly withdrawnAt: string | null } | null> {
  return db.first<{ withdrawnAt: string | null }>(
    sql`select withdrawn_at from courses where id = ${courseId}`,
  )
}

/** Touches no row when it is so already. */
export function setWithdrawn(courseId: string, at: string | null): Sql {
  return at === null
    ? sql`update courses set withdrawn_at = null where id = ${courseId} and withdrawn_at is not null`
    : sql`update courses set withdrawn_at = ${at} where id = ${courseId} and withdrawn_at is null`
}
