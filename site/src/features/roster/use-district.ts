/** The sub-districts and villages of a district, asked for once per page. */
import { useEffect, useState } from 'preact/hooks'
import { readDistrict, type Area } from '../../../../worker/contract/regions.ts'
import { call } from '../../lib/call.ts'

export type DistrictAreas = {
  readonly subDistricts: readonly Area[]
  readonly villagesOf: (subDistrict: string) => readonly Area[]
}

const asked = new Map<string, Promise<readonly Area[]>>()

/** After a change of areas: the next to ask gets them anew. */
export function forgetAreas(district: string): void {
  asked.delete(district)
}

async function readAreas(district: string): Promise<readonly Area[]> {
  return (await call(readDistrict, { district })).areas
}

/** Null until known; stays null when it cannot be read (the lists then simply have nothing to choose from). */
export function useDistrictAreas(district: string | null): DistrictAreas | null {
  const [areas, setAreas] = useState<readonly Area[] | null>(null)
  useEffect(() => {
    if (district === null) return
    let isGone = false
    const reading = asked.get(district) ?? readAreas(district)
    asked.set(district, reading)
    const show = async (): Promise<void> => {
      const read = await reading
      if (!isGone) setAreas(read)
    }
    show().catch(() => asked.delete(district))
    return () => {
      isGone = true
    }
  }, [district])
  if (areas === null) return null
  return {
    subDistricts: areas.filter((area) => area.kind === 'kecamatan'),
    villagesOf: (subDistrict) => areas.filter((area) => area.parentCode === subDistrict),
  }
}
