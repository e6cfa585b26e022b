/** How long to spend on each lesson: what a module has for theory, shared by the length of the texts, in steps of five minutes. Pure. */

const STEP = 5

/** The sum is `minutes`, whatever the lengths are; none gets nothing while there are five minutes for each. */
export function lessonMinutes(minutes: number, words: readonly number[]): number[] {
  if (words.length === 0) return []
  const steps = Math.floor(minutes / STEP)
  const each = steps >= words.length ? 1 : 0
  const free = steps - each * words.length
  const sum = words.reduce((all, count) => all + count, 0)
  const wished = words.map((count) => free * (sum === 0 ? 1 / words.length : count / sum))
  const taken = wished.map((wish) => each + Math.floor(wish))
  // What rounding left goes to those who lost most by it.
  const byLoss = wished
    .map((wish, at) => ({ at, loss: wish - Math.floor(wish) }))
    .toSorted((one, other) => other.loss - one.loss || one.at - other.at)
  let left = steps - taken.reduce((all, count) => all + count, 0)
  for (const { at } of byLoss) {
    if (left === 0) break
    taken[at] = (taken[at] ?? 0) + 1
    left -= 1
  }
  const result = taken.map((count) => count * STEP)
  result[0] = (result[0] ?? 0) + (minutes - steps * STEP)
  return result
}
