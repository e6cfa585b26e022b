/** The questions that a quiz or the tests of a course draw from, as far as the bank has told of them. Pure. */
import type { BankRow } from '../../../../../worker/contract/bank.ts'
import type { Drawable } from '../../../../../worker/contract/draw-rules.ts'
import type { OutlineModule } from '../../../../../worker/contract/workshop.ts'

export type Stock = {
  readonly items: readonly Drawable[]
  /** Questions of which level and tags are not known here: there may be more than is counted. */
  readonly unknown: number
}

export function stockOf(
  modules: readonly Pick<OutlineModule, 'slug' | 'items'>[],
  rows: ReadonlyMap<string, BankRow | null>,
  use: 'quiz' | 'test',
): Stock {
  const asked = modules.flatMap(({ slug, items }) =>
    items
      .filter((item) => item.for === use)
      .map(({ code }) => ({ module: slug, row: rows.get(code) })),
  )
  const items = asked.flatMap(({ module, row }): Drawable[] =>
    row === null || row === undefined ? [] : [{ module, level: row.level, tags: row.tags }],
  )
  return { items, unknown: asked.length - items.length }
}
