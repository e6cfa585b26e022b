import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  foldPractice,
  isCompetent,
  shareDone,
  STEP_RESULTS,
  type Assessment,
  type Outcome,
  type Retraction,
} from '../../../worker/contract/practice-rules.ts'

const AT = ['08:00', '08:05', '08:10'].map((time) => `2026-12-01T${time}:00.000Z`)
const itself = (id: string): string => id

/** Few cadres, sheets and moments, so that assessments meet. */
const anyAssessment: fc.Arbitrary<Assessment> = fc.record({
  id: fc.uuid(),
  cadreId: fc.constantFrom('a', 'b'),
  versionId: fc.constantFrom('v1', 'v2'),
  courseCode: fc.constant('UJI'),
  module: fc.constantFrom('satu', null),
  sheet: fc.constantFrom('lembar-praktik', 'lembar-dua'),
  results: fc.array(fc.constantFrom(...STEP_RESULTS), { minLength: 1, maxLength: 4 }),
  doneAt: fc.constantFrom(...AT),
})
const anyRecord = fc
  .uniqueArray(anyAssessment, { selector: ({ id }) => id, maxLength: 20 })
  .chain((assessments) =>
    fc.record({
      assessments: fc.constant(assessments),
      retractions: fc
        .subarray(assessments.map(({ id }) => id))
        .map((ids) =>
          ids.map((assessmentId): Retraction => ({ id: `r-${assessmentId}`, assessmentId })),
        ),
    }),
  )

const sorted = (outcomes: readonly Outcome<Assessment>[]) =>
  outcomes.map((each) => JSON.stringify(each)).toSorted()

const assessment = (id: string, results: Assessment['results'], at = 0): Assessment => ({
  id,
  cadreId: 'a',
  versionId: 'v1',
  courseCode: 'UJI',
  module: 'satu',
  sheet: 'lembar-praktik',
  results,
  doneAt: AT[at] ?? '',
})
const only = (assessments: readonly Assessment[], retractions: readonly Retraction[] = []) =>
  foldPractice(assessments, retractions, itself)[0]

it('comes to the same whatever the order in which phones arrive, and however often', () => {
  const arrivals = anyRecord.chain(({ assessments, retractions }) =>
    fc.record({
      assessments: fc.constant(assessments),
      retractions: fc.constant(retractions),
      arrived: fc
        .shuffledSubarray([...assessments, ...assessments], { minLength: assessments.length })
        .map((some) => [...some, ...assessments.toReversed()]),
      takenBack: fc
        .shuffledSubarray([...retractions, ...retractions])
        .map((some) => [...some, ...retractions]),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ assessments, retractions, arrived, takenBack }) => {
      expect(sorted(foldPractice(arrived, takenBack, itself))).toEqual(
        sorted(foldPractice(assessments, retractions, itself)),
      )
    }),
  )
})

it('never takes competence away by what comes later, and never counts what was taken back', () => {
  fc.assert(
    fc.property(anyRecord, anyAssessment, ({ assessments, retractions }, later) => {
      const before = foldPractice(assessments, retractions, itself)
      const after = foldPractice([...assessments, later], retractions, itself)
      const gone = new Set(retractions.map(({ assessmentId }) => assessmentId))
      const same = (one: Outcome<Assessment>, other: Outcome<Assessment>) =>
        one.cadreId === other.cadreId && one.module === other.module && one.sheet === other.sheet
      for (const outcome of before) {
        const now = after.find((each) => same(each, outcome))
        expect(now?.isCompetent === true || !outcome.isCompetent).toBe(true)
        expect(now?.share ?? 0).toBeGreaterThanOrEqual(outcome.share)
        expect(gone.has(outcome.best.id) || gone.has(outcome.latest.id)).toBe(false)
      }
    }),
  )
})

it('holds competence to every step done alone: help, not yet and not seen are none', () => {
  expect(isCompetent(['DONE', 'DONE'])).toBe(true)
  for (const other of ['HELPED', 'NOT', 'UNSEEN'] as const) {
    expect(isCompetent(['DONE', other])).toBe(false)
  }
  expect(isCompetent([])).toBe(false)
  expect(isCompetent(['DONE', 'DONE', 'NOT'], 60)).toBe(true)
  expect(shareDone(['DONE', 'DONE', 'NOT'])).toBe(66.6)
})

it('keeps the first assessment that showed her competent, else the best, else the later', () => {
  const tries = [
    assessment('one', ['DONE', 'NOT']),
    assessment('two', ['DONE', 'DONE'], 1),
    assessment('three', ['NOT', 'NOT'], 2),
  ]
  expect(only(tries)).toMatchObject({ attempts: 3, share: 100, isCompetent: true })
  expect(only(tries)?.best.id).toBe('two')
  expect(only(tries)?.latest.id).toBe('three')
  const without = only(tries, [{ id: 'r', assessmentId: 'two' }])
  expect(without).toMatchObject({ attempts: 2, share: 50, isCompetent: false })
  const equal = [assessment('one', ['DONE', 'NOT']), assessment('two', ['NOT', 'DONE'], 1)]
  expect(only(equal)?.best.id).toBe('two')
})

it('counts both entries of a person as one', () => {
  const two = [assessment('one', ['NOT']), { ...assessment('two', ['DONE'], 1), cadreId: 'b' }]
  const folded = foldPractice(two, [], () => 'a')
  expect(folded).toHaveLength(1)
  expect(folded[0]).toMatchObject({ cadreId: 'a', attempts: 2, isCompetent: true })
})
