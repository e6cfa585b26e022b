/** The SQL of persons as other rooms name them: by entry, or by where they serve. */
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db } from '../core/db.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { anyAssignment, seenFrom } from './store-persons.ts'

/** The persons of these entries whom the area may see, by name; of merged entries the one that stands for both. */
export async function listSeen(
  db: Db,
  scope: Scope,
  area: AreaCode,
  entryIds: readonly string[],
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select c.id from cadres c
    where c.id in (select coalesce(e.merged_into, e.id) from cadres e
        where e.id in (select value from json_each(${json(entryIds)})))
      and ${seenFrom(area)} and ${withinArea('c.district_code', districtOf(scope.area))}
    order by c.name_key, c.id`)
  return rows.map(({ id }) => id)
}

/** Those of these entries whose person the area may see. */
export function listPersons(
  db: Db,
  scope: Scope,
  area: AreaCode,
  entryIds: readonly string[],
): Promise<{ entryId: string; personId: string }[]> {
  return db.all(sql`select e.id as entry_id, c.id as person_id
    from json_each(${json(entryIds)}) wanted cross join cadres e on e.id = wanted.value
      join cadres c on c.id = coalesce(e.merged_into, e.id)
    where ${seenFrom(area)} and ${withinArea('c.district_code', districtOf(scope.area))}`)
}

/** Of these entries, those whose data were erased. */
export async function listErased(
  db: Db,
  scope: Scope,
  entryIds: readonly string[],
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select c.id
    from json_each(${json(entryIds)}) wanted cross join cadres c on c.id = wanted.value
    where c.erased_at is not null and ${withinArea('c.district_code', districtOf(scope.area))}`)
  return rows.map(({ id }) => id)
}

/** The persons who serve in a district or sub-district on a day. */
export async function listServing(
  db: Db,
  scope: Scope,
  area: AreaCode,
  today: string,
): Promise<string[]> {
  const here = levelOf(area) === 'district' ? sql`1 = 1` : sql`a.sub_district_code = ${area}`
  const serves = sql`a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today}) and ${here}`
  const rows = await db.all<{ id: string }>(sql`select c.id from cadres c
    where c.district_code = ${districtOf(area)} and ${withinArea('c.district_code', districtOf(scope.area))}
      and c.merged_into is null and ${anyAssignment(serves)}
    order by c.name_key, c.id`)
  return rows.map(({ id }) => id)
}
