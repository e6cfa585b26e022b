/**
 * The reports of a district, each defined once: what is on the screen, on paper, in the CSV and in the workbook is the table of
 * this answer. Cells say what they are, so that a spreadsheet gets numbers, shares and days, and people get words.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { cadreWord } from './kind-counts.ts'
import { page } from './page.ts'
import type { CadreKind } from './roster-rows.ts'

/** What each report is: what it may be asked for, what it holds, and what its file is called. */
export const REPORTS = {
  R1: { asks: 'coverage.read', holds: 'counts', day: 'any', about: 'roster', file: 'rekap' },
  R2: { asks: 'cadre.read', holds: 'names', day: 'any', about: 'roster', file: 'daftar-kpm' },
  R3: { asks: 'cadre.read', holds: 'names', day: 'any', about: 'roster', file: 'belum-tercakup' },
  /** Nobody is named, but a small cohort's marks are those of a few: what leaves is logged. */
  R4: {
    asks: 'cohort.read',
    holds: 'marks',
    day: 'today',
    about: 'cohorts',
    file: 'rekap-angkatan',
  },
  /** R4 of meetings: with who spoke there, and how many came. */
  R4K: {
    asks: 'meeting.read',
    holds: 'marks',
    day: 'today',
    about: 'meetings',
    file: 'rekap-kegiatan',
  },
  R6: { asks: 'cadre.read', holds: 'names', day: 'today', about: 'course', file: 'rekap-nilai' },
  /** Of everybody who learns the course, so neither area nor focus villages change it. */
  R7: { asks: 'insight.read', holds: 'counts', day: 'today', about: 'items', file: 'butir-soal' },
  R8: { asks: 'cadre.read', holds: 'names', day: 'today', about: 'course', file: 'kemajuan' },
} as const
export type ReportCode = keyof typeof REPORTS
export const REPORT_CODES = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R4K',
  'R6',
  'R7',
  'R8',
] as const satisfies ReportCode[]

/**
 * The kinds of cadre that R1 to R3 may be narrowed to; `TPK` is a Tim Pendamping Keluarga whole. Without one a report counts every
 * cadre, as the counters, the public page and the statements do.
 */
export const COUNTED_KINDS = [
  'KPM',
  'TPK',
  'TPK_BIDAN',
  'TPK_PKK',
  'TPK_KB',
  'POSYANDU',
  'OTHER',
] as const
export type CountedKind = (typeof COUNTED_KINDS)[number]

export function kindsIn(counted: CountedKind): readonly CadreKind[] {
  return counted === 'TPK' ? ['TPK_BIDAN', 'TPK_PKK', 'TPK_KB'] : [counted]
}

/** The official frames that a report can be placed in: the eight actions, and what they became in 2025. */
export const FRAME_CODES = ['aksi8', 'aksi2025'] as const
export type FrameCode = (typeof FRAME_CODES)[number]

const count = z.int().check(z.nonnegative())
const cell = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('text'), text: z.string() }),
  z.strictObject({ is: z.literal('count'), count: z.int() }),
  z.strictObject({ is: z.literal('share'), part: count, whole: count }),
  z.strictObject({ is: z.literal('day'), on: z.nullable(dateOnly) }),
  z.strictObject({ is: z.literal('change'), by: z.nullable(z.int()) }),
  z.strictObject({ is: z.literal('mean'), value: z.nullable(z.number()) }),
  z.strictObject({ is: z.literal('gain'), value: z.nullable(z.number()) }),
  z.strictObject({ is: z.literal('normalised'), value: z.nullable(z.number()) }),
])
const row = z.strictObject({ code: z.string(), cells: z.array(cell) })
const table = z.strictObject({
  title: z.string(),
  columns: z.array(z.strictObject({ key: z.string(), title: z.string(), numeric: z.boolean() })),
  rows: z.array(row),
  total: z.nullable(row),
})

/** Who signs for the office of a district, as set for its certificates. */
export const reportSigner = z.strictObject({
  place: z.string(),
  /** `Plt. Kepala Dinas …` */
  position: z.string(),
  name: z.string(),
  rank: z.nullable(z.string()),
  /** NIP. */
  employeeNumber: z.nullable(z.string()),
})
export type ReportSigner = z.output<typeof reportSigner>

const report = z.strictObject({
  report: z.enum(REPORT_CODES),
  area: areaCode,
  asOf: dateOnly,
  /** The newest day that may be asked for. */
  today: dateOnly,
  isDemo: z.boolean(),
  table,
  /** The lines over the table: letterhead, title, day, filter, frame; the title is one of them. */
  head: z.array(z.string()),
  /** The lines under it: what the words mean, where and when it was made. */
  foot: z.array(z.string()),
  /** Null: nobody is set, or the report is of a sub-district, where the camat signs. */
  signer: z.nullable(reportSigner),
  /** Under the line where it is signed, when nobody is set. */
  signsAs: z.string(),
  /** Without its ending. */
  fileName: z.string(),
})
export type Report = z.output<typeof report>

const choices = {
  /** Counts the focus villages of that year only. */
  focusYear: z.optional(z.coerce.number().check(z.int(), z.minimum(2018), z.maximum(2100))),
  /** Of R1 to R3: any day until today; without it the newest that is counted. */
  asOf: z.optional(dateOnly),
  frame: z.optional(z.enum(FRAME_CODES)),
  /** Of R4 and R4K: the cohorts or meetings that began in that year. */
  cohortYear: z.optional(z.coerce.number().check(z.int(), z.gte(2015), z.lte(2100))),
  /** Of R1 to R3. */
  kind: z.optional(z.enum(COUNTED_KINDS)),
  /** Of R6 to R8; without it the course that counts as trained. */
  courseId: z.optional(uuid),
  /** Of R6: who has a seat in that cohort only, with attendance, practice, plan and what the pass rule makes of it. */
  cohortId: z.optional(uuid),
  /** The same of who is invited to that meeting or was there; one of the two at most. */
  meetingId: z.optional(uuid),
  /** Of R2: with the mark of each cadre. */
  marks: z.optional(z.literal('shown')),
}
const question = z.strictObject({ area: areaCode, report: z.enum(REPORT_CODES), ...choices })
export type ReportQuestion = z.output<typeof question>

export const listReports = endpoint({
  method: 'GET',
  path: '/reports/:area',
  summary: 'The reports that the caller may open for an area, with what can be chosen in them',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    reports: z.array(z.enum(REPORT_CODES)),
    courses: z.array(z.strictObject({ courseId: uuid, title: z.string() })),
    /** The years for which focus villages are known, newest first. */
    focusYears: z.array(z.int()),
    /** The years in which cohorts began, the latest first. */
    cohortYears: z.array(z.int()),
    /** The same of meetings. */
    meetingYears: z.array(z.int()),
    today: dateOnly,
    /** What the cadres of the area are called today. */
    word: cadreWord,
  }),
})

export const readReport = endpoint({
  method: 'GET',
  path: '/reports/:area/:report',
  summary: 'One report of an area as a table with its head and foot lines',
  input: question,
  reply: report,
})

export const printReport = endpoint({
  method: 'POST',
  path: '/reports/:area/:report/print',
  summary: 'The same to be printed: written into the log when the report holds names',
  input: question,
  reply: report,
})

/** The same as files for spreadsheets; one with names is written into the log before it is answered. */
export const reportCsv = page({
  method: 'GET',
  path: '/api/v1/reports/:area/:report/laporan.csv',
  form: question,
})
export const reportXlsx = page({
  method: 'GET',
  path: '/api/v1/reports/:area/:report/laporan.xlsx',
  form: question,
})
