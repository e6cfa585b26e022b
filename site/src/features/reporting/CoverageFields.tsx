/** What a page of numbers can be asked for: the day, the part of the district, all villages or the focus villages of a year. */
import type { JSX } from 'preact'
import { Field } from '../../components/Field.tsx'
import { Select } from '../../components/Select.tsx'
import { REPORT } from '../../text/reporting.ts'

type DayProps = {
  readonly value: string
  readonly onInput: (day: string) => void
  /** It was refused. */
  readonly isWrong: boolean
  /** The newest that may be asked for, once it is known. */
  readonly max?: string | undefined
}

export function DayField({ value, onInput, isWrong, max }: DayProps): JSX.Element {
  return (
    <Field
      label={REPORT.day}
      help={REPORT.dayHelp}
      error={isWrong ? REPORT.dayWrong : undefined}
      type="date"
      value={value}
      onInput={onInput}
      {...(max === undefined ? {} : { max })}
      optional
    />
  )
}

type Choice = { readonly value: string; readonly onChange: (value: string) => void }
type PartProps = Choice & {
  readonly parts: readonly { readonly code: string; readonly name: string }[]
}

/** Nothing where there is nothing to choose from. */
export function PartField({ value, onChange, parts }: PartProps): JSX.Element | null {
  if (parts.length === 0) return null
  return (
    <Select
      label={REPORT.part}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: REPORT.allParts },
        ...parts.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  )
}

export function FocusField({
  value,
  onChange,
  years,
}: Choice & { readonly years: readonly number[] }): JSX.Element | null {
  if (years.length === 0) return null
  return (
    <Select
      label={REPORT.scope}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: REPORT.allVillages },
        ...years.map((year) => ({ value: String(year), label: REPORT.focusOf(year) })),
      ]}
    />
  )
}
