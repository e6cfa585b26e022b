/** The three standards and four certainties: of the whole area, and village by village; what the roster knows stands beside. */
import type { JSX } from 'preact'
import type { Meeting } from '../../../../worker/contract/meetings.ts'
import {
  CERTAINTY_ITEMS,
  CHECK_ANSWERS,
  CHECK_ITEMS,
  STANDARD_ITEMS,
  type CheckAnswer,
  type CheckItem,
} from '../../../../worker/contract/outcome-rules.ts'
import { Field } from '../../components/Field.tsx'
import { Select } from '../../components/Select.tsx'
import { CHECK_WORDS, teamWords } from '../../text/minlok.ts'
import { ANSWER_WORDS, OUTCOME, OUTCOME_FORM } from '../../text/outcomes.ts'
import { whoseWords } from '../../text/meetings.ts'
import { checkKey, checkOf, type CheckForm, type OutcomeForm, type Team } from './outcome-form.ts'

type Area = { readonly code: string; readonly name: string }

type Props = {
  readonly own: Meeting['area']
  /** The own area and its parts. */
  readonly areas: readonly Area[]
  readonly teams: readonly Team[]
  readonly form: OutcomeForm
  readonly onChange: (checks: OutcomeForm['checks']) => void
}

const ANSWERS = CHECK_ANSWERS.toReversed().map((value) => ({ value, label: ANSWER_WORDS[value] }))

export function CheckFields({ own, areas, teams, form, onChange }: Props): JSX.Element {
  const parts = areas.filter(({ code }) => code !== own.code)
  const set = (area: string, item: CheckItem) => (check: CheckForm) =>
    onChange({ ...form.checks, [checkKey(area, item)]: check })
  const shared = { form, set, teams }
  return (
    <>
      <section class="panel" aria-labelledby="standar-pasti">
        <h2 id="standar-pasti">{OUTCOME.checks}</h2>
        <p class="muted">{whoseWords(own)}</p>
        <Questions {...shared} area={own.code} parts={parts} />
      </section>
      {parts.length > 0 && (
        <section class="panel" aria-labelledby="tiap-bagian">
          <h2 id="tiap-bagian">
            {own.level === 'district' ? OUTCOME.perSubDistrict : OUTCOME.perPart}
          </h2>
          <p class="muted">{OUTCOME_FORM.partsHelp}</p>
          {parts.map(({ code, name }) => {
            const answered = CHECK_ITEMS.filter(
              (item) => checkOf(form, code, item).answer !== 'UNKNOWN',
            ).length
            return (
              <details key={code} class="outcome-parts">
                <summary>
                  {name}{' '}
                  <span class="muted">{OUTCOME_FORM.answered(answered, CHECK_ITEMS.length)}</span>
                </summary>
                <Questions {...shared} area={code} parts={[]} />
              </details>
            )
          })}
        </section>
      )}
    </>
  )
}

type QuestionsProps = Pick<Props, 'form' | 'teams'> & {
  readonly area: string
  readonly parts: readonly Area[]
  readonly set: (area: string, item: CheckItem) => (check: CheckForm) => void
}

function Questions({ form, teams, area, parts, set }: QuestionsProps): JSX.Element {
  const team = teams.find(({ code }) => code === area)
  return (
    <>
      {(
        [
          [OUTCOME_FORM.standards, STANDARD_ITEMS],
          [OUTCOME_FORM.certain, CERTAINTY_ITEMS],
        ] as const
      ).map(([title, items]) => (
        <fieldset key={title} class="outcome-questions">
          <legend>{title}</legend>
          {items.map((item) => (
            <Question
              key={item}
              item={item}
              check={checkOf(form, area, item)}
              known={[
                item === 'TEAM_TRAINED' && team !== undefined
                  ? OUTCOME_FORM.proposal(teamWords({ team }))
                  : '',
                tallyOf(form, parts, item),
              ]
                .filter((words) => words !== '')
                .join(' ')}
              onChange={set(area, item)}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}

/** What the villages say of it, once one of them does. */
function tallyOf(form: OutcomeForm, parts: readonly Area[], item: CheckItem): string {
  const counts: Record<CheckAnswer, number> = { YES: 0, PARTLY: 0, NO: 0, UNKNOWN: 0 }
  for (const { code } of parts) counts[checkOf(form, code, item).answer] += 1
  return counts.UNKNOWN === parts.length ? '' : OUTCOME_FORM.tally(OUTCOME.tally(counts))
}

type QuestionProps = {
  readonly item: CheckItem
  readonly check: CheckForm
  readonly known: string
  readonly onChange: (check: CheckForm) => void
}

function Question({ item, check, known, onChange }: QuestionProps): JSX.Element {
  return (
    <div class="outcome-question">
      <Select
        label={CHECK_WORDS[item]}
        {...(known === '' ? {} : { help: known })}
        value={check.answer}
        options={ANSWERS}
        onChange={(value) => {
          const answer = CHECK_ANSWERS.find((each) => each === value)
          if (answer !== undefined) onChange({ ...check, answer })
        }}
      />
      <Field
        label={OUTCOME_FORM.note}
        optional
        maxLength={200}
        value={check.note}
        onInput={(note) => onChange({ ...check, note })}
      />
    </div>
  )
}
