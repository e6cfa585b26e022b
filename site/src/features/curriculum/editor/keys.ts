/** The keys of the editor and what is typed as a short form: `## `, `- `, `1. `, `---`. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  selectParentNode,
  toggleMark,
} from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import { TextSelection, type Command, type Plugin } from 'prosemirror-state'
import { goToNextCell, isInTable } from 'prosemirror-tables'
import {
  insertBlock,
  leaveBlock,
  nextInPractice,
  removeEmptyChoice,
  toggleHeading,
  toggleList,
} from './commands.ts'
import { schema } from './schema.ts'

const { nodes, marks } = schema

export type KeyHost = {
  readonly onLink: () => void
  readonly onTerm: () => void
  /** Opens the menu of blocks. */
  readonly onAdd: () => void
  /** Moves the focus to the tools. */
  readonly onTools: () => void
}

const run =
  (act: () => void): Command =>
  () => {
    act()
    return true
  }

/** A cell is one line: Enter goes down a row. */
const nextRow: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false
  const { $from } = state.selection
  let depth = $from.depth
  while (depth > 0 && $from.node(depth).type !== nodes.table_row) depth -= 1
  const column = $from.index(depth)
  const row = $from.node(depth - 1).maybeChild($from.index(depth - 1) + 1)
  if (row === null) return leaveBlock(state, dispatch, view)
  let at = $from.after(depth) + 1
  for (let index = 0; index < column; index += 1) at += row.child(index).nodeSize
  dispatch?.(
    state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1), 1)).scrollIntoView(),
  )
  return true
}

const lineBreak: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.parent.type !== nodes.paragraph || isInTable(state)) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
}

export function keyPlugins(host: KeyHost): Plugin[] {
  const item = nodes.list_item
  return [
    rules(),
    keymap({
      'Mod-z': undo,
      'Shift-Mod-z': redo,
      'Mod-y': redo,
      'Mod-b': toggleMark(marks.strong),
      'Mod-i': toggleMark(marks.em),
      'Mod-k': run(host.onLink),
      'Mod-Shift-k': run(host.onTerm),
      'Mod-/': run(host.onAdd),
      'Alt-F10': run(host.onTools),
      Escape: run(host.onTools),
      'Mod-Alt-2': toggleHeading(2),
      'Mod-Alt-3': toggleHeading(3),
      'Mod-Shift-7': toggleList(nodes.ordered_list),
      'Mod-Shift-8': toggleList(nodes.bullet_list),
      'Mod-]': sinkListItem(item),
      'Mod-[': liftListItem(item),
      'Alt-ArrowUp': selectParentNode,
      Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
      'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(item)),
      Enter: chainCommands(nextInPractice, nextRow, splitListItem(item), createParagraphNear),
      Backspace: removeEmptyChoice,
      'Shift-Enter': chainCommands(exitCode, lineBreak),
      'Mod-Enter': leaveBlock,
    }),
    keymap(baseKeymap),
  ]
}

function rules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^##\s$/, nodes.heading, { level: 2 }),
      textblockTypeInputRule(/^###\s$/, nodes.heading, { level: 3 }),
      wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,3})[.)]\s$/,
        nodes.ordered_list,
        (match) => ({ start: Number(match[1]) }),
        (match, node) => node.childCount + Number(node.attrs['start']) === Number(match[1]),
      ),
      new InputRule(/^---$/, (state, _, start, end) => {
        const $start = state.doc.resolve(start)
        if ($start.depth !== 1 || $start.parent.type !== nodes.paragraph) return null
        const cleared = state.apply(state.tr.delete(start, end))
        const tr = state.tr.delete(start, end)
        insertBlock(nodes.screen_break.create())(cleared, (made) => {
          for (const step of made.steps) tr.step(step)
          tr.setSelection(TextSelection.near(tr.doc.resolve(made.selection.from)))
        })
        return tr
      }),
    ],
  })
}
