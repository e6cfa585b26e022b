/** The messages for families of one module, for a page that everybody may open. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { Material } from '../contract/materials.ts'
import type { Db } from '../core/db.ts'
import { NATION } from '../core/region-code.ts'
import { listTaught } from './read-course.ts'
import { listMaterialsOf } from './store-materials.ts'

export type ModuleMessages = {
  readonly course: Pick<CourseHead, 'code' | 'title' | 'review'>
  readonly module: { readonly slug: string; readonly title: string }
  /** At least one, in their order; each has `text`. */
  readonly messages: readonly Material[]
}

/**
 * Of the newest version of a course that the whole nation uses and that is taught now; null when there is no such course or module,
 * or no message in it.
 */
export async function readMessages(
  db: Db,
  code: string,
  moduleSlug: string,
): Promise<ModuleMessages | null> {
  const head = (await listTaught(db, NATION)).find((each) => each.code === code)
  const module = head?.modules.find(({ slug }) => slug === moduleSlug)
  if (head === undefined || module === undefined) return null
  const messages = await listMaterialsOf(db, head.versionId, {
    module: moduleSlug,
    kind: 'message',
  })
  if (messages.length === 0) return null
  return {
    course: { code, title: head.title, review: head.review },
    module: { slug: moduleSlug, title: module.title },
    messages,
  }
}
