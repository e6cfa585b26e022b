/**
 * Passkeys on pages: what can be switched on, the page on which a device is asked, and the button that asks it. `/kunci.js` shows what
 * only some browsers can (`data-kunci-bila`), so that without it nothing is offered that does not work. It comes with these alone.
 */
import { CEREMONY, FINGER, KEYS, KEY_ERRORS } from '../text/passkeys.ts'
import { formatMoment, type Zone } from '../text/format.ts'
import { codeField, described, field, passwordField, pinField } from './form-field.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export function passkeyError(error: keyof typeof KEY_ERRORS): string {
  return KEY_ERRORS[error]
}

const SCRIPT = html`<script src="/kunci.js" defer></script>`

/** A form that goes only with a device's answer in its field `kunci`. `asks`: the call that says what to sign; `wish`: what to make. */
function ceremony(view: {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly asks?: string
  readonly wish?: object
  readonly button: string
  readonly error?: string | undefined
}): Html {
  return html`<form
    method="post"
    action="${view.action}"
    data-kunci
    ${view.asks !== undefined && html`data-tanya="${view.asks}"`}
    ${view.wish !== undefined && html`data-isi="${JSON.stringify(view.wish)}"`}
    data-batal="${CEREMONY.cancelled}"
    data-sudah="${CEREMONY.known}"
    data-gagal="${CEREMONY.failed}"
    data-sinyal="${CEREMONY.offline}"
  >
    ${Object.entries(view.hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <input type="hidden" name="kunci" value="" />
    <div data-galat ${view.error === undefined && html`hidden`}>
      <div class="field"><span class="error" role="alert">${view.error ?? ''}</span></div>
    </div>
    <p><button class="button wide" data-sibuk="${CEREMONY.busy}">${view.button}</button></p>
  </form>`
}

/** The page that asks a device to make a key. */
export function makeKeyView(view: {
  readonly who: 'STAFF' | 'CADRE'
  readonly hidden: Readonly<Record<string, string>>
  readonly wish: object
}): Filling {
  const words = view.who === 'STAFF' ? KEYS : FINGER
  const [action, back] =
    view.who === 'STAFF'
      ? ['/akun/kunci', '/akun/']
      : ['/data-saya/akun/sidik-jari', '/data-saya/akun/']
  return {
    title: words.saveTitle,
    main: html`<h1>${words.saveTitle}</h1>
      <p class="lede">${words.saveLede}</p>
      <noscript><p>${CEREMONY.noScript}</p></noscript>
      ${ceremony({ ...view, action, button: words.save })}
      <p><a href="${back}">${words.cancel}</a></p>
      ${SCRIPT}`,
  }
}

// --- officers ---

export type KeysView = {
  readonly keys: readonly {
    readonly id: string
    readonly label: string
    readonly isBackedUp: boolean
    readonly createdAt: string
    readonly lastUsedAt: string | null
  }[]
  /** This address can have them. */
  readonly canAdd: boolean
  /** Removing asks for no code now. */
  readonly isProved: boolean
}

export type KeyErrors = {
  readonly form: 'kunci' | 'kunci-hapus' | 'kunci-nama'
  /** Of the key that the form was about. */
  readonly id?: string | undefined
  readonly sandiLama?: string | undefined
  readonly kode?: string | undefined
  readonly nama?: string | undefined
  /** What she had typed as its name. */
  readonly typed?: string | undefined
}

/** On Akun saya. Null where there are none and none can be made. */
export function keysSection(view: KeysView, errors: KeyErrors | null): Html | null {
  if (view.keys.length === 0 && !view.canAdd) return null
  return html`<h2>${KEYS.title}</h2>
    <p>${KEYS.help}</p>
    ${view.keys.map((key) => keyCard(key, view.isProved, errors?.id === key.id ? errors : null))}
    ${view.canAdd ? addForm(errors?.form === 'kunci' ? errors : null) : html`<p>${KEYS.elsewhere}</p>`}`
}

