/** R5 as sheets of one day: which sessions a sheet has, and what is written behind each name. Pure. */
import {
  isAttended,
  type AttendanceState,
} from '../../../../../worker/contract/attendance-rules.ts'
import type { AttendanceSheet } from '../../../../../worker/contract/attendance-reports.ts'
import { FILLED } from '../../../text/attendance.ts'
import { subDistrictOf, villageOf } from '../people-rows.ts'

type Person = AttendanceSheet['people'][number]

export type FilledSheet = {
  readonly day: string
  readonly sessions: readonly {
    /** In the agenda, from 1. */
    readonly number: number
    readonly title: string
    readonly startsAt: string
    readonly endsAt: string
    readonly present: number
  }[]
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    /** A guest, or not invited; else empty. */
    readonly note: string
    readonly village: string
    readonly subDistrict: string
    readonly states: readonly (AttendanceState | null)[]
  }[]
}

/**
 * A sheet for each day on which somebody is marked, with the sessions of that day in which somebody is. Who was not invited stands on
 * the sheets of the days on which she is marked.
 */
export function filledSheets({ sessions, people }: AttendanceSheet): readonly FilledSheet[] {
  const ordered = people.toSorted(byPlace)
  const marked = sessions.flatMap((session, index) =>
    session.isCounted || people.some(({ states }) => states[index] !== null)
      ? [{ session, index }]
      : [],
  )
  return [...Map.groupBy(marked, ({ session }) => session.date)].map(
    ([day, those]): FilledSheet => ({
      day,
      sessions: those.map(({ session: { title, startsAt, endsAt }, index }) => ({
        number: index + 1,
        title,
        startsAt,
        endsAt,
        present: people.filter(({ states }) => isThere(states[index])).length,
      })),
      rows: ordered.flatMap((person) => {
        const states = those.map(({ index }) => person.states[index] ?? null)
        if (!person.isInvited && states.every((state) => state === null)) return []
        return [
          {
            id: person.person.id,
            name: person.name,
            note: noteOf(person),
            village: person.area === null ? person.from : villageOf(person),
            subDistrict: subDistrictOf(person),
            states,
          },
        ]
      }),
    }),
  )
}

function isThere(state: AttendanceState | null | undefined): boolean {
  return state != null && isAttended(state)
}

function noteOf({ person, isInvited }: Person): string {
  if (person.kind === 'GUEST') return FILLED.guest
  return isInvited ? '' : FILLED.walkIn
}

const order = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** As the blank sheets: by sub-district, village and name; who serves nowhere comes last, and guests after them. */
function byPlace(one: Person, other: Person): number {
  const last = (each: Person) =>
    each.person.kind === 'GUEST' ? 2 : subDistrictOf(each) === '' ? 1 : 0
  return (
    last(one) - last(other) ||
    order.compare(subDistrictOf(one), subDistrictOf(other)) ||
    order.compare(one.area?.name ?? '', other.area?.name ?? '') ||
    order.compare(one.name, other.name)
  )
}
