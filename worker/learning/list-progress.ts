/** The active cadres of an area by name, and how far each is in a course: who has not begun is there too. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/learning.ts'
import { markOf } from '../contract/pass-rules.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { readCourse } from '../curriculum/index.ts'
import { listCadres } from '../roster/index.ts'
import * as store from './store.ts'

/** Refuses NOT_FOUND for an area that is no district or sub-district, and for a course without a version. */
export async function listProgress(
  ctx: Context,
  { area, courseId, cohort, after }: InputOf<typeof contract.listProgress>,
): Promise<ReplyOf<typeof contract.listProgress>> {
  allow(ctx, 'learning.read', area)
  const head = await readCourse(ctx, courseId)
  const page = await listCadres(ctx, { area, status: 'ACTIVE', cohort, after })
  const lessons = head.modules.flatMap((module) =>
    module.lessons.map((lesson) => `${module.slug}/${lesson.slug}`),
  )
  const standings = await store.listStandings(
    ctx.db,
    page.cadres.map(({ id }) => id),
    courseId,
    lessons,
  )
  const byCadre = new Map(standings.map((standing) => [standing.cadreId, standing]))
  return {
    lessons: lessons.length,
    modules: head.modules.length,
    cadres: page.cadres.map(({ id, code, name, assignments }) => {
      const standing = byCadre.get(id)
      const passes = standing?.passes ?? []
      return {
        cadreId: id,
        code,
        name,
        areaCode: assignments[0]?.area.code ?? area,
        lessonsRead: standing?.lessonsRead ?? 0,
        modulesPassed: head.modules.filter(({ slug }) => passes.some((pass) => pass.slug === slug))
          .length,
        finalScore: head.finalTest === null ? null : markOf(head, passes),
        lastActivityAt: standing?.lastActivityAt ?? null,
        eligibleAt: standing?.eligibleAt ?? null,
      }
    }),
    next: page.next,
  }
}
