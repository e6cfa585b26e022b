import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../worker/core/access.ts'
import { finishRegrades } from '../../../../worker/learning/index.ts'
import { listRegrades } from '../../../../worker/learning/insight/list-regrades.ts'
import { previewRegrade } from '../../../../worker/learning/insight/preview-regrade.ts'
import { regradeItem } from '../../../../worker/learning/insight/regrade-item.ts'
import { readAttempt } from '../../../../worker/learning/read-attempt.ts'
import { submitAttempt } from '../../../../worker/learning/submit-attempt.ts'
import {
  answer,
  learner,
  plainCourse,
  recounted,
  storedTallies,
  type Learner,
} from '../../../factories/attempts.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { publishFiles, withFile, type CourseWishes } from '../../../factories/course.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const PUBLISHER = staff('PUBLISHER', '35.08')
const publisher = contextFor(PUBLISHER)

let made = 0
async function course(wishes: CourseWishes & { readonly ownerArea?: string } = {}) {
  made += 1
  const own = await plainCourse(`b${made}`, { ownerArea: '35.08', ...wishes })
  return { ...own, k1: `${own.one}-k1`, k2: `${own.one}-k2` }
}
type Course = Awaited<ReturnType<typeof course>>

const correction = ({ courseId, k1 }: Course, right = 'c') => ({
  courseId,
  questionId: k1,
  right,
})
const regrade = (own: Course, right = 'c', regradeId: string = crypto.randomUUID()) =>
  regradeItem(publisher, { regradeId, ...correction(own, right), reason: 'Kunci lama keliru.' })

/** Four cadres: one is raised and passes, one is lowered, one is raised below the pass mark, one stays. */
async function fourPapers({ one, k1, k2 }: Course) {
  const cadres = [learner(), learner(), learner(), learner()] as const
  const results = [
    await answer(cadres[0], one, { [k1]: 'c' }),
    await answer(cadres[1], one),
    await answer(cadres[2], one, { [k1]: 'c', [k2]: 'a' }),
    await answer(cadres[3], one, { [k1]: 'a' }),
  ] as const
  return { cadres, results }
}

const rowsOf = async (query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all()
  ).results

const passOf = ({ cadreId }: Learner) =>
  rowsOf('select best_score from passes where cadre_id = ?', cadreId)

