/** The cases of what meetings came to: a mini lokakarya of the own sub-district with an open promise. */
import { saveOutcome, setMeetingState } from '../../../worker/meetings/index.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { makeMeeting } from '../../factories/meetings.ts'
import type { Case } from './cases.ts'

const SUB_DISTRICT = '35.08.01'
const HELD = '01980000-0000-7000-8000-0000000000e1'
const ACTION = '01980000-0000-7000-8000-0000000000e2'

/** `name` stands in the promise: what nobody else may read. */
export async function makeOutcomes(name: string): Promise<void> {
  const ctx = contextFor(SYSTEM)
  const at = { area: SUB_DISTRICT, meetingId: HELD }
  const days = { startsOn: '2026-10-01', endsOn: '2026-10-01', sessions: [] }
  await makeMeeting(ctx, SUB_DISTRICT, { meetingId: HELD, kind: 'WORKSHOP', ...days })
  await setMeetingState(ctx, { ...at, version: 1, state: 'HELD' })
  const promise = { id: ACTION, what: 'Mendata ulang', personInCharge: name, dueOn: '2026-10-30' }
  await saveOutcome(ctx, {
    ...at,
    version: 0,
    reached: '',
    obstacles: '',
    checks: [],
    actions: [promise],
  })
}

const own = (who: Case['who'], input: Readonly<Record<string, unknown>> = {}): Case => ({
  who,
  area: SUB_DISTRICT,
  input: () => ({ area: SUB_DISTRICT, ...input }),
})

export const OUTCOME_CASES: Readonly<Record<string, Case>> = {
  readOutcome: own('meeting.read', { meetingId: HELD }),
  listOpenActions: own('meeting.read'),
  saveOutcome: own('meeting.edit', {
    meetingId: HELD,
    version: 99,
    reached: 'Lain',
    obstacles: '',
    checks: [],
    actions: [{ id: newUuid(), what: 'Lain', personInCharge: 'Lain', dueOn: null }],
  }),
  setActionState: own('meeting.edit', {
    meetingId: HELD,
    actionId: ACTION,
    version: 99,
    state: 'DONE',
    note: '',
    closedOn: null,
  }),
  takeAttestations: own('report.export', { meetingId: HELD, whom: 'PARTICIPANTS', share: 80 }),
}
