import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../../worker/core/access.ts'
import { finishLesson, startTest, submitAttempt } from '../../../../worker/learning/index.ts'
import { readGain } from '../../../../worker/learning/insight/read-gain.ts'
import { answer, learner, plainCourse, type Learner } from '../../../factories/attempts.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { publishFiles, RIGHT, withFile, WRONG } from '../../../factories/course.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const TRAINER = contextFor(staff('TRAINER', '35.08'))
let made = 0
async function course(wishes: { readonly preTest?: number; readonly ownerArea?: string } = {}) {
  made += 1
  const own = await plainCourse(`g${made}`, { preTest: 1, ...wishes })
  return { ...own, preTest: `g${made}-tes-awal` }
}
type Course = Awaited<ReturnType<typeof course>>

async function startPreTest(ctx: Learner, { preTest }: Course) {
  return startTest(ctx, { slug: preTest, isOwnWork: false })
}
/** `right`: the modules whose questions are answered rightly. */
async function before(ctx: Learner, own: Course, right: readonly string[]) {
  await handIn(ctx, await startPreTest(ctx, own), right)
}
async function handIn(
  ctx: Learner,
  { attemptId, versionId, slug, questions }: Awaited<ReturnType<typeof startPreTest>>,
  right: readonly string[],
) {
  const answers = Object.fromEntries(
    questions.map(({ id, module }) => [id, right.includes(module) ? RIGHT : WRONG]),
  )
  await submitAttempt(ctx, { attemptId, versionId, slug, answers })
}
async function after(ctx: Learner, own: Course, right: readonly string[]) {
  await answer(ctx, own.one)
  await answer(ctx, own.two)
  const paper = await startTest(ctx, { slug: own.test, isOwnWork: true })
  await handIn(ctx, paper, right)
}

const gainIn = ({ courseId }: Course, area = '35.08', ctx = TRAINER) =>
  readGain(ctx, { courseId, area })

it('holds the first attempts of those who took both against each other, by module', async () => {
  const own = await course()
  const { one, two } = own
  const cadres = [learner(), learner(), learner()] as const
  await before(cadres[0], own, [])
  await before(cadres[1], own, [one])
  await before(cadres[2], own, [one])
  await after(cadres[0], own, [one])
  await after(cadres[1], own, [one, two])
  // A second attempt says nothing: it has seen the first.
  await answer(cadres[0], own.test)
  await after(learner(), own, [one, two])
  const gain = await gainIn(own)
  expect(gain).toMatchObject({ preTest: 'Tes awal', cadres: 4, sampled: 4 })
  expect(gain.total).toMatchObject({
    cadres: 2,
    before: 25,
    after: 75,
    gain: 2 / 3,
    says: 'TOO_FEW',
  })
  expect(gain.modules).toEqual([
    expect.objectContaining({
      slug: one,
      title: `Modul ${one}`,
      cadres: 2,
      before: 50,
      after: 100,
      gain: 1,
    }),
    expect.objectContaining({ slug: two, cadres: 2, before: 0, after: 50, gain: 0.5 }),
  ])
  expect(gain.modules[1]?.difference?.value).toBe(50)
})

it('leaves out who had begun to learn when the pre-test was handed in, and other areas', async () => {
  const own = await course()
  const late = learner()
  const paper = await startPreTest(late, own)
  const { clock } = contextFor(SYSTEM, new Date(Date.parse(NOW) + 3_600_000).toISOString())
  await finishLesson(late, { module: own.one, lesson: 'awal' })
  await handIn({ ...late, clock }, paper, [own.one])
  await after({ ...late, clock }, own, [own.one])
  const far = learner('33.75')
  await before(far, own, [])
  await after(far, own, [own.one])
  expect((await gainIn(own)).total.cadres).toBe(0)
  const nation = contextFor(staff('SUPERADMIN', 'ID'))
  expect((await gainIn(own, 'ID', nation)).total).toMatchObject({ cadres: 1, before: 0 })
})

it('says it when the course has no pre-test', async () => {
  made += 1
  const own = { ...(await plainCourse(`g${made}`)), preTest: '' }
  expect(await gainIn(own)).toMatchObject({ preTest: null, modules: [], total: { cadres: 0 } })
})

it('knows a question’s module in the version that was answered', async () => {
  const own = await course()
  const ctx = learner()
  await before(ctx, own, [])
  const renamed = withFile(own.source, `${own.one}/soal.yaml`, (text) =>
    text.replaceAll(`id: ${own.one}-t`, `id: ${own.one}-baru`),
  )
  await publishFiles(contextFor(SYSTEM), renamed, own)
  await after(ctx, own, [own.one])
  expect((await gainIn(own)).modules[0]).toMatchObject({ cadres: 1, before: 0, after: 100 })
})

it('reads a bounded number of rows where very many began', async () => {
  const own = await course()
  const mark = JSON.stringify([{ itemId: `${own.one}-t1`, chosen: 'a', right: false }])
  const { cadreId: stem } = learner()
  const rows = Array.from({ length: 4100 }, (_, at) => `${stem}-${at}`)
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100)
    const [standings, attempts] = [
      part.map(
        (id) =>
          `('${id}', '${own.courseId}', '35.08', '${own.versionId}', '${NOW}', '${NOW}', null)`,
      ),
      part.flatMap((id) =>
        [own.preTest, own.test].map(
          (slug) =>
            `('${slug}-${id}', '${id}', '${own.courseId}', '${own.versionId}', '${slug}', 1, '{}', '${mark}', 0, 0, '${NOW}', null)`,
        ),
      ),
    ]
    await env.DB.batch([
      env.DB.prepare(
        `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at) values ${standings.join(', ')}`,
      ),
      env.DB.prepare(
        `insert into attempts (id, cadre_id, course_id, version_id, slug, number, answers, marks, score, passed, submitted_at, flag) values ${attempts.join(', ')}`,
      ),
    ])
  }
  const ctx = contextFor(staff('TRAINER', '35.08'))
  const read = ctx.db.meter.rowsRead
  const { cadres, sampled, total } = await gainIn(own, '35.08', ctx)
  expect(cadres).toBe(4100)
  expect(sampled).toBeLessThanOrEqual(1400)
  expect(total.cadres).toBe(sampled)
  expect(ctx.db.meter.rowsRead - read).toBeLessThan(2 * 4100 + 10 * 1400)
})

it('is open to trainers, reviewers and publishers where the course is used, and closed elsewhere', async () => {
  const own = await course({ ownerArea: '35.08' })
  const read = (actor: Actor, area = '35.08') => gainIn(own, area, contextFor(actor))
  for (const role of ['TRAINER', 'REVIEWER', 'PUBLISHER'] as const) {
    expect(await read(staff(role, '35.08'))).toMatchObject({ cadres: 0 })
    await expect(read(staff(role, '33.75'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(read(staff(role, '33.75'), '33.75')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(read(staff('TRAINER', '35.08'), '35.08.01')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(read(staff('APPROVER', '35.08'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(read(PUBLIC)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
})
