/** The SQL of this room's part of an erasure. */
import { json, sql, type Db, type Sql } from '../core/db.ts'

/** Which steps she could do, and that her plan was signed, stays as what her certificate rests on; every word goes. */
export function forgetFieldwork(cadreIds: readonly string[], at: string): readonly Sql[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const assessed = sql`(select id from practice_assessments where cadre_id in ${hers})`
  const plans = sql`(select id from action_plans where cadre_id in ${hers})`
  return [
    sql`update practice_assessments set comment = '', place = '' where cadre_id in ${hers}
      and (comment <> '' or place <> '')`,
    sql`update practice_retractions set reason = '' where reason <> '' and assessment_id in ${assessed}`,
    sql`update practice_photos set removed_at = ${at}, removed_by = 'erasure'
      where removed_at is null and assessment_id in ${assessed}`,
    sql`update plan_versions set lines = '[]' where lines <> '[]' and plan_id in ${plans}`,
    sql`update plan_progress set note = '' where note <> '' and plan_id in ${plans}`,
    sql`update plan_notes set note = '' where note <> '' and plan_id in ${plans}`,
  ]
}

/** Photos of her practice whose bytes may still be there: what an erasure takes out of the file store. */
export async function listPhotosOf(db: Db, cadreIds: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`select p.id
    from practice_assessments a cross join practice_photos p on p.assessment_id = a.id
    where a.cadre_id in (select value from json_each(${json(cadreIds)})) and p.cleared_at is null`)
  return rows.map(({ id }) => id)
}
