/** The way into the final test: its rules, the sentence of integrity with the button that starts it, or going on with it. */
import type { QuizHead } from '../../../worker/contract/curriculum.ts'
import type { QuizPaper, TestProgress } from '../../../worker/contract/learning.ts'
import type { Zone } from '../text/format.ts'
import * as LEARN from '../text/learn.ts'
import * as TEST_START from '../text/test-start.ts'
import { html, type Html } from './html.ts'

export type TestStart = {
  /** Started and not handed in. */
  readonly open: Pick<QuizPaper, 'number' | 'dueAt'> | null
  /** Why the form came back, see `start-error.ts`. */
  readonly error: Html | null
}

export const NOT_STARTED: TestStart = { open: null, error: null }

/** Its field, `sendiri`, is `ya` when the sentence is ticked. */
export function testEntry(view: {
  readonly test: QuizHead
  readonly progress: TestProgress
  readonly start: TestStart
  readonly zone: Zone
  /** Where the paper is, once it was started. */
  readonly paperHref: string
}): Html {
  const { test, progress, start, zone } = view
  const { state, bestScore, attemptsUsed } = progress
  const minutes = test.minutes ?? 0
  return html`<div class="card">
    ${bestScore !== null && html`<p><strong>${LEARN.bestScore(bestScore)}</strong></p>`}
    <ul>
      ${LEARN.rules(test).map((rule) => html`<li>${rule}</li>`)}
      ${minutes > 0 && html`<li>${TEST_START.minutes(minutes)}</li>`}
      <li>${TEST_START.needsSignal}</li>
    </ul>
    ${attemptsUsed > 0 && html`<p class="muted">${LEARN.used(attemptsUsed, test.attempts)}</p>`}
    ${
      start.open !== null
        ? goOn(start.open, zone, view.paperHref)
        : state !== 'locked' &&
          state !== 'waiting' &&
          bestScore !== 100 &&
          entry(test, progress, start, zone)
    }
  </div>`
}

function goOn({ number, dueAt }: NonNullable<TestStart['open']>, zone: Zone, href: string): Html {
  return html`<p class="note">
      ${dueAt == null ? TEST_START.isOpen(number) : TEST_START.openUntil(number, dueAt, zone)}
    </p>
    <p><a class="button wide next" href="${href}">${TEST_START.resume}</a></p>`
}

function entry(
  test: QuizHead,
  { state, attemptsUsed, waitUntil }: TestProgress,
  { error }: TestStart,
  zone: Zone,
): Html {
  const isDone = state === 'done'
  if (test.attempts > 0 && attemptsUsed >= test.attempts) {
    return html`<p class="note ${!isDone && 'wait'}">${LEARN.usedUp}</p>`
  }
  if (waitUntil !== null) return html`<p class="note wait">${LEARN.waiting(waitUntil, zone)}</p>`
  return html`<form method="post" action="/belajar/${test.slug}/kuis/mulai" novalidate>
    ${error}
    <label class="choice"
      ><input
        type="checkbox"
        name="sendiri"
        value="ya"
        required
        ${error !== null && html`aria-describedby="galat-sendiri" aria-invalid="true"`}
      /><span>${TEST_START.ownWork}</span></label
    >
    <p>
      <button class="button wide ${isDone ? 'plain' : 'next'}" type="submit">
        ${TEST_START.start}
      </button>
    </p>
  </form>`
}
