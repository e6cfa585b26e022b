/** The small buttons of one row: a single stop of the Tab key, walked through with the arrow keys (WAI-ARIA toolbar). */
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useState } from 'preact/hooks'

export type Tool = {
  readonly word: string
  /** What it does to which row, for those who listen. */
  readonly name: string
  /** Null: it cannot be done now. */
  readonly act: (() => void) | null
}

type Props = { readonly label: string; readonly tools: readonly Tool[] }

export function RowTools({ label, tools }: Props): JSX.Element {
  const [wanted, setWanted] = useState(0)
  const current = Math.min(wanted, tools.length - 1)
  const walk = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = (current + by + tools.length) % tools.length
    setWanted(next)
    const button = event.currentTarget.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div class="bank-tools" role="toolbar" aria-label={label} onKeyDown={walk}>
      {tools.map(({ word, name, act }, at) => (
        <button
          key={word}
          type="button"
          class="bank-tool"
          aria-label={name}
          aria-disabled={act === null}
          tabIndex={at === current ? 0 : -1}
          onFocus={() => setWanted(at)}
          onClick={() => act?.()}
        >
          {word}
        </button>
      ))}
    </div>
  )
}
