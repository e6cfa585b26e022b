/** Asking that one cadre is let off a part of the pass rule: which, why, until when. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { askWaiver, type Requirement } from '../../../../../worker/contract/passing.ts'
import { WAIVABLE_PARTS, type WaivablePart } from '../../../../../worker/contract/pass-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { SHARED } from '../../../text/frame.ts'
import { ASK_WAIVER, WAIVER_PARTS } from '../../../text/requirements-office.ts'
import type { Desk } from '../Frame.tsx'

type Props = {
  readonly desk: Desk
  readonly courseId: string
  readonly row: Requirement
  readonly onClose: () => void
  readonly onAsked: (words: string) => void
}

type Wrong = { readonly reason?: string; readonly until?: string; readonly part?: string }

export function AskWaiver({ desk, courseId, row, onClose, onAsked }: Props): JSX.Element {
  const open = WAIVABLE_PARTS.filter((part) =>
    row.parts.some((shown) => shown.part === part && !shown.isMet && !row.asked.includes(part)),
  )
  const [id] = useState(() => crypto.randomUUID())
  const [part, setPart] = useState<WaivablePart>(open[0] ?? 'attendance')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function send(): Promise<void> {
    const missing = {
      ...(reason.trim() === '' ? { reason: ASK_WAIVER.needed } : {}),
      ...(until === '' ? { until: ASK_WAIVER.needed } : {}),
    }
    setWrong(missing)
    setError(null)
    if (Object.keys(missing).length > 0) return
    setSending(true)
    try {
      const { district } = desk
      const { cadreId } = row
      await call(askWaiver, { district, id, cadreId, courseId, part, reason: reason.trim(), until })
      onAsked(ASK_WAIVER.done(row.name))
    } catch (problem) {
      const faults = faultsOf(problem)
      if (faults === null) setError(problem)
      else setWrong(faults)
      setSending(false)
    }
  }

  return (
    <Dialog
      open
      title={ASK_WAIVER.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="send"
            busy={isSending ? ASK_WAIVER.sending : undefined}
            onClick={() => void send()}
          >
            {ASK_WAIVER.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{ASK_WAIVER.lede(row.name)}</p>
      {error !== null && <Problem error={error} />}
      {wrong.part !== undefined && <p class="error">{wrong.part}</p>}
      <RadioList
        legend={ASK_WAIVER.part}
        value={part}
        answers={open.map((value) => ({ value, label: WAIVER_PARTS[value] }))}
        onChange={(value) => setPart(open.find((each) => each === value) ?? part)}
      />
      <Field
        label={ASK_WAIVER.reason}
        help={ASK_WAIVER.reasonHelp}
        lines={3}
        value={reason}
        onInput={setReason}
        error={wrong.reason}
        maxLength={2000}
      />
      <Field
        label={ASK_WAIVER.until}
        help={ASK_WAIVER.untilHelp}
        type="date"
        value={until}
        onInput={setUntil}
        error={wrong.until}
      />
    </Dialog>
  )
}

/** The faults of single fields; null when something else went wrong. */
function faultsOf(problem: unknown): Wrong | null {
  if (!(problem instanceof CallProblem) || problem.code !== 'INPUT_INVALID') return null
  const { issues } = problem.detail
  if (!Array.isArray(issues)) return null
  // Safe: the body of a refusal, see `ProblemBody`.
  const told = (issues as { path: string; message: string }[]).flatMap(({ path, message }) => {
    const words = ASK_WAIVER.faults[message]
    return words === undefined ? [] : [[path, words] as const]
  })
  return told.length === 0 ? null : Object.fromEntries(told)
}
