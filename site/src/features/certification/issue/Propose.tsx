/** The training as it will be printed, for all chosen cadres. Sent again after a lost answer it is the same proposal. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  proposeCertificates,
  type Candidate,
} from '../../../../../worker/contract/certification.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { PROPOSE } from '../../../text/certification-office.ts'
import { SHARED } from '../../../text/frame.ts'
import type { Desk } from '../Frame.tsx'
import { mostAttended } from './most-attended.ts'
import {
  TrainingFields,
  trimmed,
  wrongBy,
  wrongTraining,
  type Training,
  type WrongTraining,
} from '../TrainingFields.tsx'

type Props = {
  readonly desk: Desk
  readonly courseId: string
  readonly candidates: readonly Pick<Candidate, 'cadreId' | 'attended'>[]
  readonly onClose: () => void
  readonly onProposed: () => void
  /** The list of candidates is no longer what it was. */
  readonly onChanged: () => void
}

export function Propose(props: Props): JSX.Element {
  const { desk, courseId, candidates, onClose } = props
  const cadreIds = candidates.map(({ cadreId }) => cadreId)
  const [hall] = useState(() => mostAttended(candidates))
  const [id] = useState(() => crypto.randomUUID())
  const [unitId, setUnitId] = useState(desk.units[0]?.unit.id ?? '')
  const [training, setTraining] = useState<Training>({
    startsOn: hall?.startsOn ?? '',
    endsOn: hall?.endsOn ?? '',
    place: hall?.place ?? '',
    organiser: desk.area.district.officeName,
  })
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<WrongTraining>({})
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const unit = desk.units.find((each) => each.unit.id === unitId)?.unit
  const asksCode = unit?.numberPattern.includes('{kegiatan}') === true

  async function send(): Promise<void> {
    const found = wrongTraining(training)
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setSending(true)
    setError(null)
    try {
      await call(proposeCertificates, {
        district: desk.district,
        id,
        courseId,
        unitId,
        cadreIds,
        event: { ...trimmed(training), ...(asksCode && code !== '' ? { code } : {}) },
      })
      props.onProposed()
    } catch (problem) {
      setSending(false)
      const ahead = wrongBy(problem)
      if (ahead === null) setError(problem)
      else setWrong(ahead)
      if (problem instanceof CallProblem && problem.code === 'CANDIDATES_CHANGED') props.onChanged()
    }
  }

  return (
    <Dialog
      open
      title={PROPOSE.title(cadreIds.length)}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isSending ? PROPOSE.sending : undefined}
            onClick={() => void send()}
          >
            {PROPOSE.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{PROPOSE.lede}</p>
      {error !== null && <Problem error={error} />}
      {desk.units.length > 1 && (
        <Select
          label={PROPOSE.unit}
          value={unitId}
          options={desk.units.map((each) => ({
            value: each.unit.id,
            label: `${each.unit.letterhead.office} (${each.nextNumber})`,
          }))}
          onChange={setUnitId}
        />
      )}
      {hall !== null && <Notice>{PROPOSE.fromHall(hall.people, cadreIds.length)}</Notice>}
      <TrainingFields
        value={training}
        wrong={wrong}
        placeHelp={PROPOSE.placeHelp}
        onChange={setTraining}
      />
      {asksCode && (
        <Field
          label={PROPOSE.code}
          help={PROPOSE.codeHelp}
          value={code}
          onInput={(text) => setCode(text.replaceAll(/[^A-Za-z0-9.-]/g, ''))}
          maxLength={20}
          optional
        />
      )}
    </Dialog>
  )
}
