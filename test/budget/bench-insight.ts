/**
 * What it costs to see how questions work and to correct a key when 50,000 cadres have answered a quiz: through the real Worker
 * and D1. The attempts are put there in bulk, marked and tallied by the product's own functions; what is timed is the product's.
 */
import type { ItemFigures } from '../../worker/contract/insight.ts'
import { NATION } from '../../worker/core/region-code.ts'
import { json, sql } from '../../worker/core/db.ts'
import { getGraded, publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { createStaff, openSession } from '../../worker/identity/index.ts'
import { addTallies } from '../../worker/learning/insight/store-tallies.ts'
import { summed, talliesOf } from '../../worker/learning/insight/tally.ts'
import { grade } from '../../worker/learning/rules.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { approveDraft } from '../factories/course.ts'
import { request, SYSTEM, timed, type Line } from './office.ts'

type Course = { readonly courseId: string; readonly versionId: string }

const SLUG = 'mengenal-kpm'
const CHUNK = 500

/** A line per request, over so many first attempts. */
export async function benchInsight(attempts: number): Promise<Record<string, Line>> {
  const service = await startService()
  const course = await publish(service)
  await fill(service, course, attempts)
  const signed = { service, cookie: await signIn(service) }
  const { courseId } = course
  const lines: Record<string, Line> = {}
  const get =
    <Reply>(path: string) =>
    () =>
      request<Reply>(signed, 'GET', path)
  const figures = get<{ items: ItemFigures[] }>(`/insight/courses/${courseId}/items`)
  const { items } = await figures()
  const asked = items.find(({ quiz }) => quiz === SLUG)
  const right = asked?.question.options.find(({ id }) => id !== asked.right)?.id
  if (asked === undefined || right === undefined) throw new Error('no question to correct')
  const correction = { courseId, questionId: asked.id, right }
  lines['item statistics'] = await timed(signed, figures)
  lines['funnel of the country'] = await timed(
    signed,
    get(`/insight/courses/${courseId}/modules?area=${NATION}`),
  )
  lines['preview of a corrected key'] = await timed(signed, () =>
    request(signed, 'POST', '/regrades/preview', correction),
  )
  const regradeId = crypto.randomUUID()
  lines['corrected key, all graded anew'] = await timed(signed, async () => {
    let isFinished = false
    while (!isFinished) {
      const done = await request<{ isFinished: boolean }>(signed, 'POST', '/regrades', {
        regradeId,
        ...correction,
        reason: 'Bench',
      })
      isFinished = done.isFinished
    }
  })
  await service.close()
  return lines
}

async function publish(service: Service): Promise<Course> {
  const ctx = service.context(SYSTEM)
  const { courseId } = await saveDraft(ctx, {
    code: 'KPM-DASAR',
    ownerArea: NATION,
    files: courseFiles('kpm-dasar'),
    version: 0,
  })
  await approveDraft(ctx, courseId)
  const { versionId } = await publishCourse(ctx, { courseId })
  return { courseId, versionId }
}

async function signIn(service: Service): Promise<string> {
  const ctx = service.context(SYSTEM)
  const id = await createStaff(ctx, {
    username: 'penerbit.pusat',
    name: 'Penerbit',
    password: 'kereta api malam ke timur',
    grants: [{ role: 'SUPERADMIN', area: NATION }],
  })
  return (await openSession(ctx, { kind: 'staff', id, scheme: 'http' })).cookie
}

/** One first attempt for each cadre; every second question is answered by chance, so that marks are spread. */
async function fill(service: Service, course: Course, count: number): Promise<void> {
  const { db } = service.context(SYSTEM)
  const { courseId, versionId } = course
  const { pack, keys } = await getGraded(db, versionId, SLUG)
  for (let from = 0; from < count; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => {
      const number = from + at
      const answers = Object.fromEntries(
        pack.questions.map(({ id, options }, index) => {
          const isKnown = (number * 7 + index * 13) % 10 < 3 + (number % 7)
          const other = options[(number + index) % options.length]?.id ?? ''
          return [id, isKnown ? (keys[id]?.right ?? '') : other]
        }),
      )
      const { marks, score } = grade(pack.questions, keys, answers)
      const passed = score >= pack.quiz.passMark ? 1 : 0
      const submittedAt = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString()
      return {
        id: crypto.randomUUID(),
        cadreId: crypto.randomUUID(),
        answers,
        marks,
        score,
        passed,
        at: submittedAt,
      }
    })
    const tallies = rows.flatMap(({ marks }) => talliesOf({ courseId, slug: SLUG, marks }, keys))
    await db.batch([
      sql`insert into attempts (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at, flag)
        select value ->> 'id', value ->> 'cadreId', ${courseId}, ${versionId}, ${SLUG}, 1, value -> 'answers',
          value -> 'marks', value ->> 'score', value ->> 'passed', value ->> 'at', null
        from json_each(${json(rows)})`,
      sql`insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
        select value ->> 'cadreId', ${courseId}, '35.08', ${versionId}, value ->> 'at', value ->> 'at', null
        from json_each(${json(rows)})`,
      sql`insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
        select value ->> 'cadreId', ${courseId}, ${SLUG}, value ->> 'score', value ->> 'at', value ->> 'id'
        from json_each(${json(rows)}) where value ->> 'passed' = 1`,
      addTallies(summed(tallies)),
    ])
  }
}
