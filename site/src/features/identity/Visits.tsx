/** When superadmins looked at the people of the district, and why. */
import type { JSX } from 'preact'
import { closeVisit, type Visit } from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { renewSession, type OfficeArea } from '../../lib/session.ts'
import { formatMoment, formatTime } from '../../text/format.ts'
import { VISITS } from '../../text/visits.ts'
import { useWork } from './member-tasks.tsx'

type Props = {
  readonly area: OfficeArea
  readonly visits: readonly Visit[]
  readonly onDone: () => void
}

export function Visits({ area, visits, onDone }: Props): JSX.Element {
  const { timeZone } = area.district
  const work = useWork()
  const end = (id: string) =>
    void work.run(async () => {
      await call(closeVisit, { district: area.districtCode, id })
      renewSession()
      onDone()
    })
  return (
    <section class="staff-visits" aria-labelledby="kunjungan">
      <h2 id="kunjungan">{VISITS.title}</h2>
      <p class="help">{VISITS.body}</p>
      {visits.length === 0 && <p>{VISITS.none}</p>}
      {work.error !== null && <Problem error={work.error} />}
      <ul>
        {visits.map((visit) => (
          <li key={visit.id} class="staff-box">
            <p>
              <strong>
                {VISITS.line(
                  visit.name,
                  formatMoment(visit.openedAt, timeZone),
                  formatTime(visit.endsAt, timeZone),
                )}
              </strong>
              {visit.isOpen && (
                <>
                  {' '}
                  <span class="tag wait">{VISITS.open}</span>
                </>
              )}
            </p>
            <p>{visit.reason}</p>
            {visit.isOpen && visit.isOwn && (
              <Button onClick={() => end(visit.id)}>{VISITS.close}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
