import { beforeAll, expect, it } from 'vitest'
import type { Context } from '../../../worker/core/context.ts'
import { startTest, submitAttempt } from '../../../worker/learning/index.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import {
  listBatchItems,
  readBatch,
  readBatchGain,
  readBatchProgress,
} from '../../../worker/reporting/batch/read-batch.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { answer, plainCourse } from '../../factories/attempts.ts'
import { cohortMembersOf, makeCohort } from '../../factories/cohorts.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { RIGHT, WRONG } from '../../factories/course.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13'
const JATIROTO = '35.08.17'

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM)
const trainer = contextFor(staff('TRAINER', DISTRICT))
let made = 0
async function course() {
  made += 1
  const own = await plainCourse(`bt${made}`, { preTest: 1 })
  return { ...own, preTest: `bt${made}-tes-awal` }
}
type Course = Awaited<ReturnType<typeof course>>
const person = async (name: string, area = `${KUNIR}.2001`) =>
  (await makeCadre(office, area, name)).id
const as = (cadreId: string, at = NOW) => contextFor(cadre(cadreId, DISTRICT), at)

async function cohort({ code }: Course, cadreIds: string[]) {
  const { id } = await makeCohort(office, DISTRICT, { courseCode: code, capacity: 20 })
  await cohortMembersOf(office, DISTRICT, id, cadreIds)
  return id
}
const seen = (batchId: string, area = DISTRICT, ctx = trainer) =>
  readBatchProgress(ctx, { area, kind: 'cohort', batchId })

async function test(ctx: Context, slug: string, right: readonly string[]) {
  const { attemptId, versionId, questions } = await startTest(ctx, {
    slug,
    isOwnWork: !slug.endsWith('awal'),
  })
  const answers = Object.fromEntries(
    questions.map(({ id, module }) => [id, right.includes(module) ? RIGHT : WRONG]),
  )
  await submitAttempt(ctx, { attemptId, versionId, slug, answers })
}
const wrongly = (ctx: Context, slug: string) => answer(ctx, slug, {}, WRONG)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

it('puts first who needs help, and says of each module how it stands', async () => {
  const own = await course()
  const names = ['Tiga Tuntas', 'Dua Jalan', 'Satu Macet', 'Empat Belum', 'Lima Diam']
  const ids = await Promise.all(names.map((name) => person(`${name} Batch`)))
  const [done = '', going = '', stuck = '', , quiet = ''] = ids
  const batchId = await cohort(own, ids)
  for (const slug of [own.one, own.two]) await answer(as(done), slug)
  await test(as(done), own.test, [own.one, own.two])
  await answer(as(going), own.one)
  await wrongly(as(going), own.two)
  await wrongly(as(stuck), own.one)
  const later = new Date(Date.parse(NOW) + 3_600_000).toISOString()
  await wrongly(as(stuck, later), own.one)
  const longAgo = new Date(Date.parse(NOW) - 8 * 86_400_000).toISOString()
  await wrongly(as(quiet, longAgo), own.one)
  const { people } = await seen(batchId)
  expect(people.map(({ name, need }) => [name.split(' ')[1], need])).toEqual([
    ['Macet', 'STUCK'],
    ['Diam', 'QUIET'],
    ['Belum', 'NOT_BEGUN'],
    ['Jalan', 'LEARNING'],
    ['Tuntas', 'FINISHED'],
  ])
  const states = people.map(({ parts }) => parts.map(({ state }) => state).join(' '))
  expect(states).toEqual([
    'STUCK NONE NONE',
    'WORKING NONE NONE',
    'NONE NONE NONE',
    'DONE WORKING NONE',
    'DONE DONE DONE',
  ])
  expect(people[0]?.parts[0]).toEqual({ state: 'STUCK', misses: 2, best: 0 })
  expect(people[0]?.lastActivityAt).toBe(later)
})

