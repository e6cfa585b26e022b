/**
 * What was copied in Word, Google Docs, WhatsApp or on a web page to blocks of a lesson: headings, lists, tables, bold, italic, links
 * and pictures stay; looks, comments, hidden text and scripts do not. Pure: it reads a tree and makes nodes, never HTML.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { SAFE_LINK, schema } from './schema.ts'
import { itemOf, listFrom, type PastedItem } from './pasted-list.ts'

/** An element of what was copied; names are small letters. */
export type Pasted = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Pasted | string)[]
}

export type PastedLesson = {
  readonly blocks: readonly Node[]
  /** Addresses of the pictures in it: `data:` ones can be taken over, the others cannot be reached. */
  readonly pictures: readonly string[]
}

const NOTHING = new Set(
  'script style head title meta link template noscript iframe object embed form input button select textarea svg math canvas audio video source xml o:p:empty'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'html body div p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th blockquote pre section article main header footer nav aside figure figcaption dl dt dd address center hr fieldset details summary'.split(
    ' ',
  ),
)
/** Addresses carry who sent what to whom. */
const TRACKING = /^(?:utm_|fbclid$|gclid$|mc_|igshid$|si$|ref$)/

export function readPasted(root: Pasted): PastedLesson {
  const reader = new Reader()
  reader.flow(root.children, [])
  return { blocks: reader.done(), pictures: reader.pictures }
}

class Reader {
  readonly pictures: string[] = []
  readonly #blocks: Node[] = []
  #line: Node[] = []
  /** Paragraphs that Word made to look like items of a list, until something else comes. */
  #items: PastedItem[] = []

  done(): Node[] {
    this.#endLine()
    this.#endItems()
    return this.#blocks
  }

  flow(children: readonly (Pasted | string)[], marks: readonly Mark[]): void {
    for (const child of children) {
      if (typeof child === 'string') this.#text(child, marks)
      else if (!isHidden(child)) this.#element(child, marks)
    }
  }

  #element(element: Pasted, marks: readonly Mark[]): void {
    const { tag, children } = element
    if (tag === 'br') {
      this.#line.push(schema.node('hard_break'))
      return
    }
    if (tag === 'img') {
      const { src = '' } = element.attributes
      if (src !== '') this.pictures.push(src)
      return
    }
    // A block in bold is how Google Docs wraps everything; its own style says that it is not.
    if (!BLOCKS.has(tag)) {
      this.flow(children, marksOf(element, marks))
      return
    }
    this.#endLine()
    const level = /^h([1-6])$/.exec(tag)?.[1]
    const item = wordItem(element)
    if (item !== null) {
      this.#items.push({ ...item, blocks: inside(item.children, this) })
      return
    }
    if (tag === 'li' || tag === 'ul' || tag === 'ol') {
      this.#endItems()
      const items = tag === 'li' ? [element] : children
      this.#blocks.push(...htmlList(tag === 'ol' ? 'ol' : 'ul', items, this))
    } else if (tag === 'table') {
      this.#endItems()
      this.#blocks.push(...htmlTable(element, this))
    } else if (level !== undefined || isTitle(element)) {
      this.#endItems()
      this.#heading(Math.min(3, Math.max(2, Number(level ?? 2))), children)
    } else if (tag === 'hr') {
      this.#endItems()
    } else {
      this.flow(children, marksOf(element, marks))
      this.#endLine()
    }
  }

  #heading(level: number, children: readonly (Pasted | string)[]): void {
    const blocks = inside(children, this)
    const words = blocks.flatMap(({ children: nodes }) => nodes).filter(({ isText }) => isText)
    // A heading is bold already.
    const plain = words.map((node) => node.mark(schema.marks.strong.removeFromSet(node.marks)))
    if (plain.length > 0)
      this.#blocks.push(schema.node('heading', { level }, Fragment.fromArray(plain)))
  }

  #text(given: string, marks: readonly Mark[]): void {
    // Word joins with non-breaking spaces where it means indents.
    const text = given.replaceAll(/[\u200B\u00AD\uFEFF]/g, '').replaceAll(/[\s\u00A0]+/g, ' ')
    if (text !== '') this.#line.push(schema.text(text, marks))
  }

  #endLine(): void {
    const nodes = trimmed(this.#line)
    this.#line = []
    if (nodes.length === 0) return
    this.#endItems()
    this.#blocks.push(schema.node('paragraph', null, nodes))
  }

  #endItems(): void {
    if (this.#items.length === 0) return
    const items = this.#items
    this.#items = []
    this.#blocks.push(...listFrom(items))
  }
}

