/** A course that asks for more than quizzes: who is a candidate follows from every part, wherever it is looked at. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  approveProposal,
  askWaiver,
  grantWaiver,
  listCandidates,
  listRequirements,
  propose,
  settleEverywhere,
  withdrawWaiver,
} from '../../../../worker/certification/index.ts'
import { readOwnRequirements } from '../../../../worker/certification/passing/own-requirements.ts'
import type { WaivablePart } from '../../../../worker/contract/pass-rules.ts'
import { Refusal } from '../../../../worker/core/refusal.ts'
import { takePractice } from '../../../../worker/fieldwork/index.ts'
import { readProgress } from '../../../../worker/learning/index.ts'
import { syncEvents } from '../../../../worker/learning/sync-events.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  EVENT,
  makeOffice,
  newUuid,
  type Office,
} from '../../../factories/certification.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../../factories/context.ts'
import {
  attend,
  hers,
  passModules,
  plan,
  practise,
  ruledCourse,
  sitTest,
  type RuledCourse,
} from '../../../factories/passing.ts'
import { makeCadre } from '../../../factories/roster.ts'

const VILLAGE = '35.08.13.2001'
let office: Office
let course: RuledCourse
beforeAll(async () => {
  office = await makeOffice()
  course = await ruledCourse(office, 'UTUH')
})

const person = async (name: string) => (await makeCadre(contextFor(SYSTEM), VILLAGE, name)).id

async function candidates(of: RuledCourse, at?: string): Promise<string[]> {
  const listed = await listCandidates(contextFor(ADMIN, at), DISTRICT, of.courseId)
  return listed.candidates.map(({ cadreId }) => cadreId)
}

/** What the office's list says she lacks; null when she is not in it. */
async function lackedAtOffice(of: RuledCourse, cadreId: string, at?: string) {
  const { cadres } = await listRequirements(contextFor(ADMIN, at), DISTRICT, of.courseId)
  const found = cadres.find((each) => each.cadreId === cadreId)
  if (found === undefined) return null
  return found.parts.filter(({ isMet }) => !isMet).map(({ part }) => part)
}

/** What her own page says, and the note on her phone. */
async function seenByHer(of: RuledCourse, cadreId: string, at?: string) {
  const { courses } = await readOwnRequirements(hers(cadreId, at), of.code)
  const [own] = courses
  return own === undefined
    ? null
    : { isEligible: own.isEligible, missing: own.passing.missing.map(({ part }) => part) }
}

/** Whether the state of her phone tells her, above her courses, that something is missing. */
async function toldOnPhone(of: RuledCourse, cadreId: string): Promise<boolean> {
  const ctx = hers(cadreId)
  const now = ctx.clock.now().getTime()
  const { state } = await syncEvents(ctx, { v: 1, now, cadre: cadreId, events: [] }, null)
  return state?.notes?.includes(`/syarat/${of.code.toLowerCase()}/`) ?? false
}

async function eligibleAt(of: RuledCourse, cadreId: string): Promise<string | null> {
  const progress = await readProgress(hers(cadreId))
  return progress.find(({ head }) => head.courseId === of.courseId)?.eligibleAt ?? null
}

async function waive(of: RuledCourse, cadreId: string, part: WaivablePart, until: string) {
  const id = newUuid()
  const { courseId } = of
  const input = { district: DISTRICT, id, cadreId, courseId, part, reason: 'Sakit', until }
  await askWaiver(contextFor(ADMIN), input)
  await grantWaiver(contextFor(APPROVER), { district: DISTRICT, id })
  return id
}

const proposing = (of: RuledCourse, cadreIds: readonly string[], at?: string, id = newUuid()) =>
  propose(contextFor(ADMIN, at), {
    district: DISTRICT,
    id,
    courseId: of.courseId,
    unitId: of.unitId,
    event: EVENT,
    cadreIds: [...cadreIds],
  })

async function refused(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error('was not refused')
  return error
}

