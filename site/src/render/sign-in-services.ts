/** Signing in by a district's own service: the buttons, the page before leaving, what went wrong, and the own identities. No script. */
import { formatMoment } from '../text/format.ts'
import { ACCOUNT } from '../text/second-factor.ts'
import {
  FAULT_WAYS,
  LEAVING,
  OWN_SERVICES,
  SERVICE,
  SERVICE_FAULTS,
  SOME_SERVICE,
  type ServiceFaultCode,
} from '../text/sign-in-services.ts'
import { codeField, described, field, passwordField } from './form-field.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export type ServiceName = { readonly issuer: string; readonly name: string }

const ADDRESS = '/akun/layanan/'
/** More than these are chosen from a list: there are 514 districts. */
const BUTTONS = 3

/** Under the password's form; nothing where no service is. */
export function serviceButtons(services: readonly ServiceName[]): Html | null {
  if (services.length === 0) return null
  return html`<hr />
    <p><strong>${SERVICE.or}</strong></p>
    ${services.length > BUTTONS ? serviceList(services) : serviceRow(services)}`
}

function serviceRow(services: readonly ServiceName[]): Html {
  return html`<form method="post" action="/masuk/dinas/layanan/">
    ${services.map(
      ({ issuer, name }) =>
        html`<p>
          <button class="button plain wide" name="layanan" value="${issuer}">
            ${SERVICE.enter(name)}
          </button>
        </p>`,
    )}
  </form>`
}

function serviceList(services: readonly ServiceName[]): Html {
  return html`<form method="post" action="/masuk/dinas/layanan/">
    ${field({
      name: 'layanan',
      label: SERVICE.choose,
      error: undefined,
      control: html`<select
        id="layanan"
        name="layanan"
        required
        ${described('layanan', undefined, undefined)}
      >
        <option value="">${SERVICE.chooseFirst}</option>
        ${services.map(({ issuer, name }) => html`<option value="${issuer}">${name}</option>`)}
      </select>`,
    })}
    <p><button class="button plain wide">${SERVICE.go}</button></p>
  </form>`
}

/** Says where she is being led before she types a password there. */
export function leavingView(view: {
  readonly name: string
  readonly host: string
  readonly address: string
  readonly back: string
}): Filling {
  return {
    title: LEAVING.title(view.name),
    main: html`<h1>${LEAVING.title(view.name)}</h1>
      <p class="lede">${LEAVING.body}</p>
      <p><strong class="num">${view.host}</strong></p>
      <p>${LEAVING.only}</p>
      <p><a class="button wide" href="${view.address}">${LEAVING.go(view.name)}</a></p>
      <p><a href="${view.back}">${LEAVING.back}</a></p>`,
  }
}

/** `isLinking`: she is signed in already, and goes back to her account. */
export function serviceFaultView(view: {
  readonly fault: ServiceFaultCode
  readonly name: string | null
  readonly isLinking: boolean
}): Filling {
  const { title, body, next } = SERVICE_FAULTS[view.fault](view.name ?? SOME_SERVICE)
  // A name that begins a sentence.
  const head = title.charAt(0).toUpperCase() + title.slice(1)
  return {
    title: head,
    main: html`<h1>${head}</h1>
      <p class="lede">${body}</p>
      <p>${next}</p>
      <p>
        ${
          view.isLinking
            ? html`<a class="button wide" href="${ADDRESS}">${FAULT_WAYS.account}</a>`
            : html`<a class="button wide" href="/masuk/dinas/">${FAULT_WAYS.signIn}</a>`
        }
      </p>`,
  }
}

export type OwnServiceView = {
  readonly issuer: string
  readonly name: string
  readonly host: string
  readonly linkedAt: string | null
  readonly lastUsedAt: string | null
  readonly mayOpen: boolean
}

/** What was wrong on the form of one service. */
export type ServiceErrors = {
  readonly issuer: string
  readonly sandiLama?: string | undefined
  readonly kode?: string | undefined
}

