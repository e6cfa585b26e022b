/** Contexts and actors for tests on the real D1: own clock and ids, any actor. */
import { env } from 'cloudflare:workers'
import type { Actor, Grant } from '../../worker/core/access.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { contextOf, type Context } from '../../worker/core/context.ts'
import { PROVED } from './proved.ts'

export const NOW = '2026-11-21T02:00:00.000Z'

export const SYSTEM: Actor = { kind: 'system', job: 'test' }
export const PUBLIC: Actor = { kind: 'public' }

export function staff(role: Grant['role'], area: string, accountId = `${role}-${area}`): Actor {
  return {
    kind: 'staff',
    accountId,
    name: `Akun ${role}`,
    grants: [{ role, area }],
    sessionId: 'test',
    // As after a reason was written down.
    ...(role === 'SUPERADMIN' ? { visits: [area] } : {}),
    provedAt: PROVED,
  }
}

export function cadre(cadreId: string, district: string): Actor {
  return { kind: 'cadre', cadreId, district, sessionId: 'test' }
}

/** A context for an actor; logs go nowhere. `at` sets a clock that stands still. */
export function contextFor(actor: Actor, at = NOW): Context {
  return contextOf(env, { actor, clock: fixedClock(at), log: () => undefined })
}
