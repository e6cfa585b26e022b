/** The second person: puts a statement in force, which signs it and ends the one before, or sends it back. */
import {
  personOf,
  putSignedStatement,
  signStatement,
  takeBackStatement,
} from '../../certification/index.ts'
import type { WholeStatement } from '../../contract/statements.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { nameOf } from './propose-statement.ts'
import { asWhole, getStatement } from './read-statement.ts'
import { mayDecide, mayWithdraw } from './statement-rules.ts'
import { findInForce, putInForce, sendBack, withdraw } from './store-statements.ts'

export type OneStatement = { readonly district: AreaCode; readonly id: string }

const ATTEMPTS = 3

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was returned. A repeat answers as the first. */
export async function issueStatement(
  ctx: Context,
  { district, id }: OneStatement,
): Promise<WholeStatement> {
  const by = allow(ctx, 'statement.issue', district)
  const person = personOf(ctx.actor)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const row = await getStatement(ctx, by, id)
    const may = mayDecide(row, 'issue', person)
    if (!may.ok) throw new Refusal(may.reason)
    if (may.value === 'done already') return asWhole(ctx, row)

    const old = await findInForce(ctx.db, by)
    const at = instant(ctx.clock)
    const { facts, listHash, asOf } = row
    const signed = await signStatement(ctx, { id, facts, listHash, issuedAt: at })
    const [change, ...others] = putInForce(id, old, { person, name: nameOf(ctx), at })
    const entry = { entity: 'statement', entityId: id, detail: { asOf, replaces: old?.id ?? null } }
    await commit(ctx, by, entry, [
      change,
      ...others,
      putSignedStatement(signed),
      ...(old === null ? [] : [takeBackStatement(old.id, at)]),
    ])
    // Looking again says whether this was it, or who was quicker.
    const now = await getStatement(ctx, by, id)
    if (now.decidedBy === person && now.state !== 'RETURNED') return asWhole(ctx, now)
  }
  throw new Refusal('DATABASE_BUSY')
}

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it is in force. A repeat keeps the first reason. */
export async function returnStatement(
  ctx: Context,
  { district, id, reason }: OneStatement & { readonly reason: string },
): Promise<WholeStatement> {
  const by = allow(ctx, 'statement.return', district)
  const person = personOf(ctx.actor)
  const row = await getStatement(ctx, by, id)
  const may = mayDecide(row, 'return', person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const decided = { person, name: nameOf(ctx), at: instant(ctx.clock) }
    const entry = { entity: 'statement', entityId: id, detail: { asOf: row.asOf } }
    await commit(ctx, by, entry, sendBack(id, decided, reason))
  }
  const now = await getStatement(ctx, by, id)
  if (now.state !== 'RETURNED') throw new Refusal('STATE_NOT_FIT')
  return asWhole(ctx, now)
}

/** For good: a later one must be proposed anew. Refuses STATE_NOT_FIT unless it is in force. A repeat keeps the first reason. */
export async function withdrawStatement(
  ctx: Context,
  { district, id, reason }: OneStatement & { readonly reason: string },
): Promise<WholeStatement> {
  const by = allow(ctx, 'statement.withdraw', district)
  const row = await getStatement(ctx, by, id)
  const may = mayWithdraw(row)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const entry = { entity: 'statement', entityId: id, detail: { asOf: row.asOf } }
    await commit(ctx, by, entry, [withdraw(id, reason), takeBackStatement(id, instant(ctx.clock))])
  }
  const now = await getStatement(ctx, by, id)
  if (now.state !== 'WITHDRAWN') throw new Refusal('STATE_NOT_FIT')
  return asWhole(ctx, now)
}
