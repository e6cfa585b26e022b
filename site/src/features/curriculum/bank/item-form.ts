/** A question with its notes as the editor holds it, and the way to the contract's `ItemVersion` and back. */
import type { ItemType, ItemVersion } from '../../../../../worker/contract/items.ts'
import {
  contentOf,
  formOf,
  newContent,
  type ContentForm,
  type Gap,
  type Made,
} from './content-form.ts'
import { sketchOf } from './sketch-form.ts'

export type ItemForm = {
  readonly content: ContentForm
  readonly level: 1 | 2 | 3
  readonly objective: string
  readonly source: string
  readonly fact: string
  readonly shuffle: boolean
  readonly tags: readonly string[]
}

export type MadeItem =
  | { readonly ok: true; readonly item: ItemVersion; readonly tags: string[] }
  | { readonly ok: false; readonly gaps: readonly Gap[] }

export function newItem(type: ItemType): ItemForm {
  return {
    content: newContent(type),
    level: 1,
    objective: '',
    source: '',
    fact: '',
    shuffle: true,
    tags: [],
  }
}

/** The next question of somebody who writes several: of the same type, tags, level and source. */
export function nextAfter(form: ItemForm): ItemForm {
  const { level, tags, source, shuffle } = form
  return { ...newItem(form.content.type), level, tags, source, shuffle }
}

export function itemFormOf({ content, ...notes }: ItemVersion, tags: readonly string[]): ItemForm {
  return { content: formOf(content), ...notes, tags }
}

export function itemOf(form: ItemForm): MadeItem {
  return withNotes(form, contentOf(form.content))
}

/** What a preview can be made of while words are missing. */
export function sketchedItem(form: ItemForm): MadeItem {
  return withNotes({ ...form, fact: '', tags: [] }, sketchOf(form.content))
}

const REMARK = 1000
const FACT = 40

function withNotes(form: ItemForm, made: Made): MadeItem {
  const { level, shuffle } = form
  const notes = { objective: form.objective.trim(), source: form.source.trim() }
  const fact = form.fact.trim()
  const gaps: Gap[] = made.ok ? [] : [...made.gaps]
  for (const at of ['objective', 'source'] as const) {
    if (notes[at].length > REMARK) gaps.push({ at, reason: 'LONG', limit: REMARK })
  }
  if (fact.length > FACT) gaps.push({ at: 'fact', reason: 'LONG', limit: FACT })
  else if (!/^[a-z0-9-]*$/.test(fact)) gaps.push({ at: 'fact', reason: 'NUMBER' })
  if (!made.ok || gaps.length > 0) return { ok: false, gaps }
  const item = { level, ...notes, fact, shuffle, content: made.content }
  return { ok: true, item, tags: [...form.tags] }
}

/** Nothing was written yet: there is nothing to keep and nothing to lose. */
export function isUntouched(form: ItemForm): boolean {
  return wordsOf(form.content) === wordsOf(newContent(form.content.type))
}

/** All but the ids, which are drawn. */
function wordsOf(content: ContentForm): string {
  return JSON.stringify(content, (key, value: unknown) => (key === 'id' ? undefined : value))
}

export function isSameForm(one: ItemForm, other: ItemForm): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export const MOST_TAGS = 12

/** A tag as it is kept: `ASI Eksklusif` → `asi-eksklusif`; empty for what has no letter and no number. */
export function tagOf(typed: string): string {
  return typed
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 40)
    .replace(/-$/, '')
}
