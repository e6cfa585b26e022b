/**
 * Photos on the disk of a trainer's phone, their bytes apart, for every tap reads all the rest. A photo belongs to a sheet in hand until
 * that is an assessment; it leaves only when its assessment has, and its bytes go when the Worker has them.
 */
import type { Database } from '../../../offline/database.ts'
import type { EventState } from '../../../lib/kept/outbox.ts'
import { isUnsent } from '../../../lib/kept/outbox.ts'
import { draftKey, type Draft, type KeptWork, type NewWork } from './model.ts'

export const [PHOTOS, PIXELS, DRAFTS, WORK] = ['photos', 'pixels', 'drafts', 'work'] as const

/** draft: beside a sheet that is not finished; the others as of work. */
export type PhotoState = 'draft' | EventState

export type KeptPhoto = {
  /** Made here: what makes a repeat recognisable. */
  readonly id: string
  readonly bookId: string
  readonly area: string
  /** The account that took it: nobody else sends it. */
  readonly owner: string
  readonly cadreId: string
  /** The draft that it is of. */
  readonly draft: string
  /** Empty while that is a draft. */
  readonly assessmentId: string
  /** When it was taken, by the phone's clock, ms. */
  readonly at: number
  readonly width: number
  readonly height: number
  readonly state: PhotoState
  /** Why it was rejected; else empty. */
  readonly code: string
}

export type PhotoToSend = { readonly photo: KeptPhoto; readonly bytes: ArrayBuffer }

export type KeptPhotos = {
  /** In place of the one that was there; the sheet is kept with it. */
  keepPhoto(draft: Draft, photo: KeptPhoto, bytes: ArrayBuffer): Promise<void>
  /** Null: it is not here, or the Worker has it. */
  readPixels(id: string): Promise<ArrayBuffer | null>
  /** Takes back what never left the phone, or was refused; false else. */
  dropPhoto(id: string): Promise<boolean>
  /** The oldest whose assessment has left the phone. From now on the Worker may have it. */
  takePhoto(owner: string): Promise<PhotoToSend | null>
  /** `code`: why it was refused; empty: the Worker has it. */
  settlePhoto(id: string, code: string): Promise<void>
}

type Then = <Found>(request: IDBRequest<Found>, use: (found: Found) => void) => void

export function keptPhotos(disk: Database, then: Then): KeptPhotos {
  return {
    keepPhoto: (draft, photo, bytes) =>
      disk.run([DRAFTS, PHOTOS, PIXELS], 'readwrite', (open) => {
        open.objectStore(DRAFTS).put(draft)
        eachPhoto(open, then, (before) => {
          if (before.draft === photo.draft && before.state === 'draft') forgetPhoto(open, before.id)
        })
        open.objectStore(PIXELS).put(bytes, photo.id)
        open.objectStore(PHOTOS).put(photo)
      }),

    readPixels: (id) =>
      disk.run([PIXELS], 'readonly', (open, answer) => {
        then<ArrayBuffer | undefined>(open.objectStore(PIXELS).get(id), (bytes) =>
          answer(bytes ?? null),
        )
      }),

    dropPhoto: (id) =>
      disk.run([PHOTOS, PIXELS], 'readwrite', (open, answer) => {
        then<KeptPhoto | undefined>(open.objectStore(PHOTOS).get(id), (photo) => {
          const isHere = photo !== undefined && photo.state !== 'tried' && photo.state !== 'sent'
          if (isHere) forgetPhoto(open, id)
          answer(isHere)
        })
      }),

    takePhoto: (owner) =>
      disk.run([WORK, PHOTOS, PIXELS], 'readwrite', (open, answer) => {
        answer(null)
        then<KeptWork[]>(open.objectStore(WORK).getAll(), (work) =>
          then<KeptPhoto[]>(open.objectStore(PHOTOS).getAll(), (photos) => {
            const next = nextPhoto(photos, work, owner)
            if (next === undefined) return
            const photo: KeptPhoto = { ...next, state: 'tried' }
            open.objectStore(PHOTOS).put(photo)
            then<ArrayBuffer | undefined>(open.objectStore(PIXELS).get(next.id), (bytes) => {
              if (bytes === undefined) forgetPhoto(open, next.id)
              else answer({ photo, bytes })
            })
          }),
        )
      }),

    settlePhoto: (id, code) =>
      disk.run([PHOTOS, PIXELS], 'readwrite', (open) => {
        then<KeptPhoto | undefined>(open.objectStore(PHOTOS).get(id), (photo) => {
          if (photo === undefined) return
          const state = code === '' ? 'sent' : 'rejected'
          open.objectStore(PHOTOS).put({ ...photo, state, code })
          if (state === 'sent') open.objectStore(PIXELS).delete(id)
        })
      }),
  }
}

/** The first of this account whose assessment is no longer here, or the Worker has it. Pure. */
export function nextPhoto(
  photos: readonly KeptPhoto[],
  work: readonly KeptWork[],
  owner: string,
): KeptPhoto | undefined {
  const held = new Set(work.flatMap(({ event, state }) => (state === 'sent' ? [] : [event.id])))
  return photos
    .filter((each) => each.owner === owner && isWaiting(each) && !held.has(each.assessmentId))
    .sort((one, other) => one.at - other.at)[0]
}

/** Whether it is still to be sent. */
export function isWaiting({ state }: Pick<KeptPhoto, 'state'>): boolean {
  return state !== 'draft' && isUnsent({ state })
}

/** Beside new work: photos of the drafts that it was made of are of these assessments from now on. */
export function bindPhotos(open: IDBTransaction, then: Then, work: readonly NewWork[]): void {
  const made = new Map(
    work.flatMap(({ owner, event }) =>
      event.type === 'assess' ? [[draftKey(owner, event.cadreId, event), event.id] as const] : [],
    ),
  )
  const gone = work.flatMap(({ event }) => (event.type === 'retract' ? event.assessmentId : []))
  if (made.size + gone.length === 0) return
  eachPhoto(open, then, (photo) => {
    const assessmentId = photo.state === 'draft' ? made.get(photo.draft) : undefined
    if (assessmentId !== undefined) {
      open.objectStore(PHOTOS).put({ ...photo, assessmentId, state: 'waiting' })
    } else if (gone.includes(photo.assessmentId)) forgetPhoto(open, photo.id)
  })
}

/** Of drafts that are dropped, of assessments that are taken back before they left, or were refused. */
export function dropPhotosOf(
  open: IDBTransaction,
  then: Then,
  {
    drafts = [],
    assessments = [],
  }: { drafts?: readonly string[]; assessments?: readonly string[] },
): void {
  eachPhoto(open, then, ({ id, state, draft, assessmentId }) => {
    const isOf = state === 'draft' ? drafts.includes(draft) : assessments.includes(assessmentId)
    if (isOf) forgetPhoto(open, id)
  })
}

/** What the Worker has is shown by the book. */
export function dropSentPhotos(open: IDBTransaction, then: Then, bookId: string): void {
  eachPhoto(open, then, (photo) => {
    if (photo.bookId === bookId && photo.state === 'sent') forgetPhoto(open, photo.id)
  })
}

export function forgetPhoto(open: IDBTransaction, id: string): void {
  open.objectStore(PHOTOS).delete(id)
  open.objectStore(PIXELS).delete(id)
}

function eachPhoto(open: IDBTransaction, then: Then, use: (photo: KeptPhoto) => void): void {
  then<KeptPhoto[]>(open.objectStore(PHOTOS).getAll(), (photos) => photos.forEach(use))
}
