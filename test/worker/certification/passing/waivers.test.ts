/** A waiver takes two persons, a reason and an end; what was decided stands. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  askWaiver,
  declineWaiver,
  grantWaiver,
  withdrawWaiver,
} from '../../../../worker/certification/index.ts'
import { listWaivers } from '../../../../worker/certification/passing/read-waivers.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import {
  ADMIN,
  APPROVER,
  BOTH,
  DISTRICT,
  makeOffice,
  newUuid,
} from '../../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../../factories/context.ts'
import { FULL_RULE, ruledCourse, type RuledCourse } from '../../../factories/passing.ts'
import { makeCadre } from '../../../factories/roster.ts'

let course: RuledCourse
let quizzes: RuledCourse
beforeAll(async () => {
  const office = await makeOffice()
  course = await ruledCourse(office, 'DISPEN', FULL_RULE)
  quizzes = await ruledCourse(office, 'KUIS', 'weights: { modules: 50, finalTest: 50 }')
})

const TRAINER = staff('TRAINER', DISTRICT, 'pelatih')
const person = async (name: string) =>
  (await makeCadre(contextFor(SYSTEM), '35.08.13.2001', name)).id

async function wish(cadreId: string, own: Partial<Parameters<typeof askWaiver>[1]> = {}) {
  const reason = 'Melahirkan pada hari pelatihan'
  const part = 'attendance' as const
  const until = '2027-01-31'
  const { courseId } = course
  return { district: DISTRICT, id: newUuid(), cadreId, courseId, part, reason, until, ...own }
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
const by = (actor: Actor, at?: string) => contextFor(actor, at)

it('is asked by one person and granted by another, each named, both in the log', async () => {
  const input = await wish(await person('Satu'))
  const asked = await askWaiver(by(TRAINER), input)
  expect(asked).toMatchObject({ state: 'asked', isOwn: true, askedByName: 'Akun TRAINER' })
  const granted = await grantWaiver(by(APPROVER), { district: DISTRICT, id: input.id })
  expect(granted).toMatchObject({
    state: 'granted',
    isOwn: false,
    isOver: false,
    name: 'Satu',
    decidedByName: 'Akun APPROVER',
  })
  const { results } = await env.DB.prepare(
    "select action from audit_entries where action like 'waiver.%' and entity_id = ?",
  )
    .bind(input.cadreId)
    .all<{ action: string }>()
  // The clock stands still: which came first is not for ids to say.
  expect(results.map(({ action }) => action).toSorted()).toEqual(['waiver.ask', 'waiver.grant'])
})

it('is never decided by who asked, also not by one with both roles', async () => {
  const input = await wish(await person('Dua Peran'))
  await askWaiver(by(BOTH), input)
  const named = { district: DISTRICT, id: input.id }
  expect(await code(grantWaiver(by(BOTH), named))).toBe('SECOND_PERSON_NEEDED')
  expect(await code(declineWaiver(by(BOTH), { ...named, answer: 'x' }))).toBe(
    'SECOND_PERSON_NEEDED',
  )
  expect(await code(grantWaiver(by(ADMIN), named))).toBe('NOT_ALLOWED')
  expect(await code(askWaiver(by(APPROVER), await wish(await person('Tiga'))))).toBe('NOT_ALLOWED')
})

it('is repeated without harm, and decided once', async () => {
  const input = await wish(await person('Ulang'))
  await askWaiver(by(ADMIN), input)
  expect((await askWaiver(by(ADMIN), input)).state).toBe('asked')
  expect(await code(askWaiver(by(TRAINER), input))).toBe('CONFLICT')
  expect(await code(askWaiver(by(ADMIN), { ...input, id: newUuid() }))).toBe('WAIVER_WAITING')
  const named = { district: DISTRICT, id: input.id }
  const answers = await Promise.all([
    code(grantWaiver(by(APPROVER), named)),
    code(declineWaiver(by(staff('APPROVER', DISTRICT, 'lain')), { ...named, answer: 'Tidak' })),
  ])
  expect(answers.toSorted()).toEqual(['STATE_NOT_FIT', 'done'])
})

it('holds at most twelve months, from today on, and for a part that the course asks for', async () => {
  const id = await person('Batas')
  const issues = (own: Parameters<typeof wish>[1]) =>
    wish(id, own)
      .then((input) => askWaiver(by(ADMIN), input))
      .then(
        () => null,
        (error: { detail: { issues: unknown } }) => error.detail.issues,
      )
  expect(await issues({ until: '2026-11-20' })).toEqual([{ path: 'until', message: 'in_past' }])
  expect(await issues({ until: '2027-11-22' })).toEqual([{ path: 'until', message: 'too_far' }])
  expect(await issues({ courseId: quizzes.courseId })).toEqual([
    { path: 'part', message: 'not_asked' },
  ])
  expect(await issues({ until: '2027-11-21' })).toBeNull()
})

it('is another district’s secret', async () => {
  const id = await person('Rahasia')
  const input = await wish(id)
  await askWaiver(by(ADMIN), input)
  const other = staff('APPROVER', '33.01', 'jauh')
  expect(await code(grantWaiver(by(other), { district: DISTRICT, id: input.id }))).toBe('NOT_FOUND')
  expect(await code(grantWaiver(by(other), { district: '33.01', id: input.id }))).toBe('NOT_FOUND')
  const elsewhere = staff('DISTRICT_ADMIN', '33.01', 'admin-jauh')
  expect(await code(askWaiver(by(elsewhere), await wish(id, { district: '33.01' })))).toBe(
    'NOT_FOUND',
  )
})

it('can be taken back with a note, asked or granted, and is asked anew afterwards', async () => {
  const id = await person('Tarik')
  const input = await wish(id)
  await askWaiver(by(ADMIN), input)
  const named = { district: DISTRICT, id: input.id }
  await grantWaiver(by(APPROVER), named)
  const back = await withdrawWaiver(by(TRAINER), { ...named, note: 'Sudah ikut susulan' })
  expect(back).toMatchObject({ state: 'withdrawn', withdrawNote: 'Sudah ikut susulan' })
  const again = await withdrawWaiver(by(ADMIN), { ...named, note: 'Lain' })
  expect(again.withdrawNote).toBe('Sudah ikut susulan')
  expect(await code(grantWaiver(by(APPROVER), named))).toBe('STATE_NOT_FIT')
  const next = await wish(id)
  expect(await code(askWaiver(by(ADMIN), next))).toBe('done')
  const nextNamed = { district: DISTRICT, id: next.id }
  await declineWaiver(by(APPROVER), { ...nextNamed, answer: 'Ada susulan' })
  expect(await code(withdrawWaiver(by(ADMIN), { ...nextNamed, note: 'x' }))).toBe('STATE_NOT_FIT')
})

it('is listed by state, newest first, and says when its last day is over', async () => {
  const input = await wish(await person('Daftar'), { until: '2026-11-30' })
  await askWaiver(by(ADMIN), input)
  await grantWaiver(by(APPROVER), { district: DISTRICT, id: input.id })
  const filter = { state: 'granted', after: null } as const
  const later = await listWaivers(by(ADMIN, '2026-12-01T02:00:00.000Z'), DISTRICT, filter)
  const found = later.waivers.find((each) => each.id === input.id)
  expect(found).toMatchObject({ isOver: true, courseCode: 'DISPEN', part: 'attendance' })
  expect(later.waivers.every(({ state }) => state === 'granted')).toBe(true)
})

it('never changes what was asked, and is never deleted', async () => {
  const input = await wish(await person('Beku'))
  await askWaiver(by(ADMIN), input)
  const run = (query: string) =>
    env.DB.prepare(query)
      .bind(input.id)
      .run()
      .then(
        () => 'done',
        (error: unknown) => String(error),
      )
  expect(await run("update pass_waivers set until = '2030-01-01' where id = ?")).toContain(
    'what was asked never changes',
  )
  expect(await run('delete from pass_waivers where id = ?')).toContain('never deleted')
})
