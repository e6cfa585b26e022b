/** Certificates that end, and those that are older than their course is now: lists for the office, nothing of it is decided here. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, instant, uuid } from './fields.ts'

/** 0 is what has ended. */
export const END_GROUPS = [7, 30, 60, 90, 0] as const
export type EndGroup = (typeof END_GROUPS)[number]
const endGroup = z.literal([...END_GROUPS])

export const MOST_ENDS = 2000

/** A certificate that ends within 90 days, or has ended, of a cadre who serves today and has none that holds longer. */
export const end = z.strictObject({
  id: uuid,
  cadreId: uuid,
  cadreCode: z.string(),
  name: z.string(),
  /** `Desa Tempursari, Kecamatan Tempursari` */
  areaName: z.string(),
  subDistrictCode: areaCode,
  subDistrictName: z.string(),
  number: z.string(),
  courseTitle: z.string(),
  /** From before the platform, recorded by the office. */
  isRecorded: z.boolean(),
  /** The first day on which it no longer holds. */
  expiresOn: dateOnly,
  daysLeft: z.int(),
  group: endGroup,
  /** How she can renew it: by the final test once more, by a refresher; null when the office has neither. */
  way: z.nullable(z.strictObject({ kind: z.enum(['test', 'refresher']), courseTitle: z.string() })),
  /** When an officer said that the message of this group was sent. */
  sentAt: z.nullable(instant),
})
export type End = z.output<typeof end>

export const listEnds = endpoint({
  method: 'GET',
  path: '/districts/:district/certificate-ends',
  summary: 'Certificates that end within 90 days or have ended, the soonest first',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({
    today: dateOnly,
    /** At most 2,000, ordered by end, area and name; those that hold come before those that ended. */
    ends: z.array(end).check(z.maxLength(MOST_ENDS)),
    total: z.int(),
    /** Whether any certificate of the district has an end at all. */
    isAnyLimited: z.boolean(),
  }),
})

export const markSent = endpoint({
  method: 'POST',
  path: '/districts/:district/certificate-ends/:id/sent',
  summary: 'Notes that the message about the end of a certificate was sent; once for each warning',
  input: z.strictObject({ district: districtCode, id: uuid, group: endGroup }),
  reply: z.strictObject({ sentAt: instant }),
})

export const courseChange = z.strictObject({
  courseId: uuid,
  code: z.string(),
  title: z.string(),
  /** Newest first; `holding` certificates that hold today were issued of it. */
  versions: z.array(z.strictObject({ number: z.int(), publishedAt: instant, holding: z.int() })),
  /** Cadres whose every certificate that holds is of an older version. */
  behind: z.int(),
})
export type CourseChange = z.output<typeof courseChange>

export const listCourseChanges = endpoint({
  method: 'GET',
  path: '/districts/:district/course-changes',
  summary: 'The published versions of each course with the certificates that hold of each',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({ courses: z.array(courseChange) }),
})

export const behindRow = z.strictObject({
  cadreId: uuid,
  name: z.string(),
  areaName: z.string(),
  subDistrictCode: areaCode,
  subDistrictName: z.string(),
  number: z.string(),
  version: z.int(),
  issuedOn: dateOnly,
})
export type BehindRow = z.output<typeof behindRow>

export const listBehind = endpoint({
  method: 'GET',
  path: '/districts/:district/course-changes/:courseId',
  summary: 'The cadres who hold only older versions of a course, by area and name',
  input: z.strictObject({ district: districtCode, courseId: uuid }),
  reply: z.strictObject({
    newest: z.int(),
    /** At most 5,000. */
    rows: z.array(behindRow),
    total: z.int(),
  }),
})
