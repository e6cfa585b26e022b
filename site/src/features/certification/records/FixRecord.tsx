/** One row that needs an answer: what the list says, what is wrong in a sentence, and the answer in one tap where possible. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  RECORD_FIELDS,
  type RecordField,
  type RecordOutcome,
  type RecordProblem,
} from '../../../../../worker/contract/records.ts'
import type { CadreChoice } from '../../../../../worker/contract/roster.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { areaWords, KIND_WORDS } from '../../../text/roster.ts'
import {
  FIELD_NAMES,
  outcomeSentence,
  recordProblemSentence,
  STATE_NAMES,
  WIZARD,
} from '../../../text/records-office.ts'
import { FindCadre } from '../../../components/FindCadre.tsx'
import { asSent, type Draft, type RecordEdit } from './draft.ts'
import type { SheetRecord } from './sheet.ts'

type Props = {
  readonly outcome: RecordOutcome
  readonly draft: Draft
  readonly row: SheetRecord | undefined
  readonly district: string
  readonly isPending: boolean
  readonly onAnswer: (given: RecordEdit | null) => void
}

const OPEN = ['PROBLEM', 'ASK', 'SAME_DAY', 'UNKNOWN']

export function FixRecord(props: Props): JSX.Element {
  const { outcome, draft, row, isPending, onAnswer } = props
  const edit = draft.edits[outcome.line]
  const sent = row === undefined ? undefined : asSent(draft, row)
  const said = RECORD_FIELDS.filter((field) => field !== 'name').flatMap((field) => {
    const text = sent?.[field]
    return text === undefined ? [] : [`${FIELD_NAMES[field]}: ${text}`]
  })
  const isOpen = OPEN.includes(outcome.state)
  return (
    <li class={isOpen ? 'roster-fix' : 'roster-fix solved'} aria-busy={isPending}>
      <div class="roster-fix-head">
        <p class="roster-fix-name">{sent?.name ?? sent?.cadreCode ?? '-'}</p>
        <p class="small muted">
          <span class="num">
            {WIZARD.line} {outcome.line}
          </span>
          {said.length > 0 && ` · ${said.join(' · ')}`}
        </p>
        {isOpen && (
          <Button kind="quiet" disabled={isPending} onClick={() => onAnswer({ decision: 'skip' })}>
            {WIZARD.skip}
          </Button>
        )}
      </div>
      <div class="roster-fix-body">
        <Remedy {...props} value={(field) => sent?.[field] ?? ''} />
        {!isOpen && outcome.state !== 'TWICE' && (
          <p>
            <span class="tag done">{STATE_NAMES[outcome.state]}</span>{' '}
            {outcome.state === 'READY' && `${WIZARD.cadre}: ${outcome.record.cadreName}`}
          </p>
        )}
        {edit !== undefined && (
          <p>
            <Button kind="quiet" icon="undo" disabled={isPending} onClick={() => onAnswer(null)}>
              {WIZARD.undo}
            </Button>
          </p>
        )}
      </div>
    </li>
  )
}

function Remedy(
  props: Props & { readonly value: (field: RecordField) => string },
): JSX.Element | null {
  const { outcome, district, isPending, onAnswer, value } = props
  const choose = (cadreId: string) => onAnswer({ decision: { cadreId } })
  switch (outcome.state) {
    case 'PROBLEM':
      return (
        <>
          {outcome.problems.map((problem) => (
            <FixCell
              key={`${problem.reason} ${cellOf(problem)}`}
              problem={problem}
              value={value}
              isPending={isPending}
              onAnswer={onAnswer}
            />
          ))}
        </>
      )
    case 'ASK':
      return (
        <div class="roster-problem">
          <p>{outcomeSentence(outcome)}</p>
          {outcome.cadres.map((cadre) => (
            <Person key={cadre.id} cadre={cadre} isPending={isPending} onChoose={choose} />
          ))}
          <OtherCadre district={district} onChoose={choose} />
        </div>
      )
    case 'UNKNOWN':
      return (
        <div class="roster-problem">
          <p>{outcomeSentence(outcome)}</p>
          <FindCadre
            district={district}
            label={WIZARD.findCadre}
            help={WIZARD.findHelp}
            onChoose={({ id }) => choose(id)}
          />
          <p class="help">{WIZARD.addHelp}</p>
          <p>
            <Button icon="users" href="/dinas/kader/" newTab>
              {WIZARD.addCadre}
            </Button>
          </p>
        </div>
      )
    case 'SAME_DAY':
      return (
        <div class="roster-problem">
          <p>{outcomeSentence(outcome)}</p>
          <div class="roster-choices">
            <Button disabled={isPending} onClick={() => onAnswer({ decision: 'skip' })}>
              {WIZARD.samePaper}
            </Button>
            <Button disabled={isPending} onClick={() => onAnswer({ decision: { isOther: true } })}>
              {WIZARD.otherPaper}
            </Button>
          </div>
        </div>
      )
    case 'TWICE':
      return (
        <div class="roster-problem">
          <p>{outcomeSentence(outcome)}</p>
          <p class="help">{WIZARD.twiceHelp}</p>
        </div>
      )
    case 'READY':
    case 'SKIPPED':
      return null
  }
}

/** The cell to write anew; null where somebody is to be chosen again. */
function cellOf(problem: RecordProblem): RecordField | null {
  switch (problem.reason) {
    case 'MISSING':
    case 'TOO_LONG':
    case 'NIK_WRITTEN':
    case 'DATE_INVALID':
      return problem.field
    case 'DATE_IN_FUTURE':
      return 'issuedOn'
    case 'ENDS_BEFORE_ISSUE':
      return 'validity'
    case 'HOURS_INVALID':
      return 'hours'
    case 'CODE_UNKNOWN':
      return 'cadreCode'
    case 'DECISION_STALE':
      return null
  }
}

