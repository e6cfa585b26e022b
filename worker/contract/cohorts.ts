/** Angkatan: cadres who are trained together. Their seats, who may still be invited, and the numbers to write to. */
import * as z from 'zod/mini'
import { courseCode } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, shortText, uuid } from './fields.ts'
import { SIGN_IN_STATES } from './identity.ts'
import { areaChoice, CADRE_KINDS, CADRE_STATUSES } from './roster.ts'

export const COHORT_STATES = ['OPEN', 'CLOSED'] as const
export type CohortState = (typeof COHORT_STATES)[number]

export const MAX_CAPACITY = 500
/** Cadres added, taken out, moved or written to in one call. */
export const MAX_AT_ONCE = 100
export const SUGGESTIONS_A_PAGE = 50

const year = z.coerce.number().check(z.int(), z.gte(2015), z.lte(2100))

const facts = {
  name: shortText,
  /** `KPM-DASAR`; null for no course in particular. */
  courseCode: z.nullable(courseCode),
  place: shortText,
  startsOn: dateOnly,
  /** The last day of it. */
  endsOn: dateOnly,
  capacity: z.int().check(z.gte(1), z.lte(MAX_CAPACITY)),
}

export const cohort = z.strictObject({
  id: uuid,
  ...facts,
  name: z.string(),
  place: z.string(),
  state: z.enum(COHORT_STATES),
  /** Named by a change, so that nobody overwrites one not seen. Members come and go without raising it. */
  version: z.number(),
  /** Seats taken, wherever their cadres serve; may go over the capacity when an officer said so. */
  filled: z.number(),
  /** Of them, those whom the area asked from may see. */
  seen: z.number(),
  /** Of `seen`, those who count as trained today. */
  trained: z.number(),
})
export type Cohort = z.output<typeof cohort>

const personFields = {
  cadreId: uuid,
  /** Kode kader. */
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  /** Where she serves today, else where she will; null for nowhere. */
  area: z.nullable(areaChoice),
  signIn: z.enum(SIGN_IN_STATES),
}

export const cohortMember = z.strictObject({
  ...personFields,
  status: z.enum(CADRE_STATUSES),
  /** The day from which she counts as trained; null while she does not. */
  trainedOn: z.nullable(dateOnly),
})
export type CohortMember = z.output<typeof cohortMember>

export const suggestedMember = z.strictObject(personFields)
export type SuggestedMember = z.output<typeof suggestedMember>

export const listCohorts = endpoint({
  method: 'GET',
  path: '/areas/:area/cohorts',
  summary: 'The cohorts of a district, the latest first; a sub-district counts its own members',
  input: z.strictObject({
    /** A district or a sub-district. */
    area: areaCode,
    /** The year of the first day. */
    year: z.optional(year),
    state: z.optional(z.enum(COHORT_STATES)),
  }),
  reply: z.strictObject({
    cohorts: z.array(cohort),
    /** All years with a cohort, the latest first. */
    years: z.array(z.number()),
    /** Today in the district. */
    asOf: dateOnly,
  }),
})

export const readCohort = endpoint({
  method: 'GET',
  path: '/areas/:area/cohorts/:cohortId',
  summary:
    'One cohort with its members by name; a sub-district sees those with an assignment in it',
  input: z.strictObject({ area: areaCode, cohortId: uuid }),
  reply: z.strictObject({ cohort, members: z.array(cohortMember), asOf: dateOnly }),
})

export const saveCohort = endpoint({
  method: 'PUT',
  path: '/districts/:district/cohorts/:cohortId',
  summary:
    'Makes a cohort (version 0, its id made by the browser) or changes it; CHANGED_MEANWHILE when the version is old',
  input: z.strictObject({
    district: districtCode,
    cohortId: uuid,
    version: z.int().check(z.gte(0)),
    /** INPUT_INVALID with the path `endsOn` when it lies before `startsOn`. */
    ...facts,
  }),
  reply: z.strictObject({ cohort }),
})

export const setCohortState = endpoint({
  method: 'POST',
  path: '/districts/:district/cohorts/:cohortId/state',
  summary: 'Closes a cohort, or opens it again; the same state twice changes nothing',
  input: z.strictObject({
    district: districtCode,
    cohortId: uuid,
    version: z.int(),
    state: z.enum(COHORT_STATES),
  }),
  reply: z.strictObject({ cohort }),
})

const cadreIds = z.array(uuid).check(z.minLength(1), z.maxLength(MAX_AT_ONCE))
/** Said by an officer who was told that the seats do not suffice. */
const overCapacity = z.optional(z.literal(true))

export const addCohortMembers = endpoint({
  method: 'POST',
  path: '/districts/:district/cohorts/:cohortId/members',
  summary:
    'Gives cadres a seat, nobody twice; COHORT_FULL with `free` and `wanted` when the seats do not suffice',
  input: z.strictObject({ district: districtCode, cohortId: uuid, cadreIds, overCapacity }),
  /** `changed`: those who were no members before. */
  reply: z.strictObject({ cohort, changed: z.number() }),
})

export const removeCohortMembers = endpoint({
  method: 'POST',
  path: '/districts/:district/cohorts/:cohortId/members/remove',
  summary: 'Takes cadres out of a cohort; who is no member is left out',
  input: z.strictObject({ district: districtCode, cohortId: uuid, cadreIds }),
  reply: z.strictObject({ cohort, changed: z.number() }),
})

export const moveCohortMembers = endpoint({
  method: 'POST',
  path: '/districts/:district/cohorts/:cohortId/members/move',
  summary:
    'Moves members to another open cohort of the district; who is there already is moved no more',
  input: z.strictObject({
    district: districtCode,
    cohortId: uuid,
    to: uuid,
    cadreIds,
    overCapacity,
  }),
  /** The cohort that they left. */
  reply: z.strictObject({ cohort, changed: z.number() }),
})

export const suggestCohortMembers = endpoint({
  method: 'GET',
  path: '/districts/:district/cohort-suggestions',
  summary: 'Active cadres who are not trained and have a seat in no open cohort, 50 a page by name',
  input: z.strictObject({
    district: districtCode,
    subDistrict: z.optional(areaCode),
    /** `yes`: only of villages without any trained cadre. */
    uncovered: z.optional(z.literal('yes')),
    /** `next` of the page before: a cadre's id. */
    after: z.optional(uuid),
  }),
  reply: z.strictObject({
    cadres: z.array(suggestedMember),
    /** Of all pages. */
    total: z.number(),
    next: z.nullable(uuid),
  }),
})

export const readWhatsappNumbers = endpoint({
  // Not GET: what is answered may be kept nowhere on the way.
  method: 'POST',
  path: '/districts/:district/whatsapp-numbers',
  summary:
    "Whole numbers of cadres, for the district's own officers; each call is written in the log",
  input: z.strictObject({ district: districtCode, cadreIds }),
  reply: z.strictObject({
    /** In the order asked for. */
    numbers: z.array(
      z.strictObject({
        cadreId: uuid,
        /** `628…`, for `https://wa.me/<number>?text=…`; null when unknown. */
        whatsappNumber: z.nullable(z.string()),
      }),
    ),
  }),
})
