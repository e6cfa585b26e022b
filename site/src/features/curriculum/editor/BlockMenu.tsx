/** What can be added to a lesson, each with a sentence on what it is for (WAI-ARIA menu pattern). */
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { BLOCKS, EDITOR } from '../../../text/editor-office.ts'
import { ToolIcon } from './icons.tsx'

export type BlockName = keyof typeof BLOCKS
// Safe: the keys of a constant.
const NAMES = Object.keys(BLOCKS) as BlockName[]

type Props = {
  readonly onChoose: (name: BlockName) => void
  /** Esc or Tab: back to where it was opened. */
  readonly onClose: () => void
  /** Something else was pressed. */
  readonly onLeave: () => void
}

export function BlockMenu({ onChoose, onClose, onLeave }: Props): JSX.Element {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const onPress = ({ target }: PointerEvent) => {
      const isOutside =
        target instanceof Element && target.closest('.block-menu, .tool.add') === null
      if (isOutside) onLeave()
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [])
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      onClose()
      return
    }
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const index = items.findIndex((item) => item === document.activeElement)
    const known = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key]
    const next = known ?? (event.key.length === 1 ? byLetter(items, index, event.key) : undefined)
    if (next === undefined) return
    event.preventDefault()
    items.at(next % items.length)?.focus()
  }
  return (
    <div ref={menu} class="block-menu" role="menu" aria-label={EDITOR.add} onKeyDown={onKeyDown}>
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class="block-item"
          onClick={() => onChoose(name)}
        >
          <ToolIcon name={name} />
          <span>
            <span class="block-item-name">{BLOCKS[name][0]}</span>
            <span class="block-item-help">{BLOCKS[name][1]}</span>
          </span>
        </button>
      ))}
    </div>
  )
}

/** The next one that begins with the letter, from the top again after the last. */
function byLetter(items: readonly HTMLElement[], from: number, letter: string): number | undefined {
  const begins = items.map(({ textContent }) =>
    textContent.trim().toLowerCase().startsWith(letter.toLowerCase()),
  )
  const after = begins.indexOf(true, from + 1)
  const found = after === -1 ? begins.indexOf(true) : after
  return found === -1 ? undefined : found
}
