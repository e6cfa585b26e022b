/** How many could do each step of a sheet alone, drawn in ink so that it stands on paper as on the screen. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import { STEP_RESULTS, sheetKey } from '../../../../../worker/contract/practice-rules.ts'
import { Select } from '../../../components/Select.tsx'
import { formatNumber, formatShare } from '../../../text/format.ts'
import { STEP_WORDS } from '../../../text/practice.ts'
import { RESULTS } from '../../../text/practice-office.ts'
import { tallySteps, type ListedPerson, type StepTally } from './figures.ts'

type Props = {
  readonly people: readonly ListedPerson[]
  readonly sheets: readonly PracticeSheet[]
}

export function StepShares({ people, sheets }: Props): JSX.Element | null {
  const [chosen, setChosen] = useState('')
  const sheet = sheets.find((each) => sheetKey(each) === chosen) ?? sheets[0]
  if (sheet === undefined) return null
  const steps = tallySteps(people, sheet)
  const hard = steps.filter(({ counts, of }) => counts.DONE < of)
  const easy = steps.filter(({ counts, of }) => counts.DONE === of)
  return (
    <section class="panel practice-shares" aria-labelledby="langkah-sulit">
      <h2 id="langkah-sulit">{RESULTS.steps}</h2>
      {sheets.length > 1 && (
        <Select
          label={RESULTS.sheet}
          value={sheetKey(sheet)}
          options={sheets.map((each) => ({ value: sheetKey(each), label: sheetName(each) }))}
          onChange={setChosen}
        />
      )}
      {(steps[0]?.of ?? 0) === 0 ? (
        <p class="muted">{RESULTS.stepsNone}</p>
      ) : (
        <>
          <p class="help">{RESULTS.stepsHelp}</p>
          {hard.length === 0 ? (
            <p>{RESULTS.stepsAll}</p>
          ) : (
            <ol>
              {hard.map((each) => (
                <Step key={each.number} tally={each} />
              ))}
            </ol>
          )}
          {easy.length > 0 && (
            <details>
              <summary>{RESULTS.stepsDone(easy.length)}</summary>
              <ol>
                {easy.map((each) => (
                  <Step key={each.number} tally={each} />
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </section>
  )
}

function sheetName({ title, moduleTitle }: PracticeSheet): string {
  return moduleTitle === null ? title : `${title} · ${moduleTitle}`
}

function Step({ tally }: { readonly tally: StepTally }): JSX.Element {
  const { number, step, of, counts } = tally
  const others = STEP_RESULTS.filter((each) => each !== 'DONE' && counts[each] > 0).map(
    (each) => `${formatNumber(counts[each])} ${STEP_WORDS[each].toLowerCase()}`,
  )
  let from = 0
  return (
    <li>
      <p>
        <b>{RESULTS.stepNumber(number)}.</b> {step}
      </p>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="share-all" x="0" y="0" width="100" height="10" />
        {STEP_RESULTS.map((each) => {
          const width = (counts[each] * 100) / of
          const x = from
          from += width
          return (
            <rect
              key={each}
              class={`share-${each.toLowerCase()}`}
              x={x}
              y="0"
              width={width}
              height="10"
            />
          )
        })}
      </svg>
      <p class="num small">
        {RESULTS.able(counts.DONE, of, formatShare(counts.DONE, of))}
        {others.length > 0 && <span class="muted">, {others.join(', ')}</span>}
      </p>
    </li>
  )
}
