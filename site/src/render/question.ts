/**
 * One question with the fields for its answer. Nothing in it tells which answer is right. Plain fields of a form: everything can be
 * answered without a script, by keyboard, and in Chrome 64.
 */
import type { Question, QuestionImage } from '../../../worker/contract/curriculum.ts'
import * as LEARN from '../text/learn.ts'
import { html, type Html } from './html.ts'
import { reportLink } from './report.ts'

/** Begins the name of the fields of a question. */
export const ANSWER_FIELD = 'j-'
/** As many characters as one may type; every form that is right is shorter. */
const MOST = 100

export type Asked = {
  /** 1 for the first of `total`. */
  readonly number: number
  readonly total: number
  /** What was chosen or typed so far, as `givenIn` of the learning room reads it; empty: nothing. */
  readonly given: string
  /** It came back because it is not answered. */
  readonly isOpen: boolean
}

export function askedQuestion(question: Question, asked: Asked): Html {
  const { id, stem, image, type } = question
  const { number, total, isOpen } = asked
  return html`<fieldset
    class="card soal ${isOpen && 'kosong'}"
    id="soal-${id}"
    data-soal="${id}"
    ${isOpen && html`aria-describedby="galat-${id}"`}
  >
    <legend><span class="small">${LEARN.questionNumber(number, total)}</span> ${stem}</legend>
    ${picture(image)}
    ${
      isOpen &&
      html`<p class="field-error" id="galat-${id}"><strong>${LEARN.notAnswered}</strong></p>`
    }
    ${type !== undefined && html`<p class="small">${LEARN.how[type]}</p>`}
    ${fields(question, asked.given)} ${reportLink()}
  </fieldset>`
}

type About = { readonly case?: Question['case'] }

/** The situation of the question at `index`, when it is the first in the list that asks about it. */
export function situationOf(list: readonly About[], index: number): Html | false {
  const about = list[index]?.case
  return (
    about !== undefined &&
    list[index - 1]?.case?.id !== about.id &&
    html`<div class="cerita">
      <p>${about.text}</p>
      ${picture(about.image)}
    </div>`
  )
}

export function picture(image: QuestionImage | undefined): Html | false {
  return (
    image !== undefined &&
    html`<img
      class="foto"
      src="${image.url}"
      width="${image.width}"
      height="${image.height}"
      alt="${image.alt}"
    />`
  )
}

function fields({ id, type, options, lefts, unit }: Question, given: string): Html | Html[] {
  const name = ANSWER_FIELD + id
  const parts = given.split('+')
  switch (type) {
    case 'match':
    case 'order': {
      // A partner for each, or a place for each.
      const choices = lefts ? options : options.map((_, index) => place(index + 1))
      return (lefts ?? options).map(
        (row) =>
          html`<label class="isian"
            >${row.text}<select name="${name}.${row.id}" required>
              <option value="">${LEARN.choose}</option>
              ${choices.map(
                (choice) =>
                  html`<option
                    value="${choice.id}"
                    ${parts.includes(`${row.id}=${choice.id}`) && html`selected`}
                  >
                    ${choice.text}
                  </option>`,
              )}
            </select></label
          >`,
      )
    }
    case 'number':
    case 'short':
      return html`<p class="isian">
        <input
          type="text"
          name="${name}"
          value="${given}"
          maxlength="${MOST}"
          autocomplete="off"
          required
          aria-label="${LEARN.how[type]}"
          ${type === 'number' && html`inputmode="decimal" size="8"`}
        />
        ${unit}
      </p>`
    case undefined:
    case 'many':
      return options.map(
        (option) =>
          html`<label class="choice"
            ><input
              type="${type ? 'checkbox' : 'radio'}"
              name="${name}"
              value="${option.id}"
              ${!type && html`required`}
              ${parts.includes(option.id) && html`checked`}
            /><span>${option.text}${picture(option.image)}</span></label
          >`,
      )
  }
}

function place(number: number): { readonly id: string; readonly text: string } {
  return { id: `${number}`, text: `${number}` }
}
