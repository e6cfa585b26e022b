import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adviceOf,
  discrimination,
  meanRest,
  wilson,
  type Tallied,
} from '../../../worker/learning/insight/statistics.ts'
import {
  answerIn,
  summed,
  talliesOf,
  tallyChanges,
} from '../../../worker/learning/insight/tally.ts'

/** An answer of whom each had so much of the rest right. */
function given(answer: string, right: boolean, rests: readonly number[]): Tallied {
  return {
    answer,
    right,
    count: rests.length,
    restSum: rests.reduce((sum, rest) => sum + rest, 0),
    restSquares: rests.reduce((sum, rest) => sum + rest * rest, 0),
    strong: rests.filter((rest) => rest >= 70).length,
  }
}
const times = (count: number, rest: number) => Array.from({ length: count }, () => rest)

describe('the interval of a share', () => {
  // Computed by hand from Wilson's formula; the first row is the example of Newcombe (Statistics in Medicine 17, 1998, 857-872).
  it.each([
    [81, 263, 0.308, 0.2553, 0.3662],
    [15, 148, 0.1014, 0.0624, 0.1605],
    [0, 20, 0, 0, 0.1611],
    [1, 29, 0.0345, 0.0061, 0.1718],
    [12, 12, 1, 0.7575, 1],
  ])('%i of %i', (hits, of, value, low, high) => {
    const found = wilson(hits, of)
    expect(found?.value).toBeCloseTo(value, 4)
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
  })

  it('holds the share, stays within 0 and 1, and is none without answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const hits = Math.round(of * part)
          const found = wilson(hits, of)
          if (found === null) return false
          return (
            found.low >= 0 &&
            found.low <= hits / of + 1e-12 &&
            found.high >= hits / of - 1e-12 &&
            found.high <= 1
          )
        },
      ),
    )
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('discrimination', () => {
  it('is the correlation with the rest of the paper, by hand', () => {
    // Five right with 60, 80, 80, 100, 100 and five wrong with 20, 40, 40, 60, 60 of the rest: means 84 and 44, all 64;
    // variance 624, so r = 40 / 24.98 · 0.5 = 0.8006; z = 1.1003 ± 1.96/√7 gives 0.3438 to 0.9514.
    const found = discrimination([
      given('b', true, [60, 80, 80, 100, 100]),
      given('a', false, [20, 40, 40, 60, 60]),
    ])
    expect(found?.value).toBeCloseTo(0.8006, 3)
    expect(found?.low).toBeCloseTo(0.3438, 2)
    expect(found?.high).toBeCloseTo(0.9514, 2)
  })

  it('is what correlating the attempts one by one gives', () => {
    const attempt = fc.record({
      answer: fc.constantFrom('a', 'b', 'c', ''),
      rest: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 10, maxLength: 200 }), (attempts) => {
        const answers = ['a', 'b', 'c', ''].map((answer) =>
          given(
            answer,
            answer === 'b',
            attempts.filter((each) => each.answer === answer).map(({ rest }) => rest),
          ),
        )
        const found = discrimination(answers)
        const brute = pearson(attempts.map(({ answer, rest }) => [answer === 'b' ? 1 : 0, rest]))
        if (brute === null) expect(found).toBeNull()
        else expect(found?.value).toBeCloseTo(brute, 6)
      }),
    )
  })

  it('says nothing of few answers, of one that all know, and where all rests are alike', () => {
    expect(
      discrimination([given('b', true, times(5, 80)), given('a', false, times(4, 20))]),
    ).toBeNull()
    expect(discrimination([given('b', true, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])])).toBeNull()
    expect(
      discrimination([given('b', true, times(9, 50)), given('a', false, times(9, 50))]),
    ).toBeNull()
  })
})

/** The textbook's formula over single observations. */
function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [x, y] = [mean(0), mean(1)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [one, other] of pairs) {
    xy += (one - x) * (other - y)
    xx += (one - x) ** 2
    yy += (other - y) ** 2
  }
  return xx === 0 || yy < 1e-6 ? null : xy / Math.sqrt(xx * yy)
}

const reasons = (answers: readonly Tallied[], options: readonly string[] = ['a', 'b', 'c']) =>
  adviceOf(answers, options).map(({ reason }) => reason)

