/** The order of a paper on the phone: the same attempt always gives the same. Pure. */
import type { Question } from '../../../worker/contract/curriculum.ts'

/** Questions and their options in the order that belongs to an attempt; `attemptId` is a UUID. */
export function shuffledPaper(questions: readonly Question[], attemptId: string): Question[] {
  const random = randomFrom(attemptId)
  return shuffled(questions, random).map((question) => ({
    ...question,
    options: shuffled(question.options, random),
  }))
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = items.slice()
  const out: Item[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return out
}

/** FNV-1a of the text seeds mulberry32: numbers in [0, 1). Nothing secret hangs on them. */
function randomFrom(text: string): () => number {
  let state = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 16_777_619)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
