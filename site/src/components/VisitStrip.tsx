/** On every office page while a superadmin's visit is open: which district, why, until when, and the way to end it. */
import { render, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { OpenVisit } from '../../../worker/contract/identity.ts'
import type { District } from '../../../worker/contract/regions.ts'
import { closeVisit } from '../../../worker/contract/staff.ts'
import { call } from '../lib/call.ts'
import { formatTime } from '../text/format.ts'
import { VISITS } from '../text/visits.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Problem } from './Problem.tsx'

type Props = { readonly visits: readonly OpenVisit[]; readonly districts: readonly District[] }

/** An empty list takes it away. */
export function showVisits(place: Element, props: Props): void {
  render(<VisitStrip {...props} />, place)
}

function VisitStrip({ visits, districts }: Props): JSX.Element | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(clock)
  }, [])
  const open = visits.filter(({ endsAt }) => Date.parse(endsAt) > now)
  if (open.length === 0) return null
  return (
    <section class="visit-strip" aria-label={VISITS.strip}>
      {open.map((visit) => (
        <Line
          key={visit.id}
          visit={visit}
          district={districts.find(({ code }) => code === visit.district)}
        />
      ))}
    </section>
  )
}

type LineProps = { readonly visit: OpenVisit; readonly district: District | undefined }

function Line({ visit, district }: LineProps): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function end(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(closeVisit, { district: visit.district, id: visit.id })
      // What the page shows of people may no longer be seen.
      location.reload()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <div class="visit-line">
      <Icon name="eye" size={20} />
      <p>
        <strong>{VISITS.stripTitle(district?.name ?? visit.district)}</strong>{' '}
        {VISITS.until(formatTime(visit.endsAt, district?.timeZone))}
        <span class="visit-why">
          {VISITS.reason}: {visit.reason}
        </span>
      </p>
      <Button busy={isBusy ? VISITS.ending : undefined} onClick={() => void end()}>
        {VISITS.close}
      </Button>
      {error !== null && <Problem error={error} />}
    </div>
  )
}
