/** How a quiz or a final test is taken, in plain words. */
import type { JSX } from 'preact'
import type { QuizSettings } from '../../../../../worker/contract/workshop.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { Select } from '../../../components/Select.tsx'
import { QUIZ_FORM } from '../../../text/workshop-office.ts'
import { DrawRules } from './DrawRules.tsx'
import { NumberField } from './NumberField.tsx'
import type { Stock } from './stock.ts'

type Props = {
  readonly quiz: QuizSettings
  /** Tags of the bank, to draw by. */
  readonly tags: readonly string[]
  readonly isLocked: boolean
  readonly onChange: (change: Partial<QuizSettings>) => void
  /** The questions that it draws from; left out: that is said elsewhere, as for the final test. */
  readonly stock?: Stock
}

const FEEDBACKS = ['now', 'passed', 'closed'] as const

export function QuizForm({ quiz, tags, isLocked, onChange, stock }: Props): JSX.Element {
  return (
    <fieldset class="quiz-form" disabled={isLocked}>
      <div class="fields">
        <NumberField
          label={QUIZ_FORM.passMark}
          value={quiz.passMark}
          min={1}
          max={100}
          disabled={isLocked}
          onChange={(passMark) => onChange({ passMark })}
        />
        <NumberField
          label={QUIZ_FORM.attempts}
          help={QUIZ_FORM.attemptsHelp}
          value={quiz.attempts}
          min={0}
          max={20}
          disabled={isLocked}
          onChange={(attempts) => onChange({ attempts })}
        />
        <NumberField
          label={QUIZ_FORM.coolDown}
          help={QUIZ_FORM.coolDownHelp}
          value={quiz.coolDownMinutes}
          min={0}
          max={10_080}
          disabled={isLocked}
          onChange={(coolDownMinutes) => onChange({ coolDownMinutes })}
        />
        <NumberField
          label={QUIZ_FORM.minutes}
          help={QUIZ_FORM.minutesHelp}
          value={quiz.minutes}
          min={0}
          max={600}
          disabled={isLocked}
          onChange={(minutes) => onChange({ minutes })}
        />
        <Field
          label={QUIZ_FORM.closesOn}
          type="date"
          optional
          value={quiz.closesOn ?? ''}
          disabled={isLocked}
          onInput={(day) => onChange({ closesOn: day === '' ? null : day })}
        />
        <Select
          label={QUIZ_FORM.feedback}
          value={quiz.feedback}
          disabled={isLocked}
          error={
            quiz.feedback === 'closed' && quiz.closesOn === null
              ? QUIZ_FORM.feedbackNeedsDate
              : undefined
          }
          options={FEEDBACKS.map((value) => ({ value, label: QUIZ_FORM.feedbacks[value] }))}
          onChange={(value) =>
            onChange({ feedback: FEEDBACKS.find((each) => each === value) ?? 'now' })
          }
        />
      </div>
      <Checkbox
        checked={quiz.shuffle}
        disabled={isLocked}
        onChange={(shuffle) => onChange({ shuffle })}
      >
        {QUIZ_FORM.shuffle}
      </Checkbox>
      {stock !== undefined && (
        <Draw draw={quiz.draw} tags={tags} stock={stock} onChange={onChange} />
      )}
    </fieldset>
  )
}

type DrawProps = Pick<Props, 'tags' | 'onChange'> & {
  readonly draw: QuizSettings['draw']
  readonly stock: Stock
}

function Draw({ draw, tags, stock, onChange }: DrawProps): JSX.Element {
  return (
    <>
      <RadioList
        legend={QUIZ_FORM.draw}
        value={draw.length === 0 ? 'all' : 'some'}
        answers={[
          { value: 'all', label: QUIZ_FORM.drawAll },
          { value: 'some', label: QUIZ_FORM.drawSome },
        ]}
        onChange={(value) => onChange({ draw: value === 'all' ? [] : [{ count: 5, tag: null }] })}
      />
      {draw.length > 0 && (
        <DrawRules
          rules={draw}
          tags={tags}
          stock={stock}
          modules={[]}
          onChange={(rules) => onChange({ draw: rules })}
        />
      )}
    </>
  )
}
