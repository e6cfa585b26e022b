/** Keeps a list of old certificates over a reload, in this tab only, as the import of the roster does. */
import { drop, get, pack, put, unpack } from '../../../lib/tab-store.ts'
import type { Draft } from './draft.ts'
import type { SheetRecord } from './sheet.ts'

const KEY = 'lama'
const ROWS = 'lama-baris'

/** False when the rows were too many for the browser's storage. */
export async function keepRows(rows: readonly SheetRecord[]): Promise<boolean> {
  return put(ROWS, await pack(JSON.stringify(rows)))
}

export function keepAnswers(draft: Draft): void {
  put(KEY, JSON.stringify({ ...draft, rows: undefined }))
}

/** `rows` is null when they were too many: then the same file is chosen once more. */
export type Kept = Omit<Draft, 'rows'> & { readonly rows: readonly SheetRecord[] | null }

export async function findKept(district: string): Promise<Kept | null> {
  const text = get(KEY)
  if (text === null) return null
  // Safe: only this module writes the key; a foreign shape fails the district test or is thrown away.
  const kept = JSON.parse(text) as Omit<Draft, 'rows'>
  if (kept.district !== district) return null
  const packed = get(ROWS)
  return {
    ...kept,
    rows: packed === null ? null : (JSON.parse(await unpack(packed)) as SheetRecord[]),
  }
}

export function forgetDraft(): void {
  drop(KEY)
  drop(ROWS)
}
