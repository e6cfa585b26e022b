/** What all writers share: which questions a file can carry, and the names of those that it cannot. */
import type { ItemContent, ItemVersion } from '../../../../worker/contract/items.ts'
import type { Pictures } from './reading.ts'

export type ExportedItem = {
  readonly code: string
  readonly item: ItemVersion
  readonly tags: readonly string[]
}

/** `left` were not written: their key is not in order, an option says nothing, or a picture is not at hand. */
export type Written<File> = {
  readonly file: File
  readonly left: readonly { readonly code: string; readonly reason: LeftReason }[]
}
export type LeftReason = 'KEY' | 'OPTION_EMPTY' | 'PICTURE_MISSING'

export function writeEach<Part>(
  items: readonly ExportedItem[],
  pictures: Pictures,
  write: (item: ExportedItem) => Part,
): { parts: Part[]; left: { code: string; reason: LeftReason }[] } {
  const parts: Part[] = []
  const left: { code: string; reason: LeftReason }[] = []
  for (const item of items) {
    const reason = whyLeft(item.item.content, pictures)
    if (reason === null) parts.push(write(item))
    else left.push({ code: item.code, reason })
  }
  return { parts, left }
}

function whyLeft(content: ItemContent, pictures: Pictures): LeftReason | null {
  if (picturesOf(content).some((file) => !pictures.has(file))) return 'PICTURE_MISSING'
  if (content.type === 'case') {
    const reasons = content.questions.map((part) => whyLeft(part.content, pictures))
    return reasons.find((reason) => reason !== null) ?? null
  }
  if (content.type !== 'one' && content.type !== 'many') return null
  if (content.options.some(({ text, image }) => text === '' && image === undefined)) {
    return 'OPTION_EMPTY'
  }
  const right = content.options.filter((option) => option.right).length
  const isKeyed = content.type === 'one' ? right === 1 : right > 0
  return isKeyed ? null : 'KEY'
}

/** Names of the pictures that a question shows. */
export function picturesOf(content: ItemContent): readonly string[] {
  const own = content.image === undefined ? [] : [content.image.file]
  if (content.type === 'case') {
    return [...own, ...content.questions.flatMap((part) => picturesOf(part.content))]
  }
  if (content.type !== 'one' && content.type !== 'many') return own
  return [
    ...own,
    ...content.options.flatMap(({ image }) => (image === undefined ? [] : [image.file])),
  ]
}
