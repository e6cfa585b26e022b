import { holdsRole, type Staff } from '../../../lib/session.ts'

/** Which roles a button is shown for; what may be done is decided by the Worker. */
export const WRITERS = ['TRAINER', 'PUBLISHER', 'SUPERADMIN'] as const
export const PUBLISHERS = ['PUBLISHER', 'SUPERADMIN'] as const
export const REVIEWERS = ['REVIEWER'] as const

/**
 * Whose bank is asked for the questions of a course: its owner's for who works there; else, for a course from above, that of the
 * person's own area, which has those of the areas above as well.
 */
export function bankAreaOf(who: Staff, ownerArea: string): string {
  const roles: readonly string[] = [...WRITERS, ...REVIEWERS]
  if (holdsRole(who, ownerArea, roles)) return ownerArea
  return who.grants.find(({ role }) => roles.includes(role))?.area ?? ownerArea
}
