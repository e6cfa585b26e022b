/** The two percentages, always together and always with how they are counted. */
import type { JSX } from 'preact'
import type { Coverage } from '../../../worker/contract/reporting.ts'
import { Stat } from './Stat.tsx'
import { allNamed, cadreWord, worded } from '../text/counted-kinds.ts'
import { formatShare } from '../text/format.ts'
import { COVERAGE, partOfWhole, SHARE_DEFINITIONS } from '../text/reporting.ts'

type Props = {
  readonly of: Pick<Coverage, 'cadres' | 'trained' | 'areas' | 'areasCovered'> &
    Parameters<typeof allNamed>[0]
}

export function Shares({ of }: Props): JSX.Element {
  const { cadres, trained, areas, areasCovered } = of
  const word = cadreWord(of)
  const kinds = allNamed(of)
  return (
    <div class="stats">
      <Stat
        label={worded(COVERAGE.shareTrained, word)}
        value={formatShare(trained, cadres)}
        of={partOfWhole(trained, cadres)}
        definition={`${worded(SHARE_DEFINITIONS.trained, word)}${kinds === '' ? '' : ` Yang dihitung: ${kinds}.`}`}
      />
      <Stat
        label={COVERAGE.shareCovered}
        value={formatShare(areasCovered, areas)}
        of={partOfWhole(areasCovered, areas)}
        definition={worded(SHARE_DEFINITIONS.covered, word)}
      />
    </div>
  )
}
