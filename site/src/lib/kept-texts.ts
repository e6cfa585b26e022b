/**
 * Texts on this computer that the Worker does not have yet, so that a killed tab or a lost connection loses none, and those that
 * somebody set aside in favour of another. Each belongs to one account. What was set aside is forgotten after 30 days.
 */

const DATABASE = 'kelas-kader-tulisan'
const DRAFTS = 'drafts'
const ASIDE = 'aside'
const ASIDE_DAYS = 30

/** Whose text of which place: `<account>/<course>/<module>/<lesson>`. */
export type TextKey = string

export type SetAside = { readonly key: TextKey; readonly text: string; readonly at: string }

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DRAFTS)
      request.result.createObjectStore(ASIDE, { autoIncrement: true }).createIndex('key', 'key')
    }
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

async function run<Value>(
  store: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open()
  return new Promise((resolve, reject) => {
    // Strict: "safe on this computer" is said once it is on the disk.
    const transaction = database.transaction(store, mode, { durability: 'strict' })
    const request = act(transaction.objectStore(store))
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB')))
  })
}

/** Throws when the browser stores nothing (private window, full disk). */
export async function keepText(key: TextKey, value: unknown): Promise<void> {
  await run(DRAFTS, 'readwrite', (store) => store.put(value, key))
}

export async function forgetText(key: TextKey): Promise<void> {
  await run(DRAFTS, 'readwrite', (store) => store.delete(key))
}

/** What `keepText` kept; undefined without. */
export async function findText(key: TextKey): Promise<unknown> {
  return run<unknown>(DRAFTS, 'readonly', (store) => store.get(key))
}

/** Every kept value whose key begins with this. */
export async function listTexts(prefix: TextKey): Promise<readonly unknown[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  return run<unknown[]>(DRAFTS, 'readonly', (store) => store.getAll(range))
}

export async function setAside(key: TextKey, text: string): Promise<void> {
  const value: SetAside = { key, text, at: new Date().toISOString() }
  await run(ASIDE, 'readwrite', (store) => store.add(value))
}

/** Newest first. */
export async function listSetAside(key: TextKey): Promise<readonly SetAside[]> {
  const oldest = new Date(Date.now() - ASIDE_DAYS * 86_400_000).toISOString()
  // Safe: only `setAside` writes this store.
  const all = await run<SetAside[]>(ASIDE, 'readonly', (store) => store.index('key').getAll(key))
  return all.filter(({ at }) => at >= oldest).toReversed()
}
