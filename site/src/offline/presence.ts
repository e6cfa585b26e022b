/**
 * Who is learning on this phone: found before every page, forgotten when she leaves. A shared phone forgets by itself when
 * the browser was closed. What is not sent yet stays in any case.
 */
import { within } from './patience.ts'
import type { Phone } from './phone.ts'
import { letGo, sync } from './sync.ts'

const PATIENCE = 4000
const SHARED_FOR = 12 * 3_600_000
const NOTE_EVERY = 5 * 60_000

/** Null: nobody. `isFirstWindow`: no page of ours was open when this one was asked for. */
export async function findPresent(
  phone: Phone,
  isFirstWindow: () => Promise<boolean>,
): Promise<string | null> {
  const { device, surroundings } = phone
  const current = await device.get('current')
  if (current === null) return null
  const now = surroundings.now()
  const unseen = Math.abs(now - current.seenAt)
  if (current.phone === 'shared' && (unseen > SHARED_FOR || (await isFirstWindow()))) {
    await forgetPresent(phone)
    return null
  }
  if (unseen > NOTE_EVERY)
    await device.set('current', { ...current, seenAt: now }).catch(() => undefined)
  return current.cadreId
}

/** Takes her pages away; unsent answers, drafts and the upload token stay until they are through. */
export async function forgetPresent(phone: Phone): Promise<void> {
  const current = await phone.device.get('current')
  await phone.device.set('current', null)
  if (current === null) return
  const store = phone.storeOf(current.cadreId)
  await store.wipe()
  await letGo(phone.surroundings, phone.device, store)
}

/**
 * Tells the Worker that she has left, when that could not be said at the time. False: it could not be said now either, and
 * the old session still stands.
 */
export async function finishLeaving({ device, surroundings }: Phone): Promise<boolean> {
  if ((await device.get('leaving')) !== true) return true
  try {
    const status = await within(PATIENCE, async (signal) => {
      const answer = await surroundings.fetch('/api/v1/session', {
        method: 'DELETE',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal,
      })
      // A Wi-Fi login page is no answer.
      JSON.parse(await answer.text())
      return answer.status
    })
    if (status !== 200 && status !== 401) return false
    await device.set('leaving', null)
    return true
  } catch {
    return false
  }
}

/** Sends what lies on this phone, of everybody who learnt on it. Rejects while something is left. */
export async function drainAll(phone: Phone): Promise<void> {
  let left = 0
  for (const cadreId of await phone.device.listCadres()) {
    const store = phone.storeOf(cadreId)
    const outcome = await sync(phone.surroundings, store, {})
    if (outcome.left > 0) left += outcome.left
    else await letGo(phone.surroundings, phone.device, store)
  }
  await phone.surroundings.announce().catch(() => undefined)
  if (left > 0) throw new Error(`${left} left`)
}
