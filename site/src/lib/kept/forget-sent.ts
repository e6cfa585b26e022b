/**
 * What pages without signal keep on this device goes when its person signs out: names of cadres are nobody else's to read. A store
 * that holds anything unsent, or refused and not read, stays whole, for nobody else could bring it back.
 */
import type { EventState } from './outbox.ts'

type Kept = {
  readonly name: string
  /** Its store that is an outbox of `outbox.ts`. */
  readonly outbox: string
  /** Its store of what is not finished, which is unsent too. */
  readonly drafts?: string
}

/** Of the roll, and of practice. */
const KEPT: readonly Kept[] = [
  { name: 'kelas-kader-hadir', outbox: 'events' },
  { name: 'kelas-kader-praktik', outbox: 'work', drafts: 'drafts' },
]

/** Never rejects: a browser that keeps nothing has nothing to forget. */
export async function forgetSent(idb: IDBFactory): Promise<void> {
  for (const kept of KEPT) await forget(idb, kept).catch(() => undefined)
}

async function forget(idb: IDBFactory, kept: Kept): Promise<void> {
  const opened = await openExisting(idb, kept.name)
  if (opened === null) return
  try {
    await clearWhenSent(opened, kept)
  } finally {
    opened.close()
  }
}

function openExisting(idb: IDBFactory, name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = idb.open(name)
    // There was none, and there shall be none: an empty one would never get its stores.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort())
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => resolve(null))
  })
}

function clearWhenSent(opened: IDBDatabase, { outbox, drafts }: Kept): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...opened.objectStoreNames]
    if (!names.includes(outbox)) {
      resolve()
      return
    }
    const work = opened.transaction(names, 'readwrite')
    const clear = (): void => {
      for (const name of names) work.objectStore(name).clear()
    }
    const events = work.objectStore(outbox).getAll()
    events.addEventListener('success', () => {
      // Safe: of an outbox, as its own module writes it. What was refused is still to be read.
      const found = events.result as readonly { readonly state: EventState }[]
      if (found.some(({ state }) => state !== 'sent')) return
      if (drafts === undefined || !names.includes(drafts)) return clear()
      const begun = work.objectStore(drafts).count()
      begun.addEventListener('success', () => {
        if (begun.result === 0) clear()
      })
    })
    work.addEventListener('complete', () => resolve())
    work.addEventListener('abort', () => reject(work.error ?? new Error('storage failed')))
  })
}
