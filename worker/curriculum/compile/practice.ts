/**
 * The inside of `:::latihan`, as micromark wrote it, to its choices: a plain list of check boxes, `[x]` before the right one,
 * ` | ` between what one may choose and what is said to who chose it. Pure.
 */
import { trusted, type Practice } from '../../../site/src/render/index.ts'
import { no, ok, type Result } from '../../core/result.ts'

type Faulty = {
  readonly reason:
    'PRACTICE_FORM' | 'PRACTICE_ONE_RIGHT' | 'PRACTICE_FEEDBACK' | 'PRACTICE_CHOICE_PLAIN'
  /** Which choice, from 0; null for the list as a whole. */
  readonly index: number | null
}

const LIST = /^<ul>([\s\S]*)<\/ul>$/
const ITEM = /<li>([\s\S]*?)<\/li>/g
const CHECK = /^<input type="checkbox" disabled="" (checked="" )?\/> /
/** A list in a list, a paragraph, a box: none of them belongs into a choice. */
const BLOCK = /<(?:ul|ol|li|p|div|table|blockquote|pre|h\d|figure|hr)\b/
/** What can be tapped itself would take the tap from the choice. */
const TAPPED = /<(?:a|input|img)\b/

export function readPractice(inside: string): Result<Practice['choices'], Faulty> {
  const list = LIST.exec(inside.trim())?.[1]
  if (list === undefined) return no<Faulty>({ reason: 'PRACTICE_FORM', index: null })
  const choices: Practice['choices'][number][] = []
  for (const [, item = ''] of list.matchAll(ITEM)) {
    const index = choices.length
    const check = CHECK.exec(item)
    if (check === null || BLOCK.test(item)) return no<Faulty>({ reason: 'PRACTICE_FORM', index })
    const words = item.slice(check[0].length)
    const cut = words.search(/\s\|\s/)
    const text = (cut === -1 ? words : words.slice(0, cut)).trim()
    const feedback = cut === -1 ? '' : words.slice(cut + 3).trim()
    if (TAPPED.test(text)) return no<Faulty>({ reason: 'PRACTICE_CHOICE_PLAIN', index })
    if (text === '' || feedback === '') return no<Faulty>({ reason: 'PRACTICE_FEEDBACK', index })
    choices.push({
      // Safe: micromark wrote both.
      text: trusted(text),
      feedback: trusted(feedback),
      isRight: check[1] !== undefined,
    })
  }
  const isListOnly = list.replaceAll(ITEM, '').trim() === ''
  if (!isListOnly || choices.length < 2) {
    return no<Faulty>({ reason: 'PRACTICE_FORM', index: null })
  }
  if (choices.filter(({ isRight }) => isRight).length !== 1)
    return no<Faulty>({ reason: 'PRACTICE_ONE_RIGHT', index: null })
  return ok(choices)
}
