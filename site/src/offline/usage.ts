/** What was fetched and sent in a month, as far as the phone can tell. */
import type { DeviceStore, Usage } from './device-store.ts'
import type { Surroundings } from './surroundings.ts'

type UsageKind = Exclude<keyof Usage, 'month'>

const DELIVERY = '/api/v1/sync'

/** Null: nothing in the month that is now. */
export async function readUsage(device: DeviceStore, now: number): Promise<Usage | null> {
  const known = await device.get('usage')
  // An older version did not count all of it.
  return known?.month === monthOf(now) ? { ...nothingIn(known.month), ...known } : null
}

export async function countUsage(
  device: DeviceStore,
  now: number,
  kind: UsageKind,
  bytes: number,
): Promise<void> {
  if (bytes === 0) return
  const usage = (await readUsage(device, now)) ?? nothingIn(monthOf(now))
  await device.set('usage', { ...usage, [kind]: usage[kind] + bytes })
}

/** Asks as before, and counts what a delivery and its answer weigh: before they are compressed, so rather too much. */
export function counting(
  surroundings: Pick<Surroundings, 'fetch' | 'now'>,
  device: DeviceStore,
): Surroundings['fetch'] {
  const { fetch, now } = surroundings
  return async (path, init) => {
    const answer = await fetch(path, init)
    if (path === DELIVERY) {
      const sent = typeof init.body === 'string' ? init.body.length : 0
      answer
        .clone()
        .text()
        .then((text) => countUsage(device, now(), 'deliveries', sent + text.length))
        // A number that is missing harms nobody.
        .catch(() => undefined)
    }
    return answer
  }
}

function nothingIn(month: string): Usage {
  return { month, packs: 0, media: 0, pages: 0, deliveries: 0 }
}

/** `2026-11` */
function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}
