/** On the office's summary: what cadres ask of their own data, with the time of the law. Nothing where nothing waits. */
import type { JSX } from 'preact'
import { countRequests } from '../../../../worker/contract/privacy.ts'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { REQUESTS } from '../../text/privacy-office.ts'
import { Notice } from '../../components/Notice.tsx'

export function RequestsToday(): JSX.Element | null {
  const session = useSession()
  const area = useArea()
  const mayRead =
    session.state === 'in' &&
    area !== null &&
    area.code === area.districtCode &&
    holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN'])
  const reply = useReply(mayRead ? area.districtCode : null, (signal) =>
    call(countRequests, { district: area?.districtCode ?? '' }, { signal }),
  )
  if (reply.state !== 'here' || reply.answer.open === 0) return null
  const { open, overdue } = reply.answer
  return (
    <Notice
      kind={overdue > 0 ? 'danger' : 'wait'}
      title={REQUESTS.today}
      action={<a href="/dinas/permintaan/">{REQUESTS.todayOpen(open)}</a>}
    >
      {overdue > 0 ? REQUESTS.todayOverdue(overdue) : REQUESTS.clock}
    </Notice>
  )
}
