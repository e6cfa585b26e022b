import { expect, it } from 'vitest'
import type { AttendanceState } from '../../../worker/contract/attendance-rules.ts'
import type { AttendanceSheet } from '../../../worker/contract/attendance-reports.ts'
import { filledSheets } from '../../../site/src/features/meetings/attendance/filled-rows.ts'

type States = readonly (AttendanceState | null)[]

const session = (
  date: string,
  title: string,
  isCounted: boolean,
): AttendanceSheet['sessions'][number] => ({
  id: title,
  date,
  startsAt: '08:00',
  endsAt: '09:00',
  title,
  isCounted,
  counts: { PRESENT: 0, LATE: 0, EXCUSED: 0, SICK: 0, ABSENT: 0, none: 0 },
})
const person = (
  name: string,
  place: readonly [subDistrict: string, village: string] | null,
  states: States,
  wish: Partial<AttendanceSheet['people'][number]> = {},
): AttendanceSheet['people'][number] => ({
  person: { kind: 'CADRE', id: name },
  name,
  code: name,
  area:
    place === null
      ? null
      : {
          code: '35.08.01.2001',
          kind: 'desa',
          name: place[1],
          subDistrictCode: '35.08.01',
          subDistrictName: place[0],
        },
  from: '',
  isInvited: true,
  attended: 0,
  of: 2,
  share: 0,
  states: [...states],
  ...wish,
})
const sheet = (people: AttendanceSheet['people']): AttendanceSheet => ({
  // Safe: the sheets look at sessions and people only.
  meeting: {} as AttendanceSheet['meeting'],
  sessions: [
    session('2026-12-01', 'Pembukaan', false),
    session('2026-12-01', 'Peran KPM', true),
    session('2026-12-02', 'Mengukur', true),
    session('2026-12-03', 'Penutup', false),
  ],
  people,
  asOf: '2026-12-03',
  printed: '',
})

it('has a sheet for each day on which somebody is marked, with the numbers of the agenda', () => {
  const people = [
    person('Dewi', ['Senduro', 'Kandangan'], [null, 'PRESENT', 'LATE', null]),
    person('Budi', ['Kunir', 'Kunir Kidul'], [null, 'ABSENT', null, null]),
    person('Ani', ['Kunir', 'Kunir Kidul'], [null, 'PRESENT', null, null]),
    person('Citra', null, [null, null, null, null]),
    person('Fitri', ['Kunir', 'Dorogowok'], [null, null, 'PRESENT', null], { isInvited: false }),
    person('Eka', null, [null, 'PRESENT', null, null], {
      person: { kind: 'GUEST', id: 'Eka' },
      isInvited: false,
      from: 'Sebelah',
    }),
  ]
  const [first, second, ...none] = filledSheets(sheet(people))
  expect(none).toEqual([])
  expect([first?.day, second?.day]).toEqual(['2026-12-01', '2026-12-02'])
  expect(first?.sessions.map(({ number, title, present }) => [number, title, present])).toEqual([
    [2, 'Peran KPM', 3],
  ])
  // By place; who serves nowhere after them, guests last; who came uninvited on the days when she came.
  expect(
    first?.rows.map(({ name, note, village, states }) => [name, note, village, ...states]),
  ).toEqual([
    ['Ani', '', 'Desa Kunir Kidul', 'PRESENT'],
    ['Budi', '', 'Desa Kunir Kidul', 'ABSENT'],
    ['Dewi', '', 'Desa Kandangan', 'PRESENT'],
    ['Citra', '', '', null],
    ['Eka', 'tamu', 'Sebelah', 'PRESENT'],
  ])
  expect(second?.rows.map(({ name, note }) => [name, note])).toEqual([
    ['Fitri', 'tidak diundang'],
    ['Ani', ''],
    ['Budi', ''],
    ['Dewi', ''],
    ['Citra', ''],
  ])
  expect(second?.sessions[0]).toMatchObject({ number: 3, present: 2 })
})

it('has none where nobody was marked', () => {
  const empty = sheet([person('Ani', null, [null, null, null, null])])
  expect(filledSheets({ ...empty, sessions: empty.sessions.slice(0, 1) })).toEqual([])
})
