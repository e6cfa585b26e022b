/** The reports on persons and questions as typed cells: R2, R6, R7 and R8. They show what they are given and decide nothing. */
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import type { ItemFigures } from '../../../worker/contract/insight.ts'
import type { PassPart } from '../../../worker/contract/pass-rules.ts'
import { adviceWords } from '../text/insight-office.ts'
import {
  CADRE_LIST,
  coefficient,
  GROUP,
  HOLDS_WORDS,
  ITEMS,
  LEARNER_STATES,
  LEARNERS,
  MARKS,
  REPORT_WORDS,
  SEX_LETTERS,
} from '../text/reports.ts'
import { PART_NAMES } from '../text/pass-rule.ts'
import { KIND_WORDS } from '../text/roster.ts'
import { worded, type Said } from '../text/counted-kinds.ts'
import {
  countCell,
  dayCell,
  shareCell,
  textCell,
  type ReportCell,
  type ReportColumn,
  type ReportTable,
} from './report-table.ts'

/** A cadre at work on the day of the report, once, however many villages she serves. */
export type PersonRow = {
  readonly cadreId: string
  readonly name: string
  readonly sex: keyof typeof SEX_LETTERS | null
  readonly kind: keyof typeof KIND_WORDS
  /** Names of what she serves; empty for a sub-district whole. */
  readonly villages: readonly string[]
  readonly subDistricts: readonly string[]
  /** Of the newest decree. */
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
}

/** What her certificates say on the day; the fields are those of the one that makes her count. */
export type CertificateRow = {
  readonly state: keyof typeof HOLDS_WORDS
  readonly number: string
  readonly issuedOn: string | null
  readonly hours: number | null
  readonly mark: number | null
}

export type LearnerRow = PersonRow & {
  readonly state: keyof typeof LEARNER_STATES
  readonly lessonsRead: number
  readonly modulesPassed: number
  /** `YYYY-MM-DD` in the district. */
  readonly lastActivityOn: string | null
  /** By slug of the quiz or test: the best mark, 0 to 100. */
  readonly marks: ReadonlyMap<string, number>
}

const words = (key: string, title: string): ReportColumn => ({ key, title, numeric: false })
const figure = (key: string, title: string): ReportColumn => ({ key, title, numeric: true })
const named = (key: keyof typeof CADRE_LIST) => words(key, CADRE_LIST[key])
const orDash = (value: number | null | undefined): ReportCell =>
  value === null || value === undefined ? textCell(MARKS.none) : countCell(value)

function placeCells({ villages, subDistricts }: PersonRow): ReportCell[] {
  const served = villages.length === 0 ? CADRE_LIST.wholeSubDistrict : villages.join(', ')
  return [textCell(served), textCell(subDistricts.join(', '))]
}

const WHO = [figure('no', CADRE_LIST.no), named('name')]
const WHERE = [named('village'), named('subDistrict')]

/** R2: a row per person, so that it has as many rows as R1 counts cadres. */
export function cadreListTable(
  rows: readonly (PersonRow & { readonly certificate: CertificateRow })[],
  marks: 'shown' | 'hidden',
  kind: Said,
): ReportTable {
  const isMarked = marks === 'shown'
  return {
    title: worded(REPORT_WORDS.R2.title, kind),
    columns: [
      ...WHO,
      named('sex'),
      named('kind'),
      ...WHERE,
      named('decree'),
      named('decreeOn'),
      named('state'),
      named('number'),
      named('issuedOn'),
      figure('hours', CADRE_LIST.hours),
      ...(isMarked ? [figure('mark', CADRE_LIST.mark)] : []),
    ],
    rows: rows.map((row, index) => ({
      code: row.cadreId,
      cells: [
        countCell(index + 1),
        textCell(row.name),
        textCell(row.sex === null ? '' : SEX_LETTERS[row.sex]),
        textCell(KIND_WORDS[row.kind]),
        ...placeCells(row),
        textCell(row.decreeNumber ?? ''),
        dayCell(row.decreeOn),
        textCell(HOLDS_WORDS[row.certificate.state]),
        textCell(row.certificate.number),
        dayCell(row.certificate.issuedOn),
        row.certificate.hours === null ? textCell('') : countCell(row.certificate.hours),
        ...(isMarked ? [orDash(row.certificate.mark)] : []),
      ],
    })),
    total: null,
  }
}

/** R6: the best mark of each quiz; the total is the mean of who has one. */
export function marksTable(head: CourseHead, rows: readonly LearnerRow[]): ReportTable {
  const tests = testsOf(head)
  return {
    title: REPORT_WORDS.R6.title,
    columns: [...WHO, ...WHERE, ...tests.map(({ slug, short }) => figure(slug, short))],
    rows: rows.map((row, index) => ({
      code: row.cadreId,
      cells: [
        countCell(index + 1),
        textCell(row.name),
        ...placeCells(row),
        ...tests.map(({ slug }) => orDash(row.marks.get(slug))),
      ],
    })),
    total: {
      code: '',
      cells: [
        textCell(''),
        textCell(MARKS.mean),
        textCell(''),
        textCell(''),
        ...tests.map(({ slug }) => orDash(meanOf(rows, slug))),
      ],
    },
  }
}