/** The parts that somebody can show, and how. */
const SHOW = {
  online: async (of: RuledCourse, id: string) => {
    await passModules(of, id)
    await sitTest(of, id)
  },
  attendance: (of: RuledCourse, id: string) => attend(of, id, 4),
  practice: async (of: RuledCourse, id: string) => {
    await practise(of, id, 'satu')
    await practise(of, id, 'dua')
  },
  plan,
} as const
type Shown = keyof typeof SHOW
const ALL: readonly Shown[] = ['online', 'attendance', 'practice', 'plan']

describe('every combination of parts', () => {
  const combinations = Array.from({ length: 16 }, (_, bits) =>
    ALL.filter((_part, index) => (bits >> index) & 1),
  )
  it.each(combinations.map((parts) => [parts.join('+') || 'nothing', parts] as const))(
    'gives one answer everywhere: %s',
    async (name, parts) => {
      const id = await person(`Kombinasi ${name}`)
      for (const part of parts) await SHOW[part](course, id)
      // Without the online part nothing was begun: the others alone make nobody a candidate.
      const lacks = ALL.filter((part) => !parts.includes(part)).flatMap((part) =>
        part === 'online' ? ['modules', 'finalTest'] : [part],
      )
      const isEligible = lacks.length === 0
      expect(await seenByHer(course, id)).toEqual({ isEligible, missing: lacks })
      expect((await candidates(course)).includes(id)).toBe(isEligible)
      expect(await lackedAtOffice(course, id)).toEqual(isEligible ? null : lacks)
      expect((await eligibleAt(course, id)) !== null).toBe(isEligible)
      expect(await toldOnPhone(course, id)).toBe(parts.includes('online') && !isEligible)
      const answer = await proposing(course, [id]).then(
        () => 'proposed',
        (error: Refusal) => error.code,
      )
      expect(answer).toBe(isEligible ? 'proposed' : 'REQUIREMENTS_MISSING')
    },
  )
})

describe('the last quiz', () => {
  it('makes nobody eligible while other parts are open, whatever is looked at', async () => {
    const id = await person('Lulus Daring')
    await SHOW.online(course, id)
    expect(await eligibleAt(course, id)).toBeNull()
    await settleEverywhere(contextFor(SYSTEM))
    expect(await eligibleAt(course, id)).toBeNull()
  })

  it('is not the last thing: the hour notices what was shown afterwards', async () => {
    const id = await person('Lulus Belakangan')
    for (const part of ALL) await SHOW[part](course, id)
    expect(await eligibleAt(course, id)).toBeNull()
    await settleEverywhere(contextFor(SYSTEM))
    expect(await eligibleAt(course, id)).not.toBeNull()
    expect(await candidates(course)).toContain(id)
  })
})

it('counts a part that is nearly there as missing, and says how near', async () => {
  const id = await person('Hampir Cukup')
  await SHOW.online(course, id)
  await attend(course, id, 3)
  await practise(course, id, 'satu')
  await practise(course, id, 'dua', false)
  const { cadres } = await listRequirements(contextFor(ADMIN), DISTRICT, course.courseId)
  const parts = cadres.find(({ cadreId }) => cadreId === id)?.parts ?? []
  const shown = Object.fromEntries(parts.map(({ part, ...rest }) => [part, rest]))
  expect(shown['attendance']).toMatchObject({ needed: 80, reached: 60, isMet: false })
  expect(shown['practice']).toMatchObject({
    needed: 2,
    reached: 1,
    lacks: ['utuh-dua/lembar-praktik'],
  })
  expect(shown['modules']).toMatchObject({ needed: 2, reached: 2, isMet: true, lacks: [] })
})

