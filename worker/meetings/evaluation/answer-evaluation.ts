/**
 * A cadre says what she thought of a meeting, once. That she did is noted; what she said is only counted, in the same batch and
 * nowhere beside her. The log says that she answered, never what.
 */
import {
  EVALUATION_QUESTIONS,
  FEWEST_EVALUATIONS,
  SPEAKER_QUESTION,
} from '../../contract/evaluation-questions.ts'
import { allowSelf } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { listSessions } from '../store.ts'
import { closesOn, givenIn, isOpenOn, speakersOf } from './rules.ts'
import * as store from './store-evaluation.ts'

export type OwnEvaluation = {
  readonly cadreId: string
  readonly meetingId: string
  readonly title: string
  readonly closesOn: string
  readonly isAnswered: boolean
  readonly speakers: ReturnType<typeof speakersOf>
  readonly isDemo: boolean
}

/** Refuses NOT_FOUND for a meeting of others, EVALUATION_CLOSED outside its days unless she has answered. */
export async function readOwnEvaluation(ctx: Context, id: string): Promise<OwnEvaluation> {
  const { by, cadreId } = allowSelf(ctx, 'evaluation.answer')
  const found = await store.findOwn(ctx.db, by, id, cadreId)
  if (found === null) throw new Refusal('NOT_FOUND')
  const { timeZone, isDemo } = await getDistrict(ctx, by.area)
  const isAnswered = found.isAnswered === 1
  if (!isAnswered && !isOpenOn(found, dateIn(timeZone, ctx.clock.now()))) {
    throw new Refusal('EVALUATION_CLOSED')
  }
  return {
    cadreId,
    meetingId: found.id,
    title: found.title,
    closesOn: closesOn(found.endsOn),
    isAnswered,
    speakers: speakersOf(await listSessions(ctx.db, by, found.id)),
    isDemo,
  }
}

type Form = {
  readonly id: string
  /** For whom the form was made: only compared, so that what one wrote is not counted as another's. */
  readonly formOf: string
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * `nothing`: an empty form, of which nothing was kept. Whoever has answered already has answered. Refuses FORM_OF_OTHER a form that
 * was made for somebody else.
 */
export async function answerEvaluation(
  ctx: Context,
  { id, formOf, fields }: Form,
): Promise<'done' | 'nothing'> {
  const { by, cadreId } = allowSelf(ctx, 'evaluation.answer')
  const { meetingId, isAnswered, speakers } = await readOwnEvaluation(ctx, id)
  // Before all else of hers: who hands in another's form must not read that it was taken.
  if (formOf !== cadreId) throw new Refusal('FORM_OF_OTHER', { form: 'EVALUATION' })
  if (isAnswered) return 'done'
  const names = speakers.map(({ name }) => name)
  const { marks, texts } = givenIn(fields, names)
  if (marks.length + texts.length === 0) return 'nothing'
  const all: store.CountKey[] = [
    ...EVALUATION_QUESTIONS.map((question) => ({ question, subject: '' })),
    ...names.map((subject): store.CountKey => ({ question: SPEAKER_QUESTION, subject })),
  ]
  const written = texts.map((text) => ({ ...text, id: randomNumber(ctx) }))
  // No row: the same form came twice at once, and one of them was taken.
  await commit(ctx, by, { entity: 'meeting', entityId: meetingId }, [
    store.addPerson(meetingId, cadreId),
    ...store.addAnswers(meetingId, all, marks, written, FEWEST_EVALUATIONS),
  ])
  return 'done'
}

/** 52 bits, which every number holds. */
function randomNumber({ ids }: Context): number {
  const bytes = ids.bytes(7)
  return bytes.reduce((number, byte, at) => number * 256 + (at === 0 ? byte & 15 : byte), 0)
}
