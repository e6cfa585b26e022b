/** How much a practice of a lesson may hold, and how its numbers are written. Worker and editor ask the same. Pure. */
export const FEWEST_CHOICES = 2
export const SORTED_LINES = { fewest: 2, most: 6 } as const
export const COUNTED_LINES = { fewest: 1, most: 4 } as const
/** To sort into. */
export const SORT_GROUPS = { fewest: 2, most: 5 } as const

/**
 * `87,7 cm`, `1.250 kali`, without spaces around it: sign, whole number, decimals, unit. A point stands between thousands only.
 */
export const WRITTEN_NUMBER =
  /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,6}))?\s*((?:[\p{L}%°][\p{L}\p{N}%°²³/.'\- ]{0,29})?)$/u
