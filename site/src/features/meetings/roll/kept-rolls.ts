/**
 * Rolls and marks on the disk of a trainer's phone. A promise of this file is kept when the disk has it, not before; several tabs
 * share one store.
 */
import { database } from '../../../offline/database.ts'
import type { KeptRoll } from './model.ts'
import { nextBatch, settledBy, type KeptEvent, type NewEvent } from './outbox.ts'

const NAME = 'kelas-kader-hadir'
const [ROLLS, EVENTS, REASONS] = ['rolls', 'events', 'reasons'] as const
const OF_MEETING = 'meetingId'

type KeptReason = {
  readonly session: string
  readonly meetingId: string
  readonly reason: string
}

export type OnPhone = {
  readonly roll: KeptRoll | undefined
  /** In the order in which they were done. */
  readonly events: readonly KeptEvent[]
  /** Session of a day that was over → why it is changed. */
  readonly reasons: ReadonlyMap<string, string>
}

export type KeptRolls = {
  list(): Promise<{ readonly rolls: readonly KeptRoll[]; readonly events: readonly KeptEvent[] }>
  read(meetingId: string): Promise<OnPhone>
  /** A newer roll, and with it those sent events that it is known to show. */
  saveRoll(roll: KeptRoll, shown: readonly number[]): Promise<void>
  /** Answers the orders that they got. */
  add(events: readonly NewEvent[]): Promise<readonly number[]>
  /** Takes back what never left the phone, all or nothing: false when a part of it did. */
  withdraw(orders: readonly number[]): Promise<boolean>
  /** What the next request carries. From now on the Worker may have it, so it can no longer be taken back. */
  takeBatch(meetingId: string): Promise<readonly KeptEvent[]>
  /** Answers how many of the batch the answer named. */
  settle(batch: readonly KeptEvent[], answer: unknown): Promise<number>
  keepReason(reason: KeptReason): Promise<void>
  /** Puts away what was refused and read. */
  dismiss(orders: readonly number[]): Promise<void>
  /** False, and nothing is gone, while something of it is unsent, or refused and not put away. */
  forget(meetingId: string): Promise<boolean>
}

export function keptRolls(idb: IDBFactory): KeptRolls {
  const disk = database(idb, NAME, 1, (opened) => {
    opened.createObjectStore(ROLLS, { keyPath: 'meetingId' })
    const events = opened.createObjectStore(EVENTS, { keyPath: 'order', autoIncrement: true })
    events.createIndex(OF_MEETING, 'meetingId')
    const reasons = opened.createObjectStore(REASONS, { keyPath: 'session' })
    reasons.createIndex(OF_MEETING, 'meetingId')
  })

  /** Hands on what a request of this store found. The types are those that the methods below put in. */
  function then<Found>(request: IDBRequest<Found>, use: (found: Found) => void): void {
    request.addEventListener('success', () => use(request.result))
  }

  return {
    list: () =>
      disk.run([ROLLS, EVENTS], 'readonly', (work, answer) => {
        then<KeptRoll[]>(work.objectStore(ROLLS).getAll(), (rolls) =>
          then<KeptEvent[]>(work.objectStore(EVENTS).getAll(), (events) =>
            answer({ rolls, events }),
          ),
        )
      }),

    read: (meetingId) =>
      disk.run([ROLLS, EVENTS, REASONS], 'readonly', (work, answer) => {
        then<KeptRoll | undefined>(work.objectStore(ROLLS).get(meetingId), (roll) =>
          then<KeptEvent[]>(
            work.objectStore(EVENTS).index(OF_MEETING).getAll(meetingId),
            (events) =>
              then<KeptReason[]>(
                work.objectStore(REASONS).index(OF_MEETING).getAll(meetingId),
                (reasons) =>
                  answer({
                    roll,
                    events,
                    reasons: new Map(reasons.map(({ session, reason }) => [session, reason])),
                  }),
              ),
          ),
        )
      }),

    saveRoll: (roll, shown) =>
      disk.run([ROLLS, EVENTS], 'readwrite', (work) => {
        work.objectStore(ROLLS).put(roll)
        for (const order of shown) work.objectStore(EVENTS).delete(order)
      }),

    add: (events) =>
      disk.run([EVENTS], 'readwrite', (work, answer) => {
        const orders: number[] = []
        answer(orders)
        for (const event of events) {
          const kept: Omit<KeptEvent, 'order'> = { ...event, state: 'waiting', code: '' }
          then(work.objectStore(EVENTS).add(kept), (order) => orders.push(Number(order)))
        }
      }),

    withdraw: (orders) =>
      disk.run([EVENTS], 'readwrite', (work, answer) => {
        const store = work.objectStore(EVENTS)
        let left = orders.length
        let isWhole = true
        answer(orders.length === 0)
        for (const order of orders) {
          then<KeptEvent | undefined>(store.get(order), (kept) => {
            left -= 1
            isWhole &&= kept?.state === 'waiting'
            if (left > 0) return
            if (isWhole) for (const each of orders) store.delete(each)
            answer(isWhole)
          })
        }
      }),

    takeBatch: (meetingId) =>
      disk.run([EVENTS], 'readwrite', (work, answer) => {
        const store = work.objectStore(EVENTS)
        then<KeptEvent[]>(store.index(OF_MEETING).getAll(meetingId), (events) => {
          const batch = nextBatch(events).map((kept): KeptEvent => ({ ...kept, state: 'tried' }))
          for (const kept of batch) store.put(kept)
          answer(batch)
        })
      }),

    settle: (batch, answered) =>
      disk.run([EVENTS], 'readwrite', (work, answer) => {
        const settled = settledBy(batch, answered)
        for (const kept of settled) work.objectStore(EVENTS).put(kept)
        answer(settled.length)
      }),

    keepReason: (reason) =>
      disk.run([REASONS], 'readwrite', (work) => {
        work.objectStore(REASONS).put(reason)
      }),

    dismiss: (orders) =>
      disk.run([EVENTS], 'readwrite', (work) => {
        for (const order of orders) work.objectStore(EVENTS).delete(order)
      }),

    forget: (meetingId) =>
      disk.run([ROLLS, EVENTS, REASONS], 'readwrite', (work, answer) => {
        const store = work.objectStore(EVENTS)
        then<KeptEvent[]>(store.index(OF_MEETING).getAll(meetingId), (events) => {
          const isSafe = events.every(({ state }) => state === 'sent')
          answer(isSafe)
          if (!isSafe) return
          for (const { order } of events) store.delete(order)
          work.objectStore(ROLLS).delete(meetingId)
          const reasons = work.objectStore(REASONS)
          then<KeptReason[]>(reasons.index(OF_MEETING).getAll(meetingId), (found) => {
            for (const { session } of found) reasons.delete(session)
          })
        })
      }),
  }
}
