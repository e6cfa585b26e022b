/**
 * Courses: the drafts that trainers write and the immutable versions that cadres learn from.
 * `Pack` is everything a phone may hold of one module or of the final test; `PackKeys` never leaves the Worker.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, slug, uuid } from './fields.ts'
import { page } from './page.ts'
import { passRule } from './pass-rule.ts'

export { slug }

export const courseCode = z.string().check(z.regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/), z.maxLength(30))

const hours = z.number().check(z.minimum(0), z.maximum(1000))
/** Jam pelajaran of 45 minutes: theory, assignment, field practice. */
export const learningHours = z.strictObject({
  theory: hours,
  assignment: hours,
  practice: hours,
})

/** How a quiz or test is taken. */
export const quizHead = z.strictObject({
  /** The module's slug, or that of the final test. */
  slug,
  title: z.string(),
  /** How many questions one paper has. */
  questions: z.number(),
  /** 0 to 100. */
  passMark: z.number(),
  /** 0: no limit. */
  attempts: z.number(),
  /** How long to wait after an attempt that was not passed. */
  coolDownMinutes: z.number(),
  /** How long one may take from its start; left out or 0: no limit. Only that of a final test, which is started with signal, is held. */
  minutes: z.optional(z.number()),
  /**
   * When answers are explained: at once (left out, for a module), once passed or out of attempts, or after `closesOn`. A final test is
   * explained as it is when this is left out: while attempts are left, its keys stay closed.
   */
  feedback: z.optional(z.enum(['now', 'passed', 'closed'])),
  /** The last day on which it can be begun, in the district's zone. Answers from a phone that come later count, with a flag. */
  closesOn: z.optional(dateOnly),
})
export type QuizHead = z.output<typeof quizHead>

/** A pack as it can be fetched: its content hash, its size as text, and what it costs to fetch (gzip; br is less). */
const packRef = {
  packHash: z.string(),
  packBytes: z.number(),
  packTransfer: z.optional(z.number()),
}

/**
 * A test before anything is learnt, drawn from the questions of the final test: it tells where a cadre begins, has no pass mark and
 * opens or closes nothing.
 */
export const preTestHead = z.strictObject({
  slug,
  title: z.string(),
  /** How many questions one paper has. */
  questions: z.number(),
  ...packRef,
})
export type PreTestHead = z.output<typeof preTestHead>

export const moduleHead = z.strictObject({
  slug,
  title: z.string(),
  objective: z.string(),
  jp: learningHours,
  lessons: z.array(z.strictObject({ slug, title: z.string() })),
  quiz: quizHead,
  ...packRef,
})
export type ModuleHead = z.output<typeof moduleHead>

/** Who checked the health facts; `by` null: nobody yet, and `notice` is shown. */
export const review = z.strictObject({
  required: z.boolean(),
  by: z.nullable(z.string()),
  on: z.nullable(dateOnly),
  notice: z.string(),
})

/** One published version without its texts: what lists, certificates and rules need. */
export const courseHead = z.strictObject({
  courseId: uuid,
  versionId: uuid,
  versionNumber: z.number(),
  publishedAt: instant,
  code: courseCode,
  title: z.string(),
  summary: z.string(),
  audience: z.string(),
  language: z.string(),
  countsAsTrained: z.boolean(),
  modules: z.array(moduleHead),
  finalTest: z.nullable(z.strictObject({ ...quizHead.shape, ...packRef })),
  /** Left out: none. */
  preTest: z.optional(preTestHead),
  passRule,
  review,
  /** How long its certificates hold, in months from the day of issue; left out or null: no end. */
  validMonths: z.optional(z.nullable(z.number())),
  /** The code of the course whose certificates this one carries on: it is that one's refresher. */
  refreshes: z.optional(z.nullable(courseCode)),
})
export type CourseHead = z.output<typeof courseHead>

/** A picture of a question: a file of the pack's media. */
export const questionImage = z.strictObject({
  /** `/media/<sha256-32>.webp` */
  url: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
})
export type QuestionImage = z.output<typeof questionImage>

/**
 * One question as a learner sees it: nothing tells which option is right. How it is answered, and the text of an answer
 * (`a`: the id of an option):
 * left out: one option, `a` · many: all right options, sorted, `a+c` · match: an option for each of `lefts`, in their order,
 * `l1=b+l2=a` · order: every option, `c+a+b` · number, short: what was typed, `options` is empty.
 */
