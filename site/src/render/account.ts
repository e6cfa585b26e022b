/** Akun saya: by what a member of staff signs in, where she is signed in, and what happened to the account. */
import { ACTION_WORDS } from '../text/audit-actions.ts'
import { formatMoment } from '../text/format.ts'
import { ROLE_NAMES } from '../text/identity.ts'
import { MESSAGE_OFFICE } from '../text/message-code.ts'
import { ACCOUNT, codesLeft, factorLockedUntil } from '../text/second-factor.ts'
import { codeField, passwordField } from './form-field.ts'
import { html, type Html } from './html.ts'
import { keysSection, type KeyErrors, type KeysView } from './passkeys.ts'
import { newPasswordFields } from './second-factor.ts'
import type { Filling } from './shell.ts'
import { servicesPart, type OwnServiceView } from './sign-in-services.ts'

export type AccountEvent = {
  readonly at: string
  readonly action: string
  readonly by: 'SELF' | 'SYSTEM' | { readonly name: string | null }
  readonly isNews: boolean
}

/** Fields of the three forms that ask for the password, and which of them they belong to. */
export type AccountErrors = {
  readonly form: 'sandi' | 'aplikasi' | 'pemulihan'
  readonly sandiLama?: string | undefined
  readonly sandi?: string | undefined
  readonly sandiUlang?: string | undefined
  readonly kode?: string | undefined
}

export type AccountView = {
  readonly name: string
  readonly username: string
  readonly roles: readonly { readonly role: string; readonly area: string | null }[]
  readonly door: string
  readonly appSince: string | null
  readonly codesLeft: number
  readonly sessions: readonly {
    readonly id: string
    readonly client: string
    readonly openedAt: string
    readonly lastSeenAt: string
    readonly isThis: boolean
  }[]
  readonly trusted: readonly {
    readonly id: string
    readonly client: string
    readonly createdAt: string
    readonly expiresAt: string
    readonly isThis: boolean
  }[]
  readonly events: readonly AccountEvent[]
  readonly services: readonly OwnServiceView[]
  /** Districts whose codes by WhatsApp she may look after; none where there are none. */
  readonly messages: readonly string[]
  readonly done: string | null
  readonly errors: AccountErrors | null
  readonly passkeys: KeysView
  readonly keyErrors: KeyErrors | null
}

export function accountView(view: AccountView): Filling {
  const news = view.events.filter(({ isNews }) => isNews)
  return {
    title: ACCOUNT.title,
    main: html`<p><a href="${view.door}">${ACCOUNT.back}</a></p>
      <h1>${ACCOUNT.title}</h1>
      ${view.done !== null && html`<div class="note" role="status"><p>${view.done}</p></div>`}
      ${
        news.length > 0 &&
        html`<div class="note" role="status">
          <p><strong>${ACCOUNT.news}</strong></p>
          <ul>
            ${news.map((event) => html`<li>${eventWords(event)}</li>`)}
          </ul>
          ${news.some(({ by }) => by !== 'SELF') && html`<p>${ACCOUNT.newsHelp}</p>`}
          ${
            news.some(({ by }) => by === 'SELF') &&
            html`<p>${ACCOUNT.newsOwn}</p>
              <p>${ACCOUNT.newsOwnHelp}</p>`
          }
        </div>`
      }
      <dl class="lined">
        ${fact(ACCOUNT.name, view.name)} ${fact(ACCOUNT.username, view.username)}
        ${
          view.roles.length === 0
            ? fact(ACCOUNT.role, ACCOUNT.noRole)
            : view.roles.map(({ role, area }) =>
                fact(ACCOUNT.role, `${ROLE_NAMES[role] ?? role}, ${area ?? ACCOUNT.nation}`),
              )
        }
      </dl>
      ${view.messages.map(
        (district) =>
          html`<p>
            <a href="/dinas/kode-wa/${district}/">${MESSAGE_OFFICE.title} (${district})</a>
          </p>`,
      )}
      <h2>${ACCOUNT.here}</h2>
      ${view.sessions.length > 1 && html`<p>${ACCOUNT.hereHelp}</p>`}
      ${view.sessions.map(sessionCard)}
      ${
        view.sessions.length > 1 &&
        html`<form method="post" action="/akun/">
          <input type="hidden" name="jenis" value="keluarkan-lain" />
          <p><button class="button plain">${ACCOUNT.endOthers}</button></p>
        </form>`
      }
      <h2>${ACCOUNT.trusted}</h2>
      <p>${view.trusted.length === 0 ? ACCOUNT.noTrusted : ACCOUNT.trustedHelp}</p>
      ${view.trusted.map(trustCard)}
      <h2>${ACCOUNT.app}</h2>
      ${
        view.appSince !== null &&
        html`<p class="num">${ACCOUNT.appSince} ${formatMoment(view.appSince)}</p>`
      }
      ${proofForm(view, 'aplikasi', ACCOUNT.newApp, ACCOUNT.newAppHelp, ACCOUNT.newAppSubmit)}
      ${keysSection(view.passkeys, view.keyErrors)}
      <h2>${ACCOUNT.recovery}</h2>
      <p class="num">
        ${codesLeft(view.codesLeft)}
        ${view.codesLeft > 0 && view.codesLeft < 4 && ACCOUNT.recoveryFew}
      </p>
      ${proofForm(
        view,
        'pemulihan',
        ACCOUNT.newRecovery,
        ACCOUNT.newRecoveryHelp,
        ACCOUNT.newRecoverySubmit,
      )}
      ${servicesPart(view.services)}
      <h2>${ACCOUNT.password}</h2>
      ${passwordForm(view)}
      <h2>${ACCOUNT.events}</h2>
      ${
        view.events.length === 0
          ? html`<p>${ACCOUNT.noEvents}</p>`
          : html`<ul>
              ${view.events.map((event) => html`<li>${eventWords(event)}</li>`)}
            </ul>`
      }`,
  }
}

