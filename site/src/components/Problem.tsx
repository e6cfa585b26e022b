/** What `call` threw, in plain words, with a way to try again. */
import type { JSX } from 'preact'
import { CallProblem } from '../lib/call.ts'
import { PROVE_AGAIN } from '../lib/proof.ts'
import { SHARED } from '../text/frame.ts'
import { problemWords } from '../text/problems.ts'
import { PROOF } from '../text/proof.ts'
import { AskVisit } from './AskVisit.tsx'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

type Props = {
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
}

export function Problem({ error, onRetry }: Props): JSX.Element {
  const problem = error instanceof CallProblem ? error : new CallProblem('UNEXPECTED', {}, '')
  const words = problemWords(problem.code, problem.detail)
  // What she came for stands behind a reason: it is asked for right here.
  if (problem.code === 'VISIT_NEEDED') {
    return <AskVisit onOpened={onRetry ?? (() => location.reload())} />
  }
  // She was asked for a code and said no herself.
  if (problem.code === PROVE_AGAIN) return <Notice>{PROOF.cancelled}</Notice>
  return (
    <Notice
      kind={problem.code === 'OFFLINE' ? 'wait' : 'danger'}
      title={words.title}
      action={
        onRetry === undefined ? undefined : (
          <Button icon="reload" onClick={onRetry}>
            {SHARED.tryAgain}
          </Button>
        )
      }
    >
      <p>{words.body}</p>
      {problem.requestId !== '' && (
        <p class="small">
          {SHARED.requestId} <code>{problem.requestId}</code>
        </p>
      )}
    </Notice>
  )
}
