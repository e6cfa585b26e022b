/** Closes a request, as done or declined; what is written here is what the cadre reads. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  MAX_REQUEST,
  setRequestState,
  type PrivacyRequest,
} from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { REQUESTS } from '../../text/privacy-office.ts'

type Props = {
  readonly district: string
  readonly request: PrivacyRequest
  readonly state: 'DONE' | 'DECLINED'
  readonly onClose: () => void
  readonly onDone: () => void
}

export function AnswerRequest({ district, request, state, onClose, onDone }: Props): JSX.Element {
  const [answer, setAnswer] = useState('')
  const [isTold, setTold] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function save(): Promise<void> {
    setTold(true)
    if (answer.trim() === '') return
    setBusy(true)
    setError(null)
    try {
      const { id, version } = request
      await call(setRequestState, { district, id, version, state, answer: answer.trim() })
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  const isDone = state === 'DONE'
  return (
    <Dialog
      open
      title={isDone ? REQUESTS.doneTitle : REQUESTS.declineTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isBusy ? REQUESTS.working : undefined}
            onClick={() => void save()}
          >
            {isDone ? REQUESTS.done : REQUESTS.decline}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{isDone ? REQUESTS.doneBody : REQUESTS.declineBody}</p>
      <Field
        label={REQUESTS.answer}
        help={REQUESTS.answerHelp}
        lines={4}
        maxLength={MAX_REQUEST}
        value={answer}
        onInput={setAnswer}
        {...(isTold && answer.trim() === '' ? { error: REQUESTS.answerNeeded } : {})}
      />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
