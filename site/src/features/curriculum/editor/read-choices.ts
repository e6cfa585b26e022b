/** The inside of `:::latihan` to its choices, by the rules of `worker/curriculum/compile/practice.ts`. Pure. */
import type { Node } from 'prosemirror-model'
import { NotKnown, type Part } from './grammar.ts'
import { schema } from './schema.ts'

export type ReadInline = (parts: readonly Part[]) => Node[]

const TEXT_MARKS: readonly string[] = ['strong', 'em', 'strike', 'code']
const CUT = /\s\|\s/

export function readChoices(parts: readonly Part[], readInline: ReadInline): Node[] {
  const lines = linesOf(parts, readInline)
  // Just begun: nothing in it yet.
  if (lines === null) return [emptyChoice(), emptyChoice()]
  return lines.map(({ checked, inline }) => {
    if (typeof checked === 'boolean') return choice(checked, inline)
    // A check box without a word behind it is none for the grammar.
    const words = inline.map(({ text }) => text).join('')
    if (words !== '[ ]' && words !== '[x]') throw new NotKnown()
    return choice(words === '[x]', [])
  })
}

type ListLine = { readonly checked: boolean | null | undefined; readonly inline: readonly Node[] }

/** The items of the one list in a practice, each a line of words; null when there is nothing in it. */
export function linesOf(parts: readonly Part[], readInline: ReadInline): ListLine[] | null {
  const [list, more] = parts
  if (list === undefined) return null
  if (list.type !== 'list' || list.ordered === true || more !== undefined) throw new NotKnown()
  return list.children.map(({ checked, children }) => {
    const [paragraph, second] = children
    if (paragraph?.type !== 'paragraph' || second !== undefined) throw new NotKnown()
    const inline = readInline(paragraph.children)
    if (inline.some((node) => !node.isText)) throw new NotKnown()
    return { checked, inline }
  })
}

export function emptyChoice(): Node {
  return choice(false, [])
}

function choice(isRight: boolean, inline: readonly Node[]): Node {
  const [text, feedback] = cutAtBar(inline)
  if (text.some(({ marks }) => marks.some(({ type }) => !TEXT_MARKS.includes(type.name)))) {
    throw new NotKnown()
  }
  return schema.node('choice', { isRight }, [
    schema.node('choice_text', null, text),
    schema.node('choice_feedback', null, feedback),
  ])
}

/** At the first bar between spaces; one at the very start has nothing before it. */
export function cutAtBar(inline: readonly Node[]): readonly [Node[], Node[]] {
  const start = inline[0]
  if (start?.text?.startsWith('| ') === true && start.marks.length === 0) {
    return [[], [...cutText(start, 2, start.text.length), ...inline.slice(1)]]
  }
  const at = inline.findIndex(({ text }) => CUT.test(text ?? ''))
  const found = inline[at]
  if (found === undefined) return [[...inline], []]
  // Inside bold words or a link it would tear them apart.
  if (found.marks.length > 0) throw new NotKnown()
  const text = found.text ?? ''
  const bar = text.search(CUT)
  return [
    [...inline.slice(0, at), ...cutText(found, 0, bar)],
    [...cutText(found, bar + 3, text.length), ...inline.slice(at + 1)],
  ]
}

function cutText(node: Node, from: number, to: number): Node[] {
  const text = (node.text ?? '').slice(from, to)
  return text === '' ? [] : [schema.text(text, node.marks)]
}
