/**
 * Reads courses and their published versions. A version never changes, so what was read of it is kept
 * for as long as the isolate lives: most learner pages then cost no row of it.
 */
import type { CourseHead, CourseSummary, Pack, PackKeys } from '../contract/curriculum.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { Db } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { ownersFor } from './rules.ts'
import * as store from './store.ts'

const KEPT = 60
const heads = new Map<string, CourseHead>()
const packs = new Map<string, Graded>()

/** The courses that an area may use, published or not: refreshers last, nearest owner first. */
export async function listCourses(ctx: Context, area: AreaCode): Promise<CourseSummary[]> {
  allow(ctx, 'course.read', area)
  const rows = await store.listCourses(ctx.db, ownersFor(area))
  return rows.map(({ id, code, ownerArea, countsAsTrained, versionId, ...version }) => ({
    courseId: id,
    code,
    ownerArea,
    countsAsTrained: countsAsTrained === 1,
    current:
      versionId === null
        ? null
        : {
            versionId,
            versionNumber: version.versionNumber ?? 0,
            title: version.title ?? '',
            publishedAt: version.publishedAt ?? '',
          },
  }))
}

export type Offer = { readonly head: CourseHead; readonly isWithdrawn: boolean }

/** The newest published version of each course that an area may use, and whether it can be learnt now; for the rooms to the right. */
export async function listOffers(db: Db, area: AreaCode): Promise<Offer[]> {
  const rows = await store.listCourses(db, ownersFor(area))
  const ids = rows.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]))
  const known = await readVersions(db, ids)
  return rows.flatMap(({ versionId, withdrawnAt }) => {
    const head = versionId === null ? undefined : known.get(versionId)
    return head === undefined ? [] : [{ head, isWithdrawn: withdrawnAt !== null }]
  })
}

/** The heads alone, also of courses that were withdrawn. */
export async function listHeads(db: Db, area: AreaCode): Promise<CourseHead[]> {
  return (await listOffers(db, area)).map(({ head }) => head)
}

/** The same without courses that were withdrawn: what can be learnt now. */
export async function listTaught(db: Db, area: AreaCode): Promise<CourseHead[]> {
  const offers = await listOffers(db, area)
  return offers.filter(({ isWithdrawn }) => !isWithdrawn).map(({ head }) => head)
}

/** The newest version of a course; refuses NOT_FOUND when nothing is published. Any signed-in person may read it. */
export async function readCourse(ctx: Context, courseId: string): Promise<CourseHead> {
  const course = await store.findCourse(ctx.db, courseId)
  checkReader(ctx, course)
  const newest = await store.findNewestVersion(ctx.db, courseId)
  if (newest === null) throw new Refusal('NOT_FOUND')
  return getHead(ctx.db, newest.id)
}

/** The same for the rooms to the right, whoever acts; null when nothing is published. */
export async function findNewest(db: Db, courseId: string): Promise<CourseHead | null> {
  const newest = await store.findNewestVersion(db, courseId)
  return newest === null ? null : findHead(db, newest.id)
}

export async function readPack(
  ctx: Context,
  { courseId, versionId, slug }: { courseId: string; versionId: string; slug: string },
): Promise<Pack> {
  const course = await store.findCourse(ctx.db, courseId)
  checkReader(ctx, course)
  const head = await findHead(ctx.db, versionId)
  if (head?.courseId !== courseId) throw new Refusal('NOT_FOUND')
  const pack = await getPack(ctx.db, versionId, slug)
  // Whoever has every question of a test knows beforehand what a paper may draw.
  if (ctx.actor.kind === 'cadre' && pack.kind === 'test') throw new Refusal('NOT_ALLOWED')
  return pack
}

/** A course may be read by whoever works in its owner's area or below: content is no secret between offices. */
function checkReader(ctx: Context, course: store.CourseRow | null): void {
  const { actor } = ctx
  const areas =
    actor.kind === 'cadre'
      ? [actor.district]
      : actor.kind === 'staff'
        ? actor.grants.map(({ area }) => area)
        : [course?.ownerArea ?? 'ID']
  for (const area of areas) allow(ctx, 'course.read', area)
  if (areas.length === 0) allow(ctx, 'course.read', 'ID')
  if (course === null || !areas.some((area) => ownersFor(area).includes(course.ownerArea))) {
    throw new Refusal('NOT_FOUND')
  }
}

