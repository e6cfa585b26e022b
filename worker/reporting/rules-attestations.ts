/** Who is given a piagam for a meeting, and for what. Pure. */
import type { AttendanceState } from '../contract/attendance-rules.ts'
import { isAttended } from '../contract/attendance-rules.ts'
import type { Session } from '../contract/meetings.ts'

type Attendee = {
  /** In each session of the meeting, in their order. */
  readonly states: readonly (AttendanceState | null)[]
  readonly attended: number
  /** In percent, rounded down; null where attendance was never taken. */
  readonly share: number | null
}

type Counted = Pick<Session, 'hours'> & { readonly isCounted: boolean }

/** Those who reach the share, with the JP of what they attended; `below` attended something, but less. */
export function reachersOf<One extends Attendee>(
  people: readonly One[],
  sessions: readonly Counted[],
  share: number,
): { readonly reached: (One & { readonly hours: number })[]; readonly below: number } {
  const came = people.filter(({ attended }) => attended > 0)
  const reached = came.filter((each) => each.share !== null && each.share >= share)
  return {
    reached: reached.map((each) => ({ ...each, hours: hoursOf(each, sessions) })),
    below: came.length - reached.length,
  }
}

function hoursOf({ states }: Attendee, sessions: readonly Counted[]): number {
  return sessions.reduce((sum, { hours, isCounted }, index) => {
    const state = states[index] ?? null
    return isCounted && state !== null && isAttended(state) ? sum + hours : sum
  }, 0)
}

export type SpeakerShare = {
  readonly name: string
  readonly institution: string
  readonly topics: readonly string[]
  readonly hours: number
}

/** Each once, by name, with what was spoken of; a session without a topic of its own is named itself. */
export function speakersOf(
  sessions: readonly Pick<Session, 'title' | 'hours' | 'speakers'>[],
): SpeakerShare[] {
  const spoken = sessions.flatMap(({ title, hours, speakers }) =>
    speakers.map((each) => ({ ...each, topic: each.topic === '' ? title : each.topic, hours })),
  )
  const persons = Map.groupBy(spoken, ({ name, institution }) => `${name}\n${institution}`)
  return [...persons.values()]
    .flatMap((those): SpeakerShare[] => {
      const [first] = those
      if (first === undefined) return []
      const { name, institution } = first
      const topics = [...new Set(those.map(({ topic }) => topic))]
      return [
        { name, institution, topics, hours: those.reduce((sum, { hours }) => sum + hours, 0) },
      ]
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}
