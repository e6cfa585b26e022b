/** One cohort: its facts, how full it is, what is done with it, and its members. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { setCohortState } from '../../../../../worker/contract/cohorts.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { formatDates } from '../../../text/certification.ts'
import { COHORT, COHORTS, COHORT_STATE_WORDS } from '../../../text/cohorts.ts'
import { ActivityReportFile } from './ActivityReportFile.tsx'
import { AddMembers } from './AddMembers.tsx'
import { CohortForm } from './CohortForm.tsx'
import { Members } from './Members.tsx'
import { Seats, SeatsLeft } from './Seats.tsx'
import { addressOf, useCohort, useCohortId, type CohortReply } from './use-cohort.ts'

export function CohortPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const id = useCohortId()
  if (session.state !== 'in' || area === null) return <Loading label={COHORT.loading} rows={6} />
  if (id === '') return <NoCohort />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <OneCohort key={`${area.code}/${id}`} area={area} id={id} mayEdit={mayEdit} />
}

/** The address names no cohort. */
export function NoCohort(): JSX.Element {
  return (
    <Empty
      title={COHORT.noneTitle}
      action={
        <Button kind="primary" href="/dinas/angkatan/">
          {COHORT.back}
        </Button>
      }
    >
      {COHORT.noneBody}
    </Empty>
  )
}

type Props = { readonly area: OfficeArea; readonly id: string; readonly mayEdit: boolean }

function OneCohort({ area, id, mayEdit }: Props): JSX.Element {
  const reply = useCohort(area, id)
  if (reply.state === 'loading') return <Loading label={COHORT.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return <Shown area={area} mayEdit={mayEdit} shown={reply.answer} onChanged={reply.reload} />
}

type ShownProps = {
  readonly area: OfficeArea
  readonly mayEdit: boolean
  readonly shown: CohortReply
  readonly onChanged: () => void
}

function Shown({ area, mayEdit, shown, onChanged }: ShownProps): JSX.Element {
  const { cohort, members } = shown
  const district = area.districtCode
  const [open, setOpen] = useState<'edit' | 'close' | 'add' | null>(null)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const isOpen = cohort.state === 'OPEN'
  const mayChange = mayEdit && isOpen
  function changed(words: string): void {
    setOpen(null)
    setError(null)
    setSaid(words)
    onChanged()
  }
  async function setState(state: 'OPEN' | 'CLOSED'): Promise<void> {
    try {
      const { version } = cohort
      await call(setCohortState, { district, cohortId: cohort.id, version, state })
      changed(COHORT.saved)
    } catch (problem) {
      setOpen(null)
      setError(problem)
    }
  }
  const addButton = (
    <Button kind="primary" icon="plus" onClick={() => setOpen('add')}>
      {COHORT.addPeople}
    </Button>
  )
  return (
    <div class="roster">
      <p>
        <Button kind="quiet" icon="arrow-left" href="/dinas/angkatan/">
          {COHORT.back}
        </Button>
      </p>
      <section class="panel cohort-head" aria-labelledby="angkatan-nama">
        <div class="cohort-title">
          <h2 id="angkatan-nama">{cohort.name}</h2>
          <span class={isOpen ? 'tag done' : 'tag'}>{COHORT_STATE_WORDS[cohort.state]}</span>
        </div>
        <dl class="cohort-facts">
          <div>
            <dt>{COHORTS.days}</dt>
            <dd>{formatDates(cohort.startsOn, cohort.endsOn)}</dd>
          </div>
          <div>
            <dt>{COHORTS.place}</dt>
            <dd>{cohort.place}</dd>
          </div>
          <div>
            <dt>{COHORT.filled}</dt>
            <dd>
              <Seats cohort={cohort} /> <SeatsLeft cohort={cohort} />
            </dd>
          </div>
        </dl>
        {mayEdit && (
          <div class="roster-choices">
            {isOpen ? (
              <>
                <Button icon="edit" onClick={() => setOpen('edit')}>
                  {COHORT.edit}
                </Button>
                <Button kind="quiet" icon="lock" onClick={() => setOpen('close')}>
                  {COHORT.close}
                </Button>
              </>
            ) : (
              <Button icon="undo" onClick={() => void setState('OPEN')}>
                {COHORT.reopen}
              </Button>
            )}
          </div>
        )}
      </section>
      {!isOpen && mayEdit && <Notice>{COHORT.closed}</Notice>}
      {error !== null && <Problem error={error} onRetry={onChanged} />}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <div class="cohort-do">
        {mayChange && members.length > 0 && addButton}
        {mayEdit && members.length > 0 && (
          <Button icon="card" href={`/dinas/kartu/?angkatan=${cohort.id}`}>
            {COHORT.cards}
          </Button>
        )}
        {members.length > 0 && (
          <>
            <Button icon="print" href={addressOf('hadir/', cohort.id)}>
              {COHORT.sheet}
            </Button>
            <Button icon="sheet" href={`/dinas/laporan/?laporan=R6&angkatan=${cohort.id}`}>
              {COHORT.marks}
            </Button>
            <Button icon="eye" href={`/dinas/praktik/?angkatan=${cohort.id}`}>
              {COHORT.practice}
            </Button>
            <Button icon="message" href={addressOf('pesan/', cohort.id)}>
              {COHORT.message}
            </Button>
            <Button icon="presentation" href={`/pelatih/kelas/?angkatan=${cohort.id}`}>
              {COHORT.class}
            </Button>
          </>
        )}
      </div>
      {members.length > 0 && <ActivityReportFile area={area.code} cohortId={cohort.id} />}
      {cohort.seen < cohort.filled && <p class="muted">{COHORT.onlyHere}</p>}
      {members.length === 0 ? (
        <Empty title={COHORT.emptyTitle} action={mayChange && addButton}>
          {mayChange ? COHORT.emptyBody : COHORT.emptyHere}
        </Empty>
      ) : (
        <Members
          area={area}
          cohort={cohort}
          members={members}
          mayChange={mayChange}
          onChanged={changed}
        />
      )}
      {open === 'edit' && (
        <CohortForm
          district={district}
          cohort={cohort}
          onClose={() => setOpen(null)}
          onSaved={() => changed(COHORT.saved)}
        />
      )}
      {open === 'add' && (
        <AddMembers
          district={district}
          cohort={cohort}
          onClose={() => setOpen(null)}
          onAdded={(count) => changed(COHORT.added(count))}
        />
      )}
      {open === 'close' && (
        <Confirm
          title={COHORT.closeTitle}
          yes={COHORT.close}
          onYes={() => void setState('CLOSED')}
          onNo={() => setOpen(null)}
        >
          <p>{COHORT.closeBody}</p>
        </Confirm>
      )}
    </div>
  )
}
