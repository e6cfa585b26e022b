import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { PackKeys, Question } from '../../../worker/contract/curriculum.ts'
import { ITEM_TYPES } from '../../../worker/contract/items.ts'
import type { Context } from '../../../worker/core/context.ts'
import { getGraded } from '../../../worker/curriculum/index.ts'
import { writeItems } from '../../../worker/curriculum/compile/item-source.ts'
import { startQuiz, startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { phonePaper } from '../../../worker/learning/paper.ts'
import { readAttempt } from '../../../worker/learning/read-attempt.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { cookieOf } from '../../factories/identity.ts'
import { anItem } from '../../factories/items.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'

const system = contextFor(SYSTEM)
let made = 0

/** Questions of every type in the first module's quiz; of `many` and `number` in the final test. `quiz`: lines of module.yaml. */
async function typedCourse(quiz = '') {
  made += 1
  const wishes = { code: `TIPE-${made}`, prefix: `tipe${made}-`, coolDownMinutes: 0 }
  const one = `${wishes.prefix}satu`
  const item = (type: (typeof ITEM_TYPES)[number], use: 'quiz' | 'test') => {
    const { image: _, ...content } = { image: undefined, ...anItem(type).content }
    const listed = { kind: 'inline', code: `${one}-${type}-${use}`, for: use, tags: [] } as const
    // Pictures are files of their own: these questions have none.
    return { ...listed, item: anItem(content) }
  }
  const items = [
    ...ITEM_TYPES.map((type) => item(type, 'quiz')),
    item('many', 'test'),
    item('number', 'test'),
  ]
  const files = withFile(
    withFile(courseFiles(wishes), `${one}/soal.yaml`, () => writeItems(items)),
    `${one}/module.yaml`,
    (text) => text.replace('shuffle: true }', `shuffle: true${quiz} }`),
  )
  const published = await publishFiles(system, files, { code: wishes.code })
  return { ...published, one, two: `${wishes.prefix}dua`, test: `${wishes.prefix}tes-akhir` }
}
type Course = Awaited<ReturnType<typeof typedCourse>>

beforeAll(makeDistricts)

function learner(at = NOW): Context & { readonly cadreId: string } {
  const cadreId = crypto.randomUUID()
  return { ...contextFor(cadre(cadreId, '35.08'), at), cadreId }
}
const at = (ctx: { readonly cadreId: string }, moment: string): Context =>
  contextFor(cadre(ctx.cadreId, '35.08'), moment)
const graded = ({ versionId, one }: Course) => getGraded(system.db, versionId, one)
const rightOf = (questions: readonly Question[], keys: PackKeys) =>
  Object.fromEntries(questions.map(({ id }) => [id, keys[id]?.right ?? '']))

/** Another answer than the right one, that the question can have. */
function wrongTo({ type, options, lefts = [] }: Question, right: string): string {
  switch (type) {
    case undefined:
      return options.find(({ id }) => id !== right)?.id ?? ''
    case 'many':
      return right.includes('+')
        ? (right.split('+')[0] ?? '')
        : `${options[0]?.id}+${options[1]?.id}`
    case 'match':
      return lefts.map(({ id }) => `${id}=${options[0]?.id}`).join('+')
    case 'order':
      return right.split('+').toReversed().join('+')
    case 'number':
      return '999,5'
    case 'short':
      return 'bukan itu'
  }
}

function phone(ctx: { readonly cadreId: string }, moment = NOW) {
  const device = crypto.randomUUID()
  let seq = 0
  return {
    submit(
      course: Course,
      answers: Record<string, string>,
      own: { id?: string; slug?: string } = {},
    ) {
      seq += 1
      const { id = crypto.randomUUID(), slug = course.one } = own
      const body = { versionId: course.versionId, slug, answers }
      const now = Date.parse(moment)
      const event = { id, device, seq, at: now, tz: -420, type: 'quiz.submitted', body }
      return syncEvents(
        at(ctx, moment),
        { v: 1, now, cadre: ctx.cadreId, events: [event], formats: 2 },
        null,
      )
    },
  }
}

it('asks every type, each with what its phone needs and no key', async () => {
  const course = await typedCourse()
  const { pack, keys } = await graded(course)
  expect(pack.format).toBe(2)
  expect(new Set(pack.questions.map(({ type }) => type))).toEqual(
    new Set([undefined, 'many', 'match', 'order', 'number', 'short']),
  )
  const paper = await startQuiz(learner(), { slug: course.one })
  expect(paper.format).toBe(2)
  expect(Object.keys(keys)).toHaveLength(paper.questions.length)
})

it('grades each type, right and wrong and open, in the call and from a phone', async () => {
  const course = await typedCourse()
  const { pack, keys } = await graded(course)
  const right = rightOf(pack.questions, keys)
  for (const question of pack.questions) {
    const { id } = question
    const answers = { ...right, [id]: wrongTo(question, right[id] ?? '') }
    const ctx = learner()
    const { attemptId } = await startQuiz(ctx, { slug: course.one })
    const { versionId, one: slug } = course
    const result = await submitAttempt(ctx, { attemptId, versionId, slug, answers })
    expect([id, result.right]).toEqual([id, pack.questions.length - 1])
    const marked = result.marked?.find((each) => each.id === id)
    expect(marked).toMatchObject({ right: false })
    expect(marked?.chosen?.text).not.toBe('')
    expect(marked?.correct).not.toBe('')

    const { [id]: _, ...open } = right
    const sent = await phone(learner()).submit(course, open)
    expect(sent.results[0]).toMatchObject({
      status: 'applied',
      grade: { right: pack.questions.length - 1 },
    })
    const nonsense = await phone(learner()).submit(course, { ...right, [id]: 'x=y+=+' })
    const known = question.type === 'short' ? 'x=y+=+' : null
    const grade = nonsense.results[0]?.grade
    expect(grade?.right).toBe(pack.questions.length - 1)
    expect(grade?.marked?.find((each) => each.id === id)?.chosen?.text ?? null).toBe(known)
  }
})

it('counts a paper of every type once, however often a phone sends it', async () => {
  const course = await typedCourse()
  const { pack, keys } = await graded(course)
  const ctx = learner()
  const on = phone(ctx)
  const id = crypto.randomUUID()
  const answers = rightOf(pack.questions, keys)
  const first = await on.submit(course, answers, { id })
  expect(first.results[0]).toMatchObject({ status: 'applied', grade: { score: 100, passed: true } })
  const again = await on.submit(course, answers, { id })
  expect(again.results[0]).toMatchObject({ status: 'duplicate', grade: { attemptsUsed: 1 } })
})

it('says nothing of a difference when phone and form have the same answer in two forms', async () => {
  const course = await typedCourse()
  const { pack, keys } = await graded(course)
  const ctx = learner()
  const { attemptId } = await startQuiz(ctx, { slug: course.one })
  const answers = rightOf(pack.questions, keys)
  await submitAttempt(ctx, { attemptId, versionId: course.versionId, slug: course.one, answers })
  const order = pack.questions.find(({ type }) => type === 'order')
  const places = (answers[order?.id ?? ''] ?? '')
    .split('+')
    .map((id, index) => `${id}=${index + 1}`)
  await phone(ctx).submit(
    course,
    { ...answers, [order?.id ?? '']: places.join('+') },
    { id: attemptId },
  )
  const notices = env.DB.prepare('select kind from learning_notices where cadre_id = ?')
  expect((await notices.bind(ctx.cadreId).all()).results).toEqual([])
})

it('refuses an answer that is longer than any can be', async () => {
  const course = await typedCourse()
  const { pack } = await graded(course)
  const short = pack.questions.find(({ type }) => type === 'short')
  const on = phone(learner())
  const { results } = await on.submit(course, { [short?.id ?? '']: 'a'.repeat(401) })
  expect(results[0]).toMatchObject({ status: 'rejected', code: 'INPUT_INVALID' })
})

it('tells a phone of before of no test that it would show wrongly, and starts it on a page', async () => {
  const course = await typedCourse()
  const ctx = learner()
  for (const slug of [course.one, course.two]) {
    const { pack, keys } = await getGraded(system.db, course.versionId, slug)
    await phone(ctx).submit(course, rightOf(pack.questions, keys), { slug })
  }
  const start = { slug: course.test, isOwnWork: true }
  await expect(startTest(ctx, { ...start, formats: 1 })).rejects.toThrow('PHONE_OUTDATED')
  const paper = await startTest(ctx, start)
  expect(paper.format).toBe(2)
  await expect(startTest(ctx, { ...start, formats: 1 })).rejects.toThrow('PHONE_OUTDATED')
  const openOf = async (formats: 1 | 2) => {
    const input = {
      v: 1 as const,
      now: Date.parse(NOW),
      events: [],
      ...(formats === 2 && { formats }),
    }
    const { state } = await syncEvents(ctx, input, null)
    return state?.courses.find(({ courseId }) => courseId === course.courseId)?.openPaper ?? null
  }
  expect(await openOf(1)).toBeNull()
  expect((await openOf(2))?.attemptId).toBe(paper.attemptId)
})

it('grades a drawn module by what its attempt was asked, from a page and from a phone', async () => {
  const course = await typedCourse(', draw: [{ count: 3 }]')
  const { pack, keys } = await graded(course)
  expect(pack).toMatchObject({ format: 2, quiz: { pools: [3] } })
  const ctx = learner()
  const paper = await startQuiz(ctx, { slug: course.one })
  const ids = (questions: readonly Question[]) => questions.map(({ id }) => id).toSorted()
  expect(ids(paper.questions)).toEqual(ids(phonePaper(pack, paper.attemptId)))
  const { attemptId, questions } = paper
  const input = { attemptId, versionId: course.versionId, slug: course.one }
  const result = await submitAttempt(ctx, { ...input, answers: rightOf(questions, keys) })
  expect(result).toMatchObject({ score: 100, questions: questions.length })

  const id = crypto.randomUUID()
  const asked = phonePaper(pack, id)
  const sent = await phone(learner()).submit(course, rightOf(asked, keys), { id })
  expect(sent.results[0]?.grade).toMatchObject({ score: 100, questions: asked.length })
  const all = await phone(learner()).submit(course, rightOf(pack.questions, keys))
  expect(all.results[0]).toMatchObject({ status: 'rejected', code: 'INPUT_INVALID' })
})

it('begins no quiz after its last day, and counts what was begun, with a flag', async () => {
  const course = await typedCourse(', closesOn: 2026-11-21')
  const { pack, keys } = await graded(course)
  const answers = rightOf(pack.questions, keys)
  const ctx = learner('2026-11-21T16:59:59.000Z')
  const paper = await startQuiz(ctx, { slug: course.one })
  const over = at(ctx, '2026-11-21T17:16:00.000Z')
  await expect(startQuiz(over, { slug: course.one })).rejects.toThrow('QUIZ_CLOSED')
  const { attemptId } = paper
  const input = { attemptId, versionId: course.versionId, slug: course.one, answers }
  expect(await submitAttempt(over, input)).toMatchObject({ passed: true, flag: 'LATE' })
  const sent = await phone(learner(), '2026-11-21T17:16:00.000Z').submit(course, answers)
  expect(sent.results[0]?.grade).toMatchObject({ passed: true, flag: 'LATE' })
  const inTime = await phone(learner(), '2026-11-21T16:59:00.000Z').submit(course, answers)
  expect(inTime.results[0]?.grade?.flag).toBeNull()
})

it('explains a module when the quiz says: passed, or after its last day', async () => {
  const result = async (quiz: string, right: boolean, moment = NOW) => {
    const course = await typedCourse(quiz)
    const { pack, keys } = await graded(course)
    const ctx = learner()
    const { attemptId } = await startQuiz(ctx, { slug: course.one })
    const answers = right ? rightOf(pack.questions, keys) : {}
    await submitAttempt(ctx, { attemptId, versionId: course.versionId, slug: course.one, answers })
    return readAttempt(at(ctx, moment), { attemptId })
  }
  expect((await result('', false)).marked).not.toBeNull()
  expect((await result(', feedback: passed', false)).marked).toBeNull()
  expect((await result(', feedback: passed', true)).marked).not.toBeNull()
  const closed = ', feedback: closed, closesOn: 2026-11-25'
  expect(await result(closed, true)).toMatchObject({ marked: null, explainedAfter: '2026-11-25' })
  expect((await result(closed, false, '2026-11-25T17:00:00.000Z')).marked).not.toBeNull()
})

/** A cadre of Tempursari on the pages, signed in. */
async function visitor() {
  made += 1
  const name = `Sri Wahyuni ${String.fromCharCode(64 + made)}`
  const { id } = await makeCadre(system, '35.08.01.2005', name)
  await issueActivationCodes(system, { district: '35.08', cadreIds: [id] })
  const cookie = await cookieOf(id)
  const send = async (path: string, fields?: readonly (readonly [string, string])[]) => {
    const reply = await exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
      ...(fields === undefined
        ? {}
        : {
            method: 'POST',
            body: new URLSearchParams(fields.map(([field, value]) => [field, value])),
          }),
    })
    return {
      status: reply.status,
      location: reply.headers.get('location') ?? '',
      html: await reply.text(),
    }
  }
  return { id, send }
}

