/** What a file holds beside what the bank has: ticked one by one or by kind, with what is weak and what cannot be taken. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { More } from '../../../components/More.tsx'
import {
  EXCHANGE,
  foundWords,
  REFUSAL_WORDS,
  VIEW_HELP,
  VIEW_WORDS,
} from '../../../text/exchange-office.ts'
import type { Refusal } from '../../../lib/exchange/reading.ts'
import { TagsField } from '../bank/TagsField.tsx'
import { useBankCounts } from '../bank/use-bank-counts.ts'
import { CandidateRow } from './CandidateRow.tsx'
import type { Candidate, ItemImport } from './use-item-import.ts'

type View = keyof typeof VIEW_WORDS

/** In the order in which people look. */
const VIEWS: readonly View[] = ['new', 'changed', 'asked', 'same', 'refused']
const PAGE = 50

type Props = { readonly run: ItemImport; readonly area: string }

export function CheckItems({ run, area }: Props): JSX.Element | null {
  const { checked, chosen, choose } = run
  const { tags: known } = useBankCounts(area)
  const candidates = useMemo(() => checked?.candidates ?? [], [checked])
  const refused = checked?.refused ?? []
  const counts = useMemo(() => countsOf(candidates, refused), [candidates, refused])
  const [asked, setView] = useState<View | null>(null)
  const [shown, setShown] = useState(PAGE)
  if (checked === null) return null
  const view = asked ?? VIEWS.find((each) => counts[each] > 0) ?? 'new'
  const listed = candidates.filter(({ is }) => is === view)
  const length = view === 'refused' ? refused.length : listed.length
  const taken = candidates.filter(({ itemId }) => chosen.has(itemId)).length
  const tick = (ids: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isOn) next.add(id)
      else next.delete(id)
    }
    choose(next)
  }
  const ids = listed.map(({ itemId }) => itemId)
  return (
    <section class="exchange-check" aria-labelledby="periksa">
      <h2 id="periksa">{EXCHANGE.checkedTitle}</h2>
      <p>
        <span class="exchange-file">{checked.fileName}</span>: {foundWords(counts)}{' '}
        <strong>{EXCHANGE.nothingSaved}</strong>
      </p>
      <p>
        <Button kind="quiet" icon="arrow-left" onClick={run.leave}>
          {EXCHANGE.otherFile}
        </Button>
      </p>
      <Chips
        label={EXCHANGE.show}
        value={view}
        chips={VIEWS.filter((each) => counts[each] > 0).map((each) => ({
          value: each,
          label: VIEW_WORDS[each],
          count: counts[each],
        }))}
        onChange={(value) => {
          // Safe: the chips are the views.
          setView(value as View)
          setShown(PAGE)
        }}
      />
      <p class="help">{VIEW_HELP[view]}</p>
      {view !== 'refused' && view !== 'same' && listed.length > 1 && (
        <p class="row-actions">
          <Button kind="quiet" onClick={() => tick(ids, true)}>
            {EXCHANGE.takeAll}
          </Button>
          <Button kind="quiet" onClick={() => tick(ids, false)}>
            {EXCHANGE.takeNone}
          </Button>
        </p>
      )}
      {length === 0 && <Empty title={EXCHANGE.emptyView} />}
      {view === 'refused' ? (
        <ol class="exchange-list">
          {refused.slice(0, shown).map((each, at) => (
            <RefusedRow key={at} refused={each} />
          ))}
        </ol>
      ) : (
        <ol class="exchange-list" aria-label={EXCHANGE.list}>
          {listed.slice(0, shown).map((each) => (
            <CandidateRow
              key={each.itemId}
              candidate={each}
              isTaken={chosen.has(each.itemId)}
              onTake={(isOn) => tick([each.itemId], isOn)}
            />
          ))}
        </ol>
      )}
      {length > shown && (
        <More shown={shown} total={length} onMore={() => setShown(shown + PAGE * 2)} />
      )}
      {taken > 0 && (
        <div class="exchange-tags">
          <p class="exchange-tags-title">{EXCHANGE.addTags}</p>
          <TagsField tags={run.tags} known={known} onChange={run.setTags} isReadOnly={false} />
        </div>
      )}
      <div class="exchange-bar">
        <Button
          kind="primary"
          icon="check"
          disabled={taken === 0}
          title={taken === 0 ? EXCHANGE.chooseFirst : undefined}
          onClick={() => void run.save()}
        >
          {EXCHANGE.take(taken)}
        </Button>
        <span class="help">{EXCHANGE.allOrNone}</span>
      </div>
    </section>
  )
}

function RefusedRow({ refused }: { readonly refused: Refusal }): JSX.Element {
  return (
    <li>
      <p class="exchange-stem">{refused.about}</p>
      <p class="help num">{EXCHANGE.line(refused.line, refused.file)}</p>
      <p class="error">{REFUSAL_WORDS[refused.reason]}</p>
    </li>
  )
}

function countsOf(
  candidates: readonly Candidate[],
  refused: readonly Refusal[],
): Record<View, number> {
  const counts = { new: 0, changed: 0, asked: 0, same: 0, refused: refused.length }
  for (const { is } of candidates) counts[is] += 1
  return counts
}
