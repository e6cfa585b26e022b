/** What comes about a cadre after, and while, she is erased: late phones, merges, matches, and an erasure that cannot be finished. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { AttendanceEvent } from '../../../worker/contract/attendance.ts'
import type { Context } from '../../../worker/core/context.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { addFollowUp } from '../../../worker/fieldwork/follow-plan.ts'
import { setPhotoSetting } from '../../../worker/fieldwork/photo-setting.ts'
import { addPracticePhoto } from '../../../worker/fieldwork/photos.ts'
import { takePractice } from '../../../worker/fieldwork/take-practice.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { eraseCadre, finishErasures } from '../../../worker/privacy/index.ts'
import { listCadres, mergeCadres } from '../../../worker/roster/index.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import {
  assess,
  planLine,
  publishPractice,
  writePlan,
  type PracticeCourse,
} from '../../factories/fieldwork.ts'
import { valueOf } from '../../factories/identity.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { jpeg } from '../../factories/photos.ts'
import { base64Of } from '../../factories/media.ts'
import { plantRow, searchDatabase, searchFiles } from '../../factories/planted.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
const OTHER_VILLAGE = '35.08.01.2005'
const WORD = 'KEPODANG'
const HOUR = 3_600_000
const after = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString()
const office = (at = NOW) => contextFor(staff('DISTRICT_ADMIN', DISTRICT), at)
const uuid = () => crypto.randomUUID()
const erase = (ctx: Context, cadreId: string) =>
  eraseCadre(ctx, { district: DISTRICT, cadreId, reason: 'HOLDER_ASKED' })
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const nameOf = (id: string) => valueOf('select name from cadres where id = ?', id)
const ERASED = 'Kader yang datanya dihapus'

let course: PracticeCourse
let meeting = ''
let session = ''

beforeAll(async () => {
  await makeRosterDistricts()
  course = await publishPractice(contextFor(SYSTEM), 'AKHIR')
  const day = makeSession(contextFor(SYSTEM), { date: NOW.slice(0, 10) })
  const wish = { startsOn: day.date, endsOn: day.date, sessions: [day] }
  meeting = (await makeMeeting(office(), DISTRICT, wish)).id
  session = day.id
})

async function send(at: string, events: readonly AttendanceEvent[]): Promise<string[]> {
  const now = Date.parse(at)
  const sent = { area: DISTRICT, meetingId: meeting, now, events: [...events] }
  const { results } = await takeAttendance(office(at), sent)
  return results.map(({ status }) => status)
}
const match = (at: string, guestId: string, cadreId: string): AttendanceEvent => ({
  type: 'match',
  id: uuid(),
  at: Date.parse(at),
  guestId,
  cadreId,
})
const guest = (at: string, id: string, name: string): AttendanceEvent => ({
  type: 'guest',
  id,
  at: Date.parse(at),
  name,
  from: `Desa ${name}`,
})
const excused = (at: string, kind: 'CADRE' | 'GUEST', id: string): AttendanceEvent => ({
  type: 'mark',
  id: uuid(),
  at: Date.parse(at),
  session,
  person: { kind, id },
  state: 'EXCUSED',
  method: 'ROLL',
  reason: `${WORD} melahirkan`,
})

it('keeps no word, no photo and no match that a late phone brings of her, and the phone is rid of it', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, `Siti ${WORD}`)
  await setPhotoSetting(office(), { area: DISTRICT, isOn: true })
  const before = assess(course, her)
  await takePractice(office(), { area: DISTRICT, now: Date.parse(NOW), events: [before] })
  await writePlan(her, course.code, [planLine(WORD)])
  const known = uuid()
  await send(NOW, [guest(NOW, known, WORD), match(NOW, known, her)])
  await erase(office(after(0.1)), her)
  await finishErasures(contextFor(SYSTEM, after(1)))
  expect(await searchDatabase(WORD)).toEqual([])

  const late = after(3)
  const unknown = uuid()
  const attended = await send(late, [
    excused(late, 'CADRE', her),
    excused(late, 'GUEST', known),
    excused(late, 'GUEST', unknown),
    guest(late, unknown, WORD),
    match(late, unknown, her),
  ])
  expect(attended).toEqual(['applied', 'applied', 'applied', 'applied', 'applied'])
  const anew = assess(course, her, { comment: WORD, place: WORD, at: Date.parse(late) })
  const retract = (assessmentId: string) =>
    ({ type: 'retract', id: uuid(), at: Date.parse(late), assessmentId, reason: WORD }) as const
  const practised = await takePractice(office(late), {
    area: DISTRICT,
    now: Date.parse(late),
    events: [anew, retract(anew.id), retract(before.id)],
  })
  expect(practised.results.map(({ status }) => status)).toEqual(Array(3).fill('duplicate'))
  const actor = staff('DISTRICT_ADMIN', DISTRICT)
  const photo = await addPracticePhoto(office(late), {
    area: DISTRICT,
    owner: actor.kind === 'staff' ? actor.accountId : '',
    id: uuid(),
    assessmentId: before.id,
    at: Date.parse(late),
    now: Date.parse(late),
    base64: base64Of(jpeg()),
  })
  expect(photo.status).toBe('duplicate')
  const planId = String(await valueOf('select id from action_plans where cadre_id = ?', her))
  const followUp = { area: DISTRICT, planId, id: uuid(), note: WORD, nextOn: null }
  expect(await refusal(addFollowUp(office(late), { ...followUp, on: '2026-11-20' }))).toBe(
    'NOT_FOUND',
  )
  const who = { cadreIds: [her] }
  expect(
    await refusal(invitePeople(office(late), { area: DISTRICT, meetingId: meeting, who })),
  ).toBe('NOT_FOUND')

  expect(await searchDatabase(WORD)).toEqual([])
  expect(await searchFiles('practice/')).toEqual([])
  expect(await valueOf('select count(*) from attendance_matches where cadre_id = ?', her)).toBe(1)
  // That somebody was excused counts, as her attendance did before.
  expect(await valueOf('select count(*) from attendance_marks where cadre_id = ?', her)).toBe(1)
  const notices = 'select count(*) from learning_notices where cadre_id = ?'
  expect(await valueOf(notices, her)).toBe(0)

  // Nor by a verb that forgets to ask.
  const rows: [string, string, Record<string, string | null>][] = [
    ['attendance_marks', 'reason', { session_id: session, cadre_id: her, guest_id: null }],
    ['attendance_marks', 'reason', { session_id: session, cadre_id: null, guest_id: known }],
    ['attendance_matches', 'id', { meeting_id: meeting, guest_id: unknown, cadre_id: her }],
    ['meeting_newcomers', 'added_by', { meeting_id: meeting, guest_id: unknown, cadre_id: her }],
    ['practice_assessments', 'comment', { cadre_id: her }],
    ['practice_retractions', 'reason', { assessment_id: before.id }],
    ['practice_photos', 'added_by_name', { assessment_id: before.id, removed_at: null }],
    ['plan_versions', 'lines', { plan_id: planId }],
    ['plan_progress', 'note', { plan_id: planId }],
    ['plan_notes', 'note', { plan_id: planId }],
  ]
  for (const [table, column, own] of rows) {
    const words = { columns: [column], marker: WORD }
    await expect(plantRow(table, words, own), table).rejects.toThrow(/erased cadre/)
  }
})

it('lets the name of a guest go who came late, and turns out to be her in a later message', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Gita Perkutut')
  const { id: living } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Hana Perkutut')
  await erase(office(after(0.1)), her)
  await finishErasures(contextFor(SYSTEM, after(1)))
  const [late, other] = [uuid(), uuid()]
  const at = after(3)
  await send(at, [guest(at, late, 'TEKUKUR'), excused(at, 'GUEST', late)])
  await send(at, [guest(at, other, 'Hana Tamu'), match(at, other, living)])
  expect(await searchDatabase('TEKUKUR')).not.toEqual([])
  const matched = match(after(4), late, her)
  for (const _ of ['first', 'again']) {
    expect(await send(after(4), [matched, match(after(4), other, her)])).toEqual([
      'applied',
      'applied',
    ])
  }
  expect(await searchDatabase('TEKUKUR')).toEqual([])
  const name = 'select name from meeting_guests where id = ?'
  expect([await valueOf(name, late), await valueOf(name, other)]).toEqual([ERASED, 'Hana Tamu'])
  expect(await valueOf('select reason from attendance_marks where guest_id = ?', late)).toBe('')
  await expect(
    env.DB.prepare(`update meeting_guests set name = '${ERASED}', origin = '' where id = ?`)
      .bind(other)
      .run(),
  ).rejects.toThrow('append-only')
})

it('leaves the name of a guest who is found to be another in the same message', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Ira Manyar')
  const { id: living } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Juwita Manyar')
  await erase(office(after(0.1)), her)
  await finishErasures(contextFor(SYSTEM, after(1)))
  const known = uuid()
  await send(after(2), [guest(after(2), known, 'Juwita Tamu')])
  await send(after(3), [match(after(2.5), known, her), match(after(3), known, living)])
  expect(await valueOf('select name from meeting_guests where id = ?', known)).toBe('Juwita Tamu')
})

it('leaves a guest alone who was only taken for her', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Aminah Kutilang')
  const { id: other } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Budiarti Kutilang')
  const [taken, hers] = [uuid(), uuid()]
  await send(NOW, [
    guest(NOW, taken, 'Budiarti Tamu'),
    match(NOW, taken, her),
    guest(NOW, hers, 'Aminah Tamu'),
    match(NOW, hers, other),
  ])
  await send(after(1), [match(after(1), taken, other), match(after(1), hers, her)])
  await erase(office(after(2)), her)
  const guestName = (id: string) => valueOf('select name from meeting_guests where id = ?', id)
  expect(await guestName(taken)).toBe('Budiarti Tamu')
  expect(await guestName(hers)).toBe(ERASED)
})

it('erases an entry too that is merged with hers in that very moment, and finishes both', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Cahya Jalak')
  const { id: entry } = await makeCadre(contextFor(SYSTEM), OTHER_VILLAGE, 'Cahya Jalak Dua')
  const ctx = office(after(2))
  let isMerged = false
  const db = Object.create(ctx.db, {
    batch: {
      value: async (...batch: Parameters<Context['db']['batch']>) => {
        if (!isMerged) {
          isMerged = true
          const pair = { id: uuid(), keptId: her, mergedId: entry }
          await mergeCadres(office(after(2)), { district: DISTRICT, ...pair })
        }
        return ctx.db.batch(...batch)
      },
    },
  }) as Context['db']
  const { cadreIds } = await erase({ ...ctx, db }, her)
  expect([...cadreIds].toSorted()).toEqual([her, entry].toSorted())
  expect([await nameOf(her), await nameOf(entry)]).toEqual([ERASED, ERASED])
  await finishErasures(contextFor(SYSTEM, after(3)))
  const open = 'select count(*) from erasures where finished_at is null and cadre_id in (?, ?)'
  expect(await valueOf(open, her, entry)).toBe(0)
})

it('merges nobody who lives with somebody who was erased', async () => {
  const { id: her } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Dewi Murai')
  const { id: living } = await makeCadre(contextFor(SYSTEM), OTHER_VILLAGE, 'Dewi Murai Dua')
  await erase(office(), her)
  for (const [keptId, mergedId] of [
    [her, living],
    [living, her],
  ] as const) {
    const merge = mergeCadres(office(), { district: DISTRICT, id: uuid(), keptId, mergedId })
    expect(await refusal(merge)).toBe('NOT_FOUND')
  }
  const { cadres } = await listCadres(office(), { area: DISTRICT, q: 'Dewi Murai Dua' })
  expect(cadres.map(({ id }) => id)).toEqual([living])
})

it('finishes those behind one that cannot be finished, and says so without a name', async () => {
  const { id: stuck } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Eka Gelatik')
  const { id: behind } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Fitri Gelatik')
  await erase(office(after(10)), stuck)
  await erase(office(after(10.1)), behind)
  await env.DB.prepare(
    `create trigger stuck before update on cadres when old.id = '${stuck}' begin select raise(abort, 'Eka Gelatik'); end`,
  ).run()
  const lines: LogLine[] = []
  const clock: Context = {
    ...contextFor(SYSTEM, after(11)),
    log: (line) => {
      lines.push(line)
    },
  }
  await finishErasures(clock)
  await env.DB.prepare('drop trigger stuck').run()
  const finished = 'select finished_at is not null from erasures where cadre_id = ?'
  expect(await valueOf(finished, stuck)).toBe(0)
  expect(await valueOf(finished, behind)).toBe(1)
  expect(lines).toContainEqual(expect.objectContaining({ event: 'erasure.unfinished' }))
  expect(JSON.stringify(lines)).not.toContain('Gelatik')
  expect(JSON.stringify(lines)).not.toContain(stuck)
  await finishErasures(contextFor(SYSTEM, after(12)))
  expect(await valueOf(finished, stuck)).toBe(1)
})

it('has a turn for each, however many before it cannot be finished', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({
    name: `Gagak ${String.fromCodePoint(65 + index)}`,
    areaCode: VILLAGE,
    decision: 'new' as const,
  }))
  await bringIn(contextFor(SYSTEM), DISTRICT, sheet(rows))
  const { id: behind } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Indah Pipit')
  await env.DB.prepare(
    `insert into erasures (cadre_id, district_code, reason, erased_by, erased_at)
     select id, '${DISTRICT}', 'DIED', 'system', '${after(19)}' from cadres where name like 'Gagak %'`,
  ).run()
  await erase(office(after(20)), behind)
  await env.DB.prepare(
    `create trigger stuck before update on cadres when old.name like 'Gagak %' begin select raise(abort, 'stuck'); end`,
  ).run()
  for (const hours of [21, 22]) await finishErasures(contextFor(SYSTEM, after(hours)))
  await env.DB.prepare('drop trigger stuck').run()
  const open = 'select count(*) from erasures where finished_at is null'
  expect(await valueOf(`${open} and cadre_id = ?`, behind)).toBe(0)
  expect(await valueOf(open)).toBe(25)
})
