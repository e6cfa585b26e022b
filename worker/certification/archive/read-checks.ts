/** What the nightly look at every certificate found, for an area: the last whole round, or the first while it goes on. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/archive.ts'
import { allow, type Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import { findRound, listNumbers, type Round } from './store-certificate-checks.ts'

/** Null before the first look. */
export async function readCheckSummary(
  ctx: Context,
  scope: Scope,
): Promise<contract.CheckSummary | null> {
  const round = await findLast(ctx, scope)
  return round === null ? null : summaryOf(round, scope.area)
}

/** For whoever may read the register of the area. */
export async function listDifferences(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.listDifferences>> {
  const scope = allow(ctx, 'certificate.read', area)
  const round = await findLast(ctx, scope)
  if (round === null) return { check: null, differences: [] }
  const own = round.findings.kept.filter(({ districtCode }) => isWithin(districtCode, area))
  const numbers = await listNumbers(
    ctx.db,
    scope,
    own.map(({ certificateId }) => certificateId),
  )
  return {
    check: summaryOf(round, area),
    differences: own.map(({ certificateId, what }) => ({
      certificateId,
      number: numbers.get(certificateId) ?? null,
      what: [...what],
    })),
  }
}

async function findLast(ctx: Context, scope: Scope): Promise<Round | null> {
  return (await findRound(ctx.db, scope, 'finished')) ?? findRound(ctx.db, scope, 'newest')
}

function summaryOf(round: Round, area: AreaCode): contract.CheckSummary {
  const { startedAt, finishedAt, findings } = round
  const own = Object.entries(findings.districts).filter(([code]) => isWithin(code, area))
  return {
    startedAt,
    finishedAt,
    checked: own.reduce((total, [, [checked]]) => total + checked, 0),
    differing: own.reduce((total, [, [, differing]]) => total + differing, 0),
  }
}
