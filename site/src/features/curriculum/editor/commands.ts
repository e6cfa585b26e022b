/** What the tools and keys do to a lesson: inserting blocks where they may stand, leaving boxes, moving through choices. */
import { Fragment, type Attrs, type MarkType, type Node, type NodeType } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
} from 'prosemirror-state'
import { emptyChoice } from './read-choices.ts'
import { emptyLine, isPracticeLine, limitsOf } from './read-lines.ts'
import { schema } from './schema.ts'

const { nodes } = schema
/** They hold lines and no blocks. */
const PRACTICES = new Set([nodes.practice, nodes.sort, nodes.count])
/** They stand between the boxes of a screen, not inside one. */
const TOP = new Set([
  nodes.fact,
  nodes.story,
  nodes.danger,
  nodes.actions,
  nodes.refer,
  ...PRACTICES,
  nodes.screen_break,
])

/** Puts a block behind the one that the cursor is in, or in the place of an empty line. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    if (dispatch === undefined) return true
    const { $from } = state.selection
    const depth = depthFor(state, node)
    // A chosen block or a place between blocks stands for itself.
    const isWithin = $from.depth > depth
    const current = isWithin ? $from.node(depth + 1) : null
    const isEmptyLine =
      current?.type === nodes.paragraph && current.content.size === 0 && $from.depth === depth + 1
    const start = isWithin ? $from.before(depth + 1) : $from.pos
    const end = isWithin ? $from.after(depth + 1) : state.selection.to
    const from = isEmptyLine ? start : end
    const isLast = end >= state.doc.content.size
    // After what cannot be written in there is always a line to go on.
    const needsLine = isLast && depth === 0 && !node.isTextblock
    const put = needsLine ? [node, nodes.paragraph.create()] : [node]
    const tr = state.tr.replaceWith(from, end, Fragment.fromArray(put))
    const isBreak = node.type === nodes.screen_break
    const place = tr.doc.resolve(isBreak ? from + node.nodeSize : from)
    const inside = node.isAtom && !isBreak ? null : Selection.findFrom(place, 1, true)
    tr.setSelection(inside ?? NodeSelection.create(tr.doc, from))
    dispatch(tr.scrollIntoView())
    return true
  }
}

function depthFor({ selection: { $from } }: EditorState, node: Node): number {
  if ($from.depth === 0) return 0
  if (TOP.has(node.type)) return 0
  for (let depth = $from.depth - 1; depth > 0; depth -= 1) {
    const { type } = $from.node(depth)
    const isBox = TOP.has(type) && !PRACTICES.has(type)
    if (isBox) return depth
  }
  return 0
}

export function newTable(): Node {
  const row = (name: 'table_header' | 'table_cell') =>
    nodes.table_row.create(
      null,
      [0, 1].map(() => nodes[name].create(null, nodes.paragraph.create())),
    )
  return nodes.table.create(null, [row('table_header'), row('table_cell'), row('table_cell')])
}

export function newPractice(): Node {
  return nodes.practice.create(null, [emptyChoice(), emptyChoice(), emptyChoice()])
}

export function newSort(): Node {
  return nodes.sort.create(null, [emptyLine(nodes.sorted), emptyLine(nodes.sorted)])
}

export function newCount(): Node {
  return nodes.count.create(null, emptyLine(nodes.counted))
}

/** Today, and the day in a year by which it is looked at again; a code that no other card has. */
export function newFact(now: Date): Node {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const day = (years: number) => {
    const date = new Date(Date.UTC(now.getFullYear() + years, now.getMonth(), now.getDate()))
    return date.toISOString().slice(0, 10)
  }
  return nodes.fact.create(
    { id: `fakta-${random.toString(36)}`, ditinjau: day(0), 'tinjau-ulang': day(1), daerah: 'ya' },
    nodes.paragraph.create(),
  )
}

export function newBox(name: 'story' | 'danger' | 'actions' | 'refer'): Node {
  const list = nodes.ordered_list.create(
    null,
    nodes.list_item.create(null, nodes.paragraph.create()),
  )
  return nodes[name].create(null, name === 'actions' ? list : nodes.paragraph.create())
}

/** Out of every box: a new line behind the block of the screen that the cursor is in. */
export const leaveBlock: Command = (state, dispatch) => {
  const { $to } = state.selection
  const at = $to.depth === 0 ? state.selection.to : $to.after(1)
  if (dispatch !== undefined) {
    const tr = state.tr.insert(at, nodes.paragraph.create())
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  }
  return true
}

/** Enter in a line of a practice: to what is said to it, then to the next line; a last empty one is left behind. */
export const nextInPractice: Command = (state, dispatch) => {
  const { $from } = state.selection
  const choiceDepth = $from.depth - 1
  if (choiceDepth < 1 || !isPracticeLine($from.node(choiceDepth).type)) return false
  if (dispatch === undefined) return true
  const choice = $from.node(choiceDepth)
  const after = $from.after(choiceDepth)
  const goTo = (tr: EditorState['tr'], pos: number) =>
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos), 1)).scrollIntoView())
  if ($from.parent.type === nodes.choice_text) {
    if (choice.textContent === '' && isLastOf($from, choiceDepth))
      return removeChoice(state, dispatch)
    goTo(state.tr, $from.after() + 1)
  } else if (isLastOf($from, choiceDepth)) {
    if ($from.node(choiceDepth - 1).childCount >= limitsOf(choice.type).most)
      return leaveBlock(state, dispatch)
    goTo(state.tr.insert(after, emptyLine(choice.type)), after + 1)
  } else goTo(state.tr, after + 1)
  return true
}

