/** One question: what to make of it in words, its two figures as intervals, and who answered what. */
import type { JSX } from 'preact'
import type { ItemFigures } from '../../../../../worker/contract/insight.ts'
import { Button } from '../../../components/Button.tsx'
import { Icon } from '../../../components/Icon.tsx'
import {
  adviceWords,
  answersOf,
  chosenBy,
  decimalRange,
  ITEMS,
  reportsOf,
  shareRange,
} from '../../../text/insight-office.ts'
import { bankHref, wordsFor } from './answer-words.ts'
import { Bar } from './Bar.tsx'
import { Interval } from './Interval.tsx'

type Props = {
  readonly item: ItemFigures
  /** Of the quiz or test that asks it. */
  readonly quiz: string
  /** Undefined: she may not. */
  readonly onCorrect: (() => void) | undefined
}

const SHARES = [
  { at: 0, label: '0%' },
  { at: 0.5, label: '50%' },
  { at: 1, label: '100%' },
]
const CORRELATIONS = [
  { at: -1, label: '-1' },
  { at: 0, label: '0' },
  { at: 1, label: '1' },
]

export function ItemCard({ item, quiz, onCorrect }: Props): JSX.Element {
  const { difficulty, discrimination } = item
  return (
    <li class="panel item-card">
      <h3>{item.stem}</h3>
      <p class="small muted">
        {quiz} · {answersOf(item.answers)}
        {item.isCorrected && ` · ${ITEMS.corrected}`}
      </p>
      {item.advice.length > 0 && (
        <ul class="advice">
          {item.advice.map((advice) => (
            <li key={`${advice.reason}/${advice.about}`} data-reason={advice.reason}>
              <Icon name={advice.reason === 'KEY_DOUBTED' ? 'danger' : 'info'} size={20} />
              <span>{adviceWords(item, advice)}</span>
            </li>
          ))}
        </ul>
      )}
      {item.answers > 0 && (
        <div class="item-figures">
          <div>
            <Interval
              label={ITEMS.difficulty}
              words={difficulty === null ? '-' : shareRange(difficulty)}
              value={difficulty}
              from={0}
              to={1}
              ticks={SHARES}
            />
            <Interval
              label={ITEMS.discrimination}
              words={discrimination === null ? ITEMS.tooFewToTell : decimalRange(discrimination)}
              value={discrimination}
              from={-1}
              to={1}
              ticks={CORRELATIONS}
              weak={{ below: 0.2, label: ITEMS.weakBelow }}
            />
          </div>
          <Answers item={item} />
        </div>
      )}
      <p class="item-actions no-print">
        {onCorrect !== undefined && (
          <Button icon="edit" onClick={onCorrect}>
            {ITEMS.correct}
          </Button>
        )}
        {onCorrect === undefined && item.advice.some(({ reason }) => reason === 'KEY_DOUBTED') && (
          <span class="muted">{ITEMS.correctBy}</span>
        )}
        {item.itemId !== null && (
          <Button kind="quiet" icon="book" href={bankHref(item.itemId)}>
            {ITEMS.inBank}
          </Button>
        )}
        {item.reports > 0 && (
          <Button kind="quiet" icon="message" href="/pelatih/jawaban/">
            {reportsOf(item.reports)}
          </Button>
        )}
      </p>
    </li>
  )
}

function Answers({ item }: { readonly item: ItemFigures }): JSX.Element {
  return (
    <div class="chosen">
      <p class="chosen-title">{ITEMS.answers}</p>
      <ul>
        {item.chosen.map(({ answer, text, right, count, rest }) => (
          <li key={answer}>
            <span class="chosen-text">
              {right && <Icon name="check" size={18} />}
              <span>
                {wordsFor(answer, text)}
                {right && <strong> ({ITEMS.key})</strong>}
              </span>
            </span>
            <Bar
              share={item.answers === 0 ? 0 : count / item.answers}
              look={right ? 'key' : 'other'}
            />
            <span class="small num">{chosenBy(count, item.answers, rest)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
