/** What the parts of the page of staff hand to one another. */
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { listStaff, OneTimeLink } from '../../../../worker/contract/staff.ts'

export type Office = ReplyOf<typeof listStaff>

/** A link that was just made: it is shown once, instead of the page. */
export type Made = {
  readonly name: string
  readonly kind: 'INVITE' | 'RESET'
  readonly waits: boolean
  /** Her second factor still holds: only a password is to be chosen. */
  readonly keepsFactor: boolean
  readonly link: OneTimeLink
}
