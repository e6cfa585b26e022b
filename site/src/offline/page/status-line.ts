/** The one line that says how it stands with her answers. Silent while there is nothing to say. */
import type { LastSync } from '../cadre-store.ts'
// Under another name the formatter leaves the templates on their lines: white space is sent to the phone too.
import { html as markup, type Html } from '../../render/html.ts'
import type { Zone } from '../../text/format.ts'
import { MORE, SIGNED_OUT, SYNC } from '../../text/phone.ts'

export type Standing = {
  readonly unsent: number
  /** Came back as not to be counted, and she has not looked at them yet. */
  readonly refused: number
  readonly last: LastSync | null
  /** The Worker takes her answers, if at all, without telling anything. */
  readonly isSignedOut: boolean
  /** Something was delivered while this page was open. */
  readonly hasSent: boolean
  readonly zone: Zone
}

export function statusWords(standing: Standing): Html | null {
  const { unsent, refused, last, isSignedOut, hasSent, zone } = standing
  if (refused > 0) return markup`${SYNC.refused(refused)} ${toPhone(SYNC.why)}`
  if (unsent > 0) {
    if (last === null) return markup`${SYNC.unsent(unsent)} ${SYNC.later}`
    if (isSignedOut) return markup`${signIn()} ${SYNC.signInToSend(unsent)}`
    if (last.status === 'unreadable') {
      return markup`${SYNC.unsent(unsent)} ${SYNC.wifi} ${SYNC.safe}`
    }
    return markup`${SYNC.unsent(unsent)} ${SYNC.tried(last.at, last.status, zone)} ${toPhone(MORE)}`
  }
  if (isSignedOut) return markup`${signIn()} ${SIGNED_OUT.forGrade}`
  return hasSent ? markup`${SYNC.sent}` : null
}

function toPhone(label: string): Html {
  return markup`<a href="/hp-ini/">${label}</a>`
}

function signIn(): Html {
  return markup`<a href="/masuk/">${SIGNED_OUT.signIn}</a>`
}

/** Puts the words into the live region of the layout; the same words again are not said twice. */
export function showStanding(standing: Standing): void {
  const line = document.getElementById('kabar')
  const words = statusWords(standing)?.text ?? ''
  if (line === null || line.dataset['isi'] === words) return
  line.dataset['isi'] = words
  line.innerHTML = words
}
