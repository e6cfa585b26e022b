/**
 * Makes `eligible_at` follow the pass rule of courses that ask for more than quizzes. Learning sets it for the others the moment the
 * last quiz is passed; here what was done in the hall and in the field, and waivers, come and go without a quiz.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import { asksMore } from '../../contract/pass-rules.ts'
import type { District } from '../../contract/regions.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { findNewest, listRuled } from '../../curriculum/index.ts'
import { clearEligible, listBegun, listBegunDistricts, setEligible } from '../../learning/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPassing, type Passing } from './read-passing.ts'
import { listResting, resting } from './store-waivers.ts'

const PAGE = 500
/** D1 answers 1,000 queries to one run of a Worker, and other jobs come after. */
const MAX_QUERIES = 500

/**
 * Everybody of a district who has begun the course. One of which no version asks for more than quizzes costs the query that says so;
 * who met the rule of an older version is judged by that.
 */
export async function settle(
  ctx: Context,
  district: Pick<District, 'code' | 'timeZone'>,
  courseId: string,
): Promise<void> {
  if ((await listRuled(ctx.db, courseId)).length === 0) return
  const newest = await findNewest(ctx.db, courseId)
  if (newest === null) return
  let after = ''
  for (;;) {
    const cadreIds = await listBegun(ctx.db, courseId, district.code, after, PAGE)
    await settleThese(ctx, district, newest, cadreIds)
    after = cadreIds.at(-1) ?? ''
    if (cadreIds.length < PAGE) return
  }
}

/** The same of some cadres of the district; how they stand afterwards. */
export async function settleThese(
  ctx: Context,
  district: Pick<District, 'code' | 'timeZone'>,
  newest: CourseHead,
  cadreIds: readonly string[],
): Promise<ReadonlyMap<string, Passing>> {
  const today = dateIn(district.timeZone, ctx.clock.now())
  const passing = await readPassing(ctx, district, newest, cadreIds, today)
  const begun = [...passing].filter(([, { hasBegun }]) => hasBegun)
  // Also under a rule of quizzes alone: it may ask for less than the version under which she passed the last one.
  const met = begun.flatMap(([id, { isEligible, eligibleAt }]) =>
    isEligible && eligibleAt === null ? id : [],
  )
  const less = begun.flatMap(([id, { isEligible, eligibleAt, head }]) =>
    !isEligible && eligibleAt !== null && asksMore(head) ? id : [],
  )
  const { courseId } = newest
  const kept = less.length === 0 ? new Set() : await listResting(ctx.db, less, courseId)
  const lost = less.filter((id) => !kept.has(id))
  await write(ctx, district.code, newest, met, lost)
  return passing
}

async function write(
  ctx: Context,
  district: AreaCode,
  newest: CourseHead,
  met: readonly string[],
  lost: readonly string[],
): Promise<void> {
  const { courseId, code } = newest
  const entry = (detail: Readonly<Record<string, string | number>>) => ({
    entity: 'course',
    entityId: courseId,
    detail: { course: code, ...detail },
  })
  // Each in a batch of its own: one that finds nothing to change any more must not hold the other up.
  if (met.length > 0) {
    const by = allow(ctx, 'standing.settle', district)
    const change = setEligible(met, newest, instant(ctx.clock))
    await commit(ctx, by, entry({ met: met.length }), [change])
  }
  if (lost.length > 0) {
    const by = allow(ctx, 'standing.settle', district)
    const change = clearEligible(lost, courseId, resting(courseId))
    await commit(ctx, by, entry({ lost: lost.length }), [change])
  }
}

/** By the clock, district by district, from another one every hour: what one run does not reach the next ones do. */
export async function settleEverywhere(ctx: Context): Promise<void> {
  const start = ctx.db.meter.queries
  const hour = Math.floor(ctx.clock.now().getTime() / 3_600_000)
  for (const courseId of await listRuled(ctx.db, null)) {
    const districts = await listBegunDistricts(ctx.db, courseId)
    for (let index = 0; index < districts.length; index += 1) {
      if (ctx.db.meter.queries - start > MAX_QUERIES) return
      const code = districts[(hour * 7 + index) % districts.length]
      if (code !== undefined) await settle(ctx, await getDistrict(ctx, code), courseId)
    }
  }
}
