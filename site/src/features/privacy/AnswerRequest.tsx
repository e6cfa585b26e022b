/**
 * Closes a request, as done or declined; what is written here is what the cadre reads. A correction is done when what is recorded
 * has changed since she asked, or is said to have been right.
 */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  MAX_REQUEST,
  setRequestState,
  type PrivacyRequest,
} from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { REQUESTS } from '../../text/privacy-office.ts'
import { correctedWords, RECORDED, recordedWords } from '../../text/recorded.ts'

type Props = {
  readonly district: string
  readonly request: PrivacyRequest
  readonly state: 'DONE' | 'DECLINED'
  /** Reads the request anew. */
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onDone: () => void
}

export function AnswerRequest(props: Props): JSX.Element {
  const { district, request, state, onAgain, onClose, onDone } = props
  const isDone = state === 'DONE'
  const words = isDone ? recordedWords(request) : null
  const suggested = isDone ? correctedWords(request) : ''
  const [answer, setAnswer] = useState(suggested)
  const [isRightAlready, setRightAlready] = useState(false)
  const [isTold, setTold] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Corrected in another tab meanwhile: the words for it come by themselves, over nothing that was typed.
  useEffect(() => setAnswer((typed) => (typed.trim() === '' ? suggested : typed)), [suggested])
  const isUnchanged = words !== null && !words.isChanged
  const isOtherwise = words !== null && words.before !== words.now

  async function save(): Promise<void> {
    setTold(true)
    if (answer.trim() === '' || (isUnchanged && !isRightAlready)) return
    setBusy(true)
    setError(null)
    try {
      const { id, version } = request
      await call(setRequestState, {
        district,
        id,
        version,
        state,
        answer: answer.trim(),
        ...(isUnchanged && isRightAlready ? { isRightAlready } : {}),
      })
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

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
      {words !== null && (
        <dl class="facts">
          {isOtherwise && (
            <>
              <dt>{RECORDED.before}</dt>
              <dd>{words.before}</dd>
            </>
          )}
          <dt>{isOtherwise ? RECORDED.now : RECORDED.stands}</dt>
          <dd>{words.isChanged ? <strong>{words.now}</strong> : words.now}</dd>
        </dl>
      )}
      {isUnchanged && (
        <>
          <Notice
            kind="wait"
            title={RECORDED.unchanged}
            action={
              <div class="tool-buttons">
                <Button href={`/dinas/kader/?id=${request.cadreId}`} newTab>
                  {RECORDED.open}
                </Button>
                <Button icon="reload" onClick={onAgain}>
                  {RECORDED.again}
                </Button>
              </div>
            }
          >
            {isOtherwise && <p>{RECORDED.byItself}</p>}
            <p>{RECORDED.unchangedBody}</p>
          </Notice>
          {isTold && !isRightAlready && (
            <p class="error" role="alert">
              {RECORDED.rightFirst}
            </p>
          )}
          <Checkbox checked={isRightAlready} onChange={setRightAlready}>
            {RECORDED.right}
          </Checkbox>
        </>
      )}
      {isDone && words === null && <Notice>{RECORDED.byHand}</Notice>}
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
