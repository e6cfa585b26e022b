/** The people of a meeting's attendance as the office looks for them, and when it is going on. Pure. */
import type { AttendedPerson, CountedSession } from '../../../../../worker/contract/attendance.ts'
import { areaWords } from '../../../text/roster.ts'

/** What cadres have to reach before their certificate. */
export const ENOUGH = 80

export const PERSON_FILTERS = ['', 'kurang', 'tak-hadir', 'tanpa-undangan', 'tamu'] as const
export type PersonFilter = (typeof PERSON_FILTERS)[number]

const FITS: Readonly<Record<PersonFilter, (person: AttendedPerson) => boolean>> = {
  '': () => true,
  /** Below what is asked for, also of those who never came. */
  kurang: ({ isInvited, share }) => isInvited && share !== null && share < ENOUGH,
  'tak-hadir': ({ isInvited, attended, of }) => isInvited && of > 0 && attended === 0,
  'tanpa-undangan': ({ person, isInvited }) => person.kind === 'CADRE' && !isInvited,
  tamu: ({ person }) => person.kind === 'GUEST',
}

export function isFilter(text: string): text is PersonFilter {
  return PERSON_FILTERS.some((each) => each === text)
}

export const countOf = (people: readonly AttendedPerson[], filter: PersonFilter): number =>
  people.filter(FITS[filter]).length

/** Where she serves; of a guest the village as written. */
export function placeOf({ area, from }: AttendedPerson): string {
  return area === null ? from : areaWords(area)
}

/** Those in whose name, code or village the words stand. */
export function foundPeople(
  people: readonly AttendedPerson[],
  words: string,
  filter: PersonFilter,
): readonly AttendedPerson[] {
  const wanted = words.trim().toLowerCase()
  return people.filter(
    (each) =>
      FITS[filter](each) &&
      [each.name, each.code ?? '', placeOf(each)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  )
}

/** How many of the invited came at all, and to enough of it. */
export function reachOf(people: readonly AttendedPerson[]) {
  const invited = people.filter(({ isInvited }) => isInvited)
  return {
    invited: invited.length,
    came: invited.filter(({ attended }) => attended > 0).length,
    enough: invited.filter(({ share }) => share !== null && share >= ENOUGH).length,
    /** Sessions in which attendance was taken. */
    of: people[0]?.of ?? 0,
  }
}

export const SEGMENTS = ['PRESENT', 'LATE', 'EXCUSED', 'SICK', 'ABSENT', 'none'] as const
export type SegmentKey = (typeof SEGMENTS)[number]
export type Segment = {
  readonly key: SegmentKey
  readonly count: number
  /** In percent of the whole bar. */
  readonly from: number
  readonly width: number
}

/** The parts of a session's bar, from the left, without those that nobody is in. */
export function segmentsOf(counts: CountedSession['counts']): readonly Segment[] {
  const whole = SEGMENTS.reduce((sum, key) => sum + counts[key], 0)
  let from = 0
  return SEGMENTS.flatMap((key) => {
    const count = counts[key]
    if (count === 0) return []
    const width = (count / whole) * 100
    const segment = { key, count, from, width }
    from += width
    return [segment]
  })
}

/** Minutes before a session and after it in which marks still come. */
const BEFORE = 60
const AFTER = 120

/** A session is going on, or nearly: `clock` is `08:30` in the district. */
export function isGoingOn(
  sessions: readonly Pick<CountedSession, 'date' | 'startsAt' | 'endsAt'>[],
  today: string,
  clock: string,
): boolean {
  const now = minutes(clock)
  return sessions.some(
    ({ date, startsAt, endsAt }) =>
      date === today && minutes(startsAt) - BEFORE <= now && now <= minutes(endsAt) + AFTER,
  )
}

function minutes(clock: string): number {
  const [hours = '0', rest = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(rest)
}
