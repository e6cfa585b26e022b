/** The pages of codes by WhatsApp: asking for one, and the office's switch. Only the Worker makes them; they work without a script. */
import { formatDate, formatNumber } from '../text/format.ts'
import {
  ASK_MESSAGE,
  ceilingWords,
  FAILURE_WORDS,
  MESSAGE_ERRORS,
  MESSAGE_OFFICE,
  MESSAGE_SENT,
  reachWords,
  type MessageError,
} from '../text/message-code.ts'
import { ACCOUNT } from '../text/second-factor.ts'
import type { SendFailure } from '../../../worker/contract/message-codes.ts'
import { codeField, described, field } from './form-field.ts'
import { html, type Html } from './html.ts'
import { person, type Errors, type SignInName } from './identity.ts'
import type { Filling } from './shell.ts'

export type MessageErrors = Errors<'nama' | 'nomor'>

export function messageError(error: MessageError): string {
  return MESSAGE_ERRORS[error]
}

/** `names`: who may sign in on this phone. */
export function askMessageView(view: {
  readonly names: readonly SignInName[]
  readonly typed: { readonly nama?: string | undefined; readonly nomor?: string | undefined }
  readonly errors: MessageErrors
}): Filling {
  const { names } = view
  return {
    title: ASK_MESSAGE.title,
    main: html`<h1>${ASK_MESSAGE.title}</h1>
      <p class="lede">${ASK_MESSAGE.lede}</p>
      ${names.length > 0 && hereForm(names)}
      <h2>${names.length > 0 ? ASK_MESSAGE.other : ASK_MESSAGE.otherOnly}</h2>
      ${numberForm(view)}
      <h2>${ASK_MESSAGE.rulesTitle}</h2>
      <ul>
        ${ASK_MESSAGE.rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
      <p><a href="/masuk/">${ASK_MESSAGE.back}</a></p>`,
  }
}

function hereForm(names: readonly SignInName[]): Html {
  const [only] = names
  return html`<h2>${ASK_MESSAGE.here}</h2>
    <form method="post" action="/pesan-kode/">
      ${
        names.length === 1 && only !== undefined
          ? html`<input type="hidden" name="kader" value="${only.cadreId}" /> ${person(only)}`
          : html`<fieldset>
              <legend>${ASK_MESSAGE.who}</legend>
              ${names.map(
                ({ cadreId, name, caption }) =>
                  html`<label class="choice">
                    <input type="radio" name="kader" value="${cadreId}" required />
                    <span><strong>${name}</strong><br /><span class="small">${caption}</span></span>
                  </label>`,
              )}
            </fieldset>`
      }
      <p class="small">${ASK_MESSAGE.passedOn}</p>
      <p><button class="button wide">${ASK_MESSAGE.submit}</button></p>
    </form>`
}

function numberForm({ names, typed, errors }: Parameters<typeof askMessageView>[0]): Html {
  return html`<form method="post" action="/pesan-kode/">
    ${field({
      name: 'nama',
      label: ASK_MESSAGE.name,
      help: ASK_MESSAGE.nameHelp,
      error: errors.nama,
      control: html`<input
        type="text"
        id="nama"
        name="nama"
        value="${typed.nama ?? ''}"
        required
        maxlength="120"
        autocomplete="name"
        ${described('nama', ASK_MESSAGE.nameHelp, errors.nama)}
      />`,
    })}
    ${field({
      name: 'nomor',
      label: ASK_MESSAGE.number,
      help: ASK_MESSAGE.numberHelp,
      error: errors.nomor,
      control: html`<input
        type="tel"
        id="nomor"
        name="nomor"
        value="${typed.nomor ?? ''}"
        required
        maxlength="40"
        autocomplete="tel"
        ${described('nomor', ASK_MESSAGE.numberHelp, errors.nomor)}
      />`,
    })}
    <p class="small">${ASK_MESSAGE.passedOn}</p>
    <p><button class="button ${names.length > 0 && 'plain'} wide">${ASK_MESSAGE.submit}</button></p>
  </form>`
}

/** The same for everybody, whether somebody was found or not. */
export function messageSentView(): Filling {
  return {
    title: MESSAGE_SENT.title,
    main: html`<h1>${MESSAGE_SENT.title}</h1>
      <p class="lede">${MESSAGE_SENT.lede}</p>
      <p>${MESSAGE_SENT.keep}</p>
      <p><a class="button wide" href="/aktivasi/">${MESSAGE_SENT.enter}</a></p>
      <h2>${MESSAGE_SENT.none}</h2>
      <ul>
        ${MESSAGE_SENT.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ul>
      <p>${MESSAGE_SENT.safe}</p>`,
  }
}

type Month = {
  readonly month: string
  readonly sent: number
  readonly open: number
  readonly failed: number
}

