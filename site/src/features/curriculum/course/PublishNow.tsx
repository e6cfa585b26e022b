/** The one button that brings a course to the phones, or the reason why it is closed. What it does is read before it is done. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { publishCourse } from '../../../../../worker/contract/curriculum.ts'
import type { DraftChange } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { call } from '../../../lib/call.ts'
import { CLOSED, PUBLISH } from '../../../text/workshop-publish.ts'
import type { Gates } from './may-publish.ts'
import { PublishEffect } from './PublishEffect.tsx'
import type { OutlineFacts } from './use-outline.ts'

type Props = {
  readonly facts: OutlineFacts
  readonly changes: readonly DraftChange[]
  readonly closed: Gates['publish']
  readonly onDone: () => void
}

export function PublishNow({ facts, changes, closed, onDone }: Props): JSX.Element {
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [done, setDone] = useState<string | null>(null)
  async function publish(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const { isNew, versionNumber } = await call(publishCourse, { courseId: facts.courseId })
      setDone(isNew ? PUBLISH.published(versionNumber) : PUBLISH.same(versionNumber))
      setAsked(false)
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="panel" aria-labelledby="terbit">
      <h2 id="terbit">{PUBLISH.title}</h2>
      {done !== null && (
        <Notice kind="done" title={done}>
          {PUBLISH.publishedHelp}
        </Notice>
      )}
      {closed !== null ? (
        done === null && <p class="muted">{CLOSED[closed]}</p>
      ) : (
        <Button kind="primary" icon="send" onClick={() => setAsked(true)}>
          {PUBLISH.publish}
        </Button>
      )}
      {isAsked && (
        <Confirm
          title={PUBLISH.sureTitle}
          yes={PUBLISH.sure}
          icon="send"
          busy={isBusy ? PUBLISH.publishing : undefined}
          error={problem}
          onYes={() => void publish()}
          onNo={() => setAsked(false)}
        >
          <PublishEffect facts={facts} changes={changes} />
        </Confirm>
      )}
    </section>
  )
}
