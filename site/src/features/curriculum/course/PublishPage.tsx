/** From draft to phones: what changes, who looks at it, publishing, and taking a course off again. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { readChanges, readOutline } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useSession } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { PEOPLE, PUBLISH } from '../../../text/workshop-publish.ts'
import { Changes } from './Changes.tsx'
import { CourseState } from './CourseState.tsx'
import { gatesFor, type Gates } from './may-publish.ts'
import { NoCourse } from './NotHere.tsx'
import { courseHref } from './places.ts'
import { PublishNow } from './PublishNow.tsx'
import { ReadThrough } from './ReadThrough.tsx'
import { ReviewPanel } from './ReviewPanel.tsx'
import { bankAreaOf, PUBLISHERS, REVIEWERS, WRITERS } from './roles.ts'
import type { OutlineFacts } from './use-outline.ts'
import { Withdraw } from './Withdraw.tsx'

export function PublishPage(): JSX.Element {
  const session = useSession()
  const [courseId] = useState(() => new URLSearchParams(location.search).get('kursus'))
  const reply = useReply(session.state === 'in' ? courseId : null, async (signal) => {
    const id = { courseId: courseId ?? '' }
    const [facts, changes] = await Promise.all([
      call(readOutline, id, { signal }),
      call(readChanges, id, { signal }),
    ])
    return { facts, changes }
  })
  if (courseId === null) return <NoCourse />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading' || session.state !== 'in') {
    return <Loading label={PUBLISH.loading} rows={6} />
  }
  const { facts, changes } = reply.answer
  const holds = (roles: readonly string[]): boolean =>
    holdsRole(session.who, facts.ownerArea, roles)
  const gates = gatesFor({
    isWriter: holds(WRITERS),
    isPublisher: holds(PUBLISHERS),
    isReviewer: holds(REVIEWERS),
    name: session.who.name,
    countsAsTrained: facts.settings.countsAsTrained,
    problems: changes.problems.length,
    changes: changes.changes.length,
    review: changes.review,
  })
  return (
    <Publishing
      facts={facts}
      changes={changes}
      gates={gates}
      area={bankAreaOf(session.who, facts.ownerArea)}
      onDone={reply.reload}
    />
  )
}

type Props = {
  readonly facts: OutlineFacts
  readonly changes: ReplyOf<typeof readChanges>
  readonly gates: Gates
  /** Whose bank has the questions. */
  readonly area: string
  readonly onDone: () => void
}

function Publishing({ facts, changes, gates, area, onDone }: Props): JSX.Element {
  const [isReading, setReading] = useState(false)
  const { courseId } = facts
  return (
    <div class="course publish">
      <p class="crumbs">
        <a href={courseHref(courseId)}>{PUBLISH.back}</a>
      </p>
      <div class="course-bar">
        <div class="grow">
          <h2>{facts.settings.title}</h2>
          <CourseState course={{ ...facts, review: changes.review }} />
        </div>
        <Button icon="eye" onClick={() => setReading(!isReading)}>
          {PUBLISH.read}
        </Button>
      </div>
      {isReading && <ReadThrough facts={facts} area={area} />}
      <Changes facts={facts} read={changes} />
      <ReviewPanel
        courseId={courseId}
        review={changes.review}
        contentHash={changes.contentHash}
        gates={gates}
        onDone={onDone}
      />
      <PublishNow facts={facts} changes={changes.changes} closed={gates.publish} onDone={onDone} />
      <section class="panel">
        <h2>{PUBLISH.people}</h2>
        <ul>
          {PEOPLE.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {facts.current !== null && (
        <Withdraw
          courseId={courseId}
          isWithdrawn={facts.withdrawnAt !== null}
          closed={gates.withdraw}
          onDone={onDone}
        />
      )}
    </div>
  )
}
