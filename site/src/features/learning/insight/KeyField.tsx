/** The right answer of a question, as its type is answered; what comes out is the text of an answer (`question` in the contract). */
import type { JSX } from 'preact'
import type { Question } from '../../../../../worker/contract/curriculum.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { Select } from '../../../components/Select.tsx'
import { REGRADE } from '../../../text/insight-office.ts'

type Props = {
  readonly question: Question
  readonly value: string
  readonly onChange: (value: string) => void
}

export function KeyField(props: Props): JSX.Element {
  const { question, value, onChange } = props
  const label = REGRADE.choose
  const named = question.options.map(({ id, text, image }) => ({
    value: id,
    label: text || (image?.alt ?? id),
  }))
  switch (question.type) {
    case undefined:
      return <RadioList legend={label} value={value} answers={named} onChange={onChange} />
    case 'many':
      return <ManyField {...props} named={named} />
    case 'match':
      return (
        <Parts
          labels={(question.lefts ?? []).map(({ text }) => text)}
          values={(question.lefts ?? []).map(
            ({ id }) =>
              value
                .split('+')
                .find((part) => part.startsWith(`${id}=`))
                ?.slice(id.length + 1) ?? '',
          )}
          named={named}
          onChange={(parts) =>
            onChange(
              (question.lefts ?? [])
                .flatMap(({ id }, at) => (parts[at] === '' ? [] : [`${id}=${parts[at]}`]))
                .join('+'),
            )
          }
        />
      )
    case 'order': {
      const placed = value.split('+')
      return (
        <Parts
          labels={question.options.map((_, at) => REGRADE.place(at + 1))}
          values={question.options.map((_, at) => placed[at] ?? '')}
          named={named}
          onChange={(parts) => onChange(parts.join('+'))}
        />
      )
    }
    case 'number':
      return <Field label={REGRADE.number} inputMode="text" value={value} onInput={onChange} />
    case 'short':
      return (
        <Field
          label={REGRADE.forms}
          help={REGRADE.formsHelp}
          lines={4}
          maxLength={2000}
          value={value}
          onInput={onChange}
        />
      )
  }
}

type Named = readonly { readonly value: string; readonly label: string }[]

function ManyField({ value, onChange, named }: Props & { readonly named: Named }): JSX.Element {
  const chosen = new Set(value === '' ? [] : value.split('+'))
  return (
    <fieldset class="radios">
      <legend>{REGRADE.choose}</legend>
      <p class="help">{REGRADE.many}</p>
      {named.map((option) => (
        <Checkbox
          key={option.value}
          checked={chosen.has(option.value)}
          onChange={(isChosen) => {
            const next = new Set(chosen)
            if (isChosen) next.add(option.value)
            else next.delete(option.value)
            onChange([...next].toSorted().join('+'))
          }}
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  )
}

type PartsProps = {
  readonly labels: readonly string[]
  readonly values: readonly string[]
  readonly named: Named
  readonly onChange: (values: readonly string[]) => void
}

/** One choice for each part of the answer. */
function Parts({ labels, values, named, onChange }: PartsProps): JSX.Element {
  return (
    <fieldset class="radios">
      <legend>{REGRADE.choose}</legend>
      {labels.map((label, at) => (
        <Select
          key={label}
          label={label}
          value={values[at] ?? ''}
          options={[{ value: '', label: REGRADE.notChosen }, ...named]}
          onChange={(value) => onChange(values.map((each, other) => (other === at ? value : each)))}
        />
      ))}
    </fieldset>
  )
}
