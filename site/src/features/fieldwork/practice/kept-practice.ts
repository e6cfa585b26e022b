/**
 * Books, unfinished sheets and finished assessments on the disk of a trainer's phone. A promise of this file is kept when the disk
 * has it, not before; several tabs share one store.
 */
import { MAX_PRACTICE_EVENTS } from '../../../../../worker/contract/practice-rules.ts'
import { isUnsent, nextBatch, settledBy } from '../../../lib/kept/outbox.ts'
import { database } from '../../../offline/database.ts'
import {
  bindPhotos,
  DRAFTS,
  dropPhotosOf,
  dropSentPhotos,
  forgetPhoto,
  keptPhotos,
  PHOTOS,
  PIXELS,
  WORK,
  type KeptPhoto,
  type KeptPhotos,
} from './kept-photos.ts'
import type { Draft, KeptBook, KeptWork, NewWork } from './model.ts'

const NAME = 'kelas-kader-praktik'
const BOOKS = 'books'

export type OnPhone = {
  readonly books: readonly KeptBook[]
  readonly drafts: readonly Draft[]
  /** In the order in which it was done. */
  readonly work: readonly KeptWork[]
  /** Without their bytes. */
  readonly photos: readonly KeptPhoto[]
}

/** `unsent`: or refused and not put away. */
export type Forgetting = 'gone' | 'unsent' | 'unfinished'

export type KeptPractice = KeptPhotos & {
  readAll(): Promise<OnPhone>
  /** A newer book, and with it that sent work that it is known to show. */
  saveBook(book: KeptBook, shown: readonly number[]): Promise<void>
  saveDrafts(drafts: readonly Draft[]): Promise<void>
  dropDrafts(keys: readonly string[]): Promise<void>
  /** Work is added and the drafts that it was made of go, both or neither. Answers the orders that it got. */
  add(work: readonly NewWork[], drafts: readonly string[]): Promise<readonly number[]>
  /** Takes back what never left the phone; false when it did. */
  withdraw(order: number): Promise<boolean>
  /** What the next request carries: of one area, by one person. From now on the Worker may have it. */
  takeBatch(owner: string): Promise<readonly KeptWork[]>
  /** Answers how many of the batch the answer named. */
  settle(batch: readonly KeptWork[], answer: unknown): Promise<number>
  /** Puts away what was refused and read. */
  dismiss(orders: readonly number[]): Promise<void>
  /** Nothing is gone while something of it is unsent, or refused and not put away, or unfinished unless that may go too. */
  forget(bookId: string, unfinished: 'keep' | 'drop'): Promise<Forgetting>
}

