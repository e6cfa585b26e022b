/** The map of a district or sub-district, where its outlines are known; without them nothing but what `none` says. */
import type { ComponentChildren, JSX } from 'preact'
import { readVillageOutlines } from '../../../worker/contract/outlines.ts'
import type { Coverage } from '../../../worker/contract/reporting.ts'
import { call } from '../lib/call.ts'
import { useReply } from '../lib/use-reply.ts'
import { districtMap } from '../render/district-map.ts'
import { cadreWord } from '../text/counted-kinds.ts'
import { MAP } from '../text/outlines.ts'
import { Loading } from './Loading.tsx'
import { Picture } from './Picture.tsx'
import { Problem } from './Problem.tsx'

type Props = {
  readonly coverage: Coverage
  readonly linkTo: (code: string) => string
  /** In the place of a map that there is not. */
  readonly none?: ComponentChildren
  /** Under a map. */
  readonly under?: ComponentChildren
}

export function DistrictMap({ coverage, linkTo, none, under }: Props): JSX.Element {
  const { code, villageList } = coverage
  const reply = useReply(code, (signal) => call(readVillageOutlines, { area: code }, { signal }))
  if (reply.state === 'loading') return <Loading label={MAP.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { stored } = reply.answer
  if (stored === null) return <>{none}</>
  return (
    <section class="map-part" aria-labelledby="peta-wilayah">
      <h2 id="peta-wilayah">{MAP.title}</h2>
      <Picture
        of={districtMap({ ...stored, villages: villageList, linkTo, who: cadreWord(coverage) })}
      />
      {under}
    </section>
  )
}
