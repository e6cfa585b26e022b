/**
 * Refusal code → HTTP status, the whole table. The Worker sends codes; `site/src/text` words them.
 * An object in another tenant's area is NOT_FOUND, so that nobody learns that it exists.
 */
export const STATUS_OF = {
  INPUT_INVALID: 422,
  BODY_NOT_JSON: 415,
  BODY_TOO_LARGE: 413,
  SIGN_IN_NEEDED: 401,
  SIGN_IN_WRONG: 401,
  NOT_ALLOWED: 403,
  SENT_FROM_ELSEWHERE: 403,
  NOT_FOUND: 404,
  ADDRESS_UNKNOWN: 404,
  CONFLICT: 409,
  CHANGED_MEANWHILE: 409,
  DUPLICATE: 409,
  SECOND_PERSON_NEEDED: 409,
  STATE_NOT_FIT: 409,
  CANDIDATES_CHANGED: 409,
  SIGNATORY_MISSING: 409,
  PERIOD_OVERLAPS: 409,
  ATTEMPTS_USED_UP: 409,
  COOL_DOWN: 409,
  NOT_OPEN_YET: 409,
  NOT_STARTED: 409,
  OTHER_PERSON: 409,
  ANSWERS_UNREADABLE: 422,
  ANSWERS_UNSIGNED: 422,
  MEDIA_INVALID: 422,
  CODE_WRONG: 422,
  CODE_EXPIRED: 410,
  PIN_WEAK: 422,
  PASSWORD_WEAK: 422,
  CONTENT_INVALID: 422,
  PATTERN_INVALID: 422,
  LOCKED: 429,
  TOO_MANY: 429,
  DATABASE_BUSY: 503,
  DEMO_SECRETS: 503,
  UNEXPECTED: 500,
} as const

export type RefusalCode = keyof typeof STATUS_OF

/** The body of every error answer. */
export type ProblemBody = {
  readonly code: RefusalCode
  readonly detail?: Readonly<Record<string, unknown>>
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
  readonly requestId: string
}
