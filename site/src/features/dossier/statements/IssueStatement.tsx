/** Asks once more before a statement is signed: what is signed stays readable for ever, and ends the one before. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { issueStatement, type Statement } from '../../../../../worker/contract/statements.ts'
import { Confirm } from '../../../components/Confirm.tsx'
import { Shares } from '../../../components/Shares.tsx'
import { call } from '../../../lib/call.ts'
import { asOfLine } from '../../../text/reporting.ts'
import { STATEMENT_DECIDE } from '../../../text/statements-office.ts'

type Props = {
  readonly statement: Statement
  readonly district: string
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function IssueStatement({ statement, district, onClose, onDone }: Props): JSX.Element {
  const { id, asOf, total } = statement
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function issue(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(issueStatement, { district, id })
      onDone(STATEMENT_DECIDE.issued)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Confirm
      title={STATEMENT_DECIDE.issueTitle}
      yes={STATEMENT_DECIDE.issueYes}
      icon="check"
      busy={isBusy ? STATEMENT_DECIDE.issuing : undefined}
      error={error}
      onYes={() => void issue()}
      onNo={onClose}
    >
      <p>{asOfLine(asOf)}</p>
      <Shares of={total} />
      <p>{STATEMENT_DECIDE.issueHelp}</p>
    </Confirm>
  )
}
