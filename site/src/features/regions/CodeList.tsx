/** A folded list of codes, with their number in the title; nothing when there are none. */
import type { JSX } from 'preact'
import { formatNumber } from '../../text/format.ts'
import { andMore } from '../../text/outlines-office.ts'

/** A file of a whole province has thousands of codes that are not the district's. */
const SHOWN = 300

type Props = { readonly title: string; readonly lines: readonly string[] }

export function CodeList({ title, lines }: Props): JSX.Element | null {
  if (lines.length === 0) return null
  const rest = lines.length - SHOWN
  return (
    <details class="outlines-codes">
      <summary>
        {title}: {formatNumber(lines.length)}
      </summary>
      <ul>
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest > 0 && <p>{andMore(rest)}</p>}
    </details>
  )
}
