/**
 * `/status/35.08/1`: which certificates of a list are taken back, or from 1001 on which statements of
 * coverage; signed by the district's key of now. Within an hour the same
 * bytes, unless something was revoked or the key changed.
 */
import { allow, type Scope } from '../../core/access.ts'
import { instant, type Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { verificationMethod } from '../credential/did-document.ts'
import { signCredential } from '../credential/proof.ts'
import { statusListCredential } from '../credential/status-list.ts'
import { didOf, signingKey } from '../keys/keys.ts'
import { FIRST_STATEMENT_LIST, listStatementPlaces } from '../statements/store-signed.ts'
import { listLastLists, listTakenBack } from './store-verifiers.ts'

const HOUR = 3_600_000

/** Refuses NOT_FOUND for a district that never issued, and for a list that nothing was put into. */
export async function readStatusList(
  ctx: Context,
  district: AreaCode,
  list: number,
): Promise<object> {
  const scope = allow(ctx, 'certificate.verify', district)
  const revoked =
    list < FIRST_STATEMENT_LIST
      ? await certificatesOf(ctx, scope, list)
      : await statementsOf(ctx, scope, list)
  const { key, kid } = await signingKey(ctx, district)
  const document = await statusListCredential({
    origin: ctx.origin,
    district,
    list,
    revoked,
    now: instant(ctx.clock),
  })
  const method = verificationMethod(didOf(ctx, district), kid)
  const created = startOfHour(ctx.clock.now())
  return signCredential(document, { key, verificationMethod: method, created })
}

async function certificatesOf(ctx: Context, scope: Scope, list: number): Promise<number[]> {
  const [issuer] = await listLastLists(ctx.db, scope)
  if (issuer === undefined || list > issuer.last) throw new Refusal('NOT_FOUND')
  const places = await listTakenBack(ctx.db, scope)
  return places.flatMap((place) => (place.list === list ? [place.place] : []))
}

async function statementsOf(ctx: Context, scope: Scope, list: number): Promise<number[]> {
  const places = (await listStatementPlaces(ctx.db, scope)).filter((place) => place.list === list)
  if (places.length === 0) throw new Refusal('NOT_FOUND')
  return places.flatMap(({ place, isTakenBack }) => (isTakenBack === 1 ? [place] : []))
}

export function startOfHour(at: Date): Instant {
  return new Date(Math.floor(at.getTime() / HOUR) * HOUR).toISOString()
}
