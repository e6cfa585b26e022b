/** The question whether the cadre's name is right as it will be printed, and what she said. Plain forms: no script is needed. */
import type { NameAnswer } from '../../../worker/contract/names.ts'
import { NAME_FAULT_WORDS, OWN_NAME } from '../text/names.ts'
import { described, field } from './form-field.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type OwnNameView = {
  readonly cadreId: string
  readonly name: string
  readonly answer: NameAnswer
}

export const NAME_FAULTS = ['WISH_MISSING', 'WISH_HAS_DIGITS', 'WISH_SAME', 'PAGE_OLD'] as const
export type NameFault = (typeof NAME_FAULTS)[number]

/** What was wrong with an answer just sent, and what was typed. */
export type NameSaid = { readonly fault: NameFault; readonly typed: string }

export function ownNameCard(own: OwnNameView, said: NameSaid | null): Html {
  const { state } = own.answer
  const isOld = said?.fault === 'PAGE_OLD'
  return html`<h2 id="nama">${OWN_NAME.title}</h2>
    <div class="card">
      ${isOld && html`<div class="note danger" role="alert"><p>${NAME_FAULT_WORDS.PAGE_OLD}</p></div>`}
      <p>${OWN_NAME.willBe}</p>
      <p class="lede"><b>${own.name}</b></p>
      ${state === 'UNANSWERED' ? html`<p>${OWN_NAME.question}</p>` : answered(own.answer)}
      ${state === 'UNANSWERED' && yesForm(own, 'button wide', OWN_NAME.yes)}
      ${wishForm(own, isOld ? null : said)}
      ${state === 'WRONG' && yesForm(own, 'button plain wide', OWN_NAME.rightAfterAll)}
      ${state !== 'UNANSWERED' && html`<p class="small">${OWN_NAME.changeUntil}</p>`}
    </div>`
}

function answered({ state, wish, byOfficer }: NameAnswer): Html {
  return state === 'WRONG'
    ? html`<div class="note wait" role="status">
        <p>${icon('clock')} ${OWN_NAME.saidWrong} <b>${wish}</b></p>
        <p>${OWN_NAME.saidWrongNext}</p>
      </div>`
    : html`<div class="note" role="status">
        <p>${icon('check')} ${byOfficer ? OWN_NAME.officerSaidRight : OWN_NAME.saidRight}</p>
      </div>`
}

function yesForm(own: OwnNameView, look: string, words: string): Html {
  return html`<form method="post" action="/sertifikat/#nama">
    ${shown(own)}
    <p><button class="${look}" name="jawaban" value="benar">${words}</button></p>
  </form>`
}

/** Folded until it is wanted: one button is the first on the screen. */
function wishForm(own: OwnNameView, said: NameSaid | null): Html {
  const error = said === null ? undefined : NAME_FAULT_WORDS[said.fault]
  return html`<details ${said !== null && html`open`}>
    <summary>${own.answer.state === 'WRONG' ? OWN_NAME.change : OWN_NAME.no}</summary>
    <form method="post" action="/sertifikat/#nama">
      ${shown(own)}
      ${field({
        name: 'seharusnya',
        label: OWN_NAME.wish,
        help: OWN_NAME.wishHelp,
        error,
        control: html`<input
          type="text"
          id="seharusnya"
          name="seharusnya"
          value="${said?.typed ?? own.answer.wish ?? ''}"
          required
          maxlength="100"
          autocomplete="off"
          autocapitalize="words"
          spellcheck="false"
          ${described('seharusnya', OWN_NAME.wishHelp, error)}
        />`,
      })}
      <p>
        <button class="button plain wide" name="jawaban" value="salah">${OWN_NAME.send}</button>
      </p>
    </form>
  </details>`
}

/** Whom the page was made for and what it showed: an answer is about these, also when somebody else signed in since. */
function shown({ cadreId, name }: OwnNameView): Html {
  return html`<input type="hidden" name="kader" value="${cadreId}" />
    <input type="hidden" name="nama" value="${name}" />`
}
