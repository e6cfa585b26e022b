/** Learning: how far a cadre is, her quizzes and their results; and the same seen by staff. */
import * as z from 'zod/mini'
import { courseHead, question, questionImage, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, dateOnly, instant, uuid } from './fields.ts'
import { page } from './page.ts'

/**
 * locked: opens later · ready: not begun · started · done: quiz passed.
 * waiting: answered on the phone, not sent yet; only a phone says it, and what comes after is open meanwhile.
 */
export const MODULE_STATES = ['locked', 'ready', 'started', 'waiting', 'done'] as const
export type ModuleState = (typeof MODULE_STATES)[number]

const quizProgress = {
  state: z.enum(MODULE_STATES),
  /** The best passed mark, 0 to 100; null until passed. */
  bestScore: z.nullable(z.number()),
  attemptsUsed: z.number(),
  /** When the next attempt may be handed in; null: at once. */
  waitUntil: z.nullable(instant),
}

export const moduleProgress = z.strictObject({
  slug,
  ...quizProgress,
  /** Slugs of the lessons marked as read, of those that the version has. */
  lessonsRead: z.array(slug),
})
export type ModuleProgress = z.output<typeof moduleProgress>

export const testProgress = z.strictObject(quizProgress)
export type TestProgress = z.output<typeof testProgress>

/** What to do next. */
export const nextStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lesson'), module: slug, lesson: slug, title: z.string() }),
  z.strictObject({ kind: z.literal('quiz'), module: slug, title: z.string() }),
  z.strictObject({ kind: z.literal('test'), slug, title: z.string() }),
  /** The final test's attempts are used up: talk to the trainer. */
  z.strictObject({ kind: z.literal('trainer') }),
  /** On a phone: what is left was answered and waits for signal. */
  z.strictObject({ kind: z.literal('waiting') }),
  z.strictObject({ kind: z.literal('done') }),
])
export type NextStep = z.output<typeof nextStep>

export const courseProgress = z.strictObject({
  head: courseHead,
  modules: z.array(moduleProgress),
  finalTest: z.nullable(testProgress),
  /** When the pass rule was first met. */
  eligibleAt: z.nullable(instant),
  next: nextStep,
})
export type CourseProgress = z.output<typeof courseProgress>

/** How long the text of an answer may be. */
export const MAX_ANSWER = 400

/** `pre`: a pre-test, see `preTestHead`; its least mark is 0 and nobody passes it. */
const quizKind = z.enum(['module', 'test', 'pre'])
export type QuizKind = z.output<typeof quizKind>

/** One paper to answer. The same until it is handed in, however often it is opened. */
export const quizPaper = z.strictObject({
  courseId: uuid,
  versionId: uuid,
  slug,
  kind: quizKind,
  title: z.string(),
  /** Send it back with the answers; a repeat is then recognised. */
  attemptId: uuid,
  /** 1 for the first. */
  number: z.number(),
  /** 0: no limit. */
  attempts: z.number(),
  passMark: z.number(),
  coolDownMinutes: z.number(),
  /** Of a started final test: until when it is to be handed in. Later counts too, and is shown to the trainer. */
  dueAt: z.optional(z.nullable(instant)),
  /** 2: it asks what a phone of before cannot show, see `pack`; left out: 1. */
  format: z.optional(z.literal([1, 2])),
  questions: z.array(question),
})
export type QuizPaper = z.output<typeof quizPaper>

/** One answered question on the result page. */
export const markedQuestion = z.strictObject({
  id: z.string(),
  stem: z.string(),
  /** As in the question. */
  image: z.optional(questionImage),
  case: question.shape.case,
  right: z.boolean(),
  /** Null when it was left open. An answer of several parts has them on lines of their own, each but the last ended with `;`. */
  chosen: z.nullable(z.strictObject({ text: z.string(), why: z.string() })),
  correct: z.string(),
  explanation: z.string(),
})
export type MarkedQuestion = z.output<typeof markedQuestion>

export const attemptResult = z.strictObject({
  attemptId: uuid,
  courseId: uuid,
  versionId: uuid,
  slug,
  kind: quizKind,
  title: z.string(),
  number: z.number(),
  /** 0: no limit. */
  attempts: z.number(),
  attemptsUsed: z.number(),
  score: z.number(),
  passMark: z.number(),
  passed: z.boolean(),
  right: z.number(),
  questions: z.number(),
  submittedAt: instant,
  /** It came after the deadline, after a long time on the phone, or before the wait was over: the trainer sees it too. */
  flag: z.optional(z.nullable(z.enum(['LATE', 'LONG_OFFLINE', 'EARLY']))),
  waitUntil: z.nullable(instant),
  /** Null while the final test can still be tried again: the keys, also those of a pre-test, stay closed until then. */
  marked: z.nullable(z.array(markedQuestion)),
  /** The day after which the answers are explained, where they are explained by the day; see `feedback` of a quiz. */
  explainedAfter: z.optional(dateOnly),
  /** Of a pre-test: how many answers were right in each module that it asked about. */
  parts: z.optional(
    z.array(z.strictObject({ slug, title: z.string(), right: z.number(), questions: z.number() })),
  ),
  /** Modules in which an answer was not right. */
  reread: z.array(z.strictObject({ slug, title: z.string() })),
})
export type AttemptResult = z.output<typeof attemptResult>

