/**
 * A second person revokes a certificate for good, as another asked for. It keeps its number, its page and its paper, which
 * says so from now on. Nothing cascades: only whether the cadre still counts as trained is decided anew, with the counters and
 * the log's entry, in the same batch.
 */
import type { Change } from '../../contract/certificate-changes.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { markTrained, recountCoverageOf } from '../../roster/index.ts'
import { mayDecideRequest } from './change-rules.ts'
import { integrateAfterwards } from '../log/log.ts'
import { personOf } from '../person.ts'
import { getChange, getRequest } from './read-changes.ts'
import { trainedSince } from '../rules.ts'
import { entryOf } from '../sign.ts'
import { getCredential } from '../sign-missing.ts'
import { findCertificate } from '../store.ts'
import { markRevoked, revoke as revoked } from './store-changes.ts'
import { listHeld } from '../store-held.ts'
import { appendToLog } from '../log/store-log.ts'

const ATTEMPTS = 4

/** `id` of the request. Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT when it was declined. A repeat answers as the first. */
export async function revoke(
  ctx: Context,
  { district, id }: { readonly district: AreaCode; readonly id: string },
): Promise<Change> {
  const by = allow(ctx, 'certificate.revoke', district)
  const person = personOf(ctx.actor)
  const { timeZone } = await getDistrict(ctx, district)
  const on = dateIn(timeZone, ctx.clock.now())
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const request = await getRequest(ctx, by, id)
    const may = mayDecideRequest(request, 'DONE', person)
    if (!may.ok) throw new Refusal(may.reason)
    if (may.value === 'done already') return getChange(ctx, by, id)
    const certificate = await findCertificate(ctx.db, by, request.certificateId)
    if (certificate?.state !== 'VALID') throw new Refusal('STATE_NOT_FIT')

    const { cadreId, countsAsTrained } = certificate
    const others = (await listHeld(ctx.db, [cadreId])).filter((each) => each.id !== certificate.id)
    const trainedOn = trainedSince(
      others.filter((each) => each.countsAsTrained === 1),
      on,
    )
    const decided = { person, at: instant(ctx.clock), on }
    const stillHeld = others.filter(({ state }) => state === 'VALID').length
    const logged = await entryOf(ctx, 'revoke', await getCredential(ctx, certificate))
    const entry = {
      entity: 'certificate',
      entityId: certificate.id,
      detail: { reason: request.reason, request: id },
    }
    const done = await commit(ctx, by, entry, [
      revoked(certificate, request, decided, stillHeld),
      markRevoked(request, decided),
      appendToLog([logged]),
      ...(countsAsTrained === 1
        ? [
            markTrained([{ cadreId, trainedOn }]),
            ...recountCoverageOf({ district, cadreIds: [cadreId], asOf: on }),
          ]
        : []),
    ])
    if (done.applied) {
      await integrateAfterwards(ctx)
      return getChange(ctx, by, id)
    }
  }
  throw new Refusal('DATABASE_BUSY')
}
