/** The numbers of the second step, and which step comes next. Pure. */
import { readCrockford } from '../../core/ids.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** How long the password holds while the code is looked up, and while an app is fetched from a store over a weak signal. */
export const PENDING_SECONDS = { known: 10 * MINUTE, enrolling: 30 * MINUTE }

/** How long a new app may take the place of the one that was shown: nothing more is asked, so a desk left alone must not do it. */
export const NEW_APP_SECONDS = 5 * MINUTE

/** How long a computer may stand for the second factor. */
export const TRUST_DAYS = 14
export const TRUST_SECONDS = TRUST_DAYS * DAY

/**
 * Wrong codes: five, then 15 minutes, five, 1 hour, then a day each time. Only who knows the password gets here, so a stranger locks
 * nobody; and who knows it has 15 guesses a day at most among a million codes of which three are right.
 */
export const FACTOR_LOCKS = { first: 15 * MINUTE, second: 60 * MINUTE, further: DAY }

export const RECOVERY_CODES = 10
export const RECOVERY_LENGTH = 10

/** A code as it was typed: six digits of an app, or a recovery code; null when it can be neither. */
export function readTyped(
  typed: string,
): { readonly kind: 'TOTP' | 'RECOVERY'; readonly code: string } | null {
  const digits = typed.replaceAll(/[\s-]/g, '')
  if (/^\d{6}$/.test(digits)) return { kind: 'TOTP', code: digits }
  const code = readCrockford(typed)
  return code.length === RECOVERY_LENGTH ? { kind: 'RECOVERY', code } : null
}

export type SignInStep = 'PASSWORD' | 'ENROL' | 'CODE' | 'CODES'

/**
 * What a pending sign-in asks next. PASSWORD: an own one in place of one that was given. ENROL: an app. CODE: its code.
 * CODES: the recovery codes of an app that was confirmed just now are shown; after them the session opens.
 */
export function nextStep(pending: {
  readonly hasFactor: boolean
  readonly isProved: boolean
  readonly isPasswordGiven: boolean
}): SignInStep {
  if (pending.hasFactor && !pending.isProved) return 'CODE'
  if (pending.isPasswordGiven) return 'PASSWORD'
  return pending.hasFactor ? 'CODES' : 'ENROL'
}
