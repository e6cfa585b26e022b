/** What changed in a week: three numbers, and on demand the villages. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listChanged,
  type Change,
  type ChangedPlace,
} from '../../../../../worker/contract/progress.ts'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { CHANGE, signed, subDistrictName } from '../../../text/morning.ts'
import { KIND_WORDS } from '../../../text/reporting.ts'
import { villageHref } from './places.ts'

type Props = { readonly area: string; readonly change: Change }

export function Changes({ area, change }: Props): JSX.Element {
  const { since, from } = change
  return (
    <section aria-labelledby="berubah">
      <h2 id="berubah">{CHANGE.title(since)}</h2>
      <dl class="changes">
        {(['cadres', 'trained', 'areasCovered'] as const).map((key) => {
          const { before, now } = change[key]
          return (
            <div key={key}>
              <dt>{CHANGE[key]}</dt>
              <dd class="change-number num">{signed(now - before)}</dd>
              {now !== before && <dd class="change-from num">{CHANGE.from(before, now)}</dd>}
            </div>
          )
        })}
      </dl>
      <p class="small muted">{from === 'kept' ? CHANGE.kept : CHANGE.counted}</p>
      <Villages key={`${area} ${since}`} area={area} since={since} />
    </section>
  )
}

function Villages({ area, since }: { readonly area: string; readonly since: string }) {
  const [isOpen, setOpen] = useState(false)
  const reply = useReply(isOpen ? `${area} ${since}` : null, (signal) =>
    call(listChanged, { area, since }, { signal }),
  )
  return (
    <details class="change-villages" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{CHANGE.open}</summary>
      {isOpen && reply.state === 'loading' && <Loading label={CHANGE.loading} rows={2} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (reply.answer.gained.length + reply.answer.lost.length === 0 ? (
          <p>{CHANGE.none}</p>
        ) : (
          <>
            <Places title={CHANGE.gained} places={reply.answer.gained} />
            <Places title={CHANGE.lost} places={reply.answer.lost} />
          </>
        ))}
    </details>
  )
}

function Places({
  title,
  places,
}: {
  readonly title: string
  readonly places: readonly ChangedPlace[]
}) {
  if (places.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="place-list">
        {places.map(({ code, name, kind, subDistrictName: part }) => (
          <li key={code}>
            <a href={villageHref(code)}>
              {KIND_WORDS[kind]} {name}
            </a>{' '}
            <span class="muted">{subDistrictName(part)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
