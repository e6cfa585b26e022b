/**
 * How well a paper is answered by someone who has not read the course: by always taking the same place, the longest or shortest
 * option or the one that sounds safest; and whether the places of the right answers are those of chance. Pure.
 */
import { TRUTH_OPTIONS } from '../../site/src/text/curriculum.ts'
import type { ItemContent } from '../../worker/contract/items.ts'
import type { MeasuredItem } from './measure.ts'
import { SAFE, UNSAFE } from './words.ts'

/** One question with one right answer, options as they stand in the file. */
export type Choice = {
  readonly code: string
  readonly options: readonly string[]
  readonly right: number
}

/** Questions that cannot be answered by picking one option are none of these. */
export function choicesOf(items: readonly MeasuredItem[]): Choice[] {
  return items.flatMap(({ code, item }) => choicesIn(code, item.content))
}

function choicesIn(code: string, content: ItemContent): Choice[] {
  switch (content.type) {
    case 'one': {
      const right = content.options.findIndex((option) => option.right)
      return [{ code, options: content.options.map(({ text }) => text), right }]
    }
    case 'truth':
      return [
        { code, options: TRUTH_OPTIONS.map(({ text }) => text), right: content.right ? 0 : 1 },
      ]
    case 'case':
      return content.questions.flatMap((question) =>
        choicesIn(`${code}-${question.id}`, question.content),
      )
    case 'many':
    case 'match':
    case 'order':
    case 'number':
    case 'short':
      return []
  }
}

/** What a strategy takes: a point for each option, of which the best is chosen; equals are drawn by lot. */
type Strategy = (options: readonly string[]) => readonly number[]

const place =
  (wanted: number): Strategy =>
  (options) =>
    // Who always takes the last of four takes the last of two.
    options.map((_, index) => (index === Math.min(wanted, options.length - 1) ? 1 : 0))

const count = (text: string, pattern: RegExp) => text.toLowerCase().match(pattern)?.length ?? 0

export const STRATEGIES = {
  a: place(0),
  b: place(1),
  c: place(2),
  d: place(3),
  longest: (options) => options.map(({ length }) => length),
  // Whoever keeps right answers from being the longest may make all of them short.
  shortest: (options) => options.map(({ length }) => -length),
  safest: (options) => options.map((text) => count(text, SAFE) - count(text, UNSAFE)),
} as const satisfies Record<string, Strategy>
export type StrategyName = keyof typeof STRATEGIES
export const STRATEGY_NAMES = Object.keys(STRATEGIES) as StrategyName[]

/** How many are right to be expected, as a share from 0 to 1; 0 of none. */
export function shareRight(choices: readonly Choice[], name: StrategyName): number {
  const sum = choices.reduce((total, choice) => total + hopeOf(choice, STRATEGIES[name]), 0)
  return choices.length === 0 ? 0 : sum / choices.length
}

/** Which questions it gets right for sure. */
export function guessedBy(choices: readonly Choice[], name: StrategyName): string[] {
  return choices.filter((choice) => hopeOf(choice, STRATEGIES[name]) === 1).map(({ code }) => code)
}

function hopeOf({ options, right }: Choice, strategy: Strategy): number {
  const points = strategy(options)
  const best = Math.max(...points)
  return points[right] === best ? 1 / points.filter((point) => point === best).length : 0
}

/** What guessing gets. */
export function shareByChance(choices: readonly Choice[]): number {
  const sum = choices.reduce((total, { options }) => total + 1 / options.length, 0)
  return choices.length === 0 ? 0 : sum / choices.length
}

/** How often each of four places is the right one. */
export function placesOf(choices: readonly Choice[]): readonly [number, number, number, number] {
  const at = (wanted: number) =>
    choices.filter(({ options, right }) => options.length === 4 && right === wanted).length
  return [at(0), at(1), at(2), at(3)]
}

/**
 * The exact multinomial test: how likely places as uneven as these, or more so, are by chance when all are equally likely. The sum over
 * every outcome of the same number that is no likelier than this one (Read and Cressie 1988, "Goodness-of-Fit Statistics").
 */
export function chanceOf(places: readonly [number, number, number, number]): number {
  const total = places.reduce((sum, each) => sum + each, 0)
  const logs = [0]
  for (let each = 1; each <= total; each += 1) logs.push((logs[each - 1] ?? 0) + Math.log(each))
  const fall = (each: number) => logs[each] ?? 0
  const base = fall(total) - total * Math.log(4)
  const seen = places.reduce((log, each) => log - fall(each), base)
  let sum = 0
  for (let a = 0; a <= total; a += 1)
    for (let b = 0; a + b <= total; b += 1)
      for (let c = 0; a + b + c <= total; c += 1) {
        const log = base - fall(a) - fall(b) - fall(c) - fall(total - a - b - c)
        // Equal outcomes differ in the last digits.
        if (log <= seen + 1e-9) sum += Math.exp(log)
      }
  return Math.min(1, sum)
}
