/** One person asks for a revocation; the certificate stays valid until another does it, and only the office knows. */
import type { InputOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/certificate-changes.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { personOf } from '../person.ts'
import { getChange } from './read-changes.ts'
import { findCertificate } from '../store.ts'
import { findRequest, putRequest } from './store-changes.ts'

/**
 * A repeat answers as the first. Refuses STATE_NOT_FIT for one that was revoked or replaced, CHANGE_WAITING while something
 * else about it waits for a decision, CONFLICT when the id asked for something else.
 */
export async function askRevocation(
  ctx: Context,
  input: InputOf<typeof contract.askRevocation>,
): Promise<contract.Change> {
  const { district, certificateId, id, reason, note } = input
  const by = allow(ctx, 'certificate.askRevocation', district)
  const askedBy = personOf(ctx.actor)
  const certificate = await findCertificate(ctx.db, by, certificateId)
  if (certificate === null) throw new Refusal('NOT_FOUND')

  const isKnown = await isRepeated()
  if (isKnown) return getChange(ctx, by, id)
  if (certificate.state !== 'VALID') throw new Refusal('STATE_NOT_FIT')
  const entry = { entity: 'certificate', entityId: certificateId, detail: { reason, request: id } }
  const askedAt = instant(ctx.clock)
  const request = { id, certificateId, districtCode: district, reason, note, askedBy, askedAt }
  const done = await commit(ctx, by, entry, [putRequest(request)])
  if (done.applied || (await isRepeated())) return getChange(ctx, by, id)
  const now = await findCertificate(ctx.db, by, certificateId)
  throw new Refusal(now?.state === 'VALID' ? 'CHANGE_WAITING' : 'STATE_NOT_FIT')

  async function isRepeated(): Promise<boolean> {
    const stored = await findRequest(ctx.db, by, id)
    if (stored === null) return false
    const isSame = stored.certificateId === certificateId && stored.askedBy === askedBy
    if (!isSame) throw new Refusal('CONFLICT')
    return true
  }
}
