/**
 * Learning events of a phone: what it sends when there is signal, what the Worker answers, and the state that the phone
 * shows without signal. Phones sleep for months: what was accepted once stays accepted, changes are additions.
 */
import * as z from 'zod/mini'
import { slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, instant, lines, phoneClock, uuid } from './fields.ts'
import { attemptResult, MAX_ANSWER, quizPaper } from './learning.ts'

/** How many events one request may carry. */
export const MAX_EVENTS = 50

/**
 * One event as a phone wrote it down, before any network. `id` is made by the phone (of a quiz: the attempt's id) and is
 * what makes a repeat recognisable; `seq` counts 1, 2, 3… within `device`, one database of one cadre on one phone.
 */
const envelope = {
  id: uuid,
  device: uuid,
  seq: z.number().check(z.int(), z.minimum(1)),
  at: phoneClock,
  /** Minutes, as `Date.getTimezoneOffset` gives them. */
  tz: z.number().check(z.gte(-1440), z.lte(1440)),
}

export const lessonFinished = z.strictObject({ module: slug, lesson: slug })
export const quizSubmitted = z.strictObject({
  versionId: uuid,
  slug,
  /** Question id → the text of an answer, see `question`. A question left out counts as not right. */
  answers: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(MAX_ANSWER))),
})
export const REPORT_KINDS = ['unclear', 'wrong', 'typo', 'other'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export const questionReported = z.strictObject({
  versionId: uuid,
  slug,
  question: z.string().check(z.maxLength(40)),
  kind: z.enum(REPORT_KINDS),
  note: z.string().check(lines, z.maxLength(500)),
})

/** Event ids: `lesson.finished` any; `quiz.submitted` the attempt's id; `question.reported` any. */
export const phoneEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('lesson.finished'), body: lessonFinished }),
  z.strictObject({ ...envelope, type: z.literal('quiz.submitted'), body: quizSubmitted }),
  z.strictObject({ ...envelope, type: z.literal('question.reported'), body: questionReported }),
])
export type PhoneEvent = z.output<typeof phoneEvent>

/** What was sent before it is looked at: one event that is wrong must not hold up the others. */
const sentEvent = z.looseObject({ id: z.string().check(z.maxLength(80)) })

/**
 * applied: now in the record · duplicate: was there already · rejected: kept for the trainer, but it changed nothing (`code`)
 * · retry: could not be decided now. Only the first three may leave the phone's outbox.
 *
 * Of a cadre no more than 2,000 events and 500 notices are kept on a day (UTC), which no real phone reaches; what is over it is
 * `retry` with TOO_MUCH_TODAY and is taken on a later day, while what is known already is told at any time. An event of more
 * than 12,000 bytes (JSON, UTF-8) is `retry` with BODY_TOO_LARGE: no course makes one, it can be kept nowhere, and `rejected`
 * would take it off the phone, its only place. It holds up none that came with it; when there is nothing but such events, or
 * more than 400,000 bytes of others, the request is refused with 413, and the phone sends smaller parts, leaving one event out.
 */
export const EVENT_STATUSES = ['applied', 'duplicate', 'rejected', 'retry'] as const

export const eventResult = z.strictObject({
  id: z.string(),
  status: z.enum(EVENT_STATUSES),
  /** Why it was rejected, or waits: a refusal code. */
  code: z.optional(z.string()),
  /** Of a quiz, for the cadre who is signed in; never for an upload token. */
  grade: z.optional(attemptResult),
})
export type EventResult = z.output<typeof eventResult>

/** What is known of one cadre in one course; what the pages show follows from it and the course's head. */
export const courseFacts = z.strictObject({
  passes: z.array(z.strictObject({ slug, bestScore: z.number() })),
  lessons: z.array(z.strictObject({ module: slug, lesson: slug })),
  quizzes: z.array(
    z.strictObject({
      slug,
      used: z.number(),
      /** The newest attempt that was not passed. */
      missedAt: z.nullable(instant),
    }),
  ),
  eligibleAt: z.nullable(instant),
  /** Modules that a trainer has opened for her. Left out: none, so that nothing is new on the phones of most. */
  opened: z.optional(z.array(slug)),
})
export type CourseFacts = z.output<typeof courseFacts>

