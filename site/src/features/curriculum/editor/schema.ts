/**
 * A lesson as the editor holds it: what the Worker's grammar knows (`worker/curriculum/compile/markdown.ts`) and nothing else, so that
 * nothing can be made here that cannot be published. What the grammar does not know stands in `raw`, word for word.
 * ProseMirror itself and not TipTap: the grammar is a schema of our own, which TipTap would only wrap.
 */
import { Schema, type Attrs, type DOMOutputSpec, type Mark, type Node } from 'prosemirror-model'
import { tableNodes } from 'prosemirror-tables'

/** What may be followed: https, or a page or place of this site. The same rule as the Worker's. */
export const SAFE_LINK = /^(?:https:\/\/[a-z0-9]|\/(?![/\\])|#)/i

/** What one is asked, and what is said to the answer. */
const PRACTICE_TEXT = 'choice_text choice_feedback'

const text = (of: Node | Mark, name: string): string => {
  const value: unknown = of.attrs[name]
  return typeof value === 'string' ? value : ''
}
/** An attribute that is text; empty when it is anything else. */
export const textOf = text

type Attributed = { getAttribute(name: string): string | null }
const isElement = (given: unknown): given is Attributed =>
  typeof given === 'object' && given !== null && 'getAttribute' in given

/** Attributes travel in the clipboard as `data-…`, under their own names. */
function carried(names: readonly string[]): {
  attrs: Record<string, { default: string }>
  read: (element: unknown) => Attrs
  write: (node: Node | Mark) => Record<string, string>
} {
  return {
    attrs: Object.fromEntries(names.map((name) => [name, { default: '' }])),
    read: (element) =>
      Object.fromEntries(
        names.map((name) => [
          name,
          isElement(element) ? (element.getAttribute(`data-${name}`) ?? '') : '',
        ]),
      ),
    write: (node) => Object.fromEntries(names.map((name) => [`data-${name}`, text(node, name)])),
  }
}

/** A block with blocks inside it and texts of its own. */
function box(kind: string, names: readonly string[]) {
  const { attrs, read, write } = carried(names)
  return {
    attrs,
    content: 'block+',
    group: 'block body',
    defining: true,
    parseDOM: [{ tag: `div[data-box="${kind}"]`, getAttrs: read }],
    toDOM: (node: Node): DOMOutputSpec => ['div', { 'data-box': kind, ...write(node) }, 0],
  }
}

/** A practice: a question over lines of one kind. */
function practiceBox(kind: string, names: readonly string[], content: string) {
  const { attrs, read, write } = carried(names)
  return {
    attrs,
    content,
    group: 'block body',
    defining: true,
    parseDOM: [{ tag: `div[data-box="${kind}"]`, getAttrs: read }],
    toDOM: (node: Node): DOMOutputSpec => ['div', { 'data-box': kind, ...write(node) }, 0],
  }
}

/** A line of a practice that carries what is right. */
function practiceLine(kind: string, right: string) {
  const { attrs, read, write } = carried([right])
  return {
    attrs,
    content: PRACTICE_TEXT,
    isolating: true,
    parseDOM: [{ tag: `div[data-line="${kind}"]`, getAttrs: read }],
    toDOM: (node: Node): DOMOutputSpec => ['div', { 'data-line': kind, ...write(node) }, 0],
  }
}

/** A block that is one thing: it is chosen as a whole and has no text to stand in. */
function thing(kind: string, names: readonly string[]) {
  const { attrs, read, write } = carried(names)
  return {
    attrs,
    group: 'block body',
    atom: true,
    draggable: true,
    parseDOM: [{ tag: `div[data-thing="${kind}"]`, getAttrs: read }],
    toDOM: (node: Node): DOMOutputSpec => ['div', { 'data-thing': kind, ...write(node) }],
  }
}

const term = carried(['arti'])
const tables = tableNodes({
  tableGroup: 'block body',
  cellContent: 'paragraph',
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute('align'),
      setDOMAttr: (value, attrs) => {
        if (typeof value === 'string') attrs['align'] = value
      },
    },
  },
})

