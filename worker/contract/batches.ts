/**
 * A batch: the cadres who are trained together, of a cohort or a meeting. How far each is, who needs help first, what they knew
 * before and after, and which questions they find hard. Shown live in class, so it is read often and says only what is shown.
 */
import * as z from 'zod/mini'
import { courseCode, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, uuid } from './fields.ts'
import { gainFigures, gainOfModule } from './insight.ts'
import { areaChoice } from './roster.ts'

export const BATCH_KINDS = ['cohort', 'meeting'] as const
export type BatchKind = (typeof BATCH_KINDS)[number]

const which = {
  /** From where it is looked at: a district or a sub-district, which sees its own people. */
  area: areaCode,
  kind: z.enum(BATCH_KINDS),
  batchId: uuid,
}

const batch = z.strictObject({
  kind: z.enum(BATCH_KINDS),
  id: uuid,
  title: z.string(),
  startsOn: dateOnly,
  /** The last day of it. */
  endsOn: dateOnly,
  /** Its course as cadres learn it now; null: it has none, or none that is published. */
  course: z.nullable(
    z.strictObject({
      courseId: uuid,
      code: courseCode,
      title: z.string(),
      /** In their order. */
      modules: z.array(z.strictObject({ slug, title: z.string() })),
      finalTest: z.nullable(z.strictObject({ slug, title: z.string() })),
    }),
  ),
})
export type Batch = z.output<typeof batch>

export const readBatch = endpoint({
  method: 'GET',
  path: '/areas/:area/batches/:kind/:batchId',
  summary: 'What a batch is: the days of a cohort or a meeting, and its course',
  input: z.strictObject(which),
  reply: z.strictObject({ batch }),
})

/** WORKING: something was read or tried. STUCK: tried twice or more and not passed. */
export const PART_STATES = ['NONE', 'WORKING', 'STUCK', 'DONE'] as const
export type PartState = (typeof PART_STATES)[number]

/** Who needs help first. QUIET: began and did nothing for seven days. */
export const NEEDS = ['STUCK', 'QUIET', 'NOT_BEGUN', 'LEARNING', 'FINISHED'] as const
export type Need = (typeof NEEDS)[number]

const batchPart = z.strictObject({
  state: z.enum(PART_STATES),
  /** Attempts that were not passed. */
  misses: z.number(),
  /** 0 to 100; null before the first attempt. */
  best: z.nullable(z.number()),
})
export type BatchPart = z.output<typeof batchPart>

const batchPerson = z.strictObject({
  cadreId: uuid,
  /** Kode kader. */
  code: z.string(),
  name: z.string(),
  area: z.nullable(areaChoice),
  /** The modules in their order, then the final test if there is one. */
  parts: z.array(batchPart),
  lastActivityAt: z.nullable(instant),
  need: z.enum(NEEDS),
})
export type BatchPerson = z.output<typeof batchPerson>

export const readBatchProgress = endpoint({
  method: 'GET',
  path: '/areas/:area/batches/:kind/:batchId/progress',
  summary: 'How far each cadre of a batch is, who needs help first; empty without a course',
  input: z.strictObject(which),
  reply: z.strictObject({ people: z.array(batchPerson), now: instant }),
})

export const readBatchGain = endpoint({
  method: 'GET',
  path: '/areas/:area/batches/:kind/:batchId/gain',
  summary:
    'What a batch knew before and after its course, by module: those who took pre-test and final test',
  input: z.strictObject(which),
  reply: z.strictObject({
    /** Its title; null: the course has none. */
    preTest: z.nullable(z.string()),
    /** Who is in the batch, and of them who took the one and the other. */
    people: z.number(),
    tookBefore: z.number(),
    tookAfter: z.number(),
    total: z.strictObject(gainFigures),
    modules: z.array(gainOfModule),
  }),
})
export type BatchGain = z.output<typeof readBatchGain.reply>

/** So many of a batch must have answered a question before anything is said of it. */
export const FEWEST_ANSWERS = 5
export const HARDEST_ITEMS = 10

export const listBatchItems = endpoint({
  method: 'GET',
  path: '/areas/:area/batches/:kind/:batchId/items',
  summary: 'The questions that a batch found hardest at the first attempt, at most 10',
  input: z.strictObject(which),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        /** As papers call it. */
        questionId: z.string(),
        /** Of the bank; null for one that the bank does not have. */
        itemId: z.nullable(uuid),
        /** The module or test that asked it. */
        slug,
        stem: z.string(),
        answers: z.number(),
        right: z.number(),
      }),
    ),
  }),
})
export type BatchItem = z.output<typeof listBatchItems.reply>['items'][number]
