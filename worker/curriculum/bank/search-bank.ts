/** Finds questions of an area's bank: by words, tag, level and type, newest first, page by page. */
import type { BankRow, searchBank as endpoint } from '../../contract/bank.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { ownersFor } from '../rules.ts'
import { plainWords } from './lints.ts'
import * as store from './store-bank.ts'

const PAGE = 50

export async function searchBank(
  ctx: Context,
  { area, words = '', limit = PAGE, retired = false, ...wanted }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.read', area)
  const rows = await store.listWanted(ctx.db, {
    ...wanted,
    owners: ownersFor(area),
    // `l-angka` and `23,5` are one word each: what is between spaces must stand together.
    words: wordsIn(words),
    retired: retired ? 'retired' : 'in use',
    after: placeOf(wanted.after),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map(bankRow)
  return { items, next: rows.length > limit ? cursorOf(items.at(-1)) : null }
}

/** Each is a condition of its own, of which one statement takes few: what is said beyond these finds no less. */
const MOST_WORDS = 12

function wordsIn(said: string): string[] {
  const words = said.split(/\s+/u).map(plainWords)
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_WORDS)
}

export function bankRow(row: store.ItemRow): BankRow {
  const { id, tags, fingerprint: _, ...shown } = row
  return { itemId: id, ...shown, tags: parseTags(tags) }
}

export function parseTags(tags: string): string[] {
  // Safe: written by `putVersions` from checked tags.
  return JSON.parse(tags) as string[]
}

export function placeOf(cursor: string | undefined): store.Wanted['after'] {
  const [at, id] = (cursor ?? '').split('|')
  return at === undefined || id === undefined ? null : { at, id }
}

export function cursorOf(last: Pick<BankRow, 'savedAt' | 'itemId'> | undefined): string | null {
  return last === undefined ? null : `${last.savedAt}|${last.itemId}`
}
