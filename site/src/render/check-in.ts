/** What a cadre sees once she has checked herself in at a meeting. */
import type { checkIn } from '../../../worker/contract/attendance.ts'
import type { ReplyOf } from '../../../worker/contract/endpoint.ts'
import { CHECK_IN } from '../text/check-in.ts'
import { formatDate, formatTime, type Zone } from '../text/format.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

type CheckedIn = ReplyOf<typeof checkIn>

export function checkedInPage(reply: CheckedIn, zone: Zone, isDemo: boolean): Filling {
  const title = reply.status === 'duplicate' ? CHECK_IN.already : CHECK_IN.done
  return {
    title,
    isDemo,
    main: html`<h1>${title}</h1>
      ${checkedInFacts(reply, formatTime(reply.at, zone))}
      <p><a class="button" href="/belajar/">${CHECK_IN.toModules}</a></p>`,
  }
}

/** `time`: when, in words. */
export function checkedInFacts({ meetingTitle, session, state }: CheckedIn, time: string): Html {
  const hours = `${session.startsAt}–${session.endsAt}`.replace(/:/g, '.')
  return html`<dl class="lined">
      <dt>${CHECK_IN.meeting}</dt>
      <dd>${meetingTitle}</dd>
      <dt>${CHECK_IN.session}</dt>
      <dd>${session.title}, ${formatDate(session.date)} pukul ${hours}</dd>
      <dt>${CHECK_IN.at}</dt>
      <dd>${time}${state === 'LATE' && html` (${CHECK_IN.late.toLowerCase()})`}</dd>
    </dl>
    <p><a href="/buka/">${CHECK_IN.toCode}</a></p>
    <p><a href="/umpan-balik/${session.id}/">${CHECK_IN.toEvaluation}</a></p>`
}
