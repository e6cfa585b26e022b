/** For the keeper of the platform: the district's log, the nation's own, and the secrets. Nobody else has more than the first. */
import type { JSX } from 'preact'
import { NATION_LOG } from '../lib/log-place.ts'
import { KEEPER } from '../text/keeper.ts'
import { Tabs } from './Tabs.tsx'

type Props = {
  readonly current: 'district' | 'nation' | 'secrets'
  /** The page of the log that the first two lead to. */
  readonly page?: '/dinas/riwayat/' | '/dinas/riwayat/rantai/'
  /** Null before the country has a district. */
  readonly district: string | null
}

export function KeeperTabs({ current, page = '/dinas/riwayat/', district }: Props): JSX.Element {
  const places = {
    district: page,
    nation: page + NATION_LOG,
    secrets: '/dinas/riwayat/rahasia/',
  }
  return (
    <Tabs
      label={KEEPER.label}
      current={places[current]}
      tabs={[
        ...(district === null ? [] : [{ href: places.district, label: district }]),
        { href: places.nation, label: KEEPER.nation },
        { href: places.secrets, label: KEEPER.secrets },
      ]}
    />
  )
}
