/** The second step of signing in for staff: forms that work without a script, in the order of the step that is asked. */
import {
  DEMO_CODE,
  SECOND_STEP,
  SECOND_STEP_ERRORS,
  type SecondStepError,
} from '../text/second-factor.ts'
import { KEYS } from '../text/passkeys.ts'
import { codeField, described, field, passwordField } from './form-field.ts'
import { keyStep } from './passkeys.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

const ADDRESS = '/masuk/dinas/langkah/'

/** What is to be shown of a code where there is no app: on a demonstration only. WAIT when every code of now was taken. */
export type Demo = { readonly code: string } | 'WAIT' | null

export function stepError(error: SecondStepError): string {
  return SECOND_STEP_ERRORS[error]
}

export function codeStepView(view: {
  readonly demo: Demo
  readonly error: string | undefined
  readonly recoveryError: string | undefined
  /** The account has a passkey that this address may ask for. */
  readonly hasKey: boolean
  readonly keyError: string | undefined
}): Filling {
  const words = SECOND_STEP.code
  const title = view.hasKey ? KEYS.stepTitle : words.title
  return {
    title,
    main: html`<h1>${title}</h1>
      <p class="lede">${view.hasKey ? KEYS.stepLede : words.lede}</p>
      ${view.hasKey && keyStep(view.keyError)} ${demoNote(view.demo)}
      <form method="post" action="${ADDRESS}">
        <input type="hidden" name="langkah" value="kode" />
        ${digitsField(words.code, view.hasKey ? KEYS.stepCode : words.codeHelp, view.error, !view.hasKey)}
        ${trustBox()}
        <p>
          <button class="${view.hasKey ? 'button plain wide' : 'button wide'}">
            ${words.submit}
          </button>
        </p>
      </form>
      <details ${view.recoveryError !== undefined && html`open`}>
        <summary>${words.lost}</summary>
        <p>${words.lostHelp}</p>
        <form method="post" action="${ADDRESS}">
          <input type="hidden" name="langkah" value="pemulihan" />
          ${codeField({ id: 'pemulihan', label: words.recovery, error: view.recoveryError, from: 'PAPER' })}
          <p><button class="button plain wide">${words.useRecovery}</button></p>
        </form>
        <p>${words.noCode}</p>
      </details>
      <p><a href="/masuk/dinas/">${words.other}</a></p>`,
  }
}

/** What an app is told: the picture as a path over `count` modules, the secret in groups, and the address behind both. */
export type NewApp = {
  readonly path: string
  readonly count: number
  readonly typed: string
  readonly address: string
}

/** `to`: where the form goes, and what it calls itself there. */
export function newAppView(view: {
  readonly app: NewApp
  readonly demo: Demo
  readonly error: string | undefined
  readonly to: { readonly address: string; readonly name: string; readonly value: string }
}): Filling {
  const words = SECOND_STEP.enrol
  const { app, to } = view
  return {
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <p class="lede">${words.lede}</p>
      <ol>
        <li><p>${words.install}</p></li>
        <li>
          <p>${words.scan}</p>
          <p>${qrPicture(app)}</p>
          <p>
            ${words.typed}
            <br />
            <strong class="num">${app.typed}</strong>
          </p>
          <p>${words.samePhone} <a href="${app.address}">${words.open}</a></p>
          <p class="small">${words.keep}</p>
        </li>
        <li><p>${words.enter}</p></li>
      </ol>
      ${demoNote(view.demo)}
      <form method="post" action="${to.address}">
        <input type="hidden" name="${to.name}" value="${to.value}" />
        ${digitsField(words.code, undefined, view.error)}
        <p><button class="button wide">${words.submit}</button></p>
      </form>`,
  }
}

export type PasswordErrors = {
  readonly sandi?: string | undefined
  readonly sandiUlang?: string | undefined
}

export function ownPasswordView(view: { readonly errors: PasswordErrors }): Filling {
  const words = SECOND_STEP.password
  return {
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <p class="lede">${words.lede}</p>
      <form method="post" action="${ADDRESS}">
        <input type="hidden" name="langkah" value="sandi" />
        ${newPasswordFields(view.errors)}
        <p><button class="button wide">${words.submit}</button></p>
      </form>`,
  }
}

