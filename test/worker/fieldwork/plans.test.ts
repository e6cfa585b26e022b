import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addFollowUp,
  readPlanStates,
  reportLine,
  returnPlan,
  savePlan,
  signPlan,
} from '../../../worker/fieldwork/index.ts'
import { readOwnPlan } from '../../../worker/fieldwork/own-plans.ts'
import { listPlans, readPlan } from '../../../worker/fieldwork/read-plans.ts'
import { readOwnNotes } from '../../../worker/learning/own-notes.ts'
import { allowSelf } from '../../../worker/core/access.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { planLine, publishPractice, writePlan, type TestLine } from '../../factories/fieldwork.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
const COURSE = 'RENCANA'
/** 40 days after NOW. */
const LATER = '2026-12-31T02:00:00.000Z'

const office = contextFor(SYSTEM)
const trainer = contextFor(staff('TRAINER', DISTRICT, 'pelatih-1'))
const person = async (name: string, area = VILLAGE) => (await makeCadre(office, area, name)).id
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const asHer = (id: string, at = NOW) => contextFor(cadre(id, DISTRICT), at)

beforeAll(async () => {
  await makeRosterDistricts()
  await publishPractice(office, COURSE)
})

/** Somebody with a plan of these lines. */
async function planner(name: string, lines: readonly TestLine[] = [planLine('Mengajak ayah')]) {
  const id = await person(name)
  await writePlan(id, COURSE, lines)
  const { plans } = await listPlans(trainer, { area: DISTRICT, courseCode: COURSE })
  const planId = plans.find(({ cadreId }) => cadreId === id)?.id
  if (planId === undefined) throw new Error('she has a plan')
  return { id, planId, lines }
}
const stateOf = async (planId: string) => {
  const { plan } = await readPlan(trainer, { area: DISTRICT, planId })
  return [plan.state, plan.version] as const
}
const notesOf = async (id: string, at = NOW) => {
  const ctx = asHer(id, at)
  const notes = await readOwnNotes(ctx, allowSelf(ctx, 'progress.read'), 'Asia/Jakarta')
  return notes.map(({ text }) => /<strong>(.*?)</.exec(text)?.[1])
}
const rows = async (text: string, ...values: string[]) =>
  (
    await env.DB.prepare(text)
      .bind(...values)
      .all()
  ).results

