/** The questions of the bank that a course asks: of two with one code, the one whose owner is nearest. */
import type { SourceFile } from '../../contract/curriculum.ts'
import type { Db } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { Banked } from '../compile/compile-items.ts'
import { ownersFor } from '../rules.ts'
import { imagesOf } from './present.ts'
import { parseItem } from './read-item.ts'
import { parseTags } from './search-bank.ts'
import { listByCode } from './store-bank.ts'

/** In their newest versions, by code; one query at most. Codes that no bank of these areas has are left out. */
export async function loadItems(
  db: Db,
  ownerArea: AreaCode,
  files: readonly SourceFile[],
): Promise<Banked> {
  const codes = codesIn(files)
  if (codes.length === 0) return new Map()
  // From the country down, so that the nearest comes last.
  const owners = ownersFor(ownerArea)
  const rows = await listByCode(db, owners, codes)
  const nearestLast = rows.toSorted(
    (one, other) => owners.indexOf(one.ownerArea) - owners.indexOf(other.ownerArea),
  )
  return new Map(
    nearestLast.map((row) => [
      row.code,
      {
        itemId: row.id,
        version: row.version,
        item: parseItem(row.content),
        tags: parseTags(row.tags),
        isRetired: row.retiredAt !== null,
      },
    ]),
  )
}

/** The uploaded pictures that some questions show. */
export function picturesIn(banked: Banked): string[] {
  return [...banked.values()].flatMap(({ item }) => imagesOf(item.content).map(({ file }) => file))
}

/** More than are referred to, where a file says it in a text: what is not asked for is not used. */
function codesIn(files: readonly SourceFile[]): string[] {
  const named = files
    .filter(({ path }) => path.endsWith('/soal.yaml'))
    .flatMap(({ text }) => [...text.matchAll(/\bitem["']?\s*:\s*["']?([a-z0-9-]+)/g)])
  return [...new Set(named.map(([, code]) => code ?? ''))]
}
