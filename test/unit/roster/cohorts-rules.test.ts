import { describe, expect, it } from 'vitest'
import { daysOf, signSides } from '../../../site/src/lib/sheet-rows.ts'
import { memberTable } from '../../../site/src/features/roster/cohorts/member-file.ts'
import { dayWords } from '../../../site/src/text/cohorts.ts'
import { decideSave, decideSeats } from '../../../worker/roster/cohorts/rules.ts'

const FACTS = {
  name: 'Angkatan I',
  courseCode: null,
  place: 'Aula',
  startsOn: '2026-12-01',
  endsOn: '2026-12-03',
  capacity: 40,
}
const known = { ...FACTS, state: 'OPEN' as const, version: 2 }

describe('saving a cohort', () => {
  it('makes one only when the officer knows of none', () => {
    expect(decideSave(null, { ...FACTS, version: 0 })).toEqual({ ok: true, value: 'create' })
    expect(decideSave(null, { ...FACTS, version: 1 })).toEqual({ ok: false, reason: 'NOT_FOUND' })
  })

  it('changes what was seen last, and nothing when it stands there already', () => {
    const wanted = { ...FACTS, capacity: 50 }
    expect(decideSave(known, { ...wanted, version: 2 })).toEqual({ ok: true, value: 'change' })
    expect(decideSave(known, { ...FACTS, version: 1 })).toEqual({ ok: true, value: 'nothing' })
    expect(decideSave(known, { ...wanted, version: 1 })).toEqual({
      ok: false,
      reason: 'CHANGED_MEANWHILE',
    })
    expect(decideSave({ ...known, state: 'CLOSED' }, { ...wanted, version: 2 })).toEqual({
      ok: false,
      reason: 'STATE_NOT_FIT',
    })
  })
})

describe('giving seats', () => {
  const cohort = { capacity: 3, filled: 2 }

  it('counts only those who have none, each once', () => {
    expect(decideSeats(cohort, ['a', 'b', 'b'], ['a'], undefined)).toEqual({
      ok: true,
      value: ['b'],
    })
  })

  it('says how many are free and wanted when they do not suffice', () => {
    const full = { ok: false, reason: 'COHORT_FULL', free: 1, wanted: 2 }
    expect(decideSeats(cohort, ['a', 'b'], [], undefined)).toEqual(full)
    expect(decideSeats({ capacity: 3, filled: 5 }, ['a'], [], undefined)).toMatchObject({ free: 0 })
    expect(decideSeats(cohort, ['a', 'b'], [], true)).toEqual({ ok: true, value: ['a', 'b'] })
  })
})

describe('an attendance sheet', () => {
  it('has every day of the cohort, over the end of a month and of a year', () => {
    expect(daysOf('2026-12-30', '2027-01-01')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
    expect(daysOf('2026-12-01', '2026-12-01')).toEqual(['2026-12-01'])
    expect(daysOf('2026-01-01', '2026-12-31')).toHaveLength(31)
  })

  it('is signed left by odd numbers and right by even ones', () => {
    expect([1, 2, 3].map(signSides)).toEqual([
      ['1.', ''],
      ['', '2.'],
      ['3.', ''],
    ])
  })

  it('names its day as a calendar does', () => {
    expect(dayWords('2026-11-22')).toBe('Minggu, 22 November 2026')
  })
})

it('lists members in a file without a telephone', () => {
  const member = {
    cadreId: '01980000-0000-7000-8000-000000000001',
    code: 'LMJ-0001-K',
    name: 'Siti',
    kind: 'KPM' as const,
    area: {
      code: '35.08.13.2001',
      name: 'Kunir Lor',
      kind: 'desa' as const,
      subDistrictCode: '35.08.13',
      subDistrictName: 'Kunir',
    },
    signIn: 'ACTIVE' as const,
    status: 'ACTIVE' as const,
    trainedOn: null,
  }
  const [head, first, second] = memberTable([member, { ...member, area: null }], () => 'LEARNING')
  expect(head).not.toContain('No HP')
  expect(first).toEqual([
    '1',
    'Siti',
    'Desa Kunir Lor',
    'Kunir',
    'LMJ-0001-K',
    'Aktif',
    'Sedang belajar',
  ])
  expect(second?.slice(2, 4)).toEqual(['', ''])
})
