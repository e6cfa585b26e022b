/**
 * What a stranger at a desk left alone must not be able to do: certificates, names that leave the house, roles and keys
 * ask for a second factor shown within the last minutes, whatever way led here. Asked by `commit` and `note`, so no verb
 * can forget it. ASVS 5.0 V7.5.3.
 */
import type { Actor, Allowed, Permission } from './access.ts'
import type { Clock } from './clock.ts'
import { Refusal } from './refusal.ts'

/** So long a proof is good, in seconds: a sitting over one stack of proposals, not a lunch break. */
export const PROOF_SECONDS = 15 * 60

export const NEEDS_PROOF: ReadonlySet<Permission> = new Set<Permission>([
  'passkey.add',
  'passkey.remove',
  'account.create',
  'account.invite',
  'account.reset',
  'account.unlink',
  'account.disable',
  'account.enable',
  'role.grant',
  'role.end',
  'role.propose',
  'role.approve',
  'visit.open',
  'certificate.approve',
  'certificate.issue',
  'certificate.revoke',
  'certificate.correct',
  'waiver.grant',
  'message.set',
  'record.accept',
  'statement.issue',
  'statement.withdraw',
  'report.export',
  'audit.exportNation',
  'use.end',
  'cadre.erase',
  'breach.read',
  'activation.issue',
  'unit.set',
  'issuers.sign',
  'key.publish',
  'key.retire',
  'key.compromise',
  'key.rewrap',
])

/** What one person has asked for or written and another one decides: never both by the same account. */
export const SECOND_PERSON = [
  'course.review',
  'fact.decide',
  'certificate.approve',
  'certificate.return',
  'certificate.issue',
  'certificate.revoke',
  'certificate.declineRevocation',
  'waiver.grant',
  'waiver.decline',
  'record.accept',
  'record.return',
  'statement.issue',
  'statement.return',
  'role.approve',
  'role.decline',
] as const satisfies readonly Permission[]

/** Whether what the actor showed is still fresh; who is no member of staff has nothing to show. */
export function isProved({
  actor,
  clock,
}: {
  readonly actor: Actor
  readonly clock: Clock
}): boolean {
  if (actor.kind !== 'staff') return true
  return clock.now().getTime() - Date.parse(actor.provedAt) <= PROOF_SECONDS * 1000
}

/** Refuses PROVE_AGAIN. */
export function demandProof(
  ctx: { readonly actor: Actor; readonly clock: Clock },
  { permission }: Allowed,
): void {
  if (NEEDS_PROOF.has(permission) && !isProved(ctx)) throw new Refusal('PROVE_AGAIN')
}
