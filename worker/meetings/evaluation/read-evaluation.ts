/** What cadres thought of a meeting, for those whose meeting it is. */
import type * as contract from '../../contract/evaluations.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow, type Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { viewFrom } from '../../roster/index.ts'
import { getAttendance } from '../read-attendance.ts'
import { getRow } from '../show-meeting.ts'
import { closesOn, isOpenOn, releasedIn, speakersOf } from './rules.ts'
import * as store from './store-evaluation.ts'

/** Refuses NOT_FOUND also for a sub-district that only sends its people to a meeting of the district. */
export async function readEvaluation(
  ctx: Context,
  { area, meetingId }: InputOf<typeof contract.readEvaluation>,
): Promise<ReplyOf<typeof contract.readEvaluation>> {
  const scope = allow(ctx, 'evaluation.read', area)
  return { evaluation: await readEvaluationOf(ctx, scope, area, meetingId) }
}

/** The same for other rooms; the caller answers for the permission. */
export async function readEvaluationOf(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  meetingId: string,
): Promise<contract.Evaluation> {
  const row = await getRow(ctx, scope, area, meetingId)
  if (!isWithin(row.areaCode, area)) throw new Refusal('NOT_FOUND')
  const { today } = await viewFrom(ctx, area)
  const { people, sessions } = await getAttendance(ctx, scope, area, meetingId)
  const tally = await store.findTally(ctx.db, scope, meetingId)
  const isAny = tally.shown > 0
  const counts = isAny ? await store.listReleased(ctx.db, scope, meetingId) : []
  const texts = isAny ? await store.listReleasedTexts(ctx.db, scope, meetingId) : []
  const speakers = speakersOf(sessions).map(({ name }) => name)
  return {
    isOpen: isOpenOn(row, today),
    opensOn: row.startsOn,
    closesOn: closesOn(row.endsOn),
    attended: people.filter(({ attended }) => attended > 0).length,
    invited: row.people,
    answers: tally.answers,
    shown: tally.shown,
    ...releasedIn(counts, speakers),
    texts,
  }
}

export type Evaluated = Pick<contract.Evaluation, 'answers' | 'shown' | 'marks'>

/** Of several meetings, in two queries: what is released of those of which anything is. The caller answers for the permission. */
export async function readEvaluationsOf(
  ctx: Context,
  scope: Scope,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, Evaluated>> {
  const tallies = await store.listTallies(ctx.db, scope, meetingIds)
  const ids = tallies.map(({ meetingId }) => meetingId)
  const counts = Map.groupBy(
    ids.length === 0 ? [] : await store.listReleasedIn(ctx.db, scope, ids),
    ({ meetingId }) => meetingId,
  )
  return new Map(
    tallies.map(({ meetingId, answers, shown }) => {
      const { marks } = releasedIn(counts.get(meetingId) ?? [], [])
      return [meetingId, { answers, shown, marks }]
    }),
  )
}
