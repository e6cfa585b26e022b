/**
 * The workshop: drafts of courses as people edit them, one lesson at a time, with review and publication. Every part of a draft
 * has a version of its own, so that two people in two lessons never meet, and two in one are told before anything is lost.
 */
import * as z from 'zod/mini'
import { contentProblem, courseCode, courseSummary, learningHours, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, longText, shortText, uuid } from './fields.ts'
import { itemCode, itemLevel, itemTag } from './items.ts'
import { writtenPassRule } from './pass-rule.ts'

const version = z.number().check(z.int(), z.minimum(0))
const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const prose = z.string().check(z.trim(), z.maxLength(1000))

/** Of a lesson as the phone shows it; sizes are what fetching costs (gzip), seconds are of reading at 150 words a minute. */
export const lessonFigures = z.strictObject({
  words: z.number(),
  screens: z.number(),
  bytes: z.number(),
  mediaBytes: z.number(),
  seconds: z.number(),
})

/** How many questions of which kind; what is null or left out may be any. */
const drawRule = z.strictObject({
  count: z.number().check(z.int(), z.minimum(1), z.maximum(50)),
  tag: z.nullable(itemTag),
  level: z.optional(z.nullable(itemLevel)),
  /** Of tests: questions of one module. */
  module: z.optional(z.nullable(slug)),
})

/** How a quiz is taken; the meaning of each is in `quizHead`. */
export const quizSettings = z.strictObject({
  passMark: z.number().check(z.int(), z.minimum(1), z.maximum(100)),
  attempts: z.number().check(z.int(), z.minimum(0), z.maximum(20)),
  coolDownMinutes: z.number().check(z.int(), z.minimum(0), z.maximum(10_080)),
  shuffle: z.boolean(),
  minutes: z.number().check(z.int(), z.minimum(0), z.maximum(600)),
  feedback: z.enum(['now', 'passed', 'closed']),
  closesOn: z.nullable(dateOnly),
  /** Empty: every question is asked. Else each rule takes so many of those that no rule before it took. */
  draw: z.array(drawRule).check(z.maxLength(10)),
})
export type QuizSettings = z.output<typeof quizSettings>

export const courseSettings = z.strictObject({
  title,
  summary: prose,
  audience: prose,
  countsAsTrained: z.boolean(),
  /** Null: its certificates do not end. */
  validMonths: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(120))),
  refreshes: z.nullable(courseCode),
  /** Null: no final test. */
  finalTest: z.nullable(
    z.strictObject({
      slug,
      title,
      /** Of each module, unless `draw` says otherwise. */
      drawPerModule: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
      ...quizSettings.shape,
    }),
  ),
  /** Left out or null: no pre-test. Its questions are those of the final test, drawn in the same ways. */
  preTest: z.optional(
    z.nullable(
      z.strictObject({
        slug,
        title,
        drawPerModule: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
        draw: quizSettings.shape.draw,
      }),
    ),
  ),
  passRule: z.strictObject({
    ...writtenPassRule.shape,
    minimumMark: z.number().check(z.int(), z.minimum(1), z.maximum(100)),
  }),
})
export type CourseSettings = z.output<typeof courseSettings>

export const outlineModule = z.strictObject({
  slug,
  title,
  objective: prose,
  jp: learningHours,
  quiz: quizSettings,
  lessons: z.array(z.strictObject({ slug, title })).check(z.maxLength(30)),
  /** Codes of questions of the bank, in order. */
  items: z
    .array(z.strictObject({ code: itemCode, for: z.enum(['quiz', 'test']) }))
    .check(z.maxLength(200)),
})
export type OutlineModule = z.output<typeof outlineModule>

/** Where a course stands on its way to the phones. */
export const reviewState = z.strictObject({
  /** A course that makes a cadre count as trained cannot be published without one. */
  needed: z.boolean(),
  /** none: nobody was asked · asked · approved · returned · stale: approved or returned, and changed since */
  is: z.enum(['none', 'asked', 'approved', 'returned', 'stale']),
  askedAt: z.nullable(instant),
  askedBy: z.nullable(z.string()),
  note: z.string(),
  decidedAt: z.nullable(instant),
  decidedBy: z.nullable(z.string()),
  /** What the reviewer is: "Bidan koordinator, Dinas Kesehatan …". */
  decidedAs: z.nullable(z.string()),
  comment: z.string(),
})
export type ReviewState = z.output<typeof reviewState>

