/** One waiver: who asked what for whom and why, the second person's decision, and taking it back. */
import type { JSX } from 'preact'
import {
  declineWaiver,
  grantWaiver,
  withdrawWaiver,
  type Waiver,
} from '../../../../../worker/contract/passing.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useSession } from '../../../lib/session.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { DECIDE_WAIVER, WAIVER_PARTS, waiverState } from '../../../text/requirements-office.ts'
import { DecisionButtons, ReturnNote, useDecision, type Decision } from '../decision.tsx'
import type { Desk } from '../Frame.tsx'

type Props = {
  readonly desk: Desk
  readonly waiver: Waiver
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function DecideWaiver({ desk, waiver, onClose, onDone }: Props): JSX.Element {
  const { district } = desk
  const { id, state, isOwn, isOver, name, until } = waiver
  const session = useSession()
  const decision = useDecision(onDone)
  const mayDecide = desk.mayApprove && !isOwn && state === 'asked'
  const isOpen = state === 'asked' || (state === 'granted' && !isOver)
  const mayWithdraw =
    !mayDecide &&
    isOpen &&
    session.state === 'in' &&
    holdsRole(session.who, district, ['TRAINER', 'DISTRICT_ADMIN', 'SUPERADMIN'])

  const grant = () =>
    decision.accept(async () => {
      await call(grantWaiver, { district, id })
      return DECIDE_WAIVER.granted(name, until)
    })
  const decline = () =>
    decision.sendBack(async (answer) => {
      await call(declineWaiver, { district, id, answer })
      return DECIDE_WAIVER.declined(name)
    })
  const withdraw = () =>
    decision.sendBack(async (note) => {
      await call(withdrawWaiver, { district, id, note })
      return DECIDE_WAIVER.taken(name)
    })

  return (
    <Dialog
      open
      title={DECIDE_WAIVER.title}
      onClose={onClose}
      actions={
        mayDecide ? (
          <DecisionButtons
            decision={decision}
            yes={{
              words: DECIDE_WAIVER.grant,
              busy: DECIDE_WAIVER.granting,
              kind: 'primary',
              icon: 'check',
              onPress: () => void grant(),
            }}
            no={{
              words: DECIDE_WAIVER.decline,
              busy: DECIDE_WAIVER.declining,
              kind: 'primary',
              onPress: () => void decline(),
            }}
          />
        ) : mayWithdraw ? (
          <Withdraw decision={decision} onPress={() => void withdraw()} />
        ) : undefined
      }
    >
      {decision.error !== null && <Problem error={decision.error} />}
      {state === 'asked' && !mayDecide && (
        <Notice kind="wait">{isOwn ? DECIDE_WAIVER.own : DECIDE_WAIVER.notApprover}</Notice>
      )}
      <Facts waiver={waiver} timeZone={desk.area.district.timeZone} />
      {mayDecide && !decision.isReturning && <p>{DECIDE_WAIVER.consequence}</p>}
      {mayDecide && decision.isReturning && (
        <ReturnNote
          decision={decision}
          label={DECIDE_WAIVER.declineAnswer}
          help={DECIDE_WAIVER.declineHelp}
        />
      )}
      {mayWithdraw && decision.isReturning && (
        <ReturnNote
          decision={decision}
          label={DECIDE_WAIVER.withdrawNote}
          help={DECIDE_WAIVER.withdrawHelp}
        />
      )}
    </Dialog>
  )
}

type WithdrawProps = { readonly decision: Decision; readonly onPress: () => void }

function Withdraw({ decision, onPress }: WithdrawProps): JSX.Element {
  const { isReturning, setReturning, busy } = decision
  if (!isReturning) {
    return (
      <Button icon="undo" onClick={() => setReturning(true)}>
        {DECIDE_WAIVER.withdraw}
      </Button>
    )
  }
  return (
    <>
      <Button
        kind="danger"
        busy={busy === 'return' ? DECIDE_WAIVER.withdrawing : undefined}
        onClick={onPress}
      >
        {DECIDE_WAIVER.withdraw}
      </Button>
      <Button onClick={() => setReturning(false)}>{SHARED.cancel}</Button>
    </>
  )
}

type FactsProps = {
  readonly waiver: Waiver
  readonly timeZone: Parameters<typeof formatMoment>[1]
}

function Facts({ waiver, timeZone }: FactsProps): JSX.Element {
  const { name, areaName, courseCode, part, reason, until, askedAt, askedByName } = waiver
  const { decidedAt, decidedByName, answer, withdrawnAt, withdrawNote } = waiver
  const lines: (readonly [label: string, value: string, help?: string])[] = [
    [DECIDE_WAIVER.holder, name, areaName],
    [DECIDE_WAIVER.course, courseCode],
    [DECIDE_WAIVER.part, WAIVER_PARTS[part]],
    [DECIDE_WAIVER.reason, reason],
    [DECIDE_WAIVER.until, formatDate(until)],
    [DECIDE_WAIVER.asked, DECIDE_WAIVER.by(formatMoment(askedAt, timeZone), askedByName)],
    [DECIDE_WAIVER.state, waiverState(waiver)],
    ...(decidedAt === null
      ? []
      : [
          [
            DECIDE_WAIVER.decided,
            DECIDE_WAIVER.by(formatMoment(decidedAt, timeZone), decidedByName),
          ] as const,
        ]),
    ...(answer === null ? [] : [[DECIDE_WAIVER.answer, answer] as const]),
    ...(withdrawnAt === null
      ? []
      : [[DECIDE_WAIVER.withdrawn, formatMoment(withdrawnAt, timeZone)] as const]),
    ...(withdrawNote === null ? [] : [[DECIDE_WAIVER.note, withdrawNote] as const]),
  ]
  return (
    <dl class="facts">
      {lines.map(([label, value, help]) => (
        <>
          <dt>{label}</dt>
          <dd>
            {value}
            {help !== undefined && help !== '' && <span class="help">{help}</span>}
          </dd>
        </>
      ))}
    </dl>
  )
}
