/** A bar for each session: who was there, late, excused or not, told apart by pattern and by words, drawn so that it is on paper too. */
import type { JSX } from 'preact'
import type { CountedSession } from '../../../../../worker/contract/attendance.ts'
import { ATTENDANCE, SEGMENT_WORDS, segmentsWords } from '../../../text/attendance.ts'
import { formatNumber } from '../../../text/format.ts'
import { clockWords } from '../../../text/meetings.ts'
import { shortDay } from '../../../text/roll.ts'
import { SEGMENTS, segmentsOf, type SegmentKey } from './attendance-rows.ts'

export function SessionBars({
  sessions,
}: {
  readonly sessions: readonly CountedSession[]
}): JSX.Element {
  const days = new Set(sessions.map(({ date }) => date)).size
  return (
    <>
      <Patterns />
      <ol class="present-sessions">
        {sessions.map(({ id, date, startsAt, endsAt, title, counts, isCounted }) => {
          const segments = segmentsOf(counts)
          return (
            <li key={id}>
              <p class="present-session">
                <b>{title}</b>
                <span class="muted num">
                  {days > 1 && `${shortDay(date)}, `}
                  {clockWords(startsAt)}–{clockWords(endsAt)}
                </span>
                {!isCounted && <span class="tag">{ATTENDANCE.notCounted}</span>}
              </p>
              <svg
                class="present-bar"
                role="img"
                aria-label={`${title}: ${segmentsWords(segments)}`}
                height="22"
              >
                <rect class="present-all" width="100%" height="22" />
                {segments.map(({ key, from, width }) => (
                  <rect
                    key={key}
                    x={`${from}%`}
                    width={`${width}%`}
                    height="22"
                    fill={`url(#hadir-${key})`}
                    class="present-part"
                  />
                ))}
              </svg>
              <ul class="present-key" aria-hidden="true">
                {segments.map(({ key, count }) => (
                  <li key={key}>
                    <Swatch of={key} />
                    <span>
                      {SEGMENT_WORDS[key]} <b class="num">{formatNumber(count)}</b>
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Swatch({ of }: { readonly of: SegmentKey }): JSX.Element {
  return (
    <svg width="16" height="16" aria-hidden="true">
      <rect width="16" height="16" fill={`url(#hadir-${of})`} class="present-part" />
    </svg>
  )
}

/** Full, slanted lines, dots, level lines, a grid, and empty. */
const INK: Readonly<Record<SegmentKey, string>> = {
  PRESENT: '',
  LATE: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6',
  EXCUSED: 'M2 2 h2 v2 h-2 z M6 6 h2 v2 h-2 z',
  SICK: 'M0 2 H8 M0 6 H8',
  ABSENT: 'M0 4 H8 M4 0 V8',
  none: '',
}

/** Kept out of sight, not out of the page: what is not laid out paints nothing. */
function Patterns(): JSX.Element {
  return (
    <svg class="present-defs" width="0" height="0" aria-hidden="true">
      <defs>
        {SEGMENTS.map((key) => (
          <pattern
            key={key}
            id={`hadir-${key}`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            class={`present-${key}`}
          >
            <rect width="8" height="8" />
            {INK[key] !== '' && <path d={INK[key]} />}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
