/** Views of the same thing, as links: each has its own address. */
import type { JSX } from 'preact'
import { formatNumber } from '../text/format.ts'

type Tab = { readonly href: string; readonly label: string; readonly count?: number }
type Props = { readonly label: string; readonly tabs: readonly Tab[]; readonly current: string }

export function Tabs({ label, tabs, current }: Props): JSX.Element {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span class="num"> {formatNumber(tab.count)}</span>}
        </a>
      ))}
    </nav>
  )
}
