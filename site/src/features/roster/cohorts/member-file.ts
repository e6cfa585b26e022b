/** The members of a cohort as a table for a file: no telephone numbers, which are asked for one message at a time. */
import type { CohortMember } from '../../../../../worker/contract/cohorts.ts'
import type { FileTable } from '../../../lib/csv.ts'
import { COHORT, PROGRESS_WORDS, type ProgressKind } from '../../../text/cohorts.ts'
import { areaName, PERSON_COLUMNS, SIGN_IN_WORDS } from '../../../text/roster.ts'

export function memberTable(
  members: readonly CohortMember[],
  progressOf: (member: CohortMember) => ProgressKind,
): FileTable {
  return [
    [
      COHORT.colNo,
      PERSON_COLUMNS.name,
      PERSON_COLUMNS.area,
      COHORT.colSubDistrict,
      COHORT.colCode,
      COHORT.colSignIn,
      COHORT.colProgress,
    ],
    ...members.map((member, index) => [
      String(index + 1),
      member.name,
      ...placeOf(member),
      member.code,
      SIGN_IN_WORDS[member.signIn],
      PROGRESS_WORDS[progressOf(member)],
    ]),
  ]
}

/** Village and sub-district; a cadre of a whole sub-district has no village. */
export function placeOf({ area }: Pick<CohortMember, 'area'>): readonly [string, string] {
  if (area === null) return ['', '']
  return [area.kind === 'kecamatan' ? '' : areaName(area), area.subDistrictName]
}
