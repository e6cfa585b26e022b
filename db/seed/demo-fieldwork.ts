/**
 * Field practice and follow-up plans of Lumajang's first cohort, each by the verb that its own tap would call: a trainer's phone sends
 * what it noted at posyandu, cadres write their plans and say how far they are, the trainer follows up.
 */
import { allow, type Actor } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import type { PracticeSheet } from '../../worker/contract/fieldwork.ts'
import type { StepResult } from '../../worker/contract/practice-rules.ts'
import {
  addFollowUp,
  listPlans,
  readPracticeBook,
  reportLine,
  returnPlan,
  savePlan,
  signPlan,
  takePractice,
} from '../../worker/fieldwork/index.ts'
import { getAttendance } from '../../worker/meetings/index.ts'
import { listCadres } from '../../worker/roster/index.ts'
import { ACCOUNTS } from './demo-accounts.ts'
import { stream } from './demo-steps.ts'
import { PROVED, type Stage } from './stage.ts'

const DISTRICT = '35.08'
const COURSE = 'KPM-DASAR'
/** What one call may send. */
const AT_ONCE = 50

const DAYS = {
  plans: '2026-10-08T08:30:00.000Z',
  signed: '2026-10-12T03:00:00.000Z',
  measured: '2026-11-10T03:00:00.000Z',
  reported: '2026-11-13T12:00:00.000Z',
  again: '2026-11-17T03:00:00.000Z',
  followed: '2026-11-18T03:00:00.000Z',
} as const

/** `trainingId`: a plan is written by who was at its days in class. */
export async function seedFieldwork(
  stage: Stage,
  cohortId: string,
  trainingId: string,
): Promise<void> {
  const acting = (at: string, step: number) => stage.as(trainer(), at, stream(DISTRICT, step))
  const book = await readPracticeBook(acting(DAYS.again, 94), { area: DISTRICT, cohortId })
  const first = await findFirst(acting(DAYS.again, 94))
  const cohort = book.people.map(({ cadreId }) => cadreId)
  const people = [first, ...cohort.filter((cadreId) => cadreId !== first)]
  const sheets = book.sheets.filter((sheet) => sheet.isCurrent && sheet.courseCode === COURSE)
  await measure(acting(DAYS.measured, 95), people, sheets)
  await measureAgain(acting(DAYS.again, 96), people, sheets)
  const there = await whoCame(acting(DAYS.plans, 94), trainingId)
  const writers = people.filter((cadreId) => there.has(cadreId))
  await writePlans(stage, writers)
  await followPlans(stage, writers)
}

async function whoCame(ctx: Context, meetingId: string): Promise<ReadonlySet<string>> {
  const scope = allow(ctx, 'meeting.read', DISTRICT)
  const { people } = await getAttendance(ctx, scope, DISTRICT, meetingId)
  return new Set(people.filter(({ attended }) => attended > 0).map(({ person }) => person.id))
}

/** The trained cadre whose sign-in code stands in the README. */
export async function findFirst(ctx: Context): Promise<string> {
  let after: string | undefined
  do {
    const page = await listCadres(ctx, { area: DISTRICT, after })
    const found = page.cadres.find(({ assignments }) =>
      assignments.some(({ decreeNumber }) => (decreeNumber ?? '').startsWith('141/001/')),
    )
    if (found !== undefined) return found.id
    after = page.next ?? undefined
  } while (after !== undefined)
  throw new Error('Lumajang has a first cadre')
}

export function trainer(): Actor {
  const found = ACCOUNTS.find(({ username }) => username === 'pelatih.lumajang')
  if (found === undefined) throw new Error('Lumajang has a trainer')
  const { id, name, grants } = found
  return { kind: 'staff', accountId: id, name, grants, sessionId: 'demo', provedAt: PROVED }
}

type Seen = {
  readonly cadreId: string
  readonly sheet: PracticeSheet
  /** Of some steps, by their place in the sheet; the rest is done alone. */
  readonly but?: Readonly<Record<number, StepResult>>
  readonly comment?: string
  readonly place: string
}

async function send(ctx: Context, seen: readonly Seen[]): Promise<void> {
  const now = ctx.clock.now().getTime()
  const events = seen.map(({ cadreId, sheet, but = {}, comment = '', place }, at) => ({
    type: 'assess' as const,
    id: ctx.ids.uuid(),
    // One after the other in the course of the morning.
    at: now - (seen.length - at) * 240_000,
    cadreId,
    courseCode: sheet.courseCode,
    versionId: sheet.versionId,
    module: sheet.module,
    sheet: sheet.sheet,
    results: sheet.steps.map((_, step) => but[step] ?? 'DONE'),
    comment,
    place,
  }))
  for (let start = 0; start < events.length; start += AT_ONCE) {
    const some = events.slice(start, start + AT_ONCE)
    const { results } = await takePractice(ctx, { area: DISTRICT, now, events: some })
    const left = results.find(({ status }) => status !== 'applied')
    if (left !== undefined) throw new Error(`practice: ${left.status} ${left.code}`)
  }
}

const POSYANDU = 'Posyandu Contoh Melati'

