/** The sign-in pages: masuk, masuk/dinas, aktivasi. Forms that work without a script. */
import {
  ACTIVATION,
  FIELD_ERRORS,
  passwordLockedUntil,
  pinLockedUntil,
  SIGN_IN,
  STAFF_SIGN_IN,
  type FieldError,
} from '../text/identity.ts'
import { formatTime } from '../text/format.ts'
import { ASK_MESSAGE } from '../text/message-code.ts'
import { releasedNotes } from './cadre-account.ts'
import { codeField, described, field, pinField } from './form-field.ts'
import { fingerSignIn } from './passkeys.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { serviceButtons, type ServiceName } from './sign-in-services.ts'

type Zone = Parameters<typeof formatTime>[1]

export type SignInName = {
  readonly cadreId: string
  readonly name: string
  readonly caption: string
}

/** What was wrong, by field; a sentence of its own where the field's words do not do (a lock's end). */
export type Errors<Field extends string> = Readonly<Partial<Record<Field, string>>>

/** `names`: who may sign in on this phone. */
export function signInView(view: {
  readonly names: readonly SignInName[]
  readonly chosen: string | null
  readonly errors: Errors<'kader' | 'pin' | 'sidik'>
  /** Whom of them a passkey on this phone opens. */
  readonly byKey: readonly string[]
  readonly note: 'signedOut' | 'already' | null
  /** Who could sign in on this phone until a new code was used on another one. */
  readonly released: readonly { readonly name: string; readonly at: string }[]
  readonly zone: Zone
  /** Whether a code may be asked for by WhatsApp. */
  readonly canAsk: boolean
}): Filling {
  const { names, errors } = view
  return {
    title: SIGN_IN.title,
    main: html`${noteOf(view.note)} ${releasedNotes(view.released, view.zone)}
      ${
        names.length === 0
          ? html`<h1>${SIGN_IN.unknownTitle}</h1>
              <p class="lede">${SIGN_IN.unknownBody}</p>
              <p><a class="button wide" href="/aktivasi/">${SIGN_IN.useCode}</a></p>
              ${messageLink(view.canAsk)}`
          : html`<h1>${SIGN_IN.title}</h1>
              ${finger(view)}
              <form method="post" action="/masuk/">
                ${whoField(view)}
                ${pinField({
                  name: 'pin',
                  label: SIGN_IN.pin,
                  help: SIGN_IN.lockHelp,
                  error: errors.pin,
                })}
                <p>
                  <button class="${view.byKey.length > 0 ? 'button plain wide' : 'button wide'}">
                    ${SIGN_IN.submit}
                  </button>
                </p>
                <p>
                  <strong>${SIGN_IN.forgot}</strong>
                  ${SIGN_IN.forgotHelp}
                </p>
                ${messageLink(view.canAsk)}
              </form>
              <hr />
              <p>
                <strong>${SIGN_IN.newHere}</strong>
                ${SIGN_IN.newHereHelp}
              </p>
              <p><a class="button plain wide" href="/aktivasi/">${SIGN_IN.useCode}</a></p>`
      }
      <p><a href="/masuk/dinas/">${SIGN_IN.staff}</a></p>`,
  }
}

/** One that was refused because it is gone is told of all the same. */
function finger({ byKey, errors }: Parameters<typeof signInView>[0]): Html | null {
  if (byKey.length > 0) return fingerSignIn(byKey, errors.sidik)
  if (errors.sidik === undefined) return null
  return html`<div class="note wait" role="alert"><p>${errors.sidik}</p></div>`
}

/** What she wrote and nobody waits for leaves the phone with her. */
const FORGETS = html`<script src="/rencana.js" defer></script>`

function noteOf(note: 'signedOut' | 'already' | null): Html | null {
  if (note === null) return null
  return html`<div class="note" role="status">
      <p>${SIGN_IN[note]} ${note === 'already' && html`<a href="/belajar/">${SIGN_IN.goOn}</a>`}</p>
    </div>
    ${note === 'signedOut' && FORGETS}`
}

function whoField(view: Parameters<typeof signInView>[0]): Html {
  const [only] = view.names
  if (view.names.length === 1 && only !== undefined) {
    return html`<input type="hidden" name="kader" value="${only.cadreId}" /> ${person(only)}`
  }
  const error = view.errors.kader
  return html`<fieldset ${error !== undefined && html`aria-describedby="galat-kader"`}>
    <legend>${SIGN_IN.who}</legend>
    ${error !== undefined && html`<div class="field"><span class="error" id="galat-kader">${error}</span></div>`}
    ${view.names.map(
      ({ cadreId, name, caption }) =>
        html`<label class="choice">
          <input
            type="radio"
            name="kader"
            value="${cadreId}"
            required
            ${cadreId === view.chosen && html`checked`}
          />
          <span><strong>${name}</strong><br /><span class="small">${caption}</span></span>
        </label>`,
    )}
  </fieldset>`
}

export function person({
  name,
  caption,
}: {
  readonly name: string
  readonly caption: string
}): Html {
  return html`<div class="card">
    <p>
      <strong>${name}</strong>
      <br />
      ${caption}
    </p>
  </div>`
}

