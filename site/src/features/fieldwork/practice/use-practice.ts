/**
 * Field practice on this phone: what is kept of it, what is done to it, and its way to the Worker. A tap is on the disk before the
 * screen shows it.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { isUnsent } from '../../../lib/kept/outbox.ts'
import { isOffline, type SendingState, type Tried } from '../../../lib/kept/tried.ts'
import { useKeeping } from '../../../lib/kept/use-keeping.ts'
import { useSession } from '../../../lib/session.ts'
import type { EncodedPhoto } from './encode-photo.ts'
import { isWaiting, type KeptPhoto } from './kept-photos.ts'
import type { Forgetting, OnPhone } from './kept-practice.ts'
import {
  assessmentOf,
  foldBook,
  type Draft,
  type Folded,
  type KeptBook,
  type KeptWork,
} from './model.ts'
import { trySendingPhotos } from './send-photos.ts'
import { takeHome, trySending } from './take-home.ts'
import { onThisPhone, TABS } from './this-phone.ts'
import { isOthers, tidyUp } from './tidy-up.ts'

export type PracticeHere = {
  readonly kept: KeptBook
  /** Hers, of all books. */
  readonly work: readonly KeptWork[]
  readonly drafts: readonly Draft[]
  readonly photos: readonly KeptPhoto[]
  readonly folded: Folded
  readonly sending: SendingState
  /** The disk refused the last change. */
  readonly isDiskFull: boolean
  readonly sendNow: () => void
  /** False: the disk refused, and nothing is changed. So of all that follow. */
  readonly saveDrafts: (drafts: readonly Draft[]) => Promise<boolean>
  readonly dropDrafts: (keys: readonly string[]) => Promise<boolean>
  /** Makes assessments of drafts. */
  readonly finish: (drafts: readonly Draft[]) => Promise<boolean>
  readonly retract: (assessmentId: string, reason: string) => Promise<boolean>
  /** Takes back work that never left the phone; false too when it did. */
  readonly withdraw: (order: number) => Promise<boolean>
  readonly dismiss: (orders: readonly number[]) => void
  /** Keeps a photo beside a sheet in hand, in place of the one before. */
  readonly keepPhoto: (draft: Draft, photo: EncodedPhoto) => Promise<boolean>
  /** The bytes of a photo that lies here; null when they do not. */
  readonly readPixels: (id: string) => Promise<ArrayBuffer | null>
  /** Of what never left the phone or was refused; false too when it did. */
  readonly dropPhoto: (id: string) => Promise<boolean>
  readonly forget: (unfinished: 'keep' | 'drop') => Promise<Forgetting | null>
}

export type PracticeState =
  | { readonly state: 'loading' | 'notOnPhone' | 'signedOut' }
  | { readonly state: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly state: 'otherPerson'; readonly name: string }
  | { readonly state: 'here'; readonly here: PracticeHere }

