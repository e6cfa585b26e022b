/** The SQL of who follows whom: villages that somebody left, services that end soon, successors and whom they followed. */
import type { EndReason } from '../../contract/roster.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db } from '../../core/db.ts'
import { levelOf, type AreaCode } from '../../core/region-code.ts'

/** A person under the entry that stands for her. */
export type Named = { readonly id: string; readonly code: string; readonly name: string }

type ServiceRow = {
  readonly areaCode: AreaCode
  readonly personId: string
  readonly personCode: string
  readonly personName: string
}

const PERSON = sql`p.id as person_id, p.code as person_code, p.name as person_name`
const JOINED = sql`join cadres c on c.id = a.cadre_id join cadres p on p.id = coalesce(c.merged_into, c.id)`

export const namedOf = (row: ServiceRow): Named => ({
  id: row.personId,
  code: row.personCode,
  name: row.personName,
})

/** By the index of assignments: a district, or one sub-district of it. */
const here = (district: AreaCode, area: AreaCode) =>
  levelOf(area) === 'district'
    ? sql`a.district_code = ${district}`
    : sql`a.district_code = ${district} and a.sub_district_code = ${area}`

/** The villages of an area in which somebody serves on a day. */
export async function listServed(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  area: AreaCode,
  day: string,
): Promise<ReadonlySet<AreaCode>> {
  const rows = await db.all<{
    areaCode: AreaCode
  }>(sql`select distinct a.area_code from assignments a
    where ${here(district, area)} and a.level = 'village'
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})`)
  return new Set(rows.map((row) => row.areaCode))
}

export type PastRow = ServiceRow & {
  readonly startedOn: string
  readonly endedOn: string | null
  readonly endReason: EndReason | null
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
}

/** Who served or will serve in villages, the latest first. */
export function listServices(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  villages: readonly AreaCode[],
): Promise<PastRow[]> {
  return db.all<PastRow>(sql`select a.area_code, ${PERSON}, a.started_on, a.ended_on, a.end_reason, a.decree_number,
      a.decree_on
    from json_each(${json(villages)}) sought cross join assignments a on a.district_code = ${district}
      and a.sub_district_code = substr(sought.value, 1, 8) and a.area_code = sought.value
    ${JOINED} order by coalesce(a.ended_on, '9999') desc, a.started_on desc, a.id desc`)
}

export type EndingRow = ServiceRow & {
  readonly assignmentId: string
  readonly endedOn: string | null
  readonly endReason: EndReason | null
  readonly decreeNumber: string | null
  readonly decreeUntil: string | null
  readonly isOnly: number
}

/** Services that run on `day` and end, or whose decree ends, by `until`; the nearest first. */
export function listEndings(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  about: {
    readonly area: AreaCode
    readonly day: string
    readonly until: string
    readonly limit: number
  },
): Promise<EndingRow[]> {
  const { area, day, until, limit } = about
  return db.all<EndingRow>(sql`select a.id as assignment_id, a.area_code, ${PERSON}, a.ended_on, a.end_reason,
      a.decree_number, a.decree_until,
      not exists (select 1 from assignments o join cadres e on e.id = o.cadre_id
        where o.district_code = a.district_code and o.sub_district_code = a.sub_district_code
          and o.area_code = a.area_code and coalesce(e.merged_into, e.id) <> p.id
          and o.started_on <= coalesce(a.ended_on, ${day})
          and (o.ended_on is null or o.ended_on > coalesce(a.ended_on, ${day}))) as is_only
    from assignments a ${JOINED}
    where ${here(district, area)} and a.started_on <= ${day}
      and ((a.ended_on > ${day} and a.ended_on <= ${until})
        or (a.ended_on is null and a.decree_until <= ${until}))
    order by coalesce(a.ended_on, a.decree_until), a.area_code, a.id limit ${limit}`)
}

/** Persons by the id of any of their entries. */
export async function listNamed(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const rows = await db.all<
    Named & { entryId: string }
  >(sql`select c.id as entry_id, p.id, p.code, p.name
    from json_each(${json(ids)}) sought cross join cadres c on c.id = sought.value
      join cadres p on p.id = coalesce(c.merged_into, c.id)
    where ${withinArea('c.district_code', scope.area.slice(0, 5))}`)
  return new Map(rows.map(({ entryId, id, code, name }) => [entryId, { id, code, name }]))
}

export type FollowedRow = ServiceRow & { readonly endedOn: string }

/** Whose services in these areas were handed to one of these entries. */
export function listFollowed(
  db: Db,
  _scope: Scope,
  district: AreaCode,
  areas: readonly AreaCode[],
  entries: readonly string[],
): Promise<FollowedRow[]> {
  return db.all<FollowedRow>(sql`select a.area_code, ${PERSON}, a.ended_on
    from json_each(${json([...new Set(areas)])}) sought cross join assignments a
      on a.district_code = ${district} and a.sub_district_code = substr(sought.value, 1, 8)
        and a.area_code = sought.value
    ${JOINED}
    where a.ended_on is not null and a.successor_id in (select value from json_each(${json(entries)}))
    order by a.ended_on desc, a.id desc`)
}
