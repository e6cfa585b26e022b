/**
 * The paper that a cadre answers next. Opening it writes nothing and uses nothing up: drawn and shuffled from a keyed
 * seed of cadre, version, quiz and number, it is the same however often it is opened, and nobody can foretell it.
 * So is the attempt's id: two windows with one paper hand in one attempt. A final test or pre-test opens only once it was started.
 */
import type { CourseHead, Pack, Question } from '../contract/curriculum.ts'
import type { QuizPaper } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getHead, getPack } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import {
  closedAtOf,
  offerWith,
  ownFacts,
  quizIn,
  quizProgress,
  versionOf,
  type Self,
} from './own-course.ts'
import { drawPaper, isDrawnById, phonePaper, uuidFrom } from './paper.ts'
import { hindrance, progressOf, type Hindrance } from './rules.ts'
import { findOpenPaper, findPaperNumbered } from './store-papers.ts'

/**
 * Of the newest version. Refuses NOT_OPEN_YET, ATTEMPTS_USED_UP, COOL_DOWN, QUIZ_CLOSED, COURSE_WITHDRAWN; for a final test
 * NOT_STARTED. One that was started goes on, whatever became of its course.
 */
export async function startQuiz(
  ctx: Context,
  { slug }: { readonly slug: string },
): Promise<QuizPaper> {
  const self = allowSelf(ctx, 'progress.read')
  const { head, isWithdrawn } = await offerWith(ctx, self, slug)
  const started = isWithdrawn ? await openPaperOf(ctx, self, head) : null
  if (started?.slug === slug) return started
  if (isWithdrawn) throw new Refusal('COURSE_WITHDRAWN')
  const paper = await paperFor(ctx, self, head, slug)
  // What was started goes on.
  if (paper.kind === 'module') await refuseClosed(ctx, self, head, slug)
  return paper
}

/** The same of the version and the attempt that a form was made from; what was begun may be handed in after its last day. */
export async function continueQuiz(
  ctx: Context,
  form: { readonly slug: string; readonly versionId: string; readonly attemptId: string },
): Promise<QuizPaper> {
  const { slug, versionId, attemptId } = form
  const self = allowSelf(ctx, 'progress.read')
  const paper = await paperFor(ctx, self, await versionOf(ctx, self, versionId), slug)
  if (paper.kind !== 'module') return paper
  const pack = await getPack(ctx.db, versionId, slug)
  // Drawn by the id in the form: it may be that of a phone, or of the attempt before.
  return isDrawnById(pack) ? { ...paper, attemptId, questions: phonePaper(pack, attemptId) } : paper
}

/** Refuses QUIZ_CLOSED when the last day to begin it is over. */
export async function refuseClosed(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
): Promise<void> {
  const quiz = quizIn(head, slug)
  const closedAt = quiz === null ? null : await closedAtOf(ctx, self, quiz)
  if (closedAt === null || instant(ctx.clock) < closedAt) return
  throw new Refusal('QUIZ_CLOSED', { closesOn: quiz?.closesOn })
}

async function paperFor(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
): Promise<QuizPaper> {
  if (head.finalTest?.slug === slug || head.preTest?.slug === slug) {
    const open = await openPaperOf(ctx, self, head, slug)
    if (open !== null) return open
    await nextNumber(ctx, self, head, slug)
    throw new Refusal('NOT_STARTED')
  }
  return paperNumbered(ctx, self, head, slug, await nextNumber(ctx, self, head, slug))
}

/** The test that was started and not handed in, of the version with which it was started; null without one. `slug`: the final test's unless said. */
export async function openPaperOf(
  ctx: Context,
  self: Self,
  { courseId, finalTest }: CourseHead,
  slug = finalTest?.slug,
): Promise<QuizPaper | null> {
  if (slug === undefined) return null
  const open = await findOpenPaper(ctx.db, self.cadreId, courseId, slug)
  if (open === null) return null
  const head = await getHead(ctx.db, open.versionId)
  const paper = await paperNumbered(ctx, self, head, open.slug, open.number, open.id)
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
  const facts = await ownFacts(ctx, self, head.courseId)
  const progress = quizProgress(progressOf(head, facts, instant(ctx.clock)), facts, slug)
  const obstacle = hindrance(quiz, progress)
  if (obstacle?.reason === 'NOT_OPEN_YET' && quiz.kind === 'pre') throw new Refusal('ALREADY_BEGUN')
  if (obstacle !== null) throw await refusalOf(ctx, self, obstacle)
  const before = facts.quizzes.find((known) => known.slug === slug)?.before ?? 0
  return before + progress.attemptsUsed + 1
}

