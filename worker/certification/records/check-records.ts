/** The dry run of a list of old certificates: what would become of each row. Writes nothing. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/records.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { weighRecords } from './weigh-records.ts'

export async function checkRecords(
  ctx: Context,
  { district, rows }: InputOf<typeof contract.checkRecords>,
): Promise<ReplyOf<typeof contract.checkRecords>> {
  const scope = allow(ctx, 'record.propose', district)
  const weighed = await weighRecords(ctx, scope, district, rows)
  return { outcomes: weighed.map(({ outcome }) => outcome) }
}
