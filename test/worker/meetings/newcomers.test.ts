import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { readOwnEvaluation } from '../../../worker/meetings/evaluation/answer-evaluation.ts'
import { admitGuest, listNewcomers } from '../../../worker/meetings/newcomers.ts'
import { readAttendance } from '../../../worker/meetings/read-attendance.ts'
import { takeAttendance } from '../../../worker/meetings/take-attendance.ts'
import { issueActivationCodes, mergeCadres, verifyCoverage } from '../../../worker/roster/index.ts'
import { activate } from '../../../worker/identity/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { newKey, NEW_BROWSER, PIN } from '../../factories/identity.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'

beforeAll(makeRosterDistricts)

const trainer = staff('TRAINER', DISTRICT)
const ctx = () => contextFor(trainer)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

/** A meeting of today with a guest who is marked as present. */
async function hall(name: string) {
  const c = ctx()
  const today = c.clock.now().toISOString().slice(0, 10)
  const session = makeSession(c, { date: today })
  const { id: meetingId } = await makeMeeting(c, DISTRICT, {
    startsOn: today,
    endsOn: today,
    sessions: [session],
  })
  const guestId = c.ids.uuid()
  const at = c.clock.now().getTime()
  const { results } = await takeAttendance(c, {
    area: DISTRICT,
    meetingId,
    now: at,
    events: [
      { type: 'guest', id: guestId, at, name, from: 'Desa Sukamaju' },
      {
        type: 'mark',
        id: c.ids.uuid(),
        at,
        session: session.id,
        state: 'PRESENT',
        method: 'ROLL',
        person: { kind: 'GUEST', id: guestId },
      },
    ],
  })
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied'])
  const want = { district: DISTRICT, meetingId }
  return {
    want,
    guestId,
    admit: () => admitGuest(ctx(), { ...want, guestId, cadreId: ctx().ids.uuid() }),
  }
}

const enter = (code: string) =>
  activate(contextFor({ kind: 'public' }), NEW_BROWSER, {
    code,
    pin: PIN,
    phone: 'own',
    key: newKey(),
  })

const trainedOrNot = () =>
  env.DB.prepare('select cadres, trained from coverage_totals where scope_code = ?')
    .bind(DISTRICT)
    .first()

describe('a temporary participant', () => {
  it('gets a code to sign in, her attendance is hers, and no count of coverage knows her', async () => {
    await makeCadre(contextFor(SYSTEM), VILLAGE, 'Endang')
    const counted = await trainedOrNot()
    expect(counted).not.toBeNull()
    const { want, guestId, admit } = await hall('Sulastri')
    expect(await listNewcomers(ctx(), want)).toEqual({
      guests: [{ guestId, name: 'Sulastri', from: 'Desa Sukamaju' }],
      newcomers: [],
    })
    const card = await admit()
    expect(card).toMatchObject({ name: 'Sulastri', address: `/aktivasi/#${card.activationCode}` })
    const { guests, newcomers } = await listNewcomers(ctx(), want)
    expect(guests).toEqual([])
    expect(newcomers).toMatchObject([
      {
        guestId,
        code: card.code,
        from: 'Desa Sukamaju',
        state: 'TEMPORARY',
        signIn: 'CODE_ISSUED',
      },
    ])
    const { people } = await readAttendance(ctx(), { area: DISTRICT, meetingId: want.meetingId })
    expect(people).toMatchObject([
      {
        person: { kind: 'CADRE', id: newcomers[0]?.cadreId },
        name: 'Sulastri',
        attended: 1,
        of: 1,
      },
    ])
    const system = contextFor(SYSTEM)
    const scope = allow(system, 'cadre.read', DISTRICT)
    expect(await verifyCoverage(system.db, scope, DISTRICT)).toEqual([])
    expect(await trainedOrNot()).toEqual(counted)
  })

  it('is asked what she thought of the day, like the others', async () => {
    const { want, admit } = await hall('Rumini')
    await admit()
    const [hers] = (await listNewcomers(ctx(), want)).newcomers
    const visitor = {
      kind: 'cadre' as const,
      cadreId: hers?.cadreId ?? '',
      district: DISTRICT,
      sessionId: 'sesi',
    }
    const form = await readOwnEvaluation(contextFor(visitor), want.meetingId)
    expect(form).toMatchObject({ meetingId: want.meetingId, isAnswered: false })
  })

  it('is entered once, and a code that got lost is replaced until she has signed in', async () => {
    const { want, admit } = await hall('Wagini')
    const [first, other] = await Promise.all([admit(), admit()])
    expect(first.code).toBe(other.code)
    const { newcomers } = await listNewcomers(ctx(), want)
    expect(newcomers).toHaveLength(1)
    const latest = await admit()
    expect(await refusal(enter(first.activationCode))).not.toBeNull()
    expect(await refusal(enter(latest.activationCode))).toBeNull()
    expect((await listNewcomers(ctx(), want)).newcomers).toMatchObject([{ signIn: 'ACTIVE' }])
    expect(await refusal(admit())).toBe('STATE_NOT_FIT')
  })

  it('turns out to be somebody of the roster', async () => {
    const { want, admit } = await hall('Bu Tarmi')
    await admit()
    const known = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Sutarmi')
    const [before] = (await listNewcomers(ctx(), want)).newcomers
    await mergeCadres(contextFor(staff('DISTRICT_ADMIN', DISTRICT)), {
      district: DISTRICT,
      id: ctx().ids.uuid(),
      keptId: known.id,
      mergedId: before?.cadreId ?? '',
    })
    expect((await listNewcomers(ctx(), want)).newcomers).toMatchObject([
      { state: 'MERGED', name: 'Sutarmi' },
    ])
    const { people } = await readAttendance(ctx(), { area: DISTRICT, meetingId: want.meetingId })
    expect(people).toMatchObject([{ name: 'Sutarmi', attended: 1 }])
  })

  it('is never somebody who is on the roster, of another meeting or of another district', async () => {
    const { want, guestId } = await hall('Karsih')
    const other = await hall('Painah')
    const cadreId = ctx().ids.uuid()
    expect(await refusal(admitGuest(ctx(), { ...other.want, guestId, cadreId }))).toBe('NOT_FOUND')
    const stranger = contextFor(staff('TRAINER', '33.75'))
    expect(await refusal(admitGuest(stranger, { ...want, guestId, cadreId }))).toBe('NOT_FOUND')
    const known = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Karsih Dua')
    const at = ctx().clock.now().getTime()
    await takeAttendance(ctx(), {
      area: DISTRICT,
      meetingId: want.meetingId,
      now: at,
      events: [{ type: 'match', id: ctx().ids.uuid(), at, guestId, cadreId: known.id }],
    })
    expect(await refusal(admitGuest(ctx(), { ...want, guestId, cadreId }))).toBe('STATE_NOT_FIT')
  })

  it('is never given the sign-in of somebody else', async () => {
    const { id } = await makeCadre(contextFor(SYSTEM), VILLAGE, 'Korban')
    const office = contextFor(staff('DISTRICT_ADMIN', DISTRICT))
    const { cards } = await issueActivationCodes(office, { district: DISTRICT, cadreIds: [id] })
    const { want, guestId } = await hall('Maling')
    const asHer = { ...want, guestId, cadreId: id }
    expect(await refusal(admitGuest(ctx(), asHer))).toBe('CONFLICT')
    const opened = await enter(cards[0]?.activationCode ?? '')
    expect(opened.setCookies.length).toBeGreaterThan(0)
    expect(await refusal(admitGuest(ctx(), asHer))).toBe('CONFLICT')
  })
})
