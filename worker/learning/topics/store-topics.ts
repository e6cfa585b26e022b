/** The SQL of codes that open modules, of what they opened, and of wrong ones. */
import type { Scope } from '../../core/access.ts'
import type { Instant } from '../../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'

export type TopicRow = {
  readonly id: string
  readonly areaCode: AreaCode
  readonly courseId: string
  readonly versionId: string
  readonly modules: readonly string[]
  readonly openedAt: Instant
  readonly endsAt: Instant
  readonly openedByName: string
  readonly closedAt: Instant | null
}

type Raw = Omit<TopicRow, 'modules'> & { readonly modules: string }

const COLUMNS = sql`t.id, t.area_code, t.course_id, t.version_id, t.modules, t.opened_at, t.ends_at, t.opened_by_name, t.closed_at`
const within = ({ area }: Scope): Sql => withinArea('t.district_code', districtOf(area))

// Safe: only `addTopic` writes it.
const asTopic = <Row extends Raw>(row: Row): Omit<Row, 'modules'> & Pick<TopicRow, 'modules'> => ({
  ...row,
  modules: JSON.parse(row.modules) as string[],
})

/** The codes of a district that ended after `after`, taken back or not. */
export async function listOfDistrict(db: Db, scope: Scope, after: Instant): Promise<TopicRow[]> {
  const rows = await db.all<Raw>(sql`select ${COLUMNS} from topic_codes t
    where t.district_code = ${districtOf(scope.area)} and t.ends_at > ${after} and ${within(scope)}`)
  return rows.map(asTopic)
}

/** Those of one area and course that open modules at a moment, with how many entered each. */
export async function listOpen(
  db: Db,
  scope: Scope,
  {
    area,
    courseId,
    now,
  }: { readonly area: AreaCode; readonly courseId: string; readonly now: Instant },
): Promise<(TopicRow & { readonly entered: number })[]> {
  const rows = await db.all<Raw & { entered: number }>(sql`select ${COLUMNS},
      (select count(distinct o.cadre_id) from module_openings o where o.topic_code_id = t.id) as entered
    from topic_codes t where t.district_code = ${districtOf(area)} and t.ends_at > ${now} and t.closed_at is null
      and t.area_code = ${area} and t.course_id = ${courseId} and ${within(scope)}
    order by t.opened_at desc, t.id desc`)
  return rows.map(asTopic)
}

export async function findTopic(db: Db, scope: Scope, id: string): Promise<TopicRow | null> {
  const row = await db.first<Raw>(
    sql`select ${COLUMNS} from topic_codes t where t.id = ${id} and ${within(scope)}`,
  )
  return row === null ? null : asTopic(row)
}

export function addTopic(topic: Omit<TopicRow, 'closedAt'> & { readonly openedBy: string }): Sql {
  return sql`insert into topic_codes
      (id, district_code, area_code, course_id, version_id, modules, opened_at, ends_at, opened_by, opened_by_name)
    values (${topic.id}, ${districtOf(topic.areaCode)}, ${topic.areaCode}, ${topic.courseId}, ${topic.versionId},
      ${json(topic.modules)}, ${topic.openedAt}, ${topic.endsAt}, ${topic.openedBy}, ${topic.openedByName})`
}

/** Holds when an area has more than `most` codes open. */
export function hasMore(area: AreaCode, now: Instant, most: number): Sql {
  return sql`(select count(*) from topic_codes where district_code = ${districtOf(area)} and area_code = ${area}
    and ends_at > ${now} and closed_at is null) > ${most}`
}

export function putClosed(id: string, at: Instant): Sql {
  return sql`update topic_codes set closed_at = ${at} where id = ${id} and closed_at is null`
}

/** What was open to her already stays as it was. Nothing when the code was taken back or its day is over. */
export function addOpenings(
  cadreId: string,
  { id, courseId }: Pick<TopicRow, 'id' | 'courseId'>,
  at: Instant,
): Sql {
  return sql`insert into module_openings (cadre_id, course_id, module_slug, topic_code_id, opened_at)
    select ${cadreId}, ${courseId}, m.value, t.id, ${at} from topic_codes t, json_each(t.modules) m
    where t.id = ${id} and t.closed_at is null and t.ends_at > ${at} on conflict do nothing`
}

export async function countFails(
  db: Db,
  _scope: Scope,
  cadreId: string,
  after: Instant,
): Promise<number> {
  const found = await db.first<{ fails: number }>(
    sql`select fails from topic_tries where cadre_id = ${cadreId} and window_at > ${after}`,
  )
  return found?.fails ?? 0
}

/** Counts a wrong code; the hour begins with the first one. */
export function addFail(cadreId: string, now: Instant, after: Instant): Sql {
  return sql`insert into topic_tries (cadre_id, window_at, fails) values (${cadreId}, ${now}, 1)
    on conflict (cadre_id) do update set fails = iif(window_at > ${after}, fails + 1, 1),
      window_at = iif(window_at > ${after}, window_at, ${now})`
}

/** Holds when so many wrong codes were counted meanwhile. */
export function hasFailed(cadreId: string, after: Instant, most: number): Sql {
  return sql`exists (select 1 from topic_tries where cadre_id = ${cadreId} and window_at > ${after} and fails >= ${most})`
}
