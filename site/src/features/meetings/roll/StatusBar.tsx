/** What lies on the phone alone and what the Worker has, the last thing done, and what the Worker did not take. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { troubleWords } from '../../../lib/kept/tried.ts'
import { useOwnPage } from '../../../lib/kept/use-own-page.ts'
import { problemWords } from '../../../text/problems.ts'
import { clock, ROLL, SENDING, STATE_WORDS } from '../../../text/roll.ts'
import { localTime } from './model.ts'
import { isUnsent, type KeptEvent } from './outbox.ts'
import { ROLL_PAGE } from './place.ts'
import type { Marking } from './use-marking.ts'
import type { RollHere } from './use-roll.ts'

type Props = { readonly here: RollHere; readonly marking: Marking }

export function StatusBar({ here, marking }: Props): JSX.Element {
  const { events, sending, kept } = here
  const unsent = events.filter(isUnsent).length
  const isReady = useOwnPage(ROLL_PAGE)
  const trouble = troubleWords(sending, kept.owner.name, SENDING)
  return (
    <>
      <p class="roll-foot small muted">
        {isReady ? SENDING.ready : SENDING.notReady} {SENDING.forgetLater}{' '}
        {events.every(({ state }) => state === 'sent') && (
          <button type="button" class="roll-link" onClick={() => marking.open({ kind: 'forget' })}>
            {SENDING.forget}
          </button>
        )}
      </p>
      <div class="roll-bar">
        {here.isDiskFull && (
          <Notice kind="danger" title={SENDING.diskTitle}>
            {SENDING.diskBody}
          </Notice>
        )}
        {marking.said !== '' && (
          <p class="roll-said">
            <span role="status">{marking.said}</span>
            {marking.undo !== null && (
              <Button kind="quiet" icon="undo" onClick={marking.undo}>
                {ROLL.undo}
              </Button>
            )}
          </p>
        )}
        <p class="roll-kept">
          <span role="status">
            {unsent > 0
              ? SENDING.waiting(unsent)
              : sending.state === 'done'
                ? SENDING.allSent(clock(localTime(kept, sending.at)))
                : SENDING.allSent('')}
          </span>
          <Button
            kind={unsent > 0 ? 'primary' : 'quiet'}
            icon={unsent > 0 ? 'send' : 'reload'}
            busy={sending.state !== 'sending' ? undefined : SENDING.sending}
            onClick={here.sendNow}
          >
            {unsent > 0 ? SENDING.send : SENDING.refresh}
          </Button>
        </p>
        <p class="roll-trouble small" role="status">
          {trouble}
        </p>
        {unsent > 0 && sending.state === 'signedOut' && (
          <Button href="/masuk/dinas/">{ROLL.signIn}</Button>
        )}
      </div>
    </>
  )
}

/** What the Worker refused stays until it was read. */
export function Refused({ here }: { readonly here: RollHere }): JSX.Element | null {
  const refused = here.events.filter(({ state }) => state === 'rejected')
  if (refused.length === 0) return null
  return (
    <Notice
      kind="danger"
      title={SENDING.rejectedTitle(refused.length)}
      action={
        <Button onClick={() => here.dismiss(refused.map(({ order }) => order))}>
          {SENDING.dismiss}
        </Button>
      }
    >
      <p>{SENDING.rejectedBody}</p>
      <ul>
        {refused.map((each) => (
          <li key={each.order}>
            {eventWords(here, each)}: {problemWords(each.code, {}).title}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function eventWords({ folded, events, kept }: RollHere, { event }: KeptEvent): string {
  const nameOf = (id: string): string =>
    folded.people.find(({ person }) => person.id === id)?.name ??
    events.flatMap((each) =>
      each.event.type === 'guest' && each.event.id === id ? each.event.name : [],
    )[0] ??
    ROLL.guest
  switch (event.type) {
    case 'guest':
      return event.name
    case 'match':
      return nameOf(event.guestId)
    case 'mark': {
      const session = kept.roll.sessions.find(({ id }) => id === event.session)
      return `${nameOf(event.person.id)}, ${STATE_WORDS[event.state]} (${session?.title ?? ''})`
    }
  }
}
