/** The second person's buttons: put in force or send back what waits, withdraw what is in force. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  returnStatement,
  withdrawStatement,
  type Statement,
} from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { SHARED } from '../../../text/frame.ts'
import { STATEMENT_DECIDE } from '../../../text/statements-office.ts'
import { IssueStatement } from './IssueStatement.tsx'

type Props = {
  readonly statement: Statement
  readonly district: string
  readonly onDone: (words: string) => void
}

export function DecideStatement({ statement, district, onDone }: Props): JSX.Element {
  const { state } = statement
  const [asking, setAsking] = useState<'issue' | 'reason' | null>(null)

  return (
    <>
      <div class="actions">
        {state === 'PROPOSED' && (
          <Button kind="primary" icon="check" onClick={() => setAsking('issue')}>
            {STATEMENT_DECIDE.issue}
          </Button>
        )}
        <Button
          kind={state === 'PROPOSED' ? 'plain' : 'quiet'}
          icon={state === 'PROPOSED' ? 'undo' : 'ban'}
          onClick={() => setAsking('reason')}
        >
          {state === 'PROPOSED' ? STATEMENT_DECIDE.sendBack : STATEMENT_DECIDE.withdraw}
        </Button>
      </div>
      {asking === 'issue' && (
        <IssueStatement
          statement={statement}
          district={district}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      )}
      {asking === 'reason' && (
        <AskReason
          statement={statement}
          district={district}
          onClose={() => setAsking(null)}
          onDone={onDone}
        />
      )}
    </>
  )
}

function AskReason(props: Props & { readonly onClose: () => void }): JSX.Element {
  const { statement, district, onClose, onDone } = props
  const { id } = statement
  const isReturn = statement.state === 'PROPOSED'
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function send(): Promise<void> {
    if (reason.trim() === '') {
      setWrong(STATEMENT_DECIDE.reasonNeeded)
      return
    }
    setBusy(true)
    setError(null)
    try {
      await call(isReturn ? returnStatement : withdrawStatement, {
        district,
        id,
        reason: reason.trim(),
      })
      onDone(isReturn ? STATEMENT_DECIDE.returned : STATEMENT_DECIDE.withdrawn)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const busy = isReturn ? STATEMENT_DECIDE.returning : STATEMENT_DECIDE.withdrawing
  return (
    <Dialog
      open
      title={isReturn ? STATEMENT_DECIDE.returnTitle : STATEMENT_DECIDE.withdrawTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={isBusy ? busy : undefined} onClick={() => void send()}>
            {isReturn ? STATEMENT_DECIDE.sendBack : STATEMENT_DECIDE.withdraw}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {!isReturn && <p>{STATEMENT_DECIDE.withdrawHelp}</p>}
      <Field
        label={STATEMENT_DECIDE.reason}
        help={STATEMENT_DECIDE.reasonHelp}
        error={wrong}
        lines={3}
        maxLength={2000}
        value={reason}
        onInput={(text) => {
          setReason(text)
          setWrong(undefined)
        }}
      />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
