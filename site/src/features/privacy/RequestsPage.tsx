/** What cadres ask of their own data: the queue with its clock, each request with what can be done with it next. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listRequests,
  setRequestState,
  type PrivacyRequest,
} from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { REQUESTS } from '../../text/privacy-office.ts'
import { EndUse } from './EndUse.tsx'
import { AnswerRequest } from './AnswerRequest.tsx'
import { RecordRequest } from './RecordRequest.tsx'
import { RequestCard, type Act } from './RequestCard.tsx'

export function RequestsPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={REQUESTS.loading} rows={5} />
  return <Queue key={area.districtCode} district={area.districtCode} />
}

type Asked = { readonly act: Exclude<Act, 'WORKING'>; readonly request: PrivacyRequest }

function Queue({ district }: { readonly district: string }): JSX.Element {
  const [shown, setShown] = useUrlState('tampil', 'menunggu')
  const show = shown === 'selesai' ? 'closed' : 'open'
  const reply = useReply(`${district}/${show}`, (signal) =>
    call(listRequests, { district, show }, { signal }),
  )
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isRecording, setRecording] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const answer = reply.state === 'here' ? reply.answer : null

  function after(words: string): void {
    setAsked(null)
    setRecording(false)
    setError(null)
    setSaid(words)
    reply.reload()
  }

  async function act(request: PrivacyRequest, next: Act): Promise<void> {
    setSaid('')
    setError(null)
    if (next !== 'WORKING') return setAsked({ act: next, request })
    try {
      const { id, version } = request
      await call(setRequestState, { district, id, version, state: 'WORKING', answer: '' })
      after(REQUESTS.taken)
    } catch (problem) {
      setError(problem)
      reply.reload()
    }
  }

  return (
    <div class="privacy tall">
      <div class="toolbar">
        <Chips
          label={REQUESTS.tabs}
          value={show === 'open' ? 'menunggu' : 'selesai'}
          onChange={setShown}
          chips={[
            {
              value: 'menunggu',
              label: REQUESTS.open,
              ...(answer === null ? {} : { count: answer.counts.open }),
            },
            {
              value: 'selesai',
              label: REQUESTS.closed,
              ...(answer === null ? {} : { count: answer.counts.closed }),
            },
          ]}
        />
        <Button icon="plus" onClick={() => setRecording(true)}>
          {REQUESTS.record}
        </Button>
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
      {answer !== null && answer.counts.overdue > 0 && (
        <Notice kind="danger">{REQUESTS.todayOverdue(answer.counts.overdue)}</Notice>
      )}
      {reply.state === 'loading' && <Loading label={REQUESTS.loading} rows={5} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {answer !== null &&
        (answer.requests.length === 0 ? (
          show === 'open' ? (
            <Empty title={REQUESTS.none}>
              <p>{REQUESTS.noneBody}</p>
            </Empty>
          ) : (
            <Empty title={REQUESTS.noneClosed} />
          )
        ) : (
          <ul class="requests">
            {answer.requests.map((request) => (
              <li key={request.id}>
                <RequestCard
                  request={request}
                  now={answer.now}
                  onAct={(next) => void act(request, next)}
                />
              </li>
            ))}
          </ul>
        ))}
      {asked !== null && asked.act === 'END' && (
        <EndUse
          district={district}
          request={asked.request}
          onClose={() => setAsked(null)}
          onDone={() => after(REQUESTS.ended)}
        />
      )}
      {asked !== null && asked.act !== 'END' && (
        <AnswerRequest
          district={district}
          request={answer?.requests.find(({ id }) => id === asked.request.id) ?? asked.request}
          state={asked.act}
          onAgain={reply.reload}
          onClose={() => setAsked(null)}
          onDone={() => after(REQUESTS.closedNow)}
        />
      )}
      {isRecording && (
        <RecordRequest
          district={district}
          onClose={() => setRecording(false)}
          onDone={() => after(REQUESTS.recorded)}
        />
      )}
    </div>
  )
}
