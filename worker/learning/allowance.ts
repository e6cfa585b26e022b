/**
 * How much phones may have kept of one cadre on a day, so that neither a stolen upload token nor a phone gone wrong can fill the
 * database or a trainer's list. What is over it stays on the phone, which sends it again: later, never lost. Pure.
 */
import type { Instant } from '../core/clock.ts'

export type Allowance = { readonly events: number; readonly notices: number }

/**
 * Events: twenty on each of a hundred days without signal arrive on one day, and one file of answers may hold as many.
 * Notices: every quiz of such a phone is told to the trainer, five on each of the hundred days.
 */
export const DAILY: Allowance = { events: 2_000, notices: 500 }

/** Notices that one event may cause. */
export const NOTICES_AN_EVENT = 2

/**
 * Bytes of one event, as JSON: the longest quiz that can be published (200 questions, ids of 38 and 10 characters) has 11,100, a
 * report all of whose characters are escaped 3,400; those of the shipped course have less than 500.
 */
export const MOST_EVENT_BYTES = 12_000

/** What is left on a day; the day begins at midnight UTC, for one limit over three time zones. */
export function leftOn(
  day: string,
  last: {
    readonly day: string
    readonly eventsLeft: number
    readonly noticesLeft: number
  } | null,
): Allowance {
  // A request that began before midnight may come after one that began later.
  if (last === null || last.day < day) return DAILY
  return { events: last.eventsLeft, notices: last.noticesLeft }
}

export function dayOf(at: Instant): string {
  return at.slice(0, 10)
}
