/** The answers to choose from: which are right, what is said to who chose one, pictures, and their order. */
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { FIELDS, PICTURE } from '../../../text/bank-fields.ts'
import { LIMITS, newOption, type OptionForm, type SimpleForm, type Parts } from './content-form.ts'
import { Line } from './Line.tsx'
import { MarksAt, useMarks } from './marks.tsx'
import { PictureField } from './PictureField.tsx'
import { SortRows } from './SortRows.tsx'

/** `withPictures`: every option is asked for one. */
export function ChoiceFields(props: Parts & { readonly withPictures: boolean }): JSX.Element {
  const { form, onChange, area, isReadOnly } = props
  const [opened, setOpened] = useState<readonly string[]>([])
  const name = useId()
  const withPictures = props.withPictures || form.options.some(({ image }) => image !== null)
  const set = (id: string, part: Partial<OptionForm>) =>
    onChange({ options: changed(form, id, part) })
  const help =
    form.type === 'many'
      ? FIELDS.optionsMany
      : withPictures
        ? FIELDS.optionsPicture
        : FIELDS.optionsOne
  return (
    <fieldset class="bank-parts">
      <legend>{FIELDS.options}</legend>
      <span class="help">
        {help} {FIELDS.whyHelp}
      </span>
      <MarksAt at="options" />
      <SortRows
        rows={form.options}
        onChange={(options) => onChange({ options })}
        nameOf={(at) => FIELDS.option(at + 1)}
        classOf={({ right }) => (right ? 'right' : '')}
        least={LIMITS.options[0]}
        most={LIMITS.options[1]}
        addWord={FIELDS.addOption}
        newRow={() => newOption(form.options)}
        isReadOnly={isReadOnly}
        toolsOf={({ id, image }, at) =>
          image !== null || withPictures || opened.includes(id)
            ? []
            : [
                {
                  word: PICTURE.short,
                  name: PICTURE.of(FIELDS.option(at + 1), PICTURE.add),
                  act: () => setOpened([...opened, id]),
                },
              ]
        }
      >
        {(option, at, enter) => (
          <>
            <Key
              form={form}
              option={option}
              number={at + 1}
              name={name}
              isReadOnly={isReadOnly}
              onChange={onChange}
            />
            <div class="bank-option">
              <Line
                quiet
                {...(withPictures ? { lead: FIELDS.text } : {})}
                label={FIELDS.option(at + 1)}
                at={`option.${option.id}`}
                value={option.text}
                onInput={(text) => set(option.id, { text })}
                onEnter={enter}
                isReadOnly={isReadOnly}
              />
              <Line
                quiet
                lead={FIELDS.why}
                label={FIELDS.whyOf(at + 1)}
                at={`option.${option.id}.why`}
                value={option.why}
                onInput={(why) => set(option.id, { why })}
                onEnter={enter}
                isReadOnly={isReadOnly}
              />
              {(option.image !== null || withPictures || opened.includes(option.id)) && (
                <PictureField
                  area={area}
                  at={`option.${option.id}.image`}
                  what={FIELDS.option(at + 1)}
                  image={option.image}
                  onChange={(image) => set(option.id, { image })}
                  isReadOnly={isReadOnly}
                />
              )}
            </div>
          </>
        )}
      </SortRows>
    </fieldset>
  )
}

function changed(form: SimpleForm, id: string, part: Partial<OptionForm>): readonly OptionForm[] {
  return form.options.map((option) => (option.id === id ? { ...option, ...part } : option))
}

type KeyProps = Pick<Parts, 'form' | 'isReadOnly' | 'onChange'> & {
  readonly option: OptionForm
  readonly number: number
  /** Of the group of marks. */
  readonly name: string
}

/** Marks the right answer: one of the rows, or any number of them. */
function Key({ form, option, number, name, isReadOnly, onChange }: KeyProps): JSX.Element {
  const isOne = form.type === 'one'
  const marks = useMarks('options')
  const choose = (right: boolean) =>
    onChange({
      options: isOne
        ? form.options.map((each) => ({ ...each, right: each.id === option.id }))
        : changed(form, option.id, { right }),
    })
  return (
    <label class="bank-key">
      <input
        type={isOne ? 'radio' : 'checkbox'}
        name={name}
        checked={option.right}
        disabled={isReadOnly}
        aria-label={FIELDS.rightOf(number)}
        aria-describedby={marks.id}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span aria-hidden="true">{FIELDS.right}</span>
    </label>
  )
}
