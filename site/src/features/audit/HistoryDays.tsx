/** The log as people tell it: a heading for each day, a sentence for each entry. */
import type { JSX } from 'preact'
import type { AuditEntry } from '../../../../worker/contract/audit.ts'
import { historyAddress } from '../../lib/history-address.ts'
import { NATION_LOG, type LogPlace } from '../../lib/log-place.ts'
import { byDay, dayIn, dayTitle } from '../../text/audit-days.ts'
import { actorWords, AUDIT, didWords } from '../../text/audit.ts'
import { formatTime } from '../../text/format.ts'

type Props = {
  readonly log: LogPlace
  readonly entries: readonly AuditEntry[]
  readonly thing: string
}

export function HistoryDays({ log, entries, thing }: Props): JSX.Element {
  const { zone } = log
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
                <Line log={log} entry={entry} thing={thing} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

type LineProps = Omit<Props, 'entries'> & { readonly entry: AuditEntry }

function Line({ log, entry, thing }: LineProps): JSX.Element {
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
              href={`${historyAddress(subject.id)}${log.isNation ? NATION_LOG.replace('?', '&') : ''}`}
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
