/**
 * Questions from a file against those of the bank: which are new, the same, or another under a code that is known; and what
 * writing them would write. Reads, never writes.
 */
import type { ImportedItem } from '../../contract/bank.ts'
import type { Db } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { codeFrom, contentText, newVersion, tagsText, takeCode } from './item-row.ts'
import * as store from './store-bank.ts'

export type Weighed = {
  readonly is: 'new' | 'same' | 'changed'
  readonly code: string
  /** What the bank has by this id or, in the same area, by this code. */
  readonly known: store.WholeRow | null
  /** Null for what is the same. */
  readonly next: store.NewVersion | null
}

/** In the order of the items. Codes that are left out are made, each once. */
export async function weighItems(
  db: Db,
  owner: AreaCode,
  items: readonly ImportedItem[],
): Promise<Weighed[]> {
  const codes = items.flatMap(({ code }) => (code === undefined ? [] : [code]))
  const made = items.map((each) => each.code ?? codeFrom(each.item))
  const [rows, taken] = await Promise.all([
    store.listKnown(
      db,
      owner,
      items.map(({ itemId }) => itemId),
      codes,
    ),
    store.listCodesLike(db, owner, [...new Set(made)]),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byCode = new Map(
    rows.filter(({ ownerArea }) => ownerArea === owner).map((row) => [row.code, row]),
  )
  for (const code of codes) taken.add(code)
  return items.map((each, index): Weighed => {
    const known =
      byId.get(each.itemId) ?? (each.code === undefined ? undefined : byCode.get(each.code))
    const isSame = known?.content === contentText(each.item) && known.tags === tagsText(each.tags)
    if (known !== undefined) {
      const { id, code, version } = known
      const next = isSame ? null : newVersion(id, code, version, each.item, each.tags)
      return { is: isSame ? 'same' : 'changed', code, known, next }
    }
    const code = each.code ?? takeCode(made[index] ?? 'soal', taken)
    const next = newVersion(each.itemId, code, 0, each.item, each.tags)
    return { is: 'new', code, known: null, next }
  })
}
