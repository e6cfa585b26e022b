/** The two percentages, always together and always with how they are counted. */
import type { JSX } from 'preact'
import type { Coverage } from '../../../worker/contract/reporting.ts'
import { Stat } from './Stat.tsx'
import { formatShare } from '../text/format.ts'
import { COVERAGE, partOfWhole, SHARE_DEFINITIONS } from '../text/reporting.ts'

type Props = { readonly of: Pick<Coverage, 'cadres' | 'trained' | 'areas' | 'areasCovered'> }

export function Shares({ of: { cadres, trained, areas, areasCovered } }: Props): JSX.Element {
  return (
    <div class="stats">
      <Stat
        label={COVERAGE.shareTrained}
        value={formatShare(trained, cadres)}
        of={partOfWhole(trained, cadres)}
        definition={SHARE_DEFINITIONS.trained}
      />
      <Stat
        label={COVERAGE.shareCovered}
        value={formatShare(areasCovered, areas)}
        of={partOfWhole(areasCovered, areas)}
        definition={SHARE_DEFINITIONS.covered}
      />
    </div>
  )
}