describe('correcting a key', () => {
  it('says beforehand what it would do, and writes nothing', async () => {
    const own = await course()
    await fourPapers(own)
    const before = await storedTallies(own.courseId)
    expect(await previewRegrade(publisher, correction(own))).toEqual({
      stem: `Soal ${own.k1}?`,
      before: `Pilihan dua ${own.k1}`,
      after: `Pilihan tiga ${own.k1}`,
      attempts: 4,
      changed: 3,
      passedNow: 1,
    })
    expect(await storedTallies(own.courseId)).toEqual(before)
    expect(await rowsOf('select 1 from regrades where course_id = ?', own.courseId)).toEqual([])
  })

  it('grades every attempt anew: who is raised may pass, who is lowered keeps pass and best mark', async () => {
    const own = await course()
    const { cadres, results } = await fourPapers(own)
    expect(await regrade(own)).toEqual({ attempts: 4, changed: 3, passedNow: 1, isFinished: true })
    const now = await Promise.all(
      cadres.map((ctx, at) => readAttempt(ctx, { attemptId: results[at]?.attemptId ?? '' })),
    )
    expect(now.map(({ score, passed }) => [score, passed])).toEqual([
      [100, true],
      [67, true],
      [67, false],
      [67, false],
    ])
    expect(await Promise.all(cadres.map(passOf))).toEqual([
      [{ best_score: 100 }],
      [{ best_score: 100 }],
      [],
      [],
    ])
    const marked = now[1]?.marked?.find(({ id }) => id === own.k1)
    expect(marked).toMatchObject({ right: false, correct: `Pilihan tiga ${own.k1}` })
  })

  it('moves the tallies to what a recount gives', async () => {
    const own = await course()
    const { cadres } = await fourPapers(own)
    // A second attempt counts for the regrade and not for the tallies.
    await answer(cadres[3], own.one, { [own.k1]: 'c', [own.k2]: 'c' })
    const before = await storedTallies(own.courseId)
    await regrade(own)
    const after = await storedTallies(own.courseId)
    expect(after).not.toEqual(before)
    expect(after).toEqual(await recounted(own.courseId))
  })

  it('makes eligible whose best mark now meets the pass rule', async () => {
    const own = await course({ test: null, passMark: 60, minimumMark: 80 })
    const ctx = learner()
    await answer(ctx, own.one, { [own.k1]: 'c' })
    await answer(ctx, own.two)
    const eligible = () =>
      rowsOf('select eligible_at from standings where cadre_id = ?', ctx.cadreId)
    expect(await eligible()).toEqual([{ eligible_at: null }])
    await regrade(own)
    expect(await eligible()).toEqual([{ eligible_at: NOW }])
  })

  it('done twice with one id changes nothing the second time', async () => {
    const own = await course()
    await fourPapers(own)
    const id = crypto.randomUUID()
    const first = await regrade(own, 'c', id)
    const audits = () => rowsOf('select 1 from audit_entries where entity_id = ?', id)
    const written = (await audits()).length
    expect(await regrade(own, 'c', id)).toEqual(first)
    expect(await audits()).toHaveLength(written)
    expect(await storedTallies(own.courseId)).toEqual(await recounted(own.courseId))
    await expect(
      regradeItem(publisher, {
        regradeId: id,
        ...correction(own),
        questionId: own.k2,
        reason: 'Lain.',
      }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is in the log of the course and in the audit log', async () => {
    const own = await course()
    await fourPapers(own)
    const id = crypto.randomUUID()
    await regrade(own, 'c', id)
    const { regrades } = await listRegrades(contextFor(staff('TRAINER', '35.08')), own)
    expect(regrades).toEqual([
      {
        regradeId: id,
        courseId: own.courseId,
        code: own.code,
        questionId: own.k1,
        stem: `Soal ${own.k1}?`,
        before: `Pilihan dua ${own.k1}`,
        after: `Pilihan tiga ${own.k1}`,
        reason: 'Kunci lama keliru.',
        at: NOW,
        by: 'Akun PUBLISHER',
        attempts: 4,
        changed: 3,
        passedNow: 1,
        isFinished: true,
      },
    ])
    const entries = await rowsOf(
      'select action, actor_id, area_code from audit_entries where entity_id = ?',
      id,
    )
    expect(entries).toHaveLength(2)
    expect(entries[0]).toEqual({
      action: 'attempt.regrade',
      actor_id: 'PUBLISHER-35.08',
      area_code: '35.08',
    })
  })

  it('can be corrected again', async () => {
    const own = await course()
    const { cadres, results } = await fourPapers(own)
    await regrade(own, 'c')
    await regrade(own, 'a')
    const stays = await readAttempt(cadres[3], { attemptId: results[3].attemptId })
    expect(stays).toMatchObject({ score: 100, passed: true })
    const passed = await readAttempt(cadres[0], { attemptId: results[0].attemptId })
    expect(passed).toMatchObject({ score: 67, passed: true })
    expect(await storedTallies(own.courseId)).toEqual(await recounted(own.courseId))
  })
})

describe('who may correct', () => {
  const ask = (actor: Actor, own: Course) => previewRegrade(contextFor(actor), correction(own))

  it('is a publisher of the area that owns the course', async () => {
    const own = await course()
    const input = { regradeId: crypto.randomUUID(), ...correction(own), reason: 'Keliru.' }
    for (const role of ['TRAINER', 'REVIEWER', 'DISTRICT_ADMIN'] as const) {
      await expect(ask(staff(role, '35.08'), own)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      await expect(regradeItem(contextFor(staff(role, '35.08')), input)).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      })
    }
    await expect(ask(PUBLIC, own)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    const elsewhere = contextFor(staff('PUBLISHER', '33.75'))
    await expect(regradeItem(elsewhere, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(listRegrades(elsewhere, own)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const nation = await course({ ownerArea: 'ID' })
    await expect(ask(PUBLISHER, nation)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await ask(staff('SUPERADMIN', 'ID'), nation)).toMatchObject({ attempts: 0 })
  })

  it('is told what cannot be: an unknown question, no option of it, the key that stands', async () => {
    const own = await course()
    const wrong = (change: object) => previewRegrade(publisher, { ...correction(own), ...change })
    await expect(wrong({ questionId: 'tidak-ada' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(wrong({ right: 'z' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(wrong({ right: 'b' })).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })
})

describe('versions', () => {
  it('grades late answers to an old version by the corrected key', async () => {
    const own = await course()
    await regrade(own)
    await publishFiles(
      contextFor(SYSTEM),
      withFile(own.source, `${own.one}/soal.yaml`, (text) =>
        text.replace(`Soal ${own.k2}?`, 'Soal lain?'),
      ),
      own,
    )
    const attemptId = crypto.randomUUID()
    const result = await submitAttempt(learner(), {
      attemptId,
      versionId: own.versionId,
      slug: own.one,
      answers: { [own.k1]: 'c', [own.k2]: 'b', [`${own.one}-k3`]: 'b' },
    })
    expect(result.score).toBe(100)
  })

  it('corrects the old ones by the key that the newest has already', async () => {
    const own = await course()
    const { cadres, results } = await fourPapers(own)
    await publishFiles(
      contextFor(SYSTEM),
      withFile(own.source, `${own.one}/soal.yaml`, (text) =>
        text
          .replace(`Pilihan dua ${own.k1}, right: true`, `Pilihan dua ${own.k1}, right: false`)
          .replace(`Pilihan tiga ${own.k1}, right: false`, `Pilihan tiga ${own.k1}, right: true`),
      ),
      own,
    )
    await answer(learner(), own.one, { [own.k1]: 'c' })
    expect(await previewRegrade(publisher, correction(own))).toMatchObject({ attempts: 5 })
    expect(await regrade(own)).toMatchObject({ attempts: 5, changed: 3 })
    const raised = await readAttempt(cadres[0], { attemptId: results[0].attemptId })
    expect(raised.score).toBe(100)
    await expect(regrade(own)).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
  })

  it('leaves a version alone in which the same letter means something else', async () => {
    const own = await course()
    await publishFiles(
      contextFor(SYSTEM),
      withFile(own.source, `${own.one}/soal.yaml`, (text) =>
        text.replace(`Pilihan tiga ${own.k1}`, 'Bukan yang dulu'),
      ),
      own,
    )
    await regrade(own)
    const old = await submitAttempt(learner(), {
      attemptId: crypto.randomUUID(),
      versionId: own.versionId,
      slug: own.one,
      answers: { [own.k1]: 'b', [own.k2]: 'b', [`${own.one}-k3`]: 'b' },
    })
    expect(old.score).toBe(100)
  })
})

describe('what was left half done', () => {
  /** As if the request had used its queries up: the key is corrected, nothing is graded. */
  const cutShort = () => {
    const { db, ...rest } = publisher
    return { ...rest, db: { ...db, meter: { queries: 1000, rowsRead: 0, rowsWritten: 0 } } }
  }
  const later = (minutes: number) =>
    contextFor(SYSTEM, new Date(Date.parse(NOW) + minutes * 60_000).toISOString())

  it('is finished by the clock, and holds up a second correction of the course until then', async () => {
    const own = await course()
    await fourPapers(own)
    const input = { regradeId: crypto.randomUUID(), ...correction(own), reason: 'Keliru.' }
    expect(await regradeItem(cutShort(), input)).toMatchObject({ changed: 0, isFinished: false })
    await expect(
      regradeItem(publisher, {
        ...input,
        regradeId: crypto.randomUUID(),
        questionId: own.k2,
      }),
    ).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
    await finishRegrades(later(1))
    const [log] = (await listRegrades(publisher, own)).regrades
    expect(log).toMatchObject({ attempts: 4, changed: 3, passedNow: 1, isFinished: true })
    expect(await storedTallies(own.courseId)).toEqual(await recounted(own.courseId))
  })

  it('looks once more for answers that crossed it on their way, and then never again', async () => {
    const own = await course()
    const id = crypto.randomUUID()
    await regrade(own, 'c', id)
    const ctx = learner()
    const { attemptId } = await answer(ctx, own.one, { [own.k1]: 'c' })
    // As an answer stands that was graded just before and written just after.
    await env.DB.prepare(
      `update attempts set score = 67, passed = 0, marks = replace(marks, '"chosen":"c","right":true', '"chosen":"c","right":false') where id = ?`,
    )
      .bind(attemptId)
      .run()
    await finishRegrades(later(1))
    expect(await readAttempt(ctx, { attemptId })).toMatchObject({ score: 67 })
    await finishRegrades(later(11))
    expect(await readAttempt(ctx, { attemptId })).toMatchObject({ score: 100, passed: true })
    expect(await rowsOf('select state from regrades where id = ?', id)).toEqual([
      { state: 'SETTLED' },
    ])
    await finishRegrades(later(30))
    await expect(
      env.DB.prepare('update regrades set changed = 9 where id = ?').bind(id).run(),
    ).rejects.toThrow(/stays/)
  })
})
