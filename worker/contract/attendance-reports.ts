/**
 * What reports say of the attendance of one meeting: R5, the attendance list filled in, on paper and as files, and R9, the facts of which
 * its written report is drafted. Names that leave are written into the log first.
 */
import * as z from 'zod/mini'
import { ATTENDANCE_STATES } from './attendance-rules.ts'
import { attendedPerson, countedSession } from './attendance.ts'
import { endpoint } from './endpoint.ts'
import { batchGrowth } from './activity-report.ts'
import { evaluation } from './evaluations.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { kindCounts } from './kind-counts.ts'
import { meeting, session } from './meetings.ts'
import { page } from './page.ts'
import { reportSigner } from './reports.ts'

const place = z.strictObject({ area: areaCode, meetingId: uuid })

const sheet = z.strictObject({
  meeting,
  /** In their order, as `states` has them. */
  sessions: z.array(countedSession),
  people: z.array(
    z.extend(attendedPerson, {
      /** In each session; null: without a mark. */
      states: z.array(z.nullable(z.enum(ATTENDANCE_STATES))),
    }),
  ),
  asOf: dateOnly,
  /** Where and when it was made. */
  printed: z.string(),
})
export type AttendanceSheet = z.output<typeof sheet>

export const readAttendanceSheet = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/attendance/sheet',
  summary:
    'R5: who was in which session of a meeting; a sub-district that looks at its district’s meeting sees its own people',
  input: place,
  reply: sheet,
})

export const printAttendanceSheet = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/attendance/sheet/print',
  summary: 'The same to be printed: written into the log, for it holds names',
  input: place,
  reply: sheet,
})

/** The same as files for spreadsheets, written into the log before they are answered. */
export const attendanceCsv = page({
  method: 'GET',
  path: '/api/v1/areas/:area/meetings/:meetingId/daftar-hadir.csv',
  form: place,
})
export const attendanceXlsx = page({
  method: 'GET',
  path: '/api/v1/areas/:area/meetings/:meetingId/daftar-hadir.xlsx',
  form: place,
})

const count = z.int().check(z.nonnegative())
const mean = z.nullable(z.number())

const meetingReport = z.strictObject({
  isDemo: z.boolean(),
  /** `Kabupaten Lumajang` */
  districtName: z.string(),
  /** Of the meeting: the district's office, or the sub-district whose meeting it is. */
  officeName: z.string(),
  asOf: dateOnly,
  printed: z.string(),
  /** Null: of everybody; else only those of this sub-district are counted. */
  subDistrictName: z.nullable(z.string()),
  meeting,
  /** With who spoke there and how many came. */
  sessions: z.array(
    z.extend(countedSession, { hours: z.number(), speakers: session.shape.speakers }),
  ),
  people: z.strictObject({
    invited: count,
    women: count,
    men: count,
    /** Of `invited`, those who are no KPM. */
    ...kindCounts,
    /** Of `invited`: attended a session, and 80 % of those that count. */
    came: count,
    reached: count,
    /** Came without being invited: cadres of the roster, and guests. */
    walkIns: count,
    guests: count,
    /** By where each serves, the largest first; an empty name: nowhere. */
    bySubDistrict: z.array(z.strictObject({ name: z.string(), invited: count, came: count })),
  }),
  /** Of the course that it belongs to; null without one. */
  result: z.nullable(
    z.strictObject({
      course: z.string(),
      /** Of the invited: met the pass rule since the first day, and before it. */
      passed: count,
      passedBefore: count,
      /** Of who took that test, 0 to 100. */
      before: mean,
      after: mean,
      /** Took both, and by how much their marks rose on average. */
      tested: count,
      gain: mean,
      /** Before and after, as the page of the batch has it; null: the course has not both tests. */
      growth: z.nullable(batchGrowth),
    }),
  ),
  /** What those who came thought of it, of what is released; null where nothing is, and of a part only. */
  evaluation: z.nullable(
    z.pick(evaluation, { answers: true, shown: true, attended: true, marks: true }),
  ),
  /** What was written of it as its outcome; empty texts and lists for nothing. */
  minutes: z.strictObject({
    reached: z.string(),
    obstacles: z.string(),
    actions: z.array(
      z.strictObject({
        what: z.string(),
        personInCharge: z.string(),
        dueOn: z.nullable(dateOnly),
      }),
    ),
  }),
  /** Signed sheets that were put behind it. */
  sheets: count,
  signer: z.nullable(reportSigner),
  /** Under the line where it is signed, when nobody is set. */
  signsAs: z.string(),
})
export type MeetingReport = z.output<typeof meetingReport>

export const takeMeetingReport = endpoint({
  // Not GET: what leaves as a document is written into the log.
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/activity-report',
  summary:
    'R9: the numbers and facts of one meeting for its written report; each call is written in the log',
  input: place,
  reply: meetingReport,
})
