/** Persons entered twice: pairs that look alike, two cadres of one's own choice, and the merges made so far. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  compareCadres,
  listDuplicates,
  type Pair,
} from '../../../../worker/contract/roster-life.ts'
import type { CadreItem } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { FindCadre } from '../../components/FindCadre.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { CADRE } from '../../text/roster.ts'
import { TWICE } from '../../text/roster-life.ts'
import { MergePair } from './MergePair.tsx'
import { Merges } from './Merges.tsx'
import { forgetNotSame, hideNotSame, readNotSame } from './not-same.ts'

export function Duplicates(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={TWICE.loading} rows={6} />
  return <DistrictDuplicates key={area.districtCode} district={area.districtCode} />
}

const keyOf = ({ entries }: Pair) => `${entries[0].id} ${entries[1].id}`

function DistrictDuplicates({ district }: { readonly district: string }): JSX.Element {
  const found = useReply(district, (signal) => call(listDuplicates, { district }, { signal }))
  const [notSame, setNotSame] = useState(() => readNotSame(district))
  const [said, setSaid] = useState('')
  const tell = (words: string) => {
    setSaid(words)
    found.reload()
  }
  if (found.state === 'failed') return <Problem error={found.error} onRetry={found.reload} />
  if (found.state === 'loading') return <Loading label={TWICE.loading} rows={6} />
  const { pairs, merges, hasMore } = found.answer
  const shown = pairs.filter((pair) => !notSame.has(keyOf(pair)))
  const hidden = pairs.length - shown.length
  return (
    <div class="roster">
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <h2>{TWICE.maybe}</h2>
      {shown.length === 0 ? (
        <Empty title={hidden > 0 ? TWICE.noneLeft : TWICE.noneTitle}>{TWICE.none}</Empty>
      ) : (
        <>
          <p class="muted">{TWICE.maybeHelp}</p>
          <ul class="twice-list">
            {shown.map((pair) => (
              <li key={keyOf(pair)} class="twice-item">
                <p>
                  {pair.reasons.map((reason) => (
                    <span class="tag wait" key={reason}>
                      {reason === 'PHONE' ? TWICE.samePhone : TWICE.sameName}
                    </span>
                  ))}
                </p>
                <MergePair
                  district={district}
                  pair={pair}
                  onMerged={tell}
                  onNotSame={() => setNotSame(hideNotSame(district, keyOf(pair)))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {hasMore && <p class="muted">{TWICE.more}</p>}
      {hidden > 0 && (
        <p class="muted">
          {TWICE.hidden(hidden)}{' '}
          <Button kind="quiet" onClick={() => setNotSame(forgetNotSame(district))}>
            {TWICE.showHidden}
          </Button>
        </p>
      )}
      <ChosenPair district={district} onMerged={tell} />
      <Merges district={district} merges={merges} onUndone={tell} />
    </div>
  )
}

type ChosenProps = { readonly district: string; readonly onMerged: (words: string) => void }

/** For one who is written under two names. */
function ChosenPair({ district, onMerged }: ChosenProps): JSX.Element {
  const [first, setFirst] = useState<CadreItem | null>(null)
  const [second, setSecond] = useState<CadreItem | null>(null)
  const key = first === null || second === null ? null : `${first.id}/${second.id}`
  const compared = useReply(key, (signal) =>
    call(
      compareCadres,
      { district, cadreId: first?.id ?? '', otherId: second?.id ?? '' },
      { signal },
    ),
  )
  const clear = () => {
    setFirst(null)
    setSecond(null)
  }
  return (
    <section class="roster-form" aria-labelledby="cari-dua">
      <div>
        <h2 id="cari-dua">{TWICE.otherTitle}</h2>
        <p class="muted">{TWICE.otherHelp}</p>
      </div>
      <div class="roster-pair">
        <Chosen
          district={district}
          label={TWICE.first}
          chosen={first}
          not={second?.id ?? ''}
          onChoose={setFirst}
        />
        <Chosen
          district={district}
          label={TWICE.second}
          chosen={second}
          not={first?.id ?? ''}
          onChoose={setSecond}
        />
      </div>
      {key !== null && compared.state === 'loading' && <Loading label={TWICE.comparing} rows={3} />}
      {key !== null && compared.state === 'failed' && (
        <Problem error={compared.error} onRetry={compared.reload} />
      )}
      {key !== null && compared.state === 'here' && (
        <div class="twice-item">
          <MergePair
            key={key}
            district={district}
            pair={compared.answer}
            onMerged={(words) => {
              clear()
              onMerged(words)
            }}
          />
        </div>
      )}
    </section>
  )
}

type OneProps = {
  readonly district: string
  readonly label: string
  readonly chosen: CadreItem | null
  readonly not: string
  readonly onChoose: (cadre: CadreItem | null) => void
}

function Chosen({ district, label, chosen, not, onChoose }: OneProps): JSX.Element {
  if (chosen === null) {
    return (
      <FindCadre
        district={district}
        label={label}
        help={TWICE.findHelp}
        not={not}
        onChoose={onChoose}
      />
    )
  }
  return (
    <div class="roster-person">
      <p>
        {label}: <strong>{chosen.name}</strong> <span class="num">({chosen.code})</span>
      </p>
      <p>
        <Button kind="quiet" icon="undo" onClick={() => onChoose(null)}>
          {CADRE.remove}
        </Button>
      </p>
    </div>
  )
}
