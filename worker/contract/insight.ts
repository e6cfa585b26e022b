/**
 * How questions and modules work, from what cadres answered, and the correction of a wrong key. Figures come from the first
 * attempt of each cadre: later ones have seen explanations. Rates carry their uncertainty, because groups are small.
 */
import * as z from 'zod/mini'
import { courseCode, question, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, instant, longText, uuid } from './fields.ts'
import { page } from './page.ts'

/** A rate from 0 to 1 with its 95 % interval (Wilson). */
export const rate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
export type Rate = z.output<typeof rate>

/** What the figures say, for the site to word. */
export const ADVICE = [
  /** Those with good marks chose this wrong option more than the key: the key may be wrong. */
  'KEY_DOUBTED',
  /** Too few answers to say anything. */
  'TOO_FEW',
  'TOO_HARD',
  'TOO_EASY',
  /** It does not tell who knows the subject from who does not. */
  'DISCRIMINATES_LITTLE',
  /** Nobody chose this option. */
  'OPTION_UNUSED',
  /** Many left it open. */
  'OFTEN_OPEN',
] as const

export const itemFigures = z.strictObject({
  id: z.string(),
  /** Null for a question that the bank does not have. */
  itemId: z.nullable(uuid),
  /** Of the bank's versions; null when unknown. */
  version: z.nullable(z.number()),
  module: slug,
  quiz: slug,
  stem: z.string(),
  answers: z.number(),
  /** Share of right answers. */
  difficulty: z.nullable(rate),
  /** Correlation of the item with the rest of the paper, -1 to 1, with its 95 % interval (Fisher); null below 10 answers. */
  discrimination: z.nullable(
    z.strictObject({ value: z.number(), low: z.number(), high: z.number() }),
  ),
  /** How it is answered, and what can be chosen: for the one who corrects its key. */
  question,
  /** What is right now, as a learner's answer is written; of `short` every right form, one on each line. */
  right: z.string(),
  /** Its key was corrected after it was published. */
  isCorrected: z.boolean(),
  /** How many of all who answered were right in at least 70 of 100 of the rest of the paper. */
  strong: z.number(),
  /** Most chosen first; at most 12. */
  chosen: z.array(
    z.strictObject({
      /** As a learner's answer is written; empty: left open. */
      answer: z.string(),
      text: z.string(),
      right: z.boolean(),
      count: z.number(),
      /** Of these, who was right in at least 70 of 100 of the rest of the paper. */
      strong: z.number(),
      /** Mean mark (0 to 100) of the rest of the paper of who chose it. */
      rest: z.nullable(z.number()),
    }),
  ),
  advice: z.array(z.strictObject({ reason: z.enum(ADVICE), about: z.string() })),
  /** Open reports of cadres about it. */
  reports: z.number(),
})
export type ItemFigures = z.output<typeof itemFigures>

export const readItemFigures = endpoint({
  method: 'GET',
  path: '/insight/courses/:courseId/items',
  summary:
    'How each question of the newest version of a course works, those that need a look first',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({ items: z.array(itemFigures) }),
})

export const moduleFigures = z.strictObject({
  slug,
  title: z.string(),
  /** Of the cadres who began the course. */
  started: z.number(),
  read: z.number(),
  tried: z.number(),
  passed: z.number(),
  passedAtOnce: z.number(),
  /** Days from the first lesson read to the pass; null while nobody passed. */
  medianDays: z.nullable(z.number()),
  /** Mean mark of first and of best attempts, 0 to 100. */
  firstMark: z.nullable(z.number()),
  bestMark: z.nullable(z.number()),
})
export type ModuleFigures = z.output<typeof moduleFigures>

export const readFunnel = endpoint({
  method: 'GET',
  path: '/insight/courses/:courseId/modules',
  summary: 'How far the cadres of the area come in each module, and how long it takes',
  input: z.strictObject({ courseId: uuid, area: areaCode }),
  reply: z.strictObject({
    /** Who began the course. */
    cadres: z.number(),
    /** Of how many the figures are: of all, or in a large area of a sample, evenly taken. */
    sampled: z.number(),
    modules: z.array(moduleFigures),
  }),
})

