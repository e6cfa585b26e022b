/**
 * What the phone itself knows, whoever holds it: who is learning on it now, whose answers may still lie on it,
 * and settings that are nobody's secret. No name, no progress.
 */
import { database } from './database.ts'
import type { Surroundings } from './surroundings.ts'

export type Current = {
  readonly cadreId: string
  /** A shared phone forgets who was there when the browser was closed. */
  readonly phone: 'own' | 'shared'
  /** When a page was last shown to her, ms. */
  readonly seenAt: number
}

/** What was fetched and sent in a month, in bytes as far as the phone can tell. */
export type Usage = {
  /** `2026-11` */
  readonly month: string
  readonly packs: number
  readonly media: number
  readonly pages: number
  readonly deliveries: number
}

export type Settings = {
  readonly current: Current
  /** She signed out without signal: the Worker is still to be told. */
  readonly leaving: boolean
  readonly usage: Usage
  /** `besar`: large text. */
  readonly text: 'biasa' | 'besar' | 'sangat-besar'
  /** When the hint to install was put away, ms. */
  readonly hintClosedAt: number
}

export type DeviceStore = {
  get<Key extends keyof Settings>(key: Key): Promise<Settings[Key] | null>
  /** Null takes it away. */
  set<Key extends keyof Settings>(key: Key, value: Settings[Key] | null): Promise<void>
  /** Cadres who have a database on this phone. */
  listCadres(): Promise<string[]>
  /** Writes down who is here, and that she has a database, in one. */
  enter(current: Current): Promise<void>
  /** Except her who is here. */
  forgetCadre(cadreId: string): Promise<void>
}

export function deviceStore({ idb }: Pick<Surroundings, 'idb'>): DeviceStore {
  const stored = database(idb, 'kelas-kader', 1, (opened) => {
    opened.createObjectStore('settings')
    opened.createObjectStore('cadres')
  })
  return {
    get: (key) =>
      stored.run(['settings'], 'readonly', (transaction, answer) => {
        const request = transaction.objectStore('settings').get(key)
        request.onsuccess = () => answer(request.result ?? null)
      }),
    set: (key, value) =>
      stored.run(['settings'], 'readwrite', (transaction) => {
        const settings = transaction.objectStore('settings')
        if (value === null) settings.delete(key)
        else settings.put(value, key)
      }),
    listCadres: () =>
      stored.run(['cadres'], 'readonly', (transaction, answer: (ids: string[]) => void) => {
        const request = transaction.objectStore('cadres').getAllKeys()
        // Safe: written by `enter` only.
        request.onsuccess = () => answer(request.result as string[])
      }),
    enter: (current) =>
      stored.run(['settings', 'cadres'], 'readwrite', (transaction) => {
        transaction.objectStore('cadres').put(true, current.cadreId)
        transaction.objectStore('settings').put(current, 'current')
      }),
    forgetCadre: (cadreId) =>
      stored.run(['settings', 'cadres'], 'readwrite', (transaction) => {
        const current = transaction.objectStore('settings').get('current')
        current.onsuccess = () => {
          // Safe: written by this module only.
          const here = current.result as Current | undefined
          if (here?.cadreId !== cadreId) transaction.objectStore('cadres').delete(cadreId)
        }
      }),
  }
}
