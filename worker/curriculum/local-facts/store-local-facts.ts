/** The SQL of districts' own fact cards. What was proposed never changes, and a decision stands (triggers). */
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

/** A card beside the published one whose place it takes; one whose published card is gone is never read. */
export type CardRow = {
  readonly id: string
  readonly areaCode: AreaCode
  readonly courseId: string
  readonly factId: string
  readonly figure: string
  readonly text: string
  readonly source: string
  readonly reviewBy: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: string
  readonly state: 'ASKED' | 'IN_FORCE' | 'RETURNED' | 'ENDED'
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  readonly decidedAs: string | null
  readonly decidedAt: string | null
  readonly comment: string | null
  readonly versionId: string
  readonly module: string
  readonly lesson: string
  readonly nationalFigure: string
  readonly nationalSource: string
  readonly nationalReviewBy: string
}

const NEWEST = sql`join course_versions v on v.course_id = c.id
    and v.number = (select max(number) from course_versions where course_id = c.id)
  join published_facts f on f.version_id = v.id and f.may_be_local = 1`

const CARD = sql`select l.*, f.version_id, f.module, f.lesson, f.figure as national_figure,
    f.source as national_source, f.review_by as national_review_by
  from local_facts l join courses c on c.id = l.course_id and c.withdrawn_at is null ${NEWEST} and f.id = l.fact_id`

export function findCard(db: Db, id: string): Promise<CardRow | null> {
  return db.first<CardRow>(sql`${CARD} where l.id = ${id}`)
}

/** Those that wait, are in force, or were returned and not proposed anew; what waits first. */
export function listCards(db: Db, area: AreaCode, most: number): Promise<CardRow[]> {
  return db.all<CardRow>(sql`${CARD} where ${withinArea('l.area_code', area)}
      and (l.state in ('ASKED', 'IN_FORCE') or l.state = 'RETURNED' and not exists (
        select 1 from local_facts n where n.area_code = l.area_code and n.course_id = l.course_id
          and n.fact_id = l.fact_id and n.asked_at > l.asked_at))
    order by l.state <> 'ASKED', l.review_by, l.id limit ${most}`)
}

export type CardShown = Pick<
  CardRow,
  | 'factId'
  | 'figure'
  | 'text'
  | 'source'
  | 'reviewBy'
  | 'decidedByName'
  | 'decidedAs'
  | 'decidedAt'
  | 'module'
>

/** In force in a district, for the published cards of some versions that may be local. */
export function listShown(
  db: Db,
  area: AreaCode,
  versionIds: readonly string[],
): Promise<CardShown[]> {
  return db.all<CardShown>(sql`select l.fact_id, l.figure, l.text, l.source, l.review_by,
      l.decided_by_name, l.decided_as, l.decided_at, f.module
    from local_facts l
      join course_versions v on v.course_id = l.course_id
        and v.id in (select value from json_each(${json(versionIds)}))
      join published_facts f on f.version_id = v.id and f.id = l.fact_id and f.may_be_local = 1
    where l.area_code = ${area} and l.state = 'IN_FORCE' order by f.module, l.fact_id`)
}

/** Whether a course shows such a card now, and districts may put their own in its place. */
export async function mayBeLocal(db: Db, courseId: string, factId: string): Promise<boolean> {
  const found = await db.first(sql`select 1 as found from courses c ${NEWEST} and f.id = ${factId}
    where c.id = ${courseId} and c.withdrawn_at is null`)
  return found !== null
}

export async function findInForce(
  db: Db,
  { areaCode, courseId, factId }: Pick<CardRow, 'areaCode' | 'courseId' | 'factId'>,
): Promise<string | null> {
  const found = await db.first<{ id: string }>(sql`select id from local_facts
    where area_code = ${areaCode} and course_id = ${courseId} and fact_id = ${factId} and state = 'IN_FORCE'`)
  return found?.id ?? null
}

/** Touches no row when another proposal waits than `instead`, or none does that was seen. */
export function addCard(
  card: Pick<
    CardRow,
    | 'id'
    | 'areaCode'
    | 'courseId'
    | 'factId'
    | 'figure'
    | 'text'
    | 'source'
    | 'reviewBy'
    | 'askedBy'
    | 'askedByName'
    | 'askedAt'
  >,
  instead: string | null,
): Sql {
  return sql`insert into local_facts (id, area_code, course_id, fact_id, figure, text, source, review_by,
      asked_by, asked_by_name, asked_at, state)
    select ${card.id}, ${card.areaCode}, ${card.courseId}, ${card.factId}, ${card.figure}, ${card.text},
      ${card.source}, ${card.reviewBy}, ${card.askedBy}, ${card.askedByName}, ${card.askedAt}, 'ASKED'
    where (select id from local_facts where area_code = ${card.areaCode} and course_id = ${card.courseId}
      and fact_id = ${card.factId} and state = 'ASKED') is ${instead}`
}

/** Touches no row when it was decided meanwhile, or by who proposed it. */
export function decideCard(
  id: string,
  decision: {
    readonly state: 'IN_FORCE' | 'RETURNED'
    readonly by: string
    readonly byName: string
    readonly as: string
    readonly at: string
    readonly comment: string
  },
): Sql {
  return sql`update local_facts set state = ${decision.state}, decided_by = ${decision.by},
      decided_by_name = ${decision.byName}, decided_as = ${decision.as}, decided_at = ${decision.at},
      comment = ${decision.comment}
    where id = ${id} and state = 'ASKED' and asked_by <> ${decision.by}`
}

/** For `onlyUnless`: it was decided by somebody else. */
export function isNotInForce(id: string): Sql {
  return sql`not exists (select 1 from local_facts where id = ${id} and state = 'IN_FORCE')`
}

/** Touches no row when it is not so any more. */
export function endCard(
  id: string,
  from: 'ASKED' | 'IN_FORCE',
  end: { readonly byName: string; readonly at: string },
): Sql {
  return sql`update local_facts set state = 'ENDED', ended_at = ${end.at}, ended_by_name = ${end.byName}
    where id = ${id} and state = ${from}`
}
