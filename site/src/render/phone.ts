/**
 * HP ini: what lies on this phone, what is not sent yet, and what both cost. A script of its own fills it in the page; the
 * Worker, which knows nothing of a phone's storage, shows what is needed to see it, the service worker that it is coming.
 */
import type { PhoneEvent } from '../../../worker/contract/learning-sync.ts'
import { formatSize, type Zone } from '../text/format.ts'
import { ESCAPE, INSTALL, PHONE, PHONE_FRAME, SIGNED_OUT, SYNC, type Tried } from '../text/phone.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { signOutForm, unsentWarning } from './sign-out.ts'
import { storedCourse, storedList, type Stored } from './stored.ts'

export type TextSize = keyof typeof PHONE.sizes

/** An event in the outbox, or one that came back. */
export type SentItem = {
  readonly type: PhoneEvent['type']
  /** Of the quiz, or of the lesson. */
  readonly title: string
  /** When it was made, ms by the phone's clock. */
  readonly at: number
}

export type OnPhone = {
  /** Null: nobody is learning on this phone now; then only what is nobody's own is shown. */
  readonly reader: {
    readonly zone: Zone
    /** Neither a session nor a kept state: marks are not to be seen. */
    readonly isSignedOut: boolean
    readonly unsent: readonly SentItem[]
    readonly refused: readonly (SentItem & { readonly code: string })[]
    /** `at` in ms. */
    readonly lastSync: { readonly at: number; readonly status: Tried } | null
  } | null
  /** Null: no catalogue on the phone yet. */
  readonly stored: Stored | null
  /** Bytes, of this site; null where the browser does not say. */
  readonly room: { readonly used: number; readonly free: number } | null
  /** Whether the browser has promised to keep what is stored; null where it does not say. */
  readonly isPersistent: boolean | null
  /** Of this month, bytes. */
  readonly usage: Readonly<Record<keyof typeof PHONE.usageOf, number>> | null
  readonly text: TextSize
  /** Of the service worker; empty without one. */
  readonly version: string
}

export type PhoneView = {
  readonly isDemo: boolean
  /** Left out by the Worker. */
  readonly hp?: OnPhone
}

export function phonePage({ isDemo, hp }: PhoneView): Filling {
  return {
    title: PHONE_FRAME.title,
    here: 'hp',
    isDemo,
    main: html`<h1>${PHONE_FRAME.title}</h1>
      ${hp === undefined ? fromAfar() : inHand(hp)}`,
  }
}

/** Stays where the script cannot run, or the browser stores nothing. */
function fromAfar(): Html {
  return html`<p class="lede">${PHONE.lede}</p>
    <div class="note" data-hp="">
      <p>${PHONE.needs}</p>
    </div>`
}

function inHand(hp: OnPhone): Html {
  const { reader, stored, room, usage } = hp
  return html`${reader === null ? nobody() : answers(reader)}
    ${
      // Without a person there is no catalogue either: what she may learn follows from who she is.
      (reader !== null || stored !== null) &&
      html`<h2>${PHONE.modules}</h2>
        ${
          stored === null
            ? html`<p>${PHONE.noCatalogue}</p>`
            : [storedCourse(stored), storedList(stored)]
        }`
    }
    ${
      room !== null &&
      html`<h2>${PHONE.room}</h2>
        <dl class="angka">
          ${figure(PHONE.used, formatSize(room.used))}
          ${figure(PHONE.free, room.free > 1e9 ? PHONE.plenty : formatSize(room.free))}
        </dl>
        ${
          hp.isPersistent !== null &&
          html`<p class="small">${hp.isPersistent ? PHONE.persistent : PHONE.notPersistent}</p>`
        }`
    }
    ${usage !== null && usageTable(usage)} ${textSizes(hp.text)}
    <div class="card" data-pasang hidden>
      <p><strong>${INSTALL.title}</strong></p>
      <p>${INSTALL.body}</p>
      <p><button class="button plain wide" type="button">${INSTALL.install}</button></p>
    </div>
    ${reader !== null && signOutForm(unsentWarning())}
    ${hp.version !== '' && html`<p class="small num">${PHONE.version(hp.version)}</p>`}`
}

