/** How far one cadre has come, as the office sees it: courses, marks, certificates, where she serves. No telephone. */
import type { CadreView, CertificateView, CourseView } from '../contract/progress.ts'
import type { CourseProgress, TestProgress } from '../contract/learning.ts'
import { allow } from '../core/access.ts'
import { instant, type DateOnly } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { readProgressOf } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { todayIn } from './figures.ts'
import { placesOf } from './places.ts'
import { lackOn } from './rules.ts'
import * as store from './store-progress.ts'

/** `area`: the district or sub-district from which she is looked at. Refuses NOT_FOUND for who serves elsewhere. */
export async function readCadreProgress(
  ctx: Context,
  { area, cadreId }: { readonly area: AreaCode; readonly cadreId: string },
): Promise<CadreView> {
  allow(ctx, 'cadre.read', area)
  allow(ctx, 'certificate.read', area)
  const by = allow(ctx, 'learning.read', area)
  if (levelOf(area) !== 'district' && levelOf(area) !== 'subDistrict')
    throw new Refusal('NOT_FOUND')
  const district = await getDistrict(ctx, districtOf(area))
  const person = await store.findCadre(ctx.db, area, cadreId, instant(ctx.clock))
  if (person === null) throw new Refusal('NOT_FOUND')
  const { id } = person
  const day = todayIn(ctx, district)
  const held = await store.listHeld(ctx.db, id)
  const services = await store.listServices(ctx.db, area, id)
  const placeOf = await placesOf(
    ctx,
    services.map(({ areaCode }) => areaCode),
  )
  const standings = new Map(
    (await store.listStandings(ctx.db, id)).map((row) => [row.courseId, row]),
  )
  const courses = await readProgressOf(ctx, by, { district: district.code, cadreId: id })
  const isTrained = person.trainedOn !== null && person.trainedOn <= day
  return {
    ...person,
    trainedOn: isTrained ? person.trainedOn : null,
    lack: isTrained ? null : lackOn(await store.readSteps(ctx.db, id, day), day, district.timeZone),
    asOf: day,
    courses: courses
      .filter(({ head }) => isAskedOf(head) || standings.has(head.courseId))
      .map((course) => asCourse(course, standings.get(course.head.courseId), held)),
    certificates: held.map((row) => asCertificate(row, day)),
    services: services.map(({ areaCode, ...row }) => ({ ...placeOf(areaCode), ...row })),
  }
}

/** Every cadre is to pass what counts as trained; a refresher only who was, so it is shown once she has begun. */
function isAskedOf({ countsAsTrained, refreshes = null }: CourseProgress['head']): boolean {
  return countsAsTrained && refreshes === null
}

function asCourse(
  { head, modules, finalTest, eligibleAt }: CourseProgress,
  standing: store.StandingRow | undefined,
  held: readonly store.HeldRow[],
): CourseView {
  return {
    courseId: head.courseId,
    title: head.title,
    countsAsTrained: head.countsAsTrained,
    startedAt: standing?.startedAt ?? null,
    lastActivityAt: standing?.lastActivityAt ?? null,
    eligibleAt,
    modules: head.modules.map((module, index) => {
      const known = modules[index]
      return {
        title: module.title,
        lessons: module.lessons.length,
        lessonsRead: known?.lessonsRead.length ?? 0,
        ...quizOf(known),
      }
    }),
    finalTest:
      head.finalTest === null ? null : { title: head.finalTest.title, ...quizOf(finalTest) },
    certificate: certificateOf(
      held.find(({ courseId }) => courseId === head.courseId),
      eligibleAt !== null,
    ),
  }
}

function quizOf(known: TestProgress | null | undefined) {
  return {
    state: known?.state ?? ('locked' as const),
    bestScore: known?.bestScore ?? null,
    attemptsUsed: known?.attemptsUsed ?? 0,
  }
}

function certificateOf(
  newest: store.HeldRow | undefined,
  isEligible: boolean,
): CourseView['certificate'] {
  if (newest?.state === 'VALID') return 'issued'
  if (newest !== undefined) return 'revoked'
  return isEligible ? 'candidate' : 'none'
}

function asCertificate(row: store.HeldRow, day: DateOnly): CertificateView {
  const { courseId, countsAsTrained, state, ...rest } = row
  const hasEnded = state === 'VALID' && row.expiresOn !== null && row.expiresOn <= day
  return {
    ...rest,
    state: hasEnded ? 'EXPIRED' : state,
    countsAsTrained: countsAsTrained === 1,
    isRecorded: courseId === null,
  }
}
