/**
 * What the cadres of a batch did in a course, for the rooms to the right, which say who they are and answer for the scope.
 * `entryIds` are entries of the roster, all of each person.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import type { Db } from '../../core/db.ts'
import { keyOf } from '../rules.ts'
import { readGraded } from './corrected-keys.ts'
import * as store from './store-people.ts'

export { countTook, type PartRead, type PartTried } from './store-people.ts'

/** In which modules each has read, and which quizzes she has tried, the pre-test too. */
export async function readPartsOf(
  db: Db,
  entryIds: readonly string[],
  courseId: string,
): Promise<{ readonly read: store.PartRead[]; readonly tried: store.PartTried[] }> {
  const [read, tried] = await Promise.all([
    store.listPartsRead(db, entryIds, courseId),
    store.listPartsTried(db, entryIds, courseId),
  ])
  return { read, tried }
}

export type HardItem = {
  readonly questionId: string
  readonly itemId: string | null
  readonly slug: string
  readonly stem: string
  readonly answers: number
  readonly right: number
}

/** The questions that were hardest at the first attempt, of modules and the final test; the pre-test asks what nobody has learnt yet. */
export async function readHardestOf(
  db: Db,
  entryIds: readonly string[],
  { courseId, modules, finalTest }: CourseHead,
  { fewest, most }: { readonly fewest: number; readonly most: number },
): Promise<HardItem[]> {
  const slugs = [...modules, ...(finalTest === null ? [] : [finalTest])].map(({ slug }) => slug)
  const found = await store.listHardest(db, entryIds, courseId, { slugs, fewest, most })
  const graded = await readGraded(db, found)
  return found.flatMap(({ versionId, slug, questionId, answers, right }) => {
    const of = graded.get(`${versionId}/${slug}`)
    const question = of?.pack.questions.find(({ id }) => id === questionId)
    if (of === undefined || question === undefined) return []
    const edition = keyOf(of.keys, questionId)?.edition
    const itemId = edition?.slice(0, edition.lastIndexOf('.')) ?? null
    return [{ questionId, itemId, slug, stem: question.stem, answers, right }]
  })
}
