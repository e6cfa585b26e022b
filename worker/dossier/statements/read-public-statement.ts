/** What anyone may know of a statement by its code: its state and every count printed on it. No name of a person. */
import {
  findSignedStatement,
  readStatementCode,
  type SignedStatement,
} from '../../certification/index.ts'
import type { PublicStatement, StatementFacts } from '../../contract/statements.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { scanOf } from './read-statement.ts'
import { findByCode, findInForce } from './store-statements.ts'

const NOT_FOUND: PublicStatement = {
  status: 'not_found',
  facts: null,
  listHash: null,
  issuedAt: null,
  revokedOn: null,
  replacedBy: null,
  scan: null,
}

const STATUS_OF = { ISSUED: 'valid', SUPERSEDED: 'replaced', WITHDRAWN: 'revoked' } as const

/** `typed` with or without dashes. One that was never in force is nobody's. */
export async function readPublicStatement(ctx: Context, typed: string): Promise<PublicStatement> {
  const scope = allow(ctx, 'statement.verify', NATION)
  const row = await findByCode(ctx.db, scope, readStatementCode(withMark(typed)) ?? '-')
  if (row === null || row.state === 'PROPOSED' || row.state === 'RETURNED') return NOT_FOUND
  const { id, facts, listHash, decidedAt, state, districtCode } = row
  const signed = await findSignedStatement(ctx.db, id)
  const status = STATUS_OF[state]
  const { timeZone } = await getDistrict(ctx, districtCode)
  const newest =
    status === 'valid'
      ? null
      : await findInForce(ctx.db, allow(ctx, 'statement.verify', districtCode))
  return {
    status,
    facts,
    listHash,
    issuedAt: decidedAt,
    revokedOn: dayOf(signed, timeZone),
    replacedBy: newest?.facts.code ?? null,
    scan: signed === null ? null : `${ctx.origin}/v#${signed.token}`,
  }
}

/** The one in force in a district, as the world may know it; null where there is none. */
export async function readInForce(
  ctx: Context,
  district: AreaCode,
): Promise<{ readonly facts: StatementFacts; readonly scan: string | null } | null> {
  const row = await findInForce(ctx.db, allow(ctx, 'statement.verify', district))
  return row === null ? null : { facts: row.facts, scan: await scanOf(ctx, row.id) }
}

/** The signed credential, byte for byte. Refuses NOT_FOUND for one that was never in force. */
export async function readStatementDocument(ctx: Context, typed: string): Promise<string> {
  const scope = allow(ctx, 'statement.verify', NATION)
  const row = await findByCode(ctx.db, scope, readStatementCode(withMark(typed)) ?? '-')
  const signed = row === null ? null : await findSignedStatement(ctx.db, row.id)
  if (signed === null) throw new Refusal('NOT_FOUND')
  return signed.document
}

/** Here only statements are asked for, so the mark may be left out. */
function withMark(typed: string): string {
  return /bkt/i.test(typed) ? typed : `BKT-${typed}`
}

function dayOf(
  signed: SignedStatement | null,
  timeZone: Parameters<typeof dateIn>[0],
): string | null {
  return signed?.takenBackAt == null ? null : dateIn(timeZone, signed.takenBackAt)
}
