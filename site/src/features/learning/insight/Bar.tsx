/** A share as a bar, drawn so that it is on paper too when backgrounds are not printed. */
import type { JSX } from 'preact'

type Props = {
  /** 0 to 1. */
  readonly share: number
  readonly look: 'key' | 'other' | 'step'
}

export function Bar({ share, look }: Props): JSX.Element {
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-all" x="0" y="0" width="100" height="10" />
      <rect
        class={`bar-${look}`}
        x="0"
        y="0"
        width={Math.max(0, Math.min(1, share)) * 100}
        height="10"
      />
    </svg>
  )
}
