/** One cadre: her sheets, and what was assessed before, with the way to take it back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import {
  MAX_REASON,
  sheetKey,
  type SheetKey,
  type StepResult,
} from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatDate } from '../../../text/format.ts'
import {
  CADRE_PRACTICE as WORDS,
  PRACTICE_SENDING,
  resultWords,
  STEP_WORDS,
} from '../../../text/practice.ts'
import { placeOf } from './BookScreen.tsx'
import { HistoryPhoto } from './HistoryPhoto.tsx'
import { dayAhead, draftKey, markedSteps, type Done, type Person } from './model.ts'
import type { PracticeHere } from './use-practice.ts'

type Props = {
  readonly here: PracticeHere
  readonly sheets: readonly PracticeSheet[]
  readonly person: Person
  /** Says in the bar what was done. */
  readonly onSaid: (words: string) => void
  readonly onAssess: (sheet: PracticeSheet) => void
  readonly onBack: () => void
}

export function CadreScreen(props: Props): JSX.Element {
  const { here, sheets, person, onSaid, onAssess, onBack } = props
  const [asked, setAsked] = useState<Done | null>(null)
  const history = here.folded.history.get(person.cadreId) ?? []
  return (
    <>
      <p class="practice-back">
        <Button kind="quiet" icon="arrow-left" onClick={onBack}>
          {WORDS.back}
        </Button>
      </p>
      <div class="practice-head">
        <h2>{person.name}</h2>
        <p class="muted">
          {placeOf(person)} <span class="num">{person.code}</span>
        </p>
      </div>
      <h3>{WORDS.sheets}</h3>
      <ul class="practice-sheets">
        {sheets.map((sheet) => (
          <SheetLine
            key={sheetKey(sheet)}
            here={here}
            sheet={sheet}
            person={person}
            onAssess={() => onAssess(sheet)}
          />
        ))}
      </ul>
      <h3>{WORDS.history}</h3>
      {history.length === 0 ? (
        <p class="muted">{WORDS.none}</p>
      ) : (
        <ol class="practice-history">
          {history.map((each) => (
            <HistoryLine
              key={each.id}
              here={here}
              done={each}
              name={person.name}
              onSaid={onSaid}
              onAsk={() => setAsked(each)}
            />
          ))}
        </ol>
      )}
      {asked !== null &&
        (asked.state === 'waiting' && asked.order !== null ? (
          <AskRemoval
            here={here}
            order={asked.order}
            onClose={() => setAsked(null)}
            onSaid={onSaid}
          />
        ) : (
          <AskReason here={here} id={asked.id} onClose={() => setAsked(null)} onSaid={onSaid} />
        ))}
    </>
  )
}

function dayOf(here: PracticeHere, { doneAt }: Pick<Done, 'doneAt'>): string {
  return formatDate(dayAhead(Date.parse(doneAt), here.kept.book.ahead))
}

type SheetProps = {
  readonly here: PracticeHere
  readonly sheet: PracticeSheet
  readonly person: Person
  readonly onAssess: () => void
}

function SheetLine({ here, sheet, person, onAssess }: SheetProps): JSX.Element {
  const { kept, drafts, folded } = here
  const outcome = folded.outcomes.get(person.cadreId)?.get(sheetKey(sheet))
  const key = draftKey(kept.owner.id, person.cadreId, sheet)
  const draft = drafts.find((each) => each.key === key)
  const action =
    draft !== undefined ? WORDS.goOn : outcome === undefined ? WORDS.start : WORDS.repeat
  const again = outcome === undefined ? '' : WORDS.attempts(outcome.attempts)
  return (
    <li class={outcome?.isCompetent === true ? 'able' : undefined}>
      <div>
        <p class="practice-name">{sheet.title}</p>
        {sheet.moduleTitle !== null && <p class="practice-place">{sheet.moduleTitle}</p>}
        <p>
          {outcome === undefined
            ? WORDS.notYet
            : outcome.isCompetent
              ? WORDS.able(dayOf(here, outcome.best))
              : WORDS.partly(
                  outcome.best.results.filter((each) => each === 'DONE').length,
                  outcome.best.results.length,
                )}
          {again !== '' && ` · ${again}`}
        </p>
        {draft !== undefined && (
          <p class="practice-place">{WORDS.draft(markedSteps(draft), draft.results.length)}</p>
        )}
      </div>
      <button
        type="button"
        class={`button ${outcome?.isCompetent === true ? 'plain' : 'primary'}`}
        aria-label={WORDS.of(action, sheet.title)}
        onClick={onAssess}
      >
        <span>{action}</span>
      </button>
    </li>
  )
}

