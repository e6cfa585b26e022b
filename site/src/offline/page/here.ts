/** The page that is open, and the stores behind it. */
import { cadreStore, type CadreStore } from '../cadre-store.ts'
import { deviceStore, type DeviceStore } from '../device-store.ts'
import { ownSurroundings, type Surroundings } from '../surroundings.ts'
import { counting } from '../usage.ts'

export type Here = {
  readonly surroundings: Surroundings
  readonly device: DeviceStore
  /** Whose page this is; null when it is nobody's, or a member of staff's. */
  readonly store: CadreStore | null
  /** The service worker made the page; else the Worker did. */
  readonly isFromPhone: boolean
}

/** Null in a browser that stores nothing. */
export function whereWeAre(): Here | null {
  // Private windows of some browsers have no database, and say so by throwing.
  try {
    if (!('indexedDB' in self) || indexedDB === null) return null
  } catch {
    return null
  }
  const own = ownSurroundings()
  const device = deviceStore(own)
  const surroundings = { ...own, fetch: counting(own, device) }
  const { kader, dari } = document.body.dataset
  return {
    surroundings,
    device,
    store: kader === undefined || kader === '' ? null : cadreStore(surroundings, kader),
    isFromPhone: dari === 'hp',
  }
}

/** Small things to remember that are nobody's secret; a browser that refuses forgets them. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is full or switched off: nothing is lost but comfort.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
