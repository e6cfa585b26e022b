/** Under a cadre's assignments: who followed her, whom she followed, and which entries are she as well. */
import type { JSX } from 'preact'
import { readCadreLinks } from '../../../../worker/contract/roster-life.ts'
import { Notice } from '../../components/Notice.tsx'
import { call } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'
import { formatDate } from '../../text/format.ts'
import { areaWords } from '../../text/roster.ts'
import { LINKS } from '../../text/roster-life.ts'

type Props = { readonly area: string; readonly cadreId: string; readonly version: number }

/** Says nothing while it is read, nor when that fails: the dialog's own reading tells of that. */
export function CadreLinks({ area, cadreId, version }: Props): JSX.Element | null {
  const links = useReply(`${area}/${cadreId}/${version}`, (signal) =>
    call(readCadreLinks, { area, cadreId }, { signal }),
  )
  if (links.state !== 'here') return null
  const { successors, predecessors, others, mergedInto } = links.answer
  const merges = (
    <p>
      <a href="/dinas/kader/ganda/">{LINKS.seeMerges}</a>
    </p>
  )
  return (
    <>
      {mergedInto !== null && (
        <Notice kind="wait" title={LINKS.mergedTitle} action={merges}>
          <p>
            {LINKS.merged(mergedInto.name, mergedInto.code)}{' '}
            <a href={`/dinas/kader/?id=${mergedInto.id}`}>{LINKS.open}</a>
          </p>
        </Notice>
      )}
      {others.length > 0 && (
        <Notice title={LINKS.othersTitle} action={merges}>
          <p>
            {LINKS.others} {others.map(({ name, code }) => `${name} (${code})`).join(', ')}.
          </p>
        </Notice>
      )}
      {(successors.length > 0 || predecessors.length > 0) && (
        <ul class="roster-links">
          {successors.map(({ assignmentId, cadre }) => (
            <li key={assignmentId}>
              {LINKS.successor} <a href={`/dinas/kader/?id=${cadre.id}`}>{cadre.name}</a>
            </li>
          ))}
          {predecessors.map(({ area: place, endedOn, cadre }) => (
            <li key={`${place.code} ${cadre.id}`}>
              {LINKS.predecessor} <a href={`/dinas/kader/?id=${cadre.id}`}>{cadre.name}</a>,{' '}
              {LINKS.since(areaWords(place), formatDate(endedOn))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
