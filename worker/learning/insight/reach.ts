/**
 * Who may look into a course, and who may correct it. Its figures are read wherever it may be used, as its questions are; a key is
 * corrected where it is owned, because it counts for everybody who learns it.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import { allow, areasOf, type Allowed } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, levelOf, NATION, type AreaCode } from '../../core/region-code.ts'
import { findCourse, findNewest, ownersFor, type CourseRow } from '../../curriculum/index.ts'

/** The areas of the actor in which the course may be used, at least one. Refuses like `allow`, NOT_FOUND for an unknown course. */
export async function allowInsight(
  ctx: Context,
  courseId: string,
): Promise<{ readonly course: CourseRow; readonly by: readonly Allowed<'insight.read'>[] }> {
  const course = await courseOr(ctx, 'insight.read', courseId)
  const areas = areasOf(ctx.actor, 'insight.read').filter((area) =>
    ownersFor(area).includes(course.ownerArea),
  )
  const by = [...new Set(areas.length === 0 ? [course.ownerArea] : areas)]
  return { course, by: by.map((area) => allow(ctx, 'insight.read', area)) }
}

export async function allowRegrade(
  ctx: Context,
  courseId: string,
): Promise<{ readonly course: CourseRow; readonly by: Allowed<'attempt.regrade'> }> {
  const course = await courseOr(ctx, 'attempt.regrade', courseId)
  return { course, by: allow(ctx, 'attempt.regrade', course.ownerArea) }
}

/** The newest version of a course that an area uses. Refuses NOT_FOUND, also for an area below a district. */
export async function courseOfArea(
  ctx: Context,
  courseId: string,
  area: AreaCode,
): Promise<CourseHead> {
  const level = levelOf(area)
  const course = await findCourse(ctx.db, courseId)
  const head = await findNewest(ctx.db, courseId)
  const isUsed =
    course !== null &&
    (ownersFor(area).includes(course.ownerArea) || isWithin(course.ownerArea, area))
  if (head === null || !isUsed || level === 'subDistrict' || level === 'village') {
    throw new Refusal('NOT_FOUND')
  }
  return head
}

async function courseOr(
  ctx: Context,
  permission: 'insight.read' | 'attempt.regrade',
  courseId: string,
): Promise<CourseRow> {
  const course = await findCourse(ctx.db, courseId)
  if (course !== null) return course
  allow(ctx, permission, NATION)
  throw new Refusal('NOT_FOUND')
}
