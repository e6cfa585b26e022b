/** The grey shape of what is coming, with its word for those who listen. For reads that take less than a second or two. */
import type { JSX } from 'preact'

type Props = { readonly label: string; readonly rows?: number }

export function Loading({ label, rows = 3 }: Props): JSX.Element {
  return (
    <div class="loading" role="status">
      <p class="loading-label">{label}</p>
      {Array.from({ length: rows }, (_, row) => (
        <span class="bone" key={row} aria-hidden="true" />
      ))}
    </div>
  )
}
