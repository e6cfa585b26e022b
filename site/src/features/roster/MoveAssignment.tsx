/** A cadre goes to another village: where to, from which day, by which decree. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { moveAssignment } from '../../../../worker/contract/roster-life.ts'
import type { Assignment, AreaChoice } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { areaWords, CADRE } from '../../text/roster.ts'
import { MOVE } from '../../text/roster-life.ts'
import { AreaPicker } from './AreaPicker.tsx'
import { DecreeFields, type Decree } from './DecreeFields.tsx'
import { showFirstError } from '../../lib/show-first-error.ts'

type Props = {
  readonly district: string
  readonly cadre: { readonly id: string; readonly name: string }
  readonly assignment: Pick<Assignment, 'id' | 'area' | 'startedOn'>
  readonly today: string
  /** Where to, when that is decided already. */
  readonly to?: AreaChoice
  readonly onClose: () => void
  readonly onMoved: () => void
}

const EMPTY: Decree = { decreeNumber: '', decreeOn: '', decreeUntil: '' }

export function MoveAssignment(props: Props): JSX.Element {
  const { district, cadre, assignment, to, onClose } = props
  const [areaCode, setAreaCode] = useState(to?.code ?? '')
  const [movedOn, setMovedOn] = useState(props.today)
  const [decree, setDecree] = useState(EMPTY)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // One move, one id: pressing again after a lost answer moves nobody twice.
  const id = useMemo(() => crypto.randomUUID(), [areaCode, movedOn])
  const set = (key: keyof Decree) => (value: string) => setDecree({ ...decree, [key]: value })

  async function move(): Promise<void> {
    const { decreeNumber, decreeOn, decreeUntil } = decree
    const found = {
      ...(areaCode === '' ? { area: MOVE.toNeeded } : {}),
      ...(areaCode === assignment.area.code ? { area: MOVE.sameArea } : {}),
      ...(movedOn === '' || movedOn < assignment.startedOn ? { movedOn: MOVE.movedOnWrong } : {}),
      ...(decreeOn !== '' && decreeUntil !== '' && decreeUntil < decreeOn
        ? { decreeUntil: CADRE.untilBeforeOn }
        : {}),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return showFirstError()
    setSaving(true)
    setError(null)
    try {
      await call(moveAssignment, {
        district,
        cadreId: cadre.id,
        assignmentId: assignment.id,
        id,
        areaCode,
        movedOn,
        ...(decreeNumber.trim() === '' ? {} : { decreeNumber: decreeNumber.trim() }),
        ...(decreeOn === '' ? {} : { decreeOn }),
        ...(decreeUntil === '' ? {} : { decreeUntil }),
      })
      props.onMoved()
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'INPUT_INVALID') {
        setWrong({ movedOn: MOVE.movedOnWrong })
      } else setError(problem)
      setSaving(false)
    }
  }

  return (
    <Dialog
      open
      title={MOVE.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isSaving ? CADRE.saving : undefined}
            onClick={() => void move()}
          >
            {MOVE.yes}
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
          {MOVE.from} {areaWords(assignment.area)}
          <br />
          <span class="help">{MOVE.help}</span>
        </p>
        {to === undefined ? (
          <>
            <h3>{MOVE.to}</h3>
            <AreaPicker
              district={district}
              value={areaCode}
              error={wrong['area']}
              onChange={setAreaCode}
            />
          </>
        ) : (
          <p>
            {MOVE.to}: <strong>{areaWords(to)}</strong>
          </p>
        )}
        <Field
          label={MOVE.movedOn}
          type="date"
          value={movedOn}
          error={wrong['movedOn']}
          onInput={setMovedOn}
        />
        <h3>{MOVE.decree}</h3>
        <DecreeFields value={decree} wrong={wrong} onInput={set} />
      </div>
    </Dialog>
  )
}
