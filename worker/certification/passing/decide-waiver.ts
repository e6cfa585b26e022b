/** A second person grants or declines a waiver; anyone of the office takes one back. Eligibility follows at once. */
import type { Waiver } from '../../contract/passing.ts'
import { allow, type Allowed } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { findNewest } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPersons } from '../../roster/index.ts'
import { nameOf, personOf } from '../person.ts'
import { getWaiver, getWaiverRow } from './read-waivers.ts'
import { settleThese } from './settle.ts'
import { decide, withdraw, type WaiverRow } from './store-waivers.ts'
import { mayDecideWaiver, type WaiverDecision } from './waiver-rules.ts'

type Named = { readonly district: AreaCode; readonly id: string }

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT for one that was declined or taken back. A repeat keeps the first decision. */
export async function grantWaiver(ctx: Context, { district, id }: Named): Promise<Waiver> {
  return decided(ctx, allow(ctx, 'waiver.grant', district), id, 'GRANTED', null)
}

/** Refuses SECOND_PERSON_NEEDED, and STATE_NOT_FIT for one that was granted or taken back. A repeat keeps the first answer. */
export async function declineWaiver(
  ctx: Context,
  { district, id, answer }: Named & { readonly answer: string },
): Promise<Waiver> {
  return decided(ctx, allow(ctx, 'waiver.decline', district), id, 'DECLINED', answer)
}

async function decided(
  ctx: Context,
  by: Allowed<'waiver.grant' | 'waiver.decline'>,
  id: string,
  decision: WaiverDecision,
  answer: string | null,
): Promise<Waiver> {
  const person = personOf(ctx.actor)
  const row = await getWaiverRow(ctx, by, id)
  const may = mayDecideWaiver(row, decision, person)
  if (!may.ok) throw new Refusal(may.reason)
  if (may.value === 'now') {
    const at = instant(ctx.clock)
    await commit(ctx, by, entryOf(row), [
      decide(row, { person, name: nameOf(ctx.actor), at }, answer),
    ])
    const stands = mayDecideWaiver(await getWaiverRow(ctx, by, id), decision, person)
    if (!stands.ok) throw new Refusal(stands.reason)
    if (decision === 'GRANTED') await settleHer(ctx, row)
  }
  return getWaiver(ctx, by, id)
}

/** Refuses STATE_NOT_FIT for one that was declined. A repeat keeps the first note. */
export async function withdrawWaiver(
  ctx: Context,
  { district, id, note }: Named & { readonly note: string },
): Promise<Waiver> {
  const by = allow(ctx, 'waiver.withdraw', district)
  const person = personOf(ctx.actor)
  const row = await getWaiverRow(ctx, by, id)
  if (row.state === 'DECLINED') throw new Refusal('STATE_NOT_FIT')
  if (row.state !== 'WITHDRAWN') {
    const at = instant(ctx.clock)
    await commit(ctx, by, entryOf(row), [
      withdraw(row, { person, name: nameOf(ctx.actor), at }, note),
    ])
    const stands = await getWaiverRow(ctx, by, id)
    if (stands.state !== 'WITHDRAWN') throw new Refusal('STATE_NOT_FIT')
    await settleHer(ctx, row)
  }
  return getWaiver(ctx, by, id)
}

function entryOf({ id, cadreId, part }: WaiverRow) {
  return { entity: 'cadre', entityId: cadreId, detail: { part, waiver: id } }
}

async function settleHer(
  ctx: Context,
  { districtCode, cadreId, courseId }: WaiverRow,
): Promise<void> {
  const newest = await findNewest(ctx.db, courseId)
  if (newest === null) return
  const entries = (await readPersons(ctx.db, districtCode)).entries(cadreId)
  await settleThese(ctx, await getDistrict(ctx, districtCode), newest, entries)
}