/** The paper of the attempt with this number, whether it may be answered or not; `startedId`: of one that was started. */
export async function paperNumbered(
  ctx: Context,
  self: Self,
  head: CourseHead,
  slug: string,
  number: number,
  startedId?: string,
): Promise<QuizPaper> {
  const quiz = quizIn(head, slug)
  if (quiz === null) throw new Refusal('NOT_FOUND')
  const { courseId, versionId } = head
  const pack = await getPack(ctx.db, versionId, slug)
  const { kind, title, attempts, passMark, coolDownMinutes } = quiz
  const key = { versionId, slug, number }
  const attemptId = startedId ?? uuidFrom(await ctx.secrets.keyed('attempt', seededBy(self, key)))
  return {
    courseId,
    versionId,
    slug,
    kind,
    title,
    attemptId,
    number,
    attempts,
    passMark,
    coolDownMinutes,
    ...(pack.format === 1 ? {} : { format: pack.format }),
    questions: await questionsOf(ctx, self, versionId, pack, { number, attemptId }),
  }
}

/** The questions of an attempt, in the order of its paper. */
export async function questionsOf(
  ctx: Context,
  self: Self,
  versionId: string,
  pack: Pack,
  { number, attemptId }: { readonly number: number; readonly attemptId: string },
): Promise<Question[]> {
  if (isDrawnById(pack)) return phonePaper(pack, attemptId)
  const seed = await paperSeedOf(ctx, self, { versionId, slug: pack.slug, number, id: attemptId })
  return drawPaper(pack, seed, await askedBefore(ctx, self, await getHead(ctx.db, versionId), pack))
}

/**
 * What the pre-test asked of who answers the final test; of other papers, and in courses without a pre-test, nothing, which costs no
 * query. It was started before, or never: what it asked stays the same from the start of the test to its grade.
 */
async function askedBefore(
  ctx: Context,
  self: Self,
  { courseId, preTest, finalTest }: CourseHead,
  { slug }: Pack,
): Promise<ReadonlySet<string> | undefined> {
  if (preTest === undefined || finalTest?.slug !== slug) return undefined
  const paper = await findPaperNumbered(ctx.db, self.cadreId, courseId, preTest.slug, 1)
  if (paper === null) return undefined
  const pack = await getPack(ctx.db, paper.versionId, paper.slug)
  const seed = await paperSeedOf(ctx, self, paper)
  return new Set(drawPaper(pack, seed).map(({ id }) => id))
}

/** A hindrance as the refusal that is worded for the cadre, in the time of her district. */
export async function refusalOf(ctx: Context, self: Self, obstacle: Hindrance): Promise<Refusal> {
  if (obstacle.reason !== 'COOL_DOWN') return new Refusal(obstacle.reason)
  const { timeZone } = await getDistrict(ctx, self.by.area)
  return new Refusal('COOL_DOWN', { until: obstacle.until, timeZone })
}

type PaperKey = { readonly versionId: string; readonly slug: string; readonly number: number }

function seededBy({ cadreId }: Self, { versionId, slug, number }: PaperKey): string {
  return [cadreId, versionId, slug, number].join('/')
}

/**
 * What a paper is drawn from. Its id was made with it, so the id tells under which pepper: a test that was begun before a rotation
 * stays the paper it is. Of another id (a phone's), or when that pepper is gone, today's.
 */
async function paperSeedOf(
  { secrets }: Context,
  self: Self,
  paper: PaperKey & { readonly id: string },
): Promise<string> {
  const text = seededBy(self, paper)
  const [ids, seeds] = await Promise.all([
    secrets.keyedEach('attempt', text),
    secrets.keyedEach('paper', text),
  ])
  const at = ids.findIndex((id) => uuidFrom(id) === paper.id)
  return seeds[Math.max(at, 0)] ?? secrets.keyed('paper', text)
}
