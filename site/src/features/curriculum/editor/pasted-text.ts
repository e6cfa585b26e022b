/** Plain text that was copied, as from WhatsApp: its stars and dashes become bold words and lists; our own Markdown is read as such. Pure. */
import type { Mark, Node } from 'prosemirror-model'
import { cleanAddress } from './pasted.ts'
import { listFrom, type PastedItem } from './pasted-list.ts'
import { readLesson } from './read.ts'
import { schema } from './schema.ts'

/** Two forms: of the web page and of an exported chat. */
const SENDER =
  /^(?:\[\d{1,2}[.:]\d{2}(?:[.:]\d{2})?, \d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\]|\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}[.:]\d{2} -) [^:]{1,40}: /
const BULLET = /^(\s*)[-*•·–▪◦✓✔]\s+(?=\S)/
const NUMBER = /^(\s*)(\d{1,3})[.)]\s+(?=\S)/
const OURS = /^:::[a-z]|^#{1,3} \S/m
const SPAN =
  /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])|https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]]/u
const MARK_OF: Readonly<Record<string, 'strong' | 'em' | 'strike'>> = {
  '*': 'strong',
  _: 'em',
  '~': 'strike',
}

export function readPastedText(given: string): Node[] {
  const text = given.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u200B\u200E\u200F\uFEFF]/g, '')
  if (OURS.test(text)) return markdownBlocks(text)
  const blocks: Node[] = []
  let items: PastedItem[] = []
  const endItems = () => {
    blocks.push(...listFrom(items))
    items = []
  }
  for (const each of text.split('\n')) {
    const line = each.replace(SENDER, '').trimEnd()
    const found = BULLET.exec(line) ?? NUMBER.exec(line)
    if (line.trim() === '') continue
    const words = schema.node(
      'paragraph',
      null,
      spans(line.slice(found?.[0].length ?? 0).trim(), []),
    )
    if (found === null) {
      endItems()
      blocks.push(words)
    } else {
      const level = (found[1] ?? '').length >= 2 ? 2 : 1
      const isOrdered = found[2] !== undefined
      items.push({ level, list: '', isOrdered, start: Number(found[2] ?? 1), blocks: [words] })
    }
  }
  endItems()
  return blocks
}

function markdownBlocks(text: string): Node[] {
  const [title, ...rest] = readLesson(text).children
  const words = title?.textContent ?? ''
  return words === '' ? rest : [schema.node('heading', { level: 2 }, [schema.text(words)]), ...rest]
}

/** Marks are looked for from each sign to the end of its line: in a longer one they stay signs. */
const MOST_IN_LINE = 2_000

function spans(text: string, marks: readonly Mark[]): Node[] {
  const nodes: Node[] = []
  let rest = text
  let found = rest.length > MOST_IN_LINE ? null : SPAN.exec(rest)
  while (found !== null) {
    const [whole, sign, inner = ''] = found
    const name = sign === undefined ? undefined : MARK_OF[sign]
    const href = cleanAddress(whole)
    const mark = name === undefined ? schema.mark('link', { href: href ?? '' }) : schema.mark(name)
    if (found.index > 0) nodes.push(schema.text(rest.slice(0, found.index), marks))
    if (name !== undefined) nodes.push(...spans(inner, mark.addToSet(marks)))
    else nodes.push(schema.text(href ?? whole, href === null ? marks : mark.addToSet(marks)))
    rest = rest.slice(found.index + whole.length)
    found = SPAN.exec(rest)
  }
  return rest === '' ? nodes : [...nodes, schema.text(rest, marks)]
}
