/**
 * The shortest way to a question: choose one answer of two to four, written where the module stands. It goes into the bank and
 * into the module at once, and the form is ready for the next.
 */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { saveItem } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { QUICK_ITEM } from '../../../text/workshop-office.ts'
import {
  EMPTY_QUESTION,
  quickVersion,
  whatIsMissing,
  type QuickQuestion,
} from './quick-question.ts'

type Props = {
  readonly area: string
  /** How many questions the module has. */
  readonly count: number
  readonly onSaved: (code: string) => void
  readonly onClose: () => void
}

export function QuickItem({ area, count, onSaved, onClose }: Props): JSX.Element {
  const [typed, setTyped] = useState<QuickQuestion>(EMPTY_QUESTION)
  // Of this question: a repeat after a lost answer saves no second one.
  const [id, setId] = useState(() => crypto.randomUUID())
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('textarea')?.focus()
  }, [id])
  const missing = isAsked ? whatIsMissing(typed) : null
  async function save(): Promise<void> {
    setAsked(true)
    setSaved(false)
    if (whatIsMissing(typed) !== null) return
    setBusy(true)
    setProblem(null)
    try {
      const item = quickVersion(typed)
      const { code } = await call(saveItem, { itemId: id, area, item, tags: [], version: 0 })
      onSaved(code)
      setTyped(EMPTY_QUESTION)
      setAsked(false)
      setSaved(true)
      setId(crypto.randomUUID())
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      class="quick-item"
      aria-label={QUICK_ITEM.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {isSaved && <Notice kind="done">{QUICK_ITEM.saved(count)}</Notice>}
      <Field
        label={QUICK_ITEM.stem}
        lines={2}
        maxLength={1000}
        value={typed.stem}
        error={missing === 'stem' ? QUICK_ITEM.needStem : undefined}
        onInput={(stem) => setTyped({ ...typed, stem })}
      />
      <fieldset class="quick-options">
        <legend>{QUICK_ITEM.right}</legend>
        {(missing === 'options' || missing === 'right') && (
          <span class="error" role="alert">
            {missing === 'options' ? QUICK_ITEM.needOptions : QUICK_ITEM.needRight}
          </span>
        )}
        {typed.options.map((option, place) => (
          <div class="quick-option" key={place}>
            <input
              type="radio"
              name={id}
              aria-label={QUICK_ITEM.isRight(place + 1)}
              checked={typed.right === place}
              onChange={() => setTyped({ ...typed, right: place })}
            />
            <input
              type="text"
              aria-label={QUICK_ITEM.option(place + 1)}
              value={option}
              maxLength={500}
              autoComplete="off"
              onInput={(event) => {
                const text = event.currentTarget.value
                setTyped({ ...typed, options: typed.options.with(place, text) })
              }}
            />
          </div>
        ))}
      </fieldset>
      <Field
        label={QUICK_ITEM.explanation}
        optional
        maxLength={1000}
        value={typed.explanation}
        onInput={(explanation) => setTyped({ ...typed, explanation })}
      />
      {problem !== null && <Problem error={problem} />}
      <div class="actions">
        <Button
          kind="primary"
          type="submit"
          icon="check"
          busy={isBusy ? QUICK_ITEM.saving : undefined}
        >
          {QUICK_ITEM.save}
        </Button>
        <Button onClick={onClose}>{QUICK_ITEM.close}</Button>
      </div>
    </form>
  )
}
