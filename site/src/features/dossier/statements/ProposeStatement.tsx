/** Chooses the day, shows what would be frozen, and puts it forward. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readCoverage } from '../../../../../worker/contract/reporting.ts'
import { proposeStatement } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Shares } from '../../../components/Shares.tsx'
import { call } from '../../../lib/call.ts'
import { isRefusedDay, useReply } from '../../../lib/use-reply.ts'
import { SHARED } from '../../../text/frame.ts'
import { STATEMENT_PROPOSE } from '../../../text/statements-office.ts'

type Props = {
  readonly district: string
  readonly today: string
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

const A_DAY = /^\d{4}-\d{2}-\d{2}$/

export function ProposeStatement({ district, today, onClose, onDone }: Props): JSX.Element {
  const [day, setDay] = useState(today)
  // The same id for every try of this dialog: a lost answer must not make a second proposal.
  const [id, setId] = useState<string>(() => crypto.randomUUID())
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isDay = A_DAY.test(day) && day <= today
  const reply = useReply(isDay ? day : null, (signal) =>
    call(readCoverage, { area: district, asOf: day }, { signal }),
  )

  async function send(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(proposeStatement, { district, id, asOf: day })
      onDone(STATEMENT_PROPOSE.done)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const changeDay = (next: string) => {
    setDay(next)
    setId(crypto.randomUUID())
  }
  const coverage = isDay && reply.state === 'here' ? reply.answer : null
  return (
    <Dialog
      open
      title={STATEMENT_PROPOSE.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            disabled={coverage === null || coverage.cadres === 0}
            busy={isBusy ? STATEMENT_PROPOSE.sending : undefined}
            onClick={() => void send()}
          >
            {STATEMENT_PROPOSE.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <Field
        label={STATEMENT_PROPOSE.day}
        help={STATEMENT_PROPOSE.dayHelp}
        error={!isDay || isRefusedDay(reply) ? STATEMENT_PROPOSE.dayWrong : undefined}
        type="date"
        value={day}
        max={today}
        onInput={changeDay}
      />
      <h3>{STATEMENT_PROPOSE.preview}</h3>
      {isDay && reply.state === 'loading' && <Loading label={STATEMENT_PROPOSE.loading} rows={2} />}
      {isDay && reply.state === 'failed' && !isRefusedDay(reply) && (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
      {coverage !== null && <Shares of={coverage} />}
      <p class="small">
        {coverage?.cadres === 0 ? STATEMENT_PROPOSE.empty : STATEMENT_PROPOSE.freeze}
      </p>
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
