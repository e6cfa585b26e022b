/** Who of a district does not meet the pass rule of a course yet, and what each of them lacks. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/passing.ts'
import { asksMore } from '../../contract/pass-rules.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import { note } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { listHeads } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { listServing, readPersons } from '../../roster/index.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { settleThese } from './settle.ts'
import { listCertified } from './store-waivers.ts'

const SHOWN = 2000

type Listed = ReplyOf<typeof contract.listRequirements>

/** Refuses NOT_FOUND for a course that the district may not use. */
export async function listRequirements(
  ctx: Context,
  district: AreaCode,
  courseId: string,
): Promise<Listed> {
  const listed = await listAll(ctx, district, courseId)
  return { ...listed, cadres: listed.cadres.slice(0, SHOWN) }
}

async function listAll(ctx: Context, district: AreaCode, courseId: string): Promise<Listed> {
  const scope = allow(ctx, 'certificate.read', district)
  const place = await getDistrict(ctx, district)
  const newest = (await listHeads(ctx.db, district)).find((head) => head.courseId === courseId)
  if (newest === undefined) throw new Refusal('NOT_FOUND')
  const today = dateIn(place.timeZone, ctx.clock.now())
  const persons = await readPersons(ctx.db, district)
  const serving = await listServing(ctx.db, scope, district, today)
  const entries = [...new Set(serving.flatMap(persons.entries))]
  const passing = await settleThese(ctx, place, newest, entries)
  // Who met the rule by one of her entries has met it.
  const met = new Set(
    [...passing].flatMap(([id, { isEligible, eligibleAt, head }]) =>
      isEligible || (eligibleAt !== null && !asksMore(head)) ? persons.of(id) : [],
    ),
  )
  for (const id of await listCertified(ctx.db, entries, courseId)) met.add(persons.of(id))
  const lacking = [...new Set(serving.map(persons.of))].filter((id) => !met.has(id))
  const holders = await listHolders(ctx, scope, lacking, [today])
  const { code, title, modules, finalTest, passRule } = newest
  return {
    course: { code, title, modules, finalTest, passRule },
    cadres: holders.map((holder) => {
      // The entry that got furthest stands for her.
      const hers = persons
        .entries(holder.cadreId)
        .flatMap((id) => passing.get(id) ?? [])
        .reduce((best, next) => (next.missing.length < best.missing.length ? next : best))
      return {
        cadreId: holder.cadreId,
        code: holder.code,
        name: holder.name,
        areaName: holderPlace(holder),
        hasBegun: hers.hasBegun,
        parts: hers.parts.map((part) => ({ ...part, lacks: [...part.lacks] })),
        asked: [...hers.asked],
      }
    }),
    total: holders.length,
    eligible: met.size,
  }
}

/** All of them, for a file. What leaves the house is logged before it does. */
export async function exportRequirements(
  ctx: Context,
  district: AreaCode,
  courseId: string,
): Promise<ReplyOf<typeof contract.exportRequirements>> {
  const by = allow(ctx, 'report.export', district)
  const listed = await listAll(ctx, district, courseId)
  const detail = { report: 'requirements', course: listed.course.code, rows: listed.cadres.length }
  await note(ctx, by, { entity: 'course', entityId: courseId, detail })
  return listed
}
