/** The dry run of an import: what would become of each row. Writes nothing. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { outcomeOf, weighRows } from './weigh-rows.ts'

export async function checkRoster(
  ctx: Context,
  { district, rows }: InputOf<typeof contract.checkRoster>,
): Promise<ReplyOf<typeof contract.checkRoster>> {
  const by = allow(ctx, 'cadre.import', district)
  const { verdicts } = await weighRows(ctx, by, district, rows)
  return { outcomes: verdicts.map(outcomeOf) }
}
