/** What a tap does to one session: marks, walk-ins, matches, and taking the last of them back. */
import { useState } from 'preact/hooks'
import {
  personKey,
  type AttendanceState,
  type PersonRef,
} from '../../../../../worker/contract/attendance-rules.ts'
import type { AttendanceEvent } from '../../../../../worker/contract/attendance.ts'
import { ROLL, STATE_WORDS } from '../../../text/roll.ts'
import {
  clearable,
  faultNow,
  localTime,
  tapAt,
  unmarked,
  type Person,
  type RollSession,
} from './model.ts'
import { canWithdraw, type NewEvent } from './outbox.ts'
import type { RollHere } from './use-roll.ts'

/** More than so many are marked at once only after a question. */
const UNASKED = 5

export type Asking =
  | { readonly kind: 'mark' | 'match'; readonly key: string }
  | { readonly kind: 'reason'; readonly go: (reason: string) => Promise<unknown> }
  | { readonly kind: 'all' | 'walkIn' | 'code' | 'scan' | 'forget' }

type Before = { readonly person: PersonRef; readonly state: AttendanceState | null }
type Last = {
  readonly words: string
  readonly orders: readonly number[]
  readonly before: readonly Before[]
}

export type Marking = {
  readonly asking: Asking | null
  readonly open: (asking: Asking) => void
  readonly close: () => void
  /** What was done last, in words; empty before the first. */
  readonly said: string
  /** Null when it cannot be taken back any more. */
  readonly undo: (() => void) | null
  readonly tap: (key: string) => void
  readonly markAll: () => void
  readonly markRest: () => void
  readonly set: (person: Person, state: AttendanceState) => void
  /** Null while something would stay. */
  readonly clear: (person: Person) => (() => void) | null
  readonly addGuest: (name: string, from: string) => void
  /** Opens the camera for cards, once what every mark of this session needs is there. */
  readonly scanCards: () => void
  /** Of a card: the dialog stays open for the next. `cadre`: who she is, when she is not on the roll. False: not on the disk. */
  readonly scanned: (
    person: PersonRef,
    name: string,
    state: AttendanceState,
    cadre?: NewEvent['cadre'],
  ) => Promise<boolean>
  readonly scannedGuest: (name: string, from: string, state: AttendanceState) => Promise<boolean>
  readonly match: (guest: Person, cadre: NonNullable<NewEvent['cadre']>) => void
}

