/**
 * One report of an area: the permission it asks, its table, and the lines over and under it. Everything that shows a report
 * (screen, paper, CSV, workbook, the files of evidence) begins here.
 */
import {
  itemsTable,
  reportFoot,
  reportHead,
  recapTable,
  uncoveredTable,
  type ReportTable,
} from '../../site/src/render/index.ts'
import { courseLine, frameLine, GROUP, ITEMS } from '../../site/src/text/reports.ts'
import { cadreWord } from '../../site/src/text/counted-kinds.ts'
import { yearLine } from '../../site/src/text/cohort-report.ts'
import { meetingYearLine } from '../../site/src/text/meeting-reports.ts'
import { scopeLine, signerOf } from '../../site/src/text/reporting.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Coverage, UncoveredVillage } from '../contract/reporting.ts'
import {
  REPORT_CODES,
  REPORTS,
  type listReports as listContract,
  type Report,
  type ReportCode,
  type ReportQuestion,
} from '../contract/reports.ts'
import { allow, areasOf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { listHeads } from '../curriculum/index.ts'
import { readItemFigures } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { cohortList } from './cohort-results.ts'
import { readGroup, type Group } from './group-marks.ts'
import { meetingList } from './meeting-results.ts'
import { listUncovered } from './list-uncovered.ts'
import { cadreList, marksList, progressList, type Listed } from './name-lists.ts'
import { readCoverage } from './read-coverage.ts'
import { listCohortYears } from './store-cohorts.ts'
import { listMeetingYears } from './store-meetings.ts'
import { readSigner } from './read-signer.ts'

/** Refuses NOT_FOUND where a report does not exist for an area, INPUT_INVALID a day or a filter that it has not. */
export async function readReport(ctx: Context, question: ReportQuestion): Promise<Report> {
  const { area, report, frame, kind } = question
  const { asks, about, file } = REPORTS[report]
  allow(ctx, asks, area)
  const level = levelOf(area)
  if (
    level !== 'district' &&
    level !== 'subDistrict' &&
    !(report === 'R1' && level === 'province')
  ) {
    throw new Refusal('NOT_FOUND')
  }
  refuseWhatItHasNot(question)
  const coverage = await readCoverage(ctx, question)
  const isOfCourse = about === 'course' || about === 'items'
  const group = await readGroup(ctx, question)
  const head = isOfCourse ? await courseOf(ctx, question, group) : null
  const dated = about === 'roster' ? coverage : { ...coverage, asOf: coverage.today }
  refuseOtherDay(question, coverage.today)
  const zone =
    level === 'province' ? 'Asia/Jakarta' : (await getDistrict(ctx, districtOf(area))).timeZone
  const { table, notes } = await tableOf(ctx, question, dated, { head, group })
  const signer = level === 'district' ? await readSigner(ctx, area, coverage.today) : null
  return {
    report,
    area,
    asOf: dated.asOf,
    today: coverage.today,
    isDemo: coverage.isDemo,
    table: mutable(table),
    head: reportHead(dated, table.title, {
      kind,
      ...scopeOf(question, dated),
      more: [
        ...(group === null ? [] : [GROUP.line(group)]),
        ...(head === null ? [] : [courseLine(head.title)]),
        ...(frame === undefined ? [] : [frameLine(frame)]),
      ],
    }),
    foot: reportFoot(dated, instant(ctx.clock), zone, notes, kind),
    signer,
    signsAs: signerOf(coverage),
    fileName: [
      file,
      GROUP.file[group?.kind ?? 'none'],
      kind?.toLowerCase().replace('_', '-'),
      area,
      dated.asOf,
    ]
      .filter((part) => part !== undefined)
      .join('-'),
  }
}

function refuseWhatItHasNot(question: ReportQuestion): void {
  const { report, focusYear, kind, cohortYear, cohortId, meetingId } = question
  const { about } = REPORTS[report]
  const isOfPlaces = about === 'roster' || about === 'course'
  const issues = [
    ...(focusYear !== undefined && !isOfPlaces ? ['focusYear'] : []),
    ...(kind !== undefined && about !== 'roster' ? ['kind'] : []),
    ...(cohortYear !== undefined && !hasYears(about) ? ['cohortYear'] : []),
    ...(cohortId !== undefined && report !== 'R6' ? ['cohortId'] : []),
    ...(meetingId !== undefined && (report !== 'R6' || cohortId !== undefined)
      ? ['meetingId']
      : []),
  ].map((path) => ({ path, message: 'none' }))
  if (issues.length > 0) throw new Refusal('INPUT_INVALID', { issues })
}

/** What stands over the table in place of area and focus villages, for reports that have no such choice. */
function scopeOf({ report, cohortYear }: ReportQuestion, coverage: Coverage) {
  const { about } = REPORTS[report]
  if (about === 'items') return { scope: [ITEMS.scope] }
  if (!hasYears(about)) return {}
  const { level, name, parentName } = coverage
  const line = about === 'meetings' ? meetingYearLine(cohortYear) : yearLine(cohortYear)
  return { scope: [scopeLine(level, name, parentName), line] }
}

/** Of what began in one year. */
function hasYears(about: (typeof REPORTS)[ReportCode]['about']): boolean {
  return about === 'cohorts' || about === 'meetings'
}

/** Marks and progress are kept as they are, not as they were. */
function refuseOtherDay({ report, asOf }: ReportQuestion, today: string): void {
  if (REPORTS[report].day === 'today' && asOf !== undefined && asOf !== today) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'asOf', message: 'today' }] })
  }
}

