import { describe, expect, it } from 'vitest'
import type { Today } from '../../../worker/contract/reporting.ts'
import { daysFrom } from '../../../worker/reporting/rules-today.ts'
import { matOf } from '../../../site/src/features/reporting/morning/mat-of.ts'
import { taskGroups, type Desk } from '../../../site/src/features/reporting/morning/tasks.ts'
import { growthMat } from '../../../site/src/render/growth-mat.ts'
import { signed } from '../../../site/src/text/morning.ts'

const NOTHING: Today = {
  candidates: 0,
  proposalsToApprove: 0,
  proposedCadres: 0,
  correctionsToApprove: 0,
  revocationsToDecide: 0,
  recordsToAccept: 0,
  statementsToDecide: 0,
  names: 0,
  namesDueAt: null,
  expiring: 0,
  areasWithoutCadre: 0,
  areasUntrained: 0,
  vacant: 0,
  stuck: 0,
  withoutSignIn: 0,
  decreesEnded: 0,
  notices: 0,
}

const OFFICE: Desk = {
  isDistrict: true,
  isOffice: true,
  word: 'KPM',
  zone: 'Asia/Jakarta',
  now: new Date('2026-11-22T02:00:00.000Z'),
}

const rowsOf = (today: Partial<Today>, desk: Partial<Desk> = {}) =>
  taskGroups({ ...NOTHING, ...today }, { ...OFFICE, ...desk }).flatMap(({ tasks }) => tasks)

describe('what waits', () => {
  it('is not shown when it is nothing', () => {
    expect(taskGroups(NOTHING, OFFICE)).toEqual([])
  })

  it('is one row for each count, with an address of its own place', () => {
    const all = Object.fromEntries(
      Object.keys(NOTHING).map((key) => [key, key === 'namesDueAt' ? null : 3]),
    )
    const rows = rowsOf(all)
    // `proposedCadres` stands in the row of its proposals.
    expect(rows).toHaveLength(Object.keys(NOTHING).length - 2)
    expect(rows.every(({ words }) => words.includes('3 '))).toBe(true)
    expect(new Set(rows.map(({ words }) => words)).size).toBe(rows.length)
  })

  it('says until when a name is to be answered, and when that is over', () => {
    const names = (namesDueAt: string) => rowsOf({ names: 2, namesDueAt })[0]?.due
    expect(names('2026-11-24T02:00:00.000Z')).toEqual({
      words: 'Jawab paling lambat 24 November 2026, 09.00 WIB',
      isLate: false,
    })
    expect(names('2026-11-22T01:59:00.000Z')?.isLate).toBe(true)
  })

  it('leads a sub-district to lists of its own, and nobody but the office to the cards', () => {
    const href = (today: Partial<Today>, desk: Partial<Desk>) => rowsOf(today, desk)[0]?.href
    expect(href({ candidates: 1 }, {})).toBe('/dinas/sertifikat/')
    expect(href({ candidates: 1 }, { isDistrict: false })).toBe('/dinas/menunggu/?jenis=calon')
    expect(href({ expiring: 1 }, { isDistrict: false })).toBe('/dinas/menunggu/?jenis=berakhir')
    expect(href({ withoutSignIn: 1 }, {})).toBe('/dinas/kartu/')
    expect(href({ withoutSignIn: 1 }, { isOffice: false })).toBe('/dinas/menunggu/?jenis=masuk')
  })
})

it('words a difference with its sign', () => {
  expect([3, 0, -1234].map(signed)).toEqual(['+3', 'Tetap', '−1.234'])
})

it('counts days over the end of a month and of a year', () => {
  expect([
    daysFrom('2026-11-30', 1),
    daysFrom('2027-01-03', -7),
    daysFrom('2028-02-28', 1),
  ]).toEqual(['2026-12-01', '2026-12-27', '2028-02-29'])
})

it('draws a cadre as her own mat, under her name and without her links', () => {
  const module = { lessons: 3, lessonsRead: 0, bestScore: null, attemptsUsed: 0 }
  const mat = growthMat(
    matOf(
      {
        courseId: 'c',
        title: 'Dasar',
        countsAsTrained: true,
        startedAt: null,
        lastActivityAt: null,
        eligibleAt: null,
        modules: [
          { ...module, title: 'Satu', state: 'done', lessonsRead: 3, bestScore: 90 },
          { ...module, title: 'Dua', state: 'started', lessonsRead: 1 },
          { ...module, title: 'Tiga', state: 'locked' },
        ],
        finalTest: null,
        certificate: 'none',
      },
      'Kemajuan Ani',
    ),
  ).text
  expect(mat).toContain('aria-label="Kemajuan Ani"')
  expect(mat).toContain('1 dari 3 modul selesai')
  expect(mat).toContain('Selesai, nilai 90')
  expect(mat).toContain('is-current')
  expect(mat).toContain('1 dari 3 pelajaran')
  expect(mat).not.toContain('href')
})
