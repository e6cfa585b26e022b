/** Who was affected: counts, the people by area, what happened, the clock of the law, and the two letters to print. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { findAffected } from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Stat } from '../../components/Stat.tsx'
import { Table } from '../../components/Table.tsx'
import { saveCsv, saveXlsx } from '../../lib/save-table.ts'
import { useZone, type OfficeArea } from '../../lib/session.ts'
import { actionWords } from '../../text/audit-actions.ts'
import { formatDate, formatMoment, formatNumber } from '../../text/format.ts'
import { authorityLetter, BREACH, subjectLetter } from '../../text/privacy-office.ts'
import { LawClock } from './LawClock.tsx'

type Props = {
  readonly area: OfficeArea
  readonly found: ReplyOf<typeof findAffected> & { readonly from: string; readonly until: string }
}

const LAW = 72 * 3_600_000
const SHOWN = 100

export function Affected({ area, found }: Props): JSX.Element {
  const zone = useZone()
  const { people, entries, now } = found
  // Typed as on the wall of whoever types it.
  const [knownAt, setKnownAt] = useState('')
  const known = knownAt === '' ? null : new Date(knownAt)
  const isKnown = known !== null && !Number.isNaN(known.getTime())
  const due = isKnown ? new Date(known.getTime() + LAW).toISOString() : null
  const areas = new Set(people.map(({ areaCode }) => areaCode)).size
  const when =
    found.from === found.until
      ? formatDate(found.from)
      : `${formatDate(found.from)} sampai ${formatDate(found.until)}`
  const table = [
    [BREACH.name, BREACH.code, BREACH.place, BREACH.looks, BREACH.lists, BREACH.first, BREACH.last],
    ...people.map((person) => [
      person.name,
      person.code,
      `${person.areaName} (${person.areaCode})`,
      String(person.looks),
      String(person.lists),
      formatMoment(person.firstAt, zone),
      formatMoment(person.lastAt, zone),
    ]),
  ]
  const name = `${BREACH.file}-${area.districtCode}-${found.from}`

  if (people.length === 0) {
    return (
      <Empty title={BREACH.none}>
        <p>{BREACH.noneBody}</p>
      </Empty>
    )
  }
  return (
    <>
      <div class="stats no-print">
        <Stat label={BREACH.people} value={formatNumber(people.length)} definition={when} />
        <Stat label={BREACH.areas} value={formatNumber(areas)} definition={area.district.name} />
        <Stat
          label={BREACH.entries}
          value={formatNumber(entries.length)}
          definition={BREACH.logged}
        />
      </div>
      <div class="no-print">
        {found.isCut && <Notice kind="danger">{BREACH.cut}</Notice>}
        {entries.some((entry) => entry.people === null) && (
          <Notice kind="wait">{BREACH.unsure}</Notice>
        )}
      </div>
      <section class="panel no-print">
        <Field
          label={BREACH.found}
          help={BREACH.foundHelp}
          value={knownAt}
          onInput={setKnownAt}
          type="datetime-local"
        />
        {due !== null && isKnown && (
          <>
            <p>
              {BREACH.due}: <strong>{formatMoment(due, zone)}</strong>
            </p>
            <LawClock from={known.toISOString()} until={due} now={now} />
          </>
        )}
        <div class="tool-buttons">
          <Button icon="download" onClick={() => saveCsv(table, name)}>
            {BREACH.saveCsv}
          </Button>
          <Button icon="sheet" onClick={() => void saveXlsx(table, name, BREACH.people)}>
            {BREACH.saveXlsx}
          </Button>
          <Button icon="print" onClick={() => print()}>
            {BREACH.print}
          </Button>
        </div>
      </section>
      <div class="no-print">
        <Table
          label={BREACH.people}
          rows={people.slice(0, SHOWN)}
          total={people.length}
          rowKey={({ cadreId }) => cadreId}
          columns={[
            { key: 'name', title: BREACH.name, cell: (person) => person.name },
            { key: 'code', title: BREACH.code, cell: (person) => person.code },
            { key: 'place', title: BREACH.place, cell: (person) => person.areaName },
            {
              key: 'looks',
              title: BREACH.looks,
              numeric: true,
              cell: (person) => formatNumber(person.looks),
            },
            {
              key: 'lists',
              title: BREACH.lists,
              numeric: true,
              cell: (person) => formatNumber(person.lists),
            },
            {
              key: 'last',
              title: BREACH.last,
              cell: (person) => formatMoment(person.lastAt, zone),
            },
          ]}
        />
        <h2>{BREACH.entries}</h2>
        <Table
          label={BREACH.entries}
          rows={entries.slice(0, SHOWN)}
          total={entries.length}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', title: BREACH.at, cell: (entry) => formatMoment(entry.at, zone) },
            { key: 'who', title: BREACH.who, cell: (entry) => entry.actorName },
            {
              key: 'did',
              title: BREACH.did,
              cell: (entry) => actionWords(entry.action, '', {}),
            },
            {
              key: 'people',
              title: BREACH.reach,
              cell: (entry) =>
                entry.people === null ? BREACH.reachAll : formatNumber(entry.people),
            },
          ]}
        />
      </div>
      <section class="letters" aria-labelledby="surat">
        <h2 id="surat" class="no-print">
          {BREACH.letters}
        </h2>
        <Letter title={BREACH.toSubject} lines={subjectLetter(area.district.officeName, when)} />
        <Letter
          title={BREACH.toAuthority}
          lines={authorityLetter(area.district.officeName, when, people.length, areas)}
        />
      </section>
    </>
  )
}

function Letter({
  title,
  lines,
}: {
  readonly title: string
  readonly lines: readonly string[]
}): JSX.Element {
  return (
    <article class="letter">
      <h3>{title}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="letter-sign">
        [tempat, tanggal]
        <br />
        [jabatan]
        <br />
        <br />
        <br />
        [nama]
      </p>
    </article>
  )
}