export function messageSettingsView(view: {
  readonly district: string
  readonly name: string
  readonly isOn: boolean
  readonly monthly: number
  /** The one that runs, `2026-11`. */
  readonly month: string
  readonly months: readonly Month[]
  readonly failures: readonly { readonly failure: SendFailure; readonly count: number }[]
  readonly reach: { readonly withPhone: number; readonly shared: number }
  readonly ceilings: { readonly perCadre: number; readonly perDay: number; readonly most: number }
  readonly isDone?: boolean
  /** What was sent and not taken. */
  readonly typed?: { readonly isOn: boolean; readonly monthly: string }
  readonly errors?: Errors<'layanan' | 'batas' | 'kode'>
  /** False: the form asks for a code. */
  readonly isProved: boolean
}): Filling {
  const { isOn, monthly, months, failures, reach, errors = {} } = view
  const now = months.find(({ month }) => month === view.month)
  const isFull = isOn && now !== undefined && now.sent + now.open >= monthly
  const { withPhone, shared } = reach
  return {
    title: MESSAGE_OFFICE.title,
    main: html`<p><a href="/akun/">${MESSAGE_OFFICE.back}</a></p>
      <h1>${MESSAGE_OFFICE.title}</h1>
      <p>${view.name}</p>
      ${view.isDone === true && html`<div class="note" role="status"><p>${MESSAGE_OFFICE.done}</p></div>`}
      <p class="lede">${MESSAGE_OFFICE.lede}</p>
      <p><strong>${isOn ? MESSAGE_OFFICE.on : MESSAGE_OFFICE.off}</strong></p>
      ${isFull && html`<div class="note" role="alert"><p>${MESSAGE_OFFICE.full}</p></div>`}
      ${settingsForm(view, errors)}
      <h2>${MESSAGE_OFFICE.before}</h2>
      <ul>
        ${MESSAGE_OFFICE.facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
      <h2>${MESSAGE_OFFICE.reach}</h2>
      <p class="num">
        ${reachWords(
          isOn,
          formatNumber(withPhone),
          formatNumber(withPhone - shared),
          shared === 0 ? null : formatNumber(shared),
        )}
      </p>
      <h2>${MESSAGE_OFFICE.counts}</h2>
      ${months.length === 0 ? html`<p>${MESSAGE_OFFICE.noCounts}</p>` : monthTable(months)}
      ${failures.length > 0 && failureList(failures)}`,
  }
}

function settingsForm(
  view: Parameters<typeof messageSettingsView>[0],
  errors: Errors<'layanan' | 'batas' | 'kode'>,
): Html {
  const { perCadre, perDay, most } = view.ceilings
  const isOn = view.typed?.isOn ?? view.isOn
  const help = ceilingWords(perCadre, perDay, formatNumber(most))
  const choice = (value: 'ya' | 'tidak', label: string, isChosen: boolean) =>
    html`<label class="choice">
      <input type="radio" name="layanan" value="${value}" required ${isChosen && html`checked`} />
      <span>${label}</span>
    </label>`
  return html`<form method="post" action="/dinas/kode-wa/${view.district}/">
    <fieldset ${errors.layanan !== undefined && html`aria-describedby="galat-layanan"`}>
      <legend>${MESSAGE_OFFICE.switch}</legend>
      ${errors.layanan !== undefined && html`<div class="field"><span class="error" id="galat-layanan">${errors.layanan}</span></div>`}
      ${choice('ya', MESSAGE_OFFICE.yes, isOn)} ${choice('tidak', MESSAGE_OFFICE.no, !isOn)}
    </fieldset>
    ${field({
      name: 'batas',
      label: MESSAGE_OFFICE.monthly,
      help,
      error: errors.batas,
      control: html`<input
        type="text"
        inputmode="numeric"
        id="batas"
        name="batas"
        value="${view.typed?.monthly ?? String(view.monthly)}"
        required
        maxlength="4"
        autocomplete="off"
        ${described('batas', help, errors.batas)}
      />`,
    })}
    ${!view.isProved && codeField({ label: ACCOUNT.code, error: errors.kode, from: 'APP' })}
    <p><button class="button">${MESSAGE_OFFICE.submit}</button></p>
  </form>`
}

/** `2026-11` → `Nov 2026`: four columns fit on a phone. */
function monthWords(month: string): string {
  const [, name = '', year = ''] = formatDate(`${month}-01`).split(' ')
  return `${name.slice(0, 3)} ${year}`
}

function monthTable(months: readonly Month[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${MESSAGE_OFFICE.counts}">
      <table>
        <thead>
          <tr>
            <th scope="col">${MESSAGE_OFFICE.month}</th>
            <th scope="col">${MESSAGE_OFFICE.sent}</th>
            <th scope="col">${MESSAGE_OFFICE.open}</th>
            <th scope="col">${MESSAGE_OFFICE.failed}</th>
          </tr>
        </thead>
        <tbody>
          ${months.map(
            ({ month, sent, open, failed }) =>
              html`<tr>
                <th scope="row">${monthWords(month)}</th>
                <td class="num">${formatNumber(sent)}</td>
                <td class="num">${formatNumber(open)}</td>
                <td class="num">${formatNumber(failed)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small">${MESSAGE_OFFICE.countsHelp}</p>`
}

function failureList(
  failures: readonly { readonly failure: SendFailure; readonly count: number }[],
): Html {
  return html`<h2>${MESSAGE_OFFICE.failures}</h2>
    <ul>
      ${failures.map(({ failure, count }) => {
        const { what, todo } = FAILURE_WORDS[failure]
        return html`<li>
          <strong class="num">${formatNumber(count)}</strong>
          ${what}.
          <br />
          ${todo}
        </li>`
      })}
    </ul>`
}
