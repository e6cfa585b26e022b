/** Withdraws one recorded certificate for good, with the reason. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { withdrawRecord, type Recorded } from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { SHARED } from '../../../text/frame.ts'
import { BATCH } from '../../../text/records-office.ts'

type Props = {
  readonly district: string
  readonly batchId: string
  readonly record: Recorded
  readonly onBack: () => void
  readonly onDone: (words: string) => void
}

export function WithdrawForm({ district, batchId, record, onBack, onDone }: Props): JSX.Element {
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function withdraw(): Promise<void> {
    if (note.trim() === '') return setWrong(BATCH.needed)
    setBusy(true)
    setError(null)
    try {
      await call(withdrawRecord, {
        district,
        id: batchId,
        recordId: record.id,
        note: note.trim(),
      })
      onDone(BATCH.withdrawn(record.cadreName))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      title={BATCH.withdrawTitle(record.cadreName)}
      onClose={onBack}
      actions={
        <>
          <Button
            kind="danger"
            busy={isBusy ? BATCH.withdrawing : undefined}
            onClick={() => void withdraw()}
          >
            {BATCH.withdraw}
          </Button>
          <Button onClick={onBack}>{SHARED.cancel}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      <p>{BATCH.withdrawLede(record.number)}</p>
      <Field
        label={BATCH.withdrawNote}
        help={BATCH.withdrawHelp}
        lines={3}
        value={note}
        error={wrong}
        onInput={setNote}
        maxLength={2000}
      />
    </Dialog>
  )
}
