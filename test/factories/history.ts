/** What was done in a district, remembered beside the product: whom a count by hand is made of, and the dice of a history. */
import type { Context } from '../../worker/core/context.ts'
import type { CadreKind } from '../../worker/contract/roster.ts'
import { contextFor, SYSTEM } from './context.ts'
import { areasOf, type Paper } from './histories.ts'

export const START = '2026-03-01'

export type Term = { readonly area: string; readonly from: string; until: string | null }
export type Held = Paper & { endedOn: string | null }
export type Entry = {
  readonly id: string
  /** As the roster has it now: it is kept as it is, not as it was. */
  kind: CadreKind
  readonly terms: Term[]
  readonly papers: Held[]
}

/** A village by one name: the day of `from` is the first, null for ever; the day of `until` is the first no more. */
export type Village = {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly from: string | null
  until: string | null
}

export class History {
  readonly areas: Village[]
  /** How many names were given. */
  names = 0
  /** How many codes were made up. */
  codes = 0
  readonly entries: Entry[] = []
  /** From the entry that was merged to the one that stands for her, with the id of the merge. */
  readonly merges = new Map<string, { readonly kept: string; readonly id: string }>()
  today = START
  events = 0
  readonly district: string
  readonly #random: () => number

  constructor(district: string, seed: number) {
    this.district = district
    this.#random = generator(seed)
    this.areas = areasOf(district).villages.map(({ code, kind }) => {
      return { code, kind, name: `Wilayah ${code}`, from: null, until: null }
    })
  }

  upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1))
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.upTo(items.length - 1)]
  }

  day(from: string, to: string): string {
    return after(from, this.upTo(Math.max(0, daysBetween(from, to))))
  }

  /** The days on which something begins or ends: where a count goes wrong first. */
  get edges(): string[] {
    const areas = this.areas.flatMap(({ from, until }) => [from, until])
    const people = this.entries.flatMap(({ terms, papers }) => [
      ...terms.flatMap(({ from, until }) => [from, until]),
      ...papers.flatMap(({ issuedOn, expiresOn, endedOn }) => [issuedOn, expiresOn, endedOn]),
    ])
    return [...areas, ...people].filter((day) => day !== null)
  }

  /** By code. */
  villagesOn(day: string): Village[] {
    return this.areas
      .filter(({ from, until }) => (from ?? day) <= day && (until === null || until > day))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  }

  /** A day until today: mostly an edge or the day before one. */
  pastDay(): string {
    const edge = this.pick(this.edges.filter((day) => day <= this.today))
    if (edge === undefined || this.upTo(4) === 0) return this.day(after(START, -60), this.today)
    return after(edge, -this.upTo(1))
  }

  get ctx(): Context {
    return contextFor(SYSTEM, this.at)
  }

  get at(): string {
    return `${this.today}T03:00:00.000Z`
  }

  /** Entries that stand for themselves. */
  get persons(): Entry[] {
    return this.entries.filter(({ id }) => !this.merges.has(id))
  }

  entriesOf(person: Entry): Entry[] {
    return this.entries.filter(
      ({ id }) => id === person.id || this.merges.get(id)?.kept === person.id,
    )
  }

  termsOf(person: Entry): Term[] {
    return this.entriesOf(person).flatMap(({ terms }) => terms)
  }
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DAY = 86_400_000
export const after = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY
