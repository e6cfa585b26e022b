/** A quiz as one form. Nothing in it tells which option is right. */
import type { QuizPaper } from '../../../worker/contract/learning.ts'
import * as LEARN from '../text/learn.ts'
import { DRAFT_RESTORED } from '../text/phone.ts'
import * as TEST_START from '../text/test-start.ts'
import { moduleHref, paperHref, type Learner } from './course.ts'
import { html, type Html } from './html.ts'
import { askedQuestion, situationOf } from './question.ts'
import type { Filling } from './shell.ts'

/** What was chosen or typed so far, as `givenIn` of the learning room reads it, and which questions to mark as open. */
export type Chosen = {
  readonly answers: Readonly<Record<string, string>>
  readonly open: readonly string[]
}

export function quizPage(
  { isDemo, zone }: Pick<Learner, 'isDemo' | 'zone'>,
  paper: QuizPaper,
  chosen: Chosen = { answers: {}, open: [] },
): Filling {
  const total = paper.questions.length
  const heading = paper.kind === 'test' ? paper.title : LEARN.quizOf(paper.title)
  return {
    title: heading,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali">
        <a href="${moduleHref(paper.slug)}"
          >${paper.kind === 'test' ? LEARN.toTest : LEARN.toModule(paper.title)}</a
        >
      </p>
      <p class="muted label-kecil">
        ${LEARN.attempt(paper.number, paper.attempts)} · ${LEARN.resultPass(paper.passMark)}
      </p>
      <h1>${heading}</h1>
      ${paper.dueAt != null && html`<p class="note num">${TEST_START.due(paper.dueAt, zone)}</p>`}
      ${chosen.open.length > 0 ? openSummary(paper, chosen.open) : html`<p>${LEARN.quizHelp(total)}</p>`}
      <form
        method="post"
        action="${paperHref(paper)}"
        data-kuis="${paper.slug}"
        data-percobaan="${paper.attemptId}"
        data-versi="${paper.versionId}"
      >
        <input type="hidden" name="percobaan" value="${paper.attemptId}" />
        <input type="hidden" name="versi" value="${paper.versionId}" />
        ${
          chosen.open.length === 0 &&
          // There before the words are, so that they are read out; the phone's own pages come with them.
          html`<p class="dipasang" role="status">
            ${Object.keys(chosen.answers).length > 0 && DRAFT_RESTORED}
          </p>`
        }
        ${paper.questions.map((question, index, all) => [
          situationOf(all, index),
          askedQuestion(question, {
            number: index + 1,
            total,
            given: chosen.answers[question.id] ?? '',
            isOpen: chosen.open.includes(question.id),
          }),
        ])}
        <p class="muted">${LEARN.sendHelp} <span role="status" data-kabar-draf></span></p>
        <p><button class="button wide next" type="submit">${LEARN.send}</button></p>
      </form>`,
  }
}

function openSummary({ questions }: QuizPaper, open: readonly string[]): Html {
  return html`<div class="note danger" role="alert">
    <p><strong>${LEARN.notAnsweredTitle(open.length)}</strong></p>
    <p>${LEARN.notAnsweredAction}</p>
    <ul>
      ${questions.map(
        ({ id }, index) =>
          open.includes(id) &&
          html`<li><a href="#soal-${id}">${LEARN.question(index + 1)}</a></li>`,
      )}
    </ul>
  </div>`
}
