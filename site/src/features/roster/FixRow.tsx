/** One row that needs an answer: what the sheet says, what is wrong in a sentence, and the answer in one tap where possible. */
import type { JSX } from 'preact'
import type { RowOutcome } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { areaWords, FIELD_WORDS } from '../../text/roster.ts'
import { IMPORT, lineWords, STATE_WORDS } from '../../text/roster-import.ts'
import { AnswerQuestions } from './AnswerQuestions.tsx'
import {
  isShareable,
  type Answer,
  type Draft,
  type Outcomes,
  type RowEdit,
  type Sharing,
} from './draft.ts'
import { FixProblem } from './FixProblem.tsx'
import type { SheetRow } from './read-sheet.ts'

type Props = {
  readonly outcome: RowOutcome
  readonly draft: Draft
  readonly rows: ReadonlyMap<number, SheetRow>
  readonly outcomes: Outcomes
  /** The rows that an answer to its area would fit too. */
  readonly sharing: Sharing | null
  readonly district: string
  readonly isPending: boolean
  readonly onAnswer: Answer
}

const SAID = ['subDistrict', 'village', 'regionCode', 'areaKind', 'kind', 'phone'] as const

export function FixRow(props: Props): JSX.Element {
  const { outcome, draft, sharing, isPending, onAnswer } = props
  const row = props.rows.get(outcome.line)
  const edit = draft.edits[outcome.line]
  const only = (given: RowEdit | null) => onAnswer(new Map([[outcome.line, given]]))
  const said = SAID.flatMap((field) => {
    const text = row?.[field]
    return text === undefined ? [] : [`${FIELD_WORDS[field]}: ${text}`]
  })
  const isOpen = outcome.state === 'PROBLEM' || outcome.state === 'ASK'
  return (
    <li class={isOpen ? 'roster-fix' : 'roster-fix solved'} aria-busy={isPending}>
      <div class="roster-fix-head">
        <p class="roster-fix-name">{edit?.cells?.name ?? row?.name ?? '-'}</p>
        <p class="small muted">
          <span class="num">{lineWords(outcome.line, (sharing?.lines.length ?? 1) - 1)}</span>
          {said.length > 0 && ` · ${said.join(' · ')}`}
        </p>
        {isOpen && sharing === null && (
          <Button kind="quiet" disabled={isPending} onClick={() => only({ decision: 'skip' })}>
            {IMPORT.skipRow}
          </Button>
        )}
      </div>
      <div class="roster-fix-body">
        {outcome.state === 'PROBLEM' &&
          outcome.problems.map((problem) => (
            <FixProblem
              key={problem.reason}
              problem={problem}
              row={row}
              edit={edit}
              district={props.district}
              sharing={isShareable(problem) ? sharing : null}
              isPending={isPending}
              onAnswer={only}
              onAnswerAll={onAnswer}
            />
          ))}
        {outcome.state === 'ASK' && (
          <AnswerQuestions
            outcome={outcome}
            rows={props.rows}
            outcomes={props.outcomes}
            isPending={isPending}
            onAnswer={only}
          />
        )}
        {!isOpen && (
          <p>
            <span class="tag done">{STATE_WORDS[outcome.state]}</span>{' '}
            {'row' in outcome && areaWords(outcome.row.area)}
          </p>
        )}
        {edit !== undefined && (
          <p>
            <Button kind="quiet" icon="undo" disabled={isPending} onClick={() => only(null)}>
              {IMPORT.undo}
            </Button>
          </p>
        )}
      </div>
    </li>
  )
}
