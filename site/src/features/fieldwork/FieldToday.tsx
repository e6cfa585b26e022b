/** On the trainer's home: what waits in the field, with the ways to it. */
import type { JSX } from 'preact'
import { listPlans } from '../../../../worker/contract/plans.ts'
import { Button } from '../../components/Button.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { FIELD_TODAY } from '../../text/plans-office.ts'

/** Who may read plans, as the Worker's table has it. */
const READERS = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN']

export function FieldToday(): JSX.Element | null {
  const session = useSession()
  const area = useArea()
  const mayRead =
    session.state === 'in' && area !== null && holdsRole(session.who, area.code, READERS)
  const reply = useReply(mayRead ? area.code : null, (signal) =>
    // The fewest there are to list: only the counts are shown.
    call(listPlans, { area: area?.code ?? '', show: 'RETURNED' }, { signal }),
  )
  if (!mayRead) return null
  return (
    <section class="panel" aria-labelledby="di-lapangan">
      <h2 id="di-lapangan">{FIELD_TODAY.title}</h2>
      {reply.state === 'loading' && <Loading label={FIELD_TODAY.loading} rows={1} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <p>
          {reply.answer.counts.waiting + reply.answer.counts.due === 0 ? (
            FIELD_TODAY.nothing
          ) : (
            <>
              <a href="/pelatih/rtl/?keadaan=menunggu">
                {FIELD_TODAY.waiting(reply.answer.counts.waiting)}
              </a>
              {', '}
              <a href="/pelatih/rtl/?keadaan=tinjau">{FIELD_TODAY.due(reply.answer.counts.due)}</a>
            </>
          )}
        </p>
      )}
      <div class="tool-buttons">
        <Button icon="edit" href="/pelatih/praktik/">
          {FIELD_TODAY.assess}
        </Button>
        <Button icon="eye" href="/dinas/praktik/">
          {FIELD_TODAY.results}
        </Button>
        <Button icon="calendar" href="/pelatih/rtl/">
          {FIELD_TODAY.plans}
        </Button>
      </div>
    </section>
  )
}
