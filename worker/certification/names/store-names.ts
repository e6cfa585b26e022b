/** The SQL of what was said of names. One row per cadre: the newest answer takes the place of the one before. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { SaidOfName } from './name-rules.ts'

export type NewAnswer = SaidOfName & {
  readonly districtCode: AreaCode
  readonly subDistrictCode: AreaCode
  readonly answeredAt: string
}

/** Touches no row when the same person has said the same of the same name already. */
export function putAnswer(answer: NewAnswer): Sql {
  const { cadreId, districtCode, subDistrictCode, name, isRight, wish, answeredBy } = answer
  return sql`insert into name_answers
      (cadre_id, district_code, sub_district_code, name, is_right, wish, answered_by, answered_at)
    values (${cadreId}, ${districtCode}, ${subDistrictCode}, ${name}, ${isRight}, ${wish}, ${answeredBy},
      ${answer.answeredAt})
    on conflict (cadre_id) do update set district_code = excluded.district_code,
      sub_district_code = excluded.sub_district_code, name = excluded.name, is_right = excluded.is_right,
      wish = excluded.wish, answered_by = excluded.answered_by, answered_at = excluded.answered_at
      where (name, is_right, coalesce(wish, ''), answered_by)
        is not (excluded.name, excluded.is_right, coalesce(excluded.wish, ''), excluded.answered_by)`
}

/** By cadre; who never answered is left out. The caller answers for the scope. */
export async function listAnswers(
  db: Db,
  cadreIds: readonly string[],
): Promise<ReadonlyMap<string, SaidOfName>> {
  const rows =
    await db.all<SaidOfName>(sql`select cadre_id, name, is_right, wish, answered_by from name_answers
    where cadre_id in (select value from json_each(${json(cadreIds)}))`)
  return new Map(rows.map((row) => [row.cadreId, row]))
}

export type OpenProposal = {
  readonly courseId: string
  readonly state: 'PROPOSED' | 'APPROVED'
  readonly proposedAt: string
}

/** The proposals in which her roster name is to be printed, from the oldest: a correction carries its own. */
export function listOpen(db: Db, cadreId: string): Promise<OpenProposal[]> {
  return db.all<OpenProposal>(sql`select p.course_id, p.state, p.proposed_at
    from proposal_members m join proposals p on p.id = m.proposal_id
    where m.cadre_id = ${cadreId} and m.is_open = 1 and p.kind = 'NEW' order by p.proposed_at`)
}

/** What an approval stands on: nobody whose name this is says that it is wrong, and no more than `unanswered` have said nothing. */
export function namesStand(names: Readonly<Record<string, string>>, unanswered: number): Sql {
  const list = json(names)
  return sql`not exists (select 1 from json_each(${list}) n join name_answers a on a.cadre_id = n.key and a.name = n.value
      where a.is_right = 0)
    and ${unanswered} >= (select count(*) from json_each(${list}) n
      where not exists (select 1 from name_answers a where a.cadre_id = n.key and a.name = n.value))`
}
