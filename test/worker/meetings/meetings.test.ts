import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { invitePeople, uninvitePeople } from '../../../worker/meetings/invite.ts'
import { listMeetings, readMeeting } from '../../../worker/meetings/read-meetings.ts'
import { saveMeeting, setMeetingState } from '../../../worker/meetings/save-meeting.ts'
import { mergeCadres } from '../../../worker/roster/index.ts'
import { cohortMembersOf, makeCohort } from '../../factories/cohorts.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.13'
const VILLAGE = '35.08.13.2001'

beforeAll(makeRosterDistricts)

const officer = staff('DISTRICT_ADMIN', DISTRICT)
const camat = staff('SUB_DISTRICT_ADMIN', SUB_DISTRICT)
const stranger = staff('DISTRICT_ADMIN', '33.75')
const ctx = () => contextFor(officer)
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const person = async (name: string, area = VILLAGE) =>
  (await makeCadre(contextFor(SYSTEM), area, name)).id

describe('a meeting', () => {
  it('is made once, however often it is sent, with its sessions in their order', async () => {
    const { id, facts } = await makeMeeting(ctx(), DISTRICT)
    const again = await saveMeeting(ctx(), { area: DISTRICT, meetingId: id, version: 0, ...facts })
    expect(again.meeting).toMatchObject({
      area: { code: DISTRICT, name: expect.stringContaining('Lumajang'), level: 'district' },
      version: 1,
      state: 'PLANNED',
      sessions: 2,
      hours: 3,
      people: 0,
    })
    const { sessions } = await readMeeting(ctx(), { area: DISTRICT, meetingId: id })
    expect(sessions).toEqual(facts.sessions)
  })

  it('keeps the sessions that stay, takes new ones, and lets others go', async () => {
    const { id, facts } = await makeMeeting(ctx(), DISTRICT)
    const [first] = facts.sessions
    if (first === undefined) throw new Error('no session')
    const added = makeSession(ctx(), { title: 'Baru', startsAt: '07:00', endsAt: '07:45' })
    const sessions = [added, { ...first, title: 'Diganti' }]
    const wanted = { area: DISTRICT, meetingId: id, version: 1, ...facts, sessions }
    expect((await saveMeeting(ctx(), wanted)).meeting).toMatchObject({ version: 2, sessions: 2 })
    const read = await readMeeting(ctx(), { area: DISTRICT, meetingId: id })
    expect(read.sessions).toEqual(sessions)
    expect(await refusal(saveMeeting(ctx(), { ...wanted, place: 'Lain' }))).toBe(
      'CHANGED_MEANWHILE',
    )
  })

  it('never takes a session of another meeting along', async () => {
    const one = await makeMeeting(ctx(), DISTRICT)
    const other = await makeMeeting(ctx(), DISTRICT)
    const stolen = { area: DISTRICT, meetingId: other.id, version: 1, ...one.facts, place: 'X' }
    await refusal(saveMeeting(ctx(), stolen))
    const kept = await readMeeting(ctx(), { area: DISTRICT, meetingId: one.id })
    expect(kept.sessions).toEqual(one.facts.sessions)
  })

  it('is changed by whose it is alone', async () => {
    const { id, facts } = await makeMeeting(ctx(), DISTRICT)
    const input = { area: DISTRICT, meetingId: id, version: 1, ...facts, place: 'Lain' }
    expect(await refusal(saveMeeting(contextFor(camat), input))).toBe('NOT_FOUND')
    const own = { ...input, area: SUB_DISTRICT }
    expect(await refusal(saveMeeting(contextFor(camat), own))).toBe('NOT_FOUND')
    expect(await refusal(saveMeeting(contextFor(stranger), { ...input, area: '33.75' }))).not.toBe(
      null,
    )
    const read = await readMeeting(ctx(), { area: DISTRICT, meetingId: id })
    expect(read.meeting.place).toBe(facts.place)
  })

  it('is held, called off and planned again; called off it is not changed', async () => {
    const { id, facts } = await makeMeeting(ctx(), DISTRICT)
    const to = (state: 'HELD' | 'CANCELLED' | 'PLANNED', version: number) =>
      setMeetingState(ctx(), { area: DISTRICT, meetingId: id, version, state })
    expect((await to('CANCELLED', 1)).meeting).toMatchObject({ state: 'CANCELLED', version: 2 })
    expect((await to('CANCELLED', 1)).meeting.version).toBe(2)
    const change = { area: DISTRICT, meetingId: id, version: 2, ...facts, place: 'Lain' }
    expect(await refusal(saveMeeting(ctx(), change))).toBe('STATE_NOT_FIT')
    expect(await refusal(to('HELD', 1))).toBe('CHANGED_MEANWHILE')
    expect((await to('PLANNED', 2)).meeting.state).toBe('PLANNED')
  })

  it('leaves its doings in the log, without names', async () => {
    const { id } = await makeMeeting(ctx(), DISTRICT, { title: 'Rahasia' })
    const { results } = await env.DB.prepare('select * from audit_entries where entity_id = ?')
      .bind(id)
      .all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain('Rahasia')
  })
})

