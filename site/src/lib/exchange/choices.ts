/** From the weights of other systems (−100 to 100 per cent) to right and wrong. */
import type { ItemImage, SimpleContent } from '../../../../worker/contract/items.ts'
import { partIds, type Carried } from './carried.ts'
import { Refused } from './reading.ts'

export type Choice = {
  readonly text: string
  readonly image?: ItemImage
  /** In per cent. */
  readonly weight: number
  readonly why: string
}
export type Asking = {
  readonly stem: string
  readonly image?: ItemImage
  readonly explanation: string
}

/** One right option of full weight. Throws Refused KEY_MISSING, KEY_TWICE, PARTIAL_CREDIT, PARTS_FEW, OPTION_EMPTY. */
export function oneOf(asking: Asking, choices: readonly Choice[], carried: Carried): SimpleContent {
  const right = choices.filter(({ weight }) => weight > 99.9)
  if (choices.some(({ weight }) => weight > 0 && weight <= 99.9))
    throw new Refused('PARTIAL_CREDIT')
  if (right.length === 0) throw new Refused('KEY_MISSING')
  if (right.length > 1) throw new Refused('KEY_TWICE')
  return { type: 'one', ...asking, options: optionsOf(asking, choices, carried) }
}

/** Right options whose weights make up the whole. Throws Refused KEY_MISSING, WEIGHT_WRONG, PARTS_FEW, OPTION_EMPTY. */
export function manyOf(
  asking: Asking,
  choices: readonly Choice[],
  carried: Carried,
): SimpleContent {
  const right = choices.filter(({ weight }) => weight > 0)
  if (right.length === 0) throw new Refused('KEY_MISSING')
  const whole = right.reduce((sum, { weight }) => sum + weight, 0)
  // Three thirds may be written as 33 %.
  if (Math.abs(whole - 100) > 1.5) throw new Refused('WEIGHT_WRONG')
  return { type: 'many', ...asking, options: optionsOf(asking, choices, carried) }
}

function optionsOf({ stem }: Asking, choices: readonly Choice[], carried: Carried) {
  if (choices.length < 2) throw new Refused('PARTS_FEW')
  const said = choices.map(({ text, image }) => `${stem}\n${text}\n${image?.file ?? ''}`)
  const ids = partIds(carried, choices.length, lettersFor(said))
  return choices.map(({ text, image, weight, why }, at) => {
    if (text === '' && image === undefined) throw new Refused('OPTION_EMPTY')
    return {
      id: ids[at] ?? '',
      text,
      ...(image === undefined ? {} : { image }),
      right: weight > 0,
      why,
    }
  })
}

/**
 * A letter for each text, in an order that means nothing and is always the same: phones are told the letters of the options, and many
 * files have the right one first.
 */
export function lettersFor(texts: readonly string[]): readonly string[] {
  const places = texts
    .map((text, at) => ({ at, mix: mixOf(text) }))
    .toSorted((one, other) => one.mix - other.mix || one.at - other.at)
  const letters = texts.map(() => '')
  for (const [rank, { at }] of places.entries()) letters[at] = String.fromCharCode(97 + rank)
  return letters
}

/** FNV-1a, 32 bits, with the last mix of MurmurHash3: texts that are alike get numbers that are not. */
function mixOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Steps in their right order. */
export function orderOf(asking: Asking, steps: readonly string[], carried: Carried): SimpleContent {
  const ids = partIds(carried, steps.length)
  return { type: 'order', ...asking, steps: steps.map((text, at) => ({ id: ids[at] ?? '', text })) }
}

/** Pairs; a right side without a left one fits none. Throws Refused PAIR_MISSING. */
export function matchOf(
  asking: Asking,
  rows: readonly { readonly left: string; readonly right: string }[],
  carried: Carried,
): SimpleContent {
  if (rows.some(({ right }) => right === '')) throw new Refused('PAIR_MISSING')
  const pairs = rows.filter(({ left }) => left !== '')
  const ids = partIds(carried, pairs.length)
  return {
    type: 'match',
    ...asking,
    pairs: pairs.map(({ left, right }, at) => ({ id: ids[at] ?? '', left, right })),
    extra: rows.filter(({ left }) => left === '').map(({ right }) => right),
  }
}

/** What is said to an answer of which there is only one kind joins what is said to all. */
export function joined(...texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}