/** What a difference between before and after says, for the site to word. */
export const GAINS = [
  /** Fewer than 10 took both tests. */
  'TOO_FEW',
  /** The whole interval is above 0. */
  'GAINED',
  'NOT_CLEAR',
  /** The whole interval is below 0. */
  'LOST',
  /** There was hardly anything left to gain. */
  'KNOWN_BEFORE',
] as const

export const gainFigures = {
  /** Who answered questions of it in both tests. */
  cadres: z.number(),
  /** Mean share of right answers, 0 to 100; null for nobody. */
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
  /** Points from -100 to 100 with their 95 % interval (paired t); null below 2 cadres. */
  difference: z.nullable(z.strictObject({ value: z.number(), low: z.number(), high: z.number() })),
  /** Normalised gain (Hake 1998): of what was left to gain, the share that was gained; null when nothing was left. */
  gain: z.nullable(z.number()),
  says: z.enum(GAINS),
}
export const gainOfModule = z.strictObject({ slug, title: z.string(), ...gainFigures })
export type GainFigures = Omit<z.output<typeof gainOfModule>, 'slug' | 'title'>
export type ModuleGain = z.output<typeof gainOfModule>

export const readGain = endpoint({
  method: 'GET',
  path: '/insight/courses/:courseId/gain',
  summary:
    'How much more cadres of the area know after a course than before: those who took pre-test and final test, by module',
  input: z.strictObject({ courseId: uuid, area: areaCode }),
  reply: z.strictObject({
    /** Its title; null: the newest version has none. */
    preTest: z.nullable(z.string()),
    /** Who began the course, and of how many the figures are; see `readFunnel`. */
    cadres: z.number(),
    sampled: z.number(),
    total: z.strictObject(gainFigures),
    modules: z.array(gainOfModule),
  }),
})

/** A right answer instead of another. */
const correction = {
  courseId: uuid,
  /** As papers call it. */
  questionId: z.string().check(z.maxLength(40)),
  /** As a learner's answer is written; of `short` every right form, one on each line. */
  right: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
}

export const previewRegrade = endpoint({
  method: 'POST',
  path: '/regrades/preview',
  summary: 'What another key would do to the attempts that were graded; writes nothing',
  input: z.strictObject(correction),
  reply: z.strictObject({
    stem: z.string(),
    before: z.string(),
    after: z.string(),
    attempts: z.number(),
    changed: z.number(),
    /** Cadres who pass by it. Nobody loses a pass. */
    passedNow: z.number(),
  }),
})

export const regradeItem = endpoint({
  method: 'POST',
  path: '/regrades',
  summary:
    'Corrects a wrong key in every version that has the question, and grades the attempts anew; nobody loses a pass; repeated with the same id it changes nothing',
  input: z.strictObject({ regradeId: uuid, ...correction, reason: longText }),
  reply: z.strictObject({
    attempts: z.number(),
    changed: z.number(),
    passedNow: z.number(),
    /** False: there are so many that a repeat of the call, or the clock, goes on. */
    isFinished: z.boolean(),
  }),
})

export const regrade = z.strictObject({
  regradeId: uuid,
  courseId: uuid,
  code: courseCode,
  questionId: z.string(),
  stem: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  at: instant,
  by: z.string(),
  attempts: z.number(),
  changed: z.number(),
  passedNow: z.number(),
  isFinished: z.boolean(),
})
export type Regrade = z.output<typeof regrade>

export const listRegrades = endpoint({
  method: 'GET',
  path: '/courses/:courseId/regrades',
  summary: 'Every correction of a key of a course, newest first',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({ regrades: z.array(regrade) }),
})

/** What corrected keys did to the marks of the cadre who is signed in; each is shown until she has confirmed it. */
export const correctionsPage = page({ method: 'GET', path: '/nilai-dibetulkan' })
export const correctionsForm = page({ method: 'POST', path: '/nilai-dibetulkan' })
