/** What was asked for about issued certificates, as the office sees it: revocations and corrections in one list. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/certificate-changes.ts'
import type { Change, ChangeState } from '../../contract/certificate-changes.ts'
import { allow, type Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { personOf } from '../person.ts'
import {
  findRequest,
  listChanges as listRows,
  type ChangeRow,
  type RequestRow,
} from './store-changes.ts'

const PAGE = 50

export async function listChanges(
  ctx: Context,
  district: AreaCode,
  filter: { readonly state: ChangeState | null; readonly after: string | null },
): Promise<ReplyOf<typeof contract.listChanges>> {
  const scope = allow(ctx, 'certificate.read', district)
  const [at, id] = (filter.after ?? '').split('|')
  const rows = await listRows(ctx.db, scope, {
    id: null,
    state: filter.state,
    after: at === undefined || id === undefined ? null : { at, id },
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    changes: page.map((row) => asChange(ctx, row)),
    next: rows.length > PAGE && last !== undefined ? `${last.askedAt}|${last.id}` : null,
  }
}

/** Refuses NOT_FOUND for another district's. */
export async function getChange(ctx: Context, scope: Scope, id: string): Promise<Change> {
  const [row] = await listRows(ctx.db, scope, { id, state: null, after: null, limit: 1 })
  if (row === undefined) throw new Refusal('NOT_FOUND')
  return asChange(ctx, row)
}

/** Refuses NOT_FOUND for another district's. */
export async function getRequest(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
): Promise<RequestRow> {
  const row = await findRequest(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

function asChange(ctx: Context, row: ChangeRow): Change {
  const { id, kind, state, holderName, issuedOn, reason, note, askedAt, decidedAt, answer } = row
  const { certificateId, number, verificationCode, villageName, subDistrictName } = row
  return {
    id,
    kind,
    state,
    certificate: { id: certificateId, number, verificationCode },
    holderName,
    areaName: [villageName, subDistrictName].filter(Boolean).join(', '),
    issuedOn,
    reason,
    note,
    askedAt,
    isOwn: row.askedBy === personOf(ctx.actor),
    decidedAt,
    answer,
  }
}
