/**
 * The rules of a pre-test: taken once, before anything else of the course, or not at all. It has no pass mark, opens and closes
 * nothing, and is explained when the final test is over, whose questions it shares. Pure; no phone runs it.
 */
import type { CourseHead, PreTestHead, Question, QuizHead } from '../contract/curriculum.ts'
import type { AttemptResult, CourseProgress, QuizKind, TestProgress } from '../contract/learning.ts'
import type { Facts, Mark } from './rules.ts'

/** A quiz or test with what it is called in its course. */
export type OwnQuiz = QuizHead & { readonly kind: QuizKind }

/** It closes with the final test, and its answers stay closed as long as those of that one: both ask from one stock. */
export function asQuiz(
  { slug, title, questions }: PreTestHead,
  finalTest: CourseHead['finalTest'],
): OwnQuiz {
  const { feedback, closesOn } = finalTest ?? {}
  return {
    slug,
    title,
    questions,
    passMark: 0,
    attempts: 1,
    coolDownMinutes: 0,
    feedback: feedback === 'closed' ? 'closed' : 'passed',
    ...(closesOn === undefined ? {} : { closesOn }),
    kind: 'pre',
  }
}

/** Whether a mark passes; that of a pre-test never does. */
export function isPass({ kind, passMark }: Pick<OwnQuiz, 'kind' | 'passMark'>, score: number) {
  return kind !== 'pre' && score >= passMark
}

/** Something of the course was done that comes after the pre-test. */
export function hasBegun({ lessons, quizzes }: Facts, preTest: string): boolean {
  return lessons.length > 0 || quizzes.some(({ slug }) => slug !== preTest)
}

/** ready: it may be taken · started: taken, its answers are not explained yet · done · locked: too late. */
export function preTestProgress(
  progress: CourseProgress,
  facts: Facts,
  slug: string,
): TestProgress {
  const used = facts.quizzes.find((quiz) => quiz.slug === slug)?.used ?? 0
  const late = hasBegun(facts, slug) ? 'locked' : 'ready'
  return {
    state: used === 0 ? late : isTestOver(progress) ? 'done' : 'started',
    bestScore: null,
    attemptsUsed: used,
    waitUntil: null,
  }
}

/** Whether it is offered to her now: not taken, and nothing begun. */
export function isOffered({ preTest }: CourseHead, facts: Facts): boolean {
  if (preTest === undefined || hasBegun(facts, preTest.slug)) return false
  return facts.quizzes.every(({ slug }) => slug !== preTest.slug)
}

function isTestOver({ head, finalTest }: CourseProgress): boolean {
  const attempts = head.finalTest?.attempts ?? 0
  if (finalTest === null) return true
  return finalTest.state === 'done' || (attempts > 0 && finalTest.attemptsUsed >= attempts)
}

/** How many answers were right in each module, in the order of the course; modules that it did not ask about are left out. */
export function partsOf(
  { modules }: CourseHead,
  questions: ReadonlyMap<string, Pick<Question, 'module'>>,
  marks: readonly Mark[],
): NonNullable<AttemptResult['parts']> {
  return modules.flatMap(({ slug, title }) => {
    const own = marks.filter(({ itemId }) => questions.get(itemId)?.module === slug)
    if (own.length === 0) return []
    return [{ slug, title, right: own.filter(({ right }) => right).length, questions: own.length }]
  })
}
