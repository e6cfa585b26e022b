/** The end of each certificate of the cadre who asks, and how she can carry it on. */
import type { OwnExpiry } from '../../../site/src/render/index.ts'
import { moduleHref, nextLink } from '../../../site/src/render/index.ts'
import type { District } from '../../contract/regions.ts'
import type { CourseProgress } from '../../contract/learning.ts'
import type { DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { readCandidacies } from './candidacy.ts'
import type { CertificateRow } from '../store.ts'
import { daysAfter, daysLeft, familyOf, lastOf, RENEWAL_DAYS, wayOf, type Way } from './validity.ts'

/** By certificate; one without an end, or taken back, is left out. `progress`: of all courses that she may learn. */
export async function readOwnExpiries(
  ctx: Pick<Context, 'db'>,
  district: Pick<District, 'code' | 'timeZone'>,
  rows: readonly CertificateRow[],
  progress: readonly CourseProgress[],
  today: DateOnly,
): Promise<ReadonlyMap<string, OwnExpiry>> {
  const heads = progress.map(({ head }) => head)
  const found = new Map<string, OwnExpiry>()
  for (const { id, cadreId, courseId, state, expiresOn } of rows) {
    if (state !== 'VALID' || expiresOn === null) continue
    const left = daysLeft(expiresOn, today)
    const known = { lastDay: daysAfter(expiresOn, -1), daysLeft: left }
    const family = new Set([courseId, ...familyOf(heads, courseId).map((each) => each.courseId)])
    const isLast = lastOf(rows, family)?.id === id
    if (!isLast || left > RENEWAL_DAYS) {
      found.set(id, { ...known, state: isLast ? 'far' : 'carriedOn', way: null })
      continue
    }
    const way = wayOf(heads, courseId)
    const isPassed =
      way !== null && (await hasLearned(ctx, district, way, { cadreId, progress, today }))
    found.set(id, {
      ...known,
      state: isPassed ? 'passed' : 'open',
      way: way === null ? null : shown(way, progress),
    })
  }
  return found
}

async function hasLearned(
  ctx: Pick<Context, 'db'>,
  district: Pick<District, 'code' | 'timeZone'>,
  { head }: Way,
  hers: {
    readonly cadreId: string
    readonly progress: readonly CourseProgress[]
    readonly today: DateOnly
  },
): Promise<boolean> {
  const { cadreId, progress, today } = hers
  const { courseId, versionId } = head
  const eligibleAt = progress.find((each) => each.head.courseId === courseId)?.eligibleAt ?? null
  if (eligibleAt === null) return false
  const met = new Map([[cadreId, { eligibleAt, versionId }]])
  const { open } = await readCandidacies(ctx, district, courseId, met, today)
  return open.has(cadreId)
}

function shown({ kind, head }: Way, progress: readonly CourseProgress[]): OwnExpiry['way'] {
  const { courseId, title, finalTest } = head
  const next = progress.find((each) => each.head.courseId === courseId)?.next
  const isTest = kind === 'test' || next === undefined || next.kind === 'done'
  const href = isTest && finalTest !== null ? moduleHref(finalTest.slug) : '/belajar/'
  return {
    kind,
    courseTitle: title,
    href: isTest || next === undefined ? href : nextLink(next).href,
  }
}
