/** The log as people tell it: a heading for each day, a sentence for each entry. */
import type { JSX } from 'preact'
import type { AuditEntry } from '../../../../worker/contract/audit.ts'
import { historyAddress } from '../../lib/history-address.ts'
import { useZone } from '../../lib/session.ts'
import { byDay, dayIn, dayTitle } from '../../text/audit-days.ts'
import { actorWords, AUDIT, didWords } from '../../text/audit.ts'
import { formatTime } from '../../text/format.ts'

type Props = { readonly entries: readonly AuditEntry[]; readonly thing: string }

export function HistoryDays({ entries, thing }: Props): JSX.Element {
  const zone = useZone()
  const today = dayIn(new Date().toISOString(), zone)
  return (
    <>
      {byDay(entries, zone).map(([day, those]) => (
        <section key={day} class="audit-day" aria-labelledby={`hari-${day}`}>
          <h2 id={`hari-${day}`}>{dayTitle(day, today)}</h2>
          <ol class="audit-lines">
            {those.map((entry) => (
              <li key={entry.id}>
                <time class="num muted" dateTime={entry.at}>
                  {formatTime(entry.at, zone)}
                </time>
                <Line entry={entry} thing={thing} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Line({
  entry,
  thing,
}: {
  readonly entry: AuditEntry
  readonly thing: string
}): JSX.Element {
  const { did, subject, facts } = didWords(entry)
  return (
    <p>
      <strong>{actorWords(entry)}</strong> {did}
      {subject !== null && (
        <>
          {' '}
          {subject.id === thing ? (
            <span class="num">{subject.name}</span>
          ) : (
            <a
              class="num"
              href={historyAddress(subject.id)}
              aria-label={AUDIT.onlyThisOf(subject.name)}
              title={AUDIT.onlyThisOf(subject.name)}
            >
              {subject.name}
            </a>
          )}
        </>
      )}
      {facts !== '' && <span class="audit-facts">{facts}</span>}
    </p>
  )
}
