/** The SQL of field practice: assessments and retractions as they came. Append-only. */
import type { Assessment, Retraction } from '../contract/practice-rules.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, withinArea, type Db, type Sql } from '../core/db.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { entriesOf, personOf } from '../roster/index.ts'

export type AssessmentRow = Assessment & {
  readonly comment: string
  readonly place: string
  /** The name of the assessor. */
  readonly by: string
}

type Raw<Row> = Omit<Row, 'results'> & { readonly results: string }

const COLUMNS = sql`a.id, a.course_code, a.version_id, a.module, a.sheet, a.results, a.comment, a.place, a.done_at,
  a.assessed_by_name as by`
/** The entry that stands for her. */
const PERSON = sql`${personOf('a.cadre_id')} as cadre_id`
const IS_LEFT = sql`not exists (select 1 from practice_retractions r where r.assessment_id = a.id)`

function asRow<Row extends AssessmentRow>({ results, ...row }: Raw<Row>): Row {
  // Safe: written by `addAssessments` and never changed.
  return { ...row, results: JSON.parse(results) as Assessment['results'] } as unknown as Row
}

/** Of these people, by any of their entries, without what was taken back; oldest first. */
export async function listAssessments(
  db: Db,
  scope: Scope,
  cadreIds: readonly string[],
  courseCode: string | null = null,
): Promise<AssessmentRow[]> {
  const rows = await db.all<Raw<AssessmentRow>>(sql`select ${COLUMNS}, ${PERSON}
    from practice_assessments a
    where a.cadre_id in (${entriesOf(cadreIds)}) and ${ofCourse(courseCode)} and ${IS_LEFT}
      and ${withinArea('a.district_code', districtOf(scope.area))}
    order by a.done_at, a.id`)
  return rows.map(asRow)
}

const ofCourse = (courseCode: string | null): Sql =>
  courseCode === null ? sql`1 = 1` : sql`a.course_code = ${courseCode}`

export type Retracted = {
  readonly reason: string
  readonly retractedAt: Instant
  readonly retractedBy: string
}
export type HistoryRow = AssessmentRow & (Retracted | { readonly reason: null })

/** The same of one person with what was taken back; newest first. Of several retractions the first to be made. */
export async function listHistory(db: Db, scope: Scope, cadreId: string): Promise<HistoryRow[]> {
  const rows = await db.all<Raw<HistoryRow>>(sql`select ${COLUMNS}, ${PERSON}, r.reason,
      r.done_at as retracted_at, r.retracted_by_name as retracted_by
    from practice_assessments a
      left join practice_retractions r on r.id = (select f.id from practice_retractions f
        where f.assessment_id = a.id order by f.done_at, f.id limit 1)
    where a.cadre_id in (${entriesOf([cadreId])}) and ${withinArea('a.district_code', districtOf(scope.area))}
    order by a.done_at desc, a.id desc`)
  return rows.map(asRow)
}

/** For the rooms to the right: of these people in one course, with their district. */
export async function listAssessedOf(
  db: Db,
  cadreIds: readonly string[],
  courseCode: string,
): Promise<(Assessment & { readonly districtCode: AreaCode })[]> {
  const rows = await db.all<Raw<AssessmentRow & { readonly districtCode: AreaCode }>>(
    sql`select ${COLUMNS}, ${PERSON}, a.district_code from practice_assessments a
    where a.cadre_id in (${entriesOf(cadreIds)}) and a.course_code = ${courseCode} and ${IS_LEFT}`,
  )
  return rows.map(asRow)
}

/** Entry → who stands for the person. */
export async function listStandsFor(
  db: Db,
  cadreIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all<{ entryId: string; personId: string }>(sql`select w.value as entry_id,
    ${personOf('w.value')} as person_id from json_each(${json(cadreIds)}) w`)
  return new Map(rows.map(({ entryId, personId }) => [entryId, personId]))
}

type Known = {
  readonly type: 'assess' | 'retract'
  readonly id: string
  readonly districtCode: AreaCode
}

/** Which of these ids are in the record, and of which district. */
export function listKnown(db: Db, _scope: Scope, ids: readonly string[]): Promise<Known[]> {
  const wanted = sql`json_each(${json(ids)}) wanted`
  return db.all(sql`select 'assess' as type, a.id, a.district_code
      from ${wanted} cross join practice_assessments a on a.id = wanted.value
    union all select 'retract', r.id, a.district_code from ${wanted} cross join practice_retractions r on r.id = wanted.value
      join practice_assessments a on a.id = r.assessment_id`)
}

/** Of these assessments, those of the scope's district, with whom they are about. */
export function listAbout(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly cadreId: string }[]> {
  return db.all(sql`select a.id, a.cadre_id from json_each(${json(ids)}) wanted
      cross join practice_assessments a on a.id = wanted.value
    where ${withinArea('a.district_code', districtOf(scope.area))}`)
}

type Taken = {
  readonly claimedAt: Instant
  readonly doneAt: Instant
  readonly receivedAt: Instant
  readonly takenBy: string
  readonly takenByName: string
}
export type NewAssessment = Omit<AssessmentRow, 'by'> & Taken & { readonly districtCode: AreaCode }
export type NewRetraction = Retraction & Taken & { readonly reason: string }

/** Breaks a constraint when one of them is there already. */
export function addAssessments(assessments: readonly NewAssessment[]): Sql {
  return sql`insert into practice_assessments (id, cadre_id, district_code, course_code, version_id, module, sheet, results,
      comment, place, claimed_at, done_at, received_at, assessed_by, assessed_by_name)
    select value ->> 'id', value ->> 'cadreId', value ->> 'districtCode', value ->> 'courseCode', value ->> 'versionId',
      value ->> 'module', value ->> 'sheet', value -> 'results', value ->> 'comment', value ->> 'place',
      value ->> 'claimedAt', value ->> 'doneAt', value ->> 'receivedAt', value ->> 'takenBy', value ->> 'takenByName'
    from json_each(${json(assessments)})`
}

/** Breaks a constraint when one of them is there already, or what it takes back is not. */
export function addRetractions(retractions: readonly NewRetraction[]): Sql {
  return sql`insert into practice_retractions (id, assessment_id, reason, claimed_at, done_at, received_at, retracted_by,
      retracted_by_name)
    select value ->> 'id', value ->> 'assessmentId', value ->> 'reason', value ->> 'claimedAt', value ->> 'doneAt',
      value ->> 'receivedAt', value ->> 'takenBy', value ->> 'takenByName'
    from json_each(${json(retractions)})`
}

/** How many assessments of these cadres in a course were taken back, as a number for the `where` of another room's write. `cadres`: a select of ids. */
export function retractionsNow(cadres: Sql, courseCode: string): Sql {
  return sql`(select count(*) from practice_assessments a join practice_retractions r on r.assessment_id = a.id
    where a.course_code = ${courseCode} and a.cadre_id in (${cadres}))`
}
