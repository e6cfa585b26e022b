/**
 * How much more the cadres of an area know after a course than before: the first attempts at pre-test and final test of those who
 * took both, the pre-test before anything else. Of a large area a sample, as in `read-funnel.ts`: some 10 rows of each.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/insight.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import type { Db } from '../../core/db.ts'
import { readGraded } from '../../curriculum/index.ts'
import type { Mark } from '../rules.ts'
import { gainOf, type Pair } from './gain.ts'
import { courseOfArea } from './reach.ts'
import * as store from './store-tallies.ts'

const SAMPLE = 2000
/** Of so many versions it is looked up which module a question belongs to. */
const VERSIONS = 20

/** Refuses NOT_FOUND for an area below a district, and for a course that is not published or not used there. */
export async function readGain(
  ctx: Context,
  { courseId, area }: InputOf<typeof contract.readGain>,
): Promise<ReplyOf<typeof contract.readGain>> {
  const scope = allow(ctx, 'insight.read', area)
  const head = await courseOfArea(ctx, courseId, area)
  if (head.preTest === undefined || head.finalTest === null) {
    return { preTest: null, cadres: 0, sampled: 0, total: gainOf([]), modules: [] }
  }
  const cadres = await store.countBeginners(ctx.db, scope, courseId)
  const step = Math.max(1, Math.ceil(cadres / SAMPLE))
  const sample = await store.listBeginners(ctx.db, scope, courseId, step)
  const { total, modules } = await readGainOf(ctx.db, head, sample)
  return { preTest: head.preTest.title, cadres, sampled: sample.length, total, modules }
}

/**
 * What these entries of the roster gained, of each person once; the caller answers for the scope. Of a course without both tests
 * everything is of nobody.
 */
export async function readGainOf(
  db: Db,
  head: CourseHead,
  entryIds: readonly string[],
): Promise<Pick<ReplyOf<typeof contract.readGain>, 'total' | 'modules'>> {
  const taken = await takenBoth(db, head, entryIds)
  const moduleOf = await modulesOf(db, taken, slugsOf(head))
  const pairsIn = (module: string | null): Pair[] =>
    taken.flatMap((row) => pairOf(row, (id) => module === null || moduleOf.get(id) === module))
  return {
    total: gainOf(pairsIn(null)),
    modules: head.modules.map(({ slug, title }) => ({ slug, title, ...gainOf(pairsIn(slug)) })),
  }
}

/** By person, the marks of which `readGainOf` makes its total: for reports on many groups at once. The caller answers for the scope. */
export async function readPairsOf(
  db: Db,
  head: CourseHead,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, Pair>> {
  const taken = await takenBoth(db, head, entryIds)
  return new Map(
    taken.flatMap((row) => pairOf(row, () => true).map((pair) => [row.personId, pair] as const)),
  )
}

function slugsOf({ preTest, finalTest }: CourseHead) {
  return { before: preTest?.slug ?? '', after: finalTest?.slug ?? '' }
}

/** Of each person once: of merged entries what was taken first. */
async function takenBoth(
  db: Db,
  head: CourseHead,
  entryIds: readonly string[],
): Promise<store.BothTests[]> {
  if (head.preTest === undefined || head.finalTest === null) return []
  const rows = await store.listBothTests(db, entryIds, head.courseId, slugsOf(head))
  return [...new Map(rows.toReversed().map((row) => [row.personId, row])).values()]
}

function pairOf({ before, after }: store.BothTests, counts: (itemId: string) => boolean): Pair[] {
  const isOfIt = ({ itemId }: Mark) => counts(itemId)
  const [was, is] = [shareOf(before.filter(isOfIt)), shareOf(after.filter(isOfIt))]
  return was === null || is === null ? [] : [{ before: was, after: is }]
}

/** Question → its module, as the versions that were answered say it. */
async function modulesOf(
  db: Db,
  taken: readonly store.BothTests[],
  slugs: { readonly before: string; readonly after: string },
): Promise<ReadonlyMap<string, CourseHead['modules'][number]['slug']>> {
  const wanted = new Map<string, { versionId: string; slug: string }>()
  for (const { beforeVersion, afterVersion } of taken) {
    wanted.set(`${beforeVersion}/${slugs.before}`, { versionId: beforeVersion, slug: slugs.before })
    wanted.set(`${afterVersion}/${slugs.after}`, { versionId: afterVersion, slug: slugs.after })
  }
  // Ids of versions are ordered by time: the newest are looked up.
  const newest = [...wanted.values()].toSorted((a, b) => (a.versionId < b.versionId ? 1 : -1))
  const graded = await readGraded(db, newest.slice(0, VERSIONS))
  return new Map(
    [...graded.values()].flatMap(({ pack }) =>
      pack.questions.map(({ id, module }): [string, string] => [id, module]),
    ),
  )
}

/** 0 to 100; null for none. */
function shareOf(marks: readonly Mark[]): number | null {
  if (marks.length === 0) return null
  return (marks.filter(({ right }) => right).length * 100) / marks.length
}