/** The blocks of a part, read for itself; its pictures count with the whole. */
function inside(children: readonly (Pasted | string)[], parent: Reader): Node[] {
  const reader = new Reader()
  reader.flow(children, [])
  const blocks = reader.done()
  parent.pictures.push(...reader.pictures)
  return blocks
}

function styleOf({ attributes }: Pasted): string {
  return (attributes['style'] ?? '').toLowerCase().replaceAll(/\s*([:;])\s*/g, '$1')
}

function isHidden(element: Pasted): boolean {
  const { tag, attributes } = element
  return (
    NOTHING.has(tag) ||
    attributes['hidden'] !== undefined ||
    /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)/.test(styleOf(element)) ||
    // The number or dot that Word wrote before an item, comments of Word and of Google Docs.
    /mso-list:ignore|mso-element:comment|mso-special-character:comment/.test(styleOf(element)) ||
    /^_?(?:msocom|ftn|edn|cmnt)/i.test(attributes['href']?.slice(1) ?? '')
  )
}

function marksOf(element: Pasted, marks: readonly Mark[]): readonly Mark[] {
  const style = styleOf(element)
  const { tag } = element
  const weight = /(?:^|;)font-weight:(bold|normal|\d+)/.exec(style)?.[1]
  const isBold =
    weight === undefined
      ? tag === 'b' || tag === 'strong'
      : weight === 'bold' || Number(weight) >= 600
  const slant = /(?:^|;)font-style:(italic|normal)/.exec(style)?.[1]
  const isItalic = slant === undefined ? tag === 'i' || tag === 'em' : slant === 'italic'
  const isStruck =
    ['s', 'del', 'strike'].includes(tag) || /(?:^|;)text-decoration[^;]*line-through/.test(style)
  let set = marks
  if (isBold) set = schema.mark('strong').addToSet(set)
  else if (weight !== undefined) set = schema.marks.strong.removeFromSet(set)
  if (isItalic) set = schema.mark('em').addToSet(set)
  if (isStruck) set = schema.mark('strike').addToSet(set)
  const href = tag === 'a' ? cleanAddress(element.attributes['href'] ?? '') : null
  return href === null ? set : schema.mark('link', { href }).addToSet(set)
}

/** Null: not to be followed. http becomes https; who counts clicks is left out. */
export function cleanAddress(given: string): string | null {
  let href = given.trim().replace(/^http:\/\//i, 'https://')
  if (!/^https:/i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  // Google and Facebook put their own address before the one that was meant.
  const meant = url.searchParams.get(url.hostname.endsWith('google.com') ? 'q' : 'u')
  const isDetour =
    /(?:^|\.)(?:google|facebook)\.com$/.test(url.hostname) &&
    /^\/(?:url|l\.php)$/.test(url.pathname)
  if (isDetour && meant !== null) return cleanAddress(meant)
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  if (tracking.length > 0) {
    for (const name of tracking) url.searchParams.delete(name)
    href = url.href
  }
  return SAFE_LINK.test(href) ? href : null
}

/** Word's own style for the title of a document. */
function isTitle({ tag, attributes }: Pasted): boolean {
  return tag === 'p' && /\bMso(?:Title|Heading\d?)\b/i.test(attributes['class'] ?? '')
}

/** `mso-list:l0 level2 lfo1`: Word's items are paragraphs; the mark before the words says whether they are counted. */
function wordItem(
  element: Pasted,
): (Omit<PastedItem, 'blocks'> & { children: Pasted['children'] }) | null {
  const found = /mso-list:l(\d+) level(\d+)/.exec(styleOf(element))
  if (found === null || element.tag === 'li') return null
  const sign = signOf(element).trim()
  const number = /^\(?(\d+|[a-z]{1,3})[.)]/i.exec(sign)?.[1]
  return {
    level: Number(found[2]),
    list: found[1] ?? '',
    isOrdered: number !== undefined && !/^o$/.test(sign),
    start: Number(number) || 1,
    children: element.children,
  }
}

function signOf(element: Pasted): string {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (styleOf(child).includes('mso-list:ignore')) return textIn(child)
    const sign = signOf(child)
    if (sign !== '') return sign
  }
  return ''
}

function textIn(element: Pasted): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('')
}

