/** What publishing will do, in words: the version, what changes, the keys, and what becomes of the cadres in the middle. */
import type { JSX } from 'preact'
import { readFunnel } from '../../../../../worker/contract/insight.ts'
import type { DraftChange } from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { changesSummary, PEOPLE, PUBLISH } from '../../../text/workshop-publish.ts'
import type { OutlineFacts } from './use-outline.ts'

type Props = { readonly facts: OutlineFacts; readonly changes: readonly DraftChange[] }

export function PublishEffect({ facts, changes }: Props): JSX.Element {
  const { current, settings, code } = facts
  const keys = changes.filter(({ kind }) => kind === 'ITEM_KEY')
  return (
    <>
      <p>
        <strong>
          {current === null ? PUBLISH.first : PUBLISH.next(current.versionNumber + 1)}
        </strong>{' '}
        {settings.countsAsTrained ? PUBLISH.counts : PUBLISH.countsNot}
      </p>
      {current !== null && <p class="lead num">{changesSummary(changes)}.</p>}
      {keys.length > 0 && (
        <>
          <h3>{PUBLISH.keys}</h3>
          <ul>
            {keys.map(({ module, what, before, after }) => (
              <li key={`${module}/${what}`}>
                {module}, {what}: {before} → <strong>{after}</strong>
              </li>
            ))}
          </ul>
          <p class="help">
            {PUBLISH.keysHelp}{' '}
            <a href={`/pelatih/hasil/?${new URLSearchParams({ pelatihan: code }).toString()}`}>
              {PUBLISH.toResults}
            </a>
          </p>
        </>
      )}
      {current !== null && <Learning facts={facts} />}
      <p>{PUBLISH.publishedHelp}</p>
    </>
  )
}

/** Counted in the area whose course it is. */
function Learning({ facts }: { readonly facts: OutlineFacts }): JSX.Element {
  const { courseId, ownerArea } = facts
  const reply = useReply(courseId, (signal) =>
    call(readFunnel, { courseId, area: ownerArea }, { signal }),
  )
  if (reply.state === 'loading') return <p class="muted">{PUBLISH.counting}</p>
  if (reply.state === 'here' && reply.answer.cadres === 0) return <p>{PUBLISH.nobody}</p>
  return (
    <>
      <p>{reply.state === 'here' ? PUBLISH.learning(reply.answer.cadres) : PUBLISH.uncounted}</p>
      <ul>
        {PEOPLE.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
