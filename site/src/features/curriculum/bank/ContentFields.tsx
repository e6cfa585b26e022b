/** The fields of a question of the bank: of one question, or of a case with a story and several. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ITEM_TYPES } from '../../../../../worker/contract/items.ts'
import { Button } from '../../../components/Button.tsx'
import { Select } from '../../../components/Select.tsx'
import { FIELDS } from '../../../text/bank-fields.ts'
import { EDIT, TYPE_WORDS } from '../../../text/bank-office.ts'
import { SHARED } from '../../../text/frame.ts'
import {
  freeId,
  LIMITS,
  newForm,
  retyped,
  type ContentForm,
  type QuestionForm,
  type SimpleType,
} from './content-form.ts'
import { MarksAt, PlaceContext } from './marks.tsx'
import { RowTools } from './RowTools.tsx'
import { AskedFields, ExplanationField, QuestionFields } from './QuestionFields.tsx'

type Props = {
  readonly form: ContentForm
  readonly onChange: (form: ContentForm) => void
  readonly area: string
  readonly isReadOnly: boolean
  readonly withPictures: boolean
}

export function ContentFields(props: Props): JSX.Element {
  const { form, onChange, area, isReadOnly } = props
  const { type } = form
  return (
    <>
      <Select
        label={EDIT.type}
        value={type}
        disabled={isReadOnly}
        options={ITEM_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
        onChange={(value) => {
          const wanted = ITEM_TYPES.find((each) => each === value)
          if (wanted !== undefined) onChange(retyped(form, wanted))
        }}
      />
      {type === 'case' ? (
        <CaseFields {...props} />
      ) : (
        <QuestionFields
          form={{ ...form, type }}
          onChange={(part) => onChange({ ...form, ...part })}
          area={area}
          isReadOnly={isReadOnly}
          withPictures={props.withPictures}
        />
      )}
    </>
  )
}

function CaseFields({ form, onChange, area, isReadOnly }: Props): JSX.Element {
  const { questions } = form
  const change = (part: Partial<Omit<ContentForm, 'type'>>) => onChange({ ...form, ...part })
  const shared = { form, onChange: change, area, isReadOnly }
  const [, most] = LIMITS.questions
  return (
    <>
      <AskedFields {...shared} label={FIELDS.stemCase} help={FIELDS.stemCaseHelp} />
      <h2 class="bank-sub">{FIELDS.questions}</h2>
      <MarksAt at="questions" />
      {questions.map((question, at) => (
        <CaseQuestion
          key={question.id}
          question={question}
          number={at + 1}
          of={questions.length}
          area={area}
          isReadOnly={isReadOnly}
          onChange={(next) =>
            change({ questions: questions.map((each) => (each.id === next.id ? next : each)) })
          }
          onMove={(to) =>
            change({ questions: questions.toSpliced(at, 1).toSpliced(to, 0, question) })
          }
          onRemove={() => change({ questions: questions.toSpliced(at, 1) })}
        />
      ))}
      {!isReadOnly && questions.length < most && (
        <p class="bank-case-add">
          <Button
            icon="plus"
            onClick={() =>
              change({
                questions: [...questions, { id: freeId(questions), form: newForm('one') }],
              })
            }
          >
            {FIELDS.addQuestion}
          </Button>
        </p>
      )}
      <ExplanationField {...shared} />
    </>
  )
}

type QuestionProps = {
  readonly question: QuestionForm
  readonly number: number
  readonly of: number
  readonly area: string
  readonly isReadOnly: boolean
  readonly onChange: (question: QuestionForm) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function CaseQuestion(props: QuestionProps): JSX.Element {
  const { question, number, of, onChange, isReadOnly } = props
  const { id, form } = question
  const [isSure, setSure] = useState(false)
  const name = FIELDS.question(number)
  return (
    <PlaceContext.Provider value={`${id}/`}>
      <fieldset class="bank-case">
        <legend>{name}</legend>
        <Select
          label={EDIT.type}
          value={form.type}
          disabled={isReadOnly}
          options={SIMPLE_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
          onChange={(value) => {
            const wanted = SIMPLE_TYPES.find((each) => each === value)
            if (wanted !== undefined) onChange({ id, form: retyped(form, wanted) })
          }}
        />
        <QuestionFields
          form={form}
          onChange={(part) => onChange({ id, form: { ...form, ...part } })}
          area={props.area}
          isReadOnly={isReadOnly}
          withPictures={false}
        />
        {!isReadOnly && (
          <RowTools
            label={name}
            tools={[
              {
                word: FIELDS.up,
                name: FIELDS.upOf(name),
                act: number === 1 ? null : () => props.onMove(number - 2),
              },
              {
                word: FIELDS.down,
                name: FIELDS.downOf(name),
                act: number === of ? null : () => props.onMove(number),
              },
              {
                word: FIELDS.removeQuestion,
                name: FIELDS.removeOf(name),
                act: of === 1 ? null : () => setSure(true),
              },
            ]}
          />
        )}
        {isSure && (
          <p class="bank-case-sure">
            <Button kind="danger" icon="remove" onClick={props.onRemove}>
              {FIELDS.removeSure}
            </Button>
            <Button kind="quiet" onClick={() => setSure(false)}>
              {SHARED.cancel}
            </Button>
          </p>
        )}
      </fieldset>
    </PlaceContext.Provider>
  )
}

const SIMPLE_TYPES: readonly SimpleType[] = ITEM_TYPES.filter((type) => type !== 'case')
