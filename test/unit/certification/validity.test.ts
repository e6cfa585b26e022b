import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupOf } from '../../../worker/certification/validity/list-ends.ts'
import {
  daysAfter,
  daysLeft,
  expiryOf,
  familyOf,
  lastOf,
  placeOf,
  wayOf,
} from '../../../worker/certification/validity/validity.ts'
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import { endMessage } from '../../../site/src/text/validity-office.ts'

describe('the end of a certificate', () => {
  it('is the same day so many months later, the first on which it no longer holds', () => {
    expect(expiryOf('2026-11-21', 24)).toBe('2028-11-21')
    expect(expiryOf('2026-11-21', 1)).toBe('2026-12-21')
    expect(expiryOf('2026-11-21', 2)).toBe('2027-01-21')
    expect(expiryOf('2026-11-21', null)).toBeNull()
  })

  it('falls on the last day of a month that is too short', () => {
    expect(expiryOf('2027-01-31', 1)).toBe('2027-02-28')
    expect(expiryOf('2028-01-31', 1)).toBe('2028-02-29')
    expect(expiryOf('2028-02-29', 12)).toBe('2029-02-28')
    expect(expiryOf('2026-08-31', 3)).toBe('2026-11-30')
  })

  it('is never earlier for a later day of issue, and never skips a month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 120 }),
        (day, months) => {
          const one = daysAfter('2026-01-01', day)
          const [end = '', next = ''] = [one, daysAfter(one, 1)].map(
            (on) => expiryOf(on, months) ?? '',
          )
          expect(end <= next).toBe(true)
          const passed = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
          expect(passed(end) - passed(one)).toBe(months)
        },
      ),
    )
  })

  it('is warned of in the group of its days, and has ended on its day', () => {
    const today = '2026-11-21'
    const groups = [0, 1, 7, 8, 30, 31, 60, 61, 90].map((days) =>
      groupOf(daysLeft(daysAfter(today, days), today)),
    )
    expect(groups).toEqual([0, 7, 7, 30, 30, 60, 60, 90, 90])
    expect(groupOf(daysLeft('2025-01-01', today))).toBe(0)
  })
})

const head = (courseId: string, code: string, more: Partial<CourseHead> = {}) => ({
  courseId,
  code,
  title: code,
  finalTest: null,
  ...more,
})
const COURSES = [
  head('base', 'DASAR'),
  head('fresh', 'SEGAR', { refreshes: 'DASAR' }),
  head('other', 'LAIN'),
]
const FAMILY = new Set(['base', 'fresh'])
const base = { courseId: 'base', isRefresher: false, family: FAMILY }
const fresh = { courseId: 'fresh', isRefresher: true, family: FAMILY }
const held = (wish: object) => ({
  id: 'a',
  courseId: 'base',
  countsAsTrained: 1,
  issuedOn: '2026-01-10',
  expiresOn: '2028-01-10' as string | null,
  state: 'VALID' as 'VALID' | 'REVOKED' | 'REPLACED',
  ...wish,
})
const ZONE = 'Asia/Jakarta'

describe('courses that carry each other on', () => {
  it('are a course and its refreshers, from whichever side one looks', () => {
    const codes = (id: string) => familyOf(COURSES as CourseHead[], id).map(({ code }) => code)
    expect(codes('base')).toEqual(['DASAR', 'SEGAR'])
    expect(codes('fresh')).toEqual(['DASAR', 'SEGAR'])
    expect(codes('other')).toEqual(['LAIN'])
    expect(codes('unknown')).toEqual([])
  })

  it('are renewed by the refresher where there is one, else by the final test', () => {
    const test = { slug: 'tes' } as CourseHead['finalTest']
    const courses = [...COURSES, head('tested', 'UJI', { finalTest: test })] as CourseHead[]
    expect(wayOf(courses, 'base')).toMatchObject({ kind: 'refresher', head: { code: 'SEGAR' } })
    expect(wayOf(courses, 'tested')).toMatchObject({ kind: 'test', head: { code: 'UJI' } })
    expect(wayOf(courses, 'other')).toBeNull()
  })

  it('are governed by the certificate that holds longest, whatever was issued last', () => {
    const rows = [
      held({ id: 'a', expiresOn: '2028-01-10' }),
      held({ id: 'b', courseId: 'fresh', expiresOn: '2027-06-01', issuedOn: '2026-06-01' }),
      held({ id: 'c', expiresOn: null, state: 'REVOKED' }),
      held({ id: 'd', courseId: null, expiresOn: null }),
    ]
    expect(lastOf(rows, FAMILY)?.id).toBe('a')
    expect(lastOf([], FAMILY)).toBeNull()
  })
})

