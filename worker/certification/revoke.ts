/**
 * Revokes a certificate for good. It keeps its number, its page and its paper, which says so from now on.
 * Nothing cascades: only whether the cadre still counts as trained is decided anew, with the counters, in the same batch.
 */
import type { InputOf } from '../contract/endpoint.ts'
import type { RegisterRow, revokeCertificate } from '../contract/certification.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getDistrict } from '../regions/index.ts'
import { markTrained, recountCoverageOf } from '../roster/index.ts'
import { personOf } from './person.ts'
import { asRegisterRow } from './register.ts'
import { trainedSince } from './rules.ts'
import { findCertificate, listHeld, revoke as revoked } from './store.ts'

const ATTEMPTS = 4

/** A repeat answers with the first reason and note. Refuses STATE_NOT_FIT for a replaced certificate. */
export async function revoke(
  ctx: Context,
  input: InputOf<typeof revokeCertificate>,
): Promise<RegisterRow> {
  const { district, id, reason, note } = input
  const by = allow(ctx, 'certificate.revoke', district)
  const { timeZone } = await getDistrict(ctx, district)
  const on = dateIn(timeZone, ctx.clock.now())
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const certificate = await findCertificate(ctx.db, by, id)
    if (certificate === null) throw new Refusal('NOT_FOUND')
    if (certificate.state === 'REVOKED') return asRegisterRow(certificate, on)
    if (certificate.state === 'REPLACED') throw new Refusal('STATE_NOT_FIT')

    const { cadreId, countsAsTrained } = certificate
    const others = (await listHeld(ctx.db, [cadreId])).filter(
      (each) => each.id !== id && each.state === 'VALID',
    )
    const trainedOn = trainedSince(
      others.filter((each) => each.countsAsTrained === 1),
      on,
    )
    const change = revoked(
      certificate,
      { person: personOf(ctx.actor), at: instant(ctx.clock), on, reason, note },
      others.length,
    )
    const entry = { entity: 'certificate', entityId: id, detail: { reason } }
    await commit(ctx, by, entry, [
      change,
      ...(countsAsTrained === 1
        ? [
            markTrained([{ cadreId, trainedOn }]),
            ...recountCoverageOf({ district, cadreIds: [cadreId], asOf: on }),
          ]
        : []),
    ])
  }
  const now = await findCertificate(ctx.db, by, id)
  if (now?.state !== 'REVOKED') throw new Refusal('DATABASE_BUSY')
  return asRegisterRow(now, on)
}
