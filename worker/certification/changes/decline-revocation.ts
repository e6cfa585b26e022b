/** A second person says why a certificate is not revoked; it stays as it was. */
import type { Change } from '../../contract/certificate-changes.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { mayDecideRequest } from './change-rules.ts'
import { personOf } from '../person.ts'
import { getChange, getRequest } from './read-changes.ts'
import { decline } from './store-changes.ts'

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was revoked. A repeat keeps the first answer. */
export async function declineRevocation(
  ctx: Context,
  {
    district,
    id,
    answer,
  }: { readonly district: AreaCode; readonly id: string; readonly answer: string },
): Promise<Change> {
  const by = allow(ctx, 'certificate.declineRevocation', district)
  const person = personOf(ctx.actor)
  const request = await getRequest(ctx, by, id)
  const may = mayDecideRequest(request, 'DECLINED', person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const entry = {
      entity: 'certificate',
      entityId: request.certificateId,
      detail: { request: id },
    }
    await commit(ctx, by, entry, [decline(request, { person, at: instant(ctx.clock), answer })])
    const stands = mayDecideRequest(await getRequest(ctx, by, id), 'DECLINED', person)
    if (!stands.ok) throw new Refusal(stands.reason)
  }
  return getChange(ctx, by, id)
}
