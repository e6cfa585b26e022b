/**
 * Everything of one cadre that her phone shows without signal, and the results of what it just sent.
 * The same facts give the same text, so that a phone that has it already is told only its short hash.
 */
import type { CourseHead } from '../contract/curriculum.ts'
import type { EventResult, PhoneState } from '../contract/learning-sync.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { sha256 } from '../core/sha256.ts'
import { readGraded, readVersions } from '../curriculum/index.ts'
import { readPhoneKind } from '../identity/index.ts'
import { readLearner } from './learner.ts'
import type { Self } from './own-course.ts'
import { quizIn, quizProgress } from './own-course.ts'
import { resultIn } from './read-attempt.ts'
import { NO_FACTS, progressOf, type Facts } from './rules.ts'
import { openPaperOf } from './start-quiz.ts'
import * as store from './store.ts'

const CURSOR_DIGITS = 16

/** `heads`: the newest versions of the courses that she may learn. */
export async function readState(
  ctx: Context,
  self: Self,
  heads: readonly CourseHead[],
): Promise<{
  readonly state: PhoneState
  readonly cursor: string
  /** By course. */
  readonly facts: ReadonlyMap<string, Facts>
}> {
  const [learner, phone, facts] = await Promise.all([
    readLearner(ctx),
    readPhoneKind(ctx),
    store.listFacts(ctx.db, self.cadreId),
  ])
  const courses = heads.map(async (head) => ({
    courseId: head.courseId,
    versionId: head.versionId,
    facts: asKnown(facts.get(head.courseId) ?? NO_FACTS),
    openPaper: await openPaperOf(ctx, self, head),
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
  }
  const cursor = (await sha256(JSON.stringify(state))).slice(0, CURSOR_DIGITS)
  return { state, cursor, facts }
}

function asKnown({
  passes,
  lessons,
  quizzes,
  eligibleAt,
}: Facts): PhoneState['courses'][number]['facts'] {
  return { passes: [...passes], lessons: [...lessons], quizzes: [...quizzes], eligibleAt }
}

/** The results, each of a quiz that counts with its grade. `attempts`: those that the events are. */
export async function withGrades(
  ctx: Context,
  { cadreId }: Self,
  facts: ReadonlyMap<string, Facts>,
  attempts: readonly store.AttemptRow[],
  results: readonly EventResult[],
): Promise<EventResult[]> {
  const own = attempts.filter((attempt) => attempt.cadreId === cadreId)
  if (own.length === 0) return [...results]
  const heads = await readVersions(
    ctx.db,
    own.map(({ versionId }) => versionId),
  )
  const graded = await readGraded(ctx.db, own)
  const now = instant(ctx.clock)
  const grades = new Map<string, EventResult['grade']>()
  for (const attempt of own) {
    const head = heads.get(attempt.versionId)
    const key = graded.get(`${attempt.versionId}/${attempt.slug}`)
    const quiz = head === undefined ? null : quizIn(head, attempt.slug)
    if (head === undefined || key === undefined || quiz === null) continue
    const progress = progressOf(head, facts.get(head.courseId) ?? NO_FACTS, now)
    grades.set(attempt.id, resultIn(head, quizProgress(progress, attempt.slug), key, attempt))
  }
  return results.map((result) => {
    const isCounted = result.status === 'applied' || result.status === 'duplicate'
    const grade = isCounted ? grades.get(result.id) : undefined
    return grade === undefined ? result : { ...result, grade }
  })
}