/** The heads of versions by their ids, in one query at most; unknown ones are left out. */
export async function readVersions(
  db: Db,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, CourseHead>> {
  return keptAll(heads, versionIds, async (missing) => {
    const found = await store.listVersions(db, missing)
    return found.map((head): [string, CourseHead] => [head.versionId, head])
  })
}

/** The lessons that stood once in one of these courses and are called otherwise now, or are gone; one query at most. */
export async function readFormerLessons(
  db: Db,
  newest: readonly CourseHead[],
  wanted: readonly store.LessonName[],
): Promise<readonly store.LessonOwner[]> {
  const missing = wanted.filter(({ module, lesson }) => !newest.some(hasLesson(module, lesson)))
  if (missing.length === 0) return []
  return store.listLessonOwners(
    db,
    newest.map(({ courseId }) => courseId),
    missing,
  )
}

export function hasLesson(module: string, lesson: string): (head: CourseHead) => boolean {
  return ({ modules }) =>
    modules.some(
      ({ slug, lessons }) => slug === module && lessons.some((each) => each.slug === lesson),
    )
}

export type Graded = { readonly pack: Pack; readonly keys: PackKeys }

/** `version/slug` → a pack with its keys, in one query at most; unknown ones are left out. */
export async function readGraded(
  db: Db,
  wanted: readonly { readonly versionId: string; readonly slug: string }[],
): Promise<ReadonlyMap<string, Graded>> {
  const keys = wanted.map(({ versionId, slug }) => `${versionId}/${slug}`)
  return keptAll(packs, keys, async (missing) => {
    const found = await store.listGraded(
      db,
      wanted.filter(({ versionId, slug }) => missing.includes(`${versionId}/${slug}`)),
    )
    return found.map((row): [string, Graded] => [`${row.versionId}/${row.slug}`, row])
  })
}

export async function findHead(db: Db, versionId: string): Promise<CourseHead | null> {
  return kept(heads, versionId, () => store.findHead(db, versionId))
}

/** Refuses NOT_FOUND for an unknown version. */
export async function getHead(db: Db, versionId: string): Promise<CourseHead> {
  const head = await findHead(db, versionId)
  if (head === null) throw new Refusal('NOT_FOUND')
  return head
}

/** A pack with its keys: for grading, never for a page. Refuses NOT_FOUND for an unknown one. */
export async function getGraded(db: Db, versionId: string, slug: string): Promise<Graded> {
  const found = await kept(packs, `${versionId}/${slug}`, () => store.findPack(db, versionId, slug))
  if (found === null) throw new Refusal('NOT_FOUND')
  return found
}

export async function getPack(db: Db, versionId: string, slug: string): Promise<Pack> {
  return (await getGraded(db, versionId, slug)).pack
}

/** The newest of what was read stays in memory; only for what never changes. */
export async function kept<Value>(
  known: Map<string, Value>,
  key: string,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  const value = known.get(key) ?? (await read())
  if (value === null) return null
  known.delete(key)
  known.set(key, value)
  const oldest = known.keys().next().value
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
  return value
}

/** The same for several keys, of which those that are not kept are read at once. */
async function keptAll<Value>(
  known: Map<string, Value>,
  keys: readonly string[],
  read: (missing: readonly string[]) => Promise<[string, Value][]>,
): Promise<ReadonlyMap<string, Value>> {
  const wanted = [...new Set(keys)]
  const found = new Map<string, Value>()
  for (const key of wanted) {
    const value = known.get(key)
    if (value !== undefined) found.set(key, value)
  }
  const missing = wanted.filter((key) => !found.has(key))
  if (missing.length === 0) return found
  for (const [key, value] of await read(missing)) {
    found.set(key, value)
    await kept(known, key, () => Promise.resolve(value))
  }
  return found
}
