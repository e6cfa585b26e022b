import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clockOf } from '../../../site/src/features/meetings/clock-of.ts'
import { filled, taught } from '../../../site/src/features/meetings/fill-agenda.ts'
import {
  added,
  dayCount,
  emptyForm,
  endedOn,
  factsOf,
  formOf,
  hoursOf,
  mayMove,
  moved,
  startedOn,
  wordsOfIssues,
  wrongOf,
  type MeetingForm,
} from '../../../site/src/features/meetings/meeting-form.ts'
import { hourWords } from '../../../site/src/features/meetings/paper-words.ts'
import { found, groupsOf } from '../../../site/src/features/meetings/people-rows.ts'
import { AGENDAS } from '../../../site/src/text/meeting-agendas.ts'
import { AGENDA, clockWords, MEETING_FORM } from '../../../site/src/text/meetings.ts'
import type { MeetingPerson } from '../../../worker/contract/meetings.ts'
import { issuesOf } from '../../../worker/meetings/rules.ts'

const CURRICULUM = path.resolve(import.meta.dirname, '../../../db/curriculum/kpm-dasar')
const MODULES = /^ {2}- ([a-z0-9-]+)$/gm

let made = 0
const newId = () => `01980000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`

function begun(): MeetingForm {
  const form = startedOn({ ...emptyForm('35.08'), kind: 'TRAINING' }, '2026-12-30')
  return { ...form, title: 'Pelatihan', place: 'Aula' }
}
const agendaOf = (days: number) => {
  const agenda = AGENDAS.find((each) => each.days.length === days)
  if (agenda === undefined) throw new Error('no such agenda')
  return agenda
}
const titles = (form: MeetingForm) =>
  form.sessions.map(({ day, startsAt, endsAt, title }) => `${day} ${startsAt}-${endsAt} ${title}`)

describe('the agendas that are offered', () => {
  it.each(AGENDAS)('$label: JP as its name says, and as the course has it', (agenda) => {
    const all = agenda.days.flat()
    expect(agenda.label).toBe(`Agenda ${agenda.days.length} hari (${hoursOf(all)} JP)`)
    const file = `bahan/agenda-${agenda.days.length}-hari.md`
    const rows = [
      ...readFileSync(path.join(CURRICULUM, file), 'utf8').matchAll(/^\| (\d\d\..+)$/gm),
    ]
    const order = [...readFileSync(path.join(CURRICULUM, 'course.yaml'), 'utf8').matchAll(MODULES)]
    const slugs = order.map(([, slug]) => slug)
    const said = all.map(({ startsAt, endsAt, title, module, hours, by }) =>
      [
        `${clockWords(startsAt)}–${clockWords(endsAt)}`,
        title,
        module === null ? '–' : String(slugs.indexOf(module) + 1),
        hours === 0 ? '–' : String(hours),
        by === '' ? '–' : by,
      ].join(' | '),
    )
    expect(said).toEqual(rows.map(([, row = '']) => row.replace(/ \|$/, '')))
    const folders = readdirSync(CURRICULUM)
    for (const { module } of all) if (module !== null) expect(folders).toContain(module)
  })

  it.each(AGENDAS)('$label: fills a form that can be saved', (agenda) => {
    const form = filled(begun(), agenda, ['KPM-DASAR'], newId)
    expect(wrongOf(form)).toEqual({})
    expect(dayCount(form)).toBe(agenda.days.length)
    const facts = factsOf(form)
    expect(facts.courseCode).toBe('KPM-DASAR')
    expect(issuesOf(facts)).toEqual([])
  })

  it('name no module where the meeting has another course', () => {
    const form = { ...begun(), courseCode: 'KPM-SEGAR' }
    const { courseCode, sessions } = filled(form, agendaOf(1), ['KPM-DASAR', 'KPM-SEGAR'], newId)
    expect(courseCode).toBe('KPM-SEGAR')
    expect(sessions.every(({ module }) => module === '')).toBe(true)
    expect(filled(begun(), agendaOf(1), [], newId).courseCode).toBe('')
  })
})

