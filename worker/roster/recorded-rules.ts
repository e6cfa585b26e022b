/**
 * What tells whether a fact of a cadre was changed by somebody, where the words that show it do not: an end that was written down
 * before comes by itself, a village gets another name or code by a decree, two telephones end alike. Pure.
 */
import type { KnownAssignment } from './store.ts'

export type Fact = {
  /** As an officer reads it. */
  readonly texts: readonly string[]
  /** `<how it was made>:<sign>`; two that were made alike tell the fact apart. Null: the texts do. */
  readonly mark: string | null
}

/** Marks that cannot be held against each other (another pepper, or none was kept) leave it to the texts. */
export function isSameFact(before: Fact, now: Fact): boolean {
  const [how] = before.mark?.split(':') ?? []
  return now.mark !== null && how === now.mark.split(':')[0]
    ? before.mark === now.mark
    : before.texts.join('\n') === now.texts.join('\n')
}

type Decree = Pick<KnownAssignment, 'decreeNumber' | 'decreeOn' | 'decreeUntil'>
type Served = Decree &
  Pick<KnownAssignment, 'id' | 'cadreId' | 'areaCode' | 'startedOn' | 'endedOn' | 'endReason'>

/**
 * Where she serves and served as somebody recorded it, and until when: what a change of areas ended and began in its place is one
 * service, in the area where that began. Entered twice and merged, one service counts once.
 */
export function servicesOf(assignments: readonly Served[]): string[] {
  const rows = assignments.toSorted(inOrder)
  const heirs = new Map<Served, Served>()
  for (const [at, row] of rows.entries()) {
    const taken = new Set(heirs.values())
    const fits = rows.slice(at + 1).filter((next) => isHeir(row, next) && !taken.has(next))
    // It took the decree along, unless that was put right since.
    const heir = fits.find((next) => sayDecree(next) === sayDecree(row)) ?? fits[0]
    if (heir !== undefined) heirs.set(row, heir)
  }
  const taken = new Set(heirs.values())
  const lastOf = (row: Served): Served => {
    const heir = heirs.get(row)
    return heir === undefined ? row : lastOf(heir)
  }
  const said = rows
    .filter((row) => !taken.has(row))
    .map((first) => {
      const { endReason, endedOn } = lastOf(first)
      return JSON.stringify([first.areaCode, endReason === 'AREA_CHANGED' ? null : endedOn])
    })
  return [...new Set(said)].toSorted()
}

/** In the same area it would only fill the days until what stood there before. */
function isHeir(before: Served, next: Served): boolean {
  return (
    before.endReason === 'AREA_CHANGED' &&
    before.cadreId === next.cadreId &&
    before.endedOn === next.startedOn &&
    before.areaCode !== next.areaCode
  )
}

/** One that began and ended on a day comes before what went on from it on that day. */
function inOrder(a: Served, b: Served): number {
  const isLonger = (each: Served) => Number(each.endedOn !== each.startedOn)
  return (
    a.startedOn.localeCompare(b.startedOn) || isLonger(a) - isLonger(b) || a.id.localeCompare(b.id)
  )
}

/** All decrees that are recorded of her, also of what has ended; what a change of areas took along counts once. */
export function decreesOf(assignments: readonly Decree[]): string[] {
  const said = assignments.map(sayDecree).filter((decree) => decree !== '')
  return [...new Set(said)].toSorted()
}

function sayDecree({ decreeNumber, decreeOn, decreeUntil }: Decree): string {
  return decreeNumber === null && decreeOn === null && decreeUntil === null
    ? ''
    : JSON.stringify([decreeNumber, decreeOn, decreeUntil])
}
