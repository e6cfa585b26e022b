/**
 * A module's `soal.yaml`: references to questions of the bank, `- { item: <code>, for: quiz }`, beside questions that stand
 * in the file themselves. Read with the line of every fault, and written. Pure.
 */
import { stringify } from 'yaml'
import * as z from 'zod/mini'
import {
  itemCode,
  itemContent,
  itemNotes,
  itemTags,
  type ItemVersion,
} from '../../contract/items.ts'
import { no, ok, type Result } from '../../core/result.ts'
import type { SourceFault } from './open-yaml.ts'
import { faultsOf, parseYaml, type Faulty, type Read } from './source.ts'

const use = z.enum(['quiz', 'test'])

const reference = z.strictObject({ item: itemCode, for: use })

/** What a question in the file says beside what it asks, which stands at the same level. */
const header = z.strictObject({
  id: itemCode,
  for: use,
  ...itemNotes,
  fact: z.optional(itemNotes.fact),
  shuffle: z.optional(itemNotes.shuffle),
  tags: z.optional(itemTags),
})

const MOST_ITEMS = 200

export type ReferencedItem = {
  readonly kind: 'reference'
  readonly code: string
  readonly for: 'quiz' | 'test'
}
export type InlineItem = {
  readonly kind: 'inline'
  readonly code: string
  readonly for: 'quiz' | 'test'
  readonly item: ItemVersion
  readonly tags: readonly string[]
}
export type ListedItem = ReferencedItem | InlineItem

/** Empty for a file that lists nothing yet. */
export function readItems(source: string): Result<Read<ListedItem[]>, Faulty> {
  const read = parseYaml(source)
  if (!read.ok) return read
  const { value: given, lineOf } = read.value
  const list = given ?? []
  if (!Array.isArray(list) || list.length > MOST_ITEMS) {
    const faults = [{ line: 1, reason: 'FIELD_WRONG', about: '' }]
    return no<Faulty>({ reason: 'SOURCE_INVALID', faults })
  }
  const faults: SourceFault[] = []
  const items = list.flatMap((entry: unknown, index) => {
    const blame = (issues: readonly z.core.$ZodIssue[]) =>
      faults.push(...faultsOf(issues, read.value, [index]))
    const item = readItem(entry, blame)
    return item === null ? [] : [item]
  })
  if (faults.length > 0) return no<Faulty>({ reason: 'SOURCE_INVALID', faults })
  return ok({ value: items, lineOf })
}

/** A question that does not say its type has one right answer of several. */
function readItem(
  entry: unknown,
  blame: (issues: readonly z.core.$ZodIssue[]) => void,
): ListedItem | null {
  if (typeof entry === 'object' && entry !== null && 'item' in entry) {
    const parsed = reference.safeParse(entry)
    if (!parsed.success) {
      blame(parsed.error.issues)
      return null
    }
    return { kind: 'reference', code: parsed.data.item, for: parsed.data.for }
  }
  const isObject = typeof entry === 'object' && entry !== null && !Array.isArray(entry)
  const fields = Object.entries(isObject ? entry : {})
  const isHeader = ([key]: [string, unknown]) => Object.hasOwn(header.shape, key)
  const said = header.safeParse(isObject ? Object.fromEntries(fields.filter(isHeader)) : entry)
  if (!isObject) {
    blame(said.error?.issues ?? [])
    return null
  }
  const asked = fields.filter((field) => !isHeader(field))
  const content = itemContent.safeParse({ type: 'one', ...Object.fromEntries(asked) })
  blame([...(said.error?.issues ?? []), ...(content.error?.issues ?? [])])
  if (!said.success || !content.success) return null
  const { id, for: whose, level, objective, source, fact = '', shuffle = true } = said.data
  const notes = { level, objective, source, fact, shuffle }
  return {
    kind: 'inline',
    code: id,
    for: whose,
    item: { ...notes, content: content.data },
    tags: said.data.tags ?? [],
  }
}

/** The file again; what says nothing is left out, so that a question of one right answer reads as it was written. */
export function writeItems(items: readonly ListedItem[]): string {
  if (items.length === 0) return '[]\n'
  // One picture shown twice is written twice: the reader takes no aliases.
  const options = { lineWidth: 0, aliasDuplicateObjects: false }
  return items.map((item) => stringify([entryOf(item)], options)).join('')
}

function entryOf(listed: ListedItem): Record<string, unknown> {
  if (listed.kind === 'reference') return { item: listed.code, for: listed.for }
  const { code, item, tags } = listed
  const { level, objective, source, fact, shuffle, content } = item
  const { type, explanation, ...asked } = content
  return {
    id: code,
    for: listed.for,
    level,
    objective,
    source,
    ...(fact === '' ? {} : { fact }),
    ...(shuffle ? {} : { shuffle }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(type === 'one' ? {} : { type }),
    ...asked,
    explanation,
  }
}
