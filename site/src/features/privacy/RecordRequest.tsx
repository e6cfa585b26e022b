/** Writes down what a cadre asked on paper or by mouth: who, what, and the day on which it came in. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import {
  CORRECTION_TOPICS,
  MAX_REQUEST,
  recordRequest,
  type CorrectionTopic,
} from '../../../../worker/contract/privacy.ts'
import type { CadreItem } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { FindCadre } from '../../components/FindCadre.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { useZone } from '../../lib/session.ts'
import { dayIn } from '../../text/audit-days.ts'
import { SHARED } from '../../text/frame.ts'
import { TOPIC_WORDS } from '../../text/my-data.ts'
import { REQUESTS } from '../../text/privacy-office.ts'

type Props = {
  readonly district: string
  readonly onClose: () => void
  readonly onDone: () => void
}

const END = 'END'

export function RecordRequest({ district, onClose, onDone }: Props): JSX.Element {
  const today = dayIn(new Date().toISOString(), useZone())
  const [cadre, setCadre] = useState<CadreItem | null>(null)
  const [topic, setTopic] = useState<CorrectionTopic | typeof END>('NAME')
  const [receivedOn, setReceivedOn] = useState(today)
  const [body, setBody] = useState('')
  const [isTold, setTold] = useState(false)
  const [isDayWrong, setDayWrong] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Pressed again after a lost answer it is the same request.
  const id = useRef(crypto.randomUUID())

  async function save(): Promise<void> {
    setTold(true)
    if (cadre === null || body.trim() === '' || receivedOn === '' || receivedOn > today) return
    setBusy(true)
    setError(null)
    setDayWrong(false)
    try {
      await call(recordRequest, {
        district,
        id: id.current,
        cadreId: cadre.id,
        kind: topic === END ? 'END_OF_USE' : 'CORRECTION',
        topic: topic === END ? null : topic,
        body: body.trim(),
        receivedOn,
      })
      onDone()
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'INPUT_INVALID') setDayWrong(true)
      else setError(problem)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      title={REQUESTS.recordTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            disabled={cadre === null}
            busy={isBusy ? REQUESTS.working : undefined}
            onClick={() => void save()}
          >
            {REQUESTS.recordSave}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {cadre === null ? (
        <FindCadre
          district={district}
          label={REQUESTS.recordFind}
          help={REQUESTS.recordFindHelp}
          onChoose={setCadre}
        />
      ) : (
        <>
          <p>
            <strong>{cadre.name}</strong> <span class="num muted">{cadre.code}</span>{' '}
            <Button onClick={() => setCadre(null)}>{REQUESTS.other}</Button>
          </p>
          <Select
            label={REQUESTS.recordKind}
            value={topic}
            options={[
              ...CORRECTION_TOPICS.map((value) => ({
                value,
                label: `${REQUESTS.correction}: ${TOPIC_WORDS[value]}`,
              })),
              { value: END, label: REQUESTS.endOfUse },
            ]}
            onChange={(value) => setTopic(CORRECTION_TOPICS.find((each) => each === value) ?? END)}
          />
          <Field
            label={REQUESTS.recordOn}
            help={REQUESTS.recordOnHelp}
            type="date"
            max={today}
            value={receivedOn}
            onInput={setReceivedOn}
            {...(isDayWrong || (isTold && (receivedOn === '' || receivedOn > today))
              ? { error: REQUESTS.recordOnWrong }
              : {})}
          />
          <Field
            label={REQUESTS.recordBody}
            lines={4}
            maxLength={MAX_REQUEST}
            value={body}
            onInput={setBody}
            {...(isTold && body.trim() === '' ? { error: REQUESTS.recordBodyNeeded } : {})}
          />
        </>
      )}
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
