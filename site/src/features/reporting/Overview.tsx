/** The morning page of a district's office: both shares, what waits for a person, and the tile map. */
import type { JSX } from 'preact'
import {
  readCoverage,
  readToday,
  type Coverage,
  type Today,
} from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea, type OfficeArea } from '../../lib/session.ts'
import { tileMap } from '../../render/tile-map.ts'
import { asOfLine, claimOf, OVERVIEW, WAITING } from '../../text/reporting.ts'
import { Shares } from './Shares.tsx'
import { blocksOf } from './use-question.ts'
import { useReply } from './use-reply.ts'

export function Overview(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={OVERVIEW.loading} rows={6} />
  return <AreaOverview key={area.code} area={area} />
}

function AreaOverview({ area }: { readonly area: OfficeArea }): JSX.Element {
  const reply = useReply(area.code, async (signal) => {
    const [coverage, today] = await Promise.all([
      call(readCoverage, { area: area.code }, { signal }),
      call(readToday, { area: area.code }, { signal }),
    ])
    return { coverage, today }
  })
  if (reply.state === 'loading') return <Loading label={OVERVIEW.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.retry} />
  const { coverage, today } = reply.answer
  if (coverage.cadres === 0) {
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
  return (
    <>
      <p class="claim">{claimOf(coverage)}</p>
      <p class="muted">{asOfLine(coverage.asOf)}</p>
      <Shares of={coverage} />
      <Waiting today={today} />
      <TileField coverage={coverage} area={area} />
    </>
  )
}

type Task = {
  readonly icon: IconName
  readonly words: string
  readonly action: string
  readonly href: string
  readonly count: number
}

function Waiting({ today }: { readonly today: Today }): JSX.Element {
  const all: readonly Task[] = [
    {
      icon: 'check',
      words: WAITING.proposals(today.proposalsToApprove, today.proposedCadres),
      action: WAITING.proposalsDo,
      href: '/dinas/sertifikat/',
      count: today.proposalsToApprove,
    },
    {
      icon: 'award',
      words: WAITING.candidates(today.candidates),
      action: WAITING.candidatesDo,
      href: '/dinas/sertifikat/',
      count: today.candidates,
    },
    {
      icon: 'user',
      words: WAITING.without(today.areasWithoutCadre),
      action: WAITING.withoutDo,
      href: '/dinas/cakupan/belum/?saring=tanpa',
      count: today.areasWithoutCadre,
    },
    {
      icon: 'book',
      words: WAITING.untrained(today.areasUntrained),
      action: WAITING.untrainedDo,
      href: '/dinas/cakupan/belum/?saring=latih',
      count: today.areasUntrained,
    },
  ]
  const tasks = all.filter((task) => task.count > 0)
  return (
    <section aria-labelledby="menunggu">
      <h2 id="menunggu">{OVERVIEW.waiting}</h2>
      {tasks.length === 0 ? (
        <p class="muted">{OVERVIEW.nothing}</p>
      ) : (
        <ul class="tasks">
          {tasks.map((task) => (
            <li key={task.action}>
              <a href={task.href}>
                <Icon name={task.icon} />
                <span class="task-words">{task.words}</span>
                <span class="task-action">
                  {task.action} <Icon name="arrow-right" size={18} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
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
          linkTo: (code) => `/dinas/cakupan/?bagian=${code.split('.').slice(0, 3).join('.')}`,
        })}
      />
      {area.district.isPublic && (
        <p>
          <Button icon="external" href={`/kab/${area.districtCode}/`} newTab>
            {OVERVIEW.public}
          </Button>
        </p>
      )}
    </section>
  )
}
