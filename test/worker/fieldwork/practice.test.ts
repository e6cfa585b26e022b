import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PracticeEvent } from '../../../worker/contract/fieldwork.ts'
import type { StepResult } from '../../../worker/contract/practice-rules.ts'
import type { Actor } from '../../../worker/core/access.ts'
import { readPractices } from '../../../worker/fieldwork/index.ts'
import { readOwnPractice } from '../../../worker/fieldwork/own-practice.ts'
import {
  listPractice,
  readCadrePractice,
  readPracticeBook,
} from '../../../worker/fieldwork/read-practice.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { assess, publishPractice, type PracticeCourse } from '../../factories/fieldwork.ts'
import { courseFiles, publishFiles, SHEET } from '../../factories/course.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.13'
const VILLAGE = '35.08.13.2001'
const DAY = 86_400_000

const office = contextFor(SYSTEM)
const trainer = staff('TRAINER', DISTRICT, 'pelatih-1')
const other = staff('TRAINER', DISTRICT, 'pelatih-2')
const person = async (name: string, area = VILLAGE) => (await makeCadre(office, area, name)).id
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

let course: PracticeCourse
beforeAll(async () => {
  await makeRosterDistricts()
  course = await publishPractice(office, 'PRAKTIK')
})

/** Sent by a phone whose clock is right. */
async function send(
  events: readonly ({ readonly id: string } & Record<string, unknown>)[],
  {
    by = trainer,
    area = DISTRICT,
    now = Date.parse(NOW),
  }: { by?: Actor; area?: string; now?: number } = {},
) {
  const { results } = await takePractice(contextFor(by), { area, now, events: [...events] })
  return results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))
}

const retract = (assessmentId: string): PracticeEvent => ({
  type: 'retract',
  id: crypto.randomUUID(),
  at: Date.parse(NOW),
  assessmentId,
  reason: 'Orangnya keliru',
})

async function outcomesOf(cadreId: string, courseCode = course.code) {
  const { people } = await listPractice(contextFor(trainer), { area: DISTRICT, courseCode })
  return people.find((each) => each.cadreId === cadreId)?.outcomes ?? []
}
const rows = async (text: string, ...values: string[]) =>
  (
    await env.DB.prepare(text)
      .bind(...values)
      .all()
  ).results