describe('writing', () => {
  it('saves once what is sent twice, and as a change what was written on after it was sent', async () => {
    const id = await person('Kirim Dua Kali')
    const form = { courseCode: COURSE, id: crypto.randomUUID(), version: 0 }
    const [first, second] = [planLine('Mengajak ayah'), planLine('Membuat tempat cuci tangan')]
    await savePlan(asHer(id), { ...form, lines: [first] })
    await savePlan(asHer(id), { ...form, lines: [first] })
    expect((await readOwnPlan(asHer(id), COURSE)).row?.version).toBe(1)
    // The answer was lost: her form knows no plan yet.
    await savePlan(asHer(id), { ...form, lines: [first, second] })
    const { row, lines } = await readOwnPlan(asHer(id), COURSE)
    expect([row?.version, lines.map(({ what }) => what)]).toEqual([
      2,
      ['Mengajak ayah', 'Membuat tempat cuci tangan'],
    ])
    const log = await rows(
      `select count(*) as n from audit_entries where action = 'plan.write' and actor_id = ?`,
      id,
    )
    expect(log).toEqual([{ n: 2 }])
  })

  it('lets no window save over what it has not seen, nor two at once', async () => {
    const { id, planId, lines } = await planner('Dua Jendela')
    const changed = (what: string) => lines.map((line) => ({ ...line, what }))
    const save = (what: string) => refusal(writePlan(id, COURSE, changed(what), { version: 1 }))
    const answers = await Promise.all([save('Satu'), save('Dua'), save('Tiga')])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'CHANGED_MEANWHILE')).toHaveLength(2)
    expect(await stateOf(planId)).toEqual(['WRITTEN', 2])
    expect(await refusal(writePlan(id, COURSE, changed('Awal lagi')))).toBe('CHANGED_MEANWHILE')
  })

  it('makes one plan when the first is sent from two windows', async () => {
    const id = await person('Dua Rencana Pertama')
    const answers = await Promise.all(
      ['Satu', 'Dua'].map((what) => refusal(writePlan(id, COURSE, [planLine(what)]))),
    )
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers).toContain('CHANGED_MEANWHILE')
    expect(await rows('select version from action_plans where cadre_id = ?', id)).toEqual([
      { version: 1 },
    ])
  })

  it('says which line lacks what, and takes no course that is not taught', async () => {
    const id = await person('Kurang Lengkap')
    const lines = [planLine('Ada'), planLine('', ''), { ...planLine(''), dueOn: '2026-01-01' }]
    const error = await writePlan(id, COURSE, lines).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'INPUT_INVALID',
      detail: {
        faults: [
          { line: 1, field: 'what', reason: 'MISSING' },
          { line: 1, field: 'dueOn', reason: 'MISSING' },
          { line: 2, field: 'what', reason: 'MISSING' },
          { line: 2, field: 'dueOn', reason: 'PAST' },
        ],
      },
    })
    expect(await refusal(writePlan(id, COURSE, []))).toBe('INPUT_INVALID')
    expect(await refusal(writePlan(id, 'TAK-ADA', [planLine('Ada')]))).toBe('NOT_FOUND')
    expect((await readOwnPlan(asHer(id), COURSE)).row).toBeNull()
  })

  it('keeps a saving’s id hers', async () => {
    const sendId = crypto.randomUUID()
    const [one, two] = [await person('Punya Satu'), await person('Punya Dua')]
    await writePlan(one, COURSE, [planLine('Rahasia')], { id: sendId })
    expect(await refusal(writePlan(two, COURSE, [planLine('Lain')], { id: sendId }))).toBe(
      'CONFLICT',
    )
  })
})

describe('how far it is', () => {
  it('is what she said last, of a signed plan too, and never of a line that is not hers', async () => {
    const { id, planId, lines } = await planner('Melapor')
    const lineId = lines[0]?.id ?? ''
    const report = (state: 'RUNNING' | 'DONE', at: string, sendId: string = crypto.randomUUID()) =>
      reportLine(asHer(id, at), { courseCode: COURSE, id: sendId, lineId, state, note: 'Sudah' })
    const sendId = crypto.randomUUID()
    await report('RUNNING', NOW, sendId)
    await signPlan(trainer, { area: DISTRICT, planId, version: 1, nextOn: null })
    await report('DONE', '2026-11-22T02:00:00.000Z')
    // Late, and once more.
    await report('RUNNING', '2026-11-23T02:00:00.000Z', sendId)
    const { plan } = await readPlan(trainer, { area: DISTRICT, planId })
    expect(plan.lines[0]?.progress).toMatchObject({ state: 'DONE', note: 'Sudah' })
    expect([plan.linesDone, plan.linesDue]).toEqual([1, 0])
    const { lines: others } = await planner('Lain Lagi')
    const foreign = { courseCode: COURSE, id: crypto.randomUUID(), lineId: others[0]?.id ?? '' }
    expect(await refusal(reportLine(asHer(id), { ...foreign, state: 'DONE', note: '' }))).toBe(
      'NOT_FOUND',
    )
  })

  it('tells her above her courses from the day a line falls due until it is done', async () => {
    const { id, lines } = await planner('Diingatkan', [
      planLine('Dekat', '2026-12-31'),
      planLine('Jauh', '2027-06-30'),
    ])
    expect(await notesOf(id)).toEqual([])
    expect(await notesOf(id, LATER)).toEqual(['Ada kegiatan RTL yang sudah waktunya.'])
    const about = { courseCode: COURSE, lineId: lines[0]?.id ?? '', note: '' }
    await reportLine(asHer(id), { ...about, id: crypto.randomUUID(), state: 'DONE' })
    expect(await notesOf(id, LATER)).toEqual([])
  })
})

