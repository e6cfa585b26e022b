/** Marks a lesson as read. May be repeated; the first time counts. */
import type { NextStep } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { courseWith, ownProgress } from './own-course.ts'
import * as store from './store.ts'

export async function finishLesson(
  ctx: Context,
  { module, lesson }: { readonly module: string; readonly lesson: string },
): Promise<{ next: NextStep }> {
  const self = allowSelf(ctx, 'lesson.finish')
  const { by, cadreId } = self
  const head = await courseWith(ctx, self, module)
  const lessons = head.modules.find(({ slug }) => slug === module)?.lessons ?? []
  if (!lessons.some(({ slug }) => slug === lesson)) throw new Refusal('NOT_FOUND')
  const before = await ownProgress(ctx, self, head)
  if (before.modules.find(({ slug }) => slug === module)?.state === 'locked') {
    throw new Refusal('NOT_OPEN_YET')
  }
  const { courseId, versionId } = head
  const at = instant(ctx.clock)
  const done = await commit(
    ctx,
    by,
    { entity: 'lesson', entityId: `${module}/${lesson}`, detail: { course: head.code } },
    [
      store.addLessonRead(cadreId, courseId, module, lesson, at),
      store.touchStanding({ cadreId, courseId, districtCode: by.area, versionId, at }),
    ],
  )
  if (!done.applied) return { next: before.next }
  return { next: (await ownProgress(ctx, self, head)).next }
}
