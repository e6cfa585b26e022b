import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { expireCertificates, listCandidates, propose } from '../../../worker/certification/index.ts'
import { readOwnCertificates } from '../../../worker/certification/own-certificates.ts'
import { listCertificates } from '../../../worker/certification/register.ts'
import type { Context } from '../../../worker/core/context.ts'
import {
  readMarks,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../../worker/learning/index.ts'
import {
  makeStanding,
  ADMIN,
  DISTRICT,
  EVENT,
  newUuid,
  makeEligible,
  makeOffice,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import { RIGHT, WRONG } from '../../factories/course.ts'
import { count } from '../../factories/reporting.ts'
import { afterMidnight, courseOf, issueAt, morning } from '../../factories/validity.ts'

/** Issued at NOW, certificates of this course end on 21 November 2027. */
const OPENS = '2027-08-23'
const END = '2027-11-21'

let office: Office
/** Holds for a year, three attempts at the final test. */
let base: Office
let refresher: Office
beforeAll(async () => {
  office = await makeOffice()
  base = await courseOf(office, { code: 'DASAR', validMonths: 12 })
  refresher = await courseOf(office, { code: 'SEGAR', validMonths: 24, refreshes: 'DASAR' })
  await count()
})

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

const begin = (day: string) => expireCertificates(contextFor(SYSTEM, afterMidnight(day)), DISTRICT)

const isCandidate = async (course: Office, cadreId: string, at: string) => {
  const { candidates } = await listCandidates(contextFor(ADMIN, at), DISTRICT, course.courseId)
  return candidates.some((candidate) => candidate.cadreId === cadreId)
}

async function proposing(course: Office, cadreId: string, at: string): Promise<string> {
  return propose(contextFor(ADMIN, at), {
    district: DISTRICT,
    id: newUuid(),
    courseId: course.courseId,
    unitId: course.unitId,
    event: EVENT,
    cadreIds: [cadreId],
  }).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
}

/** A cadre with a certificate of the base course from NOW; her modules are passed. */
async function holder(name: string): Promise<{ cadreId: string; certificateId: string }> {
  const [cadreId = ''] = await makeEligible(base, [name])
  for (const slug of ['dasar-satu', 'dasar-dua']) {
    const { attemptId, versionId, questions } = await startQuiz(hers(cadreId), { slug })
    const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
    await submitAttempt(hers(cadreId), { attemptId, versionId, slug, answers })
  }
  await sit(hers(cadreId), RIGHT)
  const [certificateId = ''] = await issueAt(base, [cadreId], NOW)
  return { cadreId, certificateId }
}

const hers = (cadreId: string, at = NOW) => contextFor(cadre(cadreId, DISTRICT), at)

async function sit(ctx: Context, option: string, slug = 'dasar-tes-akhir') {
  const paper = await startTest(ctx, { slug, isOwnWork: true })
  const answers = Object.fromEntries(paper.questions.map(({ id }) => [id, option]))
  const { attemptId, versionId } = paper
  return submitAttempt(ctx, { attemptId, versionId, slug, answers })
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('the same course once more', () => {
  it('makes no candidate again by the old pass, neither before nor after the end', async () => {
    const { cadreId } = await holder('Lulus Sekali')
    for (const at of [morning('2027-01-01'), morning(OPENS), morning('2028-06-01')]) {
      expect(await isCandidate(base, cadreId, at)).toBe(false)
      expect(await proposing(base, cadreId, at)).toBe('CANDIDATES_CHANGED')
    }
  })

  it('opens the final test with fresh attempts ninety days before the end, for all her pages', async () => {
    const { cadreId } = await holder('Ujian Ulang')
    const testAt = async (at: string) =>
      (await readProgress(hers(cadreId, at))).find(({ head }) => head.courseId === base.courseId)
    await begin('2027-08-22')
    expect((await testAt(morning('2027-08-22')))?.finalTest).toMatchObject({
      state: 'done',
      attemptsUsed: 1,
    })
    await begin(OPENS)
    const open = await testAt(morning(OPENS))
    expect(open?.finalTest).toMatchObject({ bestScore: null, attemptsUsed: 0 })
    expect(open?.next).toMatchObject({ kind: 'test', slug: 'dasar-tes-akhir' })
    expect(open?.eligibleAt).not.toBeNull()
  })

  it('gives three attempts anew, numbered on, and the mark of the first pass stays', async () => {
    const { cadreId } = await holder('Tiga Kali')
    await begin(OPENS)
    for (const day of [OPENS, '2027-08-24', '2027-08-25']) {
      expect((await sit(hers(cadreId, morning(day)), WRONG)).passed).toBe(false)
    }
    expect(await refusal(sit(hers(cadreId, morning('2027-08-26')), RIGHT))).toBe('ATTEMPTS_USED_UP')
    const numbers = await all<{ number: number }>(
      `select number from attempts where cadre_id = ? and slug = 'dasar-tes-akhir' order by number`,
      cadreId,
    )
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    const [mark] = await readMarks(contextFor(SYSTEM).db, [cadreId], base.courseId)
    expect(mark?.mark).toBe(100)
    expect(await isCandidate(base, cadreId, morning('2027-08-26'))).toBe(false)
  })

  it('renews: a second certificate that names the first, which stays valid until its own end', async () => {
    const { cadreId, certificateId } = await holder('Perpanjang')
    await begin(OPENS)
    expect(await isCandidate(base, cadreId, morning(OPENS))).toBe(false)
    expect((await sit(hers(cadreId, morning('2027-09-01')), RIGHT)).passed).toBe(true)
    expect(await isCandidate(base, cadreId, morning('2027-09-02'))).toBe(true)

    const [newId = ''] = await issueAt(base, [cadreId], morning('2027-09-02'))
    const rows = await all<{ id: string; state: string; renews: string; expiresOn: string }>(
      `select id, state, renews_id as renews, expires_on as expiresOn from certificates
       where cadre_id = ? order by issued_on`,
      cadreId,
    )
    expect(rows).toEqual([
      { id: certificateId, state: 'VALID', renews: null, expiresOn: END },
      { id: newId, state: 'VALID', renews: certificateId, expiresOn: '2028-09-02' },
    ])
    const { certificates } = await listCertificates(
      contextFor(ADMIN, morning('2027-09-03')),
      DISTRICT,
      { search: 'Perpanjang', status: null, after: null },
    )
    const [newer, older] = certificates
    expect(newer).toMatchObject({ id: newId, status: 'valid', renews: { id: certificateId } })
    expect(older).toMatchObject({ status: 'valid', renews: null })
    expect(newer?.renews?.number).toBe(older?.number)

    expect(await isCandidate(base, cadreId, morning('2027-09-03'))).toBe(false)
    await begin(END)
    const [mark] = await all<{ on: string }>(
      'select trained_on as "on" from cadres where id = ?',
      cadreId,
    )
    expect(mark?.on).toBe('2026-11-21')
  })

  it('prints the hours of the certificate that it carries on when the modules have other names since', async () => {
    const { cadreId } = await holder('Modul Berganti')
    await begin(OPENS)
    await sit(hers(cadreId, morning(OPENS)), RIGHT)
    await env.DB.prepare(
      "update passes set slug = 'lama-' || slug where cadre_id = ? and slug <> 'dasar-tes-akhir'",
    )
      .bind(cadreId)
      .run()
    await issueAt(base, [cadreId], morning('2027-08-24'))
    const [before, after] = await all<{ materials: string; hours: number; words: string }>(
      `select snapshot ->> 'materials' as materials, snapshot ->> 'totalHours' as hours,
         snapshot ->> 'totalHoursInWords' as words from certificates where cadre_id = ? order by issued_on`,
      cadreId,
    )
    expect(after).toEqual(before)
    expect(after?.hours).toBe(4)
  })

  it('names the version that was answered the second time', async () => {
    const own = await courseOf(office, { code: 'BARU', validMonths: 12 })
    const [cadreId = ''] = await makeEligible(own, ['Versi Dua'])
    await issueAt(own, [cadreId], NOW)
    const { versionId } = await courseOf(office, {
      code: 'BARU',
      validMonths: 6,
      title: 'Pelatihan yang diperbarui',
    })
    await begin(OPENS)
    for (const slug of ['baru-satu', 'baru-dua']) {
      const ctx = hers(cadreId, morning(OPENS))
      const { attemptId, versionId: answered, questions } = await startQuiz(ctx, { slug })
      const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
      await submitAttempt(ctx, { attemptId, versionId: answered, slug, answers })
    }
    await sit(hers(cadreId, morning(OPENS)), RIGHT, 'baru-tes-akhir')
    const [id = ''] = await issueAt(own, [cadreId], morning('2027-08-24'))
    const [row] = await all<{ version: number; expiresOn: string }>(
      `select snapshot ->> 'courseVersion' as version, expires_on as expiresOn
       from certificates where id = ?`,
      id,
    )
    expect(versionId).not.toBe(own.versionId)
    expect(row).toEqual({ version: 2, expiresOn: '2028-02-24' })
  })
})

describe('a refresher', () => {
  it('is for nobody without a certificate to carry on', async () => {
    const [cadreId = ''] = await makeEligible(refresher, ['Tanpa Dasar'])
    expect(await isCandidate(refresher, cadreId, NOW)).toBe(false)
    expect(await proposing(refresher, cadreId, NOW)).toBe('CANDIDATES_CHANGED')
  })

  it('carries a certificate on when it is passed since the end drew near, and closes the base course', async () => {
    const { cadreId, certificateId } = await holder('Segar Kembali')
    await begin(OPENS)
    await makeStanding(refresher, [cadreId])
    // Passed at NOW, long before: too early.
    expect(await isCandidate(refresher, cadreId, morning('2027-09-10'))).toBe(false)
    await env.DB.prepare(
      'update standings set eligible_at = ? where cadre_id = ? and course_id = ?',
    )
      .bind(morning('2027-09-09'), cadreId, refresher.courseId)
      .run()
    expect(await isCandidate(refresher, cadreId, morning('2027-09-10'))).toBe(true)
    const [id = ''] = await issueAt(refresher, [cadreId], morning('2027-09-10'))
    const [row] = await all<{ renews: string; expiresOn: string }>(
      'select renews_id as renews, expires_on as expiresOn from certificates where id = ?',
      id,
    )
    expect(row).toEqual({ renews: certificateId, expiresOn: '2029-09-10' })
    await sit(hers(cadreId, morning('2027-09-11')), RIGHT)
    expect(await isCandidate(base, cadreId, morning('2027-12-01'))).toBe(false)
  })
})

describe('her own page', () => {
  const own = async (cadreId: string, at: string) =>
    (await readOwnCertificates(hers(cadreId, at))).certificates.map(({ expiry }) => expiry)

  it('says until when, from ninety days before what to do, and after it that she passed', async () => {
    const { cadreId } = await holder('Lihat Sendiri')
    expect(await own(cadreId, NOW)).toEqual([
      { lastDay: '2027-11-20', daysLeft: 365, state: 'far', way: null },
    ])
    await begin(OPENS)
    expect(await own(cadreId, morning(OPENS))).toMatchObject([
      { daysLeft: 90, state: 'open', way: { kind: 'refresher', courseTitle: 'Pelatihan uji' } },
    ])
    await makeStanding(refresher, [cadreId])
    await env.DB.prepare(
      'update standings set eligible_at = ? where cadre_id = ? and course_id = ?',
    )
      .bind(morning('2027-09-01'), cadreId, refresher.courseId)
      .run()
    expect(await own(cadreId, morning('2027-09-02'))).toMatchObject([{ state: 'passed' }])
    await issueAt(refresher, [cadreId], morning('2027-09-02'))
    const states = (await own(cadreId, morning('2027-12-24'))).map((each) => each?.state)
    expect(states).toEqual(['far', 'carriedOn'])
  })
})
