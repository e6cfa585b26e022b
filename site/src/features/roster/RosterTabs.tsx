/** The pages of the register; those that change something show to who may change it. */
import type { JSX } from 'preact'
import { Tabs } from '../../components/Tabs.tsx'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { ROSTER_TABS } from '../../text/roster-life.ts'

export function RosterTabs({ current }: { readonly current: string }): JSX.Element | null {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return null
  const isDistrict = area.code === area.districtCode
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return (
    <Tabs
      label={ROSTER_TABS.label}
      current={current}
      tabs={[
        { href: '/dinas/kader/', label: ROSTER_TABS.list },
        { href: '/dinas/kader/kosong/', label: ROSTER_TABS.vacant },
        ...(mayEdit ? [{ href: '/dinas/kader/ganda/', label: ROSTER_TABS.twice }] : []),
        ...(isDistrict
          ? [
              { href: '/dinas/lokus/', label: ROSTER_TABS.focus },
              { href: '/dinas/wilayah/', label: ROSTER_TABS.regions },
            ]
          : []),
      ]}
    />
  )
}
