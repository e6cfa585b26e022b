/** Views of the same thing, as links: each has its own address. */
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '../text/format.ts'

type Tab = { readonly href: string; readonly label: string; readonly count?: number }
type Props = { readonly label: string; readonly tabs: readonly Tab[]; readonly current: string }

export function Tabs({ label, tabs, current }: Props): JSX.Element {
  const strip = useRef<HTMLElement>(null)
  const here = useRef<HTMLAnchorElement>(null)
  const words = tabs.map(({ label: name, count = '' }) => name + count).join()
  // On a phone they lie in a strip: the one that is open is brought into it, again when a number comes in or the phone is turned.
  useEffect(() => {
    const sized = new ResizeObserver(() => {
      if (strip.current === null || here.current === null) return
      strip.current.scrollLeft = here.current.offsetLeft - strip.current.clientWidth / 3
    })
    if (strip.current !== null) sized.observe(strip.current)
    return () => sized.disconnect()
  }, [current, words])
  return (
    <nav class="tabs" aria-label={label} ref={strip}>
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? 'page' : undefined}
          ref={tab.href === current ? here : null}
        >
          {tab.label}
          {tab.count !== undefined && <span class="num"> {formatNumber(tab.count)}</span>}
        </a>
      ))}
    </nav>
  )
}
