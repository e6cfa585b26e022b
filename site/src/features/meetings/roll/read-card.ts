/** What a scanned or typed card comes to on a roll. Pure. */
import { isAttended } from '../../../../../worker/contract/attendance-rules.ts'
import { readCheckIn } from '../../../../../worker/contract/check-in-code.ts'
import { codeOnCard } from '../../../lib/card-code.ts'
import { SCAN } from '../../../text/roll.ts'
import type { Folded, Person } from './model.ts'

export type ReadCard =
  /** `isMarked`: she is down as present or late in this session already. */
  | { readonly kind: 'person'; readonly person: Person; readonly isMarked: boolean }
  /** A Kode kader of nobody on this roll. */
  | { readonly kind: 'stranger'; readonly code: string }
  /** The card by which a cadre signs in, and the code of the hall: both are QR codes that lie about. */
  | { readonly kind: 'signInCard' | 'hallCode' | 'nothing' }

export function readCard(text: string, { people, standing }: Folded, session: string): ReadCard {
  const code = codeOnCard(text)
  if (code === null) {
    if (/\/aktivasi\/?#/i.test(text)) return { kind: 'signInCard' }
    return { kind: readCheckIn(text) === null ? 'nothing' : 'hallCode' }
  }
  const person =
    people.find((each) => each.code.toUpperCase() === code) ??
    // Taken as a guest by this very card, for want of signal.
    people.find((each) => each.person.kind === 'GUEST' && each.from === SCAN.guestFrom(code))
  if (person === undefined) return { kind: 'stranger', code }
  const mark = standing.get(session)?.get(person.key)
  return { kind: 'person', person, isMarked: mark !== undefined && isAttended(mark.state) }
}
