/** To whom a code may be sent by message. Pure. */
import { personWords } from '../rules.ts'

/** An entry whose telephone is the one in question, wherever in the country. */
export type PhoneEntry = {
  readonly id: string
  /** The entry that stands for her person. */
  readonly personId: string
  readonly name: string
  /** When anything of the entry last changed. */
  readonly updatedAt: string
}

/**
 * A telephone that stands at more than one person is a shared one: a code to it would open the account of whoever holds it at the
 * moment, so nobody gets one.
 */
export function isSharedPhone(entries: readonly PhoneEntry[]): boolean {
  return new Set(entries.map(({ personId }) => personId)).size > 1
}

/**
 * Whose entry was changed less than a day ago gets none: a number that was put in just now, by mistake or in bad faith, opens no account
 * before the office and she could see it.
 */
export const SETTLED_SECONDS = 86_400

export function isSettled({ updatedAt }: PhoneEntry, settledBefore: string): boolean {
  return updatedAt <= settledBefore
}

/** Every word that was typed is one of her name, and one of them is more than an initial. */
export function namesHer(typed: string, name: string): boolean {
  const words = personWords(typed)
  const hers = new Set(personWords(name))
  return words.some((word) => word.length > 2) && words.every((word) => hers.has(word))
}