export const readProgress = endpoint({
  method: 'GET',
  path: '/me/progress',
  summary: 'The courses of the signed-in cadre and how far she is in each',
  input: z.strictObject({}),
  reply: z.strictObject({ courses: z.array(courseProgress) }),
})

export const finishLesson = endpoint({
  method: 'POST',
  path: '/me/lessons',
  summary: 'Marks a lesson as read; may be repeated',
  input: z.strictObject({ module: slug, lesson: slug }),
  reply: z.strictObject({ next: nextStep }),
})

export const startQuiz = endpoint({
  method: 'GET',
  path: '/me/quizzes/:slug',
  summary: 'The paper to answer now: of a module by its slug, or of the final test',
  input: z.strictObject({ slug }),
  reply: z.strictObject({ paper: quizPaper }),
})

export const submitAttempt = endpoint({
  method: 'POST',
  path: '/me/attempts',
  summary:
    'Hands a paper in; graded against the version answered; repeated with the same id it answers as before',
  input: z.strictObject({
    attemptId: uuid,
    versionId: uuid,
    slug,
    /** Question id → the text of an answer, see `question`. A question left out counts as not right. */
    answers: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(MAX_ANSWER))),
  }),
  reply: z.strictObject({ result: attemptResult }),
})

export const readAttempt = endpoint({
  method: 'GET',
  path: '/me/attempts/:attemptId',
  summary: 'The result of one of her own attempts',
  input: z.strictObject({ attemptId: uuid }),
  reply: z.strictObject({ result: attemptResult }),
})

export const cadreProgress = z.strictObject({
  cadreId: uuid,
  code: z.string(),
  name: z.string(),
  areaCode,
  lessonsRead: z.number(),
  modulesPassed: z.number(),
  finalScore: z.nullable(z.number()),
  lastActivityAt: z.nullable(instant),
  eligibleAt: z.nullable(instant),
})
export type CadreProgress = z.output<typeof cadreProgress>

export const listProgress = endpoint({
  method: 'GET',
  path: '/progress',
  summary: 'The active cadres of an area and how far each is in a course, by name',
  input: z.strictObject({
    area: areaCode,
    courseId: uuid,
    /** Only those with a seat in this cohort. */
    cohort: z.optional(uuid),
    after: cursor,
  }),
  reply: z.strictObject({
    lessons: z.number(),
    modules: z.number(),
    cadres: z.array(cadreProgress),
    next: z.nullable(z.string()),
  }),
})

/** Of an address: looked up, so that an unknown one is NOT_FOUND. */
const segment = z.string().check(z.maxLength(80))

export const catalogPage = page({ method: 'GET', path: '/belajar' })
/** What is stored on this phone; filled on the phone itself. */
export const phonePage = page({ method: 'GET', path: '/hp-ini' })
/** What does not fit counts as not filled in: an address is no place for words. */
const fitting = (pattern: RegExp) =>
  z.optional(
    z.pipe(
      z.string(),
      z.transform((value) => (pattern.test(value) ? value : '')),
    ),
  )
/** Length or height: which is written down. For anybody; months, way and centimetres of a child that nobody names. */
export const lengthPage = page({
  method: 'GET',
  path: '/alat/panjang-tinggi',
  form: z.object({
    umur: fitting(/^[0-9.,]{0,8}$/),
    cara: fitting(/^(?:baring|berdiri)$/),
    hasil: fitting(/^[0-9.,]{0,8}$/),
  }),
})
/** A module, or the final test by its own slug. */
export const modulePage = page({
  method: 'GET',
  path: '/belajar/:module',
  form: z.object({ module: segment }),
})
/** All lessons of a module, to be printed. */
export const printPage = page({
  method: 'GET',
  path: '/belajar/:module/cetak',
  form: z.object({ module: segment }),
})
export const quizPage = page({
  method: 'GET',
  path: '/belajar/:module/kuis',
  form: z.object({ module: segment }),
})
/**
 * Posts `percobaan`, `versi` and what was chosen or typed: `j-<question>`, of several check boxes each, or
 * `j-<question>.<left>` with its option, or `j-<question>.<option>` with its place.
 */
export const quizForm = page({
  method: 'POST',
  path: '/belajar/:module/kuis',
  join: '+',
  form: z.catchall(
    z.object({ module: segment, percobaan: uuid, versi: uuid }),
    z.string().check(z.maxLength(MAX_ANSWER)),
  ),
})
/** The same for a paper of format 2: service workers of before know no such address and leave it to the Worker. */
export const sheetPage = page({
  method: 'GET',
  path: '/belajar/:module/kuis/lembar',
  form: z.object({ module: segment }),
})
export const sheetForm = page({ ...quizForm, path: '/belajar/:module/kuis/lembar' })
/** Starts the final test; posts `sendiri=ya`. */
export const startForm = page({
  method: 'POST',
  path: '/belajar/:module/kuis/mulai',
  form: z.object({ module: segment, sendiri: z.optional(z.string().check(z.maxLength(10))) }),
})
export const resultPage = page({
  method: 'GET',
  path: '/belajar/:module/kuis/hasil/:attempt',
  form: z.object({ module: segment, attempt: segment }),
})
export const lessonPage = page({
  method: 'GET',
  path: '/belajar/:module/:lesson',
  form: z.object({ module: segment, lesson: segment }),
})
export const lessonForm = page({
  method: 'POST',
  path: '/belajar/:module/:lesson',
  form: z.object({ module: segment, lesson: segment }),
})
