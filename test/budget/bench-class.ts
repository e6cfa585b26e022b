/**
 * What it costs to look at a batch of a thousand who have all learnt: through the real Worker and D1. What they did is put there in
 * bulk, marked by the product's own function; what is timed is the product's. A meeting, because a cohort has fewer seats.
 */
import { courseFiles } from '../../db/seed/course.ts'
import type { BatchGain, BatchPerson } from '../../worker/contract/batches.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import { json, sql } from '../../worker/core/db.ts'
import { getGraded, getHead, publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { grade } from '../../worker/learning/rules.ts'
import { invitePeople } from '../../worker/meetings/invite.ts'
import { saveMeeting } from '../../worker/meetings/save-meeting.ts'
import { NATION } from '../../worker/core/region-code.ts'
import { startService } from '../e2e/running-product.ts'
import { approveDraft } from '../factories/course.ts'
import { rosterOf } from './bench-roster.ts'
import { openOffice, request, signedIn, SYSTEM, timed, type Line, type Office } from './office.ts'

const CHUNK = 250
const CODE = 'KPM-DASAR'

/** A line per request, of a batch of `size`. */
export async function benchClass(size: number): Promise<Record<string, Line>> {
  const service = await startService()
  const office = await openOffice(service)
  const versionId = await publish(office)
  const cadreIds = await enrol(office, size)
  await learn(office, versionId, cadreIds)
  const path = `/areas/${office.district}/batches/meeting/${await meet(office)}`
  // Questions of tests are for trainers.
  const trainer = { service, cookie: await signedIn(service, office.district, 'TRAINER') }
  const lines = {
    [`progress of ${size}`]: await timed(office, () => progressOf(office, path, size)),
    [`gain of ${size}`]: await timed(office, () => gainOf(office, path, size)),
    [`hardest questions of ${size}`]: await timed(office, () =>
      request(trainer, 'GET', `${path}/items`),
    ),
  }
  await service.close()
  return lines
}

async function progressOf(office: Office, path: string, size: number): Promise<void> {
  const { people } = await request<{ people: BatchPerson[] }>(office, 'GET', `${path}/progress`)
  if (people.length !== size) throw new Error(`progress of ${people.length}`)
}

async function gainOf(office: Office, path: string, size: number): Promise<void> {
  const { total } = await request<BatchGain>(office, 'GET', `${path}/gain`)
  if (total.cadres !== size) throw new Error(`gain of ${total.cadres}`)
}

async function publish({ service }: Office): Promise<string> {
  const ctx = service.context(SYSTEM)
  const { courseId } = await saveDraft(ctx, {
    code: CODE,
    ownerArea: NATION,
    files: courseFiles('kpm-dasar'),
    version: 0,
  })
  await approveDraft(ctx, courseId)
  return (await publishCourse(ctx, { courseId })).versionId
}

async function enrol(office: Office, size: number): Promise<readonly string[]> {
  const { service, district } = office
  const rows = rosterOf(size)
  const importId = service.context(SYSTEM).ids.uuid()
  for (let at = 0; at < rows.length; at += 500) {
    await request(office, 'POST', `/districts/${district}/roster/commit`, {
      importId,
      fileName: 'daftar.xlsx',
      position: at / 500,
      rows: rows.slice(at, at + 500),
    })
  }
  const { results } = await service.db
    .prepare('select id from cadres order by id')
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

async function meet({ service, district: area }: Office): Promise<string> {
  const ctx = service.context(SYSTEM, systemClock)
  const meetingId = ctx.ids.uuid()
  const today = dateIn('Asia/Jakarta', systemClock.now())
  await saveMeeting(ctx, {
    area,
    meetingId,
    version: 0,
    kind: 'TRAINING',
    title: 'Pelatihan seribu kader',
    place: 'Pendopo',
    startsOn: today,
    endsOn: today,
    courseCode: CODE,
    capacity: null,
    budgetSource: '',
    basis: '',
    sessions: [],
  })
  await invitePeople(ctx, { area, meetingId, who: { serving: area } })
  return meetingId
}

/** Everybody reads all lessons and answers all quizzes and both tests, every third question by chance. */
async function learn(
  { service, district }: Office,
  versionId: string,
  cadreIds: readonly string[],
): Promise<void> {
  const { db } = service.context(SYSTEM)
  const head = await getHead(db, versionId)
  const { courseId, preTest, finalTest, modules } = head
  const lessons = modules.flatMap(({ slug: module, lessons: own }) =>
    own.map(({ slug: lesson }) => ({ module, lesson })),
  )
  const slugs = [preTest?.slug, ...modules.map(({ slug }) => slug), finalTest?.slug]
  const packs = await Promise.all(
    slugs.flatMap((slug) =>
      slug === undefined
        ? []
        : [getGraded(db, versionId, slug).then((graded) => ({ slug, ...graded }))],
    ),
  )
  const at = '2026-01-05T02:00:00.000Z'
  for (let from = 0; from < cadreIds.length; from += CHUNK) {
    const some = cadreIds.slice(from, from + CHUNK)
    await db.batch([
      sql`insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
        select value, ${courseId}, ${district}, ${versionId}, ${at}, ${at}, null from json_each(${json(some)})`,
      sql`insert into lesson_reads (cadre_id, course_id, module, lesson, read_at)
        select c.value, ${courseId}, l.value ->> 'module', l.value ->> 'lesson', ${at}
        from json_each(${json(some)}) c, json_each(${json(lessons)}) l`,
    ])
    for (const { slug, pack, keys } of packs) {
      const rows = some.map((cadreId, index) => {
        const answers = Object.fromEntries(
          pack.questions.map(({ id, options }, place) => {
            const isKnown = (from + index + place * 7) % 3 > 0
            return [id, isKnown ? (keys[id]?.right ?? '') : (options[0]?.id ?? '')]
          }),
        )
        const { marks, score } = grade(pack.questions, keys, answers)
        return { id: crypto.randomUUID(), cadreId, answers, marks, score }
      })
      await db.batch([
        sql`insert into attempts (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at, flag)
          select value ->> 'id', value ->> 'cadreId', ${courseId}, ${versionId}, ${slug}, 1, value -> 'answers',
            value -> 'marks', value ->> 'score', 1, ${at}, null from json_each(${json(rows)})`,
        sql`insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
          select value ->> 'cadreId', ${courseId}, ${slug}, value ->> 'score', ${at}, value ->> 'id'
          from json_each(${json(rows)})`,
      ])
    }
  }
}
