/** A member of staff's own passkeys: beside the app of codes, never in its place (see the README of this folder). */
import type { CreatedKey, KeyWish } from '../../contract/passkeys.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { demandProof } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import { prove } from '../account/change.ts'
import { ownActor } from '../account/own-account.ts'
import type { Browser } from '../browser.ts'
import { proveBy } from '../second-factor/prove-again.ts'
import { areaOf } from '../session.ts'
import { here, newChallenge, take } from './ask.ts'
import { readMade, wishFor } from './library.ts'
import { keyLabel, MOST_KEYS, type KeySite } from './rules.ts'
import {
  deleteStaffKey,
  insertStaffKey,
  listOffered,
  listOwnKeys,
  renameKey,
  type OwnKeyRow,
} from './store.ts'

/**
 * What the browser is to be told, after password and second factor were shown once more (ASVS 5.0 V7.5.1), and the cookie under which
 * the session goes on. Refuses PASSKEY_ELSEWHERE, PASSKEYS_FULL, INPUT_INVALID for a name, and what `prove` refuses.
 */
export async function beginKey(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  given: { readonly password: string; readonly code: string; readonly label: string },
): Promise<{ readonly wish: KeyWish; readonly setCookie: string }> {
  const actor = ownActor(ctx)
  allow(ctx, 'passkey.add', areaOf(actor))
  const at = here(site)
  readLabel(given.label)
  const known = await listOwnKeys(ctx.db, actor.accountId)
  if (known.length >= MOST_KEYS) throw new Refusal('PASSKEYS_FULL', { most: MOST_KEYS })
  const { checked, clear } = await prove(ctx, given)
  const setCookie = await proveBy(ctx, browser, checked, [clear])
  const wish = await wishFor(
    at,
    { id: actor.accountId, name: actor.name, displayName: actor.name },
    await newChallenge(ctx, actor.sessionId, 'ADD'),
    await listOffered(ctx.db, actor.accountId, at.rpId),
    'anywhere',
  )
  return { wish, setCookie }
}

/** Refuses PASSKEY_EXPIRED, PASSKEY_WRONG, also for one that is known already, PASSKEYS_FULL, PROVE_AGAIN, INPUT_INVALID. */
export async function saveKey(
  ctx: Context,
  site: KeySite | null,
  { label: typed, created }: { readonly label: string; readonly created: CreatedKey },
): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'passkey.add', areaOf(actor))
  const at = here(site)
  const label = readLabel(typed)
  demandProof(ctx, by)
  const made = await readMade(at, await take(ctx, actor.sessionId, 'ADD'), created)
  if (made === null) throw new Refusal('PASSKEY_WRONG')
  const id = ctx.ids.uuid()
  const { accountId, sessionId: session } = actor
  const entry = { entity: 'staff_account', entityId: accountId, detail: { passkey: id, session } }
  const done = await commit(ctx, by, entry, [
    insertStaffKey({
      ...made,
      id,
      kind: 'staff',
      subjectId: accountId,
      deviceId: null,
      rpId: at.rpId,
      transports: created.response.transports,
      label,
      now: instant(ctx.clock),
    }),
  ])
  if (done.applied) return
  if (done.constraint !== 'change') throw new Refusal('PASSKEY_WRONG')
  throw new Refusal('PASSKEYS_FULL', { most: MOST_KEYS })
}

/** Another's is like one that is gone: nothing happens. Refuses INPUT_INVALID for what is no name. */
export async function renameOwnKey(ctx: Context, id: string, typed: string): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'passkey.rename', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: { passkey: id } }
  await commit(ctx, by, entry, [renameKey(actor.accountId, id, readLabel(typed))])
}

/**
 * Another's is like one that is gone: nothing happens. Refuses PROVE_AGAIN, and LAST_FACTOR where the account would be left with its
 * password alone.
 */
export async function removeKey(ctx: Context, id: string): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'passkey.remove', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: { passkey: id } }
  const done = await commit(ctx, by, entry, [deleteStaffKey(actor.accountId, id)])
  if (done.applied) return
  const left = await listOwnKeys(ctx.db, actor.accountId)
  if (left.some((key) => key.id === id)) throw new Refusal('LAST_FACTOR')
}

export function listKeys(ctx: Context): Promise<OwnKeyRow[]> {
  return listOwnKeys(ctx.db, ownActor(ctx).accountId)
}

function readLabel(typed: string): string {
  const label = keyLabel(typed)
  if (label === null) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'nama', message: 'not_a_name' }] })
  }
  return label
}
