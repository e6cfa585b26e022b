/** The SQL of entries that may be one person, and of what each has done: it reads the tables of several rooms. */
import type { CadreKind } from '../contract/roster.ts'
import { json, sql, type Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type PairRow = {
  readonly one: string
  readonly other: string
  readonly byName: number
  readonly byPhone: number
}

/**
 * Pairs of entries in service that have the same name and a village in common, or the same telephone; merged ones are left out.
 * Walks two indexes of the district's cadres, never all pairs.
 */
export function listPairs(
  db: Db,
  district: AreaCode,
  day: string,
  limit: number,
): Promise<PairRow[]> {
  const serves = (entry: 'a' | 'b') => ({
    text: `exists (select 1 from assignments s where s.cadre_id = ${entry}.id and (s.ended_on is null or s.ended_on > ?))`,
    values: [day],
  })
  const both = sql`a.merged_into is null and b.merged_into is null and ${serves('a')} and ${serves('b')}`
  return db.all<PairRow>(sql`select one, other, max(by_name) as by_name, max(by_phone) as by_phone from (
      select a.id as one, b.id as other, 1 as by_name, 0 as by_phone
      from cadres a join cadres b on b.district_code = a.district_code and b.name_key = a.name_key and b.id > a.id
      where a.district_code = ${district} and ${both}
        and exists (select 1 from assignments x join assignments y on y.cadre_id = b.id and y.area_code = x.area_code
          where x.cadre_id = a.id)
      union all
      select a.id, b.id, 0, 1
      from cadres a join cadres b on b.district_code = a.district_code and b.phone_key = a.phone_key and b.id > a.id
      where a.district_code = ${district} and a.phone_key is not null and b.phone_key is not null and ${both})
    group by one, other order by max(by_name) + max(by_phone) desc, one, other limit ${limit}`)
}

export type EntryRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: CadreKind
  readonly sex: 'F' | 'M' | null
  readonly phoneTail: string | null
  readonly trainedOn: string | null
  readonly startedAt: string | null
  readonly lastActivityAt: string | null
  readonly eligibleAt: string | null
  readonly certificates: number
}

/** Entries of a district by id, each for itself; others are left out. */
export function listEntries(
  db: Db,
  district: AreaCode,
  ids: readonly string[],
  day: string,
): Promise<EntryRow[]> {
  return db.all<EntryRow>(sql`select c.id, c.code, c.name, c.kind, c.sex, c.phone_tail,
      case when c.trained_on <= ${day} then c.trained_on end as trained_on,
      (select min(s.started_at) from standings s where s.cadre_id = c.id) as started_at,
      (select max(s.last_activity_at) from standings s where s.cadre_id = c.id) as last_activity_at,
      (select min(s.eligible_at) from standings s where s.cadre_id = c.id) as eligible_at,
      (select count(*) from certificates k where k.cadre_id = c.id and k.state = 'VALID'
          and (k.expires_on is null or k.expires_on > ${day}))
        + (select count(*) from recorded_certificates r where r.cadre_id = c.id and r.state = 'ACCEPTED'
          and (r.expires_on is null or r.expires_on > ${day})) as certificates
    from json_each(${json(ids)}) sought cross join cadres c on c.id = sought.value
    where c.district_code = ${district}`)
}

export type EntryServiceRow = {
  readonly cadreId: string
  readonly areaCode: AreaCode
  readonly areaName: string
  readonly areaKind: 'kecamatan' | 'desa' | 'kelurahan' | 'desa_adat'
  readonly subDistrictCode: AreaCode
  readonly subDistrictName: string
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
  readonly startedOn: string
  readonly endedOn: string | null
}

/** Where these entries serve or served, newest first. */
export function listEntryServices(db: Db, ids: readonly string[]): Promise<EntryServiceRow[]> {
  return db.all<EntryServiceRow>(sql`select a.cadre_id, a.area_code, v.name as area_name, v.kind as area_kind,
      a.sub_district_code, s.name as sub_district_name, a.decree_number, a.decree_on, a.started_on, a.ended_on
    from json_each(${json(ids)}) sought cross join assignments a on a.cadre_id = sought.value
      join regions v on v.code = a.area_code join regions s on s.code = a.sub_district_code
    order by a.started_on desc, a.id desc`)
}

export type MergeRow = {
  readonly id: string
  readonly keptId: string
  readonly keptCode: string
  readonly keptName: string
  readonly mergedId: string
  readonly mergedCode: string
  readonly mergedName: string
  readonly mergedAt: string
  /** The person's name when an officer did it. */
  readonly mergedBy: string | null
  readonly undoneAt: string | null
}

/** The merges of a district, newest first, undone ones too. */
export function listMerges(db: Db, district: AreaCode, limit: number): Promise<MergeRow[]> {
  return db.all<MergeRow>(sql`select m.id, k.id as kept_id, k.code as kept_code, k.name as kept_name,
      o.id as merged_id, o.code as merged_code, o.name as merged_name, m.merged_at, w.name as merged_by, m.undone_at
    from cadre_merges m join cadres k on k.id = m.kept_id join cadres o on o.id = m.merged_id
      left join staff_accounts w on w.id = m.merged_by
    where m.district_code = ${district} order by m.merged_at desc, m.id desc limit ${limit}`)
}
