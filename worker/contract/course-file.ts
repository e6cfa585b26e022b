/**
 * A course as one file, and on paper: what opening a file would bring, and everything that a printed handbook or booklet says.
 * The file itself is written and read in the browser (`site/src/lib/course-file`), from `exportCourse` into `importCourse`.
 */
import * as z from 'zod/mini'
import {
  contentProblem,
  courseCode,
  moduleHead,
  pack,
  question,
  review,
  sourceFile,
} from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, uuid } from './fields.ts'
import { itemCode } from './items.ts'
import { passRule, writtenPassRule } from './pass-rule.ts'
import { draftChange } from './workshop.ts'

export const compareCourse = endpoint({
  method: 'POST',
  path: '/course-imports/compare',
  summary: 'What opening a file of a course would do in an area; writes nothing',
  input: z.strictObject({
    ownerArea: areaCode,
    /** As the file calls it. */
    code: courseCode,
    files: z.array(sourceFile).check(z.maxLength(400)),
    /** What the file brings along beside its texts. */
    media: z
      .array(
        z.strictObject({
          name: z.string().check(z.regex(/^[0-9a-f]{16,64}\.(webp|webm|ogg)$/)),
          bytes: z.number().check(z.int(), z.minimum(0)),
        }),
      )
      .check(z.maxLength(400)),
  }),
  reply: z.strictObject({
    /** The area's own course of this code: the file may go into its draft. */
    course: z.nullable(
      z.strictObject({ courseId: uuid, title: z.string(), version: z.number(), savedAt: instant }),
    ),
    /** What a course of its own would be called: the file's code where nobody has it. */
    newCode: courseCode,
    /** What the file holds, by titles. */
    modules: z.array(z.strictObject({ title: z.string(), lessons: z.array(z.string()) })),
    /** Against the draft of `course`; empty without one, and while either cannot be published. */
    changes: z.array(draftChange),
    /** What would have to be mended before publishing. */
    problems: z.array(contentProblem),
    /** Of every question in the files, what it becomes in the bank. */
    items: z.array(
      z.strictObject({
        code: itemCode,
        /**
         * new · same: the bank has it word for word · changed: the course's own, which gets a next version · renamed: the bank
         * has another question of this code, so it comes in as `becomes`
         */
        is: z.enum(['new', 'same', 'changed', 'renamed']),
        becomes: itemCode,
      }),
    ),
  }),
})

/** What a trainer's handbook says of a question beside the question: contract `ItemKey`. */
const printedKey = z.strictObject({
  right: z.string(),
  tolerance: z.optional(z.number()),
  accepted: z.optional(z.array(z.string())),
  explanation: z.string(),
  why: z.record(z.string(), z.string()),
  level: z.literal([1, 2, 3]),
  objective: z.string(),
  source: z.string(),
})
const printedItem = z.strictObject({ question, key: z.nullable(printedKey) })
export type PrintedItem = z.output<typeof printedItem>

const { slug, title, objective, jp, quiz } = moduleHead.shape

export const readForPrint = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/print',
  summary:
    'A course with everything that a printed handbook or booklet says, keys included: its draft, or its newest published version if there is one',
  input: z.strictObject({ courseId: uuid, of: z.enum(['draft', 'published']) }),
  reply: z.strictObject({
    code: courseCode,
    title: z.string(),
    summary: z.string(),
    audience: z.string(),
    countsAsTrained: z.boolean(),
    /** Null: a draft, or never published. */
    version: z.nullable(z.strictObject({ number: z.number(), publishedAt: instant })),
    /** Of the draft. */
    savedAt: instant,
    /** Whether there is a published version to choose. */
    isPublished: z.boolean(),
    review,
    /** Of a draft that cannot be compiled as it is written. */
    passRule: z.union([passRule, writtenPassRule]),
    modules: z.array(
      z.strictObject({
        slug,
        title,
        objective,
        jp,
        quiz,
        lessons: pack.shape.lessons,
        items: z.array(printedItem),
      }),
    ),
    finalTest: z.nullable(z.strictObject({ quiz, items: z.array(printedItem) })),
    facts: z.array(
      z.strictObject({
        id: z.string(),
        module: slug,
        lesson: slug,
        figure: z.string(),
        source: z.string(),
        reviewedOn: dateOnly,
        reviewBy: dateOnly,
      }),
    ),
    /** Why a draft cannot be printed yet: then there are no modules. */
    problems: z.array(contentProblem),
  }),
})
