/** The SQL of the list behind the numbers: who is at work in a district on a day, and each paper that makes her count as trained. */
import { sql, type Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { entriesAtWork } from './store.ts'

export type PresentCadre = {
  readonly cadreId: string
  readonly name: string
  readonly areaCode: AreaCode
}

/** A row per assignment, under the person: entries that were merged are one. Ordered by area. */
export function listAtWork(db: Db, district: AreaCode, day: string): Promise<PresentCadre[]> {
  return db.all<PresentCadre>(sql`select d.id as cadre_id, d.name, a.area_code
    from assignments a join cadres e on e.id = a.cadre_id join cadres d on d.id = coalesce(e.merged_into, e.id)
    where a.district_code = ${district} and a.started_on <= ${day}
      and (a.ended_on is null or a.ended_on > ${day})
    order by a.area_code, d.id`)
}

export type HeldPaper = {
  readonly cadreId: string
  readonly number: string
  /** As it is printed; null for a recorded paper. */
  readonly code: string | null
  /** Null for a recorded paper, which names its training in words. */
  readonly courseCode: string | null
  readonly issuedOn: string
}

/** Every paper of the district's cadres that counts and holds on a day, those of ours first, then the newest first. */
export function listPapersOn(db: Db, district: AreaCode, day: string): Promise<HeldPaper[]> {
  const here = entriesAtWork(district)
  return db.all<HeldPaper>(sql`select coalesce(d.merged_into, d.id) as cadre_id, number, h.code, course_code, issued_on from (
      select cadre_id, number, snapshot ->> 'verificationCode' as code, snapshot ->> 'courseCode' as course_code,
        issued_on, 0 as recorded, id
      from certificates
      where counts_as_trained = 1 and cadre_id in ${here} and issued_on <= ${day}
        and (expires_on is null or expires_on > ${day}) and (state = 'VALID' or coalesce(revoked_on, '9') > ${day})
      union all
      select r.cadre_id, r.number, null, null, r.issued_on, 1, r.id
      from recorded_certificates r join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
      where r.cadre_id in ${here} and r.issued_on <= ${day}
        and (r.expires_on is null or r.expires_on > ${day})
        and r.state in ('ACCEPTED', 'WITHDRAWN') and coalesce(r.withdrawn_on, '9') > ${day}) h
    join cadres d on d.id = h.cadre_id
    order by recorded, issued_on desc, h.id desc`)
}

/** The courses whose certificates count in a district, ordered. */
export async function listCountingCourses(db: Db, district: AreaCode): Promise<string[]> {
  const rows = await db.all<{ code: string }>(sql`select code from courses
    where counts_as_trained = 1 and owner_area in ('ID', ${district.slice(0, 2)}, ${district}) order by code`)
  return rows.map(({ code }) => code)
}