const MAY_BE_EMPTY: ReadonlySet<RecordField> = new Set(['validity', 'hours', 'cadreCode'])

type CellProps = Pick<Props, 'isPending' | 'onAnswer'> & {
  readonly problem: RecordProblem
  readonly value: (field: RecordField) => string
}

function FixCell({ problem, value, isPending, onAnswer }: CellProps): JSX.Element {
  const cell = cellOf(problem)
  const [text, setText] = useState(cell === null ? '' : value(cell))
  return (
    <div class="roster-problem">
      <p>{recordProblemSentence(problem)}</p>
      {cell !== null && (
        <form
          class="roster-inline"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onAnswer({ cells: { [cell]: text } })
          }}
        >
          <Field
            label={FIELD_NAMES[cell]}
            optional={MAY_BE_EMPTY.has(cell)}
            help={
              cell === 'issuedOn'
                ? WIZARD.dateHelp
                : cell === 'validity'
                  ? WIZARD.validityHelp
                  : undefined
            }
            value={text}
            maxLength={300}
            onInput={setText}
          />
          <Button type="submit" disabled={isPending}>
            {WIZARD.correct}
          </Button>
        </form>
      )}
    </div>
  )
}

type PersonProps = {
  readonly cadre: CadreChoice
  readonly isPending: boolean
  readonly onChoose: (id: string) => void
}

function Person({ cadre, isPending, onChoose }: PersonProps): JSX.Element {
  return (
    <div class="roster-person">
      <p>
        <strong>{cadre.name}</strong> <span class="num">({cadre.code})</span>
        <br />
        <span class="small muted">
          {[KIND_WORDS[cadre.kind], ...cadre.areas.map(areaWords)].join(' · ')}
        </span>
      </p>
      <div class="roster-choices">
        <Button disabled={isPending} onClick={() => onChoose(cadre.id)}>
          {WIZARD.thisOne}
        </Button>
      </div>
    </div>
  )
}

type OtherProps = { readonly district: string; readonly onChoose: (id: string) => void }

function OtherCadre({ district, onChoose }: OtherProps): JSX.Element {
  const [isFinding, setFinding] = useState(false)
  return isFinding ? (
    <FindCadre
      district={district}
      label={WIZARD.findCadre}
      help={WIZARD.findHelp}
      onChoose={({ id }) => onChoose(id)}
    />
  ) : (
    <p>
      <Button kind="quiet" icon="search" onClick={() => setFinding(true)}>
        {WIZARD.otherCadre}
      </Button>
    </p>
  )
}
