/**
 * The page on which a cadre says what she thought of a meeting. Works without its script, `site/public/umpan-balik.js`, which keeps what is
 * filled in.
 */
import {
  EVALUATION_GROUPS,
  EVALUATION_MARKS,
  MAX_EVALUATION_TEXT,
  TEXT_QUESTIONS,
} from '../../../worker/contract/evaluation-questions.ts'
import {
  EVALUATION,
  GROUP_WORDS,
  MARK_WORDS,
  openUntil,
  QUESTION_WORDS,
  TEXT_WORDS,
} from '../text/evaluation.ts'
import { html, trusted, type Html } from './html.ts'
import type { Filling } from './shell.ts'

type Own = {
  readonly cadreId: string
  readonly meetingId: string
  readonly title: string
  readonly closesOn: string
  readonly isAnswered: boolean
  readonly speakers: readonly { readonly name: string; readonly titles: readonly string[] }[]
  readonly isDemo: boolean
}

export function evaluationPage(own: Own, error?: 'EMPTY'): Filling {
  const { title, isAnswered, isDemo } = own
  return {
    title: EVALUATION.title,
    isDemo,
    main: isAnswered
      ? html`<h1>${EVALUATION.done}</h1>
          <p class="lede">${title}</p>
          <p>${EVALUATION.doneBody}</p>
          <p><a class="button" href="/belajar/">${EVALUATION.toModules}</a></p>
          <script src="/umpan-balik.js"></script>`
      : form(own, error),
  }
}

function form({ cadreId, title, closesOn, speakers }: Own, error: 'EMPTY' | undefined): Html {
  return html`<link rel="stylesheet" href="/umpan-balik.css" />
    <h1>${EVALUATION.title}</h1>
    <p class="lede">${title}</p>
    ${
      error === 'EMPTY' &&
      html`<div class="note wait" role="alert">
        <p><strong>${EVALUATION.emptyTitle}</strong></p>
        <p>${EVALUATION.empty}</p>
      </div>`
    }
    <p>${EVALUATION.lede} ${openUntil(closesOn)}</p>
    <p class="note">${EVALUATION.anonymous}</p>
    <p class="muted">${EVALUATION.scale}</p>
    <form method="post" id="umpan-balik" autocomplete="off">
      <input type="hidden" name="orang" value="${cadreId}" />
      ${EVALUATION_GROUPS.map(
        ({ group, questions }) =>
          html`<h2>${GROUP_WORDS[group]}</h2>
            ${questions.map((question) => faces(`n-${question}`, QUESTION_WORDS[question]))}`,
      )}
      ${speakers.length > 0 && html`<h2>${EVALUATION.speakers}</h2>`}
      ${speakers.map(
        ({ name, titles }, at) =>
          html`<input type="hidden" name="nama-${at}" value="${name}" />
            ${faces(`p-${at}`, name, titles.join('; '))}`,
      )}
      <h2>${EVALUATION.texts}</h2>
      ${TEXT_QUESTIONS.map(
        (question) =>
          html`<p class="kata">
            <label for="t-${question}">${TEXT_WORDS[question]}</label>
            <span class="muted small" id="b-${question}">${EVALUATION.optional}</span>
            <textarea
              id="t-${question}"
              name="t-${question}"
              rows="3"
              maxlength="${MAX_EVALUATION_TEXT}"
              aria-describedby="b-${question}"
            ></textarea>
          </p>`,
      )}
      <div class="note wait" id="belum" role="alert" hidden><p>${EVALUATION.unsent}</p></div>
      <p>
        <button type="submit" class="button wide next" data-kirim="${EVALUATION.sending}">
          ${EVALUATION.send}
        </button>
      </p>
    </form>
    <script src="/umpan-balik.js"></script>`
}

function faces(name: string, question: string, help = ''): Html {
  return html`<fieldset class="muka">
    <legend>${question}${help !== '' && html` <span class="muted small">${help}</span>`}</legend>
    <div>
      ${EVALUATION_MARKS.map(
        (mark) =>
          html`<label
            ><input type="radio" name="${name}" value="${mark}" />${face(mark)}<span
              >${MARK_WORDS[mark - 1]}</span
            ></label
          >`,
      )}
    </div>
  </fieldset>`
}

/** The mouth from its corners down or up to its middle. */
const MOUTHS = [
  'M8 17q4-4 8 0',
  'M8 16.5q4-2 8 0',
  'M8 16h8',
  'M8 15q4 2.5 8 0',
  'M7.5 14q4.5 5 9 0',
]

function face(mark: number): Html {
  return trusted(
    `<svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M9 9.5v.01M15 9.5v.01${MOUTHS[mark - 1] ?? ''}"/></svg>`,
  )
}