describe('the list', () => {
  it('shows a sub-district its own and those of the district, and nothing of its neighbours', async () => {
    const year = '2027'
    const days = { startsOn: '2027-03-01', endsOn: '2027-03-01', sessions: [] }
    const ours = await makeMeeting(contextFor(camat), SUB_DISTRICT, { ...days, kind: 'WORKSHOP' })
    const all = await makeMeeting(ctx(), DISTRICT, days)
    const theirs = await makeMeeting(ctx(), '35.08.01', days)
    const ids = async (who: typeof officer, area: string, kind?: 'WORKSHOP') => {
      const input = { area, year: Number(year), ...(kind === undefined ? {} : { kind }) }
      const { meetings } = await listMeetings(contextFor(who), input)
      return meetings.map((meeting) => meeting.id).toSorted()
    }
    expect(await ids(officer, DISTRICT)).toEqual([ours.id, all.id, theirs.id].toSorted())
    expect(await ids(camat, SUB_DISTRICT)).toEqual([ours.id, all.id].toSorted())
    expect(await ids(camat, SUB_DISTRICT, 'WORKSHOP')).toEqual([ours.id])
    expect(await ids(stranger, '33.75')).toEqual([])
    const hidden = { area: SUB_DISTRICT, meetingId: theirs.id }
    expect(await refusal(readMeeting(contextFor(camat), hidden))).toBe('NOT_FOUND')
  })
})

