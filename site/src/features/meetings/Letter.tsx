/** The letter that invites, one text for all; its agenda and the list of those invited follow as attachments. */
import type { JSX } from 'preact'
import type { MeetingPerson } from '../../../../worker/contract/meetings.ts'
import type { District } from '../../../../worker/contract/regions.ts'
import { Notice } from '../../components/Notice.tsx'
import { formatDates } from '../../text/certification.ts'
import { dayWords } from '../../text/cohorts.ts'
import { AGENDA_PAPER, LETTER, PAPERS } from '../../text/meeting-papers.ts'
import { asOfLine } from '../../text/reporting.ts'
import { KIND_WORDS } from '../../text/roster.ts'
import { AgendaTables } from './AgendaPaper.tsx'
import { hourWords, letterOf, roman, signsAs } from './paper-words.ts'
import { groupsOf, villageOf, type Group } from './people-rows.ts'
import type { MeetingReply } from './use-meeting.ts'

type Props = {
  readonly district: District
  readonly shown: MeetingReply
  readonly printed: string
}

export function Letter({ district, shown, printed }: Props): JSX.Element {
  const { meeting, sessions, people, asOf } = shown
  const parts = [...(sessions.length > 0 ? ['agenda'] : []), ...(people.length > 0 ? ['list'] : [])]
  const attachments = parts.map((_, index) => roman(index)).join(' dan ')
  const hour = hourWords(sessions, district.timeZone)
  const { startsOn, endsOn, basis, budgetSource } = meeting
  const facts = [
    [LETTER.day, startsOn === endsOn ? dayWords(startsOn) : daysBetween(startsOn, endsOn)],
    ...(hour === '' ? [] : [[LETTER.time, hour]]),
    [LETTER.place, meeting.place],
    [LETTER.event, meeting.title],
  ] as const
  const listAt = parts.indexOf('list')
  const isKpm = people.every(({ kind }) => kind === 'KPM')
  return (
    <>
      {people.length === 0 && (
        <div class="no-print">
          <Notice>{PAPERS.noPeople}</Notice>
        </div>
      )}
      <div class="sheets">
        <article class="sheet letter">
          <Head district={district} shown={shown} />
          <p class="letter-date">{LETTER.placeAndDate}</p>
          <div class="letter-address">
            <dl class="sheet-facts">
              <dt>{LETTER.number}</dt>
              <dd>{LETTER.dots}</dd>
              <dt>{LETTER.nature}</dt>
              <dd>{LETTER.natureWords}</dd>
              <dt>{LETTER.attachments}</dt>
              <dd>{attachments === '' ? LETTER.none : attachments}</dd>
              <dt>{LETTER.about}</dt>
              <dd>
                <b>
                  {LETTER.aboutWords} {meeting.title}
                </b>
              </dd>
            </dl>
            <div>
              <p>{LETTER.to}</p>
              <p>{LETTER.toWhom(isKpm ? district.cadreTitle : null)}</p>
              {listAt >= 0 && <p>{LETTER.toList}</p>}
              <p>{LETTER.toPlace}</p>
            </div>
          </div>
          <p class="letter-text">{LETTER.opening(basis, meeting.title)}</p>
          <dl class="sheet-facts letter-facts">
            {facts.map(([label, words]) => (
              <>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </>
            ))}
          </dl>
          <p class="letter-text">
            {[
              ...(sessions.length > 0 ? [LETTER.agendaAttached] : []),
              LETTER.bring,
              ...(budgetSource === '' ? [] : [LETTER.budget(budgetSource)]),
            ].join(' ')}
          </p>
          <p class="letter-text">{LETTER.closing}</p>
          <div class="letter-sign">
            <p>{signsAs(meeting, district)}</p>
            <p class="sheet-line">{LETTER.line}</p>
            <p>{LETTER.employee}</p>
          </div>
          <p class="sheet-small">{printed}</p>
        </article>
        {sessions.length > 0 && (
          <article class="sheet">
            <Attached index={0} />
            {district.isDemo && <p class="sheet-sample">{PAPERS.sample}</p>}
            <h2>{AGENDA_PAPER.heading}</h2>
            <AgendaTables sessions={sessions} />
            <p class="sheet-small">{printed}</p>
          </article>
        )}
        {listAt >= 0 && (
          <article class="sheet">
            <Attached index={listAt} />
            {district.isDemo && <p class="sheet-sample">{PAPERS.sample}</p>}
            <h2>{LETTER.listHeading}</h2>
            <p class="letter-day">
              {asOfLine(asOf)}. {LETTER.count(people.length)}
            </p>
            <InvitedList people={people} />
            <p class="sheet-small">{printed}</p>
          </article>
        )}
      </div>
    </>
  )
}

function daysBetween(startsOn: string, endsOn: string): string {
  const [first = ''] = dayWords(startsOn).split(',')
  const [last = ''] = dayWords(endsOn).split(',')
  return `${first} s.d. ${last}, ${formatDates(startsOn, endsOn)}`
}

function Head({ district, shown }: Pick<Props, 'district' | 'shown'>): JSX.Element {
  return (
    <>
      <header class="sheet-letter">
        {letterOf(shown.meeting, district).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {district.isDemo && <p class="sheet-sample">{PAPERS.sample}</p>}
    </>
  )
}

function Attached({ index }: { readonly index: number }): JSX.Element {
  return (
    <div class="letter-attached">
      <p>{LETTER.attachment(roman(index))}</p>
      <p>{LETTER.numberLine}</p>
    </div>
  )
}

/** Numbered through all sub-districts; the kind only where there is more than one. */
function InvitedList({ people }: { readonly people: readonly MeetingPerson[] }): JSX.Element {
  const groups = groupsOf(people)
  const hasKinds = new Set(people.map(({ kind }) => kind)).size > 1
  return (
    <div class="sheet-scroll" tabIndex={0} role="region" aria-label={LETTER.listHeading}>
      <table class="sheet-table letter-list">
        <thead>
          <tr>
            <th scope="col">{LETTER.no}</th>
            <th scope="col">{LETTER.name}</th>
            {hasKinds && <th scope="col">{LETTER.kind}</th>}
            <th scope="col">{LETTER.area}</th>
          </tr>
        </thead>
        {groups.map((group, index) => (
          <Rows
            key={group.name}
            group={group}
            before={groups.slice(0, index).reduce((sum, { people: of }) => sum + of.length, 0)}
            hasKinds={hasKinds}
          />
        ))}
      </table>
    </div>
  )
}

type RowsProps = {
  readonly group: Group
  /** People in the groups above. */
  readonly before: number
  readonly hasKinds: boolean
}

function Rows({ group, before, hasKinds }: RowsProps): JSX.Element {
  return (
    <tbody>
      <tr class="letter-group">
        <th scope="rowgroup" colSpan={hasKinds ? 4 : 3}>
          {group.name === ''
            ? LETTER.nowhere
            : LETTER.perSubDistrict(group.name, group.people.length)}
        </th>
      </tr>
      {group.people.map((person, index) => (
        <tr key={person.cadreId}>
          <td class="num">{before + index + 1}</td>
          <td>{person.name}</td>
          {hasKinds && <td>{KIND_WORDS[person.kind]}</td>}
          <td>
            {villageOf(person) || (person.area === null ? LETTER.none : LETTER.wholeSubDistrict)}
          </td>
        </tr>
      ))}
    </tbody>
  )
}
