/** Who the cookies of a request say is acting. One read; a session in use is prolonged now and then. */
import type { Actor, Grant } from '../core/access.ts'
import { instant, type Clock } from '../core/clock.ts'
import type { Db } from '../core/db.ts'
import { sessionHash } from './browser.ts'
import { TOUCH_SECONDS } from './rules.ts'
import { findSession, touchSession, type LiveSession } from './store-sessions.ts'

const PUBLIC: Actor = { kind: 'public' }

/** `public` without a live session of someone who may still sign in. */
export async function readActor(db: Db, clock: Clock, cookies: string): Promise<Actor> {
  const hash = await sessionHash(cookies)
  if (hash === null) return PUBLIC
  const now = instant(clock)
  const session = await findSession(db, hash, now)
  const actor = session === null ? PUBLIC : asActor(session)
  if (session !== null && actor.kind !== 'public') await touch(db, session, now)
  return actor
}

function asActor(session: LiveSession): Actor {
  const sessionId = session.id
  if (session.kind === 'cadre') {
    if (session.districtCode === null) return PUBLIC
    return {
      kind: 'cadre',
      cadreId: session.subjectId,
      district: session.districtCode,
      sessionId,
    }
  }
  // A session of staff that was opened without a second factor opens nothing.
  if (session.staffName === null || session.provedAt === null) return PUBLIC
  return {
    kind: 'staff',
    accountId: session.subjectId,
    name: session.staffName,
    grants: readGrants(session.grants),
    sessionId,
    provedAt: session.provedAt,
    // Safe: the JSON list that the store builds.
    visits: JSON.parse(session.visits) as string[],
  }
}

/** The JSON list that the store builds from `staff_grants`. */
export function readGrants(list: string | null): Grant[] {
  // Safe: written by `createStaff` only, whose roles are checked by type.
  return JSON.parse(list ?? '[]') as Grant[]
}

async function touch(db: Db, session: LiveSession, now: string): Promise<void> {
  const at = Date.parse(now)
  if (at - Date.parse(session.lastSeenAt) < TOUCH_SECONDS * 1000) return
  const idleEnd = new Date(at + session.idleSeconds * 1000).toISOString()
  await touchSession(db, session.id, now, idleEnd < session.endsAt ? idleEnd : session.endsAt)
}
