/** The page of a one-time link for members of staff: code, then who invites whom to what and the password she chooses. */
import {
  INVITATION,
  invitedBy,
  placeWords,
  roleLine,
  type InvitationError,
} from '../text/invitation.ts'
import { codeField, field, passwordField } from './form-field.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

type Errors<Field extends string> = Readonly<Partial<Record<Field, InvitationError>>>

/** Step 1: the code. The script only copies it from the address's fragment into the field. */
export function linkView(view: {
  readonly code: string
  readonly errors: Errors<'kode'>
}): Filling {
  const error = words(view.errors.kode)
  return {
    title: INVITATION.title,
    main: html`<h1>${INVITATION.title}</h1>
      <p class="lede">${INVITATION.lede}</p>
      <form method="post" action="/undangan/">
        ${codeField({ label: INVITATION.code, help: INVITATION.codeHelp, value: view.code, error, from: 'PAPER' })}
        <p><button class="button wide">${INVITATION.next}</button></p>
        <p>${INVITATION.noCode}</p>
        <p><a href="/masuk/dinas/">${INVITATION.hasAccount}</a></p>
      </form>
      <script src="/aktivasi.js" defer></script>`,
  }
}

export type InvitedRole = {
  readonly role: string
  readonly area: string
  readonly place: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** Waits for a second person. */
  readonly waits: boolean
}

/** Step 2. The user name is a field of its own, so that the browser's password store keeps both. */
export function choosePasswordView(view: {
  readonly code: string
  readonly kind: 'INVITE' | 'RESET'
  /** She goes on with the second step that she has. */
  readonly keepsFactor: boolean
  readonly name: string
  readonly username: string
  readonly by: string
  /** When the link ends. */
  readonly until: string
  readonly roles: readonly InvitedRole[]
  readonly errors: Errors<'sandi' | 'sandiUlang'>
}): Filling {
  return {
    title: INVITATION.chooseTitle,
    main: html`<h1>${INVITATION.chooseTitle}</h1>
      <div class="card">
        <p>
          ${INVITATION.kicker[view.kind]}
          <br />
          <strong>${view.name}</strong>
        </p>
        <p>${INVITATION.roles}: ${view.roles.length === 0 && INVITATION.none}</p>
        ${
          view.roles.length > 0 &&
          html`<ul>
            ${view.roles.map(
              (each) =>
                html`<li>
                  ${roleLine(each.role, placeWords(each.area, each.place), each)}${each.waits && html` (${INVITATION.waits})`}
                </li>`,
            )}
          </ul>`
        }
        <p class="small">${invitedBy(view.kind, view.by, view.until)}</p>
      </div>
      <p class="small">${INVITATION.notYou}</p>
      <form method="post" action="/undangan/">
        <input type="hidden" name="kode" value="${view.code}" />
        ${field({
          name: 'nama-pengguna',
          label: INVITATION.username,
          error: undefined,
          control: html`<input
            type="text"
            id="nama-pengguna"
            value="${view.username}"
            readonly
            autocomplete="username"
          />`,
        })}
        ${passwordField({
          name: 'sandi',
          label: INVITATION.password,
          help: INVITATION.passwordHelp,
          error: words(view.errors.sandi),
          autocomplete: 'new-password',
        })}
        ${passwordField({
          name: 'sandiUlang',
          label: INVITATION.again,
          error: words(view.errors.sandiUlang),
          autocomplete: 'new-password',
        })}
        <p>${view.keepsFactor ? INVITATION.afterKept : INVITATION.after}</p>
        <p><button class="button wide">${INVITATION.save}</button></p>
      </form>`,
  }
}

function words(error: InvitationError | undefined): string | undefined {
  return error === undefined ? undefined : INVITATION.errors[error]
}