export function staffSignInView(view: {
  readonly username: string
  readonly errors: Errors<'nama' | 'sandi'>
  readonly note?: 'expired' | 'signedOut' | null
  /** The districts' own sign-in services. */
  readonly services: readonly ServiceName[]
}): Filling {
  const { errors, note = null } = view
  return {
    title: STAFF_SIGN_IN.title,
    main: html`${note !== null && html`<div class="note" role="status"><p>${STAFF_SIGN_IN[note]}</p></div>`}
      <h1>${STAFF_SIGN_IN.title}</h1>
      <form method="post" action="/masuk/dinas/">
        ${field({
          name: 'nama',
          label: STAFF_SIGN_IN.username,
          error: errors.nama,
          control: html`<input
            type="text"
            id="nama"
            name="nama"
            value="${view.username}"
            required
            maxlength="120"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            ${described('nama', undefined, errors.nama)}
          />`,
        })}
        ${field({
          name: 'sandi',
          label: STAFF_SIGN_IN.password,
          error: errors.sandi,
          control: html`<input
            type="password"
            id="sandi"
            name="sandi"
            required
            maxlength="1000"
            autocomplete="current-password"
            ${described('sandi', undefined, errors.sandi)}
          />`,
        })}
        <p><button class="button wide">${STAFF_SIGN_IN.submit}</button></p>
        <p>${STAFF_SIGN_IN.forgot}</p>
      </form>
      ${serviceButtons(view.services)}
      <p><a href="/masuk/">${STAFF_SIGN_IN.cadre}</a></p>`,
  }
}

/** The way to the page that asks, for the pages of signing in; nothing where it is not offered. */
function messageLink(isOffered: boolean): Html | null {
  return isOffered ? html`<p><a href="/pesan-kode/">${ASK_MESSAGE.link}</a></p>` : null
}

/** Step 1: the code. The script only copies it from the address's fragment into the field. */
export function codeView(view: {
  readonly code: string
  readonly errors: Errors<'kode'>
  readonly canAsk: boolean
}): Filling {
  const error = view.errors.kode
  return {
    title: ACTIVATION.title,
    main: html`<h1>${ACTIVATION.title}</h1>
      <p class="lede">${ACTIVATION.lede}</p>
      <form method="post" action="/aktivasi/">
        ${codeField({ label: ACTIVATION.code, help: ACTIVATION.codeHelp, value: view.code, error, from: 'PAPER' })}
        <p><button class="button wide">${ACTIVATION.next}</button></p>
        <p>${ACTIVATION.noCode}</p>
        ${messageLink(view.canAsk)}
        <p><a href="/masuk/">${ACTIVATION.hasPin}</a></p>
      </form>
      <script src="/aktivasi.js" defer></script>`,
  }
}

/** Step 2: whose code it is. */
export function confirmView(view: {
  readonly code: string
  readonly name: string
  readonly caption: string
}): Filling {
  return {
    title: ACTIVATION.isItYou,
    main: html`<h1>${ACTIVATION.isItYou}</h1>
      ${person(view)}
      <form method="post" action="/aktivasi/">
        <input type="hidden" name="kode" value="${view.code}" />
        <p><button class="button wide" name="jawaban" value="ya">${ACTIVATION.yes}</button></p>
        <p>
          <button class="button plain wide" name="jawaban" value="bukan">${ACTIVATION.no}</button>
        </p>
      </form>`,
  }
}

export function notYouView(): Filling {
  return {
    title: ACTIVATION.notYouTitle,
    main: html`<h1>${ACTIVATION.notYouTitle}</h1>
      <p class="lede">${ACTIVATION.notYouBody}</p>
      <p><a class="button wide" href="/aktivasi/">${ACTIVATION.otherCode}</a></p>`,
  }
}

/** Step 3: the PIN, twice, and whose phone it is. A PIN is never printed back. */
export function choosePinView(view: {
  readonly code: string
  readonly key: string
  readonly name: string
  readonly caption: string
  readonly phone: 'sendiri' | 'bersama' | null
  readonly errors: Errors<'pin' | 'pinUlang' | 'hp'>
}): Filling {
  const { errors } = view
  const phones = [
    { value: 'sendiri', label: ACTIVATION.own, help: ACTIVATION.ownHelp },
    { value: 'bersama', label: ACTIVATION.shared, help: ACTIVATION.sharedHelp },
  ]
  return {
    title: ACTIVATION.pinTitle,
    main: html`<h1>${ACTIVATION.pinTitle}</h1>
      <p class="lede">${ACTIVATION.pinLede}</p>
      ${person(view)}
      <form method="post" action="/aktivasi/">
        <input type="hidden" name="kode" value="${view.code}" />
        <input type="hidden" name="jawaban" value="ya" />
        <input type="hidden" name="kunci" value="${view.key}" />
        ${pinField({
          name: 'pin',
          label: ACTIVATION.pin,
          help: ACTIVATION.pinHelp,
          error: errors.pin,
        })}
        ${pinField({
          name: 'pinUlang',
          label: ACTIVATION.pinAgain,
          error: errors.pinUlang,
        })}
        <fieldset ${errors.hp !== undefined && html`aria-describedby="galat-hp"`}>
          <legend>${ACTIVATION.whose}</legend>
          ${errors.hp !== undefined && html`<div class="field"><span class="error" id="galat-hp">${errors.hp}</span></div>`}
          ${phones.map(
            ({ value, label, help }) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="hp"
                  value="${value}"
                  required
                  ${value === view.phone && html`checked`}
                />
                <span><strong>${label}</strong><br /><span class="small">${help}</span></span>
              </label>`,
          )}
        </fieldset>
        <p><button class="button wide">${ACTIVATION.submit}</button></p>
        <p class="small">${ACTIVATION.older} <a href="/privasi/">${ACTIVATION.privacy}</a></p>
      </form>`,
  }
}

/** The sentence for a lock that ends at an instant, in the local time of the person. */
export function lockedWords(what: 'pin' | 'password', until: string, zone: Zone): string {
  const time = formatTime(until, zone)
  return what === 'pin' ? pinLockedUntil(time) : passwordLockedUntil(time)
}

export function fieldError(error: FieldError): string {
  return FIELD_ERRORS[error]
}
