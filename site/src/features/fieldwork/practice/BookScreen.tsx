/** Everybody in a book: how far each is, who is next, and several at once. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import { sheetKey } from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { isUnsent } from '../../../lib/kept/outbox.ts'
import { PRACTICE } from '../../../text/practice.ts'
import { areaWords } from '../../../text/roster.ts'
import { findPeople, stageOf, type Person, type Stage } from './model.ts'
import { Refused, RefusedPhotos } from './StatusBar.tsx'
import type { PracticeHere } from './use-practice.ts'

/** More would not fit a screen, nor an assessor's eye. */
const MOST_TOGETHER = 6

type Props = {
  readonly here: PracticeHere
  readonly sheets: readonly PracticeSheet[]
  readonly onOpen: (cadreId: string) => void
  readonly onAssess: (cadreIds: readonly string[], sheet: PracticeSheet) => void
}

const ALL = ''
const DRAFTED = 'DRAFT'
const STAGES = ['NONE', 'SOME', 'ALL'] as const

export function BookScreen({ here, sheets, onOpen, onAssess }: Props): JSX.Element {
  const { kept, folded, drafts } = here
  const { people } = kept.book
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<string>(ALL)
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const stages = new Map(
    people.map(({ cadreId }) => [cadreId, stageOf(folded, sheets, cadreId)] as const),
  )
  const drafted = new Set(drafts.map(({ cadreId }) => cadreId))
  const fits = ({ cadreId }: Person): boolean =>
    filter === ALL || (filter === DRAFTED ? drafted.has(cadreId) : stages.get(cadreId) === filter)
  const shown = findPeople(people, typed, placeOf).filter(fits)
  const counts = (stage: Stage): number =>
    people.filter(({ cadreId }) => stages.get(cadreId) === stage).length
  const draftedCount = people.filter(({ cadreId }) => drafted.has(cadreId)).length
  const head = (
    <div class="practice-head">
      <h2>{kept.title}</h2>
    </div>
  )
  if (sheets.length === 0 || people.length === 0) {
    return (
      <>
        {head}
        {sheets.length === 0 ? (
          <Empty title={PRACTICE.noSheetsTitle}>
            <p>{PRACTICE.noSheetsBody}</p>
          </Empty>
        ) : (
          <Empty title={PRACTICE.nobodyTitle}>
            <p>{PRACTICE.nobodyBody}</p>
          </Empty>
        )}
      </>
    )
  }
  function toggle(cadreId: string): void {
    const next = new Set(chosen)
    if (!next.delete(cadreId) && next.size < MOST_TOGETHER) next.add(cadreId)
    setChosen(next)
  }
  return (
    <>
      {head}
      <Refused here={here} />
      <RefusedPhotos here={here} />
      <Field
        label={PRACTICE.search}
        type="search"
        inputMode="search"
        value={typed}
        onInput={setTyped}
        maxLength={60}
      />
      <Chips
        label={PRACTICE.show}
        value={filter}
        onChange={setFilter}
        chips={[
          { value: ALL, label: PRACTICE.all, count: people.length },
          ...(draftedCount > 0
            ? [{ value: DRAFTED, label: PRACTICE.drafted, count: draftedCount }]
            : []),
          ...STAGES.map((stage) => ({
            value: stage,
            label: PRACTICE.stage[stage],
            count: counts(stage),
          })),
        ]}
      />
      {chosen === null ? (
        people.length > 1 && (
          <p>
            <Button icon="users" onClick={() => setChosen(new Set())}>
              {PRACTICE.together}
            </Button>
          </p>
        )
      ) : (
        <div class="practice-together">
          <p>{PRACTICE.togetherHelp(MOST_TOGETHER)}</p>
          <p role="status">
            <strong>{PRACTICE.chosen(chosen.size)}</strong>
            {chosen.size < 2 && <> {PRACTICE.moreChosen}</>}
          </p>
          {chosen.size >= 2 && (
            <>
              <p>{PRACTICE.chooseSheet}</p>
              {sheets.map((sheet) => (
                <Button
                  key={sheetKey(sheet)}
                  icon="check"
                  onClick={() => onAssess([...chosen], sheet)}
                >
                  {sheet.title}
                </Button>
              ))}
            </>
          )}
          <Button kind="quiet" icon="close" onClick={() => setChosen(null)}>
            {PRACTICE.togetherStop}
          </Button>
        </div>
      )}
      {shown.length === 0 ? (
        <p class="muted">{PRACTICE.noMatch}</p>
      ) : (
        <ul class="practice-list">
          {shown.map((person) => (
            <Row
              key={person.cadreId}
              here={here}
              person={person}
              sheets={sheets}
              stage={stages.get(person.cadreId) ?? 'NONE'}
              isDrafted={drafted.has(person.cadreId)}
              isChosen={chosen?.has(person.cadreId) ?? null}
              onTap={() => (chosen === null ? onOpen(person.cadreId) : toggle(person.cadreId))}
            />
          ))}
        </ul>
      )}
    </>
  )
}

export function placeOf({ area }: Person): string {
  return area === null ? '' : areaWords(area)
}

type RowProps = {
  readonly here: PracticeHere
  readonly person: Person
  readonly sheets: readonly PracticeSheet[]
  readonly stage: Stage
  readonly isDrafted: boolean
  /** Null while one is opened, not several chosen. */
  readonly isChosen: boolean | null
  readonly onTap: () => void
}

function Row(props: RowProps): JSX.Element {
  const { here, person, sheets, stage, isDrafted, isChosen, onTap } = props
  const hers = here.folded.outcomes.get(person.cadreId)
  const able = sheets.filter((sheet) => hers?.get(sheetKey(sheet))?.isCompetent === true).length
  const waits = (here.folded.history.get(person.cadreId) ?? []).some(isUnsent)
  return (
    <li class={`practice-row ${stage.toLowerCase()}`}>
      <button
        type="button"
        class="practice-tap"
        {...(isChosen === null ? {} : { 'aria-pressed': isChosen })}
        onClick={onTap}
      >
        <span class="practice-who">
          <span class="practice-name">{person.name}</span>
          <span class="practice-place">
            {placeOf(person)} <span class="num">{person.code}</span>
          </span>
        </span>
        <span class="practice-state">
          <span>{PRACTICE.stage[stage]}</span>
          {stage === 'SOME' && <small>{PRACTICE.sheetsDone(able, sheets.length)}</small>}
          {isDrafted && <small class="tag">{PRACTICE.drafted}</small>}
          {waits && <small class="tag wait">{PRACTICE.unsent(unsentCount(here, person))}</small>}
        </span>
      </button>
    </li>
  )
}

function unsentCount(here: PracticeHere, { cadreId }: Person): number {
  return (here.folded.history.get(cadreId) ?? []).filter(isUnsent).length
}
