/** A revocation that somebody asked for: what and why, and the second person's decision. */
import type { JSX } from 'preact'
import {
  declineRevocation,
  revokeCertificate,
  type Change,
} from '../../../../../worker/contract/certificate-changes.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { REASON_WORDS } from '../../../text/certification.ts'
import { CHANGE_STATE, DECIDE } from '../../../text/changes-office.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { DecisionButtons, ReturnNote, useDecision } from '../decision.tsx'
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
  const decision = useDecision(onDone)
  const mayDecide = desk.mayApprove && !isOwn && state === 'waiting'

  const revoke = () =>
    decision.accept(async () => {
      await call(revokeCertificate, { district, id })
      return DECIDE.revoked(holderName)
    })
  const decline = () =>
    decision.sendBack(async (answer) => {
      await call(declineRevocation, { district, id, answer })
      return DECIDE.declined(holderName)
    })

  return (
    <Dialog
      open
      title={DECIDE.title}
      onClose={onClose}
      actions={
        mayDecide ? (
          <DecisionButtons
            decision={decision}
            yes={{
              words: DECIDE.revoke,
              busy: DECIDE.revoking,
              kind: 'danger',
              icon: 'ban',
              onPress: () => void revoke(),
            }}
            no={{
              words: DECIDE.decline,
              busy: DECIDE.declining,
              kind: 'primary',
              onPress: () => void decline(),
            }}
          />
        ) : undefined
      }
    >
      {decision.error !== null && <Problem error={decision.error} />}
      {state === 'waiting' && !mayDecide && (
        <Notice kind="wait">{isOwn ? DECIDE.own : DECIDE.notApprover}</Notice>
      )}
      <Facts change={change} timeZone={desk.area.district.timeZone} />
      {mayDecide && !decision.isReturning && <p>{DECIDE.consequence}</p>}
      {mayDecide && decision.isReturning && (
        <ReturnNote decision={decision} label={DECIDE.declineAnswer} help={DECIDE.declineHelp} />
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
