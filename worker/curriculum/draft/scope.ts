/** The course that a verb is about, with the proof that the actor may do it there. */
import { allow, areasOf, type Allowed, type Permission } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { ownersFor } from '../rules.ts'
import { findCourse, type CourseRow } from '../store.ts'

export type InScope<P extends Permission> = { readonly course: CourseRow; readonly by: Allowed<P> }

/** Refuses NOT_FOUND for an unknown course and for one outside the actor's area. */
export async function courseFor<P extends Permission>(
  ctx: Context,
  permission: P,
  courseId: string,
): Promise<InScope<P>> {
  const course = await findCourse(ctx.db, courseId)
  const by = allow(ctx, permission, course?.ownerArea ?? 'ID')
  if (course === null) throw new Refusal('NOT_FOUND')
  return { course, by }
}

/** The same to read: a draft of an area above may be read, and copied, by who writes or checks courses below it. */
export async function draftToRead(
  ctx: Context,
  courseId: string,
): Promise<InScope<'course.readDraft'>> {
  const course = await findCourse(ctx.db, courseId)
  const below = areasOf(ctx.actor, 'course.readDraft').find(
    (area) => course !== null && ownersFor(area).includes(course.ownerArea),
  )
  const by = allow(ctx, 'course.readDraft', below ?? course?.ownerArea ?? 'ID')
  if (course === null) throw new Refusal('NOT_FOUND')
  return { course, by }
}