/** Backspace at the beginning of an empty line of a practice takes it away; as many as it needs stay. */
export const removeEmptyChoice: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const isThere = empty && $from.parent.type === nodes.choice_text && $from.parentOffset === 0
  if (!isThere || $from.node(-1).textContent !== '') return false
  return removeChoice(state, dispatch)
}

function removeChoice(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  const { $from } = state.selection
  const depth = $from.depth - 1
  const practice = $from.node(depth - 1)
  if (practice.childCount <= limitsOf($from.node(depth).type).fewest)
    return leaveBlock(state, dispatch)
  const index = $from.index(depth - 1)
  const tr = state.tr.delete($from.before(depth), $from.after(depth))
  if (index === practice.childCount - 1) {
    const at = tr.mapping.map($from.after(1))
    tr.insert(at, nodes.paragraph.create())
    tr.setSelection(TextSelection.create(tr.doc, at + 1))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

type Resolved = EditorState['selection']['$from']
function isLastOf($from: Resolved, depth: number): boolean {
  return $from.index(depth - 1) === $from.node(depth - 1).childCount - 1
}

/** Into a list, out of it, or from one kind into the other. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const node = $from.node(depth)
      if (node.type === type) return liftListItem(nodes.list_item)(state, dispatch, view)
      if (node.type === nodes.bullet_list || node.type === nodes.ordered_list) {
        dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
        return true
      }
    }
    return wrapInList(type)(state, dispatch)
  }
}

export function isInside({ selection: { $from } }: EditorState, type: NodeType): boolean {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type === type) return true
  }
  return false
}

/** Turns lines into headings of a level, and such headings back into lines. */
export function toggleHeading(level: 2 | 3): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const isOn = isHeading(state, level)
    const tr = state.tr
    let isChanged = false
    state.doc.nodesBetween(from, to, (node, pos, parent) => {
      const isLine = node.type === nodes.paragraph || node.type === nodes.heading
      // An item of a list and a cell begin with a line and hold no heading.
      const mayBe = parent !== null && parent.type.contentMatch.matchType(nodes.heading) !== null
      if (!isLine || !mayBe) return
      isChanged = true
      const hasBreak = node.children.some(({ isText }) => !isText)
      if (hasBreak && !isOn)
        tr.replaceWith(
          pos + 1,
          pos + node.nodeSize - 1,
          node.children.filter(({ isText }) => isText),
        )
      tr.setNodeMarkup(pos, isOn ? nodes.paragraph : nodes.heading, isOn ? null : { level })
    })
    if (isChanged) dispatch?.(tr)
    return isChanged
  }
}

export function isHeading({ selection: { $from } }: EditorState, level: number): boolean {
  return $from.parent.type === nodes.heading && $from.parent.attrs['level'] === level
}

export function isMarked({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  if (selection.empty) return type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined
  return doc.rangeHasMark(selection.from, selection.to, type)
}

export type Marked = {
  readonly from: number
  readonly to: number
  readonly attrs: Attrs | null
  readonly text: string
}

/** The words that a link or a term is asked for: those chosen, or all that carry it where the cursor stands. */
export function markedAt(state: EditorState, type: MarkType): Marked {
  const { $from, from, to } = state.selection
  const { parent } = $from
  if (!parent.isTextblock) return { from, to, attrs: null, text: '' }
  let start = $from.start()
  let end = start
  let text = ''
  let attrs: Attrs | null = null
  for (const node of [...parent.children, null]) {
    const here = node === null ? null : (type.isInSet(node.marks)?.attrs ?? null)
    if (attrs !== null && here === attrs) text += node?.text ?? ''
    else {
      if (attrs !== null && start <= from && end >= to) return { from: start, to: end, attrs, text }
      start = end
      attrs = here
      text = node?.text ?? ''
    }
    end += node?.nodeSize ?? 0
  }
  return { from, to, attrs: null, text: state.doc.textBetween(from, to, ' ') }
}

/** `text` takes the place of the words; null attributes take the mark off. */
export function setMarked(
  where: Marked,
  type: MarkType,
  text: string,
  attrs: Attrs | null,
): Command {
  return (state, dispatch) => {
    const { from, to } = where
    const tr = state.tr
    let end = to
    if (text !== where.text || from === to) {
      const marks = type.removeFromSet(state.doc.resolve(from).marks())
      tr.replaceWith(from, to, schema.text(text, marks))
      end = from + text.length
    }
    tr.removeMark(from, end, type)
    if (attrs !== null) tr.addMark(from, end, type.create(attrs))
    tr.removeStoredMark(type)
    tr.setSelection(TextSelection.create(tr.doc, end))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}
