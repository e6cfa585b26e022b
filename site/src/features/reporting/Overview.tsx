/** The morning page of an office: both shares, what changed in a week, what waits for a person, and the way down. */
import type { JSX } from 'preact'
import { readChange } from '../../../../worker/contract/progress.ts'
import { readCoverage, readToday, type Coverage } from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Shares } from '../../components/Shares.tsx'
import { call } from '../../lib/call.ts'
import { useScrollBack } from '../../lib/scroll-back.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { tileMap } from '../../render/tile-map.ts'
import { cadreWord } from '../../text/counted-kinds.ts'
import { PUBLIC_PAGE } from '../../text/public-page.ts'
import { recordedNote } from '../../text/records.ts'
import { asOfLine, claimOf, OVERVIEW } from '../../text/reporting.ts'
import { Changes } from './morning/Changes.tsx'
import { Parts } from './morning/Parts.tsx'
import { villageHref } from './morning/places.ts'
import { Tasks } from './morning/Tasks.tsx'
import { taskGroups } from './morning/tasks.ts'
import { blocksOf } from './use-question.ts'
import { useReply } from '../../lib/use-reply.ts'

export function Overview(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={OVERVIEW.loading} rows={6} />
  const isOffice = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <AreaOverview key={area.code} area={area} isOffice={isOffice} />
}

type Props = { readonly area: OfficeArea; readonly isOffice: boolean }

function AreaOverview({ area, isOffice }: Props): JSX.Element {
  const question = { area: area.code }
  const reply = useReply(area.code, async (signal) => {
    const [coverage, today, change] = await Promise.all([
      call(readCoverage, question, { signal }),
      call(readToday, question, { signal }),
      call(readChange, question, { signal }),
    ])
    return { coverage, today, change }
  })
  useScrollBack(reply.state === 'here')
  if (reply.state === 'loading') return <Loading label={OVERVIEW.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { coverage, today, change } = reply.answer
  if (coverage.cadres === 0) return <NoCadres />
  const groups = taskGroups(today, {
    isDistrict: area.code === area.districtCode,
    isOffice,
    zone: area.district.timeZone,
    now: new Date(),
    word: cadreWord(coverage),
  })
  return (
    <div class="morning">
      <p class="claim">{claimOf(coverage)}</p>
      <p class="muted">{asOfLine(coverage.asOf)}</p>
      {coverage.recorded > 0 && <p class="small">{recordedNote(coverage.recorded)}</p>}
      <Shares of={coverage} />
      <Changes area={area.code} change={change} word={cadreWord(coverage)} />
      <Tasks groups={groups} />
      <Parts coverage={coverage} />
      <TileField coverage={coverage} area={area} />
    </div>
  )
}

function NoCadres(): JSX.Element {
  return (
    <Empty
      title={OVERVIEW.emptyTitle}
      action={
        <>
          <Button kind="primary" icon="import" href="/dinas/impor/">
            {OVERVIEW.import}
          </Button>
          <Button icon="users" href="/dinas/kader/">
            {OVERVIEW.cadres}
          </Button>
        </>
      }
    >
      <p>{OVERVIEW.empty}</p>
    </Empty>
  )
}

type TileProps = { readonly coverage: Coverage; readonly area: OfficeArea }

function TileField({ coverage, area }: TileProps): JSX.Element {
  return (
    <section aria-labelledby="peta">
      <h2 id="peta">{OVERVIEW.map}</h2>
      <p class="muted">{OVERVIEW.mapHelp}</p>
      <Picture
        of={tileMap({
          subDistricts: blocksOf(coverage),
          linkTo: villageHref,
          who: cadreWord(coverage),
        })}
      />
      <p>
        {area.district.isPublic ? (
          <Button icon="external" href={`/kab/${area.districtCode}/`} newTab>
            {OVERVIEW.public}
          </Button>
        ) : (
          <a href="/dinas/cakupan/publik/">{PUBLIC_PAGE.settings}</a>
        )}
      </p>
    </section>
  )
}
