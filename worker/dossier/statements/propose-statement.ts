/** One person freezes a district's coverage as of a day: the numbers, and whom they count by which certificate. */
import { cadreWord } from '../../../site/src/text/counted-kinds.ts'
import { definitionsOf } from '../../../site/src/text/reporting.ts'
import { STATEMENT_METHOD } from '../../../site/src/text/statements.ts'
import { newCode, personOf, printStatementCode } from '../../certification/index.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import type { proposeStatement as endpoint, WholeStatement } from '../../contract/statements.ts'
import { allow, type Scope } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { sha256 } from '../../core/sha256.ts'
import { getDistrict } from '../../regions/index.ts'
import { countByName, refuseFuture, todayIn } from '../../reporting/index.ts'
import { asWhole } from './read-statement.ts'
import { factsOf, listText } from './statement-rules.ts'
import { findStatement, putStatement, type StatementRow } from './store-statements.ts'

/**
 * Refuses INPUT_INVALID for a day that has not come, STATEMENT_WAITING while another one of the district is undecided,
 * CHANGED_MEANWHILE when the roster changed while it was counted. A repeat answers as the first.
 */
export async function proposeStatement(
  ctx: Context,
  input: InputOf<typeof endpoint>,
): Promise<WholeStatement> {
  const { district: code, id, asOf } = input
  const by = allow(ctx, 'statement.propose', code)
  const person = personOf(ctx.actor)
  const district = await getDistrict(ctx, code)
  refuseFuture(asOf, todayIn(ctx, district))
  const before = await asRepeated(ctx, by, input)
  if (before !== null) return asWhole(ctx, before)

  const counted = await countByName(ctx, code, asOf)
  if (counted === null) throw new Refusal('CHANGED_MEANWHILE')
  const statementCode = newCode(ctx.ids)
  const { name, provinceName, officeName, cadreTitle, isDemo } = district
  const facts = factsOf(counted, {
    code: printStatementCode(statementCode),
    district: { code, name, provinceName },
    officeName,
    cadreTitle,
    asOf,
    method: STATEMENT_METHOD,
    definitions: definitionsOf(cadreWord(counted.figures.total)),
    isSample: isDemo,
  })
  const list = listText(counted, code, asOf)
  const { cadres, trained } = facts.total
  const done = await commit(
    ctx,
    by,
    { entity: 'statement', entityId: id, detail: { asOf, cadres, trained } },
    putStatement({
      id,
      districtCode: code,
      code: statementCode,
      asOf,
      facts,
      list,
      listHash: await sha256(list),
      proposedBy: person,
      proposedByName: nameOf(ctx),
      proposedAt: instant(ctx.clock),
    }),
  )
  const stored = await asRepeated(ctx, by, input)
  if (stored !== null) return asWhole(ctx, stored)
  throw new Refusal(done.applied ? 'NOT_FOUND' : 'STATEMENT_WAITING')
}

/** The statement of this id when it says the same; CONFLICT when it is another's. */
async function asRepeated(
  ctx: Context,
  scope: Scope,
  { id, asOf }: InputOf<typeof endpoint>,
): Promise<StatementRow | null> {
  const stored = await findStatement(ctx.db, scope, id)
  if (stored === null) return null
  if (stored.asOf !== asOf || stored.proposedBy !== personOf(ctx.actor)) {
    throw new Refusal('CONFLICT')
  }
  return stored
}

/** As it is printed beside the decision. */
export function nameOf({ actor }: Pick<Context, 'actor'>): string {
  return actor.kind === 'staff' ? actor.name : personOf(actor)
}