export function ownServicesView(view: {
  readonly services: readonly OwnServiceView[]
  readonly done: string | null
  readonly errors: ServiceErrors | null
}): Filling {
  return {
    title: OWN_SERVICES.title,
    main: html`<p><a href="/akun/">${OWN_SERVICES.back}</a></p>
      ${view.done !== null && html`<div class="note" role="status"><p>${view.done}</p></div>`}
      <h1>${OWN_SERVICES.title}</h1>
      <p class="lede">${OWN_SERVICES.lede}</p>
      ${
        view.services.length === 0
          ? html`<p>${OWN_SERVICES.none}</p>`
          : html`<p>${OWN_SERVICES.second}</p>
              <p>${OWN_SERVICES.signOut}</p>
              ${view.services.map((service, at) => serviceCard(service, at, view.errors))}`
      }`,
  }
}

function serviceCard(service: OwnServiceView, at: number, errors: ServiceErrors | null): Html {
  const { issuer, name, host, linkedAt, lastUsedAt } = service
  const own = errors?.issuer === issuer ? errors : null
  return html`<h2>${name}</h2>
    <dl class="lined">
      <dt>${OWN_SERVICES.host}</dt>
      <dd class="num">${host}</dd>
      ${
        linkedAt === null
          ? html`<dt>${OWN_SERVICES.state}</dt>
              <dd>${OWN_SERVICES.notLinked}</dd>`
          : html`<dt>${OWN_SERVICES.linkedAt}</dt>
              <dd class="num">${formatMoment(linkedAt)}</dd>
              <dt>${OWN_SERVICES.lastUsedAt}</dt>
              <dd class="num">
                ${lastUsedAt === null ? OWN_SERVICES.never : formatMoment(lastUsedAt)}
              </dd>`
      }
    </dl>
    ${!service.mayOpen && html`<p>${OWN_SERVICES.gone}</p>`}
    ${linkedAt === null ? linkForm(service, String(at), own) : unlinkForm(issuer)}`
}

function linkForm(
  { issuer, name }: OwnServiceView,
  at: string,
  errors: ServiceErrors | null,
): Html {
  return html`<details ${errors !== null && html`open`}>
    <summary>${OWN_SERVICES.link}</summary>
    <p>${OWN_SERVICES.linkHelp}</p>
    <form method="post" action="${ADDRESS}">
      <input type="hidden" name="jenis" value="hubungkan" />
      <input type="hidden" name="layanan" value="${issuer}" />
      ${passwordField({
        name: `sandiLama${at}`,
        sentAs: 'sandiLama',
        label: ACCOUNT.current,
        error: errors?.sandiLama,
        autocomplete: 'current-password',
      })}
      ${codeField({ id: `kode${at}`, label: ACCOUNT.code, error: errors?.kode, from: 'APP' })}
      <p><button class="button">${OWN_SERVICES.linkSubmit(name)}</button></p>
    </form>
  </details>`
}

function unlinkForm(issuer: string): Html {
  return html`<form method="post" action="${ADDRESS}">
    <input type="hidden" name="jenis" value="lepaskan" />
    <input type="hidden" name="layanan" value="${issuer}" />
    <p><button class="button plain">${OWN_SERVICES.unlink}</button></p>
  </form>`
}

/** The part of Akun saya; nothing where no service is. */
export function servicesPart(services: readonly OwnServiceView[]): Html | null {
  if (services.length === 0) return null
  const names = services.filter(({ linkedAt }) => linkedAt !== null).map(({ name }) => name)
  return html`<h2>${OWN_SERVICES.title}</h2>
    <p>
      ${names.length === 0 ? OWN_SERVICES.inAccountNone : OWN_SERVICES.inAccount(names.join(', '))}
    </p>
    <p><a href="${ADDRESS}">${OWN_SERVICES.manage}</a></p>`
}
