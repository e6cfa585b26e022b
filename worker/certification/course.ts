/** Codes and titles of courses as they are now; what was printed is in the snapshot. */
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { findCourse, listHeads } from '../curriculum/index.ts'

export type CourseName = { readonly code: string; readonly title: string }

/** Refuses NOT_FOUND for an unknown course. */
export async function getCourseName(
  ctx: Pick<Context, 'db'>,
  courseId: string,
): Promise<CourseName> {
  const course = await findCourse(ctx.db, courseId)
  if (course === null) throw new Refusal('NOT_FOUND')
  const heads = await listHeads(ctx.db, course.ownerArea)
  const head = heads.find((each) => each.courseId === courseId)
  return { code: course.code, title: head?.title ?? course.code }
}
