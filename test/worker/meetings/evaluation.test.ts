import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  answerEvaluation,
  readOwnEvaluation,
} from '../../../worker/meetings/evaluation/answer-evaluation.ts'
import { readEvaluation } from '../../../worker/meetings/evaluation/read-evaluation.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13'
/** The first day of `makeMeeting`, which ends on the second. */
const AT = '2026-12-01T08:00:00.000Z'
const LAST = '2026-12-09T16:59:00.000Z'
const OVER = '2026-12-09T17:00:00.000Z'
const EARLY = '2026-11-30T16:59:00.000Z'

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM)
let made = 0
async function meeting(people: number, area = DISTRICT) {
  made += 1
  const { id, facts } = await makeMeeting(office, area, {
    capacity: null,
    sessions: [
      makeSession(office),
      makeSession(office, {
        date: '2026-12-02',
        title: 'Mengukur',
        speakers: [
          { name: 'Ratna Dewi', institution: 'Dinas Kesehatan', topic: '' },
          { name: 'Budi', institution: 'Puskesmas', topic: 'Antropometri' },
        ],
      }),
    ],
  })
  const cadreIds: string[] = []
  for (let at = 0; at < people; at += 1) {
    // One word that nobody else's name has: she is looked up by it.
    const name = `Umpan ${1000 + made * 100 + at}`
    const { id: cadreId } = await makeCadre(office, `${KUNIR}.2001`, name)
    cadreIds.push(cadreId)
  }
  await invitePeople(office, { area, meetingId: id, who: { cadreIds } })
  return { id, area, cadreIds, sessions: facts.sessions }
}
type Made = Awaited<ReturnType<typeof meeting>>
const as = (cadreId: string, at = AT, district = DISTRICT) =>
  contextFor(cadre(cadreId, district), at)
const give = (
  { id }: Pick<Made, 'id'>,
  cadreId: string,
  fields: Record<string, string>,
  at = AT,
  district = DISTRICT,
) => answerEvaluation(as(cadreId, at, district), { id, formOf: cadreId, fields })
const results = async ({ id, area }: Made, at = AT) =>
  (await readEvaluation(contextFor(staff('TRAINER', DISTRICT), at), { area, meetingId: id }))
    .evaluation
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

it('counts what is given, each person once, also when the form comes twice at once', async () => {
  const held = await meeting(6)
  const [first = '', ...rest] = held.cadreIds
  expect((await readOwnEvaluation(as(first), held.id)).speakers).toEqual([
    { name: 'Ratna Dewi', titles: ['Peran KPM', 'Mengukur'] },
    { name: 'Budi', titles: ['Antropometri'] },
  ])
  const fields = {
    'n-MATTER_CLEAR': '5',
    'nama-1': 'Budi',
    'p-1': '4',
    't-BEST': ' Praktik\nukur ',
  }
  await Promise.all([1, 2, 3].map(() => give(held, first, fields)))
  // By the id of a session, as the code of the hall leads here.
  const own = await readOwnEvaluation(as(first), held.sessions[0]?.id ?? '')
  expect(own).toMatchObject({ meetingId: held.id, isAnswered: true })
  for (const cadreId of rest.slice(0, 4)) {
    await give(held, cadreId, { 'n-MATTER_CLEAR': '3', 'n-PLACE_ROOM': '1' })
  }
  const { marks, hidden, texts, ...more } = await results(held)
  // Four of the five, one of the five, or none: no difference can be seen.
  expect(hidden).toContainEqual({ question: 'PLACE_ROOM', subject: '' })
  expect(hidden.filter(({ subject }) => subject !== '')).toEqual([
    { question: 'SPEAKER', subject: 'Ratna Dewi' },
    { question: 'SPEAKER', subject: 'Budi' },
  ])
  expect(more).toEqual({
    isOpen: true,
    opensOn: '2026-12-01',
    closesOn: '2026-12-09',
    attended: 0,
    invited: 6,
    answers: 5,
    shown: 5,
  })
  expect(marks).toEqual([{ question: 'MATTER_CLEAR', subject: '', counts: [0, 0, 4, 0, 1] }])
  expect(texts).toEqual([{ question: 'BEST', body: 'Praktik ukur' }])
})

