/**
 * How well a question works, from how often each of its answers was given and what the rest of those papers was worth. Pure.
 * Groups are small: every figure has its 95 % interval, and advice is only given when the whole interval stands behind it.
 */
import type { ADVICE, Rate } from '../../contract/insight.ts'

/** One answer as first attempts gave it. */
export type Tallied = {
  /** As a learner's answer is written; empty: left open. */
  readonly answer: string
  readonly right: boolean
  readonly count: number
  /** Of the share (0 to 100) of right answers in the rest of each paper: sum and sum of squares. */
  readonly restSum: number
  readonly restSquares: number
  /** How many of them were right in at least 70 of 100 of the rest. */
  readonly strong: number
}

export type Advice = { readonly reason: (typeof ADVICE)[number]; readonly about: string }

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054
/** Below it nothing is said but that there is too little to say. */
export const FEW = 10

/**
 * A share with its score interval: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * JASA 22 (1927), 209-212. Unlike the simple interval it stays within 0 and 1 and holds for few answers. Null for none.
 */
export function wilson(hits: number, of: number): Rate | null {
  if (of === 0) return null
  const value = hits / of
  const spread = 1 + (Z * Z) / of
  const middle = (value + (Z * Z) / (2 * of)) / spread
  const half = (Z / spread) * Math.sqrt((value * (1 - value)) / of + (Z * Z) / (4 * of * of))
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/**
 * Corrected point-biserial correlation: of the item (right 1, wrong 0) with the share of right answers in the rest of the paper,
 * so that the item does not correlate with itself (Henrysson, Psychometrika 28 (1963), 211-218). Its interval by Fisher's z
 * (R. A. Fisher, Metron 1 (1921), 3-32). Null below `FEW` answers, and when all were right, all wrong, or all rests alike.
 */
export function discrimination(answers: readonly Tallied[]): Rate | null {
  const [right, wrong] = [true, false].map((is) =>
    sumOf(answers.filter((each) => each.right === is)),
  )
  if (right === undefined || wrong === undefined) return null
  const of = right.count + wrong.count
  if (of < FEW || right.count === 0 || wrong.count === 0) return null
  const mean = (right.restSum + wrong.restSum) / of
  const variance = (right.restSquares + wrong.restSquares) / of - mean * mean
  // What is left of sums of whole numbers when all are the same.
  if (variance < 1e-9) return null
  const difference = right.restSum / right.count - wrong.restSum / wrong.count
  const share = right.count / of
  const value = (difference / Math.sqrt(variance)) * Math.sqrt(share * (1 - share))
  const z = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)))
  const half = Z / Math.sqrt(of - 3)
  return { value, low: Math.tanh(z - half), high: Math.tanh(z + half) }
}

function sumOf(answers: readonly Tallied[]): Pick<Tallied, 'count' | 'restSum' | 'restSquares'> {
  const add = (key: 'count' | 'restSum' | 'restSquares') =>
    answers.reduce((sum, answer) => sum + answer[key], 0)
  return { count: add('count'), restSum: add('restSum'), restSquares: add('restSquares') }
}

/** Mean share (0 to 100) of right answers in the rest of the papers; null for none. */
export function meanRest({ count, restSum }: Tallied): number | null {
  return count === 0 ? null : restSum / count
}

/** Fewer than 3 in 10, and more than 9 in 10, tell little of who knows (Crocker and Algina 1986, section 14). */
const HARD = 0.3
const EASY = 0.9
/** Below 0.2 an item is poor (R. L. Ebel and D. A. Frisbie, "Essentials of Educational Measurement", 5th ed., 1991, ch. 13). */
const LITTLE = 0.2
/** An option that less than 1 in 20 choose is no distractor (Haladyna and Downing, 1993). */
const UNUSED = 0.05
const OPEN = 0.1
/** How improbable it must be that chance alone made those with good marks prefer a wrong answer: a course has many questions. */
const CHANCE = 0.005

/**
 * What to say of a question, the gravest first. `options`: what could be chosen; empty for answers that are typed or put in order.
 * Of a class of 12 hardly more is said than that it is small: only when at least eight with good marks agree, against the key.
 */
export function adviceOf(answers: readonly Tallied[], options: readonly string[]): Advice[] {
  const of = sumOf(answers).count
  const doubted = doubtedFor(answers)
  const key: Advice[] = doubted === null ? [] : [{ reason: 'KEY_DOUBTED', about: doubted }]
  const difficulty = wilson(sumOf(answers.filter(({ right }) => right)).count, of)
  if (difficulty === null || of < FEW) return [...key, { reason: 'TOO_FEW', about: String(of) }]
  const found: Advice[] = [...key]
  const isEasy = difficulty.low > EASY
  if (difficulty.high < HARD) found.push({ reason: 'TOO_HARD', about: '' })
  const tells = discrimination(answers)
  // Of a question that nearly all know nothing else can be expected.
  if (difficulty.value <= EASY && tells !== null && tells.high < LITTLE) {
    found.push({ reason: 'DISCRIMINATES_LITTLE', about: '' })
  }
  const open = answers.find(({ answer }) => answer === '')
  if ((wilson(open?.count ?? 0, of)?.low ?? 0) > OPEN)
    found.push({ reason: 'OFTEN_OPEN', about: '' })
  if (isEasy) found.push({ reason: 'TOO_EASY', about: '' })
  // Nobody of so many: with 95 % certainty less than 3/n would choose it (the "rule of three").
  else if (3 / of < UNUSED) {
    for (const option of options) {
      const chosen = answers.find(({ answer }) => answer === option)
      if ((chosen?.count ?? 0) === 0) found.push({ reason: 'OPTION_UNUSED', about: option })
    }
  }
  return found
}

/**
 * The wrong answer that those with good marks gave rather than the key, if it is improbable that they guessed: a sign test
 * of the two counts, and who gave it must know the rest at least as well as who gave the key. Null when nothing speaks for it.
 */
function doubtedFor(answers: readonly Tallied[]): string | null {
  const right = answers.filter((each) => each.right)
  const keyStrong = right.reduce((sum, { strong }) => sum + strong, 0)
  const { count, restSum } = sumOf(right)
  const keyRest = count === 0 ? 0 : restSum / count
  const [first] = answers
    .filter((each) => !each.right && each.answer !== '' && (meanRest(each) ?? 0) >= keyRest)
    .toSorted((a, b) => b.strong - a.strong)
  if (first === undefined || first.strong <= keyStrong) return null
  return atLeast(first.strong, first.strong + keyStrong) < CHANCE ? first.answer : null
}

/** How probable at least `heads` are in `tosses` of a fair coin. */
function atLeast(heads: number, tosses: number): number {
  // In logarithms: the binomial coefficient of some thousand is larger than any number.
  let choose = 0
  let sum = 0
  for (let tails = 0; tails <= tosses - heads; tails += 1) {
    if (tails > 0) choose += Math.log(tosses - tails + 1) - Math.log(tails)
    sum += Math.exp(choose - tosses * Math.LN2)
  }
  return sum
}