export function useMarking(here: RollHere, session: RollSession): Marking {
  const { kept, events, folded, reasons } = here
  const [asking, setAsking] = useState<Asking | null>(null)
  const [last, setLast] = useState<Last | null>(null)
  const [said, setSaid] = useState('')
  const standing = folded.standing.get(session.id)
  const standingOf = ({ key }: Person) => standing?.get(key)

  /** With the reason that is kept for the session; asks for one first where it needs one. */
  function withReason(state: AttendanceState, go: (reason: string) => Promise<unknown>): void {
    const reason = reasons.get(session.id) ?? ''
    switch (faultNow(kept, session, { state, reason }, Date.now())) {
      case 'SESSION_AHEAD':
        setAsking(null)
        setLast(null)
        setSaid(ROLL.aheadTapped)
        return
      case 'REASON_NEEDED':
        setAsking({ kind: 'reason', go })
        return
      case null:
        setAsking(null)
        void go(reason)
    }
  }

  function markOf(
    person: PersonRef,
    state: AttendanceState,
    reason: string,
    method: 'ROLL' | 'CARD' = 'ROLL',
  ): AttendanceEvent {
    const isPast = localTime(kept, Date.now()).slice(0, 10) > session.date
    const seen = standing?.get(personKey(person))
    return {
      type: 'mark',
      id: crypto.randomUUID(),
      at: tapAt(Date.now(), kept.off, seen),
      session: session.id,
      person,
      state,
      method,
      ...(isPast ? { reason } : {}),
    }
  }

  async function keep(
    made: readonly AttendanceEvent[],
    words: string,
    before: readonly Before[],
    cadre?: NewEvent['cadre'],
  ): Promise<boolean> {
    const orders = await here.add(made, cadre)
    if (orders === null) return false
    setSaid(words)
    setLast({ words, orders, before })
    return true
  }

  function mark(people: readonly Person[], state: AttendanceState, words: string): void {
    const before = people.map((each) => ({
      person: each.person,
      state: standingOf(each)?.state ?? null,
    }))
    withReason(state, (reason) =>
      keep(
        people.map(({ person }) => markOf(person, state, reason)),
        words,
        before,
      ),
    )
  }

  function markRest(): void {
    const rest = unmarked(folded, session.id)
    mark(rest, 'PRESENT', ROLL.markedAll(rest.length))
  }

  function keepGuest(
    name: string,
    from: string,
    state: AttendanceState,
    reason: string,
    method: 'ROLL' | 'CARD' = 'ROLL',
  ): Promise<boolean> {
    const id = crypto.randomUUID()
    const guest: AttendanceEvent = { type: 'guest', id, at: Date.now(), name, from }
    return keep([guest, markOf({ kind: 'GUEST', id }, state, reason, method)], ROLL.added(name), [])
  }

  async function takeBack({ orders, before }: Last): Promise<void> {
    setLast(null)
    if (await here.withdraw(orders)) {
      setSaid(ROLL.undone)
      return
    }
    // The Worker may have it: what stood before is said anew, later than what it takes back.
    const anew = before.flatMap(({ person, state }) =>
      state === null ? [] : [markOf(person, state, reasons.get(session.id) ?? '')],
    )
    if (before.length === 0 || anew.length < before.length) {
      setSaid(ROLL.undoLate)
      return
    }
    if ((await here.add(anew)) !== null) setSaid(ROLL.undone)
  }

  const isUndoable =
    last !== null &&
    (canWithdraw(events, last.orders) ||
      (last.before.length > 0 && last.before.every(({ state }) => state !== null)))

  return {
    asking,
    open: setAsking,
    close: () => setAsking(null),
    said,
    undo: isUndoable ? () => void takeBack(last) : null,
    tap(key) {
      const person = folded.people.find((each) => each.key === key)
      if (person === undefined) return
      // A second tap asks, so that a finger that slips does not unmark anybody.
      if (standingOf(person) !== undefined) setAsking({ kind: 'mark', key })
      else mark([person], 'PRESENT', ROLL.marked(person.name, STATE_WORDS.PRESENT))
    },
    markAll() {
      if (unmarked(folded, session.id).length > UNASKED) setAsking({ kind: 'all' })
      else markRest()
    },
    markRest,
    set: (person, state) => mark([person], state, ROLL.marked(person.name, STATE_WORDS[state])),
    clear(person) {
      const orders = clearable(kept, events, session.id, person.key)
      if (orders === null) return null
      return () => {
        setAsking(null)
        setLast(null)
        void here.withdraw(orders).then((isDone) => setSaid(isDone ? ROLL.undone : ROLL.undoLate))
      }
    },
    addGuest(name, from) {
      withReason('PRESENT', (reason) => keepGuest(name, from, 'PRESENT', reason))
    },
    scanCards() {
      withReason('PRESENT', async () => setAsking({ kind: 'scan' }))
    },
    scanned(person, name, state, cadre) {
      const before = standing?.get(personKey(person))?.state ?? null
      const byCard = markOf(person, state, reasons.get(session.id) ?? '', 'CARD')
      return keep(
        [byCard],
        ROLL.marked(name, STATE_WORDS[state]),
        [{ person, state: before }],
        cadre,
      )
    },
    scannedGuest: (name, from, state) =>
      keepGuest(name, from, state, reasons.get(session.id) ?? '', 'CARD'),
    match(guest, cadre) {
      setAsking(null)
      const { cadreId } = cadre
      const id = crypto.randomUUID()
      const event: AttendanceEvent = {
        type: 'match',
        id,
        at: Date.now(),
        guestId: guest.person.id,
        cadreId,
      }
      void keep([event], ROLL.matched(cadre.name), [], cadre)
    },
  }
}
