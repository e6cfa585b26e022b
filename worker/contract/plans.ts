/**
 * RTL, a cadre's follow-up plan for a course: what she does next, with whom, where and by when; how far she is, and what her
 * trainer says of it. She writes it on pages of the Worker; the office reads, follows up, signs and returns it.
 */
import * as z from 'zod/mini'
import { courseCode } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, longText, oneLine, uuid } from './fields.ts'
import { page } from './page.ts'
import { LINE_STATES, PLAN_STATES } from './plan-rules.ts'
import { areaChoice } from './roster.ts'

const planLine = z.strictObject({
  /** Stays with the line when the plan is changed: progress hangs on it. */
  id: uuid,
  what: z.string(),
  /** May be empty, as `where`. */
  withWhom: z.string(),
  where: z.string(),
  /** By when. */
  dueOn: dateOnly,
  /** The latest that she said of it. */
  progress: z.strictObject({
    state: z.enum(LINE_STATES),
    note: z.string(),
    /** Null: she has said nothing yet. */
    at: z.nullable(instant),
  }),
  /** Its day has come and it is not done. */
  isDue: z.boolean(),
})
export type PlanLine = z.output<typeof planLine>

const planHead = z.strictObject({
  id: uuid,
  cadreId: uuid,
  /** Kode kader. */
  code: z.string(),
  name: z.string(),
  area: z.nullable(areaChoice),
  courseCode,
  courseTitle: z.string(),
  /** WRITTEN: waits for a trainer · RETURNED: waits for the cadre · SIGNED: "RTL diterima" */
  state: z.enum(PLAN_STATES),
  /** Goes up with every change of hers; signing and returning name it. */
  version: z.number(),
  savedAt: instant,
  lines: z.number(),
  /** Lines that are done, and those whose day has come and that are not done. */
  linesDone: z.number(),
  linesDue: z.number(),
  /** When the trainer wants to look again; null: no date was set. */
  nextOn: z.nullable(dateOnly),
  /** `nextOn` has come. */
  isFollowUpDue: z.boolean(),
})
export type PlanHead = z.output<typeof planHead>

export const listPlans = endpoint({
  method: 'GET',
  path: '/areas/:area/plans',
  summary:
    'The follow-up plans of an area’s cadres: those whose follow-up is due first, then those that wait longest; at most 500',
  input: z.strictObject({
    area: areaCode,
    courseCode: z.optional(courseCode),
    /** WAITING: written, neither signed nor returned · DUE: a follow-up or a line is due */
    show: z.optional(z.enum(['WAITING', 'DUE', 'RETURNED', 'SIGNED'])),
  }),
  reply: z.strictObject({
    plans: z.array(planHead),
    /** Of all plans asked for by area and course, whatever is shown. */
    counts: z.strictObject({
      all: z.number(),
      waiting: z.number(),
      due: z.number(),
      returned: z.number(),
      signed: z.number(),
    }),
    asOf: dateOnly,
  }),
})

const planNote = z.strictObject({
  id: uuid,
  kind: z.enum(['FOLLOW_UP', 'SIGN', 'RETURN']),
  /** Read by the cadre; may be empty on signing. */
  note: z.string(),
  /** The day on which it took place. */
  on: dateOnly,
  nextOn: z.nullable(dateOnly),
  /** The version of the plan it was said of. */
  version: z.number(),
  by: z.string(),
  at: instant,
})
export type PlanNote = z.output<typeof planNote>

const plan = z.extend(z.omit(planHead, { lines: true }), {
  lines: z.array(planLine),
  /** The newest first. */
  notes: z.array(planNote),
  signed: z.nullable(z.strictObject({ at: instant, by: z.string() })),
})
export type Plan = z.output<typeof plan>

export const readPlan = endpoint({
  method: 'GET',
  path: '/areas/:area/plans/:planId',
  summary: 'One follow-up plan with its lines, how far they are, and what trainers said of it',
  input: z.strictObject({ area: areaCode, planId: uuid }),
  reply: z.strictObject({ plan, asOf: dateOnly }),
})

const reply = z.strictObject({ plan })

export const addFollowUp = endpoint({
  method: 'POST',
  path: '/areas/:area/plans/:planId/follow-ups',
  summary:
    'Notes what came of looking after a plan, and when to look again; sent again with its id it is one note',
  input: z.strictObject({
    area: areaCode,
    planId: uuid,
    /** Made by the browser. */
    id: uuid,
    note: longText,
    /** Not in the future. */
    on: dateOnly,
    /** After `on`; null: nothing more is planned. */
    nextOn: z.nullable(dateOnly),
  }),
  reply,
})

export const signPlan = endpoint({
  method: 'POST',
  path: '/areas/:area/plans/:planId/sign',
  summary:
    '"RTL diterima": signs the version that was read; CHANGED_MEANWHILE when the cadre changed it since',
  input: z.strictObject({
    area: areaCode,
    planId: uuid,
    version: z.int().check(z.gte(0)),
    note: z.optional(longText),
    nextOn: z.nullable(dateOnly),
  }),
  reply,
})

export const returnPlan = endpoint({
  method: 'POST',
  path: '/areas/:area/plans/:planId/return',
  summary:
    'Gives a plan back to the cadre with a note of what to change, a signed one too; CHANGED_MEANWHILE when she changed it since',
  input: z.strictObject({
    area: areaCode,
    planId: uuid,
    version: z.int().check(z.gte(0)),
    note: longText,
  }),
  reply,
})

/** As it stands in an address, the course's code in lower case; what fits nothing is not found. */
const part = z.string().check(z.maxLength(100))

/** The plans of the cadre who is signed in. */
export const ownPlansPage = page({ method: 'GET', path: '/rtl' })
/** `/rtl/kpm-dasar`: hers of one course, with how far each line is; its form while there is none. */
export const ownPlanPage = page({
  method: 'GET',
  path: '/rtl/:code',
  form: z.object({ code: part }),
})
export const planFormPage = page({
  method: 'GET',
  path: '/rtl/:code/tulis',
  form: z.object({ code: part }),
})
/** Posts `baris1`, `apa1`, `dengan1`, `di1`, `kapan1` and on to 10: the line's id, what, with whom, where, by when. */
export const planForm = page({
  method: 'POST',
  path: '/rtl/:code/tulis',
  form: z.catchall(
    z.object({
      code: part,
      /** Whose form it is: on a shared phone somebody else may have signed in meanwhile. */
      orang: uuid,
      /** The id of this saving, made with the form: sent twice it is one. */
      kirim: uuid,
      /** The version that the form was filled from; 0 for none. */
      versi: z.string().check(z.regex(/^\d{1,6}$/)),
    }),
    z.string().check(z.maxLength(400)),
  ),
})
/** How far one line is. */
export const lineForm = page({
  method: 'POST',
  path: '/rtl/:code/kabar',
  form: z.object({
    code: part,
    orang: uuid,
    kirim: uuid,
    baris: uuid,
    keadaan: z.enum(LINE_STATES),
    catatan: z.string().check(oneLine, z.maxLength(200)),
  }),
})
