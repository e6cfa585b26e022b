/** Reads what trainers use beside a course, with the lessons that it belongs to. */
import type { readMaterials as endpoint } from '../contract/materials.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { allow, areasOf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { findNewest } from './read-course.ts'
import { ownersFor } from './rules.ts'
import { listMaterials } from './store-materials.ts'
import * as store from './store.ts'

/** Of an area's own course and of those of the areas above and below it; refuses NOT_FOUND for any other. */
export async function readMaterials(
  ctx: Context,
  { courseId }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  const course = await store.findCourse(ctx.db, courseId)
  const below = areasOf(ctx.actor, 'course.read').find(
    (area) => course !== null && ownersFor(area).includes(course.ownerArea),
  )
  allow(ctx, 'course.read', below ?? course?.ownerArea ?? 'ID')
  if (course === null) throw new Refusal('NOT_FOUND')
  const { code, ownerArea } = course
  const head = await findNewest(ctx.db, courseId)
  if (head === null)
    return { code, title: code, ownerArea, version: null, modules: [], materials: [] }
  const [media, materials] = await Promise.all([
    store.listPackMedia(ctx.db, head.versionId),
    listMaterials(ctx.db, head.versionId),
  ])
  return {
    code,
    title: head.title,
    ownerArea,
    version: { number: head.versionNumber, publishedAt: head.publishedAt },
    modules: head.modules.map(({ slug, title, lessons }) => ({
      slug,
      title,
      lessons: lessons.map((lesson) => ({
        ...lesson,
        isRecorded: (media.get(slug) ?? []).some(
          ({ kind, lesson: of }) => kind === 'audio' && of === lesson.slug,
        ),
      })),
    })),
    materials,
  }
}
