/** Ends a cadre's use for good, after her code was typed: nobody does that by a slip of the mouse. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { endUse, type PrivacyRequest } from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { REQUESTS } from '../../text/privacy-office.ts'

type Props = {
  readonly district: string
  readonly request: PrivacyRequest
  readonly onClose: () => void
  readonly onDone: () => void
}

export function EndUse({ district, request, onClose, onDone }: Props): JSX.Element {
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function end(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const { id, version } = request
      await call(endUse, { district, id, version, code })
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      title={REQUESTS.endTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            disabled={code.trim() === ''}
            busy={isBusy ? REQUESTS.working : undefined}
            onClick={() => void end()}
          >
            {REQUESTS.endYes}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <Notice kind="danger">{REQUESTS.endBody}</Notice>
      <p>
        <strong>{request.name}</strong>, {request.caption}
      </p>
      <Field
        label={REQUESTS.endCode}
        help={REQUESTS.endCodeHelp(request.code)}
        value={code}
        onInput={setCode}
        maxLength={40}
        autoComplete="off"
      />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
