/** Brings the marks of one roll to the Worker, as `lib/kept/send.ts` brings whatever is kept. */
import type { takeAttendance } from '../../../../../worker/contract/attendance.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import { sendKept, type Sent } from '../../../lib/kept/send.ts'
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

/** Throws what `askWho` and `post` throw; all that was not named is still there. */
export async function sendMarks(sending: Sending, roll: KeptRoll): Promise<Sent> {
  const { kept, askWho, post, now, locks } = sending
  const { meetingId, owner } = roll
  return sendKept({
    owner: owner.id,
    lock: `hadir ${meetingId}`,
    hasUnsent: async () => (await kept.read(meetingId)).events.some(isUnsent),
    takeBatch: () => kept.takeBatch(meetingId),
    post: (batch) =>
      post({
        area: roll.roll.meeting.area.code,
        meetingId,
        owner: owner.id,
        now: now(),
        events: batch.map(({ event }) => event),
      }),
    settle: (batch, answer) => kept.settle(batch, answer),
    askWho,
    locks,
  })
}