type HistoryProps = {
  readonly here: PracticeHere
  readonly done: Done
  /** Of the cadre. */
  readonly name: string
  readonly onSaid: (words: string) => void
  readonly onAsk: () => void
}

function HistoryLine({ here, done, name, onSaid, onAsk }: HistoryProps): JSX.Element {
  const sheet = sheetOf(here, done)
  const title = sheet?.title ?? done.sheet
  const day = dayOf(here, done)
  const canRemove = done.state === 'waiting'
  return (
    <li>
      <p class="practice-name">
        {title}
        {(done.state === 'waiting' || done.state === 'tried') && (
          <span class="tag wait"> {WORDS.unsent}</span>
        )}
      </p>
      <p class="practice-place">
        {day}, {WORDS.by(done.by, done.place)}
      </p>
      <p>{resultWords(done.results)}</p>
      {done.comment !== '' && <p class="practice-comment">{done.comment}</p>}
      <HistoryPhoto here={here} done={done} name={name} onSaid={onSaid} />
      {sheet !== undefined && (
        <details>
          <summary>{WORDS.steps}</summary>
          <StepList steps={sheet.steps} results={done.results} />
        </details>
      )}
      <button
        type="button"
        class="practice-link"
        aria-label={WORDS.retractOf(title, day)}
        onClick={onAsk}
      >
        {canRemove ? WORDS.remove : WORDS.retract}
      </button>
    </li>
  )
}

function StepList({
  steps,
  results,
}: {
  readonly steps: readonly string[]
  readonly results: readonly StepResult[]
}): JSX.Element {
  return (
    <ol class="practice-steps">
      {steps.map((step, at) => {
        const result = results[at] ?? 'UNSEEN'
        return (
          <li key={step}>
            {step} <b class={`result is-${result.toLowerCase()}`}>{STEP_WORDS[result]}</b>
          </li>
        )
      })}
    </ol>
  )
}

/** As it was when she was assessed. */
function sheetOf(
  { kept }: PracticeHere,
  done: SheetKey & { readonly versionId: string },
): PracticeSheet | undefined {
  const same = kept.book.sheets.filter((each) => sheetKey(each) === sheetKey(done))
  return same.find(({ versionId }) => versionId === done.versionId)
}

type AskProps = {
  readonly here: PracticeHere
  readonly onClose: () => void
  readonly onSaid: (words: string) => void
}

function AskRemoval({
  here,
  order,
  onClose,
  onSaid,
}: AskProps & { readonly order: number }): JSX.Element {
  async function remove(): Promise<void> {
    const isGone = await here.withdraw(order)
    onSaid(isGone ? WORDS.removed : WORDS.removeLate)
    onClose()
  }
  return (
    <Confirm
      title={WORDS.removeTitle}
      yes={WORDS.remove}
      kind="danger"
      icon="remove"
      onYes={() => void remove()}
      onNo={onClose}
    >
      <p>{WORDS.removeBody}</p>
    </Confirm>
  )
}

function AskReason({ here, id, onClose, onSaid }: AskProps & { readonly id: string }): JSX.Element {
  const [typed, setTyped] = useState('')
  const [isTold, setTold] = useState(false)
  async function retract(reason: string): Promise<void> {
    if (await here.retract(id, reason)) {
      onSaid(WORDS.retracted)
      onClose()
    }
  }
  return (
    <Dialog open title={WORDS.retractTitle} onClose={onClose}>
      <p>{WORDS.retractBody}</p>
      <div class="practice-choices">
        {WORDS.retractReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            class="practice-choice"
            onClick={() => void retract(reason)}
          >
            {reason}
          </button>
        ))}
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTold(true)
          if (typed.trim() !== '') void retract(typed.trim())
        }}
      >
        <Field
          label={WORDS.reason}
          value={typed}
          onInput={setTyped}
          maxLength={MAX_REASON}
          {...(isTold && typed.trim() === '' ? { error: WORDS.reasonNeeded } : {})}
        />
        <Button kind="danger" type="submit">
          {WORDS.retractYes}
        </Button>
      </form>
      {here.isDiskFull && (
        <Notice kind="danger" title={PRACTICE_SENDING.diskTitle}>
          {PRACTICE_SENDING.diskBody}
        </Notice>
      )}
    </Dialog>
  )
}