/** What a browser posts of a question. */
function fieldsOf({ id, type }: Question, answer: string): [string, string][] {
  const parts = answer.split('+')
  switch (type) {
    case 'many':
      return parts.map((part) => [`j-${id}`, part])
    case 'match':
      return parts.map((part) => [`j-${id}.${part.split('=')[0]}`, part.split('=')[1] ?? ''])
    case 'order':
      return parts.map((part, index) => [`j-${id}.${part}`, String(index + 1)])
    case undefined:
    case 'number':
    case 'short':
      return [[`j-${id}`, answer]]
  }
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? ''

it('takes every type by a plain form, keeps every entry of one that is not whole, and leads to one result', async () => {
  const course = await typedCourse()
  const { pack, keys } = await graded(course)
  const { send } = await visitor()
  const page = await send(`/belajar/${course.one}/kuis/`)
  const action = /<form\s+method="post"\s+action="([^"]+)"/.exec(page.html)?.[1] ?? ''
  // Another address than that of format 1: a service worker of before leaves it to the Worker.
  expect(action).toBe(`/belajar/${course.one}/kuis/lembar`)
  expect(page.html).toContain('Ibu Sari hamil 5 bulan')
  const head: [string, string][] = ['percobaan', 'versi'].map((name) => [
    name,
    hidden(page.html, name),
  ])
  const right = rightOf(pack.questions, keys)
  const whole = pack.questions.flatMap((question) => fieldsOf(question, right[question.id] ?? ''))

  const order = pack.questions.find(({ type }) => type === 'order')
  const isFirstStep = (name: string) => name === `j-${order?.id}.${order?.options[0]?.id}`
  const back = await send(action, [...head, ...whole.filter(([name]) => !isFirstStep(name))])
  expect(back.status).toBe(422)
  expect(back.html).toContain('Ada 1 soal yang belum dijawab')
  expect(back.html).toContain(`id="galat-${order?.id}"`)
  const selects = whole.filter(([name]) => name.includes('.')).length
  expect(back.html.match(/\sselected/g)).toHaveLength(selects - 1)
  expect(back.html.match(/\schecked/g)).toHaveLength(
    whole.filter(([name]) => !name.includes('.')).length - 3,
  )
  expect(back.html).toMatch(/value="23\.5"/)
  expect(back.html).toMatch(/value="ASI"/)

  const typed = whole.map(([name, value]): [string, string] => [
    name,
    value === '23.5' ? '23,5' : value === 'ASI' ? ' asi. ' : value,
  ])
  const done = await send(action, [...head, ...typed])
  expect(done.status).toBe(303)
  const shown = await send(done.location)
  expect(shown.html).toContain('Nilai Anda 100')
  const again = await send(action, [...head, ...whole.slice(0, 3)])
  expect(again.location).toBe(done.location)
})