export function usePractice(bookId: string): PracticeState {
  const session = useSession()
  const [onPhone, setOnPhone] = useState<OnPhone | null>(null)
  const [error, setError] = useState<unknown>(null)
  const disk = onThisPhone()

  const show = useCallback(async (): Promise<void> => {
    try {
      setOnPhone(await disk.readAll())
    } catch (problem) {
      setError(problem)
    }
  }, [disk])
  useEffect(() => {
    void show()
    return TABS.whenChanged(() => void show())
  }, [show])

  const who = session.state === 'in' ? session.who.accountId : null
  const isRead = onPhone !== null
  const kept = onPhone?.books.find((each) => each.bookId === bookId)

  const refresh = useCallback(async (): Promise<void> => {
    setError(null)
    try {
      await takeHome(disk, bookId, session.state === 'in' ? session : null)
      await show()
    } catch (problem) {
      setError(problem)
    }
  }, [disk, bookId, session, show])

  const send = useCallback(async (): Promise<Tried | null> => {
    const { books } = await disk.readAll()
    const owner = books.find((each) => each.bookId === bookId)?.owner.id
    if (owner === undefined) return null
    const tried = await trySending(disk, owner)
    if (tried !== 'nothing' && tried !== 'sent') return tried
    const photos = await trySendingPhotos(disk, owner)
    return photos === 'nothing' ? tried : photos
  }, [disk, bookId])
  const { sending, isDiskFull, sync, write } = useKeeping({ tabs: TABS, send, show, refresh })

  // The first reading with signal, then sending whenever there may be signal again.
  useEffect(() => {
    if (!isRead || session.state !== 'in') return
    const run = async (): Promise<void> => {
      await tidyUp(disk, session.who.accountId, Date.now())
      const { books } = await disk.readAll()
      const book = books.find((each) => each.bookId === bookId)
      if (book === undefined) await refresh()
      else if (!isOthers(book, session.who.accountId)) await sync()
    }
    void run().catch(setError)
  }, [disk, bookId, isRead, session, refresh, sync])
  const owner = kept?.owner.id
  const allWork = onPhone?.work
  const work = useMemo(
    () => allWork?.filter((each) => each.owner === owner) ?? [],
    [allWork, owner],
  )
  const folded = useMemo(() => (kept === undefined ? null : foldBook(kept, work)), [kept, work])
  if (kept !== undefined && isOthers(kept, who)) {
    return { state: 'otherPerson', name: kept.owner.name }
  }
  if (kept !== undefined && onPhone !== null && folded !== null) {
    const { area } = kept.of
    const isDone = async (asked: () => Promise<unknown>): Promise<boolean> =>
      (await write(async () => {
        await asked()
        return true
      })) ?? false
    const make = (event: KeptWork['event']) => ({ bookId, area, owner: kept.owner.id, event })
    return {
      state: 'here',
      here: {
        kept,
        work,
        drafts: onPhone.drafts.filter((each) => each.owner === kept.owner.id),
        photos: onPhone.photos.filter((each) => each.owner === kept.owner.id),
        folded,
        sending,
        isDiskFull,
        sendNow: () => void sync(),
        saveDrafts: (drafts) => isDone(() => disk.saveDrafts(drafts)),
        dropDrafts: (keys) => isDone(() => disk.dropDrafts(keys)),
        finish: (drafts) =>
          isDone(() =>
            disk.add(
              drafts.map((draft) => make(assessmentOf(draft, crypto.randomUUID(), Date.now()))),
              drafts.map(({ key }) => key),
            ),
          ),
        retract: (assessmentId, reason) =>
          isDone(() => {
            const id = crypto.randomUUID()
            const event = { type: 'retract' as const, id, at: Date.now(), assessmentId, reason }
            return disk.add([make(event)], [])
          }),
        withdraw: async (order) => (await write(() => disk.withdraw(order))) ?? false,
        dismiss: (orders) => void write(() => disk.dismiss(orders)),
        keepPhoto: (draft, { bytes, width, height }) =>
          isDone(() =>
            disk.keepPhoto(
              draft,
              {
                id: crypto.randomUUID(),
                bookId,
                area,
                owner: kept.owner.id,
                cadreId: draft.cadreId,
                draft: draft.key,
                assessmentId: '',
                at: Date.now(),
                width,
                height,
                state: 'draft',
                code: '',
              },
              bytes,
            ),
          ),
        readPixels: (id) => disk.readPixels(id).catch(() => null),
        dropPhoto: async (id) => (await write(() => disk.dropPhoto(id))) ?? false,
        forget: (unfinished) => write(() => disk.forget(bookId, unfinished)),
      },
    }
  }
  if (session.state === 'out') return { state: 'signedOut' }
  if (isRead && session.state === 'failed' && isOffline(session.error))
    return { state: 'notOnPhone' }
  const failure = error ?? (session.state === 'failed' ? session.error : null)
  if (failure === null) return { state: 'loading' }
  if (isOffline(failure)) return { state: 'notOnPhone' }
  return { state: 'failed', error: failure, again: () => void refresh() }
}

export function waitingPhotos(photos: readonly KeptPhoto[]): number {
  return photos.filter(isWaiting).length
}

export function unsentOf(work: readonly KeptWork[]): number {
  return work.filter(isUnsent).length
}
