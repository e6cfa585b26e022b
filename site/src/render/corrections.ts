/** What corrected keys did to a cadre's marks: a line above her courses, and the page that says it whole. Only the Worker words it. */
import type { QuizKind } from '../../../worker/contract/learning.ts'
import { formatDate } from '../text/format.ts'
import { CORRECTIONS, markChanged, marksChanged, quizNamed } from '../text/corrections.ts'
import { backToModules, resultHref, type Learner } from './course.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export type CorrectedMark = {
  readonly slug: string
  readonly attemptId: string
  /** Of the quiz or test. */
  readonly title: string
  readonly kind: QuizKind
  readonly stem: string
  readonly at: string
  readonly scoreBefore: number
  readonly scoreAfter: number
  readonly passedBefore: boolean
  readonly passedAfter: boolean
}

const CORRECTIONS_HREF = '/nilai-dibetulkan/'

/** Word of corrected marks; null: there is none. */
export function correctionsNote(marks: readonly CorrectedMark[]): Html | null {
  const [first] = marks
  if (first === undefined) return null
  return html`<div class="note">
    <p>
      <strong>${marks.length === 1 ? sentenceOf(first) : marksChanged(marks.length)}</strong>
    </p>
    <p><a href="${CORRECTIONS_HREF}">${CORRECTIONS.toPage}</a></p>
  </div>`
}

/** A page of the learner with word of corrected marks above it. */
export function withCorrections(filling: Filling, marks: readonly CorrectedMark[]): Filling {
  const note = correctionsNote(marks)
  return note === null ? filling : { ...filling, main: html`${note} ${filling.main}` }
}

export function correctionsPage(learner: Learner, marks: readonly CorrectedMark[]): Filling {
  return {
    title: CORRECTIONS.title,
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${backToModules()}
      <h1>${CORRECTIONS.title}</h1>
      ${marks.length === 0 ? html`<p>${CORRECTIONS.none}</p>` : listOf(marks)}`,
  }
}

function listOf(marks: readonly CorrectedMark[]): Html {
  return html`<p class="lede">${CORRECTIONS.lede}</p>
    ${marks.map(
      (mark) =>
        html`<div class="card">
          <p><strong>${sentenceOf(mark)}</strong></p>
          <p>${CORRECTIONS.question}: ${mark.stem}</p>
          ${outcomeOf(mark)}
          <p>
            <a href="${resultHref(mark.slug, mark.attemptId)}">${CORRECTIONS.seeResult}</a>
          </p>
          <p class="small">${formatDate(mark.at)}</p>
        </div>`,
    )}
    <form method="post" action="${CORRECTIONS_HREF}">
      <p><button class="button wide next">${CORRECTIONS.confirm}</button></p>
    </form>`
}

function sentenceOf({ title, kind, scoreBefore, scoreAfter }: CorrectedMark): string {
  return markChanged(kind === 'module' ? quizNamed(title) : title, scoreBefore, scoreAfter)
}

function outcomeOf({
  passedBefore,
  passedAfter,
  scoreBefore,
  scoreAfter,
}: CorrectedMark): Html | null {
  if (!passedBefore && passedAfter) return html`<p>${CORRECTIONS.passedNow}</p>`
  if (scoreAfter >= scoreBefore || !passedAfter) return null
  return html`<p>${CORRECTIONS.stillPassed} ${CORRECTIONS.bestKept}</p>`
}
