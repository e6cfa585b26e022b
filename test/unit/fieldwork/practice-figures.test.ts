/** The office's figures of field practice: which steps are hard, and the file that leaves. */
import { describe, expect, it } from 'vitest'
import {
  askedFirst,
  isAsked,
  progressOf,
  tallySteps,
  type ListedPerson,
} from '../../../site/src/features/fieldwork/results/figures.ts'
import { resultsTable } from '../../../site/src/features/fieldwork/results/results-file.ts'
import { shareDone, type StepResult } from '../../../worker/contract/practice-rules.ts'
import { SHEET } from './book.ts'

function person(
  name: string,
  results: readonly StepResult[] | null,
  versionId = 'v1',
): ListedPerson {
  const { module, sheet } = SHEET
  const isCompetent = results?.every((each) => each === 'DONE') ?? false
  return {
    cadreId: name,
    code: '3BK8RNRR4S',
    name,
    area: {
      code: '35.08.01.2001',
      name: 'Kunir Lor',
      kind: 'desa',
      subDistrictCode: '35.08.01',
      subDistrictName: 'Kunir',
    },
    outcomes:
      results === null
        ? []
        : [
            {
              module,
              sheet,
              attempts: 2,
              share: shareDone(results),
              isCompetent,
              on: '2026-11-23',
              by: 'Lilik',
              versionId,
              results: [...results],
            },
          ],
    isComplete: isCompetent,
  }
}

const PEOPLE = [
  person('Siti', ['DONE', 'DONE', 'DONE']),
  person('Sri', ['DONE', 'NOT', 'HELPED']),
  person('Dewi', ['UNSEEN', 'NOT', 'DONE']),
  person('Rina', null),
  // Her sheet had other steps.
  person('Wati', ['NOT', 'NOT', 'NOT'], 'v0'),
]

describe('steps of a sheet', () => {
  it('stand with those that fewest did alone first, of those assessed on this version', () => {
    expect(tallySteps(PEOPLE, SHEET)).toEqual([
      {
        number: 2,
        step: 'Kedua lutut lurus',
        of: 3,
        counts: { DONE: 1, HELPED: 0, NOT: 2, UNSEEN: 0 },
      },
      { number: 1, step: 'Alat utuh', of: 3, counts: { DONE: 2, HELPED: 0, NOT: 0, UNSEEN: 1 } },
      {
        number: 3,
        step: 'Membaca sejajar angka',
        of: 3,
        counts: { DONE: 2, HELPED: 1, NOT: 0, UNSEEN: 0 },
      },
    ])
  })
})

it('tells who is not assessed, who practises on, and who can do all', () => {
  expect(PEOPLE.map((each) => progressOf(each, [SHEET]))).toEqual([
    'done',
    'some',
    'some',
    'none',
    'some',
  ])
})

it('writes one line per cadre and sheet, with days and shares as Indonesians write them', () => {
  const [head, siti, sri, , rina] = resultsTable(PEOPLE, [SHEET])
  expect(head).toHaveLength(11)
  expect(siti?.slice(0, 4)).toEqual(['3BK8RNRR4S', 'Siti', 'Kunir', 'Desa Kunir Lor'])
  expect(siti?.slice(4)).toEqual([
    'Mengukur pertumbuhan',
    'Mengukur tiga anak',
    'Bisa semua',
    '100',
    '2',
    '23 November 2026',
    'Lilik',
  ])
  expect(sri?.slice(6, 8)).toEqual(['Masih berlatih', '33,3'])
  expect(rina?.slice(6)).toEqual(['Belum dinilai', '', '0', '', ''])
})

it('shows the sheets that the pass rule asks for before the others', () => {
  const [one, two, three] = ['satu', 'dua', 'tiga'].map((sheet) => ({ ...SHEET, sheet }))
  if (one === undefined || two === undefined || three === undefined) throw new Error('three')
  const asked = [{ module: SHEET.module, sheet: 'tiga' }]
  expect(askedFirst([one, two, three], asked)).toEqual([three, one, two])
  expect(askedFirst([one, two], [])).toEqual([one, two])
  expect([isAsked(three, asked), isAsked({ ...three, module: 'lain' }, asked)]).toEqual([
    true,
    false,
  ])
})
