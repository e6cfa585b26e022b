/**
 * A list whose order is set by hand: rows are dragged by their handle, or moved by the buttons "Naik" and "Turun", which keep
 * the focus. Where a row has come to is said aloud.
 */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../components/Icon.tsx'
import { controlOf, movedWords, OUTLINE } from '../../../text/workshop-office.ts'

type Props<Element> = {
  readonly label: string
  readonly elements: readonly Element[]
  readonly keyOf: (element: Element) => string
  readonly nameOf: (element: Element) => string
  /** Undefined: the order cannot be changed. */
  readonly onMove: ((from: number, to: number) => void) | undefined
  /** `order`: the handle and the buttons, to be put where the row wants them. */
  readonly render: (element: Element, place: number, order: ComponentChildren) => ComponentChildren
  readonly className: string
}

export function SortableList<Element>(props: Props<Element>): JSX.Element {
  const { elements, keyOf, nameOf, onMove } = props
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<{ readonly key: string; readonly side: string } | null>(null)
  useEffect(() => {
    const wanted = focus.current
    if (wanted === null) return
    focus.current = null
    const row = [...(list.current?.children ?? [])].find(
      (each) => each instanceof HTMLElement && each.dataset['key'] === wanted.key,
    )
    const own = row?.querySelectorAll<HTMLButtonElement>(
      `:scope [data-order="${keyAttribute(wanted.key)}"]`,
    )
    const buttons = [...(own ?? [])].filter((button) => !button.disabled)
    ;(buttons.find((button) => button.dataset['side'] === wanted.side) ?? buttons[0])?.focus()
  })
  function move(from: number, to: number): void {
    const element = elements[from]
    if (onMove === undefined || element === undefined || to < 0 || to >= elements.length) return
    onMove(from, to)
    setSaid(movedWords(nameOf(element), to + 1, elements.length))
  }
  return (
    <>
      <ol ref={list} class={props.className} aria-label={props.label}>
        {elements.map((element, place) => {
          const key = keyOf(element)
          return (
            <li
              key={key}
              data-key={key}
              class={over === place && dragged !== null ? 'drop-here' : undefined}
              onDragOver={(event) => {
                if (dragged === null) return
                event.preventDefault()
                event.stopPropagation()
                setOver(place)
              }}
              onDrop={(event) => {
                if (dragged === null) return
                event.preventDefault()
                event.stopPropagation()
                move(dragged, place)
                setDragged(null)
                setOver(null)
              }}
            >
              {props.render(
                element,
                place,
                onMove === undefined ? null : (
                  <span class="order-controls">
                    <span
                      class="drag-handle"
                      draggable
                      title={OUTLINE.drag}
                      aria-hidden="true"
                      onDragStart={(event) => {
                        event.dataTransfer?.setData('text/plain', key)
                        setDragged(place)
                      }}
                      onDragEnd={() => {
                        setDragged(null)
                        setOver(null)
                      }}
                    >
                      <Icon name="sortable" size={20} />
                    </span>
                    {[
                      { side: 'up', to: place - 1, word: OUTLINE.up },
                      { side: 'down', to: place + 1, word: OUTLINE.down },
                    ].map(({ side, to, word }) => (
                      <button
                        key={side}
                        type="button"
                        class="button quiet"
                        data-order={keyAttribute(key)}
                        data-side={side}
                        aria-label={controlOf(word, nameOf(element))}
                        disabled={to < 0 || to >= elements.length}
                        onClick={() => {
                          focus.current = { key, side }
                          move(place, to)
                        }}
                      >
                        {word}
                      </button>
                    ))}
                  </span>
                ),
              )}
            </li>
          )
        })}
      </ol>
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  )
}

function keyAttribute(key: string): string {
  return key.replaceAll(/[^\w-]/g, '_')
}
