/**
 * The words of a lesson or a question as its readers meet them, piece by piece with their lines: for what is said about its
 * language. Sources of fact cards and addresses are no such words. Pure.
 */
import { parseMarkdown } from '../../site/src/features/curriculum/editor/grammar.ts'
import type { ItemContent } from '../../worker/contract/items.ts'
import type { MeasuredItem } from './measure.ts'

export type Piece = {
  readonly line: number
  /** `prose` and `item` hold sentences; the rest are words that stand alone. */
  readonly kind: 'prose' | 'item' | 'label'
  readonly text: string
  /** The box that it stands in; empty: none. */
  readonly box: string
}
/** A fact card: `text` with its figure, `body` as it is read. */
export type CardText = Piece & { readonly body: string }
export type LessonText = {
  readonly pieces: readonly Piece[]
  /** What `:istilah` explains. */
  readonly terms: readonly string[]
  /** Addresses that one may tap. */
  readonly links: readonly { readonly line: number; readonly target: string }[]
  readonly cards: readonly CardText[]
}

/** What a directive, a picture or a link says beside its inside; structural: the tree's own types know no directives. */
type Node = {
  readonly type: string
  readonly name?: string
  readonly value?: string
  readonly url?: string
  readonly alt?: string | null | undefined
  readonly title?: string | null | undefined
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly line: number } } | undefined
}

const SAID = ['pertanyaan', 'kelompok', 'judul', 'angka', 'arti']
/** Between what one may choose, what is right of it and what is said to who chose it. */
const PRACTICE_MARK = /\s[|>=]\s/
const PRACTICES = new Set(['latihan', 'pilah', 'hitung'])

export function readLesson(source: string): LessonText {
  const pieces: Piece[] = []
  const terms: string[] = []
  const links: { line: number; target: string }[] = []
  const cards: CardText[] = []
  const visit = (node: Node, kind: Piece['kind'], outer: string): void => {
    const line = node.position?.start.line ?? 1
    const box = node.type === 'containerDirective' ? (node.name ?? '') : outer
    const isPractice = PRACTICES.has(box)
    const say = (text: string | null | undefined, as: Piece['kind'] = 'label') => {
      if (text?.trim())
        pieces.push({ line, kind: as, box, text: text.replaceAll(/\s+/g, ' ').trim() })
    }
    for (const name of SAID) say(node.attributes?.[name])
    if (node.name === 'istilah') terms.push(plainOf(node))
    if (node.type === 'link') links.push({ line, target: node.url ?? '' })
    if (node.type === 'image') {
      say(node.alt)
      say(node.title)
    }
    if (node.name === 'kartu-fakta') {
      const body = plainOf(node).replaceAll(/\s+/g, ' ').trim()
      const text = `${node.attributes?.['angka'] ?? ''} ${body}`
      cards.push({ line, kind: 'prose', box, text, body })
    }
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const text = plainOf(node)
      const as = node.type === 'paragraph' ? kind : 'label'
      for (const part of isPractice ? text.split(PRACTICE_MARK) : [text]) say(part, as)
    }
    const inside = node.type === 'listItem' ? 'item' : kind
    for (const child of node.children ?? []) visit(child, inside, box)
  }
  visit(parseMarkdown(source), 'prose', '')
  return { pieces, terms, links, cards }
}

function plainOf(node: Node): string {
  if (node.type === 'image') return ''
  if (node.type === 'break') return ' '
  const own = node.value ?? ''
  const isBlock = node.type === 'paragraph' || node.type === 'tableCell'
  return `${own}${(node.children ?? []).map(plainOf).join('')}${isBlock ? ' ' : ''}`
}

/** Everything that a question says before and after it is answered. */
export function piecesOfItem({ item, line }: MeasuredItem): Piece[] {
  return wordsOf(item.content)
    .filter((text) => text !== '')
    .map((text) => ({ line, kind: 'label', box: '', text }))
}

function wordsOf(content: ItemContent): string[] {
  const said = [content.stem, content.explanation]
  switch (content.type) {
    case 'one':
    case 'many':
      return [...said, ...content.options.flatMap(({ text, why }) => [text, why])]
    case 'truth':
      return [...said, content.whyTrue, content.whyFalse]
    case 'match':
      return [
        ...said,
        ...content.pairs.flatMap(({ left, right }) => [left, right]),
        ...content.extra,
      ]
    case 'order':
      return [...said, ...content.steps.map(({ text }) => text)]
    case 'case':
      return [...said, ...content.questions.flatMap((question) => wordsOf(question.content))]
    case 'number':
    case 'short':
      return said
  }
}

/** A sentence goes on behind speech: “Apa?” tanya Bu Sari. */
const SENTENCE_END = /(?<=[.?!…]["”’)\]]*)\s+(?=["“‘([]*[\p{Lu}\p{N}])/u
const IS_ENDED = /[.?!…:]["”’)\]]*$/u

/** In words. What in a list has no full stop is no sentence, and would make the others look shorter. */
export function sentenceLengths(pieces: readonly Piece[]): number[] {
  return pieces
    .filter(({ kind }) => kind !== 'label')
    .flatMap(({ kind, text }) =>
      text
        .split(SENTENCE_END)
        .filter((sentence) => kind === 'prose' || IS_ENDED.test(sentence.trim()))
        .map(
          (sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
        ),
    )
    .filter((count) => count > 0)
}
