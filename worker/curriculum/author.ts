/** Who saved or asked something: as colleagues see it, and to tell one person from another. */
import type { Actor } from '../core/access.ts'

/** The name of the account, or of the job that did it. */
export function nameOf(actor: Actor): string {
  if (actor.kind === 'staff') return actor.name
  return actor.kind === 'system' ? actor.job : ''
}

/** The account, or `system:` and the job; null for who has neither. */
export function personOf(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.accountId
  return actor.kind === 'system' ? `system:${actor.job}` : null
}

/** Names that are the same are not one person: `byId` tells. */
export type Saved = { readonly at: string; readonly by: string; readonly byId: string | null }

export function savedBy(actor: Actor, at: string): Saved {
  return { at, by: nameOf(actor), byId: personOf(actor) }
}
