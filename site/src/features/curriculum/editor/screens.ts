/** Says over every screen of the lesson which one it is and how many words it has; keeps a line to write on at the end. */
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { BLOCK_FORM, EDITOR, SCREEN_LONG, screenLabel } from '../../../text/editor-office.ts'
import { schema } from './schema.ts'
import { MOST_WORDS, screensOf } from './screen-words.ts'

const key = new PluginKey<DecorationSet>('screens')

export function screenPlugin(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => labelsOf(doc),
      apply: (tr, labels, _, { doc }) => (tr.docChanged ? labelsOf(doc) : labels),
    },
    props: { decorations: (state) => key.getState(state) },
    appendTransaction: (changes, _, { doc, tr }) => {
      if (!changes.some(({ docChanged }) => docChanged)) return null
      const isOpen = doc.lastChild?.type === schema.nodes.paragraph
      return isOpen ? null : tr.insert(doc.content.size, schema.nodes.paragraph.create())
    },
  })
}

function labelsOf(doc: Parameters<typeof screensOf>[0]): DecorationSet {
  const screens = screensOf(doc)
  const labels = screens.map(({ at, words }, index) =>
    Decoration.widget(at, () => label(index + 1, screens.length, words), {
      side: -1,
      key: `${index}/${screens.length}/${words}`,
      ignoreSelection: true,
    }),
  )
  const { firstChild } = doc
  const hints: Decoration[] = []
  if (firstChild !== null && firstChild.content.size === 0) {
    hints.push(hint(0, firstChild.nodeSize, EDITOR.titleHint))
  }
  const second = doc.maybeChild(1)
  if (
    doc.childCount === 2 &&
    firstChild !== null &&
    second !== null &&
    second.isTextblock &&
    second.content.size === 0
  ) {
    hints.push(hint(firstChild.nodeSize, firstChild.nodeSize + second.nodeSize, EDITOR.firstHint))
  }
  doc.descendants((node, pos, parent) => {
    const inside = node.type.name === 'fact' && node.childCount === 1 ? node.firstChild : null
    if (inside !== null && inside.isTextblock && inside.content.size === 0) {
      hints.push(hint(pos + 1, pos + 1 + inside.nodeSize, BLOCK_FORM.factHint))
    }
    if (node.type.name === 'table_header' && isEmpty(node)) {
      // To those who listen a heading without words is an empty cell.
      hints.push(Decoration.node(pos, pos + node.nodeSize, { role: 'cell' }))
      hints.push(hint(pos + 1, pos + node.nodeSize - 1, BLOCK_FORM.headingHint))
    }
    if (node.type.name !== 'choice_text' && node.type.name !== 'choice_feedback') return
    if (node.content.size > 0) return
    const [text, feedback] = LINE_HINTS[parent?.type.name ?? ''] ?? CHOICE_HINTS
    hints.push(hint(pos, pos + node.nodeSize, node.type.name === 'choice_text' ? text : feedback))
  })
  return DecorationSet.create(doc, [...labels, ...hints])
}

type Hints = readonly [text: string, feedback: string]
const CHOICE_HINTS: Hints = [BLOCK_FORM.choiceHint, BLOCK_FORM.feedbackHint]
/** What belongs into the lines of the other kinds of practice. */
const LINE_HINTS: Readonly<Record<string, Hints>> = {
  sorted: [BLOCK_FORM.sortedHint, BLOCK_FORM.lineFeedbackHint],
  counted: [BLOCK_FORM.countedHint, BLOCK_FORM.lineFeedbackHint],
}

/** Of a cell, which has one line. */
function isEmpty(cell: Node): boolean {
  return cell.firstChild !== null && cell.firstChild.content.size === 0
}

/** An empty line that says what belongs there. */
function hint(from: number, to: number, words: string): Decoration {
  return Decoration.node(from, to, { class: 'is-empty', 'data-hint': words })
}

function label(number: number, of: number, words: number): HTMLElement {
  const line = document.createElement('p')
  const isLong = words > MOST_WORDS
  line.className = isLong ? 'screen-label long' : 'screen-label'
  line.contentEditable = 'false'
  line.textContent = `${screenLabel(number, of, words)}${isLong ? `: ${SCREEN_LONG}` : ''}`
  return line
}
