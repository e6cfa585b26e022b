/** That nobody is put forward or approved who does not meet the rule any more: who, and what each lacks. */
import type { District } from '../../contract/regions.ts'
import { asksMore, type PassPart } from '../../contract/pass-rules.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import { onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { findNewest, listRuled } from '../../curriculum/index.ts'
import { readPersons } from '../../roster/index.ts'
import { listHolders } from '../holders.ts'
import { readPassing } from './read-passing.ts'
import { countTakenBack, hasTakenBack } from './store-taken-back.ts'
import { listCertified } from './store-waivers.ts'

/** What a refusal tells of each: never more than 20, so that it can be read. */
const TOLD = 20

export type Lacking = {
  readonly cadreId: string
  readonly name: string
  readonly missing: readonly PassPart[]
}

/**
 * Refuses REQUIREMENTS_MISSING when one of the cadres lacks a part. Who holds a certificate of the course showed it once: a renewal asks
 * for the final test alone, and that is asked elsewhere. Answers what breaks a batch in which something of that was taken back since.
 */
export async function checkMissing(
  ctx: Pick<Context, 'db' | 'clock'>,
  scope: Scope,
  district: Pick<District, 'code' | 'timeZone'>,
  courseId: string,
  cadreIds: readonly string[],
): Promise<Sql[]> {
  if ((await listRuled(ctx.db, courseId)).length === 0) return []
  const newest = await findNewest(ctx.db, courseId)
  if (newest === null) return []
  const today = dateIn(district.timeZone, ctx.clock.now())
  const persons = await readPersons(ctx.db, district.code)
  const entries = [...new Set(cadreIds.flatMap(persons.entries))]
  const shown = { district: district.code, courseId, courseCode: newest.code, entryIds: entries }
  // Before anything is looked at: what is taken back while we look must count as well.
  const takenBack = await countTakenBack(ctx.db, shown)
  const passing = await readPassing(ctx, district, newest, entries, today)
  const certified = new Set([...(await listCertified(ctx.db, entries, courseId))].map(persons.of))
  const lacking = cadreIds.flatMap((cadreId) => {
    if (certified.has(persons.of(cadreId))) return []
    const hers = persons.entries(cadreId).flatMap((id) => passing.get(id) ?? [])
    const isMet = hers.some(
      ({ isEligible, eligibleAt, head }) => isEligible || (eligibleAt !== null && !asksMore(head)),
    )
    const missing = passing.get(cadreId)?.missing ?? []
    return isMet ? [] : [{ cadreId, missing: missing.map(({ part }) => part) }]
  })
  if (lacking.length === 0) return [onlyUnless(hasTakenBack(shown, takenBack))]
  const named = await listHolders(
    ctx,
    scope,
    lacking.map(({ cadreId }) => cadreId),
    [today],
  )
  const names = new Map(named.map((holder) => [holder.cadreId, holder.name]))
  const cadres: Lacking[] = lacking
    .slice(0, TOLD)
    .map((each) => ({ ...each, name: names.get(each.cadreId) ?? '' }))
  throw new Refusal('REQUIREMENTS_MISSING', { cadres, count: lacking.length })
}