export const schema = new Schema({
  nodes: {
    doc: { content: 'title body+' },
    title: {
      content: 'text*',
      marks: '',
      defining: true,
      parseDOM: [{ tag: 'h1' }],
      toDOM: (): DOMOutputSpec => ['h1', 0],
    },
    paragraph: {
      content: 'inline*',
      group: 'block body',
      parseDOM: [{ tag: 'p' }],
      toDOM: (): DOMOutputSpec => ['p', 0],
    },
    heading: {
      attrs: { level: { default: 2 } },
      // No line break: a heading with one would be written as another kind of heading, which lessons do not have.
      content: 'text*',
      group: 'block body',
      defining: true,
      parseDOM: [2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node): DOMOutputSpec => [`h${Number(node.attrs['level'])}`, 0],
    },
    bullet_list: {
      attrs: { isLoose: { default: false } },
      content: 'list_item+',
      group: 'block body',
      parseDOM: [{ tag: 'ul' }],
      toDOM: (): DOMOutputSpec => ['ul', 0],
    },
    ordered_list: {
      attrs: { start: { default: 1 }, isLoose: { default: false } },
      content: 'list_item+',
      group: 'block body',
      parseDOM: [
        {
          tag: 'ol',
          getAttrs: (element) => ({ start: Number(element.getAttribute('start') ?? '1') || 1 }),
        },
      ],
      toDOM: (node): DOMOutputSpec => ['ol', { start: Number(node.attrs['start']) }, 0],
    },
    list_item: {
      content: 'paragraph block*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: (): DOMOutputSpec => ['li', 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block body',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: (): DOMOutputSpec => ['blockquote', 0],
    },
    ...tables,
    fact: box('fact', ['id', 'angka', 'sumber', 'ditinjau', 'tinjau-ulang', 'daerah']),
    danger: box('danger', []),
    actions: box('actions', []),
    refer: box('refer', []),
    story: box('story', ['judul']),
    practice: practiceBox('practice', ['pertanyaan'], 'choice+'),
    sort: practiceBox('sort', ['pertanyaan', 'kelompok'], 'sorted+'),
    count: practiceBox('count', ['pertanyaan'], 'counted+'),
    choice: {
      attrs: { isRight: { default: false } },
      content: PRACTICE_TEXT,
      isolating: true,
      parseDOM: [
        {
          tag: 'div[data-choice]',
          getAttrs: (element) => ({ isRight: element.getAttribute('data-choice') === 'right' }),
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'div',
        { 'data-choice': node.attrs['isRight'] === true ? 'right' : 'wrong' },
        0,
      ],
    },
    sorted: practiceLine('sorted', 'kelompok'),
    counted: practiceLine('counted', 'jawaban'),
    choice_text: {
      content: 'text*',
      // What can be tapped itself would take the tap from the choice.
      marks: 'strong em strike code',
      isolating: true,
      parseDOM: [{ tag: 'p[data-part="text"]' }],
      toDOM: (): DOMOutputSpec => ['p', { 'data-part': 'text' }, 0],
    },
    choice_feedback: {
      content: 'text*',
      isolating: true,
      parseDOM: [{ tag: 'p[data-part="feedback"]' }],
      toDOM: (): DOMOutputSpec => ['p', { 'data-part': 'feedback' }, 0],
    },
    picture: thing('picture', ['src', 'alt', 'caption']),
    audio: thing('audio', ['berkas', 'judul']),
    video: thing('video', ['href', 'judul']),
    raw: thing('raw', ['text']),
    screen_break: {
      group: 'body',
      atom: true,
      draggable: true,
      parseDOM: [{ tag: 'hr' }],
      toDOM: (): DOMOutputSpec => ['hr'],
    },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: (): DOMOutputSpec => ['br'],
    },
    text: { group: 'inline' },
  },
  // From the outside in, where two cover the same words.
  marks: {
    link: {
      attrs: { href: { default: '' }, title: { default: '' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => ({
            href: element.getAttribute('data-href') ?? element.getAttribute('href') ?? '',
          }),
        },
      ],
      // What may not be followed is kept to be seen and mended, and leads nowhere.
      toDOM: (mark): DOMOutputSpec => [
        'a',
        {
          'data-href': text(mark, 'href'),
          rel: 'noopener noreferrer',
          ...(SAFE_LINK.test(text(mark, 'href')) ? { href: text(mark, 'href') } : { class: 'bad' }),
        },
        0,
      ],
    },
    term: {
      attrs: term.attrs,
      inclusive: false,
      parseDOM: [{ tag: 'span[data-arti]', getAttrs: term.read }],
      toDOM: (mark): DOMOutputSpec => [
        'span',
        { class: 'term', title: text(mark, 'arti'), ...term.write(mark) },
        0,
      ],
    },
    strong: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
      toDOM: (): DOMOutputSpec => ['strong', 0],
    },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: (): DOMOutputSpec => ['em', 0] },
    strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: (): DOMOutputSpec => ['s', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: (): DOMOutputSpec => ['code', 0] },
  },
})

export type MarkName = keyof typeof schema.marks
export type NodeName = keyof typeof schema.nodes
