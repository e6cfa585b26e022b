/** What was fetched in a month, as far as the phone can tell. */
import type { DeviceStore, Usage } from './device-store.ts'

export async function countUsage(
  device: DeviceStore,
  now: number,
  kind: 'packs' | 'media',
  bytes: number,
): Promise<void> {
  if (bytes === 0) return
  const month = monthOf(now)
  const known = await device.get('usage')
  const usage: Usage = known?.month === month ? known : { month, packs: 0, media: 0 }
  await device.set('usage', { ...usage, [kind]: usage[kind] + bytes })
}

/** `2026-11` */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}
