/** Ids that come out the same every time: the demonstration's addresses and codes can stand in the README. */
import type { Clock } from '../../worker/core/clock.ts'
import { uuidV7, type Ids } from '../../worker/core/ids.ts'

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function fixedIds(clock: Clock, seed: number): Ids {
  const roll = dice(seed)
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(roll() * 256))
  return { bytes, uuid: () => uuidV7(clock, bytes) }
}
