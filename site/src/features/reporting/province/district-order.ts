/** In which order the districts of a province stand: by either share, a count, the change of a week, or the name. Pure. */
import type { DistrictCoverage } from '../../../../../worker/contract/reporting.ts'

/** By the word of the address; the value is the column of the table. */
export const ORDERS = {
  'bagian-tercakup': 'shareCovered',
  'bagian-terlatih': 'shareTrained',
  nama: 'name',
  kpm: 'cadres',
  terlatih: 'trained',
  wilayah: 'areas',
  tercakup: 'areasCovered',
  'terlatih-seminggu': 'weekTrained',
  'tercakup-seminggu': 'weekCovered',
} as const
export type OrderWord = keyof typeof ORDERS
type OrderKey = (typeof ORDERS)[OrderWord]

/** The least covered first: who needs attention most. */
export const FIRST_ORDER: OrderWord = 'bagian-tercakup'

export function orderWord(written: string): OrderWord {
  return (Object.keys(ORDERS) as OrderWord[]).find((word) => word === written) ?? FIRST_ORDER
}

export function orderOf(key: string): OrderWord | undefined {
  return (Object.keys(ORDERS) as OrderWord[]).find((word) => ORDERS[word] === key)
}

const names = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** What has no value (a share of nothing, a change that is not known) stands last in both directions. */
export function inOrder(
  districts: readonly DistrictCoverage[],
  key: OrderKey,
  direction: 'up' | 'down',
): readonly DistrictCoverage[] {
  const sign = direction === 'down' ? -1 : 1
  return districts.toSorted((one, other) => {
    const byName = names.compare(one.name, other.name)
    if (key === 'name') return sign * byName
    const [a, b] = [valueOf(one, key), valueOf(other, key)]
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName
    return sign * (a - b) || byName
  })
}

function valueOf(district: DistrictCoverage, key: Exclude<OrderKey, 'name'>): number | null {
  const { cadres, trained, areas, areasCovered, weekAgo } = district
  switch (key) {
    case 'shareCovered':
      return areas === 0 ? null : areasCovered / areas
    case 'shareTrained':
      return cadres === 0 ? null : trained / cadres
    case 'weekTrained':
      return weekAgo === null ? null : trained - weekAgo.trained
    case 'weekCovered':
      return weekAgo === null ? null : areasCovered - weekAgo.areasCovered
    case 'cadres':
    case 'trained':
    case 'areas':
    case 'areasCovered':
      return district[key]
  }
}