export const question = z.strictObject({
  id: z.string(),
  /** The module it belongs to. */
  module: slug,
  stem: z.string(),
  /** In an order that tells nothing; `text` may be empty beside a picture. */
  options: z.array(
    z.strictObject({ id: z.string(), text: z.string(), image: z.optional(questionImage) }),
  ),
  type: z.optional(z.enum(['many', 'match', 'order', 'number', 'short'])),
  /** Of `match`: what partners are looked for. */
  lefts: z.optional(z.array(z.strictObject({ id: z.string(), text: z.string() }))),
  /** Of `number`: shown behind the field. */
  unit: z.optional(z.string()),
  image: z.optional(questionImage),
  /** The situation it asks about; questions with the same one come together, in the order of the pack. */
  case: z.optional(
    z.strictObject({ id: z.string(), text: z.string(), image: z.optional(questionImage) }),
  ),
  /** The options keep their order. */
  fixed: z.optional(z.literal(true)),
  /** Which of the quiz's `pools` it is drawn from; left out: it is always asked. */
  pool: z.optional(z.number()),
})
export type Question = z.output<typeof question>

/** One file beside a pack, named after its content: it never changes. */
export const medium = z.strictObject({
  kind: z.enum(['image', 'audio']),
  /** `/media/<sha256-32>.webp` */
  url: z.string(),
  bytes: z.number(),
  /** The lesson that shows it. */
  lesson: slug,
})
export type Medium = z.output<typeof medium>

/** One module, the final test or the pre-test of a published version, immutable; holds no key and no explanation. */
export const pack = z.strictObject({
  /** Goes up when renderers need another shape: 2 has questions that are answered otherwise than by one option. */
  format: z.literal([1, 2]),
  /** The pre-test is a `test` too: neither is ever a file. */
  kind: z.enum(['module', 'test']),
  course: z.strictObject({ code: courseCode, title: z.string() }),
  slug,
  title: z.string(),
  objective: z.string(),
  jp: learningHours,
  lessons: z.array(
    z.strictObject({
      slug,
      title: z.string(),
      /** HTML rendered at publication, one text per screen. */
      screens: z.array(z.string()),
      words: z.number(),
    }),
  ),
  quiz: z.strictObject({
    ...quizHead.shape,
    shuffle: z.boolean(),
    /** How many questions of each module a paper draws; 0: all. */
    drawPerModule: z.number(),
    /** How many are drawn from each pool; a case counts as one. */
    pools: z.optional(z.array(z.number())),
  }),
  questions: z.array(question),
  /** Pictures and recordings that the lessons show, each a file of its own that is downloaded on wish. */
  media: z.optional(z.array(medium)),
})
export type Pack = z.output<typeof pack>

/** What `/catalog.json` holds: the newest version of every course that an area may use. Small and never kept for long. */
export const catalog = z.strictObject({
  v: z.literal(1),
  area: areaCode,
  courses: z.array(
    z.strictObject({
      head: courseHead,
      /** One per module; the final test has none: its paper comes when it is started. */
      packs: z.array(
        z.strictObject({
          slug,
          /** `/pack/<slug>.<hash>.json` */
          url: z.string(),
          /** What fetching it costs. */
          transfer: z.number(),
          media: z.array(medium),
          /** Against the version before: null when nothing changed, or for the first version. */
          changed: z.nullable(z.enum(['new', 'text', 'questions', 'both'])),
        }),
      ),
    }),
  ),
})
export type Catalog = z.output<typeof catalog>

/** What grading and the result page need of one question. */
export type ItemKey = {
  /** The right answer, as a learner's is written; of `number` the value, of `short` the first form. */
  readonly right: string
  /** Of `number`: how far from it an answer may be. */
  readonly tolerance?: number
  /** Of `short`: every form that is right. */
  readonly accepted?: readonly string[]
  /** The question of the bank and which of its versions this is, as statistics tell them apart: `01a1….3`. */
  readonly edition?: string
  readonly explanation: string
  /** Option id → what is said to who chose it. */
  readonly why: Readonly<Record<string, string>>
  readonly level: 1 | 2 | 3
  readonly objective: string
  readonly source: string
}
/** By question id. Read by the Worker only. */
export type PackKeys = Readonly<Record<string, ItemKey>>

/** A fault, or a warning, in the source of a course. `reason` is a code that the site words. */
export const contentProblem = z.strictObject({
  file: z.string(),
  /** 1-based; 0 when the file is missing. */
  line: z.number(),
  reason: z.string(),
  /** What the reason is about: a name, a number. */
  about: z.string(),
})
export type ContentProblem = z.output<typeof contentProblem>

