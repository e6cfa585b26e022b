/** The cohorts and meetings whose class can be opened, the newest first. */
import type { JSX } from 'preact'
import type { BatchKind } from '../../../../../worker/contract/batches.ts'
import { listCohorts } from '../../../../../worker/contract/cohorts.ts'
import { listMeetings } from '../../../../../worker/contract/meetings.ts'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDates } from '../../../text/certification.ts'
import { CLASS } from '../../../text/class-office.ts'
import { BATCH_KEYS } from './use-batch.ts'

type Choice = {
  readonly id: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly place: string
}

async function readChoices(
  area: string,
  signal: AbortSignal,
): Promise<Readonly<Record<BatchKind, readonly Choice[]>>> {
  const [{ cohorts }, { meetings }] = await Promise.all([
    call(listCohorts, { area }, { signal }),
    call(listMeetings, { area }, { signal }),
  ])
  return {
    cohort: cohorts.map(({ id, name, startsOn, endsOn, place }) => ({
      id,
      title: name,
      startsOn,
      endsOn,
      place,
    })),
    meeting: meetings.filter(({ state }) => state !== 'CANCELLED'),
  }
}

export function ChooseClass({ area }: { readonly area: OfficeArea }): JSX.Element {
  const reply = useReply(area.code, (signal) => readChoices(area.code, signal))
  if (reply.state === 'loading') return <Loading label={CLASS.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { cohort, meeting } = reply.answer
  if (cohort.length + meeting.length === 0) {
    return <Empty title={CLASS.noneTitle}>{CLASS.none}</Empty>
  }
  return (
    <section aria-labelledby="kelas-pilih">
      <h2 id="kelas-pilih">{CLASS.choose}</h2>
      <p class="muted">{CLASS.chooseHelp}</p>
      <div class="class-choices">
        <Choices kind="cohort" title={CLASS.cohorts} choices={cohort} />
        <Choices kind="meeting" title={CLASS.meetings} choices={meeting} />
      </div>
    </section>
  )
}

type Props = {
  readonly kind: BatchKind
  readonly title: string
  readonly choices: readonly Choice[]
}

function Choices({ kind, title, choices }: Props): JSX.Element | null {
  if (choices.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul class="class-list">
        {choices.map((choice) => (
          <li key={choice.id}>
            <a href={`/pelatih/kelas/?${BATCH_KEYS[kind]}=${choice.id}`}>
              <strong>{choice.title}</strong>
              <span class="small muted">
                {formatDates(choice.startsOn, choice.endsOn)} · {choice.place}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
