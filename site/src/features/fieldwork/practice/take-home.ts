/** Brings a book to the phone while there is signal, and work to the Worker. */
import { readCohort } from '../../../../../worker/contract/cohorts.ts'
import { readPracticeBook, takePractice } from '../../../../../worker/contract/fieldwork.ts'
import { readSession } from '../../../../../worker/contract/identity.ts'
import { readMeeting } from '../../../../../worker/contract/meetings.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { isUnsent } from '../../../lib/kept/outbox.ts'
import { sendKept } from '../../../lib/kept/send.ts'
import { askWho, triedOf, type Tried } from '../../../lib/kept/tried.ts'
import { areasOf, type OfficeArea, type SessionState } from '../../../lib/session.ts'
import { PRACTICE } from '../../../text/practice.ts'
import type { KeptPractice } from './kept-practice.ts'
import type { BookOf } from './model.ts'

export type SignedIn = Extract<SessionState, { readonly state: 'in' }>

/** `35.08`, `angkatan-<id>`, `kegiatan-<id>`: as a book is named in the address. */
const COHORT = 'angkatan-'
const MEETING = 'kegiatan-'

export const cohortBook = (id: string): string => COHORT + id

/**
 * Reads the book and keeps it, for who is signed in now. What was sent before it was asked for is in it. A book that another
 * person keeps here is left as it is.
 */
export async function takeHome(
  disk: KeptPractice,
  bookId: string,
  session: SignedIn | null,
): Promise<void> {
  const before = await disk.readAll()
  const known = before.books.find((each) => each.bookId === bookId)
  if (known === undefined && session === null) return
  const who = await call(readSession, {})
  if (who.kind !== 'staff') return
  if (known !== undefined && known.owner.id !== who.accountId) return
  const sent = before.work
    .filter((each) => each.bookId === bookId && each.state === 'sent')
    .map(({ order }) => order)
  const found = known ?? (session === null ? null : await lookUp(bookId, session))
  if (found === null) return
  const { of, title } = found
  const book = await call(readPracticeBook, of)
  const readAt = Date.now()
  const { accountId: id, name } = who
  const off = book.now - readAt
  await disk.saveBook({ bookId, of, title, owner: { id, name }, book, off, readAt }, sent)
  // A browser may throw away what a page keeps, unless it was asked not to.
  await navigator.storage?.persist?.().catch(() => false)
}

type Found = { readonly of: BookOf; readonly title: string }

/** The address names the book alone: it is looked for in each of the person's areas. */
async function lookUp(bookId: string, { who, districts }: SignedIn): Promise<Found> {
  let problem: unknown = new CallProblem('NOT_FOUND', {}, '')
  for (const area of areasOf(who, districts)) {
    try {
      const found = await lookIn(area, bookId)
      if (found !== null) return found
    } catch (refused) {
      problem = refused
      if (!(refused instanceof CallProblem) || refused.code !== 'NOT_FOUND') throw refused
    }
  }
  throw problem
}

async function lookIn({ code: area, district }: OfficeArea, bookId: string): Promise<Found | null> {
  if (bookId.startsWith(COHORT)) {
    const cohortId = bookId.slice(COHORT.length)
    const { cohort } = await call(readCohort, { area, cohortId })
    return { of: { area, cohortId }, title: cohort.name }
  }
  if (bookId.startsWith(MEETING)) {
    const meetingId = bookId.slice(MEETING.length)
    const { meeting } = await call(readMeeting, { area, meetingId })
    return { of: { area, meetingId }, title: meeting.title }
  }
  return bookId === area ? { of: { area }, title: PRACTICE.allOf(area, district.name) } : null
}

export function trySending(disk: KeptPractice, owner: string): Promise<Tried> {
  return triedOf(() =>
    sendKept({
      owner,
      lock: `praktik ${owner}`,
      hasUnsent: async () =>
        (await disk.readAll()).work.some((each) => each.owner === owner && isUnsent(each)),
      takeBatch: () => disk.takeBatch(owner),
      post: (batch) =>
        call(takePractice, {
          area: batch[0]?.area ?? '',
          owner,
          now: Date.now(),
          events: batch.map(({ event }) => event),
        }),
      settle: (batch, answer) => disk.settle(batch, answer),
      askWho,
      locks: navigator.locks,
    }),
  )
}
