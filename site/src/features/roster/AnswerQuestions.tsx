/** "Is this the same person?": asked with everything that tells two people apart, never decided for the officer. */
import type { JSX } from 'preact'
import type { CadreChoice, Decision, RowOutcome } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { areaWords, KIND_WORDS } from '../../text/roster.ts'
import { ANSWERS, IMPORT, questionSentence } from '../../text/roster-import.ts'
import type { Outcomes, RowEdit } from './draft.ts'
import type { SheetRow } from './read-sheet.ts'

type Props = {
  readonly outcome: Extract<RowOutcome, { state: 'ASK' }>
  /** The other rows of the list, by line. */
  readonly rows: ReadonlyMap<number, SheetRow>
  readonly outcomes: Outcomes
  readonly isPending: boolean
  readonly onAnswer: (given: RowEdit) => void
}

export function AnswerQuestions(props: Props): JSX.Element {
  const { outcome, rows, outcomes, isPending, onAnswer } = props
  const decide = (decision: Decision) => onAnswer({ decision })
  const cadres = unique(outcome.questions.flatMap((question) => question.cadres))
  const lines = [...new Set(outcome.questions.flatMap((question) => question.lines))]
  return (
    <div class="roster-problem">
      {outcome.questions.map((question) => (
        <p key={question.question}>{questionSentence(question)}</p>
      ))}
      {cadres.map((cadre) => {
        const servesHere = cadre.areas.some((area) => area.code === outcome.row.area.code)
        return (
          <div class="roster-person" key={cadre.id}>
            <p>
              {IMPORT.inList}: <strong>{cadre.name}</strong> <span class="num">({cadre.code})</span>
              <br />
              <span class="small muted">{personWords(cadre)}</span>
            </p>
            <div class="roster-choices">
              {servesHere ? (
                <Button disabled={isPending} onClick={() => decide({ sameAs: cadre.id })}>
                  {ANSWERS.same(cadre.name)}
                </Button>
              ) : (
                <>
                  <Button
                    disabled={isPending}
                    onClick={() => decide({ sameAs: cadre.id, area: 'MOVE' })}
                  >
                    {ANSWERS.move}
                  </Button>
                  <Button
                    disabled={isPending}
                    onClick={() => decide({ sameAs: cadre.id, area: 'ADD' })}
                  >
                    {ANSWERS.add}
                  </Button>
                </>
              )}
            </div>
          </div>
        )
      })}
      {lines.map((line) => {
        const other = rows.get(line)
        return (
          <div class="roster-person" key={line}>
            <p>
              {IMPORT.inFile}: <strong>{other?.name}</strong>{' '}
              <span class="num">
                ({IMPORT.row.toLowerCase()} {line})
              </span>
              <br />
              <span class="small muted">
                {[other?.village, other?.subDistrict, other?.phone].filter(Boolean).join(' · ')}
              </span>
            </p>
            <div class="roster-choices">
              {areaOf(outcomes.get(line)) === outcome.row.area.code ? (
                <Button disabled={isPending} onClick={() => decide('skip')}>
                  {ANSWERS.twice}
                </Button>
              ) : (
                <Button disabled={isPending} onClick={() => decide({ sameAsLine: line })}>
                  {ANSWERS.line(line)}
                </Button>
              )}
            </div>
          </div>
        )
      })}
      {outcome.questions.every(({ question }) => question !== 'OTHER_AREA') && (
        <div class="roster-choices">
          <Button disabled={isPending} onClick={() => decide('new')}>
            {ANSWERS.new}
          </Button>
        </div>
      )}
    </div>
  )
}

function areaOf(outcome: RowOutcome | undefined): string | undefined {
  return outcome !== undefined && 'row' in outcome ? outcome.row.area.code : undefined
}

function unique(cadres: readonly CadreChoice[]): readonly CadreChoice[] {
  return [...new Map(cadres.map((cadre) => [cadre.id, cadre])).values()]
}

function personWords(cadre: CadreChoice): string {
  return [
    KIND_WORDS[cadre.kind],
    ...cadre.areas.map(areaWords),
    ...(cadre.phoneTail === null ? [] : [`HP •••${cadre.phoneTail}`]),
  ].join(' · ')
}
