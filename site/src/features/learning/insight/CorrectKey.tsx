/** Corrects a key in three steps: the right answer and why, what it does, what it did. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  previewRegrade,
  regradeItem,
  type ItemFigures,
} from '../../../../../worker/contract/insight.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { effectWords, ITEMS, REGRADE } from '../../../text/insight-office.ts'
import { bankHref, wordsFor } from './answer-words.ts'
import { KeyField } from './KeyField.tsx'

type Props = {
  readonly courseId: string
  readonly item: ItemFigures
  readonly onClose: (isDone: boolean) => void
}
type Preview = ReplyOf<typeof previewRegrade>
type Outcome = ReplyOf<typeof regradeItem>

/** So often the work is taken up again from here; what is left then is done by the clock. */
const ROUNDS = 50

export function CorrectKey({ courseId, item, onClose }: Props): JSX.Element {
  const [right, setRight] = useState(item.right)
  const [reason, setReason] = useState('')
  const [isReasonMissing, setReasonMissing] = useState(false)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Pressed again after a lost answer it is the same correction.
  const regradeId = useRef(crypto.randomUUID())
  const input = { courseId, questionId: item.id, right }

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const look = () => {
    setReasonMissing(reason.trim() === '')
    if (reason.trim() === '') return
    void run(async () => setPreview(await call(previewRegrade, input)))
  }
  const correct = () =>
    void run(async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const done = await call(regradeItem, { regradeId: regradeId.current, ...input, reason })
        setOutcome(done)
        if (done.isFinished) return
      }
    })
  const isSame = error instanceof CallProblem && error.code === 'STATE_NOT_FIT' && preview === null
  return (
    <Dialog
      open
      title={REGRADE.title}
      onClose={() => onClose(outcome !== null)}
      actions={
        outcome !== null ? (
          <Button kind="primary" onClick={() => onClose(true)}>
            {REGRADE.close}
          </Button>
        ) : preview !== null ? (
          <>
            <Button kind="primary" busy={isBusy ? REGRADE.working : undefined} onClick={correct}>
              {REGRADE.confirm}
            </Button>
            <Button disabled={isBusy} onClick={() => setPreview(null)}>
              {REGRADE.back}
            </Button>
          </>
        ) : (
          <Button kind="primary" busy={isBusy ? REGRADE.looking : undefined} onClick={look}>
            {REGRADE.look}
          </Button>
        )
      }
    >
      <p>
        <strong>{item.stem}</strong>
      </p>
      {outcome !== null ? (
        <Done outcome={outcome} itemId={item.itemId} />
      ) : preview !== null ? (
        <Effect preview={preview} />
      ) : (
        <>
          <p class="muted">
            {REGRADE.now}: {keyWords(item)}
          </p>
          <KeyField question={item.question} value={right} onChange={setRight} />
          <Field
            label={REGRADE.reason}
            help={REGRADE.reasonHelp}
            error={isReasonMissing ? REGRADE.reasonMissing : undefined}
            lines={3}
            maxLength={2000}
            value={reason}
            onInput={setReason}
          />
        </>
      )}
      {isSame ? (
        <Notice>
          <p>{REGRADE.same}</p>
        </Notice>
      ) : (
        error !== null && <Problem error={error} />
      )}
    </Dialog>
  )
}

/** Of a question that nobody answered rightly yet, the key as it is written. */
function keyWords({ chosen, question, right }: ItemFigures): string {
  const known = chosen.find((each) => each.right)
  if (known !== undefined) return wordsFor(known.answer, known.text)
  return question.options.find(({ id }) => id === right)?.text ?? right.replaceAll('\n', ' / ')
}

function Effect({ preview }: { readonly preview: Preview }): JSX.Element {
  const { before, after, attempts, changed, passedNow } = preview
  return (
    <>
      <dl class="facts">
        <dt>{REGRADE.from}</dt>
        <dd class="parts">{before}</dd>
        <dt>{REGRADE.to}</dt>
        <dd class="parts">{after}</dd>
        <dt>{REGRADE.effect}</dt>
        <dd>{attempts === 0 ? REGRADE.nobody : effectWords(attempts, changed, passedNow)}</dd>
      </dl>
      {attempts > 0 && <p>{REGRADE.kept}</p>}
    </>
  )
}

function Done({
  outcome: { attempts, changed, passedNow, isFinished },
  itemId,
}: {
  readonly outcome: Outcome
  readonly itemId: string | null
}): JSX.Element {
  return (
    <>
      <Notice kind={isFinished ? 'done' : 'wait'} title={REGRADE.done}>
        <p>{effectWords(attempts, changed, passedNow)}</p>
        {!isFinished && <p>{REGRADE.unfinished}</p>}
      </Notice>
      <h3>{REGRADE.bankTitle}</h3>
      <p>{REGRADE.bank}</p>
      {itemId !== null && (
        <p>
          <Button icon="book" href={bankHref(itemId)}>
            {ITEMS.inBank}
          </Button>
        </p>
      )}
    </>
  )
}
