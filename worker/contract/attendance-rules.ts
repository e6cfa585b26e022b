/**
 * What attendance comes to: of many marks one state per session and person, and numbers of it. Pure and plain, without zod:
 * the trainer's phone shows without signal what the Worker answers later, by these same rules.
 */
export const ATTENDANCE_STATES = ['PRESENT', 'LATE', 'EXCUSED', 'SICK', 'ABSENT'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]

/** ROLL: a trainer's list · CARD: a trainer scanned the cadre's card · SELF: the cadre entered the code of the hall. */
export const MARK_METHODS = ['ROLL', 'CARD', 'SELF'] as const
export type MarkMethod = (typeof MARK_METHODS)[number]

/** How many events one request of a trainer's phone may carry. */
export const MAX_MARKS = 100

/** A cadre of the roster, or a guest added on the spot. */
export type PersonRef = { readonly kind: 'CADRE' | 'GUEST'; readonly id: string }

export type Mark = {
  readonly id: string
  readonly session: string
  readonly person: PersonRef
  readonly state: AttendanceState
  readonly method: MarkMethod
  /** UTC instant, corrected by what the phone's clock was off. */
  readonly doneAt: string
}

/** A guest found to be a cadre; null: found not to be. */
export type Match = {
  readonly id: string
  readonly guestId: string
  readonly cadreId: string | null
  readonly doneAt: string
}

/** For someone entered twice, and for a guest who turned out to be a cadre: the person who stands for them. */
export type StandsFor = (person: PersonRef) => PersonRef

/** Of a session there is one of a person. */
export function personKey({ kind, id }: PersonRef): string {
  return `${kind}:${id}`
}

/**
 * One mark per session and person, the person being who stands for them: what a member of staff says outranks the cadre's own
 * check-in, then the later counts, then the larger id. So the order in which marks arrive, and how often, changes nothing.
 */
export function foldMarks<M extends Mark>(marks: readonly M[], standsFor: StandsFor): M[] {
  const folded = new Map<string, M>()
  for (const mark of marks) {
    const person = standsFor(mark.person)
    const key = `${mark.session} ${personKey(person)}`
    const before = folded.get(key)
    if (before === undefined || outranks(mark, before)) folded.set(key, { ...mark, person })
  }
  return Array.from(folded.values())
}

function outranks(mark: Mark, before: Mark): boolean {
  const [isSelf, wasSelf] = [mark.method === 'SELF', before.method === 'SELF']
  return isSelf === wasSelf ? isLater(mark, before) : wasSelf
}

/** Guest → the cadre whom the latest match names, or null. */
export function foldMatches(matches: readonly Match[]): ReadonlyMap<string, string | null> {
  const folded = new Map<string, Match>()
  for (const match of matches) {
    const before = folded.get(match.guestId)
    if (before === undefined || isLater(match, before)) folded.set(match.guestId, match)
  }
  return new Map(
    Array.from(folded.values()).map(({ guestId, cadreId }): [string, string | null] => [
      guestId,
      cadreId,
    ]),
  )
}

type Moment = { readonly id: string; readonly doneAt: string }

function isLater(one: Moment, other: Moment): boolean {
  return one.doneAt === other.doneAt ? one.id > other.id : one.doneAt > other.doneAt
}

/** "Hadir": in time or late. */
export function isAttended(state: AttendanceState): boolean {
  return state === 'PRESENT' || state === 'LATE'
}

/**
 * Whether attendance of a session was taken, so that whoever has no mark of it was not there: its day has come, and of somebody
 * more is said than an excuse, by staff or by an invited cadre. One who came by herself does not make all others absent.
 */
export function isTaken(
  sessionOn: string,
  today: string,
  marks: readonly Pick<Mark, 'person' | 'state' | 'method'>[],
  isInvited: (person: PersonRef) => boolean,
): boolean {
  return (
    sessionOn <= today &&
    marks.some(
      ({ person, state, method }) =>
        state !== 'EXCUSED' && state !== 'SICK' && (method !== 'SELF' || isInvited(person)),
    )
  )
}

/**
 * Percent with one decimal, rounded down: it never says more than what was attended, so a share of 80 or more on a screen is one
 * of 80 or more. Null of nothing.
 */
export function shareOf(attended: number, of: number): number | null {
  return of === 0 ? null : Math.floor((attended * 1000) / of) / 10
}

/** Why a mark of a trainer cannot stand. `markedOn`: the day in the district on which it was made. */
export type MarkFault = 'REASON_NEEDED' | 'SESSION_AHEAD'

/**
 * Of a day that is over only with a reason, so that nobody mends yesterday in passing; nobody has attended what is yet to come,
 * but may be excused from it.
 */
export function faultOf(
  { state, reason }: { readonly state: AttendanceState; readonly reason?: string | undefined },
  sessionOn: string,
  markedOn: string,
): MarkFault | null {
  if (markedOn > sessionOn && (reason ?? '') === '') return 'REASON_NEEDED'
  const isAhead = markedOn < sessionOn && state !== 'EXCUSED' && state !== 'SICK'
  return isAhead ? 'SESSION_AHEAD' : null
}

/** No phone that sends is older. */
const FIRST_MOMENT = Date.UTC(2020, 0, 1)

/**
 * When something was done, ms since 1970: by the phone's clock, moved by what that clock was off when it sent; never after it was
 * received. Null when the phone's moment is nonsense. A request that hung on its way moves it by that time too: seconds, and a
 * phone names its clock anew whenever it sends.
 */
export function correctedAt(at: number, phoneNow: number, receivedAt: number): number | null {
  const moved = Math.floor(at + (receivedAt - phoneNow))
  return moved >= FIRST_MOMENT ? Math.min(moved, receivedAt) : null
}
