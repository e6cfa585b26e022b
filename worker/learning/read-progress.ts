/** How far the cadre who asks is in each of her courses. */
import type { CourseProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { listHeads } from '../curriculum/index.ts'
import { courseWith, ownProgress } from './own-course.ts'

export async function readProgress(ctx: Context): Promise<CourseProgress[]> {
  const self = allowSelf(ctx, 'progress.read')
  const heads = await listHeads(ctx.db, self.by.area)
  return Promise.all(heads.map((head) => ownProgress(ctx, self, head)))
}

/** The course in which a module or final test lies. Refuses NOT_FOUND. */
export async function readProgressAt(ctx: Context, slug: string): Promise<CourseProgress> {
  const self = allowSelf(ctx, 'progress.read')
  return ownProgress(ctx, self, await courseWith(ctx, self, slug))
}
