/** What the second person does in a dialog: says yes, or sends it back with a note. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import type { IconName } from '../../components/Icon.tsx'
import { PROPOSE } from '../../text/certification-office.ts'
import { SHARED } from '../../text/frame.ts'

export type Decision = {
  /** The note is being written. */
  readonly isReturning: boolean
  readonly setReturning: (isReturning: boolean) => void
  readonly note: string
  readonly setNote: (note: string) => void
  /** What is wrong with the note. */
  readonly wrong: string | undefined
  readonly busy: 'accept' | 'return' | null
  readonly error: unknown
  readonly accept: (work: () => Promise<string>) => Promise<void>
  readonly sendBack: (work: (note: string) => Promise<string>) => Promise<void>
}

/** `onDone` gets what `accept` or `sendBack` came to, in words; `onFailed` may look at the thing anew. */
export function useDecision(onDone: (words: string) => void, onFailed?: () => void): Decision {
  const [isReturning, setReturning] = useState(false)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState<Decision['busy']>(null)
  const [error, setError] = useState<unknown>(null)

  async function run(kind: 'accept' | 'return', work: () => Promise<string>): Promise<void> {
    setBusy(kind)
    setError(null)
    try {
      onDone(await work())
    } catch (problem) {
      setError(problem)
      setBusy(null)
      onFailed?.()
    }
  }
  return {
    isReturning,
    setReturning,
    note,
    setNote,
    wrong,
    busy,
    error,
    accept: (work) => run('accept', work),
    async sendBack(work) {
      if (note.trim() === '') return setWrong(PROPOSE.needed)
      await run('return', () => work(note.trim()))
    },
  }
}

type Answer = {
  readonly words: string
  readonly busy: string
  readonly kind: 'primary' | 'danger'
  readonly onPress: () => void
}
type Props = {
  readonly decision: Decision
  readonly yes: Answer & { readonly icon: IconName; readonly disabled?: boolean }
  /** Null where it cannot be sent back any more. */
  readonly no: Answer | null
}

export function DecisionButtons({ decision, yes, no }: Props): JSX.Element {
  const { isReturning, setReturning, busy } = decision
  if (isReturning && no !== null) {
    return (
      <>
        <Button kind={no.kind} busy={busy === 'return' ? no.busy : undefined} onClick={no.onPress}>
          {no.words}
        </Button>
        <Button onClick={() => setReturning(false)}>{SHARED.cancel}</Button>
      </>
    )
  }
  return (
    <>
      <Button
        kind={yes.kind}
        icon={yes.icon}
        busy={busy === 'accept' ? yes.busy : undefined}
        disabled={yes.disabled === true}
        onClick={yes.onPress}
      >
        {yes.words}
      </Button>
      {no !== null && (
        <Button icon="undo" onClick={() => setReturning(true)}>
          {no.words}
        </Button>
      )}
    </>
  )
}

type NoteProps = { readonly decision: Decision; readonly label: string; readonly help: string }

export function ReturnNote({ decision, label, help }: NoteProps): JSX.Element {
  return (
    <Field
      label={label}
      help={help}
      lines={3}
      value={decision.note}
      onInput={decision.setNote}
      error={decision.wrong}
      maxLength={2000}
    />
  )
}
