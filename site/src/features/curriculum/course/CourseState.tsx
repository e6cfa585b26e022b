/** Where a course stands on its way to the phones, in one or two words. */
import type { JSX } from 'preact'
import type { WorkshopCourse } from '../../../../../worker/contract/workshop.ts'
import { COURSE_STATES, publishedAs } from '../../../text/workshop-office.ts'

type Props = {
  readonly course: Pick<WorkshopCourse, 'current' | 'isChanged' | 'withdrawnAt' | 'review'>
}

export function CourseState({ course }: Props): JSX.Element {
  const { current, isChanged, withdrawnAt, review } = course
  const waiting = review.is === 'asked' || review.is === 'returned'
  return (
    <span class="course-state">
      {withdrawnAt !== null && <span class="tag danger">{COURSE_STATES.withdrawn}</span>}
      {withdrawnAt === null && current !== null && (
        <span class="tag done num">{publishedAs(current.versionNumber)}</span>
      )}
      {current !== null && isChanged && <span class="tag wait">{COURSE_STATES.changed}</span>}
      {review.is === 'asked' && <span class="tag wait">{COURSE_STATES.asked}</span>}
      {review.is === 'returned' && <span class="tag wait">{COURSE_STATES.returned}</span>}
      {review.is === 'approved' && (current === null || isChanged) && (
        <span class="tag done">{COURSE_STATES.approved}</span>
      )}
      {current === null && !waiting && review.is !== 'approved' && (
        <span class="tag">{COURSE_STATES.draft}</span>
      )}
    </span>
  )
}
