/** How far a cadre is in the courses of her district, for the rooms to the right; the caller answers for the scope. */
import type { CourseProgress } from '../contract/learning.ts'
import type { Allowed } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { listTaught } from '../curriculum/index.ts'
import { ownProgress } from './own-course.ts'

export async function readProgressOf(
  ctx: Context,
  by: Allowed,
  { district, cadreId }: { readonly district: AreaCode; readonly cadreId: string },
): Promise<CourseProgress[]> {
  const heads = await listTaught(ctx.db, district)
  return Promise.all(heads.map((head) => ownProgress(ctx, { by, cadreId }, head)))
}
