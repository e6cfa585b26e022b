/**
 * The paper that a cadre answers next. Opening it writes nothing and uses nothing up: drawn and shuffled from a keyed
 * seed of cadre, version, quiz and number, it is the same however often it is opened, and nobody can foretell it.
 * So is the attempt's id: two windows with one paper hand in one attempt. The final test opens only once it was started.
 */
import type { CourseHead, Pack, Question } from '../contract/curriculum.ts'
import type { QuizPaper } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getHead, getPack } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import {
  courseWith,
  ownProgress,
  quizIn,
  quizProgress,
  versionOf,
  type Self,
} from './own-course.ts'
import { drawPaper, uuidFrom } from './paper.ts'
import { hindrance, type Hindrance } from './rules.ts'
import { findOpenPaper } from './store-papers.ts'

/** Of the newest version. Refuses NOT_OPEN_YET, ATTEMPTS_USED_UP, COOL_DOWN; for a final test NOT_STARTED. */
export async function startQuiz(
  ctx: Context,
  { slug }: { readonly slug: string },
): Promise<QuizPaper> {
  const self = allowSelf(ctx, 'progress.read')
  return paperFor(ctx, self, await courseWith(ctx, self, slug), slug)
}

/** The same of the version that a form was made from. */
export async function continueQuiz(
  ctx: Context,
  { slug, versionId }: { readonly slug: string; readonly versionId: string },
): Promise<QuizPaper> {
  const self = allowSelf(ctx, 'progress.read')
  return paperFor(ctx, self, await versionOf(ctx, self, versionId), slug)
}

async function paperFor(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
): Promise<QuizPaper> {
  if (head.finalTest?.slug === slug) {
    const open = await openPaperOf(ctx, self, head)
    if (open !== null) return open
    await nextNumber(ctx, self, head, slug)
    throw new Refusal('NOT_STARTED')
  }
  return paperNumbered(ctx, self, head, slug, await nextNumber(ctx, self, head, slug))
}

/** The final test that was started and not handed in, of the version with which it was started; null without one. */
export async function openPaperOf(
  ctx: Context,
  self: Self,
  { courseId, finalTest }: CourseHead,
): Promise<QuizPaper | null> {
  if (finalTest === null) return null
  const open = await findOpenPaper(ctx.db, self.cadreId, courseId, finalTest.slug)
  if (open === null) return null
  const head = await getHead(ctx.db, open.versionId)
  const paper = await paperNumbered(ctx, self, head, open.slug, open.number)
  return { ...paper, dueAt: open.dueAt }
}

/** The number of the attempt that may be begun now; refuses what stands in its way. */
export async function nextNumber(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
): Promise<number> {
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  const progress = quizProgress(await ownProgress(ctx, self, head), slug)
  const obstacle = hindrance(quiz, progress)
  if (obstacle !== null) throw await refusalOf(ctx, self, obstacle)
  return progress.attemptsUsed + 1
}

/** The paper of the attempt with this number, whether it may be answered or not. */
export async function paperNumbered(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
  number: number,
): Promise<QuizPaper> {
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  const { courseId, versionId } = head
  const pack = await getPack(ctx.db, versionId, slug)
  const { kind, title, attempts, passMark, coolDownMinutes } = quiz
  return {
    courseId,
    versionId,
    slug,
    kind,
    title,
    attemptId: uuidFrom(await seedOf(ctx, 'attempt', self, versionId, slug, number)),
    number,
    attempts,
    passMark,
    coolDownMinutes,
    questions: await questionsOf(ctx, self, versionId, pack, number),
  }
}

/** The questions of the attempt with this number, in the order of that paper. */
export async function questionsOf(
  ctx: Context,
  self: Self,
  versionId: string,
  pack: Pack,
  number: number,
): Promise<Question[]> {
  return drawPaper(pack, await seedOf(ctx, 'paper', self, versionId, pack.slug, number))
}

/** A hindrance as the refusal that is worded for the cadre, in the time of her district. */
export async function refusalOf(ctx: Context, self: Self, obstacle: Hindrance): Promise<Refusal> {
  if (obstacle.reason !== 'COOL_DOWN') return new Refusal(obstacle.reason)
  const { timeZone } = await getDistrict(ctx, self.by.area)
  return new Refusal('COOL_DOWN', { until: obstacle.until, timeZone })
}

function seedOf(
  ctx: Context,
  purpose: 'paper' | 'attempt',
  { cadreId }: Self,
  versionId: string,
  slug: string,
  number: number,
): Promise<string> {
  return ctx.secrets.keyed(purpose, [cadreId, versionId, slug, number].join('/'))
}