function keyCard(key: KeysView['keys'][number], isProved: boolean, errors: KeyErrors | null): Html {
  const nameId = `nama-${key.id}`
  const codeId = `kode-${key.id}`
  const isRemoving = errors?.form === 'kunci-hapus'
  const isRenaming = errors?.form === 'kunci-nama'
  return html`<div class="card">
    <p>
      <strong>${key.label}</strong><br />
      <span class="small num">${KEYS.created} ${formatMoment(key.createdAt)}</span><br />
      <span class="small num"
        >${
          key.lastUsedAt === null ? KEYS.neverUsed : `${KEYS.used} ${formatMoment(key.lastUsedAt)}`
        }</span
      >
      ${key.isBackedUp && html`<br /><span class="small">${KEYS.copied}</span>`}
    </p>
    <details ${isRenaming && html`open`}>
      <summary aria-label="${KEYS.rename}: ${key.label}">${KEYS.rename}</summary>
      <form method="post" action="/akun/kunci">
        ${hidden({ langkah: 'nama', id: key.id })}
        ${labelField(nameId, key.label, isRenaming ? errors.nama : undefined)}
        <p><button class="button plain">${KEYS.renameSubmit}</button></p>
      </form>
    </details>
    <details ${isRemoving && html`open`}>
      <summary aria-label="${KEYS.remove}: ${key.label}">${KEYS.remove}</summary>
      <p>${KEYS.removeHelp}</p>
      <form method="post" action="/akun/kunci">
        ${hidden({ langkah: 'hapus', id: key.id })}
        ${!isProved && codeField({ id: codeId, label: KEYS.code, error: isRemoving ? errors.kode : undefined, from: 'APP' })}
        <p>
          <button class="button plain" aria-label="${KEYS.remove}: ${key.label}">
            ${KEYS.remove}
          </button>
        </p>
      </form>
    </details>
  </div>`
}

function addForm(errors: KeyErrors | null): Html {
  return html`<div hidden data-kunci-bila="ada">
      <details ${errors !== null && html`open`}>
        <summary>${KEYS.add}</summary>
        <p>${KEYS.addHelp}</p>
        <form method="post" action="/akun/kunci">
          ${hidden({ langkah: 'mulai' })}
          ${labelField('kunci-nama', errors?.typed ?? '', errors?.nama)}
          ${passwordField({
            name: 'kunci-sandi',
            sentAs: 'sandiLama',
            label: 'Kata sandi sekarang',
            error: errors?.sandiLama,
            autocomplete: 'current-password',
          })}
          ${codeField({ id: 'kunci-kode', label: KEYS.code, error: errors?.kode, from: 'APP' })}
          <p><button class="button plain">${KEYS.begin}</button></p>
        </form>
      </details>
    </div>
    ${SCRIPT}`
}

function labelField(id: string, value: string, error: string | undefined): Html {
  return field({
    name: id,
    label: KEYS.label,
    help: KEYS.labelHelp,
    error,
    control: html`<input
      type="text"
      id="${id}"
      name="nama"
      value="${value}"
      required
      maxlength="40"
      autocomplete="off"
      ${described(id, KEYS.labelHelp, error)}
    />`,
  })
}

/** Above the code of the app, for an account that has one here. */
export function keyStep(error: string | undefined): Html {
  return html`<div hidden data-kunci-bila="ada">
      ${ceremony({
        action: '/masuk/dinas/langkah/',
        hidden: { langkah: 'kunci' },
        asks: '/api/v1/session/staff/passkey',
        button: KEYS.use,
        error,
      })}
      <hr />
    </div>
    ${SCRIPT}`
}

// --- cadres ---

/** On a cadre's account. `since`: it is switched on. */
export function fingerSection(view: {
  readonly cadreId: string
  readonly since: string | null
  readonly zone: Zone
  readonly error: string | undefined
}): Html {
  const { cadreId, since, error } = view
  if (since !== null) {
    return html`<h2>${FINGER.title}</h2>
      <p class="num">${FINGER.since} ${formatMoment(since, view.zone)}.</p>
      <p>${FINGER.warning}</p>
      <form method="post" action="/data-saya/akun/sidik-jari">
        ${hidden({ langkah: 'hapus', orang: cadreId })}
        <p><button class="button plain wide">${FINGER.remove}</button></p>
      </form>`
  }
  return html`<div hidden data-kunci-bila="hp">
      <h2>${FINGER.title}</h2>
      <p>${FINGER.help}</p>
      <details ${error !== undefined && html`open`}>
        <summary>${FINGER.turnOn}</summary>
        <p>${FINGER.warning}</p>
        <form method="post" action="/data-saya/akun/sidik-jari">
          ${hidden({ langkah: 'mulai', orang: cadreId })}
          ${pinField({ name: 'pinSidik', label: FINGER.pin, help: FINGER.pinHelp, error })}
          <p><button class="button plain wide">${FINGER.begin}</button></p>
        </form>
      </details>
    </div>
    ${SCRIPT}`
}

/** Above the PIN, on a phone where these of its cadres have switched it on. */
export function fingerSignIn(names: readonly string[], error: string | undefined): Html {
  return html`<div hidden data-kunci-bila="hp">
      ${ceremony({
        action: '/masuk/sidik-jari',
        hidden: {},
        asks: '/api/v1/session/cadre/passkey',
        button: FINGER.use,
        error,
      })}
      <p class="small">${FINGER.useHelp} <strong>${names.join(', ')}</strong></p>
      <hr />
      <p><strong>${FINGER.orPin}</strong></p>
    </div>
    ${SCRIPT}`
}

function hidden(values: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
}
