/**
 * What each room hands over for a cadre's copy of all her data: one named select per table, in a stable order. Secrets, keyed
 * hashes and other people's data are not selected. The keys of a row are what her copy calls them, so they only ever grow.
 */
import type { Sql } from './db.ts'

export type OwnRows = {
  /** The table, as `db/README.md` has it. */
  readonly table: string
  /** All her rows; ordered, without a limit: whoever reads takes it in pages. */
  readonly select: Sql
  /** Columns that hold JSON. */
  readonly json?: readonly string[]
}
