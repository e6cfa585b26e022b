/**
 * Everything of one cadre that her phone shows without signal, and the results of what it just sent.
 * The same facts give the same text, so that a phone that has it already is told only its short hash.
 */
import {
  correctionsNote,
  html,
  otherPartsNote,
  preTestNote,
  withdrawnNote,
  type Html,
} from '../../site/src/render/index.ts'
import type { EventResult, PhoneState } from '../contract/learning-sync.ts'
import type { AttemptResult, QuizPaper } from '../contract/learning.ts'
import { dateIn, instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { sha256 } from '../core/sha256.ts'
import { readLocalCards, readVersions, type Offer } from '../curriculum/index.ts'
import { readPhoneKind } from '../identity/index.ts'
import { readGraded } from './insight/corrected-keys.ts'
import { readTold } from './insight/own-corrections.ts'
import { readLearner } from './learner.ts'
import type { Self } from './own-course.ts'
import { closedAtOf, quizIn, quizProgress } from './own-course.ts'
import { hasOtherParts } from './other-parts.ts'
import { readOwnNotes } from './own-notes.ts'
import { isOffered } from './pre-test.ts'
import { notOffered } from './refreshers.ts'
import { resultIn } from './read-attempt.ts'
import { NO_FACTS, progressOf, type Facts } from './rules.ts'
import { openPaperOf } from './start-quiz.ts'
import * as store from './store.ts'

const CURSOR_DIGITS = 16

/**
 * `offers`: the newest versions of her area's courses. `formats`: the newest format of a paper that her phone can show; a started
 * test of a newer one is left out, and goes on on the pages of the Worker. `cursor`: what the phone was told last.
 */
export async function readState(
  ctx: Context,
  self: Self,
  offers: readonly Offer[],
  { formats, cursor: known }: { readonly formats: 1 | 2; readonly cursor: string | undefined },
): Promise<{
  readonly state: PhoneState
  readonly cursor: string
  /** By course. */
  readonly facts: ReadonlyMap<string, Facts>
  /** Her attempts that corrections of keys have changed since the phone was told `cursor`. */
  readonly regraded: readonly string[]
}> {
  const versions = offers.map(({ head }) => head.versionId)
  const [learner, phone, facts, cards, told] = await Promise.all([
    readLearner(ctx),
    readPhoneKind(ctx),
    store.listFacts(ctx.db, self.cadreId),
    readLocalCards(ctx, self.by.area, versions),
    readTold(ctx),
  ])
  const hidden = notOffered(
    offers.map(({ head }) => head),
    { facts, trainedOn: learner.trainedOn, today: dateIn(learner.zone, ctx.clock.now()) },
  )
  const hers = offers.filter(({ head }) => !hidden.has(head.courseId))
  const courses = hers.map(async ({ head }) => ({
    courseId: head.courseId,
    versionId: head.versionId,
    facts: asKnown(facts.get(head.courseId) ?? NO_FACTS),
    openPaper: shownIn(await openPaperOf(ctx, self, head), formats),
  }))
  const state: PhoneState = {
    cadreId: self.cadreId,
    district: self.by.area,
    name: learner.name,
    sex: learner.sex,
    isTrained: learner.isTrained,
    zone: learner.zone,
    isDemo: learner.isDemo,
    phone,
    courses: await Promise.all(courses),
    // Left out where there are none, so that nothing is new on the phones of most districts.
    ...(Object.keys(cards).length === 0 ? {} : { cards }),
    ...notesOf(told.unseen, hers, facts, await readOwnNotes(ctx, self, learner.zone)),
    ...withdrawnIn(offers, hidden),
  }
  const name = (await sha256(JSON.stringify(state))).slice(0, CURSOR_DIGITS)
  // A mark may change and nothing else of hers, and she may have confirmed that elsewhere before this phone has heard of it.
  const cursor = told.edition === '' ? name : `${name}.${told.edition.slice(0, CURSOR_DIGITS)}`
  const knows = sameCorrections(known, cursor)
  return { state, cursor, facts, regraded: knows ? [] : told.attemptIds }
}

function sameCorrections(a: string | undefined, b: string): boolean {
  return a?.split('.')[1] === b.split('.')[1]
}

/** What the Worker's own list of courses says first: a phone shows the text as it comes, and knows nothing of it. */
function notesOf(
  unseen: Parameters<typeof correctionsNote>[0],
  offers: readonly Offer[],
  facts: ReadonlyMap<string, Facts>,
  others: readonly Html[],
): Pick<PhoneState, 'notes'> {
  const tests = offers.flatMap(({ head, isWithdrawn }) =>
    isWithdrawn || !isOffered(head, facts.get(head.courseId) ?? NO_FACTS)
      ? []
      : (head.preTest ?? []),
  )
  const closed = offers.flatMap(({ head: { courseId, title }, isWithdrawn }) =>
    isWithdrawn && facts.has(courseId) ? title : [],
  )
  const more = offers.flatMap(({ head, isWithdrawn }) =>
    !isWithdrawn && hasOtherParts(head, facts.get(head.courseId)) ? head : [],
  )
  const { text } =
    html`${correctionsNote(unseen)}${others}${closed.map(withdrawnNote)}${more.map(otherPartsNote)}${tests.map(preTestNote)}`
  return text === '' ? {} : { notes: text }
}

/** The catalogue is everybody's: a phone leaves these courses out of it, a refresher that is not for her like a withdrawn one. */
function withdrawnIn(
  offers: readonly Offer[],
  hidden: ReadonlySet<string>,
): Pick<PhoneState, 'withdrawn'> {
  const withdrawn = offers.flatMap(({ head: { courseId }, isWithdrawn }) =>
    isWithdrawn || hidden.has(courseId) ? courseId : [],
  )
  return withdrawn.length === 0 ? {} : { withdrawn }
}

function shownIn(paper: QuizPaper | null, formats: 1 | 2): QuizPaper | null {
  return paper === null || (paper.format ?? 1) > formats ? null : paper
}

function asKnown({
  passes,
  lessons,
  quizzes,
  eligibleAt,
  opened,
}: Facts): PhoneState['courses'][number]['facts'] {
  return {
    passes: [...passes],
    lessons: [...lessons],
    quizzes: quizzes.map(({ slug, used, missedAt }) => ({ slug, used, missedAt })),
    eligibleAt,
    ...(opened === undefined ? {} : { opened: [...opened] }),
  }
}

/** The results, each of a quiz that counts with its grade. */
export function withGrades(
  grades: ReadonlyMap<string, AttemptResult>,
  results: readonly EventResult[],
): EventResult[] {
  return results.map((result) => {
    const isCounted = result.status === 'applied' || result.status === 'duplicate'
    const grade = isCounted ? grades.get(result.id) : undefined
    return grade === undefined ? result : { ...result, grade }
  })
}

/** By attempt: the results of those that are hers, as they stand now. */
export async function readGrades(
  ctx: Context,
  self: Self,
  facts: ReadonlyMap<string, Facts>,
  attempts: readonly store.AttemptRow[],
): Promise<ReadonlyMap<string, AttemptResult>> {
  const grades = new Map<string, AttemptResult>()
  const own = attempts.filter((attempt) => attempt.cadreId === self.cadreId)
  if (own.length === 0) return grades
  const heads = await readVersions(
    ctx.db,
    own.map(({ versionId }) => versionId),
  )
  const graded = await readGraded(ctx.db, own)
  const now = instant(ctx.clock)
  for (const attempt of own) {
    const head = heads.get(attempt.versionId)
    const key = graded.get(`${attempt.versionId}/${attempt.slug}`)
    const quiz = head === undefined ? null : quizIn(head, attempt.slug)
    if (head === undefined || key === undefined || quiz === null) continue
    const done = facts.get(head.courseId) ?? NO_FACTS
    const progress = progressOf(head, done, now)
    const closedAt = await closedAtOf(ctx, self, quiz)
    const known = { progress: quizProgress(progress, done, attempt.slug), closedAt, now }
    grades.set(attempt.id, resultIn(head, known, key, attempt))
  }
  return grades
}