describe('a form of a meeting', () => {
  it('moves its last day and its sessions with the first, and says which lie behind a shorter end', () => {
    const two = filled(begun(), agendaOf(2), [], newId)
    expect(two.endsOn).toBe('2026-12-31')
    const later = startedOn(startedOn(two, '0002-01-11'), '2027-01-11')
    expect(later.endsOn).toBe('2027-01-12')
    const dates = factsOf(later).sessions.map(({ date }) => date)
    expect([...new Set(dates)]).toEqual(['2027-01-11', '2027-01-12'])
    const short = endedOn(later, '2027-01-11')
    const second = short.sessions.filter(({ day }) => day === 1)
    expect(wrongOf(short)).toEqual(
      Object.fromEntries(second.map(({ id }) => [`sessions.${id}.row`, AGENDA.outsideDays])),
    )
  })

  it('comes back as it was saved', () => {
    const form = filled(begun(), agendaOf(3), ['KPM-DASAR'], newId)
    const { sessions, ...facts } = factsOf(form)
    const area = { code: '35.08', name: 'Kabupaten Lumajang', level: 'district' as const }
    const numbers = { people: 0, sessions: sessions.length, hours: hoursOf(sessions) }
    const meeting = {
      ...facts,
      ...numbers,
      id: newId(),
      area,
      state: 'PLANNED' as const,
      version: 1,
    }
    expect(factsOf(formOf(meeting, sessions))).toEqual({ ...facts, sessions })
  })

  it('says in words what is missing, each at its place', () => {
    const form = added({ ...emptyForm('35.08'), endsOn: '2026-12-01', capacity: '1,5' }, 0, 'a')
    const [session] = form.sessions
    if (session === undefined) throw new Error('it was added')
    const speakers = [{ name: '', institution: ' ', topic: '' }]
    const sessions = [{ ...session, endsAt: session.startsAt, speakers }]
    expect(wrongOf({ ...form, sessions })).toEqual({
      kind: MEETING_FORM.kindNeeded,
      title: MEETING_FORM.nameNeeded,
      place: MEETING_FORM.placeNeeded,
      startsOn: MEETING_FORM.startNeeded,
      capacity: MEETING_FORM.capacityWrong(1000),
      'sessions.a.endsAt': AGENDA.endsBefore,
      'sessions.a.title': AGENDA.whatNeeded,
      'sessions.a.speakers.0.name': AGENDA.speakerNeeded,
      'sessions.a.speakers.0.institution': AGENDA.institutionNeeded,
    })
    expect(wrongOf(endedOn(begun(), '2026-12-29'))).toEqual({ endsOn: MEETING_FORM.endBefore })
  })

  it('words what the Worker refuses at the session that was sent', () => {
    const sent = [{ id: 'a' }, { id: 'b' }]
    const issue = (at: string, message: string) => ({ path: at, message })
    const issues = [
      issue('endsOn', 'before_start'),
      issue('sessions.0', 'outside_days'),
      issue('sessions.1', 'ends_before'),
      issue('sessions.1', 'named_twice'),
      issue('sessions.0.title', 'too_small'),
      issue('basis', 'too_big'),
    ]
    expect(wordsOfIssues(issues, sent)).toEqual({
      endsOn: MEETING_FORM.endBefore,
      'sessions.a.row': AGENDA.outsideDays,
      'sessions.b.endsAt': AGENDA.endsBefore,
      'sessions.b.row': AGENDA.namedTwice,
      basis: MEETING_FORM.fieldRefused,
    })
    expect(wordsOfIssues('nothing of the kind', sent)).toEqual({})
  })
})

