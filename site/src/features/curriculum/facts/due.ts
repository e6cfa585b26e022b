/** When a fact card has to be looked at again, and what stands at the top for it. Pure. */
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { LocalFact } from '../../../../../worker/contract/local-facts.ts'
import type { listFacts } from '../../../../../worker/contract/workshop.ts'
import type { Zone } from '../../../text/format.ts'

export type Fact = ReplyOf<typeof listFacts>['facts'][number]

/** What is due within so many days stands in the list of what to look at. */
const SOON_DAYS = 90
const DAY_MS = 86_400_000

/** The calendar date on the wall of a zone: `2026-11-22`. */
export function todayIn(zone: Zone): string {
  // Swedes write dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
}

/** Whole days from today; below 0 it is past. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
}

export type Due = {
  readonly key: string
  readonly fact: Fact
  /** The district's card that is due; null when it is the published one. */
  readonly card: LocalFact | null
  readonly reviewBy: string
  readonly days: number
}

/** Published cards and districts' own that are due soon or past, the oldest first. */
export function dueOf(
  facts: readonly Fact[],
  cards: readonly LocalFact[],
  today: string,
): readonly Due[] {
  const due = (fact: Fact, card: LocalFact | null): Due => {
    const reviewBy = card?.reviewBy ?? fact.reviewBy
    const key = `${fact.courseId}/${fact.id}/${card?.id ?? ''}`
    return { key, fact, card, reviewBy, days: daysUntil(reviewBy, today) }
  }
  const own = cards.flatMap((card) => {
    const fact = factOf(facts, card)
    return card.is === 'inForce' && fact !== undefined ? [due(fact, card)] : []
  })
  return [...facts.map((fact) => due(fact, null)), ...own]
    .filter(({ days }) => days <= SOON_DAYS)
    .toSorted((one, other) => one.days - other.days)
}

export function factOf(
  facts: readonly Fact[],
  { courseId, factId }: Pick<LocalFact, 'courseId' | 'factId'>,
): Fact | undefined {
  return facts.find((fact) => fact.courseId === courseId && fact.id === factId)
}

/** A district's cards for one fact, by where they stand. */
export function cardsOf(
  cards: readonly LocalFact[],
  { courseId, id }: Pick<Fact, 'courseId' | 'id'>,
  district: string,
): {
  readonly inForce: LocalFact | null
  readonly waiting: LocalFact | null
  readonly returned: LocalFact | null
} {
  const own = cards.filter(
    (card) => card.courseId === courseId && card.factId === id && card.district === district,
  )
  const find = (is: LocalFact['is']): LocalFact | null => own.find((card) => card.is === is) ?? null
  return { inForce: find('inForce'), waiting: find('asked'), returned: find('returned') }
}
