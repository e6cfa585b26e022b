/** The cadres' follow-up plans: those to look after first, one of them, or a message to those shown. */
import type { JSX } from 'preact'
import { Loading } from '../../../components/Loading.tsx'
import { useArea, useSession } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { PLANS } from '../../../text/plans-office.ts'
import { OnePlan } from './OnePlan.tsx'
import { PlanList } from './PlanList.tsx'

export function PlansPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const [planId, setPlan] = useUrlState('rtl')
  if (session.state !== 'in' || area === null) return <Loading label={PLANS.loading} rows={6} />
  return planId === '' ? (
    <PlanList key={area.code} area={area} who={session.who} />
  ) : (
    <OnePlan
      key={`${area.code}/${planId}`}
      area={area}
      who={session.who}
      planId={planId}
      onBack={() => setPlan('')}
    />
  )
}
