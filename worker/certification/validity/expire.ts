/**
 * What the clock does about ends, district by district: who has no counting certificate left that holds is no longer trained, with
 * the counters in the same batch; and whose certificate may be renewed may sit its final test once more.
 * Everything follows from what is held now, so that a run may come late, stop halfway or come twice.
 */
import { allow, type Allowed } from '../../core/access.ts'
import { dateIn, type DateOnly, type TimeZone } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { listHeads } from '../../curriculum/index.ts'
import { openRetakes, type Retake } from '../../learning/index.ts'
import { getDistrict, listDistricts } from '../../regions/index.ts'
import { listCadreFacts, markTrained, recountCoverageOf } from '../../roster/index.ts'
import { trainedSince } from '../rules.ts'
import { listEnding, listEnds, type EndRow } from './store-expiry.ts'
import { ifHeld, listHeld } from '../store-held.ts'
import { daysAfter, familyOf, placeOf, RENEWAL_DAYS } from './validity.ts'

// A run of the Worker may ask D1 a thousand times; one district takes some twenty.
const MAX_QUERIES = 700
const CHUNK = 500
const MOST = 5000
/** A clock that stood still for longer is told by the comparison of the counters. */
const LOOK_BACK_DAYS = 400

/** Districts in which something ended, or may be renewed, since yesterday; also those that a change has carried into its day. */
export async function expireEverywhere(ctx: Context): Promise<void> {
  const scope = allow(ctx, 'certificate.expire', NATION)
  const spans = (await listDistricts(ctx)).flatMap(({ code, timeZone }) => {
    const today = dateIn(timeZone, ctx.clock.now())
    return [today, daysAfter(today, RENEWAL_DAYS)].map((to) => ({
      district: code,
      from: daysAfter(to, -2),
      to,
    }))
  })
  for (const district of await listEnding(ctx.db, scope, spans)) {
    if (ctx.db.meter.queries > MAX_QUERIES) break
    await expireCertificates(ctx, district)
  }
}

/** Answers how many cadres are not what they were marked as. */
export async function expireCertificates(ctx: Context, district: AreaCode): Promise<number> {
  const by = allow(ctx, 'certificate.expire', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const span = { from: daysAfter(today, -LOOK_BACK_DAYS), to: daysAfter(today, RENEWAL_DAYS) }
  const ends = await listEnds(ctx.db, by, district, span, MOST)
  const ended = ends.filter((row) => row.countsAsTrained === 1 && row.expiresOn <= today)
  let changed = 0
  for (const some of chunksOf(ended)) {
    if (ctx.db.meter.queries > MAX_QUERIES) break
    changed += await expireSome(ctx, by, some, today)
  }
  const ours = ends.filter(({ courseId }) => courseId !== null)
  for (const some of chunksOf(ours)) {
    if (ctx.db.meter.queries > MAX_QUERIES) break
    await openSome(ctx, by, some, timeZone)
  }
  return changed
}

async function expireSome(
  ctx: Context,
  by: Allowed<'certificate.expire'>,
  cadreIds: readonly string[],
  today: DateOnly,
): Promise<number> {
  const held = await listHeld(ctx.db, cadreIds)
  const known = await listCadreFacts(ctx.db, by, cadreIds, today)
  const marks = known.flatMap(({ id, trainedOn }) => {
    const counting = held.filter((row) => row.cadreId === id && row.countsAsTrained === 1)
    const since = trainedSince(counting, today)
    return since === trainedOn ? [] : [{ cadreId: id, trainedOn: since }]
  })
  const [first] = marks
  if (first === undefined) return 0
  const theirs = marks.map(({ cadreId }) => cadreId)
  const valid = held.filter((row) => row.state === 'VALID' && theirs.includes(row.cadreId))
  const entry = {
    entity: 'cadre',
    entityId: first.cadreId,
    detail: {
      cadres: marks.length,
      untrained: marks.filter(({ trainedOn }) => trainedOn === null).length,
      on: today,
    },
  }
  const done = await commit(ctx, by, entry, [
    ifHeld(markTrained(marks), theirs, valid.length),
    ...recountCoverageOf({ district: by.area, cadreIds: theirs, asOf: today }),
  ])
  // When somebody issued or revoked meanwhile, the next run decides anew.
  return done.applied ? marks.length : 0
}

/** Whoever may renew a certificate, and has learned nothing since, may pass the final test once more. */
async function openSome(
  ctx: Context,
  by: Allowed<'certificate.expire'>,
  cadreIds: readonly string[],
  zone: TimeZone,
): Promise<void> {
  const today = dateIn(zone, ctx.clock.now())
  const heads = await listHeads(ctx.db, by.area)
  const held = Map.groupBy(await listHeld(ctx.db, cadreIds), (row) => row.cadreId)
  const retakes = heads.flatMap(({ courseId, finalTest, refreshes = null }): Retake[] => {
    if (finalTest === null) return []
    const family = new Set(familyOf(heads, courseId).map((each) => each.courseId))
    const course = { courseId, isRefresher: refreshes !== null, family }
    return cadreIds.flatMap((cadreId) => {
      const place = placeOf(held.get(cadreId) ?? [], course, today, zone)
      if (place.kind !== 'renewal' || place.last.expiresOn === null) return []
      return [{ cadreId, courseId, slug: finalTest.slug, since: place.since }]
    })
  })
  if (retakes.length === 0) return
  const entry = { entity: 'retake', entityId: by.area, detail: { asked: retakes.length } }
  await commit(ctx, by, entry, [openRetakes(retakes)])
}

/** Their cadres, each once. */
function chunksOf(rows: readonly EndRow[]): string[][] {
  const ids = [...new Set(rows.map(({ cadreId }) => cadreId))]
  return Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) =>
    ids.slice(index * CHUNK, (index + 1) * CHUNK),
  )
}