describe('advice', () => {
  it('doubts a key against which those with good marks agree', () => {
    expect(
      adviceOf(
        [
          given('c', false, times(18, 90)),
          given('b', true, times(7, 75)),
          given('a', false, times(5, 20)),
        ],
        ['a', 'b', 'c'],
      )[0],
    ).not.toMatchObject({ reason: 'KEY_DOUBTED' })
    expect(
      adviceOf(
        [
          given('c', false, times(20, 90)),
          given('b', true, times(5, 75)),
          given('a', false, times(5, 20)),
        ],
        ['a', 'b', 'c'],
      )[0],
    ).toEqual({ reason: 'KEY_DOUBTED', about: 'c' })
  })

  it('tells no class of twelve that a key is wrong, unless nearly all who are good say so', () => {
    const class12 = (against: number, key: number) =>
      reasons([
        given('c', false, times(against, 90)),
        given('b', true, times(key, 80)),
        given('a', false, times(12 - against - key, 30)),
      ])
    expect(class12(6, 0)).not.toContain('KEY_DOUBTED')
    expect(class12(7, 2)).not.toContain('KEY_DOUBTED')
    expect(class12(8, 0)).toContain('KEY_DOUBTED')
  })

  it('takes no misconception of the weak for a wrong key', () => {
    expect(
      reasons([
        given('c', false, times(60, 40)),
        given('b', true, times(20, 90)),
        given('a', false, times(5, 30)),
      ]),
    ).not.toContain('KEY_DOUBTED')
  })

  it('says of few answers only that they are few', () => {
    expect(reasons([given('b', true, times(9, 80))])).toEqual(['TOO_FEW'])
    expect(reasons([])).toEqual(['TOO_FEW'])
  })

  it('finds hard, easy, flat and open questions once the whole interval says so', () => {
    const spread = (count: number) => Array.from({ length: count }, (_, at) => (at * 37) % 101)
    expect(reasons([given('b', true, spread(3)), given('a', false, spread(9))])).not.toContain(
      'TOO_HARD',
    )
    expect(reasons([given('b', true, spread(20)), given('a', false, spread(180))])).toContain(
      'TOO_HARD',
    )
    expect(reasons([given('b', true, spread(12))])).not.toContain('TOO_EASY')
    expect(reasons([given('b', true, spread(200))])).toEqual(['TOO_EASY'])
    expect(reasons([given('b', true, spread(200)), given('a', false, spread(200))])).toContain(
      'DISCRIMINATES_LITTLE',
    )
    expect(reasons([given('b', true, spread(20)), given('a', false, spread(20))])).not.toContain(
      'DISCRIMINATES_LITTLE',
    )
    expect(reasons([given('b', true, spread(70)), given('', false, spread(30))])).toContain(
      'OFTEN_OPEN',
    )
  })

  it('calls an option unused when enough people had the choice', () => {
    const answers = (count: number) => [
      given('b', true, times(count, 90)),
      given('a', false, times(count, 20)),
    ]
    expect(reasons(answers(20))).not.toContain('OPTION_UNUSED')
    expect(adviceOf(answers(40), ['a', 'b', 'c'])).toContainEqual({
      reason: 'OPTION_UNUSED',
      about: 'c',
    })
  })
})

describe('tallies', () => {
  const mark = (itemId: string, chosen: string | null, right: boolean) => ({
    itemId,
    chosen,
    right,
  })
  const paper = {
    courseId: 'k',
    slug: 's',
    marks: [mark('p', 'a', true), mark('q', null, false), mark('r', 'x'.repeat(99), true)],
  }

  it('say what the rest of the paper is worth, without the question itself', () => {
    expect(
      talliesOf(paper, {}).map(({ answer, restSum, strong }) => [answer, restSum, strong]),
    ).toEqual([
      ['a', 50, 0],
      ['', 100, 1],
      ['x'.repeat(80), 50, 0],
    ])
    expect(talliesOf({ ...paper, marks: [mark('p', 'a', true)] }, {})).toMatchObject([
      { restSum: 0 },
    ])
    expect(answerIn({ chosen: null })).toBe('')
  })

  it('change by a corrected key as if the paper had been tallied by it', () => {
    const marks = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(marks, fc.nat(), (rights, pick) => {
        const before = rights.map((right, at) => mark(`q${at}`, 'a', right))
        const at = pick % rights.length
        const after = before.map((each, index) =>
          index === at ? { ...each, right: !each.right } : each,
        )
        const own = { courseId: 'k', slug: 's', marks: before }
        const moved = summed([...talliesOf(own, {}), ...tallyChanges(own, after, {})])
        expect(moved).toEqual(talliesOf({ ...own, marks: after }, {}))
      }),
    )
  })
})

it('has no mean of nobody', () => {
  expect(meanRest(given('a', false, []))).toBeNull()
  expect(meanRest(given('a', false, [50, 100]))).toBe(75)
})
