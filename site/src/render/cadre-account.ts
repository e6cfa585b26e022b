/** A cadre's account: her PIN, this telephone, what happened. Only the Worker makes it: it needs signal. */
import { ACCOUNT, releasedWords } from '../text/cadre-account.ts'
import { formatMoment, type Zone } from '../text/format.ts'
import { pinField } from './form-field.ts'
import { fingerSection } from './passkeys.ts'
import { FINGER } from '../text/passkeys.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export type CadreAccountView = {
  readonly cadreId: string
  readonly name: string
  /** Null where this telephone is not hers any more. */
  readonly phone: 'own' | 'shared' | null
  /** What the form shows as chosen: after a mistake what she chose. */
  readonly chosen: 'own' | 'shared' | null
  readonly events: readonly {
    readonly what: keyof typeof ACCOUNT.event
    readonly at: string
    readonly client: string
  }[]
  readonly zone: Zone
  readonly isDemo: boolean
  readonly errors: Readonly<
    Partial<Record<'pinLama' | 'pin' | 'pinUlang' | 'hp' | 'pinHp' | 'pinSidik' | 'sidik', string>>
  >
  readonly note: keyof typeof NOTES | null
  /** Null where this telephone cannot have it: shared, or at an address where none can. */
  readonly finger: { readonly since: string | null } | null
}

const NOTES = {
  pin: ACCOUNT.pinSaved,
  hp: ACCOUNT.phoneSaved,
  'sidik-on': FINGER.on,
  'sidik-off': FINGER.off,
} as const

export function cadreAccountView(view: CadreAccountView): Filling {
  const { note } = view
  return {
    title: ACCOUNT.title,
    here: 'data-saya',
    isDemo: view.isDemo,
    main: html`<h1>${ACCOUNT.title}</h1>
      ${note !== null && html`<div class="note" role="status"><p>${NOTES[note]}</p></div>`}
      <p class="lede">${view.name}. ${ACCOUNT.lede}</p>
      ${
        view.errors.sidik !== undefined &&
        html`<div class="note wait" role="alert"><p>${view.errors.sidik}</p></div>`
      }
      ${pinForm(view)} ${phoneForm(view)}
      ${
        view.finger !== null &&
        fingerSection({ ...view, ...view.finger, error: view.errors.pinSidik })
      }
      <h2>${ACCOUNT.newPhone}</h2>
      <p>${ACCOUNT.newPhoneHelp}</p>
      <h2>${ACCOUNT.events}</h2>
      <p>${ACCOUNT.eventsHelp}</p>
      <ul>
        ${view.events.map(
          ({ what, at, client }) =>
            html`<li>
              ${ACCOUNT.event[what]}${client !== '' && html` (${client})`}<br />
              <span class="small num">${formatMoment(at, view.zone)}</span>
            </li>`,
        )}
      </ul>
      <p><a href="/data-saya/">${ACCOUNT.back}</a></p>`,
  }
}

function pinForm({ cadreId, errors, finger }: CadreAccountView): Html {
  return html`<h2>${ACCOUNT.changePin}</h2>
    <p>
      ${ACCOUNT.changePinHelp} ${finger !== null && finger.since !== null && FINGER.endsWithPin}
    </p>
    <form method="post" action="/data-saya/akun/pin">
      <input type="hidden" name="orang" value="${cadreId}" />
      ${pinField({ name: 'pinLama', label: ACCOUNT.oldPin, error: errors.pinLama })}
      ${pinField({ name: 'pin', label: ACCOUNT.newPin, help: ACCOUNT.newPinHelp, error: errors.pin })}
      ${pinField({ name: 'pinUlang', label: ACCOUNT.again, error: errors.pinUlang })}
      <p><button class="button wide">${ACCOUNT.savePin}</button></p>
    </form>`
}

function phoneForm({ cadreId, phone, chosen, errors }: CadreAccountView): Html {
  if (phone === null) return html`<div class="note" role="status"><p>${ACCOUNT.notHers}</p></div>`
  const choices = [
    { value: 'sendiri', is: 'own', label: ACCOUNT.own, help: ACCOUNT.ownHelp },
    { value: 'bersama', is: 'shared', label: ACCOUNT.shared, help: ACCOUNT.sharedHelp },
  ]
  return html`<h2 id="hp-ini">${ACCOUNT.whose}</h2>
    <form method="post" action="/data-saya/akun/hp">
      <input type="hidden" name="orang" value="${cadreId}" />
      <fieldset
        aria-labelledby="hp-ini"
        ${errors.hp !== undefined && html`aria-describedby="galat-hp"`}
      >
        ${errors.hp !== undefined && html`<div class="field"><span class="error" id="galat-hp">${errors.hp}</span></div>`}
        ${choices.map(
          ({ value, is, label, help }) =>
            html`<label class="choice">
              <input
                type="radio"
                name="hp"
                value="${value}"
                required
                ${is === chosen && html`checked`}
              />
              <span><strong>${label}</strong><br /><span class="small">${help}</span></span>
            </label>`,
        )}
      </fieldset>
      ${phone === 'shared' && pinField({ name: 'pinHp', label: ACCOUNT.oldPin, help: ACCOUNT.phonePinHelp, error: errors.pinHp })}
      <p><button class="button plain wide">${ACCOUNT.savePhone}</button></p>
    </form>`
}

/** On the sign-in page: who cannot sign in here any more, since when, and what to do if it was somebody else. */
export function releasedNotes(
  released: readonly { readonly name: string; readonly at: string }[],
  zone: Zone | undefined,
): Html {
  return html`${released.map(
    ({ name, at }) =>
      html`<div class="note wait" role="status">
        <p>${releasedWords(name, formatMoment(at, zone))}</p>
      </div>`,
  )}`
}
