/** What the pages of a province begin with: who is signed in, and over which provinces, or the country. */
import type { JSX } from 'preact'
import {
  listDistrictCoverage,
  type ProvinceCoverage,
} from '../../../../../worker/contract/reporting.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { call } from '../../../lib/call.ts'
import { useSession, type Staff } from '../../../lib/session.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'
import { PROVINCE } from '../../../text/province.ts'

type Props = { readonly children: (areas: readonly string[]) => JSX.Element }

export function ForProvince({ children }: Props): JSX.Element {
  const session = useSession()
  if (session.state !== 'in') return <Loading label={PROVINCE.loading} rows={6} />
  const areas = wideAreas(session.who)
  if (areas.length === 0) {
    return (
      <Notice action={<Button href="/dinas/">{PROVINCE.toOffice}</Button>}>
        {PROVINCE.noRole}
      </Notice>
    )
  }
  return children(areas)
}

/** The provinces, or the country, that a person holds a role over. */
function wideAreas(who: Staff): readonly string[] {
  const areas = new Set(who.grants.map(({ area }) => area).filter((area) => area.length === 2))
  return areas.has('ID') ? ['ID'] : [...areas]
}

/** The districts of all of them. */
export function useDistricts(areas: readonly string[]): Reply<ProvinceCoverage> {
  return useReply(areas.join(), async (signal) => {
    const lists = await Promise.all(
      areas.map((area) => call(listDistrictCoverage, { area }, { signal })),
    )
    return {
      districts: lists.flatMap(({ districts }) => districts),
      others: lists.flatMap(({ others }) => others),
    }
  })
}

/** The one of these areas that holds all of the codes; only such districts go into one file. */
export function areaOver(areas: readonly string[], codes: readonly string[]): string | undefined {
  return areas.find((area) => area === 'ID' || codes.every((code) => code.startsWith(`${area}.`)))
}
