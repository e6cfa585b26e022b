/** The list behind a statement, down to each certificate. It was frozen with the numbers; opening it is logged. */
import type { JSX } from 'preact'
import {
  readStatementList,
  type StatementFacts,
  type StatementListed,
} from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate } from '../../../text/format.ts'
import { STATEMENT } from '../../../text/statements.ts'
import { STATEMENT_LIST, STATEMENT_SHEET, STATEMENTS } from '../../../text/statements-office.ts'
import { useStatement } from './use-statement.ts'

const HOME = '/dinas/bukti/'

export function StatementList(): JSX.Element {
  const { id, area, reply } = useStatement()
  const code = area?.code ?? ''
  const list = useReply(id === '' || code === '' ? null : `${code} ${id}`, (signal) =>
    call(readStatementList, { area: code, id }, { signal }),
  )
  if (area !== null && id === '') {
    return (
      <Empty
        title={STATEMENT_LIST.choose}
        action={<Button href={HOME}>{STATEMENT_SHEET.back}</Button>}
      />
    )
  }
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (list.state === 'failed') return <Problem error={list.error} onRetry={list.reload} />
  if (reply.state === 'loading' || list.state === 'loading') {
    return <Loading label={STATEMENT_LIST.loading} rows={6} />
  }
  const { facts } = reply.answer
  return (
    <div class="statements">
      <p>
        <b class="num">{facts.code}</b> · {STATEMENT.asOf(facts.asOf)}
      </p>
      <Rows facts={facts} cadres={list.answer.cadres} />
      <p class="small">
        {STATEMENT.listHash}: <code>{list.answer.listHash}</code>
      </p>
      <div class="actions">
        <Button icon="arrow-left" href={HOME}>
          {STATEMENTS.current}
        </Button>
      </div>
    </div>
  )
}

const SHOWN = ['semua', 'terlatih', 'belum'] as const

type RowsProps = {
  readonly facts: StatementFacts
  readonly cadres: readonly StatementListed[]
}

function Rows({ facts, cadres }: RowsProps): JSX.Element {
  const [shown, setShown] = useUrlState('tampil', 'semua')
  const names = namesOf(facts)
  const trained = cadres.filter(({ proof }) => proof !== null)
  const untrained = cadres.filter(({ proof }) => proof === null)
  const [all, yes, no] = SHOWN
  const rows = shown === yes ? trained : shown === no ? untrained : cadres
  const placeOf = ({ areas }: StatementListed) =>
    areas.map((code) => names.get(code) ?? code).join('; ')
  return (
    <>
      <Chips
        label={STATEMENT_LIST.show}
        value={shown}
        onChange={setShown}
        chips={[
          { value: all, label: STATEMENT_LIST.all, count: cadres.length },
          { value: yes, label: STATEMENT_LIST.trained, count: trained.length },
          { value: no, label: STATEMENT_LIST.untrained, count: untrained.length },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title={STATEMENT_LIST.emptyTitle}>
          <p>{STATEMENT_LIST.empty}</p>
        </Empty>
      ) : (
        <Table
          label={STATEMENT_LIST.label}
          rows={rows}
          rowKey={({ cadreId }) => cadreId}
          total={cadres.length}
          columns={[
            {
              key: 'name',
              title: STATEMENT_LIST.name,
              sort: ({ name }) => name,
              cell: ({ name }) => name,
            },
            { key: 'area', title: STATEMENT_LIST.area, sort: placeOf, cell: placeOf },
            {
              key: 'certificate',
              title: STATEMENT_LIST.certificate,
              cell: ({ proof }) => <Certificate proof={proof} />,
            },
            {
              key: 'issuedOn',
              title: STATEMENT_LIST.issuedOn,
              sort: ({ proof }) => proof?.issuedOn ?? '',
              cell: ({ proof }) => (proof === null ? '-' : formatDate(proof.issuedOn)),
            },
          ]}
        />
      )}
    </>
  )
}

function Certificate({ proof }: Pick<StatementListed, 'proof'>): JSX.Element {
  if (proof === null) return <span class="tag wait">{STATEMENT_LIST.none}</span>
  const { number, code } = proof
  if (code === null) {
    return (
      <>
        {number} <span class="tag">{STATEMENT_LIST.recorded}</span>
      </>
    )
  }
  return (
    <a class="link" href={`/v/${code}`}>
      {number}
    </a>
  )
}

/** `Tempursari, Kec. Tempursari` by code. */
function namesOf({ parts, villages }: StatementFacts): ReadonlyMap<string, string> {
  const subDistricts = new Map(parts.map(({ code, name }) => [code, name]))
  return new Map([
    ...parts.map(({ code, name }): [string, string] => [code, `Kec. ${name}`]),
    ...villages.map(({ code, name, subDistrictCode }): [string, string] => [
      code,
      `${name}, Kec. ${subDistricts.get(subDistrictCode) ?? subDistrictCode}`,
    ]),
  ])
}