it('explains with the situation above its first question, and the parts of an answer', async () => {
  const course = await typedCourse()
  const { pack } = await graded(course)
  const { send } = await visitor()
  const page = await send(`/belajar/${course.one}/kuis/lembar/`)
  const head: [string, string][] = ['percobaan', 'versi'].map((name) => [
    name,
    hidden(page.html, name),
  ])
  const wrong = pack.questions.flatMap((question) => fieldsOf(question, wrongTo(question, 'a+b')))
  const steps = pack.questions.find(({ type }) => type === 'order')
  const others = wrong.filter(([name]) => !name.startsWith(`j-${steps?.id}.`))
  const placed = (steps?.options ?? []).map(({ id }, index): [string, string] => [
    `j-${steps?.id}.${id}`,
    String(index + 1),
  ])
  const done = await send(`/belajar/${course.one}/kuis/lembar`, [...head, ...others, ...placed])
  expect(done.status).toBe(303)
  const { html } = await send(done.location)
  expect(html.match(/Ibu Sari hamil 5 bulan/g)).toHaveLength(1)
  expect(html).toContain('23,5 ± 0,1 cm')
  expect(html).toContain('999,5 cm')
  expect(html).toMatch(/Dacin: Menimbang berat;\n/)
  expect(html).toMatch(/1\. Siapkan papan ukur di tempat datar;\n2\. Baringkan/)
})

it('says on a page in plain words that a quiz is closed', async () => {
  const course = await typedCourse(', closesOn: 2026-01-31')
  const { send } = await visitor()
  const page = await send(`/belajar/${course.one}/kuis/`)
  expect(page.status).toBe(409)
  expect(page.html).toContain('Hari terakhir untuk memulainya 31 Januari 2026')
  expect((await send(`/belajar/${course.one}/`)).html).toContain('Dibuka sampai 31 Januari 2026')
})
