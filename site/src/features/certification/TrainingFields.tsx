/** The training that a certificate prints: when, where and by whom it was held; and what is wrong with what was typed. */
import type { JSX } from 'preact'
import { Field } from '../../components/Field.tsx'
import { CallProblem } from '../../lib/call.ts'
import { PROPOSE } from '../../text/certification-office.ts'

export type Training = {
  readonly startsOn: string
  readonly endsOn: string
  readonly place: string
  readonly organiser: string
}
export type WrongTraining = Partial<Record<keyof Training, string>>

export const trimmed = ({ place, organiser, ...days }: Training): Training => ({
  ...days,
  place: place.trim(),
  organiser: organiser.trim(),
})

/** Empty when nothing is. */
export function wrongTraining(training: Training): WrongTraining {
  const { startsOn, endsOn } = training
  const missing = Object.entries(trimmed(training)).filter(([, text]) => text === '')
  return {
    ...(endsOn < startsOn ? { endsOn: PROPOSE.endBeforeStart } : {}),
    ...Object.fromEntries(missing.map(([field]) => [field, PROPOSE.needed])),
  }
}

/** What the server says of the days; null when it is another problem. */
export function wrongBy(problem: unknown): WrongTraining | null {
  const isAhead =
    problem instanceof CallProblem && JSON.stringify(problem.detail).includes('in_future')
  return isAhead ? { endsOn: PROPOSE.endInFuture } : null
}

type Props = {
  readonly value: Training
  readonly wrong: WrongTraining
  readonly placeHelp?: string
  readonly onChange: (training: Training) => void
}

export function TrainingFields({ value, wrong, placeHelp, onChange }: Props): JSX.Element {
  const field = (name: keyof Training) => ({
    label: PROPOSE[name],
    value: value[name],
    error: wrong[name],
    onInput: (text: string) => onChange({ ...value, [name]: text }),
  })
  return (
    <>
      <div class="pair">
        <Field type="date" {...field('startsOn')} />
        <Field type="date" {...field('endsOn')} />
      </div>
      <Field help={placeHelp} maxLength={120} {...field('place')} />
      <Field maxLength={120} {...field('organiser')} />
    </>
  )
}
