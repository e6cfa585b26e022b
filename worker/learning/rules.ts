/** The rules of learning: what is open, what comes next, what must be passed, what an answer is worth. Pure. */
import type { CourseHead, ItemKey, PackKeys, Question } from '../contract/curriculum.ts'
import type { CourseProgress, ModuleState, NextStep, TestProgress } from '../contract/learning.ts'
import { instantAfter, type Instant } from '../core/clock.ts'

/** What is known of one cadre in one course. */
export type Facts = {
  readonly passes: readonly { readonly slug: string; readonly bestScore: number }[]
  readonly lessons: readonly { readonly module: string; readonly lesson: string }[]
  readonly quizzes: readonly {
    readonly slug: string
    readonly used: number
    /** The newest attempt that was not passed. */
    readonly missedAt: Instant | null
  }[]
  readonly eligibleAt: Instant | null
}

export const NO_FACTS: Facts = { passes: [], lessons: [], quizzes: [], eligibleAt: null }

/** Quiz or test → the least best mark that the pass rule asks for. 0: passing it is enough. */
export function requiredPasses(
  head: CourseHead,
): readonly { readonly slug: string; readonly minimum: number }[] {
  const { passRule, finalTest } = head
  const modules = head.modules.filter(
    ({ slug }) => passRule.modules === 'all' || passRule.modules.includes(slug),
  )
  const isTested = passRule.finalTest && finalTest !== null
  return [
    ...modules.map(({ slug }) => ({ slug, minimum: isTested ? 0 : passRule.minimumMark })),
    ...(isTested ? [{ slug: finalTest.slug, minimum: passRule.minimumMark }] : []),
  ]
}

/** The mark of a course: the best of the final test; without one, the mean of the modules' best. Null before. */
export function markOf(head: CourseHead, passes: Facts['passes']): number | null {
  const best = (slug: string) => passes.find((pass) => pass.slug === slug)?.bestScore
  if (head.finalTest !== null) return best(head.finalTest.slug) ?? null
  const marks = head.modules.map(({ slug }) => best(slug)).filter((mark) => mark !== undefined)
  if (marks.length === 0) return null
  return Math.round(marks.reduce((sum, mark) => sum + mark, 0) / marks.length)
}

/** A module opens when the one before is passed, the final test when all are; what was passed stays open. */
export function isOpen(head: CourseHead, passed: ReadonlySet<string>, slug: string): boolean {
  if (passed.has(slug)) return true
  const index = head.modules.findIndex((module) => module.slug === slug)
  if (index === -1) {
    return slug === head.finalTest?.slug && head.modules.every((module) => passed.has(module.slug))
  }
  const before = head.modules[index - 1]
  return before === undefined || passed.has(before.slug)
}

/** Why the next attempt cannot be handed in, if it cannot. `attempts` 0: no limit. */
export type Hindrance =
  | { readonly reason: 'NOT_OPEN_YET' }
  | { readonly reason: 'ATTEMPTS_USED_UP' }
  | { readonly reason: 'COOL_DOWN'; readonly until: Instant }

export function hindrance(
  quiz: { readonly attempts: number },
  progress: TestProgress,
): Hindrance | null {
  if (progress.state === 'locked') return { reason: 'NOT_OPEN_YET' }
  if (quiz.attempts > 0 && progress.attemptsUsed >= quiz.attempts) {
    return { reason: 'ATTEMPTS_USED_UP' }
  }
  return progress.waitUntil === null ? null : { reason: 'COOL_DOWN', until: progress.waitUntil }
}

export function progressOf(head: CourseHead, facts: Facts, now: Instant): CourseProgress {
  const passed = new Set(facts.passes.map(({ slug }) => slug))
  const quizOf = (
    quiz: { readonly slug: string; readonly coolDownMinutes: number },
    isStarted: boolean,
  ): TestProgress => {
    const known = facts.quizzes.find(({ slug }) => slug === quiz.slug)
    return {
      state: stateOf(
        passed.has(quiz.slug),
        isStarted || known !== undefined,
        isOpen(head, passed, quiz.slug),
      ),
      bestScore: facts.passes.find(({ slug }) => slug === quiz.slug)?.bestScore ?? null,
      attemptsUsed: known?.used ?? 0,
      waitUntil: waitUntil(known?.missedAt ?? null, quiz.coolDownMinutes, now),
    }
  }
  const modules = head.modules.map((module) => {
    const lessonsRead = module.lessons
      .map(({ slug }) => slug)
      .filter((slug) =>
        facts.lessons.some((read) => read.module === module.slug && read.lesson === slug),
      )
    return { slug: module.slug, ...quizOf(module.quiz, lessonsRead.length > 0), lessonsRead }
  })
  const finalTest = head.finalTest === null ? null : quizOf(head.finalTest, false)
  const progress = { head, modules, finalTest, eligibleAt: facts.eligibleAt }
  return { ...progress, next: nextOf(progress) }
}

function stateOf(isDone: boolean, isStarted: boolean, isReachable: boolean): ModuleState {
  if (isDone) return 'done'
  if (!isReachable) return 'locked'
  return isStarted ? 'started' : 'ready'
}

/** Null when nothing has to be waited for. */
export function waitUntil(
  missedAt: Instant | null,
  coolDownMinutes: number,
  now: Instant,
): Instant | null {
  if (missedAt === null || coolDownMinutes === 0) return null
  const until = instantAfter({ now: () => new Date(missedAt) }, coolDownMinutes * 60)
  return until > now ? until : null
}

/** The first thing that is not done: a lesson, then its module's quiz, at last the final test. */
function nextOf({ head, modules, finalTest }: Omit<CourseProgress, 'next'>): NextStep {
  for (const [index, module] of head.modules.entries()) {
    const progress = modules[index]
    if (progress === undefined || progress.state === 'done') continue
    const lesson = module.lessons.find(({ slug }) => !progress.lessonsRead.includes(slug))
    if (lesson !== undefined) {
      return { kind: 'lesson', module: module.slug, lesson: lesson.slug, title: lesson.title }
    }
    return isUsedUp(module.quiz, progress)
      ? { kind: 'trainer' }
      : { kind: 'quiz', module: module.slug, title: module.title }
  }
  if (head.finalTest === null || finalTest === null || finalTest.state === 'done') {
    return { kind: 'done' }
  }
  return isUsedUp(head.finalTest, finalTest)
    ? { kind: 'trainer' }
    : { kind: 'test', slug: head.finalTest.slug, title: head.finalTest.title }
}

function isUsedUp(quiz: { readonly attempts: number }, progress: TestProgress): boolean {
  return quiz.attempts > 0 && progress.attemptsUsed >= quiz.attempts
}

export type Mark = {
  readonly itemId: string
  /** Null when the question was left open. */
  readonly chosen: string | null
  readonly right: boolean
}

/** Marks every question of a paper; one left open, or answered with an option it does not have, is not right. */
export function grade(
  questions: readonly Question[],
  keys: PackKeys,
  answers: Readonly<Record<string, string>>,
): { readonly marks: readonly Mark[]; readonly right: number; readonly score: number } {
  const marks = questions.map(({ id, options }) => {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined
    const chosen = options.some((option) => option.id === given) ? (given ?? null) : null
    return { itemId: id, chosen, right: chosen !== null && chosen === keyOf(keys, id)?.right }
  })
  const right = marks.filter((mark) => mark.right).length
  const score = marks.length === 0 ? 0 : Math.round((right * 100) / marks.length)
  return { marks, right, score }
}

export function keyOf(keys: PackKeys, id: string): ItemKey | undefined {
  return Object.hasOwn(keys, id) ? keys[id] : undefined
}
