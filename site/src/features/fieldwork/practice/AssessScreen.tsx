/**
 * A sheet in hand: step by step, for one cadre or for several on the same step. Every tap is on the disk before the next step
 * comes; the sheet may be left at any time and goes on where it was.
 */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import { STEP_RESULTS, type StepResult } from '../../../../../worker/contract/practice-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { ASSESS, CADRE_PRACTICE, STEP_WORDS } from '../../../text/practice.ts'
import {
  draftKey,
  lastPlace,
  newDraft,
  nextStep,
  withResult,
  type Draft,
  type Person,
} from './model.ts'
import { ReviewSheet } from './ReviewSheet.tsx'
import type { PracticeHere } from './use-practice.ts'

type Props = {
  readonly here: PracticeHere
  readonly sheet: PracticeSheet
  readonly people: readonly Person[]
  /** `words`: what was saved; empty when it is only left. */
  readonly onLeave: (words: string) => void
}

/** All steps at once, with comment and place. */
const REVIEW = 'review'

export function AssessScreen({ here, sheet, people, onLeave }: Props): JSX.Element {
  const { kept, drafts: all, work } = here
  const owner = kept.owner.id
  const drafts = people.map((person): Draft => {
    const key = draftKey(owner, person.cadreId, sheet)
    const begun = { bookId: kept.bookId, owner, cadreId: person.cadreId, sheet }
    return (
      all.find((draft) => draft.key === key) ??
      newDraft({ ...begun, place: lastPlace(all, work) }, Date.now())
    )
  })
  const [at, setAt] = useState<number | typeof REVIEW>(() => nextStep(drafts, 0) ?? REVIEW)
  // Whoever began on an earlier version finishes on it.
  const steps = drafts[0]?.sheet.steps ?? sheet.steps
  const isOne = people.length === 1
  useEffect(() => {
    // Under a step the whole screen belongs to it.
    document.body.dataset['lembar'] = at === REVIEW ? '' : 'langkah'
    return () => {
      delete document.body.dataset['lembar']
    }
  }, [at])
  async function mark(step: number, draft: Draft, result: StepResult): Promise<void> {
    const next = withResult(draft, step, result, Date.now())
    if (!(await here.saveDrafts([next]))) return
    const others = drafts.filter(({ key }) => key !== draft.key)
    if (isOne)
      setAt(step + 1 < steps.length ? step + 1 : (nextStep([next, ...others], 0) ?? REVIEW))
  }
  async function markAll(step: number, result: StepResult): Promise<void> {
    const now = Date.now()
    const next = drafts.map((draft) => withResult(draft, step, result, now))
    if (await here.saveDrafts(next)) setAt(step + 1 < steps.length ? step + 1 : REVIEW)
  }
  const head = (
    <>
      <p class="practice-back">
        <Button kind="quiet" icon="arrow-left" onClick={() => onLeave('')}>
          {isOne ? CADRE_PRACTICE.backOne : CADRE_PRACTICE.back}
        </Button>
      </p>
      <div class="practice-head">
        <h2>{isOne ? people[0]?.name : ASSESS.together(people.length)}</h2>
        <p class="muted">{sheet.title}</p>
        {sheet.moduleTitle !== null && <p class="muted practice-module">{sheet.moduleTitle}</p>}
      </div>
    </>
  )
  if (at === REVIEW) {
    return (
      <>
        {head}
        <ReviewSheet
          here={here}
          people={people}
          drafts={drafts}
          steps={steps}
          onStep={setAt}
          onSaved={onLeave}
        />
      </>
    )
  }
  const isMarked = drafts.every(({ results }) => results[at] !== null)
  return (
    <>
      {head}
      <p class="practice-progress">
        <progress max={steps.length} value={at} aria-hidden="true" />
        <span>{ASSESS.step(at + 1, steps.length)}</span>
      </p>
      <p class="practice-step" role="status">
        {steps[at]}
      </p>
      {drafts.map((draft, index) => (
        <Results
          key={draft.key}
          name={people[index]?.name ?? ''}
          isOne={isOne}
          result={draft.results[at] ?? null}
          onResult={(result) => void mark(at, draft, result)}
        />
      ))}
      {!isOne && !isMarked && (
        <Button icon="check" onClick={() => void markAll(at, 'DONE')}>
          {ASSESS.allOf(STEP_WORDS.DONE)}
        </Button>
      )}
      <div class="practice-moves">
        <Button icon="arrow-left" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {ASSESS.before}
        </Button>
        <Button
          kind={isMarked ? 'primary' : 'plain'}
          icon="arrow-right"
          onClick={() => setAt(at + 1 < steps.length ? at + 1 : REVIEW)}
        >
          {isMarked ? ASSESS.next : ASSESS.skip}
        </Button>
        <Button kind="quiet" icon="sheet" onClick={() => setAt(REVIEW)}>
          {ASSESS.review}
        </Button>
      </div>
      <p class="small muted">{ASSESS.draftKept}</p>
    </>
  )
}

type ResultsProps = {
  readonly name: string
  readonly isOne: boolean
  readonly result: StepResult | null
  readonly onResult: (result: StepResult) => void
}

function Results({ name, isOne, result, onResult }: ResultsProps): JSX.Element {
  return (
    <div class={isOne ? 'practice-results one' : 'practice-results'}>
      {!isOne && <p class="practice-name">{name}</p>}
      <div role="group" aria-label={ASSESS.resultsOf(name)}>
        {STEP_RESULTS.map((each) => (
          <button
            key={each}
            type="button"
            class={`practice-choice is-${each.toLowerCase()}`}
            aria-pressed={each === result}
            onClick={(event) => {
              // The second of two quick taps is the same finger's: it is not of the next step.
              if (event.detail < 2) onResult(each)
            }}
          >
            {STEP_WORDS[each]}
          </button>
        ))}
      </div>
    </div>
  )
}
