/** R9 of a meeting: what the platform knows of it, for the report that its officer writes. */
import { formatMoment } from '../../site/src/text/format.ts'
import { printedLine, signerOf } from '../../site/src/text/reporting.ts'
import type {
  MeetingReport,
  takeMeetingReport as contract,
} from '../contract/attendance-reports.ts'
import { isAttended } from '../contract/attendance-rules.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { countKinds } from '../contract/kind-counts.ts'
import { allow, type Scope } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { listHeads } from '../curriculum/index.ts'
import { getAttendance, readEvaluationOf, readMinutes } from '../meetings/index.ts'
import { getDistrict, listAreas } from '../regions/index.ts'
import { readLearnt } from './cohort-results.ts'
import { readGrowth } from './gains.ts'
import { readSigner } from './read-signer.ts'
import { resultsOf } from './rules-cohorts.ts'
import { countSheets, describePeople } from './store-meetings.ts'

/** Of the sessions that count; what certificates ask for, too. */
const REACHED = 80

type Attendance = Awaited<ReturnType<typeof getAttendance>>
type Invited = Attendance['people']

/** Refuses NOT_FOUND for a meeting that the area may not see. A sub-district reads of its own people. */
export async function takeMeetingReport(
  ctx: Context,
  { area, meetingId }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  const scope = allow(ctx, 'meeting.read', area)
  const by = allow(ctx, 'report.export', area)
  const attendance = await getAttendance(ctx, scope, area, meetingId)
  const { meeting, asOf } = attendance
  const district = await getDistrict(ctx, districtOf(area))
  const own = meeting.area
  const isPart = levelOf(area) === 'subDistrict' && own.code !== area
  const [part] = isPart ? await listAreas(ctx.db, [area]) : []
  const people = attendance.people
  await note(ctx, by, {
    entity: 'report',
    entityId: 'R9',
    detail: { format: 'docx', asOf, rows: people.length, meetingId },
  })
  return {
    isDemo: district.isDemo,
    districtName: district.name,
    officeName: own.level === 'district' ? district.officeName : `Kecamatan ${own.name}`,
    asOf,
    printed: printedLine(formatMoment(instant(ctx.clock), district.timeZone)),
    subDistrictName: part?.name ?? null,
    meeting,
    sessions: attendance.sessions.map(
      ({ id, date, startsAt, endsAt, title, hours, speakers, isCounted, counts }) => ({
        id,
        date,
        startsAt,
        endsAt,
        title,
        hours,
        speakers,
        isCounted,
        counts,
      }),
    ),
    people: await countPeople(ctx, people),
    result: await resultOf(ctx, scope, district.code, attendance),
    evaluation: isPart ? null : await evaluationOf(ctx, area, meetingId),
    minutes: await minutesOf(ctx, area, meetingId),
    // They show everybody's name: who sees a part only is not told of them.
    sheets: isPart ? 0 : await countSheets(ctx.db, meetingId),
    signer: own.level === 'district' && !isPart ? await readSigner(ctx, own.code, asOf) : null,
    signsAs: signerOf({
      level: part === undefined ? own.level : 'subDistrict',
      name: part?.name ?? own.name,
      officeName: district.officeName,
    }),
  }
}

async function minutesOf(
  ctx: Context,
  area: AreaCode,
  meetingId: string,
): Promise<MeetingReport['minutes']> {
  const { reached, obstacles, actions } = (await readMinutes(ctx, area, meetingId)).outcome
  return {
    reached,
    obstacles,
    actions: actions.map(({ what, personInCharge, dueOn }) => ({ what, personInCharge, dueOn })),
  }
}

async function countPeople(ctx: Context, people: Invited): Promise<MeetingReport['people']> {
  const invited = people.filter(({ isInvited }) => isInvited)
  const described = await describePeople(
    ctx.db,
    invited.map(({ person }) => person.id),
  )
  const isThere = ({ states }: Invited[number]) =>
    states.some((state) => state !== null && isAttended(state))
  const uninvited = people.filter((each) => !each.isInvited && isThere(each))
  const places = Map.groupBy(invited, ({ area }) => area?.subDistrictName ?? '')
  return {
    invited: invited.length,
    women: described.filter(({ sex }) => sex === 'F').length,
    men: described.filter(({ sex }) => sex === 'M').length,
    ...countKinds(described.map(({ kind }) => kind)),
    came: invited.filter(({ attended }) => attended > 0).length,
    reached: invited.filter(({ share }) => share !== null && share >= REACHED).length,
    walkIns: uninvited.filter(({ person }) => person.kind === 'CADRE').length,
    guests: uninvited.filter(({ person }) => person.kind === 'GUEST').length,
    bySubDistrict: [...places]
      .map(([name, those]) => ({
        name,
        invited: those.length,
        came: those.filter(({ attended }) => attended > 0).length,
      }))
      .toSorted((a, b) => b.invited - a.invited || (a.name < b.name ? -1 : 1)),
  }
}

/** Of those invited, as R4 has it. */
async function resultOf(
  ctx: Context,
  scope: Scope,
  district: AreaCode,
  { meeting, people }: Attendance,
): Promise<MeetingReport['result']> {
  const { id, title: name, place, startsOn, endsOn, courseCode } = meeting
  if (courseCode === null) return null
  const head = (await listHeads(ctx.db, district)).find(({ code }) => code === courseCode)
  if (head === undefined) return null
  const seats = people
    .filter(({ isInvited }) => isInvited)
    .map(({ person }) => ({ cohortId: id, cadreId: person.id }))
  const facts = { id, name, place, startsOn, endsOn, courseId: head.courseId }
  const learnt = await readLearnt(ctx, await getDistrict(ctx, district), [head])
  const [result] = resultsOf([facts], seats, learnt).cohorts
  if (result === undefined) return null
  const { passed, passedBefore, before, after, tested, gain } = result
  return {
    course: head.title,
    passed: passed ?? 0,
    passedBefore: passedBefore ?? 0,
    before,
    after,
    tested,
    gain,
    growth: await readGrowth(
      ctx.db,
      scope,
      head,
      seats.map(({ cadreId }) => cadreId),
    ),
  }
}

async function evaluationOf(
  ctx: Context,
  area: AreaCode,
  meetingId: string,
): Promise<MeetingReport['evaluation']> {
  const by = allow(ctx, 'evaluation.read', area)
  const { answers, shown, attended, marks } = await readEvaluationOf(ctx, by, area, meetingId)
  return shown === 0 ? null : { answers, shown, attended, marks }
}
