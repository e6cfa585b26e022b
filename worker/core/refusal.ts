/**
 * The one way a verb says no. A code for machines, facts for the site to word; never a sentence for people.
 * `contract/problem.ts` gives each code its HTTP status in one table.
 */
import type { RefusalCode } from '../contract/problem.ts'

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: Readonly<Record<string, unknown>>
  /** Somebody with a role asked for what lies outside of it: told to nobody, but logged. */
  readonly isOutside: boolean
  constructor(
    code: RefusalCode,
    detail: Readonly<Record<string, unknown>> = {},
    why: 'outside' | '' = '',
  ) {
    super(code)
    this.isOutside = why === 'outside'
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }
}
