/** Asking for the revocation of one certificate: what follows from it, why, and a note for whoever decides. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { askRevocation } from '../../../../../worker/contract/certificate-changes.ts'
import type { RegisterRow, RevokeReason } from '../../../../../worker/contract/certification.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { call } from '../../../lib/call.ts'
import { REASON_WORDS } from '../../../text/certification.ts'
import { PROPOSE } from '../../../text/certification-office.ts'
import { ASK } from '../../../text/changes-office.ts'
import { SHARED } from '../../../text/frame.ts'

// Wrong data are corrected, and a renewal takes nothing back.
const OFFERED = ['WRONGLY_ISSUED', 'HOLDER_ASKED', 'VIOLATION', 'KEY_LEAKED'] as const

type Props = {
  readonly district: string
  readonly row: RegisterRow
  readonly onClose: () => void
  readonly onAsked: (words: string) => void
}

export function AskRevocation({ district, row, onClose, onAsked }: Props): JSX.Element {
  const [id] = useState(() => crypto.randomUUID())
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
      await call(askRevocation, { district, certificateId: row.id, id, reason, note: note.trim() })
      onAsked(ASK.done(row.holderName))
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
  }

  return (
    <Dialog
      open
      title={ASK.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="send"
            busy={isSending ? ASK.sending : undefined}
            onClick={() => void send()}
          >
            {ASK.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{ASK.lede(row.holderName, row.number)}</p>
      <p>{ASK.consequence}</p>
      {error !== null && <Problem error={error} />}
      <RadioList
        legend={ASK.reason}
        value={reason}
        answers={OFFERED.map((value) => ({ value, label: REASON_WORDS[value] }))}
        onChange={(value) => setReason(OFFERED.find((each) => each === value) ?? reason)}
      />
      <Field
        label={ASK.note}
        help={ASK.noteHelp}
        lines={3}
        value={note}
        onInput={setNote}
        error={wrong}
        maxLength={2000}
      />
    </Dialog>
  )
}