export const workshopCourse = z.strictObject({
  ...courseSummary.shape,
  title: z.string(),
  /** False: of an area above; it can be read and copied. */
  isOwn: z.boolean(),
  savedAt: z.nullable(instant),
  savedBy: z.nullable(z.string()),
  /** The draft differs from what is published. */
  isChanged: z.boolean(),
  withdrawnAt: z.nullable(instant),
  review: reviewState,
})
export type WorkshopCourse = z.output<typeof workshopCourse>

export const listWorkshop = endpoint({
  method: 'GET',
  path: '/workshop/courses',
  summary: 'The courses that an area may use, with where their drafts stand',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({ courses: z.array(workshopCourse) }),
})

export const startCourse = endpoint({
  method: 'POST',
  path: '/workshop/courses',
  summary:
    'Starts a course with one module and one lesson; repeated with the same id it changes nothing',
  input: z.strictObject({
    courseId: uuid,
    area: areaCode,
    title,
    /** Made from the title when left out. */
    code: z.optional(courseCode),
    /** A course whose draft is copied, of this area or one above. */
    copyOf: z.optional(uuid),
  }),
  reply: z.strictObject({ courseId: uuid, code: courseCode }),
})

export const readOutline = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId',
  summary: 'A course as it is being written: settings, modules, lessons and questions in order',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({
    courseId: uuid,
    code: courseCode,
    ownerArea: areaCode,
    /** Of settings and order; lessons have their own. */
    version,
    settings: courseSettings,
    modules: z.array(
      z.strictObject({
        ...outlineModule.shape,
        lessons: z.array(
          z.strictObject({
            slug,
            title,
            version,
            savedAt: instant,
            savedBy: z.string(),
            figures: lessonFigures,
            warnings: z.number(),
            problems: z.number(),
          }),
        ),
      }),
    ),
    savedAt: instant,
    savedBy: z.string(),
    /** What publishing would refuse, and what it would warn of. */
    problems: z.array(contentProblem),
    warnings: z.array(contentProblem),
    current: courseSummary.shape.current,
    isChanged: z.boolean(),
    withdrawnAt: z.nullable(instant),
    review: reviewState,
  }),
})

export const saveOutline = endpoint({
  method: 'PUT',
  path: '/workshop/courses/:courseId',
  summary:
    'Saves settings and order; a lesson that is new begins with its title, one that is gone is kept in the history; refused when somebody saved in between',
  input: z.strictObject({
    courseId: uuid,
    version,
    settings: courseSettings,
    modules: z.array(outlineModule).check(z.minLength(1), z.maxLength(40)),
  }),
  reply: z.strictObject({ version }),
})

const lessonAt = { courseId: uuid, module: slug, lesson: slug }

export const readLesson = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/lessons/:module/:lesson',
  summary: 'The Markdown of a lesson with its version',
  input: z.strictObject(lessonAt),
  reply: z.strictObject({ text: z.string(), version, savedAt: instant, savedBy: z.string() }),
})

export const saveLesson = endpoint({
  method: 'PUT',
  path: '/workshop/courses/:courseId/lessons/:module/:lesson',
  summary:
    'Saves a lesson; the same text on the version before is a repeat; refused with who and when if somebody saved in between',
  input: z.strictObject({ ...lessonAt, text: z.string().check(z.maxLength(100_000)), version }),
  reply: z.strictObject({ version, savedAt: instant }),
})

/** Cheap: asked every few seconds while a lesson is open. */
export const watchLesson = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/lessons/:module/:lesson/version',
  summary: 'The newest version of a lesson, by whom and when',
  input: z.strictObject(lessonAt),
  reply: z.strictObject({ version, savedAt: instant, savedBy: z.string() }),
})

export const listRevisions = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/lessons/:module/:lesson/revisions',
  summary: 'Earlier texts of a lesson, newest first: the last of each person and ten minutes',
  input: z.strictObject(lessonAt),
  reply: z.strictObject({
    revisions: z.array(
      z.strictObject({ version, savedAt: instant, savedBy: z.string(), text: z.string() }),
    ),
  }),
})