describe('whether a certificate may be given now', () => {
  it('is decided by the pass rule for who has none; a refresher of nothing is closed, one of a recorded paper is not', () => {
    expect(placeOf([], base, '2026-11-21', ZONE)).toEqual({ kind: 'first' })
    expect(placeOf([], fresh, '2026-11-21', ZONE)).toEqual({ kind: 'closed' })
    const paper = { courseId: null, expiresOn: null }
    const closed = [
      [held({ ...paper, countsAsTrained: 0 })],
      [held({ ...paper, state: 'REVOKED' })],
    ]
    for (const rows of closed) expect(placeOf(rows, fresh, '2026-11-21', ZONE).kind).toBe('closed')
    const ended = held({ ...paper, expiresOn: '2026-11-21' })
    const taken = held({ id: 'b', state: 'REVOKED' })
    for (const rows of [[ended], [held(paper), taken]]) {
      expect(placeOf(rows, fresh, '2026-11-21', ZONE).kind).toBe('closed')
    }
    expect(placeOf([held(paper)], fresh, '2026-11-21', ZONE)).toEqual({ kind: 'first' })
    const revoked = [held({ state: 'REVOKED' })]
    expect(placeOf(revoked, base, '2026-11-21', ZONE)).toEqual({ kind: 'first' })
  })

  it('opens on the ninetieth day before the end, at midnight of the district, and stays open', () => {
    const rows = [held({})]
    expect(placeOf(rows, base, '2027-10-11', ZONE).kind).toBe('closed')
    for (const day of ['2027-10-12', '2028-01-09', '2028-01-10', '2030-01-01']) {
      expect(placeOf(rows, base, day, ZONE)).toMatchObject({
        kind: 'renewal',
        last: { id: 'a' },
        since: '2027-10-11T17:00:00.000Z',
      })
    }
    expect(placeOf(rows, fresh, '2027-10-12', 'Asia/Jayapura')).toMatchObject({
      since: '2027-10-11T15:00:00.000Z',
    })
  })

  it('asks of one that is short to have learned after the day of issue', () => {
    const rows = [held({ issuedOn: '2026-01-10', expiresOn: '2026-02-10' })]
    expect(placeOf(rows, base, '2026-01-11', ZONE)).toMatchObject({
      since: '2026-01-10T17:00:00.000Z',
    })
  })

  it('counts what was learned before a correction of the certificate', () => {
    const rows = [
      held({ id: 'old', state: 'REPLACED' }),
      held({ id: 'new', issuedOn: '2027-12-01' }),
    ]
    expect(placeOf(rows, base, '2027-12-02', ZONE)).toMatchObject({
      last: { id: 'new' },
      since: '2027-10-11T17:00:00.000Z',
    })
  })

  it('stays closed without an end, but for a first refresher', () => {
    const rows = [held({ expiresOn: null })]
    expect(placeOf(rows, base, '2040-01-01', ZONE).kind).toBe('closed')
    expect(placeOf(rows, fresh, '2026-06-01', ZONE)).toMatchObject({
      kind: 'renewal',
      since: '2026-01-10T17:00:00.000Z',
    })
    const both = [...rows, held({ id: 'z', courseId: 'fresh', expiresOn: null })]
    expect(placeOf(both, fresh, '2026-06-01', ZONE).kind).toBe('closed')
  })
})

describe('the message to a cadre', () => {
  const end = {
    courseTitle: 'Pelatihan Dasar',
    number: '400/0001/DPMD/2026',
    expiresOn: '2026-12-01',
    daysLeft: 10,
    way: { kind: 'test' as const, courseTitle: 'Pelatihan Dasar' },
  }
  const place = { learn: 'https://contoh.example/belajar/', office: 'Dinas PMD' }

  it('names the last day, what to do and who writes, once for all that ends', () => {
    const text = endMessage('Siti Aminah', [end, { ...end, courseTitle: 'Penyegaran' }], place)
    expect(text).toContain('Ibu/Bapak Siti Aminah')
    expect(text).toContain('berlaku sampai 30 November 2026, tinggal 10 hari')
    expect(text).toContain('1. Buka https://contoh.example/belajar/')
    expect(text.match(/2\. Kerjakan sekali lagi tes akhir/g)).toHaveLength(1)
    expect(text).toContain('- Dinas PMD')
  })

  it('is calm about one that has ended, and promises nothing where there is no way', () => {
    const over = endMessage('Siti', [{ ...end, daysLeft: -3 }], place)
    expect(over).toContain('Sekarang masanya sudah habis')
    expect(over).toContain('Jangan khawatir')
    const none = endMessage('Siti', [{ ...end, way: null }], place)
    expect(none).toContain('jadwal pelatihan penyegaran')
    expect(none).not.toContain('1. Buka')
  })
})
