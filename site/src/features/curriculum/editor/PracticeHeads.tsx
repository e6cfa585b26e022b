/** The forms of the three practices and of their lines: choices, what is sorted into groups, numbers to work out. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Selection } from 'prosemirror-state'
import { SORT_GROUPS, WRITTEN_NUMBER } from '../../../../../worker/contract/practice-limits.ts'
import { BLOCKS, BLOCK_FORM } from '../../../text/editor-office.ts'
import type { HeadProps } from './block-view.tsx'
import { Bar, Line, nextId } from './Heads.tsx'
import { emptyLine, limitsOf } from './read-lines.ts'
import { schema, textOf } from './schema.ts'

const { nodes } = schema
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

type Kind = 'practice' | 'sort' | 'count'

/** A practice of any kind: its bar with the tool that adds a line, the question, and what else it asks for. */
function PracticeForm({
  kind,
  addName,
  children,
  ...props
}: HeadProps & {
  readonly kind: Kind
  readonly addName: string
  readonly children?: ComponentChildren
}): JSX.Element {
  const { node, set, remove } = props
  const add = addTo(props)
  return (
    <>
      <Bar icon={kind} name={BLOCKS[kind][0]} remove={remove}>
        {add !== null && (
          <button type="button" class="block-tool" onClick={add}>
            {addName}
          </button>
        )}
      </Bar>
      <div class="lines">
        <Line
          isWide
          label={BLOCK_FORM.question}
          value={textOf(node, 'pertanyaan')}
          onInput={(value) => set('pertanyaan', value)}
        />
        {children}
      </div>
    </>
  )
}

export const PracticeHead = (props: HeadProps): JSX.Element => (
  <PracticeForm {...props} kind="practice" addName={BLOCK_FORM.addChoice} />
)
export const CountHead = (props: HeadProps): JSX.Element => (
  <PracticeForm {...props} kind="count" addName={BLOCK_FORM.addLine} />
)

/** As they are typed, also with a space at the end. */
function groupsOf(written: string): string[] {
  return written === '' ? [] : written.split(/ ?\| ?/)
}

export function SortHead(props: HeadProps): JSX.Element {
  const { node, view, position } = props
  const written = textOf(node, 'kelompok')
  const groups = groupsOf(written)
  useEffect(() => {
    view.dom.dispatchEvent(new Event(GROUPS_CHANGED))
  }, [view, written])
  const places = Math.min(SORT_GROUPS.most, Math.max(SORT_GROUPS.fewest, groups.length) + 1)
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
    <PracticeForm {...props} kind="sort" addName={BLOCK_FORM.addLine}>
      {Array.from({ length: places }, (_, index) => (
        <Line
          key={index}
          label={BLOCK_FORM.group(index + 1)}
          value={groups[index] ?? ''}
          onInput={(value) => rename(index, value)}
        />
      ))}
    </PracticeForm>
  )
}

type LineBarProps = HeadProps & {
  readonly name: string
  readonly removeName: string
  readonly children?: ComponentChildren
}

/** As many lines stay as the practice needs. */
function LineBar({
  node,
  view,
  remove,
  position,
  name,
  removeName,
  children,
}: LineBarProps): JSX.Element {
  const removeThis = () => {
    const here = position()
    if (here === undefined) return
    const { parent } = view.state.doc.resolve(here)
    if (parent.childCount > limitsOf(node.type).fewest) remove()
    else view.dispatch(view.state.tr.replaceWith(here, here + node.nodeSize, emptyLine(node.type)))
  }
  return (
    <div class="block-bar">
      <span class="block-name choice-name">{name}</span>
      {children}
      <button type="button" class="block-tool" onClick={removeThis}>
        {removeName}
        <span class="unseen">: {node.firstChild?.textContent ?? ''}</span>
      </button>
    </div>
  )
}

export function ChoiceHead(props: HeadProps): JSX.Element {
  const { node, view, position } = props
  /** One is right: choosing it takes it from the others. */
  const choose = () => {
    const here = position()
    if (here === undefined) return
    const { tr, doc } = view.state
    const $here = doc.resolve(here)
    let pos = $here.start()
    for (const choice of $here.parent.children) {
      tr.setNodeAttribute(pos, 'isRight', pos === here)
      pos += choice.nodeSize
    }
    view.dispatch(tr)
  }
  return (
    <LineBar {...props} name={BLOCK_FORM.choice} removeName={BLOCK_FORM.removeChoice}>
      <label class="check">
        <input type="checkbox" checked={node.attrs['isRight'] === true} onChange={choose} />
        <span>
          {BLOCK_FORM.isRight}
          <span class="unseen">: {node.firstChild?.textContent ?? ''}</span>
        </span>
      </label>
    </LineBar>
  )
}

/** A line that says itself what is right: `children` is the field for it. */
function LineForm({
  children,
  ...props
}: HeadProps & { readonly children: ComponentChildren }): JSX.Element {
  return (
    <>
      <LineBar {...props} name={BLOCK_FORM.line} removeName={BLOCK_FORM.removeLine} />
      <div class="lines">{children}</div>
    </>
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
    <LineForm {...props}>
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
    </LineForm>
  )
}

export function CountedHead(props: HeadProps): JSX.Element {
  const { node, set } = props
  const answer = textOf(node, 'jawaban')
  const isWrong = answer.trim() !== '' && !WRITTEN_NUMBER.test(answer.trim())
  return (
    <LineForm {...props}>
      <Line
        label={BLOCK_FORM.rightNumber}
        value={answer}
        onInput={(value) => set('jawaban', value.replace(/[=|]/g, ''))}
        warning={isWrong ? BLOCK_FORM.numberWrong : undefined}
      />
    </LineForm>
  )
}
