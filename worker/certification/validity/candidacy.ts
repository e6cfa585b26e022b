/**
 * Who may get a certificate of a course now: who met its pass rule and has none of it, and who learned again since the end of one
 * drew near. What she holds of the course's refreshers, and of the course that it refreshes, counts as well. Who was entered twice
 * is one: what either entry holds counts, and at most one of them is a candidate, the one that stands for her when both could be.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import type { District } from '../../contract/regions.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { listHeads } from '../../curriculum/index.ts'
import { listRetaken } from '../../learning/index.ts'
import { readPersons } from '../../roster/index.ts'
import { listHeld, type HeldRow } from '../store-held.ts'
import { familyOf, lastOf, placeOf } from './validity.ts'

/** When a cadre first met the pass rule of a course, and under which version. */
export type Met = { readonly eligibleAt: Instant; readonly versionId: string }

export type Candidacy = {
  /** When she met the pass rule, for a renewal once more. */
  readonly metAt: Instant
  /** The version that her certificate names. */
  readonly versionId: string
}

export type Candidacies = {
  /** By cadre; who is no candidate now is left out. */
  readonly open: ReadonlyMap<string, Candidacy>
  /** A certificate of this course, or of one that it carries on, was revoked. */
  readonly revokedBefore: ReadonlySet<string>
}

export type Course = {
  readonly courseId: string
  readonly head: CourseHead | undefined
  readonly isRefresher: boolean
  readonly family: ReadonlySet<string>
}

/** A course as a district may use it, with the courses that its certificates are tied to. */
export async function readFamily(
  { db }: Pick<Context, 'db'>,
  district: Pick<District, 'code'>,
  courseId: string,
): Promise<Course> {
  const heads = await listHeads(db, district.code)
  const head = heads.find((each) => each.courseId === courseId)
  return {
    courseId,
    head,
    isRefresher: (head?.refreshes ?? null) !== null,
    family: new Set([courseId, ...familyOf(heads, courseId).map((each) => each.courseId)]),
  }
}

/** `met`: those who met the pass rule, by cadre. The caller answers for the scope, and for who is in an open proposal. */
export async function readCandidacies(
  ctx: Pick<Context, 'db'>,
  district: Pick<District, 'code' | 'timeZone'>,
  courseId: string,
  met: ReadonlyMap<string, Met>,
  today: DateOnly,
): Promise<Candidacies> {
  const persons = await readPersons(ctx.db, district.code)
  const entries = [...new Set([...met.keys()].flatMap(persons.entries))]
  const course = await readFamily(ctx, district, courseId)
  const rows = await listHeld(ctx.db, entries)
  const held = Map.groupBy(rows, (row) => persons.of(row.cadreId))
  const again = await readAgain(ctx, course, [
    ...new Set([...held.keys()].flatMap(persons.entries)),
  ])
  const found = new Set<string>()
  const open = new Map<string, Candidacy>()
  const revokedBefore = new Set<string>()
  for (const cadreId of entries) {
    const first = met.get(cadreId)
    const person = persons.of(cadreId)
    if (first === undefined || found.has(person)) continue
    const hers = held.get(person) ?? []
    if (hers.some((row) => row.state === 'REVOKED' && course.family.has(row.courseId ?? ''))) {
      revokedBefore.add(cadreId)
    }
    const place = placeOf(hers, course, today, district.timeZone)
    if (place.kind === 'closed') continue
    const once = { metAt: first.eligibleAt, versionId: first.versionId }
    const candidacy =
      place.kind === 'first'
        ? once
        : [again.get(cadreId), once].find((each) => each !== undefined && each.metAt >= place.since)
    if (candidacy === undefined) continue
    open.set(cadreId, candidacy)
    found.add(person)
  }
  return { open, revokedBefore }
}

export type Carried = {
  /** The version that her certificate names. */
  readonly versionId: string
  /** The certificate that hers carries on. */
  readonly renewsId: string | null
}

/** What the certificates of an approved proposal name. `versions`: under which each cadre first met the pass rule. */
export async function readCarried(
  ctx: Pick<Context, 'db'>,
  district: Pick<District, 'code' | 'timeZone'>,
  courseId: string,
  versions: ReadonlyMap<string, string>,
  held: readonly HeldRow[],
): Promise<ReadonlyMap<string, Carried>> {
  const course = await readFamily(ctx, district, courseId)
  const byCadre = Map.groupBy(held, (row) => row.cadreId)
  const last = new Map(
    [...versions.keys()].flatMap((cadreId): [string, HeldRow][] => {
      const row = lastOf(byCadre.get(cadreId) ?? [], course.family)
      return row === null ? [] : [[cadreId, row]]
    }),
  )
  const again = await readAgain(ctx, course, [...last.keys()])
  return new Map(
    [...versions].map(([cadreId, first]) => {
      const versionId = again.get(cadreId)?.versionId ?? first
      return [cadreId, { versionId, renewsId: last.get(cadreId)?.id ?? null }]
    }),
  )
}

/** Who passed the final test once more since that was opened, see `open-retakes.ts`. */
async function readAgain(
  { db }: Pick<Context, 'db'>,
  { courseId, head }: Course,
  cadreIds: readonly string[],
): Promise<ReadonlyMap<string, Candidacy>> {
  const slug = head?.finalTest?.slug
  if (head === undefined || slug === undefined || cadreIds.length === 0) return new Map()
  const { minimumMark } = head.passRule
  const rows = await listRetaken(db, cadreIds, { courseId, slug, minimumMark })
  return new Map(
    rows.map(({ cadreId, passedAt, versionId }) => [cadreId, { metAt: passedAt, versionId }]),
  )
}
