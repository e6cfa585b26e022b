/**
 * R6 of one cohort or one meeting: marks, and beside them all that a pass rule can look at, counted as the rule counts it, with what
 * the rule makes of it.
 */
import {
  groupMarksTable,
  testsOf,
  type GroupRow as ShownRow,
  type LearnerRow,
} from '../../site/src/render/index.ts'
import { GROUP, MARKS } from '../../site/src/text/reports.ts'
import { readPassing } from '../certification/index.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { ReportQuestion } from '../contract/reports.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf } from '../core/region-code.ts'
import { readSheets } from '../curriculum/index.ts'
import { readPlanStates, readPractices } from '../fieldwork/index.ts'
import { readAttended } from '../meetings/index.ts'
import { listCohorts, listSeats } from './store-cohorts.ts'
import { findMeetingGroup, listMeetingPersons } from './store-groups.ts'

export type Group = {
  readonly kind: 'cohort' | 'meeting'
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly courseCode: string | null
  readonly persons: ReadonlySet<string>
}

type Asked = Pick<ReportQuestion, 'area' | 'cohortId' | 'meetingId'>

/** Null when no group is asked for; refuses NOT_FOUND one that the area does not see. */
export async function readGroup(
  { db }: Pick<Context, 'db'>,
  { area, cohortId, meetingId }: Asked,
): Promise<Group | null> {
  if (cohortId !== undefined) {
    const [found] = await listCohorts(db, districtOf(area), { cohortId })
    if (found === undefined) throw new Refusal('NOT_FOUND')
    const { name: title, startsOn, endsOn, courseCode } = found
    const seats = await listSeats(db, area, { cohortId })
    const persons = new Set(seats.map(({ cadreId }) => cadreId))
    return { kind: 'cohort', title, startsOn, endsOn, courseCode, persons }
  }
  if (meetingId === undefined) return null
  const found = await findMeetingGroup(db, area, meetingId)
  if (found === null) throw new Refusal('NOT_FOUND')
  return { kind: 'meeting', ...found, persons: new Set(await listMeetingPersons(db, meetingId)) }
}

/** `rows`: those of the group whom the area may see and who work there today. */
export async function groupMarks(
  ctx: Pick<Context, 'db'>,
  { area }: Pick<ReportQuestion, 'area'>,
  of: {
    readonly group: Group
    readonly head: CourseHead
    readonly rows: readonly LearnerRow[]
    readonly today: string
  },
): Promise<{ readonly table: ReturnType<typeof groupMarksTable>; readonly notes: string[] }> {
  const { group, head, rows, today } = of
  const district = districtOf(area)
  const ids = rows.map(({ cadreId }) => cadreId)
  const passing = await readPassing(ctx, { code: district }, head, ids, today)
  const attended = await readAttended(ctx.db, district, ids, head.code, today)
  const practices = await readPractices(ctx.db, ids, head.code)
  const plans = await readPlanStates(ctx.db, ids, head.code)
  const sheets = await readSheets(ctx.db, [head.versionId])
  // What the rule asks for, so that the figure and the result cannot contradict each other; else all there are.
  const counted = head.passRule.parts?.practice?.sheets ?? sheets
  const known = new Set(counted.map(keyOf))
  const shown = rows.map((row): ShownRow => {
    const { cadreId } = row
    const hers = passing.get(cadreId)
    const able = (practices.get(cadreId) ?? []).filter(
      (each) => each.isCompetent && known.has(keyOf(each)),
    )
    const there = attended.get(cadreId)
    return {
      ...row,
      attended:
        there === undefined ? null : { sessions: there.attended, of: there.of + there.ahead },
      sheets: { able: able.length, of: counted.length },
      plan: plans.get(cadreId) ?? null,
      mark: hers?.mark ?? null,
      lacks: (hers?.missing ?? []).map(({ part }) => part),
      waived: (hers?.parts ?? []).flatMap(({ part, waivedUntil }) =>
        waivedUntil === undefined ? [] : part,
      ),
    }
  })
  const others = levelOf(area) === 'district' ? group.persons.size - rows.length : 0
  const named = testsOf(head).filter(({ title }) => title !== '')
  return {
    table: groupMarksTable(head, shown),
    notes: [
      ...(others === 0 ? [] : [GROUP.others(others)]),
      MARKS.meaning,
      ...GROUP.meaning,
      ...named.map(({ short, title }) => `${short}: ${title}`),
    ],
  }
}

const keyOf = ({ module, sheet }: { readonly module: string | null; readonly sheet: string }) =>
  `${module ?? ''}/${sheet}`
