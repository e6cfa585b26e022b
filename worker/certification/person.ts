/** Who acts, as one text: to tell the second person from the first. */
import type { Actor } from '../core/access.ts'
import { Refusal } from '../core/refusal.ts'

export function personOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.accountId
  if (actor.kind === 'system') return `system:${actor.job}`
  throw new Refusal('NOT_ALLOWED')
}

/** As the log of the office names who acts; null for the clock. */
export function nameOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.name : null
}
