/**
 * What the phone's code takes from the browser, handed in so that tests can be two hundred phones at once.
 * Everything here exists in Chrome 64, in pages and in service workers alike.
 */
export type Surroundings = {
  readonly idb: IDBFactory
  /** Asks our own Worker; rejects when there is no signal. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Milliseconds since 1970 by the phone's clock. */
  readonly now: () => number
  readonly bytes: (length: number) => Uint8Array
  /** Web Locks; absent below Chrome 69, where the Worker's idempotency alone keeps two tabs apart. */
  readonly locks: LockManager | undefined
}

export function ownSurroundings(): Surroundings {
  return {
    idb: indexedDB,
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    locks: navigator.locks,
  }
}

export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of Array.from(bytes)) text += `0${byte.toString(16)}`.slice(-2)
  return text
}

/** A UUID of version 4; `crypto.randomUUID` is too new for our floor. */
export function newUuid({ bytes }: Pick<Surroundings, 'bytes'>): string {
  const random = bytes(16)
  random[6] = ((random[6] ?? 0) & 15) | 64
  random[8] = ((random[8] ?? 0) & 63) | 128
  const text = hex(random)
  return [8, 12, 16, 20]
    .map((end, index) => text.slice([0, 8, 12, 16][index], end))
    .concat(text.slice(20))
    .join('-')
}
