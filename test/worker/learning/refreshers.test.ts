import { requirementsPage } from '../../../site/src/render/index.ts'
import { readOwnRequirements } from '../../../worker/certification/passing/own-requirements.ts'
import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  expireCertificates,
  listCandidates,
  readOwnCertificates,
} from '../../../worker/certification/index.ts'
import {
  finishLesson,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { answer } from '../../factories/attempts.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeOffice,
  makeRevoked,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { cookieOf } from '../../factories/identity.ts'
import { addCadre, HERE, makeRecorded, oldRows, refusal } from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'
import { afterMidnight, courseOf, issueAt, morning } from '../../factories/validity.ts'

let office: Office
/** Without an end, and for a year. */
let base: Office
let yearly: Office
let refresher: Office
let yearlyRefresher: Office
beforeAll(async () => {
  office = await makeOffice()
  base = await courseOf(office, { code: 'DASAR' })
  refresher = await courseOf(office, { code: 'SEGAR', refreshes: 'DASAR', preTest: 1 })
  yearly = await courseOf(office, { code: 'TAHUNAN', validMonths: 12 })
  yearlyRefresher = await courseOf(office, { code: 'ULANG', refreshes: 'TAHUNAN' })
  await count()
})

const LATER = morning('2026-12-01')
const hers = (cadreId: string, at = LATER) => contextFor(cadre(cadreId, DISTRICT), at)

async function offeredTo(cadreId: string, at = LATER): Promise<string[]> {
  const ids = (await readProgress(hers(cadreId, at))).map(({ head }) => head.courseId)
  return [refresher, yearlyRefresher].flatMap(({ courseId }) =>
    ids.includes(courseId) ? courseId : [],
  )
}

async function phoneOf(cadreId: string, at = LATER) {
  const input = {
    v: 1 as const,
    now: Date.parse(at),
    cadre: cadreId,
    formats: 2 as const,
    events: [],
  }
  const { state } = await syncEvents(hers(cadreId, at), input, null)
  if (state === undefined) throw new Error('the first state comes whole')
  return state
}

async function certified(course: Office, name: string): Promise<[string, string]> {
  const [cadreId = ''] = await makeEligible(course, [name])
  const [certificateId = ''] = await issueAt(course, [cadreId], NOW)
  return [cadreId, certificateId]
}

it('is not there for a new cadre: no course, no address, no note, and her phone leaves it out', async () => {
  const cadreId = await addCadre('Kader Baru')
  expect(await offeredTo(cadreId)).toEqual([])
  const ctx = hers(cadreId)
  expect(await refusal(startQuiz(ctx, { slug: 'segar-satu' }))).toBe('NOT_FOUND')
  for (const slug of ['segar-tes-awal', 'segar-tes-akhir']) {
    expect(await refusal(startTest(ctx, { slug, isOwnWork: true }))).toBe('NOT_FOUND')
  }
  expect(await refusal(finishLesson(ctx, { module: 'segar-satu', lesson: 'awal' }))).toBe(
    'NOT_FOUND',
  )
  const state = await phoneOf(cadreId)
  expect(new Set(state.withdrawn)).toEqual(new Set([refresher.courseId, yearlyRefresher.courseId]))
  expect(state).not.toHaveProperty('notes')
  expect(state.courses.map(({ courseId }) => courseId)).not.toContain(refresher.courseId)
})

it('is offered to who holds a certificate of the course, from the day after, with its pre-test', async () => {
  const [cadreId] = await certified(base, 'Bersertifikat')
  expect(await offeredTo(cadreId, NOW)).toEqual([])
  expect(await offeredTo(cadreId)).toEqual([refresher.courseId])
  const state = await phoneOf(cadreId)
  expect(state.withdrawn).toEqual([yearlyRefresher.courseId])
  expect(state.notes).toContain('/belajar/segar-tes-awal/')
  expect((await startQuiz(hers(cadreId), { slug: 'segar-satu' })).courseId).toBe(refresher.courseId)
  // What she is offered is first of her courses, and nothing that she has yet to do.
  expect((await readProgress(hers(cadreId)))[0]?.head.courseId).toBe(refresher.courseId)
  const unfinished = async () =>
    (await readOwnCertificates(hers(cadreId))).courses.map(({ head }) => head.courseId)
  expect(await unfinished()).not.toContain(refresher.courseId)
  // Beside what she lacks it is named, and counts from when she begins.
  const offered = async () => (await readOwnRequirements(hers(cadreId), null)).offered
  expect(requirementsPage([], await offered()).main.text).toContain('ditawarkan untuk Anda')
  await finishLesson(hers(cadreId), { module: 'segar-satu', lesson: 'awal' })
  expect(await unfinished()).toContain(refresher.courseId)
  expect(await offered()).toEqual([])
})

it('is offered to who holds a paper from before the platform', async () => {
  const cadreId = await addCadre('Kertas Lama')
  await makeRecorded(oldRows([{ name: 'Kertas Lama', ...HERE }]))
  expect(await trainedOn(cadreId)).not.toBeNull()
  expect(await offeredTo(cadreId)).toEqual([refresher.courseId, yearlyRefresher.courseId])
})

it('stays with who held a certificate that ended, and is not there for who passed alone', async () => {
  const [cadreId = '', waiting = ''] = await makeEligible(yearly, ['Habis Masa', 'Masih Calon'])
  for (const each of [cadreId, waiting]) {
    for (const slug of ['tahunan-satu', 'tahunan-dua', 'tahunan-tes-akhir']) {
      await answer(hers(each, NOW), slug)
    }
  }
  await issueAt(yearly, [cadreId], NOW)
  const after = '2027-12-01'
  for (const day of ['2027-08-23', after]) {
    await expireCertificates(contextFor(SYSTEM, afterMidnight(day)), DISTRICT)
  }
  expect(await trainedOn(cadreId)).toBeNull()
  expect(await offeredTo(cadreId, morning(after))).toEqual([yearlyRefresher.courseId])
  expect(await offeredTo(waiting, morning(after))).toEqual([])
})

it('goes on for who has begun it, whatever becomes of her certificate', async () => {
  const [begun, hersFirst] = await certified(base, 'Sudah Mulai')
  const [never, hersSecond] = await certified(base, 'Belum Mulai')
  await finishLesson(hers(begun), { module: 'segar-satu', lesson: 'awal' })
  for (const id of [hersFirst, hersSecond]) await makeRevoked(id, {}, LATER)
  expect(await offeredTo(begun)).toEqual([refresher.courseId])
  expect((await answer(hers(begun), 'segar-satu')).passed).toBe(true)
  expect((await phoneOf(begun)).withdrawn).toEqual([yearlyRefresher.courseId])
  expect(await offeredTo(never)).toEqual([])
  expect((await phoneOf(never)).notes).toBeUndefined()
})

it('gives a certificate that carries the old one on, also where neither ends', async () => {
  const [cadreId, certificateId] = await certified(base, 'Segar Tanpa Akhir')
  const since = await trainedOn(cadreId)
  for (const slug of ['segar-satu', 'segar-dua', 'segar-tes-akhir'])
    await answer(hers(cadreId), slug)
  const day = morning('2026-12-02')
  const { candidates } = await listCandidates(contextFor(ADMIN, day), DISTRICT, refresher.courseId)
  expect(candidates.map((each) => each.cadreId)).toEqual([cadreId])
  const [id = ''] = await issueAt(refresher, [cadreId], day)
  const row = await env.DB.prepare('select renews_id, expires_on from certificates where id = ?')
    .bind(id)
    .first()
  expect(row).toEqual({ renews_id: certificateId, expires_on: null })
  expect(await trainedOn(cadreId)).toBe(since)
})

it('takes a form that was open when it was taken from her, for no answer is lost', async () => {
  const [cadreId, certificateId] = await certified(base, 'Sedang Mengisi')
  const { attemptId, versionId, slug, questions } = await startQuiz(hers(cadreId), {
    slug: 'segar-satu',
  })
  await makeRevoked(certificateId, {}, LATER)
  const answers = Object.fromEntries(questions.map(({ id }) => [id, 'b']))
  const result = await submitAttempt(hers(cadreId), { attemptId, versionId, slug, answers })
  expect(result).toMatchObject({ passed: true })
})

it('is a page that does not exist for who is not offered it', async () => {
  const cadreId = await addCadre('Lihat Halaman')
  await issueActivationCodes(contextFor(SYSTEM), { district: DISTRICT, cadreIds: [cadreId] })
  const cookie = await cookieOf(cadreId)
  const page = (path: string) =>
    exports.default.fetch(`https://kelas.test${path}`, { headers: { cookie }, redirect: 'manual' })
  expect(await (await page('/belajar')).text()).not.toContain('segar-satu')
  for (const path of [
    '/belajar/segar-satu',
    '/belajar/segar-satu/awal',
    '/belajar/segar-tes-akhir',
  ]) {
    expect((await page(path)).status).toBe(404)
  }
})
