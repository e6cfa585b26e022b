/** The end of a cadre's certificate on her own page: the day, from 90 days before what she can do, and the way there. */
import { OWN_EXPIRY } from '../text/own-expiry.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type OwnExpiry = {
  /** The last day on which it holds. */
  readonly lastDay: string
  /** Today counted; 0 or less once it has ended. */
  readonly daysLeft: number
  /** `far`: more than 90 days left. */
  readonly state: 'far' | 'open' | 'passed' | 'carriedOn'
  readonly way: {
    readonly kind: 'test' | 'refresher'
    readonly courseTitle: string
    readonly href: string
  } | null
}

export function ownExpiry({ daysLeft, state, way }: OwnExpiry): Html | null {
  if (state === 'far') return null
  if (state === 'carriedOn') return html`<p class="small">${OWN_EXPIRY.carriedOn}</p>`
  const ends = daysLeft > 0 ? OWN_EXPIRY.soon(daysLeft) : OWN_EXPIRY.ended
  const words = state === 'passed' ? OWN_EXPIRY.passed : ends
  return html`<div class="note ${state === 'open' ? 'wait' : 'next'}">
    <p>${icon('clock')} ${words}</p>
    ${state === 'open' && whatToDo(way)}
  </div>`
}

function whatToDo(way: OwnExpiry['way']): Html {
  if (way === null) return html`<p>${OWN_EXPIRY.none}</p>`
  const { kind, courseTitle, href } = way
  const [words, label] =
    kind === 'test'
      ? [OWN_EXPIRY.test(courseTitle), OWN_EXPIRY.toTest]
      : [OWN_EXPIRY.refresher(courseTitle), OWN_EXPIRY.toRefresher]
  return html`<p>${words}</p>
    <p><a class="button wide next" href="${href}">${label}</a></p>`
}
