import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  checkInKey,
  lettersOf,
  qrTextOf,
  windowAt,
} from '../../../worker/contract/check-in-code.ts'
import { checkIn } from '../../../worker/meetings/check-in.ts'
import { invitePeople } from '../../../worker/meetings/invite.ts'
import { readAttendance, readRoll } from '../../../worker/meetings/read-attendance.ts'
import { setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { problemWords } from '../../../site/src/text/problems.ts'
import { cadre, contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
/** A quarter to nine of the first day of `makeMeeting`, fifteen minutes into its first session. */
const AT = '2026-12-01T01:40:00.000Z'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeAll(makeRosterDistricts)

const office = contextFor(SYSTEM)
const trainer = staff('TRAINER', DISTRICT)
const person = async (name: string, area = VILLAGE) => (await makeCadre(office, area, name)).id
const after = (ms: number) => new Date(Date.parse(AT) + ms).toISOString()

type Hall = {
  readonly id: string
  readonly area: string
  readonly sessions: readonly string[]
  readonly cadreId: string
  readonly key: string
}

/** A meeting with one cadre invited, and the key that its trainer's phone has. */
async function hall(name: string, area = DISTRICT): Promise<Hall> {
  const { id, facts } = await makeMeeting(office, area)
  const cadreId = await person(name)
  await invitePeople(office, { area, meetingId: id, who: { cadreIds: [cadreId] } })
  const { checkInKey: key } = await readRoll(contextFor(trainer), { area, meetingId: id })
  return { id, area, sessions: facts.sessions.map((session) => session.id), cadreId, key }
}

/** What the hall shows at a moment. */
async function shownIn({ key, sessions }: Hall, at = AT, index = 0) {
  const [window, session = ''] = [windowAt(Date.parse(at)), sessions[index]]
  const letters = await lettersOf(await checkInKey(key), session, window)
  return { letters, qr: qrTextOf('https://kelas-kader.example', session, window, letters) }
}

type Wish = { at?: string; sentAt?: string; id?: string; clockOff?: number; district?: string }

/** What a cadre enters at a moment; sent at once unless said otherwise. */
function enter(cadreId: string, code: string, wish: Wish = {}) {
  const { at = AT, sentAt = at, id = crypto.randomUUID(), clockOff = 0, district = DISTRICT } = wish
  return checkIn(contextFor(cadre(cadreId, district), sentAt), {
    id,
    code,
    at: Date.parse(at) + clockOff,
    now: Date.parse(sentAt) + clockOff,
  })
}
const outcome = (run: Promise<{ status: string; state: string }>) =>
  run.then(
    ({ status, state }) => `${status} ${state}`,
    (error: { code?: string }) => error.code,
  )
const marksOf = async ({ id, area }: Hall) => {
  const roll = await readRoll(contextFor(trainer, AT), { area, meetingId: id })
  return roll.sessions.map(({ marks }) =>
    marks.map(({ person: { id: cadreId }, state, method, by }) => [cadreId, state, method, by]),
  )
}
const failsOf = (cadreId: string) =>
  env.DB.prepare('select fails from check_in_tries where cadre_id = ?')
    .bind(cadreId)
    .first<number>('fails')

it('counts her in once, scanned or typed, in time or late', async () => {
  const made = await hall('Mira Satu')
  const { letters, qr } = await shownIn(made)
  const id = crypto.randomUUID()
  expect(await enter(made.cadreId, qr, { id })).toEqual({
    status: 'applied',
    meetingTitle: 'Pelatihan KPM angkatan I',
    session: {
      id: made.sessions[0],
      date: '2026-12-01',
      startsAt: '08:30',
      endsAt: '09:15',
      title: 'Peran KPM',
    },
    state: 'PRESENT',
    at: AT,
  })
  // The same sent again, and another scan of the same session.
  expect(await outcome(enter(made.cadreId, qr, { id, sentAt: after(HOUR) }))).toBe(
    'duplicate PRESENT',
  )
  expect(await outcome(enter(made.cadreId, letters))).toBe('duplicate PRESENT')
  const late = await person('Mira Dua')
  const now = await shownIn(made, after(20 * MINUTE))
  const typed = ` ${now.letters.slice(0, 4)}-${now.letters.slice(4)}`.toLowerCase()
  expect(await outcome(enter(late, typed, { at: after(20 * MINUTE) }))).toBe('applied LATE')
  const [marks] = await marksOf(made)
  expect(marks).toHaveLength(2)
  expect(marks).toContainEqual([made.cadreId, 'PRESENT', 'SELF', null])
  expect(marks).toContainEqual([late, 'LATE', 'SELF', null])
})

it('adds one mark when the same is sent twice at the same moment', async () => {
  const made = await hall('Nia Satu')
  const { qr } = await shownIn(made)
  const outcomes = await Promise.all([1, 2, 3].map(() => outcome(enter(made.cadreId, qr))))
  expect(outcomes.filter((each) => each === 'applied PRESENT')).toHaveLength(1)
  expect(outcomes.filter((each) => each === 'duplicate PRESENT')).toHaveLength(2)
  expect(await marksOf(made)).toEqual([[[made.cadreId, 'PRESENT', 'SELF', null]], []])
})

it('takes what was entered without signal for twelve hours, by a clock that is wrong too', async () => {
  const made = await hall('Oki Satu')
  const { letters } = await shownIn(made)
  const sent = (sentAt: string) =>
    outcome(enter(made.cadreId, letters, { sentAt, clockOff: -3 * 24 * HOUR }))
  expect(await sent(after(12 * HOUR + 1))).toBe('CHECK_IN_EXPIRED')
  expect(await sent(after(12 * HOUR))).toBe('applied PRESENT')
})

it('refuses a code that was passed on, of a session before, of one to come, and of another meeting', async () => {
  const made = await hall('Puji Satu')
  const other = await hall('Puji Dua')
  const abroad = await makeMeeting(office, '33.75')
  const stranger = await readRoll(contextFor(SYSTEM), { area: '33.75', meetingId: abroad.id })
  const attempt = (code: string, at = AT) => outcome(enter(made.cadreId, code, { at }))
  const shown = await shownIn(made)
  for (const code of [shown.qr, shown.letters]) {
    expect(await attempt(code, after(MINUTE))).toBe('CHECK_IN_STALE')
  }
  expect(await attempt(shown.qr, after(35 * MINUTE + 1))).toBe('CHECK_IN_CLOSED')
  const tomorrow = await shownIn(made, AT, 1)
  for (const code of [tomorrow.qr, tomorrow.letters]) {
    expect(await attempt(code)).toBe('CHECK_IN_EARLY')
  }
  const [session = ''] = made.sessions
  const [window, key] = [windowAt(Date.parse(AT)), await checkInKey(other.key)]
  const forged = await lettersOf(key, session, window)
  const foreign = await shownIn({
    ...made,
    key: stranger.checkInKey,
    sessions: stranger.sessions.map(({ id }) => id),
  })
  const otherSession = shown.qr.replace(
    session.replaceAll('-', ''),
    other.sessions[0]?.replaceAll('-', '') ?? '',
  )
  for (const code of [
    qrTextOf('https://kelas-kader.example', session, window, forged),
    otherSession,
    foreign.qr,
    foreign.letters,
    'AAAA-BBBB',
    'halo',
  ]) {
    expect(await attempt(code)).toBe('CHECK_IN_WRONG')
  }
  expect(await marksOf(made)).toEqual([[], []])
  expect(await attempt(shown.qr)).toBe('applied PRESENT')
})

it('takes what was scanned a little too early once the session is open, and says when', async () => {
  const made = await hall('Putri Satu')
  // A quarter to eight; its codes are taken from eight.
  const at = after(-55 * MINUTE)
  const { qr, letters } = await shownIn(made, at)
  const id = crypto.randomUUID()
  const early = enter(made.cadreId, qr, { id, at })
  await expect(early).rejects.toMatchObject({
    code: 'CHECK_IN_EARLY',
    detail: { opensAt: after(-40 * MINUTE), opensIn: 15 * MINUTE },
  })
  const sent = (code: string, sentAt: string, wish: Wish = {}) =>
    outcome(enter(made.cadreId, code, { at, sentAt, ...wish }))
  expect(await sent(letters, after(-41 * MINUTE))).toBe('CHECK_IN_EARLY')
  expect(await sent(qr, after(-40 * MINUTE), { id })).toBe('applied PRESENT')
  expect(await sent(letters, after(-40 * MINUTE))).toBe('duplicate PRESENT')
  // A photo of it, and what was shown long before, count for nobody at any time.
  const other = await person('Putri Dua')
  const later = { at: after(-53 * MINUTE), sentAt: AT }
  expect(await outcome(enter(other, qr, later))).toBe('CHECK_IN_STALE')
  const dawn = after(-71 * MINUTE)
  const shown = await shownIn(made, dawn)
  await expect(enter(other, shown.qr, { at: dawn, sentAt: AT })).rejects.toMatchObject({
    code: 'CHECK_IN_EARLY',
    detail: { date: '2026-12-01', startsAt: '08:30', endsAt: '09:15' },
  })
})

it('takes nothing that another cadre entered on the same phone', async () => {
  const made = await hall('Putri Tiga')
  const { qr } = await shownIn(made)
  const other = await person('Putri Empat')
  const entered = { id: crypto.randomUUID(), cadreId: made.cadreId, code: qr, at: Date.parse(AT) }
  const send = (signedIn: string) =>
    outcome(checkIn(contextFor(cadre(signedIn, DISTRICT), AT), { ...entered, now: Date.parse(AT) }))
  expect(await send(other)).toBe('OTHER_PERSON')
  expect(await marksOf(made)).toEqual([[], []])
  expect(await send(made.cadreId)).toBe('applied PRESENT')
})

it('says each refusal in a sentence of its own', () => {
  const codes = ['WRONG', 'STALE', 'EARLY', 'CLOSED', 'EXPIRED', 'ELSEWHERE', 'LOCKED'] as const
  const detail = { date: '2026-12-01', startsAt: '08:30', endsAt: '09:15' }
  const words = codes.map((code) => problemWords(`CHECK_IN_${code}`, detail))
  expect(new Set(words.map(({ title }) => title)).size).toBe(codes.length)
  expect(words[2]?.body).toContain('Sesi ini 1 Desember 2026 pukul 08.30–09.15.')
})

it('refuses what was forwarded, replayed, sent too late and of a session to come, each with its sentence', async () => {
  const made = await hall('Puji Tiga')
  const friend = await person('Puji Empat')
  const { qr } = await shownIn(made)
  const { qr: tomorrow } = await shownIn(made, AT, 1)
  const id = crypto.randomUUID()
  expect(await outcome(enter(made.cadreId, qr, { id }))).toBe('applied PRESENT')
  const refusals: readonly [() => Promise<unknown>, string, string][] = [
    // A photo of the screen, a minute on.
    [() => enter(friend, qr, { at: after(MINUTE) }), 'CHECK_IN_STALE', 'Kode ini sudah berganti'],
    // The very request of another phone.
    [() => enter(friend, qr, { id }), 'CONFLICT', problemWords('CONFLICT', {}).title],
    [
      () => enter(friend, qr, { sentAt: after(13 * HOUR) }),
      'CHECK_IN_EXPIRED',
      'terlambat dikirim',
    ],
    [() => enter(friend, tomorrow), 'CHECK_IN_EARLY', 'Sesi ini belum dibuka'],
  ]
  for (const [attempt, code, title] of refusals) {
    await expect(attempt()).rejects.toMatchObject({ code })
    const words = problemWords(code, {})
    expect(words.title).toContain(title)
    expect(words.body).not.toBe('')
  }
  expect(await marksOf(made)).toEqual([[[made.cadreId, 'PRESENT', 'SELF', null]], []])
})

it('takes who is not invited as a walk-in, and nobody whom the meeting’s area may not see', async () => {
  const made = await hall('Qori Satu', '35.08.13')
  const { qr } = await shownIn(made)
  const walkIn = await person('Qori Dua')
  expect(await outcome(enter(walkIn, qr))).toBe('applied PRESENT')
  const { people } = await readAttendance(contextFor(trainer, AT), {
    area: made.area,
    meetingId: made.id,
  })
  expect(people.map(({ name, isInvited, share }) => [name, isInvited, share])).toEqual([
    ['Qori Dua', false, null],
    ['Qori Satu', true, null],
  ])
  const elsewhere = await person('Qori Tiga', '35.08.17.2002')
  expect(await outcome(enter(elsewhere, qr))).toBe('CHECK_IN_ELSEWHERE')
  const abroad = await person('Qori Empat', '33.75.01.1001')
  expect(await outcome(enter(abroad, qr, { district: '33.75' }))).toBe('CHECK_IN_WRONG')
})

it('does not stand against the roll', async () => {
  const made = await hall('Rita Satu')
  const [session = ''] = made.sessions
  const absent = {
    type: 'mark',
    id: crypto.randomUUID(),
    at: Date.parse(AT),
    session,
    person: { kind: 'CADRE', id: made.cadreId },
    state: 'ABSENT',
    method: 'ROLL',
  }
  await takeAttendance(contextFor(trainer, AT), {
    area: made.area,
    meetingId: made.id,
    now: Date.parse(AT),
    events: [absent],
  })
  const at = after(10 * MINUTE)
  expect(await outcome(enter(made.cadreId, (await shownIn(made, at)).qr, { at }))).toBe(
    'applied LATE',
  )
  expect(await marksOf(made)).toEqual([[[made.cadreId, 'ABSENT', 'ROLL', 'Akun TRAINER']], []])
})

it('refuses all codes of a meeting that is off, and counts none as a guess', async () => {
  const made = await hall('Sari Satu')
  const { qr } = await shownIn(made)
  const { id: meetingId, area } = made
  await setMeetingState(office, { area, meetingId, version: 1, state: 'CANCELLED' })
  expect(await outcome(enter(made.cadreId, qr))).toBe('CHECK_IN_WRONG')
  const { letters } = await shownIn(made)
  expect(await outcome(enter(made.cadreId, letters))).toBe('CHECK_IN_WRONG')
  expect(await failsOf(made.cadreId)).toBeNull()
})

it('lets nobody guess: after ten wrong codes in an hour even the right one waits', async () => {
  const made = await hall('Tuti Satu')
  const { qr } = await shownIn(made)
  const key = await checkInKey('ab'.repeat(32))
  const guesses = await Promise.all(
    Array.from({ length: 10 }, (_, at) => lettersOf(key, 'tebakan', at)),
  )
  // A slip that its check letter gives away is no guess.
  expect(await outcome(enter(made.cadreId, 'ABCD-EFGG'))).toBe('CHECK_IN_WRONG')
  const outcomes = await Promise.all(guesses.map((guess) => outcome(enter(made.cadreId, guess))))
  expect(new Set(outcomes)).toEqual(new Set(['CHECK_IN_WRONG']))
  expect(await failsOf(made.cadreId)).toBe(10)
  expect(await outcome(enter(made.cadreId, qr))).toBe('CHECK_IN_LOCKED')
  const sentAt = after(HOUR)
  expect(await outcome(enter(made.cadreId, qr, { sentAt }))).toBe('applied PRESENT')
  const wrong = qr.replace(/-\d+-/, '-1-')
  expect(await outcome(enter(made.cadreId, wrong, { sentAt }))).toBe('CHECK_IN_WRONG')
  expect(await failsOf(made.cadreId)).toBe(1)
})
