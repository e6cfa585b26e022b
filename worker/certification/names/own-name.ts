/** The name of the cadre who asks as it would be printed, and what was said of it; until her certificate is issued. */
import type { NameAnswer } from '../../contract/names.ts'
import type { CourseProgress } from '../../contract/learning.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn, type TimeZone } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { listHolders } from '../holders.ts'
import { nameAnswerOf } from './name-rules.ts'
import { listAnswers, listOpen } from './store-names.ts'

export type OwnName = {
  readonly cadreId: string
  readonly name: string
  readonly subDistrictCode: string
  readonly answer: NameAnswer
}

/**
 * Null when no certificate waits for her name: she has met the rule of none of these courses, of which she never had one, and
 * no proposal that she is in is undecided. Numbers that were taken settle it, too.
 */
export async function findOwnName(
  ctx: Context,
  scope: Scope,
  {
    cadreId,
    courses,
    timeZone,
  }: {
    readonly cadreId: string
    readonly courses: readonly CourseProgress[]
    readonly timeZone: TimeZone
  },
): Promise<OwnName | null> {
  const open = await listOpen(ctx.db, cadreId)
  const undecided = open.filter(({ state }) => state === 'PROPOSED')
  const settled = new Set(
    open.filter((each) => !undecided.includes(each)).map((each) => each.courseId),
  )
  const passed = courses.filter(
    ({ eligibleAt, head }) => eligibleAt !== null && !settled.has(head.courseId),
  )
  if (undecided.length === 0 && passed.length === 0) return null
  const days = [ctx.clock.now(), ...undecided.map(({ proposedAt }) => proposedAt)]
  const [holder] = await listHolders(
    ctx,
    scope,
    [cadreId],
    days.map((at) => dateIn(timeZone, at)),
  )
  if (holder === undefined) return null
  const { name, subDistrictCode } = holder
  const said = await listAnswers(ctx.db, [cadreId])
  return { cadreId, name, subDistrictCode, answer: nameAnswerOf(said.get(cadreId), name) }
}
