/** The agenda on paper: a table for each day, with who speaks and the JP. */
import type { JSX } from 'preact'
import type { Session } from '../../../../worker/contract/meetings.ts'
import type { District } from '../../../../worker/contract/regions.ts'
import { formatDates } from '../../text/certification.ts'
import { dayWords } from '../../text/cohorts.ts'
import { AGENDA_PAPER, PAPERS } from '../../text/meeting-papers.ts'
import { clockWords, hoursWords, MEETING, whoseWords } from '../../text/meetings.ts'
import { asOfLine } from '../../text/reporting.ts'
import { byDay } from './AgendaDays.tsx'
import { hoursOf } from './meeting-form.ts'
import { letterOf } from './paper-words.ts'
import type { MeetingReply } from './use-meeting.ts'

type Props = {
  readonly district: District
  readonly shown: MeetingReply
  readonly printed: string
}

export function AgendaPaper({ district, shown, printed }: Props): JSX.Element {
  const { meeting, sessions, asOf } = shown
  const facts = [
    [AGENDA_PAPER.days, formatDates(meeting.startsOn, meeting.endsOn)],
    [AGENDA_PAPER.place, meeting.place],
    [AGENDA_PAPER.organiser, whoseWords(meeting.area)],
  ] as const
  return (
    <article class="sheet">
      <header class="sheet-letter">
        {letterOf(meeting, district).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {district.isDemo && <p class="sheet-sample">{PAPERS.sample}</p>}
      <h2>{AGENDA_PAPER.heading}</h2>
      <p class="letter-day">{meeting.title}</p>
      <p class="letter-day">{asOfLine(asOf)}</p>
      <dl class="sheet-facts">
        {facts.map(([label, words]) => (
          <>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
      <AgendaTables sessions={sessions} />
      <p class="sheet-small">{printed}</p>
    </article>
  )
}

/** A column for JP and one for speakers only where there are any. */
type Has = { readonly hasHours: boolean; readonly hasSpeakers: boolean }

export function AgendaTables({ sessions }: { readonly sessions: readonly Session[] }): JSX.Element {
  const days = byDay(sessions)
  const hasHours = hoursOf(sessions) > 0
  const hasSpeakers = sessions.some(({ speakers }) => speakers.length > 0)
  return (
    <>
      {days.map(({ date, list }) => (
        <div
          key={date}
          class="sheet-scroll agenda-paper"
          tabIndex={0}
          role="region"
          aria-label={dayWords(date)}
        >
          <table class="sheet-table">
            <caption>{dayWords(date)}</caption>
            <thead>
              <tr>
                <th scope="col" class="agenda-time">
                  {AGENDA_PAPER.time}
                </th>
                <th scope="col">{AGENDA_PAPER.what}</th>
                {hasHours && (
                  <th scope="col" class="agenda-jp">
                    {AGENDA_PAPER.hours}
                  </th>
                )}
                {hasSpeakers && (
                  <th scope="col" class="agenda-by">
                    {AGENDA_PAPER.speaker}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {list.map((session) => (
                <Row
                  key={session.id}
                  session={session}
                  hasHours={hasHours}
                  hasSpeakers={hasSpeakers}
                />
              ))}
              {hasHours && (
                <tr class="agenda-sum">
                  <th scope="row" colSpan={2}>
                    {AGENDA_PAPER.total}
                  </th>
                  <td class="num agenda-jp">{hoursWords(hoursOf(list))}</td>
                  {hasSpeakers && <td />}
                </tr>
              )}
            </tbody>
          </table>
        </div>
      ))}
      {hasHours && (
        <>
          {days.length > 1 && (
            <p>
              {AGENDA_PAPER.total}: <b>{hoursWords(hoursOf(sessions))} JP</b>
            </p>
          )}
          <p class="sheet-small">{AGENDA_PAPER.meaning}</p>
        </>
      )}
    </>
  )
}

function Row({ session, hasHours, hasSpeakers }: Has & { readonly session: Session }): JSX.Element {
  const { startsAt, endsAt, title, hours, speakers } = session
  return (
    <tr>
      <td class="num agenda-time">
        {clockWords(startsAt)}–{clockWords(endsAt)}
      </td>
      <td>{title}</td>
      {hasHours && <td class="num agenda-jp">{hours === 0 ? '–' : hoursWords(hours)}</td>}
      {hasSpeakers && (
        <td>
          {speakers.map(({ name, institution, topic }, index) => (
            <p key={index}>
              {name}, {institution}
              {topic !== '' && <em> ({MEETING.topic(topic)})</em>}
            </p>
          ))}
        </td>
      )}
    </tr>
  )
}
