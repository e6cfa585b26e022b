/** What a book may still do on this phone. */
import type { KeptPractice } from './kept-practice.ts'
import { isOld, type KeptBook } from './model.ts'

/**
 * What is not needed leaves the phone once all of it is sent: after a week without being opened, and at once when somebody else
 * signs in. Sheets that were begun, and what was refused and not read, hold it here however long.
 */
export async function tidyUp(disk: KeptPractice, who: string | null, now: number): Promise<void> {
  const { books } = await disk.readAll()
  for (const book of books) {
    if (isOld(book.readAt, now) || isOthers(book, who)) await disk.forget(book.bookId, 'keep')
  }
}

/** Whether a book that lies here is somebody else's. */
export function isOthers(book: KeptBook, who: string | null): boolean {
  return who !== null && book.owner.id !== who
}