export function keptPractice(idb: IDBFactory): KeptPractice {
  const disk = database(idb, NAME, 2, (opened, from) => {
    if (from < 1) {
      opened.createObjectStore(BOOKS, { keyPath: 'bookId' })
      opened.createObjectStore(DRAFTS, { keyPath: 'key' })
      opened.createObjectStore(WORK, { keyPath: 'order', autoIncrement: true })
    }
    opened.createObjectStore(PHOTOS, { keyPath: 'id' })
    opened.createObjectStore(PIXELS)
  })

  /** Hands on what a request of this store found. The types are those that the methods below put in. */
  function then<Found>(request: IDBRequest<Found>, use: (found: Found) => void): void {
    request.addEventListener('success', () => use(request.result))
  }

  return {
    ...keptPhotos(disk, then),

    readAll: () =>
      disk.run([BOOKS, DRAFTS, WORK, PHOTOS], 'readonly', (open, answer) => {
        then<KeptBook[]>(open.objectStore(BOOKS).getAll(), (books) =>
          then<Draft[]>(open.objectStore(DRAFTS).getAll(), (drafts) =>
            then<KeptWork[]>(open.objectStore(WORK).getAll(), (work) =>
              then<KeptPhoto[]>(open.objectStore(PHOTOS).getAll(), (photos) =>
                answer({ books, drafts, work, photos }),
              ),
            ),
          ),
        )
      }),

    saveBook: (book, shown) =>
      disk.run([BOOKS, WORK, PHOTOS, PIXELS], 'readwrite', (open) => {
        open.objectStore(BOOKS).put(book)
        for (const order of shown) open.objectStore(WORK).delete(order)
        dropSentPhotos(open, then, book.bookId)
      }),

    saveDrafts: (drafts) =>
      disk.run([DRAFTS], 'readwrite', (open) => {
        for (const draft of drafts) open.objectStore(DRAFTS).put(draft)
      }),

    dropDrafts: (keys) =>
      disk.run([DRAFTS, PHOTOS, PIXELS], 'readwrite', (open) => {
        for (const key of keys) open.objectStore(DRAFTS).delete(key)
        dropPhotosOf(open, then, { drafts: keys })
      }),

    add: (work, drafts) =>
      disk.run([DRAFTS, WORK, PHOTOS, PIXELS], 'readwrite', (open, answer) => {
        const orders: number[] = []
        answer(orders)
        for (const each of work) {
          const kept: Omit<KeptWork, 'order'> = { ...each, state: 'waiting', code: '' }
          then(open.objectStore(WORK).add(kept), (order) => orders.push(Number(order)))
        }
        for (const key of drafts) open.objectStore(DRAFTS).delete(key)
        bindPhotos(open, then, work)
      }),

    withdraw: (order) =>
      disk.run([WORK, PHOTOS, PIXELS], 'readwrite', (open, answer) => {
        const store = open.objectStore(WORK)
        then<KeptWork | undefined>(store.get(order), (kept) => {
          const isHere = kept?.state === 'waiting'
          if (isHere) {
            store.delete(order)
            dropPhotosOf(open, then, { assessments: [kept.event.id] })
          }
          answer(isHere)
        })
      }),

    takeBatch: (owner) =>
      disk.run([WORK], 'readwrite', (open, answer) => {
        const store = open.objectStore(WORK)
        then<KeptWork[]>(store.getAll(), (all) => {
          const own = all.filter((each) => each.owner === owner)
          const area = own.find(isUnsent)?.area
          const batch = nextBatch(
            own.filter((each) => each.area === area),
            MAX_PRACTICE_EVENTS,
          ).map((kept): KeptWork => ({ ...kept, state: 'tried' }))
          for (const kept of batch) store.put(kept)
          answer(batch)
        })
      }),

    settle: (batch, answered) =>
      disk.run([WORK], 'readwrite', (open, answer) => {
        const settled = settledBy(batch, answered)
        for (const kept of settled) open.objectStore(WORK).put(kept)
        answer(settled.length)
      }),

    dismiss: (orders) =>
      disk.run([WORK, PHOTOS, PIXELS], 'readwrite', (open) => {
        const store = open.objectStore(WORK)
        for (const order of orders) {
          then<KeptWork | undefined>(store.get(order), (kept) => {
            store.delete(order)
            if (kept !== undefined) dropPhotosOf(open, then, { assessments: [kept.event.id] })
          })
        }
      }),

    forget: (bookId, unfinished) =>
      disk.run([BOOKS, DRAFTS, WORK, PHOTOS, PIXELS], 'readwrite', (open, answer) => {
        const [drafts, works] = [open.objectStore(DRAFTS), open.objectStore(WORK)]
        then<KeptWork[]>(works.getAll(), (all) =>
          then<Draft[]>(drafts.getAll(), (begun) =>
            then<KeptPhoto[]>(open.objectStore(PHOTOS).getAll(), (taken) => {
              const work = all.filter((each) => each.bookId === bookId)
              const hers = begun.filter((each) => each.bookId === bookId)
              const photos = taken.filter((each) => each.bookId === bookId)
              const isHeld = photos.some(({ state }) => state !== 'sent' && state !== 'draft')
              if (isHeld || work.some(({ state }) => state !== 'sent')) return answer('unsent')
              if (unfinished === 'keep' && hers.length > 0) return answer('unfinished')
              for (const { order } of work) works.delete(order)
              for (const { key } of hers) drafts.delete(key)
              for (const { id } of photos) forgetPhoto(open, id)
              open.objectStore(BOOKS).delete(bookId)
              return answer('gone')
            }),
          ),
        )
      }),
  }
}
