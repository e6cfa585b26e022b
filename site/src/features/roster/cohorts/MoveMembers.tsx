/** Moves members to another open cohort; a full one is filled over only when the officer says so. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listCohorts,
  MAX_AT_ONCE,
  moveCohortMembers,
  type Cohort,
} from '../../../../../worker/contract/cohorts.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { inPortions } from '../../../lib/in-portions.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { COHORT, COHORTS, seatsWords } from '../../../text/cohorts.ts'
import { SHARED } from '../../../text/frame.ts'
import { fullOf, OverNotice, type Full } from './OverNotice.tsx'

type Props = {
  readonly area: OfficeArea
  readonly from: Cohort
  readonly cadreIds: readonly string[]
  readonly onClose: () => void
  readonly onMoved: (count: number) => void
}

export function MoveMembers({ area, from, cadreIds, onClose, onMoved }: Props): JSX.Element {
  const [to, setTo] = useState('')
  const [full, setFull] = useState<Full | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const reply = useReply(area.code, (signal) =>
    call(listCohorts, { area: area.code, state: 'OPEN' }, { signal }),
  )
  const others =
    reply.state === 'here' ? reply.answer.cohorts.filter(({ id }) => id !== from.id) : []
  const target = others.find(({ id }) => id === to) ?? others[0]

  async function move(over: { overCapacity?: true }): Promise<void> {
    if (target === undefined) return
    setBusy(true)
    setFull(null)
    setError(null)
    const both = { district: area.districtCode, cohortId: from.id, to: target.id, ...over }
    try {
      const changed = await inPortions(cadreIds, MAX_AT_ONCE, (portion) =>
        call(moveCohortMembers, { ...both, cadreIds: portion }),
      )
      onMoved(changed)
    } catch (problem) {
      const seats = fullOf(problem)
      if (seats === null) setError(problem)
      else setFull(seats)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      title={COHORT.moveTitle}
      onClose={onClose}
      actions={
        <>
          {target !== undefined && full === null && (
            <Button
              kind="primary"
              busy={isBusy ? COHORT.working : undefined}
              onClick={() => void move({})}
            >
              {COHORT.moveYes(cadreIds.length)}
            </Button>
          )}
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      {full !== null && <OverNotice full={full} onYes={() => void move({ overCapacity: true })} />}
      {reply.state === 'loading' && <Loading label={COHORTS.loading} rows={2} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (target === undefined ? (
          <p>{COHORT.moveNone}</p>
        ) : (
          <Select
            label={COHORT.moveTo}
            value={target.id}
            options={others.map(({ id, name, filled, capacity }) => ({
              value: id,
              label: `${name} (${seatsWords(filled, capacity)})`,
            }))}
            onChange={(id) => {
              setTo(id)
              setFull(null)
            }}
          />
        ))}
    </Dialog>
  )
}
