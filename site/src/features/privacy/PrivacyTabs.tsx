/** The office's pages on cadres' rights over their data. */
import type { JSX } from 'preact'
import { Tabs } from '../../components/Tabs.tsx'
import { PRIVACY_TABS } from '../../text/privacy-office.ts'

export function PrivacyTabs({ current }: { readonly current: string }): JSX.Element {
  return (
    <Tabs
      label={PRIVACY_TABS.label}
      current={current}
      tabs={[
        { href: '/dinas/permintaan/', label: PRIVACY_TABS.requests },
        { href: '/dinas/permintaan/masa-simpan/', label: PRIVACY_TABS.retention },
        { href: '/dinas/permintaan/insiden/', label: PRIVACY_TABS.breach },
      ]}
    />
  )
}
