/**
 * One roll on this phone: what is kept of it, what is done to it, and its way to the Worker. A tap is on the disk before the
 * screen shows it.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { readRoll, takeAttendance } from '../../../../../worker/contract/attendance.ts'
import { readSession, type WhoAmI } from '../../../../../worker/contract/identity.ts'
import { readMeeting } from '../../../../../worker/contract/meetings.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { areasOf, useSession, type SessionState } from '../../../lib/session.ts'
import type { KeptRolls, OnPhone } from './kept-rolls.ts'
import { onThisPhone, tellTabs, whenTabsChange } from './this-phone.ts'
import { foldRoll, isOver, type Folded, type KeptRoll } from './model.ts'
import { isUnsent, type KeptEvent, type NewEvent } from './outbox.ts'
import { sendMarks } from './send-marks.ts'

/** How long a mark waits for the next one, and for being taken back, before it is sent by itself. */
const SETTLES_AFTER = 8000
const TRY_AGAIN_AFTER = 30_000

export type Sending =
  | { readonly state: 'rest' }
  | { readonly state: 'sending' }
  | { readonly state: 'done'; readonly at: number }
  | { readonly state: 'offline' | 'signedOut' | 'otherPerson' | 'failed' }
  /** For a reason that no later try changes: `code` says which. */
  | { readonly state: 'refused'; readonly code: string }

export type RollHere = {
  readonly kept: KeptRoll
  readonly events: readonly KeptEvent[]
  readonly reasons: OnPhone['reasons']
  readonly folded: Folded
  readonly sending: Sending
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

/** Writes that are on their way to the disk. */
let writes = 0

export function useRoll(meetingId: string): RollState {
  const session = useSession()
  const [onPhone, setOnPhone] = useState<OnPhone | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState<Sending>({ state: 'rest' })
  const [isDiskFull, setDiskFull] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const sentAt = useRef(0)
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
    return whenTabsChange(() => void show())
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

  const sync = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    const { roll } = await disk.read(meetingId)
    if (roll === undefined) return
    setSending({ state: 'sending' })
    const next = await trySending(disk, roll)
    await show()
    if (next === 'nothing' || next === 'sent') {
      if (next === 'sent') sentAt.current = Date.now()
      const at = sentAt.current
      setSending(at === 0 ? { state: 'rest' } : { state: 'done', at })
      await refresh()
      tellTabs()
    } else {
      setSending(typeof next === 'string' ? { state: next } : next)
      if (next === 'failed') timer.current = window.setTimeout(() => void sync(), TRY_AGAIN_AFTER)
    }
  }, [disk, meetingId, refresh, show])

  // The first reading with signal, then sending whenever there may be signal again.
  useEffect(() => {
    if (!isRead || session.state !== 'in') return
    const run = async (): Promise<void> => {
      const { roll, events } = await disk.read(meetingId)
      if (roll !== undefined && roll.owner.id !== session.who.accountId) {
        // Her marks stay; a roll without any is nobody's.
        if (!events.some(isUnsent) && (await disk.forget(meetingId))) await refresh()
      } else if (roll === undefined) {
        await refresh()
      } else {
        await sync()
      }
    }
    void run()
  }, [disk, meetingId, isRead, session, refresh, sync])
  useEffect(() => {
    const wake = (): void => {
      if (document.visibilityState === 'visible') void sync()
    }
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      clearTimeout(timer.current)
    }
  }, [sync])
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (writes > 0) event.preventDefault()
    }
    addEventListener('beforeunload', guard)
    return () => removeEventListener('beforeunload', guard)
  }, [])

  /** Shows what the disk has afterwards; null when it refused. */
  const write = useCallback(
    async <Done>(work: () => Promise<Done>): Promise<Done | null> => {
      writes += 1
      try {
        const done = await work()
        await show()
        setDiskFull(false)
        tellTabs()
        clearTimeout(timer.current)
        timer.current = window.setTimeout(() => void sync(), SETTLES_AFTER)
        return done
      } catch {
        setDiskFull(true)
        return null
      } finally {
        writes -= 1
      }
    },
    [show, sync],
  )

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

function isOffline(error: unknown): boolean {
  return error instanceof CallProblem && error.code === 'OFFLINE'
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
  const isHers = before.roll === undefined || before.roll.owner.id === idOf(who)
  if (who.kind !== 'staff' || !isHers) return
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

function idOf(who: WhoAmI): string | null {
  return who.kind === 'staff' ? who.accountId : null
}

type Tried =
  | 'nothing'
  | 'sent'
  | 'offline'
  | 'signedOut'
  | 'otherPerson'
  | 'failed'
  | Extract<Sending, { readonly state: 'refused' }>

/** A permission that was taken away, a meeting that is not hers any more, and what the Worker cannot read. */
const FOR_GOOD = ['NOT_ALLOWED', 'NOT_FOUND', 'INPUT_INVALID', 'BODY_TOO_LARGE']

async function trySending(kept: KeptRolls, roll: KeptRoll): Promise<Tried> {
  try {
    const sent = await sendMarks(
      {
        kept,
        askWho: async () => {
          return idOf(await call(readSession, {}))
        },
        post: (input) => call(takeAttendance, input),
        now: Date.now,
        locks: navigator.locks,
      },
      roll,
    )
    return sent === 'unread' ? 'failed' : sent
  } catch (problem) {
    if (isOffline(problem)) return 'offline'
    const code = problem instanceof CallProblem ? problem.code : ''
    if (FOR_GOOD.includes(code)) return { state: 'refused', code }
    return code === 'SIGN_IN_NEEDED' ? 'signedOut' : 'failed'
  }
}

/** What its meeting no longer needs leaves the phone: a week after its last day, once all is sent. */
export async function tidyUp(): Promise<void> {
  const disk = onThisPhone()
  const { rolls } = await disk.list()
  for (const roll of rolls) if (isOver(roll, Date.now())) await disk.forget(roll.meetingId)
}
