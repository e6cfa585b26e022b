/** The sub-districts of a district, to choose one of. Empty until known, and when they cannot be read: then none is chosen. */
import { useMemo } from 'preact/hooks'
import { readDistrict, type Area } from '../../../../worker/contract/regions.ts'
import { call } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'

export function useDistrictParts(district: string | null): readonly Area[] {
  const reply = useReply(district, async (signal) => {
    const { areas } = await call(readDistrict, { district: district ?? '' }, { signal })
    return areas.filter((area) => area.kind === 'kecamatan')
  })
  return useMemo(() => (reply.state === 'here' ? reply.answer : []), [reply])
}
