/**
 * Two stories of the newspapers played on the demonstration: the rakor of Cilacap, which gives a piagam and no certificate, and the
 * mini lokakarya of Kecamatan Kepahiang, whose promises go on to the next one and are closed there.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { areasOf } from '../../db/seed/areas.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { seedProof } from '../../db/seed/demo-proof.ts'
import { DEMO_CODES } from '../../db/seed/demo-districts.ts'
import { officer } from '../../db/seed/demo-steps.ts'
import { openSqlite, type OpenFile } from '../../db/local/sqlite-d1.ts'
import type { SeedEnv } from '../../db/seed/stage.ts'
import { listCandidates } from '../../worker/certification/index.ts'
import { contextOf, type Context } from '../../worker/core/context.ts'
import { readAttendance } from '../../worker/meetings/read-attendance.ts'
import { listMeetings } from '../../worker/meetings/read-meetings.ts'
import {
  listOpenActions,
  readOutcome,
  saveMeeting,
  saveOutcome,
  setActionState,
  setMeetingState,
} from '../../worker/meetings/index.ts'
import { readMeetingSheets } from '../../worker/reporting/read-meeting-sheets.ts'
import { takeAttestations } from '../../worker/reporting/take-attestations.ts'
import { ORIGIN, SECRETS } from './running-product.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KEPAHIANG = '17.08.04'

let folder: string
let file: OpenFile
let env: SeedEnv

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'meetings-demo-'))
  file = openSqlite(path.join(folder, 'demo.sqlite'))
  const migrations = path.join(ROOT, 'db/migrations')
  for (const name of readdirSync(migrations).toSorted()) {
    if (name.endsWith('.sql')) file.exec(readFileSync(path.join(migrations, name), 'utf8'))
  }
  env = { DB: file.DB, ORIGIN, ...SECRETS }
  await seedDemo(env, {
    areas: DEMO_CODES.flatMap((code) => areasOf(code)),
    files: courseFiles('kpm-dasar'),
    refresher: courseFiles('kpm-segar'),
  })
  await seedProof(env)
})
afterAll(() => {
  file?.close()
  rmSync(folder, { recursive: true, force: true })
})

const office = (code: string): Context =>
  contextOf(env, { actor: officer(code, 'DISTRICT_ADMIN'), log: () => undefined })

async function rows<Row>(text: string): Promise<Row[]> {
  return (await env.DB.prepare(text).bind().all<Row>()).results
}

it('Cilacap: 269 come to the rakor, each can have a piagam, and no certificate arises from it', async () => {
  const ctx = office('33.01')
  const { meetings } = await listMeetings(ctx, { area: '33.01', kind: 'COORDINATION' })
  const [rakor] = meetings
  if (rakor === undefined) throw new Error('the rakor is in the demonstration')
  const at = { area: '33.01', meetingId: rakor.id }
  expect(rakor).toMatchObject({ state: 'HELD', courseCode: null, people: 269 })
  const certificates = () => rows('select id from certificates order by id')
  const courses = await rows<{ id: string }>('select id from courses order by id')
  const candidates = () => Promise.all(courses.map(({ id }) => listCandidates(ctx, '33.01', id)))
  const before = [await certificates(), await candidates()]

  const { sessions, people } = await readAttendance(ctx, at)
  expect(sessions.map(({ counts, isCounted }) => [counts.PRESENT, isCounted])[0]).toEqual([
    269,
    true,
  ])
  expect(people.filter(({ attended }) => attended > 0)).toHaveLength(269)

  const piagam = await takeAttestations(ctx, { ...at, whom: 'PARTICIPANTS', share: 80 })
  expect(piagam).toMatchObject({
    isDemo: true,
    below: 0,
    signer: { name: expect.any(String), position: expect.stringContaining('Kepala') },
    meeting: { title: rakor.title, area: { code: '33.01' } },
  })
  expect(piagam.people).toHaveLength(269)
  expect(piagam.people.every(({ name, area }) => name !== '' && area !== null)).toBe(true)
  const speakers = await takeAttestations(ctx, { ...at, whom: 'SPEAKERS', share: 80 })
  expect(speakers.speakers.map(({ name, topics }) => `${name}: ${topics.join(', ')}`)).toEqual([
    'Agus Contoh Santosa: Pembukaan',
    'Budi Contoh Mulyono: Data desa untuk rembuk stunting',
    'Sri Contoh Hartini: Peran KPM dalam konvergensi pencegahan stunting di desa',
  ])
  const logged = await rows(
    `select entity_id, detail ->> 'rows' as rows from audit_entries
      where action = 'report.export' and detail ->> 'meetingId' = '${rakor.id}' order by entity_id`,
  )
  expect(logged).toEqual([
    { entity_id: 'piagam narasumber', rows: 3 },
    { entity_id: 'piagam peserta', rows: 269 },
  ])

  expect([await certificates(), await candidates()]).toEqual(before)
})

it('Kepahiang: a minlok is held with three standards and four certainties, its promises go to the next and are closed there', async () => {
  const ctx = office('17.08')
  const { meetings } = await listMeetings(ctx, { area: '17.08', kind: 'WORKSHOP' })
  const [next, november, october] = meetings
  if (next === undefined || november === undefined || october === undefined) {
    throw new Error('three mini lokakarya are in the demonstration')
  }
  const at = (meetingId: string) => ({ area: KEPAHIANG, meetingId })
  const carried = async (meetingId: string) =>
    (await readOutcome(ctx, at(meetingId))).outcome.carried.map(
      ({ what, state, isOverdue }) => `${what}: ${state}${isOverdue ? ' late' : ''}`,
    )
  expect([next.state, november.state, october.state]).toEqual(['PLANNED', 'HELD', 'HELD'])
  expect(await carried(november.id)).toEqual([
    'Perbaiki dua alat ukur panjang badan: DONE',
    'Data ulang ibu hamil di dua kelurahan: OPEN late',
  ])
  expect(await carried(next.id)).toHaveLength(4)

  // R11 of the last one: what it said, the figures, each of the 23 villages.
  const sheetOf = async (meetingId?: string) =>
    (
      await readMeetingSheets(ctx, {
        area: KEPAHIANG,
        ...(meetingId === undefined ? {} : { meetingId }),
      })
    ).sheets[0]
  const sheet = await sheetOf()
  expect(sheet).toMatchObject({
    areas: 23,
    team: { cadres: 69, trained: 45 },
    minutes: { id: november.id, outcome: { version: 1 } },
  })
  expect(sheet?.villageTeams).toHaveLength(23)
  expect(sheet?.waiting).toHaveLength(4)
  const own = sheet?.minutes?.outcome.checks.filter(({ area }) => area === KEPAHIANG)
  expect(own).toHaveLength(7)
  expect(own?.find(({ item }) => item === 'TEAM_TRAINED')?.answer).toBe('PARTLY')

  // The day has come: it is held, and what was promised is closed there.
  const { id: meetingId, kind, title, place, courseCode, capacity, budgetSource, basis } = next
  const facts = { kind, title, place, courseCode, capacity, budgetSource, basis }
  const day = { startsOn: '2026-11-21', endsOn: '2026-11-21', sessions: [] }
  await saveMeeting(ctx, { ...at(meetingId), version: next.version, ...facts, ...day })
  const version = next.version + 1
  await setMeetingState(ctx, { ...at(meetingId), version, state: 'HELD' })
  const before = (await readOutcome(ctx, at(meetingId))).outcome.carried
  for (const { id: actionId, version: seen } of before.slice(0, 2)) {
    const closed = { state: 'DONE' as const, note: 'Sudah dilaporkan', closedOn: '2026-11-21' }
    await setActionState(ctx, { ...at(meetingId), actionId, version: seen, ...closed })
  }
  const promise = { id: ctx.ids.uuid(), what: 'Pantau', personInCharge: 'PLKB', dueOn: null }
  await saveOutcome(ctx, {
    ...at(meetingId),
    version: 0,
    reached: 'Dua tindak lanjut selesai.',
    obstacles: '',
    checks: [{ area: KEPAHIANG, item: 'ALL_REPORTED', answer: 'PARTLY', note: '' }],
    actions: [promise],
  })
  const { actions } = await listOpenActions(ctx, { area: '17.08', kind: 'WORKSHOP' })
  expect(actions.map(({ what, place: taken }) => [what, taken.id])).toEqual(
    [
      'Sosialisasi bimbingan perkawinan kepada calon pengantin',
      'Latih tim di delapan desa/kelurahan yang tersisa',
      'Pantau',
    ].map((what) => [what, meetingId]),
  )
  expect(await sheetOf(meetingId)).toMatchObject({
    minutes: {
      outcome: {
        reached: 'Dua tindak lanjut selesai.',
        carried: [{ state: 'DONE' }, { state: 'DONE' }, { state: 'OPEN' }, { state: 'OPEN' }],
      },
    },
  })
})
