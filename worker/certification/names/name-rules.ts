/** What was said of a name, how a cadre may write it, and which numbers an approval takes. Pure. */
import type { NameAnswer, Numbering, NumberRange } from '../../contract/names.ts'
import { no, ok, type Result } from '../../core/result.ts'

export type SaidOfName = {
  readonly cadreId: string
  /** The name that was shown. */
  readonly name: string
  readonly isRight: number
  readonly wish: string | null
  readonly answeredBy: string
}

/** An answer counts while the roster still says the name that was shown. */
export function nameAnswerOf(said: SaidOfName | undefined, name: string): NameAnswer {
  if (said === undefined || said.name !== name) {
    return { state: 'UNANSWERED', wish: null, byOfficer: false }
  }
  const byOfficer = said.answeredBy !== said.cadreId
  return said.isRight === 1
    ? { state: 'RIGHT', wish: null, byOfficer }
    : { state: 'WRONG', wish: said.wish, byOfficer }
}

export type WishFault = { readonly reason: 'WISH_MISSING' | 'WISH_HAS_DIGITS' | 'WISH_SAME' }

/** How a cadre writes her name; digits would be her NIK, which nobody asks for. `read` is the roster's own reading. */
export function readWish(
  typed: string,
  name: string,
  read: (typed: string) => string | null,
): Result<string, WishFault> {
  const wish = read(typed)
  if (/\p{Nd}/u.test(typed)) return no<WishFault>({ reason: 'WISH_HAS_DIGITS' })
  if (wish === null) return no<WishFault>({ reason: 'WISH_MISSING' })
  return wish === name ? no<WishFault>({ reason: 'WISH_SAME' }) : ok(wish)
}

export type NumbersFault = { readonly reason: 'NUMBERING_DIFFERS' | 'NUMBERS_TAKEN' }

/**
 * The range that was asked for; null when the unit counts by itself. NUMBERING_DIFFERS when a number is given to a unit that
 * counts, or none to a unit that does not; NUMBERS_TAKEN below 1, where no number is free.
 */
export function rangeOf(
  numbering: Numbering,
  firstNumber: number | undefined,
  members: number,
): Result<NumberRange | null, NumbersFault> {
  if ((numbering === 'MANUAL') !== (firstNumber !== undefined)) {
    return no<NumbersFault>({ reason: 'NUMBERING_DIFFERS' })
  }
  if (firstNumber === undefined) return ok(null)
  return firstNumber < 1
    ? no<NumbersFault>({ reason: 'NUMBERS_TAKEN' })
    : ok({ first: firstNumber, last: firstNumber + members - 1 })
}
