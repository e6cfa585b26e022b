/** The forms of the two practices whose lines say what is right: groups to sort into, numbers to work out. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Selection } from 'prosemirror-state'
import { BLOCKS, BLOCK_FORM } from '../../../text/editor-office.ts'
import type { HeadProps } from './block-view.tsx'
import { Bar, Line, nextId } from './Heads.tsx'
import { emptyLine, limitsOf } from './read-lines.ts'
import { schema, textOf } from './schema.ts'

const { nodes } = schema
const MOST_GROUPS = 5
/** Said where the groups of a practice have changed: its lines offer them, and are drawn only when they change themselves. */
const GROUPS_CHANGED = 'kelompok'

/** A new line at the end, with the cursor in it; null when there are as many as there may be. */
function addTo({ node, view, position }: HeadProps): (() => void) | null {
  const type = node.firstChild?.type
  if (type === undefined || node.childCount >= limitsOf(type).most) return null
  return () => {
    const at = position()
    if (at === undefined) return
    const end = at + node.nodeSize - 1
    const tr = view.state.tr.insert(end, emptyLine(type))
    tr.setSelection(Selection.near(tr.doc.resolve(end + 2), 1))
    view.dispatch(tr.scrollIntoView())
    view.focus()
  }
}

function AddLine({ add }: { readonly add: (() => void) | null }): JSX.Element | null {
  return (
    add && (
      <button type="button" class="block-tool" onClick={add}>
        {BLOCK_FORM.addLine}
      </button>
    )
  )
}

/** As they are typed, also with a space at the end. */
function groupsOf(written: string): string[] {
  return written === '' ? [] : written.split(/ ?\| ?/)
}

export function SortHead(props: HeadProps): JSX.Element {
  const { node, view, set, remove, position } = props
  const written = textOf(node, 'kelompok')
  const groups = groupsOf(written)
  useEffect(() => {
    view.dom.dispatchEvent(new Event(GROUPS_CHANGED))
  }, [view, written])
  const places = Math.min(MOST_GROUPS, Math.max(2, groups.length) + 1)
  /** The lines of a group go by its new name. */
  const rename = (index: number, value: string) => {
    const at = position()
    if (at === undefined) return
    const before = (groups[index] ?? '').trim()
    const after = value.replace(/[|>]/g, '')
    const all = Array.from({ length: Math.max(groups.length, index + 1) }, (_, place) =>
      place === index ? after : (groups[place] ?? ''),
    )
    while (all.at(-1) === '') all.pop()
    const isOne = before !== '' && groups.filter((group) => group.trim() === before).length === 1
    const { tr } = view.state
    tr.setNodeAttribute(at, 'kelompok', all.join(' | '))
    node.forEach((line, offset) => {
      if (isOne && textOf(line, 'kelompok') === before)
        tr.setNodeAttribute(at + 1 + offset, 'kelompok', after.trim())
    })
    view.dispatch(tr)
  }
  return (
    <>
      <Bar icon="sort" name={BLOCKS.sort[0]} remove={remove}>
        <AddLine add={addTo(props)} />
      </Bar>
      <div class="lines">
        <Line
          isWide
          label={BLOCK_FORM.question}
          value={textOf(node, 'pertanyaan')}
          onInput={(value) => set('pertanyaan', value)}
        />
        {Array.from({ length: places }, (_, index) => (
          <Line
            key={index}
            label={BLOCK_FORM.group(index + 1)}
            value={groups[index] ?? ''}
            onInput={(value) => rename(index, value)}
          />
        ))}
      </div>
    </>
  )
}

export function CountHead(props: HeadProps): JSX.Element {
  const { node, set, remove } = props
  return (
    <>
      <Bar icon="count" name={BLOCKS.count[0]} remove={remove}>
        <AddLine add={addTo(props)} />
      </Bar>
      <div class="lines">
        <Line
          isWide
          label={BLOCK_FORM.question}
          value={textOf(node, 'pertanyaan')}
          onInput={(value) => set('pertanyaan', value)}
        />
      </div>
    </>
  )
}

/** As many lines stay as the practice needs. */
function LineBar({ node, view, remove, position }: HeadProps): JSX.Element {
  const removeThis = () => {
    const here = position()
    if (here === undefined) return
    const { parent } = view.state.doc.resolve(here)
    if (parent.childCount > limitsOf(node.type).fewest) remove()
    else view.dispatch(view.state.tr.replaceWith(here, here + node.nodeSize, emptyLine(node.type)))
  }
  return (
    <div class="block-bar">
      <span class="block-name choice-name">{BLOCK_FORM.line}</span>
      <button type="button" class="block-tool" onClick={removeThis}>
        {BLOCK_FORM.removeLine}
        <span class="unseen">: {node.firstChild?.textContent ?? ''}</span>
      </button>
    </div>
  )
}

export function SortedHead(props: HeadProps): JSX.Element {
  const { node, view, set, position } = props
  const [id] = useState(nextId)
  const [, drawAgain] = useState(0)
  useEffect(() => {
    const onChange = () => drawAgain((turn) => turn + 1)
    view.dom.addEventListener(GROUPS_CHANGED, onChange)
    return () => view.dom.removeEventListener(GROUPS_CHANGED, onChange)
  }, [view])
  const at = position()
  const sort = at === undefined ? null : view.state.doc.resolve(at).parent
  const isIn = sort?.type === nodes.sort
  const groups = groupsOf(isIn ? textOf(sort, 'kelompok') : '').map((group) => group.trim())
  const chosen = textOf(node, 'kelompok')
  const known = groups.find((group) => group.toLowerCase() === chosen.toLowerCase())
  const offered = [...new Set(groups.filter((group) => group !== ''))]
  return (
    <>
      <LineBar {...props} />
      <div class="lines">
        <p class="line wide">
          <label for={id}>{BLOCK_FORM.belongsTo}</label>
          <select
            id={id}
            value={known ?? chosen}
            onChange={(event) => set('kelompok', event.currentTarget.value)}
          >
            <option value="">{BLOCK_FORM.chooseGroup}</option>
            {chosen !== '' && known === undefined && <option value={chosen}>{chosen}</option>}
            {offered.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        </p>
      </div>
    </>
  )
}

const NUMBER = /^[-−]?(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d{1,6})?(?![\d.,])/

export function CountedHead(props: HeadProps): JSX.Element {
  const { node, set } = props
  const answer = textOf(node, 'jawaban')
  const isWrong = answer.trim() !== '' && !NUMBER.test(answer.trim())
  return (
    <>
      <LineBar {...props} />
      <div class="lines">
        <Line
          label={BLOCK_FORM.rightNumber}
          value={answer}
          onInput={(value) => set('jawaban', value.replace(/[=|]/g, ''))}
          warning={isWrong ? BLOCK_FORM.numberWrong : undefined}
        />
      </div>
    </>
  )
}
