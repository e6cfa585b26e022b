/** The days of the log as a picture: a row a month, a box a day, told apart by colour, by form and in words. */
import type { JSX } from 'preact'
import {
  CHAIN,
  DAY_STATES,
  DAY_STATE_WORDS,
  monthTitle,
  monthWords,
  type DayState,
} from '../../text/audit-chain.ts'

const MOST_MONTHS = 6
const BOX = 10

type Props = {
  /** Days with a head, oldest first. */
  readonly days: readonly string[]
  readonly checked: ReadonlySet<string>
  readonly broken: ReadonlySet<string>
}

export function ChainDays({ days, checked, broken }: Props): JSX.Element {
  const all = [...new Set([...days, ...broken])].toSorted()
  const [first = '', last = ''] = [all[0], all.at(-1)]
  const sealed = new Set(days)
  const stateOf = (day: string): DayState =>
    broken.has(day) ? 'broken' : checked.has(day) ? 'checked' : sealed.has(day) ? 'sealed' : 'none'
  const months = monthsBetween(first, last)
  const drawn = months.slice(-MOST_MONTHS)
  const left = all.filter((day) => day < `${drawn[0] ?? ''}-00`).length
  const states = drawn.map((month) => ({
    month,
    days: daysOf(month)
      .filter((day) => day >= first && day <= last)
      .map((day) => ({ day, state: stateOf(day) })),
    outside: daysOf(month).filter((day) => day < first || day > last),
  }))
  const used = new Set(states.flatMap((month) => month.days.map(({ state }) => state)))
  return (
    <section class="chain-days" aria-labelledby="kunci-harian">
      <h2 id="kunci-harian">{CHAIN.days}</h2>
      <p class="muted">{all.length === 0 ? CHAIN.noDays : CHAIN.daysNote}</p>
      {left > 0 && <p class="small muted">{CHAIN.older(left)}</p>}
      {states.map((month) => (
        <div key={month.month} class="chain-month">
          <span>{monthTitle(month.month)}</span>
          <svg
            viewBox={`0 0 ${31 * BOX} ${BOX}`}
            role="img"
            aria-label={monthWords(
              month.month,
              month.days.map(({ state }) => state),
            )}
          >
            {month.days.map(({ day, state }) => (
              <Box key={day} x={leftOf(day)} state={state} />
            ))}
            {/* The rest of the month, so that a lone day is seen to be one of it. */}
            {month.outside.map((day) => (
              <circle
                key={day}
                class="chain-outside"
                cx={leftOf(day) + BOX / 2}
                cy={BOX / 2}
                r="0.9"
              />
            ))}
          </svg>
        </div>
      ))}
      {all.length > 0 && (
        <ul class="chain-key">
          {DAY_STATES.filter((state) => used.has(state)).map((state) => (
            <li key={state}>
              <svg viewBox={`0 0 ${BOX} ${BOX}`} aria-hidden="true">
                <Box x={0} state={state} />
              </svg>
              {DAY_STATE_WORDS[state]}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function leftOf(day: string): number {
  return (Number(day.slice(8)) - 1) * BOX
}

function Box({ x, state }: { readonly x: number; readonly state: DayState }): JSX.Element {
  return (
    <g class={`chain-${state}`} transform={`translate(${x} 0)`}>
      <rect x="1" y="1" width="8" height="8" rx="1.5" />
      {state === 'broken' && <path d="M3 3l4 4m0-4l-4 4" />}
      {state === 'checked' && <path d="M2.8 5.2l1.6 1.6 2.8-3.4" />}
    </g>
  )
}

/** `2026-09`, `2026-10`, `2026-11`; none for none. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first.slice(0, 7); month !== '' && month <= last.slice(0, 7);) {
    months.push(month)
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
    month = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
  }
  return months
}

function daysOf(month: string): string[] {
  const count = new Date(
    Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0),
  ).getUTCDate()
  return Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
}
