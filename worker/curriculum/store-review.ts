/** The SQL of reviews: what was asked, of exactly which content, and what a second person decided. Decisions never change. */
import { json, sql, type Db, type Sql } from '../core/db.ts'

export type ReviewRow = {
  readonly id: string
  readonly courseId: string
  readonly contentHash: string
  readonly note: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: string
  readonly state: 'ASKED' | 'APPROVED' | 'RETURNED'
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  readonly decidedAs: string | null
  readonly decidedAt: string | null
  readonly comment: string | null
}

export function findNewestReview(db: Db, courseId: string): Promise<ReviewRow | null> {
  return db.first<ReviewRow>(sql`select * from course_reviews where course_id = ${courseId}
    order by asked_at desc, rowid desc limit 1`)
}

/** The newest review of each of some courses. */
export function listNewestReviews(db: Db, courseIds: readonly string[]): Promise<ReviewRow[]> {
  return db.all<ReviewRow>(sql`select r.* from json_each(${json(courseIds)}) wanted
    cross join course_reviews r on r.id = (select id from course_reviews
      where course_id = wanted.value order by asked_at desc, rowid desc limit 1)`)
}

/** What was decided last of exactly this content. */
export function findDecision(
  db: Db,
  courseId: string,
  contentHash: string,
): Promise<ReviewRow | null> {
  return db.first<ReviewRow>(sql`select * from course_reviews where course_id = ${courseId}
    and content_hash = ${contentHash} and state <> 'ASKED' order by decided_at desc, rowid desc limit 1`)
}

type Asked = Pick<
  ReviewRow,
  'id' | 'courseId' | 'contentHash' | 'note' | 'askedBy' | 'askedByName' | 'askedAt'
>

/** Touches no row while another review is asked for. */
export function addReview(asked: Asked): Sql {
  return sql`insert into course_reviews (id, course_id, content_hash, note, asked_by, asked_by_name, asked_at, state)
    select ${asked.id}, ${asked.courseId}, ${asked.contentHash}, ${asked.note}, ${asked.askedBy},
      ${asked.askedByName}, ${asked.askedAt}, 'ASKED'
    where not exists (select 1 from course_reviews
      where course_id = ${asked.courseId} and state = 'ASKED')`
}

/** Asks the same review for a newer content; touches no row when it was decided meanwhile. */
export function askAgain(asked: Asked): Sql {
  return sql`update course_reviews set content_hash = ${asked.contentHash}, note = ${asked.note},
      asked_by = ${asked.askedBy}, asked_by_name = ${asked.askedByName}, asked_at = ${asked.askedAt}
    where id = ${asked.id} and state = 'ASKED'`
}

/** Touches no row when it was decided, or asked anew by somebody, meanwhile. */
export function decide(
  review: Pick<ReviewRow, 'id' | 'askedBy'>,
  decision: {
    readonly contentHash: string
    readonly state: 'APPROVED' | 'RETURNED'
    readonly by: string
    readonly byName: string
    readonly as: string
    readonly at: string
    readonly comment: string
  },
): Sql {
  return sql`update course_reviews set state = ${decision.state}, content_hash = ${decision.contentHash},
      decided_by = ${decision.by}, decided_by_name = ${decision.byName}, decided_as = ${decision.as},
      decided_at = ${decision.at}, comment = ${decision.comment}
    where id = ${review.id} and state = 'ASKED' and asked_by = ${review.askedBy}`
}
