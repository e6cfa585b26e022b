/** What Akun saya shows: sessions, trusted computers, factor and codes, and what happened to the account, each only one's own. */
import type { AccountEvent } from '../../../site/src/render/index.ts'
import { allow } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { listEntriesOf, type LoggedEntry } from '../../core/store-entries.ts'
import { listSessions } from '../own-sessions.ts'
import type { StaffActor } from '../second-factor/pending.ts'
import { listTrusted, readRecovery } from '../second-factor/store.ts'
import { areaOf } from '../session.ts'
import { findOwnAccount, listNamesOf, listPastSessions, type PastSession } from './store-account.ts'

const EVENTS = 30
/** What who knows the password, or is in, can repeat at will must not push anything else off the list. */
const FREQUENT = {
  actions: [
    'session.begin',
    'session.fail',
    'session.prove',
    'session.open',
    'session.close',
    'passkey.rename',
    'passkey.remove',
    'factor.begin',
    'service.begin',
    'service.unlink',
    'computer.forget',
  ],
  most: 10,
} as const
/** What leaves a way in behind, or changes one: told to its owner also where it was done in her name. */
const WAYS_IN = [
  'passkey.add',
  'service.link',
  'factor.confirm',
  'recovery.make',
  'password.change',
]
/** How far back it is told on a computer on which she has not been signed in before. */
const NEW_COMPUTER_SECONDS = 14 * 86_400
/** Of the sign-ins that stopped after the password. */
const STOPPED_SHOWN = 3
/** A wrong code shortly before one's own right one is one's own. */
const OWN_SLIP_SECONDS = 15 * 60

/** Refuses SIGN_IN_NEEDED and NOT_ALLOWED to who is no member of staff. */
export function ownActor(ctx: Pick<Context, 'actor'>): StaffActor {
  const { actor } = ctx
  if (actor.kind === 'staff') return actor
  throw new Refusal(actor.kind === 'public' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED')
}

export async function readOwnAccount(ctx: Context) {
  const actor = ownActor(ctx)
  allow(ctx, 'account.readSelf', areaOf(actor))
  const account = await findOwnAccount(ctx.db, actor.accountId)
  if (account === null) throw new Refusal('SIGN_IN_NEEDED')
  const now = instant(ctx.clock)
  const past = await listPastSessions(ctx.db, actor.accountId)
  const deviceId = past.find(({ id }) => id === actor.sessionId)?.deviceId
  const trusted = await listTrusted(ctx.db, actor.accountId, now)
  const { left } = await readRecovery(ctx.db, actor.accountId)
  return {
    name: account.name,
    username: account.username,
    appSince: account.appSince,
    codesLeft: left,
    sessions: await listSessions(ctx),
    trusted: trusted.map((trust) => ({ ...trust, isThis: trust.deviceId === deviceId })),
    events: await listEvents(ctx, actor, past),
  }
}

/** Whether something was changed by somebody else, or in another session, since the account was last signed in: then Akun saya is shown before the office. */
export async function hasNews(ctx: Context, actor: StaffActor): Promise<boolean> {
  const past = await listPastSessions(ctx.db, actor.accountId)
  return (await listEvents(ctx, actor, past)).some(({ isNews }) => isNews)
}

async function listEvents(
  ctx: Context,
  actor: StaffActor,
  past: readonly PastSession[],
): Promise<AccountEvent[]> {
  const entries = await listEntriesOf(
    ctx.db,
    [actor.accountId, ...past.map(({ id }) => id)],
    EVENTS,
    FREQUENT,
  )
  const alone = entries.filter((entry, at) => !isFirstHalf(entry, entries[at - 1]))
  const stopped = alone.filter(({ action }) => action === 'session.begin').slice(STOPPED_SHOWN)
  const shown = alone.filter((entry) => !stopped.includes(entry))
  const others = entries.flatMap(({ actorId }) =>
    actorId === null || actorId === actor.accountId ? [] : [actorId],
  )
  const names = others.length === 0 ? new Map() : await listNamesOf(ctx.db, others)
  const isNews = newsSince(ctx, actor, past)
  return shown.map((entry) => ({
    at: entry.at,
    action: entry.action,
    by:
      entry.actorKind === 'system'
        ? 'SYSTEM'
        : entry.actorId === actor.accountId
          ? 'SELF'
          : { name: entry.actorId === null ? null : (names.get(entry.actorId) ?? null) },
    isNews: isNews(entry),
  }))
}

/** A right password that was followed by what it was for says nothing more; alone it stays, for then somebody stopped there. */
function isFirstHalf({ action }: LoggedEntry, next: LoggedEntry | undefined): boolean {
  const ends = ['session.open', 'factor.confirm', 'password.change']
  return action === 'session.begin' && next !== undefined && ends.includes(next.action)
}

function newsSince(
  ctx: Context,
  actor: StaffActor,
  past: readonly PastSession[],
): (entry: LoggedEntry) => boolean {
  const here = past.find(({ id }) => id === actor.sessionId)
  const before = past.find(
    ({ createdAt, id }) => id !== actor.sessionId && createdAt <= (here?.createdAt ?? ''),
  )
  if (here === undefined) return () => false
  const opened = { now: () => new Date(here.createdAt) }
  const slips = instantAfter(opened, -OWN_SLIP_SECONDS)
  // By this computer, not by the last session: whoever got in could else hide what he did by signing in once more.
  const lastHere = past.find(
    ({ createdAt, deviceId, id }) =>
      id !== here.id &&
      deviceId !== null &&
      deviceId === here.deviceId &&
      createdAt <= here.createdAt,
  )
  const seen = lastHere?.createdAt ?? instantAfter(opened, -NEW_COMPUTER_SECONDS)
  return ({ at, action, actorKind, actorId, session }) => {
    if (WAYS_IN.includes(action) && actorId === actor.accountId) {
      return session !== null && session !== here.id && at > seen
    }
    if (before === undefined || at <= before.createdAt) return false
    if (action === 'session.fail') return at < slips
    return actorKind === 'staff' && actorId !== actor.accountId
  }
}
