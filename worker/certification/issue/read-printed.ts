/** What certificates of a course would print of it now: the version, what each cadre has done of that, and what hers carries on. */
import type { District } from '../../contract/regions.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn, type DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { CourseHead } from '../../contract/curriculum.ts'
import { Refusal } from '../../core/refusal.ts'
import { getHead } from '../../curriculum/index.ts'
import { readMarks } from '../../learning/index.ts'
import { hoursOf } from '../course-facts.ts'
import { listHolders } from '../holders.ts'
import { readDone, type DoneFacts, type Doer } from '../read-done.ts'
import { findCertificate } from '../store.ts'
import { listHeld, type HeldRow } from '../store-held.ts'
import { readCarried } from '../validity/candidacy.ts'

export type Printed = {
  readonly head: CourseHead
  /** The certificate that hers carries on. */
  readonly renewsId: string | null
  readonly course: DoneFacts
}

/**
 * By cadre; who has not begun the course is left out. A renewal may be earned by the final test of a version whose modules she never
 * saw: then the hours are those of the certificate that it carries on.
 */
export async function readPrinted(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  district: Pick<District, 'code' | 'timeZone'>,
  of: {
    readonly courseId: string
    readonly cadreIds: readonly string[]
    readonly held: readonly HeldRow[]
    readonly on: DateOnly
  },
): Promise<ReadonlyMap<string, Printed>> {
  const { courseId, cadreIds, held, on } = of
  const marks = await readMarks(ctx.db, cadreIds, courseId)
  const versions = new Map(marks.map((mark) => [mark.cadreId, mark.versionId]))
  const carried = await readCarried(ctx, district, courseId, versions, held)
  const doers: Doer[] = []
  for (const { cadreId, passes } of marks) {
    const versionId = carried.get(cadreId)?.versionId
    if (versionId === undefined) continue
    const head = await getHead(ctx.db, versionId)
    doers.push({ cadreId, head, passed: new Set(passes.map(({ slug }) => slug)) })
  }
  const done = await readDone(ctx.db, district.code, doers, on)
  const printed = new Map<string, Printed>()
  for (const { cadreId, head } of doers) {
    const course = done.get(cadreId)
    if (course === undefined) continue
    const renewsId = carried.get(cadreId)?.renewsId ?? null
    const hours =
      course.totalHours > 0 || renewsId === null
        ? {}
        : await hoursBefore(ctx, scope, renewsId, course.courseCode)
    printed.set(cadreId, { head, renewsId, course: { ...course, ...hours } })
  }
  return printed
}

/** Nothing of a certificate of another course: a refresher teaches something else than what it refreshes. */
async function hoursBefore(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
  courseCode: string,
): Promise<Partial<DoneFacts>> {
  const before = await findCertificate(db, scope, id)
  return before?.facts.courseCode === courseCode ? hoursOf(before.facts.materials) : {}
}

const TOLD = 20

/** Refuses HOURS_MISSING when the certificate of one of the cadres would print no hours at all. */
export async function checkHours(
  ctx: Pick<Context, 'db' | 'clock'>,
  scope: Scope,
  district: Pick<District, 'code' | 'timeZone'>,
  courseId: string,
  cadreIds: readonly string[],
): Promise<void> {
  const on = dateIn(district.timeZone, ctx.clock.now())
  const held = await listHeld(ctx.db, cadreIds)
  const printed = await readPrinted(ctx, scope, district, { courseId, cadreIds, held, on })
  const without = cadreIds.filter((id) => printed.get(id)?.course.totalHours === 0)
  if (without.length === 0) return
  const named = await listHolders(ctx, scope, without.slice(0, TOLD), [on])
  const cadres = named.map(({ cadreId, name }) => ({ cadreId, name }))
  throw new Refusal('HOURS_MISSING', { cadres, count: without.length })
}
