/**
 * The counters of coverage (kpm.md 3.6 is their definition): written here and nowhere else, in the batch of the change.
 * A cadre counts in an area while an assignment there is running on the day; a person counts once per scope;
 * cadres who serve a sub-district whole count as persons, not in the coverage of its villages.
 */
import type { Scope } from '../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { AreaCount, RunningAssignment, ScopeCount } from './count-coverage.ts'
import { entriesOf } from './store-persons.ts'

export type CoverageArea = { readonly code: AreaCode; readonly subDistrictCode: AreaCode }

/** Rows of zeros for the areas that have none yet, and none for areas that are no more. Totals wait for a recount. */
export function prepareCoverage(district: AreaCode, areas: readonly CoverageArea[]): Sql[] {
  const list = json(areas)
  const scopes = json([district, ...new Set(areas.map((area) => area.subDistrictCode))])
  return [
    sql`insert into coverage_areas (area_code, district_code, sub_district_code, cadres, trained)
      select value ->> 'code', ${district}, value ->> 'subDistrictCode', 0, 0 from json_each(${list}) where true
      on conflict (area_code) do nothing`,
    sql`delete from coverage_areas where district_code = ${district}
      and area_code not in (select value ->> 'code' from json_each(${list}))`,
    sql`insert into coverage_totals (scope_code, district_code, as_of, villages, kelurahan, cadres, trained,
        sub_district_cadres, areas_with_cadre, areas_covered)
      select value, ${district}, '', 0, 0, 0, 0, 0, 0, 0 from json_each(${scopes}) where true
      on conflict (scope_code) do nothing`,
    sql`delete from coverage_totals where district_code = ${district}
      and scope_code not in (select value from json_each(${scopes}))`,
  ]
}

/** Marks a district as not counted, so that the next recount counts all of it. Always touches its row. */
export function unsettleCoverage(district: AreaCode): [Sql, ...Sql[]] {
  return [
    sql`insert into coverage_totals (scope_code, district_code, as_of, villages, kelurahan, cadres, trained,
        sub_district_cadres, areas_with_cadre, areas_covered)
      values (${district}, ${district}, '', 0, 0, 0, 0, 0, 0, 0)
      on conflict (scope_code) do update set as_of = ''`,
    sql`update coverage_totals set as_of = '' where district_code = ${district}`,
  ]
}

/**
 * Keeps a district's totals as those of the day that is over, once per day. `day` is what the counters hold for; for a district
 * that was never counted, and while its day lasts, nothing is kept.
 */
export function keepDay(district: AreaCode, day: Sql | string, asOf: string): Sql {
  return sql`insert into coverage_days (district_code, day, villages, kelurahan, cadres, trained,
      sub_district_cadres, areas_with_cadre, areas_covered)
    select district_code, ${day}, villages, kelurahan, cadres, trained, sub_district_cadres, areas_with_cadre, areas_covered
    from coverage_totals where scope_code = ${district} and ${day} <> '' and ${day} < ${asOf}
    on conflict (district_code, day) do nothing`
}

/** The kind of the person behind an entry `c`: that of the entry that stands for her. */
const KIND = sql`case when c.merged_into is null then c.kind
  else (select k.kind from cadres k where k.id = c.merged_into) end`

