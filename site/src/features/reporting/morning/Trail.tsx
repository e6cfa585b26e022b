/** Where one stands between the district and a cadre, and the way up again. */
import type { JSX } from 'preact'
import { TRAIL } from '../../../text/morning.ts'

/** A step without an address is the page itself. */
export type TrailStep = { readonly label: string; readonly href?: string }

export function Trail({ steps }: { readonly steps: readonly TrailStep[] }): JSX.Element {
  return (
    <nav class="trail no-print" aria-label={TRAIL.label}>
      <ol>
        {steps.map(({ label, href }) => (
          <li key={label}>
            {href === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <a href={href}>{label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
