/** A person's own sessions: who am I, where am I signed in, sign out here or there. */
import type { OwnSession, WhoAmI } from '../contract/identity.ts'
import { allow, type Actor } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getDistrict } from '../regions/index.ts'
import { areaOf } from './session.ts'
import { listOpenVisits } from './staff/store-links.ts'
import { findLogin } from './store.ts'
import {
  findOwnSession,
  listOpenSessions,
  revokeSession as revokeOwnSession,
} from './store-sessions.ts'
import { revokeUploadTokensOf } from './store-upload-tokens.ts'

type Person = Extract<Actor, { kind: 'cadre' | 'staff' }>

export async function readSession(ctx: Context): Promise<WhoAmI> {
  const { actor } = ctx
  switch (actor.kind) {
    case 'public':
    case 'system':
      return { kind: 'public' }
    case 'staff': {
      const grants = actor.grants.map(({ role, area }) => ({ role, area }))
      return { kind: 'staff', accountId: actor.accountId, name: actor.name, grants }
    }
    case 'cadre': {
      const login = await findLogin(ctx.db, actor.cadreId)
      if (login === null) return { kind: 'public' }
      const { cadreId, name, caption, districtCode: district } = login
      return { kind: 'cadre', cadreId, name, caption, district }
    }
  }
}

/** The same for a page that asks: it also shows whether her district is an example, and which visits of a superadmin are open. */
export async function readOwnSession(ctx: Context): Promise<WhoAmI> {
  const who = await readSession(ctx)
  const { actor } = ctx
  const isVisiting = actor.kind === 'staff' && (actor.visits ?? []).length > 0
  if (who.kind === 'staff' && isVisiting) {
    const visits = await listOpenVisits(ctx.db, actor.accountId, instant(ctx.clock))
    return visits.length === 0 ? who : { ...who, visits }
  }
  if (who.kind !== 'cadre') return who
  const { isDemo } = await getDistrict(ctx, who.district)
  return { ...who, isDemo }
}

export async function listSessions(ctx: Context): Promise<OwnSession[]> {
  allow(ctx, 'session.list', areaOf(ctx.actor))
  const person = personOf(ctx.actor)
  const rows = await listOpenSessions(ctx.db, person.kind, idOf(person), instant(ctx.clock))
  return rows.map(({ id, client, createdAt, lastSeenAt }) => ({
    id,
    client,
    openedAt: createdAt,
    lastSeenAt,
    isThis: id === person.sessionId,
  }))
}

/**
 * Ends one of the caller's sessions; another person's is NOT_FOUND, one that has ended already is fine. A cadre who ends a
 * session on another phone takes its upload tokens away too; signing out here does not, for they send what is still unsent.
 */
export async function revokeSession(ctx: Context, id: string): Promise<void> {
  const by = allow(ctx, 'session.close', areaOf(ctx.actor))
  const person = personOf(ctx.actor)
  const now = instant(ctx.clock)
  const done = await commit(ctx, by, { entity: 'session', entityId: id }, [
    revokeOwnSession(person.kind, idOf(person), id, now),
    ...(person.kind === 'cadre' && id !== person.sessionId
      ? [revokeUploadTokensOf(person.cadreId, id, person.sessionId, now)]
      : []),
  ])
  if (done.applied) return
  if ((await findOwnSession(ctx.db, person.kind, idOf(person), id)) === null) {
    throw new Refusal('NOT_FOUND')
  }
}

/** Ends the session of this request; without one there is nothing to end. */
export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx
  if (actor.kind === 'cadre' || actor.kind === 'staff') await revokeSession(ctx, actor.sessionId)
}

function personOf(actor: Actor): Person {
  if (actor.kind === 'cadre' || actor.kind === 'staff') return actor
  throw new Refusal('SIGN_IN_NEEDED')
}

function idOf(person: Person): string {
  return person.kind === 'cadre' ? person.cadreId : person.accountId
}
