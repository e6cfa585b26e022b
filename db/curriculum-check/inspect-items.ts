/** Questions: explained, linked to what they rest on, and not to be guessed. Pure. */
import { lintsOf } from '../../worker/curriculum/index.ts'
import {
  chanceOf,
  choicesOf,
  placesOf,
  shareRight,
  STRATEGY_NAMES,
  type Choice,
  type StrategyName,
} from './blind.ts'
import type { Fault } from './faults.ts'
import type { Measured, MeasuredItem } from './measure.ts'

/** Right answers in places that chance would give to fewer than one bank in a hundred are a habit of the author. */
export const LEAST_CHANCE = 0.01
/** A blind strategy stays under this share. */
export const MOST_BLIND = 0.45

export const STRATEGY_WORDS: Readonly<Record<StrategyName, string>> = {
  a: 'selalu a',
  b: 'selalu b',
  c: 'selalu c',
  d: 'selalu d',
  longest: 'selalu yang terpanjang',
  shortest: 'selalu yang terpendek',
  safest: 'selalu yang terdengar paling aman',
}

/** A question without one of these fails; the other lints of the bank are worth a second look. */
const FAILING = new Set(['EXPLANATION_MISSING', 'WHY_MISSING', 'SOURCE_MISSING'])
const NOTED: Readonly<Record<string, string>> = {
  NEGATIVE_STEM: 'NEGATIVE_STEM',
  ABSOLUTE_WORD: 'ABSOLUTE_WORD',
  LONGEST_IS_RIGHT: 'LONGEST_KEY',
}

/** `cards`: the ids of all fact cards of the course. */
export function inspectItems(
  modules: readonly Measured[],
  cards: ReadonlySet<string>,
): { readonly faults: Fault[]; readonly notes: Fault[] } {
  const faults: Fault[] = []
  const notes: Fault[] = []
  for (const { module, items, lessons } of modules) {
    const names = lessons.map(({ path }) => path.slice(module.length + 1, -'.md'.length))
    for (const item of items) {
      const at = (reason: string, about: string): Fault => ({
        file: item.path,
        line: item.line,
        reason,
        about: about === '' ? item.code : `${item.code} (${about})`,
      })
      for (const { reason, about } of lintsOf(item.item)) {
        const noted = NOTED[reason]
        if (FAILING.has(reason)) faults.push(at(reason, about))
        if (noted !== undefined) notes.push(at(noted, about))
      }
      if (item.item.objective === '') faults.push(at('OBJECTIVE_EMPTY', ''))
      const { fact } = item.item
      if (fact !== '' && !cards.has(fact)) faults.push(at('FACT_UNKNOWN', fact))
      if (fact === '' && !namesLesson(item, names)) faults.push(at('ITEM_UNLINKED', ''))
    }
    faults.push(...blindFaults(module, choicesOf(items)))
  }
  return { faults, notes }
}

/** By a tag with the lesson's file name, or "Modul 1, pelajaran 3" in its source. */
function namesLesson({ item, tags }: MeasuredItem, names: readonly string[]): boolean {
  if (tags.some((tag) => names.includes(tag))) return true
  const said = /\bpelajaran (\d+)/i.exec(item.source)
  return said !== null && names[Number(said[1]) - 1] !== undefined
}

/** Of a module, or with an empty name of the whole bank. */
export function blindFaults(module: string, choices: readonly Choice[]): Fault[] {
  const file = module === '' ? 'course.yaml' : `${module}/soal.yaml`
  const faults: Fault[] = []
  const places = placesOf(choices)
  const chance = chanceOf(places)
  if (chance < LEAST_CHANCE)
    faults.push({
      file,
      line: 0,
      reason: 'KEYS_UNEVEN',
      about: `a ${places[0]}, b ${places[1]}, c ${places[2]}, d ${places[3]}; uji multinomial eksak p = ${chance.toFixed(4)}`,
    })
  for (const name of STRATEGY_NAMES) {
    const share = shareRight(choices, name)
    if (share >= MOST_BLIND)
      faults.push({
        file,
        line: 0,
        reason: 'BLIND_HIGH',
        about: `${STRATEGY_WORDS[name]} = ${(share * 100).toFixed(0)}%, batas 45%`,
      })
  }
  return faults
}
