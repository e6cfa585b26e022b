/** What changed in a week: three numbers, and on demand the villages. */
import { Fragment, type JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listChanged,
  type Change,
  type ChangedPlace,
  type RenamedPlaces,
} from '../../../../../worker/contract/progress.ts'
import type { CadreWord } from '../../../../../worker/contract/statement-token.ts'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { worded } from '../../../text/counted-kinds.ts'
import { CHANGE, signed, subDistrictName } from '../../../text/morning.ts'
import { KIND_WORDS } from '../../../text/reporting.ts'
import { villageHref } from './places.ts'

type Props = { readonly area: string; readonly change: Change; readonly word: CadreWord }

export function Changes({ area, change, word }: Props): JSX.Element {
  const { since, from } = change
  return (
    <section aria-labelledby="berubah">
      <h2 id="berubah">{CHANGE.title(since)}</h2>
      <dl class="changes">
        {(['cadres', 'trained', 'areasCovered'] as const).map((key) => {
          const { before, now } = change[key]
          return (
            <div key={key}>
              <dt>{worded(CHANGE[key], word)}</dt>
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
        ([...reply.answer.gained, ...reply.answer.lost, ...reply.answer.renamed].length === 0 ? (
          <p>{CHANGE.none}</p>
        ) : (
          <>
            <Places title={CHANGE.gained} places={reply.answer.gained} />
            <Places title={CHANGE.lost} places={reply.answer.lost} />
            <Renamed area={area} renamed={reply.answer.renamed} />
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

type RenamedProps = { readonly area: string; readonly renamed: readonly RenamedPlaces[] }

/** What it was has no page that says more than its successor's; one that went to another sub-district may not be for this office. */
function Renamed({ area, renamed }: RenamedProps) {
  if (renamed.length === 0) return null
  return (
    <>
      <h3>{CHANGE.renamed}</h3>
      <ul class="place-list">
        {renamed.map(({ from, to }) => (
          <li key={from.map(({ code }) => code).join(' ')}>
            {from.map((place) => `${KIND_WORDS[place.kind]} ${place.name}`).join(', ')}{' '}
            {CHANGE.becomes}{' '}
            {to.map((place, index) => (
              <Fragment key={place.code}>
                {index > 0 && ', '}
                <NowCalled area={area} place={place} />
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function NowCalled({ area, place }: { readonly area: string; readonly place: ChangedPlace }) {
  const { code, name, kind, subDistrictName: part } = place
  const words = `${KIND_WORDS[kind]} ${name}`
  return (
    <>
      {code.startsWith(`${area}.`) ? <a href={villageHref(code)}>{words}</a> : words}{' '}
      <span class="muted">{subDistrictName(part)}</span>
    </>
  )
}
