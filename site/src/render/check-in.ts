/** What a cadre sees once she has checked herself in at a meeting. */
import type { checkIn } from '../../../worker/contract/attendance.ts'
import type { ReplyOf } from '../../../worker/contract/endpoint.ts'
import { CHECK_IN } from '../text/check-in.ts'
import { formatDate, formatTime, type Zone } from '../text/format.ts'
import { html } from './html.ts'
import type { Filling } from './shell.ts'

export function checkedInPage(
  { status, meetingTitle, session, state, at }: ReplyOf<typeof checkIn>,
  zone: Zone,
  isDemo: boolean,
): Filling {
  const title = status === 'duplicate' ? CHECK_IN.already : CHECK_IN.done
  const hours = `${session.startsAt}–${session.endsAt}`.replace(/:/g, '.')
  return {
    title,
    isDemo,
    main: html`<h1>${title}</h1>
      <dl class="lined">
        <dt>${CHECK_IN.meeting}</dt>
        <dd>${meetingTitle}</dd>
        <dt>${CHECK_IN.session}</dt>
        <dd>${session.title}, ${formatDate(session.date)} pukul ${hours}</dd>
        <dt>${CHECK_IN.at}</dt>
        <dd>
          ${formatTime(at, zone)}${state === 'LATE' && html` (${CHECK_IN.late.toLowerCase()})`}
        </dd>
      </dl>
      <p><a class="button" href="/belajar/">${CHECK_IN.toModules}</a></p>`,
  }
}
