/** Who was affected: counts, the people by area, what happened, the clock of the law, and the two letters to print. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { findAffected } from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { More } from '../../components/More.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Stat } from '../../components/Stat.tsx'
import { Table, type Column } from '../../components/Table.tsx'
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
/** Rows at first: what follows the list, above all the letters, stays within reach on a phone. */
const FIRST = 20
const AT_ONCE = 100

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
          definition={BREACH.entriesAre}
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
        <Rows
          label={BREACH.people}
          rows={people}
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
        <Rows
          label={BREACH.entries}
          rows={entries}
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

function Rows<Row>({
  label,
  rows,
  rowKey,
  columns,
}: {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
}): JSX.Element {
  const [shown, setShown] = useState(FIRST)
  const visible = rows.slice(0, shown)
  return (
    <>
      <Table label={label} rows={visible} rowKey={rowKey} columns={columns} />
      <More
        shown={visible.length}
        total={rows.length}
        onMore={shown < rows.length ? () => setShown(shown + AT_ONCE) : undefined}
      />
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