it('keeps nothing of an empty form, and takes no mark of what was not asked', async () => {
  const held = await meeting(1)
  const [only = ''] = held.cadreIds
  const odd = {
    'n-MATTER_CLEAR': '6',
    'n-LAIN': '5',
    'nama-0': 'Orang Lain',
    'p-0': '1',
    't-BEST': ' ',
  }
  for (const fields of [{}, odd]) expect(await give(held, only, fields)).toBe('nothing')
  expect((await readOwnEvaluation(as(only), held.id)).isAnswered).toBe(false)
  const stored = await env.DB.prepare('select count(*) as n from evaluations where meeting_id = ?')
    .bind(held.id)
    .first('n')
  expect(stored).toBe(0)
})

it('shows nothing of four and grows by five at a time; of the rest nothing, also when it is over', async () => {
  const held = await meeting(11)
  const marksAt = async (at = AT) => {
    const { answers, shown, marks, texts } = await results(held, at)
    const clear = marks.find(({ question }) => question === 'MATTER_CLEAR')
    return [answers, shown, clear?.counts.join(' ') ?? '', texts.length]
  }
  const seen: unknown[] = []
  for (const cadreId of held.cadreIds.slice(0, 6)) {
    await give(held, cadreId, { 'n-MATTER_CLEAR': '4', 't-BETTER': 'Lebih lama' })
    seen.push(await marksAt())
  }
  expect(seen).toEqual([
    [1, 0, '', 0],
    [2, 0, '', 0],
    [3, 0, '', 0],
    [4, 0, '', 0],
    [5, 5, '0 0 0 5 0', 5],
    [6, 5, '0 0 0 5 0', 5],
  ])
  expect(await marksAt(OVER)).toEqual([6, 5, '0 0 0 5 0', 5])
  await give(held, held.cadreIds[6] ?? '', { 'n-MATTER_CLEAR': '1' })
  expect(await marksAt()).toEqual([7, 5, '0 0 0 5 0', 5])
  expect(await marksAt(OVER)).toEqual([7, 5, '0 0 0 5 0', 5])
})

it('tells nothing more to whoever calls the meeting off and on again, or moves its days, between two answers', async () => {
  const held = await meeting(8)
  const at = { area: DISTRICT, meetingId: held.id }
  let version = 1
  const become = async (state: 'CANCELLED' | 'HELD') => {
    await setMeetingState(office, { ...at, version, state })
    version += 1
  }
  const seen = async (when = AT) => {
    const { shown, marks, hidden, texts } = await results(held, when)
    return { shown, marks, hidden, texts }
  }
  const answer = (cadreId = '') =>
    give(held, cadreId, { 'n-MATTER_CLEAR': '2', 'nama-0': 'Budi', 'p-0': '1', 't-BEST': cadreId })
  for (const cadreId of held.cadreIds.slice(0, 7)) await answer(cadreId)
  const five = await seen()
  expect(five.shown).toBe(5)
  expect(five.texts.map(({ body }) => body).toSorted()).toEqual(
    held.cadreIds.slice(0, 5).toSorted(),
  )
  await become('CANCELLED')
  expect(await seen()).toEqual(five)
  await become('HELD')
  await answer(held.cadreIds[7])
  expect(await seen()).toEqual(five)
  await become('CANCELLED')
  expect(await seen()).toEqual(five)
  await become('HELD')
  // Its days moved so that its time is over.
  await env.DB.prepare(`update meetings set ends_on = '2026-11-01' where id = ?`)
    .bind(held.id)
    .run()
  expect(await seen()).toEqual(five)
})

