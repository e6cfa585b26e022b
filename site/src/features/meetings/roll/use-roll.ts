/**
 * One roll on this phone: what is kept of it, what is done to it, and its way to the Worker. A tap is on the disk before the
 * screen shows it.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { readRoll, takeAttendance } from '../../../../../worker/contract/attendance.ts'
import { readSession } from '../../../../../worker/contract/identity.ts'
import { readMeeting } from '../../../../../worker/contract/meetings.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import {
  askWho,
  isOffline,
  triedOf,
  type SendingState,
  type Tried,
} from '../../../lib/kept/tried.ts'
import { useKeeping } from '../../../lib/kept/use-keeping.ts'
import { areasOf, useSession, type SessionState } from '../../../lib/session.ts'
import type { KeptRolls, OnPhone } from './kept-rolls.ts'
import { onThisPhone, TABS } from './this-phone.ts'
import { foldRoll, isOver, type Folded, type KeptRoll } from './model.ts'
import type { KeptEvent, NewEvent } from './outbox.ts'
import { sendMarks } from './send-marks.ts'

export type RollHere = {
  readonly kept: KeptRoll
  readonly events: readonly KeptEvent[]
  readonly reasons: OnPhone['reasons']
  readonly folded: Folded
  readonly sending: SendingState
  /** The disk refused the last change. */
  readonly isDiskFull: boolean
  readonly sendNow: () => void
  /** Null: the disk refused, and nothing is changed. */
  readonly add: (
    events: readonly NewEvent['event'][],
    cadre?: NewEvent['cadre'],
  ) => Promise<readonly number[] | null>
  readonly withdraw: (orders: readonly number[]) => Promise<boolean>
  readonly keepReason: (session: string, reason: string) => Promise<boolean>
  readonly dismiss: (orders: readonly number[]) => void
  readonly forget: () => Promise<boolean>
}

export type RollState =
  | { readonly state: 'loading' | 'notOnPhone' | 'signedOut' }
  | { readonly state: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly state: 'otherPerson'; readonly name: string }
  | { readonly state: 'here'; readonly here: RollHere }

export function useRoll(meetingId: string): RollState {
  const session = useSession()
  const [onPhone, setOnPhone] = useState<OnPhone | null>(null)
  const [error, setError] = useState<unknown>(null)
  const disk = onThisPhone()

  const show = useCallback(async (): Promise<void> => {
    try {
      setOnPhone(await disk.read(meetingId))
    } catch (problem) {
      setError(problem)
    }
  }, [disk, meetingId])
  useEffect(() => {
    void show()
    return TABS.whenChanged(() => void show())
  }, [show])

  const who = session.state === 'in' ? session.who : null
  const isRead = onPhone !== null
  const owner = onPhone?.roll?.owner
  const isOther = who !== null && owner !== undefined && owner.id !== who.accountId

  const refresh = useCallback(async (): Promise<void> => {
    setError(null)
    try {
      await takeHome(disk, meetingId, session.state === 'in' ? session : null)
      await show()
    } catch (problem) {
      setError(problem)
    }
  }, [disk, meetingId, session, show])

  const send = useCallback(async (): Promise<Tried | null> => {
    const { roll } = await disk.read(meetingId)
    return roll === undefined ? null : trySending(disk, roll)
  }, [disk, meetingId])
  const { sending, isDiskFull, sync, write } = useKeeping({ tabs: TABS, send, show, refresh })

  // The first reading with signal, then sending whenever there may be signal again.
  useEffect(() => {
    if (!isRead || session.state !== 'in') return
    const run = async (): Promise<void> => {
      const { roll } = await disk.read(meetingId)
      if (roll !== undefined && roll.owner.id !== session.who.accountId) {
        // Her marks stay; a roll without any is nobody's.
        if (await disk.forget(meetingId)) await refresh()
      } else if (roll === undefined) {
        await refresh()
      } else {
        await sync()
      }
    }
    void run()
  }, [disk, meetingId, isRead, session, refresh, sync])
  const kept = onPhone?.roll
  const events = onPhone?.events
  const folded = useMemo(
    () => (kept === undefined || events === undefined ? null : foldRoll(kept, events)),
    [kept, events],
  )
  if (kept !== undefined && isOther) return { state: 'otherPerson', name: kept.owner.name }
  if (kept !== undefined && onPhone !== null && folded !== null) {
    const add: RollHere['add'] = (made, cadre) =>
      write(() =>
        disk.add(
          made.map((event) => ({
            meetingId,
            owner: kept.owner.id,
            event,
            ...(cadre === undefined ? {} : { cadre }),
          })),
        ),
      )
    return {
      state: 'here',
      here: {
        kept,
        events: onPhone.events,
        reasons: onPhone.reasons,
        folded,
        sending,
        isDiskFull,
        sendNow: () => void sync(),
        add,
        withdraw: async (orders) => (await write(() => disk.withdraw(orders))) ?? false,
        keepReason: async (of, reason) => {
          const isKept = await write(async () => {
            await disk.keepReason({ session: of, meetingId, reason })
            return true
          })
          return isKept ?? false
        },
        dismiss: (orders) => void write(() => disk.dismiss(orders)),
        forget: async () => (await write(() => disk.forget(meetingId))) ?? false,
      },
    }
  }
  if (session.state === 'out') return { state: 'signedOut' }
  if (isRead && session.state === 'failed' && isOffline(session.error))
    return { state: 'notOnPhone' }
  const failure = error ?? (session.state === 'failed' ? session.error : null)
  if (failure === null) return { state: 'loading' }
  if (isOffline(failure)) return { state: 'notOnPhone' }
  return { state: 'failed', error: failure, again: () => void refresh() }
}

