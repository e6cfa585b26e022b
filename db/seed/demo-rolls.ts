/** The roll of demo meetings that were held, taken on each of their days by the verb that a trainer's phone calls. */
import type { AttendanceState } from '../../worker/contract/attendance-rules.ts'
import { allow } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { getAttendance, takeAttendance } from '../../worker/meetings/index.ts'

/** A request takes so many. */
const AT_ONCE = 100

type Guest = { readonly name: string; readonly from: string }

export type RollWish = {
  readonly area: string
  readonly meetingId: string
  /** UTC, on the evening of each day. */
  readonly evenings: readonly string[]
  /** The sessions in which it is taken, by their title; all without it. */
  readonly only?: readonly string[]
  /** As the newspaper tells of its rakor: nobody stays away. */
  readonly areAllThere?: true
  /** Come to the first session. */
  readonly guests: readonly Guest[]
}

/** Most are there; some come late, a few are excused or ill, one in eleven misses the last day. `as`: who takes it, at a moment. */
export async function takeRolls(as: (at: string) => Context, wish: RollWish): Promise<void> {
  const { area, meetingId, evenings, only, areAllThere, guests } = wish
  const first = as(evenings[0] ?? '')
  const scope = allow(first, 'meeting.read', area)
  const { sessions, people } = await getAttendance(first, scope, area, meetingId)
  const last = sessions.at(-1)?.date
  let isFirst = true
  for (const evening of evenings) {
    const ctx = as(evening)
    const today = sessions.filter(
      ({ date, title }) => date === evening.slice(0, 10) && (only?.includes(title) ?? true),
    )
    const at = Date.parse(evening)
    const mark = (
      session: string,
      kind: 'CADRE' | 'GUEST',
      id: string,
      state: AttendanceState,
    ) => ({
      type: 'mark' as const,
      id: ctx.ids.uuid(),
      at,
      session,
      person: { kind, id },
      state,
      method: 'ROLL' as const,
    })
    const walkIns = isFirst
      ? guests.map((guest) => ({ type: 'guest' as const, id: ctx.ids.uuid(), at, ...guest }))
      : []
    const events = [
      ...walkIns,
      ...walkIns.flatMap(({ id }) =>
        today.slice(0, 1).map((each) => mark(each.id, 'GUEST', id, 'PRESENT')),
      ),
      ...today.flatMap(({ id, date }, index) =>
        people.flatMap(({ person }, position) => {
          const when = { isFirst: index === 0, isLastDay: date === last }
          const state = areAllThere === true ? 'PRESENT' : stateOf(position, when)
          return state === null ? [] : [mark(id, 'CADRE', person.id, state)]
        }),
      ),
    ]
    for (let from = 0; from < events.length; from += AT_ONCE) {
      const some = events.slice(from, from + AT_ONCE)
      const { results } = await takeAttendance(ctx, { area, meetingId, now: at, events: some })
      if (results.some(({ status }) => status !== 'applied')) throw new Error('a mark was refused')
    }
    isFirst = false
  }
}

type When = { readonly isFirst: boolean; readonly isLastDay: boolean }

/** By the place in the list; null: nobody marked her. */
function stateOf(position: number, { isFirst, isLastDay }: When): AttendanceState | null {
  if (position % 23 === 7) return isFirst ? 'ABSENT' : null
  if (position % 17 === 5) return 'EXCUSED'
  if (position % 11 === 9 && isLastDay) return 'SICK'
  return position % 9 === 4 && isFirst ? 'LATE' : 'PRESENT'
}
