/** What became of the codes that were entered on this phone, as HTML. Pure. */
import { TAKEN_WITHIN, readCheckIn } from '../../../worker/contract/check-in-code.ts'
import { checkedInFacts } from '../render/check-in.ts'
import { html, type Html } from '../render/html.ts'
import { CHECK_IN } from '../text/check-in.ts'
import { KEPT } from '../text/check-in-phone.ts'
import { ATTENDANCE_PROBLEMS, sessionHours } from '../text/problems-attendance.ts'
import type { KeptCode } from './kept-codes.ts'
import type { Hindrance } from './send-codes.ts'

export type Seen = {
  /** The latest first. */
  readonly codes: readonly KeptCode[]
  /** The cadre who is here; null: nobody. */
  readonly here: string | null
  readonly isSending: boolean
  readonly hindrance: Hindrance | null
  /** The browser calls when there is signal, also when the page is closed. */
  readonly isCalled: boolean
  /** ms by the phone's clock. */
  readonly now: number
}

/** Hers who is here, one by one; of others only how many wait. */
export function codesView(seen: Seen): Html {
  const { codes, here } = seen
  const others = codes.filter(({ state, cadreId }) => state === 'waiting' && cadreId !== here)
  return html`${codes
    .filter(({ cadreId }) => cadreId === here)
    .map((code) => oneCode(code, seen))}${
    others.length > 0 && (here === null ? ofSomebody(others.length) : ofOthers(others.length))
  }`
}

function oneCode(code: KeptCode, seen: Seen): Html {
  switch (code.state) {
    case 'taken':
      return taken(code)
    case 'refused':
      return refused(code)
    case 'waiting':
      return waiting(code, seen)
  }
}

function taken({ id, reply }: KeptCode): Html {
  if (reply === null) return html``
  return html`<section class="note">
    <h2>${reply.status === 'duplicate' ? CHECK_IN.already : CHECK_IN.done}</h2>
    ${checkedInFacts(reply, clockOf(Date.parse(reply.at)))}
    <p>
      <a class="button" href="/belajar/">${CHECK_IN.toModules}</a>
      ${dismissal(id)}
    </p>
  </section>`
}

function refused({ id, problem, detail, code, at }: KeptCode): Html {
  const { title, body } = problemOf(problem, detail)
  return html`<section class="note danger">
    <h2>${title}</h2>
    <p>${body}</p>
    <p class="small">${KEPT.entered(lettersIn(code), clockOf(at))}</p>
    <p>${dismissal(id)}</p>
  </section>`
}

function waiting(
  { problem, detail, notBefore, code, at }: KeptCode,
  { isSending, hindrance, isCalled, now }: Seen,
): Html {
  const entered = KEPT.entered(lettersIn(code), clockOf(at))
  if (notBefore > now && problem === 'CHECK_IN_EARLY') {
    return html`<section class="note wait">
      <h2>${KEPT.earlyTitle}</h2>
      <p>${KEPT.early(whenFrom(now, notBefore))}</p>
      <p class="small">${entered} ${sessionHours(detail)}</p>
    </section>`
  }
  if (notBefore > now && problem === 'CHECK_IN_LOCKED') {
    return html`<section class="note wait">
      <h2>${KEPT.lockedTitle}</h2>
      <p>${KEPT.locked}</p>
      <p class="small">${entered}</p>
    </section>`
  }
  return html`<section class="note wait">
    <h2>${isSending ? KEPT.sendingTitle : KEPT.waitingTitle}</h2>
    <p>${entered} ${KEPT.until(whenFrom(now, at + TAKEN_WITHIN))}</p>
    ${!isSending && html`<p>${hindranceWords(hindrance, isCalled)}</p>`}
    ${
      !isSending &&
      html`<p>
        ${
          hindrance === 'signedOut'
            ? html`<a class="button" href="/masuk/">${KEPT.signIn}</a>`
            : html`<button type="button" class="button plain" data-tugas="kirim">
                ${KEPT.send}
              </button>`
        }
      </p>`
    }
  </section>`
}

function hindranceWords(hindrance: Hindrance | null, isCalled: boolean): string {
  switch (hindrance) {
    case 'signedOut':
    case 'otherPerson':
      return KEPT.signedOut
    case 'busy':
      return KEPT.busy
    case 'offline':
    case null:
      return isCalled ? KEPT.waiting : KEPT.waitingOpen
  }
}

function ofOthers(count: number): Html {
  return html`<section class="note wait">
    <h2>${KEPT.othersTitle}</h2>
    <p>${KEPT.others(count)}</p>
  </section>`
}

function ofSomebody(count: number): Html {
  return html`<section class="note wait">
    <h2>${KEPT.waitingTitle}</h2>
    <p>${KEPT.waitingForSomeone(count)}</p>
    <p><a class="button" href="/masuk/">${KEPT.signIn}</a></p>
  </section>`
}

function dismissal(id: string): Html {
  return html`<button type="button" class="button plain" data-tugas="singkirkan" data-id="${id}">
    ${KEPT.dismiss}
  </button>`
}

/** What is told of a code that never came onto the disk. */
export function notice(
  tone: 'wait' | 'danger',
  title: string,
  body: string,
  link: Html | false = false,
): Html {
  return html`<section class="note ${tone}">
    <h2>${title}</h2>
    <p>${body}</p>
    ${link !== false && html`<p>${link}</p>`}
  </section>`
}

type Words = { readonly title: string; readonly body: string }

function problemOf(problem: string, detail: KeptCode['detail']): Words {
  const known: Readonly<Record<string, unknown>> = ATTENDANCE_PROBLEMS
  // Safe: every entry of that table words a problem, or makes such words of its detail.
  const wording = (known[problem] ?? ATTENDANCE_PROBLEMS.CHECK_IN_WRONG) as
    Words | ((given: KeptCode['detail']) => Words)
  return typeof wording === 'function' ? wording(detail) : wording
}

/** `ABCD EFGH` of what was scanned or typed. */
function lettersIn(code: string): string {
  const letters = (readCheckIn(code) ?? { letters: '' }).letters
  return `${letters.slice(0, 4)} ${letters.slice(4)}`
}

/** `pukul 08.31`, or `besok pukul 01.00`: by the phone's clock, of a moment that is less than a day away. */
function whenFrom(now: number, moment: number): string {
  const [today, day] = [new Date(now), new Date(moment)]
  const next = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1)
  return `${day.toDateString() === next.toDateString() ? 'besok ' : ''}pukul ${clockOf(moment)}`
}

/** `08.31` by the phone's clock. */
function clockOf(moment: number): string {
  const date = new Date(moment)
  const two = (part: number) => `0${part}`.slice(-2)
  return `${two(date.getHours())}.${two(date.getMinutes())}`
}