async function tableOf(
  ctx: Context,
  question: ReportQuestion,
  coverage: Coverage,
  { head, group }: { readonly head: CourseHead | null; readonly group: Group | null },
): Promise<Listed> {
  const { report, kind } = question
  if (report === 'R1') return { table: recapTable(coverage, kind) }
  if (report === 'R2') return cadreList(ctx, question, coverage)
  if (report === 'R3') {
    const who = kind ?? cadreWord(coverage)
    return { table: uncoveredTable(await everyUncovered(ctx, question), who) }
  }
  if (report === 'R4') return cohortList(ctx, question)
  if (report === 'R4K') return meetingList(ctx, question)
  if (head === null) throw new Refusal('NOT_FOUND')
  if (report === 'R6') return marksList(ctx, question, coverage, { head, group })
  if (report === 'R8') return progressList(ctx, question, coverage, head)
  const { items } = await readItemFigures(ctx, { courseId: head.courseId })
  return { table: itemsTable(head, items), notes: ITEMS.meaning }
}

async function everyUncovered(ctx: Context, question: ReportQuestion): Promise<UncoveredVillage[]> {
  const villages: UncoveredVillage[] = []
  let after: string | undefined
  do {
    const page = await listUncovered(ctx, { ...question, after })
    villages.push(...page.villages)
    after = page.next ?? undefined
  } while (after !== undefined)
  return villages
}

/** The course asked for, else that of the group, else the one that counts as trained; refuses NOT_FOUND one that the area does not use. */
async function courseOf(
  ctx: Context,
  { area, courseId }: ReportQuestion,
  group: Group | null,
): Promise<CourseHead> {
  const heads = await listHeads(ctx.db, districtOf(area))
  const head =
    courseId === undefined
      ? (heads.find(({ code }) => code === group?.courseCode) ??
        heads.find(({ countsAsTrained }) => countsAsTrained) ??
        heads[0])
      : heads.find((each) => each.courseId === courseId)
  if (head === undefined) throw new Refusal('NOT_FOUND')
  return head
}

/** The contract's arrays can be written to, those of the renderers cannot; nobody writes to either. */
function mutable({ title, columns, rows, total }: ReportTable): Report['table'] {
  const row = ({ code, cells }: ReportTable['rows'][number]) => ({ code, cells: [...cells] })
  return {
    title,
    columns: [...columns],
    rows: rows.map(row),
    total: total === null ? null : row(total),
  }
}

/** What the caller may open for an area, and what can be chosen in it. */
export async function listReports(
  ctx: Context,
  { area }: { readonly area: AreaCode },
): Promise<ReplyOf<typeof listContract>> {
  const coverage = await readCoverage(ctx, { area })
  const { today, focusYears, level } = coverage
  const mayOpen = (report: ReportCode) =>
    areasOf(ctx.actor, REPORTS[report].asks).some((held) => isWithin(area, held))
  const reports = REPORT_CODES.filter((report) => report === 'R1' || level !== 'province')
  const heads = level === 'province' ? [] : await listHeads(ctx.db, districtOf(area))
  const counted = heads.toSorted((a, b) => Number(b.countsAsTrained) - Number(a.countsAsTrained))
  return {
    reports: reports.filter(mayOpen),
    courses: counted.map(({ courseId, title }) => ({ courseId, title })),
    focusYears,
    cohortYears: level === 'province' ? [] : await listCohortYears(ctx.db, districtOf(area)),
    meetingYears:
      level === 'province' || !mayOpen('R4K') ? [] : await listMeetingYears(ctx.db, area),
    today,
    word: cadreWord(coverage),
  }
}
