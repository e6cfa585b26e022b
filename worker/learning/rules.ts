/**
 * The rules of learning: what is open, what comes next, what an answer is worth. Pure. What must be passed: `contract/pass-rules.ts`.
 * A phone without signal runs `progressOf` and all that it calls, in a browser of 2018: nothing newer than ES2017 in there.
 */
import type { CourseHead, ItemKey, PackKeys, Question, QuizHead } from '../contract/curriculum.ts'
import type {
  CourseProgress,
  ModuleState,
  NextStep,
  QuizKind,
  TestProgress,
} from '../contract/learning.ts'
import { instantAfter, startOf, type Instant, type TimeZone } from '../core/clock.ts'
import { isRight, settled } from './answers.ts'

/** What is known of one cadre in one course. */
export type Facts = {
  readonly passes: readonly { readonly slug: string; readonly bestScore: number }[]
  readonly lessons: readonly { readonly module: string; readonly lesson: string }[]
  readonly quizzes: readonly {
    readonly slug: string
    readonly used: number
    /** Of a final test that must be passed once more: the attempts before, which its limit does not count. */
    readonly before?: number
    /** The newest attempt that was not passed. */
    readonly missedAt: Instant | null
  }[]
  readonly eligibleAt: Instant | null
  /** Modules that were opened for her, whatever was passed. Left out: none. */
  readonly opened?: readonly string[] | undefined
  /** Quizzes and tests answered on the phone and not sent yet; only a phone knows them. */
  readonly waiting?: readonly string[]
}

export const NO_FACTS: Facts = { passes: [], lessons: [], quizzes: [], eligibleAt: null }

/**
 * A module opens when the one before is passed, or answered and waiting to be sent; the final test when all are passed:
 * it is started with signal, when nothing waits any more. What was opened for her is open; of what she passed nobody asks.
 */
