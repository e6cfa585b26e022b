/** The tests that the bench of signing in prints, beside the figures of an independent program (SciPy 1.17, asymptotic). */
import { expect, it } from 'vitest'
import { kolmogorovSmirnov, mannWhitney, quantile } from '../../budget/two-samples.ts'

const few = {
  a: [12, 15, 15, 18, 21, 22, 22, 25, 30, 31],
  b: [10, 11, 15, 16, 17, 19, 20, 22, 23, 24],
}
const many = {
  a: Array.from({ length: 200 }, (_, at) => 100 + ((at * 37) % 101)),
  b: Array.from({ length: 200 }, (_, at) => 105 + ((at * 53) % 101)),
}

it('finds the p of Mann and Whitney, with ties', () => {
  expect(mannWhitney(few.a, few.b).p).toBeCloseTo(0.30603, 5)
  expect(mannWhitney(few.a, few.b).larger).toBeCloseTo(0.64, 10)
  expect(mannWhitney(many.a, many.b).p).toBeCloseTo(0.11433, 5)
  expect(mannWhitney(many.a, many.b).larger).toBeCloseTo(0.45435, 10)
})

it('tells a source that is a little slower, by both tests', () => {
  const slower = many.a.map((value) => value + 20)
  expect(mannWhitney(slower, many.a).p).toBeLessThan(0.001)
  expect(kolmogorovSmirnov(slower, many.a).p).toBeLessThan(0.001)
  expect(mannWhitney(many.a, many.a).larger).toBe(0.5)
  expect(mannWhitney(many.a, many.a).p).toBeCloseTo(1, 6)
})

it('finds the largest distance of the curves', () => {
  expect(kolmogorovSmirnov(few.a, few.b).most).toBeCloseTo(0.3, 10)
  expect(kolmogorovSmirnov(many.a, many.b).most).toBeCloseTo(0.05, 10)
  expect(kolmogorovSmirnov(many.a, many.b).p).toBeCloseTo(0.953, 1)
})

it('draws quantiles between neighbours', () => {
  expect([0, 0.25, 0.5, 0.95, 1].map((part) => quantile([4, 1, 3, 2], part))).toEqual([
    1, 1.75, 2.5, 3.8499999999999996, 4,
  ])
})