/** The sentence for a second step that is locked. */
export function factorLockedWords(until: string): string {
  return factorLockedUntil(formatMoment(until))
}

function fact(label: string, value: string): Html {
  return html`<dt>${label}</dt>
    <dd>${value}</dd>`
}

function eventWords({ at, action, by, isNews }: AccountEvent): Html {
  const who =
    by === 'SELF'
      ? isNews
        ? ACCOUNT.byElsewhere
        : ACCOUNT.byYou
      : by === 'SYSTEM'
        ? ACCOUNT.bySystem
        : (by.name ?? ACCOUNT.byOther)
  return html`<span class="num">${formatMoment(at)}</span>: ${who} ${ACTION_WORDS[action] ?? action}`
}

function sessionCard(session: AccountView['sessions'][number]): Html {
  const client = session.client === '' ? ACCOUNT.unknownClient : session.client
  return html`<div class="card">
    <p>
      <strong>${client}</strong>
      ${session.isThis && html`<br /><strong>${ACCOUNT.thisOne}</strong>`}
      <br />
      <span class="small num">${ACCOUNT.opened} ${formatMoment(session.openedAt)}</span>
      <br />
      <span class="small num">${ACCOUNT.lastSeen} ${formatMoment(session.lastSeenAt)}</span>
    </p>
    ${
      session.isThis
        ? html`<form method="post" action="/keluar">
            <button class="button plain">${ACCOUNT.signOut}</button>
          </form>`
        : oneButton('keluarkan', session.id, ACCOUNT.end, client)
    }
  </div>`
}

function trustCard(trust: AccountView['trusted'][number]): Html {
  const client = trust.client === '' ? ACCOUNT.unknownClient : trust.client
  return html`<div class="card">
    <p>
      <strong>${client}</strong>
      ${trust.isThis && html`<br /><strong>${ACCOUNT.thisOne}</strong>`}
      <br />
      <span class="small num">${ACCOUNT.since} ${formatMoment(trust.createdAt)}</span>
      <br />
      <span class="small num">${ACCOUNT.until} ${formatMoment(trust.expiresAt)}</span>
    </p>
    ${oneButton('lupakan', trust.id, ACCOUNT.forget, client)}
  </div>`
}

function oneButton(kind: string, id: string, words: string, client: string): Html {
  return html`<form method="post" action="/akun/">
    <input type="hidden" name="jenis" value="${kind}" />
    <input type="hidden" name="id" value="${id}" />
    <button class="button plain" aria-label="${words}: ${client}">${words}</button>
  </form>`
}

/** A form that asks for password and code, folded until it is wanted or something in it was wrong. */
function proofForm(
  view: AccountView,
  form: 'aplikasi' | 'pemulihan',
  title: string,
  help: string,
  submit: string,
): Html {
  const errors = view.errors?.form === form ? view.errors : undefined
  return html`<details ${errors !== undefined && html`open`}>
    <summary>${title}</summary>
    <p>${help}</p>
    <form method="post" action="/akun/">
      <input type="hidden" name="jenis" value="${form}" />
      ${passwordField({
        name: `${form}-sandi`,
        sentAs: 'sandiLama',
        label: ACCOUNT.current,
        error: errors?.sandiLama,
        autocomplete: 'current-password',
      })}
      ${codeField({ id: `${form}-kode`, label: ACCOUNT.code, error: errors?.kode, from: 'APP' })}
      <p><button class="button plain">${submit}</button></p>
    </form>
  </details>`
}

function passwordForm(view: AccountView): Html {
  const errors = view.errors?.form === 'sandi' ? view.errors : undefined
  return html`<details ${errors !== undefined && html`open`}>
    <summary>${ACCOUNT.changePassword}</summary>
    <p>${ACCOUNT.changePasswordHelp}</p>
    <form method="post" action="/akun/">
      <input type="hidden" name="jenis" value="sandi" />
      ${passwordField({
        name: 'sandiLama',
        label: ACCOUNT.current,
        error: errors?.sandiLama,
        autocomplete: 'current-password',
      })}
      ${newPasswordFields(errors ?? {})}
      <p><button class="button plain">${ACCOUNT.changePasswordSubmit}</button></p>
    </form>
  </details>`
}
