/** What a book may still do on this phone. */
import type { KeptPractice } from './kept-practice.ts'
import { isOld, type KeptBook } from './model.ts'

/**
 * What is not needed leaves the phone once all of it is sent: after a week without being opened, and at once when somebody else
 * signs in. Sheets that she has begun stay for that week.
 */
export async function tidyUp(disk: KeptPractice, who: string | null, now: number): Promise<void> {
  const { books, drafts } = await disk.readAll()
  for (const { bookId, readAt, owner } of books) {
    const touched = drafts
      .filter((each) => each.bookId === bookId)
      .reduce((last, { touchedAt }) => Math.max(last, touchedAt), readAt)
    if (isOld(touched, now)) await disk.forget(bookId, 'drop')
    else if (who !== null && owner.id !== who) await disk.forget(bookId, 'keep')
  }
}

/** Whether a book that lies here is somebody else's. */
export function isOthers(book: KeptBook, who: string | null): boolean {
  return who !== null && book.owner.id !== who
}
