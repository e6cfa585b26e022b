/**
 * Which identity of which service opens an account: linked by its owner alone, who shows password and code first, as for every new way
 * in (ASVS 5.0 V7.5.1), and signs in at the service anew; taken away by her, by her office, and by a reset of her sign-in.
 */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { hostOf, type SignInService } from '../../core/sign-in-services.ts'
import { change, prove, type Given } from '../account/change.ts'
import { ownActor } from '../account/own-account.ts'
import { revokeOtherSessions } from '../account/store-account.ts'
import { pepperVersion } from '../argon2.ts'
import type { Browser } from '../browser.ts'
import { readGrants } from '../read-actor.ts'
import { endEntries, endOtherPending } from '../second-factor/store.ts'
import { areaOf } from '../session.ts'
import { getOther, onlyWithin } from '../staff/members.ts'
import { sessionStands } from '../store-sessions.ts'
import { linkingRow, newFlow, type Linking } from './flow.ts'
import { addressOf, type Claims } from './provider.ts'
import { sessionEnd } from './reach.ts'
import { mayOpen, nameOfService, NEVER_SHOWN, ServiceFault } from './rules.ts'
import { getService, subjectHashes } from './sign-in.ts'
import {
  findReach,
  insertFlow,
  insertIdentity,
  listIdentities,
  removeIdentities,
  removeIdentity,
} from './store-oidc.ts'

export type OwnService = {
  readonly issuer: string
  readonly name: string
  readonly host: string
  /** Null while nothing of it opens the account. */
  readonly linkedAt: string | null
  readonly lastUsedAt: string | null
  /** False for one that the deployment has not got any more, or that has no say over all her roles. */
  readonly mayOpen: boolean
}

/** The services that may open the caller's account, and those that were linked before. Mostly none. */
export async function listOwnServices(ctx: Context): Promise<readonly OwnService[]> {
  const actor = ownActor(ctx)
  allow(ctx, 'account.readSelf', areaOf(actor))
  const linked = await listIdentities(ctx.db, actor.accountId)
  const mayBe = await listReaching(ctx, actor.accountId)
  const shown = ctx.signInServices
    .map((service) => ({
      issuer: service.issuer,
      name: service.name,
      host: hostOf(service),
      linkedAt: null,
      lastUsedAt: null,
      ...linked.find(({ issuer }) => issuer === service.issuer),
      mayOpen: mayBe.includes(service),
    }))
    .filter(({ linkedAt, mayOpen: may }) => may || linkedAt !== null)
  const gone = linked
    .filter(({ issuer }) => ctx.signInServices.every((service) => service.issuer !== issuer))
    .map((row) => ({
      ...row,
      name: nameOfService([], row.issuer),
      host: hostOf(row),
      mayOpen: false,
    }))
  return [...shown, ...gone]
}

/**
 * Password and code were typed: sets out to the service. Refuses NOT_FOUND for one that has no say over the account, and what `prove`
 * refuses; throws a ServiceFault.
 */
export async function setOutToLink(
  ctx: Context,
  browser: Browser,
  issuer: string,
  given: Given,
): Promise<{
  readonly service: SignInService
  readonly address: string
  readonly setCookie: string
}> {
  const { accountId, sessionId } = ownActor(ctx)
  const service = getService(ctx, issuer)
  if (!(await listReaching(ctx, accountId)).includes(service)) throw new Refusal('NOT_FOUND')
  const flow = await newFlow(ctx, browser, service, 'link')
  // Before the code is used up: a service that is down costs none.
  const address = await addressOf(ctx, service, flow.bound, 'link')
  const { actor, checked, clear } = await prove(ctx, given)
  await change(
    ctx,
    actor,
    'service.begin',
    {},
    [
      checked.use(sessionStands(sessionId, instant(ctx.clock))),
      ...checked.clear,
      clear,
      insertFlow(linkingRow(ctx, flow, service, { accountId, sessionId })),
    ],
    checked,
  )
  return { service, address, setCookie: flow.setCookie }
}

/** Throws ServiceFault SESSION in any other session than the one in which it was begun, OUTSIDE, TAKEN. */
export async function link(
  ctx: Context,
  service: SignInService,
  { accountId, sessionId }: Linking,
  claims: Claims,
): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || actor.accountId !== accountId || actor.sessionId !== sessionId) {
    throw new ServiceFault('SESSION')
  }
  if (!(await listReaching(ctx, accountId)).includes(service)) throw new ServiceFault('OUTSIDE')
  const now = instant(ctx.clock)
  const [subjectHash, ...older] = await subjectHashes(ctx, service, claims)
  const by = allow(ctx, 'service.link', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: accountId, detail: { session: sessionId } }
  const done = await commit(ctx, by, entry, [
    insertIdentity(
      {
        id: ctx.ids.uuid(),
        accountId,
        issuer: service.issuer,
        subjectHash,
        pepperVersion: await pepperVersion(ctx),
        now,
      },
      older,
      sessionStands(sessionId, now),
    ),
  ])
  if (!done.applied) throw new ServiceFault('TAKEN')
}

/**
 * Her own, and whoever came in by it elsewhere or is on the way in: every session but this one ends. One that is not linked is like one
 * that was unlinked: nothing happens.
 */
export async function unlinkOwn(ctx: Context, issuer: string): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'service.unlink', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: {} }
  const now = instant(ctx.clock)
  // One that the service's word alone opened ends too: nothing would be left by which a later role beyond its area finds it.
  const kept = actor.provedAt === NEVER_SHOWN ? '' : actor.sessionId
  await commit(ctx, by, entry, [
    removeIdentity(actor.accountId, issuer),
    revokeOtherSessions(actor.accountId, kept, now),
    endOtherPending(actor.accountId, '', now),
  ])
}

/**
 * A colleague's, all of them: for who left the office that runs the service, or whose identity there is not hers alone any more. Where
 * she is signed in ends too. Refuses OWN_ACCOUNT, BEYOND_AREA; a repeat is fine.
 */
export async function unlinkStaff(
  ctx: Context,
  { district, accountId }: { readonly district: AreaCode; readonly accountId: string },
): Promise<Record<string, never>> {
  const by = allow(ctx, 'account.unlink', district)
  const member = await getOther(ctx, by, accountId)
  onlyWithin(ctx, 'account.unlink', member)
  const now = instant(ctx.clock)
  const [identities, flows] = removeIdentities(accountId, now)
  const entry = { entity: 'staff_account', entityId: accountId }
  await commit(ctx, by, entry, [identities, flows, ...endEntries(accountId, now)])
  return {}
}

async function listReaching(ctx: Context, accountId: string): Promise<readonly SignInService[]> {
  if (ctx.signInServices.length === 0) return []
  const found = await findReach(ctx.db, accountId, instant(ctx.clock), sessionEnd(ctx))
  if (found === null) return []
  const { reach, homeCode } = found
  return ctx.signInServices.filter((service) =>
    mayOpen(service, { grants: readGrants(reach), homeCode }),
  )
}
