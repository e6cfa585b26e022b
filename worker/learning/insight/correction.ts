/**
 * Another key for a question: for which published versions it holds, and what it makes of one attempt. Pure. It holds for every
 * version in which an answer means the same, whose key it is not already: an author who has published the right key meanwhile
 * corrects the older versions by it.
 */
import type { ItemKey, Question } from '../../contract/curriculum.ts'
import type { Asked } from '../../curriculum/index.ts'
import { isRight, settled } from '../answers.ts'
import type { AttemptRow } from '../store.ts'
import { correctedKey, shapeOf } from './corrected-keys.ts'
import type { Correction, KeyParts, Regraded } from './store-regrades.ts'

const MOST_FORMS = 20
const LONGEST_FORM = 100

/** What is right, as a key says it; `text` as `regradeItem` takes it. Null for an answer that the question cannot have. */
export function keyPartsOf(question: Question, key: ItemKey, text: string): KeyParts | null {
  switch (question.type) {
    case 'short': {
      const forms = [...new Set(text.split('\n').flatMap((line) => settled(question, line) ?? []))]
      const [right] = forms
      const fits = forms.length <= MOST_FORMS && forms.every((form) => form.length <= LONGEST_FORM)
      return right === undefined || !fits ? null : { right, accepted: forms }
    }
    case 'number': {
      const answer = settled(question, text)
      const value = answer === null ? Number.NaN : Number(answer.replace(',', '.'))
      return Number.isNaN(value) ? null : { right: String(value), tolerance: key.tolerance ?? 0 }
    }
    case undefined:
    case 'many':
    case 'match':
    case 'order': {
      const right = settled(question, text)
      return right === null ? null : { right }
    }
  }
}

/** The parts of a key that say what is right. */
export function partsOf({ right, accepted, tolerance }: ItemKey): KeyParts {
  return {
    right,
    ...(accepted === undefined ? {} : { accepted }),
    ...(tolerance === undefined ? {} : { tolerance }),
  }
}

export type Target = Asked & {
  /** By which it is graded now. */
  readonly current: ItemKey
}

export type Plan = {
  readonly question: Question
  readonly before: ItemKey
  readonly after: ItemKey
  readonly parts: KeyParts
  /** The versions that get the key; at least one. */
  readonly targets: readonly Target[]
}

/** `asked`: newest first, at least one. INVALID: no answer to this question. SAME: every version has that key. */
export function planOf(
  asked: readonly Asked[],
  corrections: readonly Correction[],
  right: string,
):
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly reason: 'INVALID' | 'SAME' } {
  const [newest] = asked
  if (newest === undefined) return { ok: false, reason: 'INVALID' }
  const parts = keyPartsOf(newest.question, newest.key, right)
  if (parts === null) return { ok: false, reason: 'INVALID' }
  const shape = shapeOf(newest.question)
  const alike = asked
    .filter(({ question }) => shapeOf(question) === shape)
    .map((each) => ({ ...each, current: correctedKey(each.question, each.key, corrections) }))
  const wrong = alike.filter(({ question, current }) => !isSame(question, current, parts))
  const [first] = wrong
  if (first === undefined) return { ok: false, reason: 'SAME' }
  // A correction is kept by edition: it holds for all of one.
  const editions = new Set(wrong.map(({ key }) => key.edition))
  const targets = alike.filter(({ key }) => editions.has(key.edition))
  const after = { ...first.current, ...parts }
  return {
    ok: true,
    plan: { question: first.question, before: first.current, after, parts, targets },
  }
}

function isSame(question: Question, key: ItemKey, parts: KeyParts): boolean {
  const text = (each: KeyParts) =>
    JSON.stringify([
      settled(question, each.right) ?? each.right,
      [...(each.accepted ?? [])].toSorted(),
      each.tolerance ?? 0,
    ])
  return text(key) === text(parts)
}

/** One attempt under the key; null when it did not ask the question, or nothing changes. A pass stays one. */
export function gradedAnew(
  attempt: AttemptRow,
  question: Question,
  key: ItemKey,
  passMark: number,
): (Regraded & { readonly marks: AttemptRow['marks'] }) | null {
  const at = attempt.marks.findIndex(({ itemId }) => itemId === question.id)
  const mark = attempt.marks[at]
  if (mark === undefined) return null
  const isNowRight = mark.chosen !== null && isRight(question, key, mark.chosen)
  if (isNowRight === mark.right) return null
  const marks = attempt.marks.map((each) => (each === mark ? { ...mark, right: isNowRight } : each))
  const hits = marks.filter(({ right }) => right).length
  const scoreAfter = Math.round((hits * 100) / marks.length)
  return {
    attemptId: attempt.id,
    cadreId: attempt.cadreId,
    at,
    rightBefore: mark.right ? 1 : 0,
    rightAfter: isNowRight ? 1 : 0,
    scoreBefore: attempt.score,
    scoreAfter,
    passedBefore: attempt.passed,
    passedAfter: attempt.passed === 1 || scoreAfter >= passMark ? 1 : 0,
    marks,
  }
}
