/** Those who are invited, as lists and papers show them. Pure. */
import type { MeetingPerson } from '../../../../worker/contract/meetings.ts'
import { areaName, PERSON_COLUMNS } from '../../text/roster.ts'

const order = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** Empty for who serves nowhere now. */
export const subDistrictOf = ({ area }: Pick<MeetingPerson, 'area'>): string =>
  area?.subDistrictName ?? ''

/** Empty for a cadre of a whole sub-district, and for who serves nowhere. */
export const villageOf = ({ area }: Pick<MeetingPerson, 'area'>): string =>
  area === null || area.kind === 'kecamatan' ? '' : areaName(area)

export type Group = { readonly name: string; readonly people: readonly MeetingPerson[] }

/** By sub-district, in it by village and name; who serves nowhere comes last. */
export function groupsOf(people: readonly MeetingPerson[]): readonly Group[] {
  return [...Map.groupBy(people, subDistrictOf)]
    .map(([name, list]) => ({
      name,
      people: list.toSorted(
        (one, other) =>
          order.compare(one.area?.name ?? '', other.area?.name ?? '') ||
          order.compare(one.name, other.name),
      ),
    }))
    .toSorted(({ name: one }, { name: other }) =>
      one === '' || other === '' ? (one === '' ? 1 : -1) : order.compare(one, other),
    )
}

/** Those of a sub-district (all for null) in whose name, code or village the words stand. */
export function found(
  people: readonly MeetingPerson[],
  words: string,
  subDistrict: string | null,
): readonly MeetingPerson[] {
  const wanted = words.trim().toLowerCase()
  return people.filter(
    (person) =>
      (subDistrict === null || subDistrictOf(person) === subDistrict) &&
      [person.name, person.code, villageOf(person)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  )
}

export const groupName = (name: string): string => (name === '' ? PERSON_COLUMNS.nowhere : name)
