/**
 * A cadre's rights over her own data: her page, her copy, what she asks of the office, an end of use; and the office's side of it:
 * the queue with its clock, how long things are kept, and who was affected when something went wrong (UU 27/2022).
 */
import * as z from 'zod/mini'
import { AUDIT_GROUPS } from './audit.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, instant, lines, uuid } from './fields.ts'
import { page } from './page.ts'
import { RETENTION_KINDS } from './retention-kinds.ts'

export const CORRECTION_TOPICS = [
  'NAME',
  'VILLAGE',
  'PHONE',
  'DECREE',
  'MARKS',
  'ATTENDANCE',
  'OTHER',
] as const
export type CorrectionTopic = (typeof CORRECTION_TOPICS)[number]
export const REQUEST_STATES = ['RECEIVED', 'WORKING', 'DONE', 'DECLINED', 'WITHDRAWN'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const REQUEST_KINDS = ['CORRECTION', 'END_OF_USE'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
/** Longest text of a request and of its answer. */
export const MAX_REQUEST = 500
/** So many may wait for one cadre at once. */
export const MAX_OPEN_REQUESTS = 5
/** So many may a cadre send in thirty days, whatever became of them. */
export const MAX_MONTH_REQUESTS = 20

const count = z.int().check(z.nonnegative())
const requestText = z.string().check(lines, z.minLength(1), z.maxLength(MAX_REQUEST))

// Her pages. Forms are read leniently and checked by the page, so that what was wrong is said beside its field.
const typed = z.optional(z.string().check(z.maxLength(4000)))

export const downloadForm = page({
  method: 'POST',
  path: '/data-saya/unduh',
  form: z.strictObject({ orang: typed, bentuk: z.enum(['json', 'pdf']) }),
})

export const correctionPage = page({ method: 'GET', path: '/data-saya/perbaikan' })
export const correctionForm = page({
  method: 'POST',
  path: '/data-saya/perbaikan',
  form: z.strictObject({ orang: typed, kirim: typed, perihal: typed, isi: typed }),
})

export const endOfUsePage = page({ method: 'GET', path: '/data-saya/berhenti' })
export const endOfUseForm = page({
  method: 'POST',
  path: '/data-saya/berhenti',
  form: z.strictObject({ orang: typed, kirim: typed, setuju: typed, isi: typed }),
})

export const withdrawForm = page({
  method: 'POST',
  path: '/data-saya/batal',
  form: z.strictObject({ permintaan: typed }),
})

export const noticeSeenForm = page({
  method: 'POST',
  path: '/data-saya/pemberitahuan',
  form: z.strictObject({ orang: typed, versi: typed }),
})

// The office.
const request = z.strictObject({
  id: uuid,
  kind: z.enum(REQUEST_KINDS),
  topic: z.nullable(z.enum(CORRECTION_TOPICS)),
  cadreId: uuid,
  name: z.string(),
  code: z.string(),
  caption: z.string(),
  /** Empty once its time of keeping is over. */
  body: z.string(),
  via: z.enum(['SELF', 'LETTER']),
  state: z.enum(REQUEST_STATES),
  receivedAt: instant,
  dueAt: instant,
  /** Of an end of use: the first instant at which it may be done. */
  coolsUntil: z.nullable(instant),
  takenAt: z.nullable(instant),
  takenByName: z.nullable(z.string()),
  closedAt: z.nullable(instant),
  closedByName: z.nullable(z.string()),
  answer: z.string(),
  /**
   * Of an open correction whose topic has a recorded value: what stood when she asked, and what stands now. NAME one text, VILLAGE
   * one for each area, PHONE the last three digits or nothing, DECREE number, day and last day for each.
   */
  recorded: z.nullable(
    z.strictObject({
      before: z.array(z.string()),
      now: z.array(z.string()),
      isChanged: z.boolean(),
    }),
  ),
  version: count,
})
export type PrivacyRequest = z.output<typeof request>

export const listRequests = endpoint({
  method: 'GET',
  path: '/privacy/:district/requests',
  summary: 'What cadres ask of their own data: open ones first, by what is due first',
  input: z.strictObject({ district: districtCode, show: z.optional(z.enum(['open', 'closed'])) }),
  reply: z.strictObject({
    requests: z.array(request),
    counts: z.strictObject({ open: count, overdue: count, closed: count }),
    now: instant,
  }),
})

export const countRequests = endpoint({
  method: 'GET',
  path: '/privacy/:district/requests/count',
  summary: 'How many requests wait, and how many of them are past the time of the law',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({ open: count, overdue: count, nextDueAt: z.nullable(instant) }),
})

export const recordRequest = endpoint({
  method: 'POST',
  path: '/privacy/:district/requests',
  summary: 'Writes down what a cadre asked on paper or by mouth',
  input: z.strictObject({
    district: districtCode,
    /** Made by the caller, so that what is sent twice is recorded once. */
    id: uuid,
    cadreId: uuid,
    kind: z.enum(REQUEST_KINDS),
    topic: z.nullable(z.enum(CORRECTION_TOPICS)),
    body: requestText,
    /** The day on which it came in. */
    receivedOn: dateOnly,
  }),
  reply: z.strictObject({ request }),
})

export const setRequestState = endpoint({
  method: 'PUT',
  path: '/privacy/:district/requests/:id/state',
  summary: 'Takes a request up, closes it as done, or declines it with the reason',
  input: z.strictObject({
    district: districtCode,
    id: uuid,
    version: count,
    state: z.enum(['WORKING', 'DONE', 'DECLINED']),
    /** What was done, or why not; asked for DONE and DECLINED. */
    answer: z.string().check(lines, z.maxLength(MAX_REQUEST)),
    /** DONE though what is recorded did not change: the answer says why. */
    isRightAlready: z.optional(z.boolean()),
  }),
  reply: z.strictObject({ request }),
})

export const endUse = endpoint({
  method: 'POST',
  path: '/privacy/:district/requests/:id/end',
  summary: 'Ends a cadre’s use for good, once the days in which she may withdraw are over',
  input: z.strictObject({
    district: districtCode,
    id: uuid,
    version: count,
    /** Her kode kader, typed by the officer. */
    code: z.string().check(z.maxLength(40)),
  }),
  reply: z.strictObject({ request }),
})

const rule = z.strictObject({
  kind: z.enum(RETENTION_KINDS),
  isOn: z.boolean(),
  days: count,
  version: count,
  savedAt: z.nullable(instant),
  savedByName: z.nullable(z.string()),
  /** How many are due now. */
  due: count,
})
export type RetentionRule = z.output<typeof rule>

export const readRetention = endpoint({
  method: 'GET',
  path: '/privacy/:district/retention',
  summary: 'How long a district keeps what, and what was removed by day',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({
    rules: z.array(rule),
    days: z.array(z.strictObject({ day: dateOnly, kind: z.enum(RETENTION_KINDS), removed: count })),
  }),
})

export const setRetention = endpoint({
  method: 'PUT',
  path: '/privacy/:district/retention/:kind',
  summary: 'Sets how long a kind of data is kept, within its bounds',
  input: z.strictObject({
    district: districtCode,
    kind: z.enum(RETENTION_KINDS),
    isOn: z.boolean(),
    days: count,
    version: count,
  }),
  reply: z.strictObject({ rule }),
})

const affected = z.strictObject({
  cadreId: uuid,
  name: z.string(),
  code: z.string(),
  areaCode: areaCode,
  areaName: z.string(),
  /** Looked at one by one; in a list or file that left. */
  looks: count,
  lists: count,
  firstAt: instant,
  lastAt: instant,
})
export type AffectedPerson = z.output<typeof affected>

export const findAffected = endpoint({
  method: 'POST',
  path: '/privacy/:district/affected',
  summary: 'Whose data was looked at or left the house in a window of time, as the log tells',
  input: z.strictObject({
    district: districtCode,
    from: instant,
    until: instant,
    /** Only what this account did. */
    accountId: z.optional(uuid),
    /** Only cadres of this sub-district or village. */
    area: z.optional(areaCode),
    /** Only these groups of the log. */
    group: z.optional(z.enum(AUDIT_GROUPS)),
  }),
  reply: z.strictObject({
    people: z.array(affected),
    entries: z.array(
      z.strictObject({
        id: uuid,
        at: instant,
        action: z.string(),
        actorName: z.string(),
        areaCode,
        /** People whose data is in it; null where the log does not tell, and all of its area are counted. */
        people: z.nullable(count),
      }),
    ),
    /** More happened in the window than one answer holds: ask for a shorter one. */
    isCut: z.boolean(),
    now: instant,
  }),
})
