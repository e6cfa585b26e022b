/** One person asks that a cadre is let off a part of the pass rule; nothing changes before another decides. */
import type { InputOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/passing.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { listHeads } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { listCadreFacts, readPersons } from '../../roster/index.ts'
import { nameOf, personOf } from '../person.ts'
import { getWaiver } from './read-waivers.ts'
import { findWaiver, listOpenWaivers, putWaiver } from './store-waivers.ts'
import { untilFault } from './waiver-rules.ts'

/**
 * A repeat answers as the first. Refuses NOT_FOUND for a cadre or course that the district has not, INPUT_INVALID for a last day that
 * is over or too far, or a part that the course does not ask for, WAIVER_WAITING while one of the part waits for a decision.
 */
export async function askWaiver(
  ctx: Context,
  input: InputOf<typeof contract.askWaiver>,
): Promise<contract.Waiver> {
  const { district, id, cadreId, courseId, part, reason, until } = input
  const by = allow(ctx, 'waiver.ask', district)
  const askedBy = personOf(ctx.actor)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  if (await isRepeated()) return getWaiver(ctx, by, id)

  const [cadre] = await listCadreFacts(ctx.db, by, [cadreId], today)
  const heads = await listHeads(ctx.db, district)
  const head = heads.find((each) => each.courseId === courseId)
  if (cadre === undefined || head === undefined) throw new Refusal('NOT_FOUND')
  if (head.passRule.parts?.[part] === undefined) throw invalid('part', 'not_asked')
  const fault = untilFault(until, today)
  if (fault !== null) throw invalid('until', fault)
  // An entry that was merged is the same person.
  const entries = (await readPersons(ctx.db, district)).entries(cadreId)
  const open = await listOpenWaivers(ctx.db, entries, courseId, today)
  if (open.some((each) => each.state === 'ASKED' && each.part === part))
    throw new Refusal('WAIVER_WAITING')

  const askedAt = instant(ctx.clock)
  const waiver = { id, districtCode: district, cadreId, courseId, part, reason, until }
  const entry = {
    entity: 'cadre',
    entityId: cadreId,
    detail: { course: head.code, part, waiver: id, until },
  }
  const asked = { ...waiver, askedBy, askedByName: nameOf(ctx.actor), askedAt }
  const done = await commit(ctx, by, entry, [putWaiver(asked)])
  if (done.applied || (await isRepeated())) return getWaiver(ctx, by, id)
  throw new Refusal('WAIVER_WAITING')

  async function isRepeated(): Promise<boolean> {
    const stored = await findWaiver(ctx.db, by, id)
    if (stored === null) return false
    const isSame =
      stored.cadreId === cadreId &&
      stored.courseId === courseId &&
      stored.part === part &&
      stored.askedBy === askedBy
    if (!isSame) throw new Refusal('CONFLICT')
    return true
  }
}

function invalid(path: string, message: string): Refusal {
  return new Refusal('INPUT_INVALID', { issues: [{ path, message }] })
}