export function newPasswordFields(errors: PasswordErrors): Html {
  const words = SECOND_STEP.password
  return html`${passwordField({
    name: 'sandi',
    label: words.password,
    help: words.passwordHelp,
    error: errors.sandi,
    autocomplete: 'new-password',
  })}
  ${passwordField({
    name: 'sandiUlang',
    label: words.again,
    error: errors.sandiUlang,
    autocomplete: 'new-password',
  })}`
}

/** `codes` null: they were shown already, and can only be made anew. `to`: where she goes on. */
export function recoveryCodesView(view: {
  readonly codes: readonly string[] | null
  readonly to: 'SIGN_IN' | 'ACCOUNT'
}): Filling {
  const words = SECOND_STEP.codes
  return {
    title: words.title,
    main: html`<h1>${words.title}</h1>
      <p class="lede">${words.lede}</p>
      ${
        view.codes === null
          ? html`<p>${words.gone}</p>
              <form method="post" action="${ADDRESS}">
                <input type="hidden" name="langkah" value="kode-baru" />
                <p><button class="button plain wide">${words.again}</button></p>
              </form>
              <hr />`
          : html`<p>${words.now}</p>
              <ol>
                ${view.codes.map((code) => html`<li><strong class="num">${inHalves(code)}</strong></li>`)}
              </ol>`
      }
      ${
        view.to === 'ACCOUNT'
          ? html`<p><a class="button wide" href="/akun/">${words.back}</a></p>`
          : html`<form method="post" action="${ADDRESS}">
              <input type="hidden" name="langkah" value="selesai" />
              ${trustBox()}
              <p><button class="button wide">${words.submit}</button></p>
            </form>`
      }`,
  }
}

/** `7K2M9PQ4XA` → `7K2M9-PQ4XA`, as it is read aloud. */
function inHalves(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** Six digits of an app, which may stand there before they are typed. */
function digitsField(
  label: string,
  help: string | undefined,
  error: string | undefined,
  isFirst = true,
): Html {
  return field({
    name: 'kode',
    label,
    ...(help === undefined ? {} : { help }),
    error,
    control: html`<input
      type="text"
      class="code"
      id="kode"
      name="kode"
      required
      inputmode="numeric"
      maxlength="12"
      autocomplete="one-time-code"
      ${error === undefined && isFirst && html`autofocus`}
      ${described('kode', help, error)}
    />`,
  })
}

function trustBox(): Html {
  const words = SECOND_STEP.code
  return html`<label class="choice">
    <input type="checkbox" name="percaya" value="ya" />
    <span><strong>${words.trust}</strong><br /><span class="small">${words.trustHelp}</span></span>
  </label>`
}

function demoNote(demo: Demo): Html | null {
  if (demo === null) return null
  return html`<div class="note" role="status">
    <p class="num">${demo === 'WAIT' ? DEMO_CODE.wait : DEMO_CODE.now(demo.code)}</p>
  </div>`
}

/** Black on white in either theme: a camera needs it. The white margin is the quiet zone of ISO/IEC 18004. */
function qrPicture({ path, count }: NewApp): Html {
  const size = count + 8
  return html`<svg
    role="img"
    aria-label="${SECOND_STEP.enrol.picture}"
    width="220"
    height="220"
    viewBox="-4 -4 ${String(size)} ${String(size)}"
    shape-rendering="crispEdges"
  >
    <rect x="-4" y="-4" width="${String(size)}" height="${String(size)}" fill="#fff" />
    <path d="${path}" fill="#000" />
  </svg>`
}
