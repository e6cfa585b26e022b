/** What a published version holds, as drafts are held against it and as it is printed. */
import type { Context } from '../core/context.ts'
import type { Content } from './draft/changes.ts'
import { getHead, readGraded } from './read-course.ts'
import { listFactsOf } from './store-facts.ts'
import { listMaterials } from './store-materials.ts'

export async function readContent({ db }: Pick<Context, 'db'>, versionId: string) {
  const head = await getHead(db, versionId)
  const slugs = [
    ...head.modules.map(({ slug }) => slug),
    ...(head.finalTest === null ? [] : [head.finalTest.slug]),
    ...(head.preTest === undefined ? [] : [head.preTest.slug]),
  ]
  const [packs, facts, materials] = await Promise.all([
    readGraded(
      db,
      slugs.map((slug) => ({ versionId, slug })),
    ),
    listFactsOf(db, versionId),
    listMaterials(db, versionId),
  ])
  // A version from before facts were kept has none, whatever its lessons say.
  const content: Content = {
    head,
    packs: [...packs.values()],
    facts: facts.length === 0 ? null : facts,
    materials,
  }
  return content
}