function htmlList(
  kind: 'ul' | 'ol',
  children: readonly (Pasted | string)[],
  parent: Reader,
): Node[] {
  const items: Node[] = []
  for (const child of children) {
    if (typeof child === 'string' || isHidden(child)) continue
    const blocks =
      child.tag === 'ul' || child.tag === 'ol'
        ? htmlList(child.tag, child.children, parent)
        : inside(child.children, parent)
    const last = items.at(-1)
    // Google Docs and old pages put a list beside the item that it belongs to.
    if (child.tag !== 'li' && last !== undefined)
      items[items.length - 1] = last.copy(last.content.append(Fragment.fromArray(blocks)))
    else if (blocks.length > 0) items.push(itemOf(blocks))
  }
  if (items.length === 0) return []
  return [schema.node(kind === 'ol' ? 'ordered_list' : 'bullet_list', null, items)]
}

/** A table of one column or one cell only lays a page out: its blocks stay, the table goes. */
function htmlTable(element: Pasted, parent: Reader): Node[] {
  const rows = rowsOf(element).map((row) =>
    row.children.flatMap((cell) => {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) return []
      const span = Math.min(20, Math.max(1, Number(cell.attributes['colspan']) || 1))
      const blocks = inside(cell.children, parent)
      return [blocks, ...Array.from({ length: span - 1 }, (): Node[] => [])]
    }),
  )
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width < 2) return rows.flat(2)
  const made = rows
    .filter((row) => row.some((blocks) => blocks.length > 0))
    .map((row, index) => {
      const name = index === 0 ? 'table_header' : 'table_cell'
      const cells = Array.from({ length: width }, (_, column) =>
        schema.node(name, null, [schema.node('paragraph', null, asLine(row[column] ?? []))]),
      )
      return schema.node('table_row', null, cells)
    })
  return made.length === 0 ? [] : [schema.node('table', null, made)]
}

function rowsOf(element: Pasted): Pasted[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.tag === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : []
  })
}

/** All words of some blocks in one line, for where only a line fits. */
export function asLine(blocks: readonly Node[]): Node[] {
  const line: Node[] = []
  for (const block of blocks) {
    block.descendants((node) => {
      if (node.isText) line.push(node)
      else if (line.length > 0 && !node.isInline && node.isTextblock) line.push(schema.text(' '))
      else if (node.type === schema.nodes.hard_break) line.push(schema.text(' '))
    })
    if (block.isTextblock) line.push(schema.text(' '))
  }
  return trimmed(line)
}

/** Without white space and line breaks at the ends, one space between. */
export function trimmed(given: readonly Node[]): Node[] {
  const nodes: Node[] = []
  for (const node of given) {
    const last = nodes.at(-1)
    const endsOpen = last !== undefined && (last.text?.endsWith(' ') ?? false)
    const text = last === undefined || !last.isText || endsOpen ? node.text?.trimStart() : node.text
    if (!node.isText) {
      if (last !== undefined) nodes.push(node)
    } else if (text !== undefined && text !== '') nodes.push(schema.text(text, node.marks))
  }
  for (;;) {
    const last = nodes.pop()
    if (last === undefined) return nodes
    const text = last.text?.trimEnd() ?? ''
    if (text === '') continue
    return [...nodes, schema.text(text, last.marks)]
  }
}
