/** What cadres thought of a meeting, for those whose meeting it is. */
import {
  EVALUATION_MARKS,
  MARK_QUESTIONS,
  SPEAKER_QUESTION,
} from '../../contract/evaluation-questions.ts'
import type * as contract from '../../contract/evaluations.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow, type Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { viewFrom } from '../../roster/index.ts'
import { getAttendance } from '../read-attendance.ts'
import { getRow } from '../show-meeting.ts'
import { closesOn, isOpenOn, shownOf, speakersOf } from './rules.ts'
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
  const isOver = row.state === 'CANCELLED' || today > closesOn(row.endsOn)
  const what = shownOf(tally, isOver)
  const counts = what === 'none' ? [] : await store.listCounts(ctx.db, scope, meetingId)
  const texts = what === 'none' ? [] : await store.listTexts(ctx.db, scope, meetingId)
  const order = speakersOf(sessions).map(({ name }) => name)
  const asked = [...Map.groupBy(counts, (each) => `${each.question} ${each.subject}`).values()]
  return {
    isOpen: isOpenOn(row, today),
    opensOn: row.startsOn,
    closesOn: closesOn(row.endsOn),
    attended: people.filter(({ attended }) => attended > 0).length,
    invited: row.people,
    answers: tally.answers,
    shown: what === 'none' ? 0 : what === 'all' ? tally.answers : tally.shown,
    marks: asked
      .map((rows) => ({
        question: rows[0]?.question ?? SPEAKER_QUESTION,
        subject: rows[0]?.subject ?? '',
        counts: EVALUATION_MARKS.map((mark) => {
          const found = rows.find((each) => each.mark === mark)
          return (what === 'all' ? found?.count : found?.shown) ?? 0
        }),
      }))
      .toSorted(
        (one, other) =>
          MARK_QUESTIONS.indexOf(one.question) - MARK_QUESTIONS.indexOf(other.question) ||
          order.indexOf(one.subject) - order.indexOf(other.subject),
      ),
    texts: texts.flatMap(({ question, body, isShown }) =>
      what === 'all' || isShown === 1 ? [{ question, body }] : [],
    ),
  }
}