export const sourceFile = z.strictObject({
  /** `course.yaml`, `mengenal-kpm/siapa-kpm.md`, `mengenal-kpm/gambar/peta.svg` */
  path: z.string().check(z.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*\.(yaml|md|svg)$/), z.maxLength(200)),
  text: z.string().check(z.maxLength(100_000)),
})
export type SourceFile = z.output<typeof sourceFile>

export const courseSummary = z.strictObject({
  courseId: uuid,
  code: courseCode,
  ownerArea: areaCode,
  countsAsTrained: z.boolean(),
  /** Null until first published. */
  current: z.nullable(
    z.strictObject({
      versionId: uuid,
      versionNumber: z.number(),
      title: z.string(),
      publishedAt: instant,
    }),
  ),
})
export type CourseSummary = z.output<typeof courseSummary>

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/course-drafts/:code',
  summary: 'Saves the whole source of a course; refused when somebody saved in between',
  input: z.strictObject({
    code: courseCode,
    courseId: z.optional(uuid),
    /** Whose course a new one becomes; the whole country's unless said. */
    ownerArea: z.optional(areaCode),
    files: z.array(sourceFile).check(z.maxLength(400)),
    /** The version that was read; 0 for a new course. */
    version: z.number().check(z.int(), z.minimum(0)),
  }),
  reply: z.strictObject({ courseId: uuid, version: z.number() }),
})

export const readDraft = endpoint({
  method: 'GET',
  path: '/course-drafts/:code',
  summary: 'The source of a course as it was saved last, with its version',
  input: z.strictObject({ code: courseCode }),
  reply: z.strictObject({
    courseId: uuid,
    ownerArea: areaCode,
    files: z.array(sourceFile),
    version: z.number(),
    savedAt: instant,
  }),
})

export const publishCourse = endpoint({
  method: 'POST',
  path: '/courses/:courseId/publish',
  summary: 'Publishes the draft as a new immutable version; the same content again adds none',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({
    versionId: uuid,
    versionNumber: z.number(),
    contentHash: z.string(),
    /** False when the newest version has this content already. */
    isNew: z.boolean(),
    warnings: z.array(contentProblem),
  }),
})

export const addMedium = endpoint({
  method: 'POST',
  path: '/course-media',
  summary:
    'Takes a WebP picture (at most 120 kB) or an Opus recording in WebM or Ogg (at most 1 MB) for lessons; the same content again is the same file',
  input: z.strictObject({
    /** Whose it is; the whole country's unless said. */
    ownerArea: z.optional(areaCode),
    base64: z
      .string()
      .check(z.minLength(1), z.maxLength(1_400_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    /** What a course from elsewhere calls it: kept when it is the beginning of the SHA-256. */
    name: z.optional(z.string().check(z.maxLength(40))),
  }),
  reply: z.strictObject({
    /** As lessons name it: `0123456789abcdef.webp`. */
    name: z.string(),
    kind: medium.shape.kind,
    bytes: z.number(),
    /** Of a picture. */
    width: z.nullable(z.number()),
    height: z.nullable(z.number()),
    /** Of a recording that says how long it is. */
    seconds: z.nullable(z.number()),
  }),
})

export const listCourses = endpoint({
  method: 'GET',
  path: '/courses',
  summary: 'The courses that an area may use: its own and those of the areas above it',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({ courses: z.array(courseSummary) }),
})

export const readCourse = endpoint({
  method: 'GET',
  path: '/courses/:courseId',
  summary: 'The newest published version of a course, without its texts',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({ head: courseHead }),
})

export const readPack = endpoint({
  method: 'GET',
  path: '/courses/:courseId/versions/:versionId/packs/:slug',
  summary:
    'One module, or for staff the final test, of a published version: lessons and questions, no keys',
  input: z.strictObject({ courseId: uuid, versionId: uuid, slug }),
  reply: z.strictObject({ pack }),
})

const area = z.optional(areaCode)
/** The catalogue of an area, of the whole country unless said. */
export const catalogFile = page({ method: 'GET', path: '/catalog.json', form: z.object({ area }) })
/** `<slug>.<hash>.json` */
export const packFile = page({
  method: 'GET',
  path: '/pack/:file',
  form: z.object({ file: z.string().check(z.maxLength(100)) }),
})
/** `<sha256-32>.<webp|webm|ogg>`; of files from before, 16 digits. */
export const mediaFile = page({
  method: 'GET',
  path: '/media/:file',
  form: z.object({ file: z.string().check(z.maxLength(40)) }),
})
