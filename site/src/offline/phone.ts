/** Everything the service worker works with, made once. */
import { cadreStore, type CadreStore } from './cadre-store.ts'
import { deviceStore, type DeviceStore } from './device-store.ts'
import { packStore, type Packs, type PackSurroundings } from './packs.ts'
import type { Surroundings } from './surroundings.ts'
import { counting, countUsage } from './usage.ts'

export type PhoneSurroundings = Surroundings &
  PackSurroundings & {
    /** Tells every open page that what is unsent has changed. */
    readonly announce: () => Promise<void>
  }

export type Phone = {
  readonly surroundings: PhoneSurroundings
  readonly version: string
  /** Stands in every script of the same build. */
  readonly build: string
  /** Paths of the files that the version brought along. */
  readonly shellFiles: readonly string[]
  readonly device: DeviceStore
  readonly packs: Packs
  readonly storeOf: (cadreId: string) => CadreStore
}

export function openPhone(
  surroundings: PhoneSurroundings,
  version: string,
  build: string,
  shellFiles: readonly string[],
): Phone {
  const device = deviceStore(surroundings)
  const stores = new Map<string, CadreStore>()
  const storeOf = (cadreId: string) => {
    const known = stores.get(cadreId) ?? cadreStore(surroundings, cadreId)
    stores.set(cadreId, known)
    return known
  }
  return {
    surroundings: { ...surroundings, fetch: counting(surroundings, device) },
    version,
    build,
    shellFiles,
    device,
    packs: packStore(surroundings, (kind, bytes) => {
      // A number that is missing harms nobody.
      countUsage(device, surroundings.now(), kind, bytes).catch(() => undefined)
    }),
    storeOf,
  }
}
