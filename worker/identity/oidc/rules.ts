/** What a district's own sign-in service may open, and what its word counts for. Pure. */
import type { Grant } from '../../core/access.ts'
import { isWithin, type AreaCode } from '../../core/region-code.ts'
import type { SignInService } from '../../core/sign-in-services.ts'

const MINUTE = 60

/** From setting out to coming back: time to type a password and fetch a code there. */
export const FLOW_SECONDS = 10 * MINUTE

/**
 * How old a sign-in at the service may be (`max_age`, `auth_time`): as long as our own session lives without use. To link, it has to
 * be from now, by the person who sits there.
 */
export const MAX_AGE_SECONDS = { signIn: 12 * 60 * MINUTE, link: FLOW_SECONDS }

/** How far the clock of a service may be off. */
export const SKEW_SECONDS = 30

/** RFC 8725 section 3.1: signatures only, by the service's key pair; never none, never a shared secret. */
export const ALGORITHMS: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']

/**
 * Why nobody was let in or linked. OVER: the way was not begun in this browser, is used or too old. REFUSED: the service says no, or
 * she broke off there. DOWN: it does not answer. WRONG: its answer is not to be trusted. UNLINKED: nobody's identity. CLOSED, WAITING:
 * the account is closed, or waits for its one-time link. OUTSIDE: the account holds roles where the service has no say.
 * TAKEN: the identity opens another account. SESSION: not in the session in which linking was begun.
 */
export const FAULTS = [
  'OVER',
  'REFUSED',
  'DOWN',
  'WRONG',
  'UNLINKED',
  'CLOSED',
  'WAITING',
  'OUTSIDE',
  'TAKEN',
  'SESSION',
] as const
export type Fault = (typeof FAULTS)[number]

export class ServiceFault extends Error {
  readonly code: Fault
  constructor(code: Fault) {
    super(code)
    this.code = code
  }
}

/**
 * Whoever runs a service can sign in as anybody it knows: so it opens no account that holds a role beyond its area, or, without a
 * role, belongs to an office beyond it.
 */
export function mayOpen(
  { area }: Pick<SignInService, 'area'>,
  account: { readonly grants: readonly Grant[]; readonly homeCode: AreaCode | null },
): boolean {
  if (account.grants.length > 0) return account.grants.every((grant) => isWithin(grant.area, area))
  return account.homeCode !== null && isWithin(account.homeCode, area)
}

/** When a code of her own was shown in a session that the service's word alone opened: also right after linking, another session had it. */
export const NEVER_SHOWN = new Date(0).toISOString()

/** Does the ID token say what the deployment takes for a second factor; without that setting nothing is assumed. */
export function showedSecondFactor(
  { secondFactor }: Pick<SignInService, 'secondFactor'>,
  claims: { readonly amr?: unknown; readonly acr?: unknown },
): boolean {
  if (secondFactor === undefined) return false
  if ('acr' in secondFactor) {
    return typeof claims.acr === 'string' && secondFactor.acr.includes(claims.acr)
  }
  const { amr } = claims
  return Array.isArray(amr) && secondFactor.amr.some((method) => amr.includes(method))
}

/** As people know it; by its host where the deployment has not got it any more. */
export function nameOfService(
  services: readonly Pick<SignInService, 'issuer' | 'name'>[],
  issuer: string,
): string {
  return services.find((each) => each.issuer === issuer)?.name ?? new URL(issuer).host
}