describe('its people', () => {
  it('come by name, by cohort or by where they serve, nobody twice', async () => {
    const one = await person('Undangan Satu')
    const two = await person('Undangan Dua')
    const elsewhere = await person('Undangan Jauh', '35.08.01.2001')
    const cohort = await makeCohort(ctx(), DISTRICT, { capacity: 5 })
    await cohortMembersOf(ctx(), DISTRICT, cohort.id, [one, elsewhere])
    const { id } = await makeMeeting(ctx(), DISTRICT, { capacity: null })
    const at = { area: DISTRICT, meetingId: id }
    const invite = async (who: Parameters<typeof invitePeople>[1]['who']) =>
      (await invitePeople(ctx(), { ...at, who })).changed
    expect(await invite({ cadreIds: [two] })).toBe(1)
    expect(await invite({ cohortId: cohort.id })).toBe(2)
    expect(await invite({ cohortId: cohort.id })).toBe(0)
    await invite({ serving: SUB_DISTRICT })
    const { people } = await readMeeting(ctx(), at)
    const names = people.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['Undangan Dua', 'Undangan Jauh', 'Undangan Satu']),
    )
    expect(new Set(names).size).toBe(names.length)
    const seen = await readMeeting(contextFor(camat), { area: SUB_DISTRICT, meetingId: id })
    expect(seen.people.map(({ name }) => name)).not.toContain('Undangan Jauh')
    expect(seen.people.map(({ name }) => name)).toContain('Undangan Satu')
    const gone = await uninvitePeople(ctx(), { ...at, cadreIds: [one, one] })
    expect(gone.changed).toBe(1)
  })

  it('are refused when the seats do not suffice, until somebody says so', async () => {
    const ids = [await person('Kursi Satu'), await person('Kursi Dua')]
    const { id } = await makeMeeting(ctx(), DISTRICT, { capacity: 1 })
    const input = { area: DISTRICT, meetingId: id, who: { cadreIds: ids } }
    expect(await refusal(invitePeople(ctx(), input))).toBe('MEETING_FULL')
    const said = await invitePeople(ctx(), { ...input, overCapacity: true })
    expect(said).toMatchObject({ changed: 2, meeting: { people: 2 } })
  })

  it('are of the own district, and of a sub-district only its own', async () => {
    const foreign = await person('Orang Lain', '33.75.01.1001')
    const neighbour = await person('Tetangga', '35.08.01.2001')
    const { id } = await makeMeeting(contextFor(camat), SUB_DISTRICT)
    const ask = (who: Parameters<typeof invitePeople>[1]['who']) =>
      refusal(invitePeople(contextFor(camat), { area: SUB_DISTRICT, meetingId: id, who }))
    expect(await ask({ cadreIds: [foreign] })).toBe('NOT_FOUND')
    expect(await ask({ cadreIds: [neighbour] })).toBe('NOT_FOUND')
    expect(await ask({ serving: DISTRICT })).toBe('NOT_FOUND')
  })

  it('stay one person when two entries turn out to be hers', async () => {
    const kept = await person('Dua Data')
    const merged = await person('Dua Data Lama')
    const { id } = await makeMeeting(ctx(), DISTRICT, { capacity: null })
    const at = { area: DISTRICT, meetingId: id }
    await invitePeople(ctx(), { ...at, who: { cadreIds: [kept, merged] } })
    const ids = { id: ctx().ids.uuid(), keptId: kept, mergedId: merged }
    await mergeCadres(ctx(), { district: DISTRICT, ...ids })
    const { people, meeting } = await readMeeting(ctx(), at)
    expect(people.map(({ cadreId }) => cadreId)).toEqual([kept])
    expect(meeting.people).toBe(1)
    expect((await uninvitePeople(ctx(), { ...at, cadreIds: [kept] })).changed).toBe(1)
    expect((await readMeeting(ctx(), at)).people).toEqual([])
  })

  it('are known by each of their entries when they are invited again', async () => {
    const kept = await person('Satu Orang')
    const merged = await person('Satu Orang Lama')
    const { id } = await makeMeeting(ctx(), DISTRICT, { capacity: 1 })
    const at = { area: DISTRICT, meetingId: id }
    await invitePeople(ctx(), { ...at, who: { cadreIds: [merged] } })
    const ids = { id: ctx().ids.uuid(), keptId: kept, mergedId: merged }
    await mergeCadres(ctx(), { district: DISTRICT, ...ids })
    for (const cadreIds of [[kept], [merged], [kept, merged]]) {
      expect((await invitePeople(ctx(), { ...at, who: { cadreIds } })).changed).toBe(0)
    }
    expect((await uninvitePeople(ctx(), { ...at, cadreIds: [merged] })).changed).toBe(1)
  })

  it('do not go over the seats when officers invite at once, and leave once', async () => {
    const { id } = await makeMeeting(ctx(), DISTRICT, { capacity: 1 })
    const at = { area: DISTRICT, meetingId: id }
    const ids = [await person('Rebut Satu'), await person('Rebut Dua'), await person('Rebut Tiga')]
    const codes = await Promise.all(
      ids.map((cadreId) => refusal(invitePeople(ctx(), { ...at, who: { cadreIds: [cadreId] } }))),
    )
    expect(codes.map((code) => code ?? 'invited').toSorted()).toEqual([
      'MEETING_FULL',
      'MEETING_FULL',
      'invited',
    ])
    expect((await readMeeting(ctx(), at)).meeting.people).toBe(1)
    const left = await Promise.all(
      [1, 2].map(() => uninvitePeople(ctx(), { ...at, cadreIds: ids })),
    )
    expect(left.map(({ changed }) => `${changed}`).toSorted()).toEqual(['0', '1'])
  })
})
