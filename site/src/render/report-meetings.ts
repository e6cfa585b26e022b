/** R4 of meetings and R5 as typed cells: a row per meeting, a row per person. It shows what it is given and decides nothing. */
import type { AttendanceState } from '../../../worker/contract/attendance-rules.ts'
import { ATTENDED_LIST, MEETINGS_TABLE, perSession } from '../text/meeting-reports.ts'
import { REPORT_WORDS } from '../text/reports.ts'
import { STATE_WORDS } from '../text/roll.ts'
import type { CohortTotal } from './report-cohorts.ts'
import {
  countCell,
  dayCell,
  gainCell,
  meanCell,
  normalisedCell,
  shareCell,
  textCell,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from './report-table.ts'

export type MeetingTotal = Omit<CohortTotal, 'invited' | 'passedBefore'> & {
  readonly invited: number
  /** Attended a session, invited or not. */
  readonly came: number
  /** Of the invited: how often they attended, of how often they could have. */
  readonly attendances: number
  readonly chances: number
}

export type MeetingResult = MeetingTotal & {
  readonly id: string
  readonly title: string
  /** In words: Pelatihan. */
  readonly kind: string
  readonly startsOn: string
  readonly endsOn: string
  readonly place: string
  /** Sessions in which attendance was taken: their number in the agenda, and who came. */
  readonly sessions: readonly { readonly number: number; readonly attended: number }[]
  /** Each once. */
  readonly speakers: readonly string[]
  /** What those who came thought of it, in words; `-` while nothing is released. */
  readonly evaluation: string
}

const words = (key: keyof typeof MEETINGS_TABLE): ReportColumn => ({
  key,
  title: MEETINGS_TABLE[key],
  numeric: false,
})
const figure = (key: keyof typeof MEETINGS_TABLE): ReportColumn => ({
  ...words(key),
  numeric: true,
})

export function meetingsTable(
  meetings: readonly MeetingResult[],
  total: MeetingTotal,
): ReportTable {
  const blank = textCell('')
  return {
    title: REPORT_WORDS.R4K.title,
    columns: [
      figure('no'),
      words('name'),
      words('kind'),
      words('startsOn'),
      words('endsOn'),
      words('place'),
      figure('invited'),
      figure('came'),
      words('perSession'),
      figure('share'),
      words('speakers'),
      figure('passed'),
      figure('before'),
      figure('after'),
      figure('difference'),
      figure('normalised'),
      words('evaluation'),
    ],
    rows: meetings.map((meeting, index) => ({
      code: meeting.id,
      cells: [
        countCell(index + 1),
        textCell(meeting.title),
        textCell(meeting.kind),
        dayCell(meeting.startsOn),
        dayCell(meeting.endsOn),
        textCell(meeting.place),
        countCell(meeting.invited),
        // Where no roll was taken nobody was counted: that is no zero.
        meeting.sessions.length === 0 ? textCell(MEETINGS_TABLE.none) : countCell(meeting.came),
        textCell(perSession(meeting.sessions)),
        shareCell(meeting.attendances, meeting.chances),
        textCell(meeting.speakers.join('; ')),
        ...resultCells(meeting),
        textCell(meeting.evaluation),
      ],
    })),
    total: {
      code: '',
      cells: [
        blank,
        textCell(MEETINGS_TABLE.total),
        blank,
        blank,
        blank,
        blank,
        countCell(total.invited),
        countCell(total.came),
        blank,
        shareCell(total.attendances, total.chances),
        blank,
        ...resultCells(total),
        blank,
      ],
    },
  }
}

function resultCells({ passed, before, after, gain, normalised }: MeetingTotal): ReportCell[] {
  return [
    passed === null ? textCell(MEETINGS_TABLE.none) : countCell(passed),
    meanCell(before),
    meanCell(after),
    gainCell(gain),
    normalisedCell(normalised),
  ]
}

export type AttendedRow = {
  readonly id: string
  readonly code: string | null
  readonly name: string
  /** Of a guest, as written. */
  readonly village: string
  readonly subDistrict: string
  readonly invited: 'INVITED' | 'WALK_IN' | 'GUEST'
  readonly states: readonly (AttendanceState | null)[]
  readonly attended: number
  readonly of: number
}

/** `sessions`: what each state is of, in words. */
export function attendedTable(
  sessions: readonly string[],
  rows: readonly AttendedRow[],
): ReportTable {
  const text = (key: string, title: string): ReportColumn => ({ key, title, numeric: false })
  const number = (key: string, title: string): ReportColumn => ({ key, title, numeric: true })
  return {
    title: ATTENDED_LIST.title,
    columns: [
      number('no', ATTENDED_LIST.no),
      text('name', ATTENDED_LIST.name),
      text('code', ATTENDED_LIST.code),
      text('village', ATTENDED_LIST.village),
      text('subDistrict', ATTENDED_LIST.subDistrict),
      text('invited', ATTENDED_LIST.invited),
      ...sessions.map((title, index) => text(`session${index + 1}`, title)),
      number('attended', ATTENDED_LIST.attended),
      number('of', ATTENDED_LIST.of),
      number('share', ATTENDED_LIST.share),
    ],
    rows: rows.map((row, index) => ({
      code: row.id,
      cells: [
        countCell(index + 1),
        textCell(row.name),
        textCell(row.code ?? ''),
        textCell(row.village),
        textCell(row.subDistrict),
        textCell(ATTENDED_LIST.invitedWords[row.invited]),
        ...row.states.map((state) => textCell(state === null ? '' : STATE_WORDS[state])),
        countCell(row.attended),
        countCell(row.of),
        shareCell(row.attended, row.of),
      ],
    })),
    total: null,
  }
}
