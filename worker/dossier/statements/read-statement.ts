/** Statements as the office sees them. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/statements.ts'
import type { Statement, StatementListed, WholeStatement } from '../../contract/statements.ts'
import { findSignedStatement, personOf, printStatementCode } from '../../certification/index.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import { note } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'
import { getDistrict, listDistricts } from '../../regions/index.ts'
import { todayIn } from '../../reporting/index.ts'
import { listedIn } from './statement-rules.ts'
import {
  findList,
  findStatement,
  listInForce,
  listStatements as listRows,
  type StatementRow,
} from './store-statements.ts'

/** `area` is the district, or a part of it: who works in a part reads what the whole states. */
export async function listStatements(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.listStatements>> {
  const scope = allow(ctx, 'statement.read', area)
  const district = await getDistrict(ctx, districtOf(area))
  const rows = await listRows(ctx.db, scope)
  return {
    statements: rows.map((row) => asStatement(ctx, row)),
    today: todayIn(ctx, district),
  }
}

/** Of every district within `area`: a province's people see at once who has stated what. */
export async function listStatementsInForce(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.listStatementsInForce>> {
  const rows = await listInForce(ctx.db, allow(ctx, 'statement.read', area))
  const zones = new Map((await listDistricts(ctx)).map(({ code, timeZone }) => [code, timeZone]))
  return {
    statements: rows.map(({ districtCode, code, asOf, decidedAt, total }) => ({
      district: districtCode,
      code: printStatementCode(code),
      asOf,
      issuedOn: dateIn(zones.get(districtCode) ?? 'Asia/Jakarta', decidedAt),
      total,
    })),
  }
}

export async function readStatement(
  ctx: Context,
  area: AreaCode,
  id: string,
): Promise<WholeStatement> {
  const scope = allow(ctx, 'statement.read', area)
  return asWhole(ctx, await getStatement(ctx, scope, id))
}

/** Within `area` only, and the log says who looked. */
export async function readStatementList(
  ctx: Context,
  area: AreaCode,
  id: string,
): Promise<{ cadres: StatementListed[]; listHash: string }> {
  const by = allow(ctx, 'statement.readList', area)
  const { listHash } = await getStatement(ctx, by, id)
  const list = await findList(ctx.db, id)
  if (list === null) throw new Refusal('NOT_FOUND')
  const cadres = [...listedIn(list, area)]
  const entry = { entity: 'statement', entityId: id, detail: { cadres: cadres.length } }
  await note(ctx, by, entry)
  return { cadres, listHash }
}

/** Refuses NOT_FOUND outside the district of the scope. */
export async function getStatement(ctx: Context, scope: Scope, id: string): Promise<StatementRow> {
  const row = await findStatement(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

export async function asWhole(ctx: Context, row: StatementRow): Promise<WholeStatement> {
  return {
    statement: asStatement(ctx, row),
    facts: row.facts,
    listHash: row.listHash,
    scan: await scanOf(ctx, row.id),
  }
}

/** What the QR code holds; null before the statement is signed. */
export async function scanOf(ctx: Context, id: string): Promise<string | null> {
  const signed = await findSignedStatement(ctx.db, id)
  return signed === null ? null : `${ctx.origin}/v#${signed.token}`
}

function asStatement(ctx: Context, row: StatementRow): Statement {
  const { id, asOf, state, proposedByName, proposedAt, decidedByName, decidedAt, reason } = row
  return {
    id,
    code: row.facts.code,
    asOf,
    state,
    total: row.facts.total,
    proposedByName,
    proposedAt,
    decidedByName,
    decidedAt,
    reason,
    supersededBy: row.newerCode === null ? null : printStatementCode(row.newerCode),
    isOwn: row.proposedBy === personOf(ctx.actor),
  }
}
