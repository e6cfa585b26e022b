/**
 * Field practice: what trainers assess on the steps of a published sheet, on phones without signal, and what the office reads of
 * it. Phones may send what they kept for days: what was accepted once stays accepted, changes are additions.
 */
import * as z from 'zod/mini'
import { courseCode, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, oneLine, phoneClock, uuid } from './fields.ts'
import { page } from './page.ts'
import {
  MAX_COMMENT,
  MAX_PLACE,
  MAX_PRACTICE_EVENTS,
  MAX_REASON,
  MAX_STEPS,
  STEP_RESULTS,
} from './practice-rules.ts'
import { areaChoice } from './roster.ts'

const results = z.array(z.enum(STEP_RESULTS))

const envelope = {
  /** Made by the phone: what makes a repeat recognisable. Of an assessment it is its id. */
  id: uuid,
  at: phoneClock,
}

/** Of events, `id` and content; the same id with another content keeps the first. */
export const practiceEvent = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('assess'),
    cadreId: uuid,
    courseCode,
    /** Of the published version whose sheet was in hand; an old one counts too. */
    versionId: uuid,
    /** Null: a sheet of the whole course. */
    module: z.nullable(slug),
    sheet: slug,
    /** One per step of that sheet. */
    results: results.check(z.minLength(1), z.maxLength(MAX_STEPS)),
    /** For the cadre, who reads it; may be empty. */
    comment: z.string().check(oneLine, z.maxLength(MAX_COMMENT)),
    place: z.string().check(oneLine, z.maxLength(MAX_PLACE)),
  }),
  /** Takes an assessment back, for good: it was of a wrong person or sheet. */
  z.strictObject({
    ...envelope,
    type: z.literal('retract'),
    assessmentId: uuid,
    reason: z.string().check(oneLine, z.minLength(1), z.maxLength(MAX_REASON)),
  }),
])
export type PracticeEvent = z.output<typeof practiceEvent>

const eventResult = z.strictObject({
  id: z.string(),
  /** applied: now in the record · duplicate: was there already, or is about somebody whose data were erased ·
   * rejected: not kept, for `code`. All may leave the outbox. */
  status: z.enum(['applied', 'duplicate', 'rejected']),
  /** INPUT_INVALID · NOT_FOUND (person, version or sheet) · STEPS_DIFFER (results do not fit the sheet) · CONFLICT */
  code: z.optional(z.string()),
})
export type PracticeResult = z.output<typeof eventResult>

export const takePractice = endpoint({
  method: 'POST',
  path: '/areas/:area/practice',
  summary:
    'Takes the assessments of a trainer’s phone, each exactly once and in any order; DATABASE_BUSY when many write at once',
  input: z.strictObject({
    area: areaCode,
    /** The account that did it, as the phone says: OTHER_PERSON when another is signed in by now. */
    owner: z.optional(uuid),
    /** The difference to our clock corrects `at`. */
    now: phoneClock,
    /** Looked at one by one: one that is wrong must not hold up the others. */
    events: z
      .array(z.looseObject({ id: z.string().check(z.maxLength(80)) }))
      .check(z.minLength(1), z.maxLength(MAX_PRACTICE_EVENTS)),
  }),
  reply: z.strictObject({
    now: z.number(),
    /** One per event, in the order sent. */
    results: z.array(eventResult),
  }),
})

/** A practice sheet as published. */
const practiceSheet = z.strictObject({
  courseCode,
  courseTitle: z.string(),
  versionId: uuid,
  module: z.nullable(slug),
  /** Null with `module`. */
  moduleTitle: z.nullable(z.string()),
  sheet: slug,
  title: z.string(),
  /** What is looked at, in order. */
  steps: z.array(z.string()),
  /** Of the newest version: what is assessed by now. Others explain earlier assessments. */
  isCurrent: z.boolean(),
})
export type PracticeSheet = z.output<typeof practiceSheet>

export const fieldPerson = z.strictObject({
  cadreId: uuid,
  /** Kode kader: what is on her card. */
  code: z.string(),
  name: z.string(),
  area: z.nullable(areaChoice),
})

