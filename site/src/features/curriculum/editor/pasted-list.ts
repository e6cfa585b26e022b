/** Lists out of paragraphs that only look like items: Word's, and lines of plain text that begin with a dot or a number. Pure. */
import type { Node } from 'prosemirror-model'
import { schema } from './schema.ts'

export type PastedItem = {
  /** From 1. */
  readonly level: number
  /** Which list it belongs to, where the source names it. */
  readonly list: string
  readonly isOrdered: boolean
  /** Its number. */
  readonly start: number
  readonly blocks: readonly Node[]
}

/** One after another, deeper ones inside the item before them. */
export function listFrom(items: readonly PastedItem[]): Node[] {
  const lists: Node[] = []
  let at = 0
  while (at < items.length) {
    const first = items[at]
    if (first === undefined) break
    const made: Node[] = []
    while (at < items.length) {
      const item = items[at]
      if (item === undefined || item.level < first.level) break
      if (item.level === first.level && !isSameList(item, first)) break
      at += 1
      const deeper: PastedItem[] = []
      while ((items[at]?.level ?? 0) > first.level) {
        const next = items[at]
        if (next !== undefined) deeper.push(next)
        at += 1
      }
      const blocks = [...item.blocks, ...listFrom(deeper)]
      if (blocks.length > 0) made.push(itemOf(blocks))
    }
    if (made.length > 0) {
      lists.push(
        first.isOrdered
          ? schema.node('ordered_list', { start: first.start }, made)
          : schema.node('bullet_list', null, made),
      )
    }
  }
  return lists
}

function isSameList(one: PastedItem, other: PastedItem): boolean {
  return one.isOrdered === other.isOrdered && one.list === other.list
}

/** An item begins with words; headings in it are words too. */
export function itemOf(blocks: readonly Node[]): Node {
  const plain = blocks.map((block) =>
    block.type === schema.nodes.heading ? schema.node('paragraph', null, block.content) : block,
  )
  const isLed = plain[0]?.type === schema.nodes.paragraph
  return schema.node('list_item', null, isLed ? plain : [schema.node('paragraph'), ...plain])
}
