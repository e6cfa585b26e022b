/** The sub-districts of a district, to choose from; none while they are read, and where they cannot be. */
import { readDistrict, type Area } from '../../../../worker/contract/regions.ts'
import { call } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'

/** Null asks nothing. */
export function useSubDistricts(district: string | null): readonly Area[] {
  const reply = useReply(district, (signal) =>
    call(readDistrict, { district: district ?? '' }, { signal }),
  )
  return reply.state === 'here' ? reply.answer.areas.filter(({ kind }) => kind === 'kecamatan') : []
}
