/**
 * Who is here, as the learner's own pages on this phone know it: the cadre whose pages they show. Without signal nothing else can tell.
 */
import type { DeviceStore } from '../offline/device-store.ts'
import { within } from '../offline/patience.ts'
import type { Person } from './kept-codes.ts'

const PATIENCE = 8000

/** As long as nobody was told otherwise, ms: as the learner's pages keep it. */
const SHARED_FOR = 12 * 3_600_000

/** Null: nobody. */
export async function whoIsHere(device: DeviceStore, now: number): Promise<string | null> {
  // She has left, and the Worker may not know it yet.
  if ((await device.get('leaving')) === true) return null
  const current = await device.get('current')
  if (current === null) return null
  const isForgotten = current.phone === 'shared' && Math.abs(now - current.seenAt) > SHARED_FOR
  return isForgotten ? null : current.cadreId
}

/** A phone that is used by several forgets who was there when the browser was closed; `windows`: how many of ours are open. */
export async function forgetWhoLeft(device: DeviceStore, windows: number): Promise<void> {
  if (windows > 0) return
  const current = await device.get('current')
  if (current?.phone === 'shared') await device.set('current', null)
}

/** Who the cookies say is signed in; null when nobody is, or it is no cadre. Rejects without signal. */
export async function whoIsSignedIn(
  fetch: (path: string, init: RequestInit) => Promise<Response>,
): Promise<Person | null> {
  return within(PATIENCE, async (signal) => {
    const answer = await fetch('/api/v1/session', { credentials: 'same-origin', signal })
    const who: unknown = JSON.parse(await answer.text())
    if (typeof who !== 'object' || who === null || !('kind' in who)) throw new Error('no answer')
    if (who.kind !== 'cadre' || !('cadreId' in who) || !('name' in who)) return null
    const isDemo = 'isDemo' in who && who.isDemo === true
    return { cadreId: String(who.cadreId), name: String(who.name), isDemo }
  })
}
