/** Lists the fact cards that phones show, those to be reviewed first at the top. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { readVersions } from '../read-course.ts'
import { ownersFor } from '../rules.ts'
import * as store from '../store-facts.ts'

export async function listFacts(
  ctx: Context,
  { area }: InputOf<typeof contract.listFacts>,
): Promise<ReplyOf<typeof contract.listFacts>> {
  allow(ctx, 'course.readDraft', area)
  const rows = await store.listFacts(ctx.db, ownersFor(area))
  const heads = await readVersions(ctx.db, [...new Set(rows.map(({ versionId }) => versionId))])
  return {
    facts: rows.map(({ mayBeLocal, ...fact }) => {
      const head = heads.get(fact.versionId)
      const lessons = head?.modules.find(({ slug }) => slug === fact.module)?.lessons ?? []
      return {
        ...fact,
        course: head?.title ?? '',
        lessonTitle: lessons.find(({ slug }) => slug === fact.lesson)?.title ?? fact.lesson,
        mayBeLocal: mayBeLocal === 1,
      }
    }),
  }
}