it('shows marks of a speaker only from five on, and five more at a time', async () => {
  const held = await meeting(15)
  const budi = async () =>
    (await results(held)).marks.find(({ subject }) => subject === 'Budi')?.counts.join(' ')
  // In turn one who says something of him, and one who does not.
  const seen: unknown[] = []
  for (const [at, cadreId] of held.cadreIds.entries()) {
    const ofHim = at % 2 === 0 ? { 'nama-0': 'Budi', 'p-0': '4' } : {}
    await give(held, cadreId, { 'n-MATTER_CLEAR': '4', ...ofHim })
    if (at % 5 === 4) seen.push(await budi())
  }
  // Three, five and eight marks: the last three are not five.
  expect(seen).toEqual([undefined, '0 0 0 5 0', '0 0 0 5 0'])
})

it('takes no form that was made for somebody else on the same phone', async () => {
  const held = await meeting(2)
  const [hers = '', other = ''] = held.cadreIds
  const fields = { 'n-MATTER_CLEAR': '4' }
  const form = { id: held.id, formOf: hers, fields }
  expect(await refusal(answerEvaluation(as(other), form))).toBe('FORM_OF_OTHER')
  expect((await readOwnEvaluation(as(other), held.id)).isAnswered).toBe(false)
  expect((await results(held)).answers).toBe(0)
  expect(await refusal(answerEvaluation(as(hers), form))).toBe('done')
  // Nor when she has answered herself, as if it were hers.
  await give(held, other, fields)
  expect(await refusal(answerEvaluation(as(other), form))).toBe('FORM_OF_OTHER')
})

it('is open from the first day until seven days after the last, and not when the meeting is off', async () => {
  const held = await meeting(3)
  const [one = '', two = '', three = ''] = held.cadreIds
  const mark = { 'n-USE_SURE': '5' }
  expect(await refusal(give(held, one, mark, EARLY))).toBe('EVALUATION_CLOSED')
  expect(await refusal(give(held, one, mark, LAST))).toBe('done')
  expect(await refusal(give(held, two, mark, OVER))).toBe('EVALUATION_CLOSED')
  // Who has answered is told so afterwards too.
  expect((await readOwnEvaluation(as(one, OVER), held.id)).isAnswered).toBe(true)
  await setMeetingState(office, {
    area: DISTRICT,
    meetingId: held.id,
    version: 1,
    state: 'CANCELLED',
  })
  expect(await refusal(give(held, three, mark))).toBe('EVALUATION_CLOSED')
})

it('asks those who were invited or marked, by whichever entry, and nobody else', async () => {
  const held = await meeting(2)
  const [invited = '', merged = ''] = held.cadreIds
  const { id: walkIn } = await makeCadre(office, `${KUNIR}.2001`, 'Datang Sendiri')
  const { id: stranger } = await makeCadre(office, `${KUNIR}.2001`, 'Tidak Diundang')
  const { id: abroad } = await makeCadre(office, '53.01.06.1004', 'Kupang Saja')
  const mark = { 'n-USE_SURE': '5' }
  expect(await refusal(give(held, walkIn, mark))).toBe('NOT_FOUND')
  const [session] = held.sessions
  await takeAttendance(contextFor(staff('TRAINER', DISTRICT), AT), {
    area: DISTRICT,
    meetingId: held.id,
    now: Date.parse(AT),
    events: [
      {
        type: 'mark',
        id: crypto.randomUUID(),
        at: Date.parse(AT),
        session: session?.id ?? '',
        person: { kind: 'CADRE', id: walkIn },
        state: 'PRESENT',
        method: 'ROLL',
      },
    ],
  })
  expect(await refusal(give(held, walkIn, mark))).toBe('done')
  expect(await refusal(give(held, stranger, mark))).toBe('NOT_FOUND')
  expect(await refusal(give(held, abroad, mark, AT, '53.01'))).toBe('NOT_FOUND')
  const trainer = contextFor(staff('TRAINER', DISTRICT), AT)
  expect(
    await refusal(answerEvaluation(trainer, { id: held.id, formOf: invited, fields: mark })),
  ).toBe('NOT_ALLOWED')
  // The other entry of the same person.
  await give(held, invited, mark)
  await mergeCadres(office, {
    district: DISTRICT,
    id: crypto.randomUUID(),
    keptId: merged,
    mergedId: invited,
  })
  expect((await readOwnEvaluation(as(merged), held.id)).isAnswered).toBe(true)
})

