/** Whose log a page is about: the chosen district's or, for the keeper of the platform, what was done above all districts. */
import type { District } from '../../../worker/contract/regions.ts'
import { KEEPER } from '../text/keeper.ts'
import { holdsRole, useAreas, useSession } from './session.ts'
import { useUrlState } from './url-state.ts'

const KEY = 'tingkat'
const NATIONAL = 'nasional'

/** What a link to the nation's log ends in. */
export const NATION_LOG = `?${KEY}=${NATIONAL}`

export type LogPlace = {
  /** `35.08`, or `ID`. */
  readonly area: string
  readonly name: string
  readonly zone: District['timeZone']
  readonly isNation: boolean
}

export type Logs = {
  /** The log of the page; null when it is for others. */
  readonly log: LogPlace | null
  readonly isKeeper: boolean
  /** The district that was worked on last; null when there is none. */
  readonly district: string | null
}

const NATION: LogPlace = {
  area: 'ID',
  name: KEEPER.nation,
  zone: 'Asia/Jakarta',
  isNation: true,
}

/** Null until it is known who looks. */
export function useLogs(): Logs | null {
  const session = useSession()
  const { area } = useAreas()
  const [level] = useUrlState(KEY)
  if (session.state !== 'in') return null
  const isKeeper = holdsRole(session.who, 'ID', ['SUPERADMIN'])
  if (area === null && !isKeeper) return null
  const district = area?.district.name ?? null
  if (isKeeper && (level === NATIONAL || area === null)) return { log: NATION, isKeeper, district }
  const mayRead =
    area !== null && holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  const log = mayRead
    ? {
        area: area.districtCode,
        name: area.district.name,
        zone: area.district.timeZone,
        isNation: false,
      }
    : null
  return { log, isKeeper, district }
}
