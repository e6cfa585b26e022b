/**
 * XML as a tree with lines. A document with a DOCTYPE is refused before anything is parsed, the parser expands no entity, and
 * depth and size are limited; so a small file cannot grow. Character references are decoded here, the five of XML and numbers.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { decodeEntities } from './entities.ts'
import { FileRefused } from './reading.ts'

export type XmlNode = {
  /** Without its namespace's prefix. */
  readonly name: string
  readonly line: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlPart[]
}
export type XmlPart =
  | XmlNode
  /** Of `#text` references are still written out; the others are as they stand. */
  | { readonly name: '#text' | '#cdata' | '#comment'; readonly raw: string }

const MAX_DEPTH = 64

/** Made for each document: the parser keeps state. */
const parser = () =>
  new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    cdataPropName: '#cdata',
    commentPropName: '#comment',
    maxNestedTags: MAX_DEPTH,
  })

/** Throws FileRefused XML_DOCTYPE, XML_BROKEN, XML_DEEP with the line. */
export function parseXml(source: string): XmlNode {
  const text = source.replace(/^\uFEFF/, '').trimStart()
  const skipped = source.slice(0, source.length - text.length).split('\n').length - 1
  const doctype = doctypeAt(text)
  if (doctype !== -1) throw new FileRefused('XML_DOCTYPE', lineAt(text, doctype) + skipped)
  if (text.length > LARGE && hasOpenTag(text)) throw new FileRefused('XML_BROKEN')
  const checked = XMLValidator.validate(text)
  if (checked !== true) throw new FileRefused('XML_BROKEN', checked.err.line + skipped)
  let top: unknown
  try {
    top = parser().parse(text)
  } catch (error) {
    const isDeep = error instanceof Error && error.message.includes('nested')
    throw new FileRefused(isDeep ? 'XML_DEEP' : 'XML_BROKEN')
  }
  const lines = lineStarts(text)
  const roots = treeOf(top, (index) => lineOf(lines, index) + skipped).filter(isNode)
  const [root] = roots
  if (root === undefined || roots.length !== 1) throw new FileRefused('XML_BROKEN')
  return root
}

export const isNode = (part: XmlPart): part is XmlNode => 'children' in part

/** In whatever case, anywhere outside of CDATA and comments: a parser that forgives more than we do shall not see it either. */
function doctypeAt(text: string): number {
  const declared = /<!(?:DOCTYPE|ENTITY|--|\[CDATA\[)/gi
  for (;;) {
    const found = declared.exec(text)
    if (found === null) return -1
    if (/^<!(?:DOCTYPE|ENTITY)/i.test(found[0])) return found.index
    const end = text.indexOf(found[0] === '<!--' ? '-->' : ']]>', declared.lastIndex)
    // What is not closed hides nothing.
    if (end !== -1) declared.lastIndex = end + 3
    else
      return /<!(?:DOCTYPE|ENTITY)/i.exec(text.slice(declared.lastIndex)) === null
        ? -1
        : found.index
  }
}

/** From so many characters on the validator is not asked of a text that it could be slow with. */
const LARGE = 200_000

/** Whether a tag begins inside another, or one does not end: the validator looks for its end from each of them anew. */
function hasOpenTag(text: string): boolean {
  const sign = /<!--|<!\[CDATA\[|<\?|<|>/g
  let isOpen = false
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const [mark] = found
    const end = mark === '<!--' ? '-->' : mark === '<![CDATA[' ? ']]>' : mark === '<?' ? '?>' : null
    if (end !== null) {
      const at = text.indexOf(end, sign.lastIndex)
      if (isOpen || at === -1) return true
      sign.lastIndex = at + end.length
    } else if (mark === '<') {
      if (isOpen) return true
      isOpen = true
    } else isOpen = false
  }
  return isOpen
}

// Safe: a symbol wherever this runs; the declaration names the object type.
const META = XMLParser.getMetaDataSymbol() as symbol

/** What the parser hands back: objects with one key for the name, `:@` for attributes, and a symbol for the place. */
function treeOf(parts: unknown, lineFor: (index: number) => number): XmlPart[] {
  if (!Array.isArray(parts)) return []
  return parts.flatMap((part: Record<string | symbol, unknown>): XmlPart[] => {
    const name = Object.keys(part).find((key) => key !== ':@')
    if (name === undefined) return []
    const value = part[name]
    if (name === '#text') return [{ name, raw: String(value) }]
    if (name === '#cdata' || name === '#comment') return [{ name, raw: rawOf(value) }]
    // Safe: the parser puts it there for every tag when it is asked to.
    const { startIndex = 0 } = (part[META] ?? {}) as { startIndex?: number }
    const attributes = Object.entries(part[':@'] ?? {}).map(([key, raw]): [string, string] => [
      key,
      decodeEntities(String(raw)),
    ])
    return [
      {
        name,
        line: lineFor(startIndex),
        attributes: new Map(attributes),
        children: treeOf(value, lineFor),
      },
    ]
  })
}

function rawOf(parts: unknown): string {
  if (!Array.isArray(parts)) return ''
  return parts
    .map((part: Record<string, unknown>) =>
      typeof part['#text'] === 'string' ? part['#text'] : '',
    )
    .join('')
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], index: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle
  }
  return low + 1
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node?.children ?? []).filter(isNode).filter((child) => child.name === name)
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0]
}

/** All words inside, tags left out, references decoded. */
export function textOf(node: XmlNode | undefined): string {
  return (node?.children ?? [])
    .map((part) => {
      if (isNode(part)) return textOf(part)
      if (part.name === '#text') return decodeEntities(part.raw)
      return part.name === '#cdata' ? part.raw : ''
    })
    .join('')
}

export function commentsOf(node: XmlNode): readonly string[] {
  return node.children.flatMap((part) =>
    part.name === '#comment' && 'raw' in part ? [part.raw] : [],
  )
}
