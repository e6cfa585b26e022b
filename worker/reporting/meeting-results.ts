/**
 * R4 of meetings: who was invited, how many came to each session, who spoke, and what those who were invited learnt of its course.
 * Asks for no permission beside reading meetings: the caller does.
 */
import {
  meetingsTable,
  type MeetingResult,
  type MeetingTotal,
} from '../../site/src/render/index.ts'
import { evaluationCell, meetingNotes } from '../../site/src/text/meeting-reports.ts'
import { MEETING_KIND_WORDS } from '../../site/src/text/meetings.ts'
import type { Speaker } from '../contract/meetings.ts'
import type { ReportQuestion } from '../contract/reports.ts'
import { allow, type Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { listHeads } from '../curriculum/index.ts'
import { readEvaluationsOf, readTallies, type MeetingTally } from '../meetings/index.ts'
import { getDistrict } from '../regions/index.ts'
import { readLearnt } from './cohort-results.ts'
import { readGains } from './gains.ts'
import type { Listed } from './name-lists.ts'
import { resultsOf } from './rules-cohorts.ts'

/** More are no table that anybody reads; a district with a meeting in each sub-district every month has some three hundred a year. */
const MOST = 1000

export async function meetingList(
  ctx: Context,
  { area, cohortYear: year }: ReportQuestion,
  most: number = MOST,
): Promise<Listed> {
  const scope = allow(ctx, 'meeting.read', area)
  const isWhole = levelOf(area) === 'district'
  const found = await readTallies(ctx, scope, { area, year: year ?? null, most })
  // A sub-district reads of its own meetings, and of those of its district that somebody of it was in.
  const tallies = found.tallies.filter(
    ({ meeting, invited, came }) =>
      isWhole || meeting.areaCode === area || invited.length + came.length > 0,
  )
  const { meetings, total } = await resultsFor(ctx, area, tallies, scope)
  const notes = meetingNotes(isWhole ? 'whole' : 'part', found.isCut ? most : null)
  return { table: meetingsTable(meetings, total), notes }
}

async function resultsFor(
  ctx: Context,
  area: ReportQuestion['area'],
  tallies: readonly MeetingTally[],
  scope: Scope,
): Promise<{ readonly meetings: MeetingResult[]; readonly total: MeetingTotal }> {
  const district = await getDistrict(ctx, districtOf(area))
  const heads = await listHeads(ctx.db, district.code)
  const used = heads.filter(({ code }) =>
    tallies.some(({ meeting }) => meeting.courseCode === code),
  )
  const facts = tallies.map(({ meeting: { id, title, place, startsOn, endsOn, courseCode } }) => ({
    id,
    name: title,
    place,
    startsOn,
    endsOn,
    courseId: used.find(({ code }) => code === courseCode)?.courseId ?? null,
  }))
  const seats = tallies.flatMap(({ meeting: { id }, invited }) =>
    invited.map((cadreId) => ({ cohortId: id, cadreId })),
  )
  const learnt = resultsOf(facts, seats, await readLearnt(ctx, district, used))
  const gains = await readGains(ctx.db, scope, used, facts, seats)
  const evaluations = await evaluationsOf(ctx, area, tallies)
  const byId = new Map(learnt.cohorts.map((result) => [result.id, result]))
  const meetings = tallies.map((tally): MeetingResult => {
    const { id, title, kind, startsOn, endsOn, place } = tally.meeting
    const result = byId.get(id)
    return {
      id,
      title,
      kind: MEETING_KIND_WORDS[kind],
      startsOn,
      endsOn,
      place,
      speakers: namesOf(tally.sessions.flatMap(({ speakers }) => speakers)),
      sessions: tally.sessions.filter(({ isCounted }) => isCounted),
      invited: tally.invited.length,
      came: tally.came.length,
      ...chancesOf([tally]),
      passed: result?.passed ?? null,
      before: result?.before ?? null,
      after: result?.after ?? null,
      tested: result?.tested ?? 0,
      gain: result?.gain ?? null,
      normalised: gains.of(id),
      evaluation: evaluationCell(evaluations.get(id) ?? null),
    }
  })
  const { invited, passed, before, after, tested, gain } = learnt.total
  const total = {
    invited,
    came: new Set(tallies.flatMap(({ came }) => came)).size,
    ...chancesOf(tallies),
    // Of meetings without a course nobody passed anything: that is no zero.
    passed: used.length === 0 ? null : passed,
    before,
    after,
    tested,
    gain,
    normalised: gains.total,
  }
  return { meetings, total }
}

/** What is released of those that are the area's own: of a meeting above it a sub-district reads none. */
function evaluationsOf(
  ctx: Context,
  area: AreaCode,
  tallies: readonly MeetingTally[],
): ReturnType<typeof readEvaluationsOf> {
  const scope = allow(ctx, 'evaluation.read', area)
  const own = tallies.filter(({ meeting }) => isWithin(meeting.areaCode, area))
  return readEvaluationsOf(
    ctx,
    scope,
    own.map(({ meeting }) => meeting.id),
  )
}

/** How often the invited attended, of how often they could have: in sessions in which attendance was taken. */
function chancesOf(tallies: readonly MeetingTally[]) {
  let attendances = 0
  let chances = 0
  for (const tally of tallies) {
    attendances += tally.attendances
    chances += tally.invited.length * tally.sessions.filter(({ isCounted }) => isCounted).length
  }
  return { attendances, chances }
}

/** Each speaker once, in the order in which they spoke. */
function namesOf(speakers: readonly Speaker[]): string[] {
  return [...new Set(speakers.map(({ name }) => name))]
}
