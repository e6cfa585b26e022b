/** Old certificates that the office recorded: the lists with their state, one opened to be looked at and decided. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listRecordBatches, type RecordBatch } from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatMoment, formatNumber } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { BATCH_STATE, RECORDS } from '../../../text/records-office.ts'
import { Frame, type Desk } from '../Frame.tsx'
import { usePages } from '../../../lib/use-pages.ts'
import { BatchDialog } from './BatchDialog.tsx'

const ADD = '/dinas/sertifikat/lama/catat/'

export function Records(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/lama/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district, mayPropose } = desk
  const [openId, setOpenId] = useUrlState('daftar')
  const [said, setSaid] = useState('')
  const list = usePages(district, async (after) => {
    const { batches, next } = await call(listRecordBatches, {
      district,
      ...(after === undefined ? {} : { after }),
    })
    return { rows: batches, next }
  })
  const add = mayPropose && (
    <Button kind="primary" icon="import" href={ADD}>
      {RECORDS.add}
    </Button>
  )
  return (
    <>
      {list.rows !== null && list.rows.length > 0 && add}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.rows === null && list.error === null && <Loading label={RECORDS.loading} rows={4} />}
      {list.rows?.length === 0 && (
        <Empty title={RECORDS.emptyTitle} action={add}>
          {mayPropose ? RECORDS.empty : RECORDS.emptyReader}
        </Empty>
      )}
      {list.rows !== null && list.rows.length > 0 && (
        <BatchTable batches={list.rows} desk={desk} onOpen={setOpenId} />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {RECORDS.more}
        </Button>
      )}
      {openId !== '' && (
        <BatchDialog
          key={openId}
          desk={desk}
          id={openId}
          onClose={() => setOpenId('')}
          onChanged={list.reload}
          onDone={(words) => {
            setOpenId('')
            setSaid(words)
            list.reload()
          }}
        />
      )}
    </>
  )
}

const TONE: Record<RecordBatch['state'], string> = {
  PROPOSED: 'tag wait',
  ACCEPTED: 'tag done',
  RETURNED: 'tag danger',
}

type TableProps = {
  readonly batches: readonly RecordBatch[]
  readonly desk: Desk
  readonly onOpen: (id: string) => void
}

function BatchTable({ batches, desk, onOpen }: TableProps): JSX.Element {
  return (
    <Table
      label={RECORDS.label}
      rows={batches}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'list',
          title: RECORDS.list,
          cell: ({ fileName, countsAsTrained }) => (
            <>
              {fileName}
              <span class="help">{countsAsTrained ? RECORDS.counted : RECORDS.notCounted}</span>
            </>
          ),
        },
        {
          key: 'when',
          title: RECORDS.when,
          cell: ({ proposedAt }) => formatMoment(proposedAt, desk.area.district.timeZone),
        },
        {
          key: 'rows',
          title: RECORDS.rows,
          numeric: true,
          cell: ({ rows, withdrawn }) => (
            <>
              {formatNumber(rows)}
              {withdrawn > 0 && <span class="help">{RECORDS.withdrawn(withdrawn)}</span>}
            </>
          ),
        },
        {
          key: 'files',
          title: RECORDS.files,
          cell: ({ files }) => RECORDS.fileCount(files.length),
        },
        {
          key: 'state',
          title: RECORDS.state,
          cell: ({ state }) => <span class={TONE[state]}>{BATCH_STATE[state]}</span>,
        },
        {
          key: 'open',
          title: RECORDS.open,
          cell: ({ id, state, isOwn }) => (
            <Button icon="eye" onClick={() => onOpen(id)}>
              {desk.mayApprove && !isOwn && state === 'PROPOSED' ? RECORDS.open : RECORDS.look}
            </Button>
          ),
        },
      ]}
    />
  )
}