/** As it stands in the record; what was taken back is left out unless said otherwise. */
const assessment = z.strictObject({
  id: uuid,
  /** Of who stands for her, when she was entered twice. */
  cadreId: uuid,
  courseCode,
  versionId: uuid,
  module: z.nullable(slug),
  sheet: slug,
  results,
  comment: z.string(),
  place: z.string(),
  doneAt: instant,
  /** The name of the assessor. */
  by: z.string(),
})
export type RecordedAssessment = z.output<typeof assessment>

/** A photo beside an assessment, without its bytes. */
export const practicePhoto = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  takenAt: instant,
  /** The name of who took it. */
  by: z.string(),
  bytes: z.int(),
  /** In pixels. */
  width: z.int(),
  height: z.int(),
  /** Whether who asks may remove it: it is theirs, or they are the district's office. */
  mayRemove: z.boolean(),
})
export type PracticePhoto = z.output<typeof practicePhoto>

/** Whose practice: all who serve in the area, or a cohort, or who is invited to a meeting or was marked in it. */
const whose = {
  area: areaCode,
  cohortId: z.optional(uuid),
  meetingId: z.optional(uuid),
}

export const readPracticeBook = endpoint({
  method: 'GET',
  path: '/areas/:area/practice-book',
  summary:
    'What a trainer’s phone needs to assess field practice without signal: sheets, people by name, and what was assessed already',
  input: z.strictObject(whose),
  reply: z.strictObject({
    /** Current ones first, in the order of the courses. */
    sheets: z.array(practiceSheet),
    people: z.array(fieldPerson),
    /** To be folded with what the phone has not sent yet, see `foldPractice`. */
    assessments: z.array(assessment),
    /** Whether the district takes photos by now, and those beside these assessments. */
    photos: z.strictObject({ isOn: z.boolean(), taken: z.array(practicePhoto) }),
    /** Hours that the district is ahead of UTC. */
    ahead: z.number(),
    asOf: dateOnly,
    /** Ours, ms, for phones whose clock is wrong. */
    now: z.number(),
  }),
})

const ofPractice = z.strictObject({ ...whose, courseCode })
const practiceListed = z.strictObject({
  courseTitle: z.string(),
  /** The columns: current sheets of the course. */
  sheets: z.array(practiceSheet),
  /** Those of them that the pass rule asks for; empty: it asks for none, and all of them count. */
  asked: z.array(z.strictObject({ module: z.nullable(slug), sheet: slug })),
  people: z.array(
    z.extend(fieldPerson, {
      /** Of the sheets on which she was assessed, old ones too. */
      outcomes: z.array(
        z.strictObject({
          module: z.nullable(slug),
          sheet: slug,
          attempts: z.number(),
          /** Percent of steps done alone in the assessment that counts, one decimal, rounded down. */
          share: z.number(),
          isCompetent: z.boolean(),
          /** The day of the assessment that counts. */
          on: dateOnly,
          by: z.string(),
          /** Of the assessment that counts: the version of its sheet, and one result per step of that. */
          versionId: uuid,
          results,
        }),
      ),
      /** Competent in all sheets that the rule asks for; where it asks for none, in all current ones. */
      isComplete: z.boolean(),
    }),
  ),
  asOf: dateOnly,
})

export const listPractice = endpoint({
  method: 'GET',
  path: '/areas/:area/practice',
  summary:
    'How far the people of an area, a cohort or a meeting are in the field practice of a course',
  input: ofPractice,
  reply: practiceListed,
})

export const exportPractice = endpoint({
  method: 'POST',
  path: '/areas/:area/practice/export',
  summary: 'The same for a file: that names leave the house is written into the log first',
  input: ofPractice,
  reply: practiceListed,
})

export const readCadrePractice = endpoint({
  method: 'GET',
  path: '/areas/:area/cadres/:cadreId/practice',
  summary:
    'Every assessment of one cadre with its sheet, the newest first, those that were taken back too',
  input: z.strictObject({ area: areaCode, cadreId: uuid }),
  reply: z.strictObject({
    person: fieldPerson,
    sheets: z.array(practiceSheet),
    assessments: z.array(
      z.extend(assessment, {
        retracted: z.nullable(z.strictObject({ reason: z.string(), at: instant, by: z.string() })),
      }),
    ),
    /** Beside these assessments. */
    photos: z.array(practicePhoto),
    asOf: dateOnly,
  }),
})

/** What the cadre who is signed in sees of her own practice. */
export const ownPracticePage = page({ method: 'GET', path: '/praktik' })
