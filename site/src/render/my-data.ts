/** Data saya of a member of staff: what is stored, and where this person is signed in. A cadre's page is `own-data.ts`. */
import { formatMoment } from '../text/format.ts'
import { MY_DATA, ROLE_NAMES } from '../text/identity.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { signOutForm } from './sign-out.ts'

type Zone = Parameters<typeof formatMoment>[1]

export type OwnSessionView = {
  readonly id: string
  readonly client: string
  readonly lastSeenAt: string
  readonly isThis: boolean
}

export function myDataView(view: {
  readonly who: {
    readonly name: string
    /** `area` is its name; null for the whole country. */
    readonly roles: readonly { readonly role: string; readonly area: string | null }[]
    /** Where this person works. */
    readonly door: string
  }
  readonly sessions: readonly OwnSessionView[]
  readonly zone: Zone
  readonly hasEnded: boolean
  readonly isDemo: boolean
}): Filling {
  const { who, sessions } = view
  return {
    title: MY_DATA.title,
    here: 'data-saya',
    isDemo: view.isDemo,
    main: html`<h1>${MY_DATA.title}</h1>
      ${view.hasEnded && html`<div class="note" role="status"><p>${MY_DATA.ended}</p></div>`}
      <h2>${MY_DATA.stored}</h2>
      <dl class="lined">
        ${fact(MY_DATA.name, who.name)}
        ${who.roles.map(({ role, area }) =>
          fact(MY_DATA.role, `${ROLE_NAMES[role] ?? role}, ${area ?? MY_DATA.nation}`),
        )}
      </dl>
      <p class="small">${MY_DATA.notStored}</p>
      <h2>${MY_DATA.where}</h2>
      ${sessions.length > 1 && html`<p>${MY_DATA.whereHelpStaff}</p>`}
      ${sessions.map((session) => sessionCard(session, view.zone))}
      ${signOutForm(html`<p><a href="${who.door}">${MY_DATA.back}</a></p>`)}`,
  }
}

function fact(label: string, value: string): Html {
  return html`<dt>${label}</dt>
    <dd>${value}</dd>`
}

export function sessionCard(session: OwnSessionView, zone: Zone): Html {
  const client = session.client === '' ? MY_DATA.unknownClient : session.client
  return html`<div class="card">
    <p>
      <strong>${client}</strong>
      ${session.isThis && html`<br /><strong>${MY_DATA.thisOne}</strong>`}
      <br />
      <span class="small num">${MY_DATA.lastSeen} ${formatMoment(session.lastSeenAt, zone)}</span>
    </p>
    ${
      !session.isThis &&
      html`<form method="post" action="/data-saya/keluarkan">
        <input type="hidden" name="sesi" value="${session.id}" />
        <button class="button plain" aria-label="${MY_DATA.endOther}: ${client}">
          ${MY_DATA.endOther}
        </button>
      </form>`
    }
  </div>`
}
