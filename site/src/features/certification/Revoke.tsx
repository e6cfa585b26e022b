/** Revoking one certificate: what follows from it, why, and a note for the office. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  revokeCertificate,
  type RegisterRow,
  type RevokeReason,
} from '../../../../worker/contract/certification.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RadioList } from '../../components/RadioList.tsx'
import { call } from '../../lib/call.ts'
import { REASON_WORDS } from '../../text/certification.ts'
import { PROPOSE, REVOKE } from '../../text/certification-office.ts'
import { SHARED } from '../../text/frame.ts'

// A renewal and a leaked key are decided elsewhere, for many at once.
const OFFERED = ['WRONGLY_ISSUED', 'CORRECTED', 'HOLDER_ASKED', 'VIOLATION'] as const

type Props = {
  readonly district: string
  readonly row: RegisterRow
  readonly onClose: () => void
  readonly onRevoked: (words: string) => void
}

export function Revoke({ district, row, onClose, onRevoked }: Props): JSX.Element {
  const [reason, setReason] = useState<RevokeReason>('WRONGLY_ISSUED')
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function send(): Promise<void> {
    if (note.trim() === '') return setWrong(PROPOSE.needed)
    setWrong(undefined)
    setSending(true)
    setError(null)
    try {
      await call(revokeCertificate, { district, id: row.id, reason, note: note.trim() })
      onRevoked(REVOKE.done(row.holderName))
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
  }

  return (
    <Dialog
      open
      title={REVOKE.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            icon="ban"
            busy={isSending ? REVOKE.sending : undefined}
            onClick={() => void send()}
          >
            {REVOKE.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{REVOKE.lede(row.holderName, row.number)}</p>
      <p>{REVOKE.coverage}</p>
      {error !== null && <Problem error={error} />}
      <RadioList
        legend={REVOKE.reason}
        value={reason}
        answers={OFFERED.map((value) => ({ value, label: REASON_WORDS[value] }))}
        onChange={(value) => setReason(OFFERED.find((each) => each === value) ?? reason)}
      />
      <Field
        label={REVOKE.note}
        help={REVOKE.noteHelp}
        lines={3}
        value={note}
        onInput={setNote}
        error={wrong}
        maxLength={2000}
      />
    </Dialog>
  )
}
