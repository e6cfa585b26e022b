/**
 * The letters of a code, reckoned from the pepper and the code's id: no copy of the database makes one. Five letters are 25 bits,
 * the sixth notices a slip. Short, because it is read from a screen across a room; it opens lessons and is worth no more than that.
 */
import { checkLetter, LETTERS } from '../../contract/check-letter.ts'
import { readCrockford } from '../../core/ids.ts'
import type { Secrets } from '../../core/secrets.ts'

const DRAWN = 5
const PURPOSE = 'topic-code'

export async function lettersOf(secrets: Secrets, topicId: string): Promise<string> {
  return lettersFrom(await secrets.keyed(PURPOSE, topicId))
}

/** Whether these are the letters of a code, as they are or as they were before the pepper was changed. */
export async function areLettersOf(
  secrets: Secrets,
  topicId: string,
  letters: string,
): Promise<boolean> {
  return (await secrets.keyedEach(PURPOSE, topicId)).some((key) => lettersFrom(key) === letters)
}

function lettersFrom(key: string): string {
  const bits = Number.parseInt(key.slice(0, 7), 16)
  let letters = ''
  for (let at = 0; at < DRAWN; at += 1) letters += LETTERS.charAt((bits >>> (at * 5)) & 31)
  return letters + checkLetter(letters)
}

/** As typed or scanned, in any case and with spaces; null for a slip and for what is no such code. */
export function readTopicCode(text: string): string | null {
  const letters = readCrockford(text.slice(text.lastIndexOf('#') + 1))
  if (letters.length !== DRAWN + 1 || [...letters].some((each) => !LETTERS.includes(each))) {
    return null
  }
  return checkLetter(letters.slice(0, DRAWN)) === letters.slice(DRAWN) ? letters : null
}
