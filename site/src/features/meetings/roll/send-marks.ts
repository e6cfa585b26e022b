/**
 * Brings what is kept to the Worker, in batches, one tab at a time. Who is signed in is asked first: marks are sent by the person
 * who made them or not at all, and as long as nobody answers they have not left the phone.
 */
import type { takeAttendance } from '../../../../../worker/contract/attendance.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import type { KeptRolls } from './kept-rolls.ts'
import type { KeptRoll } from './model.ts'
import { isUnsent } from './outbox.ts'

export type Sending = {
  readonly kept: KeptRolls
  /** Account id of who is signed in as staff; null for nobody. */
  readonly askWho: () => Promise<string | null>
  readonly post: (input: CallOf<typeof takeAttendance>) => Promise<unknown>
  readonly now: () => number
  /** Undefined where the browser has none. */
  readonly locks: Pick<LockManager, 'request'> | undefined
}

/** `unread`: an answer came that names none of what was sent. */
export type Sent = 'nothing' | 'sent' | 'signedOut' | 'otherPerson' | 'unread'

/** Throws what `askWho` and `post` throw; all that was not named is still there. */
export async function sendMarks(sending: Sending, roll: KeptRoll): Promise<Sent> {
  const { locks } = sending
  if (locks === undefined) return sendAll(sending, roll)
  // Waits for its turn: what another tab has sent by then is no longer here.
  return locks.request(`hadir ${roll.meetingId}`, {}, () => sendAll(sending, roll))
}

async function sendAll({ kept, askWho, post, now }: Sending, roll: KeptRoll): Promise<Sent> {
  const { meetingId, owner } = roll
  if (!(await kept.read(meetingId)).events.some(isUnsent)) return 'nothing'
  const who = await askWho()
  if (who === null) return 'signedOut'
  if (who !== owner.id) return 'otherPerson'
  for (;;) {
    const batch = await kept.takeBatch(meetingId)
    if (batch.length === 0) return 'sent'
    const answer = await post({
      area: roll.roll.meeting.area.code,
      meetingId,
      now: now(),
      events: batch.map(({ event }) => event),
    })
    if ((await kept.settle(batch, answer)) === 0) return 'unread'
  }
}