it('is read where the meeting is planned, not by a sub-district that only sends people, nor abroad', async () => {
  const held = await meeting(1)
  const ofKunir = await meeting(1, KUNIR)
  const sub = contextFor(staff('SUB_DISTRICT_ADMIN', KUNIR), AT)
  const read = (ctx: typeof sub, area: string, { id }: Made) =>
    refusal(readEvaluation(ctx, { area, meetingId: id }))
  expect(await read(sub, KUNIR, held)).toBe('NOT_FOUND')
  expect(await read(sub, KUNIR, ofKunir)).toBe('done')
  const trainer = contextFor(staff('TRAINER', DISTRICT), AT)
  expect(await read(trainer, DISTRICT, ofKunir)).toBe('done')
  const foreign = contextFor(staff('TRAINER', '33.75'), AT)
  expect(await read(foreign, '33.75', held)).toBe('NOT_FOUND')
  expect(await read(as(held.cadreIds[0] ?? ''), DISTRICT, held)).toBe('NOT_ALLOWED')
})

it('has nothing in the database by which an answer could be joined to a person', async () => {
  const held = await meeting(6)
  for (const [at, cadreId] of held.cadreIds.entries()) {
    const texts = { 't-BEST': `Paling berguna ${at}`, 't-BETTER': `Diperbaiki ${at}` }
    await give(held, cadreId, { 'n-MATTER_CLEAR': String((at % 5) + 1), ...texts })
  }
  const rowsOf = async (table: string) =>
    (await env.DB.prepare(`select * from ${table} where meeting_id = ?`).bind(held.id).all())
      .results
  const people = await rowsOf('evaluation_people')
  expect(people).toHaveLength(6)
  // Who answered: the meeting and she, nothing that says when or what.
  for (const row of people) expect(Object.keys(row).toSorted()).toEqual(['cadre_id', 'meeting_id'])
  const { results: log } = await env.DB.prepare(
    `select * from audit_entries where action = 'evaluation.answer' and entity_id = ?`,
  )
    .bind(held.id)
    .all()
  expect(log).toHaveLength(6)
  const ofPersons = new Set<unknown>()
  for (const row of [...people, ...log])
    for (const value of Object.values(row)) ofPersons.add(value)
  ofPersons.delete(held.id)
  const answers = [...(await rowsOf('evaluation_counts')), ...(await rowsOf('evaluation_texts'))]
  expect(answers.length).toBeGreaterThan(12)
  for (const row of answers) {
    for (const [column, value] of Object.entries(row)) {
      if (column !== 'meeting_id') expect(ofPersons.has(value)).toBe(false)
    }
  }
  for (const row of log) expect(row['detail']).toBe('{}')
  // No order either: texts lie by random numbers, and all rows of counts were made at once, in one order.
  const { results: counts } = await env.DB.prepare(
    'select question, subject, mark from evaluation_counts where meeting_id = ? order by rowid',
  )
    .bind(held.id)
    .all<{ question: string; subject: string; mark: number }>()
  const { results: other } = await env.DB.prepare(
    `select question, subject, mark from evaluation_counts where meeting_id = ? order by rowid`,
  )
    .bind(await sameAgenda())
    .all()
  expect(counts).toEqual(other)
  const { results: texts } = await env.DB.prepare(
    'select id, body from evaluation_texts where meeting_id = ? order by rowid',
  )
    .bind(held.id)
    .all<{ id: number; body: string }>()
  const ids = texts.map(({ id }) => id)
  const gaps = ids.slice(1).map((id, at) => id - (ids[at] ?? 0))
  // Numbers that were counted up would lie side by side.
  expect(Math.min(...gaps)).toBeGreaterThan(1_000_000)
})

/** Another meeting like it, of which one cadre said only something about the place. */
async function sameAgenda(): Promise<string> {
  const other = await meeting(1)
  await give(other, other.cadreIds[0] ?? '', { 'n-PLACE_TIME': '2' })
  return other.id
}
