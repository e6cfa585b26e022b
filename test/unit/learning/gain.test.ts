import { expect, it } from 'vitest'
import { gainOf } from '../../../worker/learning/insight/gain.ts'

const pairs = (...each: readonly (readonly [number, number])[]) =>
  each.map(([before, after]) => ({ before, after }))
const ten = (before: number, ...after: number[]) =>
  Array.from({ length: 10 }, (_, at) => ({ before, after: after[at % after.length] ?? 0 }))

it('tells the mean difference of pairs with the interval of a paired t test', () => {
  // Student's sleep data, hours of two drugs on ten patients (Biometrika 6 (1908), 20): difference 1.58, 0.70 to 2.46.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const { difference } = gainOf(first.map((before, at) => ({ before, after: second[at] ?? 0 })))
  expect(difference?.value).toBeCloseTo(1.58, 10)
  expect(difference?.low).toBeCloseTo(0.7001142, 4)
  expect(difference?.high).toBeCloseTo(2.4598858, 4)
})

it('goes on beyond the table of small groups without a jump', () => {
  const half = (of: number): number => {
    const { difference } = gainOf(
      Array.from({ length: of }, (_, at) => ({
        before: 50,
        after: 50 + (at % 2 === 0 ? 10 : -10),
      })),
    )
    const spread = 10 / Math.sqrt(of - 1)
    return ((difference?.high ?? 0) - (difference?.value ?? 0)) / spread
  }
  // 31 and 41 degrees of freedom, by any table.
  expect(half(32)).toBeCloseTo(2.0395, 2)
  expect(half(42)).toBeCloseTo(2.0195, 2)
})

it('divides what the group gained by what it could still gain', () => {
  expect(gainOf(pairs([40, 70], [60, 80])).gain).toBeCloseTo(0.5)
  expect(gainOf(pairs([50, 25])).gain).toBeCloseTo(-0.5)
  expect(gainOf(pairs([100, 100])).gain).toBeNull()
})

it('says nothing of fewer than ten, and only what the whole interval stands behind', () => {
  expect(gainOf([])).toMatchObject({ cadres: 0, before: null, difference: null, says: 'TOO_FEW' })
  expect(gainOf(pairs([0, 100]))).toMatchObject({ cadres: 1, difference: null, says: 'TOO_FEW' })
  expect(gainOf(ten(50, 60, 70).slice(1)).says).toBe('TOO_FEW')
  expect(gainOf(ten(50, 60, 70)).says).toBe('GAINED')
  expect(gainOf(ten(50, 40, 62)).says).toBe('NOT_CLEAR')
  expect(gainOf(ten(50, 40, 20)).says).toBe('LOST')
  expect(gainOf(ten(95, 100, 98)).says).toBe('KNOWN_BEFORE')
  expect(gainOf(ten(95, 20, 30)).says).toBe('LOST')
})

it('never leaves the scale', () => {
  const { difference } = gainOf(pairs([0, 100], [100, 0]))
  expect(difference).toEqual({ value: 0, low: -100, high: 100 })
})
