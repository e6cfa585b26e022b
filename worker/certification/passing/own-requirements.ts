/** What the cadre who asks still lacks for the certificates of her courses, and where she goes on. */
import type { OwnRequirement } from '../../../site/src/render/index.ts'
import type { CourseProgress } from '../../contract/learning.ts'
import { asksMore } from '../../contract/pass-rules.ts'
import { allowSelf } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { readProgress } from '../../learning/index.ts'
import { findNextMeeting } from '../../meetings/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPersons } from '../../roster/index.ts'
import { listProposed } from '../issue/store-proposals.ts'
import { settleThese } from './settle.ts'
import { listCertified } from './store-waivers.ts'

export type OwnRequirements = {
  readonly courses: readonly OwnRequirement[]
  /** Refreshers that she may take and has not begun. */
  readonly offered: readonly CourseProgress[]
  readonly isDemo: boolean
}

/** Of the courses that she is offered, in their order; `code`: of one of them, in any case. */
export async function readOwnRequirements(
  ctx: Context,
  code: string | null,
): Promise<OwnRequirements> {
  const { by, cadreId } = allowSelf(ctx, 'certificate.readSelf')
  const district = await getDistrict(ctx, by.area)
  const today = dateIn(district.timeZone, ctx.clock.now())
  const entries = (await readPersons(ctx.db, by.area)).entries(cadreId)
  const wanted = (await readProgress(ctx)).filter(
    ({ head }) => code === null || head.code === code.toUpperCase(),
  )
  const courses: OwnRequirement[] = []
  const offered: CourseProgress[] = []
  for (const progress of wanted) {
    const { head } = progress
    const passing = (await settleThese(ctx, district, head, [cadreId])).get(cadreId)
    // A refresher is no debt before it is begun.
    if (passing === undefined) continue
    if ((head.refreshes ?? null) !== null && !passing.hasBegun) {
      offered.push(progress)
      continue
    }
    const certified = await listCertified(ctx.db, entries, head.courseId)
    const proposed = await listProposed(ctx.db, head.courseId, entries)
    const isAsked = passing.head.passRule.parts?.attendance !== undefined
    courses.push({
      progress,
      passing,
      // Who met the rule of quizzes once keeps that.
      isEligible: passing.isEligible || (passing.eligibleAt !== null && !asksMore(passing.head)),
      isCertified: certified.size > 0,
      isProposed: proposed.size > 0,
      meeting: isAsked ? await findNextMeeting(ctx.db, entries, head.code, today) : null,
    })
  }
  return { courses, offered, isDemo: district.isDemo }
}
