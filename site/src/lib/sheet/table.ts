/** Where the table of a sheet begins and ends, as offices lay it out: titles above, sums and signatures below. Pure. */
import { UNDER } from './headings.ts'
import type { Sheet } from './read-file.ts'

const LOOK_AT = 40

export type Headings = { readonly headings: readonly string[]; readonly next: number }

/**
 * The row or two rows of headings among the first of a sheet: title rows stand above it. `knownIn` says how many columns a
 * row names, 0 for none. Null where no row does.
 */
export function findHeadings(
  sheet: Sheet,
  knownIn: (headings: readonly string[]) => number,
): Headings | null {
  let best: (Headings & { readonly score: number }) | null = null
  for (let at = 0; at < Math.min(LOOK_AT, sheet.rows.length); at += 1) {
    const upper = sheet.rows[at] ?? []
    const one = { headings: upper, next: at + 1 }
    const two = { headings: joinHeadings(sheet, at), next: at + 2 }
    // A title stands alone in its row; it is not the upper half of headings.
    const isTitle = upper.filter((cell) => cell !== '').length < 2
    for (const candidate of isTitle ? [one] : [one, two]) {
      const known = knownIn(candidate.headings)
      if (known === 0) continue
      // Two rows only where they say more than one.
      const score = known * 2 + (candidate === one ? 1 : 0)
      if (best === null || score > best.score) best = { ...candidate, score }
    }
  }
  if (best === null) return null
  const next = isNumbering(sheet.rows[best.next] ?? []) ? best.next + 1 : best.next
  return { headings: best.headings, next }
}

/** Two heading rows as one: `SK Pengangkatan` over `Nomor` gives `SK Pengangkatan › Nomor`. */
function joinHeadings(sheet: Sheet, at: number): readonly string[] {
  const upper = [...(sheet.rows[at] ?? [])]
  for (const span of sheet.spans) {
    if (span.row !== at) continue
    for (let column = span.left; column <= span.right; column += 1) {
      upper[column] = upper[span.left] ?? ''
    }
  }
  const lower = sheet.rows[at + 1] ?? []
  const width = Math.max(upper.length, lower.length)
  return Array.from({ length: width }, (_, column) => {
    const above = upper[column] ?? ''
    const below = lower[column] ?? ''
    if (above === below || below === '') return above
    return above === '' ? below : `${above}${UNDER}${below}`
  })
}

/** The row `(1) (2) (3) …` that official tables have under their headings. */
function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return (
    filled.length >= 3 &&
    filled.every((cell, at) => Number(cell.replaceAll(/[()]/g, '')) === at + 1)
  )
}

const TOTAL = /^(jumlah|total|sub ?total|rekap\w*|grand total)\b/i

/** The last row that is filled like the others; what stands below is a date, an office and a signature. */
export function findLastDense(
  body: readonly { readonly cells: readonly string[] }[],
  filled: readonly number[],
): number {
  const sorted = filled.filter((count) => count > 0).sort((one, other) => one - other)
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0
  const enough = Math.max(2, Math.ceil(usual / 2))
  return body.findLastIndex((row, at) => (filled[at] ?? 0) >= enough && !isTotal(row.cells))
}

/** A row of sums. */
export function isTotal(cells: readonly string[]): boolean {
  let seen = 0
  for (const cell of cells) {
    if (cell === '') continue
    if (TOTAL.test(cell)) return true
    seen += 1
    if (seen === 2) return false
  }
  return false
}