/** Counts the sub-districts `named`, and with them every one that was last counted for another day, and the district. */
export function recount(district: AreaCode, named: Sql, asOf: string): Sql[] {
  const due = sql`(select scope_code from coverage_totals
    where district_code = ${district} and scope_code <> district_code and (as_of <> ${asOf} or scope_code in (${named})))`
  // Two entries of one person are she, wherever either serves; the certificate of one is that of both.
  const trainedTogether = sql`(select m.kept_id from cadre_merges m join cadres e on e.id in (m.kept_id, m.merged_id)
    where m.district_code = ${district} and m.undone_at is null and e.trained_on <= ${asOf})`
  const running = sql`select a.sub_district_code, a.area_code, a.level, coalesce(c.merged_into, c.id) as cadre_id,
      case when c.trained_on <= ${asOf} or coalesce(c.merged_into, c.id) in ${trainedTogether}
        then coalesce(c.merged_into, c.id) end as trained_id,
      ${KIND} as kind
    from assignments a join cadres c on c.id = a.cadre_id
    where a.district_code = ${district} and a.started_on <= ${asOf} and (a.ended_on is null or a.ended_on > ${asOf})`
  const persons = sql`count(distinct cadre_id) as cadres, count(distinct trained_id) as trained,
    count(distinct case when level = 'subDistrict' then cadre_id end) as whole,
    count(distinct case when kind in ('TPK_BIDAN', 'TPK_PKK', 'TPK_KB') then cadre_id end) as tpk,
    count(distinct case when kind = 'POSYANDU' then cadre_id end) as posyandu,
    count(distinct case when kind = 'OTHER' then cadre_id end) as other,
    count(distinct case when kind in ('TPK_BIDAN', 'TPK_PKK', 'TPK_KB') then trained_id end) as tpk_trained,
    count(distinct case when kind = 'POSYANDU' then trained_id end) as posyandu_trained,
    count(distinct case when kind = 'OTHER' then trained_id end) as other_trained`
  // A village's code has 13 characters, a kelurahan's last group begins with 1.
  const places = sql`coalesce(sum(length(area_code) = 13), 0) as villages,
    coalesce(sum(substr(area_code, 10, 1) = '1'), 0) as kelurahan,
    coalesce(sum(length(area_code) = 13 and cadres > 0), 0) as with_cadre,
    coalesce(sum(length(area_code) = 13 and trained > 0), 0) as covered`
  const set = sql`as_of = ${asOf}, villages = n.villages, kelurahan = n.kelurahan, cadres = coalesce(n.cadres, 0),
    trained = coalesce(n.trained, 0), sub_district_cadres = coalesce(n.whole, 0), areas_with_cadre = n.with_cadre,
    areas_covered = n.covered, tpk_cadres = coalesce(n.tpk, 0), posyandu_cadres = coalesce(n.posyandu, 0),
    other_cadres = coalesce(n.other, 0), tpk_trained = coalesce(n.tpk_trained, 0),
    posyandu_trained = coalesce(n.posyandu_trained, 0), other_trained = coalesce(n.other_trained, 0)`
  return [
    // The first change of a new day may come before the night's run: the day that is over is kept all the same.
    keepDay(district, sql`as_of`, asOf),
    sql`update coverage_areas set cadres = n.cadres, trained = n.trained
      from (select x.area_code, coalesce(r.cadres, 0) as cadres, coalesce(r.trained, 0) as trained
        from coverage_areas x left join (
          select area_code, count(distinct cadre_id) as cadres, count(distinct trained_id) as trained
          from (${running} and a.sub_district_code in ${due}) group by area_code) r on r.area_code = x.area_code
        where x.district_code = ${district} and x.sub_district_code in ${due}) n
      where n.area_code = coverage_areas.area_code
        and (coverage_areas.cadres, coverage_areas.trained) is not (n.cadres, n.trained)`,
    sql`update coverage_totals set ${set}
      from (select p.sub_district_code, p.villages, p.kelurahan, p.with_cadre, p.covered, r.cadres, r.trained, r.whole, r.tpk,
          r.posyandu, r.other, r.tpk_trained, r.posyandu_trained, r.other_trained
        from (select sub_district_code, ${places} from coverage_areas where district_code = ${district}
          group by sub_district_code) p
        left join (select sub_district_code, ${persons} from (${running} and a.sub_district_code in ${due})
          group by sub_district_code) r on r.sub_district_code = p.sub_district_code
        where p.sub_district_code in ${due}) n
      where n.sub_district_code = coverage_totals.scope_code`,
    sql`update coverage_totals set ${set}
      from (select * from
        (select ${places} from coverage_areas where district_code = ${district}),
        (select ${persons} from (${running}))) n
      where coverage_totals.scope_code = ${district}`,
  ]
}

export const theseSubDistricts = (codes: readonly AreaCode[]): Sql =>
  sql`select value from json_each(${json(codes)})`

/** The sub-districts in which these persons have or had an assignment, by any of their entries. */
export const subDistrictsOf = (cadreIds: readonly string[]): Sql =>
  sql`select sub_district_code from assignments where cadre_id in (${entriesOf(cadreIds)})`

/** Both together. */
export const theseAndThoseOf = (codes: readonly AreaCode[], cadreIds: readonly string[]): Sql =>
  sql`${theseSubDistricts(codes)} union ${subDistrictsOf(cadreIds)}`

// --- reading ---

export function listStoredAreas(db: Db, scope: Scope, district: AreaCode): Promise<AreaCount[]> {
  return db.all<AreaCount>(sql`select area_code as code, sub_district_code, cadres, trained from coverage_areas
    where district_code = ${district} and ${withinArea('area_code', scope.area)} order by area_code`)
}

export type StoredTotal = ScopeCount & { readonly asOf: string }

export function listStoredTotals(db: Db, scope: Scope, district: AreaCode): Promise<StoredTotal[]> {
  return db.all<StoredTotal>(sql`select scope_code as code, as_of, villages, kelurahan, cadres, trained,
      sub_district_cadres, areas_with_cadre, areas_covered, tpk_cadres, posyandu_cadres, other_cadres,
      tpk_trained, posyandu_trained, other_trained from coverage_totals
    where district_code = ${district} and ${withinArea('scope_code', scope.area)} order by scope_code`)
}

/** Every assignment that runs on a day, under the person who serves, with the day from which any of her entries is trained. */
export function listRunning(
  db: Db,
  scope: Scope,
  district: AreaCode,
  day: string,
): Promise<RunningAssignment[]> {
  return db.all<RunningAssignment>(sql`select coalesce(c.merged_into, c.id) as cadre_id, a.sub_district_code, a.area_code,
      a.level, ${KIND} as kind, (select min(e.trained_on) from cadres e where e.id = coalesce(c.merged_into, c.id)
        or e.merged_into = coalesce(c.merged_into, c.id)) as trained_on
    from assignments a join cadres c on c.id = a.cadre_id
    where a.district_code = ${district} and ${withinArea('a.area_code', scope.area)}
      and a.started_on <= ${day} and (a.ended_on is null or a.ended_on > ${day})`)
}

/** Districts whose counters do not hold for the day given for each. */
export async function listNotCounted(
  db: Db,
  scope: Scope,
  today: readonly { readonly district: AreaCode; readonly day: string }[],
): Promise<AreaCode[]> {
  const rows = await db.all<{ district: AreaCode }>(sql`select value ->> 'district' as district
    from json_each(${json(today)}) left join coverage_totals on scope_code = value ->> 'district'
    where as_of is not value ->> 'day' and ${withinArea("(value ->> 'district')", scope.area)}
    order by 1`)
  return rows.map((row) => row.district)
}
