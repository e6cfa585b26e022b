/** The official areas as the package idn-area-data (data: ODbL 1.0) has them; read at seed time, never copied into the project. */
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import type { OfficialArea } from '../../worker/regions/index.ts'

const lists = await Promise.all([getProvinces(), getRegencies(), getDistricts(), getVillages()])
const ALL: readonly OfficialArea[] = lists
  .flatMap((list): { code: string; name: string }[] => list)
  .map(({ code, name }) => ({ code, name }))

/** All areas of Indonesia: provinces first, then regencies, kecamatan, villages. */
export function allAreas(): readonly OfficialArea[] {
  return ALL
}

/**
 * One regency with everything below it, its province, and the names of the province's other regencies, so that the province sees
 * who has not joined; empty when there is no such code.
 */
export function areasOf(regency: string): readonly OfficialArea[] {
  const province = regency.slice(0, 2)
  const found = ALL.filter(({ code }) => code === regency || code.startsWith(`${regency}.`))
  if (found.length === 0) return []
  const others = ALL.filter(
    ({ code }) => code.length === 5 && code.startsWith(`${province}.`) && code !== regency,
  )
  return [...ALL.filter(({ code }) => code === province), ...others, ...found]
}
