/** The agenda day by day, with who speaks. */
import type { ComponentChildren, JSX } from 'preact'
import type { Session } from '../../../../worker/contract/meetings.ts'
import { dayWords } from '../../text/cohorts.ts'
import { AGENDA, clockWords, hoursWords, MEETING, MEETINGS } from '../../text/meetings.ts'
import { hoursOf } from './meeting-form.ts'

type Props = { readonly sessions: readonly Session[]; readonly action: ComponentChildren }

export function AgendaDays({ sessions, action }: Props): JSX.Element {
  return (
    <section class="panel agenda" aria-labelledby="susunan-acara">
      <h2 id="susunan-acara">{MEETING.agenda}</h2>
      {sessions.length === 0 ? (
        <>
          <p class="muted">{MEETING.noAgenda}</p>
          {action}
        </>
      ) : (
        <>
          {byDay(sessions).map(({ date, list }) => (
            <section key={date} aria-labelledby={`hari-${date}`}>
              <div class="agenda-head">
                <h3 id={`hari-${date}`}>{dayWords(date)}</h3>
                <span class="num muted">{AGENDA.total(hoursOf(list))}</span>
              </div>
              <ol class="agenda-list">
                {list.map((session) => (
                  <li key={session.id}>
                    <span class="num">
                      {clockWords(session.startsAt)}–{clockWords(session.endsAt)}
                    </span>
                    <span>
                      <b class={session.hours === 0 ? 'agenda-light' : undefined}>
                        {session.title}
                      </b>
                      {session.speakers.map(({ name, institution, topic }, index) => (
                        <span key={index} class="agenda-who">
                          {name}, {institution}
                          {topic !== '' && <span class="muted"> · {MEETING.topic(topic)}</span>}
                        </span>
                      ))}
                    </span>
                    <span class="num agenda-hours">
                      {session.hours === 0 ? '' : `${hoursWords(session.hours)} ${MEETINGS.hours}`}
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
    </section>
  )
}

/** In the order in which they are arranged. */
export function byDay(
  sessions: readonly Session[],
): readonly { readonly date: string; readonly list: readonly Session[] }[] {
  return [...Map.groupBy(sessions, ({ date }) => date)].map(([date, list]) => ({ date, list }))
}
