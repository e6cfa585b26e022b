/**
 * Rows that are put in order: by drag, by the buttons of the row, or with Alt and the arrow keys from any field of it. Where a row
 * went is said aloud, the focus stays with it, and a removed row can be taken back.
 */
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { FIELDS } from '../../../text/bank-fields.ts'
import { RowTools, type Tool } from './RowTools.tsx'

type Part = { readonly id: string }
type Props<Row extends Part> = {
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
  /** "Pilihan 2", by its place from 0. */
  readonly nameOf: (at: number) => string
  /** `enter` goes to the next row, which is added when there is none. */
  readonly children: (row: Row, at: number, enter: () => void) => ComponentChildren
  readonly addWord: string
  readonly newRow: () => Row
  readonly most: number
  /** Tools of a row beside those of its order. */
  readonly toolsOf?: (row: Row, at: number) => readonly Tool[]
  readonly classOf?: (row: Row) => string
  /** Fewer rows cannot be: the last ones cannot be removed. */
  readonly least: number
  readonly isReadOnly: boolean
}

export function SortRows<Row extends Part>(props: Props<Row>): JSX.Element {
  const { rows, onChange, nameOf, isReadOnly } = props
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const [removed, setRemoved] = useState<{ row: Row; at: number; name: string } | null>(null)
  const newest = useRef({ rows, onChange })
  newest.current = { rows, onChange }
  // A row that moves is taken out of the page and put in again: its focus has to be given back.
  const refocus = useRef<HTMLElement | null>(null)
  const isAdding = useRef(false)
  useLayoutEffect(() => {
    if (isAdding.current) list.current?.lastElementChild?.querySelector('textarea')?.focus()
    else refocus.current?.focus()
    refocus.current = null
    isAdding.current = false
  })

  function add(): void {
    if (isReadOnly || rows.length >= props.most) return
    isAdding.current = true
    onChange([...rows, props.newRow()])
  }

  function enter(at: number): void {
    const next = list.current?.children[at + 1]?.querySelector('textarea')
    if (next) next.focus()
    else add()
  }

  function move(id: string, to: number): void {
    const now = newest.current.rows
    const from = now.findIndex((row) => row.id === id)
    const row = now[from]
    if (row === undefined || from === to || to < 0 || to >= now.length) return
    if (document.activeElement instanceof HTMLElement) refocus.current = document.activeElement
    newest.current.onChange(now.toSpliced(from, 1).toSpliced(to, 0, row))
    setSaid(FIELDS.movedTo(nameOf(from), to + 1, now.length))
  }

  function remove(at: number): void {
    const row = rows[at]
    if (row === undefined) return
    setRemoved({ row, at, name: nameOf(at) })
    onChange(rows.toSpliced(at, 1))
    setSaid(FIELDS.removed(nameOf(at)))
    const next = list.current?.children[Math.max(0, at - 1)]?.querySelector('textarea')
    refocus.current = next ?? null
  }

  function press(event: TargetedKeyboardEvent<HTMLLIElement>, id: string, at: number): void {
    if (isReadOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))
      return
    event.preventDefault()
    move(id, event.key === 'ArrowUp' ? at - 1 : at + 1)
  }

  /** Follows the pointer until it is let go; the row goes where the others make room. */
  function drag(id: string): void {
    setDragged(id)
    const follow = (event: PointerEvent): void => {
      const others = [...(list.current?.children ?? [])].filter(
        (item) => item instanceof HTMLElement && item.dataset['row'] !== id,
      )
      const above = others.filter((item) => {
        const { top, height } = item.getBoundingClientRect()
        return event.clientY > top + height / 2
      })
      move(id, above.length)
    }
    const drop = (): void => {
      setDragged(null)
      removeEventListener('pointermove', follow)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', drop)
    }
    addEventListener('pointermove', follow)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', drop)
  }

  return (
    <>
      <ol class="bank-rows" ref={list}>
        {rows.map((row, at) => (
          <li
            key={row.id}
            data-row={row.id}
            class={`bank-row ${props.classOf?.(row) ?? ''} ${dragged === row.id ? 'dragged' : ''}`}
            onKeyDown={(event) => press(event, row.id, at)}
          >
            {!isReadOnly && (
              <span
                class="bank-handle"
                title={FIELDS.drag}
                aria-hidden="true"
                onPointerDown={(event) => {
                  event.preventDefault()
                  drag(row.id)
                }}
              >
                <Icon name="sortable" size={20} />
              </span>
            )}
            <div class="bank-row-body">{props.children(row, at, () => enter(at))}</div>
            {!isReadOnly && (
              <RowTools
                label={nameOf(at)}
                tools={[
                  ...(props.toolsOf?.(row, at) ?? []),
                  {
                    word: FIELDS.up,
                    name: FIELDS.upOf(nameOf(at)),
                    act: at === 0 ? null : () => move(row.id, at - 1),
                  },
                  {
                    word: FIELDS.down,
                    name: FIELDS.downOf(nameOf(at)),
                    act: at === rows.length - 1 ? null : () => move(row.id, at + 1),
                  },
                  {
                    word: FIELDS.remove,
                    name: FIELDS.removeOf(nameOf(at)),
                    act: rows.length <= props.least ? null : () => remove(at),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && rows.length < props.most && (
        <Button kind="quiet" icon="plus" onClick={add}>
          {props.addWord}
        </Button>
      )}
      <p class="unseen" role="status">
        {said}
      </p>
      {removed !== null && !rows.some(({ id }) => id === removed.row.id) && (
        <p class="bank-removed">
          {FIELDS.removed(removed.name)}{' '}
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              onChange(rows.toSpliced(removed.at, 0, removed.row))
              setRemoved(null)
            }}
          >
            {FIELDS.undoRemove}
          </button>
        </p>
      )}
    </>
  )
}
