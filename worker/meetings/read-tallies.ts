/**
 * What several meetings came to, for reports: who was invited, how many came to each session. The same numbers as `readAttendance` has
 * of each, but in as many queries for a year of meetings as for one.
 */
import {
  foldMarks,
  foldMatches,
  isAttended,
  isTaken,
  personKey,
  type PersonRef,
} from '../contract/attendance-rules.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { isWithin, type AreaCode } from '../core/region-code.ts'
import { listStanding, viewFrom } from '../roster/index.ts'
import { listCourseMarks, listCourseMatches, listInvitations } from './store-attended.ts'
import { listMeetings, type MeetingRow } from './store.ts'
import { listSessionsOf, type TalliedSession } from './store-tallies.ts'

export type SessionTally = TalliedSession & {
  /** From 1, among all sessions of the meeting. */
  readonly number: number
  /** Attendance was taken, see `isTaken`. */
  readonly isCounted: boolean
  /** Present or late. */
  readonly attended: number
}

export type MeetingTally = {
  readonly meeting: MeetingRow
  readonly sessions: readonly SessionTally[]
  /** Persons, of those whom the area sees. */
  readonly invited: readonly string[]
  /** Of the invited, the counted sessions that they attended, all together. */
  readonly attendances: number
  /** Everybody who attended a counted session, as `personKey`. */
  readonly came: readonly string[]
}

/**
 * The earliest first, without those that are off; `isCut` when there are more than `most`, which leaves out the earliest. A sub-district
 * counts its own people. The caller answers for the permission.
 */
export async function readTallies(
  ctx: Context,
  scope: Scope,
  { area, year, most }: { area: AreaCode; year: number | null; most: number },
): Promise<{ readonly tallies: readonly MeetingTally[]; readonly isCut: boolean }> {
  const view = await viewFrom(ctx, area)
  const rows = await listMeetings(ctx.db, scope, { area, year, kind: null, limit: most + 1 })
  const meetings = rows
    .slice(0, most)
    .filter(({ state }) => state !== 'CANCELLED')
    .toReversed()
  const ids = meetings.map(({ id }) => id)
  const sessions = Map.groupBy(await listSessionsOf(ctx.db, scope, ids), (each) => each.meetingId)
  const invitations = await listInvitations(ctx.db, ids)
  const marks = await listCourseMarks(ctx.db, ids)
  const matched = foldMatches(await listCourseMatches(ctx.db, ids))
  const entries = new Set(invitations.map(({ cadreId }) => cadreId))
  for (const { person } of marks) if (person.kind === 'CADRE') entries.add(person.id)
  for (const cadreId of matched.values()) if (cadreId !== null) entries.add(cadreId)
  const standing = await listStanding(ctx, scope, view, [...entries])
  const seen = new Set(standing.values())
  const cadreOf = (id: string): PersonRef => ({ kind: 'CADRE', id: standing.get(id) ?? id })
  const standsFor = (person: PersonRef): PersonRef => {
    if (person.kind === 'CADRE') return cadreOf(person.id)
    const cadreId = matched.get(person.id) ?? null
    return cadreId === null ? person : cadreOf(cadreId)
  }
  const invitedTo = Map.groupBy(invitations, ({ meetingId }) => meetingId)
  const folded = Map.groupBy(foldMarks(marks, standsFor), ({ session }) => session)
  return {
    isCut: rows.length > most,
    tallies: meetings.map((meeting): MeetingTally => {
      const expected = new Set(
        (invitedTo.get(meeting.id) ?? []).map(({ cadreId }) => standing.get(cadreId) ?? cadreId),
      )
      const isInvited = ({ kind, id }: PersonRef) => kind === 'CADRE' && expected.has(id)
      // Where a guest belongs is known to the meeting's own area and what lies above.
      const isSeen = ({ kind, id }: PersonRef) =>
        kind === 'CADRE' ? seen.has(id) : isWithin(meeting.areaCode, area)
      const came = new Set<string>()
      let attendances = 0
      const tallied = (sessions.get(meeting.id) ?? []).map((session, index): SessionTally => {
        const all = folded.get(session.id) ?? []
        const isCounted = isTaken(session.date, view.today, all, isInvited)
        const present = all.filter(({ state, person }) => isAttended(state) && isSeen(person))
        if (isCounted) {
          for (const { person } of present) came.add(personKey(person))
          attendances += present.filter(({ person }) => isInvited(person)).length
        }
        return { ...session, number: index + 1, isCounted, attended: present.length }
      })
      return {
        meeting,
        sessions: tallied,
        invited: [...expected].filter((id) => seen.has(id)),
        attendances,
        came: [...came],
      }
    }),
  }
}