export const previewLesson = endpoint({
  method: 'POST',
  path: '/workshop/courses/:courseId/preview',
  summary:
    'A lesson as phones would show it, with its sizes and what is weak in it; writes nothing',
  input: z.strictObject({
    courseId: uuid,
    module: slug,
    lesson: slug,
    text: z.string().check(z.maxLength(100_000)),
  }),
  reply: z.strictObject({
    title: z.string(),
    /** HTML, one for each screen. */
    screens: z.array(z.strictObject({ html: z.string(), words: z.number() })),
    figures: lessonFigures,
    /** School years that reading it easily takes; null when it is too short to say. */
    grade: z.nullable(z.number()),
    problems: z.array(contentProblem),
    warnings: z.array(contentProblem),
  }),
})

/** One difference between the draft and what is published; the site words it. */
export const draftChange = z.strictObject({
  kind: z.enum([
    'COURSE_NEW',
    'SETTING',
    'MODULE_ADDED',
    'MODULE_REMOVED',
    'MODULE_RENAMED',
    'MODULES_MOVED',
    'LESSON_ADDED',
    'LESSON_REMOVED',
    'LESSON_RENAMED',
    'LESSON_TEXT',
    'LESSONS_MOVED',
    'ITEM_ADDED',
    'ITEM_REMOVED',
    'ITEM_TEXT',
    'ITEM_KEY',
    'FACT_ADDED',
    'FACT_REMOVED',
    'FACT_FIGURE',
    'MEDIUM_ADDED',
    'MEDIUM_REMOVED',
    'MATERIAL_ADDED',
    'MATERIAL_REMOVED',
    'MATERIAL_TEXT',
  ]),
  /** The module's title; empty for the course. */
  module: z.string(),
  /** The lesson's title, the question's code, the fact's id, the setting, the material's title. */
  what: z.string(),
  before: z.string(),
  after: z.string(),
})
export type DraftChange = z.output<typeof draftChange>

export const readChanges = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/changes',
  summary: 'What publishing the draft would change',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({
    changes: z.array(draftChange),
    problems: z.array(contentProblem),
    warnings: z.array(contentProblem),
    review: reviewState,
    /** Names exactly this draft: what a reviewer approves. */
    contentHash: z.nullable(z.string()),
  }),
})

export const askReview = endpoint({
  method: 'POST',
  path: '/workshop/courses/:courseId/review',
  summary: 'Asks for the review of the draft as it is now; may be repeated',
  input: z.strictObject({ courseId: uuid, note: z.string().check(z.trim(), z.maxLength(1000)) }),
  reply: z.strictObject({ review: reviewState }),
})

export const decideReview = endpoint({
  method: 'POST',
  path: '/workshop/courses/:courseId/review/decide',
  summary:
    'A reviewer, who is not who asked, approves the draft or sends it back; refused when it is not the draft that was read',
  input: z.strictObject({
    courseId: uuid,
    contentHash: z.string().check(z.maxLength(80)),
    approved: z.boolean(),
    /** What the reviewer is, as it is published: "Bidan koordinator, Dinas Kesehatan Kabupaten …". */
    as: shortText,
    comment: z.string().check(z.trim(), z.maxLength(2000)),
  }),
  reply: z.strictObject({ review: reviewState }),
})

export const withdrawCourse = endpoint({
  method: 'POST',
  path: '/workshop/courses/:courseId/withdraw',
  summary:
    'Takes a published course off the phones, or puts it back; what was learnt and issued stays; may be repeated',
  input: z.strictObject({ courseId: uuid, withdrawn: z.boolean(), reason: longText }),
  reply: z.strictObject({ withdrawnAt: z.nullable(instant) }),
})

export const listFacts = endpoint({
  method: 'GET',
  path: '/workshop/facts',
  summary:
    'The fact cards of the published courses of an area, those to be reviewed first at the top',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    facts: z.array(
      z.strictObject({
        courseId: uuid,
        /** The newest, in which it stands. */
        versionId: uuid,
        course: z.string(),
        module: slug,
        lesson: slug,
        lessonTitle: z.string(),
        id: z.string(),
        figure: z.string(),
        source: z.string(),
        reviewedOn: dateOnly,
        reviewBy: dateOnly,
        mayBeLocal: z.boolean(),
      }),
    ),
  }),
})
