/**
 * The question as a phone shows it, drawn by the Worker a moment after the last change, and what is weak in it. While a part
 * is half written the last drawing stays.
 */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { previewItem, type ItemLint } from '../../../../../worker/contract/bank.ts'
import { Chips } from '../../../components/Chips.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { PREVIEW } from '../../../text/bank-office.ts'
import { PhoneFrame } from '../PhoneFrame.tsx'
import { isUntouched, itemOf, sketchedItem, type ItemForm } from './item-form.ts'

/** Long enough to type a word, short enough to see what it does. */
const PAUSE = 450

export type Drawn = {
  readonly asked: string
  readonly explained: string
  /** Of a question that is whole; else none. */
  readonly lints: readonly ItemLint[]
}
export type Preview = {
  readonly drawn: Drawn | null
  /** What is drawn has dots where words are missing. */
  readonly isSketch: boolean
  readonly isStale: boolean
  readonly error: unknown
  readonly again: () => void
}

export function usePreview(area: string, itemId: string, form: ItemForm): Preview {
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [of, setOf] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const whole = itemOf(form)
  const isWhole = whole.ok
  const made = isWhole ? whole : sketchedItem(form)
  const key = made.ok && !isUntouched(form) ? JSON.stringify(made.item) : ''
  useEffect(() => {
    if (!made.ok || key === '') return
    const stop = new AbortController()
    const draw = async (): Promise<void> => {
      try {
        const { asked, explained, lints } = await call(
          previewItem,
          { area, item: made.item, itemId },
          { signal: stop.signal },
        )
        if (stop.signal.aborted) return
        setDrawn({ asked, explained, lints: isWhole ? lints : [] })
        setOf(key)
        setError(null)
      } catch (problem) {
        if (!stop.signal.aborted) setError(problem)
      }
    }
    const timer = setTimeout(() => void draw(), drawn === null ? 0 : PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // What is made is made anew with every paint; the key says what it is.
  }, [area, key, isWhole, turn])
  return {
    drawn: key === '' && made.ok ? null : drawn,
    isSketch: !isWhole,
    isStale: !made.ok || key !== of,
    error,
    again: () => setTurn((last) => last + 1),
  }
}

export function ItemPreview({ preview }: { readonly preview: Preview }): JSX.Element {
  const [side, setSide] = useState<string>('asked')
  const { drawn, error } = preview
  return (
    <section class="bank-preview" aria-labelledby="pratinjau">
      <h2 id="pratinjau">{PREVIEW.title}</h2>
      <Chips
        label={PREVIEW.show}
        value={side}
        chips={[
          { value: 'asked', label: PREVIEW.asked },
          { value: 'explained', label: PREVIEW.explained },
        ]}
        onChange={setSide}
      />
      {error !== null && <Problem error={error} onRetry={preview.again} />}
      {drawn !== null ? (
        <PhoneFrame
          html={side === 'asked' ? drawn.asked : drawn.explained}
          label={side === 'asked' ? PREVIEW.label : PREVIEW.labelAfter}
        />
      ) : (
        error === null && <p class="bank-blank">{PREVIEW.waiting}</p>
      )}
      <p class="help" role="status">
        {drawn !== null && preview.isStale ? PREVIEW.stale : ''}
        {drawn !== null && !preview.isStale && preview.isSketch ? PREVIEW.dots : ''}
      </p>
    </section>
  )
}
