/**
 * The Markdown of a lesson to the editor's document, by the grammar that the Worker renders with. What is not known here (raw HTML,
 * code, other directives, what the Worker refuses) becomes a `raw` block with its very words. Pure.
 */
import type { Mark, Node } from 'prosemirror-model'
import { overLimit } from '../../../../../worker/contract/lesson-limits.ts'
import { takeTitle } from '../../../../../worker/contract/lesson-title.ts'
import { NotKnown, parseMarkdown, type Part } from './grammar.ts'
import { readChoices } from './read-choices.ts'
import { readLines } from './read-lines.ts'
import { schema } from './schema.ts'

type Of<T extends Part['type']> = Extract<Part, { type: T }>

/** The boxes and which attributes they may have. */
const BOXES = {
  'kartu-fakta': {
    node: 'fact',
    may: ['id', 'angka', 'sumber', 'ditinjau', 'tinjau-ulang', 'daerah'],
  },
  bahaya: { node: 'danger', may: [] },
  lakukan: { node: 'actions', may: [] },
  rujuk: { node: 'refer', may: [] },
  cerita: { node: 'story', may: ['judul'] },
} as const satisfies Record<string, { node: keyof typeof schema.nodes; may: readonly string[] }>

const VIDEO = /^Video:\s*(.*)$/

type Source = {
  readonly text: string
  readonly definitions: ReadonlyMap<string, Of<'definition'>>
}

/** What is over a limit of lessons is one `raw` block: the grammar could hold the page up for minutes. */
export function readLesson(markdown: string): Node {
  const { title, body } = takeTitle(markdown)
  const head = schema.node('title', null, title === '' ? [] : [schema.text(title)])
  if (overLimit(markdown) !== null)
    return schema.node('doc', null, [head, schema.node('raw', { text: trimmedLines(body) })])
  const root = parseMarkdown(body)
  const definitions = new Map<string, Of<'definition'>>()
  collect(root.children, definitions)
  const source: Source = { text: body, definitions }
  const blocks = root.children.flatMap((part) =>
    part.type === 'thematicBreak'
      ? [schema.node('screen_break')]
      : orRaw(part, source, () => readBlock(part, source, true)),
  )
  return schema.node('doc', null, [head, ...withoutEmptyScreens(blocks)])
}

/** Without the empty lines around it: the writer puts its own. */
function trimmedLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()
}

function collect(parts: readonly Part[], found: Map<string, Of<'definition'>>): void {
  for (const part of parts) {
    if (part.type === 'definition' && !found.has(part.identifier)) found.set(part.identifier, part)
    if ('children' in part) collect(part.children, found)
  }
}

/** A screen that holds nothing gets a line to write on. */
function withoutEmptyScreens(blocks: readonly Node[]): Node[] {
  const kept: Node[] = []
  let isEmpty = true
  for (const block of blocks) {
    const isBreak = block.type === schema.nodes.screen_break
    if (isBreak && isEmpty) kept.push(schema.node('paragraph'))
    kept.push(block)
    isEmpty = isBreak
  }
  if (isEmpty) kept.push(schema.node('paragraph'))
  return kept
}

/** `isPlain` blocks stand at the left margin: their words can be taken out of the text as they are. */
function readBlocks(parts: readonly Part[], source: Source, isPlain: boolean): Node[] {
  return parts.flatMap((part) =>
    isPlain
      ? orRaw(part, source, () => readBlock(part, source, isPlain))
      : readBlock(part, source, isPlain),
  )
}

function orRaw(part: Part, source: Source, read: () => Node[]): Node[] {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error
    return [schema.node('raw', { text: wordsOf(part, source) })]
  }
}

/** With what is indented before it on its first line, which may be what makes it what it is. */
function wordsOf({ position }: Part, { text }: Source): string {
  const end = position?.end.offset ?? 0
  const start = position?.start.offset ?? 0
  const line = text.lastIndexOf('\n', start - 1) + 1
  return text.slice(text.slice(line, start).trim() === '' ? line : start, end)
}

function readBlock(part: Part, source: Source, isPlain: boolean): Node[] {
  if (part.type === 'paragraph') return [readParagraph(part, source)]
  if (part.type === 'heading') {
    const isSetext = !source.text.startsWith('#', part.position?.start.offset)
    const inside = readInline(part.children, source)
    // One with a line under it is a screen break that lacks its blank line.
    if (part.depth === 1 || isSetext || inside.some((node) => !node.isText)) throw new NotKnown()
    return [schema.node('heading', { level: part.depth }, inside)]
  }
  if (part.type === 'blockquote') {
    return [schema.node('blockquote', null, filled(readBlocks(part.children, source, false)))]
  }
  if (part.type === 'list') return [readList(part, source)]
  if (part.type === 'table') return [readTable(part, source)]
  if (part.type === 'containerDirective') {
    return [readBox(part, source, isPlain && part.position?.start.column === 1)]
  }
  if (part.type === 'leafDirective' && part.name === 'suara' && part.children.length === 0) {
    return [schema.node('audio', attributesOf(part, ['berkas', 'judul']))]
  }
  throw new NotKnown()
}

/** Blocks inside another need at least one. */
function filled(blocks: Node[]): Node[] {
  return blocks.length === 0 ? [schema.node('paragraph')] : blocks
}

