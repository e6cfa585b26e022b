/** A reviewer's decision: approved under the title that she gives, or back with a comment that says why. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'

export type Decided = {
  readonly approved: boolean
  /** Her title, as it will be shown. */
  readonly as: string
  readonly comment: string
}

type Words = Readonly<
  Record<
    | 'decide'
    | 'decideHelp'
    | 'as'
    | 'asHelp'
    | 'asNeeded'
    | 'comment'
    | 'commentHelp'
    | 'commentNeeded'
    | 'deciding'
    | 'approve'
    | 'return',
    string
  >
>

type Props = {
  readonly words: Words
  /** There is nothing to decide over. */
  readonly isClosed?: boolean
  /** Sends it; what it throws is shown. */
  readonly onDecide: (decided: Decided) => Promise<void>
}

export function Decision({ words, isClosed = false, onDecide }: Props): JSX.Element {
  const [as, setAs] = useState('')
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState<'no' | 'approve' | 'return'>('no')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function decide(to: 'approve' | 'return'): Promise<void> {
    setTried(to)
    if (as.trim() === '' || (to === 'return' && comment.trim() === '')) return
    setBusy(true)
    setProblem(null)
    try {
      await onDecide({ approved: to === 'approve', as, comment })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const busyWith = (to: 'approve' | 'return') =>
    isBusy && tried === to ? words.deciding : undefined
  return (
    <>
      <h3>{words.decide}</h3>
      <p>{words.decideHelp}</p>
      <Field
        label={words.as}
        help={words.asHelp}
        value={as}
        maxLength={120}
        error={tried !== 'no' && as.trim() === '' ? words.asNeeded : undefined}
        onInput={setAs}
      />
      <Field
        label={words.comment}
        help={words.commentHelp}
        lines={3}
        optional
        maxLength={2000}
        value={comment}
        error={tried === 'return' && comment.trim() === '' ? words.commentNeeded : undefined}
        onInput={setComment}
      />
      {problem !== null && <Problem error={problem} />}
      <div class="actions">
        <Button
          kind="primary"
          icon="check"
          disabled={isClosed}
          busy={busyWith('approve')}
          onClick={() => void decide('approve')}
        >
          {words.approve}
        </Button>
        <Button disabled={isClosed} busy={busyWith('return')} onClick={() => void decide('return')}>
          {words.return}
        </Button>
      </div>
    </>
  )
}
