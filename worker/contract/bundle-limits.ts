/** How much of a year's meetings the bundle carries. Without zod: the words on the screen name these numbers. */

/** Of so many meetings R5 lies in the ZIP: each is a dozen queries, and 1,000 is what one request may ask of D1. */
export const MAX_BUNDLE_ROLLS = 40
/** They are made before the ZIP begins, and stay in memory until their turn comes. */
export const MAX_BUNDLE_ROLL_BYTES = 16_000_000
/** Signed sheets of a year. */
export const MAX_BUNDLE_SHEETS = 400
export const MAX_BUNDLE_SHEET_BYTES = 1_000_000_000
