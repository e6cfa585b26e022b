/** Which tools there are where the cursor stands, which are on, and what each does. */
import { toggleMark } from 'prosemirror-commands'
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
} from 'prosemirror-tables'
import { EDITOR } from '../../../text/editor-office.ts'
import { isHeading, isInside, isMarked, toggleHeading, toggleList } from './commands.ts'
import { schema } from './schema.ts'
import type { Tool } from './Tools.tsx'

const { nodes, marks } = schema

export type ToolHost = {
  readonly run: (command: Command) => void
  readonly onLink: () => void
  readonly onTerm: () => void
}

export function toolGroups(state: EditorState, { run, onLink, onTerm }: ToolHost): Tool[][] {
  const can = (command: Command) => command(state)
  const line = (level: 2 | 3, name: 'heading' | 'subheading'): Tool => ({
    name,
    label: EDITOR[name],
    icon: name,
    isOn: isHeading(state, level),
    isOff: !can(toggleHeading(level)),
    act: () => run(toggleHeading(level)),
  })
  const mark = (type: typeof marks.strong, name: 'bold' | 'italic'): Tool => ({
    name,
    label: EDITOR[name],
    icon: name,
    isOn: isMarked(state, type),
    isOff: !can(toggleMark(type)),
    act: () => run(toggleMark(type)),
  })
  const list = (type: typeof nodes.bullet_list, name: 'bullets' | 'numbers'): Tool => ({
    name,
    label: EDITOR[name],
    icon: name,
    isOn: isInside(state, type),
    isOff: !can(toggleList(type)),
    act: () => run(toggleList(type)),
  })
  const { parent } = state.selection.$from
  const mayMark = (type: typeof marks.link) =>
    parent.isTextblock && parent.type.allowsMarkType(type)
  const plain = (
    name: 'rowAfter' | 'columnAfter' | 'rowGone' | 'columnGone' | 'tableGone',
    command: Command,
  ): Tool => ({ name, label: EDITOR[name], act: () => run(command) })
  return [
    [
      {
        name: 'undo',
        label: EDITOR.undo,
        icon: 'undo',
        isOff: undoDepth(state) === 0,
        act: () => run(undo),
      },
      {
        name: 'redo',
        label: EDITOR.redo,
        icon: 'redo',
        isOff: redoDepth(state) === 0,
        act: () => run(redo),
      },
    ],
    [line(2, 'heading'), line(3, 'subheading')],
    [mark(marks.strong, 'bold'), mark(marks.em, 'italic')],
    [list(nodes.bullet_list, 'bullets'), list(nodes.ordered_list, 'numbers')],
    [
      {
        name: 'link',
        label: EDITOR.link,
        icon: 'link',
        isOn: isMarked(state, marks.link),
        isOff: !mayMark(marks.link),
        act: onLink,
      },
      {
        name: 'term',
        label: EDITOR.term,
        icon: 'term',
        isOn: isMarked(state, marks.term),
        isOff: !mayMark(marks.term),
        act: onTerm,
      },
    ],
    isInTable(state)
      ? [
          plain('rowAfter', addRowAfter),
          plain('columnAfter', addColumnAfter),
          plain('rowGone', deleteRow),
          plain('columnGone', deleteColumn),
          plain('tableGone', deleteTable),
        ]
      : [],
  ]
}
