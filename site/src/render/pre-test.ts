/**
 * The pages of a pre-test: what it is and the way in, its paper, and what came of it. Only the Worker makes them; a phone leaves
 * these addresses to it, keeps what is being answered as with any paper, and loads nothing for them.
 */
import type { AttemptResult, CourseProgress, QuizPaper } from '../../../worker/contract/learning.ts'
import type { PreTestHead } from '../../../worker/contract/curriculum.ts'
import * as LEARN from '../text/learn.ts'
import { PRE_TEST } from '../text/pre-test.ts'
import {
  backToModules,
  moduleHref,
  nextLink,
  paperHref,
  quizHref,
  resultHref,
  type Learner,
} from './course.ts'
import { html, type Html } from './html.ts'
import { askedQuestion, situationOf } from './question.ts'
import { explainedQuestion } from './result.ts'
import type { Filling } from './shell.ts'

/** Above her courses, while she may take it. */
export function preTestNote({ slug, title }: Pick<PreTestHead, 'slug' | 'title'>): Html {
  return html`<div class="note">
    <p><strong>${PRE_TEST.offer}</strong></p>
    <p>${PRE_TEST.offerBody}</p>
    <p><a href="${moduleHref(slug)}">${PRE_TEST.toTest(title)}</a></p>
  </div>`
}

/** ready: it may be started · open: started and not handed in · taken · late: she has begun to learn. */
export type PreTestState =
  { readonly is: 'ready' | 'open' | 'late' } | { readonly is: 'taken'; readonly attemptId: string }

export function preTestPage(
  { isDemo }: Pick<Learner, 'isDemo'>,
  { head: { preTest }, next }: CourseProgress,
  state: PreTestState,
): Filling {
  const { slug = '', title = '', questions = 0 } = preTest ?? {}
  const step = nextLink(next)
  const onward = (label: string, look: string): Html =>
    html`<p><a class="button wide ${look}" href="${step.href}">${label}</a></p>`
  const entry = (): Html => {
    switch (state.is) {
      case 'ready':
        return html`<form method="post" action="/belajar/${slug}/kuis/mulai">
            <p><button class="button wide next" type="submit">${PRE_TEST.start}</button></p>
          </form>
          ${onward(PRE_TEST.skip, 'plain')}`
      case 'open':
        return html`<p class="note">${PRE_TEST.isOpen}</p>
          <p><a class="button wide next" href="${quizHref(slug)}">${PRE_TEST.resume}</a></p>
          ${onward(PRE_TEST.skip, 'plain')}`
      case 'taken':
        return html`<p class="note">
            ${PRE_TEST.taken}
            <a href="${resultHref(slug, state.attemptId)}">${PRE_TEST.seeResult}</a>
          </p>
          ${onward(step.label, 'next')}`
      case 'late':
        return html`<p class="note">${PRE_TEST.late}</p>
          ${onward(step.label, 'next')}`
    }
  }
  const isBefore = state.is === 'ready' || state.is === 'open'
  return {
    title,
    here: 'belajar',
    isDemo,
    main: html`${backToModules()}
      <h1>${title}</h1>
      <p class="lede">${PRE_TEST.about(questions)}</p>
      ${
        isBefore &&
        html`<ul>
          ${PRE_TEST.rules.map((rule) => html`<li>${rule}</li>`)}
        </ul>`
      }
      ${entry()}`,
  }
}

/** A question may be left open: what she does not know tells as much as what she does. */
export function preTestPaper({ isDemo }: Pick<Learner, 'isDemo'>, paper: QuizPaper): Filling {
  const total = paper.questions.length
  return {
    title: paper.title,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali"><a href="${moduleHref(paper.slug)}">${PRE_TEST.toTestPage}</a></p>
      <p class="muted label-kecil">${PRE_TEST.noPassMark}</p>
      <h1>${paper.title}</h1>
      <p>${PRE_TEST.help(total)}</p>
      <form
        method="post"
        action="${paperHref(paper)}"
        novalidate
        data-kuis="${paper.slug}"
        data-percobaan="${paper.attemptId}"
        data-versi="${paper.versionId}"
      >
        <input type="hidden" name="percobaan" value="${paper.attemptId}" />
        <input type="hidden" name="versi" value="${paper.versionId}" />
        <p class="dipasang" role="status"></p>
        ${paper.questions.map((question, index, all) => [
          situationOf(all, index),
          askedQuestion(question, { number: index + 1, total, given: '', isOpen: false }),
        ])}
        <p class="muted">${PRE_TEST.sendHelp} <span role="status" data-kabar-draf></span></p>
        <p><button class="button wide next" type="submit">${LEARN.send}</button></p>
      </form>`,
  }
}

export function preTestResult(
  learner: Learner,
  result: AttemptResult,
  progress: CourseProgress,
): Filling {
  const { title, right, questions, parts = [], marked, submittedAt, slug, versionId } = result
  const { explainedAfter } = result
  const step = nextLink(progress.next)
  return {
    title,
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${backToModules()}
      <p class="muted label-kecil">${title}</p>
      <h1>${PRE_TEST.result(right, questions)}</h1>
      <div class="note hasil">
        <p class="lede">${PRE_TEST.thanks}</p>
        <p>${feelingOf(right, questions)}</p>
      </div>
      <p><a class="button wide next" href="${step.href}">${step.label}</a></p>
      <h2>${PRE_TEST.perModule}</h2>
      <ul>
        ${parts.map(
          (part) =>
            html`<li>
              <strong>${part.title}:</strong> ${PRE_TEST.part(part.right, part.questions)}
            </li>`,
        )}
      </ul>
      ${
        marked === null
          ? html`<p class="muted">
              ${explainedAfter === undefined ? PRE_TEST.closed : LEARN.answersAfter(explainedAfter)}
            </p>`
          : html`<h2>${LEARN.review}</h2>
              <ol class="pembahasan" data-kuis="${slug}" data-versi="${versionId}">
                ${marked.map((question, index) =>
                  explainedQuestion(question, situationOf(marked, index)),
                )}
              </ol>`
      }
      <p class="small">${LEARN.handedIn(submittedAt, learner.zone)}</p>`,
  }
}

function feelingOf(right: number, questions: number): string {
  const share = questions === 0 ? 0 : right / questions
  if (share >= 0.75) return PRE_TEST.most
  return share >= 0.35 ? PRE_TEST.some : PRE_TEST.few
}
