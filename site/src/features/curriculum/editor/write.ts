/**
 * The editor's document to the Markdown of a lesson, in the one form that reading it gives back the same document.
 * Lines that hold nothing are not written. Pure.
 */
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Node } from 'prosemirror-model'
import type { Part } from './grammar.ts'
import { LINES, type LineName } from './read-lines.ts'
import { textOf } from './schema.ts'
import { writeInline, type Inline } from './write-inline.ts'

type Row = Extract<Part, { type: 'table' }>['children'][number]
type Item = Extract<Part, { type: 'list' }>['children'][number]

const directives = directiveToMarkdown({ preferShortcut: false, collapseEmptyAttributes: false })
const writeContainer = directives.handlers?.containerDirective
const writeText = directives.handlers?.textDirective

const OPTIONS: Parameters<typeof toMarkdown>[1] = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    // Every cell counts as three wide: columns stay unaligned, so that a changed cell changes one line, and rules stay `---`.
    gfmToMarkdown({ tableCellPadding: true, tablePipeAlign: true, stringLength: () => 3 }),
    directives,
    {
      // In the label of a directive addresses become links too; the extension for them leaves out every label.
      unsafe: [
        {
          character: '@',
          before: '[+\\-.\\w]',
          after: '[\\-.\\w]',
          inConstruct: 'textDirectiveLabel',
        },
        { character: '.', before: '[Ww]', after: '[\\-.\\w]', inConstruct: 'textDirectiveLabel' },
        { character: ':', before: '[ps]', after: '\\/', inConstruct: 'textDirectiveLabel' },
      ],
      handlers: {
        /** In a table a bar would end the cell; in an attribute only a reference can stand for it. */
        textDirective(node, parent, state, info) {
          const written = writeText?.(node, parent, state, info) ?? ''
          return state.stack.includes('tableCell')
            ? written.replaceAll(/(?<!\\)\|/g, '&#x7C;')
            : written
        },
        /** With blank lines inside, as people write it. */
        containerDirective(node, parent, state, info) {
          const written = writeContainer?.(node, parent, state, info) ?? ''
          const begin = written.indexOf('\n')
          const end = written.lastIndexOf('\n')
          if (begin === end) return written
          return `${written.slice(0, begin)}\n${written.slice(begin, end)}\n${written.slice(end)}`
        },
      },
    },
  ],
}

const BOXES: Readonly<Record<string, string>> = {
  fact: 'kartu-fakta',
  danger: 'bahaya',
  actions: 'lakukan',
  refer: 'rujuk',
  story: 'cerita',
  practice: 'latihan',
  sort: 'pilah',
  count: 'hitung',
}
/** Written also when they are empty, so that the grammar says what is missing. */
const NEEDED = [
  'id',
  'sumber',
  'ditinjau',
  'tinjau-ulang',
  'judul',
  'pertanyaan',
  'kelompok',
  'berkas',
]

export function writeLesson(doc: Node): string {
  const [title, ...blocks] = doc.children
  const words = oneLine(title?.textContent ?? '').trim()
  // A hash at the end of a title is taken for the end of the heading, unless another one follows.
  const head = words === '' ? '' : `# ${words}${words.endsWith('#') ? ' #' : ''}\n`
  const body = toMarkdown({ type: 'root', children: blocks.flatMap(writeBlock) }, OPTIONS)
  return [head, body].filter((part) => part.trim() !== '').join('\n')
}

function writeBlocks(parent: Node): Part[] {
  return parent.children.flatMap(writeBlock)
}

function writeBlock(node: Node): Part[] {
  switch (node.type.name) {
    case 'paragraph': {
      const children = writeInline(node)
      return children.length === 0 ? [] : [{ type: 'paragraph', children }]
    }
    case 'heading': {
      const children = writeInline(node)
      return children.length === 0
        ? []
        : [{ type: 'heading', depth: depthOf(node.attrs['level']), children }]
    }
    case 'blockquote': {
      const children = flowOf(writeBlocks(node))
      return children.length === 0 ? [] : [{ type: 'blockquote', children }]
    }
    case 'bullet_list':
    case 'ordered_list':
      return [writeList(node)]
    case 'table':
      return [writeTable(node)]
    case 'picture': {
      const caption = oneLine(textOf(node, 'caption')).trim()
      return [
        {
          type: 'paragraph',
          children: [
            {
              type: 'image',
              url: textOf(node, 'src'),
              alt: oneLine(textOf(node, 'alt')).trim(),
              title: caption === '' ? null : caption,
            },
          ],
        },
      ]
    }
    case 'video': {
      const value = `Video: ${oneLine(textOf(node, 'judul'))}`.trim()
      const children: Inline[] = [{ type: 'text', value }]
      // Safe: a link holds phrasing, which a text is.
      const link = { type: 'link', url: textOf(node, 'href'), children } as Inline
      return [{ type: 'paragraph', children: [link] }]
    }
    case 'audio':
      return [
        { type: 'leafDirective', name: 'suara', attributes: attributesOf(node), children: [] },
      ]
    case 'raw': {
      const value = textOf(node, 'text').replace(/^\n+|\n+$/g, '')
      return value.trim() === '' ? [] : [{ type: 'html', value }]
    }
    case 'screen_break':
      return [{ type: 'thematicBreak' }]
    case 'practice':
      return [{ ...box(node), children: writeChoices(node) }]
    case 'sort':
      return [{ ...box(node), children: writeLines(node, 'sorted') }]
    case 'count':
      return [{ ...box(node), children: writeLines(node, 'counted') }]
    default:
      return [{ ...box(node), children: flowOf(writeBlocks(node)) }]
  }
}

