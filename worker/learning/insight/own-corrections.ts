/** What corrected keys did to the marks of the cadre who asks: shown until she says that she has read it. */
import type { QuizKind } from '../../contract/learning.ts'
import { allowSelf } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { sha256 } from '../../core/sha256.ts'
import { readVersions } from '../../curriculum/index.ts'
import { quizIn } from '../own-course.ts'
import * as store from './store-regrades.ts'

export type OwnCorrection = Pick<
  store.Told,
  'slug' | 'attemptId' | 'stem' | 'at' | 'scoreBefore' | 'scoreAfter'
> & {
  /** Of the quiz or test. */
  readonly title: string
  readonly kind: QuizKind
  readonly passedBefore: boolean
  readonly passedAfter: boolean
}

/** Those that she has not confirmed, newest first; 20 at most. */
export async function readOwnCorrections(ctx: Context): Promise<OwnCorrection[]> {
  return (await readTold(ctx)).unseen
}

/** The same with the ids of her attempts that the newest corrections have changed, confirmed or not, and a name for all of it. */
export async function readTold(ctx: Context): Promise<{
  readonly unseen: OwnCorrection[]
  readonly attemptIds: readonly string[]
  /** Empty: nothing of hers was ever corrected. Another one as soon as something is. */
  readonly edition: string
}> {
  const { cadreId } = allowSelf(ctx, 'progress.read')
  const told = await store.listTold(ctx.db, cadreId)
  const unseen = told.filter(({ seenAt }) => seenAt === null)
  const names = told.map(({ regradeId, attemptId }) => `${regradeId}/${attemptId}`).toSorted()
  return {
    unseen: await named(ctx, unseen),
    attemptIds: [...new Set(told.map(({ attemptId }) => attemptId))],
    edition: names.length === 0 ? '' : await sha256(names.join()),
  }
}

async function named(ctx: Context, told: readonly store.Told[]): Promise<OwnCorrection[]> {
  if (told.length === 0) return []
  const heads = await readVersions(
    ctx.db,
    told.map(({ versionId }) => versionId),
  )
  return told.flatMap(({ versionId, passedBefore, passedAfter, ...each }) => {
    const head = heads.get(versionId)
    const quiz = head === undefined ? null : quizIn(head, each.slug)
    if (quiz === null) return []
    const { title } = quiz
    const kind = quiz.kind === 'module' ? 'module' : 'test'
    return [
      { ...each, title, kind, passedBefore: passedBefore === 1, passedAfter: passedAfter === 1 },
    ]
  })
}

/** May be repeated. */
export async function confirmCorrections(ctx: Context): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'correction.confirm')
  await commit(ctx, by, { entity: 'regraded_attempt', entityId: cadreId }, [
    store.setSeen(cadreId, instant(ctx.clock)),
  ])
}
