import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import {
  finishLesson,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { listProgress } from '../../../worker/learning/list-progress.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, RIGHT, withFile } from '../../factories/course.ts'
import { cohortMembersOf, makeCohort } from '../../factories/cohorts.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'

const system = contextFor(SYSTEM)
const people: Record<string, string> = {}
let courseId = ''

beforeAll(async () => {
  await makeDistricts()
  courseId = (await publishFiles(system, courseFiles())).courseId
  for (const [name, area] of [
    ['Ani', '35.08.01.2001'],
    ['Budi', '35.08.01.2005'],
    ['Citra', '35.08.10.2008'],
    ['Dewi', '33.75.01.1001'],
  ] as const) {
    people[name] = (await makeCadre(system, area, name)).id
  }
  const budi = contextFor(cadre(people['Budi'] ?? '', '35.08'))
  await finishLesson(budi, { module: 'satu', lesson: 'awal' })
  for (const slug of ['satu', 'dua', 'tes-akhir']) {
    if (slug === 'tes-akhir') await startTest(budi, { slug, isOwnWork: true })
    const { attemptId, versionId, questions } = await startQuiz(budi, { slug })
    const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
    await submitAttempt(budi, { attemptId, versionId, slug, answers })
  }
})

const seen = async (actor: Actor, area: string) =>
  (await listProgress(contextFor(actor), { area, courseId })).cadres

it('lists the active cadres of an area by name, with those who have not begun', async () => {
  const { cadres, lessons, modules, next } = await listProgress(
    contextFor(staff('TRAINER', '35.08')),
    { area: '35.08', courseId },
  )
  expect([lessons, modules, next]).toEqual([4, 2, null])
  expect(cadres).toEqual([
    expect.objectContaining({
      name: 'Ani',
      lessonsRead: 0,
      modulesPassed: 0,
      lastActivityAt: null,
    }),
    {
      cadreId: people['Budi'],
      code: expect.any(String),
      name: 'Budi',
      areaCode: '35.08.01.2005',
      lessonsRead: 1,
      modulesPassed: 2,
      finalScore: 100,
      lastActivityAt: NOW,
      eligibleAt: NOW,
    },
    expect.objectContaining({ name: 'Citra', areaCode: '35.08.10.2008', finalScore: null }),
  ])
  const inSubDistrict = await seen(staff('SUB_DISTRICT_ADMIN', '35.08.10'), '35.08.10')
  expect(inSubDistrict.map(({ name }) => name)).toEqual(['Citra'])
})

it('lists the members of one cohort alone', async () => {
  const { id } = await makeCohort(system, '35.08')
  await cohortMembersOf(system, '35.08', id, [people['Budi'] ?? ''])
  const { cadres } = await listProgress(contextFor(staff('TRAINER', '35.08')), {
    area: '35.08',
    courseId,
    cohort: id,
  })
  expect(cadres.map(({ name }) => name)).toEqual(['Budi'])
})

it('counts only what the newest version still has', async () => {
  const code = 'BERUBAH'
  const wishes = { code, prefix: 'ubah-' }
  const files = courseFiles(wishes)
  const published = await publishFiles(system, files, { code })
  const ani = contextFor(cadre(people['Ani'] ?? '', '35.08'))
  for (const lesson of ['awal', 'akhir']) await finishLesson(ani, { module: 'ubah-satu', lesson })
  const fewer = withFile(files, 'ubah-satu/module.yaml', (text) =>
    text.replace('lessons: [awal, akhir]', 'lessons: [akhir]'),
  )
  await publishFiles(system, fewer, { code })
  const { cadres, lessons } = await listProgress(contextFor(staff('TRAINER', '35.08')), {
    area: '35.08',
    courseId: published.courseId,
  })
  expect([lessons, cadres[0]?.lessonsRead]).toEqual([3, 1])
})

it.each<[string, Actor, string, string]>([
  ['the public', PUBLIC, '35.08', 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('x', '35.08'), '35.08', 'NOT_ALLOWED'],
  ['the province', staff('PROVINCE', '35'), '35.08', 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), '35.08', 'NOT_FOUND'],
  [
    'a sub-district admin looking beside',
    staff('SUB_DISTRICT_ADMIN', '35.08.10'),
    '35.08.01',
    'NOT_FOUND',
  ],
])('shows %s no names', async (_, actor, area, code) => {
  await expect(seen(actor, area)).rejects.toMatchObject({ code })
})