type SignedIn = Extract<SessionState, { readonly state: 'in' }>

/**
 * Reads the roll and keeps it, for who is signed in now. What was sent before it was asked for is in it. A roll that another
 * person keeps here is left as it is.
 */
async function takeHome(
  disk: KeptRolls,
  meetingId: string,
  session: SignedIn | null,
): Promise<void> {
  const before = await disk.read(meetingId)
  if (before.roll === undefined && session === null) return
  const who = await call(readSession, {})
  if (who.kind !== 'staff') return
  if (before.roll !== undefined && before.roll.owner.id !== who.accountId) return
  const sent = before.events.filter(({ state }) => state === 'sent').map(({ order }) => order)
  const area =
    before.roll?.roll.meeting.area.code ??
    (session === null ? '' : await ownAreaOf(meetingId, session))
  const roll = await call(readRoll, { area, meetingId })
  const { accountId: id, name } = who
  const off = roll.now - Date.now()
  await disk.saveRoll({ meetingId, owner: { id, name }, roll, off }, sent)
  // A browser may throw away what a page keeps, unless it was asked not to.
  await navigator.storage?.persist?.().catch(() => false)
}

/** The address names the meeting alone: it is looked for in each of the person's areas. */
async function ownAreaOf(meetingId: string, { who, districts }: SignedIn): Promise<string> {
  let problem: unknown = new CallProblem('NOT_FOUND', {}, '')
  for (const { code } of areasOf(who, districts)) {
    try {
      return (await call(readMeeting, { area: code, meetingId })).meeting.area.code
    } catch (refused) {
      problem = refused
      if (!(refused instanceof CallProblem) || refused.code !== 'NOT_FOUND') throw refused
    }
  }
  throw problem
}

function trySending(kept: KeptRolls, roll: KeptRoll): Promise<Tried> {
  const { locks } = navigator
  return triedOf(() =>
    sendMarks(
      { kept, askWho, post: (input) => call(takeAttendance, input), now: Date.now, locks },
      roll,
    ),
  )
}

/** What its meeting no longer needs leaves the phone: a week after its last day, once all is sent and what was refused is put away. */
export async function tidyUp(): Promise<void> {
  const disk = onThisPhone()
  const { rolls } = await disk.list()
  for (const roll of rolls) if (isOver(roll, Date.now())) await disk.forget(roll.meetingId)
}