describe('a waiver', () => {
  it('stands in for a part until its last day, and then no more', async () => {
    const id = await person('Dengan Dispensasi')
    for (const part of ['online', 'practice', 'plan'] as const) await SHOW[part](course, id)
    expect(await candidates(course)).not.toContain(id)
    await waive(course, id, 'attendance', '2026-11-23')
    expect(await eligibleAt(course, id)).not.toBeNull()
    // The last day is a whole day, in the district's zone.
    expect(await candidates(course, '2026-11-23T16:50:00.000Z')).toContain(id)
    const after = '2026-11-23T17:10:00.000Z'
    expect(await candidates(course, after)).not.toContain(id)
    expect(await eligibleAt(course, id)).toBeNull()
    expect(await lackedAtOffice(course, id, after)).toEqual(['attendance'])
    expect(await seenByHer(course, id, after)).toEqual({
      isEligible: false,
      missing: ['attendance'],
    })
  })

  it('that is taken back takes the candidate back, but nobody who is in a proposal', async () => {
    const [one, two] = [await person('Ditarik'), await person('Diusulkan')]
    for (const id of [one, two])
      for (const part of ['online', 'practice', 'attendance'] as const) await SHOW[part](course, id)
    const [first, second] = [
      await waive(course, one, 'plan', '2026-12-31'),
      await waive(course, two, 'plan', '2026-12-31'),
    ]
    const proposal = newUuid()
    await proposing(course, [two], undefined, proposal)
    for (const id of [first, second])
      await withdrawWaiver(contextFor(ADMIN), { district: DISTRICT, id, note: 'Keliru' })
    expect(await eligibleAt(course, one)).toBeNull()
    expect(await eligibleAt(course, two)).not.toBeNull()
    const refusal = await refused(
      approveProposal(contextFor(APPROVER), DISTRICT, proposal, { unanswered: 1 }),
    )
    expect(refusal.code).toBe('REQUIREMENTS_MISSING')
    expect(refusal.detail).toEqual({
      count: 1,
      cadres: [{ cadreId: two, name: 'Diusulkan', missing: ['plan'] }],
    })
    await plan(course, two)
    const proposed = await approveProposal(contextFor(APPROVER), DISTRICT, proposal, {
      unanswered: 1,
    })
    expect(proposed.state).toBe('ISSUED')
  })

  it('that ends after the certificate changes nothing for who holds it', async () => {
    const id = await person('Sudah Bersertifikat')
    for (const part of ['online', 'practice', 'attendance'] as const) await SHOW[part](course, id)
    await waive(course, id, 'plan', '2026-11-22')
    const proposal = newUuid()
    await proposing(course, [id], undefined, proposal)
    await approveProposal(contextFor(APPROVER), DISTRICT, proposal, { unanswered: 1 })
    await settleEverywhere(contextFor(SYSTEM, '2026-12-01T02:00:00.000Z'))
    expect(await eligibleAt(course, id)).not.toBeNull()
    expect(await lackedAtOffice(course, id, '2026-12-01T02:00:00.000Z')).toBeNull()
  })
})

describe('weights', () => {
  it('ask for a least total, which every part lifts', async () => {
    const weighed = await ruledCourse(
      office,
      'BOBOT',
      'parts: { attendance: { minimumShare: 40 } }, weights: { modules: 20, finalTest: 40, attendance: 40 }, minimumTotal: 90',
    )
    const [low, high] = [await person('Total Kurang'), await person('Total Cukup')]
    for (const id of [low, high]) await SHOW.online(weighed, id)
    await attend(weighed, low, 3)
    await attend(weighed, high, 4)
    expect(await lackedAtOffice(weighed, low)).toEqual(['total'])
    expect(await lackedAtOffice(weighed, high)).toBeNull()
    expect(await candidates(weighed)).toEqual([high])
  })
})

describe('a new version', () => {
  it('with more parts leaves alone who met the rule of the version before', async () => {
    const plain = await ruledCourse(office, 'TAMBAH', 'weights: { modules: 50, finalTest: 50 }')
    const [before, after] = [await person('Lulus Lama'), await person('Lulus Baru')]
    await SHOW.online(plain, before)
    expect(await eligibleAt(plain, before)).not.toBeNull()
    const next = await ruledCourse(office, 'TAMBAH', 'parts: { plan: written }')
    await SHOW.online(next, after)
    await settleEverywhere(contextFor(SYSTEM))
    expect(await candidates(next)).toEqual([before])
    expect(await lackedAtOffice(next, before)).toBeNull()
    expect(await lackedAtOffice(next, after)).toEqual(['plan'])
  })
})

