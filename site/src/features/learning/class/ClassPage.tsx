/** One class: a cohort or a meeting that the address names, and what is looked at of it. */
import type { JSX } from 'preact'
import type { Batch } from '../../../../../worker/contract/batches.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatDates } from '../../../text/certification.ts'
import { CLASS } from '../../../text/class-office.ts'
import { BatchGainView } from './BatchGainView.tsx'
import { ChooseClass } from './ChooseClass.tsx'
import { EvaluationView } from './EvaluationView.tsx'
import { HardItems } from './HardItems.tsx'
import { ProgressView } from './ProgressView.tsx'
import { TopicCodes } from './TopicCodes.tsx'
import { keyOf, useBatch, useWhich, type Which } from './use-batch.ts'

export function ClassPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const which = useWhich(area)
  const reply = useBatch(which)
  if (session.state !== 'in' || area === null) return <Loading label={CLASS.loading} rows={5} />
  if (which === null) return <ChooseClass area={area} />
  if (reply.state === 'loading') return <Loading label={CLASS.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return <OneClass key={keyOf(which)} area={area} which={which} batch={reply.answer.batch} />
}

/** Who may open modules for a class. */
const MAY_OPEN = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN']

/** Who may see questions of tests, as the Worker's table has it. */
const MAY_SEE = ['TRAINER', 'REVIEWER', 'PUBLISHER', 'SUPERADMIN']

type Props = { readonly area: OfficeArea; readonly which: Which; readonly batch: Batch }

function OneClass({ area, which, batch }: Props): JSX.Element {
  const [view, setView] = useUrlState('tampil')
  const session = useSession()
  const { course } = batch
  const mayOpen = session.state === 'in' && holdsRole(session.who, area.code, MAY_OPEN)
  const maySee = session.state === 'in' && holdsRole(session.who, area.code, MAY_SEE)
  const shown = (): JSX.Element => {
    if (view === 'umpan-balik' && batch.kind === 'meeting') {
      return <EvaluationView which={which} title={batch.title} />
    }
    if (course === null) return <Empty title={CLASS.noCourseTitle}>{CLASS.noCourse}</Empty>
    const zone = area.district.timeZone
    if (view === 'soal' && maySee) return <HardItems which={which} course={course} />
    switch (view) {
      case 'selisih':
        return <BatchGainView which={which} title={batch.title} />
      case 'kode':
        return <TopicCodes area={area.code} course={course} zone={zone} />
      default:
        return <ProgressView which={which} course={course} zone={zone} title={batch.title} />
    }
  }
  return (
    <div class="insight class-page">
      <p class="no-print">
        <Button kind="quiet" icon="arrow-left" href="/pelatih/kelas/">
          {CLASS.other}
        </Button>
      </p>
      <section class="panel" aria-labelledby="kelas-nama">
        <h2 id="kelas-nama">
          <a
            href={
              batch.kind === 'cohort'
                ? `/dinas/angkatan/satu/?angkatan=${batch.id}`
                : `/dinas/kegiatan/satu/?kegiatan=${batch.id}`
            }
          >
            {batch.title}
          </a>
        </h2>
        <p class="class-facts">
          {formatDates(batch.startsOn, batch.endsOn)}
          {course !== null && ` · ${course.title}`}
        </p>
      </section>
      <div class="toolbar no-print">
        <Chips
          label={CLASS.show}
          value={view}
          onChange={setView}
          chips={[
            { value: '', label: CLASS.progress },
            { value: 'selisih', label: CLASS.gain },
            ...(maySee ? [{ value: 'soal', label: CLASS.items }] : []),
            ...(mayOpen ? [{ value: 'kode', label: CLASS.codes }] : []),
            ...(batch.kind === 'meeting'
              ? [{ value: 'umpan-balik', label: CLASS.evaluation }]
              : []),
          ]}
        />
      </div>
      {shown()}
    </div>
  )
}
