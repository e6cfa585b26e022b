/** Parts of R11 that a meeting fills: texts, promises, and the answers to the standards and certainties; lines and boxes where it did not. */
import type { JSX } from 'preact'
import type { MeetingSheet } from '../../../../../worker/contract/meeting-sheets.ts'
import type {
  OutcomeAction,
  OutcomeCheck,
} from '../../../../../worker/contract/meeting-outcomes.ts'
import {
  CERTAINTY_ITEMS,
  CHECK_ITEMS,
  STANDARD_ITEMS,
  type CheckAnswer,
  type CheckItem,
} from '../../../../../worker/contract/outcome-rules.ts'
import { formatDate } from '../../../text/format.ts'
import { CHECK_SHORT, CHECK_WORDS, MINLOK, teamWords } from '../../../text/minlok.ts'
import { ACTION_STATE_WORDS, ANSWER_WORDS } from '../../../text/outcomes.ts'

/** More than fit: on paper they fill what the page has left, so that a sheet to write on is one page. */
const LINES = 12
const ROWS = 4
/** The same beside a table of promises, where the page has no room to fill. */
const ROWS_BESIDE = 2
const LINES_BESIDE = 3

type FreeTextProps = {
  readonly title: string
  /** Null: nothing is written yet. */
  readonly text: string | null
  readonly isShort: boolean
}

export function FreeText({ title, text, isShort }: FreeTextProps): JSX.Element {
  const lines = isShort ? LINES_BESIDE : LINES
  return (
    <section class={text === null ? 'minlok-free' : undefined}>
      <h3>{title}</h3>
      {text === null ? (
        Array.from({ length: lines }, (_, index) => <p key={index} class="minlok-line" />)
      ) : (
        <p class="minlok-text">{text === '' ? MINLOK.nothing : text}</p>
      )}
    </section>
  )
}

type ActionRowsProps = {
  readonly title: string
  readonly actions: readonly (OutcomeAction & {
    /** The day of the meeting in which it was promised. */
    readonly from?: string | undefined
  })[]
  /** Leaves out what became of them where that is written by hand. */
  readonly hasState: boolean
  /** How many more there are than stand here. */
  readonly left?: number
  /** Another table of promises stands on the page. */
  readonly isSecond?: boolean
}

export function ActionRows(props: ActionRowsProps): JSX.Element {
  const { title, actions, hasState, left = 0, isSecond = false } = props
  const columns = [MINLOK.what, MINLOK.inCharge, MINLOK.due, MINLOK.state]
  const empty = hasState ? 1 : isSecond ? ROWS_BESIDE : ROWS
  const blanks = actions.length > 0 ? 0 : empty
  return (
    <section>
      <h3>{title}</h3>
      <table class="minlok-table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action.id}>
              <td>
                {action.what}
                {action.from !== undefined && ` ${MINLOK.promised(formatDate(action.from))}`}
              </td>
              <td>{action.personInCharge}</td>
              <td>
                {action.dueOn === null ? '' : formatDate(action.dueOn)}
                {action.isOverdue && ` (${MINLOK.overdue})`}
              </td>
              <td>{hasState || action.state !== 'OPEN' ? stateOf(action) : ''}</td>
            </tr>
          ))}
          {Array.from({ length: blanks }, (_, index) => (
            <tr key={index} class="minlok-blank">
              {columns.map((each) => (
                <td key={each} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p>{MINLOK.moreActions(left)}</p>}
    </section>
  )
}

function stateOf({ state, note, closedOn }: OutcomeAction): string {
  const words = ACTION_STATE_WORDS[state]
  if (state === 'OPEN') return words
  const day = closedOn === null ? '' : ` ${formatDate(closedOn)}`
  return note === '' ? `${words}${day}` : `${words}${day}: ${note}`
}

const GROUPS = [
  [MINLOK.standards, STANDARD_ITEMS],
  [MINLOK.certain, CERTAINTY_ITEMS],
] as const

const BOXES = ['YES', 'PARTLY', 'NO'] as const

type ChecksProps = {
  readonly sheet: MeetingSheet
  readonly checks: readonly OutcomeCheck[]
}

/** What the meeting answered; boxes for a pen where it did not. */
export function CheckBoxes({ sheet, checks }: ChecksProps): JSX.Element {
  const said = answersOf(checks)
  return (
    <div class="minlok-checks">
      {GROUPS.map(([title, items]) => (
        <section key={title}>
          <h3>{title}</h3>
          <ol class="minlok-check">
            {items.map((item) => {
              const { answer, note } = said(sheet.code, item)
              const known = item === 'TEAM_TRAINED' ? teamWords(sheet) : ''
              return (
                <li key={item}>
                  {answer === 'UNKNOWN' ? (
                    <>
                      <span>{[CHECK_WORDS[item], known].filter(Boolean).join(': ')}</span>
                      <span class="minlok-boxes">
                        {BOXES.map((each) => (
                          <span key={each}>
                            <i class="minlok-box" aria-hidden="true" /> {ANSWER_WORDS[each]}
                          </span>
                        ))}
                      </span>
                      {note !== '' && <span>{note}</span>}
                    </>
                  ) : (
                    <span>
                      {CHECK_WORDS[item]}: <b>{ANSWER_WORDS[answer]}</b>
                      {[known, note].filter(Boolean).map((words) => `, ${words}`)}
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}

function answersOf(checks: readonly OutcomeCheck[]) {
  const said = new Map(checks.map((each) => [`${each.area} ${each.item}`, each]))
  return (area: string, item: CheckItem): { readonly answer: CheckAnswer; readonly note: string } =>
    said.get(`${area} ${item}`) ?? { answer: 'UNKNOWN', note: '' }
}

/** A page of its own, only where a village was spoken of: one row each, the seven questions beside each other. */
export function PartsPage({ sheet, checks }: ChecksProps): JSX.Element | null {
  if (checks.every(({ area }) => area === sheet.code)) return null
  const said = answersOf(checks)
  return (
    <section class="minlok-parts">
      <h3>{MINLOK.perPart}</h3>
      <table class="minlok-table minlok-matrix" aria-label={MINLOK.perPart}>
        <thead>
          <tr>
            <th scope="col">{MINLOK.part}</th>
            {CHECK_ITEMS.map((item) => (
              <th key={item} scope="col">
                {CHECK_SHORT[item]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.villageTeams.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {CHECK_ITEMS.map((item) => {
                const { answer, note } = said(code, item)
                return (
                  <td key={item}>
                    {answer === 'UNKNOWN' ? '' : ANSWER_WORDS[answer]}
                    {note !== '' && <small>{note}</small>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="minlok-small">{MINLOK.partsNote}</p>
    </section>
  )
}