it('shows a sub-district its own people only, and nobody another district', async () => {
  const own = await course()
  const here = await person('Warga Kunir')
  const there = await person('Warga Jatiroto', `${JATIROTO}.2002`)
  const batchId = await cohort(own, [here, there])
  const { id: meetingId } = await makeMeeting(office, DISTRICT, { courseCode: own.code })
  await invitePeople(office, { area: DISTRICT, meetingId, who: { cohortId: batchId } })
  const sub = contextFor(staff('SUB_DISTRICT_ADMIN', KUNIR))
  for (const which of [
    { kind: 'cohort', batchId },
    { kind: 'meeting', batchId: meetingId },
  ] as const) {
    const mine = await readBatchProgress(sub, { area: KUNIR, ...which })
    expect(mine.people.map(({ cadreId }) => cadreId)).toEqual([here])
    const all = await readBatchProgress(trainer, { area: DISTRICT, ...which })
    expect(all.people.map(({ cadreId }) => cadreId).toSorted()).toEqual([here, there].toSorted())
    expect((await readBatchGain(sub, { area: KUNIR, ...which })).people).toBe(1)
    const foreign = contextFor(staff('TRAINER', '33.75'))
    for (const read of [readBatch, readBatchProgress, readBatchGain, listBatchItems]) {
      expect(await refusal(read(foreign, { area: '33.75', ...which }))).toBe('NOT_FOUND')
      expect(await refusal(read(foreign, { area: DISTRICT, ...which }))).toBe('NOT_FOUND')
      // Questions of tests are for trainers and reviewers alone.
      expect(await refusal(read(sub, { area: JATIROTO, ...which }))).toBe(
        read === listBatchItems ? 'NOT_ALLOWED' : 'NOT_FOUND',
      )
      expect(await refusal(read(as(here), { area: DISTRICT, ...which }))).toBe('NOT_ALLOWED')
    }
  }
  const { id: ofJatiroto } = await makeMeeting(office, JATIROTO)
  const asked = { area: KUNIR, kind: 'meeting', batchId: ofJatiroto } as const
  expect(await refusal(readBatchProgress(sub, asked))).toBe('NOT_FOUND')
})

it('counts a gain over those who took both tests, each person once, and says how many took one', async () => {
  const own = await course()
  const names = ['Ganda Asli', 'Ganda Ulang', 'Hanya Awal', 'Hanya Akhir', 'Dua Tes']
  const ids = await Promise.all(names.map((name) => person(`${name} Selisih`)))
  const [kept = '', merged = '', first = '', last = '', both = ''] = ids
  const batchId = await cohort(own, [kept, first, last, both])
  const outside = await person('Luar Angkatan')
  for (const id of [merged, both, outside]) {
    await test(as(id), own.preTest, id === both ? [own.one] : [])
    for (const slug of [own.one, own.two]) await answer(as(id), slug)
    await test(as(id), own.test, [own.one, own.two])
  }
  await test(as(first), own.preTest, [own.one])
  for (const slug of [own.one, own.two]) await answer(as(last), slug)
  await test(as(last), own.test, [own.one])
  // What she did as the entry that was found to be hers counts as hers.
  await mergeCadres(office, {
    district: DISTRICT,
    id: crypto.randomUUID(),
    keptId: kept,
    mergedId: merged,
  })
  const gain = await readBatchGain(trainer, { area: DISTRICT, kind: 'cohort', batchId })
  expect(gain).toMatchObject({ preTest: 'Tes awal', people: 4, tookBefore: 3, tookAfter: 3 })
  expect(gain.total).toMatchObject({ cadres: 2, before: 25, after: 100, gain: 1 })
  expect(gain.total.difference?.value).toBe(75)
  expect(
    gain.modules.map(({ slug, cadres, before, after }) => [slug, cadres, before, after]),
  ).toEqual([
    [own.one, 2, 50, 100],
    [own.two, 2, 0, 100],
  ])
})

it('names the questions that this batch found hard, once five of it have answered', async () => {
  const own = await course()
  const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => person(`Soal Sulit ${n}`)))
  const batchId = await cohort(own, ids)
  const hardest = () => listBatchItems(trainer, { area: DISTRICT, kind: 'cohort', batchId })
  for (const id of ids.slice(0, 4)) await wrongly(as(id), own.one)
  expect((await hardest()).items).toEqual([])
  await answer(as(ids[4] ?? ''), own.one)
  // Others do not count.
  await wrongly(as(await person('Bukan Peserta')), own.one)
  const { items } = await hardest()
  expect(items.length).toBeGreaterThan(0)
  for (const item of items) expect(item).toMatchObject({ slug: own.one, answers: 5, right: 1 })
  expect(items[0]?.stem).not.toBe('')
})

it('has a page for a batch without a course, and of one whose course is not here', async () => {
  const { id } = await makeCohort(office, DISTRICT, { courseCode: null })
  const { id: odd } = await makeCohort(office, DISTRICT, { courseCode: 'TIDAK-ADA' })
  for (const batchId of [id, odd]) {
    const asked = { area: DISTRICT, kind: 'cohort', batchId } as const
    expect((await readBatch(trainer, asked)).batch.course).toBeNull()
    expect((await readBatchProgress(trainer, asked)).people).toEqual([])
    expect((await readBatchGain(trainer, asked)).preTest).toBeNull()
    expect((await listBatchItems(trainer, asked)).items).toEqual([])
  }
})
