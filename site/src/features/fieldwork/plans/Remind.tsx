/** A reminder by WhatsApp to cadres whose plans are looked after: the same tool that writes to a cohort. */
import type { JSX } from 'preact'
import type { PlanHead } from '../../../../../worker/contract/plans.ts'
import { MessageSender } from '../../../components/messages/MessageSender.tsx'
import type { Recipient } from '../../../components/messages/OneByOne.tsx'
import { holdsRole, type OfficeArea, type Staff } from '../../../lib/session.ts'
import { planTemplates, PLANS } from '../../../text/plans-office.ts'
import { areaName } from '../../../text/roster.ts'

type Props = {
  readonly area: OfficeArea
  readonly who: Staff
  /** Names the round: its ticks are kept under it. */
  readonly round: string
  readonly plans: readonly Pick<PlanHead, 'cadreId' | 'name' | 'area'>[]
}

export function Remind({ area, who, round, plans }: Props): JSX.Element {
  const people = new Map(
    plans.map(({ cadreId, name, area: place }): [string, Recipient] => [
      cadreId,
      { cadreId, name, village: place === null ? '' : areaName(place) },
    ]),
  )
  const [first, ...rest] = people.values()
  if (first === undefined) return <p class="muted">{PLANS.noMatch}</p>
  return (
    <MessageSender
      district={area.districtCode}
      round={`rtl/${round}`}
      people={[first, ...rest]}
      shared={{ 'alamat masuk': `${location.origin}/rtl/` }}
      templates={planTemplates(area.district.officeName)}
      mayReadNumbers={holdsRole(who, area.districtCode, ['DISTRICT_ADMIN'])}
    />
  )
}
