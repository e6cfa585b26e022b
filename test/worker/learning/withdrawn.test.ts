import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { withdrawCourse } from '../../../worker/curriculum/draft/withdraw-course.ts'
import { startQuiz, startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { readAttempt } from '../../../worker/learning/read-attempt.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { answer, learner, plainCourse, type Learner } from '../../factories/attempts.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { cookieOf } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'

beforeAll(makeDistricts)

let made = 0
function course() {
  made += 1
  return plainCourse(`ta${made}`, { ownerArea: '35.08', test: { attempts: 2 } })
}
type Course = Awaited<ReturnType<typeof course>>

const withdraw = ({ courseId }: Course, withdrawn = true) =>
  withdrawCourse(contextFor(staff('PUBLISHER', '35.08')), {
    courseId,
    withdrawn,
    reason: 'Isinya diperbarui dulu.',
  })

const ask = (on: Learner, events: { readonly id: string }[] = [], cursor?: string | null) =>
  syncEvents(
    on,
    {
      v: 1,
      now: Date.parse(NOW),
      cadre: on.cadreId,
      formats: 2,
      events,
      ...(cursor == null ? {} : { cursor }),
    },
    null,
  )

const submitted = ({ versionId, one }: Course, id: string = crypto.randomUUID()) => ({
  id,
  device: crypto.randomUUID(),
  seq: 1,
  at: Date.parse(NOW),
  tz: -420,
  type: 'quiz.submitted',
  body: {
    versionId,
    slug: one,
    answers: Object.fromEntries([1, 2, 3].map((n) => [`${one}-k${n}`, 'b'])),
  },
})

it('tells the phone of who has learnt in it, and only hides it from the others', async () => {
  const own = await course()
  const [begun, never] = [learner(), learner()]
  await answer(begun, own.one)
  const before = await ask(begun)
  expect(before.state).not.toHaveProperty('withdrawn')
  await withdraw(own)
  const told = (await ask(begun)).state
  expect(told?.withdrawn).toContain(own.courseId)
  expect(told?.notes).toMatch(/Pelatihan .+ tidak dibuka lagi\./)
  const hidden = (await ask(never)).state
  expect(hidden?.withdrawn).toContain(own.courseId)
  expect(hidden).not.toHaveProperty('notes')
  const after = await ask(begun, [], before.cursor)
  expect(after.cursor).not.toBe(before.cursor)
  const kept = after.state?.courses.find(({ courseId }) => courseId === own.courseId)
  expect(kept?.facts.passes).toEqual([{ slug: own.one, bestScore: 100 }])
})

it('says nothing any more once the course is put back', async () => {
  const own = await course()
  const on = learner()
  await answer(on, own.one)
  const before = await ask(on)
  await withdraw(own)
  await withdraw(own, false)
  const after = await ask(on)
  expect(after.state?.withdrawn ?? []).not.toContain(own.courseId)
  expect(after.state).not.toHaveProperty('notes')
  expect(after.state?.courses).toEqual(before.state?.courses)
})

it('takes answers that were on their way, graded and counted, each once', async () => {
  const own = await course()
  const on = learner()
  await withdraw(own)
  const event = submitted(own)
  const { results } = await ask(on, [event])
  expect(results).toMatchObject([{ status: 'applied', grade: { score: 100, passed: true } }])
  expect((await ask(on, [event])).results).toMatchObject([{ status: 'duplicate' }])
})

it('begins nothing new: neither a quiz nor a test', async () => {
  const own = await course()
  const on = learner()
  await answer(on, own.one)
  await answer(on, own.two)
  await withdraw(own)
  await expect(startQuiz(on, { slug: own.two })).rejects.toMatchObject({ code: 'COURSE_WITHDRAWN' })
  await expect(startTest(on, { slug: own.test, isOwnWork: true })).rejects.toMatchObject({
    code: 'COURSE_WITHDRAWN',
  })
  await expect(startQuiz(on, { slug: 'tidak-ada' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('lets a test that was started go on to its mark', async () => {
  const own = await course()
  const on = learner()
  await answer(on, own.one)
  await answer(on, own.two)
  const paper = await startTest(on, { slug: own.test, isOwnWork: true })
  await withdraw(own)
  expect(await startQuiz(on, { slug: own.test })).toMatchObject({ attemptId: paper.attemptId })
  const { attemptId, versionId, slug, questions } = paper
  const answers = Object.fromEntries(questions.map(({ id }) => [id, 'b']))
  await submitAttempt(on, { attemptId, versionId, slug, answers })
  expect(await readAttempt(on, { attemptId })).toMatchObject({ score: 100, passed: true })
  await expect(startQuiz(on, { slug: own.test })).rejects.toMatchObject({
    code: 'COURSE_WITHDRAWN',
  })
})

it('words it on the pages: the list, the module, and the result of a form that was open', async () => {
  const own = await course()
  const ctx = contextFor(SYSTEM)
  const { id } = await makeCadre(ctx, '35.08.01.2005', 'Wati Lestari')
  await issueActivationCodes(ctx, { district: '35.08', cadreIds: [id] })
  const cookie = await cookieOf(id)
  const send = (path: string, fields?: Record<string, string>) =>
    exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
      ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const page = async (path: string) => {
    const reply = await send(path)
    return { status: reply.status, html: await reply.text() }
  }
  const paper = await startQuiz(contextFor(cadre(id, '35.08')), { slug: own.one })
  await withdraw(own)
  expect((await page('/belajar')).html).not.toContain('tidak dibuka lagi')

  const handedIn = await send(`/belajar/${own.one}/kuis`, {
    percobaan: paper.attemptId,
    versi: paper.versionId,
    ...Object.fromEntries(paper.questions.map(({ id: question }) => [`j-${question}`, 'b'])),
  })
  expect(handedIn.status).toBe(303)
  const result = await page(handedIn.headers.get('location') ?? '')
  expect(result).toMatchObject({ status: 200 })
  expect(result.html).toContain('Nilai Anda 100')

  expect((await page('/belajar')).html).toMatch(/Pelatihan .+ tidak dibuka lagi\./)
  const module = await page(`/belajar/${own.one}`)
  expect(module.status).toBe(410)
  expect(module.html).toContain('Pelatihan ini tidak dibuka lagi')
  expect(module.html).toContain('sertifikat Anda tetap berlaku')
  const rows = await env.DB.prepare('select score from attempts where cadre_id = ?').bind(id).all()
  expect(rows.results).toEqual([{ score: 100 }])
})
