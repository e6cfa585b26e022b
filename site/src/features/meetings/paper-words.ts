/** What the papers of a meeting say of whose they are and when it begins. Pure. */
import type { Meeting, Session } from '../../../../worker/contract/meetings.ts'
import type { District } from '../../../../worker/contract/regions.ts'
import { formatTime, type Zone } from '../../text/format.ts'
import { LETTER, PAPERS } from '../../text/meeting-papers.ts'
import { clockWords } from '../../text/meetings.ts'
import { governmentOf } from '../../text/reporting.ts'

/** The letterhead: of the district's office, or of the sub-district whose meeting it is. */
export function letterOf({ area }: Meeting, district: District): readonly string[] {
  return [
    governmentOf(district.name),
    area.level === 'district' ? district.officeName.toUpperCase() : PAPERS.subDistrict(area.name),
  ]
}

/** Who invites, in a message. */
export function officeOf({ area }: Pick<Meeting, 'area'>, district: District): string {
  return area.level === 'district' ? district.officeName : `Kecamatan ${area.name}`
}

export function signsAs({ area }: Pick<Meeting, 'area'>, district: District): string {
  return area.level === 'district'
    ? LETTER.headOf(district.officeName)
    : LETTER.headOfSubDistrict(area.name)
}

/** `08.30 WIB s.d. selesai` of the first day; empty without an agenda. */
export function hourWords(sessions: readonly Session[], zone: Zone): string {
  const [first] = sessions
  if (first === undefined) return ''
  const begins = sessions
    .filter(({ date }) => date === first.date)
    .map(({ startsAt }) => startsAt)
    .toSorted()[0]
  const zoneName = formatTime('2026-01-01T00:00:00Z', zone).split(' ')[1] ?? ''
  return `${clockWords(begins ?? first.startsAt)} ${zoneName} ${LETTER.until}`
}

const ROMANS = ['I', 'II', 'III']
export const roman = (index: number): string => ROMANS[index] ?? String(index + 1)
