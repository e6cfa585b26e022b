/** A quiz as one form. Nothing in it tells which option is right. */
import type { Question } from '../../../worker/contract/curriculum.ts'
import type { QuizPaper } from '../../../worker/contract/learning.ts'
import { LEARN } from '../text/learning.ts'
import { TEST_START } from '../text/test-start.ts'
import { moduleHref, quizHref, type Learner } from './course.ts'
import { html, type Html } from './html.ts'
import { reportLink } from './report.ts'
import type { Filling } from './shell.ts'

/** Begins the name of the field of a question. */
export const ANSWER_FIELD = 'j-'

/** What was chosen so far, and whether to mark what is still open. */
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
        action="${quizHref(paper.slug)}"
        data-kuis="${paper.slug}"
        data-percobaan="${paper.attemptId}"
        data-versi="${paper.versionId}"
      >
        <input type="hidden" name="percobaan" value="${paper.attemptId}" />
        <input type="hidden" name="versi" value="${paper.versionId}" />
        ${paper.questions.map((question, index) =>
          questionField(question, index + 1, total, chosen),
        )}
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

function questionField(
  { id, stem, options }: Question,
  number: number,
  total: number,
  { answers, open }: Chosen,
): Html {
  const isOpen = open.includes(id)
  return html`<fieldset
    class="card soal ${isOpen && 'kosong'}"
    id="soal-${id}"
    data-soal="${id}"
    ${isOpen && html`aria-describedby="galat-${id}"`}
  >
    <legend><span class="small">${LEARN.questionNumber(number, total)}</span> ${stem}</legend>
    ${
      isOpen &&
      html`<p class="field-error" id="galat-${id}"><strong>${LEARN.notAnswered}</strong></p>`
    }
    ${options.map(
      (option) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${ANSWER_FIELD}${id}"
            value="${option.id}"
            required
            ${answers[id] === option.id && html`checked`}
          /><span>${option.text}</span></label
        >`,
    )}
    ${reportLink()}
  </fieldset>`
}
