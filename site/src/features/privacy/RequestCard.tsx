/** One request: who asks what, how much time is left, what was answered, and what can be done next. */
import type { JSX } from 'preact'
import type { PrivacyRequest } from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { useZone } from '../../lib/session.ts'
import { formatMoment } from '../../text/format.ts'
import { requestTitle, STATE_WORDS } from '../../text/my-data.ts'
import { REQUESTS } from '../../text/privacy-office.ts'
import { RECORDED, recordedWords } from '../../text/recorded.ts'
import { LawClock } from './LawClock.tsx'

export type Act = 'WORKING' | 'DONE' | 'DECLINED' | 'END'

type Props = {
  readonly request: PrivacyRequest
  readonly now: string
  readonly onAct: (act: Act) => void
}

export function RequestCard({ request, now, onAct }: Props): JSX.Element {
  const zone = useZone()
  const { state, coolsUntil, takenAt, closedAt } = request
  const isOpen = state === 'RECEIVED' || state === 'WORKING'
  const recorded = isOpen ? recordedWords(request) : null
  const isCooling = coolsUntil !== null && coolsUntil > now
  return (
    <article class={`request is-${state.toLowerCase()}`} aria-label={request.name}>
      <header>
        <h2>{requestTitle(request.topic)}</h2>
        <span class="request-state">{STATE_WORDS[state]}</span>
      </header>
      <p class="request-who">
        <a href={`/dinas/kader/?id=${request.cadreId}`}>{request.name}</a>{' '}
        <span class="num muted">{request.code}</span>
        <br />
        <span class="muted">{request.caption}</span>
      </p>
      {request.body !== '' && <p class="said">{request.body}</p>}
      {recorded !== null && (
        <p>
          {RECORDED.stands}:{' '}
          {recorded.isChanged ? (
            <>
              {recorded.before !== recorded.now && <s>{recorded.before}</s>}{' '}
              <strong>{recorded.now}</strong> <span class="tag done">{RECORDED.corrected}</span>
            </>
          ) : (
            <strong>{recorded.now}</strong>
          )}
        </p>
      )}
      {isOpen && <LawClock from={request.receivedAt} until={request.dueAt} now={now} />}
      {isOpen && isCooling && <p>{REQUESTS.coolingUntil(formatMoment(coolsUntil, zone))}</p>}
      <p class="small num">
        {REQUESTS.received} {formatMoment(request.receivedAt, zone)}
        {request.via === 'LETTER' && `, ${REQUESTS.byLetter}`}
        {takenAt !== null && (
          <>
            <br />
            {REQUESTS.takenBy} {request.takenByName}, {formatMoment(takenAt, zone)}
          </>
        )}
        {closedAt !== null && request.closedByName !== null && (
          <>
            <br />
            {REQUESTS.closedBy} {request.closedByName}, {formatMoment(closedAt, zone)}
          </>
        )}
      </p>
      {request.answer !== '' && (
        <p>
          <strong>{REQUESTS.answered}:</strong> {request.answer}
        </p>
      )}
      {isOpen && (
        <div class="tool-buttons">
          {state === 'RECEIVED' && (
            <Button icon="edit" onClick={() => onAct('WORKING')}>
              {REQUESTS.take}
            </Button>
          )}
          {request.kind === 'CORRECTION' ? (
            <Button icon="check" onClick={() => onAct('DONE')}>
              {REQUESTS.done}
            </Button>
          ) : (
            <Button kind="danger" disabled={isCooling} onClick={() => onAct('END')}>
              {REQUESTS.end}
            </Button>
          )}
          <Button icon="close" onClick={() => onAct('DECLINED')}>
            {REQUESTS.decline}
          </Button>
        </div>
      )}
    </article>
  )
}