/** Everything of one cadre that her phone needs to show her pages without signal; the courses' texts are in the packs. */
export const phoneState = z.strictObject({
  cadreId: uuid,
  district: areaCode,
  name: z.string(),
  sex: z.nullable(z.enum(['F', 'M'])),
  isTrained: z.boolean(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  isDemo: z.boolean(),
  /** A shared phone keeps nobody signed in when the browser is closed. */
  phone: z.enum(['own', 'shared']),
  courses: z.array(
    z.strictObject({
      courseId: uuid,
      /** The newest version, as in the catalogue. */
      versionId: uuid,
      facts: courseFacts,
      /** A final test that was started and not handed in: a reinstalled phone goes on with it. */
      openPaper: z.nullable(quizPaper),
    }),
  ),
  /**
   * HTML above her courses: marks that corrected keys have changed, until she says that she has read it; pre-tests that she may
   * take; courses in which she has learnt and that were withdrawn. Left out: nothing.
   */
  notes: z.optional(z.string()),
  /** Courses that a catalogue may have and this phone leaves out: taken off the phones, or a refresher not for her. Left out: none. */
  withdrawn: z.optional(z.array(uuid)),
  /** `<module>/fakta-<id>` → HTML of the district's own fact card, for the place of the one in the pack. Left out: none. */
  cards: z.optional(z.record(z.string(), z.string())),
})
export type PhoneState = z.output<typeof phoneState>

/**
 * The newest format of a paper that the phone can show. Without it that is 1: a phone of before is told of no paper that it would
 * show wrongly, and takes the test through the pages of the Worker.
 */
const formats = z.optional(z.literal(2))

/** Made by the phone, 256 random bits as hex; the database keeps only a hash. */
export const uploadToken = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const syncEvents = endpoint({
  method: 'POST',
  path: '/sync',
  summary:
    'Takes the learning events of a phone, each exactly once, and answers the folded state; with only an upload token (Authorization: Bearer) it takes events and tells nothing',
  input: z.strictObject({
    v: z.literal(1),
    /** The difference to our clock corrects `at`. */
    now: phoneClock,
    /** Whose events these are; refused when somebody else is signed in. May be left out when there are none. */
    cadre: z.optional(uuid),
    /** The upload token that this phone will use later; repeated it changes nothing. */
    register: z.optional(uploadToken),
    /** Of the last answer: the state is left out when it is still the same. */
    cursor: z.optional(z.string().check(z.maxLength(80))),
    events: z.array(sentEvent).check(z.maxLength(MAX_EVENTS)),
    formats,
  }),
  reply: z.strictObject({
    v: z.literal(1),
    now: z.number(),
    results: z.array(eventResult),
    /** Null for an upload token. */
    cursor: z.nullable(z.string()),
    state: z.optional(phoneState),
    /** With a state: results that the phone may have as they were before a key was corrected. Left out: none. */
    regraded: z.optional(z.array(attemptResult)),
  }),
})

export const startTest = endpoint({
  method: 'POST',
  path: '/me/tests/:slug/start',
  summary:
    'Starts the final test: draws the paper and sets its deadline; repeated it gives the same paper',
  input: z.strictObject({
    slug,
    /** She has said that she answers by herself. */
    isOwnWork: z.literal(true),
    formats,
  }),
  reply: z.strictObject({ paper: quizPaper }),
})

/**
 * What a phone saves to a file or sends by WhatsApp when it cannot reach us: `KELASKADER1.<base64url of JSON>.<signature>`,
 * the signature being HMAC-SHA-256 as hex over the first two parts. JSON: `{ v: 1, cadre, now, token, events }`, `token`
 * being the first 16 hex digits of the SHA-256 of the upload token; the key is the SHA-256 of `sign:` and the upload token.
 */
export const receiveAnswers = endpoint({
  method: 'POST',
  path: '/answer-files',
  summary:
    'Takes the answers that a cadre saved to a file or sent as a message; each event counts once, however it comes',
  input: z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(400_000)) }),
  reply: z.strictObject({
    cadreId: uuid,
    name: z.string(),
    applied: z.number(),
    duplicate: z.number(),
    rejected: z.number(),
  }),
})

/**
 * What a trainer should look at. CONTENT_DIFFERS: an id came again with another content · SEQ_REUSED: two events of a phone
 * have one number (a copied phone) · REJECTED: an answer that could not count · LATE: handed in after the deadline of the
 * test · LONG_OFFLINE: on the phone for more than a week · EARLY: before the wait was over · REPORT: a cadre reports a question.
 */
export const NOTICE_KINDS = [
  'CONTENT_DIFFERS',
  'SEQ_REUSED',
  'REJECTED',
  'LATE',
  'LONG_OFFLINE',
  'EARLY',
  'REPORT',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const learningNotice = z.strictObject({
  id: uuid,
  kind: z.enum(NOTICE_KINDS),
  cadreId: uuid,
  name: z.string(),
  code: z.string(),
  areaCode,
  receivedAt: instant,
  /** When it was done by the phone's clock, corrected; null when the phone did not say. */
  doneAt: z.nullable(instant),
  /** Title of the quiz, or of the module and lesson. */
  about: z.string(),
  /** Of a report: the question's words, the kind, and what she wrote. Of a rejection: the code. Else empty. */
  detail: z.record(z.string(), z.string()),
  closedAt: z.nullable(instant),
})
export type LearningNotice = z.output<typeof learningNotice>

export const listNotices = endpoint({
  method: 'GET',
  path: '/learning-notices',
  summary: 'What trainers of an area should look at, newest first',
  input: z.strictObject({
    area: areaCode,
    open: z.optional(z.enum(['1', '0'])),
    after: cursor,
  }),
  reply: z.strictObject({ notices: z.array(learningNotice), next: z.nullable(z.string()) }),
})

export const closeNotice = endpoint({
  method: 'POST',
  path: '/learning-notices/:id/close',
  summary: 'Marks a notice as looked at; may be repeated',
  input: z.strictObject({ id: uuid }),
  reply: z.strictObject({}),
})
