/**
 * What cadres still lack for a certificate, and waivers (dispensasi): one person asks that a cadre is let off a part of the pass
 * rule until a day, another decides.
 */
import * as z from 'zod/mini'
import { courseHead } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { cursor, dateOnly, districtCode, instant, longText, uuid } from './fields.ts'
import { page } from './page.ts'
import { PASS_PARTS, WAIVABLE_PARTS } from './pass-rules.ts'

export const WAIVER_STATES = ['asked', 'granted', 'declined', 'withdrawn'] as const
export type WaiverState = (typeof WAIVER_STATES)[number]

/** How long a waiver may hold. */
export const WAIVER_MONTHS = 12

export const partResult = z.strictObject({
  part: z.enum(PASS_PARTS),
  needed: z.number(),
  reached: z.number(),
  isMet: z.boolean(),
  waivedUntil: z.optional(dateOnly),
  lacks: z.array(z.string()),
})

export const requirement = z.strictObject({
  cadreId: uuid,
  code: z.string(),
  name: z.string(),
  areaName: z.string(),
  hasBegun: z.boolean(),
  /** In the order of the rule; see `PartResult` for the units. */
  parts: z.array(partResult),
  /** Of a waiver that nobody has decided yet: its part. */
  asked: z.array(z.enum(WAIVABLE_PARTS)),
})
export type Requirement = z.output<typeof requirement>

const ofCourse = z.strictObject({ district: districtCode, courseId: uuid })
const requirements = z.strictObject({
  course: z.pick(courseHead, {
    code: true,
    title: true,
    modules: true,
    finalTest: true,
    passRule: true,
  }),
  /** By area and name; in the list at most 2,000, for a file all. */
  cadres: z.array(requirement),
  total: z.number(),
  /** Of the cadres in service, how many meet the rule. */
  eligible: z.number(),
})

export const listRequirements = endpoint({
  method: 'GET',
  path: '/districts/:district/courses/:courseId/requirements',
  summary:
    'Cadres in service who do not meet the pass rule of a course yet, with what each has reached of every part',
  input: ofCourse,
  reply: requirements,
})

export const exportRequirements = endpoint({
  method: 'POST',
  path: '/districts/:district/courses/:courseId/requirements/export',
  summary: 'All of them for a file: that names leave the house is written into the log first',
  input: ofCourse,
  reply: requirements,
})

export const waiver = z.strictObject({
  id: uuid,
  state: z.enum(WAIVER_STATES),
  cadreId: uuid,
  code: z.string(),
  name: z.string(),
  areaName: z.string(),
  courseId: uuid,
  courseCode: z.string(),
  part: z.enum(WAIVABLE_PARTS),
  reason: z.string(),
  /** The last day on which it holds. */
  until: dateOnly,
  /** A granted one whose last day is over. */
  isOver: z.boolean(),
  askedAt: instant,
  askedByName: z.nullable(z.string()),
  /** Whether whoever asks put it forward: then another person must decide. */
  isOwn: z.boolean(),
  decidedAt: z.nullable(instant),
  decidedByName: z.nullable(z.string()),
  /** Why it was declined. */
  answer: z.nullable(z.string()),
  withdrawnAt: z.nullable(instant),
  withdrawNote: z.nullable(z.string()),
})
export type Waiver = z.output<typeof waiver>

const reply = z.strictObject({ waiver })
const waiverInput = { district: districtCode, id: uuid }

export const listWaivers = endpoint({
  method: 'GET',
  path: '/districts/:district/waivers',
  summary: 'Waivers that were asked for, newest first',
  input: z.strictObject({
    district: districtCode,
    state: z.optional(z.enum(WAIVER_STATES)),
    after: cursor,
  }),
  reply: z.strictObject({ waivers: z.array(waiver), next: z.nullable(z.string()) }),
})

export const askWaiver = endpoint({
  method: 'POST',
  path: '/districts/:district/waivers',
  summary: 'Asks another person to let a cadre off a part of the pass rule until a day',
  input: z.strictObject({
    ...waiverInput,
    cadreId: uuid,
    courseId: uuid,
    part: z.enum(WAIVABLE_PARTS),
    reason: longText,
    /** The last day, at most 12 months from today. */
    until: dateOnly,
  }),
  reply,
})

export const grantWaiver = endpoint({
  method: 'POST',
  path: '/districts/:district/waivers/:id/grant',
  summary: 'Grants a waiver as the second person; it holds from today to its last day',
  input: z.strictObject(waiverInput),
  reply,
})

export const declineWaiver = endpoint({
  method: 'POST',
  path: '/districts/:district/waivers/:id/decline',
  summary: 'Declines a waiver as the second person, with an answer',
  input: z.strictObject({ ...waiverInput, answer: longText }),
  reply,
})

export const withdrawWaiver = endpoint({
  method: 'POST',
  path: '/districts/:district/waivers/:id/withdraw',
  summary:
    'Takes a waiver back, asked or granted, with a note; certificates that were issued stay as they are',
  input: z.strictObject({ ...waiverInput, note: longText }),
  reply,
})

/** What a cadre still lacks for a certificate, of all her courses. */
export const requirementsPage = page({ method: 'GET', path: '/syarat', form: z.object({}) })
/** The same of one course; `code` in lower case. */
export const requirementPage = page({
  method: 'GET',
  path: '/syarat/:code',
  form: z.object({ code: z.string().check(z.maxLength(100)) }),
})
