/**
 * One database per cadre: her unsent answers (the outbox), what the Worker said of those that were sent, half-answered
 * quizzes, and the state that her pages are made of. An event is written here before anything else happens to it.
 */
import type { EventResult, PhoneEvent, PhoneState } from '../../../worker/contract/learning-sync.ts'
import type { AttemptResult, QuizPaper } from '../../../worker/contract/learning.ts'
import { database } from './database.ts'
import { hex, newUuid, type Surroundings } from './surroundings.ts'

type Unnumbered<Event> = Event extends PhoneEvent
  ? Omit<Event, 'id' | 'device' | 'seq' | 'at' | 'tz'> & { readonly id?: string }
  : never
/** An event as it is handed in; the store gives it its number, its device and, when it has none, its id. */
export type NewEvent = Unnumbered<PhoneEvent>

/** What became of an event that has left the outbox. */
export type Receipt = {
  readonly id: string
  readonly event: PhoneEvent
  readonly result: EventResult
  /** When the answer arrived, ms by the phone's clock. */
  readonly at: number
}

/** A quiz that is being answered; kept until it is handed in, whatever happens to the page. */
export type Draft = {
  readonly slug: string
  readonly attemptId: string
  readonly versionId: string
  /** Question id → what is in its fields, as `givenIn` of the learning room writes it. */
  readonly answers: Readonly<Record<string, string>>
  readonly at: number
}

export type LastSync = {
  readonly at: number
  readonly status: SyncStatus
  /** Neither a mark nor a state can come until she signs in again. */
  readonly isSignedOut: boolean
}

/**
 * ok: everything that was there is with the Worker · idle: there was nothing · offline: no signal, or no answer in time ·
 * signedOut: neither session nor upload token counts any more · otherPerson: somebody else is signed in and the token does
 * not count · unreadable: something answered that is not our Worker (a Wi-Fi login page) · busy: another tab is at it ·
 * refused: the Worker does not take it now.
 */
export type SyncStatus =
  'ok' | 'idle' | 'offline' | 'signedOut' | 'otherPerson' | 'unreadable' | 'busy' | 'refused'

type Kept = {
  readonly device: string
  readonly seq: number
  readonly token: string
  /** When the Worker last took the token while a session was live, ms. */
  readonly registeredAt: number
  readonly state: PhoneState
  readonly cursor: string
  /** When the Worker last said that the state is the newest, ms: what was received later is not in it. */
  readonly stateAt: number
  readonly lastSync: LastSync
  /** One from signing in to signing out: an answer that was asked for in another one tells nothing any more. */
  readonly visit: string
}

export type CadreStore = {
  readonly cadreId: string
  /**
   * Writes an event into the outbox; resolves once it is on the disk. The same id again is the same event: the first
   * stays. `dropDraft` takes the quiz's draft away in the same transaction.
   */
  append(event: NewEvent, dropDraft?: string): Promise<PhoneEvent>
  /** Unsent events in the order in which they happened. */
  pending(): Promise<PhoneEvent[]>
  count(): Promise<number>
  /**
   * Takes out of the outbox what the answer names, keeps its receipts, and the new state, all or nothing. When the visit
   * is over in which the answer was asked for, the outbox alone is changed.
   */
  settle(settled: {
    readonly visit: string
    readonly receipts: readonly Receipt[]
    readonly state?: PhoneState | undefined
    readonly cursor?: string | undefined
    /** Results that take the place of those in receipts. */
    readonly regraded?: readonly AttemptResult[] | undefined
    readonly lastSync: LastSync
    readonly registeredAt?: number | null
  }): Promise<void>
  /** Takes out of the outbox what is with the Worker, when there is no room to keep more than that. */
  release(ids: readonly string[]): Promise<void>
  receipt(id: string): Promise<Receipt | null>
  listReceipts(): Promise<Receipt[]>
  get<Key extends keyof Kept>(key: Key): Promise<Kept[Key] | null>
  set<Key extends keyof Kept>(key: Key, value: Kept[Key] | null): Promise<void>
  /** The upload token of this phone; made the first time. */
  token(): Promise<string>
  /** The visit that is under way; a new one begins after signing out. */
  visit(): Promise<string>
  draft(slug: string): Promise<Draft | null>
  putDraft(draft: Draft): Promise<void>
  dropDraft(slug: string): Promise<void>
  paper(slug: string): Promise<QuizPaper | null>
  putPaper(paper: QuizPaper): Promise<void>
  dropPaper(slug: string): Promise<void>
  /** Signing out: takes away what others could read (state, receipts, papers); keeps unsent answers, drafts and the token. */
  wipe(): Promise<void>
  /**
   * Clears everything, but only when no answer and no draft is left: looked at and cleared in one transaction, so that an
   * answer of another tab is either seen or written after it. False: nothing was changed. The empty database stays:
   * deleting it would take along what is written between the look and the deletion.
   */
  clearWhenSent(): Promise<boolean>
  close(): void
}

