/**
 * To whom a refresher is offered: to who was trained in the course that it refreshes, and to who has begun it. Pure.
 * This room knows no certificate: since when she counts as trained is in the roster, by what was issued here or recorded from paper,
 * and a final test that was opened once more (`retakes`) tells that a certificate of hers ends or has ended.
 */
import type { CourseHead } from '../contract/curriculum.ts'
import type { DateOnly } from '../core/clock.ts'
import { NO_FACTS, type Facts } from './rules.ts'

type Course = Pick<
  CourseHead,
  'courseId' | 'code' | 'countsAsTrained' | 'refreshes' | 'finalTest' | 'validMonths'
>

export type Her = {
  /** By course. */
  readonly facts: ReadonlyMap<string, Facts>
  /** Since when she counts as trained; null when she does not today. */
  readonly trainedOn: DateOnly | null
  readonly today: DateOnly
}

export function isRefresher({ refreshes = null }: Pick<CourseHead, 'refreshes'>): boolean {
  return refreshes !== null
}

/** Ids of the refreshers that are not for her. `courses`: all of her area, also those that were withdrawn. */
export function notOffered(courses: readonly Course[], her: Her): ReadonlySet<string> {
  const hidden = courses.filter(
    (course) =>
      isRefresher(course) && !her.facts.has(course.courseId) && !wasTrained(course, courses, her),
  )
  return new Set(hidden.map(({ courseId }) => courseId))
}

/** In what a refresher refreshes, or by another refresher of it. */
function wasTrained(
  { refreshes }: Course,
  courses: readonly Course[],
  { facts, trainedOn, today }: Her,
): boolean {
  const factsOf = ({ courseId }: Course) => facts.get(courseId) ?? NO_FACTS
  const isPassed = (course: Course) => factsOf(course).eligibleAt !== null
  const isFamily = ({ code, refreshes: base }: Course) => code === refreshes || base === refreshes
  const family = courses.filter(isFamily)
  if (family.some((course) => hasEnded(course, factsOf(course)))) return true
  // What she learns on the very day of her certificate carries nothing on.
  if (trainedOn === null || trainedOn >= today) return false
  if (family.some(isPassed)) return true
  // Trained without this course: by a paper from before the platform, unless it was by another course.
  return !courses.some((each) => each.countsAsTrained && !isFamily(each) && isPassed(each))
}

/** Without a final test nobody tells this room of an end: there who passed a course whose certificates end is taken at that. */
function hasEnded(
  { finalTest, validMonths = null }: Course,
  { eligibleAt, quizzes }: Facts,
): boolean {
  if (finalTest === null) return validMonths !== null && eligibleAt !== null
  return quizzes.some(({ before = 0 }) => before > 0)
}
