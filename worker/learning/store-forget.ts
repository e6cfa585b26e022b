/** The SQL of this room's part of an erasure. */
import { json, sql, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

/**
 * Her answers, what her phones sent, and everything that is told of either. Of courses in which she holds a certificate it stays
 * that and when she passed, and with what mark; of others nothing. Sums over many (`item_tallies`) name nobody and stay.
 */
export function forgetLearning(
  district: AreaCode,
  cadreIds: readonly string[],
  certifiedCourseIds: readonly string[],
): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const proved = sql`(select value from json_each(${json(certifiedCourseIds)}))`
  return [
    sql`delete from learning_events where cadre_id in ${hers}`,
    sql`delete from learning_notices where district_code = ${district} and cadre_id in ${hers}`,
    sql`delete from regraded_attempts where cadre_id in ${hers}`,
    sql`delete from attempts where cadre_id in ${hers}`,
    sql`delete from test_papers where cadre_id in ${hers}`,
    sql`delete from lesson_reads where cadre_id in ${hers}`,
    sql`delete from passes where cadre_id in ${hers} and course_id not in ${proved}`,
    sql`delete from standings where cadre_id in ${hers} and course_id not in ${proved}`,
    sql`delete from sync_allowances where cadre_id in ${hers}`,
    sql`delete from module_openings where cadre_id in ${hers}`,
    sql`delete from topic_tries where cadre_id in ${hers}`,
    sql`delete from learner_notes where cadre_id in ${hers}`,
  ]
}