function nobody(): Html {
  return html`<div class="note wait">
    <p><strong>${PHONE.signedOut}</strong></p>
    <p>${PHONE.signedOutBody} <a href="/masuk/">${PHONE.signIn}</a></p>
  </div>`
}

function answers({ zone, isSignedOut, unsent, refused, lastSync }: NonNullable<OnPhone['reader']>) {
  const count = unsent.length
  const isThrough = lastSync !== null && lastSync.status === 'ok'
  return html`<h2>${PHONE.answers}</h2>
    ${
      count === 0
        ? html`<div class="note">
            <p><strong>${PHONE.nothingUnsent}</strong></p>
            ${isThrough && html`<p class="num">${PHONE.lastSent(lastSync.at, zone)}</p>`}
          </div>`
        : html`<div class="note wait">
            <p class="num">
              <strong>${SYNC.unsent(count)}</strong> ${
                lastSync !== null && SYNC.tried(lastSync.at, lastSync.status, zone)
              }
            </p>
            <p>${PHONE.keptHere}</p>
          </div>`
    }
    ${isSignedOut && html`<p><a href="/masuk/">${SIGNED_OUT.signIn}</a> ${SIGNED_OUT.forGrade}</p>`}
    ${
      count > 0 &&
      html`<ul class="daftar-kirim">
          ${unsent.map((item) => html`<li>${itemWords(item, zone)}</li>`)}
        </ul>
        <p>
          <button class="button wide" type="button" data-kirim>${PHONE.sendNow}</button>
        </p>
        <p role="status" data-kabar-kirim></p>
        ${escapeHatch()}`
    }
    ${
      refused.length > 0 &&
      html`<h3>${PHONE.refused}</h3>
        <p>${PHONE.refusedBody}</p>
        <ul class="daftar-kirim" data-ditolak>
          ${refused.map(
            (item) => html`<li>${itemWords(item, zone)}<br />${PHONE.because(item.code)}</li>`,
          )}
        </ul>`
    }`
}

function itemWords({ type, title, at }: SentItem, zone: Zone): Html {
  return html`<b>${PHONE.what[type](title)}</b>
    <small class="num">${PHONE.madeAt(at, zone)}</small>`
}

function escapeHatch(): Html {
  return html`<details class="lipat">
    <summary>${ESCAPE.title}</summary>
    <p>${ESCAPE.body}</p>
    <p>
      <button class="button plain wide" type="button" data-titip="berkas">${ESCAPE.file}</button>
      <button class="button plain wide" type="button" data-titip="pesan">${ESCAPE.whatsApp}</button>
    </p>
    <p role="status" data-kabar-titip></p>
  </details>`
}

function usageTable(usage: NonNullable<OnPhone['usage']>): Html {
  const parts = Object.keys(PHONE.usageOf) as (keyof typeof PHONE.usageOf)[]
  const total = parts.reduce((sum, part) => sum + usage[part], 0)
  return html`<h2>${PHONE.usage}</h2>
    <dl class="angka">
      ${parts.map((part) => usage[part] > 0 && figure(PHONE.usageOf[part], sizeOf(usage[part])))}
      ${figure(PHONE.total, sizeOf(total))}
    </dl>
    <p class="small">${PHONE.usageHelp}</p>`
}

function sizeOf(bytes: number): string {
  return bytes === 0 ? '0 kB' : formatSize(bytes)
}

function figure(label: string, value: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd class="num">${value}</dd>
  </div>`
}

function textSizes(now: TextSize): Html {
  const sizes = Object.keys(PHONE.sizes) as TextSize[]
  return html`<fieldset class="ukuran" data-ukuran>
    <legend><h2>${PHONE.textSize}</h2></legend>
    ${sizes.map(
      (size) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="ukuran"
            value="${size}"
            ${size === now && html`checked`}
          /><span class="contoh-${size}">${PHONE.sizes[size]}</span></label
        >`,
    )}
  </fieldset>`
}
