/** The result of a quiz or test: the mark, what to do next, and every question explained once that is allowed. */
import type {
  AttemptResult,
  CourseProgress,
  MarkedQuestion,
} from '../../../worker/contract/learning.ts'
import * as LEARN from '../text/learn.ts'
import { FLAGGED } from '../text/test-start.ts'
import { backToModules, moduleHref, nextLink, quizHref, type Learner } from './course.ts'
import { html, type Html } from './html.ts'
import { picture, situationOf } from './question.ts'
import { reportLink } from './report.ts'
import type { Filling } from './shell.ts'
import { CHECK, INFO, drawn } from './strokes.ts'

export function resultPage(
  learner: Learner,
  result: AttemptResult,
  progress: CourseProgress,
): Filling {
  const { score, passMark, right, questions, number, attempts, submittedAt } = result
  return {
    title: LEARN.resultTitle(score),
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${backToModules()}
      <p class="muted label-kecil">
        ${result.kind === 'test' ? result.title : LEARN.quizOf(result.title)} ·
        ${LEARN.attempt(number, attempts)}
      </p>
      <h1>${LEARN.resultTitle(score)}</h1>
      <div class="note ${!result.passed && 'next'} hasil" ${result.passed && html`data-lulus`}>
        <p class="lede">${message(result, progress)}</p>
        <p>${LEARN.resultRight(right, questions)}. ${LEARN.resultPass(passMark)}.</p>
      </div>
      ${result.flag != null && html`<p class="note wait">${FLAGGED[result.flag]}</p>`}
      ${nextSteps(learner, result, progress)}
      ${result.marked === null ? closed(result) : explained(result, result.marked)}
      <p class="small">${LEARN.handedIn(submittedAt, learner.zone)}</p>`,
  }
}

function message(result: AttemptResult, progress: CourseProgress): string {
  const best = bestOf(result, progress)
  if (!result.passed) {
    if (best !== null) return LEARN.kept(best)
    if (isUsedUp(result)) return LEARN.usedUp
    return result.kind === 'test' ? LEARN.notYetTest : LEARN.notYet(result.title)
  }
  if (result.kind === 'test' || progress.next.kind === 'done')
    return `${LEARN.passed.course} ${progress.eligibleAt ? LEARN.certificateNext : ''}`
  if (progress.next.kind === 'test') return LEARN.passed.test
  return result.number > 1 && best !== null && best > result.score
    ? LEARN.kept(best)
    : LEARN.passed.nextModule
}

function bestOf({ slug }: AttemptResult, progress: CourseProgress): number | null {
  const known =
    progress.head.finalTest?.slug === slug
      ? progress.finalTest
      : progress.modules.find((module) => module.slug === slug)
  return known?.bestScore ?? null
}

function isUsedUp({ attempts, attemptsUsed }: AttemptResult): boolean {
  return attempts > 0 && attemptsUsed >= attempts
}

/** The next step as the one main button; trying again stands beside reading again. */
function nextSteps({ zone }: Learner, result: AttemptResult, progress: CourseProgress): Html {
  const { slug, waitUntil } = result
  if (result.passed || bestOf(result, progress) !== null) {
    const step = nextLink(progress.next)
    return html`<p><a class="button wide next" href="${step.href}">${step.label}</a></p>`
  }
  const first = result.kind === 'module' ? slug : result.reread[0]?.slug
  return html`${
    first !== undefined &&
    html`<p>
      <a class="button wide next" href="${moduleHref(first)}">${LEARN.readAgain}</a>
    </p>`
  }
  ${
    !isUsedUp(result) &&
    (waitUntil === null
      ? html`<p>
          <a
            class="button wide plain"
            href="${result.kind === 'test' ? moduleHref(slug) : quizHref(slug)}"
            >${LEARN.tryAgain}</a
          >
        </p>`
      : html`<p class="note wait">${LEARN.waiting(waitUntil, zone)}</p>`)
  }`
}

function closed({ reread, explainedAfter }: AttemptResult): Html {
  return html`${
      reread.length > 0 &&
      html`<h2>${LEARN.rereadTitle}</h2>
        <ul>
          ${reread.map(({ slug, title }) => html`<li><a href="${moduleHref(slug)}">${title}</a></li>`)}
        </ul>`
    }
    <p class="muted">
      ${explainedAfter === undefined ? LEARN.answersClosed : LEARN.answersAfter(explainedAfter)}
    </p>`
}

function explained({ slug, versionId }: AttemptResult, marked: readonly MarkedQuestion[]): Html {
  return html`<h2>${LEARN.review}</h2>
    <ol class="pembahasan" data-kuis="${slug}" data-versi="${versionId}">
      ${marked.map((question, index) => explainedQuestion(question, situationOf(marked, index)))}
    </ol>`
}

/** `before` stands above its words: the situation that it asks about. */
export function explainedQuestion(
  { id, stem, image, right, chosen, correct, explanation }: MarkedQuestion,
  before: Html | false,
): Html {
  return html`<li class="card ${right ? 'tepat' : 'belum-tepat'}" data-soal="${id}">
    ${before}
    <h3>${stem}</h3>
    ${picture(image)}
    <p class="tanda">
      ${drawn(right ? CHECK : INFO)}<strong>${right ? LEARN.right : LEARN.notRight}.</strong>
    </p>
    <p>
      ${LEARN.yourAnswer}:
      <strong>${chosen === null ? LEARN.noAnswer : chosen.text}</strong>
    </p>
    ${!right && chosen !== null && chosen.why !== '' && html`<p>${chosen.why}</p>`}
    ${!right && html`<p>${LEARN.rightAnswer}: <strong>${correct}</strong></p>`}
    ${explanation !== '' && html`<p>${!right && `${LEARN.because}: `}${explanation}</p>`}
    ${reportLink()}
  </li>`
}