describe('what a phone sends', () => {
  it('is written under the name of who did it, or not at all', async () => {
    const id = await person('Bukan Miliknya')
    const mine = crypto.randomUUID()
    const input = {
      area: DISTRICT,
      owner: mine,
      now: Date.parse(NOW),
      events: [assess(course, id)],
    }
    expect(await refusal(takePractice(contextFor(trainer), input))).toBe('OTHER_PERSON')
    expect(await rows('select id from practice_assessments where cadre_id = ?', id)).toEqual([])
    const { results } = await takePractice(contextFor(staff('TRAINER', DISTRICT, mine)), input)
    expect(results).toMatchObject([{ status: 'applied' }])
  })

  it('is taken once, however often and split it comes, with one row in the log for each batch', async () => {
    const id = await person('Sekali Saja')
    const first = assess(course, id, { results: ['DONE', 'HELPED', 'UNSEEN'] })
    const second = assess(course, id, { at: first.at + 1 })
    expect(await send([first])).toEqual(['applied'])
    expect(await send([second, first, second])).toEqual(['applied', 'duplicate', 'duplicate'])
    expect(await send([{ ...first, comment: 'lain' }])).toEqual(['duplicate'])
    expect(await outcomesOf(id)).toMatchObject([{ attempts: 2, share: 100, isCompetent: true }])
    const [kept] = await rows('select comment from practice_assessments where id = ?', first.id)
    expect(kept).toEqual({ comment: '' })
    const log = await rows(
      `select detail from audit_entries where action = 'practice.assess' and actor_id = 'pelatih-1'
        order by rowid desc limit 1`,
    )
    expect(log).toEqual([{ detail: '{"assessments":1,"retractions":0}' }])
  })

  it('merges two assessors who are quicker than each other', async () => {
    const id = await person('Dua Pelatih')
    const events = Array.from({ length: 8 }, (_, at) =>
      assess(course, id, { at: Date.parse(NOW) - at * 1000, results: ['DONE', 'NOT', 'NOT'] }),
    )
    const answers = await Promise.all([
      send(events.slice(0, 6)),
      send(events.slice(2), { by: other }),
    ])
    expect(answers.flat().every((answer) => answer !== 'rejected')).toBe(true)
    expect(answers.flat().filter((answer) => answer === 'applied')).toHaveLength(8)
    expect(await outcomesOf(id)).toMatchObject([{ attempts: 8, share: 33.3 }])
  })

  it('is dated by the phone’s clock as far as that can be right', async () => {
    const id = await person('Jam Salah')
    const behind = Date.parse(NOW) - 3 * DAY
    // The phone believes that it is three days ago; she was assessed an hour before it sends.
    expect(await send([assess(course, id, { at: behind - 3_600_000 })], { now: behind })).toEqual([
      'applied',
    ])
    const [row] = await rows(
      'select claimed_at, done_at from practice_assessments where cadre_id = ?',
      id,
    )
    expect(row).toEqual({
      claimed_at: new Date(behind - 3_600_000).toISOString(),
      done_at: new Date(Date.parse(NOW) - 3_600_000).toISOString(),
    })
  })

  it('is refused event by event when it does not fit the published sheet', async () => {
    const id = await person('Lembar Lain')
    const fits = assess(course, id)
    const answers = await send([
      assess(course, id, { results: ['DONE', 'DONE'] }),
      assess(course, id, { sheet: 'lembar-lain' }),
      assess(course, id, { module: null }),
      assess(course, id, { courseCode: 'LAIN' }),
      assess(course, id, { versionId: crypto.randomUUID() }),
      { ...assess(course, id), results: ['BISA', 'DONE', 'DONE'] },
      assess(course, id, { at: 5 }),
      fits,
    ])
    expect(answers).toEqual([
      'rejected STEPS_DIFFER',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
      'rejected INPUT_INVALID',
      'rejected INPUT_INVALID',
      'applied',
    ])
    expect(await outcomesOf(id)).toMatchObject([{ attempts: 1 }])
  })

  it('counts on the sheet of an old version too', async () => {
    const old = await publishPractice(office, 'VERSI')
    const fresh = await publishPractice(office, 'VERSI', { extra: true })
    const id = await person('Versi Lama')
    const four = [...assess(old, id).results, 'NOT' as const]
    expect(await send([assess(old, id), assess(fresh, id, { results: four })])).toEqual([
      'applied',
      'applied',
    ])
    expect(await outcomesOf(id, 'VERSI')).toMatchObject([{ attempts: 2, isCompetent: true }])
    const { sheets } = await readPracticeBook(contextFor(trainer), { area: DISTRICT })
    const ours = sheets.filter(({ courseCode }) => courseCode === 'VERSI')
    expect(ours.map(({ isCurrent, steps }) => [isCurrent, steps.length])).toEqual([
      [true, 4],
      [false, 3],
    ])
  })
})

