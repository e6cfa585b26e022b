/**
 * Opening sessions. A session is a random token in a cookie, of which the database keeps only the hash.
 * `newSession` gives the writes to the verbs of this room; `openSession` is for the seed and the tests.
 */
import { allow, type Actor } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import { hashOf, newCookie, toHex, type Browser } from './browser.ts'
import { SESSION_LIFE, type SessionLife } from './rules.ts'
import { insertSession, noteSignIn, revokeToken } from './store-sessions.ts'

export type Opened = { readonly actor: Actor; readonly setCookies: readonly string[] }

type Subject = {
  readonly kind: 'cadre' | 'staff'
  readonly id: string
  readonly deviceId: string | null
  readonly life: SessionLife
  /** When staff last showed both factors, if that was not now. */
  readonly provedAt?: string
  /** The end of a session that it takes the place of: without a secret shown anew it lives no longer. */
  readonly endsBy?: string
}

/** The area in which a person's own sessions are told of; the nation for those who have none. */
export function areaOf(actor: Actor): AreaCode {
  if (actor.kind === 'cadre') return actor.district
  return actor.kind === 'staff' ? (actor.grants[0]?.area ?? NATION) : NATION
}

/** The writes of a new session, the first being the session itself, and what the browser gets. */
export async function newSession(
  ctx: Context,
  browser: Browser,
  subject: Subject,
): Promise<{
  readonly id: string
  readonly open: Sql
  /** Ends the session that this browser had, and notes the day on which staff signed in. */
  readonly rotate: readonly Sql[]
  readonly setCookie: string
  readonly pair: string
}> {
  const life = SESSION_LIFE[subject.life]
  const id = ctx.ids.uuid()
  const now = instant(ctx.clock)
  const cookie = await newCookie(
    browser.scheme,
    'session',
    toHex(ctx.ids.bytes(32)),
    life.keep ? life.absolute : null,
  )
  const before = await hashOf(browser, 'session')
  const endsAt = earlier(instantAfter(ctx.clock, life.absolute), subject.endsBy)
  return {
    id,
    open: insertSession({
      id,
      tokenHash: cookie.hash,
      kind: subject.kind,
      subjectId: subject.id,
      deviceId: subject.deviceId,
      client: browser.client,
      now,
      idleSeconds: life.idle,
      expiresAt: earlier(instantAfter(ctx.clock, life.idle), endsAt),
      endsAt,
      provedAt: subject.kind === 'staff' ? (subject.provedAt ?? now) : null,
    }),
    rotate: [
      ...(before === null ? [] : [revokeToken(before, now)]),
      ...(subject.kind === 'staff' ? [noteSignIn(subject.id, now)] : []),
    ],
    setCookie: cookie.setCookie,
    pair: cookie.pair,
  }
}

function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one
}

/**
 * Opens a session without PIN or password, for the seed and the tests (SYSTEM only).
 * Returns the Cookie header that acts as the person. Refuses NOT_FOUND for an unknown or disabled person.
 */
export async function openSession(
  ctx: Context,
  who: {
    readonly kind: 'cadre' | 'staff'
    readonly id: string
    readonly scheme: Browser['scheme']
  },
): Promise<{ readonly sessionId: string; readonly cookie: string }> {
  const by = allow(ctx, 'session.make', NATION)
  const browser = {
    scheme: who.scheme,
    session: null,
    device: null,
    pending: null,
    client: '',
    address: '',
  }
  const session = await newSession(ctx, browser, {
    kind: who.kind,
    id: who.id,
    deviceId: null,
    life: who.kind === 'cadre' ? 'own' : 'staff',
  })
  const entry = { entity: 'session', entityId: session.id, detail: { kind: who.kind } }
  const done = await commit(ctx, by, entry, [session.open])
  if (!done.applied) throw new Refusal('NOT_FOUND')
  return { sessionId: session.id, cookie: session.pair }
}