describe('a trainer', () => {
  it('signs the version that was read, once, and nobody changes it then', async () => {
    const { id, planId, lines } = await planner('Diterima')
    const sign = (version: number) =>
      signPlan(trainer, { area: DISTRICT, planId, version, note: 'Bagus', nextOn: '2026-12-20' })
    await writePlan(id, COURSE, [...lines, planLine('Dua')], { version: 1 })
    expect(await refusal(sign(1))).toBe('CHANGED_MEANWHILE')
    await sign(2)
    const { plan } = await sign(2)
    expect(plan).toMatchObject({
      state: 'SIGNED',
      nextOn: '2026-12-20',
      signed: { by: 'Akun TRAINER' },
      notes: [{ kind: 'SIGN', note: 'Bagus', version: 2 }],
    })
    expect(await refusal(writePlan(id, COURSE, lines, { version: 2 }))).toBe('PLAN_SIGNED')
    expect([...(await readPlanStates(office.db, [id], COURSE))]).toEqual([[id, 'SIGNED']])
    const log = await rows(
      `select count(*) as n from audit_entries where action = 'plan.sign' and entity_id = ?`,
      planId,
    )
    expect(log).toEqual([{ n: 1 }])
  })

  it('never signs what is being changed at the same moment', async () => {
    const { id, planId, lines } = await planner('Berbarengan')
    const changed = lines.map((line) => ({ ...line, where: 'Balai desa' }))
    const [signed, saved] = await Promise.all([
      refusal(signPlan(trainer, { area: DISTRICT, planId, version: 1, nextOn: null })),
      refusal(writePlan(id, COURSE, changed, { version: 1 })),
    ])
    const [state, version] = await stateOf(planId)
    expect([
      ['CHANGED_MEANWHILE', null, 'WRITTEN', 2],
      [null, 'PLAN_SIGNED', 'SIGNED', 1],
      // Lost in the batch itself.
      [null, 'CHANGED_MEANWHILE', 'SIGNED', 1],
    ]).toContainEqual([signed, saved, state, version])
  })

  it('gives it back with what is to change, and she is told until she has changed it', async () => {
    const { id, planId, lines } = await planner('Dikembalikan')
    const back = { area: DISTRICT, planId, version: 1, note: 'Isi tempatnya' }
    await returnPlan(trainer, back)
    await returnPlan(trainer, back)
    expect(await stateOf(planId)).toEqual(['RETURNED', 1])
    expect((await readOwnPlan(asHer(id), COURSE)).notes.map(({ note }) => note)).toEqual([
      'Isi tempatnya',
    ])
    expect(await notesOf(id)).toEqual(['Pelatih meminta RTL Anda diperbaiki.'])
    expect([...(await readPlanStates(office.db, [id], COURSE))]).toEqual([[id, 'WRITTEN']])
    await writePlan(id, COURSE, lines, { version: 1 })
    expect(await stateOf(planId)).toEqual(['WRITTEN', 2])
    expect(await notesOf(id)).toEqual([])
  })

  it('notes a follow-up once, and finds the plan again when the next day has come', async () => {
    const { planId } = await planner('Ditindaklanjuti')
    const note = {
      area: DISTRICT,
      planId,
      id: crypto.randomUUID(),
      note: 'Tempat cuci tangan sudah berdiri',
      on: '2026-11-20',
      nextOn: '2026-12-20',
    }
    await addFollowUp(trainer, note)
    const { plan } = await addFollowUp(trainer, note)
    expect(plan.notes).toHaveLength(1)
    expect(
      await refusal(addFollowUp(trainer, { ...note, id: crypto.randomUUID(), on: '2026-11-22' })),
    ).toBe('INPUT_INVALID')
    expect(
      await refusal(
        addFollowUp(trainer, { ...note, id: crypto.randomUUID(), nextOn: '2026-11-20' }),
      ),
    ).toBe('INPUT_INVALID')
    const due = async (at: string) => {
      const ctx = contextFor(staff('TRAINER', DISTRICT), at)
      const { plans } = await listPlans(ctx, { area: DISTRICT, courseCode: COURSE, show: 'DUE' })
      return plans.some(({ id }) => id === planId)
    }
    expect([await due(NOW), await due(LATER)]).toEqual([false, true])
  })

  it('stands first when it waits for the trainer, then when something of it is due', async () => {
    const [signed, due, waits] = [
      await planner('Urut Tenang'),
      await planner('Urut Waktunya'),
      await planner('Urut Menunggu'),
    ]
    const sign = (planId: string, nextOn: string | null) =>
      signPlan(trainer, { area: DISTRICT, planId, version: 1, nextOn })
    await sign(signed.planId, null)
    await sign(due.planId, '2026-11-25')
    const ctx = contextFor(staff('TRAINER', DISTRICT), '2026-11-26T02:00:00.000Z')
    const { plans } = await listPlans(ctx, { area: DISTRICT, courseCode: COURSE })
    const places = [waits, due, signed].map(({ planId }) =>
      plans.findIndex(({ id }) => id === planId),
    )
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  it('reaches nobody’s plan outside the own area', async () => {
    const { planId } = await planner('Terjaga')
    const strangers = [
      [staff('TRAINER', '33.75'), '33.75'],
      [staff('SUB_DISTRICT_ADMIN', '35.08.01'), '35.08.01'],
    ] as const
    for (const [actor, area] of strangers) {
      const ctx = contextFor(actor)
      const about = { area, planId }
      const tries = [
        readPlan(ctx, about),
        signPlan(ctx, { ...about, version: 1, nextOn: null }),
        returnPlan(ctx, { ...about, version: 1, note: 'x' }),
        addFollowUp(ctx, {
          ...about,
          id: crypto.randomUUID(),
          note: 'x',
          on: '2026-11-20',
          nextOn: null,
        }),
      ]
      expect(await Promise.all(tries.map(refusal))).toEqual(tries.map(() => 'NOT_FOUND'))
      expect((await listPlans(ctx, { area })).plans.some(({ id }) => id === planId)).toBe(false)
    }
    expect(await stateOf(planId)).toEqual(['WRITTEN', 1])
    const approver = contextFor(staff('APPROVER', DISTRICT))
    const sign = { area: DISTRICT, planId, version: 1, nextOn: null }
    expect(await refusal(signPlan(approver, sign))).toBe('NOT_ALLOWED')
  })
})

it('counts the plan of either entry of a person', async () => {
  const { id, planId } = await planner('Dua Entri')
  const kept = await person('Dua Entri Lagi')
  const merge = { district: DISTRICT, id: crypto.randomUUID(), keptId: kept, mergedId: id }
  await mergeCadres(office, merge)
  expect([...(await readPlanStates(office.db, [kept, id], COURSE))]).toEqual([
    [kept, 'WRITTEN'],
    [id, 'WRITTEN'],
  ])
  const { plan } = await readPlan(trainer, { area: DISTRICT, planId })
  expect([plan.cadreId, plan.name]).toEqual([kept, 'Dua Entri Lagi'])
  expect((await readOwnPlan(asHer(kept), COURSE)).row?.id).toBe(planId)
})

it('keeps every version, report and note as it came', async () => {
  const { planId } = await planner('Riwayat')
  for (const statement of [
    `update plan_versions set lines = '[]' where plan_id = ?`,
    'delete from plan_versions where plan_id = ?',
  ]) {
    await expect(rows(statement, planId)).rejects.toThrow('append-only')
  }
})
