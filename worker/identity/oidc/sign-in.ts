/**
 * Signing in by a district's own service: it stands for the password, never for more, unless the deployment says that it asks for a
 * second factor and the ID token says that it did (ASVS 5.0 V6.8.4). Whom it opens was linked before, by that person: never by a
 * name or an address that a service tells.
 */
import { instant } from '../../core/clock.ts'
import { onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { SignInService } from '../../core/sign-in-services.ts'
import { pepperVersion } from '../argon2.ts'
import type { Browser } from '../browser.ts'
import { readComputer } from '../computer.ts'
import { readGrants } from '../read-actor.ts'
import { openStaffSession } from '../second-factor/open-session.ts'
import { openPending } from '../second-factor/pending.ts'
import { findTrust, useTrust } from '../second-factor/store.ts'
import type { Next } from '../second-factor/steps.ts'
import { putDevice } from '../store.ts'
import { newFlow } from './flow.ts'
import { addressOf, type Claims } from './provider.ts'
import { sessionEnd } from './reach.ts'
import { mayOpen, NEVER_SHOWN, ServiceFault, showedSecondFactor } from './rules.ts'
import { findLinked, useIdentity, wasGone, type LinkedAccount } from './store-oidc.ts'

/** Where to go, and with which cookie; nothing is written. Refuses NOT_FOUND for a service that the deployment has not got; throws a ServiceFault. */
export async function setOut(
  ctx: Context,
  browser: Browser,
  issuer: string,
): Promise<{
  readonly service: SignInService
  readonly address: string
  readonly setCookie: string
}> {
  const service = getService(ctx, issuer)
  const { bound, setCookie } = await newFlow(ctx, browser, service, 'signIn')
  return { service, address: await addressOf(ctx, service, bound, 'signIn'), setCookie }
}

export function getService(ctx: Context, issuer: string): SignInService {
  const service = ctx.signInServices.find((each) => each.issuer === issuer)
  if (service === undefined) throw new Refusal('NOT_FOUND')
  return service
}

// Right behind `useIdentity`: nothing opens when it was unlinked since it was read.
const onlyIfUsed = onlyUnless(wasGone)

/** As `signInStaff` after the password. Throws ServiceFault UNLINKED, CLOSED, WAITING, OUTSIDE. */
export async function signInLinked(
  ctx: Context,
  browser: Browser,
  service: SignInService,
  claims: Claims,
): Promise<Next & { readonly setCookies: readonly string[] }> {
  const now = instant(ctx.clock)
  const hashes = await subjectHashes(ctx, service, claims)
  const linked = await findLinked(ctx.db, service.issuer, hashes, now, sessionEnd(ctx))
  if (linked === null) throw new ServiceFault('UNLINKED')
  assertOpen(service, linked)
  const { accountId } = linked
  const keyed = { hash: hashes[0], pepperVersion: await pepperVersion(ctx) }
  const used = useIdentity(linked.id, keyed, now)
  const computer = await readComputer(ctx, browser, linked.username)
  const mayBeEnough = linked.hasFactor === 1 && linked.passwordGivenAt === null
  const trust = mayBeEnough ? await findTrust(ctx.db, accountId, computer.id, now) : null
  if (trust !== null || (mayBeEnough && showedSecondFactor(service, claims))) {
    // What needs a fresh proof asks for a code of her own: the service's word is not one.
    const provedAt = trust?.createdAt ?? NEVER_SHOWN
    const account = { ...linked, deviceId: computer.id, provedAt }
    const device = putDevice(computer.id, computer.cookie.hash, now)
    const opened =
      trust === null
        ? await openStaffSession(ctx, browser, account, 'SERVICE', [used, device])
        : await openStaffSession(ctx, browser, account, 'TRUSTED', [
            useTrust(trust.id, now),
            used,
            onlyIfUsed,
            device,
          ])
    if (opened === null) throw new ServiceFault('CLOSED')
    const setCookies = [...opened.setCookies, computer.cookie.setCookie]
    return { kind: 'open', ...opened, setCookies }
  }
  const after = [used, onlyIfUsed]
  const { setCookies } = await openPending(ctx, browser, { accountId, by: 'SERVICE', after })
  return { kind: 'step', setCookies }
}

/** The keyed hashes of an identity, today's pepper's first. */
export function subjectHashes(
  ctx: Pick<Context, 'secrets'>,
  { issuer }: SignInService,
  { sub }: Claims,
): Promise<readonly [string, ...string[]]> {
  // Safe: there is a pepper.
  return ctx.secrets.keyedEach('service-subject', `${issuer}\0${sub}`) as Promise<
    readonly [string, ...string[]]
  >
}

function assertOpen(service: SignInService, linked: LinkedAccount): void {
  if (linked.disabledAt !== null) throw new ServiceFault('CLOSED')
  if (linked.linkNeededSince !== null) throw new ServiceFault('WAITING')
  const reach = { grants: readGrants(linked.reach), homeCode: linked.homeCode }
  if (!mayOpen(service, reach)) throw new ServiceFault('OUTSIDE')
}
