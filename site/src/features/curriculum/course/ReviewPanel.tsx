/** The review: where it stands, asking for it, and the reviewer's decision over exactly what was read. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  askReview,
  decideReview,
  type ReviewState,
} from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useZone } from '../../../lib/session.ts'
import { CLOSED, PUBLISH, reviewWords } from '../../../text/workshop-publish.ts'
import { Decision, type Decided } from '../Decision.tsx'
import type { Gates } from './may-publish.ts'

type Props = {
  readonly courseId: string
  readonly review: ReviewState
  readonly contentHash: string | null
  readonly gates: Gates
  readonly onDone: () => void
}

const KIND_OF = {
  none: 'info',
  asked: 'wait',
  approved: 'done',
  returned: 'wait',
  stale: 'wait',
} as const

export function ReviewPanel(props: Props): JSX.Element {
  const zone = useZone()
  const { review, gates } = props
  const isWaiting = review.is === 'asked'
  return (
    <section class="panel" aria-labelledby="telaah">
      <h2 id="telaah">{PUBLISH.review}</h2>
      <Notice kind={KIND_OF[review.is]} title={reviewWords(review, zone)}>
        {review.note !== '' && isWaiting && <p class="said">{review.note}</p>}
        {review.comment !== '' && !isWaiting && <p class="said">{review.comment}</p>}
      </Notice>
      {isWaiting &&
        (gates.decide === null ? (
          <Decide {...props} />
        ) : (
          <p class="muted">{CLOSED[gates.decide]}</p>
        ))}
      {!isWaiting &&
        review.is !== 'approved' &&
        (gates.ask === null ? <Ask {...props} /> : <p class="muted">{CLOSED[gates.ask]}</p>)}
    </section>
  )
}

function Ask({ courseId, review, onDone }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(review.needed)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function ask(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await call(askReview, { courseId, note })
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{PUBLISH.ask}</Button>
  return (
    <>
      <Field
        label={PUBLISH.askNote}
        lines={2}
        optional
        maxLength={1000}
        value={note}
        onInput={setNote}
      />
      {problem !== null && <Problem error={problem} />}
      <Button icon="send" busy={isBusy ? PUBLISH.asking : undefined} onClick={() => void ask()}>
        {PUBLISH.ask}
      </Button>
    </>
  )
}

function Decide({ courseId, contentHash, onDone }: Props): JSX.Element {
  async function decide(decided: Decided): Promise<void> {
    if (contentHash === null) return
    await call(decideReview, { courseId, contentHash, ...decided })
    onDone()
  }
  return <Decision words={PUBLISH} isClosed={contentHash === null} onDecide={decide} />
}