describe('a newer version that asks for less', () => {
  it('makes a candidate of who passed its quizzes under the rule before', async () => {
    const ruled = await ruledCourse(office, 'KURANG', 'parts: { attendance: { minimumShare: 80 } }')
    const id = await person('Tanpa Hadir')
    await SHOW.online(ruled, id)
    expect(await candidates(ruled)).toEqual([])
    const relaxed = await ruledCourse(office, 'KURANG', 'weights: { modules: 50, finalTest: 50 }')
    expect(await candidates(relaxed)).toEqual([id])
    expect(await eligibleAt(relaxed, id)).not.toBeNull()
    expect(await seenByHer(relaxed, id)).toEqual({ isEligible: true, missing: [] })
    expect(await lackedAtOffice(relaxed, id)).toBeNull()
    await settleEverywhere(contextFor(SYSTEM))
    expect(await eligibleAt(relaxed, id)).not.toBeNull()
    await expect(proposing(relaxed, [id])).resolves.toMatchObject({ state: 'PROPOSED' })
  })
})

describe('in the very moment of taking numbers', () => {
  const lateBy = (meanwhile: () => Promise<unknown>) => {
    const ctx = contextFor(APPROVER)
    let isDone = false
    const batch: typeof ctx.db.batch = async (statements) => {
      if (!isDone) {
        isDone = true
        await meanwhile()
      }
      return ctx.db.batch(statements)
    }
    return { ...ctx, db: { ...ctx.db, meter: ctx.db.meter, batch } }
  }
  const numbersTaken = async () =>
    env.DB.prepare('select coalesce(sum(last), 0) from number_series').first<number>(
      'coalesce(sum(last), 0)',
    )

  it('a waiver that is withdrawn stops the approval, and no number is lost', async () => {
    const id = await person('Ditarik Saat Itu')
    for (const part of ['online', 'practice', 'attendance'] as const) await SHOW[part](course, id)
    const waived = await waive(course, id, 'plan', '2026-12-31')
    const proposal = newUuid()
    await proposing(course, [id], undefined, proposal)
    const before = await numbersTaken()
    const late = lateBy(() =>
      withdrawWaiver(contextFor(ADMIN), { district: DISTRICT, id: waived, note: 'Keliru' }),
    )
    const refusal = await refused(approveProposal(late, DISTRICT, proposal, { unanswered: 1 }))
    expect(refusal.code).toBe('REQUIREMENTS_MISSING')
    expect(await numbersTaken()).toBe(before)
  })

  it('a practice that is taken back stops it too, and a mark that changes nothing does not', async () => {
    const [one, two] = [await person('Dicabut Saat Itu'), await person('Hadir Lagi')]
    for (const id of [one, two]) for (const part of ALL) await SHOW[part](course, id)
    const [first, second] = [newUuid(), newUuid()]
    await proposing(course, [one], undefined, first)
    await proposing(course, [two], undefined, second)
    const late = lateBy(() => retractAll(one))
    const refusal = await refused(approveProposal(late, DISTRICT, first, { unanswered: 1 }))
    expect(refusal.detail).toMatchObject({ cadres: [{ cadreId: one, missing: ['practice'] }] })
    const marked = lateBy(() => attend(course, two, 5))
    const done = await approveProposal(marked, DISTRICT, second, { unanswered: 1 })
    expect(done.state).toBe('ISSUED')
  })
})

/** As the assessor takes back what she entered by mistake. */
async function retractAll(cadreId: string): Promise<void> {
  const { results } = await env.DB.prepare('select id from practice_assessments where cadre_id = ?')
    .bind(cadreId)
    .all<{ id: string }>()
  const now = Date.parse(NOW)
  const answer = await takePractice(contextFor(staff('TRAINER', DISTRICT)), {
    area: DISTRICT,
    now,
    events: results.map(({ id: assessmentId }) => ({
      type: 'retract',
      id: newUuid(),
      at: now,
      assessmentId,
      reason: 'Salah orang',
    })),
  })
  expect(answer.results.map(({ status }) => status)).toEqual(results.map(() => 'applied'))
}

it('writes down that the rule was looked at only when something changed', async () => {
  const entries = async () =>
    (
      await env.DB.prepare(
        "select count(*) as n from audit_entries where action = 'standing.settle'",
      ).first<{
        n: number
      }>()
    )?.n
  await candidates(course)
  const before = await entries()
  await candidates(course)
  await settleEverywhere(contextFor(SYSTEM))
  expect(await entries()).toBe(before)
})
