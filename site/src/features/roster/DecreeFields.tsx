/** Number, day and end of the decree by which a cadre serves; all of them may be unknown. */
import type { JSX } from 'preact'
import { Field } from '../../components/Field.tsx'
import { CADRE } from '../../text/roster.ts'

export type Decree = {
  readonly decreeNumber: string
  /** `YYYY-MM-DD` or empty. */
  readonly decreeOn: string
  readonly decreeUntil: string
}

type Props = {
  readonly value: Decree
  readonly wrong: Readonly<Record<string, string>>
  readonly onInput: (key: keyof Decree) => (value: string) => void
}

export function DecreeFields({ value, wrong, onInput }: Props): JSX.Element {
  return (
    <div class="roster-pair">
      <Field
        label={CADRE.decreeNumber}
        optional
        value={value.decreeNumber}
        maxLength={100}
        onInput={onInput('decreeNumber')}
      />
      <Field
        label={CADRE.decreeOn}
        type="date"
        optional
        value={value.decreeOn}
        onInput={onInput('decreeOn')}
      />
      <Field
        label={CADRE.decreeUntil}
        type="date"
        optional
        value={value.decreeUntil}
        error={wrong['decreeUntil']}
        onInput={onInput('decreeUntil')}
      />
    </div>
  )
}
