/**
 * The public code of a certificate: 11 random Crockford characters (55 bits) and one check character.
 * Kept as 12 characters, printed as `KPM-7Q4M-2XKD-9TRB`, read as people type it.
 * Pure but for the random bytes handed in.
 */
import { checkLetter } from '../../contract/check-letter.ts'
import { crockford, readCrockford, type Ids } from '../../core/ids.ts'

const LENGTH = 12
const MARK = 'KPM'
const STATEMENT_MARK = 'BKT'

export function newCode(ids: Pick<Ids, 'bytes' | 'uuid'>): string {
  const random = crockford(ids, LENGTH - 1)
  return random + checkLetter(random)
}

/** `7Q4M2XKD9TRB` → `KPM-7Q4M-2XKD-9TRB` */
export function printCode(code: string): string {
  return printed(MARK, code)
}

/** `7Q4M2XKD9TRB` → `BKT-7Q4M-2XKD-9TRB`, the code of a statement of coverage. */
export function printStatementCode(code: string): string {
  return printed(STATEMENT_MARK, code)
}

function printed(mark: string, code: string): string {
  return [mark, code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}

/** The 12 characters of what was typed, pasted or scanned: any case, with or without `KPM-`, also a whole address. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  return readMarked(MARK, typed)
}

/** The same of a statement; only with `BKT`, because without it a code is a certificate's. */
export function readStatementCode(typed: string): string | null {
  return /bkt/i.test(typed) ? readMarked(STATEMENT_MARK, typed) : null
}

function readMarked(mark: string, typed: string): string | null {
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const clean = readCrockford(last).replaceAll('U', 'V')
  const code =
    clean.length === LENGTH + mark.length && clean.startsWith(mark)
      ? clean.slice(mark.length)
      : clean
  if (code.length !== LENGTH) return null
  return checkLetter(code.slice(0, -1)) === code.at(-1) ? code : null
}
