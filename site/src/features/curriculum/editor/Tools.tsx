/** The tools over the lesson: one stop for Tab, arrows between them (WAI-ARIA toolbar pattern), words beside the icons. */
import type { JSX, RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { EDITOR, KEYS } from '../../../text/editor-office.ts'
import { BlockMenu, type BlockName } from './BlockMenu.tsx'
import { ToolIcon, type EditorIcon } from './icons.tsx'

export type Tool = {
  readonly name: string
  readonly label: string
  readonly icon?: EditorIcon
  /** Undefined: it is no switch. */
  readonly isOn?: boolean | undefined
  readonly isOff?: boolean
  readonly act: () => void
}

type Props = {
  readonly bar: RefObject<HTMLDivElement>
  /** In groups; an empty group is not drawn. */
  readonly groups: readonly (readonly Tool[])[]
  readonly isMenuOpen: boolean
  readonly onMenu: (isOpen: boolean) => void
  readonly onBlock: (name: BlockName) => void
  readonly onLeave: () => void
}

export function Tools(props: Props): JSX.Element {
  const { bar, groups, isMenuOpen, onMenu, onBlock, onLeave } = props
  const [at, setAt] = useState('bold')
  const adder = useRef<HTMLButtonElement>(null)
  const names = groups.flat().map(({ name }) => name)
  const current = names.includes(at) || at === 'add' ? at : 'add'

  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    if (isMenuOpen) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onLeave()
      return
    }
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-tool]')]
    const index = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.at(next % buttons.length)?.focus()
  }
  const seat = (name: string) => ({
    'data-tool': name,
    tabIndex: current === name ? 0 : -1,
    onFocus: () => setAt(name),
    title: KEYS[name],
  })
  return (
    <div class="tools-bar">
      <div ref={bar} class="tools" role="toolbar" aria-label={EDITOR.tools} onKeyDown={onKeyDown}>
        <div class="tool-group">
          <button
            ref={adder}
            type="button"
            class="tool add"
            aria-haspopup="menu"
            aria-expanded={isMenuOpen}
            {...seat('add')}
            onClick={() => onMenu(!isMenuOpen)}
          >
            <ToolIcon name="plus" />
            <span>{EDITOR.add}</span>
          </button>
        </div>
        {groups.map(
          (tools, index) =>
            tools.length > 0 && (
              <div class="tool-group" key={index}>
                {tools.map(({ name, label, icon, isOn, isOff, act }) => (
                  <button
                    key={name}
                    type="button"
                    class="tool"
                    aria-pressed={isOn}
                    aria-disabled={isOff === true}
                    {...seat(name)}
                    // The words that are chosen stay chosen.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => {
                      if (isOff !== true) act()
                    }}
                  >
                    {icon !== undefined && <ToolIcon name={icon} />}
                    <span>{label}</span>
                  </button>
                ))}
              </div>
            ),
        )}
      </div>
      {/* Beside the tools and not in them: on a phone they scroll sideways and would cut it off. */}
      {isMenuOpen && (
        <BlockMenu
          onChoose={onBlock}
          onLeave={() => onMenu(false)}
          onClose={() => {
            onMenu(false)
            adder.current?.focus()
          }}
        />
      )}
    </div>
  )
}
