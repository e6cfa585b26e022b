/** The cohort that the address names, with its members as this person may see them. */
import { readCohort } from '../../../../../worker/contract/cohorts.ts'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'

export type CohortReply = ReplyOf<typeof readCohort>

/** The key of the address under which pages name a cohort. */
const COHORT_KEY = 'angkatan'

export const addressOf = (page: '' | 'satu/' | 'hadir/' | 'pesan/', cohortId: string): string =>
  `/dinas/angkatan/${page}?${COHORT_KEY}=${cohortId}`

/** `id` is empty while the address names none. */
export function useCohortId(): string {
  return useUrlState(COHORT_KEY)[0]
}

export function useCohort(area: OfficeArea, id: string): Reply<CohortReply> {
  return useReply(id === '' ? null : `${area.code}/${id}`, (signal) =>
    call(readCohort, { area: area.code, cohortId: id }, { signal }),
  )
}