async function measure(
  ctx: Context,
  people: readonly string[],
  sheets: readonly PracticeSheet[],
): Promise<void> {
  const [first, second, third] = sheets
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error('the course has three practice sheets')
  }
  await send(ctx, [
    ...people.slice(0, 22).map((cadreId, at): Seen => {
      const begun = { cadreId, sheet: first, place: POSYANDU }
      if (at === 1) {
        const comment = 'Sudah ramah kepada ibu. Latih lagi membaca angka dengan mata sejajar.'
        return { ...begun, but: { 5: 'HELPED', 7: 'NOT', 11: 'UNSEEN' }, comment }
      }
      return at % 6 === 5 ? { ...begun, but: { 7: 'HELPED', 11: 'HELPED' } } : begun
    }),
    ...people.slice(0, 14).map((cadreId, at): Seen => {
      const begun = { cadreId, sheet: second, place: 'Balai Desa Contoh' }
      if (at === 0) {
        const comment = 'Pencatatan sudah rapi. Latih lagi menghitung capaian dengan angka kecil.'
        return { ...begun, but: { 4: 'HELPED', 8: 'NOT', 11: 'UNSEEN' }, comment }
      }
      return at % 5 === 4 ? { ...begun, but: { 2: 'NOT' } } : begun
    }),
    ...people
      .slice(1, 9)
      .map((cadreId): Seen => ({ cadreId, sheet: third, place: 'Dusun Contoh Krajan' })),
  ])
}

/** Two of those who needed help show it alone a week later; an assessment of a wrong person is taken back. */
async function measureAgain(
  ctx: Context,
  people: readonly string[],
  [sheet]: readonly PracticeSheet[],
): Promise<void> {
  const again = [people[5], people[11]].flatMap((cadreId) => cadreId ?? [])
  if (sheet === undefined || again.length < 2) throw new Error('there are some to look at again')
  const comment = 'Sekarang tepat. Pertahankan.'
  await send(
    ctx,
    again.map((cadreId) => ({ cadreId, sheet, comment, place: POSYANDU })),
  )
  const wrong = { cadreId: people[24] ?? '', sheet, place: POSYANDU }
  const id = ctx.ids.uuid()
  const now = ctx.clock.now().getTime()
  const { courseCode, versionId, module, sheet: slug, steps } = sheet
  const about = { cadreId: wrong.cadreId, courseCode, versionId, module, sheet: slug }
  const results = steps.map(() => 'DONE' as const)
  await takePractice(ctx, {
    area: DISTRICT,
    now,
    events: [
      { type: 'assess', id, at: now - 1000, ...about, results, comment: '', place: POSYANDU },
      {
        type: 'retract',
        id: ctx.ids.uuid(),
        at: now,
        assessmentId: id,
        reason: 'Salah memilih nama',
      },
    ],
  })
}

const LINES = [
  {
    what: 'Membuat tempat cuci tangan di posyandu',
    withWhom: 'Pemuda dusun, kader posyandu',
    where: 'Posyandu Contoh Melati',
    dueOn: '2026-11-14',
  },
  {
    what: 'Mengunjungi keluarga yang tidak hadir posyandu',
    withWhom: 'Bidan desa',
    where: 'Dusun Contoh Krajan',
    dueOn: '2026-11-20',
  },
  {
    what: 'Menyiapkan satu usulan untuk rembuk stunting',
    withWhom: 'Sekretaris desa',
    where: 'Balai Desa Contoh',
    dueOn: '2027-01-15',
  },
] as const

/** How many of the cohort wrote a plan. */
const WRITTEN = 11

async function writePlans(stage: Stage, people: readonly string[]): Promise<void> {
  for (const [at, cadreId] of people.slice(0, WRITTEN).entries()) {
    const ctx = stage.as(cadre(cadreId), DAYS.plans, stream(DISTRICT, 97) * 100 + at)
    const lines = LINES.slice(0, at % 4 === 3 ? 2 : 3).map((line) => {
      return { id: ctx.ids.uuid(), ...line, ...(at === 2 ? { where: '' } : {}) }
    })
    await savePlan(ctx, { courseCode: COURSE, id: ctx.ids.uuid(), version: 0, lines })
    if (at % 2 === 1) continue
    const later = stage.as(cadre(cadreId), DAYS.reported, stream(DISTRICT, 98) * 100 + at)
    const said = { courseCode: COURSE, note: 'Sudah dipakai pada hari posyandu.' }
    const lineId = lines[0]?.id ?? ''
    await reportLine(later, { ...said, id: later.ids.uuid(), lineId, state: 'DONE' })
    const next = lines[1]?.id ?? ''
    const begun = { courseCode: COURSE, lineId: next, state: 'RUNNING' as const }
    const note = 'Tiga dari lima keluarga sudah dikunjungi.'
    await reportLine(later, { ...begun, id: later.ids.uuid(), note })
  }
}

const cadre = (cadreId: string): Actor => {
  return { kind: 'cadre', cadreId, district: DISTRICT, sessionId: 'demo' }
}

/** Five are signed, one of them with a follow-up whose day has come; one is returned; the rest waits. */
async function followPlans(stage: Stage, people: readonly string[]): Promise<void> {
  const signing = stage.as(trainer(), DAYS.signed, stream(DISTRICT, 99))
  const { plans } = await listPlans(signing, { area: DISTRICT, courseCode: COURSE })
  const planOf = (at: number) => plans.find(({ cadreId }) => cadreId === people[at])?.id ?? ''
  const area = DISTRICT
  for (const at of [0, 4, 6, 8, 9]) {
    const note = at === 0 ? 'Rencana jelas dan bisa dimulai minggu ini.' : undefined
    await signPlan(signing, { area, planId: planOf(at), version: 1, note, nextOn: '2026-11-09' })
  }
  const note = 'Tulis tempatnya, supaya kita bisa melihatnya bersama.'
  await returnPlan(signing, { area, planId: planOf(2), version: 1, note })
  const followed = stage.as(trainer(), DAYS.followed, stream(DISTRICT, 93))
  for (const at of [0, 6, 8]) {
    await addFollowUp(followed, {
      area,
      planId: planOf(at),
      id: followed.ids.uuid(),
      note: 'Tempat cuci tangan sudah berdiri dan dipakai. Lanjut ke kunjungan rumah.',
      on: '2026-11-17',
      nextOn: at === 8 ? null : '2027-01-18',
    })
  }
}
