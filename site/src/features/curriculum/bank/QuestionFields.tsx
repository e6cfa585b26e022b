/** The fields of one question of any simple type: what is asked, its answers, and what is said afterwards. */
import type { JSX } from 'preact'
import { FIELDS } from '../../../text/bank-fields.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import type { Parts, SimpleForm } from './content-form.ts'
import { Line } from './Line.tsx'
import { NumberFields, PairFields, ShortFields, StepFields, TruthFields } from './OtherFields.tsx'
import { PictureField } from './PictureField.tsx'

type Props = Parts & { readonly withPictures: boolean }

export function QuestionFields({ withPictures, ...parts }: Props): JSX.Element {
  const { form } = parts
  return (
    <>
      <AskedFields {...parts} label={form.type === 'truth' ? FIELDS.stemTruth : FIELDS.stem} />
      <Answers {...parts} withPictures={withPictures} />
      <ExplanationField {...parts} />
    </>
  )
}

function Answers({ withPictures, ...parts }: Props): JSX.Element {
  switch (parts.form.type) {
    case 'one':
    case 'many':
      return <ChoiceFields {...parts} withPictures={withPictures} />
    case 'truth':
      return <TruthFields {...parts} />
    case 'match':
      return <PairFields {...parts} />
    case 'order':
      return <StepFields {...parts} />
    case 'number':
      return <NumberFields {...parts} />
    case 'short':
      return <ShortFields {...parts} />
  }
}

type AskedProps = Omit<Parts, 'form'> & {
  readonly form: Pick<SimpleForm, 'stem' | 'image'>
  readonly label: string
  readonly help?: string
}

export function AskedFields({ form, onChange, area, isReadOnly, label, help }: AskedProps) {
  return (
    <>
      <Line
        label={label}
        at="stem"
        rows={2}
        value={form.stem}
        onInput={(stem) => onChange({ stem })}
        isReadOnly={isReadOnly}
        {...(help === undefined ? {} : { help })}
      />
      <PictureField
        area={area}
        at="image"
        what={label}
        image={form.image}
        onChange={(image) => onChange({ image })}
        isReadOnly={isReadOnly}
      />
    </>
  )
}

type ExplanationProps = Pick<Parts, 'onChange' | 'isReadOnly'> & {
  readonly form: Pick<SimpleForm, 'explanation'>
}

export function ExplanationField({ form, onChange, isReadOnly }: ExplanationProps): JSX.Element {
  return (
    <Line
      optional
      label={FIELDS.explanation}
      help={FIELDS.explanationHelp}
      at="explanation"
      rows={2}
      value={form.explanation}
      onInput={(explanation) => onChange({ explanation })}
      isReadOnly={isReadOnly}
    />
  )
}
