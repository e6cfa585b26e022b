/**
 * How many words each screen of a lesson has, counted on the document as the Worker counts them on the page: what is read, with the
 * titles of the boxes, without alternative texts and of a practice's answers none. Pure.
 */
import type { Node } from 'prosemirror-model'
import { formatDate } from '../../../text/format.ts'
import { BLOCK } from '../../../text/learning.ts'
import { textOf } from './schema.ts'

/** More are too many for one idea; the Worker warns beyond the same number. */
export const MOST_WORDS = 120

export type Screen = {
  /** Where in the document it begins. */
  readonly at: number
  readonly words: number
}

export function screensOf(doc: Node): Screen[] {
  const screens: Screen[] = []
  let at = doc.firstChild?.nodeSize ?? 0
  let words = 0
  doc.forEach((node, offset) => {
    if (node.type.name === 'title') return
    if (node.type.name === 'screen_break') {
      screens.push({ at, words })
      at = offset + node.nodeSize
      words = 0
    } else words += count(wordsOf(node))
  })
  return [...screens, { at, words }]
}

function wordsOf(node: Node): string {
  const inside = () => node.children.map(wordsOf).join(' ')
  switch (node.type.name) {
    case 'text': {
      const term = node.marks.find(({ type }) => type.name === 'term')
      // A meaning stands behind its word.
      return term === undefined ? (node.text ?? '') : `${node.text ?? ''} (${textOf(term, 'arti')})`
    }
    case 'paragraph':
    case 'heading':
    case 'choice_text':
      // The Worker counts between the tags: a mark parts a word.
      return node.children.map((child) => (child.isText ? wordsOf(child) : '')).join(' ')
    case 'danger':
      return `${BLOCK.danger} ${inside()}`
    case 'actions':
      return `${BLOCK.actions} ${inside()}`
    case 'refer':
      return `${BLOCK.refer} ${inside()}`
    case 'story':
      return `${textOf(node, 'judul')} ${inside()}`
    case 'fact': {
      const source = BLOCK.source(textOf(node, 'sumber'), formatDate(textOf(node, 'ditinjau')))
      const local = textOf(node, 'daerah') === 'ya' ? BLOCK.mayBeLocal : ''
      return `${textOf(node, 'angka')} ${inside()} ${source} ${local}`
    }
    case 'practice':
      return `${BLOCK.practice} ${textOf(node, 'pertanyaan')} ${inside()}`
    case 'sort':
    case 'count':
      // Groups are the same in every line, so they count once.
      return `${BLOCK.practice} ${textOf(node, 'pertanyaan')} ${textOf(node, 'kelompok')} ${inside()}`
    case 'counted': {
      const unit = textOf(node, 'jawaban').replace(/^[-−]?[\d.,]+/, '')
      return `${node.firstChild === null ? '' : wordsOf(node.firstChild)} ${unit}`
    }
    case 'sorted':
    case 'choice':
      return node.firstChild === null ? '' : wordsOf(node.firstChild)
    case 'picture':
      return textOf(node, 'caption')
    case 'audio':
      return `${textOf(node, 'judul')} ${BLOCK.listen}`
    case 'video':
      return `Video: ${textOf(node, 'judul')}`
    case 'raw':
      return textOf(node, 'text')
    default:
      return inside()
  }
}

function count(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
