/** The form of a district's card. What was typed is the page's own state, so that the phone beside it shows it at once. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { proposeLocalFact, type LocalFact } from '../../../../../worker/contract/local-facts.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { CARD } from '../../../text/local-facts-office.ts'
import { useLeaving } from '../course/use-leaving.ts'
import type { Fact } from './due.ts'

export type CardForm = Pick<LocalFact, 'figure' | 'text' | 'source' | 'reviewBy'>

const EMPTY: CardForm = { figure: '', text: '', source: '', reviewBy: '' }
const MOST_YEARS = 3

export function formOf(card: LocalFact | null): CardForm {
  const { figure, text, source, reviewBy } = card ?? EMPTY
  return { figure, text, source, reviewBy }
}

type Props = {
  readonly fact: Fact
  readonly district: string
  /** The proposal that waits and whose place this takes. */
  readonly instead: string | null
  readonly today: string
  readonly form: CardForm
  readonly onChange: (form: CardForm) => void
  readonly onCancel: () => void
  readonly onDone: () => void
}

export function ProposeCard(props: Props): JSX.Element {
  const { fact, district, instead, today, form, onChange } = props
  // Of what was sent last: sent again after an answer was lost it is one proposal.
  const sent = useRef({ id: '', said: '' })
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  useLeaving(!isBusy && form.text !== '', () => undefined)
  const last = `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4)}`
  const faults = {
    text: form.text.trim() === '' ? CARD.needText : undefined,
    source: form.source.trim() === '' ? CARD.needSource : undefined,
    reviewBy: form.reviewBy <= today || form.reviewBy > last ? CARD.needReviewBy : undefined,
  }
  async function send(): Promise<void> {
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    setBusy(true)
    setProblem(null)
    try {
      const said = JSON.stringify(form)
      if (sent.current.said !== said) sent.current = { id: crypto.randomUUID(), said }
      const about = { district, courseId: fact.courseId, factId: fact.id, instead }
      await call(proposeLocalFact, { id: sent.current.id, ...about, ...form })
      props.onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const set = (name: keyof CardForm) => (value: string) => onChange({ ...form, [name]: value })
  const fault = (name: keyof typeof faults): string | undefined =>
    isTried ? faults[name] : undefined
  return (
    <section class="panel" aria-labelledby="usul">
      <h2 id="usul">{CARD.propose}</h2>
      <p>{instead === null ? CARD.proposeHelp : CARD.insteadHelp}</p>
      <Field
        label={CARD.fieldFigure}
        help={CARD.fieldFigureHelp}
        optional
        maxLength={60}
        value={form.figure}
        onInput={set('figure')}
      />
      <Field
        label={CARD.fieldText}
        help={CARD.fieldTextHelp}
        lines={4}
        maxLength={800}
        value={form.text}
        error={fault('text')}
        onInput={set('text')}
      />
      <Field
        label={CARD.fieldSource}
        help={CARD.fieldSourceHelp}
        maxLength={200}
        value={form.source}
        error={fault('source')}
        onInput={set('source')}
      />
      <Field
        type="date"
        label={CARD.fieldReviewBy}
        help={CARD.fieldReviewByHelp}
        min={today}
        max={last}
        value={form.reviewBy}
        error={fault('reviewBy')}
        onInput={set('reviewBy')}
      />
      {problem !== null && <Problem error={problem} />}
      <div class="actions">
        <Button
          kind="primary"
          icon="send"
          busy={isBusy ? CARD.sending : undefined}
          onClick={() => void send()}
        >
          {CARD.send}
        </Button>
        <Button kind="quiet" onClick={props.onCancel}>
          {CARD.cancel}
        </Button>
      </div>
    </section>
  )
}
