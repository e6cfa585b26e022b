/**
 * How many of the cadres counted somewhere are no KPM, by kind: what the word for all of them hangs on. A Tim Pendamping Keluarga
 * counts as one kind; whoever is in none of the three is a KPM.
 */
import * as z from 'zod/mini'
import type { CadreKind } from './roster-rows.ts'

const count = z.int().check(z.nonnegative())

/** What all who are counted are called, as `site/src/text/counted-kinds.ts` decides. */
export const cadreWord = z.enum(['KPM', 'kader'])

/** Fields of a count of cadres. */
export const kindCounts = { tpkCadres: count, posyanduCadres: count, otherCadres: count }
export type KindCounts = { readonly [Key in keyof typeof kindCounts]: number }

/** And of those of them who are trained. */
export const trainedKindCounts = {
  tpkTrained: count,
  posyanduTrained: count,
  otherTrained: count,
}
export type TrainedKindCounts = { readonly [Key in keyof typeof trainedKindCounts]: number }

const KEY_OF: Readonly<Record<Exclude<CadreKind, 'KPM'>, keyof KindCounts>> = {
  TPK_BIDAN: 'tpkCadres',
  TPK_PKK: 'tpkCadres',
  TPK_KB: 'tpkCadres',
  POSYANDU: 'posyanduCadres',
  OTHER: 'otherCadres',
}

/** `kinds`: that of each person, once per person. */
export function countKinds(kinds: Iterable<CadreKind>): KindCounts {
  const counts = { tpkCadres: 0, posyanduCadres: 0, otherCadres: 0 }
  for (const kind of kinds) if (kind !== 'KPM') counts[KEY_OF[kind]] += 1
  return counts
}

/** Of the same persons, those who are trained. */
export function countTrainedKinds(kinds: Iterable<CadreKind>): TrainedKindCounts {
  const { tpkCadres, posyanduCadres, otherCadres } = countKinds(kinds)
  return { tpkTrained: tpkCadres, posyanduTrained: posyanduCadres, otherTrained: otherCadres }
}