const STORES = ['outbox', 'receipts', 'drafts', 'papers', 'kept'] as const
/** Receipts older than the newest so many are let go: the state holds what counts. */
const RECEIPTS = 100

export function cadreStore(
  surroundings: Pick<Surroundings, 'idb' | 'now' | 'bytes'>,
  cadreId: string,
): CadreStore {
  const { idb, now, bytes } = surroundings
  const stored = database(idb, `kader-${cadreId}`, 1, (opened) => {
    opened.createObjectStore('outbox', { keyPath: 'id' }).createIndex('seq', 'seq')
    opened.createObjectStore('receipts', { keyPath: 'id' }).createIndex('at', 'at')
    opened.createObjectStore('drafts', { keyPath: 'slug' })
    opened.createObjectStore('papers', { keyPath: 'slug' })
    opened.createObjectStore('kept')
  })

  const read = <Value>(store: string, find: (from: IDBObjectStore) => IDBRequest): Promise<Value> =>
    stored.run([store], 'readonly', (transaction, answer: (value: Value) => void) => {
      const request = find(transaction.objectStore(store))
      // Safe: each store is written by this module only, with one type.
      request.onsuccess = () => answer((request.result ?? null) as Value)
    })
  const change = (store: string, make: (to: IDBObjectStore) => unknown): Promise<void> =>
    stored.run([store], 'readwrite', (transaction) => {
      make(transaction.objectStore(store))
    })

  /** A random text that is made the first time. */
  const made = (key: 'token' | 'visit', length: number): Promise<string> =>
    stored.run(['kept'], 'readwrite', (transaction, answer: (value: string) => void) => {
      const kept = transaction.objectStore('kept')
      const known = kept.get(key)
      known.onsuccess = () => {
        if (known.result !== undefined) return answer(known.result as string)
        const text = hex(bytes(length))
        // Only when it is new: a full disk must not keep what was written before from being sent.
        kept.put(text, key)
        answer(text)
      }
    })

  return {
    cadreId,

    append(event, dropDraft) {
      const id = event.id ?? newUuid({ bytes })
      const at = now()
      return stored.run(
        ['outbox', 'receipts', 'kept', 'drafts'],
        'readwrite',
        (transaction, answer: (value: PhoneEvent) => void) => {
          const outbox = transaction.objectStore('outbox')
          const kept = transaction.objectStore('kept')
          if (dropDraft !== undefined) transaction.objectStore('drafts').delete(dropDraft)
          const sent = transaction.objectStore('receipts').get(id)
          sent.onsuccess = () => {
            // Safe: see `read`.
            const receipt = sent.result as Receipt | undefined
            if (receipt !== undefined) return answer(receipt.event)
            const waiting = outbox.get(id)
            waiting.onsuccess = () => {
              const known = waiting.result as PhoneEvent | undefined
              if (known !== undefined) return answer(known)
              const device = kept.get('device')
              device.onsuccess = () => {
                const last = kept.get('seq')
                last.onsuccess = () => {
                  // The number is taken in the transaction that writes the event: two tabs cannot share one.
                  const seq = ((last.result as number | undefined) ?? 0) + 1
                  const mine = (device.result as string | undefined) ?? newUuid({ bytes })
                  kept.put(mine, 'device')
                  kept.put(seq, 'seq')
                  const tz = new Date(at).getTimezoneOffset()
                  const whole: PhoneEvent = { ...event, id, device: mine, seq, at, tz }
                  outbox.add(whole)
                  answer(whole)
                }
              }
            }
          }
        },
      )
    },

    pending: () => read<PhoneEvent[]>('outbox', (from) => from.index('seq').getAll()),
    count: () => read<number>('outbox', (from) => from.count()),

    settle: ({ visit, receipts, state, cursor, regraded = [], lastSync, registeredAt }) =>
      stored.run(['outbox', 'receipts', 'kept'], 'readwrite', (transaction) => {
        const outbox = transaction.objectStore('outbox')
        const kept = transaction.objectStore('kept')
        const store = transaction.objectStore('receipts')
        for (const { id } of receipts) outbox.delete(id)
        const underWay = kept.get('visit')
        underWay.onsuccess = () => {
          if (underWay.result !== visit) return
          for (const receipt of receipts) store.put(receipt)
          if (state !== undefined) kept.put(state, 'state')
          if (cursor !== undefined) {
            kept.put(cursor, 'cursor')
            kept.put(lastSync.at, 'stateAt')
          }
          if (registeredAt === null) kept.delete('registeredAt')
          else if (registeredAt !== undefined) kept.put(registeredAt, 'registeredAt')
          kept.put(lastSync, 'lastSync')
          for (const grade of regraded) {
            const sent = store.get(grade.attemptId)
            sent.onsuccess = () => {
              // Safe: see `read`.
              const receipt = sent.result as Receipt | undefined
              if (receipt === undefined) return
              store.put({ ...receipt, result: { ...receipt.result, grade } })
            }
          }
          const keys = store.index('at').getAllKeys()
          keys.onsuccess = () => {
            for (const key of keys.result.slice(0, -RECEIPTS)) store.delete(key)
          }
        }
      }),

    release: (ids) =>
      change('outbox', (to) => {
        for (const id of ids) to.delete(id)
      }),

    receipt: (id) => read<Receipt | null>('receipts', (from) => from.get(id)),
    listReceipts: () => read<Receipt[]>('receipts', (from) => from.index('at').getAll()),
    get: (key) => read('kept', (from) => from.get(key)),
    set: (key, value) =>
      change('kept', (to) => (value === null ? to.delete(key) : to.put(value, key))),

    token: () => made('token', 32),
    visit: () => made('visit', 8),

    draft: (slug) => read<Draft | null>('drafts', (from) => from.get(slug)),
    putDraft: (draft) => change('drafts', (to) => to.put(draft)),
    dropDraft: (slug) => change('drafts', (to) => to.delete(slug)),
    paper: (slug) => read<QuizPaper | null>('papers', (from) => from.get(slug)),
    putPaper: (paper) => change('papers', (to) => to.put(paper)),
    dropPaper: (slug) => change('papers', (to) => to.delete(slug)),

    wipe: () =>
      stored.run(['receipts', 'kept', 'papers'], 'readwrite', (transaction) => {
        transaction.objectStore('receipts').clear()
        transaction.objectStore('papers').clear()
        const kept = transaction.objectStore('kept')
        for (const key of ['state', 'cursor', 'stateAt', 'lastSync', 'visit']) kept.delete(key)
      }),

    clearWhenSent: () =>
      stored.run(STORES, 'readwrite', (transaction, answer: (isClear: boolean) => void) => {
        const outbox = transaction.objectStore('outbox').count()
        outbox.onsuccess = () => {
          const drafts = transaction.objectStore('drafts').count()
          drafts.onsuccess = () => {
            const isSent = outbox.result === 0 && drafts.result === 0
            if (isSent) for (const name of STORES) transaction.objectStore(name).clear()
            answer(isSent)
          }
        }
      }),

    close: () => stored.close(),
  }
}
