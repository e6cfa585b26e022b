/** The SQL of tallies, and of what else is read to see how questions and modules work. */
import type { Scope } from '../../core/access.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import { personOf } from '../../roster/index.ts'
import type { Mark } from '../rules.ts'
import type { TallyRow } from './tally.ts'

/** Adds to tallies, in one statement; `onlyIf` is asked once for all of it. */
export function addTallies(rows: readonly TallyRow[], onlyIf: Sql = sql`1 = 1`): Sql {
  return sql`insert into item_tallies
      (course_id, slug, question_id, edition, answer, count, rest_sum, rest_squares, strong)
    select value ->> 'courseId', value ->> 'slug', value ->> 'questionId', value ->> 'edition', value ->> 'answer',
      value ->> 'count', value ->> 'restSum', value ->> 'restSquares', value ->> 'strong'
    from json_each(${json(rows)}) where ${onlyIf}
    on conflict do update set count = count + excluded.count, rest_sum = rest_sum + excluded.rest_sum,
      rest_squares = rest_squares + excluded.rest_squares, strong = strong + excluded.strong`
}

/** The same when the attempt turns out to be the first: its number is taken in the statement that adds it. */
export function addTalliesIfFirst(attemptId: string, rows: readonly TallyRow[]): Sql {
  return addTallies(rows, sql`(select number from attempts where id = ${attemptId}) = 1`)
}

export type Wanted = Pick<TallyRow, 'slug' | 'questionId' | 'edition'>

/** So many different answers of a question are told apart, the most frequent; what is typed may be of any number. */
const MOST_ANSWERS = 60
/** Stands for all others, none of which is frequent. */
export const OTHERS = '…'

/** The tallies of some questions of a course; the rare answers of each as one. Reads a row for each different answer. */
export function listTallies(
  db: Db,
  courseId: string,
  wanted: readonly Wanted[],
): Promise<TallyRow[]> {
  return db.all<TallyRow>(sql`select course_id, slug, question_id, edition,
      iif(place <= ${MOST_ANSWERS}, answer, ${OTHERS}) as answer, sum(count) as count, sum(rest_sum) as rest_sum,
      sum(rest_squares) as rest_squares, sum(strong) as strong
    from (
      select t.*, row_number() over
        (partition by t.slug, t.question_id, t.edition order by t.count desc, t.answer) as place
      from json_each(${json(wanted)}) w cross join item_tallies t on t.course_id = ${courseId}
        and t.slug = w.value ->> 'slug' and t.question_id = w.value ->> 'questionId'
        and t.edition = w.value ->> 'edition'
    ) group by 1, 2, 3, 4, 5`)
}

/** Open reports of cadres of some areas, by question and quiz. Reads as many rows as there are open ones. */
export function countReports(
  db: Db,
  scopes: readonly Scope[],
): Promise<{ slug: string; questionId: string; count: number }[]> {
  const within = joined(
    scopes.map(({ area }) => withinArea('district_code', area)),
    ' or ',
  )
  return db.all(sql`select event ->> '$.body.slug' as slug, event ->> '$.body.question' as question_id, count(*) as count
    from learning_notices where kind = 'REPORT' and closed_at is null and (${within})
    group by 1, 2`)
}

/** How many cadres of an area began a course. Reads the index only. */
export async function countBeginners(db: Db, scope: Scope, courseId: string): Promise<number> {
  const row = await db.first<{ count: number }>(sql`select count(*) as count from standings
    where ${withinArea('district_code', scope.area)} and course_id = ${courseId}`)
  return row?.count ?? 0
}

/** Every `step`th of them: by the row's own number, which the index holds, so that those left out are not read. */
export async function listBeginners(
  db: Db,
  scope: Scope,
  courseId: string,
  step: number,
): Promise<string[]> {
  const rows = await db.all<{ cadreId: string }>(sql`select cadre_id from standings
    where ${withinArea('district_code', scope.area)} and course_id = ${courseId} and rowid % ${step} = 0`)
  return rows.map(({ cadreId }) => cadreId)
}

export type ReadPart = {
  readonly cadreId: string
  readonly slug: string
  readonly lessons: number
  readonly at: string
}

/** Per cadre and module: how many of these lessons (`module/lesson`) were read, and when the first. */
export function listReads(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  lessons: readonly string[],
): Promise<ReadPart[]> {
  return db.all<ReadPart>(sql`select l.cadre_id, l.module as slug, count(*) as lessons, min(l.read_at) as at
    from json_each(${json(cadreIds)}) who cross join lesson_reads l on l.cadre_id = who.value and l.course_id = ${courseId}
    where l.module || '/' || l.lesson in (select value from json_each(${json(lessons)}))
    group by 1, 2`)
}

export type Tried = {
  readonly cadreId: string
  readonly slug: string
  readonly first: number | null
  readonly passedAtOnce: number
  readonly best: number
  readonly passedAt: string | null
}

/** Per cadre and quiz: the first and the best mark, and when it was passed. */
export function listTried(db: Db, cadreIds: readonly string[], courseId: string): Promise<Tried[]> {
  return db.all<Tried>(sql`select a.cadre_id, a.slug, max(case a.number when 1 then a.score end) as first,
      max(a.number = 1 and a.passed = 1) as passed_at_once, max(a.score) as best, p.passed_at
    from json_each(${json(cadreIds)}) who cross join attempts a on a.cadre_id = who.value and a.course_id = ${courseId}
      left join passes p on p.cadre_id = a.cadre_id and p.course_id = a.course_id and p.slug = a.slug
    group by 1, 2`)
}

export type BothTests = {
  /** The entry that stands for her. */
  readonly personId: string
  readonly beforeVersion: string
  readonly before: readonly Mark[]
  readonly afterVersion: string
  readonly after: readonly Mark[]
}

/** The first attempts of those who took two tests, the first of them before they did anything else in the course. */
export async function listBothTests(
  db: Db,
  cadreIds: readonly string[],
  courseId: string,
  slugs: { readonly before: string; readonly after: string },
): Promise<BothTests[]> {
  const rows = await db.all<
    Pick<BothTests, 'personId' | 'beforeVersion' | 'afterVersion'> &
      Record<'before' | 'after', string>
  >(sql`select ${personOf('b.cadre_id')} as person_id, b.version_id as before_version, b.marks as before, a.version_id as after_version, a.marks as after
    from json_each(${json(cadreIds)}) who
      cross join attempts b on b.cadre_id = who.value and b.course_id = ${courseId}
        and b.slug = ${slugs.before} and b.number = 1
      cross join attempts a on a.cadre_id = b.cadre_id and a.course_id = b.course_id
        and a.slug = ${slugs.after} and a.number = 1
      cross join standings s on s.cadre_id = b.cadre_id and s.course_id = b.course_id
    where s.started_at >= b.submitted_at order by b.submitted_at`)
  return rows.map(({ before, after, ...versions }) => ({
    ...versions,
    // Safe: written by this room when it graded them.
    before: JSON.parse(before) as Mark[],
    after: JSON.parse(after) as Mark[],
  }))
}
