/**
 * Keeps an import over a reload, in this tab only: `sessionStorage` is gone when the tab is closed, so no list of names
 * stays behind on a shared computer. Rows are packed; when even that is too much for the browser, the answers are kept
 * and the officer chooses the same file again (known by its fingerprint).
 */
import { drop, get, pack, put, unpack } from '../../lib/tab-store.ts'
import type { Draft } from './draft.ts'
import type { SheetRow } from './read-sheet.ts'

const KEY = 'impor'
const ROWS = 'impor-baris'

export type Kept = Omit<Draft, 'rows'> & { readonly rows: readonly SheetRow[] | null }

/** False when the rows were too many for the browser's storage. */
export async function keepRows(rows: readonly SheetRow[]): Promise<boolean> {
  const packed = await pack(JSON.stringify(rows))
  return put(ROWS, packed)
}

export function keepAnswers(draft: Draft): void {
  put(KEY, JSON.stringify({ ...draft, rows: undefined }))
}

export async function findKept(district: string): Promise<Kept | null> {
  const text = get(KEY)
  if (text === null) return null
  // Safe: only this module writes the key; a foreign shape fails the district test or is thrown away.
  const kept = JSON.parse(text) as Omit<Draft, 'rows'>
  if (kept.district !== district) return null
  const packed = get(ROWS)
  const rows = packed === null ? null : (JSON.parse(await unpack(packed)) as SheetRow[])
  return { ...kept, rows }
}

export function forgetDraft(): void {
  drop(KEY)
  drop(ROWS)
}