describe('taking back', () => {
  it('takes an assessment out of what counts, for good, and shows who said why', async () => {
    const id = await person('Orang Keliru')
    const wrong = assess(course, id)
    // In one batch, in whatever order.
    expect(await send([retract(wrong.id), wrong])).toEqual(['applied', 'applied'])
    expect(await outcomesOf(id)).toEqual([])
    expect(await send([wrong])).toEqual(['duplicate'])
    expect(await outcomesOf(id)).toEqual([])
    const { assessments } = await readCadrePractice(contextFor(trainer), {
      area: DISTRICT,
      cadreId: id,
    })
    expect(assessments[0]?.retracted).toMatchObject({
      reason: 'Orangnya keliru',
      by: 'Akun TRAINER',
    })
    expect((await readPractices(office.db, [id], course.code)).size).toBe(0)
  })

  it('is refused for what is not there, and for what another district assessed', async () => {
    const id = await person('Milik Sini')
    const ours = assess(course, id)
    await send([ours])
    expect(await send([retract(crypto.randomUUID())])).toEqual(['rejected NOT_FOUND'])
    const foreign = staff('TRAINER', '33.75')
    expect(await send([retract(ours.id)], { by: foreign, area: '33.75' })).toEqual([
      'rejected NOT_FOUND',
    ])
    expect(await outcomesOf(id)).toHaveLength(1)
  })

  it('leaves the record as it came: nothing is changed or dropped', async () => {
    const id = await person('Tetap')
    const event = assess(course, id)
    await send([event, retract(event.id)])
    for (const statement of [
      'update practice_assessments set comment = ?',
      'delete from practice_assessments where id = ?',
      'update practice_retractions set reason = ?',
      'delete from practice_retractions where assessment_id = ?',
    ]) {
      await expect(rows(statement, event.id)).rejects.toThrow('append-only')
    }
  })
})

describe('who may', () => {
  it('assesses only people of the own area, on courses that the district may use', async () => {
    const here = await person('Sini Saja')
    const there = await person('Kecamatan Lain', '35.08.01.2001')
    const foreign = await person('Kabupaten Lain', '33.75.01.1001')
    const admin = staff('SUB_DISTRICT_ADMIN', SUB_DISTRICT)
    const sent = [here, there, foreign].map((id) => assess(course, id))
    expect(await send(sent, { by: admin, area: SUB_DISTRICT })).toEqual([
      'applied',
      'rejected NOT_FOUND',
      'rejected NOT_FOUND',
    ])
    const theirs = await publishPractice(office, 'PEKAL', { ownerArea: '33.75' })
    expect(await send([assess(theirs, here)])).toEqual(['rejected NOT_FOUND'])
    expect(await refusal(send([assess(course, here)], { area: '33.75' }))).toBe('NOT_FOUND')
    expect(await refusal(send([assess(course, here)], { by: admin }))).toBe('NOT_FOUND')
    const approver = staff('APPROVER', DISTRICT)
    expect(await refusal(send([assess(course, here)], { by: approver }))).toBe('NOT_ALLOWED')
  })

  it('keeps an id that another district has', async () => {
    const id = await person('Nomor Sama')
    const foreign = await person('Nomor Sama Juga', '33.75.01.1001')
    const event = assess(course, id)
    await send([event])
    const answer = await send([{ ...event, cadreId: foreign }], {
      by: staff('TRAINER', '33.75'),
      area: '33.75',
    })
    expect(answer).toEqual(['rejected CONFLICT'])
  })

  it('shows people of a meeting, each area its own', async () => {
    const [here, there] = [await person('Rapat Sini'), await person('Rapat Sana', '35.08.01.2001')]
    const { id: meetingId } = await makeMeeting(office, DISTRICT, { capacity: null })
    const who = { cadreIds: [here, there] }
    await invitePeople(office, { area: DISTRICT, meetingId, who })
    await send([assess(course, here), assess(course, there)])
    const seen = async (by: Actor, area: string) => {
      const book = await readPracticeBook(contextFor(by), { area, meetingId })
      return [book.people.map(({ name }) => name), book.assessments.map(({ cadreId }) => cadreId)]
    }
    expect(await seen(trainer, DISTRICT)).toEqual([
      ['Rapat Sana', 'Rapat Sini'],
      expect.arrayContaining([here, there]),
    ])
    const admin = staff('SUB_DISTRICT_ADMIN', SUB_DISTRICT)
    expect(await seen(admin, SUB_DISTRICT)).toEqual([['Rapat Sini'], [here]])
    const foreign = staff('TRAINER', '33.75')
    expect(await refusal(readPracticeBook(contextFor(foreign), { area: '33.75', meetingId }))).toBe(
      'NOT_FOUND',
    )
    expect(
      await refusal(readCadrePractice(contextFor(admin), { area: SUB_DISTRICT, cadreId: there })),
    ).toBe('NOT_FOUND')
  })
})

