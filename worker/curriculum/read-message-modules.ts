/** Which modules of a course have messages for families, for a page that everybody may open. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { Db } from '../core/db.ts'
import { NATION } from '../core/region-code.ts'
import { listTaught } from './read-course.ts'
import { countMessages } from './store-materials.ts'

export type MessageModules = {
  readonly head: CourseHead
  /** At least one, in the order of the course. */
  readonly modules: readonly {
    readonly slug: string
    readonly title: string
    /** Its place in the course, from 1. */
    readonly number: number
    readonly messages: number
  }[]
}

/** Of the same courses as `readMessages`; null when there is no such course, or no message in it. */
export async function readMessageModules(db: Db, code: string): Promise<MessageModules | null> {
  const head = (await listTaught(db, NATION)).find((each) => each.code === code)
  if (head === undefined) return null
  const counts = new Map(
    (await countMessages(db, head.versionId)).map(({ module, messages }) => [module, messages]),
  )
  const modules = head.modules.flatMap(({ slug, title }, index) => {
    const messages = counts.get(slug)
    return messages === undefined ? [] : [{ slug, title, number: index + 1, messages }]
  })
  return modules.length === 0 ? null : { head, modules }
}
