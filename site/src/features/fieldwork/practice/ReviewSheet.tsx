/** All steps of a sheet before it is saved: what was marked, where, and what the cadre should read. */
import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  MAX_COMMENT,
  MAX_PLACE,
  type StepResult,
} from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { ASSESS, STEP_WORDS } from '../../../text/practice.ts'
import { PHOTO } from '../../../text/practice-photo.ts'
import { PhotoField } from './PhotoField.tsx'
import { markedSteps, type Draft, type Person } from './model.ts'
import type { PracticeHere } from './use-practice.ts'

/** How long typing rests before it is written to the disk. */
const RESTS = 400

type Props = {
  readonly here: PracticeHere
  readonly people: readonly Person[]
  /** One per person. */
  readonly drafts: readonly Draft[]
  readonly steps: readonly string[]
  readonly onStep: (step: number) => void
  readonly onSaved: (words: string) => void
}

export function ReviewSheet(props: Props): JSX.Element {
  const { here, people, drafts, steps, onStep, onSaved } = props
  const [place, setPlace] = useState(drafts[0]?.place ?? '')
  const [comments, setComments] = useState<readonly string[]>(() =>
    drafts.map(({ comment }) => comment),
  )
  const [isDropping, setDropping] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const typed = drafts.map((draft, at) => ({ ...draft, place, comment: comments[at] ?? '' }))
  const marked = typed.filter((draft) => markedSteps(draft) > 0)
  const touch = useKeeping(() =>
    here.saveDrafts(typed.filter((each) => markedSteps(each) > 0 || each.comment !== '')),
  )
  const namesOf = (some: readonly Draft[]): string =>
    people
      .filter(({ cadreId }) => some.some((draft) => draft.cadreId === cadreId))
      .map(({ name }) => name)
      .join(', ')
  const blank = typed.filter((draft) => markedSteps(draft) === 0)
  const missing = marked.reduce((sum, draft) => sum + steps.length - markedSteps(draft), 0)
  async function save(): Promise<void> {
    touch.stop()
    setBusy(true)
    if (await here.finish(marked)) {
      onSaved(marked.length === 1 ? ASSESS.saved(namesOf(marked)) : ASSESS.savedMany(marked.length))
    } else setBusy(false)
  }
  async function drop(): Promise<void> {
    touch.stop()
    if (await here.dropDrafts(drafts.map(({ key }) => key))) onSaved('')
  }
  const isOne = people.length === 1
  const [first] = typed
  const [person] = people
  return (
    <>
      <h3>{ASSESS.reviewTitle}</h3>
      <ol class="practice-review">
        {steps.map((step, at) => (
          <li key={step}>
            <button type="button" onClick={() => onStep(at)}>
              <span>{step}</span>
              <StepResults
                people={people}
                results={drafts.map(({ results }) => results[at] ?? null)}
              />
            </button>
          </li>
        ))}
      </ol>
      {people.map(({ cadreId, name }, at) => (
        <Field
          key={cadreId}
          label={isOne ? ASSESS.comment : ASSESS.commentOf(name)}
          help={ASSESS.commentHelp}
          lines={2}
          value={comments[at] ?? ''}
          maxLength={MAX_COMMENT}
          optional
          onInput={(text) => {
            setComments(comments.map((each, index) => (index === at ? text : each)))
            touch.soon()
          }}
        />
      ))}
      <Field
        label={ASSESS.place}
        help={ASSESS.placeHelp}
        value={place}
        maxLength={MAX_PLACE}
        optional
        onInput={(text) => {
          setPlace(text)
          touch.soon()
        }}
      />
      {isOne && first !== undefined && person !== undefined ? (
        <PhotoField here={here} person={person} draft={first} />
      ) : (
        here.kept.book.photos?.isOn === true && <p class="help">{PHOTO.onlyOne}</p>
      )}
      {marked.length === 0 ? (
        <Notice kind="wait">{ASSESS.nothing}</Notice>
      ) : (
        <>
          {blank.length > 0 && <Notice kind="wait">{ASSESS.nothingOf(namesOf(blank))}</Notice>}
          {missing > 0 && <Notice kind="wait">{ASSESS.unmarked(missing)}</Notice>}
        </>
      )}
      <div class="practice-moves">
        <Button
          kind="primary"
          icon="check"
          disabled={marked.length === 0 || isBusy}
          onClick={() => void save()}
        >
          {marked.length > 1 ? ASSESS.saveMany(marked.length) : ASSESS.save}
        </Button>
        {marked.length > 0 && (
          <Button kind="quiet" icon="remove" onClick={() => setDropping(true)}>
            {ASSESS.drop}
          </Button>
        )}
      </div>
      {isDropping && (
        <Confirm
          title={ASSESS.dropTitle}
          yes={ASSESS.dropYes}
          kind="danger"
          icon="remove"
          onYes={() => void drop()}
          onNo={() => setDropping(false)}
        >
          <p>{ASSESS.dropBody}</p>
        </Confirm>
      )}
    </>
  )
}

type ResultsProps = {
  readonly people: readonly Person[]
  readonly results: readonly (StepResult | null)[]
}

function StepResults({ people, results }: ResultsProps): JSX.Element {
  const [first = null] = results
  const words = (result: StepResult | null): string =>
    result === null ? ASSESS.notMarked : STEP_WORDS[result]
  const look = (result: StepResult | null): string =>
    `result is-${(result ?? 'none').toLowerCase()}`
  if (results.every((each) => each === first)) {
    return (
      <b class={look(first)}>{people.length === 1 ? words(first) : ASSESS.allOf(words(first))}</b>
    )
  }
  return (
    <span class="practice-each">
      {people.map(({ cadreId, name }, at) => (
        <span key={cadreId}>
          {name} <b class={look(results[at] ?? null)}>{words(results[at] ?? null)}</b>
        </span>
      ))}
    </span>
  )
}

/** Writes what is typed to the disk when typing rests, and at once when the page is hidden or left. */
function useKeeping(keep: () => Promise<unknown>): {
  readonly soon: () => void
  readonly stop: () => void
} {
  const latest = useRef(keep)
  latest.current = keep
  const timer = useRef<number | undefined>(undefined)
  const stop = useCallback((): void => {
    clearTimeout(timer.current)
    timer.current = undefined
  }, [])
  const flush = useCallback((): void => {
    if (timer.current === undefined) return
    stop()
    void latest.current()
  }, [stop])
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden') flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      flush()
    }
  }, [flush])
  return {
    soon: () => {
      stop()
      timer.current = window.setTimeout(flush, RESTS)
    },
    stop,
  }
}
