/** What may be done with a meeting. Pure. */
import { MAX_PEOPLE, type MeetingState, type Session } from '../contract/meetings.ts'
import { no, ok, type Result } from '../core/result.ts'

export type MeetingFacts = {
  readonly kind: string
  readonly title: string
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  readonly courseCode: string | null
  readonly capacity: number | null
  readonly budgetSource: string
  readonly basis: string
}

export type Plan = MeetingFacts & { readonly sessions: readonly Session[] }

/** A place in the input and a code that the site words. */
export type PlanIssue = {
  readonly path: string
  readonly message: 'before_start' | 'outside_days' | 'ends_before' | 'named_twice'
}

/** What is wrong with the days and hours; empty when nothing is. Sessions may run side by side: groups practise at once. */
export function issuesOf({ startsOn, endsOn, sessions }: Plan): PlanIssue[] {
  if (endsOn < startsOn) return [{ path: 'endsOn', message: 'before_start' }]
  const seen = new Set<string>()
  return sessions.flatMap(({ id, date, startsAt, endsAt }, index): PlanIssue[] => {
    const path = `sessions.${index}`
    const isAgain = seen.has(id)
    seen.add(id)
    if (isAgain) return [{ path, message: 'named_twice' }]
    if (date < startsOn || date > endsOn) return [{ path, message: 'outside_days' }]
    return endsAt <= startsAt ? [{ path, message: 'ends_before' }] : []
  })
}

export type SaveFault = 'NOT_FOUND' | 'CHANGED_MEANWHILE' | 'STATE_NOT_FIT'

/**
 * What saving does: a new meeting, a change, or nothing because it stands there already, which is also what a repeat finds.
 * A meeting that is off is not changed; version 0 means that nobody knows of one.
 */
export function decideSave(
  known: (Plan & { readonly state: MeetingState; readonly version: number }) | null,
  wanted: Plan & { readonly version: number },
): Result<'create' | 'change' | 'nothing', { readonly reason: SaveFault }> {
  if (known === null) return wanted.version === 0 ? ok('create') : unfit('NOT_FOUND')
  if (isSame(known, wanted)) return ok('nothing')
  if (known.version !== wanted.version) return unfit('CHANGED_MEANWHILE')
  return known.state === 'CANCELLED' ? unfit('STATE_NOT_FIT') : ok('change')
}

const unfit = (reason: SaveFault) => no({ reason })

const FACTS = [
  'kind',
  'title',
  'place',
  'startsOn',
  'endsOn',
  'courseCode',
  'capacity',
  'budgetSource',
  'basis',
] as const satisfies readonly (keyof MeetingFacts)[]

function isSame(one: Plan, other: Plan): boolean {
  return (
    FACTS.every((name) => one[name] === other[name]) &&
    JSON.stringify(one.sessions.map(inOrder)) === JSON.stringify(other.sessions.map(inOrder))
  )
}

/** In one order of fields, whoever made it. */
function inOrder({ id, date, startsAt, endsAt, title, module, hours, speakers }: Session) {
  const said = speakers.map(({ name, institution, topic }) => [name, institution, topic])
  return [id, date, startsAt, endsAt, title, module, hours, said]
}

type Full = {
  readonly reason: 'MEETING_FULL'
  readonly free: number
  readonly wanted: number
  /** Nobody can say that it may go over. */
  readonly isHard: boolean
}

/**
 * Who is put on the list: those who are not on it, all of them persons. Refused when the free seats do not suffice and nobody
 * said that it may go over, and when more would be invited than a meeting can have.
 */
export function decideInvited(
  capacity: number | null,
  wanted: readonly string[],
  invited: readonly string[],
  overCapacity: true | undefined,
): Result<readonly string[], Full> {
  const already = new Set(invited)
  const fresh = [...new Set(wanted)].filter((id) => !already.has(id))
  const room = (seats: number) => Math.max(0, seats - already.size)
  const full = (free: number, isHard: boolean) =>
    no({ reason: 'MEETING_FULL' as const, free, wanted: fresh.length, isHard })
  if (fresh.length > room(MAX_PEOPLE)) return full(room(MAX_PEOPLE), true)
  const free = room(overCapacity === true ? MAX_PEOPLE : (capacity ?? MAX_PEOPLE))
  return fresh.length > free ? full(free, false) : ok(fresh)
}
