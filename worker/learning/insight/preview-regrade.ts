/** What another key would do: the same reading and the same grading as the correction itself, without a write. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/insight.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { listAsked } from '../../curriculum/index.ts'
import { explainAnswer } from '../../../site/src/render/index.ts'
import { planOf, type Plan } from './correction.ts'
import { firstPage, gradePage } from './grade-pages.ts'
import { allowRegrade } from './reach.ts'
import { listCorrections } from './store-regrades.ts'

/** Later than every instant. */
const NEVER = '9999'

/** Refuses NOT_FOUND for a question that no version asks, INPUT_INVALID for an answer it cannot have, STATE_NOT_FIT when it is the key. */
export async function previewRegrade(
  ctx: Context,
  { courseId, questionId, right }: InputOf<typeof contract.previewRegrade>,
): Promise<ReplyOf<typeof contract.previewRegrade>> {
  await allowRegrade(ctx, courseId)
  const plan = await readPlan(ctx, courseId, questionId, right)
  const passedNow = new Set<string>()
  let [attempts, changed] = [0, 0]
  let cursor = firstPage(plan.targets, '')
  while (cursor !== null) {
    const page = await gradePage(ctx, courseId, plan, cursor, NEVER)
    attempts += page.attempts
    changed += page.changes.length
    for (const cadreId of page.passedNow) passedNow.add(cadreId)
    cursor = page.next
  }
  return { ...wordsOfPlan(plan), attempts, changed, passedNow: passedNow.size }
}

export function wordsOfPlan({ question, before, after }: Plan): {
  readonly stem: string
  readonly before: string
  readonly after: string
} {
  return {
    stem: question.stem,
    before: formsOf(question, before),
    after: formsOf(question, after),
  }
}

/** Of a question with a short answer every form that is right. */
function formsOf(question: Plan['question'], key: Plan['before']): string {
  return question.type === 'short'
    ? [...new Set([key.right, ...(key.accepted ?? [])])].join(' / ')
    : explainAnswer(question, key, { chosen: null, right: false }).correct
}

export async function readPlan(
  { db }: Context,
  courseId: string,
  questionId: string,
  right: string,
): Promise<Plan> {
  const asked = await listAsked(db, courseId, questionId)
  if (asked.length === 0) throw new Refusal('NOT_FOUND')
  const planned = planOf(asked, await listCorrections(db, [courseId]), right)
  if (planned.ok) return planned.plan
  throw planned.reason === 'SAME'
    ? new Refusal('STATE_NOT_FIT')
    : new Refusal('INPUT_INVALID', { issues: [{ path: 'right', message: 'invalid_value' }] })
}
