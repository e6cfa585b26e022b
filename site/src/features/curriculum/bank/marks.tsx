/** What is missing or weak in a question, beside the field that it is about: first what must be mended, then advice. */
import { createContext, type JSX } from 'preact'
import { useContext, useId } from 'preact/hooks'
import { Icon } from '../../../components/Icon.tsx'
import { GAP_WORDS, LINT_WORDS, LINTS } from '../../../text/bank-fields.ts'
import type { Gap } from './content-form.ts'
import type { PlacedLint } from './lint-place.ts'

export type Found = { readonly gaps: readonly Gap[]; readonly lints: readonly PlacedLint[] }

export const FoundContext = createContext<Found>({ gaps: [], lints: [] })
/** The place of a question inside a case, with its stroke: `a/`; empty outside of one. */
export const PlaceContext = createContext('')

export type Marks = {
  /** The id of what `view` shows, for `aria-describedby`; undefined when there is nothing to say. */
  readonly id: string | undefined
  readonly isWrong: boolean
  readonly view: JSX.Element | null
}

export function useMarks(at: string): Marks {
  const id = useId()
  const { gaps, lints } = useContext(FoundContext)
  const place = useContext(PlaceContext) + at
  const missing = gaps.filter((gap) => gap.at === place)
  const weak = lints.filter((lint) => lint.at === place)
  if (missing.length === 0 && weak.length === 0)
    return { id: undefined, isWrong: false, view: null }
  const blocking = weak.filter(({ isBlocking }) => isBlocking)
  const advice = weak.filter(({ isBlocking }) => !isBlocking)
  return {
    id,
    isWrong: missing.length > 0 || blocking.length > 0,
    view: (
      <div class="bank-marks" id={id}>
        {missing.map((gap) => (
          <p class="error" key={gap.reason}>
            {gapWords(gap)}
          </p>
        ))}
        {blocking.map(({ lint }) => (
          <p class="error" key={lint.reason + lint.about} title={LINTS.blocking}>
            <Icon name="danger" size={18} />
            <span>{LINT_WORDS[lint.reason](lint.about)}</span>
          </p>
        ))}
        {advice.map(({ lint }) => (
          <p class="bank-advice" key={lint.reason + lint.about}>
            <Icon name="info" size={18} />
            <span>
              <strong>{LINTS.advice}:</strong> {LINT_WORDS[lint.reason](lint.about)}
            </span>
          </p>
        ))}
      </div>
    ),
  }
}

/** The marks of a place that has no field of its own. */
export function MarksAt({ at }: { readonly at: string }): JSX.Element | null {
  return useMarks(at).view
}

function gapWords({ at, reason, limit = 0 }: Gap): string {
  if (at.endsWith('truth')) return GAP_WORDS.TRUTH()
  if (at === 'fact' && reason === 'NUMBER') return GAP_WORDS.FACT()
  return GAP_WORDS[reason](limit)
}
