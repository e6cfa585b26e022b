/** Takes a published course off the phones, or puts it back; what was learnt stays. Always with a reason. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { withdrawCourse } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { SHARED } from '../../../text/frame.ts'
import { CLOSED, PUBLISH } from '../../../text/workshop-publish.ts'
import type { Gates } from './may-publish.ts'

type Props = {
  readonly courseId: string
  readonly isWithdrawn: boolean
  readonly closed: Gates['withdraw']
  readonly onDone: () => void
}

export function Withdraw({ courseId, isWithdrawn, closed, onDone }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const title = isWithdrawn ? PUBLISH.putBack : PUBLISH.withdraw
  async function act(): Promise<void> {
    setTried(true)
    if (reason.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      await call(withdrawCourse, { courseId, withdrawn: !isWithdrawn, reason })
      setOpen(false)
      setReason('')
      setTried(false)
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="panel" aria-labelledby="tarik">
      <h2 id="tarik">{title}</h2>
      <p>{isWithdrawn ? PUBLISH.putBackHelp : PUBLISH.withdrawHelp}</p>
      {closed !== null ? (
        <p class="muted">{CLOSED[closed]}</p>
      ) : (
        <Button kind={isWithdrawn ? 'plain' : 'danger'} onClick={() => setOpen(true)}>
          {title}
        </Button>
      )}
      <Dialog
        open={isOpen}
        title={title}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button
              kind={isWithdrawn ? 'primary' : 'danger'}
              busy={isBusy ? PUBLISH.working : undefined}
              onClick={() => void act()}
            >
              {title}
            </Button>
            <Button onClick={() => setOpen(false)}>{SHARED.cancel}</Button>
          </>
        }
      >
        <Field
          label={PUBLISH.reason}
          lines={3}
          maxLength={2000}
          value={reason}
          error={isTried && reason.trim() === '' ? PUBLISH.reasonNeeded : undefined}
          onInput={setReason}
        />
        {problem !== null && <Problem error={problem} />}
      </Dialog>
    </section>
  )
}
