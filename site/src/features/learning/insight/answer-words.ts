/** What an answer is called where it is listed, and where its question is kept. */
import { ITEMS } from '../../../text/insight-office.ts'

/** Of an answer of several parts, these stand on lines of their own. */
export function wordsFor(answer: string, text: string): string {
  if (answer === '') return ITEMS.open
  return answer === '…' ? ITEMS.others : text || answer
}

/** The question in the bank. */
export function bankHref(itemId: string): string {
  return `/pelatih/soal/butir/#${itemId}`
}