type Flow = Extract<Part, { type: 'blockquote' }>['children']
/** Safe: every block that is written may stand in another one. */
const flowOf = (parts: Part[]): Flow => parts as Flow

function depthOf(level: unknown): 2 | 3 | 4 | 5 | 6 {
  return level === 3 || level === 4 || level === 5 || level === 6 ? level : 2
}

function box(node: Node): Extract<Part, { type: 'containerDirective' }> {
  const name = BOXES[node.type.name] ?? ''
  return { type: 'containerDirective', name, attributes: attributesOf(node), children: [] }
}

function attributesOf(node: Node): Record<string, string> {
  const given = Object.keys(node.attrs).map((name) => [name, oneLine(textOf(node, name))] as const)
  return Object.fromEntries(given.filter(([name, value]) => value !== '' || NEEDED.includes(name)))
}

function writeList(node: Node): Part {
  const isLoose = node.attrs['isLoose'] === true
  const children = node.children.map<Item>((item) => ({
    type: 'listItem',
    spread: isLoose,
    children: flowOf(writeBlocks(item)),
  }))
  const start: unknown = node.attrs['start']
  return node.type.name === 'ordered_list'
    ? {
        type: 'list',
        ordered: true,
        start: typeof start === 'number' ? start : 1,
        spread: isLoose,
        children,
      }
    : { type: 'list', ordered: false, spread: isLoose, children }
}

/** The first row is the head, for there is no table without one; cells that span several are written as one and empty ones. */
function writeTable(node: Node): Part {
  const rows = node.children.map<Row>((row) => ({
    type: 'tableRow',
    children: row.children.flatMap((cell) => {
      const children = cell.firstChild === null ? [] : writeInline(cell.firstChild)
      const span = Math.max(1, Number(cell.attrs['colspan']) || 1)
      return Array.from({ length: span }, (_, index) => ({
        type: 'tableCell' as const,
        children: index === 0 ? children.map(withoutBreak) : [],
      }))
    }),
  }))
  const align = (node.firstChild?.children ?? []).map((cell) => {
    const given: unknown = cell.attrs['align']
    return given === 'left' || given === 'right' || given === 'center' ? given : null
  })
  return { type: 'table', align, children: rows }
}

/** A cell is one line. */
function withoutBreak(part: Inline): Inline {
  return part.type === 'break' ? { type: 'text', value: ' ' } : part
}

function writeChoices(node: Node): Flow {
  return listOf(
    node.children.map((choice) => {
      const mark = choice.attrs['isRight'] === true ? '[x]' : '[ ]'
      const { words, said } = textsOf(choice)
      const rest = [...words, ...behindBar(said, words.length === 0)]
      // Safe: these very words are no markup.
      return [{ type: 'html', value: rest.length === 0 ? mark : `${mark} ` }, ...rest]
    }),
  )
}

function writeLines(node: Node, name: LineName): Flow {
  const { sign, right } = LINES[name]
  return listOf(
    node.children.map((line) => {
      const { words, said } = textsOf(line)
      const answer = withoutBar(oneLine(textOf(line, right)))
        .replaceAll(sign, '')
        .trim()
      const value = `${words.length === 0 ? '' : ' '}${`${sign} ${answer}`.trim()}`
      return [...words, { type: 'text', value }, ...behindBar(said, false)]
    }),
  )
}

/** What one is asked and what is said to the answer. A bar in the first would be read as the one before the second. */
function textsOf(line: Node): Record<'words' | 'said', Inline[]> {
  const [text, feedback] = line.children
  return {
    words: text === undefined ? [] : writeInline(text, withoutBar),
    said: feedback === undefined ? [] : writeInline(feedback),
  }
}

function withoutBar(value: string): string {
  return value.replaceAll('|', '/')
}

function behindBar(said: Inline[], isFirst: boolean): Inline[] {
  return said.length === 0 ? [] : [{ type: 'text', value: isFirst ? '| ' : ' | ' }, ...said]
}

function listOf(lines: readonly Inline[][]): Flow {
  const children = lines.map<Item>((inline) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: inline }],
  }))
  return [{ type: 'list', ordered: false, spread: false, children }]
}

function oneLine(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
}