function isOpen(
  head: CourseHead,
  passed: ReadonlySet<string>,
  slug: string,
  waiting: ReadonlySet<string>,
  opened: ReadonlySet<string>,
): boolean {
  if (opened.has(slug)) return true
  const index = head.modules.findIndex((module) => module.slug === slug)
  // The final test.
  if (index === -1) return head.modules.every((module) => passed.has(module.slug))
  const before = head.modules[index - 1]
  return before === undefined || passed.has(before.slug) || waiting.has(before.slug)
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
  const waiting = new Set(facts.waiting)
  const opened = new Set(facts.opened)
  const quizOf = (
    quiz: { readonly slug: string; readonly coolDownMinutes: number },
    isStarted: boolean,
  ): TestProgress => {
    const known = facts.quizzes.find(({ slug }) => slug === quiz.slug)
    return {
      state: stateOf(
        passed.has(quiz.slug),
        waiting.has(quiz.slug),
        isStarted || known !== undefined,
        isOpen(head, passed, quiz.slug, waiting, opened),
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

function stateOf(
  isDone: boolean,
  isWaiting: boolean,
  isStarted: boolean,
  isReachable: boolean,
): ModuleState {
  if (isDone) return 'done'
  if (isWaiting) return 'waiting'
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
  const until = minutesAfter(missedAt, coolDownMinutes)
  return until > now ? until : null
}

/**
 * The first thing that is not done: a lesson, then its module's quiz, at last the final test. What waits to be sent is
 * passed over; the final test comes when nothing waits.
 */
function nextOf({ head, modules, finalTest }: Omit<CourseProgress, 'next'>): NextStep {
  for (const [index, module] of head.modules.entries()) {
    const progress = modules[index]
    if (progress === undefined || progress.state === 'done' || progress.state === 'waiting')
      continue
    const lesson = module.lessons.find(({ slug }) => !progress.lessonsRead.includes(slug))
    if (lesson !== undefined) {
      return { kind: 'lesson', module: module.slug, lesson: lesson.slug, title: lesson.title }
    }
    return isUsedUp(module.quiz, progress)
      ? { kind: 'trainer' }
      : { kind: 'quiz', module: module.slug, title: module.title }
  }
  if (finalTest?.state === 'waiting' || modules.some(({ state }) => state === 'waiting')) {
    return { kind: 'waiting' }
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

/** How long after the deadline of a test an answer still counts as in time: the way here may be slow. */
const GRACE_MINUTES = 15
const LONG_OFFLINE_DAYS = 7

export type Flag = 'LATE' | 'LONG_OFFLINE' | 'EARLY'

/** What a trainer should know of an answer that a phone sent; the gravest when there are several. It counts all the same. */
export function flagOf(answer: {
  readonly receivedAt: Instant
  /** By the phone's corrected clock; null when it did not say. */
  readonly doneAt: Instant | null
  /** Of a started test. */
  readonly dueAt: Instant | null
  /** Of a quiz that closes, see `closesAt`. */
  readonly closedAt: Instant | null
  /** When the newest attempt before it that was not passed was done. */
  readonly missedAt: Instant | null
  readonly coolDownMinutes: number
}): Flag | null {
  const { receivedAt, doneAt, dueAt, closedAt } = answer
  const isAfter = (end: Instant | null) =>
    end !== null && receivedAt > minutesAfter(end, GRACE_MINUTES)
  if (isAfter(dueAt) || isAfter(closedAt)) return 'LATE'
  if (doneAt !== null && receivedAt > minutesAfter(doneAt, LONG_OFFLINE_DAYS * 24 * 60)) {
    return 'LONG_OFFLINE'
  }
  const isEarly = waitUntil(answer.missedAt, answer.coolDownMinutes, doneAt ?? receivedAt) !== null
  return isEarly ? 'EARLY' : null
}

/** When the last day of a quiz is over; null for one that stays open. From then on it cannot be begun. */
export function closesAt(
  { closesOn }: Pick<QuizHead, 'closesOn'>,
  timeZone: TimeZone,
): Instant | null {
  return closesOn === undefined ? null : minutesAfter(startOf(timeZone, closesOn), 24 * 60)
}

/** Whether the answers of a quiz are explained now. `isOver`: she has passed it, or no attempt is left. */
export function isExplained(
  quiz: Pick<QuizHead, 'feedback'> & { readonly kind: QuizKind },
  known: { readonly isOver: boolean; readonly closedAt: Instant | null; readonly now: Instant },
): boolean {
  const { isOver, closedAt, now } = known
  switch (quiz.feedback ?? (quiz.kind === 'module' ? 'now' : 'passed')) {
    case 'now':
      return true
    case 'passed':
      return isOver
    case 'closed':
      return closedAt === null ? isOver : now >= closedAt
  }
}

/** What a browser waits for at most: so long a request may have hung on its way. */
const LONGEST_WAY = 5 * 60_000

/**
 * When something was done by the phone's clock, moved by what that clock was off when it sent; never after it was received.
 * Null when the phone's moment is nonsense.
 */
export function doneAtOf(
  at: number,
  phoneNow: number | null,
  receivedAt: Instant,
): { readonly claimedAt: Instant; readonly doneAt: Instant } | null {
  const claimedAt = readMoment(at)
  if (claimedAt === null) return null
  const received = Date.parse(receivedAt)
  const late = phoneNow === null || !Number.isFinite(phoneNow) ? 0 : received - phoneNow
  // A clock a little slow looks like a request that hung. Taken for the clock's, a wait would seem longer or shorter than it
  // was; left out, two answers of one phone stay as far apart as they were.
  const offset = late >= 0 && late <= LONGEST_WAY ? 0 : late
  const moved = readMoment(at + offset)
  if (moved === null) return null
  return { claimedAt, doneAt: moved < receivedAt ? moved : receivedAt }
}

/** No phone that sends is older. */
const FIRST_YEAR = 2020
const LAST_YEAR = 9999

function readMoment(at: number): Instant | null {
  const moment = new Date(at)
  const year = moment.getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR ? moment.toISOString() : null
}

function minutesAfter(at: Instant, minutes: number): Instant {
  return instantAfter({ now: () => new Date(at) }, minutes * 60)
}

export type Mark = {
  readonly itemId: string
  /** Null when the question was left open. */
  readonly chosen: string | null
  readonly right: boolean
}

/** Marks every question of a paper; one left open, or answered with what it cannot have, is not right. */
export function grade(
  questions: readonly Question[],
  keys: PackKeys,
  answers: Readonly<Record<string, string>>,
): { readonly marks: readonly Mark[]; readonly right: number; readonly score: number } {
  const marks = questions.map((question) => {
    const { id } = question
    const key = keyOf(keys, id)
    const chosen = has(answers, id) ? settled(question, answers[id] ?? '') : null
    const right = chosen !== null && key !== undefined && isRight(question, key, chosen)
    return { itemId: id, chosen, right }
  })
  const right = marks.filter((mark) => mark.right).length
  const score = marks.length === 0 ? 0 : Math.round((right * 100) / marks.length)
  return { marks, right, score }
}

export function keyOf(keys: PackKeys, id: string): ItemKey | undefined {
  return has(keys, id) ? keys[id] : undefined
}

/** Of its own, not of every object: an id comes from outside. */
function has(record: object, id: string): boolean {
  return Object.prototype.hasOwnProperty.call(record, id)
}
