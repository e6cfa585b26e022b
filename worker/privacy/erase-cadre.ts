/**
 * Erases a cadre: name, telephone, sign-in, answers, words and photos, and the key under which anything of her was sealed, in one
 * batch over all rooms; each room says in its `store-forget.ts` what of it goes and what stays. Her certificates stay, with what
 * proves them. For good: nobody can take it back. What was on its way in that moment goes when the clock finishes it.
 */
import { allow, type Allowed } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { onlyUnless } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { asRefusal } from '../core/problem.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import {
  forgetHolder,
  hasOpenDecision,
  isBeingDecided,
  listCertifiedCourses,
} from '../certification/index.ts'
import { forgetFieldwork, listPhotosOf, photoKey } from '../fieldwork/index.ts'
import { forgetLogins } from '../identity/index.ts'
import { forgetLearning } from '../learning/index.ts'
import { forgetAttendance } from '../meetings/index.ts'
import { forgetCadres } from '../roster/index.ts'
import {
  finishErasures as finished,
  forgetRequestsOf,
  listErasures,
  listUnfinished,
  putErasures,
  type ErasureReason,
} from './store-erasures.ts'

export type Erasing = {
  readonly district: AreaCode
  /** Any entry of the person: all that were merged with it go too. */
  readonly cadreId: string
  readonly reason: ErasureReason
}

/**
 * Erased before, it is answered again. Refuses NOT_FOUND for a cadre of another district, and DECISION_OPEN while a certificate of
 * hers waits for one: a proposal, a correction, an old certificate, a revocation.
 */
export async function eraseCadre(
  ctx: Context,
  { district, cadreId, reason }: Erasing,
): Promise<{ readonly cadreIds: readonly string[] }> {
  const by = allow(ctx, 'cadre.erase', district)
  return { cadreIds: await sweep(ctx, by, { district, cadreId, reason }, 'begin') }
}

/** So long an answer that came in while she was erased may still be on its way. */
const SETTLED_SECONDS = 600
const MOST = 20
/** Unfinished ones that are read; the run of each hour takes the next of them. */
const MOST_READ = 1000
const HOUR = 3_600_000

/**
 * By the clock: sweeps once more what a request that had begun before may have written after, and makes sure of the file store.
 * An erasure whose first run broke off is carried out here; one that cannot be holds up none behind it.
 */
export async function finishErasures(ctx: Context): Promise<void> {
  const everywhere = allow(ctx, 'cadre.erase', 'ID')
  const before = instantAfter(ctx.clock, -SETTLED_SECONDS)
  const open = await listUnfinished(ctx.db, everywhere, before, MOST_READ)
  // Each hour begins behind those of the hour before, and goes round: no state is kept of where a run stopped.
  const first = Math.floor(ctx.clock.now().getTime() / HOUR) * MOST
  const turn = open.map((_, index) => open[(first + index) % open.length])
  for (const row of turn.slice(0, MOST)) {
    if (row === undefined) continue
    const { districtCode: district, cadreId, reason } = row
    const by = allow(ctx, 'cadre.erase', district)
    try {
      await sweep(ctx, by, { district, cadreId, reason }, 'finish')
    } catch (error) {
      const { code } = asRefusal(error, ctx.log, ctx.requestId)
      ctx.log({ event: 'erasure.unfinished', requestId: ctx.requestId, district, code })
    }
  }
}

/** Gives all entries of the person. What is finished is left as it is. */
async function sweep(
  ctx: Context,
  by: Allowed<'cadre.erase'>,
  { district, cadreId, reason }: Erasing,
  phase: 'begin' | 'finish',
): Promise<readonly string[]> {
  const at = instant(ctx.clock)
  let entries: readonly string[] = []
  let photos: readonly string[] = []
  await forgetCadres(ctx, by, district, cadreId, async (found) => {
    if (found.length === 0) throw new Refusal('NOT_FOUND')
    entries = found
    photos = []
    const known = await listErasures(ctx.db, by, found)
    if (phase === 'begin' && known.length === found.length) return null
    const finishedBefore = new Set(known.flatMap((row) => (row.finishedAt ? row.cadreId : [])))
    const cadreIds = found.filter((id) => !finishedBefore.has(id))
    if (cadreIds.length === 0) return null
    if (phase === 'begin' && (await hasOpenDecision(ctx.db, cadreIds))) {
      throw new Refusal('DECISION_OPEN')
    }
    photos = await listPhotosOf(ctx.db, cadreIds)
    const courses = await listCertifiedCourses(ctx.db, cadreIds)
    const detail = { reason, phase, entries: cadreIds.length }
    return {
      cadreIds,
      entry: { entity: 'cadre', entityId: cadreIds[0] ?? cadreId, detail },
      before: [
        ...(phase === 'begin' ? [onlyUnless(isBeingDecided(cadreIds))] : []),
        putErasures({ district, cadreIds, reason, by: whoActs(ctx), at }),
      ],
      after: [
        ...forgetHolder(cadreIds, at),
        ...forgetFieldwork(cadreIds, at),
        ...forgetAttendance(cadreIds),
        ...forgetLearning(district, cadreIds, courses),
        ...forgetLogins(cadreIds),
        forgetRequestsOf(cadreIds),
        ...(phase === 'finish' ? [finished(cadreIds, at)] : []),
      ],
    }
  })
  // The rows say that they are gone; should this break off, the hour's run of practice clears them.
  if (photos.length > 0) await ctx.files().delete(photos.map(photoKey))
  return entries
}
