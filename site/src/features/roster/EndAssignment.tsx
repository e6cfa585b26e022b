/** The end of an assignment: from which day, why, and who takes over. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  END_REASONS,
  endAssignment,
  type Assignment,
  type Cadre,
  type CadreItem,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { areaWords, CADRE, END_WORDS } from '../../text/roster.ts'
import { FindCadre } from '../../components/FindCadre.tsx'

type Props = {
  readonly district: string
  readonly cadre: Cadre
  readonly assignment: Assignment
  readonly today: string
  readonly onClose: () => void
  readonly onEnded: () => void
}

/** What an officer may say: a change of areas ends assignments by itself. */
type Reason = (typeof END_REASONS)[number]

export function EndAssignment(props: Props): JSX.Element {
  const { district, cadre, assignment, today, onClose } = props
  const [endedOn, setEndedOn] = useState(today)
  const [reason, setReason] = useState<Reason>('REPLACED')
  const [successor, setSuccessor] = useState<CadreItem | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [error, setError] = useState<unknown>(null)

  async function end(): Promise<void> {
    if (endedOn === '' || endedOn < assignment.startedOn) return setWrong(CADRE.endedOnWrong)
    setWrong(undefined)
    setSaving(true)
    setError(null)
    try {
      await call(endAssignment, {
        district,
        cadreId: cadre.id,
        assignmentId: assignment.id,
        endedOn,
        reason,
        ...(successor === null ? {} : { successorId: successor.id }),
      })
      props.onEnded()
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'INPUT_INVALID') {
        setWrong(CADRE.endedOnWrong)
      } else setError(problem)
      setSaving(false)
    }
  }

  return (
    <Dialog
      open
      title={CADRE.endTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            busy={isSaving ? CADRE.saving : undefined}
            onClick={() => void end()}
          >
            {CADRE.endYes}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      <div class="roster-form">
        <p>
          <strong>{cadre.name}</strong>
          <br />
          {areaWords(assignment.area)}
          <br />
          <span class="help">{CADRE.endHelp}</span>
        </p>
        <div class="roster-pair">
          <Field
            label={CADRE.endedOn}
            type="date"
            value={endedOn}
            error={wrong}
            onInput={setEndedOn}
          />
          <Select
            label={CADRE.endReason}
            value={reason}
            options={END_REASONS.map((value) => ({ value, label: END_WORDS[value] }))}
            // Safe: the options are the reasons.
            onChange={(value) => setReason(value as Reason)}
          />
        </div>
        {successor === null ? (
          <FindCadre
            district={district}
            label={CADRE.successor}
            help={CADRE.successorHelp}
            not={cadre.id}
            onChoose={setSuccessor}
          />
        ) : (
          <div class="roster-person">
            <p>
              {CADRE.successor}: <strong>{successor.name}</strong>{' '}
              <span class="num">({successor.code})</span>
            </p>
            <p>
              <Button kind="quiet" icon="undo" onClick={() => setSuccessor(null)}>
                {CADRE.remove}
              </Button>
            </p>
          </div>
        )}
      </div>
    </Dialog>
  )
}