describe('moving a session', () => {
  const session = (id: string, day: number, startsAt: string, endsAt: string) => ({
    id,
    day,
    startsAt,
    endsAt,
    title: id,
    module: '',
    hours: 1,
    speakers: [],
    by: '',
  })
  const two = endedOn(begun(), '2026-12-31')

  it('exchanges the hours of the two and keeps the pause between them', () => {
    const sessions = [session('a', 0, '08:00', '09:30'), session('b', 0, '09:45', '10:30')]
    const there = moved({ ...two, sessions }, 'b', -1)
    expect(titles(there)).toEqual(['0 08:00-08:45 b', '0 09:00-10:30 a'])
    expect(titles(moved(there, 'b', 1))).toEqual(['0 08:00-09:30 a', '0 09:45-10:30 b'])
  })

  it('leaves the hours of groups that work side by side', () => {
    const sessions = [session('a', 0, '08:00', '09:30'), session('b', 0, '08:00', '09:30')]
    expect(titles(moved({ ...two, sessions }, 'a', 1))).toEqual([
      '0 08:00-09:30 b',
      '0 08:00-09:30 a',
    ])
  })

  it('goes past the end of a day to the next, and no further than the last', () => {
    const sessions = [session('a', 0, '08:00', '09:30'), session('b', 1, '08:00', '08:45')]
    const form = { ...two, sessions }
    const there = moved(form, 'a', 1)
    expect(titles(there)).toEqual(['1 08:00-09:30 a', '1 08:00-08:45 b'])
    expect(mayMove(form, 'a', -1)).toBe(false)
    expect(mayMove(form, 'b', 1)).toBe(false)
    expect(titles(moved(form, 'b', -1))).toEqual(['0 08:00-09:30 a', '0 08:00-08:45 b'])
  })

  it('begins a new one where the last of its day ended', () => {
    const form = added(added(two, 1, 'a'), 1, 'b')
    expect(titles(form)).toEqual(['1 08:00-08:45 ', '1 08:45-09:30 '])
  })

  it('takes title and JP of the module it teaches', () => {
    const module = {
      slug: 'ukur',
      title: 'Mengukur',
      jp: { theory: 1, assignment: 0.5, practice: 2 },
    }
    const taughtOne = taught(session('a', 0, '08:00', '09:30'), module)
    expect(taughtOne).toMatchObject({ module: 'ukur', title: 'Mengukur', hours: 3.5 })
    expect(taught(taughtOne, null)).toMatchObject({ module: '', title: 'Mengukur', hours: 3.5 })
  })
})

it('a time is read as people write it, and nothing else is one', () => {
  const read = ['8', '8.30', '08:30', '0830', ' 7,05 ', '23 59'].map(clockOf)
  expect(read).toEqual(['08:00', '08:30', '08:30', '08:30', '07:05', '23:59'])
  expect(['', '24.00', '8.60', '8.3', 'pagi', '08.30.00'].map(clockOf)).toEqual(Array(6).fill(''))
})

describe('those who are invited', () => {
  const person = (name: string, village: string, subDistrictName: string): MeetingPerson => ({
    cadreId: newId(),
    code: `LMJ-${name}`,
    name,
    kind: 'KPM',
    area:
      village === ''
        ? null
        : {
            code: '35.08.01.2001',
            kind: 'desa',
            name: village,
            subDistrictCode: '35.08.01',
            subDistrictName,
          },
    status: 'ACTIVE',
  })
  const people = [
    person('Ani', 'Wonorejo', 'Senduro'),
    person('Budi', '', ''),
    person('Citra', 'Argosari', 'Senduro'),
    person('Dewi', 'Bades', 'Pasirian'),
  ]
  const names = (list: readonly MeetingPerson[]) => list.map(({ name }) => name)

  it('stand by sub-district and village; who serves nowhere comes last', () => {
    expect(groupsOf(people).map(({ name, people: of }) => [name, ...names(of)])).toEqual([
      ['Pasirian', 'Dewi'],
      ['Senduro', 'Citra', 'Ani'],
      ['', 'Budi'],
    ])
  })

  it('are found by name, code and village, also within a sub-district', () => {
    expect(names(found(people, ' ARGO ', null))).toEqual(['Citra'])
    expect(names(found(people, 'lmj-a', null))).toEqual(['Ani'])
    expect(names(found(people, '', 'Senduro'))).toEqual(['Ani', 'Citra'])
    expect(names(found(people, '', ''))).toEqual(['Budi'])
  })
})

it('a letter names the first hour of the first day in the clock of the district', () => {
  const { sessions } = factsOf(filled(begun(), agendaOf(2), [], newId))
  expect(hourWords(sessions, 'Asia/Makassar')).toBe('07.30 WITA s.d. selesai')
  expect(hourWords([], 'Asia/Jakarta')).toBe('')
})
