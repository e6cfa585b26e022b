/** A revocation that somebody asked for: what and why, and the second person's decision. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  declineRevocation,
  revokeCertificate,
  type Change,
} from '../../../../../worker/contract/certificate-changes.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { REASON_WORDS } from '../../../text/certification.ts'
import { PROPOSE } from '../../../text/certification-office.ts'
import { CHANGE_STATE, DECIDE } from '../../../text/changes-office.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import type { Desk } from '../Frame.tsx'

type Props = {
  readonly desk: Desk
  readonly change: Change
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function DecideRevocation({ desk, change, onClose, onDone }: Props): JSX.Element {
  const { district } = desk
  const { id, state, isOwn, holderName } = change
  const [isDeclining, setDeclining] = useState(false)
  const [answer, setAnswer] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const mayDecide = desk.mayApprove && !isOwn && state === 'waiting'

  async function run(work: () => Promise<unknown>, words: string): Promise<void> {
    setSending(true)
    setError(null)
    try {
      await work()
      onDone(words)
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
  }
  const revoke = () =>
    run(() => call(revokeCertificate, { district, id }), DECIDE.revoked(holderName))
  const decline = () => {
    if (answer.trim() === '') return setWrong(PROPOSE.needed)
    const given = { district, id, answer: answer.trim() }
    return run(() => call(declineRevocation, given), DECIDE.declined(holderName))
  }

  return (
    <Dialog
      open
      title={DECIDE.title}
      onClose={onClose}
      actions={
        !mayDecide ? undefined : isDeclining ? (
          <>
            <Button
              kind="primary"
              busy={isSending ? DECIDE.declining : undefined}
              onClick={() => void decline()}
            >
              {DECIDE.decline}
            </Button>
            <Button onClick={() => setDeclining(false)}>{SHARED.cancel}</Button>
          </>
        ) : (
          <>
            <Button
              kind="danger"
              icon="ban"
              busy={isSending ? DECIDE.revoking : undefined}
              onClick={() => void revoke()}
            >
              {DECIDE.revoke}
            </Button>
            <Button icon="undo" onClick={() => setDeclining(true)}>
              {DECIDE.decline}
            </Button>
          </>
        )
      }
    >
      {error !== null && <Problem error={error} />}
      {state === 'waiting' && !mayDecide && (
        <Notice kind="wait">{isOwn ? DECIDE.own : DECIDE.notApprover}</Notice>
      )}
      <Facts change={change} timeZone={desk.area.district.timeZone} />
      {mayDecide && !isDeclining && <p>{DECIDE.consequence}</p>}
      {mayDecide && isDeclining && (
        <Field
          label={DECIDE.declineAnswer}
          help={DECIDE.declineHelp}
          lines={3}
          value={answer}
          onInput={setAnswer}
          error={wrong}
          maxLength={2000}
        />
      )}
    </Dialog>
  )
}

type FactsProps = {
  readonly change: Change
  readonly timeZone: Parameters<typeof formatMoment>[1]
}

function Facts({ change, timeZone }: FactsProps): JSX.Element {
  const { holderName, areaName, certificate, issuedOn, askedAt, reason, note, answer } = change
  return (
    <dl class="facts">
      <dt>{DECIDE.holder}</dt>
      <dd>
        {holderName}
        <span class="help">{areaName}</span>
      </dd>
      <dt>{DECIDE.number}</dt>
      <dd class="num">{certificate.number}</dd>
      <dt>{DECIDE.issued}</dt>
      <dd>{formatDate(issuedOn)}</dd>
      <dt>{DECIDE.asked}</dt>
      <dd>{formatMoment(askedAt, timeZone)}</dd>
      {reason !== null && (
        <>
          <dt>{DECIDE.reason}</dt>
          <dd>{REASON_WORDS[reason]}</dd>
        </>
      )}
      <dt>{DECIDE.note}</dt>
      <dd>{note}</dd>
      <dt>{DECIDE.state}</dt>
      <dd>{CHANGE_STATE.revocation[change.state]}</dd>
      {answer !== null && (
        <>
          <dt>{DECIDE.answer}</dt>
          <dd>{answer}</dd>
        </>
      )}
    </dl>
  )
}
