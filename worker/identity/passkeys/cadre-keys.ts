/**
 * A cadre signs in with her finger instead of her PIN: switched on by her PIN, on the telephone that is hers alone, and good there
 * only. Her PIN stays. The telephone's secret and the finger are the two factors; what the finger unlocks never leaves the device.
 */
import type { CreatedKey, KeyQuestion, KeyWish, ShownKey } from '../../contract/passkeys.ts'
import { allow, allowSelf, type Actor } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { deviceCookie, hashOf, type Browser } from '../browser.ts'
import { showPin } from '../own-account/show-pin.ts'
import { findOwnPhone } from '../own-account/store.ts'
import { newSession, type Opened } from '../session.ts'
import { clearTries } from '../store-tries.ts'
import { findLogin, putDevice } from '../store.ts'
import { ask, here, judge, newChallenge, take } from './ask.ts'
import { readMade, wishFor } from './library.ts'
import type { KeySite } from './rules.ts'
import { endCadreKeys } from './store-ends.ts'
import {
  deleteKey,
  endOtherKeys,
  findCadreKey,
  findOnPhone,
  insertCadreKey,
  listOnPhone,
  phoneStands,
  standsAlone,
  useKey,
} from './store.ts'

/**
 * What the telephone is to be told. Refuses PASSKEY_ELSEWHERE, PHONE_NOT_HERS, PHONE_SHARED, INPUT_INVALID for what cannot be a
 * PIN, and what `showPin` refuses.
 */
export async function beginOnPhone(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  pin: string,
): Promise<KeyWish> {
  const { by, cadreId } = allowSelf(ctx, 'passkey.begin')
  const at = here(site)
  const deviceId = await ownPhone(ctx, browser, cadreId)
  // What cannot be a PIN costs no try.
  if (!/^\d{6}$/.test(pin)) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'pin', message: 'not_a_pin' }] })
  }
  await showPin(ctx, browser, cadreId, pin)
  const entry = { entity: 'cadre_login', entityId: cadreId }
  await commit(ctx, by, entry, [clearTries('cadre', cadreId)])
  const login = await findLogin(ctx.db, cadreId)
  const name = login?.name ?? ''
  const owner = { id: cadreId, name, displayName: name }
  return wishFor(at, owner, await newChallenge(ctx, askedOn(ctx, deviceId), 'ADD'), [], 'here')
}

/** Refuses PASSKEY_EXPIRED, PASSKEY_WRONG, PHONE_NOT_HERS, PHONE_SHARED, PASSKEY_ELSEWHERE. */
export async function saveOnPhone(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  created: CreatedKey,
): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'passkey.add')
  const at = here(site)
  const deviceId = await ownPhone(ctx, browser, cadreId)
  const made = await readMade(at, await take(ctx, askedOn(ctx, deviceId), 'ADD'), created)
  if (made === null) throw new Refusal('PASSKEY_WRONG')
  const id = ctx.ids.uuid()
  const key = {
    ...made,
    id,
    kind: 'cadre',
    subjectId: cadreId,
    deviceId,
    rpId: at.rpId,
    transports: created.response.transports,
    label: browser.client,
    now: instant(ctx.clock),
  } as const
  const entry = { entity: 'cadre_login', entityId: cadreId, detail: { passkey: id } }
  const done = await commit(ctx, by, entry, [insertCadreKey(key), endOtherKeys(cadreId, id)])
  if (!done.applied) throw new Refusal('PASSKEY_WRONG')
}

/** Also from another telephone, and where there is none. */
export async function removeFromPhone(ctx: Context): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'passkey.remove')
  const entry = { entity: 'cadre_login', entityId: cadreId }
  await commit(ctx, by, entry, [endCadreKeys([cadreId])])
}

/** Since when it is on, on this telephone; null when it is not. */
export async function readOnPhone(
  ctx: Context,
  cadreId: string,
  deviceId: string,
): Promise<{ readonly since: string } | null> {
  const found = await findCadreKey(ctx.db, cadreId, deviceId)
  return found === null ? null : { since: found.createdAt }
}

/** Refuses PASSKEY_ELSEWHERE, and NOT_FOUND on a telephone that has none. */
export async function askSignIn(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
): Promise<KeyQuestion> {
  const at = here(site)
  const device = await hashOf(browser, 'device')
  const known = device === null ? [] : await listOnPhone(ctx.db, device, at.rpId)
  return ask(ctx, at, known[0]?.deviceId ?? '', 'SIGN_IN', known)
}

/**
 * Refuses PASSKEY_EXPIRED, PASSKEY_WRONG, also on a telephone that is not hers alone, and PASSKEY_COPIED when its count went back:
 * then it is gone and only the PIN helps. Wrong PINs are neither counted nor forgotten here, and what they have locked stays locked.
 */
export async function signInByKey(
  ctx: Context,
  browser: Browser,
  site: KeySite | null,
  shown: ShownKey,
): Promise<Opened> {
  const at = here(site)
  const device = await hashOf(browser, 'device')
  const key = device === null ? null : await findOnPhone(ctx.db, device, at.rpId, shown.id)
  if (key === null || device === null || browser.device === null) {
    throw new Refusal('PASSKEY_WRONG')
  }
  const { cadreId, districtCode, deviceId } = key
  const signed = await judge(at, await take(ctx, deviceId, 'SIGN_IN'), key, shown)
  const session = await newSession(ctx, browser, {
    kind: 'cadre',
    id: cadreId,
    deviceId,
    life: 'own',
  })
  const actor: Actor = { kind: 'cadre', cadreId, district: districtCode, sessionId: session.id }
  const as = { ...ctx, actor }
  if (signed === 'PASSKEY_COPIED') {
    const by = allow(as, 'passkey.remove', districtCode)
    const entry = { entity: 'cadre_login', entityId: cadreId, detail: { why: signed } }
    await commit(as, by, entry, [deleteKey(key.id)])
  }
  if (typeof signed === 'string') throw new Refusal(signed)
  const now = instant(ctx.clock)
  const by = allow(as, 'session.open', districtCode)
  const detail = { kind: 'cadre', phone: 'own', by: 'PASSKEY' }
  const done = await commit(as, by, { entity: 'session', entityId: session.id, detail }, [
    useKey(key, signed, now, phoneStands(cadreId, deviceId)),
    session.open,
    putDevice(deviceId, device, now),
    ...session.rotate,
  ])
  if (!done.applied) throw new Refusal('PASSKEY_WRONG')
  const kept = await deviceCookie(browser.scheme, browser.device)
  return { actor, setCookies: [session.setCookie, kept.setCookie] }
}

/** Of one session on one telephone: the answer of another session counts for nothing. */
function askedOn({ actor }: Context, deviceId: string): string {
  return actor.kind === 'cadre' ? `${actor.sessionId}:${deviceId}` : ''
}

async function ownPhone(ctx: Context, browser: Browser, cadreId: string): Promise<string> {
  const device = await hashOf(browser, 'device')
  const phone = device === null ? null : await findOwnPhone(ctx.db, cadreId, device)
  if (phone === null) throw new Refusal('PHONE_NOT_HERS')
  const isAlone = phone.phone === 'own' && (await standsAlone(ctx.db, cadreId, phone.deviceId))
  if (!isAlone) throw new Refusal('PHONE_SHARED')
  return phone.deviceId
}