describe('what comes of it', () => {
  it('is one person’s, by any entry that is asked for', async () => {
    const [one, two] = [await person('Entri Satu'), await person('Entri Dua')]
    await send([
      assess(course, one, { results: ['DONE', 'NOT', 'NOT'] }),
      assess(course, two, { at: Date.parse(NOW) - DAY, results: ['DONE', 'DONE', 'DONE'] }),
    ])
    const id = crypto.randomUUID()
    await mergeCadres(office, { district: DISTRICT, id, keptId: one, mergedId: two })
    const known = await readPractices(office.db, [one, two], course.code)
    const practiced = {
      module: course.module,
      sheet: 'lembar-praktik',
      share: 100,
      isCompetent: true,
      on: '2026-11-20',
    }
    expect([...known]).toEqual([
      [one, [practiced]],
      [two, [practiced]],
    ])
    expect((await readPractices(office.db, [one], 'LAIN')).size).toBe(0)
  })

  it('says who is through all sheets of a course', async () => {
    const [done, begun] = [await person('Tuntas'), await person('Baru Mulai')]
    await send([
      assess(course, done),
      assess(course, begun, { results: ['DONE', 'UNSEEN', 'NOT'] }),
    ])
    const { people, sheets, courseTitle } = await listPractice(contextFor(trainer), {
      area: DISTRICT,
      courseCode: course.code,
    })
    expect([courseTitle, sheets.length]).toEqual(['Pelatihan PRAKTIK', 1])
    const complete = (id: string) => people.find(({ cadreId }) => cadreId === id)?.isComplete
    expect([complete(done), complete(begun)]).toEqual([true, false])
    const asked = { area: DISTRICT, courseCode: 'TAK-ADA' }
    expect(await refusal(listPractice(contextFor(trainer), asked))).toBe('NOT_FOUND')
  })

  it('are complete by what the pass rule asks for, where it asks for any', async () => {
    const [module, another] = ['diminta-satu', 'diminta-dua']
    const rule = `parts: { practice: { sheets: [{ module: ${module}, sheet: ${SHEET} }] } }`
    const code = 'DIMINTA'
    const files = courseFiles({ code, sheets: true, rule })
    const ruled = {
      code,
      module,
      ...(await publishFiles(office, files, { code, ownerArea: 'ID' })),
    }
    const [able, idle] = [await person('Yang Diminta'), await person('Yang Lain')]
    const results: StepResult[] = ['DONE', 'DONE']
    await send([
      assess(ruled, able, { results }),
      assess(ruled, idle, { results, module: another }),
    ])
    const { people, asked, sheets } = await listPractice(contextFor(trainer), {
      area: DISTRICT,
      courseCode: 'DIMINTA',
    })
    expect([asked, sheets.length]).toEqual([[{ module, sheet: SHEET }], 2])
    const complete = (id: string) => people.find(({ cadreId }) => cadreId === id)?.isComplete
    expect([complete(able), complete(idle)]).toEqual([true, false])
  })

  it('is shown to her with the sheet that was in hand, and with those nobody looked at yet', async () => {
    const id = await person('Melihat Sendiri')
    await send([assess(course, id, { results: ['DONE', 'HELPED', 'UNSEEN'], comment: 'Bagus' })])
    const own = await readOwnPractice(contextFor(cadre(id, DISTRICT)))
    const sheet = own.sheets.find((each) => each.sheet.courseCode === course.code)
    expect(sheet?.outcome?.latest.comment).toBe('Bagus')
    expect(sheet?.latestSteps).toEqual(['Menyapa & meminta izin', 'Membaca angka', 'Menyebut usul'])
    const stranger = await readOwnPractice(
      contextFor(cadre(await person('Belum Dinilai'), DISTRICT)),
    )
    expect(stranger.sheets.every(({ outcome }) => outcome === null)).toBe(true)
  })
})
