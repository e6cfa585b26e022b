/** The bank: its questions searched and filtered, what was never saved, and where a new one begins. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { BankRow } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { get, put } from '../../../lib/tab-store.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { BANK, LEVEL_WORDS, TYPE_WORDS } from '../../../text/bank-office.ts'
import { formatDate } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { EDIT_HREF, FILES_HREF } from './addresses.ts'
import { asked, Filters, type Wanted } from './Filters.tsx'
import { KeptItems } from './KeptItems.tsx'
import { useBank, type Bank } from './use-bank.ts'
import { useBankCounts } from './use-bank-counts.ts'
import { useSearch, type Search } from './use-search.ts'

export function BankList(): JSX.Element {
  const bank = useBank()
  if (bank === null) return <Loading label={BANK.loading} rows={6} />
  return <List key={bank.area} bank={bank} />
}

/** Words that were searched for stay in this tab: they belong into no address. */
const TYPED = 'soal-cari'

function List({ bank }: { readonly bank: Bank }): JSX.Element {
  const { area } = bank
  const [type, setType] = useUrlState('jenis')
  const [level, setLevel] = useUrlState('tingkat')
  const [tag, setTag] = useUrlState('label')
  const [state, setState] = useUrlState('keadaan')
  const [typed, setTyped] = useState(() => get(TYPED) ?? '')
  const words = useSettled(typed)
  useEffect(() => void put(TYPED, words), [words])
  const wanted: Wanted = { type, level, tag }
  const isRetired = state === 'disisihkan'
  const counts = useBankCounts(area)
  const search = useSearch({
    area,
    ...(words === '' ? {} : { words }),
    ...asked(wanted),
    ...(isRetired ? { retired: true } : {}),
  })
  const set = { type: setType, level: setLevel, tag: setTag }
  const isFiltered = words !== '' || type !== '' || level !== '' || tag !== ''
  const mayWrite = bank.mayWrite(area)
  const isEmpty = search.rows?.length === 0 && !isFiltered && !isRetired && counts.total === 0
  const clear = (): void => {
    setTyped('')
    for (const reset of [setType, setLevel, setTag]) reset('')
  }
  return (
    <div class="bank">
      {bank.areas.length > 1 && (
        <Select label={BANK.bank} value={area} options={bank.areas} onChange={bank.choose} />
      )}
      <KeptItems accountId={bank.who.accountId} />
      {!isEmpty && (
        <div class="toolbar">
          <Field
            label={BANK.search}
            type="search"
            value={typed}
            onInput={setTyped}
            maxLength={200}
          />
          {mayWrite && (
            <div class="bank-start">
              <Button kind="primary" icon="plus" href={`${EDIT_HREF}#baru`}>
                {BANK.write}
              </Button>
              <Button icon="import" href={FILES_HREF}>
                {BANK.fromFile}
              </Button>
            </div>
          )}
        </div>
      )}
      {!isEmpty && (
        <>
          <Filters wanted={wanted} tags={counts.tags} onChange={(key, value) => set[key](value)} />
          <Chips
            label={BANK.state}
            value={state}
            chips={[
              { value: '', label: BANK.inUse },
              { value: 'disisihkan', label: BANK.retired },
            ]}
            onChange={setState}
          />
        </>
      )}
      {search.error !== null && <Problem error={search.error} onRetry={search.reload} />}
      {search.rows === null && search.error === null && <Loading label={BANK.loading} rows={6} />}
      {search.rows !== null && search.rows.length > 0 && (
        <Rows
          search={search}
          rows={search.rows}
          area={area}
          isRetired={isRetired}
          total={counts.total}
        />
      )}
      {search.rows?.length === 0 &&
        (isEmpty ? (
          <FirstQuestion mayWrite={mayWrite} />
        ) : isFiltered ? (
          <Empty title={BANK.noMatchTitle} action={<Button onClick={clear}>{BANK.clear}</Button>}>
            {BANK.noMatch}
          </Empty>
        ) : (
          <Empty title={BANK.noRetiredTitle}>{BANK.noRetired}</Empty>
        ))}
    </div>
  )
}

function FirstQuestion({ mayWrite }: { readonly mayWrite: boolean }): JSX.Element {
  if (!mayWrite) return <Empty title={BANK.emptyTitle}>{BANK.emptyReader}</Empty>
  return (
    <Empty
      title={BANK.emptyTitle}
      action={
        <>
          <Button kind="primary" icon="plus" href={`${EDIT_HREF}#baru`}>
            {BANK.writeFirst}
          </Button>
          <Button icon="import" href={FILES_HREF}>
            {BANK.fromFile}
          </Button>
        </>
      }
    >
      {BANK.empty}
    </Empty>
  )
}

type RowsProps = {
  readonly search: Search
  readonly rows: readonly BankRow[]
  readonly area: string
  readonly isRetired: boolean
  /** Null while it is not known. */
  readonly total: number | null
}

function Rows({ search, rows, area, isRetired, total }: RowsProps): JSX.Element {
  return (
    <>
      <p class="bank-total num" role="status">
        {BANK.shown(rows.length)} {!isRetired && total !== null && BANK.total(total)}
      </p>
      <Table
        label={BANK.label}
        rows={rows}
        rowKey={({ itemId }) => itemId}
        columns={[
          {
            key: 'stem',
            title: BANK.stem,
            cell: ({ itemId, stem, code, ownerArea }) => (
              <>
                <a class="bank-stem" href={`${EDIT_HREF}#${itemId}`}>
                  {stem}
                </a>
                <span class="help">
                  <span class="num">{code}</span>
                  {ownerArea !== area && `, ${BANK.above}`}
                </span>
              </>
            ),
          },
          { key: 'type', title: BANK.type, cell: (row) => TYPE_WORDS[row.type] },
          { key: 'level', title: BANK.level, cell: (row) => LEVEL_WORDS[row.level] },
          {
            key: 'tags',
            title: BANK.tag,
            cell: ({ tags }) =>
              tags.length === 0 ? (
                <span class="muted">-</span>
              ) : (
                <span class="bank-row-tags">
                  {tags.map((each) => (
                    <span class="tag" key={each}>
                      {each}
                    </span>
                  ))}
                </span>
              ),
          },
          {
            key: 'saved',
            title: BANK.saved,
            cell: ({ savedAt, savedBy, version }) => (
              <>
                {formatDate(savedAt)}
                <span class="help">
                  {savedBy}, {BANK.version(version)}
                </span>
              </>
            ),
          },
        ]}
      />
      {search.more !== undefined && (
        <p>
          <Button onClick={search.more} busy={search.isBusy ? SHARED.loading : undefined}>
            {SHARED.showMore}
          </Button>
        </p>
      )}
    </>
  )
}
