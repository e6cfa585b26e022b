/** Villages without a cadre now, with the ways to fill them, and what ends soon. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listVacancies,
  type Ending,
  type Vacancy,
} from '../../../../worker/contract/roster-life.ts'
import type { AreaChoice } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { formatDate } from '../../text/format.ts'
import { areaName, areaWords, END_WORDS } from '../../text/roster.ts'
import { MOVE, VACANT } from '../../text/roster-life.ts'
import { AddCadre } from './AddCadre.tsx'
import { Appoint } from './Appoint.tsx'

export function Vacancies(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={VACANT.loading} rows={8} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <AreaVacancies key={area.code} area={area} mayEdit={mayEdit} />
}

type Props = { readonly area: OfficeArea; readonly mayEdit: boolean }

function AreaVacancies({ area, mayEdit }: Props): JSX.Element {
  const reply = useReply(area.code, (signal) =>
    call(listVacancies, { area: area.code }, { signal }),
  )
  const [filter, setFilter] = useUrlState('saring')
  const [adding, setAdding] = useState<AreaChoice | null>(null)
  const [appointing, setAppointing] = useState<AreaChoice | null>(null)
  const [said, setSaid] = useState('')
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading') return <Loading label={VACANT.loading} rows={8} />
  const { vacancies, villages, endings, hasMoreEndings, asOf } = reply.answer
  const tell = (words: string) => {
    setAdding(null)
    setAppointing(null)
    setSaid(words)
    reply.reload()
  }
  const left = vacancies.filter(({ last }) => last !== null)
  const never = vacancies.filter(({ last }) => last === null)
  const shown = filter === 'ditinggalkan' ? left : filter === 'belum' ? never : vacancies
  return (
    <div class="roster tall">
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {villages === 0 ? (
        <Empty title={VACANT.noVillages}>{VACANT.noVillagesBody}</Empty>
      ) : vacancies.length === 0 ? (
        <Empty title={VACANT.none}>{VACANT.noneBody}</Empty>
      ) : (
        <>
          <h2>{VACANT.vacantTitle(vacancies.length, villages)}</h2>
          <div class="roster-filters">
            <Chips
              label={VACANT.show}
              value={filter}
              onChange={setFilter}
              chips={[
                { value: '', label: VACANT.all, count: vacancies.length },
                { value: 'ditinggalkan', label: VACANT.left, count: left.length },
                { value: 'belum', label: VACANT.never, count: never.length },
              ]}
            />
          </div>
          <VacantTable rows={shown} mayEdit={mayEdit} onAdd={setAdding} onAppoint={setAppointing} />
        </>
      )}
      <h2>{VACANT.endTitle}</h2>
      <p class="muted">{VACANT.endHelp}</p>
      {endings.length === 0 ? (
        <Empty title={VACANT.endNone} />
      ) : (
        <EndingTable rows={endings} today={asOf} />
      )}
      {hasMoreEndings && <p class="muted">{VACANT.endMore}</p>}
      {adding !== null && (
        <AddCadre
          district={area.districtCode}
          areaCode={adding.code}
          onClose={() => setAdding(null)}
          onAdded={tell}
        />
      )}
      {appointing !== null && (
        <Appoint
          district={area.districtCode}
          to={appointing}
          today={asOf}
          onClose={() => setAppointing(null)}
          onDone={() => tell(MOVE.done)}
        />
      )}
    </div>
  )
}

type VacantProps = {
  readonly rows: readonly Vacancy[]
  readonly mayEdit: boolean
  readonly onAdd: (area: AreaChoice) => void
  readonly onAppoint: (area: AreaChoice) => void
}

function VacantTable({ rows, mayEdit, onAdd, onAppoint }: VacantProps): JSX.Element {
  return (
    <Table
      label={VACANT.title}
      rows={rows}
      rowKey={({ area }) => area.code}
      columns={[
        {
          key: 'area',
          title: VACANT.colArea,
          sort: ({ area }) => `${area.subDistrictName} ${area.name}`,
          cell: ({ area }) => (
            <>
              <strong>{areaName(area)}</strong>
              <span class="small muted roster-line">Kecamatan {area.subDistrictName}</span>
            </>
          ),
        },
        {
          key: 'since',
          title: VACANT.colSince,
          sort: ({ last }) => last?.endedOn ?? '',
          cell: ({ last }) =>
            last === null ? (
              <span class="muted">{VACANT.sinceUnknown}</span>
            ) : (
              formatDate(last.endedOn)
            ),
        },
        { key: 'last', title: VACANT.colLast, cell: ({ last }) => <Last last={last} /> },
        {
          key: 'decree',
          title: VACANT.colDecree,
          cell: ({ last }) =>
            last?.decreeNumber == null ? (
              <span class="muted">-</span>
            ) : (
              <>
                {last.decreeNumber}
                {last.decreeOn !== null && (
                  <span class="small muted roster-line">{formatDate(last.decreeOn)}</span>
                )}
              </>
            ),
        },
        {
          key: 'next',
          title: mayEdit ? VACANT.actions : VACANT.colNext,
          cell: ({ area, next }) => (
            <>
              {next !== null && (
                <span class="roster-line">
                  {VACANT.next(next.cadre.name, formatDate(next.startsOn))}
                </span>
              )}
              {next === null && !mayEdit && <span class="muted">-</span>}
              {next === null && mayEdit && (
                <span class="roster-choices">
                  <Button icon="plus" onClick={() => onAdd(area)}>
                    {VACANT.add}
                  </Button>
                  <Button kind="quiet" icon="arrow-right" onClick={() => onAppoint(area)}>
                    {VACANT.appoint}
                  </Button>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function Last({ last }: Pick<Vacancy, 'last'>): JSX.Element {
  if (last === null) return <span class="muted">-</span>
  return (
    <>
      <a href={`/dinas/kader/?id=${last.cadre.id}`}>{last.cadre.name}</a>
      {last.reason !== null && (
        <span class="small muted roster-line">{END_WORDS[last.reason]}</span>
      )}
    </>
  )
}

type EndingProps = { readonly rows: readonly Ending[]; readonly today: string }

function EndingTable({ rows, today }: EndingProps): JSX.Element {
  const ends = ({ endedOn, decreeUntil }: Ending) => {
    if (endedOn !== null) return VACANT.endsOn(formatDate(endedOn))
    const until = decreeUntil ?? today
    return until < today
      ? VACANT.decreePast(formatDate(until))
      : VACANT.decreeUntil(formatDate(until))
  }
  return (
    <Table
      label={VACANT.endTitle}
      rows={rows}
      rowKey={({ assignmentId }) => assignmentId}
      columns={[
        {
          key: 'name',
          title: VACANT.colName,
          sort: ({ cadre }) => cadre.name,
          cell: ({ cadre }) => (
            <>
              <a href={`/dinas/kader/?id=${cadre.id}`}>{cadre.name}</a>
              <span class="small muted num roster-line">{cadre.code}</span>
            </>
          ),
        },
        {
          key: 'area',
          title: VACANT.colArea,
          cell: ({ area, isOnly }) => (
            <>
              {areaWords(area)}
              {isOnly && (
                <span class="roster-line">
                  <span class="tag wait">{VACANT.only}</span>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'ends',
          title: VACANT.colEnds,
          sort: ({ endedOn, decreeUntil }) => endedOn ?? decreeUntil ?? '',
          cell: (row) => (
            <>
              {ends(row)}
              {row.reason !== null && (
                <span class="small muted roster-line">{END_WORDS[row.reason]}</span>
              )}
            </>
          ),
        },
        {
          key: 'number',
          title: VACANT.colNumber,
          cell: ({ decreeNumber }) => decreeNumber ?? <span class="muted">-</span>,
        },
      ]}
    />
  )
}