function readParagraph(part: Of<'paragraph'>, source: Source): Node {
  if (part.data !== undefined && 'directiveLabel' in part.data) throw new NotKnown()
  const [only, second] = part.children
  if (second === undefined && only !== undefined) {
    if (only.type === 'image' || only.type === 'imageReference') {
      const { url, title } = only.type === 'image' ? only : definitionOf(only.identifier, source)
      return schema.node('picture', { src: url, alt: only.alt ?? '', caption: title ?? '' })
    }
    const [words, more] = only.type === 'link' ? only.children : []
    if (only.type === 'link' && words?.type === 'text' && more === undefined && !only.title) {
      const judul = VIDEO.exec(words.value)?.[1]
      if (judul !== undefined) return schema.node('video', { href: only.url, judul })
    }
  }
  return schema.node('paragraph', null, readInline(part.children, source))
}

function definitionOf(identifier: string, { definitions }: Source): Of<'definition'> {
  const found = definitions.get(identifier)
  if (found === undefined) throw new NotKnown()
  return found
}

function readList(part: Of<'list'>, source: Source): Node {
  const items = part.children.map((item) => {
    if (typeof item.checked === 'boolean') throw new NotKnown()
    const blocks = readBlocks(item.children, source, false)
    const isLed = blocks[0]?.type === schema.nodes.paragraph
    return schema.node('list_item', null, isLed ? blocks : [schema.node('paragraph'), ...blocks])
  })
  const isLoose = [part, ...part.children].some(hasBlankLine)
  return part.ordered === true
    ? schema.node('ordered_list', { start: part.start ?? 1, isLoose }, items)
    : schema.node('bullet_list', { isLoose }, items)
}

/** Between its items, or the blocks of an item; what follows a list does not make it loose. */
function hasBlankLine({ children }: { readonly children: readonly Part[] }): boolean {
  return children.some((child, index) => {
    const next = children[index + 1]?.position?.start.line
    return next !== undefined && next > (child.position?.end.line ?? next) + 1
  })
}

function readTable(part: Of<'table'>, source: Source): Node {
  const columns = part.children[0]?.children.length ?? 0
  const rows = part.children.map((row, index) => {
    if (row.children.length > columns) throw new NotKnown()
    const cells = Array.from({ length: columns }, (_, column) =>
      schema.node(
        index === 0 ? 'table_header' : 'table_cell',
        { align: part.align?.[column] ?? null },
        [schema.node('paragraph', null, readInline(row.children[column]?.children ?? [], source))],
      ),
    )
    return schema.node('table_row', null, cells)
  })
  return schema.node('table', null, rows)
}

function readBox(part: Of<'containerDirective'>, source: Source, isPlain: boolean): Node {
  const inline = (parts: readonly Part[]) => readInline(parts, source)
  if (part.name === 'latihan') {
    const attributes = attributesOf(part, ['pertanyaan'])
    return schema.node('practice', attributes, readChoices(part.children, inline))
  }
  if (part.name === 'pilah') {
    const attributes = attributesOf(part, ['pertanyaan', 'kelompok'])
    return schema.node('sort', attributes, readLines('sorted', part.children, inline))
  }
  if (part.name === 'hitung') {
    const attributes = attributesOf(part, ['pertanyaan'])
    return schema.node('count', attributes, readLines('counted', part.children, inline))
  }
  const known = Object.entries(BOXES).find(([name]) => name === part.name)?.[1]
  if (known === undefined) throw new NotKnown()
  const attributes = attributesOf(part, known.may)
  const isYesOrNo = ['', 'ya', 'tidak'].includes(attributes['daerah'] ?? '')
  // A label is a paragraph of its own kind, which readParagraph does not know; it must not become a block in the box.
  const [first] = part.children
  const isLabelled = first?.type === 'paragraph' && first.data !== undefined
  if (!isYesOrNo || isLabelled) throw new NotKnown()
  return schema.node(known.node, attributes, filled(readBlocks(part.children, source, isPlain)))
}

function attributesOf(
  { attributes }: Of<'containerDirective' | 'leafDirective' | 'textDirective'>,
  may: readonly string[],
): Record<string, string> {
  const given = Object.entries(attributes ?? {})
  if (given.some(([name]) => !may.includes(name))) throw new NotKnown()
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? '']))
}

function readInline(parts: readonly Part[], source: Source, marks: readonly Mark[] = []): Node[] {
  return parts.flatMap((part) => readInlinePart(part, source, marks))
}

function readInlinePart(part: Part, source: Source, marks: readonly Mark[]): Node[] {
  const inside = (mark: Mark, parts: readonly Part[]): Node[] => {
    // Without words it could not be seen, and would be lost.
    if (parts.length === 0) throw new NotKnown()
    return readInline(parts, source, mark.addToSet(marks))
  }
  if (part.type === 'text') {
    const value = part.value.replace(/\s*\n\s*/g, ' ')
    return value === '' ? [] : [schema.text(value, marks)]
  }
  if (part.type === 'strong') return inside(schema.mark('strong'), part.children)
  if (part.type === 'emphasis') return inside(schema.mark('em'), part.children)
  if (part.type === 'delete') return inside(schema.mark('strike'), part.children)
  if (part.type === 'inlineCode') {
    return [schema.text(part.value, schema.mark('code').addToSet(marks))]
  }
  if (part.type === 'break') return [schema.node('hard_break', null, [], marks)]
  if (part.type === 'link' || part.type === 'linkReference') {
    const { url, title } = part.type === 'link' ? part : definitionOf(part.identifier, source)
    return inside(schema.mark('link', { href: url, title: title ?? '' }), part.children)
  }
  if (part.type === 'textDirective' && part.name === 'istilah') {
    return inside(schema.mark('term', attributesOf(part, ['arti'])), part.children)
  }
  throw new NotKnown()
}
