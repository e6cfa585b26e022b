/**
 * The shape of an HTML page that the Worker renders: its address and, for a form, what is posted.
 * Pages call the same verbs as endpoints; the access matrix is tested over both.
 */
import type * as z from 'zod/mini'

export type Page = {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  /** What a form posts; all values are texts. GET pages take their query here. */
  readonly form?: z.ZodMiniType
  /** What joins several values of one name; without it the last of them counts. */
  readonly join?: string
}

export function page<const P extends Page>(description: P): P {
  return description
}
