/** Invites all who serve somewhere, a cohort, or cadres one by one; more than there are seats only when the officer says so. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listCohorts } from '../../../../worker/contract/cohorts.ts'
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import { invitePeople, MAX_AT_ONCE } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { FindCadre } from '../../components/FindCadre.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RadioList } from '../../components/RadioList.tsx'
import { Select } from '../../components/Select.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { seatsWords } from '../../text/cohorts.ts'
import { SHARED } from '../../text/frame.ts'
import { INVITED } from '../../text/meetings.ts'
import { useSubDistricts } from './use-areas.ts'
import type { MeetingReply } from './use-meeting.ts'

type Who = CallOf<typeof invitePeople>['who']
type Picked = { readonly id: string; readonly name: string; readonly code: string }

type Props = {
  readonly area: OfficeArea
  readonly shown: MeetingReply
  readonly onClose: () => void
  readonly onInvited: (words: string) => void
}

export function InvitePeople({ area, shown, onClose, onInvited }: Props): JSX.Element {
  const { meeting, people } = shown
  const own = meeting.area
  const isDistrict = own.level === 'district'
  const [way, setWay] = useState('serving')
  const [where, setWhere] = useState<string>(own.code)
  const [cohort, setCohort] = useState('')
  const [picked, setPicked] = useState<readonly Picked[]>([])
  const [full, setFull] = useState<{ free: number; wanted: number } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const subDistricts = useSubDistricts(isDistrict ? area.districtCode : null)
  const cohorts = useReply(own.code, (signal) => call(listCohorts, { area: own.code }, { signal }))
  const known = cohorts.state === 'here' ? cohorts.answer.cohorts : []
  const cohortId = known.some(({ id }) => id === cohort) ? cohort : (known[0]?.id ?? '')
  const invited = new Set(people.map(({ cadreId }) => cadreId))

  function whoIsMeant(): Who | null {
    if (way === 'serving') return { serving: where }
    if (way === 'cohort') return cohortId === '' ? null : { cohortId }
    return picked.length === 0 ? null : { cadreIds: picked.map(({ id }) => id) }
  }
  const who = whoIsMeant()

  async function invite(over: { overCapacity?: true }): Promise<void> {
    if (who === null) return
    setBusy(true)
    setFull(null)
    setError(null)
    try {
      const input = { area: own.code, meetingId: meeting.id, who, ...over }
      onInvited(INVITED.added((await call(invitePeople, input)).changed))
    } catch (problem) {
      if (
        problem instanceof CallProblem &&
        problem.code === 'MEETING_FULL' &&
        problem.detail['isHard'] !== true
      ) {
        const { free, wanted } = problem.detail
        setFull({ free: Number(free), wanted: Number(wanted) })
      } else setError(problem)
    } finally {
      setBusy(false)
    }
  }
  function choose(change: () => void): void {
    setFull(null)
    setError(null)
    change()
  }
  const isMost = picked.length >= MAX_AT_ONCE
  return (
    <Dialog
      open
      title={INVITED.invite}
      onClose={onClose}
      actions={
        <>
          {full === null && (
            <Button
              kind="primary"
              disabled={who === null}
              busy={isBusy ? INVITED.working : undefined}
              onClick={() => void invite({})}
            >
              {way === 'single' && picked.length > 0
                ? INVITED.yesCount(picked.length)
                : INVITED.yes}
            </Button>
          )}
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <RadioList
        legend={INVITED.who}
        value={way}
        answers={[
          { value: 'serving', label: INVITED.serving, help: INVITED.servingHelp },
          { value: 'cohort', label: INVITED.cohort, help: INVITED.cohortHelp },
          { value: 'single', label: INVITED.single, help: INVITED.singleHelp },
        ]}
        onChange={(next) => choose(() => setWay(next))}
      />
      {way === 'serving' && (
        <Select
          label={INVITED.where}
          value={where}
          options={[
            {
              value: own.code,
              label: INVITED.wholeDistrict(isDistrict ? own.name : `Kecamatan ${own.name}`),
            },
            ...subDistricts.map(({ code, name }) => ({ value: code, label: `Kecamatan ${name}` })),
          ]}
          onChange={(code) => choose(() => setWhere(code))}
        />
      )}
      {way === 'cohort' && (
        <>
          {cohorts.state === 'loading' && <Loading label={INVITED.loading} rows={1} />}
          {cohorts.state === 'failed' && <Problem error={cohorts.error} onRetry={cohorts.reload} />}
          {cohorts.state === 'here' &&
            (known.length === 0 ? (
              <p>{INVITED.noCohorts}</p>
            ) : (
              <Select
                label={INVITED.cohortLabel}
                value={cohortId}
                options={known.map(({ id, name, filled, capacity }) => ({
                  value: id,
                  label: `${name} (${seatsWords(filled, capacity)})`,
                }))}
                onChange={(id) => choose(() => setCohort(id))}
              />
            ))}
        </>
      )}
      {way === 'single' && (
        <>
          {picked.length > 0 && (
            <>
              <p class="num meeting-picked-count">{INVITED.picked(picked.length)}</p>
              <ul class="roster-results">
                {picked.map(({ id, name, code }) => (
                  <li key={id}>
                    <span>
                      {name} <span class="num muted">{code}</span>
                      {invited.has(id) && <span class="small muted"> · {INVITED.already}</span>}
                    </span>
                    <Button
                      kind="quiet"
                      icon="close"
                      onClick={() =>
                        choose(() => setPicked(picked.filter((each) => each.id !== id)))
                      }
                    >
                      {INVITED.drop}
                      <span class="unseen"> {name}</span>
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {isMost ? (
            <p class="error">{INVITED.most(MAX_AT_ONCE)}</p>
          ) : (
            <FindCadre
              district={own.code}
              label={INVITED.find}
              help={INVITED.findHelp}
              onChoose={({ id, name, code }) =>
                choose(() =>
                  setPicked([...picked.filter((each) => each.id !== id), { id, name, code }]),
                )
              }
            />
          )}
        </>
      )}
      {full !== null && (
        <Notice
          kind="wait"
          title={INVITED.fullTitle}
          action={
            <Button
              busy={isBusy ? INVITED.working : undefined}
              onClick={() => void invite({ overCapacity: true })}
            >
              {INVITED.fullYes}
            </Button>
          }
        >
          {INVITED.full(full.free, full.wanted)}
        </Notice>
      )}
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
