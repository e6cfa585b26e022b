/**
 * The SQL of this room's part of an erasure. A certificate and everything printed on it stays (a public task, and others rely on
 * it), as does what an accepted old certificate says and why one was revoked; all that was said around them goes.
 */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { ERASED_NAME } from '../roster/index.ts'

export function forgetHolder(cadreIds: readonly string[], at: string): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return [
    sql`delete from name_answers where cadre_id in ${hers}`,
    sql`update pass_waivers set state = 'WITHDRAWN', withdrawn_by = 'erasure', withdrawn_at = ${at}
      where state = 'ASKED' and cadre_id in ${hers}`,
    sql`update pass_waivers set reason = '', answer = iif(answer is null, null, ''),
        withdraw_note = iif(withdraw_note is null, null, '')
      where cadre_id in ${hers} and (reason <> '' or answer <> '' or withdraw_note <> '')`,
    sql`update signed_documents set file_name = 'sertifikat.pdf'
      where certificate_id in (select id from certificates where cadre_id in ${hers})`,
    sql`update proposals set corrected = '{}' where state = 'RETURNED' and corrected <> '{}'
      and id in (select proposal_id from proposal_members where cadre_id in ${hers})`,
    forgetWithdrawn(cadreIds),
    sql`update revocation_requests set note = '', answer = '' where state = 'DECLINED' and note <> ''
      and certificate_id in (select id from certificates where cadre_id in ${hers})`,
  ]
}

/** What nobody rests on any more bears no name; one that was accepted keeps hers until it is withdrawn too. */
export function forgetWithdrawn(cadreIds: readonly string[]): Sql {
  return sql`update recorded_certificates set holder_name = ${ERASED_NAME}, withdraw_note = iif(withdraw_note is null, null, '')
    where state in ('RETURNED', 'WITHDRAWN') and cadre_id in (select value from json_each(${json(cadreIds)}))
      and (holder_name <> ${ERASED_NAME} or withdraw_note <> '')`
}

/** Holds while something about a certificate of hers waits for a decision: it would be printed for nobody. */
export function isBeingDecided(cadreIds: readonly string[]): Sql {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  return sql`(exists (select 1 from proposal_members m join proposals p on p.id = m.proposal_id
      where m.cadre_id in ${hers} and p.state in ('PROPOSED', 'APPROVED'))
    or exists (select 1 from recorded_certificates where cadre_id in ${hers} and state = 'PROPOSED')
    or exists (select 1 from certificates c join revocation_requests r on r.certificate_id = c.id
      where c.cadre_id in ${hers} and r.state = 'ASKED'))`
}

export async function hasOpenDecision(db: Db, cadreIds: readonly string[]): Promise<boolean> {
  return (await db.first(sql`select 1 as found where ${isBeingDecided(cadreIds)}`)) !== null
}

/** Courses in which a certificate was issued to one of these entries, whatever became of it. */
export async function listCertifiedCourses(db: Db, cadreIds: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ courseId: string }>(sql`select distinct course_id from certificates
    where cadre_id in (select value from json_each(${json(cadreIds)}))`)
  return rows.map(({ courseId }) => courseId)
}