/** Of a cohort or a meeting: beside the marks what was done in the hall and in the field, and what the pass rule makes of all. */
export type GroupRow = LearnerRow & {
  /** Null: in no meeting of the course in which attendance was taken. */
  readonly attended: { readonly sessions: number; readonly of: number } | null
  readonly sheets: { readonly able: number; readonly of: number }
  readonly plan: keyof typeof GROUP.planStates | null
  /** 0 to 100. */
  readonly mark: number | null
  /** Parts of the rule that are not met; empty: eligible. */
  readonly lacks: readonly PassPart[]
  /** Parts that a waiver stands in for. */
  readonly waived: readonly PassPart[]
}

/** What came of it stands before the marks: on a narrow screen those are scrolled to. */
export function groupMarksTable(head: CourseHead, rows: readonly GroupRow[]): ReportTable {
  const { columns, rows: marked, total, title } = marksTable(head, rows)
  const hasSheets = rows.some(({ sheets }) => sheets.of > 0)
  const more = [
    words('result', GROUP.result),
    figure('mark', GROUP.mark),
    figure('attended', GROUP.attended),
    ...(hasSheets ? [words('sheets', GROUP.sheets)] : []),
    words('plan', GROUP.plan),
  ]
  const first = WHO.length + WHERE.length
  const joined = <Part>(all: readonly Part[], between: readonly Part[]) => [
    ...all.slice(0, first),
    ...between,
    ...all.slice(first),
  ]
  return {
    title,
    columns: joined(columns, more),
    rows: marked.map(({ code, cells }, index) => {
      const row = rows[index]
      return { code, cells: row === undefined ? cells : joined(cells, groupCells(row, hasSheets)) }
    }),
    total: total && {
      ...total,
      cells: joined(
        total.cells,
        more.map(() => textCell('')),
      ),
    },
  }
}

function groupCells(row: GroupRow, hasSheets: boolean): ReportCell[] {
  const { attended, sheets, plan, mark, lacks, waived } = row
  const names = (parts: GroupRow['lacks']) => parts.map((part) => PART_NAMES[part])
  const result = lacks.length === 0 ? GROUP.met(names(waived)) : GROUP.lacks(names(lacks))
  return [
    textCell(result),
    orDash(mark),
    attended === null ? textCell(MARKS.none) : shareCell(attended.sessions, attended.of),
    ...(hasSheets ? [textCell(GROUP.sheetsOf(sheets.able, sheets.of))] : []),
    textCell(plan === null ? MARKS.none : GROUP.planStates[plan]),
  ]
}

/** The quizzes and tests of a course in their order, as R6 heads its columns. */
export function testsOf(
  head: CourseHead,
): { readonly slug: string; readonly short: string; readonly title: string }[] {
  const { preTest, modules, finalTest } = head
  return [
    ...(preTest === undefined
      ? []
      : [{ slug: preTest.slug, short: MARKS.before, title: preTest.title }]),
    ...modules.map(({ slug, title }, index) => ({
      slug,
      short: MARKS.module(index + 1),
      title,
    })),
    ...(finalTest === null ? [] : [{ slug: finalTest.slug, short: MARKS.final, title: '' }]),
  ]
}

function meanOf(rows: readonly LearnerRow[], slug: string): number | null {
  const marks = rows.flatMap((row) => row.marks.get(slug) ?? [])
  if (marks.length === 0) return null
  return Math.round(marks.reduce((sum, mark) => sum + mark, 0) / marks.length)
}

/** R8: by village, who has not begun, is learning, has finished. */
export function progressTable(rows: readonly LearnerRow[]): ReportTable {
  return {
    title: REPORT_WORDS.R8.title,
    columns: [
      ...WHO,
      ...WHERE,
      words('state', LEARNERS.state),
      figure('lessons', LEARNERS.lessons),
      figure('modules', LEARNERS.modules),
      words('last', LEARNERS.last),
    ],
    rows: rows.map((row, index) => ({
      code: row.cadreId,
      cells: [
        countCell(index + 1),
        textCell(row.name),
        ...placeCells(row),
        textCell(LEARNER_STATES[row.state]),
        countCell(row.lessonsRead),
        countCell(row.modulesPassed),
        dayCell(row.lastActivityOn),
      ],
    })),
    total: null,
  }
}

/** R7: what needs a look comes first, as the trainer's own page has it. No key: a report travels. */
export function itemsTable(head: CourseHead, items: readonly ItemFigures[]): ReportTable {
  const quizzes = new Map(testsOf(head).map(({ slug, short }) => [slug, short]))
  return {
    title: REPORT_WORDS.R7.title,
    columns: [
      figure('no', CADRE_LIST.no),
      words('stem', ITEMS.stem),
      words('quiz', ITEMS.quiz),
      figure('answers', ITEMS.answers),
      figure('right', ITEMS.right),
      figure('discrimination', ITEMS.discrimination),
      words('advice', ITEMS.advice),
    ],
    rows: items.map((item, index) => ({
      code: item.id,
      cells: [
        countCell(index + 1),
        textCell(item.stem),
        textCell(quizzes.get(item.quiz) ?? item.quiz),
        countCell(item.answers),
        shareCell(Math.round((item.difficulty?.value ?? 0) * item.answers), item.answers),
        textCell(
          item.discrimination === null ? ITEMS.none : coefficient(item.discrimination.value),
        ),
        textCell(item.advice.map((each) => adviceWords(item, each)).join(' ')),
      ],
    })),
    total: null,
  }
}
