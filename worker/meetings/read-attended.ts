/**
 * What cadres attended of a course, for the rooms that stand on this one: the pass rule, the certificate, reports. Of several
 * trainings of a course that one counts in which a cadre's share was best; the numbers are those of `readAttendance`.
 */
import {
  foldMarks,
  foldMatches,
  isAttended,
  isTaken,
  type PersonRef,
} from '../contract/attendance-rules.ts'
import type { Speaker } from '../contract/meetings.ts'
import type { DateOnly } from '../core/clock.ts'
import type { Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { readPersons } from '../roster/index.ts'
import {
  listCourseMarks,
  listCourseMatches,
  listCourseMeetings,
  listCourseSessions,
  listInvitations,
  type CourseMeeting,
  type CourseSession,
} from './store-attended.ts'

type AttendedSession = {
  readonly meetingId: string
  readonly title: string
  /** The module of the course that it taught; null for an opening and the like. */
  readonly module: string | null
  readonly date: DateOnly
  /** JP, by halves. */
  readonly hours: number
  readonly speakers: readonly Speaker[]
}

export type Attended = {
  readonly meeting: CourseMeeting
  /** Sessions that she attended, of those in which attendance was taken. */
  readonly attended: number
  readonly of: number
  /** Sessions with JP that are still to come, or to be taken today: nobody has attended a training that is going on. */
  readonly ahead: number
  /** JP of the sessions that she attended. */
  readonly hours: number
  /** Those that she attended, in the order of their days. */
  readonly sessions: readonly AttendedSession[]
}

/**
 * By cadre, under the id that was asked for. Who is invited to no meeting of the course and marked in none, and who was only in
 * meetings in which no attendance was taken yet, is left out. The caller answers for the scope.
 */
export async function readAttended(
  db: Db,
  district: AreaCode,
  cadreIds: readonly string[],
  courseCode: string,
  today: DateOnly,
): Promise<ReadonlyMap<string, Attended>> {
  const persons = await readPersons(db, district)
  const entries = [...new Set(cadreIds.flatMap(persons.entries))]
  const meetings = await listCourseMeetings(db, district, courseCode, entries)
  if (meetings.length === 0) return new Map()
  const ids = meetings.map(({ id }) => id)
  const sessions = Map.groupBy(await listCourseSessions(db, ids), (each) => each.meetingId)
  const invited = Map.groupBy(await listInvitations(db, ids), (each) => each.meetingId)
  const matched = foldMatches(await listCourseMatches(db, ids))
  const standsFor = (person: PersonRef): PersonRef => {
    const cadreId = person.kind === 'CADRE' ? person.id : (matched.get(person.id) ?? null)
    return cadreId === null ? person : { kind: 'CADRE', id: persons.of(cadreId) }
  }
  const marks = Map.groupBy(
    foldMarks(await listCourseMarks(db, ids), standsFor),
    (each) => each.session,
  )

  const best = new Map<string, Attended>()
  for (const meeting of meetings) {
    const expected = new Set(
      (invited.get(meeting.id) ?? []).map((each) => persons.of(each.cadreId)),
    )
    const isInvited = ({ kind, id }: PersonRef) => kind === 'CADRE' && expected.has(id)
    const all = sessions.get(meeting.id) ?? []
    const counted = new Set(
      all.filter(({ id, date }) => isTaken(date, today, marks.get(id) ?? [], isInvited)),
    )
    if (counted.size === 0) continue
    const ahead = all.filter(
      (each) => each.date >= today && each.hours > 0 && !counted.has(each),
    ).length
    const seen = new Map<string, CourseSession[]>([...expected].map((id) => [id, []]))
    for (const session of all) {
      for (const { person, state } of marks.get(session.id) ?? []) {
        if (person.kind !== 'CADRE') continue
        const hers = seen.get(person.id) ?? []
        if (isAttended(state) && counted.has(session)) hers.push(session)
        seen.set(person.id, hers)
      }
    }
    for (const [person, hers] of seen) {
      const here = attendedOf(meeting, hers, { of: counted.size, ahead })
      const before = best.get(person)
      if (before === undefined || !isBetter(before, here)) best.set(person, here)
    }
  }
  return new Map(
    cadreIds.flatMap((cadreId): [string, Attended][] => {
      const hers = best.get(persons.of(cadreId))
      return hers === undefined ? [] : [[cadreId, hers]]
    }),
  )
}

function attendedOf(
  meeting: CourseMeeting,
  sessions: readonly CourseSession[],
  numbers: Pick<Attended, 'of' | 'ahead'>,
): Attended {
  return {
    meeting,
    attended: sessions.length,
    ...numbers,
    hours: sessions.reduce((sum, { hours }) => sum + hours, 0),
    sessions: sessions.map(({ meetingId, title, module, date, hours, speakers }) => ({
      meetingId,
      title,
      module,
      date,
      hours,
      speakers,
    })),
  }
}

/** By share, then by sessions; of equal ones the later meeting stays, which is looked at last. */
function isBetter(one: Attended, other: Attended): boolean {
  // Multiplied out, so that two equal shares are equal.
  const all = ({ of, ahead }: Attended) => of + ahead
  const [mine, theirs] = [one.attended * all(other), other.attended * all(one)]
  return mine === theirs ? one.attended > other.attended : mine > theirs
}
