/**
 * The words of a block with their marks to nested Markdown: marks lie over each other in the document and inside each other in the
 * text, the longest outside. Spaces at the edge of a mark are put outside it, where Markdown wants them. Pure.
 */
import type { Mark, Node } from 'prosemirror-model'
import type { Part } from './grammar.ts'
import { textOf } from './schema.ts'

export type Inline = Extract<Part, { type: 'paragraph' }>['children'][number]

type Piece = {
  /** Null: a line break. */
  readonly text: string | null
  readonly isCode: boolean
  readonly marks: readonly Mark[]
}

/** `change` is what is done to every text before it is written. */
export function writeInline(
  parent: Node,
  change: (text: string) => string = (text) => text,
): Inline[] {
  const pieces = parent.children.map<Piece>((node) => ({
    text: node.isText ? change(clean(node.text ?? '')) : null,
    isCode: node.marks.some(({ type }) => type.name === 'code'),
    marks: node.marks.filter(({ type }) => type.name !== 'code'),
  }))
  return nest(trimmed(pieces))
}

function clean(text: string): string {
  return text.replaceAll('\u0000', '').replace(/[\t\r\n\u2028\u2029]+/g, ' ')
}

/** No spaces and breaks at the ends, no spaces around breaks. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const before = kept.at(-1)
    if (piece.isCode || piece.text === null) kept.push(piece)
    else if (before === undefined || before.text === null)
      pushText(kept, piece, piece.text.trimStart())
    else kept.push(piece)
    if (piece.text === null) trimEnd(kept, kept.length - 1)
  }
  while (kept.length > 0) {
    const last = kept.at(-1)
    if (last?.text === null) kept.pop()
    else if (trimEnd(kept, kept.length)) break
  }
  const first = kept.findIndex(({ text }) => text !== null)
  return first === -1 ? [] : kept.slice(first)
}

function pushText(kept: Piece[], piece: Piece, text: string): void {
  if (text !== '') kept.push({ ...piece, text })
}

/** Takes the spaces before `end` away; false when a whole piece went and there is more to look at. */
function trimEnd(kept: Piece[], end: number): boolean {
  const last = kept[end - 1]
  if (last === undefined || last.text === null || last.isCode) return true
  const text = last.text.trimEnd()
  if (text === '') kept.splice(end - 1, 1)
  else kept[end - 1] = { ...last, text }
  return text !== ''
}

function nest(pieces: readonly Piece[]): Inline[] {
  const written: Inline[] = []
  let at = 0
  while (at < pieces.length) {
    const piece = pieces[at]
    if (piece === undefined) break
    const [outer, length] = longest(pieces, at)
    if (outer === null) {
      written.push(...leaf(piece))
      at += 1
      continue
    }
    const { before, inside, after } = edges(
      pieces
        .slice(at, at + length)
        .map((each) => ({ ...each, marks: outer.removeFromSet(each.marks) })),
    )
    written.push(...nest(before))
    if (inside.length > 0) written.push(wrap(outer, nest(inside)))
    written.push(...nest(after))
    at += length
  }
  return written
}

/** The mark that covers most pieces from here on; the first of the schema where two cover the same. */
function longest(pieces: readonly Piece[], at: number): readonly [Mark | null, number] {
  let found: Mark | null = null
  let most = 0
  for (const mark of pieces[at]?.marks ?? []) {
    let length = 1
    while (pieces[at + length]?.marks.some((other) => other.eq(mark)) === true) length += 1
    if (length > most) {
      found = mark
      most = length
    }
  }
  return [found, most]
}

function edges(pieces: readonly Piece[]): Record<'before' | 'inside' | 'after', Piece[]> {
  const inside = [...pieces]
  const before: Piece[] = []
  const after: Piece[] = []
  for (;;) {
    const first = inside[0]
    if (first === undefined || first.isCode) break
    if (first.text === null) before.push(...inside.splice(0, 1))
    else {
      const rest = first.text.trimStart()
      const space = first.text.slice(0, first.text.length - rest.length)
      if (space !== '') before.push({ ...first, text: space })
      if (rest === '') inside.shift()
      else inside[0] = { ...first, text: rest }
      if (rest !== '') break
    }
  }
  for (;;) {
    const last = inside.at(-1)
    if (last === undefined || last.isCode) break
    if (last.text === null) after.unshift(...inside.splice(-1, 1))
    else {
      const rest = last.text.trimEnd()
      const space = last.text.slice(rest.length)
      if (space !== '') after.unshift({ ...last, text: space })
      if (rest === '') inside.pop()
      else inside[inside.length - 1] = { ...last, text: rest }
      if (rest !== '') break
    }
  }
  return { before, inside, after }
}

function leaf({ text, isCode }: Piece): Inline[] {
  if (text === null) return [{ type: 'break' }]
  return [isCode ? { type: 'inlineCode', value: text } : { type: 'text', value: text }]
}

function wrap(mark: Mark, children: Inline[]): Inline {
  switch (mark.type.name) {
    case 'strong':
      return { type: 'strong', children }
    case 'em':
      return { type: 'emphasis', children }
    case 'strike':
      return { type: 'delete', children }
    case 'term':
      return {
        type: 'textDirective',
        name: 'istilah',
        attributes: { arti: clean(textOf(mark, 'arti')) },
        children,
      }
    default: {
      const title = clean(textOf(mark, 'title'))
      const url = textOf(mark, 'href')
      return { type: 'link', url, title: title === '' ? null : title, children }
    }
  }
}
