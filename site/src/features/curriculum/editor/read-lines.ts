/**
 * The inside of `:::pilah` and `:::hitung` to their lines, by the rules of `worker/curriculum/compile/practice.ts`: a text, behind its last
 * sign what is right, behind the bar what is said. A line without the sign is not known here and stays as it was typed. Pure.
 */
import type { Node, NodeType } from 'prosemirror-model'
import {
  COUNTED_LINES,
  FEWEST_CHOICES,
  SORTED_LINES,
} from '../../../../../worker/contract/practice-limits.ts'
import { NotKnown, type Part } from './grammar.ts'
import { cutAtBar, emptyChoice, linesOf, type ReadInline } from './read-choices.ts'
import { schema } from './schema.ts'

const { nodes } = schema

/** What a line ends with, after which sign, and how many lines there may be. */
export const LINES = {
  sorted: { sign: '>', right: 'kelompok', ...SORTED_LINES },
  counted: { sign: '=', right: 'jawaban', ...COUNTED_LINES },
} as const
export type LineName = keyof typeof LINES

/** The lines of a practice of any kind: how many it needs, and how many it may have. */
export function limitsOf(line: NodeType): { readonly fewest: number; readonly most: number } {
  if (line === nodes.sorted) return LINES.sorted
  if (line === nodes.counted) return LINES.counted
  return { fewest: FEWEST_CHOICES, most: Infinity }
}

export function isPracticeLine(type: NodeType): boolean {
  return type === nodes.choice || type === nodes.sorted || type === nodes.counted
}

export function emptyLine(type: NodeType): Node {
  return type === nodes.choice
    ? emptyChoice()
    : type.create(null, [nodes.choice_text.create(), nodes.choice_feedback.create()])
}

export function readLines(name: LineName, parts: readonly Part[], readInline: ReadInline): Node[] {
  const { sign, right, fewest } = LINES[name]
  const lines = linesOf(parts, readInline)
  // Just begun: nothing in it yet.
  if (lines === null) return Array.from({ length: fewest }, () => emptyLine(nodes[name]))
  return lines.map(({ checked, inline }) => {
    if (typeof checked === 'boolean') throw new NotKnown()
    const [before, said] = cutAtBar(inline)
    const [text, answer] = cutAtSign(before, sign)
    return schema.node(name, { [right]: answer }, [
      schema.node('choice_text', null, text),
      schema.node('choice_feedback', null, said),
    ])
  })
}

/** At the last sign between spaces, which stands in plain words; at either end it has nothing beside it. */
function cutAtSign(inline: readonly Node[], sign: string): readonly [Node[], string] {
  const last = inline.at(-1)
  if (last === undefined || last.marks.length > 0) throw new NotKnown()
  const words = ` ${last.text ?? ''} `
  const at = words.lastIndexOf(` ${sign} `)
  const before = inline.slice(0, -1)
  // Behind marked words a sign without a space before it is part of them.
  if (at === -1 || (at === 0 && before.length > 0)) throw new NotKnown()
  const rest = words.slice(1, Math.max(1, at))
  const text = rest === '' ? before : [...before, schema.text(rest)]
  const isPlain = text.every(({ marks }) => marks.every(({ type }) => !TAPPED.includes(type.name)))
  if (!isPlain) throw new NotKnown()
  return [text, words.slice(at + sign.length + 2).trim()]
}

const TAPPED: readonly string[] = ['link', 'term']
